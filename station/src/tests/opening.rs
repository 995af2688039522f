//! Where a station opens: any folder name, and places that cannot be written to.

use wording::Language;

use crate::StationError;

/// With Linux's own: names of files are any bytes, and there is a place where nobody can make a folder.
#[cfg(target_os = "linux")]
mod on_linux {
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;

    use wording::Language;

    use super::super::*;

    /// Opening gives an error whose sentences name the folder.
    fn check_refused(folder: &Path, code: &str) {
        let error = Station::open(folder).err().unwrap();
        assert_eq!(error.code(), code, "{error}");
        let said = Language::ALL.map(|language| error.say(language));
        let shown = folder.display().to_string();
        assert!(said.iter().all(|said| said.contains(&shown)), "{said:?}");
    }

    #[test]
    fn a_folder_may_have_a_name_that_is_no_text() {
        let outer = tempfile::tempdir().unwrap();
        // « données » in Latin-1.
        let folder = outer.path().join(std::ffi::OsStr::from_bytes(b"donn\xe9es"));
        let mut station = Station::open(&folder).unwrap();
        let (mut debrief, people) = play(&mut station);
        debrief.keep().unwrap();
        let receipt = ask_with_all(&mut debrief).unwrap();
        let out = outer.path().join(std::ffi::OsStr::from_bytes(b"cl\xe9 USB"));
        std::fs::create_dir(&out).unwrap();
        assert!(station.export_package(receipt.claim, &out).unwrap().is_file());
        drop((station, debrief));
        assert_eq!(Station::open(&folder).unwrap().sessions(&people[0]).len(), 1);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_one_sentence() {
        check_refused(Path::new("/proc/envol"), "station-folder");
        let outer = tempfile::tempdir().unwrap();
        let file = outer.path().join("envol");
        std::fs::write(&file, "notes").unwrap();
        check_refused(&file, "station-folder-is-a-file");
        check_refused(&file.join("inside"), "station-folder-is-a-file");
        assert_eq!(std::fs::read(&file).unwrap(), b"notes");
    }
}

#[test]
fn why_a_folder_cannot_be_used_is_told_apart() {
    for (kind, code) in [
        (std::io::ErrorKind::PermissionDenied, "station-folder-denied"),
        (std::io::ErrorKind::ReadOnlyFilesystem, "station-folder-denied"),
        (std::io::ErrorKind::NotADirectory, "station-folder-is-a-file"),
        (std::io::ErrorKind::NotFound, "station-folder"),
    ] {
        let error = StationError::Folder {
            path: "/media/clé/envol".into(),
            source: kind.into(),
        };
        assert_eq!(error.code(), code);
        let said = Language::ALL.map(|language| error.say(language));
        assert!(said.iter().all(|said| said.contains("/media/clé/envol")), "{said:?}");
    }
}

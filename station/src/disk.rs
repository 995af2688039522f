//! Files as a station keeps them: whole or not at all, versioned, set aside where they make no sense.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use situation::encoding;

use crate::error::{Notice, StationError};
use crate::patience::patiently;

/// A kind of file with its version.
pub(crate) trait Kept: Serialize + DeserializeOwned {
    /// Raised when older programs would misread the file.
    const VERSION: u16;

    /// Reads what a program wrote in `version`, which is [`Kept::VERSION`] or one before it; `None` where it makes no
    /// sense.
    fn from_version(_version: u16, content: Value) -> Option<Self> {
        serde_json::from_value(content).ok()
    }
}

/// What a file turned out to be.
#[derive(Debug)]
pub(crate) enum Found<T> {
    /// There is none.
    Nothing,
    /// It could be read.
    Here(T),
    /// It makes no sense and was renamed; a person should know.
    SetAside(Notice),
    /// A newer program wrote it; it stays untouched.
    Newer(Notice),
}

/// What the system says about `path`, as an error of the station.
pub(crate) fn failed(path: &Path, source: io::Error) -> StationError {
    if is_full(&source) {
        full(1)
    } else {
        StationError::Disk {
            path: path.to_owned(),
            source,
        }
    }
}

/// True where the reason is missing space.
pub(crate) fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// "The disk is full", for so many bytes.
pub(crate) fn full(bytes: u64) -> StationError {
    StationError::DiskFull {
        megabytes: bytes.div_ceil(1 << 20).max(1),
    }
}

/// Makes a folder and its parents, readable by its user alone where the system can say so.
pub(crate) fn make_folder(path: &Path) -> Result<(), StationError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    // Windows: folders under %LOCALAPPDATA% inherit access for their user alone.
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|e| failed(path, e))
}

/// Syncs the entries of a folder. Windows cannot open folders as files; its file systems journal entries themselves.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StationError> {
    // The folder of a file without one is the present one.
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    let folder = match File::open(path) {
        Err(_) if cfg!(windows) => return Ok(()),
        opened => opened.map_err(|e| failed(path, e))?,
    };
    match folder.sync_all() {
        Err(e) if !matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Err(failed(path, e)),
        _ => Ok(()),
    }
}

/// Writes a file so that after a cut at any moment either the old or the new content is there: written beside it,
/// synced, renamed over it, folder synced.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StationError> {
    let parent = path.parent().unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = parent.join(format!(".{name}.new"));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = patiently(|| options.open(&beside)).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| patiently(|| fs::rename(&beside, path))) {
        // The old content still stands; what was half written is of no use.
        fs::remove_file(&beside).ok();
        return Err(failed(path, error));
    }
    sync_folder(parent)
}

/// Gives a file or a folder another name in the same folder.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), StationError> {
    patiently(|| fs::rename(from, to)).map_err(|e| failed(from, e))
}

/// Writes JSON that a person can read, whole. What cannot be written as JSON leaves the old content.
pub(crate) fn write_json(path: &Path, value: &impl Serialize) -> Result<(), StationError> {
    let bytes = serde_json::to_vec_pretty(value).map_err(|error| failed(path, error.into()))?;
    write_whole(path, &bytes)
}

/// Writes a kept value whole.
pub(crate) fn keep<T: Kept>(path: &Path, content: &T) -> Result<(), StationError> {
    keep_version(path, T::VERSION, content)
}

/// As [`keep`], for values whose version is not tied to their type.
pub(crate) fn keep_version<T: Serialize>(path: &Path, version: u16, content: &T) -> Result<(), StationError> {
    #[derive(Serialize)]
    struct Versioned<'a, T> {
        version: u16,
        content: &'a T,
    }
    write_json(path, &Versioned { version, content })
}

/// Reads a kept value. A file that the system cannot read is an error; one that makes no sense is set aside.
pub(crate) fn read<T: Kept>(path: &Path) -> Result<Found<T>, StationError> {
    read_with(path, T::VERSION, T::from_version)
}

/// As [`read`], for values whose version is not tied to their type.
pub(crate) fn read_version<T: DeserializeOwned>(path: &Path, version: u16) -> Result<Found<T>, StationError> {
    read_with(path, version, |_, content| serde_json::from_value(content).ok())
}

fn read_with<T>(path: &Path, version: u16, make: impl Fn(u16, Value) -> Option<T>) -> Result<Found<T>, StationError> {
    let bytes = match patiently(|| fs::read(path)) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(e) => return Err(failed(path, e)),
    };
    // Somebody may have opened and saved it in an editor that puts a mark first.
    let value = encoding::text(&bytes)
        .ok()
        .and_then(|text| serde_json::from_str::<Value>(text).ok());
    let content = value.and_then(|mut value| {
        let found = u16::try_from(value.get("version")?.as_u64()?).ok()?;
        Some((found, value.get_mut("content")?.take()))
    });
    if let Some((found, _)) = &content
        && *found > version
    {
        return Ok(Found::Newer(Notice {
            code: "station-notice-newer",
            arguments: vec![("file", shown(path))],
        }));
    }
    match content.and_then(|(found, content)| make(found, content)) {
        Some(content) => Ok(Found::Here(content)),
        None => set_aside(path).map(Found::SetAside),
    }
}

/// Renames what makes no sense to `NAME.unreadable-N`, so that nothing is lost and nothing stands in its place.
pub(crate) fn set_aside(path: &Path) -> Result<Notice, StationError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut number = 1;
    let aside = loop {
        let aside = path.with_file_name(format!("{name}.unreadable-{number}"));
        if !aside.exists() {
            break aside;
        }
        number += 1;
    };
    rename(path, &aside)?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))?;
    tracing::warn!(file = %path.display(), aside = %aside.display(), "unreadable, set aside");
    let aside = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Notice {
        code: "station-notice-set-aside",
        arguments: vec![("file", shown(path)), ("aside", aside)],
    })
}

/// Deletes a folder so that a cut in the middle leaves no half of it: renamed first, swept at the next opening.
pub(crate) fn delete_folder(path: &Path) -> Result<(), StationError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let going = path.with_file_name(format!("{GOING}{name}"));
    rename(path, &going)?;
    sync_folder(path.parent().unwrap_or(Path::new(".")))?;
    patiently(|| fs::remove_dir_all(&going)).map_err(|e| failed(&going, e))
}

/// Beginning of names of folders that are being deleted or not yet complete.
pub(crate) const GOING: &str = ".going-";

/// Removes what an earlier cut left half made or half deleted.
pub(crate) fn sweep(folder: &Path) -> Result<Vec<Notice>, StationError> {
    let left = entries(folder)?.into_iter().filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(GOING) || (name.starts_with('.') && name.ends_with(".new"))
    });
    let notices = left.filter_map(|path| {
        let gone = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        gone.err().map(|_| Notice {
            code: "station-notice-not-deleted",
            arguments: vec![("file", shown(&path))],
        })
    });
    Ok(notices.collect())
}

/// What stands in a folder, sorted by name; nothing where there is none. A folder that cannot be read is not an empty
/// one.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, StationError> {
    let listed = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        listed => listed.and_then(|all| all.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()),
    };
    let mut all = listed.map_err(|error| failed(folder, error))?;
    all.sort();
    Ok(all)
}

/// The end of a path, as a person needs it: file and the folder it is in.
fn shown(path: &Path) -> String {
    let mut last: Vec<_> = path
        .components()
        .rev()
        .take(2)
        .map(|c| c.as_os_str().to_string_lossy())
        .collect();
    last.reverse();
    last.join("/")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Note {
        words: String,
    }

    impl Kept for Note {
        const VERSION: u16 = 2;
    }

    #[test]
    fn what_is_kept_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("note.json");
        assert!(matches!(read::<Note>(&path).unwrap(), Found::Nothing));
        keep(
            &path,
            &Note {
                words: "né à l'été".to_owned(),
            },
        )
        .unwrap();
        let Found::Here(note) = read::<Note>(&path).unwrap() else {
            panic!("unreadable")
        };
        assert_eq!(note.words, "né à l'été");
        // As some editors save it.
        let marked = [b"\xef\xbb\xbf", fs::read(&path).unwrap().as_slice()].concat();
        fs::write(&path, marked).unwrap();
        assert!(matches!(read::<Note>(&path).unwrap(), Found::Here(again) if again == note));
        assert_eq!(entries(folder.path()).unwrap(), [path], "nothing is left beside it");
    }

    #[test]
    fn what_makes_no_sense_is_set_aside_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("note.json");
        for (number, bytes) in [
            b"".as_slice(),
            b"{\"version\":2}",
            b"{\"version\":2,\"content\":{\"words\":3}}",
        ]
        .into_iter()
        .enumerate()
        {
            fs::write(&path, bytes).unwrap();
            assert!(matches!(read::<Note>(&path).unwrap(), Found::SetAside(_)));
            let aside = folder.path().join(format!("note.json.unreadable-{}", number + 1));
            assert_eq!(fs::read(aside).unwrap(), bytes);
            assert!(!path.exists());
        }
    }

    #[test]
    fn what_a_newer_program_wrote_stays_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("note.json");
        fs::write(&path, br#"{"version":3,"content":{"words":[1]}}"#).unwrap();
        assert!(matches!(read::<Note>(&path).unwrap(), Found::Newer(_)));
        assert!(path.exists());
    }

    #[test]
    fn a_write_that_fails_leaves_the_old_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("note.json");
        keep(
            &path,
            &Note {
                words: "first".to_owned(),
            },
        )
        .unwrap();
        // A folder stands where the new content would be written.
        fs::create_dir(folder.path().join(".note.json.new")).unwrap();
        assert!(
            keep(
                &path,
                &Note {
                    words: "second".to_owned()
                }
            )
            .is_err()
        );
        assert!(matches!(read::<Note>(&path).unwrap(), Found::Here(Note { words }) if words == "first"));
    }

    #[test]
    fn a_deletion_that_was_cut_short_is_finished_later() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join(".going-abc/inner")).unwrap();
        fs::write(folder.path().join(".note.json.new"), b"half").unwrap();
        fs::write(folder.path().join("kept.json"), b"whole").unwrap();
        assert!(sweep(folder.path()).unwrap().is_empty());
        assert_eq!(entries(folder.path()).unwrap(), [folder.path().join("kept.json")]);
    }

    #[test]
    fn what_cannot_be_written_as_json_leaves_the_old_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("note.json");
        keep_version(&path, 1, &"first").unwrap();
        // Keys of JSON are texts.
        let odd = std::collections::BTreeMap::from([((1, 2), "second")]);
        assert!(matches!(keep_version(&path, 1, &odd), Err(StationError::Disk { path: at, .. }) if at == path));
        assert!(matches!(read_version::<String>(&path, 1).unwrap(), Found::Here(text) if text == "first"));
        assert_eq!(entries(folder.path()).unwrap(), [path]);
    }

    #[test]
    fn a_folder_that_cannot_be_read_is_not_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(entries(&folder.path().join("none")).unwrap(), Vec::<PathBuf>::new());
        let file = folder.path().join("profiles");
        fs::write(&file, b"no folder").unwrap();
        assert!(matches!(entries(&file), Err(StationError::Disk { path, .. }) if path == file));
        assert!(sweep(&file).is_err());
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_that_cannot_be_synced_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert!(sync_folder(folder.path()).is_ok());
        assert!(sync_folder(Path::new("")).is_ok());
        assert!(sync_folder(&folder.path().join("none")).is_err());
    }
}

//! Data folders that cannot be: one sentence, and no panic.

use std::ffi::OsStr;
use std::process::{Command, Output};

use crate::command::said;

fn serve(data: Option<&OsStr>, language: &str) -> Output {
    let elsewhere = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_issuer-bridge"));
    command
        .args(["--language", language, "serve", "--address", "127.0.0.1:0"])
        .current_dir(elsewhere.path())
        .env_remove("ENVOL_BRIDGE_KEK");
    for home in ["HOME", "XDG_DATA_HOME", "LOCALAPPDATA"] {
        command.env_remove(home);
    }
    if let Some(data) = data {
        command.arg("--data").arg(data);
    }
    command.output().unwrap()
}

/// Refused, with one line that holds `part`.
fn check(data: Option<&OsStr>, part: &str) {
    for language in ["fr", "en"] {
        let output = serve(data, language);
        let text = said(&output);
        assert_eq!(output.status.code(), Some(1), "{data:?}: {text}");
        assert_eq!(text.lines().count(), 1, "{data:?}: {text}");
        assert!(text.contains(part), "{data:?}: no {part} in {text}");
        assert!(
            !text.contains("panicked") && !text.contains("bridge-"),
            "{data:?}: {text}"
        );
    }
}

#[test]
fn without_a_home_the_data_folder_is_asked_for() {
    check(None, "--data");
}

#[cfg(unix)]
#[test]
fn folders_that_cannot_be_written_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fichier");
    std::fs::write(&file, "x").unwrap();
    check(Some(OsStr::new("/proc/envol")), "/proc/envol");
    check(Some(file.as_os_str()), "fichier");
    check(Some(file.join("dedans").as_os_str()), "dedans");
    let there = folder.path().join("there");
    std::fs::create_dir_all(there.join("bridge.sqlite")).unwrap();
    check(Some(there.as_os_str()), "--data");
}

#[cfg(unix)]
#[test]
fn a_folder_whose_name_is_latin_1_is_named() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().unwrap();
    let data = [folder.path().as_os_str().as_bytes(), b"/donn\xe9es"].concat();
    check(Some(OsStr::from_bytes(&data)), "UTF-8");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
}

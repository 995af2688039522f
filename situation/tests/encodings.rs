//! A file as editors save it: with a mark before it, in UTF-16, in Latin-1.

use std::fs;
use std::path::Path;

use situation::Diagnostic;
use situation::diagnostic::Severity;
use situation::scenario::{File, Scenario};
use wording::Language;

use crate::files::say;
use crate::json_files::texts;
use crate::scenarios::registry;

/// « Premier vol » with each file's name and text, as RON and as JSON.
fn shapes() -> [Vec<(&'static str, String)>; 2] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/premier-vol");
    let ron = File::ALL.map(|file| file.names()[0]);
    let ron = ron.map(|name| (name, fs::read_to_string(folder.join(name)).unwrap()));
    let json = texts().into_iter().map(|(file, text)| (file.names()[1], text));
    [ron.into(), json.collect()]
}

/// Loads the files with `changed` written by `save`.
fn load(files: &[(&str, String)], changed: &str, save: impl Fn(&str) -> Vec<u8>) -> Vec<Diagnostic> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let bytes = if *name == changed {
            save(text)
        } else {
            text.clone().into_bytes()
        };
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let (_, mut found) = Scenario::load(folder.path(), &registry());
    found.retain(|d| d.severity > Severity::Note);
    found
}

#[test]
fn a_mark_before_a_file_changes_nothing() {
    for files in shapes() {
        for (name, _) in &files {
            let found = load(&files, name, |text| format!("\u{feff}{text}").into_bytes());
            assert_eq!(found, [], "{name}");
        }
        // Nor does it move what is said of the first line.
        for (name, _) in &files {
            let [plain, marked] = ["", "\u{feff}"].map(|mark| {
                let found = load(&files, name, |text| format!("{mark}§{text}").into_bytes());
                found.iter().map(|d| (d.code, d.place.to_string())).collect::<Vec<_>>()
            });
            assert!(!plain.is_empty(), "{name}");
            assert_eq!(plain, marked, "{name}");
        }
    }
}

#[test]
fn other_encodings_are_named_with_what_to_do() {
    let utf_16 = |text: &str| {
        "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    let latin_1 = |text: &str| text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
    for files in shapes() {
        for (name, text) in &files {
            let found = load(&files, name, utf_16);
            assert_eq!(
                (found[0].code, found[0].place.to_string()),
                ("situation-file-utf-16", format!("{name}:1:1"))
            );
            let found = load(&files, name, latin_1);
            let (at, first) = text
                .char_indices()
                .find(|(_, c)| !c.is_ascii() && u8::try_from(*c).is_ok())
                .unwrap();
            let line = text[..at].matches('\n').count() + 1;
            let column = text[..at].chars().rev().take_while(|c| *c != '\n').count() + 1;
            let place = format!("{name}:{line}:{column}");
            assert_eq!(
                (found[0].code, found[0].place.to_string()),
                ("situation-file-latin-1", place)
            );
            assert_eq!(found[0].arguments, [("found", first.to_string())]);
            let said = Language::ALL.map(|language| say(language, found[0].code, &found[0].arguments));
            assert!(
                said.iter()
                    .all(|said| said.contains("Latin-1") && said.contains("UTF-8")),
                "{said:?}"
            );
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_name_in_another_encoding_is_named() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in &shapes()[0] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    // « clé.txt » in Latin-1.
    fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"cl\xe9.txt")), "").unwrap();
    let (scenario, found) = Scenario::load(folder.path(), &registry());
    assert!(scenario.is_none());
    let said = say(Language::French, found[0].code, &found[0].arguments);
    assert!(
        found[0].code == "situation-folder-name" && said.contains("cl\u{fffd}.txt"),
        "{said}"
    );
}

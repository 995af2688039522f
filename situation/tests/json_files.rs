//! A situation's folder written in JSON: the same situation, the same diagnostics.

use std::fs;
use std::path::Path;

use situation::diagnostic::Severity;
use situation::scenario::{File, Scenario};
use situation::{Diagnostic, Library};
use wording::Language;

use crate::as_json::as_json;
use crate::files::say;
use crate::scenarios::{premier_vol, registry};

/// The files of « Premier vol » as JSON, by stem.
pub(crate) fn texts() -> Vec<(File, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/premier-vol");
    File::ALL
        .into_iter()
        .map(|file| {
            let [ron, _] = file.names();
            let value = as_json(ron, &fs::read_to_string(folder.join(ron)).unwrap());
            (file, serde_json::to_string_pretty(&value).unwrap())
        })
        .collect()
}

/// Loads « Premier vol » from JSON; `edit` is given each file's text.
fn load(edit: impl Fn(File, String) -> String) -> (Option<Scenario>, Vec<Diagnostic>) {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in texts() {
        let [_, json] = file.names();
        fs::write(folder.path().join(json), edit(file, text)).unwrap();
    }
    Scenario::load(folder.path(), &registry())
}

fn graver_than_notes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    let graver = diagnostics.iter().filter(|d| d.severity != Severity::Note);
    graver.map(|d| d.code).collect()
}

#[test]
fn a_situation_in_json_is_the_same_situation() {
    let with_schema = |_, text: String| text.replacen('{', "{ \"$schema\": \"../x.json\",", 1);
    let (scenario, diagnostics) = load(with_schema);
    assert_eq!(graver_than_notes(&diagnostics), [""; 0]);
    let (mut ours, mut theirs) = (scenario.unwrap(), (*premier_vol()).clone());
    assert_eq!(ours.file_name(File::Grid), "grid.json");
    assert_eq!(theirs.file_name(File::Grid), "grid.ron");
    assert_ne!(ours.hash(), theirs.hash());
    // Everything but the manifest: that one names the files as they are.
    ours.manifest = situation::scenario::Manifest::default();
    theirs.manifest = ours.manifest.clone();
    assert_eq!(format!("{ours:#?}"), format!("{theirs:#?}"));
}

#[test]
fn a_rule_in_json_is_explained_at_its_place() {
    // The same mistake twice, the second time after escapes.
    let wrong = |file, text: String| {
        let text = text.replace("\"event(zone_warning)\"", "\"\\u0065vent(zone_warnin)\"");
        if file == File::Grid {
            text.replace("event(zone_back)\"", "\\u0020event(zone_bak)\"")
        } else {
            text
        }
    };
    let (scenario, diagnostics) = load(wrong);
    assert!(scenario.is_none());
    let grid = texts().into_iter().find(|(file, _)| *file == File::Grid).unwrap();
    let grid = wrong(File::Grid, grid.1);
    let at = |needle: &str| {
        let at = grid.find(needle).unwrap();
        let line = grid[..at].matches('\n').count() + 1;
        let column = grid[..at].chars().rev().take_while(|c| *c != '\n').count() + 1;
        format!("grid.json:{line}:{column}")
    };
    let found: Vec<(String, &str)> = diagnostics.iter().map(|d| (d.place.to_string(), d.code)).collect();
    assert!(
        found.contains(&(at("zone_warnin)"), "rule-problem-unknown-event")),
        "{found:?}"
    );
    assert!(
        found.contains(&(at("zone_bak)"), "rule-problem-unknown-event")),
        "{found:?}"
    );
}

#[test]
fn all_that_is_wrong_comes_at_once_in_words_of_json() {
    let (scenario, diagnostics) = load(|file, text| match file {
        File::Scenario => text
            .replace("\"speed_m_s\": 2.5", "\"speed_m_s\": 250.0")
            .replace("\"radius_m\": 2.0", "\"radius_m\": 20.0"),
        File::Grid => text
            .replace("\"status\": \"Proposed\"", "\"status\": \"Propose\"")
            .replacen("\"source\": \"Peer\"", "\"source\": {\"Gam\": {}}", 1)
            .replacen("\"source\": \"Peer\"", "\"source\": 3", 1),
        File::Badge => text.replacen("\"account\": true", "\"account\": true, \"acount\": true", 1),
    });
    assert!(scenario.is_none());
    let said: Vec<String> = diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| format!("{} {}", d.place, say(Language::English, d.code, &d.arguments)))
        .collect();
    let said = said.join("\n");
    for expected in [
        "handling.speed_m_s is 250",
        "beats[2].radius_m is 20",
        "no word “Propose” here. Did you mean “Proposed”",
        "no word “Gam” here. Did you mean “Game”",
        "“3” stands where there should be a word in quotation marks",
        "no field “acount” here. Did you mean “account”",
    ] {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    assert_eq!(said.lines().count(), 6, "{said}");
    assert!(!said.contains(":0"), "{said}");
}

#[test]
fn a_file_written_twice_is_said() {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in texts() {
        fs::write(folder.path().join(file.names()[1]), text).unwrap();
    }
    fs::write(folder.path().join("grid.ron"), "()").unwrap();
    let (scenario, diagnostics) = Scenario::load(folder.path(), &registry());
    assert!(scenario.is_none());
    let found = diagnostics.iter().find(|d| d.code == "situation-file-twice").unwrap();
    let said = say(Language::French, found.code, &found.arguments);
    assert!(
        found.place.file == "grid.json" && said.contains("grid.ron"),
        "{found:?}"
    );
}

#[test]
fn a_library_finds_situations_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("premier-vol");
    fs::create_dir(&inner).unwrap();
    for (file, text) in texts() {
        fs::write(inner.join(file.names()[1]), text).unwrap();
    }
    let (library, diagnostics) = Library::load(folder.path(), &registry());
    assert_eq!(graver_than_notes(&diagnostics), [""; 0]);
    assert!(library.by_id("premier-vol").is_some());
}

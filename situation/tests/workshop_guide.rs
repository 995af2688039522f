//! The guide to another object, followed as it is written: a copy of « Le nichoir » becomes a stool that can be made, a
//! copy of « La ligne » another inquiry, a copy of « L'imprévu » other work with Sam; and the guide for several: a copy
//! of « La machine muette » becomes another machine, a copy of « Le bon plan » another plan, a copy of « Le relais » another
//! relay.

use std::fs;
use std::path::Path;

use simulation::Making;
use situation::Scenario;
use situation::diagnostic::Severity;
use situation::record::record;

use crate::scenarios::registry;

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The blocks of the guide that change a file: what its first line says, and the lines below it.
fn blocks(guide: &str) -> Vec<(String, String)> {
    let parts = guide.split("```ron\n// ").skip(1);
    let blocks = parts.map(|part| {
        let (block, _) = part.split_once("```").unwrap();
        let (says, lines) = block.split_once('\n').unwrap();
        (says.to_owned(), lines.to_owned())
    });
    blocks.collect()
}

/// Words between « and ».
fn quoted(says: &str) -> Vec<&str> {
    let parts = says.split('«').skip(1);
    parts
        .map(|part| part.split_once('»').unwrap().0.trim_matches([' ', '\u{a0}']))
        .collect()
}

/// The lines of `text` from the one that begins with `first` (after `section` has begun) to the one that begins with
/// `last`, with what it opens; in their place stands `lines`.
fn replaced(text: &str, section: &str, first: &str, last: &str, lines: &str) -> String {
    let from = text.find(section).unwrap_or_else(|| panic!("no {section}"));
    let begins = |of: usize, word: &str| {
        let mut at = of;
        for line in text[of..].split_inclusive('\n') {
            if line.trim_start().starts_with(word) {
                return at;
            }
            at += line.len();
        }
        panic!("no {word} after {section}");
    };
    let start = begins(from, first);
    let mut end = begins(start, last);
    let mut open = 0;
    for line in text[end..].split_inclusive('\n') {
        let code = line.split("//").next().unwrap();
        open += code.chars().filter(|c| "([{".contains(*c)).count() as i32;
        open -= code.chars().filter(|c| ")]}".contains(*c)).count() as i32;
        end += line.len();
        if open <= 0 {
            break;
        }
    }
    format!("{}{lines}{}", &text[..start], &text[end..])
}

/// The guide to another object, to another inquiry, and to other work with somebody.
fn guides() -> [String; 3] {
    let guide = fs::read_to_string(root().join("docs/guide-atelier.md")).unwrap();
    let (object, rest) = guide.split_once("## Une autre enquête").unwrap();
    let (inquiry, together) = rest.split_once("## Travailler à deux").unwrap();
    [object, inquiry, together].map(str::to_owned)
}

/// A copy of a situation, changed as a guide says, and how many changes that is.
fn followed(guide: &str, copied: &str) -> (tempfile::TempDir, usize) {
    let folder = tempfile::tempdir().unwrap();
    for file in ["scenario.ron", "grid.ron", "badge.ron"] {
        let from = root().join("scenarios").join(copied).join(file);
        fs::copy(from, folder.path().join(file)).unwrap();
    }
    let blocks = blocks(guide);
    let count = blocks.len();
    for (says, lines) in blocks {
        let (file, _) = says.split_once([',', ' ']).unwrap();
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let named = quoted(&says);
        let changed = match named.as_slice() {
            [field] => replaced(&text, "version:", &format!("{field}:"), &format!("{field}:"), &lines),
            ["parameters", field] => {
                let field = format!("{field}:");
                replaced(&text, "    parameters:", &field, &field, &lines)
            }
            ["parameters", list, id] => {
                let line = format!("(id: \"{id}\"");
                replaced(&text, &format!("        {list}: ["), &line, &line, &lines)
            }
            [section, first, last] => {
                let (first, last) = (format!("\"{first}\":"), format!("\"{last}\":"));
                replaced(&text, &format!("    {section}:"), &first, &last, &lines)
            }
            [row, name] => {
                let line = format!("(name: \"{name}\"");
                replaced(&text, &format!("id: \"{row}\""), &line, &line, &lines)
            }
            _ => panic!("{says}"),
        };
        fs::write(&path, changed).unwrap();
    }
    (folder, count)
}

#[test]
fn the_stool_of_the_guide_can_be_made_as_it_is_written() {
    let (folder, changes) = followed(&guides()[0], "le-nichoir");
    assert_eq!(changes, 16);
    let (scenario, found) = Scenario::load(folder.path(), &registry());
    assert!(found.is_empty(), "{found:#?}");
    let scenario = std::sync::Arc::new(scenario.unwrap());
    assert_eq!(scenario.id, "mon-tabouret");
    assert_eq!(scenario.title.get("fr"), "Le tabouret");
    assert!(matches!(
        scenario.template.making(1_000_000),
        Some(Making::Possible { .. })
    ));
    let recording = record(std::sync::Arc::clone(&scenario), "ordinary", 1, [1; 16]).unwrap();
    let rows: Vec<&str> = recording.observations.iter().map(|seen| seen.row.as_str()).collect();
    for row in [
        "works_wood",
        "follows_order",
        "measures_first",
        "settles_flaw",
        "closes_guard",
        "compares_before",
    ] {
        assert!(rows.contains(&row), "{row}: {rows:?}");
    }
}

#[test]
fn the_inquiry_of_the_guide_can_be_lived_as_it_is_written() {
    let (folder, changes) = followed(&guides()[1], "la-ligne");
    assert_eq!(changes, 9);
    let (scenario, found) = Scenario::load(folder.path(), &registry());
    assert!(found.is_empty(), "{found:#?}");
    let scenario = std::sync::Arc::new(scenario.unwrap());
    assert_eq!(scenario.id, "mon-enquete");
    assert!(matches!(
        scenario.template.making(1_000_000),
        Some(Making::Possible { .. })
    ));
    let mut rows = std::collections::BTreeSet::new();
    for seed in 0..4 {
        let recording = record(std::sync::Arc::clone(&scenario), "ordinary", seed, [1; 16]).unwrap();
        rows.extend(recording.observations.into_iter().map(|seen| seen.row));
    }
    for row in [
        "gauges_doubtful",
        "follows_new_rule",
        "records_before",
        "stops_first",
        "says_doubt",
        "finds_cause",
        "changes_method",
    ] {
        assert!(rows.contains(row), "{row}: {rows:?}");
    }
}

#[test]
fn the_work_with_somebody_of_the_guide_can_be_lived_as_it_is_written() {
    let (folder, changes) = followed(&guides()[2], "l-imprevu");
    assert_eq!(changes, 8);
    let (scenario, found) = Scenario::load(folder.path(), &registry());
    let notes = found.iter().all(|found| found.severity == Severity::Note);
    assert!(notes, "{found:#?}");
    let scenario = std::sync::Arc::new(scenario.unwrap());
    assert_eq!(scenario.id, "ma-caisse");
    assert!(matches!(
        scenario.template.making(1_000_000),
        Some(Making::Possible { .. })
    ));
    let mut rows = std::collections::BTreeSet::new();
    for seed in 0..4 {
        let recording = record(std::sync::Arc::clone(&scenario), "ordinary", seed, [1; 16]).unwrap();
        rows.extend(recording.observations.into_iter().map(|seen| seen.row));
    }
    for row in ["says_it", "applies", "lends", "works_wood", "joins_parts"] {
        assert!(rows.contains(row), "{row}: {rows:?}");
    }
}

/// The guide to another machine, to another plan, and to another relay.
fn guides_for_several() -> [String; 3] {
    let guide = fs::read_to_string(root().join("docs/guide-equipe.md")).unwrap();
    let (machine, rest) = guide.split_once("## Un autre bon plan").unwrap();
    let (plan, relay) = rest.split_once("## Un autre relais").unwrap();
    [machine, plan, relay].map(str::to_owned)
}

/// What is shown in a copy that a guide for several made: it is possible, and these rows are seen with an ordinary crew.
fn is_lived(folder: &Path, id: &str, rows: &[&str]) {
    let (scenario, found) = Scenario::load(folder, &registry());
    // Words of what was left out may stay; the guide says so.
    let left = |found: &situation::diagnostic::Diagnostic| {
        found.severity == Severity::Note || found.code == "situation-words-unused"
    };
    assert!(found.iter().all(left), "{found:#?}");
    let scenario = std::sync::Arc::new(scenario.unwrap());
    assert_eq!(scenario.id, id);
    assert!(matches!(
        scenario.template.making(2_000_000),
        Some(Making::Possible { .. })
    ));
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..4 {
        let recording = record(std::sync::Arc::clone(&scenario), "ordinary", seed, [1; 16]).unwrap();
        seen.extend(recording.observations.into_iter().map(|seen| seen.row));
    }
    for row in rows {
        assert!(seen.contains(*row), "{row}: {seen:?}");
    }
}

#[test]
fn the_machine_of_the_guide_can_be_woken_as_it_is_written() {
    let (folder, changes) = followed(&guides_for_several()[0], "la-machine-muette");
    assert_eq!(changes, 7);
    let rows = [
        "wakes_together",
        "holds_each_place",
        "asks_missing",
        "turns_in_turn",
        "acknowledges",
    ];
    is_lived(folder.path(), "notre-machine", &rows);
}

#[test]
fn the_plan_of_the_guide_can_be_chosen_as_it_is_written() {
    let (folder, changes) = followed(&guides_for_several()[1], "le-bon-plan");
    assert_eq!(changes, 8);
    let rows = ["chooses_together", "shares_own", "waits_for_all", "frees_curtain"];
    is_lived(folder.path(), "notre-plan", &rows);
}

#[test]
fn the_relay_of_the_guide_can_be_run_as_it_is_written() {
    let (folder, changes) = followed(&guides_for_several()[2], "le-relais");
    assert_eq!(changes, 8);
    let rows = [
        "moves_the_fete",
        "carries_with_others",
        "waits_at_the_door",
        "says_what_is_left",
    ];
    is_lived(folder.path(), "notre-relais", &rows);
}

//! Packages of past format versions and of past revisions of the flight, as the programs of their time made them, with
//! the scenario folders of their time: they are still read, and recomputed for as long as simulation and rules keep their
//! revisions.

use std::fs;
use std::path::{Path, PathBuf};

use situation::diagnostic::Severity;
use situation::package::{self, NotRecomputed, Package, PackageError, Recomputed, RecomputedMoment, RecomputedRow};
use situation::replay::Revisions;
use situation::rule::RULES_REVISION;
use situation::{Diagnostic, Scenario};

use crate::scenarios::{key, registry};

/// Packages of format version 1.
const VERSION_1: &str = "package-1";
/// A package of the flight of revision 2, of format version 2.
const FLIGHT_2: &str = "flight-revision-2";

fn folder(kept: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(kept)
}

fn read(kept: &str, name: &str, version: u16) -> (Vec<u8>, Package) {
    let bytes = fs::read(folder(kept).join(format!("{name}.envol"))).unwrap();
    let package = package::read(&bytes).unwrap();
    assert_eq!((package.version, &bytes[8..10]), (version, &version.to_le_bytes()[..]));
    assert_eq!(package.station, key().verifying_key());
    assert!(package.segments.iter().all(|segment| segment.marks.is_empty()));
    (bytes, package)
}

/// What this program says of it: rows where it still has the revisions of the package, `None` where it has not.
fn recomputed(kept: &str, name: &str, package: &Package) -> Option<Vec<RecomputedRow>> {
    let need = Revisions::of_session(&package.header);
    let registry = registry();
    let have = Revisions {
        simulation: registry.get(&package.header.activity).unwrap().revision(),
        rules: RULES_REVISION,
    };
    let (scenario, found): (Option<Scenario>, Vec<Diagnostic>) = Scenario::load(&folder(kept).join(name), &registry);
    // Folders of their time are read for as long as claims wait for them, whatever has changed since.
    let scenario = scenario.unwrap_or_else(|| panic!("{found:?}"));
    assert!(found.iter().all(|d| d.severity == Severity::Note), "{found:?}");
    assert_eq!(scenario.hash(), package.header.scenario_hash, "the folder is as it was");
    match package::recompute(package, &scenario).unwrap() {
        Recomputed::Rows(rows) => {
            assert_eq!(have, need);
            Some(rows)
        }
        Recomputed::NotSameRevision {
            have: said,
            need: asked,
        } => {
            assert_eq!((said, asked), (have, need));
            assert_ne!(have, need);
            None
        }
    }
}

/// Row and attempt of every chosen moment.
fn chosen(package: &Package) -> Vec<(&str, u32)> {
    let rows = package.selection.rows.iter();
    rows.flat_map(|row| row.moments.iter().map(|attempt| (row.row.as_str(), *attempt)))
        .collect()
}

#[test]
fn a_first_flight_of_the_first_revision_is_still_read() {
    let (bytes, package) = read(VERSION_1, "premier-vol", 1);
    assert_eq!(package.claim_id, [1; 16]);
    let moments = chosen(&package);
    assert_eq!(
        moments.iter().map(|(row, _)| *row).collect::<Vec<_>>(),
        ["treats_anomaly", "lands_on_call"]
    );
    // Signed and intact; the flight of today gives other states, and says which revision the package has.
    assert_eq!(recomputed(VERSION_1, "premier-vol", &package), None);
    assert_eq!(Revisions::of_session(&package.header).to_string(), "1.1");
    // Its signature is as strict as on its first day.
    for at in (0..bytes.len()).step_by(61) {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        assert!(package::read(&altered).is_err(), "byte {at}");
    }
    let mut renamed = bytes;
    renamed[8] = 2;
    assert!(matches!(package::read(&renamed), Err(PackageError::Altered { .. })));
}

#[test]
fn a_first_flight_of_the_second_revision_is_still_read() {
    let (_, package) = read(FLIGHT_2, "premier-vol", 2);
    assert_eq!(package.claim_id, [3; 16]);
    let moments = chosen(&package);
    assert_eq!(
        moments.iter().map(|(row, _)| *row).collect::<Vec<_>>(),
        ["treats_anomaly", "lands_on_call"]
    );
    assert_eq!(recomputed(FLIGHT_2, "premier-vol", &package), None);
    assert_eq!(Revisions::of_session(&package.header).to_string(), "2.1");
}

#[test]
fn a_row_that_reads_marks_is_intact_and_said_to_be_of_an_older_package() {
    let (_, package) = read(VERSION_1, "handover", 1);
    assert_eq!(package.claim_id, [2; 16]);
    let moments = chosen(&package);
    if let Some(rows) = recomputed(VERSION_1, "handover", &package) {
        let said: Vec<_> = rows.iter().flat_map(|row| &row.moments).collect();
        assert!(matches!(said[0], RecomputedMoment::Confirmed(seen) if ("answers_bell", seen.attempt) == moments[0]));
        let (row, attempt) = moments[1];
        assert_eq!(row, "rephrases_first");
        let reason = NotRecomputed::ReadsMarks;
        assert_eq!(*said[1], RecomputedMoment::NotRecomputed { attempt, reason });
        let sentence = wording::text(wording::Language::English, reason.code(), &[]);
        assert!(sentence.contains("older"), "{sentence}");
    }
}

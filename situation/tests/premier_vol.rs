//! The shipped scenario.

use std::path::Path;
use std::sync::Arc;

use situation::Library;
use situation::occasion::check_occasions;
use situation::record::record;
use situation::replay::replay;

use crate::scenarios::{premier_vol, registry};

#[test]
fn what_is_shipped_says_nothing_at_every_start() {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    let (library, found) = Library::load(&shipped, &registry());
    assert!(library.by_id("premier-vol").is_some());
    assert_eq!(found, []);
}

#[test]
fn every_required_row_has_its_occasion_in_every_seed() {
    assert_eq!(check_occasions(&premier_vol(), 0..12).unwrap(), []);
}

#[test]
fn the_ordinary_pilot_shows_what_the_badge_asks_for() {
    let scenario = premier_vol();
    let badge = scenario.badge("premier-vol").unwrap();
    let recording = record(Arc::clone(&scenario), "ordinary", 3, [3; 16]).unwrap();
    let seen = |row: &String| recording.observations.iter().any(|o| o.row == *row);
    let count = badge.requires.of.iter().filter(|row| seen(row)).count();
    assert!(
        count >= badge.requires.at_least as usize,
        "{:?}",
        recording.observations
    );
}

#[test]
fn a_session_replays_to_the_same_moments_and_stays_small() {
    let scenario = premier_vol();
    for style in scenario.template.pilot_styles() {
        let recording = record(Arc::clone(&scenario), &style, 11, [11; 16]).unwrap();
        let replayed = replay(&scenario, &recording.journal).unwrap();
        assert_eq!(replayed.observations, recording.observations);
        assert!(!replayed.observations.is_empty());
        let minutes = f64::from(recording.journal.ticks()) / 3600.0;
        let per_ten_minutes = recording.bytes.len() as f64 / minutes * 10.0;
        assert!(
            per_ten_minutes < 500_000.0,
            "{style}: {per_ten_minutes} bytes in ten minutes"
        );
    }
}

#[test]
fn the_hurried_pilot_is_shown_less_but_nothing_is_said_against_it() {
    let scenario = premier_vol();
    let hurried = record(Arc::clone(&scenario), "hurried", 5, [5; 16]).unwrap();
    let rows: Vec<&str> = hurried.observations.iter().map(|o| o.row.as_str()).collect();
    assert!(
        !rows.contains(&"treats_anomaly") && !rows.contains(&"waits_for_green"),
        "{rows:?}"
    );
    assert!(rows.contains(&"flies"), "{rows:?}");
}

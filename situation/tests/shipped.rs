//! What holds of every situation for several, as it is shipped.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use situation::Scenario;
use situation::grid::Source;
use situation::record::record;
use situation::replay::replay;

use crate::scenarios::registry;

/// A shipped scenario, without a remark.
pub(crate) fn shipped(id: &str) -> Arc<Scenario> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios").join(id);
    let (scenario, diagnostics) = Scenario::load(&folder, &registry());
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    Arc::new(scenario.unwrap())
}

/// Everybody of these crews shows at least three rows that the badge asks for, and nobody sits elsewhere.
pub(crate) fn everybody_shows_enough(scenario: &Arc<Scenario>, badge: &str, crews: &[(&str, u8)]) {
    let badge = scenario.badge(badge).unwrap();
    for (style, people) in crews {
        let recording = record(Arc::clone(scenario), style, 3, [3; 16]).unwrap();
        for seat in 0..*people {
            let of_seat = recording.observations.iter().filter(|o| o.seat == seat);
            let seen: BTreeSet<&str> = of_seat.map(|o| o.row.as_str()).collect();
            let asked = badge.requires.of.iter();
            let count = asked.filter(|row| seen.contains(row.as_str())).count();
            assert!(count >= 3, "{style}, seat {seat}: {seen:?}");
        }
        let elsewhere = recording.observations.iter().any(|o| o.seat >= *people);
        assert!(!elsewhere, "nobody sat elsewhere");
    }
}

/// Rows that speak of one gesture rest on events of that very seat: (row, event).
pub(crate) fn rows_rest_on_own_acts(scenario: &Arc<Scenario>, gestures: &BTreeMap<&str, &str>) {
    for style in scenario.template.pilot_styles() {
        let recording = record(Arc::clone(scenario), &style, 5, [5; 16]).unwrap();
        for seen in &recording.observations {
            let Some(gesture) = gestures.get(seen.row.as_str()) else {
                continue;
            };
            let kind = scenario.template.vocabulary().event_index(gesture).unwrap();
            let mut events = seen.events.iter();
            let mine = events.any(|(_, event)| event.kind == kind && event.seat == seen.seat);
            assert!(mine, "{style}: {} of seat {}", seen.row, seen.seat);
        }
    }
}

/// Each row that needs no person's mark is seen with some crew, and (but for what everybody lives) not with every one.
pub(crate) fn rows_tell_crews_apart(scenario: &Arc<Scenario>, lived: &[&str]) {
    let mut seen: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for seed in 0..4 {
        for style in scenario.template.pilot_styles() {
            let recording = record(Arc::clone(scenario), &style, seed, [1; 16]).unwrap();
            for row in &scenario.grid.rows {
                // What is said aloud a person notes.
                let Source::Game(game) = &row.source else { continue };
                if game.rule.contains("mark(") {
                    continue;
                }
                let is_seen = recording.observations.iter().any(|o| o.row == row.id);
                seen.entry(&row.id).or_default().push(is_seen);
            }
        }
    }
    for (row, seen) in seen {
        assert!(seen.contains(&true), "{row} is seen with nobody");
        let tells = lived.contains(&row) || seen.contains(&false);
        assert!(tells, "{row} is seen with everybody: it tells nothing");
    }
}

/// A session replays to the same moments, and ten minutes of it take less than half a megabyte.
pub(crate) fn replays_and_stays_small(scenario: &Arc<Scenario>) {
    for style in scenario.template.pilot_styles() {
        let recording = record(Arc::clone(scenario), &style, 11, [11; 16]).unwrap();
        let replayed = replay(scenario, &recording.journal).unwrap();
        assert_eq!(replayed.observations, recording.observations);
        let minutes = f64::from(recording.journal.ticks()) / 3600.0;
        let per_ten_minutes = recording.bytes.len() as f64 / minutes * 10.0;
        assert!(
            per_ten_minutes < 500_000.0,
            "{style}: {per_ten_minutes} bytes in ten minutes"
        );
    }
}

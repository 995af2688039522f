//! « Le relais », as it is shipped.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use simulation::Making;
use situation::Scenario;
use situation::grid::Source;
use situation::occasion::check_occasions;
use situation::record::record;
use situation::replay::replay;

use crate::scenarios::registry;

fn le_relais() -> Arc<Scenario> {
    static LOADED: LazyLock<Arc<Scenario>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/le-relais");
        let (scenario, diagnostics) = Scenario::load(&folder, &registry());
        assert!(diagnostics.is_empty(), "{diagnostics:#?}");
        Arc::new(scenario.unwrap())
    });
    Arc::clone(&LOADED)
}

#[test]
fn everything_can_be_brought_where_it_belongs() {
    let making = le_relais().template.making(2_000_000);
    assert!(matches!(making, Some(Making::Possible { .. })), "{making:?}");
}

#[test]
fn every_required_row_has_its_occasion_in_every_seed() {
    assert_eq!(check_occasions(&le_relais(), 0..12).unwrap(), []);
}

#[test]
fn everybody_of_an_ordinary_crew_shows_what_the_badge_asks_for() {
    let scenario = le_relais();
    let badge = scenario.badge("le-relais").unwrap();
    for (style, people) in [("ordinary", 2), ("three", 3), ("four", 4)] {
        let recording = record(Arc::clone(&scenario), style, 1, [3; 16]).unwrap();
        for seat in 0..people {
            let of_seat = recording.observations.iter().filter(|o| o.seat == seat);
            let seen: BTreeSet<&str> = of_seat.map(|o| o.row.as_str()).collect();
            let count = badge
                .requires
                .of
                .iter()
                .filter(|row| seen.contains(row.as_str()))
                .count();
            assert!(count >= 3, "{style}, seat {seat}: {seen:?}");
        }
        assert!(
            recording.observations.iter().all(|o| o.seat < people),
            "nobody sat elsewhere"
        );
    }
}

#[test]
fn a_row_is_an_act_of_the_seat_it_is_about() {
    let scenario = le_relais();
    for style in scenario.template.pilot_styles() {
        let recording = record(Arc::clone(&scenario), &style, 5, [5; 16]).unwrap();
        // Rows that speak of one gesture rest on events of that very seat.
        let gestures = BTreeMap::from([
            ("waits_at_the_door", "lever_held"),
            ("frees_the_cable", "unplugged"),
            ("helps_unasked", "lent_hand"),
            ("says_what_is_left", "sticker_put"),
            ("reads_first", "note_opened"),
            ("finds_another_way", "went_through"),
            ("signals_the_block", "verb"),
            ("acknowledges", "verb"),
            ("asks_for_help", "verb"),
        ]);
        for seen in &recording.observations {
            let Some(gesture) = gestures.get(seen.row.as_str()) else {
                continue;
            };
            let kind = scenario.template.vocabulary().event_index(gesture).unwrap();
            let mine = seen
                .events
                .iter()
                .any(|(_, event)| event.kind == kind && event.seat == seen.seat);
            assert!(mine, "{style}: {} of seat {}", seen.row, seen.seat);
        }
    }
}

#[test]
fn each_row_is_seen_with_some_crew_and_not_with_every_one() {
    let scenario = le_relais();
    let mut seen: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    for seed in 0..4 {
        for style in scenario.template.pilot_styles() {
            let recording = record(Arc::clone(&scenario), &style, seed, [1; 16]).unwrap();
            for row in &scenario.grid.rows {
                // What is said aloud a person notes.
                let Source::Game(game) = &row.source else { continue };
                if game.rule.contains("mark(") {
                    continue;
                }
                for seat in 0..2 {
                    let is_seen = recording.observations.iter().any(|o| o.row == row.id && o.seat == seat);
                    seen.entry(row.id.clone()).or_default().push(is_seen);
                }
            }
        }
    }
    for (row, seen) in &seen {
        assert!(seen.contains(&true), "{row} is seen with nobody");
        // What everybody lives: the experience.
        let lived = row == "moves_the_fete" || row == "carries_with_others";
        assert!(
            lived || seen.contains(&false),
            "{row} is seen with everybody: it tells nothing"
        );
    }
}

#[test]
fn a_session_replays_to_the_same_moments_and_stays_small() {
    let scenario = le_relais();
    for style in scenario.template.pilot_styles() {
        let recording = record(Arc::clone(&scenario), &style, 11, [11; 16]).unwrap();
        let replayed = replay(&scenario, &recording.journal).unwrap();
        assert_eq!(replayed.observations, recording.observations);
        let minutes = f64::from(recording.journal.ticks()) / 3600.0;
        let per_ten_minutes = recording.bytes.len() as f64 / minutes * 10.0;
        assert!(
            per_ten_minutes < 500_000.0,
            "{style}: {per_ten_minutes} bytes in ten minutes"
        );
    }
}

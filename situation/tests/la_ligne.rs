//! « La ligne », as it is shipped.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use simulation::SeatInput;
use situation::Scenario;
use situation::grid::Source;
use situation::live::LiveSession;
use situation::occasion::check_occasions;
use situation::record::record;
use situation::replay::replay;

use crate::scenarios::registry;

fn la_ligne() -> Arc<Scenario> {
    static LOADED: LazyLock<Arc<Scenario>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/la-ligne");
        let (scenario, diagnostics) = Scenario::load(&folder, &registry());
        assert!(diagnostics.is_empty(), "{diagnostics:#?}");
        Arc::new(scenario.unwrap())
    });
    Arc::clone(&LOADED)
}

#[test]
fn it_is_the_line_that_the_program_knows() {
    use simulation::workshop::line::{LineTemplate, Parameters};
    let known = LineTemplate::new(Parameters::pegs());
    for style in ["ordinary", "by_habit"] {
        // A whole session, so that every number counts.
        let hash = |template: &dyn simulation::Template| {
            let mut run = simulation::Run::new(template.start(3, 1), 0);
            let mut pilot = template.pilot(style, 3, 1).unwrap();
            let mut inputs = [simulation::SeatInput::default()];
            let mut events = Vec::new();
            while !run.activity().is_over() {
                pilot.act(run.activity(), &mut inputs);
                run.step(&inputs, &mut events);
            }
            run.hash()
        };
        assert_eq!(hash(la_ligne().template.as_ref()), hash(&known), "{style}");
    }
}

#[test]
fn every_required_row_has_its_occasion_in_every_seed() {
    assert_eq!(check_occasions(&la_ligne(), 0..12).unwrap(), []);
}

#[test]
fn the_ordinary_worker_shows_what_the_badge_asks_for() {
    let scenario = la_ligne();
    let badge = scenario.badge("la-ligne").unwrap();
    let recording = record(Arc::clone(&scenario), "ordinary", 3, [3; 16]).unwrap();
    let seen = |row: &String| recording.observations.iter().any(|o| o.row == *row);
    let count = badge.requires.of.iter().filter(|row| seen(row)).count();
    assert!(
        count >= 4,
        "{:?}",
        recording.observations.iter().map(|o| &o.row).collect::<Vec<_>>()
    );
}

#[test]
fn each_row_is_seen_with_some_worker_and_not_with_every_one() {
    let scenario = la_ligne();
    let mut seen: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    for seed in 0..4 {
        for style in scenario.template.pilot_styles() {
            let recording = record(Arc::clone(&scenario), &style, seed, [1; 16]).unwrap();
            for row in scenario
                .grid
                .rows
                .iter()
                .filter(|row| matches!(row.source, Source::Game(_)))
            {
                let is_seen = recording.observations.iter().any(|o| o.row == row.id);
                seen.entry(row.id.clone()).or_default().push(is_seen);
            }
        }
    }
    for (row, seen) in &seen {
        assert!(seen.contains(&true), "{row} is seen with nobody");
        // What everybody lives: the experience.
        let lived = ["sorts_pieces", "fills_order"].contains(&row.as_str());
        assert!(
            lived || seen.contains(&false),
            "{row} is seen with everybody: it tells nothing"
        );
    }
}

#[test]
fn a_session_replays_to_the_same_moments_and_stays_small() {
    let scenario = la_ligne();
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

/// A session in which these choices are made one after the other, each once it is open and nothing else is under way,
/// and which ends so many ticks after the last.
fn session(choices: &[&str], then: u32) -> LiveSession {
    let mut live = LiveSession::start(la_ligne(), 5, [5; 16]);
    let tick = |live: &mut LiveSession, choice: u8| {
        let input = SeatInput {
            choice,
            ..SeatInput::default()
        };
        live.tick(&[input]).unwrap();
        while live.take_block().is_some() {}
    };
    for choice in choices {
        let index = live.scenario().template.controls().choice_index(choice).unwrap();
        let mut waited = 0;
        while !live.run().activity().open_choices(0).contains(&index) {
            tick(&mut live, 0);
            waited += 1;
            assert!(waited < 1200, "{choice} does not open");
        }
        tick(&mut live, index + 1);
    }
    for _ in 0..then {
        tick(&mut live, 0);
    }
    while live.finish().is_some() {}
    live
}

#[test]
fn another_pace_after_the_stop_is_a_change_once_a_piece_was_put_with_it() {
    let seen = |live: &LiveSession| live.observations().iter().any(|seen| seen.row == "changes_method");
    let changed = ["belt", "stop_button", "start", "belt_slow", "keep"];
    assert!(seen(&session(&changed, 120)));
    // The hand was on its way to the tray when the session was ended: nothing was put.
    assert!(!seen(&session(&changed, 1)));
    // The same without a change, without a stop, and with the change before the stop.
    assert!(!seen(&session(&["belt", "stop_button", "start", "keep"], 120)));
    assert!(!seen(&session(&["belt", "belt_slow", "keep"], 120)));
    assert!(!seen(&session(
        &["belt", "belt_slow", "stop_button", "start", "keep"],
        120
    )));
}

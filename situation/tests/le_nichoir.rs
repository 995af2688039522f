//! « Le nichoir », as it is shipped.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use situation::Scenario;
use situation::grid::Source;
use situation::occasion::check_occasions;
use situation::record::record;
use situation::replay::replay;

use crate::scenarios::registry;

fn le_nichoir() -> Arc<Scenario> {
    static LOADED: LazyLock<Arc<Scenario>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/le-nichoir");
        let (scenario, diagnostics) = Scenario::load(&folder, &registry());
        assert!(diagnostics.is_empty(), "{diagnostics:#?}");
        Arc::new(scenario.unwrap())
    });
    Arc::clone(&LOADED)
}

#[test]
fn it_is_the_birdhouse_that_the_program_knows() {
    let scenario = le_nichoir();
    let known = simulation::workshop::WorkshopTemplate::new(simulation::workshop::Parameters::birdhouse());
    let (written, known) = (scenario.template.start(3, 1), simulation::Template::start(&known, 3, 1));
    assert_eq!(written.encode(), known.encode());
    let file =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/le-nichoir/scenario.ron"))
            .unwrap();
    assert!(file.contains("tolerance_mm: 2.0"));
}

#[test]
fn every_required_row_has_its_occasion_in_every_seed() {
    assert_eq!(check_occasions(&le_nichoir(), 0..12).unwrap(), []);
}

#[test]
fn the_ordinary_worker_shows_what_the_badge_asks_for() {
    let scenario = le_nichoir();
    let badge = scenario.badge("le-nichoir").unwrap();
    let recording = record(Arc::clone(&scenario), "ordinary", 3, [3; 16]).unwrap();
    let seen = |row: &String| recording.observations.iter().any(|o| o.row == *row);
    let count = badge.requires.of.iter().filter(|row| seen(row)).count();
    assert!(
        count >= 6,
        "{:?}",
        recording.observations.iter().map(|o| &o.row).collect::<Vec<_>>()
    );
}

#[test]
fn each_row_is_seen_with_some_worker_and_not_with_every_one() {
    let scenario = le_nichoir();
    let styles = scenario.template.pilot_styles();
    let mut seen: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    for seed in 0..3 {
        for style in &styles {
            let recording = record(Arc::clone(&scenario), style, seed, [1; 16]).unwrap();
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
        // What everybody lives: the experience, and getting nearer at least once.
        let lived = ["works_wood", "joins_parts", "improves"].contains(&row.as_str());
        assert!(
            lived || seen.contains(&false),
            "{row} is seen with everybody: it tells nothing"
        );
    }
}

#[test]
fn a_session_replays_to_the_same_moments_and_stays_small() {
    let scenario = le_nichoir();
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
fn a_field_that_is_no_is_said_as_such() {
    let scenario = le_nichoir();
    let spoken = situation::scenario::Spoken {
        scenario: &scenario,
        tag: "fr",
        say: |id: &str, arguments: &[(&'static str, String)]| {
            let arguments: Vec<_> = arguments
                .iter()
                .map(|(name, value)| (*name, value.as_str().into()))
                .collect();
            wording::text(wording::Language::French, id, &arguments)
        },
    };
    let row = scenario.grid.row("follows_order").unwrap();
    let Source::Game(rule) = &row.source else {
        panic!("seen by the game")
    };
    let said = spoken.sentence(&row.id, rule).unwrap();
    assert!(
        said.contains("pas après celles d'avant") && !said.contains(": 0"),
        "{said}"
    );
    // A figure that is nought stays one.
    let tidy = rule.clone();
    let tidy = situation::grid::GameRule {
        rule: "event(tool_put_back, out = 0)".to_owned(),
        ..tidy
    };
    let said = spoken.sentence(&row.id, &tidy).unwrap();
    assert!(said.contains('0'), "{said}");
}

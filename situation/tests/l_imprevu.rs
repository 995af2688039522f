//! « L'imprévu », as it is shipped.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use situation::Scenario;
use situation::diagnostic::Severity;
use situation::grid::Source;
use situation::occasion::check_occasions;
use situation::record::record;
use situation::replay::replay;

use crate::scenarios::registry;

fn l_imprevu() -> Arc<Scenario> {
    static LOADED: LazyLock<Arc<Scenario>> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/l-imprevu");
        let (scenario, diagnostics) = Scenario::load(&folder, &registry());
        // One note: who hands on the work may take the five minutes that the van waits.
        let codes: Vec<_> = diagnostics.iter().map(|d| (d.severity, d.code)).collect();
        assert_eq!(codes, [(Severity::Note, "rule-finding-spans")], "{diagnostics:#?}");
        Arc::new(scenario.unwrap())
    });
    Arc::clone(&LOADED)
}

#[test]
fn it_is_the_toolbox_that_the_program_knows() {
    let scenario = l_imprevu();
    let known = simulation::workshop::WorkshopTemplate::new(simulation::workshop::Parameters::toolbox());
    for seed in 0..4 {
        let (written, known) = (
            scenario.template.start(seed, 1),
            simulation::Template::start(&known, seed, 1),
        );
        assert_eq!(written.encode(), known.encode());
    }
}

#[test]
fn every_required_row_has_its_occasion_in_every_seed() {
    assert_eq!(check_occasions(&l_imprevu(), 0..12).unwrap(), []);
}

#[test]
fn each_row_is_seen_with_some_worker_and_not_with_every_one() {
    let scenario = l_imprevu();
    let styles = scenario.template.pilot_styles();
    let mut seen: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    for seed in 0..4 {
        for style in &styles {
            let recording = record(Arc::clone(&scenario), style, seed, [1; 16]).unwrap();
            let rows = scenario.grid.rows.iter();
            for row in rows.filter(|row| matches!(row.source, Source::Game(_))) {
                let is_seen = recording.observations.iter().any(|o| o.row == row.id);
                seen.entry(row.id.clone()).or_default().push(is_seen);
            }
        }
    }
    for (row, seen) in &seen {
        assert!(seen.contains(&true), "{row} is seen with nobody");
        let lived = ["works_wood", "joins_parts", "applies"].contains(&row.as_str());
        assert!(
            lived || seen.contains(&false),
            "{row} is seen with everybody: it tells nothing"
        );
    }
}

#[test]
fn no_prompt_says_what_the_answer_would_be() {
    let file =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/l-imprevu/scenario.ron"));
    let file = file.unwrap();
    let prompts = file
        .split("    prompts: {")
        .nth(1)
        .unwrap()
        .split("\n    },")
        .next()
        .unwrap();
    let together = prompts.split("// Avec Sam").nth(1).unwrap();
    let together = together.to_lowercase();
    let mut words = together.split(|c: char| !c.is_alphabetic());
    let told = words.find(|word| {
        [
            "prêt", "lend", "cord", "rope", "cuir", "leather", "pastille", "sticker", "signal",
        ]
        .iter()
        .any(|answer| word.starts_with(answer))
    });
    assert_eq!(told, None);
    assert!(!together.contains("montre à sam"), "{together}");
}

#[test]
fn a_session_replays_to_the_same_moments() {
    let scenario = l_imprevu();
    for style in scenario.template.pilot_styles() {
        let recording = record(Arc::clone(&scenario), &style, 11, [11; 16]).unwrap();
        let replayed = replay(&scenario, &recording.journal).unwrap();
        assert_eq!(replayed.observations, recording.observations);
        assert!(!replayed.observations.is_empty());
    }
}

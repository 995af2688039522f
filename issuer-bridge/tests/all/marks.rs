//! Moments that rest on what people marked, and packages of before there were such.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use issuer_bridge::Config;
use situation::journal::{BLOCK_TICKS, Mark, MarkRole, Seen};
use situation::package::{PackageInput, build};
use situation::record::record;
use situation::replay::replay;
use situation::scenario::Scenario;
use situation::selection::{ChosenRow, Selection};

use crate::world::{World, offer_for, pair_request, scenarios, selection, station_key};

/// « Premier vol » with a row whose rule reads what a witness marks.
fn scenarios_with_such_a_row(folder: &Path) -> PathBuf {
    let (from, to) = (scenarios().join("premier-vol"), folder.join("premier-vol"));
    fs::create_dir_all(&to).unwrap();
    for name in ["scenario.ron", "grid.ron", "badge.ron"] {
        let mut content = fs::read_to_string(from.join(name)).unwrap();
        if name == "grid.ron" {
            let row = r#"(
                id: "answers_the_call",
                text: (fr: "Quand on me dit de poser, je réponds.", en: "When told to land, I answer."),
                question: (fr: "Qu'est-ce que tu as répondu ?", en: "What did you answer?"),
                competences: ["instructions"],
                source: Game(
                    occasion: "event(land_call)",
                    rule: "eventually[0 s, 10 s] mark(asks_or_answers)",
                ),
            ),
            "#;
            let rows = content.find("rows: [").unwrap() + "rows: [".len();
            content.insert_str(rows, row);
        }
        fs::write(to.join(name), content).unwrap();
    }
    folder.to_path_buf()
}

#[test]
fn a_moment_that_rests_on_a_mark_is_worked_out_again_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let scenarios = scenarios_with_such_a_row(folder.path());
    let (scenario, found) = Scenario::load(&scenarios.join("premier-vol"), &simulation::builtin());
    let scenario = Arc::new(scenario.unwrap_or_else(|| panic!("{found:?}")));
    let mut journal = record(Arc::clone(&scenario), "ordinary", 7, [5; 16]).unwrap().journal;
    let seen = replay(&scenario, &journal).unwrap().observations;
    let call = seen.iter().find(|o| o.row == "lands_on_call").unwrap().attempt;
    let mark = |row: &str, effective| Mark {
        row: row.to_owned(),
        seat: 0,
        role: MarkRole::Witness,
        seen: Seen::HelpsOthers,
        effective,
        recorded: effective,
    };
    let block = &mut journal.blocks[((call + 119) / BLOCK_TICKS) as usize];
    block.marks = vec![mark("asks_or_answers", call + 120), mark("pauses_to_think", call + 110)];
    let row = ChosenRow {
        row: "answers_the_call".to_owned(),
        moments: vec![call],
        self_first: None,
        self_later: None,
        words: String::new(),
        people: Vec::new(),
    };
    let shown: Selection = selection(vec![row]);

    let world = World::with(|config: &mut Config| config.scenarios = Some(scenarios.clone()));
    let (key, _) = world.paired();
    let input = PackageInput {
        scenario: &scenario,
        journal: &journal,
        selection: &shown,
        identity: None,
        claim_id: [1; 16],
        created_unix_s: 1_700_000_000,
    };
    let answer = world.send(&build(&input, &key).unwrap());
    assert_eq!(answer.status, 200, "{}", answer.text());
    let page = world.pedagogue().get("/claims/015a198ef7f44f5e19aeee0c127af5e0").text();
    assert!(page.contains("recalculé ici"), "{page}");
    let seconds = (call + 120) / 60;
    let line = format!("{}:{:02} · marque d", seconds / 60, seconds % 60);
    assert!(page.contains(&line), "no {line} in {page}");
    assert!(page.contains("Je demande, je signale"), "{page}");
    // Neither who marked nor how; and nothing of what the rule does not read.
    let kept = world.sql("SELECT review FROM claim").unwrap();
    assert!(!kept.contains("HelpsOthers") && !kept.contains("Witness"), "{kept}");
    assert!(
        !kept.contains("pauses_to_think") && !kept.contains("Je prends un temps"),
        "{kept}"
    );
}

#[test]
fn a_package_of_the_first_version_is_taken_in_as_before() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../situation/tests/fixtures/package-1");
    let world = World::with(|config: &mut Config| config.scenarios = Some(kept.clone()));
    let key = station_key(42);
    let offer = offer_for(&mut world.pedagogue());
    let answer = world.visitor().post_json("/api/v1/pair", &pair_request(&offer, &key));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let package = fs::read(kept.join("premier-vol.envol")).unwrap();
    let answer = world.send(&package);
    let (scenario, _) = Scenario::load(&kept.join("premier-vol"), &simulation::builtin());
    let Some(scenario) = scenario else {
        // A newer simulation may not read the folder of that time any more: then the package waits apart.
        assert_eq!(answer.status, 202, "{}", answer.text());
        return;
    };
    assert_eq!(answer.status, 200, "{}", answer.text());
    let header = situation::package::read(&package).unwrap().header;
    let same = header.simulation_revision == scenario.activity_revision
        && header.rules_revision == situation::rule::RULES_REVISION;
    let page = world.pedagogue().get("/claims/015a198ef7f44f5e19aeee0c127af5e0").text();
    let said = if same { "recalculé ici" } else { "non recalculé" };
    assert!(page.contains(said), "{page}");
}

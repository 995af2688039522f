//! A small automaton, used where one is needed without a scenario file.

use super::beat::Beat;
use super::front::{Look, Module, Part, Works};
use super::parameters::{Parameters, Portrait, Sign};

fn id(id: &str) -> String {
    id.to_owned()
}

fn signs(name: &str, count: u8) -> Vec<Sign> {
    let sign = |at: u8| Sign {
        id: format!("{name}_{at}"),
        lines: vec![vec![(1, 1 + at), (11, 11 - at)], vec![(at + 1, 6)]],
    };
    (0..count).map(sign).collect()
}

fn module(name: &str, works: Works, shows: [u8; 3], wakes: Part) -> Module {
    Module {
        id: id(name),
        works,
        shows,
        wakes,
        smudged: false,
    }
}

fn beat(phase: &str, modules: &[&str]) -> Beat {
    Beat {
        phase: id(phase),
        modules: modules.iter().map(|name| id(name)).collect(),
    }
}

fn set(look: Look, marks: &[&str]) -> Works {
    Works::Set(look, marks.iter().map(|name| id(name)).collect())
}

impl Parameters {
    /// Two modules, then one whose page is smudged and one for two, then the last.
    pub fn music_box() -> Self {
        let dials = || set(Look::Dial, &["mark_0", "mark_1", "mark_2", "mark_3"]);
        let smudged = Module {
            smudged: true,
            ..module("dials_smudged", dials(), [2, 3, 4], Part::Bellows)
        };
        Self {
            signs: signs("sign", 8),
            marks: signs("mark", 4),
            modules: vec![
                module("dials", dials(), [1, 2, 3], Part::Eyes),
                module("bells", Works::Bells, [2, 3, 4], Part::Drum),
                smudged,
                module("crank", Works::Crank, [1, 1, 2], Part::Feet),
                module(
                    "plugs",
                    set(Look::Plug, &["mark_1", "mark_2", "mark_3"]),
                    [2, 3, 4],
                    Part::Heart,
                ),
            ],
            surprises: vec![id("bubbles"), id("cuckoo"), id("feathers")],
            beats: vec![
                beat("first_words", &["dials", "bells"]),
                beat("smudge", &["dials_smudged"]),
                beat("together", &["crank"]),
                beat("last", &["plugs"]),
            ],
            carnets: 1,
            glows_after: 3,
            wakes_s: 3.0,
            reads_back_s: 0.8,
            quiet_s: 30.0,
            idle_s: 240.0,
            portrait: Portrait {
                phase: id("portrait"),
                lasts_s: 30.0,
            },
        }
    }
}

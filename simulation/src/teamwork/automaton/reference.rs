//! The reference runs of automata: arbitrary but fixed people, two and four, at a machine as it comes.

use super::crew::Crew;
use super::parameters::Parameters;
use super::template::AutomatonTemplate;
use crate::determinism::REFERENCE_TICKS;
use crate::teamwork::reference::{self, Played};
use crate::{Event, Run};

/// Name and how many people of each.
const RUNS: [(&str, f64); 2] = [("automaton-two", 2.0), ("automaton-four", 4.0)];

/// Name and hash of each.
pub(crate) fn hashes() -> Vec<(&'static str, [u8; 32])> {
    RUNS.into_iter()
        .map(|(name, people)| (name, play(people, |_, _| ()).hash()))
        .collect()
}

/// The reference run; `see` is called after every tick.
fn play(people: f64, see: impl FnMut(&Run, &[Event])) -> Run {
    let template = AutomatonTemplate::new(Parameters::music_box());
    let crew = Crew {
        people,
        mistakes: 0.3,
        asks: 0.5,
        acknowledges: 0.5,
        reads_back: 0.5,
        talks: 0.5,
        stalls: 0.5,
        pace_s: 1.0,
    };
    let played = Played {
        people: people as usize,
        // Now and then everybody listens to somebody for so long that hands can be relieved.
        plays: |tick| tick % 6_000 >= 3_600,
        apart: 90,
    };
    reference::play(
        &template,
        &played,
        REFERENCE_TICKS,
        |seed| template.crew(crew.clone(), seed),
        see,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_runs_are_lively() {
        let template = AutomatonTemplate::new(Parameters::music_box());
        reference::are_lively(&template, &["moved_on"], |see| {
            for (_, people) in RUNS {
                assert_eq!(play(people, &mut *see).tick(), REFERENCE_TICKS);
            }
        });
    }
}

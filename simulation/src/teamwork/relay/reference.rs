//! The reference runs of relays: arbitrary but fixed people, two and four, in a hall as it comes.

use super::crew::Crew;
use super::parameters::Parameters;
use super::template::RelayTemplate;
use crate::determinism::REFERENCE_TICKS;
use crate::teamwork::reference::{self, Played};
use crate::{Event, Run};

/// Name and how many people of each.
const RUNS: [(&str, f64); 2] = [("relay-two", 2.0), ("relay-four", 4.0)];

/// Name and hash of each.
pub(crate) fn hashes() -> Vec<(&'static str, [u8; 32])> {
    RUNS.into_iter()
        .map(|(name, people)| (name, play(people, |_, _| ()).hash()))
        .collect()
}

/// The reference run; `see` is called after every tick.
fn play(people: f64, see: impl FnMut(&Run, &[Event])) -> Run {
    let template = RelayTemplate::new(Parameters::barn());
    let crew = Crew {
        people,
        mistakes: 0.3,
        impatient: 0.5,
        frees: 1.0,
        helps: 1.0,
        reads: 0.5,
        talks: 1.0,
        pace_s: 0.6,
    };
    let played = Played {
        people: people as usize,
        // Now and then everybody listens to somebody for so long that they can be relieved.
        plays: |tick| tick % 9_000 < 7_000,
        apart: 40,
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
        let template = RelayTemplate::new(Parameters::barn());
        // Hands slip only where a wall comes between, and nobody is away for so long.
        reference::are_lively(&template, &["moved_on", "slipped"], |see| {
            for (_, people) in RUNS {
                assert_eq!(play(people, &mut *see).tick(), REFERENCE_TICKS);
            }
        });
    }
}

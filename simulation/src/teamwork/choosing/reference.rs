//! The reference runs of tables: arbitrary but fixed people, two and four, who choose as it comes.

use super::crew::Crew;
use super::parameters::Parameters;
use super::template::ChoosingTemplate;
use crate::determinism::REFERENCE_TICKS;
use crate::teamwork::reference::{self, Played};
use crate::{Event, Run};

/// Name and how many people of each.
const RUNS: [(&str, f64); 2] = [("choosing-two", 2.0), ("choosing-four", 4.0)];

/// Name and hash of each.
pub(crate) fn hashes() -> Vec<(&'static str, [u8; 32])> {
    RUNS.into_iter()
        .map(|(name, people)| (name, play(people, |_, _| ()).hash()))
        .collect()
}

/// The reference run; `see` is called after every tick.
fn play(people: f64, see: impl FnMut(&Run, &[Event])) -> Run {
    let template = ChoosingTemplate::new(Parameters::picnic());
    let crew = Crew {
        people,
        forgets: 0.3,
        shares: 0.5,
        looks_again: 0.5,
        tells: 0.5,
        pace_s: 1.0,
        ..Crew::exact()
    };
    let played = Played {
        people: people as usize,
        // Now and then everybody talks for so long that others take their turn.
        plays: |tick| tick % 9_000 < 7_200,
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
        let template = ChoosingTemplate::new(Parameters::picnic());
        reference::are_lively(&template, &["moved_on"], |see| {
            for (_, people) in RUNS {
                assert_eq!(play(people, &mut *see).tick(), REFERENCE_TICKS);
            }
        });
    }
}

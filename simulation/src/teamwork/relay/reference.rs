//! The reference runs of relays: arbitrary but fixed people, two and four, in a hall as it comes.

use super::choice::{Act, Choice};
use super::crew::Crew;
use super::parameters::Parameters;
use super::running::Relay;
use super::template::RelayTemplate;
use crate::determinism::REFERENCE_TICKS;
use crate::noise::Noise;
use crate::{Event, MAX_SEATS, Run, SeatInput, Template, Verb};

/// Name and hash of each.
pub(crate) fn hashes() -> Vec<(&'static str, [u8; 32])> {
    [("relay-two", 2.0), ("relay-four", 4.0)]
        .into_iter()
        .map(|(name, people)| (name, play(people, REFERENCE_TICKS, |_, _| ()).hash()))
        .collect()
}

/// The reference run; `see` is called after every tick. A crew works, and now and then anybody does anything else. A
/// session that ends is followed by another of the next seed.
fn play(people: f64, ticks: u32, mut see: impl FnMut(&Run, &[Event])) -> Run {
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
    let mut seed = 20_260_101;
    let mut run = Run::new(template.start(seed, MAX_SEATS), 0);
    let mut players = template.crew(crew.clone(), 7);
    let mut noise = Noise::new(7, 7);
    let mut events = Vec::new();
    for tick in 0..ticks {
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        // Now and then everybody listens to somebody for so long that they can be relieved.
        if tick % 9_000 < 7_000 {
            players.act(run.activity(), &mut inputs);
        }
        if tick % 40 == 0 && noise.below(3) == 0 {
            let seat = noise.below(people as usize);
            inputs[seat].choice = any(&run, seat as u8, &mut noise);
            if noise.below(4) == 0 {
                inputs[seat].verb = Verb::ALL.get(noise.below(4)).copied();
            }
        }
        run.step(&inputs, &mut events);
        see(&run, &events);
        if run.activity().is_over() {
            seed += 1;
            run = Run::new(template.start(seed, MAX_SEATS), run.tick());
            players = template.crew(crew.clone(), seed);
        }
    }
    run
}

/// Any open choice, as inputs have it.
fn any(run: &Run, seat: u8, noise: &mut Noise) -> u8 {
    let open = run.activity().open_choices(seat);
    let finish = run.activity().as_any().downcast_ref::<Relay>();
    let finish = finish.and_then(|relay| relay.index_of(Choice::Act(Act::Finish)));
    let open: Vec<u8> = open.into_iter().filter(|open| Some(*open) != finish).collect();
    open.get(noise.below(open.len())).map_or(0, |choice| choice + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_runs_are_lively() {
        let template = RelayTemplate::new(Parameters::barn());
        let kinds = &template.vocabulary().events;
        let mut counts = std::collections::BTreeMap::<&str, u32>::new();
        for people in [2.0, 4.0] {
            let run = play(people, REFERENCE_TICKS, |_, events| {
                for event in events {
                    *counts.entry(&kinds[usize::from(event.kind)].name).or_default() += 1;
                }
            });
            assert_eq!(run.tick(), REFERENCE_TICKS);
        }
        let shown = counts.keys().copied().collect::<Vec<_>>();
        // Hands slip only where a wall comes between, and nobody is away for so long.
        let seldom = ["moved_on", "slipped"];
        for kind in kinds
            .iter()
            .map(|kind| kind.name.as_str())
            .filter(|kind| !seldom.contains(kind))
        {
            assert!(counts.contains_key(kind), "no {kind} among {shown:?}");
        }
    }
}

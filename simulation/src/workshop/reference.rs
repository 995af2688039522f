//! The reference runs of workshops: arbitrary but fixed hands at the birdhouse, and at it with machines that start only
//! when safe.

use super::bench::StartRule;
use super::choice::{Act, Choice};
use super::parameters::Parameters;
use super::running::Workshop;
use super::template::WorkshopTemplate;
use crate::determinism::REFERENCE_TICKS;
use crate::noise::Noise;
use crate::{Event, Run, SeatInput, Template, Verb};

/// Name and hash of each.
pub(crate) fn hashes() -> Vec<(&'static str, [u8; 32])> {
    [
        ("workshop-warns", StartRule::Warns),
        ("workshop-only-safe", StartRule::OnlySafe),
    ]
    .into_iter()
    .map(|(name, starts)| (name, work(starts, REFERENCE_TICKS, |_, _| ()).hash()))
    .collect()
}

/// The reference run; `see` is called after every tick.
fn work(starts: StartRule, ticks: u32, mut see: impl FnMut(&Run, &[Event])) -> Run {
    let mut parameters = Parameters::birdhouse();
    for machine in &mut parameters.machines {
        machine.starts = starts;
    }
    let template = WorkshopTemplate::new(parameters);
    let mut run = Run::new(template.start(20_260_101, 1), 0);
    let mut hands = Noise::new(7, 7);
    let mut input = SeatInput::default();
    let mut events = Vec::new();
    for tick in 0..ticks {
        input.choice = 0;
        input.verb = None;
        if tick % 24 == 0 {
            input.sticks = [0; 4];
            for stick in input.sticks.iter_mut().take(2) {
                if hands.below(4) == 0 {
                    *stick = hands.between((-127.0, 127.0)) as i8;
                }
            }
            input.held = u8::from(hands.below(60) == 0);
            input.choice = wish(&run, &mut hands);
            if hands.below(20) == 0 {
                input.verb = Verb::ALL.get(hands.below(4)).copied();
            }
        }
        run.step(std::slice::from_ref(&input), &mut events);
        see(&run, &events);
    }
    run
}

/// Mostly what is worth doing, often anything; the object is never handed over.
fn wish(run: &Run, hands: &mut Noise) -> u8 {
    let Some(workshop) = run.activity().as_any().downcast_ref::<Workshop>() else {
        return 0;
    };
    let end = workshop.index_of(Choice::Act(Act::HandOver));
    let open: Vec<u8> = run
        .activity()
        .open_choices(0)
        .into_iter()
        .filter(|open| Some(*open) != end)
        .collect();
    let main = run.activity().main_choice(0).filter(|main| Some(*main) != end);
    let any = open.get(hands.below(open.len())).copied();
    let choice = if hands.below(3) == 0 { any } else { main.or(any) };
    choice.map_or(0, |choice| choice + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_runs_are_lively() {
        for starts in [StartRule::Warns, StartRule::OnlySafe] {
            let template = WorkshopTemplate::new(Parameters::birdhouse());
            let kinds = &template.vocabulary().events;
            let mut counts = std::collections::BTreeMap::<&str, u32>::new();
            let run = work(starts, REFERENCE_TICKS, |_, events| {
                for event in events {
                    *counts.entry(&kinds[usize::from(event.kind)].name).or_default() += 1;
                }
            });
            assert_eq!(run.tick(), REFERENCE_TICKS);
            for kind in [
                "piece_cut",
                "piece_off",
                "board_asked",
                "board_came",
                "drilled",
                "assembled",
                "screw_driven",
                "gauged",
                "set_aside",
                "rain_began",
                "tool_put_back",
            ] {
                assert!(counts.contains_key(kind), "{starts:?} shows no {kind}: {counts:?}");
            }
        }
    }
}

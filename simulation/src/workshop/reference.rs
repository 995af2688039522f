//! The reference runs of workshops: arbitrary but fixed hands at the birdhouse, and at it with machines that start only
//! when safe.

use super::bench::StartRule;
use super::choice::{Act, Choice};
use super::incident::Incident;
use super::parameters::Parameters;
use super::running::Workshop;
use super::template::WorkshopTemplate;
use super::worker::Worker;
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

/// The reference run; `see` is called after every tick. A worker who is off by some millimetres works, and now and then
/// the hands do anything else.
fn work(starts: StartRule, ticks: u32, mut see: impl FnMut(&Run, &[Event])) -> Run {
    let mut parameters = Parameters::birdhouse();
    for machine in &mut parameters.machines {
        machine.starts = starts;
    }
    // The hashes are pinned for rain that comes this early.
    for incident in &mut parameters.incidents {
        if let Incident::Rain(rain) = incident {
            rain.after_steps = (3, 4);
        }
    }
    let template = WorkshopTemplate::new(parameters);
    let mut run = Run::new(template.start(20_260_101, 1), 0);
    let mut worker = template.worker(CARELESS, 7);
    let mut hands = Noise::new(7, 7);
    let mut strays = 0;
    let mut input = [SeatInput::default()];
    let mut events = Vec::new();
    for tick in 0..ticks {
        if tick % 24 == 0 {
            strays = if hands.below(5) == 0 { 24 } else { 0 };
            input = [SeatInput::default()];
            for stick in input[0].sticks.iter_mut().take(2) {
                *stick = hands.between((-127.0, 127.0)) as i8;
            }
            input[0].held = u8::from(hands.below(30) == 0);
            input[0].choice = any(&run, &mut hands);
            if hands.below(4) == 0 {
                input[0].verb = Verb::ALL.get(hands.below(4)).copied();
            }
        } else if strays > 0 {
            (input[0].choice, input[0].verb) = (0, None);
        }
        if strays > 0 {
            strays -= 1;
        } else {
            worker.act(run.activity(), &mut input);
            // The object is never handed over.
            if Some(input[0].choice) == end(&run).map(|end| end + 1) {
                input[0].choice = any(&run, &mut hands);
            }
        }
        run.step(&input, &mut events);
        see(&run, &events);
    }
    run
}

/// How the worker of the reference works.
const CARELESS: Worker = Worker {
    order: 0.6,
    checks: 0.7,
    noise_mm: 2.5,
    pace_s: 0.4,
    redo: 0.6,
    says: 0.4,
    reads: 0.4,
    first_mm: 6.0,
};

fn workshop(run: &Run) -> Option<&Workshop> {
    run.activity().as_any().downcast_ref()
}

fn end(run: &Run) -> Option<u8> {
    workshop(run)?.index_of(Choice::Act(Act::HandOver))
}

/// Any open choice but the last one, as inputs have it.
fn any(run: &Run, hands: &mut Noise) -> u8 {
    let end = end(run);
    let open = run.activity().open_choices(0).into_iter();
    let open: Vec<u8> = open.filter(|open| Some(*open) != end).collect();
    open.get(hands.below(open.len())).map_or(0, |choice| choice + 1)
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

//! The reference runs of lines: arbitrary but fixed hands, at a line as it comes and at one whose culprit nobody finds.

use super::choice::{Act, Choice};
use super::parameters::Parameters;
use super::running::Line;
use super::template::LineTemplate;
use super::worker::Sorter;
use crate::determinism::REFERENCE_TICKS;
use crate::noise::Noise;
use crate::{Event, Run, SeatInput, Template, Verb};

/// Name and hash of each.
pub(crate) fn hashes() -> Vec<(&'static str, [u8; 32])> {
    [("line-looks", 1.0), ("line-never-looks", 0.0)]
        .into_iter()
        .map(|(name, looks)| (name, work(looks, REFERENCE_TICKS, |_, _| ()).hash()))
        .collect()
}

/// The reference run; `see` is called after every tick. A worker sorts, and now and then the hands do anything else.
/// The last batch is as long as it can be, and a session that ends is followed by another of the next seed.
fn work(looks: f64, ticks: u32, mut see: impl FnMut(&Run, &[Event])) -> Run {
    let template = LineTemplate::new(Parameters::pegs());
    let worker = Sorter {
        looks,
        eye: 0.3,
        gauges: 0.6,
        follows: 0.6,
        says: 0.5,
        pace_s: 2.0,
        ..Sorter::exact()
    };
    let mut seed = 20_260_101;
    let mut run = Run::new(template.start(seed, 1), 0);
    let mut hands = template.worker(worker.clone(), 7);
    let mut noise = Noise::new(7, 7);
    let mut events = Vec::new();
    for tick in 0..ticks {
        let mut input = [SeatInput::default()];
        if tick % 90 == 0 && noise.below(3) == 0 {
            input[0].choice = any(&run, &mut noise);
            input[0].held = u8::from(noise.below(20) == 0);
            if noise.below(4) == 0 {
                input[0].verb = Verb::ALL.get(noise.below(4)).copied();
            }
        } else {
            hands.act(run.activity(), &mut input);
        }
        run.step(&input, &mut events);
        see(&run, &events);
        if run.activity().is_over() {
            seed += 1;
            run = Run::new(template.start(seed, 1), run.tick());
            hands = template.worker(worker.clone(), seed);
        }
    }
    run
}

/// Any open choice, as inputs have it.
fn any(run: &Run, noise: &mut Noise) -> u8 {
    let open = run.activity().open_choices(0);
    let finish = run.activity().as_any().downcast_ref::<Line>();
    let finish = finish.and_then(|line| line.index_of(Choice::Act(Act::Finish)));
    let open: Vec<u8> = open.into_iter().filter(|open| Some(*open) != finish).collect();
    open.get(noise.below(open.len())).map_or(0, |choice| choice + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_runs_are_lively() {
        for looks in [1.0, 0.0] {
            let template = LineTemplate::new(Parameters::pegs());
            let kinds = &template.vocabulary().events;
            let mut counts = std::collections::BTreeMap::<&str, u32>::new();
            let run = work(looks, REFERENCE_TICKS, |_, events| {
                for event in events {
                    *counts.entry(&kinds[usize::from(event.kind)].name).or_default() += 1;
                }
            });
            assert_eq!(run.tick(), REFERENCE_TICKS);
            let shown = counts.keys().copied().collect::<Vec<_>>();
            for kind in kinds.iter().map(|kind| kind.name.as_str()) {
                let never = kind == "put_right" && looks == 0.0 || kind == "moved_on";
                assert!(never || counts.contains_key(kind), "{looks}: no {kind} among {shown:?}");
            }
        }
    }
}

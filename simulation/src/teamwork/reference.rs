//! What the reference runs of all kinds for several have in common: a crew plays, now and then anybody does anything
//! else, and a session that ends is followed by another of the next seed.

use crate::noise::Noise;
use crate::{Event, MAX_SEATS, Pilot, Run, SeatInput, Template, Verb};

/// How a reference run is played.
pub(crate) struct Played {
    /// How many of the seats anybody sits at.
    pub(crate) people: usize,
    /// Whether the crew plays at this tick; else it rests, for so long that others take over.
    pub(crate) plays: fn(u32) -> bool,
    /// Anything else is done at one of three ticks that are this many apart.
    pub(crate) apart: u32,
}

/// Plays so many ticks. `crew` gives the crew of a seed; `see` is called after every tick.
pub(crate) fn play(
    template: &dyn Template,
    played: &Played,
    ticks: u32,
    crew: impl Fn(u64) -> Box<dyn Pilot>,
    mut see: impl FnMut(&Run, &[Event]),
) -> Run {
    let mut seed = 20_260_101;
    let mut run = Run::new(template.start(seed, MAX_SEATS), 0);
    let mut players = crew(7);
    let mut noise = Noise::new(7, 7);
    let mut events = Vec::new();
    for tick in 0..ticks {
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        if (played.plays)(tick) {
            players.act(run.activity(), &mut inputs);
        }
        if tick % played.apart == 0 && noise.below(3) == 0 {
            let seat = noise.below(played.people);
            inputs[seat].choice = any(template, &run, seat as u8, &mut noise);
            if noise.below(4) == 0 {
                inputs[seat].verb = Verb::ALL.get(noise.below(4)).copied();
            }
        }
        run.step(&inputs, &mut events);
        see(&run, &events);
        if run.activity().is_over() {
            seed += 1;
            run = Run::new(template.start(seed, MAX_SEATS), run.tick());
            players = crew(seed);
        }
    }
    run
}

/// Any open choice but the one that ends the session, as inputs have it.
fn any(template: &dyn Template, run: &Run, seat: u8, noise: &mut Noise) -> u8 {
    let finish = template.controls().choice_index("finish");
    let mut open = run.activity().open_choices(seat);
    open.retain(|choice| Some(*choice) != finish);
    open.get(noise.below(open.len())).map_or(0, |choice| choice + 1)
}

/// Checks that runs met every event of the vocabulary but those that are seldom.
#[cfg(test)]
pub(crate) fn are_lively(template: &dyn Template, seldom: &[&str], runs: impl Fn(&mut dyn FnMut(&Run, &[Event]))) {
    let kinds = &template.vocabulary().events;
    let mut met = std::collections::BTreeSet::new();
    runs(&mut |_, events| {
        met.extend(events.iter().map(|event| kinds[usize::from(event.kind)].name.as_str()));
    });
    let wanted = kinds.iter().map(|kind| kind.name.as_str());
    for kind in wanted.filter(|kind| !seldom.contains(kind)) {
        assert!(met.contains(kind), "no {kind} among {met:?}");
    }
}

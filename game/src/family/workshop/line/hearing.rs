//! What is heard of a line: differences between two ticks become sounds.

use bevy::prelude::*;
use simulation::Activity;
use simulation::workshop::line::{Line, Movable, Onward};

use super::line_of;
use crate::family::workshop::bank::{Bank, Sound, Through};
use crate::scene::{Drawn, SceneSystems, Shown, follow};
use crate::sound::Cue;

/// What the ear follows.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a mode")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ear {
    tick: u32,
    at_post: bool,
    put: u32,
    gauges: bool,
    card_is_new: bool,
    page: Option<usize>,
    machine: [bool; 3],
    looks: Option<usize>,
    carried: Option<Movable>,
    put_right: bool,
    ended: bool,
}

impl Ear {
    fn of(line: &Line) -> Self {
        Self {
            tick: line.tick(),
            at_post: line.piece().is_some(),
            put: line.trays().iter().map(|count| u32::from(*count)).sum(),
            gauges: matches!(line.onward(), Some(Onward::Gauge(_))),
            card_is_new: line.card_is_new(),
            page: line.record_page(),
            machine: line.machine(),
            looks: line.looks_at(),
            carried: line.carried(),
            put_right: line.is_put_right(),
            ended: line.revealed_s().is_some(),
        }
    }
}

/// A line, as it is heard.
pub(crate) struct LineHeard;

impl Drawn for LineHeard {
    type Readout = Ear;

    fn read(activity: &dyn Activity) -> Option<Ear> {
        line_of(activity).map(Ear::of)
    }
}

/// What sounds between two ticks.
fn heard_between(before: &Ear, now: &Ear) -> Vec<Sound> {
    let [ran, was_stuck, was_open] = before.machine;
    let [runs, stuck, open] = now.machine;
    let all = [
        (now.at_post && !before.at_post, Sound::Taken),
        // The stamp comes down.
        (now.put > before.put, Sound::Tock),
        (before.gauges && !now.gauges, Sound::Click),
        (now.card_is_new && !before.card_is_new, Sound::Paper),
        (now.page != before.page, Sound::Paper),
        (runs != ran, Sound::Click),
        (stuck && !was_stuck, Sound::Falls),
        (was_stuck && !stuck, Sound::Taken),
        (open != was_open, Sound::Hung),
        (now.looks.is_some() && now.looks != before.looks, Sound::Tape),
        (now.put_right && !before.put_right, Sound::Clamp),
        (now.carried.is_some() && before.carried.is_none(), Sound::Taken),
        (now.carried.is_none() && before.carried.is_some(), Sound::Tock),
        (now.ended && !before.ended, Sound::Done),
    ];
    all.into_iter().filter(|(is, _)| *is).map(|(_, sound)| sound).collect()
}

/// Speaks once per new tick, never across a cut.
fn listen(shown: Res<Shown<LineHeard>>, mut heard: Local<Option<u32>>, bank: Res<Bank>, mut out: MessageWriter<Cue>) {
    let now = shown.now();
    let last = heard.replace(now.tick);
    if !shown.cut && last != Some(now.tick) {
        let sounds = heard_between(shown.before(), now);
        out.write_batch(sounds.into_iter().filter_map(|sound| bank.cue(sound, Through::Air)));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow::<LineHeard>.in_set(SceneSystems::Follow));
    app.add_systems(
        Update,
        listen
            .in_set(SceneSystems::Pose)
            .run_if(resource_exists::<Shown<LineHeard>>),
    );
}

#[cfg(test)]
mod tests {
    use simulation::workshop::line::{LineTemplate, Parameters, Sorter};
    use simulation::{Run, SeatInput, Template};

    use super::*;

    #[test]
    fn a_session_is_heard_from_the_first_stamp_to_the_end() {
        let template = LineTemplate::new(Parameters::pegs());
        let mut run = Run::new(template.start(3, 1), 0);
        let mut hands = template.worker(Sorter::exact(), 3);
        let (mut inputs, mut events, mut sounds) = ([SeatInput::default()], Vec::new(), Vec::new());
        let mut before = LineHeard::read(run.activity());
        while !run.activity().is_over() {
            hands.act(run.activity(), &mut inputs);
            run.step(&inputs, &mut events);
            let now = LineHeard::read(run.activity());
            if let (Some(before), Some(now)) = (&before, &now) {
                sounds.extend(heard_between(before, now));
            }
            before = now;
        }
        let count = |wanted: Sound| sounds.iter().filter(|sound| **sound == wanted).count();
        // A stamp for every piece: three samples, and the batches.
        assert!(count(Sound::Tock) >= 24, "{sounds:?}");
        for wanted in [
            Sound::Paper,
            Sound::Click,
            Sound::Falls,
            Sound::Hung,
            Sound::Clamp,
            Sound::Done,
        ] {
            assert!(count(wanted) > 0, "{wanted:?}");
        }
    }
}

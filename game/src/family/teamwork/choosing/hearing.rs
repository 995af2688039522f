//! What is heard where a place is chosen: differences between two ticks become sounds.

use bevy::prelude::*;
use simulation::Activity;
use simulation::teamwork::choosing::{Choosing, Lies};

use super::choosing_of;
use crate::family::teamwork::bank::{Bank, Sound};
use crate::scene::{Drawn, SceneSystems, Shown, follow};
use crate::sound::Cue;

/// What the ear follows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ear {
    tick: u32,
    here: usize,
    curtain: bool,
    held: usize,
    laid: usize,
    votes: Vec<Option<usize>>,
    news: bool,
    /// The day has come.
    day: bool,
    /// Which thing of it is seen.
    scene: Option<usize>,
    /// Beats of the dance that have gone.
    dance: Option<u32>,
}

/// Beats of the dance, s.
const BEAT_S: f64 = 0.36;
/// Its tune, in whole tones over the first bell.
const TUNE: [u8; 8] = [0, 3, 2, 3, 0, 4, 3, 2];

impl Ear {
    fn of(choosing: &Choosing) -> Self {
        let cards = choosing.cards();
        let count = |is: fn(&Lies) -> bool| cards.iter().filter(|card| is(&card.lies)).count();
        let day = choosing.day();
        Self {
            tick: choosing.tick(),
            here: (0..simulation::MAX_SEATS)
                .filter(|seat| choosing.is_here(*seat))
                .count(),
            curtain: choosing.peek().is_some(),
            held: count(|lies| matches!(lies, Lies::Held(_))),
            laid: count(|lies| matches!(lies, Lies::At(..))),
            votes: (0..simulation::MAX_SEATS).map(|seat| choosing.vote(seat)).collect(),
            news: choosing.news_for().is_some(),
            dance: day
                .filter(|scene| scene.shows.is_none())
                .map(|scene| (scene.since_s / BEAT_S) as u32),
            day: day.is_some(),
            scene: day.and_then(|scene| scene.shows).map(|(clue, _)| clue),
        }
    }
}

/// A choice, as it is heard.
pub(crate) struct ChoosingHeard;

impl Drawn for ChoosingHeard {
    type Readout = Ear;

    fn read(activity: &dyn Activity) -> Option<Ear> {
        choosing_of(activity).map(Ear::of)
    }
}

/// What sounds between two ticks.
fn heard_between(before: &Ear, now: &Ear) -> Vec<Sound> {
    let all = [
        (now.here > before.here, Sound::Taken),
        (now.curtain != before.curtain, Sound::Tape),
        (now.held > before.held, Sound::Paper),
        (now.laid > before.laid, Sound::Tock),
        (now.votes != before.votes, Sound::Click),
        (now.news && !before.news, Sound::Bell(4)),
        (now.day && !before.day, Sound::Done),
        (before.day && now.scene != before.scene, Sound::Falls),
    ];
    let mut sounds: Vec<Sound> = all.into_iter().filter(|(is, _)| *is).map(|(_, sound)| sound).collect();
    if now.dance != before.dance
        && let Some(beat) = now.dance
    {
        sounds.push(Sound::Bell(TUNE[beat as usize % TUNE.len()]));
    }
    sounds
}

/// Speaks once per new tick, never across a cut.
fn listen(
    shown: Res<Shown<ChoosingHeard>>,
    mut heard: Local<Option<u32>>,
    bank: Res<Bank>,
    mut out: MessageWriter<Cue>,
) {
    let now = shown.now();
    let last = heard.replace(now.tick);
    if !shown.cut && last != Some(now.tick) {
        let sounds = heard_between(shown.before(), now);
        out.write_batch(sounds.into_iter().filter_map(|sound| bank.cue(sound)));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow::<ChoosingHeard>.in_set(SceneSystems::Follow));
    app.add_systems(
        Update,
        listen
            .in_set(SceneSystems::Pose)
            .run_if(resource_exists::<Shown<ChoosingHeard>>),
    );
}

#[cfg(test)]
mod tests {
    use simulation::teamwork::choosing::{ChoosingTemplate, Crew, Parameters};
    use simulation::{MAX_SEATS, Run, SeatInput, Template};

    use super::*;

    #[test]
    fn a_session_is_heard_from_the_first_to_join_to_the_dance() {
        let template = ChoosingTemplate::new(Parameters::picnic());
        let mut run = Run::new(template.start(3, MAX_SEATS), 0);
        let mut players = template.crew(Crew::exact(), 3);
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        let (mut events, mut sounds) = (Vec::new(), Vec::new());
        let mut before = ChoosingHeard::read(run.activity());
        while !run.activity().is_over() {
            players.act(run.activity(), &mut inputs);
            run.step(&inputs, &mut events);
            let now = ChoosingHeard::read(run.activity());
            if let (Some(before), Some(now)) = (&before, &now) {
                sounds.extend(heard_between(before, now));
            }
            before = now;
        }
        for wanted in [
            Sound::Taken,
            Sound::Tape,
            Sound::Paper,
            Sound::Tock,
            Sound::Click,
            Sound::Bell(4),
            Sound::Done,
            Sound::Falls,
            Sound::Bell(0),
        ] {
            assert!(sounds.contains(&wanted), "{wanted:?} among {sounds:?}");
        }
    }
}

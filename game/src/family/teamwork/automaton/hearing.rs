//! What is heard of a machine: differences between two ticks become sounds.

use bevy::prelude::*;
use simulation::Activity;
use simulation::teamwork::automaton::{Automaton, SlotState};

use super::automaton_of;
use crate::family::teamwork::bank::{Bank, Sound};
use crate::scene::{Drawn, SceneSystems, Shown, follow};
use crate::sound::Cue;

/// What the ear follows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ear {
    tick: u32,
    here: usize,
    letter: char,
    /// What is set: marks, and how many bells and turns.
    set: Vec<SlotState>,
    rung: u8,
    turns: usize,
    scrap: bool,
    surprised: bool,
    awake: usize,
    /// Beats of the tune that have gone, once it plays.
    tune: Option<u32>,
}

/// Beats of the tune, s.
const BEAT_S: f64 = 0.4;
/// The tune, in whole tones over the first bell.
const TUNE: [u8; 8] = [0, 2, 4, 2, 5, 4, 2, 0];

impl Ear {
    fn of(machine: &Automaton) -> Self {
        let front = machine.front();
        let slots = front
            .as_ref()
            .map(|front| front.slots.iter().map(|slot| slot.state).collect());
        let set: Vec<SlotState> = slots.unwrap_or_default();
        Self {
            tick: machine.tick(),
            here: (0..simulation::MAX_SEATS).filter(|seat| machine.is_here(*seat)).count(),
            letter: machine.letter(),
            rung: set.iter().filter(|slot| matches!(slot, SlotState::Rung(_))).count() as u8,
            turns: front.as_ref().map_or(0, |front| front.turns.0.len()),
            scrap: front.is_some_and(|front| front.scrap.is_some()),
            set,
            surprised: machine.surprise().is_some(),
            awake: machine.awake().len(),
            tune: machine.plays().map(|since| (since / BEAT_S) as u32),
        }
    }
}

/// A machine, as it is heard.
pub(crate) struct MachineHeard;

impl Drawn for MachineHeard {
    type Readout = Ear;

    fn read(activity: &dyn Activity) -> Option<Ear> {
        automaton_of(activity).map(Ear::of)
    }
}

/// What sounds between two ticks.
fn heard_between(before: &Ear, now: &Ear) -> Vec<Sound> {
    let same_front = before.set.len() == now.set.len();
    let all = [
        (now.here > before.here, Sound::Taken),
        (now.letter != before.letter, Sound::Tape),
        (now.rung > before.rung, Sound::Bell(now.rung)),
        (
            same_front && now.rung == before.rung && now.set != before.set || now.turns > before.turns,
            Sound::Click,
        ),
        (now.surprised && !before.surprised, Sound::Clamp),
        (now.surprised && !before.surprised, Sound::Falls),
        (before.surprised && !now.surprised, Sound::Tock),
        (now.scrap && !before.scrap, Sound::Paper),
        (now.awake > before.awake, Sound::Done),
    ];
    let mut sounds: Vec<Sound> = all.into_iter().filter(|(is, _)| *is).map(|(_, sound)| sound).collect();
    if now.tune != before.tune
        && let Some(beat) = now.tune
    {
        sounds.push(Sound::Bell(TUNE[beat as usize % TUNE.len()]));
    }
    sounds
}

/// Speaks once per new tick, never across a cut.
fn listen(
    shown: Res<Shown<MachineHeard>>,
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
    app.add_systems(Update, follow::<MachineHeard>.in_set(SceneSystems::Follow));
    app.add_systems(
        Update,
        listen
            .in_set(SceneSystems::Pose)
            .run_if(resource_exists::<Shown<MachineHeard>>),
    );
}

#[cfg(test)]
mod tests {
    use simulation::teamwork::automaton::{AutomatonTemplate, Crew, Parameters};
    use simulation::{MAX_SEATS, Run, SeatInput, Template};

    use super::*;

    #[test]
    fn a_session_is_heard_from_the_first_to_join_to_the_tune() {
        let template = AutomatonTemplate::new(Parameters::music_box());
        let mut run = Run::new(template.start(3, MAX_SEATS), 0);
        let crew = Crew {
            mistakes: 0.5,
            ..Crew::exact()
        };
        let mut players = template.crew(crew, 3);
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        let (mut events, mut sounds) = (Vec::new(), Vec::new());
        let mut before = MachineHeard::read(run.activity());
        while !run.activity().is_over() {
            players.act(run.activity(), &mut inputs);
            run.step(&inputs, &mut events);
            let now = MachineHeard::read(run.activity());
            if let (Some(before), Some(now)) = (&before, &now) {
                sounds.extend(heard_between(before, now));
            }
            before = now;
        }
        let count = |wanted: Sound| sounds.iter().filter(|sound| **sound == wanted).count();
        assert_eq!(count(Sound::Done), 5, "{sounds:?}");
        for wanted in [
            Sound::Taken,
            Sound::Click,
            Sound::Bell(1),
            Sound::Falls,
            Sound::Tock,
            Sound::Paper,
            Sound::Bell(5),
        ] {
            assert!(count(wanted) > 0, "{wanted:?}");
        }
    }
}

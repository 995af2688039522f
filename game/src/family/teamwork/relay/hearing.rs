//! What is heard in the hall: differences between two ticks become sounds.

use bevy::prelude::*;
use simulation::teamwork::relay::{Held, Moved, Relay};
use simulation::{Activity, MAX_SEATS};

use super::{dust, relay_of};
use crate::family::teamwork::bank::{Bank, Sound};
use crate::scene::{Drawn, SceneSystems, Shown, follow};
use crate::sound::Cue;

/// What the ear follows.
#[expect(clippy::struct_excessive_bools, reason = "each is heard on its own")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ear {
    tick: u32,
    here: usize,
    /// Hands that hold something.
    held: usize,
    loads: Vec<Moved>,
    plugged: bool,
    wanted: bool,
    open: Vec<bool>,
    blocked: bool,
    relief: bool,
    /// Stickers in hands and on the plan.
    taken: usize,
    stuck: usize,
    reading: usize,
    /// Beats of the dance that have gone, once the fête has begun.
    dance: Option<u32>,
}

/// Beats of the dance, s.
const BEAT_S: f64 = 0.34;
/// Its tune, in whole tones over the first bell.
const TUNE: [u8; 8] = [0, 0, 3, 0, 4, 3, 2, 1];

impl Ear {
    fn of(relay: &Relay) -> Self {
        let count = |is: &dyn Fn(u8) -> bool| (0..MAX_SEATS).filter(|seat| is(*seat)).count();
        let loads = relay.moved();
        let walkers = relay.walkers().into_iter();
        Self {
            tick: relay.tick(),
            here: count(&|seat| relay.is_here(seat)),
            held: walkers
                .filter(|walker| !matches!(walker.holds, Held::Nothing { .. }))
                .count(),
            plugged: loads.iter().any(|load| load.plugged),
            wanted: relay.waits_for_cable().is_some(),
            open: (0..relay.parameters().doors.len())
                .map(|door| relay.is_door_open(door))
                .collect(),
            blocked: relay.blocked().is_some(),
            relief: relay.is_relief(),
            taken: count(&|seat| relay.sticker_in_hand(seat).is_some()),
            stuck: relay.stickers().len(),
            reading: count(&|seat| relay.reads(seat)),
            dance: relay.feasts().map(|since| (since / BEAT_S) as u32),
            loads,
        }
    }

    fn spilling(&self) -> usize {
        self.loads.iter().filter(|load| load.spills).count()
    }

    fn arrived(&self) -> usize {
        self.loads.iter().filter(|load| load.arrived_s.is_some()).count()
    }

    fn doors(&self) -> usize {
        self.open.iter().filter(|open| **open).count()
    }
}

/// A relay, as it is heard.
pub(crate) struct RelayHeard;

impl Drawn for RelayHeard {
    type Readout = Ear;

    fn read(activity: &dyn Activity) -> Option<Ear> {
        relay_of(activity).map(Ear::of)
    }
}

/// What sounds between two ticks.
fn heard_between(before: &Ear, now: &Ear) -> Vec<Sound> {
    let bumps = !dust::bumped(&before.loads, &now.loads).is_empty();
    let all = [
        (now.here > before.here, Sound::Taken),
        (now.held > before.held, Sound::Click),
        (now.held < before.held && now.arrived() == before.arrived(), Sound::Soft),
        (bumps, Sound::Knock),
        (now.spilling() > before.spilling(), Sound::Splash),
        (now.doors() != before.doors(), Sound::Clamp),
        (now.plugged != before.plugged, Sound::Tock),
        (now.wanted && !before.wanted, Sound::Bell(3)),
        (now.blocked && !before.blocked, Sound::Falls),
        (now.relief != before.relief, Sound::Freeze),
        (now.taken > before.taken || now.reading > before.reading, Sound::Paper),
        (now.stuck != before.stuck, Sound::Tape),
        (now.arrived() > before.arrived(), Sound::Done),
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
fn listen(shown: Res<Shown<RelayHeard>>, mut heard: Local<Option<u32>>, bank: Res<Bank>, mut out: MessageWriter<Cue>) {
    let now = shown.now();
    let last = heard.replace(now.tick);
    if !shown.cut && last != Some(now.tick) {
        let sounds = heard_between(shown.before(), now);
        out.write_batch(sounds.into_iter().filter_map(|sound| bank.cue(sound)));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow::<RelayHeard>.in_set(SceneSystems::Follow));
    app.add_systems(
        Update,
        listen
            .in_set(SceneSystems::Pose)
            .run_if(resource_exists::<Shown<RelayHeard>>),
    );
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use simulation::{Run, SeatInput};

    use super::*;

    #[test]
    fn a_session_is_heard_from_the_first_to_join_to_the_dance() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
        let (library, _) = situation::library::Library::load(&root, &simulation::builtin());
        let mut scenarios = library.iter();
        let scenario = scenarios.find(|scenario| scenario.activity == "relay").unwrap();
        let mut run = Run::new(scenario.template.start(3, MAX_SEATS), 0);
        let mut players = scenario.template.pilot("ordinary", 3, MAX_SEATS).unwrap();
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        let (mut events, mut sounds) = (Vec::new(), Vec::new());
        let mut before = RelayHeard::read(run.activity());
        while !run.activity().is_over() {
            players.act(run.activity(), &mut inputs);
            run.step(&inputs, &mut events);
            let now = RelayHeard::read(run.activity());
            if let (Some(before), Some(now)) = (&before, &now) {
                sounds.extend(heard_between(before, now));
            }
            before = now;
        }
        for wanted in [
            Sound::Taken,
            Sound::Click,
            Sound::Soft,
            Sound::Knock,
            Sound::Splash,
            Sound::Clamp,
            Sound::Tock,
            Sound::Falls,
            Sound::Freeze,
            Sound::Paper,
            Sound::Tape,
            Sound::Done,
            Sound::Bell(0),
        ] {
            assert!(sounds.contains(&wanted), "{wanted:?} was not heard");
        }
    }
}

//! Sounds: small, wooden, close; off until somebody asks for them. A scene says what is to be heard
//! ([`Cue`], [`Hum`]); a PC without a loudspeaker plays the same game in silence.

mod bank;

use bevy::audio::{AudioSink, AudioSinkPlayback, PlaybackMode, Volume};
use bevy::prelude::*;

use bank::Bank;

/// Whether anything is heard. A setting of the station: several play in one room.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct SoundOn(pub(crate) bool);

/// Something that sounds once.
#[derive(Message, Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cue {
    /// A post's note, semitones above the lowest.
    Note(u8),
    /// The net, a mat, a soft landing.
    Soft,
    /// Something hard.
    Hard,
    /// The light says wait.
    Wait,
    /// The light says go.
    Go,
    /// « Pose le drone ».
    Call,
    /// The lantern lights.
    Lantern,
}

/// What sounds all the time. A scene sets it in every frame in which it moves; forgotten, it fades.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Hum {
    /// Rotor speed over that of hovering; 0 when off.
    pub(crate) rotors: f32,
    /// Wind, m/s.
    pub(crate) wind: f32,
}

/// A sound that plays on and on.
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq)]
enum Loop {
    Rotors,
    Wind,
}

/// A sound played once: gone when it has ended, or when nothing is there to play it.
#[derive(Component)]
struct Once(f32);

/// Longest sound played once, s.
const LONGEST_S: f32 = 2.5;

fn play(mut commands: Commands, mut cues: MessageReader<Cue>, bank: Res<Bank>, on: Res<SoundOn>) {
    for cue in cues.read() {
        if !on.0 {
            continue;
        }
        let (source, volume, speed) = bank.of(*cue);
        let settings = PlaybackSettings {
            mode: PlaybackMode::Despawn,
            volume: Volume::Linear(volume),
            speed,
            ..PlaybackSettings::ONCE
        };
        commands.spawn((AudioPlayer::new(source), settings, Once(0.0)));
    }
}

fn forget(mut commands: Commands, time: Res<Time>, mut sounds: Query<(Entity, &mut Once)>) {
    for (entity, mut age) in &mut sounds {
        age.0 += time.delta_secs();
        if age.0 > LONGEST_S {
            commands.entity(entity).despawn();
        }
    }
}

fn start_loops(mut commands: Commands, bank: Res<Bank>, on: Res<SoundOn>, loops: Query<Entity, With<Loop>>) {
    if !on.is_changed() {
        return;
    }
    for entity in &loops {
        commands.entity(entity).despawn();
    }
    if on.0 {
        for (which, source) in [(Loop::Rotors, &bank.rotors), (Loop::Wind, &bank.wind)] {
            let settings = PlaybackSettings::LOOP.with_volume(Volume::Linear(0.0));
            commands.spawn((which, AudioPlayer::new(source.clone()), settings));
        }
    }
}

/// Volume and speed of the loops for a hum.
fn tone(which: Loop, hum: Hum) -> (f32, f32) {
    match which {
        Loop::Rotors => {
            let speed = hum.rotors.clamp(0.0, 1.6);
            // Thrust goes with the square of the speed, and so does what is heard of it.
            (0.42 * (speed * speed).min(1.5), (0.25 + 0.75 * speed).max(0.3))
        }
        Loop::Wind => {
            let blow = ((hum.wind - 1.0) / 9.0).clamp(0.0, 1.0);
            (0.75 * blow * blow, 0.85 + 0.35 * blow)
        }
    }
}

fn hum(mut hum: ResMut<Hum>, time: Res<Time>, mut loops: Query<(&Loop, &mut AudioSink)>, mut last: Local<Hum>) {
    let follow = 1.0 - (-time.delta_secs() / 0.06).exp();
    last.rotors += (hum.rotors - last.rotors) * follow;
    last.wind += (hum.wind - last.wind) * follow;
    for (which, mut sink) in &mut loops {
        let (volume, speed) = tone(*which, *last);
        sink.set_volume(Volume::Linear(volume));
        sink.set_speed(speed);
    }
    hum.set_if_neq(Hum::default());
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SoundOn>()
        .init_resource::<Hum>()
        .add_message::<Cue>();
    app.add_systems(Startup, bank::load);
    app.add_systems(PostUpdate, (start_loops, play, hum, forget).chain());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rotors_tell_the_throttle() {
        let at = |rotors| tone(Loop::Rotors, Hum { rotors, wind: 0.0 });
        assert_eq!(at(0.0).0, 0.0);
        assert!(at(0.6).0 < at(1.0).0 && at(1.0).0 < at(1.2).0);
        assert!(at(0.6).1 < at(1.0).1 && at(1.0).1 < at(1.2).1);
    }

    #[test]
    fn still_air_is_silent() {
        assert_eq!(tone(Loop::Wind, Hum { rotors: 1.0, wind: 0.5 }).0, 0.0);
    }
}

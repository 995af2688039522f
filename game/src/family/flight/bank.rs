//! The sounds of a flight: small enough to be carried in the program. `assets/sounds/make.py` makes them.

use bevy::prelude::*;

use crate::sound::{Cue, Tone};

/// Something in a flight that sounds once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sound {
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

/// All sounds, ready to play.
#[derive(Resource)]
pub(super) struct Bank {
    note: Handle<AudioSource>,
    soft: Handle<AudioSource>,
    hard: Handle<AudioSource>,
    wait: Handle<AudioSource>,
    go: Handle<AudioSource>,
    call: Handle<AudioSource>,
    lantern: Handle<AudioSource>,
    rotors: Handle<AudioSource>,
    wind: Handle<AudioSource>,
}

impl Bank {
    /// As it is played.
    pub(super) fn cue(&self, sound: Sound) -> Cue {
        let (source, volume, speed) = match sound {
            Sound::Note(semitones) => (&self.note, 0.8, (f32::from(semitones) / 12.0).exp2()),
            Sound::Soft => (&self.soft, 0.7, 1.0),
            Sound::Hard => (&self.hard, 0.8, 1.0),
            Sound::Wait => (&self.wait, 0.6, 1.0),
            Sound::Go => (&self.go, 0.6, 1.0),
            Sound::Call => (&self.call, 0.9, 1.0),
            Sound::Lantern => (&self.lantern, 0.7, 1.0),
        };
        Cue {
            source: source.clone(),
            volume,
            speed,
        }
    }

    /// Rotors that turn at `speed` over that of hovering (0 when off), in a wind of so many m/s.
    pub(super) fn tones(&self, speed: f32, wind: f32) -> Vec<Tone> {
        let tone = |source: &Handle<AudioSource>, (volume, speed)| Tone {
            source: source.clone(),
            volume,
            speed,
        };
        vec![tone(&self.rotors, of_rotors(speed)), tone(&self.wind, of_wind(wind))]
    }
}

/// Volume and speed of the rotors' sound.
fn of_rotors(speed: f32) -> (f32, f32) {
    let speed = speed.clamp(0.0, 1.6);
    // Thrust goes with the square of the speed, and so does what is heard of it.
    (0.42 * (speed * speed).min(1.5), (0.25 + 0.75 * speed).max(0.3))
}

/// Volume and speed of the wind's sound.
fn of_wind(wind: f32) -> (f32, f32) {
    let blow = ((wind - 1.0) / 9.0).clamp(0.0, 1.0);
    (0.75 * blow * blow, 0.85 + 0.35 * blow)
}

pub(super) fn load(mut commands: Commands, mut sources: ResMut<Assets<AudioSource>>) {
    let mut add = |bytes: &'static [u8]| sources.add(AudioSource { bytes: bytes.into() });
    commands.insert_resource(Bank {
        note: add(include_bytes!("../../../../assets/sounds/note.wav")),
        soft: add(include_bytes!("../../../../assets/sounds/soft.wav")),
        hard: add(include_bytes!("../../../../assets/sounds/hard.wav")),
        wait: add(include_bytes!("../../../../assets/sounds/wait.wav")),
        go: add(include_bytes!("../../../../assets/sounds/go.wav")),
        call: add(include_bytes!("../../../../assets/sounds/call.wav")),
        lantern: add(include_bytes!("../../../../assets/sounds/lantern.wav")),
        rotors: add(include_bytes!("../../../../assets/sounds/rotors.wav")),
        wind: add(include_bytes!("../../../../assets/sounds/wind.wav")),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rotors_tell_the_throttle() {
        assert_eq!(of_rotors(0.0).0, 0.0);
        assert!(of_rotors(0.6).0 < of_rotors(1.0).0 && of_rotors(1.0).0 < of_rotors(1.2).0);
        assert!(of_rotors(0.6).1 < of_rotors(1.0).1 && of_rotors(1.0).1 < of_rotors(1.2).1);
    }

    #[test]
    fn still_air_is_silent() {
        assert_eq!(of_wind(0.5).0, 0.0);
    }
}

//! The sounds themselves: small enough to be carried in the program. `assets/sounds/make.py` makes them.

use bevy::prelude::*;

use super::Cue;

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
    pub(super) rotors: Handle<AudioSource>,
    pub(super) wind: Handle<AudioSource>,
}

impl Bank {
    /// Sound, volume and speed of a cue.
    pub(super) fn of(&self, cue: Cue) -> (Handle<AudioSource>, f32, f32) {
        let (source, volume, speed) = match cue {
            Cue::Note(semitones) => (&self.note, 0.8, (f32::from(semitones) / 12.0).exp2()),
            Cue::Soft => (&self.soft, 0.7, 1.0),
            Cue::Hard => (&self.hard, 0.8, 1.0),
            Cue::Wait => (&self.wait, 0.6, 1.0),
            Cue::Go => (&self.go, 0.6, 1.0),
            Cue::Call => (&self.call, 0.9, 1.0),
            Cue::Lantern => (&self.lantern, 0.7, 1.0),
        };
        (source.clone(), volume, speed)
    }
}

pub(super) fn load(mut commands: Commands, mut sources: ResMut<Assets<AudioSource>>) {
    let mut add = |bytes: &'static [u8]| sources.add(AudioSource { bytes: bytes.into() });
    commands.insert_resource(Bank {
        note: add(include_bytes!("../../../assets/sounds/note.wav")),
        soft: add(include_bytes!("../../../assets/sounds/soft.wav")),
        hard: add(include_bytes!("../../../assets/sounds/hard.wav")),
        wait: add(include_bytes!("../../../assets/sounds/wait.wav")),
        go: add(include_bytes!("../../../assets/sounds/go.wav")),
        call: add(include_bytes!("../../../assets/sounds/call.wav")),
        lantern: add(include_bytes!("../../../assets/sounds/lantern.wav")),
        rotors: add(include_bytes!("../../../assets/sounds/rotors.wav")),
        wind: add(include_bytes!("../../../assets/sounds/wind.wav")),
    });
}

//! The sounds around which several sit: small enough to be carried in the program. `assets/sounds/make.py` makes them.

use bevy::prelude::*;

use crate::sound::Cue;

/// Something that sounds once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    /// Somebody joins, or takes a place.
    Taken,
    /// The letter is turned.
    Tape,
    /// Something is set.
    Click,
    /// A bell, the so-manyth in its row.
    Bell(u8),
    /// The lever.
    Clamp,
    /// Something absurd.
    Falls,
    /// It is put back.
    Tock,
    /// The piece of paper.
    Paper,
    /// Something is done that all wanted.
    Done,
    /// Something heavy is set down.
    Soft,
    /// Something heavy runs into something.
    Knock,
    /// Water goes over a brim.
    Splash,
    /// Time stands, or goes on.
    Freeze,
}

/// All sounds, ready to play.
#[derive(Resource)]
pub(super) struct Bank(Vec<(Sound, Handle<AudioSource>)>);

impl Bank {
    /// As it is played; bells rise by whole tones.
    pub(super) fn cue(&self, sound: Sound) -> Option<Cue> {
        let (plain, speed) = match sound {
            Sound::Bell(at) => (Sound::Bell(0), 2.0_f32.powf(f32::from(at) / 6.0)),
            other => (other, 1.0),
        };
        let (_, source) = self.0.iter().find(|(known, _)| *known == plain)?;
        Some(Cue {
            source: source.clone(),
            volume: 0.8,
            speed,
        })
    }
}

fn load(mut commands: Commands, mut sources: ResMut<Assets<AudioSource>>) {
    macro_rules! sound {
        ($name:literal) => {
            sources.add(AudioSource {
                bytes: include_bytes!(concat!("../../../../assets/sounds/", $name, ".wav"))
                    .as_slice()
                    .into(),
            })
        };
    }
    commands.insert_resource(Bank(vec![
        (Sound::Taken, sound!("taken")),
        (Sound::Tape, sound!("tape")),
        (Sound::Click, sound!("click")),
        (Sound::Bell(0), sound!("note")),
        (Sound::Clamp, sound!("clamp")),
        (Sound::Falls, sound!("falls")),
        (Sound::Tock, sound!("tock")),
        (Sound::Paper, sound!("paper")),
        (Sound::Done, sound!("go")),
        (Sound::Soft, sound!("soft")),
        (Sound::Knock, sound!("hard")),
        (Sound::Splash, sound!("splash")),
        (Sound::Freeze, sound!("freeze")),
    ]));
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, load);
}

//! The sounds of a workshop: small enough to be carried in the program. `assets/sounds/make.py` makes them.

use bevy::prelude::*;

use crate::sound::{Cue, Tone};

/// Something at a bench that sounds once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    /// A piece is laid down.
    Tock,
    /// A piece falls off.
    Falls,
    /// Something is taken, or put on.
    Taken,
    /// A tool is back at its place.
    Hung,
    /// A line is drawn.
    Pencil,
    /// The tape comes out, or goes back.
    Tape,
    /// The clamp is turned.
    Clamp,
    /// A page is turned.
    Paper,
    /// A switch.
    Click,
    /// The cover over the stock.
    Cover,
    /// It fits; the object is handed over.
    Done,
    /// A bird.
    Bird,
    /// A van before the door.
    Horn,
}

/// Something that sounds while it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goes {
    Saw,
    Sanding,
    Screw,
    Drill,
    Rain,
}

#[cfg(test)]
impl Goes {
    pub(super) const ALL: [Self; 5] = [Self::Saw, Self::Sanding, Self::Screw, Self::Drill, Self::Rain];
}

/// What is heard through something: nothing, or ear protection, or ears that are dull.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Through {
    #[default]
    Air,
    Protection,
    Dull,
}

impl Through {
    /// How much of a sound is left.
    fn part(self) -> f32 {
        match self {
            Self::Air => 1.0,
            Self::Protection => 0.4,
            Self::Dull => 0.3,
        }
    }
}

/// All sounds, ready to play.
#[derive(Resource)]
pub(super) struct Bank {
    once: Vec<(Sound, Handle<AudioSource>)>,
    /// Each as it is, and as it is through something.
    on_and_on: Vec<(Goes, [Handle<AudioSource>; 2])>,
}

impl Bank {
    /// As it is played.
    pub(super) fn cue(&self, sound: Sound, through: Through) -> Option<Cue> {
        let (_, source) = self.once.iter().find(|(known, _)| *known == sound)?;
        Some(Cue {
            source: source.clone(),
            volume: 0.8 * through.part(),
            // High sounds go first.
            speed: if through == Through::Air { 1.0 } else { 0.9 },
        })
    }

    /// What goes on, each so loud and so fast.
    pub(super) fn tones(&self, going: &[(Goes, f32, f32)], through: Through) -> Vec<Tone> {
        let clear = through == Through::Air;
        let mut tones = Vec::new();
        for (goes, [open, behind]) in &self.on_and_on {
            let (volume, speed) = going
                .iter()
                .find(|(known, ..)| known == goes)
                .map_or((0.0, 1.0), |(_, volume, speed)| (*volume, *speed));
            for (source, is) in [(open, clear), (behind, !clear)] {
                tones.push(Tone {
                    source: source.clone(),
                    volume: if is { volume * through.part() } else { 0.0 },
                    speed,
                });
            }
        }
        tones
    }
}

pub(super) fn load(mut commands: Commands, mut sources: ResMut<Assets<AudioSource>>) {
    macro_rules! sound {
        ($name:literal) => {
            sources.add(AudioSource {
                bytes: include_bytes!(concat!("../../../../assets/sounds/", $name, ".wav"))
                    .as_slice()
                    .into(),
            })
        };
    }
    let once = vec![
        (Sound::Tock, sound!("tock")),
        (Sound::Falls, sound!("falls")),
        (Sound::Taken, sound!("taken")),
        (Sound::Hung, sound!("hung")),
        (Sound::Pencil, sound!("pencil")),
        (Sound::Tape, sound!("tape")),
        (Sound::Clamp, sound!("clamp")),
        (Sound::Paper, sound!("paper")),
        (Sound::Click, sound!("click")),
        (Sound::Cover, sound!("cover")),
        (Sound::Done, sound!("go")),
        (Sound::Bird, sound!("bird")),
        (Sound::Horn, sound!("horn")),
    ];
    let on_and_on = vec![
        (Goes::Saw, [sound!("saw"), sound!("saw-behind")]),
        (Goes::Sanding, [sound!("sanding"), sound!("sanding-behind")]),
        (Goes::Screw, [sound!("screw"), sound!("screw-behind")]),
        (Goes::Drill, [sound!("drill"), sound!("drill-behind")]),
        (Goes::Rain, [sound!("rain"), sound!("rain-behind")]),
    ];
    commands.insert_resource(Bank { once, on_and_on });
}

//! What a station keeps of how it is used: language, text size, motion, sound, help.

use bevy::prelude::*;
use serde::{Deserialize, Serialize};
use wording::Language;

use crate::desk::{Desk, Trouble};
use crate::language::ScreenLanguage;
use crate::quality::Quality;
use crate::theme::TextSize;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<ReducedMotion>();
    app.add_systems(Update, apply.run_if(resource_exists_and_changed::<Preferences>));
}

/// Kept for the whole station under the name `game`.
#[derive(Resource, Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Preferences {
    /// `fr` or `en`; `None` until somebody chose.
    pub(crate) language: Option<String>,
    /// 1 = as designed.
    pub(crate) text_size: f32,
    /// Nothing moves by itself.
    pub(crate) reduced_motion: bool,
    /// Whether anything is heard; `None` until somebody chose.
    pub(crate) sound: Option<bool>,
    /// The same, as the venue has it until somebody chose.
    #[serde(skip)]
    pub(crate) sound_here: bool,
    /// How much is drawn; `None` leaves it to the program.
    pub(crate) quality: Option<Quality>,
    /// What the first seconds of a session showed: no more than this is drawn by itself.
    pub(crate) quality_found: Option<Quality>,
    /// The help to start with, by the id of its choice; `None` leaves the situation's own.
    pub(crate) help: Option<String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            text_size: 1.0,
            reduced_motion: false,
            sound: None,
            sound_here: false,
            quality: None,
            quality_found: None,
            help: None,
        }
    }
}

/// Nothing moves for decoration: no zoom, no dust, no swaying, nothing on a page by itself; what tells something
/// (rotors, streamers in a gust) still does.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ReducedMotion(pub(crate) bool);

/// Name under which the station keeps them.
const NAME: &str = "game";

impl Preferences {
    /// What the station keeps; its error is for a person.
    pub(crate) fn read(station: &station::Station) -> Result<Self, station::StationError> {
        Ok(station.preferences(None, NAME)?.unwrap_or_default())
    }

    /// Keeps them.
    pub(crate) fn keep(&self, desk: &mut Desk, language: Language, trouble: &mut Trouble) {
        if let Err(error) = desk.station.keep_preferences(None, NAME, self) {
            trouble.tell(error.say(language));
        }
    }

    /// Keeps what nobody chose: where that fails, it is found out anew the next time.
    pub(crate) fn keep_silently(&self, desk: &mut Desk) {
        if let Err(error) = desk.station.keep_preferences(None, NAME, self) {
            warn!("what was found out is not kept: {error}");
        }
    }

    /// Whether anything is heard. Off unless somebody or the venue wants it: others play beside.
    pub(crate) fn sounds(&self) -> bool {
        self.sound.unwrap_or(self.sound_here)
    }

    /// The language to speak: what was asked for at the start, what was kept, what the venue has, what the machine says.
    pub(crate) fn language(&self, asked: Option<Language>, here: Option<Language>) -> Language {
        asked
            .or_else(|| self.language.as_deref().and_then(Language::from_tag))
            .or(here)
            .unwrap_or_else(Language::of_environment)
    }
}

fn apply(
    preferences: Res<Preferences>,
    mut size: ResMut<TextSize>,
    mut spoken: ResMut<ScreenLanguage>,
    mut motion: ResMut<ReducedMotion>,
    mut sound: ResMut<crate::sound::SoundOn>,
    desk: Option<ResMut<Desk>>,
) {
    size.0 = preferences.text_size.clamp(0.8, 2.0);
    motion.0 = preferences.reduced_motion;
    sound.0 = preferences.sounds();
    if let Some(language) = preferences.language.as_deref().and_then(Language::from_tag)
        && spoken.0 != language
    {
        spoken.0 = language;
        if let Some(mut desk) = desk {
            desk.station.speak(language);
        }
    }
}

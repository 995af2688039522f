//! The language of the screens.

use bevy::prelude::*;
use wording::Language;

/// The language of the screens.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ScreenLanguage(pub(crate) Language);

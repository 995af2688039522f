//! The device in hand.

use bevy::prelude::*;

/// The device last used.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Hand {
    #[default]
    Keyboard,
    Gamepad,
    Mouse,
}

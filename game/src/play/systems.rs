//! What happens when in a frame of play.

use bevy::prelude::*;

/// Steps of a frame in play; the scene draws after [`PlaySystems::Step`].
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PlaySystems {
    /// Devices are read.
    Read,
    /// Ticks are stepped.
    Step,
    /// Scene and sounds follow.
    Draw,
}

/// What stands over the picture in play is drawn.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct PlayDrawing;

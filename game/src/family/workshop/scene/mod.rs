//! The scene of workshops: a bench by an open door, wood, tools, a machine, and the garden where the object ends up.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}

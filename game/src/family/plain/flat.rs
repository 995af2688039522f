//! The picture of a kind without a face, drawn flat.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}

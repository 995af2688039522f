//! The plain face: for a kind of activity that has none of its own. Its choices are buttons (as everywhere), its
//! picture is the scene, drawn flat.

mod flat;
pub(super) mod ordinary;

use bevy::prelude::*;

use super::face::Face;

/// The face of a kind without one.
pub(super) struct PlainFace;

impl Face for PlainFace {
    fn kind(&self) -> &'static str {
        ""
    }

    fn is_plain(&self) -> bool {
        true
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(flat::plugin);
}

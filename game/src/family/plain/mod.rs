//! The plain face: for a kind of activity that has none of its own. Its choices are buttons (as everywhere), its
//! picture is the scene, drawn flat.

mod flat;

use bevy::prelude::*;

use super::{Face, Push};
use crate::devices::Lever;
use crate::kit::Pictogram;

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

/// By the words of an id that any activity may use.
pub(super) fn sign_of(id: &str) -> Pictogram {
    let has = |word: &str| id.split('_').any(|part| part == word);
    match id {
        _ if has("finish") || has("end") || has("over") => Pictogram::Flag,
        _ if has("look") || has("check") => Pictogram::Eye,
        _ if has("wait") || has("light") || has("listen") => Pictogram::Clock,
        _ if has("again") || has("back") => Pictogram::Again,
        _ if has("ask") => Pictogram::Question,
        _ => Pictogram::Onward,
    }
}

/// Right hand first: ahead and aside are what most things do.
pub(super) fn lever(place: usize) -> Lever {
    [Lever::RightX, Lever::RightY, Lever::LeftX, Lever::LeftY][place.min(3)]
}

pub(super) fn push(lever: Lever) -> Push {
    let (words, signs) = match lever {
        Lever::LeftX | Lever::RightX => ("game-legend-sideways", [Pictogram::Back, Pictogram::Onward]),
        Lever::LeftY | Lever::RightY => ("game-legend-lengthways", [Pictogram::Downward, Pictogram::Upward]),
    };
    Push { words, signs }
}

/// What a hand does; nobody can say more.
pub(super) fn hand() -> &'static str {
    "game-plain-hand"
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(flat::plugin);
}

//! Families: what the game knows of a kind of activity beyond what the activity says of itself.
//!
//! Everything else in the game asks the activity (choices and what kind each is, gauges, picture, prompt) or its
//! [`Face`](face::Face). A kind that has no face is played with the plain one: its choices as buttons, its picture as the scene. A
//! test reads the game outside this folder and fails on a word of a family's vocabulary.

pub(crate) mod cross;
pub(crate) mod face;
mod flight;
pub(crate) mod leaf;
pub(crate) mod moment;
mod plain;
mod push;
mod teamwork;
mod workshop;

use bevy::prelude::*;

use face::Face;

/// All faces.
pub(crate) const FACES: [&dyn Face; 6] = [
    &flight::FlightFace,
    &workshop::WorkshopFace,
    &workshop::line::LineFace,
    &teamwork::AutomatonFace,
    &teamwork::ChoosingFace,
    &teamwork::RelayFace,
];

/// The face of a kind; the plain one where it has none.
pub(crate) fn face(kind: &str) -> &'static dyn Face {
    FACES
        .into_iter()
        .find(|face| face.kind() == kind)
        .unwrap_or(&plain::PlainFace)
}

pub(super) fn plugin(app: &mut App) {
    for face in FACES {
        face.plugin(app);
    }
    app.add_plugins((plain::plugin, teamwork::plugin));
}

/// What families write over their scenes.
pub(super) fn overlay(app: &mut App) {
    for face in FACES {
        face.overlay(app);
    }
    app.add_plugins(teamwork::overlay);
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod budget_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod walls_tests;

//! What can be pointed at on the page of somebody who plays alone, as last drawn: things in the picture, and buttons.

use bevy::prelude::*;
use bevy_egui::egui::Pos2;
use simulation::{Choice, ChoiceKind};

use super::pointed::Target;
use super::session::Session;
use crate::scene::Signs;

/// A thing in the picture that can be chosen now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SeenThing {
    /// Index of its choice.
    pub(super) choice: u8,
    /// Its middle, and the radius around it, points.
    pub(super) at: Pos2,
    pub(super) radius: f32,
}

/// What was drawn last.
#[derive(Resource, Debug, Clone, Default, PartialEq)]
pub(super) struct Seen {
    /// Things that can be chosen.
    pub(super) things: Vec<SeenThing>,
    /// Buttons beside the main act: place, and its middle.
    pub(super) places: Vec<(usize, Pos2)>,
    /// The main act, or where it would stand.
    pub(super) home: Pos2,
}

impl Seen {
    /// All of it, with where it is: buttons first.
    pub(super) fn targets(&self) -> Vec<(Target, Pos2)> {
        let things = self.things.iter().map(|thing| (Target::Thing(thing.choice), thing.at));
        let places = self.places.iter().map(|(place, at)| (Target::Place(*place), *at));
        places.chain(things).collect()
    }
}

/// Whether things are pointed at in the picture alone: somebody has it for themselves, and it shows them all.
pub(super) fn is_pictured(session: &Session) -> bool {
    session.face().points() && !session.is_shared()
}

/// Whether a choice is a thing that the picture shows. Before anything is shown, all of them will be.
pub(super) fn is_in_picture(signs: &Signs, choice: &Choice) -> bool {
    let shown = signs.things.is_empty() || signs.things.iter().any(|thing| thing.choice == choice.name);
    choice.kind == ChoiceKind::Thing && shown
}

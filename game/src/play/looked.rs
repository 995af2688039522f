//! What tests of whole sessions ask: what is pointed at, and where things are on the page.

use bevy::prelude::*;
use bevy_egui::egui::Pos2;

use super::players::Player;
use super::pointed::{Pointed, Target};
use super::pointing::UnderMouse;
use super::seen::Seen;
use super::session::Session;
use super::slots::Slots;

/// Name of the choice that a hand without a pointer points at.
pub(crate) fn pointed(world: &mut World) -> Option<String> {
    let mut players = world.query_filtered::<(&Pointed, &Slots), With<Player>>();
    let (pointed, slots) = players.single(world).ok()?;
    let choice = match pointed.now()? {
        Target::Place(place) => slots.at(place)?,
        Target::Thing(choice) => choice,
    };
    let controls = world.resource::<Session>().scenario().template.controls();
    controls.choice_name(choice).map(str::to_owned)
}

/// The middle of a thing in the picture that can be chosen now, and how far around it is its own, points.
pub(crate) fn seen(world: &World, choice: &str) -> Option<(Pos2, f32)> {
    let controls = world.get_resource::<Session>()?.scenario().template.controls();
    let choice = controls.choice_index(choice)?;
    let things = &world.resource::<Seen>().things;
    let thing = things.iter().find(|thing| thing.choice == choice)?;
    Some((thing.at, thing.radius))
}

/// Name of the thing in the picture that the mouse points at.
pub(crate) fn under_mouse(world: &World) -> Option<String> {
    let choice = world.resource::<UnderMouse>().choice?;
    let controls = world.get_resource::<Session>()?.scenario().template.controls();
    controls.choice_name(choice).map(str::to_owned)
}

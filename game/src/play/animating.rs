//! Whoever leads the workshop comes by, and time stands: with the code of the venue, the marks that are made from then on
//! are theirs, until they go.

use bevy::prelude::*;
use bevy_egui::egui::Ui;

use crate::kit::{Column, HEIGHT, Kit, Pictogram, TextStyle, Weight};
use crate::screens::venue::pin_field;

/// The code as it is typed, in the pause.
#[derive(Resource, Debug, Default)]
pub(super) struct Typed(pub(super) String);

/// What is asked for.
pub(super) enum Wish {
    /// The code was typed.
    Come,
    Go,
}

/// Offers to come, or, with the code shown, to go.
pub(super) fn offer(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    animates: bool,
    typed: &mut String,
) -> Option<Wish> {
    column.text(ui, &kit.say("game-animator-title"), TextStyle::STRONG);
    column.gap(1.5);
    let (words, id) = if animates {
        column.text(ui, &kit.say("game-animator-here"), TextStyle::BODY);
        column.gap(1.0);
        ("game-animator-go", "animator-go")
    } else {
        pin_field(ui, kit, column, "animator-code", "game-venue-pin-hint", typed, false);
        column.gap(1.0);
        if typed.is_empty() {
            column.gap(1.0);
            return None;
        }
        ("game-animator-come", "animator-come")
    };
    let words = kit.say(words);
    let rect = column.take_wide(kit.button_width(ui, &words, true), HEIGHT);
    let pressed = kit.button(ui, id, rect, &words, Some(Pictogram::House), Weight::Quiet);
    column.gap(2.0);
    pressed.then_some(if animates { Wish::Go } else { Wish::Come })
}

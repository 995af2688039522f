//! What was just done, said for a moment right below the line of what to do: there it lies over nobody and over nothing
//! that a hand is at. A family says it; without any, the line before stays there until it could be read.

use bevy::prelude::*;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};

use super::plate::plate;
use crate::kit::{Pictogram, TextStyle, measure, write};
use crate::theme::{LEAF, STEP};

/// The sentence, while it is said.
#[derive(Resource, Debug, Clone, Default, PartialEq)]
pub(crate) struct News(pub(crate) Option<String>);

/// Room at most, points.
const WIDTH: f32 = 580.0;

/// Says it below `top`; gives where it ends.
pub(super) fn show(ui: &Ui, top: Pos2, said: &str) -> f32 {
    let size = measure(ui, WIDTH, said, TextStyle::SMALL_STRONG);
    let place = Rect::from_min_size(top - vec2(size.x / 2.0 + 24.0, 0.0), vec2(size.x + 48.0, size.y + STEP));
    plate(ui, place);
    let sign = Rect::from_center_size(Pos2::new(place.left() + 20.0, place.center().y), vec2(22.0, 22.0));
    Pictogram::Tick.draw(ui.painter(), sign, LEAF);
    write(
        ui,
        place.min + vec2(38.0, STEP / 2.0),
        WIDTH,
        said,
        TextStyle::SMALL_STRONG,
    );
    place.bottom()
}

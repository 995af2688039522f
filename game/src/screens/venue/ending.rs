//! The end of a workshop.

use bevy_egui::egui::Ui;

use super::Wish;
use crate::kit::{Column, HEIGHT, Kit, Pictogram, TextStyle, Weight};

/// The workshop is over; where nobody can close the window, Envol closes here.
pub(super) fn draw(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, kiosk: bool) -> Option<Wish> {
    column.text(ui, &kit.say("game-venue-end"), TextStyle::HEADING);
    column.gap(1.0);
    column.text(ui, &kit.say("game-venue-end-purpose"), TextStyle::BODY.soft());
    column.gap(1.5);
    let mut flow = column.flow(2.0);
    let mut wish = None;
    let mut way = |ui: &mut Ui, kit: &mut Kit<'_>, id: &str, sign: Pictogram| {
        let label = kit.say(id);
        let rect = flow.take(kit.button_width(ui, &label, true), HEIGHT);
        kit.button(ui, id, rect, &label, Some(sign), Weight::Quiet)
    };
    if way(ui, kit, "game-venue-end-now", Pictogram::Flag) {
        wish = Some(Wish::End);
    }
    if kiosk && way(ui, kit, "game-venue-close", Pictogram::Power) {
        wish = Some(Wish::Close);
    }
    column.below(flow.bottom());
    column.gap(2.0);
    wish
}

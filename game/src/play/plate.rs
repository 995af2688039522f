//! What keeps words readable over any scene, and the small buttons of the corners.

use bevy_egui::egui::{self, Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use crate::kit::{Glyph, Pictogram, TextStyle, draw_glyph, glyph_width, measure, name_it, write};
use crate::theme::{self, INK, PAPER, PETROL, SAND_DEEP};

/// Room that two numbers take, top left, points.
pub(super) const NUMBERS: f32 = 108.0;
/// Room that help, view and pause take, top right, points.
pub(super) const WAYS: f32 = 160.0;

/// A plate that keeps text readable over any scene.
pub(crate) fn plate(ui: &Ui, place: Rect) {
    ui.painter().rect(
        place,
        theme::ROUND,
        PAPER.gamma_multiply(0.94),
        // On paper it would have no edge.
        Stroke::new(1.0, SAND_DEEP),
        StrokeKind::Inside,
    );
}

/// A small button of a corner.
pub(crate) fn small(ui: &Ui, name: &str, place: Rect, sign: Pictogram, label: &str, key: Option<Glyph>) -> bool {
    let response = ui.interact(place, Id::new("corner").with(name), egui::Sense::CLICK);
    name_it(&response, label);
    plate(ui, place);
    if response.hovered() {
        ui.painter()
            .rect_stroke(place, theme::ROUND, Stroke::new(2.0, PETROL), StrokeKind::Inside);
    }
    let at = Rect::from_min_size(place.min + vec2(10.0, 9.0), vec2(26.0, 26.0));
    sign.draw(ui.painter(), at, INK);
    // Words stand beside the key, in two lines where they have to.
    let key_wide = key.as_ref().map_or(0.0, |key| glyph_width(ui, key) + 14.0);
    let room = place.width() - 46.0 - key_wide - 4.0;
    let size = measure(ui, room, label, TextStyle::SMALL);
    let at = Pos2::new(place.left() + 46.0, place.center().y - size.y / 2.0);
    write(ui, at, room, label, TextStyle::SMALL);
    if let Some(key) = key {
        let width = glyph_width(ui, &key);
        let at = Pos2::new(place.right() - 10.0 - width / 2.0, place.center().y);
        draw_glyph(ui, at, &key, INK);
    }
    response.clicked()
}

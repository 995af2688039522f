//! The glyph of the device last used, beside what it does.

use bevy_egui::egui::{Color32, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use super::{Kit, Pictogram, measure, write_centred};
use crate::devices::Hand;
use crate::theme::{self, INK, STEP, WHITE};

/// What a glyph shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Glyph {
    /// A key with what stands on it.
    Key(String),
    /// A round button of a gamepad; which of the four is filled: 0 South, 1 East, 2 West, 3 North.
    Pad(u8),
    /// A gamepad's named button.
    Named(String),
    /// A key with a sign on it.
    Sign(Pictogram),
}

impl Kit<'_> {
    /// The glyph for "continue" or "back" on the device last used.
    fn turn_glyph(&self, on: bool) -> Option<Glyph> {
        match self.hand {
            Hand::Keyboard => Some(Glyph::Key(self.say(if on {
                "game-key-enter"
            } else {
                "game-key-escape"
            }))),
            Hand::Gamepad => Some(Glyph::Pad(u8::from(!on))),
            Hand::Mouse => None,
        }
    }

    /// Room that the glyph of a turn takes beside its button, for the device last used.
    pub(super) fn key_width(&self) -> f32 {
        match self.hand {
            Hand::Keyboard => 84.0,
            Hand::Gamepad => 48.0,
            Hand::Mouse => 0.0,
        }
    }

    /// The part of `rect` that is the button itself.
    pub(super) fn keyed(&self, rect: Rect, on: bool) -> Rect {
        let mut button = rect;
        if on {
            button.min.x += self.key_width();
        } else {
            button.max.x -= self.key_width();
        }
        button
    }

    /// Draws the glyph beside the button.
    pub(super) fn draw_key(&self, ui: &Ui, rect: Rect, on: bool) {
        let Some(glyph) = self.turn_glyph(on) else { return };
        let x = if on {
            rect.left() + self.key_width() / 2.0 - STEP / 2.0
        } else {
            rect.right() - self.key_width() / 2.0 + STEP / 2.0
        };
        draw_glyph(ui, Pos2::new(x, rect.center().y), &glyph, INK);
    }
}

/// Draws a glyph around `centre`; gives its place.
pub(crate) fn draw_glyph(ui: &Ui, centre: Pos2, glyph: &Glyph, ink: Color32) -> Rect {
    let painter = ui.painter();
    match glyph {
        Glyph::Key(label) | Glyph::Named(label) => {
            let size = measure(ui, f32::INFINITY, label, theme::SMALL, theme::bold());
            let place = Rect::from_center_size(centre, vec2((size.x + 2.0 * STEP).max(32.0), 32.0));
            let round = if matches!(glyph, Glyph::Key(_)) { 6.0 } else { 16.0 };
            painter.rect_filled(place, round, WHITE);
            painter.rect_stroke(place, round, Stroke::new(1.5, ink), StrokeKind::Inside);
            if matches!(glyph, Glyph::Key(_)) {
                let y = place.bottom() - 3.5;
                painter.line_segment(
                    [Pos2::new(place.left() + 5.0, y), Pos2::new(place.right() - 5.0, y)],
                    Stroke::new(1.0, ink),
                );
            }
            write_centred(
                ui,
                place.translate(vec2(0.0, -1.0)),
                label,
                theme::SMALL,
                theme::bold(),
                INK,
            );
            place
        }
        Glyph::Sign(sign) => {
            let place = Rect::from_center_size(centre, vec2(32.0, 32.0));
            painter.rect_filled(place, 6.0, WHITE);
            painter.rect_stroke(place, 6.0, Stroke::new(1.5, ink), StrokeKind::Inside);
            sign.draw(painter, place.shrink(8.0), INK);
            place
        }
        Glyph::Pad(which) => {
            let place = Rect::from_center_size(centre, vec2(36.0, 36.0));
            for (index, offset) in [
                (0, vec2(0.0, 11.0)),
                (1, vec2(11.0, 0.0)),
                (2, vec2(-11.0, 0.0)),
                (3, vec2(0.0, -11.0)),
            ] {
                let fill = if index == *which { theme::PETROL } else { WHITE };
                painter.circle(centre + offset, 6.0, fill, Stroke::new(1.5, ink));
            }
            place
        }
    }
}

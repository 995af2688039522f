//! The glyph of the device last used, beside what it does.

use bevy::input::gamepad::GamepadButton;
use bevy::input::keyboard::KeyCode;
use bevy_egui::egui::{Align2, Color32, Id, LayerId, Order, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use super::canvas::Kit;
use super::pictogram::Pictogram;
use super::write::{TextStyle, measure};
use crate::devices::hand::Hand;
use crate::devices::hold::HoldKey;
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
    /// A stick of a gamepad: the left one, or the right one.
    Stick(Side),
    /// Where to with what stands before it: on no key of its own.
    Way(Pictogram),
    /// The cross of a gamepad.
    Cross,
}

/// A side of a gamepad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// Room beside a way back for the key that takes it; kept for every device, so that nothing moves under a hand.
const BACK_ROOM: f32 = 84.0;

impl Kit<'_> {
    /// The key that acts on what has the focus, on the device last used; a pointer needs none.
    fn key_of_focus(&self, wide: bool) -> Option<Glyph> {
        match self.hand {
            Hand::Keyboard if wide => Some(Glyph::Key(self.say("game-key-enter"))),
            Hand::Keyboard => Some(Glyph::Sign(Pictogram::Enter)),
            Hand::Gamepad => Some(Glyph::Pad(0)),
            Hand::Mouse => None,
        }
    }

    /// Draws the key that acts on what stands in `rect` and has the focus: on its upper edge, over everything.
    pub(super) fn cap(&self, ui: &Ui, rect: Rect) {
        let Some(glyph) = self.key_of_focus(rect.width() > CAP_WIDE) else {
            return;
        };
        let half = if matches!(glyph, Glyph::Key(_)) { 36.0 } else { 14.0 };
        let centre = Pos2::new(rect.right() - half - STEP / 2.0, rect.top() - STEP / 2.0);
        // What is drawn after this control would lie over its key.
        let above = LayerId::new(Order::Tooltip, Id::new("cap"));
        let inside = ui.clip_rect().expand(2.0 * STEP).intersect(ui.ctx().content_rect());
        let painter = ui.ctx().layer_painter(above).with_clip_rect(inside);
        paint_glyph(ui, &painter, centre, &glyph, INK);
    }

    /// Room that a way back needs beside it for its key.
    pub(super) const fn back_room() -> f32 {
        BACK_ROOM
    }

    /// Draws the key of a way back beside it: that key goes back wherever the focus is.
    pub(crate) fn draw_back_key(&self, ui: &Ui, button: Rect) {
        if !self.focus.hears_back() {
            return;
        }
        let glyph = match self.hand {
            Hand::Keyboard => Glyph::Key(self.say("game-key-escape")),
            Hand::Gamepad => Glyph::Pad(1),
            Hand::Mouse => return,
        };
        let centre = Pos2::new(button.right() + BACK_ROOM / 2.0, button.center().y);
        draw_glyph(ui, centre, &glyph, INK);
    }
}

/// Width from which a control has room for the name of the key; narrower ones get its sign.
const CAP_WIDE: f32 = 130.0;

/// Width that a glyph takes.
pub(crate) fn glyph_width(ui: &Ui, glyph: &Glyph) -> f32 {
    match glyph {
        Glyph::Key(label) | Glyph::Named(label) => {
            (measure(ui, f32::INFINITY, label, TextStyle::SMALL_STRONG).x + 2.0 * STEP).max(32.0)
        }
        Glyph::Pad(_) | Glyph::Cross => 36.0,
        Glyph::Stick(_) => 44.0,
        Glyph::Sign(_) => 32.0,
        Glyph::Way(_) => 22.0,
    }
}

/// Draws a glyph around `centre`; gives its place.
pub(crate) fn draw_glyph(ui: &Ui, centre: Pos2, glyph: &Glyph, ink: Color32) -> Rect {
    paint_glyph(ui, ui.painter(), centre, glyph, ink)
}

/// As [`draw_glyph`], with a painter of another layer.
fn paint_glyph(ui: &Ui, painter: &Painter, centre: Pos2, glyph: &Glyph, ink: Color32) -> Rect {
    match glyph {
        Glyph::Key(label) | Glyph::Named(label) => {
            let place = Rect::from_center_size(centre, vec2(glyph_width(ui, glyph), 32.0));
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
            let font = TextStyle::SMALL_STRONG.font();
            painter.text(place.center() - vec2(0.0, 1.0), Align2::CENTER_CENTER, label, font, INK);
            place
        }
        Glyph::Sign(sign) => {
            let place = Rect::from_center_size(centre, vec2(32.0, 32.0));
            painter.rect_filled(place, 6.0, WHITE);
            painter.rect_stroke(place, 6.0, Stroke::new(1.5, ink), StrokeKind::Inside);
            sign.draw(painter, place.shrink(8.0), INK);
            place
        }
        Glyph::Way(sign) => {
            let place = Rect::from_center_size(centre, vec2(22.0, 32.0));
            sign.draw(painter, Rect::from_center_size(centre, vec2(18.0, 18.0)), ink);
            place
        }
        Glyph::Stick(side) => {
            // Both as they lie under the thumbs, the one that is meant filled.
            let place = Rect::from_center_size(centre, vec2(44.0, 32.0));
            for (of, x) in [(Side::Left, -10.5), (Side::Right, 10.5)] {
                let at = centre + vec2(x, 0.0);
                let fill = if of == *side { theme::PETROL } else { WHITE };
                painter.circle(at, 9.0, fill, Stroke::new(1.5, ink));
                if of == *side {
                    painter.circle_stroke(at, 4.5, Stroke::new(1.5, WHITE));
                }
            }
            place
        }
        Glyph::Cross => {
            let place = Rect::from_center_size(centre, vec2(36.0, 36.0));
            for way in [vec2(11.0, 0.0), vec2(-11.0, 0.0), vec2(0.0, 11.0), vec2(0.0, -11.0)] {
                let arm = Rect::from_center_size(centre + way, vec2(11.0, 11.0));
                painter.rect(arm, 2.0, theme::PETROL, Stroke::new(1.5, ink), StrokeKind::Inside);
            }
            place
        }
        Glyph::Pad(which) => {
            let place = Rect::from_center_size(centre, vec2(36.0, 36.0));
            // On a button of the same colour as the one that is meant, too.
            painter.circle_filled(centre, 19.0, WHITE);
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

impl Kit<'_> {
    /// What to press with the hand in use to hold a button of the situation; nothing with the mouse, which holds what
    /// it sees.
    pub(crate) fn hold_glyph(&self, hold: HoldKey) -> Option<Glyph> {
        match (self.hand, hold.button) {
            (Hand::Keyboard, _) if hold.key == KeyCode::Space => Some(Glyph::Key(self.say("game-key-space"))),
            (Hand::Keyboard, _) => self.labels.letter(hold.key).map(Glyph::Key),
            (Hand::Gamepad, GamepadButton::East) => Some(Glyph::Pad(1)),
            (Hand::Gamepad, _) => Some(Glyph::Named(hold.button_name().to_owned())),
            (Hand::Mouse, _) => None,
        }
    }
}

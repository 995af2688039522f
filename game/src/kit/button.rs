//! Buttons: one primary action per screen, quiet ones beside it.

use std::hash::Hash;

use bevy_egui::egui::{Color32, Id, Rect, Stroke, StrokeKind, Ui, Vec2, vec2};

use super::canvas::{Kit, Touch};
use super::layout::Row;
use super::pictogram::Pictogram;
use super::write::{TextStyle, measure, write_centred};
use crate::theme::{self, INK, PAPER, PETROL, SAND, SAND_DEEP, STEP};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The one action of the screen.
    Primary,
    /// Anything else.
    Quiet,
    /// One that is chosen among several.
    Chosen,
}

impl Weight {
    fn colours(self) -> (Color32, Color32, Color32) {
        match self {
            Self::Primary => (PETROL, PAPER, PETROL),
            Self::Quiet => (SAND, INK, SAND_DEEP),
            Self::Chosen => (PAPER, INK, PETROL),
        }
    }

    /// Draws a button's ground; gives the colour of what stands on it.
    fn ground(self, ui: &Ui, rect: Rect) -> Color32 {
        let (fill, ink, outline) = self.colours();
        let width = if self == Self::Chosen { 3.0 } else { 1.5 };
        ui.painter().rect_filled(rect, theme::ROUND, fill);
        ui.painter()
            .rect_stroke(rect, theme::ROUND, Stroke::new(width, outline), StrokeKind::Inside);
        ink
    }
}

/// Side of a sign in a button, points.
fn sign_side(rect: Rect) -> f32 {
    (rect.height() - 2.0 * STEP).min(32.0)
}

/// Height of a button, points.
pub(crate) const HEIGHT: f32 = 52.0;

impl Kit<'_> {
    /// A button that fills `rect`.
    pub(crate) fn button(
        &mut self,
        ui: &mut Ui,
        id: impl Hash,
        rect: Rect,
        label: &str,
        icon: Option<Pictogram>,
        weight: Weight,
    ) -> bool {
        self.button_first(ui, id, rect, label, icon, weight, false).chosen
    }

    /// A button that may have the focus when the page opens.
    #[expect(
        clippy::too_many_arguments,
        reason = "a button is its place, its words, its sign and its weight"
    )]
    pub(crate) fn button_first(
        &mut self,
        ui: &mut Ui,
        id: impl Hash,
        rect: Rect,
        label: &str,
        icon: Option<Pictogram>,
        weight: Weight,
        first: bool,
    ) -> Touch {
        let touch = self.touch(ui, Id::new("button").with(id_of(&id)), rect, label, first);
        let ink = weight.ground(ui, rect);
        let mut inside = Row::inside(rect, 1.0);
        if let Some(icon) = icon {
            inside.gap(0.5);
            icon.draw(ui.painter(), inside.sign(sign_side(rect)), ink);
            inside.gap(0.5);
        }
        let style = if weight == Weight::Quiet {
            TextStyle::BODY
        } else {
            TextStyle::STRONG
        };
        write_centred(ui, inside.rest(), label, style.in_colour(ink));
        self.ring(ui, rect, touch.focused);
        touch
    }

    /// A quiet button with a sign alone; `name` says what it does.
    pub(crate) fn sign_button(&mut self, ui: &mut Ui, id: impl Hash, rect: Rect, name: &str, sign: Pictogram) -> bool {
        let touch = self.touch(ui, Id::new("button").with(id_of(&id)), rect, name, false);
        let ink = Weight::Quiet.ground(ui, rect);
        let place = Rect::from_center_size(rect.center(), Vec2::splat(sign_side(rect)));
        sign.draw(ui.painter(), place, ink);
        self.ring(ui, rect, touch.focused);
        touch.chosen
    }

    /// Width that a button with this label wants.
    pub(crate) fn button_width(&self, ui: &Ui, label: &str, icon: bool) -> f32 {
        let text = measure(ui, f32::INFINITY, label, TextStyle::STRONG).x;
        text + if icon { 32.0 + 5.0 * STEP } else { 5.0 * STEP }
    }

    /// A switch: label, and a box with a spark-free tick.
    pub(crate) fn switch(&mut self, ui: &mut Ui, id: impl Hash, rect: Rect, label: &str, on: &mut bool) -> bool {
        let touch = self.touch(ui, Id::new("switch").with(id_of(&id)), rect, label, false);
        if touch.chosen {
            *on = !*on;
        }
        let mut row = Row::of(rect);
        let track = Rect::from_center_size(row.left(TRACK.x).center(), TRACK);
        let painter = ui.painter();
        painter.rect_filled(track, TRACK.y / 2.0, if *on { PETROL } else { SAND });
        painter.rect_stroke(track, TRACK.y / 2.0, Stroke::new(1.5, INK), StrokeKind::Inside);
        let (off, lit) = track.split_left_right_at_fraction(0.5);
        let knob = if *on { lit } else { off };
        painter.circle(knob.center(), 10.0, PAPER, Stroke::new(1.5, INK));
        row.gap(1.5);
        row.text(ui, label, TextStyle::BODY);
        self.ring(ui, rect, touch.focused);
        touch.chosen
    }

    /// Height that a switch with this label needs at `width`.
    pub(crate) fn switch_height(&self, ui: &Ui, width: f32, label: &str) -> f32 {
        let room = width - TRACK.x - 1.5 * STEP;
        measure(ui, room, label, TextStyle::BODY).y.max(40.0) + 2.0 * STEP
    }
}

/// Size of the track of a switch, points.
const TRACK: Vec2 = vec2(52.0, 28.0);

/// A stable number for whatever names a piece.
pub(crate) fn id_of(id: &impl Hash) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

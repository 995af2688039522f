//! Cards: situations, people, observations.

use std::hash::Hash;

use bevy_egui::egui::{Color32, Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};

use super::button::id_of;
use super::canvas::{Kit, Touch};
use super::pictogram::Pictogram;
use super::write::{TextStyle, measure, write};
use crate::theme::{self, INK, INK_SOFT, PETROL, SAND, SAND_DEEP, STEP};

/// What a card says.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Card<'a> {
    /// A sign at the left.
    pub(crate) sign: Option<Pictogram>,
    /// Bold line.
    pub(crate) title: &'a str,
    /// Below it, quieter.
    pub(crate) line: &'a str,
    /// It is among the chosen.
    pub(crate) chosen: bool,
    /// It can be chosen now.
    pub(crate) open: bool,
    /// It has the focus when the page opens.
    pub(crate) first: bool,
    /// Fill, sand if none.
    pub(crate) fill: Option<Color32>,
}

/// Largest side of a card's sign, points.
const SIGN: f32 = 64.0;

impl Kit<'_> {
    /// A card that fills `rect`.
    pub(crate) fn card(&mut self, ui: &mut Ui, id: impl Hash, rect: Rect, card: Card<'_>) -> Touch {
        let id = Id::new("card").with(id_of(&id));
        let touch = if card.open {
            self.touch(ui, id, rect, card.title, card.first)
        } else {
            Touch::default()
        };
        self.card_ground(
            ui,
            rect,
            card.fill.unwrap_or(if card.open { SAND } else { theme::PAPER }),
            card.chosen,
        );
        let mut left = rect.left() + 2.0 * STEP;
        if let Some(sign) = card.sign {
            let side = (rect.height() - 3.0 * STEP).clamp(24.0, SIGN);
            let place = Rect::from_min_size(Pos2::new(left, rect.center().y - side / 2.0), vec2(side, side));
            sign.draw(ui.painter(), place, if card.open { INK } else { SAND_DEEP });
            left = place.right() + 2.0 * STEP;
        }
        let mut right = rect.right() - 2.0 * STEP;
        if card.chosen {
            right -= 4.0 * STEP;
            let place = Rect::from_center_size(Pos2::new(rect.right() - 3.0 * STEP, rect.center().y), vec2(26.0, 26.0));
            Pictogram::Tick.draw(ui.painter(), place, PETROL);
        }
        let width = right - left;
        let title = measure(ui, width, card.title, TextStyle::STRONG);
        let line = if card.line.is_empty() {
            vec2(0.0, 0.0)
        } else {
            measure(ui, width, card.line, TextStyle::SMALL)
        };
        let gap = if card.line.is_empty() { 0.0 } else { 4.0 };
        let top = rect.center().y - (title.y + gap + line.y) / 2.0;
        let ink = if card.open { INK } else { INK_SOFT };
        write(
            ui,
            Pos2::new(left, top),
            width,
            card.title,
            TextStyle::STRONG.in_colour(ink),
        );
        if !card.line.is_empty() {
            write(
                ui,
                Pos2::new(left, top + title.y + gap),
                width,
                card.line,
                TextStyle::SMALL.soft(),
            );
        }
        self.ring(ui, rect, touch.focused);
        touch
    }

    /// Height that a card with a sign needs at `width`, chosen or not.
    pub(crate) fn card_height(&self, ui: &Ui, width: f32, title: &str, line: &str) -> f32 {
        let text = width - 10.0 * STEP - SIGN;
        let title = measure(ui, text, title, TextStyle::STRONG).y;
        let line = measure(ui, text, line, TextStyle::SMALL).y;
        title + 4.0 + line + 3.0 * STEP
    }

    /// The ground of a card.
    pub(crate) fn card_ground(&self, ui: &Ui, rect: Rect, fill: Color32, chosen: bool) {
        ui.painter().rect_filled(rect, theme::ROUND, fill);
        let (width, colour) = if chosen { (3.0, PETROL) } else { (1.5, SAND_DEEP) };
        ui.painter()
            .rect_stroke(rect, theme::ROUND, Stroke::new(width, colour), StrokeKind::Inside);
    }
}

/// `count` columns of `place` with a gap of two steps.
pub(crate) fn columns(place: Rect, count: usize) -> Vec<Rect> {
    let gap = 2.0 * STEP;
    let width = (place.width() - gap * (count as f32 - 1.0)) / count as f32;
    (0..count)
        .map(|i| {
            let left = place.left() + i as f32 * (width + gap);
            Rect::from_min_max(Pos2::new(left, place.top()), Pos2::new(left + width, place.bottom()))
        })
        .collect()
}

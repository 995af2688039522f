//! Cards: situations, people, observations.

use std::hash::Hash;

use bevy_egui::egui::{Color32, Id, Rect, Stroke, StrokeKind, Ui};

use super::button::id_of;
use super::canvas::{Kit, Touch};
use super::layout::{Column, Row};
use super::pictogram::Pictogram;
use super::write::{TextStyle, measure};
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
/// Side of the tick of a chosen card, points.
const TICK: f32 = 26.0;

fn words_height(ui: &Ui, width: f32, title: &str, line: &str) -> f32 {
    let title = measure(ui, width, title, TextStyle::STRONG).y;
    if line.is_empty() {
        return title;
    }
    title + STEP / 2.0 + measure(ui, width, line, TextStyle::SMALL).y
}

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
        let mut row = Row::inside(rect, 2.0);
        if let Some(sign) = card.sign {
            let side = (rect.height() - 3.0 * STEP).clamp(24.0, SIGN);
            sign.draw(ui.painter(), row.sign(side), if card.open { INK } else { SAND_DEEP });
            row.gap(2.0);
        }
        if card.chosen {
            Pictogram::Tick.draw(ui.painter(), row.sign_right(TICK), PETROL);
            row.gap_right(1.0);
        }
        let ink = if card.open { INK } else { INK_SOFT };
        let mut column = Column::of(row.rest());
        let tall = words_height(ui, column.width(), card.title, card.line);
        column.take((rect.height() - tall) / 2.0);
        column.text(ui, card.title, TextStyle::STRONG.in_colour(ink));
        if !card.line.is_empty() {
            column.gap(0.5);
            column.text(ui, card.line, TextStyle::SMALL.soft());
        }
        self.ring(ui, rect, touch.focused);
        touch
    }

    /// Height that a card with a sign needs at `width`, chosen or not.
    pub(crate) fn card_height(&self, ui: &Ui, width: f32, title: &str, line: &str) -> f32 {
        let text = width - 7.0 * STEP - SIGN - TICK;
        words_height(ui, text, title, line) + 3.0 * STEP
    }

    /// The ground of a card.
    pub(crate) fn card_ground(&self, ui: &Ui, rect: Rect, fill: Color32, chosen: bool) {
        ui.painter().rect_filled(rect, theme::ROUND, fill);
        let (width, colour) = if chosen { (3.0, PETROL) } else { (1.5, SAND_DEEP) };
        ui.painter()
            .rect_stroke(rect, theme::ROUND, Stroke::new(width, colour), StrokeKind::Inside);
    }
}

//! Lines to choose among: a mark, words, and perhaps a mark at the end.

use bevy_egui::egui::{Color32, Id, Rect, Ui};

use super::canvas::{Kit, Touch};
use super::layout::Row;
use super::pictogram::{Pictogram, spark};
use super::write::{TextStyle, measure};
use crate::theme::{INK, INK_SOFT, STEP, SUN};

/// What stands at an end of a line.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mark {
    Sign(Pictogram, Color32),
    /// An observation, or the quiet outline of one.
    Spark {
        seen: bool,
    },
    /// Nothing now: its room is kept, so that no word moves when something comes.
    Room,
}

/// Side of a mark's place, points.
const MARK: f32 = 28.0;

impl Mark {
    fn draw(self, ui: &Ui, place: Rect) {
        match self {
            Self::Sign(sign, ink) => sign.draw(ui.painter(), place, ink),
            Self::Spark { seen: true } => spark(ui.painter(), place.center(), MARK * 0.6, Some(SUN), INK),
            Self::Spark { seen: false } => spark(ui.painter(), place.center(), MARK * 0.5, None, INK_SOFT),
            Self::Room => {}
        }
    }
}

/// What a line shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    pub(crate) mark: Mark,
    pub(crate) words: &'a str,
    pub(crate) style: TextStyle,
    /// At its right end.
    pub(crate) end: Option<Mark>,
    /// Its ground; without one it is a line of text.
    pub(crate) fill: Option<Color32>,
    /// It is among the chosen.
    pub(crate) chosen: bool,
    /// It has the focus when the page opens.
    pub(crate) first: bool,
    /// Room around its marks, steps.
    pub(crate) gap: f32,
}

impl<'a> Line<'a> {
    /// A line of text that can be chosen.
    pub(crate) fn new(mark: Mark, words: &'a str, style: TextStyle) -> Self {
        Self {
            mark,
            words,
            style,
            end: None,
            fill: None,
            chosen: false,
            first: false,
            gap: 2.0,
        }
    }

    /// How tall it is in this width.
    pub(crate) fn height(&self, ui: &Ui, width: f32) -> f32 {
        let marks = if self.end.is_some() { 2.0 } else { 1.0 };
        let text = width - marks * (MARK + self.gap * STEP) - 2.0 * self.gap * STEP;
        measure(ui, text, self.words, self.style).y.max(MARK + STEP) + 2.0 * STEP
    }
}

impl Kit<'_> {
    /// A line that fills `rect`.
    pub(crate) fn line(&mut self, ui: &mut Ui, id: Id, rect: Rect, line: Line<'_>) -> Touch {
        let touch = self.touch(ui, id, rect, line.words, line.first);
        if let Some(fill) = line.fill {
            self.card_ground(ui, rect, fill, line.chosen);
        }
        let mut row = Row::inside(rect, line.gap);
        line.mark.draw(ui, row.sign(MARK));
        row.gap(line.gap);
        if let Some(end) = line.end {
            end.draw(ui, row.sign_right(MARK));
            row.gap_right(line.gap);
        }
        row.text(ui, line.words, line.style);
        self.ring(ui, rect, touch.focused);
        touch
    }
}

//! The grid of letters, for hands without a keyboard.

use super::button::Weight;
use super::canvas::{Cover, Kit};
use super::layout::{Column, Pile, Row};
use super::pictogram::Pictogram;
use super::prompt::{Glyph, draw_glyph};
use super::write::{TextStyle, measure};
use crate::devices::Hand;
use crate::theme::{self, INK, PAPER, PETROL, SAND_DEEP, STEP, WHITE};
use bevy_egui::egui::{Rect, Stroke, StrokeKind, Ui, vec2};
use wording::Language;

const AZERTY: [&str; 5] = ["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn',.-", "éèêàçùôî@?"];
const QWERTY: [&str; 5] = ["1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm,.-", "éèêàçùôî@?"];
/// Size of a key where there is room, points.
const KEY: f32 = 62.0;
const ROW: f32 = 46.0;
/// Height of the line that is written, points.
const LINE: f32 = 44.0;
/// Keys side by side.
const COLUMNS: f32 = 10.0;
/// Between keys, steps.
const GAP: f32 = 0.75;

impl Kit<'_> {
    /// Draws the grid over the lower part of the page; what is chosen goes into `text`.
    pub(super) fn letters_over(&mut self, ui: &Ui, text: &mut String, most: usize) {
        self.over(ui, "letters", Cover::Letters, |ui, kit| kit.letters_in(ui, text, most));
    }

    fn letters_in(&mut self, ui: &mut Ui, text: &mut String, most: usize) {
        let whole = ui.max_rect();
        let row = ROW.min((whole.height() - LINE - 4.0 * STEP) / 6.0 - GAP * STEP);
        let place = Pile::of(whole).bottom(6.0 * (row + GAP * STEP) + LINE + 4.0 * STEP);
        ui.painter().rect_filled(place, 0.0, PAPER);
        ui.painter()
            .hline(place.x_range(), place.top(), Stroke::new(2.0, PETROL));
        let width = (COLUMNS * (KEY + GAP * STEP)).min(whole.width() - 2.0 * STEP);
        let mut column = Column::of(Rect::from_center_size(place.center(), vec2(width, place.height())));
        column.gap(1.5);
        let line = column.take(LINE);
        ui.painter().rect_filled(line, theme::ROUND, WHITE);
        ui.painter()
            .rect_stroke(line, theme::ROUND, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
        // The end of what is written, as much of it as there is room for.
        let mut tail = format!("{text}|");
        while measure(ui, f32::INFINITY, &tail, TextStyle::BODY).x > width - 3.0 * STEP {
            tail.remove(0);
        }
        Row::inside(line, 1.5).text(ui, &tail, TextStyle::BODY);
        column.gap(1.25);

        let rows = if self.language == Language::French {
            AZERTY
        } else {
            QWERTY
        };
        for (r, letters) in rows.iter().enumerate() {
            let keys = column.split(COLUMNS as usize, GAP);
            for (c, (letter, mut key)) in letters.chars().zip(keys).enumerate() {
                let shown: String = if self.letters.capitals {
                    letter.to_uppercase().collect()
                } else {
                    letter.to_string()
                };
                let first = r == 1 && c == 0;
                if self
                    .button_first(ui, ("letter", r, c), key.take(row), &shown, None, Weight::Quiet, first)
                    .chosen
                    && text.chars().count() < most
                {
                    text.push_str(&shown);
                    self.letters.capitals = false;
                }
            }
            column.take(row);
            column.gap(GAP);
        }
        let tenth = column.split(COLUMNS as usize, GAP)[0].width() + GAP * STEP;
        let mut below = Row::of(column.take(row));
        let mut place_of = |keys: f32| {
            let key = below.left(keys * tenth - GAP * STEP);
            below.gap(GAP);
            key
        };
        let (shift, space, erase, done) = (place_of(2.0), place_of(2.5), place_of(1.5), below.rest());
        let weight = if self.letters.capitals {
            Weight::Chosen
        } else {
            Weight::Quiet
        };
        if self.button(ui, "capitals", shift, "ABC", None, weight) {
            self.letters.capitals = !self.letters.capitals;
        }
        let said = self.say("game-letters-space");
        if self.button(ui, "space", space, &said, None, Weight::Quiet) && text.chars().count() < most {
            text.push(' ');
        }
        let said = self.say("game-letters-erase");
        if self.sign_button(ui, "erase", erase, &said, Pictogram::Erase) {
            text.pop();
        }
        let said = self.say("game-letters-done");
        let chosen = self.button(ui, "letters-done", done, &said, None, Weight::Primary);
        if self.hand == Hand::Gamepad {
            let glyph = Glyph::Named("Start".to_owned());
            draw_glyph(ui, done.left_center() + vec2(40.0, 0.0), &glyph, INK);
        }
        if chosen || self.focus.take_done() || self.focus.take_back() {
            self.letters.close();
            self.give_to_on();
        }
    }
}

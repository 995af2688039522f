//! The grid of letters, for hands without a keyboard.

use super::button::Weight;
use super::canvas::{Cover, Kit};
use super::pictogram::Pictogram;
use super::write::{TextStyle, write};
use crate::theme::{self, PAPER, PETROL, SAND_DEEP, WHITE};
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use wording::Language;

const AZERTY: [&str; 5] = ["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn',.-", "éèêàçùôî@?"];
const QWERTY: [&str; 5] = ["1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm,.-", "éèêàçùôî@?"];
const KEY: f32 = 62.0;
const ROW: f32 = 46.0;
const GAP: f32 = 6.0;

impl Kit<'_> {
    /// Draws the grid over the lower part of the page; what is chosen goes into `text`.
    pub(super) fn letters_over(&mut self, ui: &Ui, text: &mut String, most: usize) {
        self.over(ui, "letters", Cover::Letters, |ui, kit| kit.letters_in(ui, text, most));
    }

    fn letters_in(&mut self, ui: &mut Ui, text: &mut String, most: usize) {
        let whole = ui.max_rect();
        let height = 6.0 * (ROW + GAP) + 76.0;
        let place = Rect::from_min_max(Pos2::new(whole.left(), whole.bottom() - height), whole.max);
        ui.painter().rect_filled(place, 0.0, PAPER);
        ui.painter()
            .hline(place.x_range(), place.top(), bevy_egui::egui::Stroke::new(2.0, PETROL));
        let width = 10.0 * (KEY + GAP) - GAP;
        let left = place.center().x - width / 2.0;
        let line = Rect::from_min_size(Pos2::new(left, place.top() + 12.0), vec2(width, 44.0));
        ui.painter().rect_filled(line, theme::ROUND, WHITE);
        ui.painter().rect_stroke(
            line,
            theme::ROUND,
            bevy_egui::egui::Stroke::new(1.5, SAND_DEEP),
            bevy_egui::egui::StrokeKind::Inside,
        );
        let tail: String = text
            .chars()
            .rev()
            .take(58)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        write(
            ui,
            line.min + vec2(12.0, 10.0),
            f32::INFINITY,
            &format!("{tail}|"),
            TextStyle::BODY,
        );

        let rows = if self.language == Language::French {
            AZERTY
        } else {
            QWERTY
        };
        let mut y = line.bottom() + 10.0;
        for (r, row) in rows.iter().enumerate() {
            for (c, letter) in row.chars().enumerate() {
                let shown: String = if self.letters.capitals {
                    letter.to_uppercase().collect()
                } else {
                    letter.to_string()
                };
                let key = Rect::from_min_size(Pos2::new(left + c as f32 * (KEY + GAP), y), vec2(KEY, ROW));
                let first = r == 1 && c == 0;
                if self
                    .button_first(ui, ("letter", r, c), key, &shown, None, Weight::Quiet, first)
                    .chosen
                    && text.chars().count() < most
                {
                    text.push_str(&shown);
                    self.letters.capitals = false;
                }
            }
            y += ROW + GAP;
        }
        let mut x = left;
        let mut place_of = |keys: f32| {
            let key = Rect::from_min_size(Pos2::new(x, y), vec2(keys * (KEY + GAP) - GAP, ROW));
            x += keys * (KEY + GAP);
            key
        };
        let (shift, space, erase, done) = (place_of(2.0), place_of(4.0), place_of(2.0), place_of(2.0));
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
        if self.button(ui, "letters-done", done, &said, None, Weight::Primary) || self.focus.take_back() {
            self.letters.close();
            self.give_to_on();
        }
    }
}

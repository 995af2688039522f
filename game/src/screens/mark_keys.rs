//! The keys of a witness, written where a witness is chosen and where they learn what to look out for.

use bevy_egui::egui::{Pos2, Ui};

use crate::kit::{Glyph, Kit, TextStyle, draw_glyph, measure, write};
use crate::theme::{INK, STEP};

/// The two sets of keys, as `devices` reads them: those of the numeric block, and those of a laptop without one.
const SETS: [([&str; MOST], &str); 2] = [
    (["1", "2", "3"], "game-keys-block"),
    (["F1", "F2", "F3"], "game-keys-laptop"),
];

/// Most things that a witness looks out for: one key each.
pub(super) const MOST: usize = 3;

/// Draws both sets with where they are, from `at`; gives where they end.
pub(super) fn explain(ui: &Ui, kit: &Kit<'_>, at: Pos2, width: f32) -> f32 {
    let (mut x, mut y) = (at.x, at.y);
    for (keys, words) in SETS {
        let words = kit.say(words);
        let size = measure(ui, f32::INFINITY, &words, TextStyle::SMALL);
        let wide = 3.0 * 48.0 + size.x + 4.0 * STEP;
        if x > at.x && x + wide > at.x + width {
            (x, y) = (at.x, y + 40.0);
        }
        for (index, key) in keys.iter().enumerate() {
            let centre = Pos2::new(x + 22.0 + index as f32 * 48.0, y + 18.0);
            draw_glyph(ui, centre, &Glyph::Key((*key).to_owned()), INK);
        }
        let left = Pos2::new(x + 3.0 * 48.0 + STEP, y + 18.0 - size.y / 2.0);
        write(ui, left, f32::INFINITY, &words, TextStyle::SMALL.soft());
        x += wide;
    }
    y + 36.0
}

//! The keys of a witness, written where a witness is chosen and where they learn what to look out for.

use bevy_egui::egui::Ui;

use crate::kit::{Column, Glyph, Kit, Row, TextStyle, draw_glyph, measure};
use crate::theme::{INK, STEP};

/// The two sets of keys, as `devices` reads them: those of the numeric block, and those of a laptop without one.
const SETS: [([&str; MOST], &str); 2] = [
    (["1", "2", "3"], "game-keys-block"),
    (["F1", "F2", "F3"], "game-keys-laptop"),
];

/// Most things that a witness looks out for: one key each.
pub(super) const MOST: usize = 3;

/// Draws both sets with where they are.
pub(super) fn explain(ui: &Ui, kit: &Kit<'_>, column: &mut Column) {
    const KEY: f32 = 44.0;
    let mut flow = column.flow(0.5);
    for (keys, words) in SETS {
        let words = kit.say(words);
        let size = measure(ui, f32::INFINITY, &words, TextStyle::SMALL);
        let mut row = Row::of(flow.take(3.0 * (KEY + STEP / 2.0) + size.x + 4.0 * STEP, 36.0));
        for key in keys {
            draw_glyph(ui, row.left(KEY).center(), &Glyph::Key(key.to_owned()), INK);
            row.gap(0.5);
        }
        row.gap(1.0);
        row.text(ui, &words, TextStyle::SMALL.soft());
    }
    column.below(flow.bottom());
}

//! What the witness looks out for, with their keys: there whenever somebody witnesses, whatever the other's hand
//! is on.

use bevy::prelude::*;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};

use super::common::line;
use super::marks::MarkRows;
use super::pausing::Pause;
use super::plate::{WAYS, plate};
use super::session::Session;
use crate::kit::{Canvas, Glyph, TextStyle, draw_glyph, measure, spark, token, write};
use crate::theme::{INK, STEP, SUN};

/// Width of the list, points.
const WIDTH: f32 = 296.0;
/// Size of its words, points.
const TEXT: f32 = 16.0;

pub(super) fn show(mut canvas: Canvas, session: Res<Session>, marks: Res<MarkRows>) -> Result {
    if marks.rows.is_empty() || session.pause().is_some_and(Pause::clears) {
        return Ok(());
    }
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect().shrink(2.0 * STEP);
        let mut y = whole.top() + WAYS;
        if session.is_shared() {
            if session.face().views().len() < 2 {
                // Of several nothing but the pause stands above it.
                y = line(whole, 1).top();
            }
            // Whom the marks are about, the key that goes on to the next, and where all these keys are: the columns of
            // those who play show digits too.
            let words = ["game-witness-next", "game-witness-keys"].map(|id| kit.say(id));
            let style = TextStyle::regular(TEXT);
            let room = WIDTH - 100.0;
            let [next, keys] = [0, 1].map(|at| measure(ui, room, &words[at], style).y);
            let place = Rect::from_min_size(Pos2::new(whole.right() - WIDTH, y), vec2(WIDTH, next + keys + STEP));
            plate(ui, place);
            token(ui.painter(), place.left_center() + vec2(24.0, 0.0), 12.0, marks.seat);
            let text = place.min + vec2(50.0, STEP / 2.0);
            write(ui, text, room, &words[0], style);
            write(ui, text + vec2(0.0, next), room, &words[1], style.soft());
            draw_glyph(
                ui,
                place.right_center() - vec2(24.0, 0.0),
                &Glyph::Key("0".to_owned()),
                INK,
            );
            y = place.bottom() + 4.0;
        }
        for (index, row) in marks.rows.iter().enumerate() {
            let Some(row) = session.scenario().grid.row(row) else {
                continue;
            };
            let lit = marks.lit.is_some_and(|(key, _)| key == index);
            let at = Pos2::new(whole.right() - WIDTH, y);
            y = row_line(ui, at, (index, kit.text(&row.text)), lit).bottom() + 4.0;
        }
    })
}

/// One line: the key, or a spark just after it was pressed, and what to look out for.
fn row_line(ui: &Ui, at: Pos2, (index, words): (usize, &str), lit: bool) -> Rect {
    let width = WIDTH - 60.0;
    let size = measure(ui, width, words, TextStyle::regular(TEXT));
    let place = Rect::from_min_size(at, vec2(WIDTH, size.y.max(34.0) + STEP));
    plate(ui, place);
    let key = Pos2::new(place.left() + 24.0, place.center().y);
    if lit {
        spark(ui.painter(), key, 18.0, Some(SUN), INK);
    } else {
        draw_glyph(ui, key, &Glyph::Key((index + 1).to_string()), INK);
    }
    let text = Pos2::new(place.left() + 50.0, place.center().y - size.y / 2.0);
    write(ui, text, width, words, TextStyle::regular(TEXT));
    place
}

//! A board at a tick, and what changed on it.

use std::collections::BTreeSet;

use super::page::{Area, Page};
use super::shape::{Anchor, Dash, Drawing, Form, Mark, Role, Shape, Words};
use super::track::BoardTrack;

/// More columns or rows than this are not ruled.
const MOST_RULED: u16 = 64;
/// Most cells that are drawn.
const MOST_CELLS: usize = 4_096;
/// Largest cell, as a multiple of the text's height.
const LARGEST: f64 = 7.0;

pub(super) fn draw(board: &BoardTrack, page: &Page) -> Drawing {
    let (columns, rows) = (board.size[0].max(1), board.size[1].max(1));
    let margin = page.margin();
    let room = page.size.map(|side| (side - 2.0 * margin).max(1.0));
    let side = (room[0] / f64::from(columns))
        .min(room[1] / f64::from(rows))
        .min(LARGEST * page.text);
    let whole = Area {
        left: margin,
        top: margin,
        width: side * f64::from(columns),
        height: side * f64::from(rows),
    };
    let corner = |at: [u16; 2]| [margin + side * f64::from(at[0]), margin + side * f64::from(at[1])];
    let mut shapes = vec![whole.sheet()];
    let mut moment = BTreeSet::new();
    let mut before = BTreeSet::new();
    for change in board.changes.iter().filter(|change| change.tick <= page.now) {
        let inside = page.evidence.is_none_or(|e| (e.from..=e.to).contains(&change.tick));
        if inside { &mut moment } else { &mut before }.insert(change.at);
    }
    let square = |at: [u16; 2], inset: f64| Form::Rectangle {
        corner: corner(at).map(|v| v + inset),
        size: [(side - 2.0 * inset).max(0.1); 2],
    };
    for at in moment.iter().take(MOST_CELLS) {
        shapes.push(Shape::filled(square(*at, 0.0), Role::Evidence));
    }
    for at in before.difference(&moment).take(MOST_CELLS) {
        let inset = (0.08 * side).min(3.0);
        shapes.push(Shape::lined(square(*at, inset), Role::Axis, 1.5, Dash::Dashed));
    }
    if columns.max(rows) <= MOST_RULED {
        for column in 1..columns {
            let x = margin + side * f64::from(column);
            let form = Form::Polyline(vec![[x, whole.top], [x, whole.bottom()]]);
            shapes.push(Shape::lined(form, Role::Axis, 1.0, Dash::Solid));
        }
        for row in 1..rows {
            let y = margin + side * f64::from(row);
            let form = Form::Polyline(vec![[whole.left, y], [whole.right(), y]]);
            shapes.push(Shape::lined(form, Role::Axis, 1.0, Dash::Solid));
        }
    }
    for (at, (name, seat)) in board.at(page.now).iter().take(MOST_CELLS) {
        let [left, top] = corner(*at);
        let middle = left + side / 2.0;
        let y = match seat {
            Some(seat) => {
                let form = Form::Mark {
                    at: [middle, top + 0.3 * side],
                    radius: (0.42 * page.text).min(0.16 * side),
                    mark: Mark::of_seat(*seat),
                };
                shapes.push(Shape::filled(form, Role::Seat(*seat)).with_line(Role::Ink, 1.5));
                top + 0.68 * side
            }
            None => top + 0.5 * side,
        };
        let words = Words::Name(name.clone());
        shapes.push(Shape::label([middle, y], Anchor::Middle, 0.92 * side, words));
    }
    Drawing {
        size: [whole.right() + margin, whole.bottom() + margin],
        text: page.text,
        shapes,
    }
}

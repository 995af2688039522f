//! Who did what when: a row for each lane, bars over time.

use super::page::{Area, Page, TimeAxis};
use super::shape::{Anchor, Drawing, Form, Mark, Role, Shape, Words};
use super::track::{Bar, LaneTrack};

/// Most rows: further lanes are left out.
const MOST_ROWS: usize = 24;

pub(super) fn draw(lanes: &[LaneTrack], page: &Page) -> Drawing {
    let lanes = &lanes[..lanes.len().min(MOST_ROWS)];
    let inner = page.inner();
    let names = (0.28 * inner.width).min(11.0 * page.text);
    let rows = lanes.len().max(1) as f64;
    // A line for what is done, and the bar below it.
    let row = (2.9 * page.text).min(inner.height / rows);
    let over = Area {
        left: inner.left + names,
        top: page.margin(),
        width: (inner.width - names).max(1.0),
        height: row * rows,
    };
    let time = TimeAxis { over, page: *page };
    let mut shapes = vec![over.sheet()];
    shapes.extend(time.moment());
    shapes.extend(time.ticks());
    for (index, lane) in lanes.iter().enumerate() {
        let top = over.top + index as f64 * row;
        let of_row = Area {
            top,
            height: row,
            ..over
        };
        if index > 0 {
            let form = Form::Polyline(vec![[inner.left, top], [over.right(), top]]);
            shapes.push(Shape::lined(form, Role::Axis, 1.0, super::Dash::Solid));
        }
        shapes.extend(name(lane, page, inner.left, of_row));
        shapes.extend(bars(lane, page, &time, of_row));
    }
    shapes.extend(time.now());
    Drawing {
        size: [page.size[0], over.bottom() + 1.6 * page.text],
        text: page.text,
        shapes,
    }
}

/// Who has the lane: the seat's sign, and the name.
fn name(lane: &LaneTrack, page: &Page, left: f64, row: Area) -> Vec<Shape> {
    let middle = row.top + row.height / 2.0;
    let mut shapes = Vec::new();
    if let Some(seat) = lane.seat {
        let form = Form::Mark {
            at: [left + 0.7 * page.text, middle],
            radius: 0.42 * page.text,
            mark: Mark::of_seat(seat),
        };
        shapes.push(Shape::filled(form, Role::Seat(seat)).with_line(Role::Ink, 1.5));
    }
    let from = left + 1.6 * page.text;
    let room = (row.left - from - 0.4 * page.text).max(0.0);
    let words = Words::Name(lane.name.clone());
    shapes.push(Shape::label([from, middle], Anchor::Start, room, words));
    shapes
}

/// What was done: a bar for each stretch, named above it where something else begins.
fn bars(lane: &LaneTrack, page: &Page, time: &TimeAxis, row: Area) -> Vec<Shape> {
    let role = lane.seat.map_or(Role::Other, Role::Seat);
    let shown: Vec<&Bar> = lane.bars.iter().filter(|bar| bar.from <= page.now).collect();
    let left = |bar: &Bar| time.x(bar.from);
    let mut shapes = Vec::new();
    for bar in &shown {
        let width = (time.x(bar.to.min(page.now)) - left(bar)).max(2.0);
        let corner = [left(bar).min(row.right() - width), row.top + 0.5 * row.height];
        let form = Form::Rectangle {
            corner,
            size: [width, 0.38 * row.height],
        };
        shapes.push(Shape::filled(form, role).with_line(Role::Ground, 0.75));
    }
    let named = named(&shown, 1.5 * page.text, left, row.right());
    for (index, bar) in named.iter().enumerate() {
        let end = named.get(index + 1).map_or(row.right(), |next| left(next));
        let at = [left(bar), row.top + 0.27 * row.height];
        let room = end - left(bar) - 0.3 * page.text;
        shapes.push(Shape::label(at, Anchor::Start, room, Words::Name(bar.doing.clone())));
    }
    shapes
}

/// The bars that are named: those with which something else begins, and stays for at least `least` points.
fn named<'b>(bars: &[&'b Bar], least: f64, left: impl Fn(&Bar) -> f64, end: f64) -> Vec<&'b Bar> {
    let mut named: Vec<&Bar> = Vec::new();
    for (index, bar) in bars.iter().enumerate() {
        let other = bars[index + 1..].iter().find(|next| next.doing != bar.doing);
        let room = other.map_or(end, |next| left(next)) - left(bar);
        let again = named.last().is_some_and(|before| before.doing == bar.doing);
        if !again && room >= least {
            named.push(bar);
        }
    }
    named
}

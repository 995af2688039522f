//! A place from above, with a path for each thing that moves.

use simulation::PlanShape;

use super::axis::round_step;
use super::heights;
use super::page::{Area, Page};
use super::shape::{Anchor, Dash, Drawing, Form, Mark, Point, Role, Shape, Words};
use super::track::{Path, Place, PlanTrack};

/// Part of the width that the plan gets where heights stand beside it.
const BESIDE_HEIGHTS: f64 = 0.46;
/// A rectangle that takes this part of the picture is a border and has no area of its own.
const BORDER: f64 = 0.25;
/// Least radius of a fixed thing, points.
const LEAST_RADIUS: f64 = 2.5;
/// Height of the line that tells the seats apart, as a multiple of the text's height.
const LEGEND: f64 = 1.6;
/// Width of a seat's line, points.
pub(super) const OWN_LINE: f64 = 2.5;
/// Width of another's, points.
pub(super) const OTHER_LINE: f64 = 1.5;

/// From metres to points: +x is up, +y is left.
#[derive(Debug, Clone, Copy)]
struct Map {
    sheet: Area,
    /// Middle of the picture, m.
    middle: [f64; 2],
    /// Points of a metre.
    scale: f64,
}

impl Map {
    fn new(track: &PlanTrack, page: &Page, room: Area) -> Self {
        let (low, high) = track.bounds();
        // Marks at the edge stay inside.
        let pad = (0.6 * page.text).min(0.2 * room.width).min(0.2 * room.height);
        let metres = [high[1] - low[1], high[0] - low[0]];
        let scale = ((room.width - 2.0 * pad) / metres[0]).min((room.height - 2.0 * pad) / metres[1]);
        let sheet = Area {
            width: metres[0] * scale + 2.0 * pad,
            height: metres[1] * scale + 2.0 * pad,
            ..room
        };
        Self {
            sheet,
            middle: [f64::midpoint(low[0], high[0]), f64::midpoint(low[1], high[1])],
            scale,
        }
    }

    fn at(&self, x: f64, y: f64) -> Point {
        [
            self.sheet.left + self.sheet.width / 2.0 - (y - self.middle[1]) * self.scale,
            self.sheet.top + self.sheet.height / 2.0 - (x - self.middle[0]) * self.scale,
        ]
    }

    fn of(&self, place: &Place) -> Point {
        self.at(place.position[0], place.position[1])
    }
}

pub(super) fn draw(track: &PlanTrack, page: &Page) -> Drawing {
    let mut inner = page.inner();
    let seats = seats(track);
    let below = if seats.len() > 1 { LEGEND } else { 0.0 } * page.text;
    inner.height = (inner.height - below).max(1.0);
    let rises = track.leaves_the_ground();
    let room = Area {
        width: if rises {
            BESIDE_HEIGHTS * inner.width
        } else {
            inner.width
        },
        ..inner
    };
    let map = Map::new(track, page, room);
    let title = 0.5 * inner.top;
    let mut shapes = vec![map.sheet.sheet()];
    shapes.extend(fixed(track, page, &map));
    for path in &track.paths {
        shapes.extend(moment(path, page, &map));
    }
    // Those of nobody lie below.
    for path in track.paths.iter().rev() {
        shapes.extend(line(path, page, &map));
    }
    for path in track.paths.iter().rev() {
        shapes.extend(marks(path, page, &map));
    }
    shapes.extend(scale_bar(page, &map));
    shapes.push(Shape::label(
        [map.sheet.left, title],
        Anchor::Start,
        room.width.max(map.sheet.width),
        Words::FromAbove,
    ));
    let mut right = map.sheet.right();
    if rises {
        let labels = 3.2 * page.text;
        let left = right + page.margin() + labels;
        let chart = Area {
            left,
            width: (inner.right() - left).max(1.0),
            height: map.sheet.height,
            ..inner
        };
        shapes.extend(heights::draw(track, page, chart));
        right = chart.right();
    }
    if seats.len() > 1 {
        shapes.extend(legend(&seats, page, map.sheet.bottom() + 2.4 * page.text));
        right = right.max(page.size[0] - page.margin());
    }
    Drawing {
        size: [right + page.margin(), map.sheet.bottom() + 1.6 * page.text + below],
        text: page.text,
        shapes,
    }
}

fn fixed(track: &PlanTrack, page: &Page, map: &Map) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for standing in track.fixed.iter().filter(|s| (s.from..=s.to).contains(&page.now)) {
        let (shape, middle, below) = match &standing.shape {
            PlanShape::Rectangle { centre, half, .. } => {
                let corner = map.at(centre[0] + half[0], centre[1] + half[1]);
                let size = [2.0 * half[1] * map.scale, 2.0 * half[0] * map.scale];
                let form = Form::Rectangle { corner, size };
                let border = size[0] * size[1] > BORDER * map.sheet.width * map.sheet.height;
                let shape = if border {
                    Shape::lined(form, Role::Axis, 1.5, Dash::Solid)
                } else {
                    Shape::filled(form, Role::Fixed).with_line(Role::Axis, 1.0)
                };
                let middle = map.at(centre[0], centre[1]);
                // The name of a border stands inside it, at its upper edge.
                let below = if border { -size[1] } else { size[1] };
                (shape, middle, below / 2.0)
            }
            PlanShape::Circle { centre, radius, .. } => {
                let middle = map.at(centre[0], centre[1]);
                let radius = (radius * map.scale).max(LEAST_RADIUS);
                let form = Form::Circle { centre: middle, radius };
                let shape = Shape::filled(form, Role::Fixed).with_line(Role::Axis, 1.0);
                (shape, middle, radius)
            }
        };
        shapes.push(shape);
        let y = middle[1] + below + 0.8 * page.text;
        let inside = y < map.sheet.bottom() - 0.4 * page.text;
        let y = if inside {
            y
        } else {
            middle[1] - below.abs() - 0.8 * page.text
        };
        let room = 2.0 * (middle[0] - map.sheet.left).min(map.sheet.right() - middle[0]);
        shapes.push(Shape::label(
            [middle[0], y],
            Anchor::Middle,
            room.max(0.0),
            Words::Place(standing.name().to_owned()),
        ));
    }
    shapes
}

fn polyline(run: &[Place], map: &Map) -> Option<Form> {
    (run.len() > 1).then(|| Form::Polyline(run.iter().map(|place| map.of(place)).collect()))
}

/// The moment as a broad band under the line.
fn moment(path: &Path, page: &Page, map: &Map) -> Vec<Shape> {
    let Some((from, to)) = page.moment_of(path.seat) else {
        return Vec::new();
    };
    let radius = 0.36 * page.text;
    let mut shapes = Vec::new();
    for run in path.during(from, to) {
        if let Some(form) = polyline(&run, map) {
            shapes.push(Shape::lined(form, Role::Evidence, 2.0 * radius, Dash::Solid));
        }
        // Round ends, and a disc where it was an instant or nothing moved.
        for end in [run.first(), run.last()].into_iter().flatten() {
            let form = Form::Circle {
                centre: map.of(end),
                radius,
            };
            shapes.push(Shape::filled(form, Role::Evidence));
        }
    }
    shapes
}

fn line(path: &Path, page: &Page, map: &Map) -> Vec<Shape> {
    let (role, width) = ink_of(path.seat);
    if !path.moves() {
        return Vec::new();
    }
    let runs = path.during(page.first, page.now);
    runs.iter()
        .filter_map(|run| polyline(run, map))
        .map(|form| Shape::lined(form, role, width, Dash::of_seat(path.seat)))
        .collect()
}

/// Colour and width of a line.
pub(super) fn ink_of(seat: Option<u8>) -> (Role, f64) {
    match seat {
        Some(seat) => (Role::Seat(seat), OWN_LINE),
        None => (Role::Other, OTHER_LINE),
    }
}

/// Where it begins, where it is, and where it looks.
fn marks(path: &Path, page: &Page, map: &Map) -> Vec<Shape> {
    let here = path.at(page.now);
    let Some(seat) = path.seat else {
        return sign_of_nobody(path, here, page, map);
    };
    let (radius, mark) = (0.42 * page.text, Mark::of_seat(seat));
    let mut shapes = Vec::new();
    if let Some(start) = path
        .places()
        .next()
        .filter(|start| start.tick < page.now && path.moves())
    {
        let form = Form::Mark {
            at: map.of(start),
            radius: 0.8 * radius,
            mark,
        };
        shapes.push(Shape::filled(form, Role::Ground).with_line(Role::Seat(seat), 2.0));
    }
    let there = here.or_else(|| path.places().last().copied().filter(|_| !page.plays));
    if let Some(place) = there {
        let at = map.of(&place);
        shapes.extend(place.heading.map(|heading| wedge(at, radius, heading, Role::Ink)));
        let form = Form::Mark { at, radius, mark };
        shapes.push(Shape::filled(form, Role::Seat(seat)).with_line(Role::Ink, 1.5));
    }
    shapes
}

/// What belongs to nobody: an arrow where it has a direction (a wind), else a small open circle.
fn sign_of_nobody(path: &Path, here: Option<Place>, page: &Page, map: &Map) -> Vec<Shape> {
    let radius = 0.26 * page.text;
    let longest = path.runs.iter().max_by_key(|run| run.len());
    let middle = longest.and_then(|run| Some((run.first()?.tick, run.last()?.tick)));
    let middle = middle.and_then(|(from, to)| path.at(from + (to - from) / 2));
    if let Some(place) = here.or_else(|| middle.filter(|m| m.heading.is_some() && !page.plays))
        && let Some(heading) = place.heading
    {
        return arrow(map.of(&place), heading, page.text, &map.sheet).to_vec();
    }
    let Some(place) = here.or_else(|| path.places().last().copied().filter(|_| path.moves() && !page.plays)) else {
        return Vec::new();
    };
    let form = Form::Circle {
        centre: map.of(&place),
        radius,
    };
    vec![Shape::filled(form, Role::Ground).with_line(Role::Other, 1.5)]
}

/// An arrow over `at`, inside the sheet: at its edge it is moved inwards.
fn arrow(at: Point, heading: f64, text: f64, sheet: &Area) -> [Shape; 2] {
    let (sin, cos) = heading.sin_cos();
    let unit = text.min(0.2 * sheet.width).min(0.2 * sheet.height);
    let (tail, tip) = (-1.6 * unit, 1.5 * unit);
    let inside = |at: f64, way: f64, low: f64, high: f64| {
        let ends = [-way * tail, -way * tip];
        at.clamp(low - ends[0].min(ends[1]), high - ends[0].max(ends[1]))
    };
    let at = [
        inside(at[0], sin, sheet.left, sheet.right()),
        inside(at[1], cos, sheet.top, sheet.bottom()),
    ];
    let along = |length: f64| [at[0] - sin * length, at[1] - cos * length];
    let radius = 0.34 * unit;
    let shaft = Form::Polyline(vec![along(tail), along(tip - 2.0 * radius)]);
    [
        Shape::lined(shaft, Role::Other, 2.0, Dash::Solid),
        wedge(along(tip - 2.5 * radius), radius, heading, Role::Other),
    ]
}

/// A triangle before a mark, towards where it looks.
fn wedge(at: Point, radius: f64, heading: f64, role: Role) -> Shape {
    let (sin, cos) = heading.sin_cos();
    // Along where it looks, and across, to the left of it.
    let from = |along: f64, across: f64| {
        [
            at[0] - radius * (sin * along + cos * across),
            at[1] - radius * (cos * along - sin * across),
        ]
    };
    let corners = vec![from(2.5, 0.0), from(0.5, 0.95), from(0.5, -0.95)];
    Shape::filled(Form::Polygon(corners), role)
}

/// A round length below the plan.
fn scale_bar(page: &Page, map: &Map) -> Vec<Shape> {
    let metres = round_step(map.sheet.width / map.scale / 4.0, 1);
    let length = (metres * map.scale).min(map.sheet.width);
    let (left, y) = (map.sheet.left, page.below(map.sheet.bottom()));
    let end = 0.25 * page.text;
    let bar = vec![
        [left, y - end],
        [left, y + end],
        [left, y],
        [left + length, y],
        [left + length, y - end],
        [left + length, y + end],
    ];
    let label = Shape::label(
        [left + length + 0.4 * page.text, y],
        Anchor::Start,
        4.0 * page.text,
        Words::Metres(metres),
    );
    vec![Shape::lined(Form::Polyline(bar), Role::Ink, 1.5, Dash::Solid), label]
}

fn seats(track: &PlanTrack) -> Vec<u8> {
    let mut seats: Vec<u8> = track.paths.iter().filter_map(|path| path.seat).collect();
    seats.sort_unstable();
    seats.dedup();
    seats
}

/// Whose sign is whose, where there are several.
fn legend(seats: &[u8], page: &Page, y: f64) -> Vec<Shape> {
    let column = ((page.size[0] - 2.0 * page.margin()) / seats.len() as f64).min(10.0 * page.text);
    let mut shapes = Vec::new();
    for (seat, index) in seats.iter().copied().zip(0_u8..) {
        let left = page.margin() + f64::from(index) * column;
        let line = Form::Polyline(vec![[left, y], [left + 2.4 * page.text, y]]);
        shapes.push(Shape::lined(
            line,
            Role::Seat(seat),
            OWN_LINE,
            Dash::of_seat(Some(seat)),
        ));
        let form = Form::Mark {
            at: [left + 1.2 * page.text, y],
            radius: 0.42 * page.text,
            mark: Mark::of_seat(seat),
        };
        shapes.push(Shape::filled(form, Role::Seat(seat)).with_line(Role::Ink, 1.5));
        let text = left + 2.9 * page.text;
        let room = (column - 3.2 * page.text).max(0.0);
        shapes.push(Shape::label([text, y], Anchor::Start, room, Words::Seat(seat)));
    }
    shapes
}

//! Heights over time.

use super::axis::round_step;
use super::page::{Area, Page, TimeAxis};
use super::plan::ink_of;
use super::shape::{Anchor, Dash, Form, Mark, Role, Shape, Words};
use super::track::{GROUND_M, Path, PlanTrack};

/// Most steps of the axis.
const STEPS: u32 = 5;

/// A chart over `over`, with heights at its left and times below.
pub(super) fn draw(track: &PlanTrack, page: &Page, over: Area) -> Vec<Shape> {
    // What hangs still above belongs to nobody's flight.
    let shown: Vec<&Path> = track
        .paths
        .iter()
        .filter(|path| {
            if path.seat.is_some() {
                path.moves() || path_is_up(path)
            } else {
                path.rises()
            }
        })
        .collect();
    let heights = || shown.iter().flat_map(|path| path.places()).map(|p| p.position[2]);
    let (lowest, highest) = (heights().fold(0.0, f64::min), heights().fold(0.0, f64::max));
    // A little air above, so that the highest line is not the frame.
    let step = round_step((1.05 * (highest - lowest)).max(0.1), STEPS);
    let low = if lowest < -GROUND_M {
        (lowest / step).floor() * step
    } else {
        0.0
    };
    let high = (((1.05 * highest) / step).ceil() * step).max(low + step);
    let y = |metres: f64| over.bottom() - (metres - low) / (high - low) * over.height;
    let time = TimeAxis { over, page: *page };

    let mut shapes = vec![over.sheet()];
    shapes.extend(time.moment());
    for index in 0..=(((high - low) / step).round() as u32).min(2 * STEPS) {
        let metres = low + f64::from(index) * step;
        let at = y(metres);
        let form = Form::Polyline(vec![[over.left, at], [over.right(), at]]);
        shapes.push(Shape::lined(form, Role::Axis, 0.5, Dash::Solid));
        // 0.30000000000000004 is no height.
        let metres = (metres * 1e6).round() / 1e6;
        let left = over.left - 0.4 * page.text;
        shapes.push(Shape::label(
            [left, at],
            Anchor::End,
            3.0 * page.text,
            Words::Metres(metres),
        ));
    }
    shapes.extend(time.ticks());
    for path in shown.iter().rev() {
        let (role, width) = ink_of(path.seat);
        for run in path.during(page.first, page.now) {
            if run.len() < 2 {
                continue;
            }
            let points = run.iter().map(|p| [time.x(p.tick), y(p.position[2])]).collect();
            let form = Form::Polyline(points);
            shapes.push(Shape::lined(form, role, width, Dash::of_seat(path.seat)));
        }
    }
    shapes.extend(time.now());
    for path in shown.iter().rev() {
        if let (Some(seat), Some(place)) = (path.seat, path.at(page.now)) {
            let form = Form::Mark {
                at: [time.x(place.tick), y(place.position[2])],
                radius: 0.36 * page.text,
                mark: Mark::of_seat(seat),
            };
            shapes.push(Shape::filled(form, Role::Seat(seat)).with_line(Role::Ink, 1.5));
        }
    }
    let title = [over.left, page.inner().top / 2.0];
    shapes.push(Shape::label(title, Anchor::Start, over.width, Words::Height));
    shapes
}

fn path_is_up(path: &Path) -> bool {
    path.places().any(|place| place.position[2] > GROUND_M)
}

//! A thing that was made, from one side: its parts and the holes in them. Every view of one thing is drawn at the same
//! scale, so that they can be laid side by side.

use simulation::{Made, MadeView};

use super::shape::{Drawing, Form, Point, Role, Shape};

/// Room around a view, points.
const MARGIN: f64 = 4.0;
/// The most points for a millimetre: something small stays small.
const LARGEST: f64 = 2.0;

/// Views of a thing, all at the scale at which the largest has room in a square of this side, points.
pub fn draw_made(made: &Made, side: f64) -> Vec<Drawing> {
    let longest = made.views.iter().flat_map(|view| view.size_mm).fold(1.0, f64::max);
    let scale = ((side - 2.0 * MARGIN) / longest).clamp(0.0, LARGEST);
    made.views.iter().map(|view| draw(view, scale).rounded()).collect()
}

fn draw(view: &MadeView, scale: f64) -> Drawing {
    let [width, height] = view.size_mm;
    // Up is up: the page counts downwards.
    let at = |[x, y]: Point| [MARGIN + scale * x, MARGIN + scale * (height - y)];
    let mut shapes = Vec::new();
    for part in &view.parts {
        let [x, y] = part.at_mm;
        let form = Form::Rectangle {
            corner: at([x, y + part.size_mm[1]]),
            size: part.size_mm.map(|length| scale * length),
        };
        shapes.push(Shape::filled(form, Role::Fixed).with_line(Role::Ink, 1.5));
    }
    for hole in &view.holes {
        let form = Form::Circle {
            centre: at(hole.at_mm),
            radius: scale * hole.diameter_mm / 2.0,
        };
        shapes.push(Shape::filled(form, Role::Ground).with_line(Role::Ink, 1.5));
    }
    Drawing {
        size: [width, height].map(|length| scale * length + 2.0 * MARGIN),
        // Nothing is written in it.
        text: 0.0,
        shapes,
    }
}

#[cfg(test)]
mod tests {
    use simulation::{MadeHole, MadePart, SeenFrom};

    use super::super::shape::Dash;
    use super::*;

    fn view(from: SeenFrom, size_mm: [f64; 2]) -> MadeView {
        MadeView {
            from,
            size_mm,
            parts: vec![MadePart {
                name: "floor".to_owned(),
                at_mm: [10.0, 20.0],
                size_mm: [30.0, 40.0],
            }],
            holes: vec![MadeHole {
                at_mm: [25.0, 40.0],
                diameter_mm: 10.0,
            }],
        }
    }

    #[test]
    fn views_share_one_scale_and_what_is_up_is_up() {
        let made = Made {
            views: vec![
                view(SeenFrom::Front, [100.0, 200.0]),
                view(SeenFrom::Alone, [50.0, 60.0]),
            ],
        };
        let drawings = draw_made(&made, 208.0);
        let [front, alone] = &drawings[..] else {
            panic!("{drawings:?}")
        };
        assert_eq!((front.size, alone.size), ([108.0, 208.0], [58.0, 68.0]));
        let Form::Rectangle { corner, size } = front.shapes[0].form else {
            panic!("{front:?}")
        };
        // From 20 to 60 mm over the lower edge, which is at 204.
        assert_eq!((corner, size), ([14.0, 144.0], [30.0, 40.0]));
        let Form::Circle { centre, radius } = alone.shapes[1].form else {
            panic!("{alone:?}")
        };
        assert_eq!((centre, radius), ([29.0, 24.0], 5.0));
        assert_eq!(
            front.shapes[0].line.map(|line| (line.role, line.dash)),
            Some((Role::Ink, Dash::Solid))
        );
    }
}

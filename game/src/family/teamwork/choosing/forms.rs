//! What a scenario draws: surfaces, lines and discs on a square of 24, with an outline that holds them together.

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};
use simulation::teamwork::choosing::{Colour, Form};

use crate::theme::{CORAL, INK, LEAF, PAPER, PETROL, SAND, SAND_DEEP, SKY, SUN, WHITE, WOOD};

/// Drawings of scenarios are on a grid of so many.
const GRID: f32 = 24.0;

const fn colour(colour: Colour) -> Color32 {
    match colour {
        Colour::Ink => INK,
        Colour::White => WHITE,
        Colour::Paper => PAPER,
        Colour::Sand => SAND,
        Colour::Earth => SAND_DEEP,
        Colour::Wood => WOOD,
        Colour::Sun => SUN,
        Colour::Coral => CORAL,
        Colour::Sky => SKY,
        Colour::Petrol => PETROL,
        Colour::Leaf => LEAF,
    }
}

/// Draws forms into a place, as wide and as high as it is.
pub(super) fn forms(painter: &Painter, place: Rect, forms: &[Form]) {
    let [wide, high] = [place.width() / GRID, place.height() / GRID];
    let unit = wide.min(high);
    let at = |(right, down): &(u8, u8)| {
        pos2(
            place.left() + f32::from(*right) * wide,
            place.top() + f32::from(*down) * high,
        )
    };
    let line = (unit * 0.5).clamp(1.0, 4.0);
    let outline = Stroke::new((unit * 0.2).clamp(0.8, 2.0), INK);
    for form in forms {
        match form {
            Form::Line(of, points) => {
                let points: Vec<Pos2> = points.iter().map(at).collect();
                for point in &points {
                    painter.circle_filled(*point, line / 2.0, colour(*of));
                }
                painter.add(Shape::line(points, Stroke::new(line, colour(*of))));
            }
            Form::Fill(of, corners) => {
                let corners: Vec<Pos2> = corners.iter().map(at).collect();
                painter.add(Shape::convex_polygon(corners, colour(*of), outline));
            }
            Form::Disc(of, middle, radius) => {
                painter.circle(at(middle), f32::from(*radius) * unit, colour(*of), outline);
            }
        }
    }
}

/// The largest square that fits, in the middle.
pub(super) fn square(place: Rect) -> Rect {
    let side = place.width().min(place.height());
    Rect::from_center_size(place.center(), bevy_egui::egui::vec2(side, side))
}

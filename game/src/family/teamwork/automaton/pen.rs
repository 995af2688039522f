//! A pen on a square: drawings that a scenario holds, and shapes of the house.

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};
use simulation::teamwork::automaton::Sign;

/// Drawings of scenarios are on a grid of so many.
const GRID: f32 = 12.0;

/// A scenario's drawing in a square place.
pub(super) fn sign(painter: &Painter, place: Rect, sign: &Sign, width: f32, colour: Color32) {
    let unit = place.width().min(place.height()) / GRID;
    let corner = place.center() - bevy_egui::egui::vec2(GRID, GRID) * unit / 2.0;
    for line in &sign.lines {
        let points: Vec<Pos2> = line
            .iter()
            .map(|(right, down)| pos2(corner.x + f32::from(*right) * unit, corner.y + f32::from(*down) * unit))
            .collect();
        match points.as_slice() {
            [dot] => {
                painter.circle_filled(*dot, (unit * 0.5).max(width), colour);
            }
            _ => {
                // Round ends and corners.
                for point in &points {
                    painter.circle_filled(*point, width / 2.0, colour);
                }
                painter.add(Shape::line(points, Stroke::new(width, colour)));
            }
        }
    }
}

/// Where a drawing on a square of 100 lies in a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Square {
    corner: Pos2,
    unit: f32,
}

impl Square {
    /// The largest square that fits, in the middle.
    pub(super) fn within(place: Rect) -> Self {
        let side = place.width().min(place.height());
        Self {
            corner: place.center() - bevy_egui::egui::vec2(side, side) / 2.0,
            unit: side / 100.0,
        }
    }

    pub(super) fn at(self, x: f32, y: f32) -> Pos2 {
        pos2(self.corner.x + x * self.unit, self.corner.y + y * self.unit)
    }

    pub(super) fn long(self, length: f32) -> f32 {
        length * self.unit
    }

    pub(super) fn rect(self, [x, y]: [f32; 2], [width, height]: [f32; 2]) -> Rect {
        Rect::from_min_max(self.at(x, y), self.at(x + width, y + height))
    }

    pub(super) fn shape(self, corners: &[[f32; 2]], fill: Color32, line: Stroke) -> Shape {
        let corners = corners.iter().map(|[x, y]| self.at(*x, *y)).collect();
        Shape::convex_polygon(corners, fill, line)
    }
}

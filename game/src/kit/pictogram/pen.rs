//! The pen that draws signs.

use bevy_egui::egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

/// Cosine of a turn that needs no round joint.
const HARDLY: f32 = 0.9;

/// Strokes in a square of 24 × 24.
pub(super) struct Pen<'p> {
    pub(super) painter: &'p Painter,
    pub(super) at: Pos2,
    pub(super) unit: f32,
    pub(super) ink: Color32,
}

impl Pen<'_> {
    pub(super) fn p(&self, x: f32, y: f32) -> Pos2 {
        self.at + vec2(x, y) * self.unit
    }

    fn stroke(&self) -> Stroke {
        Stroke::new((2.0 * self.unit).max(1.5), self.ink)
    }

    pub(super) fn line(&self, points: &[(f32, f32)]) {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| self.p(*x, *y)).collect();
        // Round ends and joints: a dot at each point, save where the line hardly turns.
        for (place, point) in points.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|before| points.get(before));
            let hardly_turns = before.zip(points.get(place + 1)).is_some_and(|(before, after)| {
                let (came, goes) = ((*point - *before).normalized(), (*after - *point).normalized());
                came.dot(goes) > HARDLY
            });
            if !hardly_turns {
                self.painter.circle_filled(*point, self.stroke().width / 2.0, self.ink);
            }
        }
        self.painter.add(Shape::line(points, self.stroke()));
    }

    pub(super) fn closed(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|(x, y)| self.p(*x, *y)).collect();
        self.painter.add(Shape::closed_line(points, self.stroke()));
    }

    pub(super) fn filled(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|(x, y)| self.p(*x, *y)).collect();
        self.painter.add(Shape::convex_polygon(points, self.ink, Stroke::NONE));
    }

    pub(super) fn ring(&self, x: f32, y: f32, radius: f32) {
        self.painter
            .circle_stroke(self.p(x, y), radius * self.unit, self.stroke());
    }

    pub(super) fn dot(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_filled(self.p(x, y), radius * self.unit, self.ink);
    }

    pub(super) fn arc(&self, x: f32, y: f32, radius: f32, from: f32, to: f32) {
        let points: Vec<(f32, f32)> = (0..=16)
            .map(|i| {
                let angle = from + (to - from) * i as f32 / 16.0;
                (x + radius * angle.cos(), y + radius * angle.sin())
            })
            .collect();
        self.line(&points);
    }
}

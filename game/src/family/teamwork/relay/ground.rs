//! Where metres of the hall lie on the screen, and how what is turned is drawn.

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

/// The hall in its place on the screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground {
    /// All of its floor.
    pub(super) floor: Rect,
    /// Points of a metre.
    pub(super) unit: f32,
}

impl Ground {
    /// As large as it fits into a place, at its right.
    pub(super) fn within(place: Rect, [wide, deep]: [f64; 2]) -> Self {
        let (wide, deep) = (wide as f32, deep as f32);
        let unit = (place.width() / wide).min(place.height() / deep);
        let size = vec2(wide, deep) * unit;
        let corner = pos2(place.right() - size.x, place.center().y - size.y / 2.0);
        Self {
            floor: Rect::from_min_size(corner, size),
            unit,
        }
    }

    /// A point of the hall.
    pub(super) fn at(self, [x, y]: [f64; 2]) -> Pos2 {
        self.floor.left_bottom() + vec2(x as f32, -(y as f32)) * self.unit
    }

    /// A length, points.
    pub(super) fn long(self, metres: f64) -> f32 {
        metres as f32 * self.unit
    }

    /// Something that stands along the walls.
    pub(super) fn rect(self, at: [f64; 2], half: [f64; 2]) -> Rect {
        Rect::from_center_size(self.at(at), vec2(self.long(2.0 * half[0]), self.long(2.0 * half[1])))
    }
}

/// Something that is turned. Its own measures go along it, then across to its left, in units of its own.
#[derive(Clone, Copy)]
pub(super) struct Body<'p> {
    pub(super) painter: &'p Painter,
    middle: Pos2,
    along: Vec2,
    /// Points of a unit.
    pub(super) unit: f32,
}

impl<'p> Body<'p> {
    /// Around a point, turned against the clock, radians.
    pub(super) fn new(painter: &'p Painter, middle: Pos2, turned: f64, unit: f32) -> Self {
        let turned = turned as f32;
        Self {
            painter,
            middle,
            along: vec2(turned.cos(), -turned.sin()),
            unit,
        }
    }

    pub(super) fn at(self, along: f32, across: f32) -> Pos2 {
        let left = vec2(self.along.y, -self.along.x);
        self.middle + (self.along * along + left * across) * self.unit
    }

    /// A box from one corner to the other.
    pub(super) fn slab(self, from: [f32; 2], to: [f32; 2], fill: Color32, line: Stroke) {
        let corners = [[from[0], from[1]], [to[0], from[1]], [to[0], to[1]], [from[0], to[1]]];
        let corners = corners.map(|[along, across]| self.at(along, across)).to_vec();
        self.painter.add(Shape::convex_polygon(corners, fill, line));
    }

    pub(super) fn disc(self, at: [f32; 2], radius: f32, fill: Color32, line: Stroke) {
        self.painter
            .circle(self.at(at[0], at[1]), radius * self.unit, fill, line);
    }

    pub(super) fn line(self, from: [f32; 2], to: [f32; 2], line: Stroke) {
        let ends = [self.at(from[0], from[1]), self.at(to[0], to[1])];
        self.painter.line_segment(ends, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_in_the_hall_is_up_on_the_screen_and_nothing_lies_outside() {
        let place = Rect::from_min_size(pos2(10.0, 20.0), vec2(900.0, 350.0));
        let ground = Ground::within(place, [26.0, 14.0]);
        assert!(place.expand(0.5).contains_rect(ground.floor), "{ground:?}");
        assert!(ground.at([0.0, 14.0]).distance(ground.floor.left_top()) < 0.1);
        assert!(ground.at([26.0, 0.0]).distance(ground.floor.right_bottom()) < 0.1);
    }
}

//! Points, rectangles along the walls, and boxes that are turned. Metres and radians.

use glam::DVec2;
use serde::{Deserialize, Serialize};

/// Length of a vector.
pub(crate) fn length(of: DVec2) -> f64 {
    libm::sqrt(of.dot(of))
}

/// The vector, no longer than this.
pub(crate) fn shortened(of: DVec2, most: f64) -> DVec2 {
    let long = length(of);
    if long > most { of * (most / long) } else { of }
}

/// Turned by a quarter, against the clock, times `spin`: the velocity of a point that is turned.
pub(crate) fn turned(spin: f64, arm: DVec2) -> DVec2 {
    DVec2::new(-spin * arm.y, spin * arm.x)
}

/// A rectangle along the walls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) at: DVec2,
    pub(crate) half: DVec2,
}

impl Rect {
    pub(crate) fn new(at: [f64; 2], half: [f64; 2]) -> Self {
        Self {
            at: DVec2::from(at),
            half: DVec2::from(half),
        }
    }

    /// Whether a point is in it, or no further from it than `margin`.
    pub(crate) fn holds(&self, point: DVec2, margin: f64) -> bool {
        let off = (point - self.at).abs() - self.half;
        off.x <= margin && off.y <= margin
    }

    /// Its corners, one after the other.
    pub(crate) fn corners(&self) -> [DVec2; 4] {
        corners(self.half).map(|corner| self.at + corner)
    }
}

/// Corners of a box around the origin.
pub(crate) fn corners(half: DVec2) -> [DVec2; 4] {
    [half, DVec2::new(-half.x, half.y), -half, DVec2::new(half.x, -half.y)]
}

/// Where something stands and how it is turned.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Pose {
    pub(crate) at: DVec2,
    /// From the direction along the hall, against the clock, −π to π.
    pub(crate) angle: f64,
}

impl Pose {
    pub(crate) fn axis(&self) -> DVec2 {
        let (sin, cos) = libm::sincos(self.angle);
        DVec2::new(cos, sin)
    }

    /// A point of the thing, in the hall.
    pub(crate) fn of(&self, local: DVec2) -> DVec2 {
        self.at + outward(self.axis(), local)
    }
}

/// From the frame of something whose length lies along `axis` to the hall's.
pub(crate) fn outward(axis: DVec2, local: DVec2) -> DVec2 {
    DVec2::new(axis.x * local.x - axis.y * local.y, axis.y * local.x + axis.x * local.y)
}

/// The other way round.
pub(crate) fn inward(axis: DVec2, vector: DVec2) -> DVec2 {
    DVec2::new(
        axis.x * vector.x + axis.y * vector.y,
        axis.x * vector.y - axis.y * vector.x,
    )
}

/// An angle, −π to π.
pub(crate) fn wrapped(angle: f64) -> f64 {
    let turns = libm::round(angle / std::f64::consts::TAU);
    angle - turns * std::f64::consts::TAU
}

/// How near a point is to a box around the origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Near {
    /// Away from the box.
    pub(crate) normal: DVec2,
    /// Distance; negative inside.
    pub(crate) gap: f64,
    /// Nearest to a corner of it.
    pub(crate) corner: bool,
}

/// How near a point is to a box of this half size around the origin; inside, the nearest side counts.
pub(crate) fn near(point: DVec2, half: DVec2) -> Near {
    let sign = |value: f64| if value < 0.0 { -1.0 } else { 1.0 };
    let off = point.abs() - half;
    if off.x > 0.0 && off.y > 0.0 {
        let gap = length(off);
        let normal = DVec2::new(sign(point.x) * off.x, sign(point.y) * off.y) / gap;
        return Near {
            normal,
            gap,
            corner: true,
        };
    }
    along(point, half, off.x > off.y)
}

/// The same, from one pair of sides only: those across the length, or the others.
pub(crate) fn along(point: DVec2, half: DVec2, across: bool) -> Near {
    let sign = |value: f64| if value < 0.0 { -1.0 } else { 1.0 };
    let off = point.abs() - half;
    let (normal, gap) = if across {
        (DVec2::new(sign(point.x), 0.0), off.x)
    } else {
        (DVec2::new(0.0, sign(point.y)), off.y)
    };
    Near {
        normal,
        gap,
        corner: false,
    }
}

/// How deep a box of this pose and half size lies in a rectangle: the least distance that would part them, negative
/// where they are apart by that much at least (separating axes; Gottschalk, Lin & Manocha 1996).
pub(crate) fn depth(pose: &Pose, half: DVec2, rect: &Rect) -> f64 {
    let axis = pose.axis();
    let off = pose.at - rect.at;
    let extent = DVec2::new(
        axis.x.abs() * half.x + axis.y.abs() * half.y,
        axis.y.abs() * half.x + axis.x.abs() * half.y,
    );
    let apart = off.abs() - extent - rect.half;
    let turned_off = inward(axis, off).abs();
    let turned_extent = DVec2::new(
        axis.x.abs() * rect.half.x + axis.y.abs() * rect.half.y,
        axis.y.abs() * rect.half.x + axis.x.abs() * rect.half.y,
    );
    let turned_apart = turned_off - turned_extent - half;
    -apart.max_element().max(turned_apart.max_element())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_near_a_point_is_to_a_box() {
        let half = DVec2::new(2.0, 1.0);
        let found = near(DVec2::new(5.0, 5.0), half);
        assert!(found.corner && found.gap == 5.0);
        let found = near(DVec2::new(-3.0, 0.5), half);
        assert_eq!((found.normal, found.gap), (DVec2::new(-1.0, 0.0), 1.0));
        let found = near(DVec2::new(1.0, 0.75), half);
        assert_eq!((found.normal, found.gap), (DVec2::new(0.0, 1.0), -0.25));
    }

    #[test]
    fn boxes_are_apart_or_in_each_other() {
        let rect = Rect::new([0.0, 0.0], [1.0, 1.0]);
        let pose = |x: f64, y: f64, angle: f64| Pose {
            at: DVec2::new(x, y),
            angle,
        };
        let half = DVec2::new(1.0, 0.5);
        assert!((depth(&pose(1.75, 0.0, 0.0), half, &rect) - 0.25).abs() < 1e-12);
        assert!(depth(&pose(2.5, 0.0, 0.0), half, &rect) < 0.0);
        // A corner at 45° that points at a side.
        let eighth = std::f64::consts::FRAC_PI_4;
        let reach = 1.5 * std::f64::consts::FRAC_1_SQRT_2;
        assert!((depth(&pose(1.0 + reach - 0.1, 0.0, eighth), half, &rect) - 0.1).abs() < 1e-9);
        // Only the box's own axis parts these.
        assert!(depth(&pose(1.6, 1.6, eighth * 3.0), half, &rect) < 0.0);
    }

    #[test]
    fn frames_are_inverse() {
        let axis = Pose {
            at: DVec2::ZERO,
            angle: 0.7,
        }
        .axis();
        let there = outward(axis, DVec2::new(0.3, -0.4));
        assert!(length(inward(axis, there) - DVec2::new(0.3, -0.4)) < 1e-15);
        assert!((wrapped(4.0) - (4.0 - std::f64::consts::TAU)).abs() < 1e-15);
    }
}

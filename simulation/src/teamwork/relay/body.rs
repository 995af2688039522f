//! Bodies as the solver sees them: people are round, loads are boxes on four feet.

use glam::DVec2;
use serde::{Deserialize, Serialize};

use super::geometry::{Pose, length, turned};

/// Where something is and how it moves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Motion {
    pub(crate) pose: Pose,
    /// m/s
    pub(crate) velocity: DVec2,
    /// rad/s, against the clock.
    pub(crate) spin: f64,
}

impl Motion {
    pub(crate) fn resting(at: DVec2, angle: f64) -> Self {
        Self {
            pose: Pose { at, angle },
            velocity: DVec2::ZERO,
            spin: 0.0,
        }
    }

    /// Velocity of a point that is so far from the middle, m/s.
    pub(crate) fn velocity_at(&self, arm: DVec2) -> DVec2 {
        self.velocity + turned(self.spin, arm)
    }

    pub(crate) fn is_still(&self) -> bool {
        self.velocity == DVec2::ZERO && self.spin == 0.0
    }

    /// Slower than anybody sees.
    pub(crate) fn is_slow(&self) -> bool {
        length(self.velocity) < SLOW_M_S && libm::fabs(self.spin) < SLOW_M_S
    }

    pub(crate) fn stop(&mut self) {
        self.velocity = DVec2::ZERO;
        self.spin = 0.0;
    }
}

/// m/s, and rad/s.
const SLOW_M_S: f64 = 0.004;

/// The outline of a body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Outline {
    /// Of this radius.
    Round(f64),
    /// Of this half length and breadth.
    Box(DVec2),
}

/// What does not change about a body in a tick.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Form {
    pub(crate) outline: Outline,
    /// 1/kg
    pub(crate) inverse_mass: f64,
    /// 1/(kg·m²); 0 does not turn.
    pub(crate) inverse_inertia: f64,
    /// N with which all its feet rub on the ground, along its length and across it; `None` has no such feet.
    pub(crate) rubs_n: Option<[f64; 2]>,
}

impl Form {
    /// Somebody.
    pub(crate) fn person(mass_kg: f64, radius_m: f64) -> Self {
        Self {
            outline: Outline::Round(radius_m),
            inverse_mass: 1.0 / mass_kg,
            inverse_inertia: 0.0,
            rubs_n: None,
        }
    }

    /// A box of even weight; moment of inertia m (l² + b²) / 12, here of half sides.
    pub(crate) fn load(mass_kg: f64, half: DVec2, rubs_n: [f64; 2]) -> Self {
        let inertia = mass_kg * half.dot(half) / 3.0;
        Self {
            outline: Outline::Box(half),
            inverse_mass: 1.0 / mass_kg,
            inverse_inertia: 1.0 / inertia,
            rubs_n: Some(rubs_n),
        }
    }

    /// No point of it is further from its middle, m.
    pub(crate) fn radius(&self) -> f64 {
        match self.outline {
            Outline::Round(radius) => radius,
            Outline::Box(half) => length(half),
        }
    }

    /// ½ m v² + ½ I ω², J.
    #[cfg(test)]
    pub(crate) fn energy(&self, motion: &Motion) -> f64 {
        let turning = if self.inverse_inertia > 0.0 {
            motion.spin * motion.spin / self.inverse_inertia
        } else {
            0.0
        };
        0.5 * (motion.velocity.dot(motion.velocity) / self.inverse_mass + turning)
    }
}

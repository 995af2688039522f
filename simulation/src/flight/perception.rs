//! What the course perceives of a tick.

use glam::DVec3;

use super::choice::Choice;
use crate::TICK_S;
use crate::Verb;

/// What the course perceives of a tick.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Perception {
    pub(crate) tick: u32,
    pub(crate) position: DVec3,
    pub(crate) velocity: DVec3,
    pub(crate) airborne: bool,
    pub(crate) rotors: bool,
    /// Whether the player did anything: a stick out of its dead zone, a button, a choice, a verb.
    pub(crate) acted: bool,
    pub(crate) choice: Option<Choice>,
    pub(crate) verb: Option<Verb>,
    /// The velocity that the sticks ask for, where they ask for one, m/s.
    pub(crate) asked: Option<DVec3>,
    /// Direction of the sticks in the world, −1..=1.
    pub(crate) steer: DVec3,
}

impl Perception {
    /// Seconds since a tick.
    pub(crate) fn seconds_since(&self, tick: u32) -> f64 {
        f64::from(self.tick.saturating_sub(tick)) * TICK_S
    }

    /// Distance over ground from the drone, m.
    pub(crate) fn plane_m(&self, to: [f64; 2]) -> f64 {
        let (x, y) = (to[0] - self.position.x, to[1] - self.position.y);
        libm::sqrt(x * x + y * y)
    }
}

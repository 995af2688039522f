//! A gust that blows: a push of wind that goes on until the drone has really been pushed.

use glam::DVec3;
use serde::{Deserialize, Serialize};

use super::restoring::{is_unit, within};
use super::state::canonical;
use crate::TICK_S;

/// A gust that blows or has blown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Blow {
    /// Where it blows to: cosine and sine.
    pub(crate) direction: [f64; 2],
    pub(crate) speed_m_s: f64,
    pub(crate) age: u32,
    /// Ticks of fading out; 0 while it blows at full strength.
    pub(crate) fading: u32,
    /// How far it has pushed the drone beyond the travel that the sticks asked for, m.
    pub(crate) push_m: f64,
    /// Velocity along the gust when it began, m/s: travel that is the player's own where sticks ask for tilt.
    pub(crate) own_m_s: f64,
    pub(crate) pushed: bool,
    pub(crate) steered: bool,
}

const RAMP_TICKS: u32 = 18;

impl Blow {
    /// Begins to blow on a drone of this velocity.
    pub(crate) fn new(direction: [f64; 2], speed_m_s: f64, velocity: DVec3) -> Self {
        Self {
            direction,
            speed_m_s,
            age: 0,
            fading: 0,
            push_m: 0.0,
            own_m_s: velocity.x * direction[0] + velocity.y * direction[1],
            pushed: false,
            steered: false,
        }
    }

    /// Wind now, m/s.
    pub(crate) fn wind(&self) -> DVec3 {
        let rise = (f64::from(self.age) / f64::from(RAMP_TICKS)).min(1.0);
        let fall = 1.0 - (f64::from(self.fading) / f64::from(RAMP_TICKS)).min(1.0);
        let speed = self.speed_m_s * rise * fall;
        DVec3::new(self.direction[0] * speed, self.direction[1] * speed, 0.0)
    }

    pub(crate) fn is_over(&self) -> bool {
        self.fading >= RAMP_TICKS
    }

    /// Speed along the gust, m/s.
    pub(crate) fn along(&self, v: DVec3) -> f64 {
        v.x * self.direction[0] + v.y * self.direction[1]
    }

    /// Counts how far this tick carried the drone. `asked` is the velocity that the sticks ask for where they
    /// ask for one. Travel that the player asks for in the gust's own direction is not its push.
    pub(crate) fn carry(&mut self, velocity: DVec3, asked: Option<DVec3>) {
        let own = asked.map_or_else(
            || self.own_m_s * (1.0 - f64::from(self.age) * TICK_S).max(0.0),
            |asked| self.along(asked),
        );
        self.push_m = (self.push_m + (self.along(velocity) - own.max(0.0)) * TICK_S).max(0.0);
    }

    /// Visits every float that a step changes.
    pub(crate) fn canonicalise(&mut self) {
        self.direction.iter_mut().for_each(canonical);
        canonical(&mut self.speed_m_s);
        canonical(&mut self.push_m);
        canonical(&mut self.own_m_s);
    }

    /// Whether a run of so many ticks can reach this state.
    pub(crate) fn is_sound(&self, tick: u32) -> bool {
        is_unit(&self.direction)
            && within(self.speed_m_s, 100.0)
            && within(self.push_m, 1000.0)
            && within(self.own_m_s, 200.0)
            && self.age <= tick
            && self.fading <= self.age
    }
}

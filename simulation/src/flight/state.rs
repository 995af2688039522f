//! The state of a drone and of who flies it: together with the course, everything that decides what comes next, and
//! nothing else.

use glam::{DQuat, DVec3};
use serde::{Deserialize, Serialize};

use super::controller::Controller;
use super::parameters::Assist;
use super::rotorcraft::Body;
use super::wind::Turbulence;

/// What the drone is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// Rotors off, standing.
    Parked,
    /// Rotors turning, standing.
    Idle,
    /// Flying, or about to.
    Flying,
    /// « Au sol. On repart ? »: rotors cut after a hard contact.
    Grounded,
    /// Being put back on the pad.
    Returning,
}

/// An automatic manoeuvre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Automatic {
    No,
    TakeOff,
    Landing,
}

/// The state.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a mode")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) tick: u32,
    pub(crate) body: Body,
    pub(crate) controller: Controller,
    pub(crate) turbulence: Turbulence,
    /// Wind at the drone in the last tick, m/s.
    pub(crate) wind: DVec3,
    pub(crate) mode: Mode,
    /// Tick of the last change of mode.
    pub(crate) mode_since: u32,
    pub(crate) automatic: Automatic,
    pub(crate) assist: Assist,
    /// Higher than a hand above the ground since the last take-off.
    pub(crate) airborne: bool,
    /// Energy left, J.
    pub(crate) charge_j: f64,
    pub(crate) battery_low: bool,
    pub(crate) battery_empty: bool,
    pub(crate) sticks: [i8; 4],
    /// Sum over the sticks of their movement in the last tick, in steps of a stick (127 is full).
    pub(crate) stick_steps: u16,
    pub(crate) stop_held: bool,
    pub(crate) stop_ticks: u32,
    /// Ticks for which it has been asked down close to the ground, up to [`super::settling::EASED_TICKS`].
    pub(crate) settling: u8,
    pub(crate) in_net: bool,
    /// Ticks for which another brush with net or post counts as the same touch.
    pub(crate) same_touch: u8,
    /// Tick of the current warning, if it shows.
    pub(crate) warned: Option<u32>,
}

/// −0 becomes 0, NaN becomes 0: equal states have equal bytes.
pub(crate) fn canonical(value: &mut f64) {
    *value = if value.is_nan() { 0.0 } else { *value + 0.0 };
}

fn canonical_vector(v: &mut DVec3) {
    canonical(&mut v.x);
    canonical(&mut v.y);
    canonical(&mut v.z);
}

impl State {
    /// Visits every float that a step changes.
    pub(crate) fn canonicalise(&mut self) {
        let body = &mut self.body;
        canonical_vector(&mut body.position);
        canonical_vector(&mut body.velocity);
        canonical_vector(&mut body.rates);
        let q = body.attitude;
        let mut parts = [q.x, q.y, q.z, q.w];
        parts.iter_mut().for_each(canonical);
        body.attitude = DQuat::from_xyzw(parts[0], parts[1], parts[2], parts[3]);
        body.rotors.iter_mut().for_each(canonical);
        canonical_vector(&mut self.controller.held);
        canonical_vector(&mut self.controller.asked);
        canonical_vector(&mut self.controller.expected);
        canonical_vector(&mut self.controller.trim);
        canonical_vector(&mut self.controller.twist);
        self.controller.heading.iter_mut().for_each(canonical);
        canonical(&mut self.turbulence.along);
        self.turbulence.across.iter_mut().flatten().for_each(canonical);
        canonical_vector(&mut self.wind);
        canonical(&mut self.charge_j);
    }
}

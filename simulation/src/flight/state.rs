//! The state of a flight: everything that decides what comes next, and nothing else.

use glam::{DQuat, DVec3};
use serde::{Deserialize, Serialize};

use super::controller::Controller;
use super::course::{Course, MAX_POSTS, Stage};
use super::holding::Holding;
use super::parameters::{Assist, Parameters};
use super::rotorcraft::Body;
use super::tune::Tune;
use super::way::Way;
use super::wind::Turbulence;
use crate::RestoreError;

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
    pub(crate) in_net: bool,
    /// Ticks for which another brush with net or post counts as the same touch.
    pub(crate) same_touch: u8,
    /// Tick of the current warning, if it shows.
    pub(crate) warned: Option<u32>,
    pub(crate) course: Course,
}

/// −0 becomes 0, NaN becomes 0: equal states have equal bytes.
fn canonical(value: &mut f64) {
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
        canonical_vector(&mut self.controller.trim);
        canonical_vector(&mut self.controller.twist);
        self.controller.heading.iter_mut().for_each(canonical);
        canonical(&mut self.turbulence.along);
        self.turbulence.across.iter_mut().flatten().for_each(canonical);
        canonical_vector(&mut self.wind);
        canonical(&mut self.charge_j);
        match &mut self.course.stage {
            Stage::Holding(Holding { gust: Some(gust), .. }) => {
                gust.direction.iter_mut().for_each(canonical);
                canonical(&mut gust.speed_m_s);
                canonical(&mut gust.push_m);
                canonical(&mut gust.own_m_s);
            }
            Stage::OnTheWay(Way { first_m, part, .. }) => {
                canonical(first_m);
                canonical(part);
            }
            _ => {}
        }
    }

    /// Refuses what no run of these parameters can reach and what a step could not bear.
    pub(crate) fn check(&self, parameters: &Parameters, most_rotor_rad_s: f64) -> Result<(), RestoreError> {
        let within = |v: f64, most: f64| v.is_finite() && libm::fabs(v) <= most;
        let vector = |v: DVec3, most: f64| within(v.x, most) && within(v.y, most) && within(v.z, most);
        let ensure = |holds: bool, what: &'static str| {
            if holds {
                Ok(())
            } else {
                Err(RestoreError::OutOfRange(what))
            }
        };
        let body = &self.body;
        let q = body.attitude;
        let cage = &parameters.cage;
        let far = cage.half_m[0].max(cage.half_m[1]).max(cage.height_m) + 20.0;
        ensure(vector(body.position, far), "position")?;
        ensure(vector(body.velocity, 200.0), "velocity")?;
        ensure(vector(body.rates, 1000.0), "rates")?;
        let norm = q.x * q.x + q.y * q.y + q.z * q.z + q.w * q.w;
        ensure(norm.is_finite() && libm::fabs(norm - 1.0) < 1e-6, "attitude")?;
        ensure(
            body.rotors.iter().all(|r| within(*r, most_rotor_rad_s) && *r >= 0.0),
            "rotors",
        )?;
        let c = &self.controller;
        ensure(
            vector(c.held, far) && vector(c.asked, 200.0) && vector(c.trim, 50.0),
            "controller",
        )?;
        let length = c.heading[0] * c.heading[0] + c.heading[1] * c.heading[1];
        ensure(length.is_finite() && libm::fabs(length - 1.0) < 1e-6, "heading")?;
        let turbulence = &self.turbulence;
        ensure(
            within(turbulence.along, 100.0) && turbulence.across.iter().flatten().all(|v| within(*v, 100.0)),
            "turbulence",
        )?;
        ensure(vector(self.wind, 200.0), "wind")?;
        ensure(
            self.charge_j.is_finite() && (0.0..=parameters.battery.capacity_j).contains(&self.charge_j),
            "charge_j",
        )?;
        ensure(
            self.sticks.iter().all(|s| *s != i8::MIN) && self.stick_steps <= 4 * 254,
            "sticks",
        )?;
        ensure(
            self.mode_since <= self.tick && self.warned.unwrap_or(0) <= self.tick,
            "tick",
        )?;
        let course = &self.course;
        let posts = cage.posts.len();
        ensure(usize::from(course.beat) < parameters.beats.len(), "beat")?;
        ensure(course.since <= self.tick && course.neighbour_left <= self.tick, "since")?;
        ensure(
            usize::from(course.over_post) <= posts && posts <= MAX_POSTS,
            "over_post",
        )?;
        ensure(course.planted.rotor < 4, "rotor")?;
        ensure(
            course
                .planted
                .down
                .is_none_or(|(post, along)| usize::from(post) < posts && along < 2),
            "down",
        )?;
        match course.stage {
            Stage::Posts(Tune { next, .. }) => ensure(usize::from(next) < posts, "next")?,
            Stage::OnTheWay(Way {
                post, first_m, part, ..
            }) => {
                ensure(
                    usize::from(post) < posts && within(first_m, 1000.0) && within(part, 1.0),
                    "way",
                )?;
            }
            Stage::Holding(Holding { gust: Some(gust), .. }) => {
                let length = gust.direction[0] * gust.direction[0] + gust.direction[1] * gust.direction[1];
                ensure(length.is_finite() && libm::fabs(length - 1.0) < 1e-6, "gust direction")?;
                ensure(
                    within(gust.speed_m_s, 100.0) && within(gust.push_m, 1000.0) && within(gust.own_m_s, 200.0),
                    "gust",
                )?;
            }
            _ => {}
        }
        Ok(())
    }
}

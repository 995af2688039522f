//! Which bytes are a state: what no run of these parameters can reach, and what a step could not bear, is
//! refused by name.

use glam::DVec3;

use super::course::{Course, MAX_POSTS, WrittenCourse};
use super::parameters::Parameters;
use super::rotorcraft::Body;
use super::setting::Setting;
use super::state::State;
use crate::RestoreError;
use crate::saved_state::{LAST_TICK, ensure};

pub(crate) fn within(value: f64, most: f64) -> bool {
    value.is_finite() && libm::fabs(value) <= most
}

fn vector_within(v: DVec3, most: f64) -> bool {
    within(v.x, most) && within(v.y, most) && within(v.z, most)
}

pub(crate) fn is_unit(parts: &[f64]) -> bool {
    within(parts.iter().map(|part| part * part).sum::<f64>() - 1.0, 1e-6)
}

/// Checks a state that was read.
pub(crate) fn check(state: &State, setting: &Setting) -> Result<(), RestoreError> {
    let parameters = &setting.parameters;
    let cage = &parameters.cage;
    let far = cage.half_m[0].max(cage.half_m[1]).max(cage.height_m) + 20.0;
    body(&state.body, far, setting.integrator.model().max_rotor_rad_s)?;
    let controller = &state.controller;
    ensure(vector_within(controller.held, far), "held point")?;
    ensure(
        vector_within(controller.asked, 200.0) && vector_within(controller.expected, 200.0),
        "asked velocity",
    )?;
    ensure(
        vector_within(controller.trim, 50.0) && vector_within(controller.twist, 200.0),
        "trim",
    )?;
    ensure(is_unit(&controller.heading), "heading")?;
    let turbulence = &state.turbulence;
    let across = turbulence.across.iter().flatten();
    ensure(
        within(turbulence.along, 100.0) && across.into_iter().all(|v| within(*v, 100.0)),
        "turbulence",
    )?;
    ensure(vector_within(state.wind, 200.0), "wind")?;
    ensure(
        (0.0..=parameters.battery.capacity_j).contains(&state.charge_j),
        "charge",
    )?;
    ensure(
        state.sticks.iter().all(|stick| *stick != i8::MIN) && state.stick_steps <= 4 * 254,
        "sticks",
    )?;
    ensure(state.tick <= LAST_TICK, "tick")?;
    ensure(state.settling <= super::settling::EASED_TICKS, "settling")?;
    let past = [state.mode_since, state.stop_ticks, state.warned.unwrap_or(0)];
    ensure(past.iter().all(|tick| *tick <= state.tick), "tick of a change")
}

fn body(body: &Body, far: f64, most_rotor_rad_s: f64) -> Result<(), RestoreError> {
    ensure(vector_within(body.position, far), "position")?;
    ensure(vector_within(body.velocity, 200.0), "velocity")?;
    ensure(vector_within(body.rates, 1000.0), "rates")?;
    let q = body.attitude;
    ensure(is_unit(&[q.x, q.y, q.z, q.w]), "attitude")?;
    ensure(
        body.rotors.iter().all(|rotor| (0.0..=most_rotor_rad_s).contains(rotor)),
        "rotor speeds",
    )
}

/// Checks a course that was read, and gives its beats their parameters.
pub(crate) fn course(course: WrittenCourse, tick: u32, parameters: &Parameters) -> Result<Course, RestoreError> {
    let posts = parameters.cage.posts.len();
    let Some(beat) = parameters.beats.get(usize::from(course.beat)) else {
        return Err(RestoreError::OutOfRange("beat"));
    };
    let past = [course.since, course.neighbour_left];
    ensure(
        past.iter().chain(&course.sounded).all(|at| *at <= tick),
        "tick of a beat",
    )?;
    ensure(
        posts <= MAX_POSTS && usize::from(course.over_post) <= posts,
        "post below",
    )?;
    ensure(course.planted.rotor < 4, "loose rotor")?;
    let down = course.planted.down;
    ensure(
        down.is_none_or(|(post, along)| usize::from(post) < posts && along < 2),
        "lying post",
    )?;
    ensure(course.acted <= tick, "tick of the last act")?;
    let notice = course.notice.and_then(|notice| notice.back);
    ensure(notice.unwrap_or(0) <= tick, "tick of a notice")?;
    ensure(
        course
            .orange
            .is_none_or(|orange| orange.since.unwrap_or(0) <= tick && orange.ticks <= LAST_TICK),
        "light",
    )?;
    let left = course.left.restored(&parameters.beats, tick, posts)?;
    let running = beat.restored(course.running, tick, posts)?;
    let course = course.with(running, left);
    // Before its first tick a flight has not entered its first beat.
    ensure(tick > 0 || course.is_over(), "stage")?;
    Ok(course)
}

//! Which bytes are a state: what no run of these parameters can reach, and what a step could not bear, is refused by
//! name.

use glam::DVec2;

use super::body::Motion;
use super::geometry::depth;
use super::setting::Setting;
use super::solver::DEEPEST_M;
use super::state::{Grip, Stage, State};
use super::sticker::Spot;
use crate::saved_state::{LAST_TICK, ensure};
use crate::teamwork::notice;
use crate::{MAX_SEATS, RestoreError};

/// Nothing is faster, m/s and rad/s.
const FASTEST: f64 = 50.0;
/// Nothing is further outside the hall, m.
const OUTSIDE_M: f64 = 1.0;
/// What is put back is that far from what it was, and never deeper, m.
const ROUNDING_M: f64 = 1e-6;

fn part(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

fn vector_within(vector: DVec2, most: f64) -> bool {
    [vector.x, vector.y]
        .iter()
        .all(|value| value.is_finite() && libm::fabs(*value) <= most)
}

fn motion(of: &Motion, setting: &Setting) -> Result<(), RestoreError> {
    let size = DVec2::from(setting.parameters.size_m);
    let inside = |value: f64, most: f64| value.is_finite() && (-OUTSIDE_M..=most + OUTSIDE_M).contains(&value);
    let at = of.pose.at;
    ensure(inside(at.x, size.x) && inside(at.y, size.y), "position")?;
    ensure(libm::fabs(of.pose.angle) <= 3.2, "angle")?;
    ensure(vector_within(of.velocity, FASTEST), "velocity")?;
    ensure(libm::fabs(of.spin) <= FASTEST, "spin")
}

/// Checks a state that was read.
pub(crate) fn check(state: &State, setting: &Setting) -> Result<(), RestoreError> {
    let parameters = &setting.parameters;
    let past = |tick: u32| tick <= state.tick;
    let seats = state.people.len();
    ensure(state.tick <= LAST_TICK && past(state.acted), "tick")?;
    ensure((1..=usize::from(MAX_SEATS)).contains(&seats), "seats")?;
    for person in &state.people {
        ensure(past(person.acted) && person.asked.is_none_or(past), "tick")?;
        ensure(
            person
                .sticker
                .is_none_or(|at| usize::from(at) < parameters.stickers.len()),
            "sticker",
        )?;
    }
    match state.stage {
        Stage::Gathering => {}
        Stage::Moving(_, since) | Stage::Leaving(since) | Stage::Arriving(since) | Stage::Fete(since) => {
            ensure(past(since), "stage")?;
        }
    }
    ensure(state.loads.len() == parameters.loads.len(), "loads")?;
    ensure(state.doors.len() == parameters.doors.len(), "doors")?;
    ensure(state.used.len() == parameters.corridors.len(), "corridors")?;
    ensure(state.stickers.len() == parameters.stickers.len(), "stickers")?;
    ensure(state.doors.iter().all(|leaf| leaf.held.is_none_or(past)), "doors")?;
    for spot in state.stickers.iter().flatten() {
        ensure(is_spot(*spot, setting), "stickers")?;
    }
    carriers(state, setting)?;
    loads(state, setting)?;
    let electric = |load: u8| {
        parameters
            .loads
            .get(usize::from(load))
            .is_some_and(super::load::Load::is_electric)
    };
    ensure(
        state.plugged.is_none_or(electric) && state.wanted.is_none_or(electric),
        "cable",
    )?;
    ensure(
        state
            .blocked
            .is_none_or(|way| usize::from(way) < parameters.corridors.len()),
        "corridors",
    )?;
    ensure(notice::fits(state.notice, state.tick), "notice")
}

fn is_spot(spot: Spot, setting: &Setting) -> bool {
    setting.spots.iter().any(|(known, _)| *known == spot)
}

fn carriers(state: &State, setting: &Setting) -> Result<(), RestoreError> {
    let parameters = &setting.parameters;
    let seated = |seat: u8| state.people.get(usize::from(seat)).is_some_and(|person| person.here);
    let [one, other] = &state.carriers;
    ensure(one.seat.is_none() || one.seat != other.seat, "carriers")?;
    ensure(one.next.is_none() || one.next != other.next, "carriers")?;
    for carrier in &state.carriers {
        ensure(
            carrier.seat.is_none_or(seated) && carrier.next.is_none_or(seated),
            "carriers",
        )?;
        ensure(carrier.stuck.is_none_or(|since| since <= state.tick), "carriers")?;
        ensure(carrier.sticks.iter().all(|stick| *stick != i8::MIN), "sticks")?;
        motion(&carrier.motion, setting)?;
        let grips = match carrier.grip {
            Grip::Nothing => true,
            Grip::Load(load, handle) => {
                let of = parameters.loads.get(usize::from(load));
                of.is_some_and(|of| usize::from(handle) < of.handles.len())
            }
            Grip::Lever(door, lever) => {
                let of = parameters.doors.get(usize::from(door));
                of.is_some_and(|of| usize::from(lever) < of.levers.len())
            }
        };
        ensure(grips, "grip")?;
        let corridor = carrier
            .corridor
            .is_none_or(|(way, from)| usize::from(way) < parameters.corridors.len() && vector_within(from, 100.0));
        ensure(corridor, "corridors")?;
        ensure(
            carrier
                .door
                .is_none_or(|(door, _)| usize::from(door) < parameters.doors.len()),
            "doors",
        )?;
    }
    Ok(())
}

fn loads(state: &State, setting: &Setting) -> Result<(), RestoreError> {
    let all = state.loads.iter().zip(&setting.parameters.loads);
    for (freight, load) in all {
        motion(&freight.motion, setting)?;
        ensure(freight.arrived.is_none_or(|tick| tick <= state.tick), "arrived")?;
        ensure(
            freight.bearer.is_none_or(|seat| usize::from(seat) < state.people.len()),
            "bearer",
        )?;
        ensure(part(freight.water) && part(freight.charge), "water or charge")?;
        ensure(
            vector_within(freight.swing, FASTEST) && vector_within(freight.swings, 10.0 * FASTEST),
            "swing",
        )?;
        let deepest = |rect| depth(&freight.motion.pose, load.half_m.into(), rect);
        let stands = freight.came && freight.arrived.is_none();
        ensure(
            !stands || setting.walls.iter().all(|rect| deepest(rect) <= DEEPEST_M + ROUNDING_M),
            "position",
        )?;
    }
    Ok(())
}

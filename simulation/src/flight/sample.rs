//! The signals of a tick, in the order of the vocabulary. Positions and speeds are rounded to a thousandth.

use super::beat::AGAINST;
use super::course::Goal;
use super::rotorcraft::rotation;
use super::running::Flight;
use super::state::{Automatic, Mode};
use super::vocabulary::SAMPLE_LEN;
use crate::Fixed;
use crate::thousandths;

const DEGREES: f64 = 180.0 / std::f64::consts::PI;

pub(crate) fn write(flight: &Flight, sample: &mut [Fixed]) {
    let state = &flight.state;
    let setting = &flight.setting;
    let body = &state.body;
    let course = &flight.course;
    let v = body.velocity;
    let flat = v.x * v.x + v.y * v.y;
    let up = rotation(body.attitude).z_axis.z.clamp(-1.0, 1.0);
    let goal = course.goal(&setting.parameters.cage);
    let (goal_word, goal_post) = match goal {
        Goal::None => (0, 0),
        Goal::Lantern => (1, 0),
        Goal::Post(post) => (2, post as i64 + 1),
        Goal::Land => (3, 0),
    };
    let goal_down = matches!(goal, Goal::Post(post) if course.is_down(post));
    let gust = course.gust();
    let blowing = gust.is_some_and(|gust| !gust.is_over());
    let steer_against = blowing && gust.is_some_and(|gust| gust.along(flight.steer()) <= AGAINST);
    let deflection = state
        .sticks
        .iter()
        .map(|stick| i64::from(*stick).abs())
        .max()
        .unwrap_or(0);
    let net_distance = setting.obstacles.net_distance_m(body.position);
    let millionths_of_stick = |steps: i64| Fixed(steps * Fixed::SCALE / 127);
    let flag = Fixed::from_bool;
    let word = Fixed::from_int;
    let values: [Fixed; SAMPLE_LEN] = [
        word(setting.beat_phase.get(usize::from(course.beat)).copied().unwrap_or(0) as i64),
        word(i64::from(course.beat)),
        word(state.mode as i64),
        word(course.light as i64),
        word(state.assist as i64),
        word(goal_word),
        word(goal_post),
        flag(goal_down),
        thousandths(flight.distance_to_goal_m()),
        thousandths(body.position.x),
        thousandths(body.position.y),
        thousandths(flight.altitude_m()),
        thousandths(libm::sqrt(flat + v.z * v.z)),
        thousandths(libm::sqrt(flat)),
        thousandths(v.z),
        thousandths(libm::acos(up) * DEGREES),
        thousandths(body.rates.z * DEGREES),
        millionths_of_stick(i64::from(state.stick_steps)),
        millionths_of_stick(deflection),
        millionths_of_stick(i64::from(state.sticks[3])),
        flag(flight.rotors_turning()),
        flag(state.airborne),
        flag(flight.on_pad()),
        flag(state.mode == Mode::Grounded),
        flag(net_distance >= setting.parameters.cage.warning_m),
        thousandths(net_distance),
        thousandths(flight.distance_to_pilot_m()),
        flag(blowing),
        thousandths(gust.map_or(0.0, |gust| gust.push_m)),
        flag(steer_against),
        thousandths(libm::sqrt(state.wind.dot(state.wind))),
        thousandths(flight.battery_percent()),
        flag(course.open_anomaly().is_some()),
        word(course.looked.iter().filter(|looked| **looked).count() as i64),
        flag(course.land_called()),
        flag(state.stop_held),
        flag(state.automatic != Automatic::No),
    ];
    for (place, value) in sample.iter_mut().zip(values) {
        *place = value;
    }
}

//! From a stick's byte to what it asks for.

use super::controller::Demand;
use super::parameters::Handling;
use crate::SeatInput;

/// Names of the sticks, in order. Positive: roll right, pitch forward, yaw right (seen from above), climb up.
pub(crate) const STICKS: [&str; 4] = ["roll", "pitch", "yaw", "climb"];

/// A stick byte with −128 read as −127.
pub(crate) fn sane(stick: i8) -> i8 {
    stick.max(-127)
}

/// Dead zone, then a blend of straight and cubic, −1..=1.
pub(crate) fn curve(stick: i8, handling: &Handling) -> f64 {
    let raw = f64::from(sane(stick)) / 127.0;
    let size = libm::fabs(raw);
    if size <= handling.dead_zone {
        return 0.0;
    }
    let live = (size - handling.dead_zone) / (1.0 - handling.dead_zone);
    let bent = (1.0 - handling.expo) * live + handling.expo * live * live * live;
    if raw < 0.0 { -bent } else { bent }
}

/// What the sticks of a seat ask for.
pub(crate) fn demand(input: SeatInput, handling: &Handling) -> Demand {
    Demand {
        forward: curve(input.sticks[1], handling),
        left: -curve(input.sticks[0], handling),
        turn: -curve(input.sticks[2], handling),
        climb: curve(input.sticks[3], handling),
        automatic_climb_m_s: None,
        halt: false,
    }
}

//! The signals of a tick, in the order of the vocabulary.

use super::geometry::length;
use super::running::Relay;
use super::state::Grip;
use crate::{Fixed, thousandths};

pub(crate) fn write(relay: &Relay, sample: &mut [Fixed]) {
    let state = &relay.state;
    let flag = Fixed::from_bool;
    let count = |number: usize| Fixed::from_int(number as i64);
    let held = |grip: &Grip| matches!(grip, Grip::Lever(..));
    let shared = [
        count(relay.phase_index()),
        count(relay.relay_word()),
        count(state.people.iter().filter(|person| person.here).count()),
        count(state.loads.iter().filter(|load| load.came).count()),
        count(state.loads.iter().filter(|load| load.arrived.is_some()).count()),
        count(state.carriers.iter().filter(|carrier| held(&carrier.grip)).count()),
        flag(state.wanted.is_some()),
        flag(state.blocked.is_some()),
    ];
    let seats = 0..state.people.len();
    let carrier = |seat: usize| relay.carrier_of(seat).map(|at| &state.carriers[at]);
    let posts = seats.clone().map(|seat| count(relay.post_word(seat)));
    let holding = seats.clone().map(|seat| {
        count(carrier(seat).map_or(0, |carrier| match carrier.grip {
            Grip::Nothing => 0,
            Grip::Load(..) => 1,
            Grip::Lever(..) => 2,
        }))
    });
    let stuck = seats
        .clone()
        .map(|seat| flag(carrier(seat).is_some_and(|carrier| carrier.stuck.is_some())));
    let reads = seats.clone().map(|seat| flag(state.people[seat].reads));
    let pace =
        seats.map(|seat| carrier(seat).map_or(Fixed::ZERO, |of| thousandths(length(of.motion.velocity).min(5.0))));
    let all = shared
        .into_iter()
        .chain(posts)
        .chain(holding)
        .chain(stuck)
        .chain(reads)
        .chain(pace);
    for (place, value) in sample.iter_mut().zip(all) {
        *place = value;
    }
}

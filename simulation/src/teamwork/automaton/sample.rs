//! The signals of a tick, in the order of the vocabulary.

use super::role::Role;
use super::running::Automaton;
use crate::Fixed;

pub(crate) fn write(machine: &Automaton, sample: &mut [Fixed]) {
    let state = &machine.state;
    let flag = Fixed::from_bool;
    let count = |number: usize| Fixed::from_int(number as i64);
    let shared = [
        count(machine.phase_index()),
        count(machine.machine_word()),
        count(usize::from(state.letter)),
        count(state.level as usize),
        count(state.people.iter().filter(|person| person.here).count()),
        count(state.woken.iter().filter(|woken| **woken).count()),
        flag(machine.smudge_open()),
        flag(machine.is_all_set()),
        count(usize::from(state.front.surprises)),
    ];
    let roles = state
        .people
        .iter()
        .map(|person| count(person.role.map_or(0, Role::index)));
    for (place, value) in sample.iter_mut().zip(shared.into_iter().chain(roles)) {
        *place = value;
    }
}

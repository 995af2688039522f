//! The signals of a tick, in the order of the vocabulary.

use super::choice::Pace;
use super::running::Line;
use super::vocabulary::SAMPLE_LEN;
use crate::Fixed;

pub(crate) fn write(line: &Line, sample: &mut [Fixed]) {
    let state = &line.state;
    let flag = Fixed::from_bool;
    let count = |number: u16| Fixed::from_int(i64::from(number));
    let word = |at: usize| Fixed::from_int(at as i64);
    let [kept, repair, aside] = state.trays;
    let pace = Pace::ALL.iter().position(|known| *known == state.pace);
    let values: [Fixed; SAMPLE_LEN] = [
        word(line.phase_index()),
        word(usize::from(state.card)),
        word(pace.unwrap_or(0)),
        word(line.doing() as usize),
        word(line.unexpected().map_or(0, |what| what + 1)),
        word(line.machine_word()),
        count(kept.saturating_add(repair).saturating_add(aside)),
        count(kept),
        count(repair),
        count(aside),
        flag(state.piece.is_some()),
        flag(state.piece.as_ref().is_some_and(|piece| piece.gauged)),
        flag(state.working.is_some()),
        flag(state.coming.is_some() && state.machine.running),
        flag(line.order_left().is_some()),
        flag(state.page.is_some()),
        count(state.written),
        flag(state.machine.running),
        flag(state.machine.jammed),
        flag(state.machine.hatch_open),
        Fixed(i64::from(line.drift()) * (Fixed::SCALE / 100)),
        count(state.moves),
    ];
    for (place, value) in sample.iter_mut().zip(values) {
        *place = value;
    }
}

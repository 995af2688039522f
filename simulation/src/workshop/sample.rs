//! The signals of a tick, in the order of the vocabulary.

use super::bench::ProtectionKind;
use super::piece::Lie;
use super::running::Workshop;
use super::state::{Progress, Weather};
use super::vocabulary::SAMPLE_LEN;
use crate::Fixed;

/// A length in tenths of a millimetre.
fn length(tenths: i32) -> Fixed {
    Fixed(i64::from(tenths) * (Fixed::SCALE / 10))
}

pub(crate) fn write(workshop: &Workshop, sample: &mut [Fixed]) {
    let state = &workshop.state;
    let flag = Fixed::from_bool;
    let count = |number: usize| Fixed::from_int(number as i64);
    let wears = |kind: ProtectionKind| {
        let mut protection = workshop.setting.parameters.protection.iter().zip(&state.worn);
        flag(protection.any(|(worn, on)| worn.kind == kind && *on))
    };
    let asked = workshop.current_step().filter(|_| state.ended.is_none());
    let focus = workshop.focus();
    let [along, across] = if focus.is_some() { workshop.hand_at() } else { [0; 2] };
    let pieces = |holds: &dyn Fn(Lie) -> bool| state.pieces.iter().any(|piece| holds(piece.lie));
    let values: [Fixed; SAMPLE_LEN] = [
        count(workshop.phase_index()),
        count(asked.map_or(0, |step| step + 1)),
        count(state.tool.map_or(0, |tool| usize::from(tool) + 1)),
        count(workshop.doing() as usize),
        count(workshop.unexpected().map_or(0, |what| what as usize + 1)),
        count(state.steps.iter().filter(|step| **step == Progress::Done).count()),
        count(state.made.iter().flatten().count()),
        count(state.placed.iter().flatten().count()),
        flag(pieces(&|lie| lie == Lie::Hand)),
        flag(pieces(&|lie| lie == Lie::Bench)),
        flag(state.taped),
        flag(state.squared),
        flag(state.clamped),
        length(along),
        length(across),
        length(focus.map_or(0, |piece| state.pieces[piece].length)),
        flag(state.working.is_some()),
        wears(ProtectionKind::Glasses),
        wears(ProtectionKind::Gloves),
        wears(ProtectionKind::Hearing),
        flag(state.machines.iter().any(|machine| machine.running)),
        flag(state.machines.iter().any(|machine| !machine.guard_closed)),
        flag(state.page.is_some()),
        flag(state.hazy > 0),
        flag(workshop.flaw_is_open()),
        Fixed::from_int(i64::from(state.screws)),
        flag(state.screws_out),
        flag(matches!(state.weather, Weather::Rain(_))),
        flag(state.covered),
        count(state.pieces.iter().filter(|piece| piece.wet).count()),
        count(workshop.tools_out()),
    ];
    for (place, value) in sample.iter_mut().zip(values) {
        *place = value;
    }
    if let Some(together) = sample.get_mut(SAMPLE_LEN..) {
        super::company::vocabulary::write(workshop, together);
    }
}

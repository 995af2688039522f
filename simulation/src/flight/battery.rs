//! The battery: what the rotors draw, and what is left for them.

use super::parameters::Battery;
use super::rotorcraft::Rotorcraft;
use super::state::{Mode, State};
use crate::TICK_S;

/// Part of the rotor speed that is left at this charge, 0..=1.
pub(crate) fn sag(battery: &Battery, charge_j: f64) -> f64 {
    1.0 - battery.sag * (1.0 - charge_j / battery.capacity_j)
}

/// Takes a tick's energy: mechanical power at the rotors is the sum of `k_m ω³`.
pub(crate) fn drain(battery: &Battery, model: &Rotorcraft, state: &mut State) {
    if !matches!(state.mode, Mode::Idle | Mode::Flying) {
        return;
    }
    let mechanical: f64 = state
        .body
        .rotors
        .iter()
        .map(|speed| model.torque_nm_s2 * speed * speed * speed)
        .sum();
    let power = battery.electronics_w + mechanical / battery.efficiency;
    state.charge_j = (state.charge_j - power * TICK_S).max(0.0);
}

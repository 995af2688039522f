//! A state that is saved and read again goes on as if nothing had happened; what is no state is refused; whatever people
//! do, nothing panics.

use proptest::prelude::*;
use simulation::teamwork::automaton::{AutomatonTemplate, Parameters};
use simulation::{RestoreError, Template};

use super::trial::Trial;
use crate::trial::any_inputs;

#[test]
fn a_restored_run_continues_identically() {
    for (style, cut) in [("ordinary", 700), ("three", 2_500), ("four", 4_100), ("hurried", 999)] {
        Trial::new(5).is_restored(style, 5, cut);
    }
}

#[test]
fn what_is_no_state_is_refused() {
    let mut trial = Trial::begun(5, 2);
    trial.choose(0, "slot_1");
    let bytes = trial.run.activity().encode();
    let refused = |bytes: &[u8]| trial.template.restore(bytes).err();
    for cut in 0..bytes.len() {
        assert_eq!(refused(&bytes[..cut]), Some(RestoreError::Unreadable), "cut at {cut}");
    }
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert_eq!(refused(&longer), Some(RestoreError::Unreadable));
    // That of another machine.
    let mut other = Parameters::music_box();
    other.surprises.pop();
    let other = AutomatonTemplate::new(other);
    assert!(matches!(other.restore(&bytes).err(), Some(RestoreError::OutOfRange(_))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_people_do_a_machine_goes_on(seed: u64, inputs in any_inputs(20)) {
        Trial::new(seed).bears(inputs);
    }

    #[test]
    fn a_state_that_was_changed_is_refused_or_can_be_gone_on_with(
        seed: u64, ticks in 1_u32..4000, at: prop::sample::Index, to: u8,
    ) {
        Trial::new(seed).bears_a_changed_byte("three", seed, ticks, at, to);
    }
}

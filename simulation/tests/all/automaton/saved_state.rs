//! A state that is saved and read again goes on as if nothing had happened; what is no state is refused; whatever people
//! do, nothing panics.

use proptest::prelude::*;
use simulation::teamwork::automaton::{AutomatonTemplate, Parameters};
use simulation::{MAX_SEATS, RestoreError, Run, SeatInput, Template, Verb};

use super::trial::Trial;

const SEATS: usize = MAX_SEATS as usize;

#[test]
fn a_restored_run_continues_identically() {
    for (style, cut) in [("ordinary", 700), ("three", 2_500), ("four", 4_100), ("hurried", 999)] {
        let mut trial = Trial::new(5);
        let mut pilot = trial.template.pilot(style, 5, MAX_SEATS).unwrap();
        let mut inputs = [SeatInput::default(); SEATS];
        let mut restored = None;
        while trial.run.tick() < cut + 3000 && !trial.run.activity().is_over() {
            if trial.run.tick() == cut {
                let bytes = trial.run.activity().encode();
                restored = Some(Run::new(trial.template.restore(&bytes).unwrap(), cut));
            }
            pilot.act(trial.run.activity(), &mut inputs);
            if let Some(restored) = &mut restored {
                restored.step(&inputs, &mut Vec::new());
            }
            trial.step(&inputs);
        }
        assert_eq!(restored.unwrap().hash(), trial.run.hash(), "{style} from {cut}");
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

fn input() -> impl Strategy<Value = (usize, SeatInput, u8)> {
    (0..SEATS, any::<u8>(), 0_usize..12, 1_u8..200).prop_map(|(seat, choice, verb, ticks)| {
        let input = SeatInput {
            choice: choice % 20,
            verb: Verb::ALL.get(verb).copied(),
            ..SeatInput::default()
        };
        (seat, input, ticks)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_people_do_a_machine_goes_on(seed: u64, inputs in prop::collection::vec(input(), 1..200)) {
        let mut trial = Trial::new(seed);
        for (seat, input, ticks) in inputs {
            let mut all = [SeatInput::default(); SEATS];
            all[seat] = input;
            trial.step(&all);
            trial.rest(f64::from(ticks) / 60.0);
            let bytes = trial.run.activity().encode();
            let restored = trial.template.restore(&bytes).unwrap();
            prop_assert_eq!(restored.encode(), bytes);
        }
    }

    #[test]
    fn a_state_that_was_changed_is_refused_or_can_be_gone_on_with(
        seed: u64, ticks in 1_u32..4000, at: prop::sample::Index, to: u8,
    ) {
        let mut trial = Trial::new(seed);
        let mut pilot = trial.template.pilot("three", seed, MAX_SEATS).unwrap();
        let mut inputs = [SeatInput::default(); SEATS];
        for _ in 0..ticks {
            pilot.act(trial.run.activity(), &mut inputs);
            trial.step(&inputs);
        }
        let mut bytes = trial.run.activity().encode();
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Ok(activity) = trial.template.restore(&bytes) {
            let mut run = Run::new(activity, 0);
            let mut events = Vec::new();
            let mut sample = vec![simulation::Fixed::ZERO; trial.template.vocabulary().sample_len(MAX_SEATS)];
            for _ in 0..600 {
                pilot.act(run.activity(), &mut inputs);
                run.step(&inputs, &mut events);
                run.activity().sample(&mut sample);
                let _ = run.activity().picture();
                for seat in 0..MAX_SEATS {
                    let _ = (run.activity().prompt(seat), run.activity().main_choice(seat));
                }
            }
        }
    }
}

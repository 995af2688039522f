//! A state that is saved and read again goes on as if nothing had happened; what is no state is refused; whatever hands
//! do, nothing panics.

use proptest::prelude::*;
use simulation::workshop::line::{LineTemplate, Parameters};
use simulation::{RestoreError, Run, SeatInput, Template, Verb};

use super::trial::Trial;

#[test]
fn a_restored_run_continues_identically() {
    for (style, cut) in [
        ("ordinary", 700),
        ("careful", 5100),
        ("hurried", 999),
        ("by_habit", 2500),
    ] {
        let mut trial = Trial::pegs(5);
        let mut pilot = trial.template.pilot(style, 5, 1).unwrap();
        let mut inputs = [SeatInput::default()];
        let mut rest = Vec::new();
        let mut restored = None;
        while trial.run.tick() < cut + 3000 && !trial.run.activity().is_over() {
            if trial.run.tick() == cut {
                let bytes = trial.run.activity().encode();
                restored = Some(Run::new(trial.template.restore(&bytes).unwrap(), cut));
            }
            pilot.act(trial.run.activity(), &mut inputs);
            if trial.run.tick() >= cut {
                rest.push(inputs[0]);
            }
            trial.step(inputs[0]);
        }
        let mut restored = restored.unwrap();
        let mut events = Vec::new();
        for input in rest {
            restored.step(&[input], &mut events);
        }
        assert_eq!(restored.hash(), trial.run.hash(), "{style} from {cut}");
    }
}

#[test]
fn what_is_no_state_is_refused() {
    let mut trial = Trial::pegs(5);
    trial.choose_all(&["belt", "gauge"]);
    let bytes = trial.run.activity().encode();
    let refused = |bytes: &[u8]| trial.template.restore(bytes).err();
    for cut in 0..bytes.len() {
        assert_eq!(refused(&bytes[..cut]), Some(RestoreError::Unreadable), "cut at {cut}");
    }
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert_eq!(refused(&longer), Some(RestoreError::Unreadable));
    // That of another line.
    let mut other = Parameters::pegs();
    other.measures.pop();
    other.culprits.pop();
    let other = LineTemplate::new(other);
    assert!(matches!(other.restore(&bytes).err(), Some(RestoreError::OutOfRange(_))));
}

fn input() -> impl Strategy<Value = (SeatInput, u8)> {
    (0_u8..24, any::<u8>(), 0_usize..12, 1_u8..80).prop_map(|(held, choice, verb, ticks)| {
        let input = SeatInput {
            held: u8::from(held == 0),
            choice: choice % 48,
            verb: Verb::ALL.get(verb).copied(),
            ..SeatInput::default()
        };
        (input, ticks)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_hands_do_a_line_goes_on(seed: u64, inputs in prop::collection::vec(input(), 1..160)) {
        let mut trial = Trial::pegs(seed);
        for (input, ticks) in inputs {
            trial.step(input);
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
        let mut trial = Trial::pegs(seed);
        let mut pilot = trial.template.pilot("ordinary", seed, 1).unwrap();
        let mut inputs = [SeatInput::default()];
        for _ in 0..ticks {
            pilot.act(trial.run.activity(), &mut inputs);
            trial.step(inputs[0]);
        }
        let mut bytes = trial.run.activity().encode();
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Ok(activity) = trial.template.restore(&bytes) {
            let mut run = Run::new(activity, 0);
            let mut events = Vec::new();
            let mut sample = trial.sample();
            for _ in 0..600 {
                pilot.act(run.activity(), &mut inputs);
                run.step(&inputs, &mut events);
                run.activity().sample(&mut sample);
                let _ = (run.activity().prompt(0), run.activity().picture(), run.activity().gauges(0));
            }
        }
    }
}

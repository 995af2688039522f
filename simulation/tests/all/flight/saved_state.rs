//! A state that is saved and read again goes on as if nothing had happened; what is no state is refused.

use std::sync::OnceLock;

use proptest::prelude::*;
use simulation::flight::{Beat, FlightTemplate, Parameters};
use simulation::{RestoreError, Run, SeatInput, Template, Verb};

use super::trial::Trial;

#[test]
fn a_restored_run_continues_identically() {
    for (style, cut) in [
        ("ordinary", 700),
        ("ordinary", 2800),
        ("ordinary", 3700),
        ("careful", 4100),
        ("hurried", 999),
    ] {
        let mut trial = Trial::first_flight(5);
        let mut pilot = trial.template.pilot(style, 5, 1).unwrap();
        let mut inputs = [SeatInput::default()];
        let mut rest = Vec::new();
        let mut restored = None;
        while trial.run.tick() < cut + 2000 && !trial.run.activity().is_over() {
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
    let mut trial = Trial::first_flight(5);
    trial.choose("arm");
    trial.hold(
        SeatInput {
            sticks: [0, 0, 0, 90],
            ..SeatInput::default()
        },
        2.0,
    );
    let bytes = trial.run.activity().encode();
    let refused = |bytes: &[u8]| trial.template.restore(bytes).err();
    for cut in 0..bytes.len() {
        assert_eq!(refused(&bytes[..cut]), Some(RestoreError::Unreadable), "cut at {cut}");
    }
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert_eq!(refused(&longer), Some(RestoreError::Unreadable));
    assert_eq!(refused(&[]), Some(RestoreError::Unreadable));
}

fn parameters(beats: &[Beat]) -> Parameters {
    Parameters {
        beats: beats.to_vec(),
        ..Parameters::first_flight()
    }
}

#[test]
fn a_stage_of_another_beat_is_refused() {
    let beats = Parameters::first_flight().beats;
    for (at, running) in beats.iter().enumerate() {
        let mut trial = Trial::with(parameters(std::slice::from_ref(running)), 5);
        trial.step(SeatInput::default());
        let bytes = trial.run.activity().encode();
        for (other, beat) in beats.iter().enumerate() {
            let template = FlightTemplate::new(parameters(std::slice::from_ref(beat)));
            let expected = (other != at).then_some(RestoreError::OutOfRange("stage"));
            assert_eq!(template.restore(&bytes).err(), expected, "{running:?} as {beat:?}");
        }
    }
}

#[test]
fn what_was_left_goes_on_by_the_beat_that_left_it_or_is_refused() {
    let all = Parameters::first_flight().beats;
    let (lantern, posts, free) = (&all[2], &all[3], &all[6]);
    for left in [lantern, posts] {
        let mut trial = Trial::with(parameters(&[left.clone(), free.clone()]), 5);
        while trial.flight().beat() == 0 {
            trial.step(SeatInput::default());
        }
        let bytes = trial.run.activity().encode();
        let cut = trial.run.tick();
        let mut restored = Run::new(trial.template.restore(&bytes).unwrap(), cut);
        let mut events = Vec::new();
        for _ in 0..600 {
            let input = SeatInput {
                sticks: [0, 40, 0, 10],
                ..SeatInput::default()
            };
            trial.step(input);
            restored.step(&[input], &mut events);
        }
        assert_eq!(restored.hash(), trial.run.hash());
        for other in all.iter().filter(|beat| *beat != left) {
            let template = FlightTemplate::new(parameters(&[other.clone(), free.clone()]));
            let refused = Some(RestoreError::OutOfRange("what was left"));
            assert_eq!(template.restore(&bytes).err(), refused, "{left:?} as {other:?}");
        }
    }
}

fn input() -> impl Strategy<Value = (SeatInput, u8)> {
    (any::<[i8; 4]>(), any::<u8>(), any::<u8>(), 0_usize..8, 1_u8..90).prop_map(
        |(sticks, held, choice, verb, ticks)| {
            let choice = if choice < 60 { choice % 20 } else { 0 };
            (
                SeatInput {
                    sticks,
                    held,
                    choice,
                    verb: Verb::ALL.get(verb).copied(),
                },
                ticks,
            )
        },
    )
}

static SAVED: OnceLock<Vec<Vec<u8>>> = OnceLock::new();

/// A state from every stage of a flight.
fn states_on_the_way() -> Vec<Vec<u8>> {
    let mut trial = Trial::first_flight(5);
    let mut pilot = trial.template.pilot("ordinary", 5, 1).unwrap();
    let mut inputs = [SeatInput::default()];
    let mut saved = Vec::new();
    while !trial.run.activity().is_over() {
        if trial.run.tick().is_multiple_of(700) {
            saved.push(trial.run.activity().encode());
        }
        pilot.act(trial.run.activity(), &mut inputs);
        trial.step(inputs[0]);
    }
    saved
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_hands_keep_the_state_sound(seed: u64, hands in proptest::collection::vec(input(), 1..60)) {
        let mut trial = Trial::first_flight(seed);
        let mut first = true;
        for (input, ticks) in hands {
            // Off the ground at first, so that there is something to go wrong.
            if first { trial.choose("arm"); trial.choose("take_off"); first = false; }
            for tick in 0..ticks {
                trial.step(if tick == 0 { input } else { SeatInput { choice: 0, verb: None, ..input } });
            }
            let bytes = trial.run.activity().encode();
            let restored = trial.template.restore(&bytes);
            prop_assert!(restored.is_ok(), "{:?}", restored.err());
            prop_assert_eq!(restored.ok().map(|r| r.encode()), Some(bytes));
            for (kind, value) in trial.template.vocabulary().signals.iter().zip(trial.sample()) {
                prop_assert!((kind.min..=kind.max).contains(&value), "{} = {}", kind.name, value.to_f64());
            }
        }
    }

    #[test]
    fn altered_bytes_never_panic(moment in 0_usize..32, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let saved = SAVED.get_or_init(states_on_the_way);
        let template = FlightTemplate::new(Parameters::first_flight());
        let mut bytes = saved[moment % saved.len()].clone();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(activity) = template.restore(&bytes) {
            let mut run = Run::new(activity, 0);
            let mut events = Vec::new();
            for tick in 0..240 {
                let choice = if tick == 0 { 8 } else { 0 };
                run.step(&[SeatInput { sticks: [20, 90, -30, 80], choice, ..SeatInput::default() }], &mut events);
            }
            prop_assert!(template.restore(&run.activity().encode()).is_ok());
        }
    }
}

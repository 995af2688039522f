//! A state that is saved and read again goes on as if nothing had happened; what is no state is refused; whatever hands
//! do, wood is only lost and no two parts are in one place.

use std::sync::OnceLock;

use proptest::prelude::*;
use simulation::workshop::{Lie, Parameters, Workshop, WorkshopTemplate};
use simulation::{RestoreError, Run, SeatInput, Template, Verb};

use super::trial::Trial;

#[test]
fn a_restored_run_continues_identically() {
    for (style, cut) in [
        ("ordinary", 700),
        ("ordinary", 2800),
        ("careful", 6100),
        ("hurried", 999),
        ("learning", 4000),
    ] {
        let mut trial = Trial::birdhouse(5);
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
    let mut trial = Trial::birdhouse(5);
    trial.choose_all(&["glasses", "plank", "bench", "tape"]);
    let bytes = trial.run.activity().encode();
    let refused = |bytes: &[u8]| trial.template.restore(bytes).err();
    for cut in 0..bytes.len() {
        assert_eq!(refused(&bytes[..cut]), Some(RestoreError::Unreadable), "cut at {cut}");
    }
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert_eq!(refused(&longer), Some(RestoreError::Unreadable));
    // That of another workshop.
    let mut other = Parameters::birdhouse();
    other.object.parts.pop();
    other.object.joints.pop();
    let other = WorkshopTemplate::new(other);
    assert_eq!(
        other.restore(&bytes).err(),
        Some(RestoreError::OutOfRange("what there is"))
    );
}

fn input() -> impl Strategy<Value = (SeatInput, bool, u8)> {
    (
        any::<[i8; 4]>(),
        0_u8..24,
        any::<u8>(),
        0_usize..12,
        any::<bool>(),
        1_u8..80,
    )
        .prop_map(|(sticks, held, choice, verb, guided, ticks)| {
            let input = SeatInput {
                sticks,
                held: u8::from(held == 0),
                choice: choice % 60,
                verb: Verb::ALL.get(verb).copied(),
            };
            (input, guided, ticks)
        })
}

fn of(run: &Run) -> &Workshop {
    run.activity().as_any().downcast_ref().unwrap()
}

/// All wood that lies anywhere, tenths of a millimetre.
fn wood(workshop: &Workshop) -> i64 {
    workshop.pieces().iter().map(|piece| i64::from(piece.length)).sum()
}

static SAVED: OnceLock<Vec<Vec<u8>>> = OnceLock::new();

/// A state from every stage of a session.
fn states_on_the_way() -> Vec<Vec<u8>> {
    let mut trial = Trial::birdhouse(5);
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
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_hands_keep_wood_and_state_sound(seed: u64, hands in proptest::collection::vec(input(), 1..160)) {
        let mut trial = Trial::birdhouse(seed);
        for (mut input, guided, ticks) in hands {
            // Half of the time what is worth doing, so that there is something to go wrong.
            if guided && let Some(main) = trial.run.activity().main_choice(0) {
                input.choice = main + 1;
                input.sticks = [0; 4];
                input.held = 0;
            }
            for tick in 0..ticks {
                let before = wood(trial.workshop());
                let came = trial.count("board_came") + trial.count("part_came");
                let lengths: Vec<(i32, Lie)> = trial.workshop().pieces().iter().map(|p| (p.length, p.lie)).collect();
                trial.step(if tick == 0 { input } else { SeatInput { choice: 0, verb: None, ..input } });
                let now = of(&trial.run);
                if trial.count("board_came") + trial.count("part_came") == came {
                    prop_assert!(wood(now) <= before, "no wood from nothing");
                    for ((length, lie), piece) in lengths.iter().zip(now.pieces()) {
                        prop_assert!(piece.length <= *length || *lie == Lie::Bin, "nothing grows");
                    }
                }
            }
            let now = of(&trial.run);
            let parts = now.parameters().object.parts.len();
            let placed: Vec<_> = (0..parts).filter_map(|part| now.placed(part)).collect();
            for (at, one) in placed.iter().enumerate() {
                prop_assert!(placed[..at].iter().all(|other| !one.overlaps(other)), "two parts in one place");
            }
            let bytes = trial.run.activity().encode();
            let restored = trial.template.restore(&bytes);
            prop_assert!(restored.is_ok(), "{:?}", restored.err());
            for (kind, value) in trial.template.vocabulary().signals.iter().zip(trial.sample()) {
                prop_assert!((kind.min..=kind.max).contains(&value), "{} = {}", kind.name, value.to_f64());
            }
            prop_assert!(trial.template.prompts().contains(&trial.prompt().id));
            let open = trial.run.activity().open_choices(0);
            prop_assert!(!open.is_empty() || trial.signal("working") > 0.0 || trial.run.activity().is_over());
        }
    }

    #[test]
    fn altered_bytes_never_panic(moment in 0_usize..32, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let saved = SAVED.get_or_init(states_on_the_way);
        let template = WorkshopTemplate::new(Parameters::birdhouse());
        let mut bytes = saved[moment % saved.len()].clone();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(activity) = template.restore(&bytes) {
            let mut run = Run::new(activity, 0);
            let mut events = Vec::new();
            for tick in 0..240_u32 {
                let choice = if tick % 20 == 0 { run.activity().main_choice(0).map_or(0, |main| main + 1) } else { 0 };
                run.step(&[SeatInput { sticks: [20, 90, 0, 0], choice, ..SeatInput::default() }], &mut events);
            }
            let _ = (run.activity().picture(), run.activity().gauges(0), run.activity().prompt(0));
            prop_assert!(template.restore(&run.activity().encode()).is_ok());
        }
    }
}

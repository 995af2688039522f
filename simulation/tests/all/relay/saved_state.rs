//! A state that is saved and read again goes on as if nothing had happened; what is no state is refused; whatever people
//! do, nothing panics, and nothing gets through a wall.

use proptest::prelude::*;
use simulation::teamwork::relay::{Parameters, RelayTemplate};
use simulation::{MAX_SEATS, RestoreError, SeatInput, Template, Verb};

use super::trial::Trial;

const SEATS: usize = MAX_SEATS as usize;

#[test]
fn a_restored_run_continues_identically() {
    for (style, cut) in [("ordinary", 700), ("three", 2_500), ("four", 5_700), ("hurried", 6_400)] {
        Trial::new(5).is_restored(style, 5, cut);
    }
}

#[test]
fn what_is_no_state_is_refused() {
    let mut trial = Trial::begun(5, 2);
    trial.push(0, 1.0, 0.4);
    trial.rest(1.0);
    let bytes = trial.run.activity().encode();
    let refused = |bytes: &[u8]| trial.template.restore(bytes).err();
    for cut in 0..bytes.len() {
        assert_eq!(refused(&bytes[..cut]), Some(RestoreError::Unreadable), "cut at {cut}");
    }
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    assert_eq!(refused(&longer), Some(RestoreError::Unreadable));
    // That of another hall.
    let mut other = Parameters::barn();
    other.loads.pop();
    let other = RelayTemplate::new(other);
    assert!(matches!(other.restore(&bytes).err(), Some(RestoreError::OutOfRange(_))));
    let mut walled = Parameters::barn();
    walled.walls[3].at_m = [2.0, 8.2];
    let walled = RelayTemplate::new(walled);
    assert_eq!(walled.restore(&bytes).err(), Some(RestoreError::OutOfRange("position")));
}

/// No point of the outline of a load lies deeper than this in something that stands, m: what the solver leaves, and what
/// lies between points.
const DEEPEST_M: f64 = 0.03;

fn is_whole(trial: &Trial) -> Result<(), TestCaseError> {
    let parameters = trial.template.parameters();
    let walls = parameters.walls.iter().map(|wall| (wall.at_m, wall.half_m));
    let shut = parameters
        .doors
        .iter()
        .enumerate()
        .filter(|(at, _)| !trial.relay().is_door_open(*at));
    let shut = shut.map(|(_, door)| (door.at_m, door.half_m));
    let blocked = trial.relay().blocked().map(|way| &parameters.corridors[way]);
    let blocked = blocked.map(|way| (way.at_m, way.half_m));
    let solids: Vec<([f64; 2], [f64; 2])> = walls.chain(shut).chain(blocked).collect();
    let outside = |at: [f64; 2]| {
        let [width, depth] = parameters.size_m;
        at[0] < -DEEPEST_M || at[1] < -DEEPEST_M || at[0] > width + DEEPEST_M || at[1] > depth + DEEPEST_M
    };
    let inside = |at: [f64; 2]| {
        solids
            .iter()
            .any(|(middle, half)| (0..2).all(|side| (at[side] - middle[side]).abs() < half[side] - DEEPEST_M))
    };
    for of in trial.relay().moved() {
        prop_assert!(of.at_m.iter().all(|value| value.is_finite()) && of.turned.is_finite());
        // Nothing is faster than people who run with it.
        prop_assert!(of.pace_m_s < 4.0, "load {} at {} m/s", of.load, of.pace_m_s);
        let half = parameters.loads[of.load].half_m;
        let (sin, cos) = of.turned.sin_cos();
        for step in 0..40 {
            let part = f64::from(step % 10) / 5.0 - 1.0;
            let (along, across) = [(part, 1.0), (part, -1.0), (1.0, part), (-1.0, part)][step as usize / 10];
            let (along, across) = (along * half[0], across * half[1]);
            let at = [
                of.at_m[0] + cos * along - sin * across,
                of.at_m[1] + sin * along + cos * across,
            ];
            prop_assert!(!outside(at) && !inside(at), "load {} at {:?}", of.load, at);
        }
    }
    for walker in trial.relay().walkers() {
        prop_assert!(
            !outside(walker.at_m) && !inside(walker.at_m),
            "somebody at {:?}",
            walker.at_m
        );
        prop_assert!(walker.pace_m_s < 3.0);
    }
    Ok(())
}

fn input() -> impl Strategy<Value = (usize, SeatInput, u8)> {
    (0..SEATS, any::<(i8, i8)>(), any::<u8>(), 0_usize..12, 1_u8..120).prop_map(
        |(seat, sticks, choice, verb, ticks)| {
            let input = SeatInput {
                sticks: [sticks.0, sticks.1, 0, 0],
                choice: choice % 40,
                verb: Verb::ALL.get(verb).copied(),
                ..SeatInput::default()
            };
            (seat, input, ticks)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_people_do_nothing_gets_through_a_wall(
        seed: u64, begins in 0_u32..6_000, inputs in prop::collection::vec(input(), 1..120),
    ) {
        let mut trial = Trial::new(seed);
        let mut pilot = trial.template.pilot("ordinary", seed, MAX_SEATS).unwrap();
        let mut all = [SeatInput::default(); SEATS];
        for _ in 0..begins {
            pilot.act(trial.run.activity(), &mut all);
            trial.step(&all);
        }
        let mut all = [SeatInput::default(); SEATS];
        for (seat, input, ticks) in inputs {
            all[seat] = input;
            trial.step(&all);
            for other in &mut all {
                other.choice = 0;
                other.verb = None;
            }
            for _ in 0..ticks {
                trial.step(&all);
                is_whole(&trial)?;
            }
            let bytes = trial.run.activity().encode();
            let restored = trial.template.restore(&bytes);
            prop_assert!(restored.is_ok(), "{:?}", restored.err());
            prop_assert_eq!(restored.unwrap().encode(), bytes);
        }
    }

    #[test]
    fn a_state_that_was_changed_is_refused_or_can_be_gone_on_with(
        seed: u64, ticks in 1_u32..9000, at: prop::sample::Index, to: u8,
    ) {
        Trial::new(seed).bears_a_changed_byte("three", seed, ticks, at, to);
    }
}

//! The reference runs of flights: with wind, gusts, contacts and restarts, flown by arbitrary but fixed hands, for three
//! parameter sets.

use super::beat::Beat;
use super::parameters::{Drone, Parameters};
use super::template::FlightTemplate;
use crate::determinism::REFERENCE_TICKS;
use crate::noise::Noise;
use crate::{Event, Run, SeatInput, Template, Verb};

/// Name and hash of each.
pub(crate) fn hashes() -> Vec<(&'static str, [u8; 32])> {
    [
        ("flight-training", Drone::Training),
        ("flight-crazyflie", Drone::Crazyflie),
        ("flight-hummingbird", Drone::Hummingbird),
    ]
    .into_iter()
    .map(|(name, drone)| (name, fly(drone, REFERENCE_TICKS, |_, _| ()).hash()))
    .collect()
}

/// The reference run of a craft; `see` is called after every tick.
fn fly(drone: Drone, ticks: u32, mut see: impl FnMut(&Run, &[Event])) -> Run {
    let mut parameters = Parameters {
        drone,
        ..Parameters::first_flight()
    };
    for beat in &mut parameters.beats {
        if let Beat::Free(free) = beat {
            free.duration_s = 7200.0;
        }
    }
    let template = FlightTemplate::new(parameters);
    let mut run = Run::new(template.start(20_260_101, 1), 0);
    let mut hands = Noise::new(7, 7);
    let mut input = SeatInput::default();
    let mut events = Vec::new();
    for tick in 0..ticks {
        input.choice = 0;
        input.verb = None;
        if tick % 16 == 0 {
            for (index, stick) in input.sticks.iter_mut().enumerate() {
                // Often centred; the climb stick tends upwards so that it flies.
                let wish = if hands.below(4) == 0 {
                    0.0
                } else {
                    hands.between((-127.0, 127.0))
                };
                *stick = (0.6 * wish + if index == 3 { 12.0 } else { 0.0 }) as i8;
            }
            input.held = u8::from(hands.below(40) == 0);
            let open = run.activity().open_choices(0);
            if hands.below(3) == 0
                && let Some(choice) = open.get(hands.below(open.len()))
            {
                input.choice = choice + 1;
            }
            if hands.below(10) == 0 {
                input.verb = Verb::ALL.get(hands.below(4)).copied();
            }
        }
        run.step(std::slice::from_ref(&input), &mut events);
        see(&run, &events);
    }
    run
}

#[cfg(test)]
mod tests {
    use super::super::running::Flight;
    use super::*;

    #[test]
    fn the_reference_runs_are_lively() {
        for drone in [Drone::Training, Drone::Crazyflie, Drone::Hummingbird] {
            let template = FlightTemplate::new(Parameters::first_flight());
            let kinds = &template.vocabulary().events;
            let mut counts = std::collections::BTreeMap::<&str, u32>::new();
            let mut airborne = 0_u32;
            let run = fly(drone.clone(), REFERENCE_TICKS, |run, events| {
                for event in events {
                    *counts.entry(&kinds[usize::from(event.kind)].name).or_default() += 1;
                }
                let flight = run.activity().as_any().downcast_ref::<Flight>();
                airborne += u32::from(flight.is_some_and(Flight::airborne));
            });
            assert_eq!(run.tick(), REFERENCE_TICKS);
            assert!(
                airborne > REFERENCE_TICKS / 3,
                "{drone:?} is in the air for {airborne} ticks: {counts:?}"
            );
            for kind in [
                "took_off",
                "landed",
                "soft_contact",
                "hard_contact",
                "restarted",
                "assist_changed",
            ] {
                assert!(counts.contains_key(kind), "{drone:?} shows no {kind}: {counts:?}");
            }
        }
    }
}

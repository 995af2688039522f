//! Can everything be brought where it belongs? *Impossible* where no way is wide enough, whichever corridor is blocked:
//! the points at which a load has room are searched on a grid, with so much less of it as a point of the grid may be off.
//! *Possible* with a session that the simulation replays: two people who bring everything.

use std::sync::Arc;

use super::crew::Crew;
use super::players::Players;
use super::running::Relay;
use super::setting::Setting;
use super::way::{CELL_M, Ground};
use crate::naming::fault;
use crate::{Activity, Fault, MAX_SEATS, Making, Pilot, SeatInput};

/// Longest session that is tried, ticks: 60 minutes.
const LONGEST: u64 = 216_000;

/// Whether everything can be brought.
pub(crate) fn making(setting: &Arc<Setting>, most_states: u64) -> Making {
    let missing = no_way(setting);
    if !missing.is_empty() {
        return Making::Impossible(missing);
    }
    let mut states = 0;
    let mut seed = 0;
    while states < most_states {
        let mut relay = Relay::start(Arc::clone(setting), seed, MAX_SEATS);
        let mut players = Players::new(Crew::exact(), seed);
        let mut inputs = Vec::new();
        let mut events = Vec::new();
        let mut ticks = 0;
        while relay.feasts().is_none() && ticks < LONGEST.min(most_states - states) {
            let mut tick = [SeatInput::default(); MAX_SEATS as usize];
            players.act(&relay, &mut tick);
            events.clear();
            relay.step(&tick, &mut events);
            inputs.extend(tick);
            ticks += 1;
        }
        states += ticks.max(1);
        let all = relay.state.loads.iter().all(|load| load.arrived.is_some());
        if relay.feasts().is_some() && all {
            return Making::Possible {
                seed,
                seats: MAX_SEATS,
                inputs,
            };
        }
        seed += 1;
    }
    Making::NotDecided { states }
}

/// Loads that have no way that is wide enough for the thinner of their sides: at all, or with a corridor blocked.
fn no_way(setting: &Setting) -> Vec<Fault> {
    let of = &setting.parameters;
    let mut found = Vec::new();
    for (at, load) in of.loads.iter().enumerate() {
        // A point of the grid stands for all within half its diagonal.
        let radius = (load.half_m[0].min(load.half_m[1]) - CELL_M * std::f64::consts::FRAC_1_SQRT_2).max(0.0);
        let to = of.places[setting.belongs[at]].at_m.into();
        let leads = |blocked: Option<usize>| {
            let more = blocked.map(|way| setting.corridors[way]);
            let solids: Vec<_> = setting.walls.iter().copied().chain(more).collect();
            Ground::new(setting, &solids, radius).leads(load.at_m.into(), to)
        };
        let arguments = || vec![("id", load.id.clone()), ("place", load.to.clone())];
        if !leads(None) {
            found.push(fault(format!("loads[{at}]"), "situation-relay-no-way", arguments()));
            continue;
        }
        for (way, corridor) in of.corridors.iter().enumerate() {
            if !leads(Some(way)) {
                let mut arguments = arguments();
                arguments.push(("corridor", corridor.id.clone()));
                found.push(fault(format!("loads[{at}]"), "situation-relay-only-way", arguments));
            }
        }
    }
    found
}

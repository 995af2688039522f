//! Can a session be worked through to its end? *Possible* with one that the simulation replays: every piece where its
//! card puts it, the order filled, the culprit found by looking. What can be told without playing is a fault.

use std::sync::Arc;

use super::running::Line;
use super::setting::Setting;
use super::worker::{Hands, Sorter};
use crate::{Activity, Making, Pilot, SeatInput};

/// Longest session that is tried, ticks: 40 minutes.
const LONGEST: u64 = 144_000;

/// Whether a worker that does what the cards say gets through.
pub(crate) fn making(setting: &Arc<Setting>, most_states: u64) -> Making {
    let mut states = 0;
    let mut seed = 0;
    while states < most_states {
        let mut line = Line::start(Arc::clone(setting), seed);
        let mut hands = Hands::new(Sorter::exact(), seed);
        let mut inputs = Vec::new();
        let mut events = Vec::new();
        while line.state.ended.is_none() && (inputs.len() as u64) < LONGEST.min(most_states - states) {
            let mut input = [SeatInput::default()];
            hands.act(&line, &mut input);
            events.clear();
            line.step(&input, &mut events);
            inputs.push(input[0]);
        }
        states += inputs.len().max(1) as u64;
        let stops = setting
            .parameters
            .beats
            .iter()
            .any(|beat| beat.does == super::Does::Stop);
        if line.state.ended.is_some() && (line.state.machine.put_right || !stops) {
            return Making::Possible { seed, seats: 1, inputs };
        }
        seed += 1;
    }
    Making::NotDecided { states }
}

//! Can the machine be woken with every carnet? *Possible* with a session that the simulation replays: two people who
//! read what is printed and set what they hear, once with each letter. What can be told without playing is a fault.

use std::sync::Arc;

use super::carnet::LETTERS;
use super::crew::{Crew, Players};
use super::running::Automaton;
use super::setting::Setting;
use crate::{Activity, MAX_SEATS, Making, Pilot, SeatInput};

/// Longest session that is tried, ticks: 30 minutes.
const LONGEST: u64 = 108_000;

/// Whether people who do what the carnet says wake every part, whichever letter they have.
pub(crate) fn making(setting: &Arc<Setting>, most_states: u64) -> Making {
    let mut states = 0;
    let mut witness = Vec::new();
    // The seed turns the letter: these are all of them, and the first is the witness.
    for seed in (0..u64::from(LETTERS)).rev() {
        let mut machine = Automaton::start(Arc::clone(setting), seed, MAX_SEATS);
        let mut players = Players::new(Crew::exact(), seed);
        let mut inputs = Vec::new();
        let mut events = Vec::new();
        let mut ticks = 0;
        while machine.plays().is_none() && ticks < LONGEST.min(most_states - states) {
            let mut tick = [SeatInput::default(); MAX_SEATS as usize];
            players.act(&machine, &mut tick);
            events.clear();
            machine.step(&tick, &mut events);
            inputs.extend(tick);
            ticks += 1;
        }
        states += ticks;
        if machine.plays().is_none() || machine.state.woken.contains(&false) {
            return Making::NotDecided { states };
        }
        witness = inputs;
    }
    Making::Possible {
        seed: 0,
        seats: MAX_SEATS,
        inputs: witness,
    }
}

//! Can people come to a choice with everything on the table? *Possible* with a session that the simulation replays: two
//! people who say what they saw, with each of a number of seeds and at each level. What can be told without playing is a
//! fault.

use std::sync::Arc;

use super::choice::Choice;
use super::crew::{Crew, Players};
use super::running::Choosing;
use super::setting::Setting;
use super::state::Stage;
use crate::teamwork::Level;
use crate::{Activity, MAX_SEATS, Making, Pilot, SeatInput};

/// Longest session that is tried, ticks: 30 minutes.
const LONGEST: u64 = 108_000;
/// Seeds that are tried at each level.
const SEEDS: u64 = 8;

/// Whether people who say what they saw come to a choice.
pub(crate) fn making(setting: &Arc<Setting>, most_states: u64) -> Making {
    let mut states = 0;
    let mut witness = Vec::new();
    let tries = (0..SEEDS).flat_map(|seed| Level::ALL.map(|level| (seed, level)));
    // The first, at the ordinary level, is the witness.
    for (seed, level) in tries.chain([(0, Level::Normal)]) {
        let mut table = Choosing::start(Arc::clone(setting), seed, MAX_SEATS);
        let mut players = Players::new(Crew::exact(), seed);
        let mut inputs = Vec::new();
        let mut events = Vec::new();
        let mut ticks = 0;
        while !matches!(table.state.stage, Stage::Day(..)) && ticks < LONGEST.min(most_states - states) {
            let mut tick = [SeatInput::default(); MAX_SEATS as usize];
            players.act(&table, &mut tick);
            if ticks == 1 && level != Level::Normal {
                tick[0].choice = table.index_of(Choice::Level(level)).map_or(0, |index| index + 1);
            }
            events.clear();
            table.step(&tick, &mut events);
            inputs.extend(tick);
            ticks += 1;
        }
        states += ticks;
        if !matches!(table.state.stage, Stage::Day(..)) || table.missing() > 0 {
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

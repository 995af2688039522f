//! Which phases end by themselves although somebody acts: those in which the situation does something to the player.
//! Everything that is asked of the player waits for as long as anybody acts.

use super::parameters::Parameters;
use super::vocabulary;
use crate::PhaseLimit;

/// A phase of several beats ends by itself where its last beat does.
pub(crate) fn limits(parameters: &Parameters) -> Vec<PhaseLimit> {
    let beats = &parameters.beats;
    let of_phase = |phase: &str| beats.iter().rposition(|beat| beat.phase() == phase);
    vocabulary::phases(parameters)
        .into_iter()
        .filter_map(|phase| {
            let last = of_phase(&phase)?;
            let own = beats.get(last)?.terms().own_time()?;
            Some(PhaseLimit {
                shortest_s: own.shortest_s,
                events: own.events.iter().map(|event| (*event).to_owned()).collect(),
                is_last: last + 1 == beats.len(),
                phase,
            })
        })
        .collect()
}

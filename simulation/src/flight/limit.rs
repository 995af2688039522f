//! Which phases end by themselves although somebody acts: those in which the situation does something to the player.
//! Everything that is asked of the player waits for as long as anybody acts.

use super::beat::Beat;
use super::parameters::Parameters;
use super::vocabulary;
use crate::PhaseLimit;

/// Shortest time after which a beat ends although somebody acts, s, and the events that only come in it.
fn own_time(beat: &Beat) -> Option<(f64, &'static [&'static str])> {
    match beat {
        Beat::LookCheck { .. } | Beat::Light { .. } | Beat::Lantern { .. } | Beat::Posts { .. } => None,
        Beat::Gust {
            delay_s,
            shortest_s,
            settle_s,
            ..
        } => Some((
            delay_s.0 + shortest_s + settle_s,
            &["gust_start", "gust_pushed", "steered_against", "gust_end"],
        )),
        Beat::LandCall { stands_s, .. } => Some((*stands_s, &["land_call"])),
        Beat::Free { duration_s, .. } => Some((*duration_s, &[])),
    }
}

/// A phase of several beats ends by itself where its last beat does.
pub(crate) fn limits(parameters: &Parameters) -> Vec<PhaseLimit> {
    let beats = &parameters.beats;
    let of_phase = |phase: &str| beats.iter().rposition(|beat| beat.phase() == phase);
    vocabulary::phases(parameters)
        .into_iter()
        .filter_map(|phase| {
            let last = of_phase(&phase)?;
            let (shortest_s, events) = own_time(beats.get(last)?)?;
            Some(PhaseLimit {
                shortest_s,
                events: events.iter().map(|event| (*event).to_owned()).collect(),
                is_last: last + 1 == beats.len(),
                phase,
            })
        })
        .collect()
}

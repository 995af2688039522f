//! Letting many pilots play, on all cores.

use std::collections::BTreeSet;
use std::sync::Arc;

use simulation::{PilotNumber, Tick};
use situation::record::record_with;
use situation::rule::reference;
use situation::scenario::Scenario;

use super::drawing::drawn;
use crate::failure::Failure;

/// A session of one pilot.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Played {
    /// Its numbers.
    pub(super) numbers: Vec<f64>,
    /// For each game row, whether its occasion came.
    pub(super) came: Vec<bool>,
    /// For each game row, whether it was seen.
    pub(super) seen: Vec<bool>,
    /// How long it took.
    pub(super) ticks: Tick,
}

/// All sessions, pilot by pilot: the same on one core and on many.
pub(super) fn all(
    scenario: &Arc<Scenario>,
    numbers: &[PilotNumber],
    pilots: u32,
    first_seed: u64,
) -> Result<Vec<Played>, Failure> {
    let drawn: Vec<(u64, Vec<f64>)> = (first_seed..).zip(drawn(numbers, pilots)).collect();
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = drawn.len().div_ceil(cores).max(1);
    let parts: Vec<Result<Vec<Played>, Failure>> = std::thread::scope(|scope| {
        let threads: Vec<_> = drawn
            .chunks(share)
            .map(|part| {
                scope.spawn(move || {
                    let sessions = part.iter().map(|(seed, numbers)| one(scenario, numbers, *seed));
                    sessions.collect::<Result<Vec<Played>, Failure>>()
                })
            })
            .collect();
        let joined = threads.into_iter().map(|thread| match thread.join() {
            Ok(part) => part,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect()
    });
    let parts = parts.into_iter().collect::<Result<Vec<_>, Failure>>()?;
    Ok(parts.into_iter().flatten().collect())
}

fn one(scenario: &Arc<Scenario>, numbers: &[f64], seed: u64) -> Result<Played, Failure> {
    let pilot = scenario.template.pilot_of(numbers, seed, scenario.seats);
    let Some(mut pilot) = pilot else {
        return Err(Failure::new("authoring-simulate-no-numbers", Vec::new()));
    };
    let recorded = record_with(Arc::clone(scenario), pilot.as_mut(), seed, [0; 16], &[]);
    let (recording, segment) = recorded.map_err(|e| Failure::new(e.code(), e.arguments()))?;
    let seen: BTreeSet<&str> = recording.observations.iter().map(|o| o.row.as_str()).collect();
    let seats = (0..scenario.seats).filter_map(|seat| scenario.rows.of_seat(seat));
    let seats: Vec<_> = seats.collect();
    let rows = seats.first().map_or(&[][..], |rows| rows.rows());
    Ok(Played {
        numbers: numbers.to_vec(),
        came: (0..rows.len())
            .map(|row| {
                seats
                    .iter()
                    .any(|rows| !reference::occasions(rows, row, &segment).is_empty())
            })
            .collect(),
        seen: rows.iter().map(|row| seen.contains(row.id.as_str())).collect(),
        ticks: recording.journal.ticks(),
    })
}

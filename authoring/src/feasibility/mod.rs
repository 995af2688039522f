//! Can a row be seen? What no argument decides is looked for: pilots play, then pilots that are interfered with.
//! A row is *possible* with a witness that the simulation replays, or *not decided* within so many states. That a
//! row is *impossible* is for `situation` to say, with the reason: it never follows from not finding.
//!
//! The search is falsification the other way round (Annpureddy, Liu, Fainekos & Sankaranarayanan 2011, S-TaLiRo): it
//! looks for inputs that make a formula true. What makes a part of an open row hold or lapse for the first time, or
//! comes nearer to its thresholds, is kept and varied further, as fuzzers do with coverage.

mod interference;
mod making;
mod marking;
mod search;
#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use simulation::Tick;
use situation::grid::Source;
use situation::journal::read_journal;
use situation::observe::Observation;
use situation::record::{RecordError, Recording};
use situation::replay::{ReplayError, replay};
use situation::scenario::Scenario;

use self::interference::Script;
pub use self::making::{Made, making};
use self::search::Explorer;

/// How far to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Seeds that every pilot style plays undisturbed, from 0.
    pub seeds: u64,
    /// Most states (ticks of simulation) to visit for rows that no undisturbed pilot shows.
    pub states: u64,
}

/// What was found about a row.
#[derive(Debug, Clone)]
pub struct RowFound {
    /// Row id.
    pub row: String,
    /// Whether it can be seen.
    pub feasibility: Feasibility,
    /// Where it is seen although the seat does nothing, or nothing more from its occasion on.
    pub without_act: Option<WithoutAct>,
}

/// Whether a row can be seen.
#[derive(Debug, Clone)]
pub enum Feasibility {
    /// This session shows it.
    Possible(Box<Witness>),
    /// No session that was tried shows it.
    NotDecided {
        /// States visited.
        states: u64,
        /// Sessions played.
        sessions: u64,
        /// Events that the row reads and that never came.
        never_came: Vec<String>,
    },
}

/// A session that shows a row; the simulation has replayed it to the same moment.
#[derive(Debug, Clone)]
pub struct Witness {
    /// The journal, not sealed.
    pub recording: Recording,
    /// Style of the pilot.
    pub style: String,
    /// True where the pilot was interfered with.
    pub varied: bool,
    /// Seed.
    pub seed: u64,
    /// What is seen.
    pub moment: Observation,
}

/// A moment without an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithoutAct {
    /// Hands off for the whole session, or only from the occasion on.
    pub whole_session: bool,
    /// Seed of the session.
    pub seed: u64,
    /// Tick of the occasion.
    pub attempt: Tick,
}

/// Why the search stopped.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// A session could not be played.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A witness does not replay: the simulation is not deterministic.
    #[error(transparent)]
    Replay(#[from] ReplayError),
}

impl SearchError {
    /// Id of the sentence in `wording`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Record(error) => error.code(),
            Self::Replay(error) => error.code(),
        }
    }

    /// Arguments of the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Record(error) => error.arguments(),
            Self::Replay(error) => error.arguments(),
        }
    }
}

/// Looks for a session that shows each game row, then whether it is seen without an act. Deterministic.
pub fn feasibility(scenario: &Arc<Scenario>, effort: Effort) -> Result<Vec<RowFound>, SearchError> {
    let mut explorer = Explorer::new(scenario);
    explorer.undisturbed(effort.seeds)?;
    explorer.explore(effort.states)?;
    let ids = scenario
        .grid
        .rows
        .iter()
        .filter(|row| matches!(row.source, Source::Game(_)))
        .map(|row| row.id.clone());
    let mut found = Vec::new();
    for (at, row) in ids.enumerate() {
        let witness = explorer.witness(at);
        let (feasibility, without_act) = match witness {
            Some((script, recording, moment)) => {
                let without_act = without_act(scenario, &script, &moment)?;
                let witness = confirmed(scenario, script, recording, moment)?;
                (Feasibility::Possible(Box::new(witness)), without_act)
            }
            None => (explorer.not_decided(at), None),
        };
        found.push(RowFound {
            row,
            feasibility,
            without_act,
        });
    }
    Ok(found)
}

/// The recorded bytes read and replayed like any journal.
fn confirmed(
    scenario: &Scenario,
    script: Script,
    recording: Recording,
    moment: Observation,
) -> Result<Witness, SearchError> {
    let diverged = SearchError::Replay(ReplayError::Diverged { block: 0 });
    let journal = read_journal(&recording.bytes).map_err(|_| diverged)?;
    let replayed = replay(scenario, &journal)?;
    if !replayed.observations.contains(&moment) {
        return Err(ReplayError::Diverged {
            block: situation::journal::Block::of_tick(moment.attempt),
        }
        .into());
    }
    Ok(Witness {
        varied: !script.interferences.is_empty(),
        style: script.style,
        seed: script.seed,
        recording,
        moment,
    })
}

/// Plays the witness again with the seat's hands off: the whole session, then from the moment's occasion on. A row
/// that people's marks make is not asked: somebody saw something.
fn without_act(
    scenario: &Arc<Scenario>,
    script: &Script,
    moment: &Observation,
) -> Result<Option<WithoutAct>, SearchError> {
    let row = scenario.rows.index(&moment.row);
    let reads_marks = row.is_some_and(|row| {
        let rows = scenario.rows.of_seat(moment.seat);
        rows.is_some_and(|rows| rows.rows()[row].reads_marks())
    });
    if reads_marks {
        return Ok(None);
    }
    for (whole_session, from) in [(true, 0), (false, moment.attempt + 1)] {
        let (idle, _) = script.hands_off(moment.seat, from).play(scenario, &[])?;
        let own_acts: BTreeSet<u16> = (0..)
            .zip(&scenario.template.vocabulary().events)
            .filter(|(_, event)| event.own_act)
            .map(|(kind, _)| kind)
            .collect();
        let acted = |seen: &Observation| {
            seen.events
                .iter()
                .any(|(_, event)| event.seat == moment.seat && own_acts.contains(&event.kind))
        };
        let seen = idle.observations.iter().find(|seen| {
            seen.row == moment.row
                && seen.seat == moment.seat
                && !acted(seen)
                && (whole_session || seen.attempt == moment.attempt)
        });
        if let Some(seen) = seen {
            return Ok(Some(WithoutAct {
                whole_session,
                seed: script.seed,
                attempt: seen.attempt,
            }));
        }
    }
    Ok(None)
}

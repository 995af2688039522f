//! A journal played again: the same states, events and moments, or a plain statement that it is not so.

use std::collections::BTreeMap;

use simulation::{Event, Run, Tick};

use crate::journal::{Block, Header, Journal};
use crate::observe::{Observation, Watched};
use crate::rule::RULES_REVISION;
use crate::scenario::Scenario;

/// Ticks between keyframes: ten seconds.
const KEYFRAME_TICKS: Tick = 600;

/// Revisions of simulation and rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revisions {
    /// Of the activity's simulation.
    pub simulation: u32,
    /// Of the rule language.
    pub rules: u32,
}

impl Revisions {
    /// What this program has for a scenario.
    pub fn of_program(scenario: &Scenario) -> Self {
        Self {
            simulation: scenario.activity_revision,
            rules: RULES_REVISION,
        }
    }

    /// What a session was recorded with.
    pub fn of_session(header: &Header) -> Self {
        Self {
            simulation: header.simulation_revision,
            rules: header.rules_revision,
        }
    }
}

impl std::fmt::Display for Revisions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.simulation, self.rules)
    }
}

/// Why a journal was not replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// The scenario is not the one that was played.
    #[error("the session was played with another scenario or another version of it")]
    OtherScenario,
    /// Simulation or rules have changed since.
    #[error("the session has revision {}, this program {}", need, have)]
    OtherRevision {
        /// This program's.
        have: Revisions,
        /// The session's.
        need: Revisions,
    },
    /// The same inputs gave something else.
    #[error("the replay differs from the journal in block {block}")]
    Diverged {
        /// Index of the first block that differs.
        block: u32,
    },
    /// The session has no such ticks.
    #[error("the session has {ticks} ticks")]
    OutOfRange {
        /// Ticks it has.
        ticks: Tick,
    },
    /// A keyframe or a disclosed state cannot be restored.
    #[error("the state at the start cannot be restored")]
    Unrestorable,
}

impl ReplayError {
    /// Id of the sentence in `wording`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherScenario => "situation-replay-other-scenario",
            Self::OtherRevision { .. } => "situation-replay-other-revision",
            Self::Diverged { .. } => "situation-replay-diverged",
            Self::OutOfRange { .. } => "situation-replay-out-of-range",
            Self::Unrestorable => "situation-replay-unrestorable",
        }
    }

    /// Arguments of the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::OtherRevision { have, need } => vec![("have", have.to_string()), ("need", need.to_string())],
            Self::Diverged { block } => vec![("block", block.to_string())],
            Self::OutOfRange { ticks } => vec![("ticks", ticks.to_string())],
            Self::OtherScenario | Self::Unrestorable => Vec::new(),
        }
    }
}

/// A session replayed from its beginning.
#[derive(Debug, Clone)]
pub struct Replay {
    /// Everything seen, by seat, then in order of attempt.
    pub observations: Vec<Observation>,
    /// Ticks replayed.
    pub ticks: Tick,
    /// Hash of the last state.
    pub last_hash: crate::scenario::Hash,
    /// State after a tick → its bytes, every ten seconds; in memory only.
    pub(crate) keyframes: BTreeMap<Tick, Vec<u8>>,
}

/// Replays all of a journal: checks every state hash and every event, derives what was seen.
pub fn replay(scenario: &Scenario, journal: &Journal) -> Result<Replay, ReplayError> {
    watch(scenario, journal).map(|(replay, _)| replay)
}

/// As [`replay`], with what the rules have read.
pub(crate) fn watch(scenario: &Scenario, journal: &Journal) -> Result<(Replay, Watched), ReplayError> {
    let mut watched = Watched::new(scenario.rows.sample_len());
    for mark in journal.marks() {
        watched.mark(scenario.rows.mark(mark));
    }
    let mut keyframes = BTreeMap::new();
    let keep = |run: &Run, _: &Block| {
        if run.tick().is_multiple_of(KEYFRAME_TICKS) {
            keyframes.insert(run.tick(), run.activity().encode());
        }
    };
    let run = each_block(scenario, journal, keep, |run, events| {
        watched.push(run.activity(), events);
    })?;
    let replay = Replay {
        observations: watched.observations(&scenario.rows),
        ticks: run.tick(),
        last_hash: run.hash(),
        keyframes,
    };
    Ok((replay, watched))
}

/// What rules read of a recorded session, for trying another grid on it: the scenario's own grid may have
/// changed since, its activity may not.
pub fn trace(scenario: &Scenario, journal: &Journal) -> Result<crate::rule::Segment, ReplayError> {
    let (have, need) = (Revisions::of_program(scenario), Revisions::of_session(&journal.header));
    if have.simulation != need.simulation {
        return Err(ReplayError::OtherRevision { have, need });
    }
    if journal.header.activity != scenario.activity || journal.header.seats != scenario.seats {
        return Err(ReplayError::OtherScenario);
    }
    let mut watched = Watched::new(scenario.rows.sample_len());
    for mark in journal.marks() {
        watched.mark(scenario.rows.mark(mark));
    }
    let mut run = Run::new(scenario.template.start(journal.header.seed, journal.header.seats), 0);
    for block in &journal.blocks {
        step_block(&mut run, block, |run, events| watched.push(run.activity(), events))?;
    }
    Ok(watched.segment())
}

/// Steps through a journal: `before` is shown the run before each block, `after` the run and the events of
/// each tick.
pub(crate) fn each_block(
    scenario: &Scenario,
    journal: &Journal,
    mut before: impl FnMut(&Run, &Block),
    mut after: impl FnMut(&Run, &[Event]),
) -> Result<Run, ReplayError> {
    check_same(scenario, &journal.header)?;
    let mut run = Run::new(scenario.template.start(journal.header.seed, journal.header.seats), 0);
    for block in &journal.blocks {
        before(&run, block);
        step_block(&mut run, block, &mut after)?;
    }
    Ok(run)
}

/// Steps through one block and holds what happens against what it says.
pub(crate) fn step_block(
    run: &mut Run,
    block: &Block,
    mut after: impl FnMut(&Run, &[Event]),
) -> Result<(), ReplayError> {
    let diverged = ReplayError::Diverged { block: block.index };
    let mut events = Vec::new();
    let mut recorded = block.events.as_slice();
    for inputs in &block.inputs {
        run.step(inputs, &mut events);
        let (now, later) = recorded.split_at_checked(events.len()).ok_or(diverged)?;
        if now
            .iter()
            .zip(&events)
            .any(|((tick, event), given)| *tick != run.tick() || event != given)
        {
            return Err(diverged);
        }
        recorded = later;
        after(run, &events);
    }
    if recorded.is_empty() && run.hash() == block.state_hash {
        Ok(())
    } else {
        Err(diverged)
    }
}

/// The scenario and this program must be those that the session was played with.
pub(crate) fn check_same(scenario: &Scenario, header: &Header) -> Result<(), ReplayError> {
    if scenario.activity != header.activity || scenario.hash() != header.scenario_hash || scenario.seats != header.seats
    {
        return Err(ReplayError::OtherScenario);
    }
    let (have, need) = (Revisions::of_program(scenario), Revisions::of_session(header));
    if have != need {
        return Err(ReplayError::OtherRevision { have, need });
    }
    Ok(())
}

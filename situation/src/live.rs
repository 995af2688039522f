//! A session being played: steps the activity, keeps what the rules read, makes blocks.

use std::collections::VecDeque;
use std::sync::Arc;

use simulation::{Event, Run, SeatInput, Tick};

use crate::journal::{BLOCK_TICKS, Block, Header, JOURNAL_VERSION, Mark};
use crate::observe::{Observation, Watched};
use crate::rule::{RULES_REVISION, Segment};
use crate::scenario::Scenario;

/// A session being played.
pub struct LiveSession {
    scenario: Arc<Scenario>,
    header: Header,
    run: Run,
    events: Vec<Event>,
    watched: Watched,
    block: Block,
    full: VecDeque<Block>,
    observations: Vec<Observation>,
    finished: bool,
}

impl std::fmt::Debug for LiveSession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LiveSession")
            .field("header", &self.header)
            .field("tick", &self.run.tick())
            .finish_non_exhaustive()
    }
}

/// Why a tick was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LiveError {
    /// Inputs for another number of seats.
    #[error("inputs of {found} seats; the session has {expected}")]
    Seats {
        /// Inputs given.
        found: usize,
        /// Seats of the session.
        expected: u8,
    },
    /// The session is over.
    #[error("the session is over")]
    Over,
}

impl LiveError {
    /// Id of the sentence in `wording`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Seats { .. } => "situation-live-seats",
            Self::Over => "situation-live-over",
        }
    }

    /// Arguments of the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Seats { found, expected } => vec![("found", found.to_string()), ("expected", expected.to_string())],
            Self::Over => Vec::new(),
        }
    }
}

impl LiveSession {
    /// A fresh session of a scenario; `session` is 128 random bits that name it.
    pub fn start(scenario: Arc<Scenario>, seed: u64, session: [u8; 16]) -> Self {
        let header = Header {
            version: JOURNAL_VERSION,
            scenario: scenario.id.clone(),
            scenario_hash: scenario.hash(),
            activity: scenario.activity.clone(),
            simulation_revision: scenario.activity_revision,
            rules_revision: RULES_REVISION,
            seed,
            seats: scenario.seats,
            session,
        };
        Self {
            run: Run::new(scenario.template.start(seed, scenario.seats), 0),
            watched: Watched::new(scenario.rows.sample_len()),
            scenario,
            header,
            events: Vec::new(),
            block: Block {
                index: 0,
                ..Block::default()
            },
            full: VecDeque::new(),
            observations: Vec::new(),
            finished: false,
        }
    }

    /// What the journal starts with.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Steps once; one input per seat.
    pub fn tick(&mut self, inputs: &[SeatInput]) -> Result<(), LiveError> {
        if inputs.len() != usize::from(self.header.seats) {
            return Err(LiveError::Seats {
                found: inputs.len(),
                expected: self.header.seats,
            });
        }
        if self.is_over() {
            return Err(LiveError::Over);
        }
        let inputs: Vec<SeatInput> = inputs.iter().map(|input| canonical(*input)).collect();
        self.run.step(&inputs, &mut self.events);
        let tick = self.run.tick();
        self.watched.push(self.run.activity(), &self.events);
        self.block.inputs.push(inputs);
        self.block.events.extend(self.events.iter().map(|event| (tick, *event)));
        if self.block.inputs.len() == BLOCK_TICKS as usize {
            self.close_block();
        }
        Ok(())
    }

    /// What happened in the last tick.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The run, for drawing.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// Ticks so far.
    pub fn ticks(&self) -> Tick {
        self.run.tick()
    }

    /// The scenario.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// Keeps a mark. It is recorded now, whatever it says, and is about no later tick than now.
    pub fn mark(&mut self, mut mark: Mark) {
        mark.recorded = self.run.tick();
        mark.effective = mark.effective.min(mark.recorded);
        self.watched.mark(self.scenario.rows.mark(&mark));
        self.block.marks.push(mark);
    }

    /// A block that is full, to be written at once; call after every tick.
    pub fn take_block(&mut self) -> Option<Block> {
        self.full.pop_front()
    }

    /// The last block, if there is something in it; then the rows are evaluated, marks by their effective tick.
    /// Blocks that [`Self::take_block`] has not given yet come first.
    pub fn finish(&mut self) -> Option<Block> {
        if !self.finished {
            self.finished = true;
            if !(self.block.inputs.is_empty() && self.block.marks.is_empty()) {
                self.close_block();
            }
            self.observations = self.watched.observations(&self.scenario.rows);
        }
        self.full.pop_front()
    }

    /// What was seen; empty until [`Self::finish`]: nothing is shown during play, and marks may come late.
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// What rules read of the session so far.
    pub fn trace(&self) -> Segment {
        self.watched.segment()
    }

    /// True once the activity is over, the longest time is reached or [`Self::finish`] was called.
    pub fn is_over(&self) -> bool {
        self.finished || self.run.activity().is_over() || self.run.tick() >= self.scenario.longest_ticks()
    }

    fn close_block(&mut self) {
        self.block.state_hash = self.run.hash();
        let next = Block {
            index: self.block.index + 1,
            ..Block::default()
        };
        self.full.push_back(std::mem::replace(&mut self.block, next));
    }
}

/// −128 is read as −127, so that both ends of a stick are equal.
fn canonical(mut input: SeatInput) -> SeatInput {
    for stick in &mut input.sticks {
        *stick = (*stick).max(-127);
    }
    input
}

//! Sessions played by closed-loop pilots: for recordings, for checking a scenario, for tests.

use std::sync::Arc;

use ed25519_dalek::SigningKey;
use simulation::{Pilot, SeatInput};

use crate::journal::{End, Journal, JournalWriterState, Mark, encode_header};
use crate::live::LiveSession;
use crate::observe::Observation;
use crate::rule::Segment;
use crate::scenario::Scenario;

/// A recorded session.
#[derive(Debug, Clone)]
pub struct Recording {
    /// The journal, interrupted until it is sealed.
    pub journal: Journal,
    /// Its bytes without a seal.
    pub bytes: Vec<u8>,
    /// What was seen.
    pub observations: Vec<Observation>,
}

impl Recording {
    /// The bytes of the journal closed by `key`.
    pub fn sealed(&self, key: &SigningKey) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        bytes.extend(JournalWriterState::after(&self.journal).encode_seal(key));
        bytes
    }
}

/// Why nothing was recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The activity has no pilot of that style.
    #[error("no pilot is called {found}; there are: {known}")]
    UnknownStyle {
        /// Asked for.
        found: String,
        /// Those there are.
        known: String,
    },
    /// The session did not take a tick.
    #[error(transparent)]
    Live(#[from] crate::live::LiveError),
    /// What was recorded does not replay: the simulation is not deterministic.
    #[error(transparent)]
    Replay(#[from] crate::replay::ReplayError),
}

impl RecordError {
    /// Id of the sentence in `wording`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownStyle { .. } => "situation-pilot-unknown",
            Self::Live(error) => error.code(),
            Self::Replay(error) => error.code(),
        }
    }

    /// Arguments of the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownStyle { found, known } => vec![("found", found.clone()), ("known", known.clone())],
            Self::Live(error) => error.arguments(),
            Self::Replay(error) => error.arguments(),
        }
    }
}

/// Plays a scenario with a pilot of that style until it is over.
pub fn record(scenario: Arc<Scenario>, style: &str, seed: u64, session: [u8; 16]) -> Result<Recording, RecordError> {
    let mut pilot = pilot(&scenario, style, seed)?;
    record_with(scenario, pilot.as_mut(), seed, session, &[]).map(|(recording, _)| recording)
}

/// A pilot of that style.
pub fn pilot(scenario: &Scenario, style: &str, seed: u64) -> Result<Box<dyn Pilot>, RecordError> {
    scenario
        .template
        .pilot(style, seed, scenario.seats)
        .ok_or_else(|| RecordError::UnknownStyle {
            found: style.to_owned(),
            known: scenario.template.pilot_styles().join(", "),
        })
}

/// Plays a scenario with any pilot until it is over; people enter `marks` at the end. Gives what rules read of it
/// as well.
pub fn record_with(
    scenario: Arc<Scenario>,
    pilot: &mut dyn Pilot,
    seed: u64,
    session: [u8; 16],
    marks: &[Mark],
) -> Result<(Recording, Segment), RecordError> {
    let mut live = LiveSession::start(scenario, seed, session);
    let mut writer = JournalWriterState::new(live.header());
    let mut bytes = encode_header(live.header());
    let mut blocks = Vec::new();
    let mut inputs = vec![SeatInput::default(); usize::from(live.header().seats)];
    while !live.is_over() {
        inputs.fill(SeatInput::default());
        pilot.act(live.run().activity(), &mut inputs);
        live.tick(&inputs)?;
        while let Some(block) = live.take_block() {
            bytes.extend(writer.encode_block(&block));
            blocks.push(block);
        }
    }
    for mark in marks {
        live.mark(mark.clone());
    }
    while let Some(block) = live.finish() {
        bytes.extend(writer.encode_block(&block));
        blocks.push(block);
    }
    let journal = Journal {
        header: live.header().clone(),
        blocks,
        end: End::Interrupted { dropped_bytes: 0 },
    };
    let recording = Recording {
        journal,
        bytes,
        observations: live.observations().to_vec(),
    };
    Ok((recording, live.trace()))
}

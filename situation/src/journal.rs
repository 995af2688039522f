//! The journal of a session: inputs, events and marks, nothing else, in blocks of 15 ticks. Seats, never people.

mod bytes;
mod coding;
mod print;

use serde::{Deserialize, Serialize};
use simulation::{Event, SeatInput, Tick};

use crate::scenario::Hash;

pub use bytes::{JournalError, JournalWriterState, encode_header, read_journal};
pub(crate) use coding::{decode_block, encode_block};
pub use print::{Line, clock, print_journal};

/// Ticks in a block: a quarter of a second.
pub const BLOCK_TICKS: u32 = 15;
/// Version of the journal format.
pub const JOURNAL_VERSION: u16 = 1;

/// What a journal starts with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// [`JOURNAL_VERSION`] at writing.
    pub version: u16,
    /// Scenario id, for people.
    pub scenario: String,
    /// Hash of the scenario's manifest.
    pub scenario_hash: Hash,
    /// Kind of activity.
    pub activity: String,
    /// Revision of the activity's simulation.
    pub simulation_revision: u32,
    /// Revision of the rule language's semantics.
    pub rules_revision: u32,
    /// Seed.
    pub seed: u64,
    /// Seats.
    pub seats: u8,
    /// 128 random bits that name the session.
    pub session: [u8; 16],
}

/// Who makes a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MarkRole {
    /// The other learner of the pair, nameless.
    Witness,
    /// The animator, after their PIN.
    Animator,
    /// The learner.
    OneSelf,
}

/// The human scale. There is no step below "not seen yet", and it is never sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Seen {
    /// vu avec de l'aide
    WithHelp,
    /// vu
    Seen,
    /// vu plusieurs fois, en autonomie
    OftenAlone,
    /// vu, et aide les autres
    HelpsOthers,
}

/// A mark made by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Row id it speaks to, or a word of the grid's marks (e.g. `readback`).
    pub row: String,
    /// The seat it is about.
    pub seat: u8,
    /// Who.
    pub role: MarkRole,
    /// How it was seen.
    pub seen: Seen,
    /// The tick it is about.
    pub effective: Tick,
    /// The tick at which it was entered.
    pub recorded: Tick,
}

/// 15 ticks (the last block of a session may be shorter, without ticks even where only marks came last).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Block {
    /// Index, from 0; its first tick is `index * BLOCK_TICKS + 1`.
    pub index: u32,
    /// Inputs: `inputs[tick][seat]`.
    pub inputs: Vec<Vec<SeatInput>>,
    /// Events with their ticks.
    pub events: Vec<(Tick, Event)>,
    /// Marks recorded during the block.
    pub marks: Vec<Mark>,
    /// Hash of the state after the last tick of the block ([`simulation::Run::hash`]).
    pub state_hash: Hash,
}

impl Block {
    /// First tick of the block.
    pub fn first_tick(&self) -> Tick {
        self.index * BLOCK_TICKS + 1
    }

    /// The block in which `tick` (from 1) is.
    pub fn of_tick(tick: Tick) -> u32 {
        tick.saturating_sub(1) / BLOCK_TICKS
    }
}

/// A journal as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// What it starts with.
    pub header: Header,
    /// The blocks, whole ones only, in order.
    pub blocks: Vec<Block>,
    /// How it ends.
    pub end: End,
}

impl Journal {
    /// Ticks in it.
    pub fn ticks(&self) -> Tick {
        self.blocks.iter().map(|b| b.inputs.len() as Tick).sum()
    }

    /// The inputs of `tick` (from 1), one per seat.
    pub fn inputs(&self, tick: Tick) -> Option<&[SeatInput]> {
        let at = tick.checked_sub(1)?;
        let block = self.blocks.get((at / BLOCK_TICKS) as usize)?;
        block.inputs.get((at % BLOCK_TICKS) as usize).map(Vec::as_slice)
    }

    /// Marks of people, in order of arrival.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.blocks.iter().flat_map(|b| &b.marks)
    }
}

/// How a journal ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Sealed by a station.
    Closed {
        /// The station's Ed25519 public key.
        station: [u8; 32],
    },
    /// No seal: what follows the last whole block is not used.
    Interrupted {
        /// Bytes after the last whole block.
        dropped_bytes: usize,
    },
}

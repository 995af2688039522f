//! The journal of a session: inputs, events and marks, nothing else, in blocks of 15 ticks. Seats, never people.

use serde::{Deserialize, Serialize};
use simulation::{Event, SeatInput, Tick};

use crate::scenario::Hash;

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

/// 15 ticks (the last block of a session may be shorter).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

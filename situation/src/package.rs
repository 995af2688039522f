//! The evidence package: what a learner shows of one session, signed by the station.
//!
//! ```text
//! "ENVOLPKG"  version u16  station key  sections u8  (tag u8, length u32, SHA-256)…  signature
//! claim ‖ header ‖ manifest ‖ selection ‖ identity ‖ commitments ‖ segments ‖ marks
//! ```
//! The signature is over everything before it, and so through the table over every byte of every section.
//! Nothing follows the last section; nothing is compressed.
//!
//! **Invariant:** a package holds only what was chosen. Blocks that are not disclosed are salted digests, answers
//! that stay on the station are not in it. What people marked is in it in two ways: with a row that people see,
//! the marks that the learner chose, who and how they saw it included; with a moment whose rule reads marks, for
//! its stretch, all marks of the words that the rule reads and no other, by tick, word and seat alone ([`Marked`]).
//! There "no mark" is known too, so that the moment can be found again.
//!
//! Version 1 has no marks of the second kind: its rows that read marks cannot be recomputed. It is still read.

mod build;
mod commitment;
mod disclosure;
mod error;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that fails should stop where it fails")]
mod forged_tests;
mod read;
mod recompute;
mod sections;

use ed25519_dalek::VerifyingKey;
use simulation::{SeatInput, Tick};

use crate::identity::SealedIdentity;
use crate::journal::{BLOCK_TICKS, Block, Header};
use crate::observe::Marked;
use crate::scenario::Manifest;
use crate::selection::Selection;

pub use build::{PackageInput, build};
pub use disclosure::{DisclosedMoment, Disclosure, disclosure};
pub use error::{PackageError, Place};
pub use read::read;
pub use recompute::{NotRecomputed, Recomputed, RecomputedMoment, RecomputedRow, recompute};

/// Version of the package format as written; older ones are read.
pub const PACKAGE_VERSION: u16 = 2;
/// The version before marks were disclosed for rules.
const WITHOUT_MARKS: u16 = 1;
/// Largest package.
pub const MAX_PACKAGE_BYTES: usize = 8_000_000;
/// Longest session in a package: two hours.
pub const MAX_PACKAGE_TICKS: Tick = 7200 * simulation::TICKS_PER_SECOND;

/// Most disclosed marks of a package.
const MAX_PACKAGE_MARKS: usize = 100_000;

/// A package whose structure, digests and signature are right; nothing has been replayed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Package {
    /// Version of the format it was written in.
    pub version: u16,
    /// Names the claim: the same package twice is one claim.
    pub claim_id: [u8; 16],
    /// The station that signed it. Whether it is known is for the bridge to say.
    pub station: VerifyingKey,
    /// The station's time of building, seconds since 1970; a dead clock battery makes it years off.
    pub created_unix_s: i64,
    /// The journal's header.
    pub header: Header,
    /// The scenario's files.
    pub manifest: Manifest,
    /// What the learner says and shows.
    pub selection: Selection,
    /// Who they are, sealed, if they said it.
    pub identity: Option<SealedIdentity>,
    /// Ticks of the whole session.
    pub ticks: Tick,
    /// Disclosed stretches, in order, apart from each other.
    pub segments: Vec<Segment>,
}

/// A disclosed stretch of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Canonical bytes of the state before the first block.
    pub start_state: Vec<u8>,
    /// Index of the first block.
    pub first_block: u32,
    /// The blocks, without marks: those that the learner shows stand in the selection.
    pub blocks: Vec<Block>,
    /// All marks in it of the words that the rules of the chosen moments in it read, by tick; none in version 1.
    pub marks: Vec<Marked>,
}

impl Segment {
    /// First tick.
    pub fn first_tick(&self) -> Tick {
        self.first_block * BLOCK_TICKS + 1
    }

    /// Last tick.
    pub fn last_tick(&self) -> Tick {
        let ticks: usize = self.blocks.iter().map(|b| b.inputs.len()).sum();
        self.first_tick() + ticks as Tick - 1
    }

    /// True where `tick` is in it.
    pub fn contains(&self, tick: Tick) -> bool {
        (self.first_tick()..=self.last_tick()).contains(&tick)
    }

    /// Inputs of a tick, one per seat.
    pub fn inputs(&self, tick: Tick) -> Option<&[SeatInput]> {
        let at = tick.checked_sub(self.first_tick())?;
        let block = self.blocks.get((at / BLOCK_TICKS) as usize)?;
        block.inputs.get((at % BLOCK_TICKS) as usize).map(Vec::as_slice)
    }
}

impl Package {
    /// Seconds of the session that it discloses, and seconds of the whole session.
    pub fn disclosed_s(&self) -> (f64, f64) {
        let seconds = |ticks: Tick| f64::from(ticks) / f64::from(simulation::TICKS_PER_SECOND);
        let disclosed = self.segments.iter().map(|s| s.last_tick() + 1 - s.first_tick()).sum();
        (seconds(disclosed), seconds(self.ticks))
    }
    /// False for a package of a version that discloses no marks for rules: absent marks say nothing there.
    pub(crate) const fn discloses_marks(&self) -> bool {
        self.version > WITHOUT_MARKS
    }
}

//! The whole state of a line: whole numbers, in lists of known length.

use serde::{Deserialize, Serialize};

use super::card::Tray;
use super::choice::Pace;
use super::layout::Movable;
use super::piece::{Kind, Piece};

/// What a hand is doing; it is done when the ticks have gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Task {
    Gauging,
    Putting(Tray),
    PuttingRight(u8),
    ClearingJam,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Working {
    pub(crate) task: Task,
    pub(crate) done: u32,
    pub(crate) of: u32,
}

/// What the gauge read on a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Read {
    /// Number of the piece.
    pub(crate) piece: u16,
    /// The error of each measure, hundredths of a millimetre.
    pub(crate) off: Vec<i32>,
}

/// That the situation went on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Notice {
    Unread,
    /// Somebody has been back since this tick.
    Back(u32),
}

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a mode")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Machine {
    pub(crate) running: bool,
    pub(crate) jammed: bool,
    pub(crate) hatch_open: bool,
    /// The place behind the hatch that is looked at.
    pub(crate) looks: Option<u8>,
    /// Which of them have been looked at.
    pub(crate) looked: Vec<bool>,
    pub(crate) put_right: bool,
    /// Somebody who was asked points at the culprit.
    pub(crate) pointed_out: bool,
}

/// What the beat has seen so far.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a mode")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Progress {
    /// What its pieces are.
    pub(crate) plan: Vec<Kind>,
    /// Pieces that came.
    pub(crate) brought: u16,
    /// Pieces that were decided about.
    pub(crate) put: u16,
    /// Of these, kept or repaired.
    pub(crate) good: u16,
    /// A new card lies there that nobody has gone by or looked at yet.
    pub(crate) card_is_new: bool,
    /// The record was written since the order came.
    pub(crate) recorded: bool,
    pub(crate) order_gone: bool,
    pub(crate) restarted: bool,
    pub(crate) arranged: bool,
    pub(crate) jam_told: bool,
}

/// What the post has seen so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) seed: u64,
    pub(crate) tick: u32,
    /// When somebody last did something.
    pub(crate) acted: u32,
    pub(crate) beat: u8,
    pub(crate) progress: Progress,
    /// Pieces made so far.
    pub(crate) made: u16,
    /// Pieces made since the machine began to drift.
    pub(crate) drifted: u16,
    pub(crate) piece: Option<Piece>,
    /// Ticks until the piece that was called is at the post.
    pub(crate) coming: Option<u32>,
    /// Ticks since the post has been free.
    pub(crate) free: u32,
    pub(crate) pace: Pace,
    /// What went where: kept, to repair, aside.
    pub(crate) trays: [u16; 3],
    /// The last piece that was put, and when.
    pub(crate) last: Option<(Piece, Tray, u32)>,
    pub(crate) card: u8,
    pub(crate) working: Option<Working>,
    pub(crate) readings: Vec<Read>,
    /// Pieces that the record speaks of.
    pub(crate) written: u16,
    pub(crate) page: Option<u8>,
    pub(crate) last_page: u8,
    pub(crate) machine: Machine,
    pub(crate) culprit: u8,
    /// How far it drifts in the end, hundredths of a millimetre.
    pub(crate) drift: i32,
    /// On which spot each movable thing stands.
    pub(crate) stands: Vec<u8>,
    pub(crate) carried: Option<Movable>,
    pub(crate) moves: u16,
    /// A piece that no card speaks of has come, and nobody has said so.
    pub(crate) odd_open: bool,
    /// It was said, and the piece still lies there.
    pub(crate) odd_told: bool,
    pub(crate) notice: Option<Notice>,
    pub(crate) ended: Option<u32>,
    pub(crate) over: bool,
}

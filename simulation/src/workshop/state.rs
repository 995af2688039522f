//! The state of a workshop: everything that decides what comes next, and nothing else. Whole numbers only.

use serde::{Deserialize, Serialize};

use super::doing::Doing;
use super::incident::Flaw;
use super::piece::Piece;
use super::placed::Placed;

/// Where a tool is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ToolLies {
    /// In its own place.
    Home,
    /// In the hand, or lying about.
    Out,
    /// With the colleague.
    Lent,
}

/// Work with a tool that takes its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Gesture {
    Saw,
    Drill,
    Sand,
    /// Drives the next screw of this joint.
    Screw(u8),
    Gauge,
}

/// Work that goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Working {
    pub(crate) gesture: Gesture,
    pub(crate) done: u32,
    pub(crate) of: u32,
}

/// A machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MachineState {
    pub(crate) guard_closed: bool,
    /// Whether the guard was found open and nobody has closed it or said so yet.
    pub(crate) found_open: bool,
    pub(crate) running: bool,
    /// Ticks without anything being done with it while it runs.
    pub(crate) idle: u32,
    /// Pieces that came to it.
    pub(crate) pieces: u16,
}

/// A joint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct JointState {
    pub(crate) placed: bool,
    /// How far each screw is in, percent.
    pub(crate) screws: Vec<u8>,
}

/// How the hand moves over a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Push {
    /// Ticks for which each stick has been out of its centre.
    pub(crate) held: [u16; 2],
    /// How far each has carried the hand since, hundredths of a millimetre.
    pub(crate) moved: [i32; 2],
}

/// The rain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Weather {
    Dry,
    /// It rains on boards that are not covered; ticks so far.
    Rain(u32),
    /// It rained.
    Over,
}

/// Something that was asked for and is on its way: ticks that are left.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Brought {
    /// A board of this kind.
    pub(crate) board: Option<(u8, u32)>,
    /// Parts: sound ones in place of a flawed one or of one that was sawn up.
    pub(crate) parts: Vec<(u8, u32)>,
    /// Screws.
    pub(crate) screws: Option<u32>,
}

/// What the seed planted before the first tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Planted {
    /// The delivered part that is flawed, and how.
    pub(crate) flawed: Option<(u8, Flaw)>,
    /// How much is missing where it is too short, tenths of a millimetre.
    pub(crate) short: i32,
    /// The machine, and the piece that finds its guard open.
    pub(crate) guard: Option<(u8, u8)>,
    /// Screws that are missing.
    pub(crate) missing: u16,
    /// Steps after which it rains, and for how many ticks.
    pub(crate) rain: Option<(u8, u32)>,
}

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Progress {
    Open,
    /// Nobody was there, and the situation went on; it can still be done.
    Left,
    Done,
}

/// That the situation went on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Notice {
    /// Nobody is there to read it.
    Unread,
    /// Somebody has been back since this tick.
    Read(u32),
}

/// The state.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a mode")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) seed: u64,
    pub(crate) tick: u32,
    pub(crate) planted: Planted,
    pub(crate) pieces: Vec<Piece>,
    /// The tool in the hand. A piece in the hand says so itself.
    pub(crate) tool: Option<u8>,
    pub(crate) tools: Vec<ToolLies>,
    pub(crate) machines: Vec<MachineState>,
    /// Whether each protection is on.
    pub(crate) worn: Vec<bool>,
    pub(crate) clamped: bool,
    pub(crate) taped: bool,
    pub(crate) squared: bool,
    /// The hand over the piece, along and across, hundredths of a millimetre.
    pub(crate) cursor: [i32; 2],
    pub(crate) push: Push,
    pub(crate) working: Option<Working>,
    /// What the hands did last, and until which tick that shows.
    pub(crate) shown: (Doing, u32),
    /// The piece made or delivered for each part.
    pub(crate) made: Vec<Option<u8>>,
    /// Whether each part, as it is, is meant to stay as it is.
    pub(crate) kept: Vec<bool>,
    /// How far the last piece that was cut was off, tenths of a millimetre.
    pub(crate) last_error: Option<i32>,
    /// Length of the board that was put back last, tenths of a millimetre: who takes again wants a longer one.
    pub(crate) passed_over: i32,
    /// How often each part was cut.
    pub(crate) cuts: Vec<u16>,
    pub(crate) placed: Vec<Option<Placed>>,
    pub(crate) joints: Vec<JointState>,
    /// In the box.
    pub(crate) screws: u16,
    /// The box was found empty, and nobody has said so yet.
    pub(crate) screws_out: bool,
    pub(crate) variant: Option<u8>,
    pub(crate) steps: Vec<Progress>,
    /// The page that is open.
    pub(crate) page: Option<u8>,
    /// The page it opens at.
    pub(crate) last_page: u8,
    pub(crate) gauged: bool,
    pub(crate) weather: Weather,
    pub(crate) covered: bool,
    pub(crate) brought: Brought,
    /// Ticks for which sawdust is in the eyes, and sounds are dull.
    pub(crate) hazy: u32,
    pub(crate) dull: u32,
    /// Acts that chance had a hand in: each draws its own.
    pub(crate) draws: u32,
    /// Tick at which somebody last acted.
    pub(crate) acted: u32,
    /// That the situation went on by itself, for as long as it is said.
    pub(crate) notice: Option<Notice>,
    /// Tick at which the object was handed over.
    pub(crate) ended: Option<u32>,
    pub(crate) over: bool,
    /// Whether the flawed part was announced by coming into a hand.
    pub(crate) flaw_met: bool,
    /// Whether the flawed part was put aside or signalled.
    pub(crate) flaw_settled: bool,
}

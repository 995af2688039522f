//! The whole state of an automaton: whole numbers, in lists of known length.

use serde::{Deserialize, Serialize};

use super::role::Role;
use crate::teamwork::Level;
use crate::teamwork::notice::Notice;

/// What the session is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Stage {
    /// People gather and turn the letter.
    Letter,
    /// Roles are taken, since this tick.
    Roles(u32),
    /// A module is set.
    Setting,
    /// Something absurd came out: which, and when.
    Surprise(u8, u32),
    /// A part wakes, since this tick.
    Waking(u32),
    /// The machine plays, since this tick.
    Portrait(u32),
}

/// Somebody's place at the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Person {
    /// Whether they take part.
    pub(crate) here: bool,
    /// What they do in this stretch.
    pub(crate) role: Option<Role>,
    /// They said that the letter is their carnet's.
    pub(crate) same_letter: bool,
    /// They took their role of this stretch.
    pub(crate) took_role: bool,
    /// When they last did something.
    pub(crate) acted: u32,
}

/// What the module has seen so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct OnFront {
    /// Signs it shows.
    pub(crate) shown: Vec<u8>,
    /// What was entered: a mark from 1 or 0 for none, of each sign; bells in the order in which they were rung; turns,
    /// 1 for the right handle.
    pub(crate) entered: Vec<u8>,
    /// The piece that was missing has come.
    pub(crate) scrap: bool,
    /// Surprises so far.
    pub(crate) surprises: u8,
    /// Settings are read back since this tick.
    pub(crate) reads: Option<u32>,
    /// They were, and nothing was changed since.
    pub(crate) was_read: bool,
}

/// What the machine has seen so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) seed: u64,
    pub(crate) tick: u32,
    /// When somebody last did something.
    pub(crate) acted: u32,
    pub(crate) people: Vec<Person>,
    pub(crate) level: Level,
    pub(crate) letter: u8,
    pub(crate) beat: u8,
    /// Which module of the beat.
    pub(crate) at: u8,
    pub(crate) stage: Stage,
    pub(crate) front: OnFront,
    /// Modules that have been woken, by their place in the parameters.
    pub(crate) woken: Vec<bool>,
    /// How often each surprise came.
    pub(crate) came: Vec<u16>,
    pub(crate) notice: Option<Notice>,
    pub(crate) over: bool,
}

//! The whole state: whole numbers, in lists of known length.

use serde::{Deserialize, Serialize};

use crate::teamwork::Level;
use crate::teamwork::notice::Notice;

/// What the session is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Stage {
    /// People gather and look at the places.
    Places,
    /// One after the other looks behind the curtain.
    Curtain,
    /// Cards are laid, and a place is chosen.
    Table,
    /// The day at this place, since this tick.
    Day(u8, u32),
}

/// A card that lies at a place, and whose hand laid it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Laid {
    pub(crate) place: u8,
    pub(crate) by: u8,
}

/// Where a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Where {
    /// Not laid yet.
    Kept,
    /// In somebody's hand; where it lay before.
    Held(u8, Option<Laid>),
    On(Laid),
}

/// The late picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum News {
    /// It has not come.
    Away,
    /// It has come for this seat.
    Came(u8),
    /// This seat looked at it.
    Seen(u8),
}

/// Somebody's place at the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Person {
    /// Whether they take part.
    pub(crate) here: bool,
    /// They have seen the places.
    pub(crate) ready: bool,
    /// They have looked behind the curtain.
    pub(crate) looked: bool,
    /// The place that they choose.
    pub(crate) vote: Option<u8>,
    /// When they last did something.
    pub(crate) acted: u32,
}

/// An open curtain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Open {
    /// Who looks.
    pub(crate) seat: u8,
    /// Since when.
    pub(crate) since: u32,
    /// It shows the late picture.
    pub(crate) news: bool,
}

/// What people have done so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) seed: u64,
    pub(crate) tick: u32,
    /// When somebody last did something.
    pub(crate) acted: u32,
    pub(crate) people: Vec<Person>,
    pub(crate) level: Level,
    pub(crate) stage: Stage,
    pub(crate) curtain: Option<Open>,
    /// Cards, by the place of their clue in the parameters.
    pub(crate) cards: Vec<Where>,
    pub(crate) news: News,
    pub(crate) notice: Option<Notice>,
    pub(crate) over: bool,
}

//! Cards: pictures that show what goes where.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a piece goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Tray {
    /// It is good.
    Keep,
    /// Somebody will make it good.
    Repair,
    /// It waits for somebody to look at it.
    Aside,
}

impl Tray {
    /// All, in the order of [`Tray::WORDS`].
    pub const ALL: [Self; 3] = [Self::Keep, Self::Repair, Self::Aside];
    /// Words of rules and choices.
    pub const WORDS: [&'static str; 3] = ["keep", "repair", "aside"];
}

/// What a line of a card shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Sees {
    /// A piece that bears this mark.
    Mark(String),
    /// A piece of which a measure is above its tolerance.
    Over,
    /// A piece of which a measure is below it.
    Under,
    /// A piece of which every measure is within its tolerance.
    Fits,
}

/// A line of a card: what it shows, and the tray beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CardLine {
    /// What is seen.
    pub sees: Sees,
    /// Where such a piece goes.
    pub goes: Tray,
}

/// A card; the first line that is true of a piece counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LineCard")]
pub struct Card {
    /// Id. Example: `first_card`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Its lines, the first that is true counts.
    #[schemars(length(min = 1, max = 8))]
    pub lines: Vec<CardLine>,
}

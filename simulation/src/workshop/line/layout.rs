//! The post: spots, and what stands on them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// What can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub enum Movable {
    /// The gauge.
    Gauge,
    /// The tray of what is kept, with its stamp.
    Keep,
    /// The tray of what is repaired, with its stamp.
    Repair,
    /// The tray of what is put aside, with its stamp.
    Aside,
    /// The record sheet.
    Record,
}

impl Movable {
    /// All, in the order of [`Movable::WORDS`].
    pub const ALL: [Self; 5] = [Self::Gauge, Self::Keep, Self::Repair, Self::Aside, Self::Record];
    /// Words of rules, prompts and choices.
    pub const WORDS: [&'static str; 5] = ["gauge", "keep", "repair", "aside", "record"];
}

/// A place on the post where something can stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// Id. Example: `spot_left`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// From the middle of the post: to the right, and towards the belt, mm.
    #[schemars(transform = within(-1000.0, 1000.0))]
    pub at_mm: [f64; 2],
}

/// What stands where at the start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// What.
    pub thing: Movable,
    /// Id of a spot.
    pub on: String,
}

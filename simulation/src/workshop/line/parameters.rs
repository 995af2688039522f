//! What a scenario file says about a line. Every number that a person might tune is here, with its unit in its name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::beat::Beat;
use super::card::Card;
use super::layout::{Spot, Standing};
use super::measure::{Culprit, Measure};
use crate::ranges::within;

/// Parameters of the activity kind `line`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LineParameters")]
pub struct Parameters {
    /// A piece as it should be: length, width and thickness, mm.
    #[schemars(transform = within(5.0, 400.0))]
    pub piece_mm: [f64; 3],
    /// What the gauge reads.
    #[schemars(length(min = 1, max = 4))]
    pub measures: Vec<Measure>,
    /// Marks that a piece can bear and a card can show.
    #[schemars(length(max = 6))]
    pub marks: Vec<String>,
    /// Marks that no card shows; the seed chooses one each time.
    #[schemars(length(max = 6))]
    pub odd_marks: Vec<String>,
    /// Cards.
    #[schemars(length(min = 1, max = 6))]
    pub cards: Vec<Card>,
    /// What can make pieces drift.
    #[schemars(length(min = 1, max = 6))]
    pub culprits: Vec<Culprit>,
    /// Places on the post.
    #[schemars(length(min = 5, max = 12))]
    pub spots: Vec<Spot>,
    /// What stands where at the start: each movable thing once.
    #[schemars(length(min = 5, max = 5))]
    pub post: Vec<Standing>,
    /// How hands and belt answer.
    pub handling: Handling,
    /// What comes after what.
    #[schemars(length(min = 1, max = 12))]
    pub beats: Vec<Beat>,
    /// Nobody acted for so long: the next beat comes, s.
    #[schemars(transform = within(5.0, 1800.0))]
    pub idle_s: f64,
    /// How it ends.
    pub reveal: Reveal,
}

/// How hands and belt answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LineHandling")]
pub struct Handling {
    /// A piece comes from the machine to the post in so long, s.
    #[schemars(transform = within(0.2, 10.0))]
    pub brings_s: f64,
    /// The belt set to slow brings the next piece so long after the post is free, s.
    #[schemars(transform = within(0.5, 60.0))]
    pub slow_s: f64,
    /// The same, set to quick, s.
    #[schemars(transform = within(0.0, 30.0))]
    pub quick_s: f64,
    /// Any gesture lasts so long, s.
    #[schemars(transform = within(0.1, 5.0))]
    pub gesture_s: f64,
    /// Reaching a thing takes so much longer for each metre that it is away, s.
    #[schemars(transform = within(0.0, 5.0))]
    pub reach_s_per_m: f64,
    /// Reading the gauge takes so long, s.
    #[schemars(transform = within(0.1, 10.0))]
    pub gauge_s: f64,
    /// Putting a culprit right, or taking out a piece that is stuck, takes so long, s.
    #[schemars(transform = within(0.1, 20.0))]
    pub repair_s: f64,
}

/// What follows once the last piece is decided about: the culprit is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reveal {
    /// Name of its phase. Example: "reveal".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Lasts so long, s.
    #[schemars(transform = within(1.0, 300.0))]
    pub lasts_s: f64,
}

//! Beats: what comes after what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LineBeat")]
pub struct Beat {
    /// Name of its phase, as rules write it (`phase = sorting`); each beat has its own.
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// What happens.
    pub does: Does,
}

/// What happens in a beat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "LineDoes")]
pub enum Does {
    /// Three samples, said to be what they are: one that fits, one with too much, one with too little.
    Samples,
    /// Pieces come.
    Pieces(Batch),
    /// The machine stops with a piece stuck in it.
    Stop,
    /// The post can be laid out again.
    Arrange,
}

/// Pieces that come. Those that are planted stand among the first `pieces`, the seed says where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// How many pieces are decided about.
    #[schemars(range(min = 1, max = 30))]
    pub pieces: u8,
    /// Id of the card that holds from here on; a new one is laid on the post.
    #[schemars(length(min = 1, max = 40))]
    pub card: String,
    /// How many are too near to a tolerance for the eye.
    #[serde(default)]
    #[schemars(range(max = 10))]
    pub doubtful: u8,
    /// How many bear a mark that no card shows.
    #[serde(default)]
    #[schemars(range(max = 10))]
    pub odd: u8,
    /// How many bear a mark that a card shows: first of all one that goes elsewhere than on the card before.
    #[serde(default)]
    #[schemars(range(max = 10))]
    pub marked: u8,
    /// An urgent order for so many good pieces (kept or repaired); with it `pieces` come at least. 0: no order.
    #[serde(default)]
    #[schemars(range(max = 20))]
    pub order: u8,
}

//! What is measured on a piece, and what makes it drift.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// How an error looks on a piece, so that eyes can see it where it is large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Shape {
    /// It is longer or shorter.
    Length,
    /// Its hole is too far from the edge, or too near.
    Hole,
    /// Its end is not square: one corner stands out.
    Slant,
    /// A dark edge, as wide as the error.
    Burn,
}

/// What the gauge reads on every piece.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LineMeasure")]
pub struct Measure {
    /// Id. Example: `length`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// How an error of it looks.
    pub shape: Shape,
    /// The error that is allowed on either side, mm.
    #[schemars(transform = within(0.1, 20.0))]
    pub tolerance_mm: f64,
    /// How pieces scatter by themselves, mm (standard deviation). Draws beyond twice as much do not occur.
    #[schemars(transform = within(0.0, 10.0))]
    pub spread_mm: f64,
    /// An error this near to the tolerance, on either side of it, no eye can tell: that takes the gauge, mm.
    #[schemars(transform = within(0.05, 10.0))]
    pub doubt_mm: f64,
}

/// Something behind the hatch that makes pieces drift. The seed chooses one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Culprit {
    /// Id, also of the place that is looked at. Example: `end_stop`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Id of the measure that it makes drift, towards too much.
    #[schemars(length(min = 1, max = 40))]
    pub measure: String,
    /// How far in the end, mm; the seed chooses between the two.
    #[schemars(transform = within(0.1, 50.0))]
    pub drift_mm: (f64, f64),
    /// After how many pieces that come, samples aside, the drift is whole.
    #[schemars(range(min = 1, max = 60))]
    pub over_pieces: u8,
}

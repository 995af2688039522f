//! Bags of fittings, what can stand in for them, and stickers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// A bag of fittings (hinges, handles) that a joint takes before it is screwed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fitting {
    /// Id; the bag is pointed at by it. Example: `hinges`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// How many belong in it: a joint takes them all.
    #[schemars(range(min = 1, max = 8))]
    pub count: u8,
    /// Where the bag lies, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub at_mm: [f64; 2],
}

/// Something that can stand in for any fitting. Each is as good as the others; the object looks different.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Substitute {
    /// Id; it is pointed at by it. Example: `rope`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// What it looks like.
    pub looks: Looks,
    /// Where it lies, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub at_mm: [f64; 2],
}

/// What a substitute looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Looks {
    /// Rope, knotted through.
    Rope,
    /// A strip of leather.
    Leather,
    /// Wire, twisted.
    Wire,
}

/// Stickers that say where work is left: one goes on a part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stickers {
    /// Where they lie, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub at_mm: [f64; 2],
}

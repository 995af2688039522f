//! The object: parts with their dimensions, and how they are joined.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// What is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Object {
    /// Ways in which it can be made, e.g. for which bird; the person chooses one. None where there is nothing to choose.
    #[schemars(length(max = 6))]
    pub variants: Vec<Variant>,
    /// Its parts.
    #[schemars(length(min = 1, max = 16))]
    pub parts: Vec<Part>,
    /// How they are joined, in any order.
    #[schemars(length(max = 24))]
    pub joints: Vec<Joint>,
}

/// One way in which the object can be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Id; it is chosen by it. Example: `blue_tit`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Diameter of the holes that follow the choice, mm.
    #[schemars(transform = within(2.0, 80.0))]
    pub hole_mm: f64,
}

/// Which way a part lies in the object: the axis of its length, then that of its width; its thickness has the third.
/// x to the right, y away from who works, z up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Lies {
    /// Length along x, width along y: flat.
    Xy,
    /// Length along x, width along z: upright, its face towards the front.
    Xz,
    /// Length along y, width along x: flat.
    Yx,
    /// Length along y, width along z: upright, its face towards the side.
    Yz,
    /// Length along z, width along x: standing, its face towards the front.
    Zx,
    /// Length along z, width along y: standing, its face towards the side.
    Zy,
}

impl Lies {
    /// Axes (0 to 2) of length, width and thickness.
    pub fn axes(self) -> [usize; 3] {
        match self {
            Self::Xy => [0, 1, 2],
            Self::Xz => [0, 2, 1],
            Self::Yx => [1, 0, 2],
            Self::Yz => [1, 2, 0],
            Self::Zx => [2, 0, 1],
            Self::Zy => [2, 1, 0],
        }
    }
}

/// A part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Id; the piece made for it is pointed at by it. Example: `left_side`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Id of the boards it is cut from: they give width and thickness.
    pub from: String,
    /// Whether it comes ready cut.
    #[serde(default)]
    pub delivered: bool,
    /// Length, mm.
    #[schemars(transform = within(20.0, 4000.0))]
    pub length_mm: f64,
    /// How far the length may be off, mm.
    #[schemars(transform = within(0.1, 20.0))]
    pub tolerance_mm: f64,
    /// Which way it lies in the object.
    pub lies: Lies,
    /// Its left, front, lower corner in the object, mm.
    #[schemars(transform = within(-4000.0, 4000.0))]
    pub at_mm: [f64; 3],
    /// Holes to be drilled.
    #[serde(default)]
    #[schemars(length(max = 8))]
    pub holes: Vec<Hole>,
}

/// A hole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hole {
    /// Its middle: along the length, then across the width, mm.
    #[schemars(transform = within(0.0, 4000.0))]
    pub at_mm: [f64; 2],
    /// Diameter, mm.
    #[schemars(transform = within(2.0, 80.0))]
    pub diameter_mm: f64,
    /// Whether the diameter follows what the person chose instead.
    #[serde(default)]
    pub follows_choice: bool,
    /// How far the middle may be off, mm.
    #[schemars(transform = within(0.1, 20.0))]
    pub tolerance_mm: f64,
}

/// Two parts that are screwed together. The object's first part stands at the beginning; each joint adds one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Joint {
    /// Id, for rules and journals. Example: `left_to_back`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// The part that is added.
    pub part: String,
    /// The part it is added to.
    pub onto: String,
    /// Screws that hold it.
    #[schemars(range(min = 1, max = 8))]
    pub screws: u8,
    /// Id of the fittings it takes before it is screwed (hinges). None where it is left out.
    #[serde(default)]
    pub fitting: Option<String>,
}

//! What the hall is made of. Rectangles stand along its walls.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// A wall, a shelf, a pile: a rectangle that nothing passes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayWall")]
pub struct Wall {
    /// Its middle, m.
    #[schemars(transform = within(0.0, 60.0))]
    pub at_m: [f64; 2],
    /// Half its width and depth, m.
    #[schemars(transform = within(0.05, 30.0))]
    pub half_m: [f64; 2],
}

/// A point where somebody stands, or where hands hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayStand")]
pub struct Stand {
    /// m
    #[schemars(transform = within(-5.0, 60.0))]
    pub at_m: [f64; 2],
}

/// A doorway whose door, once it has fallen shut, is open for as long as somebody holds a lever.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayDoor")]
pub struct Door {
    /// Id. Example: `north_door`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// The middle of the doorway, m.
    #[schemars(transform = within(0.0, 60.0))]
    pub at_m: [f64; 2],
    /// Half its width and depth, m; one passes across the thinner.
    #[schemars(transform = within(0.05, 10.0))]
    pub half_m: [f64; 2],
    /// Its levers; one on either side, so that nobody is shut in.
    #[schemars(length(min = 1, max = 2))]
    pub levers: Vec<Stand>,
}

/// A way that may be blocked, all over this rectangle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayCorridor")]
pub struct Corridor {
    /// Id. Example: `north_way`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Its middle, m.
    #[schemars(transform = within(0.0, 60.0))]
    pub at_m: [f64; 2],
    /// Half its width and depth, m.
    #[schemars(transform = within(0.05, 20.0))]
    pub half_m: [f64; 2],
}

/// A charger with one cable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayCharger")]
pub struct Charger {
    /// Id. Example: `charger`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Where it is, m.
    #[schemars(transform = within(0.0, 60.0))]
    pub at_m: [f64; 2],
    /// The cable reaches the middle of a load so far away, m; pulled further, the plug comes out.
    #[schemars(transform = within(1.0, 10.0))]
    pub cable_m: f64,
    /// Charges so much of a battery in a second, %.
    #[schemars(transform = within(0.1, 50.0))]
    pub charges_percent_per_s: f64,
    /// With so much a load needs the charger no more, %.
    #[schemars(transform = within(5.0, 100.0))]
    pub enough_percent: f64,
}

/// A tap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayTap")]
pub struct Tap {
    /// Id. Example: `tap`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Where it is, m.
    #[schemars(transform = within(0.0, 60.0))]
    pub at_m: [f64; 2],
    /// Fills what stands so near, m.
    #[schemars(transform = within(0.5, 10.0))]
    pub reach_m: f64,
    /// Fills so much of it in a second, %.
    #[schemars(transform = within(0.5, 100.0))]
    pub fills_percent_per_s: f64,
}

/// Where a load belongs: it has arrived once its middle stands still in this circle and nobody holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayPlace")]
pub struct Place {
    /// Id. Example: `stage`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Its middle, m.
    #[schemars(transform = within(0.0, 60.0))]
    pub at_m: [f64; 2],
    /// m
    #[schemars(transform = within(0.3, 5.0))]
    pub radius_m: f64,
}

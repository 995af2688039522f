//! What a scenario file says about a relay. Every number that a person might tune is here, with its unit in its name.
//! Lengths are in plan, from the lower left corner of the hall: right, then up.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::course::Course;
use super::hall::{Charger, Corridor, Door, Place, Stand, Tap, Wall};
use super::load::Load;
use super::sticker::Sticker;
use crate::ranges::within;

/// How somebody walks and pulls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayWalking")]
pub struct Walking {
    /// With nothing in hand, at most so fast, m/s.
    #[schemars(transform = within(0.5, 3.0))]
    pub free_m_s: f64,
    /// Holding a load, at most so fast, m/s.
    #[schemars(transform = within(0.3, 2.0))]
    pub holding_m_s: f64,
    /// Pushes or pulls with so much at most, N.
    #[schemars(transform = within(50.0, 600.0))]
    pub pull_n: f64,
    /// Grips what is so near, m.
    #[schemars(transform = within(0.3, 1.5))]
    pub reach_m: f64,
}

/// Parameters of the activity kind `relay`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayParameters")]
pub struct Parameters {
    /// Width and depth of the hall, m.
    #[schemars(transform = within(6.0, 60.0))]
    pub size_m: [f64; 2],
    /// What stands in it and never moves.
    #[schemars(length(max = 40))]
    pub walls: Vec<Wall>,
    /// Doors; they stand open until they fall shut.
    #[schemars(length(min = 1, max = 4))]
    pub doors: Vec<Door>,
    /// Ways of which one is blocked after the relief, the one that was used most; where several were, the seed chooses.
    #[schemars(length(min = 2, max = 4))]
    pub corridors: Vec<Corridor>,
    /// The only charger.
    #[serde(default)]
    pub charger: Option<Charger>,
    /// Where an aquarium is filled again.
    #[serde(default)]
    pub tap: Option<Tap>,
    /// Where loads belong.
    #[schemars(length(min = 1, max = 8))]
    pub places: Vec<Place>,
    /// What is moved.
    #[schemars(length(min = 1, max = 8))]
    pub loads: Vec<Load>,
    /// Where the two who begin stand.
    #[schemars(length(min = 2, max = 2))]
    pub starts: Vec<Stand>,
    /// Stickers with which those who leave say what is left to do; each kind once.
    #[schemars(length(min = 1, max = 6))]
    pub stickers: Vec<Sticker>,
    /// How people walk and pull.
    pub walking: Walking,
    /// What comes after what.
    pub course: Course,
    /// A door falls shut so long after its lever was let go, s.
    #[schemars(transform = within(0.5, 30.0))]
    pub door_closes_s: f64,
    /// Whoever pushes for so long at something that does not move is stuck, s.
    #[schemars(transform = within(0.5, 20.0))]
    pub stuck_s: f64,
    /// Whoever did nothing for so long is not waited for, and can be relieved, s.
    #[schemars(transform = within(3.0, 300.0))]
    pub quiet_s: f64,
    /// Where nothing has a time of its own and nobody acted for so long, it goes on, s.
    #[schemars(transform = within(5.0, 1800.0))]
    pub idle_s: f64,
}

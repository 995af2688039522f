//! What comes after what: stretches that have a time of their own, with the relief between them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// The stretch that brings a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "RelayComes")]
pub enum Comes {
    /// The first.
    Together,
    /// The one in which doors fall shut.
    Doors,
    /// The one with the charger.
    Charger,
    /// The one after the relief, in which a corridor is blocked.
    Blocked,
}

impl Comes {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Together, Self::Doors, Self::Charger, Self::Blocked];
}

/// A stretch. It ends earlier once all that came has arrived.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayStretch")]
pub struct Stretch {
    /// Name of its phase, as rules write it (`phase = doors`).
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Lasts so long at most, s.
    #[schemars(transform = within(1.0, 1200.0))]
    pub lasts_s: f64,
}

/// The relief: time stands for as long as people need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayRelief")]
pub struct Relief {
    /// Name of its phase. Example: "relief".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
}

/// The course of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayCourse")]
pub struct Course {
    /// Carrying together; doors stand open.
    pub together: Stretch,
    /// Doors have fallen shut.
    pub doors: Stretch,
    /// Several need the only charger.
    pub charger: Stretch,
    /// « Relève ! »
    pub relief: Relief,
    /// A corridor is blocked.
    pub blocked: Stretch,
    /// After so long the corridor is blocked, s: the seed draws from this range.
    #[schemars(transform = within(0.0, 600.0))]
    pub blocks_after_s: (f64, f64),
    /// The fête, with what has arrived.
    pub fete: Stretch,
}

impl Course {
    /// A stretch that brings loads.
    pub(crate) fn stretch(&self, of: Comes) -> &Stretch {
        match of {
            Comes::Together => &self.together,
            Comes::Doors => &self.doors,
            Comes::Charger => &self.charger,
            Comes::Blocked => &self.blocked,
        }
    }
}

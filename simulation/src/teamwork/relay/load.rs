//! What is moved: a stiff box on four feet that rub on the ground.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::course::Comes;
use super::hall::Stand;
use crate::ranges::within;

/// What is special about a load.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "RelayNature")]
pub enum Nature {
    /// Nothing: it stands where it is put.
    Plain,
    /// It rolls along its length, and rubs across it with so many N in all.
    Rolls {
        /// N
        #[schemars(transform = within(1.0, 5000.0))]
        across_n: f64,
    },
    /// It is full of water, which swings with every jerk; over the brim some is spilled.
    Sloshes {
        /// How far the water may swing, m.
        #[schemars(transform = within(0.01, 1.0))]
        brim_m: f64,
    },
    /// A motor carries its weight while there is charge; flat, it rubs with so many N in all.
    Electric {
        /// N
        #[schemars(transform = within(1.0, 5000.0))]
        flat_n: f64,
        /// Charge as it comes, %: the seed draws from this range.
        #[schemars(transform = within(0.0, 100.0))]
        charge_percent: (f64, f64),
        /// Whether it comes plugged in.
        plugged: bool,
        /// Uses so much of its battery over a metre, %.
        #[schemars(transform = within(0.0, 20.0))]
        uses_percent_per_m: f64,
    },
}

/// A load.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RelayLoad")]
pub struct Load {
    /// Id. Example: `piano`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// The stretch that brings it.
    pub comes: Comes,
    /// Where its middle stands as it comes, m.
    #[schemars(transform = within(0.0, 60.0))]
    pub at_m: [f64; 2],
    /// How far it is turned as it comes, degrees, against the clock; 0 is along the hall.
    #[schemars(transform = within(-180.0, 180.0))]
    pub turned_deg: f64,
    /// Half its length and breadth, m.
    #[schemars(transform = within(0.1, 3.0))]
    pub half_m: [f64; 2],
    /// kg
    #[schemars(transform = within(5.0, 1000.0))]
    pub mass_kg: f64,
    /// Rubs on the ground with so many N in all. What rubs with more than one person pulls takes two.
    #[schemars(transform = within(1.0, 5000.0))]
    pub rubs_n: f64,
    /// What is special about it.
    pub nature: Nature,
    /// Where one stands to hold it, seen from its middle, along its length first, m.
    #[schemars(length(min = 1, max = 4))]
    pub handles: Vec<Stand>,
    /// Id of the place where it belongs.
    #[schemars(length(min = 1, max = 40))]
    pub to: String,
}

impl Load {
    /// N that it rubs with: along its length, across it; flat where its battery is.
    pub(crate) fn rubs(&self, is_flat: bool) -> [f64; 2] {
        match self.nature {
            Nature::Rolls { across_n } => [self.rubs_n, across_n],
            Nature::Electric { flat_n, .. } if is_flat => [flat_n; 2],
            _ => [self.rubs_n; 2],
        }
    }

    /// Whether it has a battery.
    pub(crate) fn is_electric(&self) -> bool {
        matches!(self.nature, Nature::Electric { .. })
    }

    /// Whether it has water.
    pub(crate) fn sloshes(&self) -> bool {
        matches!(self.nature, Nature::Sloshes { .. })
    }
}

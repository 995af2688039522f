//! What comes unexpected: on every seed, each time elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// What comes unexpected. Each kind at most once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub enum Incident {
    /// A delivered part is flawed.
    FaultyPanel(FaultyPanel),
    /// The guard of a machine is found open.
    GuardOpen(GuardOpen),
    /// There are fewer screws than the object needs.
    MissingScrew(MissingScrew),
    /// It rains on the stock.
    Rain(Rain),
    /// A bag holds fewer fittings than belong in it.
    EmptyBag(EmptyBag),
    /// The van that fetches the object comes early.
    EarlyVan(EarlyVan),
}

/// What is wrong with a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Flaw {
    /// It is split: seen on its other side.
    Split,
    /// It is too short: seen by the tape or the gauge.
    Short,
    /// It is bowed: seen by the square or the gauge.
    Bowed,
}

/// A delivered part is flawed; a sound one comes once it is put aside or signalled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct FaultyPanel {
    /// Ids of delivered parts; the seed chooses one.
    #[schemars(length(min = 1, max = 8))]
    pub parts: Vec<String>,
    /// What may be wrong; the seed chooses one.
    #[schemars(length(min = 1, max = 3))]
    pub flaws: Vec<Flaw>,
    /// How much too short, mm; the seed chooses between them.
    #[schemars(transform = within(3.0, 100.0))]
    pub short_mm: (f64, f64),
}

/// The guard of a machine is found open when a piece comes to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct GuardOpen {
    /// Id of the machine.
    pub machine: String,
    /// Which piece (counted from 1) that comes to it: the seed chooses between them. Example: (1, 2)
    pub piece: (u8, u8),
}

/// There are fewer screws in the box than the object needs; the rest comes once somebody says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct MissingScrew {
    /// How many are missing: the seed chooses between them. Example: (1, 3)
    pub missing: (u8, u8),
}

/// It rains on the boards that still lie in the rack, until they are covered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Rain {
    /// After how many steps that are done it begins: the seed chooses between them. Example: (3, 5)
    pub after_steps: (u8, u8),
    /// How long it rains, s.
    #[schemars(transform = within(5.0, 600.0))]
    pub lasts_s: (f64, f64),
    /// Every so often another board gets wet, s.
    #[schemars(transform = within(1.0, 600.0))]
    pub wets_every_s: f64,
}

/// A bag holds fewer fittings than belong in it, and no more come: something else has to serve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct EmptyBag {
    /// Id of the fittings.
    pub fitting: String,
    /// How many are in it: the seed chooses between them. Example: (0, 1)
    pub holds: (u8, u8),
}

/// The van that fetches the object comes before it is done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct EarlyVan {
    /// After how many steps that are done it honks: the seed chooses between them. Example: (6, 7)
    pub after_steps: (u8, u8),
    /// It honks again every so often, s.
    #[schemars(transform = within(5.0, 600.0))]
    pub honks_every_s: f64,
    /// It leaves after so long with what there is, s.
    #[schemars(transform = within(30.0, 1800.0))]
    pub waits_s: f64,
}

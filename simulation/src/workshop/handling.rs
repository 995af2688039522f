//! How hands and tools answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// How hands and tools answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkshopHandling")]
pub struct Handling {
    /// Speed of the hand over a piece when a stick is just touched, mm/s.
    #[schemars(transform = within(2.0, 100.0))]
    pub slow_mm_s: f64,
    /// Speed at full stick once it has been held for a while, mm/s.
    #[schemars(transform = within(10.0, 2000.0))]
    pub fast_mm_s: f64,
    /// From the first touch to full speed, s.
    #[schemars(transform = within(0.0, 3.0))]
    pub ramp_s: f64,
    /// How near the hand snaps to an end, an edge, a mark, mm.
    #[schemars(transform = within(0.0, 20.0))]
    pub snap_mm: f64,
    /// Width of the saw's cut, mm.
    #[schemars(transform = within(0.5, 10.0))]
    pub kerf_mm: f64,
    /// How far a saw wanders from the hand in a piece that is clamped, mm (standard deviation).
    #[schemars(transform = within(0.0, 5.0))]
    pub clamped_mm: f64,
    /// The same in a piece that is not, mm.
    #[schemars(transform = within(0.0, 10.0))]
    pub loose_mm: f64,
    /// Sawing through takes so long, s; twice as long where the board is wet.
    #[schemars(transform = within(0.2, 20.0))]
    pub saw_s: f64,
    /// Drilling a hole takes so long, s.
    #[schemars(transform = within(0.2, 20.0))]
    pub drill_s: f64,
    /// Sanding takes so long, s.
    #[schemars(transform = within(0.2, 20.0))]
    pub sand_s: f64,
    /// Driving a screw takes so long, s.
    #[schemars(transform = within(0.2, 20.0))]
    pub screw_s: f64,
    /// Comparing with the gauge takes so long, s.
    #[schemars(transform = within(0.1, 20.0))]
    pub gauge_s: f64,
    /// Sawdust in front of eyes without glasses stays so long, s.
    #[schemars(transform = within(0.5, 30.0))]
    pub blink_s: f64,
    /// What was asked for (a board, a screw, a sound part) comes after so long, s.
    #[schemars(transform = within(0.5, 60.0))]
    pub brought_s: f64,
}

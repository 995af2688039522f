//! From events and signals to moments: the grid's game rows run over a session.
//!
//! **Invariant:** a rule produces a moment or nothing; every moment points at its evidence.

use serde::{Deserialize, Serialize};
use simulation::{Event, Tick};

/// A moment that was seen: derived, never stored as truth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Row id.
    pub row: String,
    /// The seat whose doing it is.
    pub seat: u8,
    /// Tick at which the attempt began (its occasion).
    pub attempt: Tick,
    /// First and last tick of the evidence.
    pub from: Tick,
    /// Last tick of the evidence.
    pub to: Tick,
    /// Events involved, in order of happening.
    pub events: Vec<(Tick, Event)>,
    /// The rule as written, thresholds filled in.
    pub rule: String,
}

/// The compiled rules of a grid.
#[derive(Debug)]
pub struct CompiledGrid {}

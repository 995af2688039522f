//! Names that `situation` is about to give; this file goes away when it does.

use situation::observe::Observation;
use simulation::{Event, Tick};

/// `situation::requirement::RequirementState`.
#[derive(Debug, Clone)]
pub struct RequirementState {}

/// `situation::replay::Clip`.
#[derive(Debug)]
pub struct Clip {}

/// `situation::live::LiveSession`.
pub struct LiveSession {}

impl LiveSession {
    /// Events of the last tick.
    pub fn events(&self) -> &[Event] {
        todo!()
    }
    /// The run, for drawing.
    pub fn run(&self) -> &simulation::Run {
        todo!()
    }
    /// Moments so far.
    pub fn observations(&self) -> &[Observation] {
        todo!()
    }
    /// Over.
    pub fn is_over(&self) -> bool {
        todo!()
    }
    /// Header.
    pub fn header(&self) -> &situation::journal::Header {
        todo!()
    }
    /// Tick.
    pub fn tick_now(&self) -> Tick {
        todo!()
    }
}

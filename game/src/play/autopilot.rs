//! Who plays where nobody sits.

use bevy::platform::cell::SyncCell;
use simulation::Pilot;

/// Holds the sticks of the running session in place of devices.
pub(crate) struct Autopilot(SyncCell<Box<dyn Pilot>>);

impl Autopilot {
    /// A pilot of the simulation.
    pub(crate) fn new(pilot: Box<dyn Pilot>) -> Self {
        Self(SyncCell::new(pilot))
    }

    /// The inputs of one tick.
    pub(crate) fn act(&mut self, activity: &dyn simulation::Activity, inputs: &mut [simulation::SeatInput]) {
        self.0.get().act(activity, inputs);
    }
}

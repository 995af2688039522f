//! Who plays where nobody sits.

use super::Activity;
use super::controls::SeatInput;

/// Plays all seats of an activity like people would: reaction time and noise are numbers of the style.
pub trait Pilot: Send {
    /// Inputs for this tick, one per seat, from what can be perceived of the activity.
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]);
}

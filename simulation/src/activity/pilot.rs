//! Who plays where nobody sits.

use super::Activity;
use super::controls::SeatInput;

/// A number that describes a pilot, and between what it is drawn where many pilots are tried. Pilots are nobody: what is
/// seen with which numbers tells about a grid, never about people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PilotNumber {
    /// Name, with its unit where it has one. Example: `pace_s`.
    pub name: &'static str,
    /// Smallest.
    pub min: f64,
    /// Largest.
    pub max: f64,
    /// Whether it is a habit, there or not: only `min` and `max` are drawn.
    pub is_habit: bool,
}

impl PilotNumber {
    /// A number between two.
    pub const fn between(name: &'static str, min: f64, max: f64) -> Self {
        Self {
            name,
            min,
            max,
            is_habit: false,
        }
    }

    /// A habit: 0 or 1.
    pub const fn habit(name: &'static str) -> Self {
        Self {
            name,
            min: 0.0,
            max: 1.0,
            is_habit: true,
        }
    }
}

/// Plays all seats of an activity like people would: reaction time and noise are numbers of the style.
pub trait Pilot: Send {
    /// Inputs for this tick, one per seat, from what can be perceived of the activity.
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]);
}

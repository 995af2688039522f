//! Seconds and ticks.

use crate::TICKS_PER_SECOND;

/// A tick, s.
pub const TICK_S: f64 = 1.0 / TICKS_PER_SECOND as f64;

/// Ticks in so many seconds, rounded; 0 for less than none.
pub fn ticks(seconds: f64) -> u32 {
    libm::round(seconds / TICK_S).max(0.0) as u32
}

//! That the situation went on by itself, said to whoever comes back.

use serde::{Deserialize, Serialize};

use crate::TICK_S;

/// From the moment somebody is back, that the situation went on is said for so long, s.
const SAID_S: f64 = 6.0;

/// That the situation went on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Notice {
    Unread,
    /// Somebody has been back since this tick.
    Back(u32),
}

/// What is left of a notice at a tick in which somebody acts, or nobody.
pub(crate) fn after(notice: Option<Notice>, tick: u32, acts: bool) -> Option<Notice> {
    match notice {
        Some(Notice::Unread) if acts => Some(Notice::Back(tick)),
        Some(Notice::Back(since)) if f64::from(tick - since.min(tick)) * TICK_S >= SAID_S => None,
        other => other,
    }
}

/// Whether it can stand in a state of this tick.
pub(crate) fn fits(notice: Option<Notice>, tick: u32) -> bool {
    !matches!(notice, Some(Notice::Back(since)) if since > tick)
}

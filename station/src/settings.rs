//! What the venue chooses for a station.

use serde::{Deserialize, Serialize};

use crate::disk::Kept;
use crate::secret::Secret;

/// Most days that a venue may keep sessions.
pub const LONGEST_RETENTION_DAYS: u32 = 365;
/// Days that sessions are kept unless the venue chooses otherwise.
pub(crate) const RETENTION_DAYS: u32 = 30;

/// The venue's choices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settings {
    pub(crate) retention_days: u32,
    pub(crate) animator_pin: Option<Secret>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            retention_days: RETENTION_DAYS,
            animator_pin: None,
        }
    }
}

impl Kept for Settings {
    const VERSION: u16 = 1;
}

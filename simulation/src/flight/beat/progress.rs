//! What a tick made of a beat.

use serde::{Deserialize, Serialize};

/// What a tick made of a beat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    Lasts,
    Done,
    /// Nobody was there, or a call has stood long enough: the situation goes on by itself.
    GoesOn(Later),
}

/// Whether what a beat asked for can still be done later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Later {
    Something,
    Nothing,
}

impl Progress {
    pub(crate) fn done(done: bool) -> Self {
        if done { Self::Done } else { Self::Lasts }
    }
}

//! How much people are shown at once.

use serde::{Deserialize, Serialize};

/// How much is shown at once; the people choose, before they begin and between stretches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// Little.
    Simple,
    /// As it is thought.
    Normal,
    /// Much.
    Hard,
}

impl Level {
    /// All, in the order of [`Level::WORDS`].
    pub const ALL: [Self; 3] = [Self::Simple, Self::Normal, Self::Hard];
    /// Names of the choices that set it.
    pub const WORDS: [&'static str; 3] = ["level_simple", "level_normal", "level_hard"];
}

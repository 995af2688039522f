//! What the hands are doing, for pictures and rules.

use serde::{Deserialize, Serialize};

/// What the hands are doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Doing {
    /// Nothing.
    #[default]
    Nothing,
    /// Taking, placing, turning, putting back.
    Handling,
    /// Laying the tape, moving along it.
    Measuring,
    /// Drawing a line.
    Marking,
    /// Clamping or letting go.
    Clamping,
    /// Sawing.
    Sawing,
    /// Drilling.
    Drilling,
    /// Sanding.
    Sanding,
    /// Driving a screw.
    Screwing,
    /// Comparing with the sheet.
    Gauging,
    /// Putting protection on or off.
    Dressing,
    /// Reading the sheet.
    Reading,
}

impl Doing {
    /// Words of signal `doing`, in the order of the variants.
    pub const WORDS: [&'static str; 12] = [
        "nothing",
        "handling",
        "measuring",
        "marking",
        "clamping",
        "sawing",
        "drilling",
        "sanding",
        "screwing",
        "gauging",
        "dressing",
        "reading",
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

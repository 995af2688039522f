//! Who plays: a pseudonym, a picture, and a code of four pictograms for those who want one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Most characters of a pseudonym.
pub const LONGEST_PSEUDONYM: usize = 24;

/// Names a profile on this station; random, meaningless elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProfileId(pub(crate) String);

impl fmt::Display for ProfileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Pictures of profiles and pictograms of codes: ids that the game draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// A kite.
    Kite,
    /// A heron.
    Heron,
    /// A lighthouse.
    Lighthouse,
    /// A fox.
    Fox,
    /// A bicycle.
    Bicycle,
    /// A fern.
    Fern,
    /// A boat.
    Boat,
    /// A comet.
    Comet,
    /// A snail.
    Snail,
    /// A key.
    Key,
    /// A mountain.
    Mountain,
    /// A drum.
    Drum,
}

impl Picture {
    /// All pictures, in the order of the screen; twelve.
    pub const ALL: [Self; 12] = [
        Self::Kite,
        Self::Heron,
        Self::Lighthouse,
        Self::Fox,
        Self::Bicycle,
        Self::Fern,
        Self::Boat,
        Self::Comet,
        Self::Snail,
        Self::Key,
        Self::Mountain,
        Self::Drum,
    ];

    /// The word in files and in `wording` ids, e.g. `kite`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kite => "kite",
            Self::Heron => "heron",
            Self::Lighthouse => "lighthouse",
            Self::Fox => "fox",
            Self::Bicycle => "bicycle",
            Self::Fern => "fern",
            Self::Boat => "boat",
            Self::Comet => "comet",
            Self::Snail => "snail",
            Self::Key => "key",
            Self::Mountain => "mountain",
            Self::Drum => "drum",
        }
    }

    /// Id of its name in `wording`, e.g. `station-picture-kite`.
    pub fn wording_id(self) -> String {
        format!("station-picture-{}", self.id())
    }
}

/// Four pictograms, in order.
pub type Code = [Picture; 4];

/// A learner of this station, as the welcome screen shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Names it.
    pub id: ProfileId,
    /// 1 to [`LONGEST_PSEUDONYM`] characters.
    pub pseudonym: String,
    /// The picture chosen.
    pub picture: Picture,
    /// Whether a code is asked for.
    pub has_code: bool,
}

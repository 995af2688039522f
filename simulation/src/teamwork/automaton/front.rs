//! Modules of the front: what is set, and what it wakes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How something that is set looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "AutomatonLook")]
pub enum Look {
    /// A dial with a hand.
    Dial,
    /// A cord with a plug.
    Plug,
}

/// How a module works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "AutomatonWorks")]
pub enum Works {
    /// Each sign has something beside it that is set to one of these marks (ids of `marks`). The page says which.
    Set(Look, #[schemars(length(min = 2, max = 6))] Vec<String>),
    /// Each sign is on a bell. They are rung in the order of the page, from its top.
    Bells,
    /// Two handles; the left one is the hands', the right one somebody else's. For each sign the page says which turns.
    Crank,
}

/// What a module wakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "AutomatonPart")]
pub enum Part {
    /// Its eyes.
    Eyes,
    /// Its arms.
    Arms,
    /// Its drum.
    Drum,
    /// Its bellows.
    Bellows,
    /// Its wings.
    Wings,
    /// Its hat.
    Hat,
    /// Its feet.
    Feet,
    /// Its heart.
    Heart,
}

impl Part {
    /// All, in the order of [`Part::WORDS`].
    pub const ALL: [Self; 8] = [
        Self::Eyes,
        Self::Arms,
        Self::Drum,
        Self::Bellows,
        Self::Wings,
        Self::Hat,
        Self::Feet,
        Self::Heart,
    ];
    /// Words of rules and pictures.
    pub const WORDS: [&'static str; 8] = ["eyes", "arms", "drum", "bellows", "wings", "hat", "feet", "heart"];
}

/// A module of the front. It has a page of its own in every carnet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AutomatonModule")]
pub struct Module {
    /// Id. Example: `dials`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// How it works.
    pub works: Works,
    /// How many signs it shows at the three levels, simple first.
    #[schemars(inner(range(min = 1, max = 4)))]
    pub shows: [u8; 3],
    /// What it wakes; each part once.
    pub wakes: Part,
    /// One line of its page cannot be read, and its sign is among those shown.
    #[serde(default)]
    pub smudged: bool,
}

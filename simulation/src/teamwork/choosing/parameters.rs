//! What a scenario file says about choosing a place. Every number that a person might tune is here, with its unit in its
//! name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// Colours of drawings: those of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ChoosingColour")]
pub enum Colour {
    /// Nearly black.
    Ink,
    /// White.
    White,
    /// Paper.
    Paper,
    /// Sand.
    Sand,
    /// Earth.
    Earth,
    /// Wood.
    Wood,
    /// Yellow.
    Sun,
    /// Red.
    Coral,
    /// Light blue.
    Sky,
    /// Deep blue.
    Petrol,
    /// Green.
    Leaf,
}

/// Part of a drawing, on a square of 24 by 24: points are (right, down) from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ChoosingForm")]
pub enum Form {
    /// A line from point to point.
    Line(Colour, #[schemars(length(min = 2, max = 24))] Vec<(u8, u8)>),
    /// A surface with these corners, none of which goes inwards.
    Fill(Colour, #[schemars(length(min = 3, max = 24))] Vec<(u8, u8)>),
    /// A disc: middle and radius.
    Disc(Colour, (u8, u8), u8),
}

/// A place that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChoosingPlace")]
pub struct Place {
    /// Id. Example: `barn`
    #[schemars(length(min = 1, max = 30))]
    pub id: String,
    /// Its drawing, what is behind first.
    #[schemars(length(min = 1, max = 40))]
    pub forms: Vec<Form>,
}

/// What somebody thinks who sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ChoosingMood")]
pub enum Mood {
    /// That is nice.
    Joy,
    /// That wants an idea.
    Hitch,
}

/// Something that can be at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChoosingClue")]
pub struct Clue {
    /// Id. Example: `leak`
    #[schemars(length(min = 1, max = 30))]
    pub id: String,
    /// What one thinks of it.
    pub mood: Mood,
    /// Its drawing, what is behind first.
    #[schemars(length(min = 1, max = 24))]
    pub forms: Vec<Form>,
}

/// Parameters of the activity kind `choosing`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChoosingParameters")]
pub struct Parameters {
    /// Places among which people choose.
    #[schemars(length(min = 2, max = 4))]
    pub places: Vec<Place>,
    /// What can be at them; the seed says what is where.
    #[schemars(length(min = 4, max = 16))]
    pub clues: Vec<Clue>,
    /// How many pictures everybody sees, at the three levels, simple first.
    #[schemars(inner(range(min = 1, max = 4)))]
    pub shared: [u8; 3],
    /// How many pictures each person alone sees, at the three levels.
    #[schemars(inner(range(min = 1, max = 2)))]
    pub own: [u8; 3],
    /// The curtain closes by itself after so long, s.
    #[schemars(transform = within(5.0, 120.0))]
    pub look_s: f64,
    /// Whoever has done nothing for so long is not waited for, s.
    #[schemars(transform = within(10.0, 600.0))]
    pub quiet_s: f64,
    /// Nobody acted for so long: the situation goes on, s.
    #[schemars(transform = within(5.0, 1800.0))]
    pub idle_s: f64,
    /// How it ends.
    pub day: Day,
}

/// The day at the place that was chosen: what is there is seen, one thing after the other, and then people dance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ChoosingDay")]
pub struct Day {
    /// Each thing is seen for so long, s.
    #[schemars(transform = within(1.0, 30.0))]
    pub scene_s: f64,
    /// The dance lasts so long, s.
    #[schemars(transform = within(1.0, 300.0))]
    pub dance_s: f64,
}

//! What a scenario file says about an automaton. Every number that a person might tune is here, with its unit in its
//! name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::beat::Beat;
use super::front::Module;
use crate::ranges::within;

/// Something drawn with a pen on a grid of 12 by 12: a sign that nobody can name, or a mark that everybody can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AutomatonSign")]
pub struct Sign {
    /// Id. Example: `hexagon_over_waves`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Lines from point to point, (right, down) from the upper left corner, 0 to 12. Of one point: a dot.
    #[schemars(length(min = 1, max = 12))]
    pub lines: Vec<Vec<(u8, u8)>>,
}

/// Parameters of the activity kind `automaton`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AutomatonParameters")]
pub struct Parameters {
    /// Signs that nobody can name, of which every page has all.
    #[schemars(length(min = 4, max = 10))]
    pub signs: Vec<Sign>,
    /// Marks to which things are set. The scenario has a word for each.
    #[schemars(length(min = 2, max = 8))]
    pub marks: Vec<Sign>,
    /// Modules of the front.
    #[schemars(length(min = 1, max = 8))]
    pub modules: Vec<Module>,
    /// Absurd things that come out where settings are not those of the page; the seed chooses.
    #[schemars(length(min = 1, max = 8))]
    pub surprises: Vec<String>,
    /// What comes after what.
    #[schemars(length(min = 1, max = 6))]
    pub beats: Vec<Beat>,
    /// A number that the pages of all letters follow from. Another number, other carnets: print them anew.
    pub carnets: u32,
    /// After so many surprises at a module, what is set right glows.
    #[schemars(range(min = 1, max = 10))]
    pub glows_after: u8,
    /// A part that wakes is looked at for so long, s.
    #[schemars(transform = within(0.5, 20.0))]
    pub wakes_s: f64,
    /// Reading the settings back aloud lights them one after the other, each for so long, s.
    #[schemars(transform = within(0.2, 5.0))]
    pub reads_back_s: f64,
    /// Hands that were quiet for so long can be relieved, s.
    #[schemars(transform = within(3.0, 300.0))]
    pub quiet_s: f64,
    /// Nobody acted for so long: the next module comes, s.
    #[schemars(transform = within(5.0, 1800.0))]
    pub idle_s: f64,
    /// How it ends.
    pub portrait: Portrait,
}

/// What follows once the last module has been woken: the machine plays, and prints a portrait of those who woke it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AutomatonPortrait")]
pub struct Portrait {
    /// Name of its phase. Example: "portrait".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Lasts so long, s.
    #[schemars(transform = within(1.0, 300.0))]
    pub lasts_s: f64,
}

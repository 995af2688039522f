//! What a scenario file says about a workshop. Every number that a person might tune is here, with its unit in its name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bench::{Bench, Machine, Protection, Stock, Tool};
use super::company::{Colleague, Fitting, Stickers, Substitute};
use super::handling::Handling;
use super::incident::Incident;
use super::object::Object;
use super::sheet::Page;
use super::step::Step;
use crate::ranges::within;

/// Parameters of the activity kind `workshop`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkshopParameters")]
pub struct Parameters {
    /// Where things are worked on.
    pub bench: Bench,
    /// Boards.
    #[schemars(length(min = 1, max = 6))]
    pub stock: Vec<Stock>,
    /// Tools.
    #[schemars(length(max = 16))]
    pub tools: Vec<Tool>,
    /// Machines that drill.
    #[schemars(length(max = 3))]
    pub machines: Vec<Machine>,
    /// What one puts on.
    #[schemars(length(max = 6))]
    pub protection: Vec<Protection>,
    /// How hands and tools answer.
    pub handling: Handling,
    /// What is made.
    pub object: Object,
    /// What is asked, in the order of the sheet.
    #[schemars(length(min = 1, max = 40))]
    pub steps: Vec<Step>,
    /// The instruction sheet, page by page.
    #[schemars(length(max = 16))]
    pub sheet: Vec<Page>,
    /// What comes unexpected.
    #[schemars(length(max = 6))]
    pub incidents: Vec<Incident>,
    /// Bags of fittings.
    #[serde(default)]
    #[schemars(length(max = 3))]
    pub fittings: Vec<Fitting>,
    /// What can stand in for a fitting.
    #[serde(default)]
    #[schemars(length(max = 6))]
    pub substitutes: Vec<Substitute>,
    /// Stickers that say where work is left. None where it is left out.
    #[serde(default)]
    pub stickers: Option<Stickers>,
    /// Somebody who works at the same bench. Nobody where it is left out.
    #[serde(default)]
    pub colleague: Option<Colleague>,
    /// Nobody acted for so long: the next phase comes, and what was asked can still be done later, s.
    #[schemars(transform = within(5.0, 1800.0))]
    pub idle_s: f64,
    /// How it ends.
    pub ending: Ending,
}

/// What follows once the object is handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Name of its phase, as rules write it (`phase = spring`). Example: "spring".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Lasts so long, s.
    #[schemars(transform = within(1.0, 300.0))]
    pub lasts_s: f64,
}

//! What is asked, step by step.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A step. Steps can be done in any order that wood allows; `after` says which order the sheet gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Id, for rules and journals. Example: `cut_left`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Name of the phase it belongs to, as rules write it (`phase = cut`). Example: "cut".
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// What is done.
    pub does: Does,
    /// Ids of the steps that come before it.
    #[serde(default)]
    pub after: Vec<String>,
}

/// What is done in a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Does {
    /// One of the object's variants is chosen.
    Choose,
    /// This protection is put on.
    Wear(String),
    /// This part is cut.
    Cut(String),
    /// This delivered part is checked.
    Check(String),
    /// The holes of this part are drilled.
    Drill(String),
    /// This part is sanded.
    Sand(String),
    /// This joint is put together and screwed.
    Join(String),
    /// The object is compared with the sheet.
    Gauge,
    /// Tools go back to their places.
    Tidy,
}

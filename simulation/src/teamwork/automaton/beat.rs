//! Beats: what is woken before roles go round.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of the session; roles go round before each but the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AutomatonBeat")]
pub struct Beat {
    /// Name of its phase, as rules write it (`phase = first_words`); each beat has its own.
    #[schemars(length(min = 1, max = 40))]
    pub phase: String,
    /// Ids of the modules, in the order in which they light up.
    #[schemars(length(min = 1, max = 4))]
    pub modules: Vec<String>,
}

//! The instruction sheet: pages that say what they show, never how it looks. Drawings are made from the object.

pub(crate) mod drawing;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A page of the sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Id, for rules and for its heading. Example: `front_view`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// What is drawn on it, from top to bottom.
    #[schemars(length(max = 4))]
    pub shows: Vec<Shows>,
}

/// A drawing of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Shows {
    /// The list of parts with their measures.
    Parts,
    /// The object from the front.
    Front,
    /// The object from the side.
    Side,
    /// The object from above.
    Top,
    /// One part with its measures and holes.
    Part(String),
}

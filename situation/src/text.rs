//! Text as data: a map from language to string.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a person reads, per language tag (`fr`, `en`). French is mandatory.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// The text in the language `tag`, else French, else any, else nothing.
    pub fn get(&self, tag: &str) -> &str {
        self.0
            .get(tag)
            .or_else(|| self.0.get("fr"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}

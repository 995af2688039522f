//! The referentials that badges may be aligned with, in the program: looked up without a network.

use std::sync::LazyLock;

use serde::Deserialize;
use situation::grid::Alignment;
use situation::text::Text;

use crate::store::searchable;

/// An entry of a referential.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Entry {
    pub(crate) framework: String,
    #[serde(default)]
    pub(crate) code: Option<String>,
    #[serde(default)]
    pub(crate) url: Option<String>,
    pub(crate) name: Text,
}

#[derive(Deserialize)]
struct File {
    entries: Vec<Entry>,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let file: Result<File, _> = serde_json::from_str(include_str!("../assets/referentials.json"));
    file.map_or_else(|_| Vec::new(), |file| file.entries)
});

/// Most entries that are shown of what was found.
const MOST: usize = 30;

/// Entries whose name, code or referential holds all of the words, with their numbers.
pub(crate) fn look_up(words: &str) -> Vec<(usize, &'static Entry)> {
    let words = searchable(words);
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let holds = |entry: &Entry| {
        let names: Vec<&str> = entry.name.0.values().map(String::as_str).collect();
        let code = entry.code.as_deref().unwrap_or_default();
        let all = searchable(&format!("{} {code} {}", entry.framework, names.join(" ")));
        words.iter().all(|word| all.contains(word))
    };
    let found = ENTRIES.iter().enumerate().filter(|(_, entry)| holds(entry));
    found.take(MOST).collect()
}

/// The entry of that number.
pub(crate) fn entry(number: usize) -> Option<&'static Entry> {
    ENTRIES.get(number)
}

impl Entry {
    /// As an alignment of a competence.
    pub(crate) fn aligned(&self, competence: &str) -> Alignment {
        Alignment {
            competence: competence.to_owned(),
            framework: self.framework.clone(),
            code: self.code.clone(),
            url: self.url.clone(),
            name: self.name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_words_of_any_language_without_accents() {
        assert!(ENTRIES.len() > 60);
        let found = look_up("autorégulation");
        assert!(found.iter().any(|(_, entry)| entry.code.as_deref() == Some("P1")));
        assert_eq!(look_up("self-regulation").len(), look_up("autoregulation").len());
        assert!(look_up("rome 300448").len() == 1 && look_up("   ").is_empty() && look_up("xyzzy").is_empty());
    }
}

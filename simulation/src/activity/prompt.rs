//! What a seat is told: a line of what to do now, and the numbers that help.

use super::vocabulary::Unit;

/// What the player is asked now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prompt {
    /// Id of the text; the scenario folder holds the words (`prompts`).
    pub id: String,
    /// Named numbers for the text (a count left, a post's number).
    pub numbers: Vec<(String, i64)>,
    /// Named words for the text (« Prends {tool} »), as ids of the scenario's own words: see
    /// [`Template::prompt_words`](super::Template::prompt_words).
    pub words: Vec<(String, String)>,
}

impl Prompt {
    /// A text that says no more than itself.
    pub fn plain(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..Self::default()
        }
    }

    /// With a named number.
    #[must_use]
    pub fn number(mut self, name: &str, number: i64) -> Self {
        self.numbers.push((name.to_owned(), number));
        self
    }

    /// With a named word, by its id.
    #[must_use]
    pub fn word(mut self, name: &str, id: &str) -> Self {
        self.words.push((name.to_owned(), id.to_owned()));
        self
    }
}

/// A number that is worth a place on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Gauge {
    /// Name id, e.g. `altitude`, `battery`: the game has signs for them.
    pub name: String,
    /// In `unit`.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// Whether it asks for attention: the activity's own threshold.
    pub is_low: bool,
}

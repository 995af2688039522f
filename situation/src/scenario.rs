//! A scenario folder, read and checked.

mod check;
mod grid;
mod load;
mod manifest;
mod pace;
mod raw;
mod schema;
mod shape;
mod speech;

use std::collections::BTreeMap;
use std::sync::Arc;

use simulation::{Prompt, Template};

use crate::badge::BadgeDefinition;
use crate::grid::Grid;
use crate::text::Text;

pub use manifest::Manifest;
pub use schema::File;
pub use speech::Spoken;

/// SHA-256.
pub type Hash = [u8; 32];

/// What will happen, for the briefing: one short line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Briefing {
    /// One sentence: what this situation is.
    pub summary: Text,
    /// What will happen, a line each, verbs first.
    pub lines: Vec<Text>,
}

/// A checked scenario: everything that game, station and bridge need of it.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Id, e.g. `premier-vol`.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Briefing.
    pub briefing: Briefing,
    /// Kind of activity, e.g. `flight`.
    pub activity: String,
    /// Revision of that kind when this was loaded.
    pub activity_revision: u32,
    /// How many seats a session of it has.
    pub seats: u8,
    /// Longest session in seconds, ≤ 7200; after it the session closes by itself.
    pub longest_s: u32,
    /// Words of the prompts (id → text; `{name}` is replaced by the prompt's number of that name).
    pub prompts: BTreeMap<String, Text>,
    /// Words of the choices (id → text).
    pub choices: BTreeMap<String, Text>,
    /// Words of phases and events for people (id → text), for clips, timelines and claim pages.
    pub words: BTreeMap<String, Text>,
    /// The activity with its parameters.
    pub template: Arc<dyn Template>,
    /// What is looked at.
    pub grid: Grid,
    /// Badges that can be asked for.
    pub badges: Vec<BadgeDefinition>,
    /// Hashes of the files.
    pub manifest: Manifest,
    /// Compiled rules of the grid's game rows, for every seat; see [`crate::observe`].
    pub rows: Arc<crate::observe::CompiledGrid>,
}

impl Scenario {
    /// What people call a field of an event, in the language `tag`. A field that shares its name with a phase or an
    /// event has no words of its own: the words of that name are about something else.
    pub fn field_words(&self, field: &str, tag: &str) -> Option<String> {
        let taken = self.template.phases().iter().any(|phase| phase == field)
            || self.template.vocabulary().event_index(field).is_some();
        let own = self.words.get(field).filter(|_| !taken)?;
        Some(own.get(tag).to_owned())
    }

    /// What a prompt says in the language `tag`: its numbers and words in the places that bear their names. `None` where
    /// the scenario has no words for it.
    pub fn say_prompt(&self, prompt: &Prompt, tag: &str) -> Option<String> {
        let mut said = self.prompts.get(&prompt.id)?.get(tag).to_owned();
        for (name, number) in &prompt.numbers {
            said = said.replace(&format!("{{{name}}}"), &number.to_string());
        }
        for (name, id) in &prompt.words {
            // Every word that a prompt can say was asked for when the scenario was read.
            let word = self.words.get(id).map_or(id.as_str(), |text| text.get(tag));
            said = said.replace(&format!("{{{name}}}"), word);
        }
        Some(said)
    }

    /// What people call something that an activity's picture names: what is done, what lies there, who has a lane.
    pub fn name_words(&self, name: &str) -> Option<&Text> {
        self.words.get(name).or_else(|| self.choices.get(name))
    }

    /// What the file is called in this scenario's folder, e.g. `grid.ron` or `grid.json`.
    pub fn file_name(&self, file: File) -> &'static str {
        let [ron, json] = file.names();
        if self.manifest.files.contains_key(json) {
            json
        } else {
            ron
        }
    }

    /// Hash of the manifest: names exactly this content.
    pub fn hash(&self) -> Hash {
        self.manifest.hash()
    }

    /// The badge called `id`.
    pub fn badge(&self, id: &str) -> Option<&BadgeDefinition> {
        self.badges.iter().find(|b| b.id == id)
    }

    /// Ticks after which a session closes by itself.
    pub fn longest_ticks(&self) -> simulation::Tick {
        self.longest_s * simulation::TICKS_PER_SECOND
    }
}

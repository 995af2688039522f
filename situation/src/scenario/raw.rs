//! The files of a scenario folder as they are written, before anything is checked. The comments of the fields are what
//! an author reads in an editor: see [`super::schema`].

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::shape::{Amount, AnyLanguage, Both, Formula, Id, WebAddress};
use crate::document::Spanned;
use crate::grid::{GridStatus, Sign, Whose};

/// Language → text.
pub(super) type RawText = Spanned<BTreeMap<String, Spanned<String>>>;
/// Id → text.
pub(super) type RawWords = BTreeMap<String, RawText>;

/// What happens in a situation, and every word that the game shows with it.
///
/// `scenario.ron` or `scenario.json`; its `parameters` are taken out: they are the activity's to read.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Scenario", deny_unknown_fields)]
pub(super) struct RawScenario {
    /// Version of this file's form: 1.
    #[expect(dead_code, reason = "read before anything else, to know how to read the rest")]
    #[schemars(extend("const" = 1))]
    pub(super) version: u32,
    /// Id of the situation. Example: `premier-vol`
    #[schemars(with = "Id")]
    pub(super) id: Spanned<String>,
    /// Title, as learners see it in the list of situations.
    #[schemars(with = "Both")]
    pub(super) title: RawText,
    /// What is said before play.
    pub(super) briefing: RawBriefing,
    /// Kind of activity; the parameters are its own.
    pub(super) activity: Spanned<String>,
    /// How many people play at the same time. A flight has one seat.
    #[schemars(range(min = 1, max = simulation::MAX_SEATS))]
    pub(super) seats: Spanned<u8>,
    /// After so many seconds the session closes by itself, 1 to 7200 s (two hours). Example: `1500`
    #[schemars(range(min = 1, max = super::load::MAX_SESSION_S))]
    pub(super) longest_s: Spanned<u32>,
    /// One line at the top of the screen for each prompt of the activity: the verb first, twelve words at most.
    /// `{left}` stands for the prompt's number of that name.
    #[schemars(with = "BTreeMap<String, Both>")]
    pub(super) prompts: Spanned<RawWords>,
    /// What each choice of the activity is called on its button.
    #[schemars(with = "BTreeMap<String, Both>")]
    pub(super) choices: Spanned<RawWords>,
    /// What phases, events, signals and their words are called where people read them. Phases and events need words,
    /// the others may have some. `./envol vocabulary` lists the ids.
    #[schemars(with = "BTreeMap<String, Both>")]
    pub(super) words: Spanned<RawWords>,
}

/// What is said before play.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Briefing", deny_unknown_fields)]
pub(super) struct RawBriefing {
    /// One sentence: what this situation is.
    #[schemars(with = "Both")]
    pub(super) summary: RawText,
    /// What will happen, one short line each, the verb first.
    #[schemars(with = "Vec<Both>")]
    pub(super) lines: Vec<RawText>,
}

/// An observation grid: what is looked at, row by row.
///
/// `grid.ron` or `grid.json`
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Grid", deny_unknown_fields)]
pub(super) struct RawGrid {
    /// Version of this file's form: 1.
    #[expect(dead_code, reason = "read before anything else, to know how to read the rest")]
    #[schemars(extend("const" = 1))]
    pub(super) version: u32,
    /// Id of the grid. Example: `premier-vol`
    #[schemars(with = "Id")]
    pub(super) id: Spanned<String>,
    /// Name of the grid.
    #[schemars(with = "Both")]
    pub(super) name: RawText,
    /// `Proposed` until a partner and a young person have signed the grid, then `Agreed`. It shows wherever the grid is.
    pub(super) status: GridStatus,
    /// Competences that rows speak to.
    pub(super) competences: Vec<RawCompetence>,
    /// The rows, in the order of the page; at most 200.
    #[schemars(length(max = super::grid::MAX_ROWS))]
    pub(super) rows: Spanned<Vec<RawRow>>,
    /// Lines from competences to referentials: proposals as long as the grid is one.
    #[serde(default)]
    pub(super) alignments: Vec<RawAlignment>,
}

/// A competence.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Competence", deny_unknown_fields)]
pub(super) struct RawCompetence {
    /// Id that rows and badges name. Example: `instructions`
    #[schemars(with = "Id")]
    pub(super) id: Spanned<String>,
    /// What people call it. Example: Respecter les consignes
    #[schemars(with = "Both")]
    pub(super) name: RawText,
}

/// One thing that can be seen: something a person does, never what they are or feel.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Row", deny_unknown_fields)]
pub(super) struct RawRow {
    /// Id of the row; badges and marks name it. Example: `waits_for_green`
    #[schemars(with = "Id")]
    pub(super) id: Spanned<String>,
    /// Whose doing it is: the one who does, or the one who is witness.
    #[serde(default)]
    pub(super) whose: Whose,
    /// The row in the first person. Example: J'attends le feu vert, rotors en marche.
    #[schemars(with = "Both")]
    pub(super) text: RawText,
    /// The open question that the debrief asks about a moment of it. Example: Tu as attendu le feu vert. Comment tu as
    /// fait ?
    #[schemars(with = "Both")]
    pub(super) question: RawText,
    /// Ids of the competences it speaks to.
    #[serde(default)]
    #[schemars(with = "Vec<Id>")]
    pub(super) competences: Vec<Spanned<String>>,
    /// The picture beside the row, for those who do not read; without one, a picture of who sees it.
    #[serde(default)]
    pub(super) sign: Option<Sign>,
    /// Who sees it: the game by a rule, or a person.
    pub(super) source: RawSource,
}

/// Who sees a row.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Source")]
pub(super) enum RawSource {
    /// A pédagogue, on the human scale.
    Observer,
    /// The learner, about themselves.
    OneSelf,
    /// Another learner: the witness.
    Peer,
    /// The game, by a rule.
    Game(RawRule),
}

/// When the game looks, and what it looks for.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Rule", deny_unknown_fields)]
pub(super) struct RawRule {
    /// When an attempt begins: what must really have come for the row to be looked at. Example: `event(land_call)`
    #[schemars(with = "Formula")]
    pub(super) occasion: Spanned<String>,
    /// What the person then does; one attempt that shows it is enough. `{delay}` stands for the threshold of that name.
    /// Example: `eventually[0 s, {delay}] event(landed)`
    #[schemars(with = "Formula")]
    pub(super) rule: Spanned<String>,
    /// The numbers of this row, each with its reason: they belong to the pédagogue.
    #[serde(default)]
    pub(super) thresholds: Vec<RawThreshold>,
}

/// A number of a row, with the reason for it.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Threshold", deny_unknown_fields)]
pub(super) struct RawThreshold {
    /// Name that occasion and rule use, as `{name}`. Example: `delay`
    #[schemars(with = "Id")]
    pub(super) name: Spanned<String>,
    /// The number with its unit. Examples: `5 s`, `0.2 m/s`, `1.5`
    #[schemars(with = "Amount")]
    pub(super) value: Spanned<String>,
    /// Why this number: a sentence that a learner could read.
    #[schemars(with = "Both")]
    pub(super) reason: RawText,
    /// True for a time that only bounds how far is looked: taking one's time changes nothing. `check` then holds it
    /// against the longest session and against phases that end by themselves. Example: `true`
    #[serde(default)]
    pub(super) own_pace: bool,
}

/// A line from a competence to a referential.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Alignment", deny_unknown_fields)]
pub(super) struct RawAlignment {
    /// Id of the competence.
    #[schemars(with = "Id")]
    pub(super) competence: Spanned<String>,
    /// Name of the referential. Example: ROME 4.0
    pub(super) framework: Spanned<String>,
    /// Code within it, where it has one. Example: 300448
    #[serde(default)]
    pub(super) code: Option<String>,
    /// Where it is published, for the item or for the whole.
    #[serde(default)]
    #[schemars(with = "Option<WebAddress>")]
    pub(super) url: Option<Spanned<String>>,
    /// Name of the item as the referential publishes it, in its own language.
    #[schemars(with = "AnyLanguage")]
    pub(super) name: RawText,
}

/// The badges that can be asked for after a situation.
///
/// `badge.ron` or `badge.json`
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Badges", deny_unknown_fields)]
pub(super) struct RawBadges {
    /// Version of this file's form: 1.
    #[expect(dead_code, reason = "read before anything else, to know how to read the rest")]
    #[schemars(extend("const" = 1))]
    pub(super) version: u32,
    /// The badges.
    pub(super) badges: Vec<RawBadge>,
}

/// A badge.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Badge", deny_unknown_fields)]
pub(super) struct RawBadge {
    /// Id of the badge. Example: `premier-vol`
    #[schemars(with = "Id")]
    pub(super) id: Spanned<String>,
    /// Version of the badge, from 1: raise it when what it asks for changes.
    #[schemars(range(min = 1))]
    pub(super) version: Spanned<u32>,
    /// Its name.
    #[schemars(with = "Both")]
    pub(super) name: RawText,
    /// What it says of the person who holds it, in one or two sentences.
    #[schemars(with = "Both")]
    pub(super) description: RawText,
    /// What was needed to get it, for the reader of the badge; Markdown, one line each.
    #[schemars(with = "Both")]
    pub(super) criteria: RawText,
    /// What a request for it should hold. It guides; it never refuses.
    pub(super) requires: RawRequirement,
    /// Ids of the competences it speaks of.
    #[serde(default)]
    #[schemars(with = "Vec<Id>")]
    pub(super) competences: Vec<Spanned<String>>,
}

/// What a request for a badge should hold: so many of these rows, never all.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "Requirement", deny_unknown_fields)]
pub(super) struct RawRequirement {
    /// How many of the rows of `of`, at least. Example: `3`
    pub(super) at_least: Spanned<u32>,
    /// Ids of the rows that count. Their occasions come in every session.
    #[schemars(with = "Vec<Id>")]
    pub(super) of: Vec<Spanned<String>>,
    /// Whether the person's own account belongs to it.
    pub(super) account: bool,
    /// Whether a human witness belongs to it.
    pub(super) witness: bool,
}

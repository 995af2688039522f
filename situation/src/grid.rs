//! The observation grid: what is looked at, row by row.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// Where a grid stands between its authors and the people it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum GridStatus {
    /// « Proposée »: no partner and no young person has signed it yet.
    Proposed,
    /// Signed by a partner and a young person.
    Agreed,
}

/// A picture beside a row, for those who do not read: words that mean something in every situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Sign {
    /// Looking.
    Eye,
    /// Waiting, stopping.
    Hand,
    /// Taking one's time.
    Clock,
    /// One after the other.
    Steps,
    /// Noticing that something is not right.
    Notice,
    /// Asking.
    Question,
    /// Saying.
    Speech,
    /// Answering « Reçu ».
    Answer,
    /// Helping, being with others.
    Pair,
    /// Oneself.
    Person,
    /// Holding still.
    Still,
    /// What comes from outside and passes.
    Wind,
    /// Trying again.
    Again,
    /// Going up, starting.
    Up,
    /// Going down, stopping.
    Down,
    /// Coming back.
    Back,
    /// Choosing, adjusting.
    Choice,
    /// Having an idea.
    Idea,
    /// Getting to the end.
    Flag,
}

/// A row of a grid: one observable behaviour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observable {
    /// Id within the grid, e.g. `waits_for_green`.
    pub id: String,
    /// Whose doing it is.
    #[serde(default)]
    pub whose: Whose,
    /// First person, present: « J'attends le feu vert, rotors en marche ».
    pub text: Text,
    /// The question that the debrief asks about a moment of it.
    pub question: Text,
    /// Competences it speaks to: ids of `alignments`.
    pub competences: Vec<String>,
    /// The picture beside it; where the author gave none, one for who sees it.
    pub sign: Sign,
    /// Who can see it.
    pub source: Source,
}

/// Whose doing a row is: it is asked of them and shown as theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub enum Whose {
    /// The one who does.
    #[default]
    Doer,
    /// The one who is witness: asked of a person who has been one, never of whom they looked at.
    Witness,
}

impl Source {
    /// The picture of a row without one of its own.
    pub const fn sign(&self) -> Sign {
        match self {
            Self::Game(_) => Sign::Eye,
            Self::Observer => Sign::Person,
            Self::OneSelf => Sign::Speech,
            Self::Peer => Sign::Pair,
        }
    }
}

/// Who sees a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Source {
    /// The game, by a rule.
    Game(GameRule),
    /// A pédagogue, on the human scale.
    Observer,
    /// The learner.
    OneSelf,
    /// Another learner: the witness.
    Peer,
}

/// Occasion and rule of a row that the game observes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GameRule {
    /// When an attempt begins, in the rule language; seen = occasion ∧ rule, per attempt.
    pub occasion: String,
    /// What must hold then, in the rule language. `{name}` stands for the threshold of that name.
    pub rule: String,
    /// Named thresholds with the reason for each.
    pub thresholds: Vec<Threshold>,
}

/// A number that belongs to the pédagogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// Name used in the rule.
    pub name: String,
    /// Value with unit as written in the rule language, e.g. `5 s`.
    pub value: String,
    /// Why this value.
    pub reason: Text,
    /// It only bounds how far is looked: taking one's time changes nothing.
    #[serde(default)]
    pub own_pace: bool,
}

/// A line to a referential; always a proposal unless the grid is agreed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Alignment {
    /// Competence id that rows name, e.g. `instructions`.
    pub competence: String,
    /// Framework, e.g. `ROME 4.0`, `RECTEC`, `LifeComp`, `ESCO`.
    pub framework: String,
    /// Code within the framework, if it has one.
    pub code: Option<String>,
    /// URL, if the framework publishes one for the item or itself.
    pub url: Option<String>,
    /// Name of the item as the framework publishes it.
    pub name: Text,
}

/// A competence that rows speak to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Competence {
    /// Id, e.g. `instructions`.
    pub id: String,
    /// « Respecter les consignes ».
    pub name: Text,
}

/// A checked grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    /// Id, e.g. `premier-vol`.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Shown wherever the grid is.
    pub status: GridStatus,
    /// Competences.
    pub competences: Vec<Competence>,
    /// Rows, in the order of the page.
    pub rows: Vec<Observable>,
    /// Alignments of the competences.
    pub alignments: Vec<Alignment>,
}

impl Grid {
    /// The rows that are a person's: those of the one who does, and those of a witness for somebody who `witnessed`.
    pub fn rows_of(&self, witnessed: bool) -> impl Iterator<Item = &Observable> {
        self.rows
            .iter()
            .filter(move |row| witnessed || row.whose == Whose::Doer)
    }

    /// The row called `id`.
    pub fn row(&self, id: &str) -> Option<&Observable> {
        self.rows.iter().find(|r| r.id == id)
    }
}

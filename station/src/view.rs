//! What the screens of looking back show.

use simulation::Tick;
use situation::badge::BadgeDefinition;
use situation::grid::Sign;
use situation::journal::Mark;
use situation::observe::Observation;
use situation::package::Disclosure;
use situation::selection::SelfAnswer;
use situation::text::Text;

/// Who can see a row: for a pictogram beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowSource {
    /// The game, by a rule.
    Game,
    /// A pédagogue.
    Observer,
    /// The learner.
    OneSelf,
    /// The witness.
    Peer,
}

/// A row before anything is shown: its text and the learner's own answer, nothing seen.
#[derive(Debug, Clone, PartialEq)]
pub struct RowView {
    /// Row id.
    pub id: String,
    /// First person, present.
    pub text: Text,
    /// The picture beside it.
    pub sign: Sign,
    /// Who can see it.
    pub source: RowSource,
    /// The answer so far.
    pub answer: Option<SelfAnswer>,
}

/// The rows to answer about, before anything is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asked {
    /// About five, whose occasion came.
    pub first: Vec<RowView>,
    /// The others; nobody needs to unfold them.
    pub more: Vec<RowView>,
}

/// What came of a row. Nothing here says that somebody lacks something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeenState {
    /// Somebody or the game saw it.
    Seen,
    /// « Pas encore vu ici »; folded under « À vivre une autre fois », never sent.
    NotSeenHere,
    /// « L'occasion n'est pas venue ».
    NoOccasion,
}

/// A row with everything that speaks about it, side by side, never averaged.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenRow {
    /// Row id.
    pub row: String,
    /// First person, present.
    pub text: Text,
    /// The question that invites.
    pub question: Text,
    /// The picture beside it.
    pub sign: Sign,
    /// Who can see it.
    pub source: RowSource,
    /// The answer that was kept.
    pub self_first: Option<SelfAnswer>,
    /// « Maintenant, je dirais… »
    pub self_later: Option<SelfAnswer>,
    /// The learner's words about it.
    pub words: String,
    /// Moments that the game saw, in order of time.
    pub observations: Vec<Observation>,
    /// What people marked, in order of arrival.
    pub people: Vec<Mark>,
    /// What came of it.
    pub seen_state: SeenState,
    /// Attempts of the moments that the learner shows in a claim.
    pub chosen: Vec<Tick>,
    /// Whether the row as such is shown in a claim (always where a moment is).
    pub shown: bool,
    /// Whether what people marked is shown with it.
    pub people_shown: bool,
}

/// A badge that can be asked for, and which parts of what it needs are there. It guides and never forbids.
#[derive(Debug, Clone)]
pub struct BadgeView {
    /// The definition.
    pub def: BadgeDefinition,
    /// What is there and what is not yet.
    pub state: crate::RequirementState,
}

/// Exactly what a claim would send, to be said before it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The name on it: a pseudonym.
    pub pseudonym: String,
    /// The learner told something.
    pub account: bool,
    /// The learner gave it a name.
    pub named: bool,
    /// Rows of which something is shown.
    pub rows: usize,
    /// Moments chosen of them.
    pub moments: usize,
    /// Rows that go with the learner's own answer.
    pub answers: usize,
    /// Rows that go with the learner's words.
    pub words: usize,
    /// What people marked for these rows.
    pub people: usize,
    /// How much of the session, and the marks that chosen moments rest on.
    pub session: Disclosure,
}

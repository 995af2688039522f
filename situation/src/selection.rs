//! What the learner chose to show: beside the journal, theirs alone.

use serde::{Deserialize, Serialize};
use simulation::Tick;

use crate::journal::Seen;
use crate::requirement::{is_to_show, shows_something};

/// How much of the session goes into a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// « Mes extraits »: the blocks around each chosen moment.
    Extracts,
    /// « Toute la séance ».
    Whole,
}

/// The learner's own answer for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SelfAnswer {
    /// oui
    Yes,
    /// avec de l'aide
    WithHelp,
    /// pas cette fois — kept on the station, never put into a package
    NotThisTime,
    /// je ne sais pas — kept on the station, never put into a package
    DontKnow,
}

/// A row that the learner shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChosenRow {
    /// Row id.
    pub row: String,
    /// Attempt ticks of the chosen moments of this row (game rows); may be empty for human rows.
    pub moments: Vec<Tick>,
    /// First answer, locked before anything was seen, if it is one to show.
    pub self_first: Option<SelfAnswer>,
    /// « Maintenant, je dirais… »
    pub self_later: Option<SelfAnswer>,
    /// The learner's words about it.
    pub words: String,
    /// What people marked for it during play and the learner chose to show.
    pub people: Vec<(crate::journal::MarkRole, Seen, Tick)>,
}

/// Everything that the learner says and shows in one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// The seat that the learner held.
    pub seat: u8,
    /// Badge asked for: id and version.
    pub badge: (String, u32),
    /// Rows shown.
    pub rows: Vec<ChosenRow>,
    /// Extracts or everything.
    pub extent: Extent,
    /// « Raconte »: the account, told before anything was seen.
    pub account: String,
    /// What the learner calls it: « Je me reconnais ».
    pub named: String,
    /// Name to be called by on the claim page (pseudonym).
    pub pseudonym: String,
    /// Language of the learner: `fr` or `en`.
    pub language: String,
}

impl Selection {
    /// The selection as it goes out: answers that stay on the station are taken out, and rows of which nothing is
    /// shown with them.
    #[must_use]
    pub fn outgoing(&self) -> Self {
        let mut selection = self.clone();
        for row in &mut selection.rows {
            row.self_first = row.self_first.filter(|answer| is_to_show(*answer));
            row.self_later = row.self_later.filter(|answer| is_to_show(*answer));
            row.moments.sort_unstable();
            row.moments.dedup();
        }
        selection.rows.retain(shows_something);
        selection
    }
}

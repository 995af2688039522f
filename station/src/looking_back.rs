//! What a learner said and chose while looking back, as it is kept beside the journal: theirs alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use simulation::Tick;
use situation::grid::{Grid, Observable};
use situation::journal::Mark;
use situation::selection::{ChosenRow, Extent, Selection, SelfAnswer};

use crate::claim::ClaimId;
use crate::debrief::Stage;
use crate::disk::Kept;
use crate::error::StationError;

/// Everything said and chosen so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LookingBack {
    pub(crate) stage: Stage,
    pub(crate) account: String,
    pub(crate) named: String,
    /// Rows looked at.
    pub(crate) wanted: BTreeSet<String>,
    /// The learner's first answers; locked by `kept`.
    pub(crate) answers: BTreeMap<String, SelfAnswer>,
    /// « Je garde ma réponse »
    pub(crate) kept: bool,
    /// « Maintenant, je dirais… »
    pub(crate) later: BTreeMap<String, SelfAnswer>,
    pub(crate) words: BTreeMap<String, String>,
    /// Attempts of the moments shown, by row.
    pub(crate) moments: BTreeMap<String, BTreeSet<Tick>>,
    /// Rows shown as such.
    pub(crate) shown: BTreeSet<String>,
    /// Rows of which people's marks are hidden.
    pub(crate) people_hidden: BTreeSet<String>,
    /// Claims made: badge id and claim.
    pub(crate) claims: Vec<(String, String)>,
}

impl Kept for LookingBack {
    const VERSION: u16 = 1;
}

impl LookingBack {
    /// At its beginning. No wish stands for every row that is the learner's: those of a witness are theirs where they
    /// have been one.
    pub(crate) fn new(grid: &Grid, wanted: &[String], witnessed: bool) -> Self {
        let all = wanted.is_empty();
        let wanted = grid
            .rows_of(witnessed)
            .filter(|row| all || wanted.contains(&row.id))
            .map(|row| row.id.clone())
            .collect();
        Self {
            stage: Stage::Tell,
            account: String::new(),
            named: String::new(),
            wanted,
            answers: BTreeMap::new(),
            kept: false,
            later: BTreeMap::new(),
            words: BTreeMap::new(),
            moments: BTreeMap::new(),
            shown: BTreeSet::new(),
            people_hidden: BTreeSet::new(),
            claims: Vec::new(),
        }
    }

    /// What was said before the reveal changes only until it is kept.
    pub(crate) fn before_kept(&self) -> Result<(), StationError> {
        if self.kept { Err(StationError::Kept) } else { Ok(()) }
    }

    /// The rows looked at, in the order of the grid.
    pub(crate) fn rows<'g>(&self, grid: &'g Grid) -> impl Iterator<Item = &'g Observable> {
        grid.rows.iter().filter(|row| self.wanted.contains(&row.id))
    }

    /// Whether a row is in a claim.
    pub(crate) fn shows(&self, row: &str) -> bool {
        self.shown.contains(row) || self.moments.get(row).is_some_and(|moments| !moments.is_empty())
    }

    /// A claim was taken back before it left: asking is open again.
    pub(crate) fn forget(&mut self, claim: ClaimId) {
        let claim = claim.to_string();
        self.claims.retain(|(_, id)| *id != claim);
        if self.stage == Stage::Done {
            self.stage = Stage::Claim;
        }
    }

    /// What a claim says and shows. `marks` are those about the learner's seat.
    pub(crate) fn selection(
        &self,
        grid: &Grid,
        marks: &[&Mark],
        (badge, version): (&str, u32),
        extent: Extent,
        who: Who<'_>,
    ) -> Selection {
        let row = |row: &Observable| {
            let people = marks
                .iter()
                .filter(|mark| mark.row == row.id && !self.people_hidden.contains(&row.id));
            ChosenRow {
                row: row.id.clone(),
                moments: self.moments.get(&row.id).into_iter().flatten().copied().collect(),
                self_first: self.answers.get(&row.id).copied().filter(|a| may_leave(*a)),
                self_later: self.later.get(&row.id).copied().filter(|a| may_leave(*a)),
                words: self.words.get(&row.id).cloned().unwrap_or_default(),
                people: people.map(|mark| (mark.role, mark.seen, mark.effective)).collect(),
            }
        };
        Selection {
            seat: who.seat,
            badge: (badge.to_owned(), version),
            rows: self.rows(grid).filter(|r| self.shows(&r.id)).map(row).collect(),
            extent,
            account: self.account.clone(),
            named: self.named.clone(),
            pseudonym: who.pseudonym.to_owned(),
            language: who.language.to_owned(),
        }
    }
}

/// Whose claim it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Who<'a> {
    pub(crate) seat: u8,
    pub(crate) pseudonym: &'a str,
    pub(crate) language: &'a str,
}

/// « Pas cette fois » and « je ne sais pas » never leave the station.
fn may_leave(answer: SelfAnswer) -> bool {
    matches!(answer, SelfAnswer::Yes | SelfAnswer::WithHelp)
}

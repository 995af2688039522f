//! Which rows the learner is asked about first, before anything is shown.
//!
//! **Invariant.** What came to the learner is looked at here, never what was seen of it: the same rows are asked for
//! whether or not a rule held.

use situation::grid::{Observable, Source};

use super::{Debrief, view_of};
use crate::view::Asked;

/// Rows asked for at once: what somebody in a hurry answers in a minute.
const FIRST: usize = 5;

impl Debrief {
    /// The rows that the learner wants looked at, in the order of the grid: about five whose occasion came, then the
    /// rest, which may stay folded. A row that only people see is there where people were.
    pub fn asked(&self) -> Asked {
        let mut asked = Asked::default();
        let rows = self.kept.rows(&self.scenario.grid);
        for row in rows.filter(|row| self.witnessed || !is_seen_by_others(row)) {
            let first = asked.first.len() < FIRST && self.came(row);
            let list = if first { &mut asked.first } else { &mut asked.more };
            list.push(view_of(row, &self.kept));
        }
        asked
    }

    /// Whether what the row is about came to the learner at all.
    fn came(&self, row: &Observable) -> bool {
        match row.source {
            Source::Game(_) => self.derived.occasion_came(self.seat, &row.id),
            Source::Observer | Source::Peer | Source::OneSelf => true,
        }
    }
}

fn is_seen_by_others(row: &Observable) -> bool {
    matches!(row.source, Source::Observer | Source::Peer)
}

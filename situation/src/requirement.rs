//! What a badge needs and what a selection holds of it: guides, never refuses.

use simulation::Tick;

use crate::badge::BadgeDefinition;
use crate::journal::{MarkRole, Seen};
use crate::selection::{ChosenRow, Selection, SelfAnswer};

/// Which parts of "at least n of these rows, your account, a witness" are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementState {
    /// Rows of the badge that count in the selection ([`counts`]), in the badge's order.
    pub shown: Vec<String>,
    /// Rows of the badge that do not, in the badge's order.
    pub open: Vec<String>,
    /// How many rows the badge asks for.
    pub at_least: u32,
    /// The learner's account; `None` where the badge does not ask for it.
    pub account: Option<bool>,
    /// A person's mark, by a witness or the animator; `None` where the badge does not ask for one. Presence
    /// can also be attested at review.
    pub witness: Option<bool>,
}

impl RequirementState {
    /// True where enough rows count.
    pub fn rows_are_there(&self) -> bool {
        self.shown.len() >= self.at_least as usize
    }

    /// True where all is there; a witness may still come at review.
    pub fn is_complete(&self) -> bool {
        self.rows_are_there() && self.account != Some(false) && self.witness != Some(false)
    }
}

/// Holds a selection against a badge.
pub fn requirement_state(badge: &BadgeDefinition, selection: &Selection) -> RequirementState {
    let of = &badge.requires.of;
    let counted = |id: &String| selection.rows.iter().any(|row| row.row == *id && counts(row));
    let (shown, open) = of.iter().cloned().partition(counted);
    let witnessed = selection.rows.iter().any(is_witnessed);
    RequirementState {
        shown,
        open,
        at_least: badge.requires.at_least,
        account: badge.requires.account.then(|| !selection.account.trim().is_empty()),
        witness: badge.requires.witness.then_some(witnessed),
    }
}

/// Whether a row counts among the "at least n" of a badge: it shows a moment of the session or what a person saw.
/// The learner's own answer stands beside it and does not count: it is what the others are asked to look at.
pub fn counts(row: &ChosenRow) -> bool {
    !row.moments.is_empty() || is_witnessed(row)
}

/// True where a witness or the animator marked the row and the learner shows it.
fn is_witnessed(row: &ChosenRow) -> bool {
    let others = |(role, ..): &(MarkRole, Seen, Tick)| matches!(role, MarkRole::Witness | MarkRole::Animator);
    row.people.iter().any(others)
}

/// True where the learner shows a moment, a person's mark or their own answer for the row.
pub(crate) fn shows_something(row: &ChosenRow) -> bool {
    !row.moments.is_empty()
        || !row.people.is_empty()
        || [row.self_first, row.self_later].into_iter().flatten().any(is_to_show)
}

/// « Pas cette fois » and « je ne sais pas » stay on the station.
pub(crate) fn is_to_show(answer: SelfAnswer) -> bool {
    matches!(answer, SelfAnswer::Yes | SelfAnswer::WithHelp)
}

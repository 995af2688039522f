//! What the learner says after the reveal, and what they show: all of it is theirs to change.

use simulation::Tick;
use situation::selection::SelfAnswer;

use super::{Debrief, Stage};
use crate::error::StationError;

impl Debrief {
    /// « Maintenant, je dirais… »
    pub fn say_later(&mut self, row: &str, answer: SelfAnswer) -> Result<(), StationError> {
        self.after_keep()?;
        let row = self.row(row)?;
        self.change(|kept| {
            kept.later.insert(row, answer);
            Ok(())
        })
    }

    /// The learner's words about a row; empty ones take them away.
    pub fn say_words(&mut self, row: &str, words: &str) -> Result<(), StationError> {
        self.after_keep()?;
        let row = self.row(row)?;
        self.change(|kept| {
            if words.is_empty() {
                kept.words.remove(&row);
            } else {
                kept.words.insert(row, words.to_owned());
            }
            Ok(())
        })
    }

    /// From « On regarde » to « Je garde, je demande » (`true`) and back (`false`).
    pub fn to_claim(&mut self, forward: bool) -> Result<(), StationError> {
        self.after_keep()?;
        self.change(|kept| {
            kept.stage = if forward { Stage::Claim } else { Stage::Seen };
            Ok(())
        })
    }

    /// Shows a moment in the claim, or hides it.
    pub fn choose(&mut self, row: &str, attempt: Tick, shown: bool) -> Result<(), StationError> {
        self.after_keep()?;
        let row = self.row(row)?;
        if !self.moments(&row).any(|moment| moment.attempt == attempt) {
            return Err(StationError::NoSuchMoment(row));
        }
        self.change(|kept| {
            let moments = kept.moments.entry(row.clone()).or_default();
            if shown {
                moments.insert(attempt);
            } else {
                moments.remove(&attempt);
            }
            if moments.is_empty() {
                kept.moments.remove(&row);
            }
            Ok(())
        })
    }

    /// Shows a row without a moment (what people or the learner say of it), or hides it with all its moments.
    pub fn show_row(&mut self, row: &str, shown: bool) -> Result<(), StationError> {
        self.after_keep()?;
        let row = self.row(row)?;
        self.change(|kept| {
            if shown {
                kept.shown.insert(row);
            } else {
                kept.shown.remove(&row);
                kept.moments.remove(&row);
            }
            Ok(())
        })
    }

    /// Shows what people marked for a shown row (as it is at first), or hides it.
    pub fn show_people(&mut self, row: &str, shown: bool) -> Result<(), StationError> {
        self.after_keep()?;
        let row = self.row(row)?;
        self.change(|kept| {
            if shown {
                kept.people_hidden.remove(&row);
            } else {
                kept.people_hidden.insert(row);
            }
            Ok(())
        })
    }
}

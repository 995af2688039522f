//! Looking back, in its order.

use serde::{Deserialize, Serialize};
use situation::identity::Identity;
use situation::journal::Header;
use situation::observe::Observation;
use situation::selection::{Extent, SelfAnswer};
use simulation::Tick;

use crate::{BadgeView, Clip, NotYet, Receipt, RowView, SeenRow, SessionId, StationError};

/// Where looking back stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// « Raconte »
    Tell,
    /// « Je me reconnais »: the learner's name for it.
    Name,
    /// « Je me reconnais »: own answers, until kept.
    SelfAssess,
    /// « On regarde »: what was seen, clips, views side by side.
    Seen,
    /// « Je garde, je demande ».
    Claim,
    /// Asked, or « Je garde pour moi ».
    Done,
}

/// Looking back on a session, for one learner. Every step is on disk when its call returns.
pub struct Debrief {}

impl Debrief {
    /// The session.
    pub fn session(&self) -> SessionId {
        todo!()
    }
    /// Header of its journal.
    pub fn header(&self) -> &Header {
        todo!()
    }
    /// True where the session was cut short.
    pub fn was_interrupted(&self) -> bool {
        todo!()
    }
    /// Where it stands.
    pub fn stage(&self) -> Stage {
        todo!()
    }
    /// The account, « Raconte »; may be empty. May be changed until the answers are kept, then [`StationError::Kept`].
    pub fn tell(&mut self, _account: &str) -> Result<(), StationError> {
        todo!()
    }
    /// The account so far.
    pub fn account(&self) -> &str {
        todo!()
    }
    /// What the learner calls it; may be empty. As [`Debrief::tell`].
    pub fn name_it(&mut self, _words: &str) -> Result<(), StationError> {
        todo!()
    }
    /// The name so far.
    pub fn named(&self) -> &str {
        todo!()
    }
    /// Rows that the learner wants looked at: text only.
    pub fn rows(&self) -> Vec<RowView> {
        todo!()
    }
    /// Adds a row to those looked at, or takes it away; until kept.
    pub fn want(&mut self, _row: &str, _wanted: bool) -> Result<(), StationError> {
        todo!()
    }
    /// The learner's own answer; until kept.
    pub fn answer(&mut self, _row: &str, _answer: SelfAnswer) -> Result<(), StationError> {
        todo!()
    }
    /// « Je garde ma réponse »: locks account, name and answers.
    pub fn keep(&mut self) -> Result<(), StationError> {
        todo!()
    }
    /// What was seen, row by row; only after [`Debrief::keep`].
    pub fn seen(&self) -> Result<Vec<SeenRow>, NotYet> {
        todo!()
    }
    /// The clip of a moment, recomputed; only after [`Debrief::keep`].
    pub fn clip(&self, _moment: &Observation) -> Result<Clip, StationError> {
        todo!()
    }
    /// « Maintenant, je dirais… »
    pub fn say_later(&mut self, _row: &str, _answer: SelfAnswer) -> Result<(), StationError> {
        todo!()
    }
    /// The learner's words about a row.
    pub fn say_words(&mut self, _row: &str, _words: &str) -> Result<(), StationError> {
        todo!()
    }
    /// From « On regarde » to « Je garde, je demande » (`true`) and back (`false`).
    pub fn to_claim(&mut self, _forward: bool) -> Result<(), StationError> {
        todo!()
    }
    /// Shows a moment in the claim, or hides it.
    pub fn choose(&mut self, _row: &str, _attempt: Tick, _shown: bool) -> Result<(), StationError> {
        todo!()
    }
    /// Shows a row without a moment (what people or the learner say of it), or hides it with all its moments.
    pub fn show_row(&mut self, _row: &str, _shown: bool) -> Result<(), StationError> {
        todo!()
    }
    /// Shows what people marked for a shown row (as it is at first), or hides it.
    pub fn show_people(&mut self, _row: &str, _shown: bool) -> Result<(), StationError> {
        todo!()
    }
    /// Badges that can be asked for, with what is there for each; only after [`Debrief::keep`].
    pub fn badges(&self) -> Result<Vec<BadgeView>, NotYet> {
        todo!()
    }
    /// Asks for a badge: builds, signs and stores the package; it is in the outbox, synced, when this returns.
    /// `identity` needs a pairing. The same badge again gives the same receipt while that claim is open.
    pub fn ask(
        &mut self,
        _badge: &str,
        _extent: Extent,
        _identity: Option<Identity>,
    ) -> Result<Receipt, StationError> {
        todo!()
    }
    /// « Je garde pour moi »: ends without asking.
    pub fn leave(&mut self) -> Result<(), StationError> {
        todo!()
    }
}

//! Looking back, in its order: tell → name → own answers, kept → what was seen → claim.

mod agreeing;
mod asked;
mod asking;
mod choosing;
mod derived;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use simulation::Tick;
use situation::clip::Clip;
use situation::grid::{Observable, Source};
use situation::journal::{End, Header, Journal, Mark, MarkRole, read_journal};
use situation::observe::Observation;
use situation::package::Disclosure;
use situation::replay::ReplayError;
use situation::scenario::Scenario;
use situation::selection::SelfAnswer;

use crate::disk;
use crate::error::{NotYet, StationError};
use crate::looking_back::LookingBack;
use crate::profile::ProfileId;
use crate::session::{SessionFile, SessionId};
use crate::shelf::{Shelf, one};
use crate::view::{RowSource, RowView, SeenRow, SeenState};
use derived::{Again, Derived};

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
pub struct Debrief {
    shelf: Arc<Shelf>,
    id: SessionId,
    profile: ProfileId,
    seat: u8,
    scenario: Arc<Scenario>,
    journal: Arc<Journal>,
    /// Whether people were there who could see: a witness sat down, or somebody marked something.
    witnessed: bool,
    derived: Arc<Derived>,
    kept: LookingBack,
    /// Those who sat beside and said yes, each to exactly this.
    agreed: Vec<(ProfileId, Disclosure)>,
}

impl Debrief {
    /// Right after play.
    pub(crate) fn after_play(
        shelf: Arc<Shelf>,
        id: SessionId,
        file: &SessionFile,
        scenario: Arc<Scenario>,
        live: &[Observation],
    ) -> Result<Self, StationError> {
        let journal = Arc::new(read(&shelf, id)?);
        let derived = Arc::new(Derived::later(&scenario, &journal, live));
        Self::open(shelf, id, file, file.players.doer.clone(), scenario, journal, derived)
    }

    /// Later, or after an interruption. Replays at once: about a second for ten minutes.
    pub(crate) fn resume(
        shelf: Arc<Shelf>,
        id: SessionId,
        file: &SessionFile,
        profile: ProfileId,
        scenario: Arc<Scenario>,
    ) -> Result<Self, StationError> {
        if scenario.hash() != file.scenario_hash {
            return Err(StationError::OtherScenario);
        }
        let journal = Arc::new(read(&shelf, id)?);
        let again = Again::of(&scenario, &journal).map_err(refused)?;
        let derived = Arc::new(Derived::now(again));
        Self::open(shelf, id, file, profile, scenario, journal, derived)
    }

    /// The same session looked back on by `profile`, who sat there as well: another seat, nothing played again.
    pub fn of_seat_of(&self, profile: &ProfileId) -> Result<Self, StationError> {
        let file = self
            .shelf
            .state()
            .sessions
            .get(&self.id)
            .map(|entry| entry.file.clone());
        Self::open(
            Arc::clone(&self.shelf),
            self.id,
            &file.ok_or(StationError::NoSuchSession)?,
            profile.clone(),
            Arc::clone(&self.scenario),
            Arc::clone(&self.journal),
            Arc::clone(&self.derived),
        )
    }

    fn open(
        shelf: Arc<Shelf>,
        id: SessionId,
        file: &SessionFile,
        profile: ProfileId,
        scenario: Arc<Scenario>,
        journal: Arc<Journal>,
        derived: Arc<Derived>,
    ) -> Result<Self, StationError> {
        let seat = file.players.seat_of(&profile).ok_or(StationError::NoSuchSession)?;
        let mut notices = Vec::new();
        let kept = one(disk::read(&shelf.folder.looking_back(id, seat))?, &mut notices);
        if let (None, Some(notice)) = (&kept, notices.into_iter().next()) {
            // Its words are still there beside it; going on here would be starting over without saying so.
            let reason = notice.say(wording::Language::English);
            return Err(StationError::Unreadable {
                path: shelf.folder.looking_back(id, seat),
                reason,
            });
        }
        let kept = kept.unwrap_or_else(|| {
            let witnessed = shelf.has_witnessed(&profile, &file.scenario);
            LookingBack::new(&scenario.grid, file.wanted(seat), witnessed)
        });
        let witnessed = file.players.witness.is_some() || journal.marks().any(|mark| mark.role != MarkRole::OneSelf);
        Ok(Self {
            shelf,
            id,
            profile,
            seat,
            scenario,
            journal,
            witnessed,
            derived,
            kept,
            agreed: Vec::new(),
        })
    }

    /// The session.
    pub fn session(&self) -> SessionId {
        self.id
    }

    /// The seat that the learner held.
    pub fn seat(&self) -> u8 {
        self.seat
    }

    /// Header of its journal.
    pub fn header(&self) -> &Header {
        &self.journal.header
    }

    /// The scenario that was played.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// True where the session was cut short.
    pub fn was_interrupted(&self) -> bool {
        matches!(self.journal.end, End::Interrupted { .. })
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.kept.stage
    }

    /// The account, « Raconte »; may be empty. May be changed until the answers are kept, then [`StationError::Kept`].
    pub fn tell(&mut self, account: &str) -> Result<(), StationError> {
        self.change(|kept| {
            kept.before_kept()?;
            account.clone_into(&mut kept.account);
            kept.stage = kept.stage.max(Stage::Name);
            Ok(())
        })
    }

    /// The account so far.
    pub fn account(&self) -> &str {
        &self.kept.account
    }

    /// What the learner calls it; may be empty. As [`Debrief::tell`].
    pub fn name_it(&mut self, words: &str) -> Result<(), StationError> {
        self.change(|kept| {
            kept.before_kept()?;
            words.clone_into(&mut kept.named);
            kept.stage = kept.stage.max(Stage::SelfAssess);
            Ok(())
        })
    }

    /// The name so far.
    pub fn named(&self) -> &str {
        &self.kept.named
    }

    /// All rows that the learner wants looked at: text only. [`Debrief::asked`] says which come first.
    pub fn rows(&self) -> Vec<RowView> {
        let rows = self.kept.rows(&self.scenario.grid);
        rows.map(|row| view_of(row, &self.kept)).collect()
    }

    /// Adds a row to those looked at, or takes it away; until kept.
    pub fn want(&mut self, row: &str, wanted: bool) -> Result<(), StationError> {
        let row = self
            .scenario
            .grid
            .row(row)
            .ok_or_else(|| StationError::NoSuchRow(row.to_owned()))?
            .id
            .clone();
        self.change(|kept| {
            kept.before_kept()?;
            if wanted {
                kept.wanted.insert(row);
            } else {
                kept.wanted.remove(&row);
                kept.answers.remove(&row);
            }
            Ok(())
        })
    }

    /// The learner's own answer; until kept. No answer is an answer too.
    pub fn answer(&mut self, row: &str, answer: SelfAnswer) -> Result<(), StationError> {
        let row = self.row(row)?;
        self.change(|kept| {
            kept.before_kept()?;
            kept.answers.insert(row, answer);
            kept.stage = kept.stage.max(Stage::SelfAssess);
            Ok(())
        })
    }

    /// « Je garde ma réponse »: locks account, name and answers.
    pub fn keep(&mut self) -> Result<(), StationError> {
        self.change(|kept| {
            kept.before_kept()?;
            kept.kept = true;
            kept.stage = Stage::Seen;
            Ok(())
        })
    }

    /// What was seen, row by row; only after [`Debrief::keep`].
    pub fn seen(&self) -> Result<Vec<SeenRow>, NotYet> {
        if !self.kept.kept {
            return Err(NotYet);
        }
        Ok(self
            .kept
            .rows(&self.scenario.grid)
            .map(|row| self.seen_row(row))
            .collect())
    }

    fn seen_row(&self, row: &Observable) -> SeenRow {
        let id = &row.id;
        let observations: Vec<_> = self.moments(id).cloned().collect();
        let people: Vec<_> = self.marks().filter(|mark| mark.row == *id).cloned().collect();
        let (self_first, self_later) = (self.kept.answers.get(id).copied(), self.kept.later.get(id).copied());
        let own = matches!(row.source, Source::OneSelf)
            && [self_first, self_later]
                .iter()
                .any(|a| matches!(a, Some(SelfAnswer::Yes | SelfAnswer::WithHelp)));
        let seen_state = if own || !observations.is_empty() || !people.is_empty() {
            SeenState::Seen
        } else if matches!(row.source, Source::Game(_)) && !self.derived.occasion_came(self.seat, id) {
            SeenState::NoOccasion
        } else {
            SeenState::NotSeenHere
        };
        SeenRow {
            row: id.clone(),
            text: row.text.clone(),
            question: row.question.clone(),
            sign: row.sign,
            source: source(row),
            self_first,
            self_later,
            words: self.kept.words.get(id).cloned().unwrap_or_default(),
            observations,
            people,
            seen_state,
            chosen: self.kept.moments.get(id).into_iter().flatten().copied().collect(),
            shown: self.kept.shows(id),
            people_shown: !self.kept.people_hidden.contains(id),
        }
    }

    /// The clip of a moment, recomputed; only after [`Debrief::keep`]. From two seconds before to one after.
    pub fn clip(&self, moment: &Observation) -> Result<Clip, StationError> {
        const BEFORE: Tick = 2 * simulation::TICKS_PER_SECOND;
        const AFTER: Tick = simulation::TICKS_PER_SECOND;
        self.after_keep()?;
        let from = moment.from.min(moment.attempt).saturating_sub(BEFORE).max(1);
        let to = moment.to.saturating_add(AFTER);
        let clip = match self.derived.again() {
            Some(again) => Clip::of_replay(&self.scenario, &self.journal, &again.replay, from, to),
            None => Clip::of(&self.scenario, &self.journal, from, to),
        };
        clip.map_err(refused)
    }

    /// « Je garde pour moi »: ends without asking.
    pub fn leave(&mut self) -> Result<(), StationError> {
        self.change(|kept| {
            kept.stage = Stage::Done;
            Ok(())
        })
    }

    fn after_keep(&self) -> Result<(), StationError> {
        if self.kept.kept { Ok(()) } else { Err(NotYet.into()) }
    }

    /// The id of a row that is looked at.
    fn row(&self, row: &str) -> Result<String, StationError> {
        self.kept
            .wanted
            .get(row)
            .cloned()
            .ok_or_else(|| StationError::NoSuchRow(row.to_owned()))
    }

    /// Moments of a row in the learner's seat.
    fn moments<'a>(&'a self, row: &'a str) -> impl Iterator<Item = &'a Observation> {
        self.derived
            .observations()
            .iter()
            .filter(move |o| o.row == row && o.seat == self.seat)
    }

    /// Marks about the learner's seat.
    fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.journal.marks().filter(|mark| mark.seat == self.seat)
    }

    /// Changes what is kept: on disk first, so that memory never says more than the disk.
    fn change(
        &mut self,
        change: impl FnOnce(&mut LookingBack) -> Result<(), StationError>,
    ) -> Result<(), StationError> {
        let mut next = self.kept.clone();
        change(&mut next)?;
        if next != self.kept {
            disk::keep(&self.shelf.folder.looking_back(self.id, self.seat), &next)?;
            if let Some(entry) = self.shelf.state().sessions.get_mut(&self.id) {
                entry.stages.insert(self.seat, next.stage);
            }
            self.kept = next;
        }
        Ok(())
    }
}

/// A row before anything is shown.
fn view_of(row: &Observable, kept: &LookingBack) -> RowView {
    RowView {
        id: row.id.clone(),
        text: row.text.clone(),
        sign: row.sign,
        source: source(row),
        answer: kept.answers.get(&row.id).copied(),
    }
}

fn read(shelf: &Shelf, id: SessionId) -> Result<Journal, StationError> {
    let path = shelf.folder.journal(id);
    let bytes = std::fs::read(&path).map_err(|e| disk::failed(&path, e))?;
    read_journal(&bytes).map_err(|error| StationError::Situation {
        code: error.code(),
        arguments: error.arguments(),
        reason: error.to_string(),
    })
}

fn refused(error: ReplayError) -> StationError {
    match error {
        ReplayError::OtherScenario => StationError::OtherScenario,
        error => StationError::Situation {
            code: error.code(),
            arguments: error.arguments(),
            reason: error.to_string(),
        },
    }
}

fn source(row: &Observable) -> RowSource {
    match row.source {
        Source::Game(_) => RowSource::Game,
        Source::Observer => RowSource::Observer,
        Source::OneSelf => RowSource::OneSelf,
        Source::Peer => RowSource::Peer,
    }
}

//! Looking back, in its order: tell → name → own answers, kept → what was seen → claim.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::{self, JoinHandle};

use serde::{Deserialize, Serialize};
use situation::clip::Clip;
use situation::grid::{Observable, Source};
use situation::identity::Identity;
use situation::journal::{End, Header, Journal, Mark, read_journal};
use situation::observe::Observation;
use situation::replay::{Replay, ReplayError, replay};
use situation::requirement::requirement_state;
use situation::scenario::Scenario;
use situation::selection::{Extent, SelfAnswer};
use simulation::Tick;

use crate::claim::{ClaimFile, ClaimId, Delivery, Receipt};
use crate::disk;
use crate::error::{NotYet, StationError};
use crate::looking_back::{LookingBack, Who};
use crate::profile::ProfileId;
use crate::random;
use crate::session::{SessionFile, SessionId};
use crate::shelf::{Shelf, one};
use crate::view::{BadgeView, RowSource, RowView, SeenRow, SeenState};

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
    derived: Derived,
    kept: LookingBack,
}

/// What the journal gives when it is played again: worked out while the learner tells, waited for when first needed.
struct Derived {
    running: Mutex<Option<JoinHandle<Result<Replay, ReplayError>>>>,
    replay: OnceLock<Option<Replay>>,
    /// What was seen during play, should the replay fail.
    live: Vec<Observation>,
}

impl Derived {
    fn replay(&self) -> Option<&Replay> {
        let wait = || {
            let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take()?;
            match running.join() {
                Ok(Ok(replay)) => Some(replay),
                Ok(Err(error)) => {
                    tracing::error!(%error, "a session just played does not replay");
                    None
                }
                Err(_) => None,
            }
        };
        self.replay.get_or_init(wait).as_ref()
    }

    fn observations(&self) -> &[Observation] {
        self.replay().map_or(&self.live, |replay| &replay.observations)
    }
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
        let running = {
            let (scenario, journal) = (Arc::clone(&scenario), Arc::clone(&journal));
            thread::Builder::new().name("replay".to_owned()).spawn(move || replay(&scenario, &journal)).ok()
        };
        let derived = Derived { running: Mutex::new(running), replay: OnceLock::new(), live: live.to_vec() };
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
        let replay = replay(&scenario, &journal).map_err(refused)?;
        let derived =
            Derived { running: Mutex::new(None), replay: OnceLock::from(Some(replay)), live: Vec::new() };
        Self::open(shelf, id, file, profile, scenario, journal, derived)
    }

    fn open(
        shelf: Arc<Shelf>,
        id: SessionId,
        file: &SessionFile,
        profile: ProfileId,
        scenario: Arc<Scenario>,
        journal: Arc<Journal>,
        derived: Derived,
    ) -> Result<Self, StationError> {
        let seat = file.players.seat_of(&profile).ok_or(StationError::NoSuchSession)?;
        let mut notices = Vec::new();
        let kept = one(disk::read(&shelf.folder.looking_back(id, seat))?, &mut notices);
        if let (None, Some(notice)) = (&kept, notices.into_iter().next()) {
            // Its words are still there beside it; going on here would be starting over without saying so.
            let reason = notice.say(wording::Language::English);
            return Err(StationError::Unreadable { path: shelf.folder.looking_back(id, seat), reason });
        }
        let kept = kept.unwrap_or_else(|| LookingBack::new(&scenario.grid, &file.wanted));
        Ok(Self { shelf, id, profile, seat, scenario, journal, derived, kept })
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

    /// Rows that the learner wants looked at: text only.
    pub fn rows(&self) -> Vec<RowView> {
        let rows = self.kept.rows(&self.scenario.grid);
        rows.map(|row| RowView {
            id: row.id.clone(),
            text: row.text.clone(),
            source: source(row),
            answer: self.kept.answers.get(&row.id).copied(),
        })
        .collect()
    }

    /// Adds a row to those looked at, or takes it away; until kept.
    pub fn want(&mut self, row: &str, wanted: bool) -> Result<(), StationError> {
        let row = self.scenario.grid.row(row).ok_or_else(|| StationError::NoSuchRow(row.to_owned()))?.id.clone();
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
        Ok(self.kept.rows(&self.scenario.grid).map(|row| self.seen_row(row)).collect())
    }

    fn seen_row(&self, row: &Observable) -> SeenRow {
        let id = &row.id;
        let observations: Vec<_> = self.moments(id).cloned().collect();
        let people: Vec<_> = self.marks().filter(|mark| mark.row == *id).cloned().collect();
        let (self_first, self_later) = (self.kept.answers.get(id).copied(), self.kept.later.get(id).copied());
        let own = matches!(row.source, Source::OneSelf)
            && [self_first, self_later].iter().any(|a| matches!(a, Some(SelfAnswer::Yes | SelfAnswer::WithHelp)));
        let seen_state = if own || !observations.is_empty() || !people.is_empty() {
            SeenState::Seen
        } else {
            SeenState::NotSeenHere
        };
        SeenRow {
            row: id.clone(),
            text: row.text.clone(),
            question: row.question.clone(),
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
        let clip = match self.derived.replay() {
            Some(replay) => Clip::of_replay(&self.scenario, &self.journal, replay, from, to),
            None => Clip::of(&self.scenario, &self.journal, from, to),
        };
        clip.map_err(refused)
    }

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

    /// Badges that can be asked for, with what is there for each; only after [`Debrief::keep`].
    pub fn badges(&self) -> Result<Vec<BadgeView>, NotYet> {
        if !self.kept.kept {
            return Err(NotYet);
        }
        let badges = self.scenario.badges.iter().map(|def| {
            let selection = self.selection(&def.id, def.version, Extent::Extracts, "", "fr");
            BadgeView { state: requirement_state(def, &selection), def: def.clone() }
        });
        Ok(badges.collect())
    }

    /// Asks for a badge: builds, signs and stores the package; it is in the outbox, synced, when this returns.
    /// `identity` needs a pairing. The same badge again gives the same receipt while that claim is open.
    pub fn ask(
        &mut self,
        badge: &str,
        extent: Extent,
        identity: Option<Identity>,
    ) -> Result<Receipt, StationError> {
        self.after_keep()?;
        let def = self.scenario.badge(badge).ok_or_else(|| StationError::NoSuchBadge(badge.to_owned()))?.clone();
        let (pseudonym, language, pairing) = {
            let state = self.shelf.state();
            let profile = state.profiles.get(&self.profile).ok_or(StationError::NoSuchProfile)?;
            (profile.pseudonym.clone(), state.language, state.pairing.clone())
        };
        let address = pairing.as_ref().map(|p| p.address.as_str());
        if let Some((id, claim)) = self.open_claim(badge) {
            return Ok(claim.receipt(id, address));
        }
        let id = ClaimId(random::bytes()?);
        let identity = match identity {
            None => None,
            Some(identity) => {
                let pairing = pairing.as_ref().ok_or(StationError::NotPaired)?;
                Some(pairing.certified()?.seal(&identity, &id.0)?)
            }
        };
        let (now, lived_s) = self.shelf.now();
        let selection = self.selection(badge, def.version, extent, &pseudonym, language.tag());
        let input = situation::package::PackageInput {
            scenario: &self.scenario,
            journal: &self.journal,
            selection: &selection,
            identity,
            claim_id: id.0,
            created_unix_s: now,
        };
        let package = situation::package::build(&input, &self.shelf.key).map_err(|error| StationError::Situation {
            code: error.code(),
            arguments: error.arguments(),
            reason: error.to_string(),
        })?;
        let claim = ClaimFile {
            profile: self.profile.clone(),
            session: self.id.0,
            badge_id: def.id.clone(),
            badge: def.name.clone(),
            language: language.tag().to_owned(),
            delivery: Delivery::Waiting,
            page: None,
            status: None,
            badge_here: false,
            asked_unix_s: now,
            changed_lived_s: lived_s,
        };
        // First here, then in the outbox: cut in between, the learner asks again and there is one claim.
        self.change(|kept| {
            kept.claims.push((def.id, id.to_string()));
            kept.stage = Stage::Done;
            Ok(())
        })?;
        let receipt = claim.receipt(id, address);
        self.shelf.add_claim(id, claim, &package)?;
        Ok(receipt)
    }

    /// « Je garde pour moi »: ends without asking.
    pub fn leave(&mut self) -> Result<(), StationError> {
        self.change(|kept| {
            kept.stage = Stage::Done;
            Ok(())
        })
    }

    fn open_claim(&self, badge: &str) -> Option<(ClaimId, ClaimFile)> {
        let state = self.shelf.state();
        let ids = self.kept.claims.iter().filter(|(asked, _)| asked == badge);
        ids.filter_map(|(_, id)| {
            let id = ClaimId(random::from_hex(id)?);
            Some((id, state.claims.get(&id)?.clone()))
        })
        .find(|(_, claim)| claim.is_open())
    }

    fn selection(
        &self,
        badge: &str,
        version: u32,
        extent: Extent,
        pseudonym: &str,
        language: &str,
    ) -> situation::selection::Selection {
        let marks: Vec<_> = self.marks().collect();
        let who = Who { seat: self.seat, pseudonym, language };
        self.kept.selection(&self.scenario.grid, &marks, (badge, version), extent, who)
    }

    fn after_keep(&self) -> Result<(), StationError> {
        if self.kept.kept { Ok(()) } else { Err(NotYet.into()) }
    }

    /// The id of a row that is looked at.
    fn row(&self, row: &str) -> Result<String, StationError> {
        self.kept.wanted.get(row).cloned().ok_or_else(|| StationError::NoSuchRow(row.to_owned()))
    }

    /// Moments of a row in the learner's seat.
    fn moments<'a>(&'a self, row: &'a str) -> impl Iterator<Item = &'a Observation> {
        self.derived.observations().iter().filter(move |o| o.row == row && o.seat == self.seat)
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

fn read(shelf: &Shelf, id: SessionId) -> Result<Journal, StationError> {
    let path = shelf.folder.journal(id);
    let bytes = std::fs::read(&path).map_err(|e| disk::failed(&path, e))?;
    read_journal(&bytes).map_err(|error| StationError::Situation {
        code: error.code(),
        arguments: error.arguments(),
        reason: error.to_string(),
    })
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
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

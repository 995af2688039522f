//! Claims of a station: sent, heard of, exported, deleted.

use std::path::{Path, PathBuf};

use super::Station;
use crate::claim::{ClaimFile, ClaimId, ClaimRecord, Delivery, OutboxState};
use crate::disk::Found;
use crate::error::StationError;
use crate::harvest::{self, Harvest};
use crate::looking_back::LookingBack;
use crate::profile::ProfileId;
use crate::session::SessionId;
use crate::{disk, export};

impl Station {
    /// The outbox at a glance.
    pub fn outbox(&self) -> OutboxState {
        self.shelf.state().outbox()
    }

    /// Sends what waits and asks how claims stand now, without waiting for the next attempt (« Réessayer ») nor for
    /// the time in which a claim just asked may be taken back.
    pub fn send_now(&self) {
        let mut state = self.shelf.state();
        state.post.nudged = true;
        state.post.asked.clear();
        drop(state);
        self.shelf.wake.notify_all();
    }

    /// A screen shows claims: while `true`, their status is asked for every 5 s in place of every 60 s.
    pub fn watch_claims(&self, watched: bool) {
        let mut state = self.shelf.state();
        if state.post.watched != watched {
            state.post.watched = watched;
            drop(state);
            self.shelf.wake.notify_all();
        }
    }

    /// Claims of a profile, newest first.
    pub fn claims(&self, profile: &ProfileId) -> Vec<ClaimRecord> {
        let state = self.shelf.state();
        let address = state.pairing.as_ref().map(|p| p.address.as_str());
        let mut all: Vec<_> = state
            .claims
            .iter()
            .filter(|(_, claim)| claim.profile == *profile)
            .map(|(id, claim)| {
                let record = claim.record(*id, address);
                let is_here = record.is_here && state.post.leaving != Some(*id);
                ClaimRecord { is_here, ..record }
            })
            .collect();
        all.sort_by_key(|claim| std::cmp::Reverse(claim.asked_unix_s));
        all
    }

    /// Whether an answer or a badge has come for a profile that they have not looked at: what it is, is theirs.
    pub fn has_news(&self, profile: &ProfileId) -> bool {
        let state = self.shelf.state();
        state
            .claims
            .values()
            .any(|claim| claim.news && claim.profile == *profile)
    }

    /// The learner has looked at what came for a claim.
    pub fn has_looked(&mut self, claim: ClaimId) -> Result<(), StationError> {
        let mut state = self.shelf.state();
        let file = state.claims.get(&claim).ok_or(StationError::NoSuchClaim)?;
        if !file.news {
            return Ok(());
        }
        let looked = ClaimFile {
            news: false,
            ..file.clone()
        };
        self.shelf.keep_claim(&mut state, claim, looked)
    }

    /// The badge image (PNG with the badge in it), once it is here.
    pub fn badge_png(&self, claim: ClaimId) -> Result<Vec<u8>, StationError> {
        self.badge_is_here(claim)?;
        let path = self.shelf.folder.badge_png(claim);
        std::fs::read(&path).map_err(|e| disk::failed(&path, e))
    }

    /// Writes badge image and badge JSON into a folder of the learner's choice, in the place of those that a correction
    /// replaced.
    pub fn export_badge(&self, claim: ClaimId, target: &Path) -> Result<Vec<PathBuf>, StationError> {
        self.badge_is_here(claim)?;
        let folder = &self.shelf.folder;
        [(folder.badge_png(claim), ".png"), (folder.badge_json(claim), ".json")]
            .iter()
            .map(|(from, suffix)| export::badge_file(from, claim, suffix, target))
            .collect()
    }

    fn badge_is_here(&self, claim: ClaimId) -> Result<(), StationError> {
        let state = self.shelf.state();
        let file = state.claims.get(&claim).ok_or(StationError::NoSuchClaim)?;
        if file.hands_out() {
            Ok(())
        } else {
            Err(StationError::NoBadgeYet)
        }
    }

    /// Writes a page to print into a folder, beside what [`Station::export_badge`] writes there: `html` refers to the
    /// badge image by the name that [`Station::badge_image_name`] gives. A page of before is replaced: it says less.
    pub fn export_page(&self, claim: ClaimId, html: &str, target: &Path) -> Result<PathBuf, StationError> {
        if !self.shelf.state().claims.contains_key(&claim) {
            return Err(StationError::NoSuchClaim);
        }
        export::claim_page(claim, html, target)
    }

    /// Name of the badge image's file as it is exported.
    pub fn badge_image_name(claim: ClaimId) -> String {
        export::claim_name(claim, ".png")
    }

    /// Where people of this PC find what they take along: `Envol` in their documents, or in the station's folder where
    /// the system says nothing of a home.
    pub fn takeaway_folder(&self) -> PathBuf {
        export::takeaway(self.shelf.folder.path())
    }

    /// Writes the package into a folder (a USB stick), to be imported by hand; it also stays in the outbox.
    pub fn export_package(&self, claim: ClaimId, target: &Path) -> Result<PathBuf, StationError> {
        if !self.shelf.state().claims.contains_key(&claim) {
            return Err(StationError::NoSuchClaim);
        }
        export::claim_file(&self.shelf.folder.package(claim), claim, ".envol", target)
    }

    /// Writes every package that waits to leave into a folder (a USB stick), to be imported by hand; they also stay in the
    /// outbox, and a package that comes twice is one request. The files.
    pub fn export_waiting(&self, target: &Path) -> Result<Vec<PathBuf>, StationError> {
        let waiting: Vec<_> = {
            let state = self.shelf.state();
            let waits = state
                .claims
                .iter()
                .filter(|(_, file)| file.delivery == Delivery::Waiting);
            waits.map(|(claim, _)| *claim).collect()
        };
        waiting
            .into_iter()
            .map(|claim| self.export_package(claim, target))
            .collect()
    }

    /// « Récolte »: one stick goes round the PCs of a venue that has no network. Reads from its folder what the bridge
    /// answers to this PC and takes it as over the network; then writes each package whose answer is awaited and that the
    /// stick does not hold, sending it on as [`Station::send_now`] does, and takes off the stick those of this PC that
    /// nothing is awaited for any more. Files of other PCs stay as they are. A second time, nothing is done twice.
    ///
    /// It waits for the stick, which may take seconds.
    ///
    /// # Errors
    /// The folder is not there or cannot be listed. What fails later is in [`Harvest::broken`], and what was done is kept.
    pub fn harvest(&mut self, folder: &Path) -> Result<Harvest, StationError> {
        harvest::go_round(&self.shelf, folder)
    }

    /// Takes a claim back that has not left ([`ClaimRecord::is_here`]): it is gone from the outbox, and looking back on
    /// its session is again where one asks. A [`crate::Debrief`] that is open takes it back itself.
    pub fn take_back(&mut self, claim: ClaimId) -> Result<(), StationError> {
        let (session, profile) = {
            let state = self.shelf.state();
            let file = state.claims.get(&claim).ok_or(StationError::NoSuchClaim)?;
            (SessionId(file.session), file.profile.clone())
        };
        self.shelf.take_back(claim)?;
        let mut state = self.shelf.state();
        let Some(entry) = state.sessions.get_mut(&session) else {
            return Ok(());
        };
        let Some(seat) = entry.file.players.seat_of(&profile) else {
            return Ok(());
        };
        let path = self.shelf.folder.looking_back(session, seat);
        if let Found::Here(mut kept) = disk::read::<LookingBack>(&path)? {
            kept.forget(claim);
            disk::keep(&path, &kept)?;
            entry.stages.insert(seat, kept.stage);
        }
        Ok(())
    }

    /// Deletes a claim here: package, answers, badge. What the bridge already has stays there.
    pub fn delete_claim(&mut self, claim: ClaimId) -> Result<(), StationError> {
        let mut state = self.shelf.state();
        if !state.claims.contains_key(&claim) {
            return Err(StationError::NoSuchClaim);
        }
        disk::delete_folder(&self.shelf.folder.claim(claim))?;
        state.claims.remove(&claim);
        Ok(())
    }
}

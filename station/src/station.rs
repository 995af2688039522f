//! The station: everything that a PC keeps.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use situation::scenario::Scenario;
use situation::wire::PairingOffer;
use wording::Language;

use crate::{
    ClaimId, ClaimRecord, Code, Debrief, Notice, OutboxState, Pairing, Picture, Players, Playing, Profile, ProfileId,
    SessionId, SessionSummary, StationError,
};

/// Where everything of a PC stands. Dropping it closes it; [`Playing`] and [`Debrief`] may outlive it.
pub struct Station {}

impl Station {
    /// `ENVOL_STATION`, else the system's folder for a program's data (`%LOCALAPPDATA%\Envol`,
    /// `$XDG_DATA_HOME/envol`, `~/Library/Application Support/Envol`).
    pub fn default_folder() -> Result<PathBuf, StationError> {
        todo!()
    }
    /// Opens, or makes, the station of a folder: key, lock against a second program, interrupted sessions,
    /// deletion of what is older than the days to keep.
    pub fn open(_folder: &Path) -> Result<Self, StationError> {
        todo!()
    }
    /// What a person should know about this opening: files set aside, sessions found interrupted or deleted.
    pub fn notices(&self) -> &[Notice] {
        todo!()
    }
    /// The language in which bridges answer and claims are made.
    pub fn speak(&mut self, _language: Language) {
        todo!()
    }

    /// Profiles, by pseudonym.
    pub fn profiles(&self) -> Vec<Profile> {
        todo!()
    }
    /// A new profile; `code` is four pictograms or nothing.
    pub fn create_profile(
        &mut self,
        _pseudonym: &str,
        _picture: Picture,
        _code: Option<&Code>,
    ) -> Result<ProfileId, StationError> {
        todo!()
    }
    /// Whether `code` opens the profile (any code where it has none). After five wrong ones, some seconds of wait.
    pub fn unlock(&mut self, _profile: &ProfileId, _code: Option<&Code>) -> Result<(), StationError> {
        todo!()
    }
    /// Deletes a profile with all its sessions, words and claims, now.
    pub fn delete_profile(&mut self, _profile: &ProfileId) -> Result<(), StationError> {
        todo!()
    }
    /// Preferences of the game that outlive it (language, volume, accessibility), per profile or for the whole
    /// station; `None` where none were kept. `name` is lower-case letters and dashes. Unreadable ones are set aside.
    pub fn preferences<T: DeserializeOwned>(
        &self,
        _profile: Option<&ProfileId>,
        _name: &str,
    ) -> Result<Option<T>, StationError> {
        todo!()
    }
    /// Keeps preferences.
    pub fn keep_preferences<T: Serialize>(
        &mut self,
        _profile: Option<&ProfileId>,
        _name: &str,
        _value: &T,
    ) -> Result<(), StationError> {
        todo!()
    }

    /// Begins a session: reserves its space on disk and opens its journal. `wanted` are the rows that the learner
    /// wants looked at; empty stands for all.
    pub fn begin(
        &mut self,
        _scenario: Arc<Scenario>,
        _players: Players,
        _wanted: Vec<String>,
    ) -> Result<Playing, StationError> {
        todo!()
    }
    /// Sessions of a profile, newest first.
    pub fn sessions(&self, _profile: &ProfileId) -> Vec<SessionSummary> {
        todo!()
    }
    /// Sessions found interrupted and not yet looked back on.
    pub fn interrupted(&self) -> Vec<SessionSummary> {
        todo!()
    }
    /// Opens or resumes looking back on a session, for one of those who did.
    pub fn look_back(
        &mut self,
        _session: SessionId,
        _profile: &ProfileId,
        _scenario: Arc<Scenario>,
    ) -> Result<Debrief, StationError> {
        todo!()
    }
    /// Deletes a session: journal, words, choices. Claims made from it stay with the bridge and in the list.
    pub fn delete_session(&mut self, _session: SessionId) -> Result<(), StationError> {
        todo!()
    }
    /// Copies everything of a profile into a new folder inside `target`: readable JSON, journals, packages, badges.
    pub fn export(&self, _profile: &ProfileId, _target: &Path) -> Result<PathBuf, StationError> {
        todo!()
    }

    /// The bridge of this station, if it is paired.
    pub fn pairing(&self) -> Option<Pairing> {
        todo!()
    }
    /// Reads a pairing file.
    pub fn read_offer(_file: &Path) -> Result<PairingOffer, StationError> {
        todo!()
    }
    /// Pairs with the bridge of an offer: asks the network once, verifies both ways, pins the organisation.
    /// Pairing again with the same organisation renews address and sealing key.
    pub fn pair(&mut self, _offer: &PairingOffer, _station_name: &str) -> Result<(), StationError> {
        todo!()
    }
    /// Forgets the bridge.
    pub fn unpair(&mut self) -> Result<(), StationError> {
        todo!()
    }
    /// The outbox at a glance.
    pub fn outbox(&self) -> OutboxState {
        todo!()
    }
    /// Sends what waits now, without waiting for the next attempt (« Réessayer »).
    pub fn send_now(&self) {
        todo!()
    }
    /// A screen shows claims: while `true`, their status is asked for every 5 s in place of every 60 s.
    pub fn watch_claims(&self, _watched: bool) {
        todo!()
    }
    /// Claims of a profile, newest first.
    pub fn claims(&self, _profile: &ProfileId) -> Vec<ClaimRecord> {
        todo!()
    }
    /// The badge image (PNG with the badge in it), once it is here.
    pub fn badge_png(&self, _claim: ClaimId) -> Result<Vec<u8>, StationError> {
        todo!()
    }
    /// Writes badge image and badge JSON into a folder of the learner's choice.
    pub fn export_badge(&self, _claim: ClaimId, _target: &Path) -> Result<Vec<PathBuf>, StationError> {
        todo!()
    }
    /// Writes the package into a folder (a USB stick), to be imported by hand; it also stays in the outbox.
    pub fn export_package(&self, _claim: ClaimId, _target: &Path) -> Result<PathBuf, StationError> {
        todo!()
    }

    /// Days that sessions are kept; 30 at first.
    pub fn retention_days(&self) -> u32 {
        todo!()
    }
    /// The venue's choice, 1 to [`crate::LONGEST_RETENTION_DAYS`].
    pub fn set_retention_days(&mut self, _days: u32) -> Result<(), StationError> {
        todo!()
    }
    /// Whether an animator's PIN was chosen.
    pub fn has_animator_pin(&self) -> bool {
        todo!()
    }
    /// Chooses the animator's PIN (4 to 12 digits); `present` is the one so far, if there is one.
    pub fn set_animator_pin(&mut self, _present: Option<&str>, _new: &str) -> Result<(), StationError> {
        todo!()
    }
}

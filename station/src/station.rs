//! The station: everything that a PC keeps.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use situation::scenario::Scenario;
use situation::wire::PairingOffer;
use wording::Language;

use crate::claim::{ClaimId, ClaimRecord, OutboxState};
use crate::clock::{Clock, SystemClock};
use crate::debrief::{Debrief, Stage};
use crate::disk::{self, Found};
use crate::error::{Notice, StationError};
use crate::folder::{self, Folder};
use crate::outbox::{Outbox, Pace};
use crate::pairing::{self, Pairing};
use crate::playing::Playing;
use crate::profile::{self, Code, Picture, Profile, ProfileFile, ProfileId};
use crate::secret::Secret;
use crate::session::{Ending, Players, SessionFile, SessionId, SessionSummary};
use crate::settings::{LONGEST_RETENTION_DAYS, Settings};
use crate::shelf::Shelf;
use crate::{export, random, recovery};

/// Version of the game's preferences as files: what is in them is the game's.
const PREFERENCES_VERSION: u16 = 1;

/// Where everything of a PC stands. Dropping it closes it; [`Playing`] and [`Debrief`] may outlive it.
pub struct Station {
    shelf: Arc<Shelf>,
    notices: Vec<Notice>,
    _outbox: Outbox,
}

impl Station {
    /// `ENVOL_STATION`, else the system's folder for a program's data (`%LOCALAPPDATA%\Envol`,
    /// `$XDG_DATA_HOME/envol`, `~/Library/Application Support/Envol`).
    pub fn default_folder() -> Result<PathBuf, StationError> {
        folder::default()
    }

    /// Opens, or makes, the station of a folder: key, lock against a second program, interrupted sessions,
    /// deletion of what is older than the days to keep.
    pub fn open(folder: &Path) -> Result<Self, StationError> {
        Self::open_with(folder, Arc::new(SystemClock))
    }

    /// As [`Station::open`], with another clock.
    pub fn open_with(folder: &Path, clock: Arc<dyn Clock>) -> Result<Self, StationError> {
        Self::open_at_pace(folder, clock, Pace::REAL)
    }

    pub(crate) fn open_at_pace(folder: &Path, clock: Arc<dyn Clock>, pace: Pace) -> Result<Self, StationError> {
        let mut notices = Vec::new();
        let (shelf, moved) = Shelf::open(Folder::make(folder)?, clock, &mut notices)?;
        recovery::recover(&shelf, &mut notices)?;
        recovery::retain(&shelf, moved, &mut notices);
        let outbox = Outbox::start(&shelf, pace)
            .map_err(|source| StationError::Folder { path: folder.to_owned(), source })?;
        for notice in &notices {
            tracing::info!(notice = notice.say(Language::English), "at opening");
        }
        Ok(Self { shelf, notices, _outbox: outbox })
    }

    /// What a person should know about this opening: files set aside, sessions found interrupted or deleted.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The language in which bridges answer and claims are made.
    pub fn speak(&mut self, language: Language) {
        self.shelf.state().language = language;
    }

    /// The station's Ed25519 public key.
    pub fn public_key(&self) -> [u8; 32] {
        self.shelf.key.verifying_key().to_bytes()
    }

    /// Profiles, by pseudonym.
    pub fn profiles(&self) -> Vec<Profile> {
        let mut all: Vec<_> = self.shelf.state().profiles.iter().map(|(id, p)| p.shown(id)).collect();
        all.sort_by_key(|profile| profile.pseudonym.to_lowercase());
        all
    }

    /// A new profile; `code` is four pictograms or nothing.
    pub fn create_profile(
        &mut self,
        pseudonym: &str,
        picture: Picture,
        code: Option<&Code>,
    ) -> Result<ProfileId, StationError> {
        let (_, lived_s) = self.shelf.now();
        let file = ProfileFile::new(pseudonym, picture, code, lived_s)?;
        let id = ProfileId(random::to_hex(random::bytes()?));
        let folder = self.shelf.folder.profile(&id);
        disk::make_folder(&folder)?;
        if let Err(error) = disk::keep(&folder.join("profile.json"), &file)
            .and_then(|()| disk::sync_folder(&self.shelf.folder.profiles()))
        {
            std::fs::remove_dir_all(&folder).ok();
            return Err(error);
        }
        self.shelf.state().profiles.insert(id.clone(), file);
        Ok(id)
    }

    /// Whether `code` opens the profile (any code where it has none). After five wrong ones, some seconds of wait.
    pub fn unlock(&mut self, profile: &ProfileId, code: Option<&Code>) -> Result<(), StationError> {
        let mut state = self.shelf.state();
        let file = state.profiles.get(profile).ok_or(StationError::NoSuchProfile)?;
        let Some(secret) = file.code.clone() else { return Ok(()) };
        let code = code.ok_or(StationError::CodeShape)?;
        state.tries.check(&profile.0, &secret, &profile::words(code))
    }

    /// Deletes a profile with all its sessions, words and claims, now. What the bridge already has stays there.
    pub fn delete_profile(&mut self, profile: &ProfileId) -> Result<(), StationError> {
        let shelf = &self.shelf;
        let (sessions, claims) = {
            let state = shelf.state();
            if !state.profiles.contains_key(profile) {
                return Err(StationError::NoSuchProfile);
            }
            let takes_part = |players: &Players| {
                players.seat_of(profile).is_some() || players.witness.as_ref() == Some(profile)
            };
            let sessions: Vec<_> = state
                .sessions
                .iter()
                .filter(|(_, e)| takes_part(&e.file.players))
                .map(|(id, e)| (*id, e.file.clone()))
                .collect();
            let claims: Vec<_> =
                state.claims.iter().filter(|(_, c)| c.profile == *profile).map(|(id, _)| *id).collect();
            (sessions, claims)
        };
        if sessions.iter().any(|(_, file)| file.ending == Ending::Playing) {
            return Err(StationError::StillPlaying);
        }
        for (id, mut file) in sessions {
            let seat = file.players.seat_of(profile);
            let mut others = file.players.seated().filter(|(_, other)| *other != profile && !other.is_nobody());
            if seat.is_some() && others.next().is_none() {
                self.delete_session(id)?;
                continue;
            }
            drop(others);
            // Others keep their session; this person is no longer in it.
            if let Some(seat) = seat {
                let words = self.shelf.folder.looking_back(id, seat);
                match std::fs::remove_file(&words) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        return Err(disk::failed(&words, error));
                    }
                    _ => {}
                }
            }
            file.players.forget(profile);
            self.shelf.keep_session(id, file)?;
        }
        for id in claims {
            self.delete_claim(id)?;
        }
        disk::delete_folder(&self.shelf.folder.profile(profile))?;
        self.shelf.state().profiles.remove(profile);
        Ok(())
    }

    /// Preferences of the game that outlive it (language, volume, accessibility), per profile or for the whole
    /// station; `None` where none were kept. `name` is lower-case letters and dashes. Unreadable ones are set aside
    /// and said by [`StationError::Unreadable`] this once.
    pub fn preferences<T: DeserializeOwned>(
        &self,
        profile: Option<&ProfileId>,
        name: &str,
    ) -> Result<Option<T>, StationError> {
        let path = self.preferences_path(profile, name)?;
        match disk::read_version(&path, PREFERENCES_VERSION)? {
            Found::Nothing => Ok(None),
            Found::Here(value) => Ok(Some(value)),
            Found::SetAside(notice) => {
                Err(StationError::Unreadable { path, reason: notice.say(Language::English) })
            }
            Found::Newer(_) => Err(StationError::Newer { path, found: PREFERENCES_VERSION + 1 }),
        }
    }

    /// Keeps preferences.
    pub fn keep_preferences<T: Serialize>(
        &mut self,
        profile: Option<&ProfileId>,
        name: &str,
        value: &T,
    ) -> Result<(), StationError> {
        let path = self.preferences_path(profile, name)?;
        disk::write_whole(&path, &disk::to_bytes(PREFERENCES_VERSION, value))
    }

    fn preferences_path(&self, profile: Option<&ProfileId>, name: &str) -> Result<PathBuf, StationError> {
        let folder = match profile {
            None => self.shelf.folder.path().to_owned(),
            Some(id) if self.shelf.state().profiles.contains_key(id) => self.shelf.folder.profile(id),
            Some(_) => return Err(StationError::NoSuchProfile),
        };
        let plain: String = name.chars().filter(|c| c.is_ascii_lowercase() || *c == '-').collect();
        Ok(folder.join(format!("preferences-{plain}.json")))
    }

    /// Begins a session: reserves its space on disk and opens its journal. `wanted` are the rows that the learner
    /// wants looked at; empty stands for all.
    pub fn begin(
        &mut self,
        scenario: Arc<Scenario>,
        players: Players,
        wanted: Vec<String>,
    ) -> Result<Playing, StationError> {
        let seed = u64::from_le_bytes(random::bytes()?);
        self.begin_with_seed(scenario, players, wanted, seed)
    }

    /// As [`Station::begin`], with a given seed.
    pub fn begin_with_seed(
        &mut self,
        scenario: Arc<Scenario>,
        players: Players,
        wanted: Vec<String>,
        seed: u64,
    ) -> Result<Playing, StationError> {
        if players.others.len() >= usize::from(scenario.seats) {
            return Err(StationError::TooManyPlayers { seats: scenario.seats });
        }
        if let Some(row) = wanted.iter().find(|row| scenario.grid.row(row).is_none()) {
            return Err(StationError::NoSuchRow(row.clone()));
        }
        if players.witness.as_ref().is_some_and(|witness| players.seat_of(witness).is_some()) {
            return Err(StationError::OwnWitness);
        }
        let (began_unix_s, began_lived_s) = self.shelf.now();
        for profile in players.seated().map(|(_, p)| p).chain(&players.witness) {
            self.use_profile(profile, began_lived_s)?;
        }
        let file = SessionFile {
            scenario: scenario.id.clone(),
            scenario_hash: scenario.hash(),
            players,
            wanted,
            ending: Ending::Playing,
            ticks: 0,
            began_unix_s,
            began_lived_s,
        };
        Playing::begin(Arc::clone(&self.shelf), SessionId(random::bytes()?), file, scenario, seed)
    }

    fn use_profile(&self, profile: &ProfileId, lived_s: i64) -> Result<(), StationError> {
        let mut state = self.shelf.state();
        let file = state.profiles.get_mut(profile).ok_or(StationError::NoSuchProfile)?;
        if file.used_lived_s != lived_s {
            let used = ProfileFile { used_lived_s: lived_s, ..file.clone() };
            disk::keep(&self.shelf.folder.profile(profile).join("profile.json"), &used)?;
            *file = used;
        }
        Ok(())
    }

    /// Sessions of a profile, newest first.
    pub fn sessions(&self, profile: &ProfileId) -> Vec<SessionSummary> {
        self.summaries(|players| players.seat_of(profile))
    }

    /// Sessions found interrupted and not yet looked back on, newest first.
    pub fn interrupted(&self) -> Vec<SessionSummary> {
        let mut all = self.summaries(|_| Some(0));
        all.retain(|s| s.ending == Ending::Interrupted && s.ticks > 0 && s.stage != Stage::Done);
        all
    }

    fn summaries(&self, seat: impl Fn(&Players) -> Option<u8>) -> Vec<SessionSummary> {
        let state = self.shelf.state();
        let mut all: Vec<_> = state
            .sessions
            .iter()
            .filter_map(|(id, entry)| {
                let seat = seat(&entry.file.players)?;
                Some((entry.file.began_lived_s, entry.file.summary(*id, recovery::stage(entry, seat))))
            })
            .collect();
        all.sort_by_key(|(lived, summary)| std::cmp::Reverse((*lived, summary.began_unix_s)));
        all.into_iter().map(|(_, summary)| summary).collect()
    }

    /// Opens or resumes looking back on a session, for one of those who did.
    pub fn look_back(
        &mut self,
        session: SessionId,
        profile: &ProfileId,
        scenario: Arc<Scenario>,
    ) -> Result<Debrief, StationError> {
        let file = self.shelf.state().sessions.get(&session).map(|entry| entry.file.clone());
        let file = file.ok_or(StationError::NoSuchSession)?;
        if file.ending == Ending::Playing {
            return Err(StationError::StillPlaying);
        }
        Debrief::resume(Arc::clone(&self.shelf), session, &file, profile.clone(), scenario)
    }

    /// Deletes a session: journal, words, choices. Claims made from it stay in the list and with the bridge.
    pub fn delete_session(&mut self, session: SessionId) -> Result<(), StationError> {
        let ending = self.shelf.state().sessions.get(&session).map(|entry| entry.file.ending);
        match ending {
            None => return Err(StationError::NoSuchSession),
            Some(Ending::Playing) => return Err(StationError::StillPlaying),
            Some(_) => disk::delete_folder(&self.shelf.folder.session(session))?,
        }
        self.shelf.state().sessions.remove(&session);
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

    /// Copies everything of a profile into a new folder inside `target`: readable JSON, journals, packages, badges.
    pub fn export(&self, profile: &ProfileId, target: &Path) -> Result<PathBuf, StationError> {
        export::profile(&self.shelf.folder, &self.shelf.state(), profile, target)
    }

    /// The bridge of this station, if it is paired.
    pub fn pairing(&self) -> Option<Pairing> {
        self.shelf.state().pairing.clone()
    }

    /// Reads a pairing file and verifies that its keys belong together.
    pub fn read_offer(file: &Path) -> Result<PairingOffer, StationError> {
        pairing::read_offer(file)
    }

    /// Exchanges a short code, typed on the bridge's own PC, for an offer. Asks the network once.
    pub fn offer_for_code(&self, address: &str, code: &str) -> Result<PairingOffer, StationError> {
        let language = self.shelf.state().language;
        off_thread(|| pairing::offer_for_code(address, code, language))
    }

    /// Pairs with the bridge of an offer: asks the network once, verifies both ways, pins the organisation.
    /// Pairing again with the same organisation renews address and sealing key.
    pub fn pair(&mut self, offer: &PairingOffer, station_name: &str) -> Result<(), StationError> {
        let (language, before) = {
            let state = self.shelf.state();
            (state.language, state.pairing.clone())
        };
        if let Some(before) = before.filter(|before| before.organisation_key != offer.organisation_key) {
            return Err(StationError::PairedElsewhere(before.organisation));
        }
        let pairing = off_thread(|| pairing::pair(offer, &self.shelf.key, station_name, language))?;
        disk::keep(&self.shelf.folder.pairing(), &pairing)?;
        let mut state = self.shelf.state();
        state.pairing = Some(pairing);
        state.post.nudged = true;
        drop(state);
        self.shelf.wake.notify_all();
        Ok(())
    }

    /// Forgets the bridge. What waits goes on waiting.
    pub fn unpair(&mut self) -> Result<(), StationError> {
        let path = self.shelf.folder.pairing();
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(disk::failed(&path, error)),
            _ => {}
        }
        self.shelf.state().pairing = None;
        disk::sync_folder(self.shelf.folder.path())
    }

    /// The outbox at a glance.
    pub fn outbox(&self) -> OutboxState {
        self.shelf.state().outbox()
    }

    /// Sends what waits and asks how claims stand now, without waiting for the next attempt (« Réessayer »).
    pub fn send_now(&self) {
        self.shelf.state().post.nudged = true;
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
            .map(|(id, claim)| claim.record(*id, address))
            .collect();
        all.sort_by_key(|claim| std::cmp::Reverse(claim.asked_unix_s));
        all
    }

    /// The badge image (PNG with the badge in it), once it is here.
    pub fn badge_png(&self, claim: ClaimId) -> Result<Vec<u8>, StationError> {
        self.badge_is_here(claim)?;
        let path = self.shelf.folder.badge_png(claim);
        std::fs::read(&path).map_err(|e| disk::failed(&path, e))
    }

    /// Writes badge image and badge JSON into a folder of the learner's choice.
    pub fn export_badge(&self, claim: ClaimId, target: &Path) -> Result<Vec<PathBuf>, StationError> {
        self.badge_is_here(claim)?;
        let folder = &self.shelf.folder;
        [(folder.badge_png(claim), ".png"), (folder.badge_json(claim), ".json")]
            .iter()
            .map(|(from, suffix)| export::claim_file(from, claim, suffix, target))
            .collect()
    }

    fn badge_is_here(&self, claim: ClaimId) -> Result<(), StationError> {
        let state = self.shelf.state();
        let file = state.claims.get(&claim).ok_or(StationError::NoSuchClaim)?;
        if file.badge_here { Ok(()) } else { Err(StationError::NoBadgeYet) }
    }

    /// Writes the package into a folder (a USB stick), to be imported by hand; it also stays in the outbox.
    pub fn export_package(&self, claim: ClaimId, target: &Path) -> Result<PathBuf, StationError> {
        if !self.shelf.state().claims.contains_key(&claim) {
            return Err(StationError::NoSuchClaim);
        }
        export::claim_file(&self.shelf.folder.package(claim), claim, ".envol", target)
    }

    /// Days that sessions are kept; 30 at first.
    pub fn retention_days(&self) -> u32 {
        self.shelf.state().settings.retention_days
    }

    /// The venue's choice, 1 to [`LONGEST_RETENTION_DAYS`]; applied at the next opening.
    pub fn set_retention_days(&mut self, days: u32) -> Result<(), StationError> {
        if !(1..=LONGEST_RETENTION_DAYS).contains(&days) {
            return Err(StationError::RetentionDays);
        }
        self.change_settings(|settings| settings.retention_days = days)
    }

    /// Whether an animator's PIN was chosen.
    pub fn has_animator_pin(&self) -> bool {
        self.shelf.state().settings.animator_pin.is_some()
    }

    /// Chooses the animator's PIN (4 to 12 digits); `present` is the one so far, if there is one.
    pub fn set_animator_pin(&mut self, present: Option<&str>, new: &str) -> Result<(), StationError> {
        if !(4..=12).contains(&new.len()) || !new.chars().all(|c| c.is_ascii_digit()) {
            return Err(StationError::PinShape);
        }
        {
            let mut state = self.shelf.state();
            if let Some(secret) = state.settings.animator_pin.clone() {
                state.tries.check("animator", &secret, present.unwrap_or_default())?;
            }
        }
        let secret = Secret::of(new)?;
        self.change_settings(|settings| settings.animator_pin = Some(secret))
    }

    fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), StationError> {
        let mut state = self.shelf.state();
        let mut settings = state.settings.clone();
        change(&mut settings);
        disk::keep(&self.shelf.folder.settings(), &settings)?;
        state.settings = settings;
        Ok(())
    }
}

/// Runs a network exchange on a thread of its own: the blocking client must not run inside an async runtime, and a
/// caller may be in one.
fn off_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| match scope.spawn(work).join() {
        Ok(value) => value,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}

//! Everything that a station knows while it is open, shared by the station, sessions being played, looking back
//! and the thread that sends. What is in memory here is on disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use ed25519_dalek::SigningKey;
use wording::Language;

use crate::claim::{ClaimFile, ClaimId};
use crate::clock::{self, Clock, Lived, Moved};
use crate::debrief::Stage;
use crate::disk::{self, Found};
use crate::error::{Notice, StationError};
use crate::folder::{Folder, PACKAGE};
use crate::outbox::Post;
use crate::pairing::Pairing;
use crate::profile::{ProfileFile, ProfileId};
use crate::secret::Tries;
use crate::session::{SessionFile, SessionId};
use crate::settings::Settings;
use crate::{key, random};

/// A session with where looking back stands for each seat that began it.
#[derive(Debug, Clone)]
pub(crate) struct SessionEntry {
    pub(crate) file: SessionFile,
    pub(crate) stages: BTreeMap<u8, Stage>,
}

/// What changes while a station is open.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) settings: Settings,
    pub(crate) lived: Lived,
    pub(crate) pairing: Option<Pairing>,
    pub(crate) profiles: BTreeMap<ProfileId, ProfileFile>,
    pub(crate) sessions: BTreeMap<SessionId, SessionEntry>,
    pub(crate) claims: BTreeMap<ClaimId, ClaimFile>,
    pub(crate) tries: Tries,
    pub(crate) language: Language,
    pub(crate) post: Post,
}

/// The open station.
pub(crate) struct Shelf {
    pub(crate) folder: Folder,
    pub(crate) key: SigningKey,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) wake: Condvar,
    state: Mutex<State>,
    /// Held as long as anything may still write.
    _lock: File,
}

impl Shelf {
    /// Reads everything. What makes no sense is set aside and said.
    pub(crate) fn open(
        folder: Folder,
        clock: Arc<dyn Clock>,
        notices: &mut Vec<Notice>,
    ) -> Result<(Arc<Self>, Moved), StationError> {
        let lock = folder.lock()?;
        for place in [folder.path(), &folder.profiles(), &folder.sessions(), &folder.claims()] {
            notices.extend(disk::sweep(place)?);
        }
        let key_before = folder.key().exists();
        let key = key::open(&folder.key(), notices)?;
        let new_key = key_before && notices.iter().any(|n| n.code == "station-notice-new-key");
        let settings = one(disk::read(&folder.settings())?, notices).unwrap_or_default();
        let mut lived: Lived = one(disk::read(&folder.lived())?, notices).unwrap_or_default();
        let moved = lived.look(clock.now_unix_s());
        // A full disk must not keep anybody from what is there, nor from making room.
        if let Err(error) = disk::keep(&folder.lived(), &lived) {
            notices.push(Notice::from(&error));
        }
        let mut pairing = one(disk::read(&folder.pairing())?, notices);
        if new_key && pairing.is_some() {
            // The bridge does not know the new key: what it would be sent would wait apart for ever.
            notices.push(disk::set_aside(&folder.pairing())?);
            pairing = None;
        }
        let mut state = State {
            settings,
            lived,
            pairing,
            profiles: BTreeMap::new(),
            sessions: BTreeMap::new(),
            claims: BTreeMap::new(),
            tries: Tries::default(),
            language: Language::default(),
            post: Post::default(),
        };
        for path in disk::entries(&folder.profiles())? {
            let id = path
                .file_name()
                .and_then(|n| n.to_str())
                .filter(|n| random::from_hex(n).is_some());
            let Some(id) = id.map(|n| ProfileId(n.to_owned())) else {
                continue;
            };
            if let Some(profile) = one(disk::read(&path.join("profile.json"))?, notices) {
                state.profiles.insert(id, profile);
            }
        }
        for path in disk::entries(&folder.sessions())? {
            let Some(id) = id_of(&path).map(SessionId) else {
                continue;
            };
            if let Some(file) = one(disk::read(&folder.session_file(id))?, notices) {
                state.sessions.insert(
                    id,
                    SessionEntry {
                        file,
                        stages: BTreeMap::new(),
                    },
                );
            }
        }
        for path in disk::entries(&folder.claims())? {
            let Some(id) = id_of(&path).map(ClaimId) else { continue };
            if let Some(claim) = one(disk::read(&folder.claim_file(id))?, notices) {
                state.claims.insert(id, claim);
            }
        }
        let shelf = Self {
            folder,
            key,
            clock,
            wake: Condvar::new(),
            state: Mutex::new(state),
            _lock: lock,
        };
        Ok((Arc::new(shelf), moved))
    }

    /// The state, alone.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits on [`Shelf::wake`].
    pub(crate) fn wait<'a>(&self, state: MutexGuard<'a, State>, time: std::time::Duration) -> MutexGuard<'a, State> {
        self.wake
            .wait_timeout(state, time)
            .unwrap_or_else(PoisonError::into_inner)
            .0
    }

    /// Looks at the clock and keeps what it says; gives the time to date things with (0 where the clock cannot be
    /// right) and the seconds lived.
    pub(crate) fn now(&self) -> (i64, i64) {
        let now = self.clock.now_unix_s();
        let mut state = self.state();
        let mut lived = state.lived;
        lived.look(now);
        if lived != state.lived {
            // A full disk here only means that the next look counts from the last one kept.
            match disk::keep(&self.folder.lived(), &lived) {
                Ok(()) => state.lived = lived,
                Err(error) => tracing::warn!(%error, "the clock's last time cannot be kept"),
            }
        }
        (clock::dated(now), state.lived.lived_s)
    }

    /// Keeps a claim on disk, then in memory.
    pub(crate) fn keep_claim(&self, state: &mut State, id: ClaimId, claim: ClaimFile) -> Result<(), StationError> {
        disk::keep(&self.folder.claim_file(id), &claim)?;
        state.claims.insert(id, claim);
        Ok(())
    }

    /// Changes a claim, which may have been deleted meanwhile, and notes that it lived.
    pub(crate) fn change_claim(
        &self,
        state: &mut State,
        id: ClaimId,
        change: impl FnOnce(&mut ClaimFile),
    ) -> Result<(), StationError> {
        let Some(mut claim) = state.claims.get(&id).cloned() else {
            return Ok(());
        };
        change(&mut claim);
        claim.changed_lived_s = state.lived.lived_s;
        self.keep_claim(state, id, claim)
    }

    /// Keeps the files of a claim's badge, in the place of those of before.
    pub(crate) fn keep_badge(&self, id: ClaimId, png: &[u8], json: &[u8]) -> Result<(), StationError> {
        disk::write_whole(&self.folder.badge_json(id), json)?;
        disk::write_whole(&self.folder.badge_png(id), png)
    }

    /// Puts a package into the outbox: package and claim are on disk, whole or not at all, when this returns.
    pub(crate) fn add_claim(&self, id: ClaimId, claim: ClaimFile, package: &[u8]) -> Result<(), StationError> {
        let final_folder = self.folder.claim(id);
        let making = self.folder.claims().join(format!("{}{id}", disk::GOING));
        let made = disk::make_folder(&making)
            .and_then(|()| disk::write_whole(&making.join(PACKAGE), package))
            .and_then(|()| disk::keep(&making.join("claim.json"), &claim))
            .and_then(|()| disk::rename(&making, &final_folder))
            .and_then(|()| disk::sync_folder(&self.folder.claims()));
        if let Err(error) = made {
            // What stays of it is swept at the next opening.
            std::fs::remove_dir_all(&making).ok();
            return Err(error);
        }
        let mut state = self.state();
        state.claims.insert(id, claim);
        state.post.nudged = true;
        state.post.asked.insert(id, Instant::now());
        drop(state);
        self.wake.notify_all();
        Ok(())
    }

    /// Whether a profile has been witness of a situation that was played here.
    pub(crate) fn has_witnessed(&self, profile: &ProfileId, scenario: &str) -> bool {
        let state = self.state();
        let mut sessions = state.sessions.values().map(|entry| &entry.file);
        sessions
            .any(|file| file.scenario == scenario && file.ticks > 0 && file.players.witness.as_ref() == Some(profile))
    }

    /// Takes a package out of the outbox before it leaves: nothing of it stays.
    pub(crate) fn take_back(&self, id: ClaimId) -> Result<(), StationError> {
        let mut state = self.state();
        let claim = state.claims.get(&id).ok_or(StationError::NoSuchClaim)?;
        if !claim.is_here() || state.post.leaving == Some(id) {
            return Err(StationError::HasLeft);
        }
        disk::delete_folder(&self.folder.claim(id))?;
        state.claims.remove(&id);
        state.post.asked.remove(&id);
        Ok(())
    }

    /// Keeps a session's file on disk, then in memory.
    pub(crate) fn keep_session(&self, id: SessionId, file: SessionFile) -> Result<(), StationError> {
        disk::keep(&self.folder.session_file(id), &file)?;
        let mut state = self.state();
        match state.sessions.get_mut(&id) {
            Some(entry) => entry.file = file,
            None => drop(state.sessions.insert(
                id,
                SessionEntry {
                    file,
                    stages: BTreeMap::new(),
                },
            )),
        }
        Ok(())
    }
}

/// The value of a file, if there is one that makes sense; a notice where not.
pub(crate) fn one<T>(found: Found<T>, notices: &mut Vec<Notice>) -> Option<T> {
    match found {
        Found::Nothing => None,
        Found::Here(value) => Some(value),
        Found::SetAside(notice) | Found::Newer(notice) => {
            notices.push(notice);
            None
        }
    }
}

/// The id that a folder is named after.
fn id_of(path: &std::path::Path) -> Option<[u8; 16]> {
    path.file_name().and_then(|n| n.to_str()).and_then(random::from_hex)
}

//! Who plays on a station.

use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;
use wording::Language;

use super::Station;
use crate::disk::{self, Found};
use crate::error::StationError;
use crate::profile::{self, Code, Picture, Profile, ProfileFile, ProfileId};
use crate::random;
use crate::session::{Ending, Players};

/// Version of the game's preferences as files: what is in them is the game's.
const PREFERENCES_VERSION: u16 = 1;

impl Station {
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
            // What stays of it is no profile without its file.
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
        state.tries.check(&profile.0, &secret, &profile::words(*code))
    }

    /// Deletes a profile with all its sessions, words and claims, now. What the bridge already has stays there.
    pub fn delete_profile(&mut self, profile: &ProfileId) -> Result<(), StationError> {
        let shelf = &self.shelf;
        let (sessions, claims) = {
            let state = shelf.state();
            if !state.profiles.contains_key(profile) {
                return Err(StationError::NoSuchProfile);
            }
            let takes_part =
                |players: &Players| players.seat_of(profile).is_some() || players.witness.as_ref() == Some(profile);
            let sessions: Vec<_> = state
                .sessions
                .iter()
                .filter(|(_, e)| takes_part(&e.file.players))
                .map(|(id, e)| (*id, e.file.ending))
                .collect();
            let claims: Vec<_> = state
                .claims
                .iter()
                .filter(|(_, c)| c.profile == *profile)
                .map(|(id, _)| *id)
                .collect();
            (sessions, claims)
        };
        if sessions.iter().any(|(_, ending)| *ending == Ending::Playing) {
            return Err(StationError::StillPlaying);
        }
        for (id, _) in sessions {
            self.leave_session(id, profile)?;
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
            Found::SetAside(notice) => Err(StationError::Unreadable {
                path,
                reason: notice.say(Language::English),
            }),
            Found::Newer(_) => Err(StationError::Newer {
                path,
                found: PREFERENCES_VERSION + 1,
            }),
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
        disk::keep_version(&path, PREFERENCES_VERSION, value)
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
}

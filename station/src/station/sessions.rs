//! Sessions of a station: begun, listed, looked back on, deleted, taken along.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use situation::library::Library;
use situation::scenario::Scenario;

use super::Station;
use crate::debrief::{Debrief, Stage};
use crate::disk;
use crate::error::StationError;
use crate::playing::Playing;
use crate::profile::{ProfileFile, ProfileId};
use crate::session::{Ending, Players, SessionFile, SessionId, SessionSummary};
use crate::{export, random, recovery};

impl Station {
    /// Begins a session: reserves its space on disk and opens its journal. `wanted` are the rows that each
    /// seat wants looked at, in the order of seats; an empty list, or none, stands for all.
    pub fn begin(
        &mut self,
        scenario: Arc<Scenario>,
        players: Players,
        wanted: Vec<Vec<String>>,
    ) -> Result<Playing, StationError> {
        let seed = u64::from_le_bytes(random::bytes()?);
        self.begin_with_seed(scenario, players, wanted, seed)
    }

    /// As [`Station::begin`], with a given seed.
    pub fn begin_with_seed(
        &mut self,
        scenario: Arc<Scenario>,
        players: Players,
        wanted: Vec<Vec<String>>,
        seed: u64,
    ) -> Result<Playing, StationError> {
        if players.others.len() >= usize::from(scenario.seats) {
            return Err(StationError::TooManyPlayers { seats: scenario.seats });
        }
        if let Some(row) = wanted.iter().flatten().find(|row| scenario.grid.row(row).is_none()) {
            return Err(StationError::NoSuchRow(row.clone()));
        }
        if players
            .witness
            .as_ref()
            .is_some_and(|witness| players.seat_of(witness).is_some())
        {
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
        Playing::begin(
            Arc::clone(&self.shelf),
            SessionId(random::bytes()?),
            file,
            scenario,
            seed,
        )
    }

    fn use_profile(&self, profile: &ProfileId, lived_s: i64) -> Result<(), StationError> {
        let mut state = self.shelf.state();
        let file = state.profiles.get_mut(profile).ok_or(StationError::NoSuchProfile)?;
        if file.used_lived_s != lived_s {
            let used = ProfileFile {
                used_lived_s: lived_s,
                ..file.clone()
            };
            disk::keep(&self.shelf.folder.profile(profile).join("profile.json"), &used)?;
            *file = used;
        }
        Ok(())
    }

    /// Sessions of a profile, newest first.
    pub fn sessions(&self, profile: &ProfileId) -> Vec<SessionSummary> {
        self.summaries(|players| players.seat_of(profile))
    }

    /// Whether a profile has been witness of a situation (its id) here: the grid's rows of a witness are theirs then.
    pub fn has_witnessed(&self, profile: &ProfileId, scenario: &str) -> bool {
        self.shelf.has_witnessed(profile, scenario)
    }

    /// Sessions found interrupted and not yet looked back on, newest first.
    pub fn interrupted(&self) -> Vec<SessionSummary> {
        let mut all = self.summaries(|_| Some(0));
        all.retain(|s| s.ending == Ending::Interrupted && s.ticks > 0 && s.stage != Stage::Done);
        all
    }

    fn summaries(&self, seat: impl Fn(&Players) -> Option<u8>) -> Vec<SessionSummary> {
        let (_, lived_s) = self.shelf.now();
        let state = self.shelf.state();
        let mut all: Vec<_> = state
            .sessions
            .iter()
            .filter_map(|(id, entry)| {
                let seat = seat(&entry.file.players)?;
                Some((
                    entry.file.began_lived_s,
                    entry.file.summary(*id, recovery::stage(entry, seat), lived_s),
                ))
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
        let file = self
            .shelf
            .state()
            .sessions
            .get(&session)
            .map(|entry| entry.file.clone());
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

    /// Takes a person out of a session: their words, choices and wishes are gone, and the session with them where nobody
    /// else did anything in it. Others keep theirs, with nobody's name on the seat. Claims stay, as in
    /// [`Station::delete_session`].
    pub fn leave_session(&mut self, session: SessionId, profile: &ProfileId) -> Result<(), StationError> {
        let file = self.shelf.state().sessions.get(&session).map(|e| e.file.clone());
        let mut file = file.ok_or(StationError::NoSuchSession)?;
        if file.ending == Ending::Playing {
            return Err(StationError::StillPlaying);
        }
        let seat = file.players.seat_of(profile);
        let somebody_else = file
            .players
            .seated()
            .any(|(_, other)| other != profile && !other.is_nobody());
        if seat.is_some() && !somebody_else {
            return self.delete_session(session);
        }
        if let Some(seat) = seat {
            let words = self.shelf.folder.looking_back(session, seat);
            match std::fs::remove_file(&words) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(disk::failed(&words, error));
                }
                _ => {}
            }
        }
        file.players.forget(profile);
        if let Some(wanted) = seat.and_then(|seat| file.wanted.get_mut(usize::from(seat))) {
            wanted.clear();
        }
        self.shelf.keep_session(session, file)
    }

    /// Copies everything of a profile into a new folder inside `target`: a page to read, with the titles and sentences of
    /// `library`, and JSON, journals, packages, badges. The folder.
    pub fn export(&self, profile: &ProfileId, target: &Path, library: &Library) -> Result<PathBuf, StationError> {
        export::profile(&self.shelf.folder, &self.shelf.state(), profile, target, library)
    }
}

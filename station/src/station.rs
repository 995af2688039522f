//! The station: everything that a PC keeps.

mod bridge;
mod claims;
mod profiles;
mod sessions;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wording::Language;

use crate::clock::{Clock, SystemClock};
use crate::disk;
use crate::error::{Notice, StationError};
use crate::folder::{self, Folder};
use crate::outbox::{Outbox, Pace};
use crate::recovery;
use crate::secret::{Secret, is_pin};
use crate::settings::{LONGEST_RETENTION_DAYS, Settings};
use crate::shelf::Shelf;

/// Whose tries at the PIN are counted.
pub(crate) const ANIMATOR: &str = "animator";

/// Where everything of a PC stands. Dropping it closes it; [`crate::Playing`] and [`crate::Debrief`] may outlive it.
pub struct Station {
    pub(crate) shelf: Arc<Shelf>,
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
        let outbox = Outbox::start(&shelf, pace).map_err(|source| StationError::Folder {
            path: folder.to_owned(),
            source,
        })?;
        for notice in &notices {
            tracing::info!(notice = notice.say(Language::English), "at opening");
        }
        Ok(Self {
            shelf,
            notices,
            _outbox: outbox,
        })
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

    /// What people compare with the bridge's page « Postes »: the beginning of the station's key.
    pub fn fingerprint(&self) -> String {
        situation::wire::fingerprint(&self.public_key())
    }

    /// Room on the disk of the station's folder, bytes; `None` where the system does not say.
    pub fn room(&self) -> Option<u64> {
        fs4::available_space(self.shelf.folder.path()).ok()
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

    /// Whether `pin` is the animator's; after five wrong ones, some seconds of wait.
    ///
    /// # Errors
    /// None was chosen, it is another one, or too many were tried.
    pub fn try_animator_pin(&mut self, pin: &str) -> Result<(), StationError> {
        let mut state = self.shelf.state();
        let secret = state.settings.animator_pin.clone().ok_or(StationError::NoPin)?;
        state.tries.check(ANIMATOR, &secret, pin)
    }

    /// Chooses the animator's PIN (4 to 12 digits); `present` is the one so far, if there is one.
    pub fn set_animator_pin(&mut self, present: Option<&str>, new: &str) -> Result<(), StationError> {
        if !is_pin(new) {
            return Err(StationError::PinShape);
        }
        {
            let mut state = self.shelf.state();
            if let Some(secret) = state.settings.animator_pin.clone() {
                state.tries.check(ANIMATOR, &secret, present.unwrap_or_default())?;
            }
        }
        let secret = Secret::of(new)?;
        self.change_settings(|settings| settings.animator_pin = Some(secret))
    }

    /// The animator's PIN as the venue's file has it: it takes the place of the one so far.
    ///
    /// # Errors
    /// It has not 4 to 12 digits, or it cannot be kept.
    pub fn settle_animator_pin(&mut self, pin: &str) -> Result<(), StationError> {
        if !is_pin(pin) {
            return Err(StationError::PinShape);
        }
        let present = self.shelf.state().settings.animator_pin.clone();
        if present.is_some_and(|present| present.is(pin)) {
            return Ok(());
        }
        let secret = Secret::of(pin)?;
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

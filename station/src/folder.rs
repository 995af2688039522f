//! What stands where in a station's folder.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::claim::ClaimId;
use crate::disk;
use crate::error::StationError;
use crate::profile::ProfileId;
use crate::session::SessionId;

/// The folder of a station.
#[derive(Debug, Clone)]
pub(crate) struct Folder(PathBuf);

/// For so long a program that is there already may still be leaving.
const LEAVING: Duration = Duration::from_millis(300);

impl Folder {
    /// Makes the folder and those in it.
    pub(crate) fn make(path: &Path) -> Result<Self, StationError> {
        let folder = Self(path.to_owned());
        for path in [path, &folder.profiles(), &folder.sessions(), &folder.claims()] {
            disk::make_folder(path).map_err(|error| match error {
                StationError::Disk { path, source } => StationError::Folder { path, source },
                other => other,
            })?;
        }
        Ok(folder)
    }

    /// Takes the lock that keeps a second program out; held as long as the file is open.
    pub(crate) fn lock(&self) -> Result<File, StationError> {
        let path = self.0.join("station.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|source| match disk::failed(&path, source) {
                StationError::Disk { source, .. } => StationError::Folder {
                    path: self.0.clone(),
                    source,
                },
                other => other,
            })?;
        let began = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                // Somebody who is just leaving, or a process that is just being started, holds it for a moment more.
                Err(TryLockError::WouldBlock) if began.elapsed() < LEAVING => thread::sleep(LEAVING / 15),
                Err(TryLockError::WouldBlock) => return Err(StationError::AlreadyOpen),
                Err(TryLockError::Error(error)) => {
                    // Some network folders cannot lock; a shared PC with one account seldom opens twice.
                    tracing::warn!(%error, "this folder cannot be locked");
                    return Ok(file);
                }
            }
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn key(&self) -> PathBuf {
        self.0.join("station.key")
    }

    pub(crate) fn settings(&self) -> PathBuf {
        self.0.join("station.json")
    }

    pub(crate) fn lived(&self) -> PathBuf {
        self.0.join("clock.json")
    }

    pub(crate) fn pairing(&self) -> PathBuf {
        self.0.join("pairing.json")
    }

    pub(crate) fn profiles(&self) -> PathBuf {
        self.0.join("profiles")
    }

    pub(crate) fn profile(&self, id: &ProfileId) -> PathBuf {
        self.profiles().join(&id.0)
    }

    pub(crate) fn sessions(&self) -> PathBuf {
        self.0.join("sessions")
    }

    pub(crate) fn session(&self, id: SessionId) -> PathBuf {
        self.sessions().join(id.to_string())
    }

    pub(crate) fn session_file(&self, id: SessionId) -> PathBuf {
        self.session(id).join("session.json")
    }

    pub(crate) fn journal(&self, id: SessionId) -> PathBuf {
        self.session(id).join("journal.envol")
    }

    pub(crate) fn looking_back(&self, id: SessionId, seat: u8) -> PathBuf {
        self.session(id).join(format!("looking-back-{seat}.json"))
    }

    pub(crate) fn claims(&self) -> PathBuf {
        self.0.join("claims")
    }

    pub(crate) fn claim(&self, id: ClaimId) -> PathBuf {
        self.claims().join(id.to_string())
    }

    pub(crate) fn claim_file(&self, id: ClaimId) -> PathBuf {
        self.claim(id).join("claim.json")
    }

    pub(crate) fn package(&self, id: ClaimId) -> PathBuf {
        self.claim(id).join(PACKAGE)
    }

    pub(crate) fn badge_png(&self, id: ClaimId) -> PathBuf {
        self.claim(id).join("badge.png")
    }

    pub(crate) fn badge_json(&self, id: ClaimId) -> PathBuf {
        self.claim(id).join("badge.json")
    }
}

/// Name of an evidence package's file.
pub(crate) const PACKAGE: &str = "package.envol";

/// `ENVOL_STATION`, else the system's folder for a program's data.
pub(crate) fn default() -> Result<PathBuf, StationError> {
    default_of(|name| std::env::var_os(name))
}

/// As [`default()`], in an environment. Names of folders are what the system says, not always text.
fn default_of(environment: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf, StationError> {
    let named = |name: &str| environment(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if let Some(folder) = named("ENVOL_STATION") {
        return Ok(folder);
    }
    let home = || named("HOME");
    let found = if cfg!(windows) {
        named("LOCALAPPDATA").map(|f| f.join("Envol"))
    } else if cfg!(target_os = "macos") {
        home().map(|f| f.join("Library/Application Support/Envol"))
    } else {
        let data = named("XDG_DATA_HOME").filter(|f| f.is_absolute());
        data.or_else(|| home().map(|f| f.join(".local/share")))
            .map(|f| f.join("envol"))
    };
    found.ok_or(StationError::NoFolder)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::ffi::OsStringExt;

    use super::*;

    fn of(environment: &[(&str, &[u8])]) -> Option<PathBuf> {
        let found = |wanted: &str| environment.iter().find(|(name, _)| *name == wanted);
        default_of(|name| found(name).map(|(_, value)| OsString::from_vec(value.to_vec()))).ok()
    }

    /// An environment and the folder it leads to.
    type Case<'a> = (&'a [(&'a str, &'a [u8])], Option<PathBuf>);

    #[test]
    fn the_folder_is_where_the_system_says_whatever_its_name() {
        let path = |bytes: &[u8]| Some(PathBuf::from(OsString::from_vec(bytes.to_vec())));
        let cases: [Case; 7] = [
            (
                &[("ENVOL_STATION", b"/srv/envol"), ("HOME", b"/home/a")],
                path(b"/srv/envol"),
            ),
            (
                &[("ENVOL_STATION", b""), ("HOME", b"/home/a")],
                path(b"/home/a/.local/share/envol"),
            ),
            (
                &[("XDG_DATA_HOME", b"/data"), ("HOME", b"/home/a")],
                path(b"/data/envol"),
            ),
            (
                &[("XDG_DATA_HOME", b"data"), ("HOME", b"/home/a")],
                path(b"/home/a/.local/share/envol"),
            ),
            // Latin-1.
            (
                &[("HOME", b"/home/ren\xe9e")],
                path(b"/home/ren\xe9e/.local/share/envol"),
            ),
            (&[("HOME", b"")], None),
            (&[], None),
        ];
        for (environment, expected) in cases {
            assert_eq!(of(environment), expected, "{environment:?}");
        }
    }
}

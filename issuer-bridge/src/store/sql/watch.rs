//! Whether the file of the database is still the one that was opened, and since when its connections can be trusted.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// What is watched.
#[derive(Debug, Default)]
pub(super) struct Watch {
    file: OnceLock<(PathBuf, Option<Identity>)>,
    failed: Mutex<Option<Instant>>,
}

/// Tells a file from another that took its place. Where there is no such thing (on Windows), a file that is open can
/// neither be removed nor replaced.
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(file: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    let found = std::fs::metadata(file).ok()?;
    Some((found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(file: &Path) -> Option<Identity> {
    std::fs::metadata(file).ok().map(|_| (0, 0))
}

impl Watch {
    /// From now on the file must stay.
    pub(super) fn look_at(&self, file: &Path) {
        self.file.get_or_init(|| (file.to_owned(), identity(file)));
    }

    pub(super) fn is_there(&self) -> bool {
        self.file.get().is_none_or(|(file, was)| identity(file) == *was)
    }

    pub(super) fn note_failure(&self) {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// Whether a connection of that age was made after the last failure.
    pub(super) fn trusts(&self, age: Duration) -> bool {
        let failed = *self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.is_none_or(|failed| age <= failed.elapsed())
    }
}

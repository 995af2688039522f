//! A file for what would be said in a terminal. On Windows a program that opens a window has none: what keeps it from
//! opening would be said to nobody.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::OnceLock;

/// Name of the file, in the system's folder for what does not last.
const NAME: &str = "envol.log";
/// From so many bytes on it begins anew at the next start.
const LARGE: u64 = 1 << 20;

/// The file, and where it lies.
#[derive(Debug)]
pub(crate) struct Log {
    file: File,
    pub(crate) path: PathBuf,
}

/// The log of this start; none where there may be a terminal, or where the file cannot be had.
pub(crate) fn kept() -> Option<&'static Log> {
    static KEPT: OnceLock<Option<Log>> = OnceLock::new();
    let open = || cfg!(windows).then(|| Log::open(&std::env::temp_dir()).ok()).flatten();
    KEPT.get_or_init(open).as_ref()
}

/// Where a program that is started from here says what went wrong.
pub(crate) fn errors() -> Stdio {
    kept()
        .and_then(|log| log.file.try_clone().ok())
        .map_or_else(Stdio::inherit, Stdio::from)
}

/// What such a program is started with, so that no colours of a terminal stand in a file.
pub(crate) fn plain() -> Option<(&'static str, &'static str)> {
    kept().map(|_| ("NO_COLOR", "1"))
}

/// Lets whoever sits there read it.
pub(crate) fn show() {
    if let Some(log) = kept() {
        // Where even that fails, nothing is left to say it with.
        let _ = open::that_detached(&log.path);
    }
}

impl Log {
    fn open(folder: &Path) -> io::Result<Self> {
        let path = folder.join(NAME);
        if fs::metadata(&path).is_ok_and(|kept| kept.len() > LARGE) {
            fs::remove_file(&path)?;
        }
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        Ok(Self { file, path })
    }

    /// One line more.
    pub(crate) fn line(&self, line: &str) {
        let _ = writeln!(&self.file, "{line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_follow_each_other_and_a_large_log_begins_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        Log::open(folder.path()).expect("a log").line("un");
        let log = Log::open(folder.path()).expect("the same log");
        log.line("deux");
        assert_eq!(fs::read_to_string(&log.path).expect("read"), "un\ndeux\n");
        log.line(&"x".repeat(LARGE as usize));
        drop(log);
        let log = Log::open(folder.path()).expect("a new log");
        assert_eq!(fs::read_to_string(&log.path).expect("read"), "");
    }
}

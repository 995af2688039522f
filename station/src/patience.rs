//! Files that another program holds for a moment. On Windows a virus scanner or an indexer opens what was just written,
//! and what somebody has open can for that long be neither replaced nor deleted.

use std::io;
use std::thread;
use std::time::Duration;

/// Waits between two tries: 1.3 s in all, longer than a scanner looks at a file of ours.
const WAITS_MS: [u64; 7] = [10, 20, 40, 80, 160, 320, 640];

/// Acts until it works, as long as what keeps it from working may pass by itself.
///
/// # Errors
/// The system's last reason, at once where waiting would change nothing.
pub(crate) fn patiently<T>(act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    waiting(act, may_pass, thread::sleep)
}

fn waiting<T>(
    mut act: impl FnMut() -> io::Result<T>,
    may_pass: impl Fn(&io::Error) -> bool,
    mut sleep: impl FnMut(Duration),
) -> io::Result<T> {
    for wait in WAITS_MS {
        match act() {
            Err(error) if may_pass(&error) => sleep(Duration::from_millis(wait)),
            done => return done,
        }
    }
    act()
}

/// True where another program holds the file, by what Windows says: a sharing or a lock violation, a file mapped into
/// memory.
pub(crate) fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33 | 1224))
}

/// A replaced file that somebody still has open is refused with "access denied" as well.
fn may_pass(error: &io::Error) -> bool {
    is_held(error) || (cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Works at the `nth` try; the tries that were made, the time that was waited, and whether it worked.
    fn tries(nth: usize, may_pass: bool) -> (usize, Duration, bool) {
        let (mut made, mut waited) = (0, Duration::ZERO);
        let done = waiting(
            || {
                made += 1;
                if made < nth {
                    Err(io::ErrorKind::PermissionDenied.into())
                } else {
                    Ok(())
                }
            },
            |_| may_pass,
            |wait| waited += wait,
        );
        (made, waited, done.is_ok())
    }

    #[test]
    fn what_passes_is_waited_for_and_only_so_long() {
        assert_eq!(tries(1, true), (1, Duration::ZERO, true));
        assert_eq!(tries(4, true), (4, Duration::from_millis(70), true));
        assert_eq!(tries(100, true), (8, Duration::from_millis(1270), false));
    }

    #[test]
    fn what_does_not_pass_is_said_at_once() {
        assert_eq!(tries(2, false), (1, Duration::ZERO, false));
    }

    /// As a scanner does: the old file is open, and may be read but neither replaced nor deleted.
    #[test]
    #[cfg(windows)]
    fn a_file_that_is_held_for_a_moment_is_replaced_all_the_same() {
        use std::os::windows::fs::OpenOptionsExt as _;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kept.json");
        crate::disk::write_whole(&file, b"old").expect("written");
        let hold = || std::fs::OpenOptions::new().read(true).share_mode(1).open(&file);
        let held = hold().expect("open");
        let letting_go = thread::spawn(move || {
            thread::sleep(Duration::from_millis(200));
            drop(held);
        });
        crate::disk::write_whole(&file, b"new").expect("replaced");
        letting_go.join().expect("let go");
        assert_eq!(std::fs::read(&file).expect("read"), b"new");
        let _held = hold().expect("open");
        assert!(crate::disk::write_whole(&file, b"newer").is_err());
        assert_eq!(std::fs::read(&file).expect("read"), b"new", "the old content stands");
    }
}

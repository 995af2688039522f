//! What opening a station finds: sessions that were cut short, sessions older than the days to keep.

use simulation::TICKS_PER_SECOND;
use situation::journal::{End, read_journal};

use crate::clock::{self, DAY_S, Moved};
use crate::debrief::Stage;
use crate::disk;
use crate::error::{Notice, StationError};
use crate::looking_back::LookingBack;
use crate::session::{Ending, SessionId};
use crate::shelf::{Shelf, one};

/// Reads where looking back stands, and how far sessions came that nobody closed.
pub(crate) fn recover(shelf: &Shelf, notices: &mut Vec<Notice>) -> Result<(), StationError> {
    let sessions = shelf.state().sessions.clone();
    for (id, entry) in sessions {
        for (seat, _) in entry.file.players.seated() {
            let kept: Option<LookingBack> = one(disk::read(&shelf.folder.looking_back(id, seat))?, notices);
            if let (Some(kept), Some(entry)) = (kept, shelf.state().sessions.get_mut(&id)) {
                entry.stages.insert(seat, kept.stage);
            }
        }
        if entry.file.ending == Ending::Playing {
            recover_one(shelf, id, notices)?;
        }
    }
    Ok(())
}

fn recover_one(shelf: &Shelf, id: SessionId, notices: &mut Vec<Notice>) -> Result<(), StationError> {
    let path = shelf.folder.journal(id);
    let Some(mut file) = shelf.state().sessions.get(&id).map(|entry| entry.file.clone()) else {
        return Ok(());
    };
    let journal = match std::fs::read(&path) {
        Ok(bytes) => match read_journal(&bytes) {
            Ok(journal) => {
                give_back_reserve(&path, &bytes, journal.end);
                Some(journal)
            }
            Err(error) if bytes.iter().any(|byte| *byte != 0) => {
                tracing::warn!(%error, file = %path.display(), "a journal cannot be read");
                notices.push(disk::set_aside(&path)?);
                None
            }
            Err(_) => return forget_unplayed(shelf, id),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return forget_unplayed(shelf, id),
        Err(error) => return Err(disk::failed(&path, error)),
    };
    if journal.as_ref().is_some_and(|journal| journal.blocks.is_empty()) {
        return forget_unplayed(shelf, id);
    }
    file.ticks = journal.as_ref().map_or(0, situation::Journal::ticks);
    file.ending = match journal.map(|journal| journal.end) {
        // Sealed, but the program ended before it could say so.
        Some(End::Closed { .. }) => Ending::Closed,
        _ => Ending::Interrupted,
    };
    if file.ending == Ending::Interrupted && file.ticks > 0 {
        let seconds = (file.ticks / TICKS_PER_SECOND).to_string();
        notices.push(Notice {
            code: "station-notice-interrupted",
            arguments: vec![("seconds", seconds)],
        });
    }
    if let Err(error) = shelf.keep_session(id, file.clone()) {
        // Nothing is lost: the next opening finds it again.
        notices.push(Notice::from(&error));
        if let Some(entry) = shelf.state().sessions.get_mut(&id) {
            entry.file = file;
        }
    }
    Ok(())
}

/// Cut before its first block was on disk: nothing was played that could be looked at.
fn forget_unplayed(shelf: &Shelf, id: SessionId) -> Result<(), StationError> {
    disk::delete_folder(&shelf.folder.session(id))?;
    shelf.state().sessions.remove(&id);
    Ok(())
}

/// The reserve behind an interrupted journal is zeros: given back. A torn block stays where it is.
fn give_back_reserve(path: &std::path::Path, bytes: &[u8], end: End) {
    let End::Interrupted { dropped_bytes } = end else {
        return;
    };
    let whole = bytes.len() - dropped_bytes;
    let torn = bytes[whole..]
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |last| last + 1);
    let cut = std::fs::OpenOptions::new().write(true).open(path).and_then(|file| {
        file.set_len((whole + torn) as u64)?;
        file.sync_all()
    });
    if let Err(error) = cut {
        tracing::warn!(%error, file = %path.display(), "the reserve of a journal stays");
    }
}

/// Deletes what is older than the days to keep, counted in days that the station has lived; not at an opening at
/// which the clock jumped, and never what still waits in the outbox.
pub(crate) fn retain(shelf: &Shelf, moved: Moved, notices: &mut Vec<Notice>) {
    let wrong = clock::notice(shelf.clock.now_unix_s());
    if moved == Moved::Jumped {
        notices.push(wrong.unwrap_or_else(|| Notice {
            code: "station-notice-clock",
            arguments: Vec::new(),
        }));
        return;
    }
    notices.extend(wrong);
    let (limit, sessions, claims) = {
        let state = shelf.state();
        let limit = state.lived.lived_s - i64::from(state.settings.retention_days) * DAY_S;
        let sessions: Vec<_> = state
            .sessions
            .iter()
            .filter(|(_, e)| e.file.began_lived_s < limit)
            .map(|(id, _)| *id)
            .collect();
        let claims: Vec<_> = state
            .claims
            .iter()
            .filter(|(_, c)| c.changed_lived_s < limit && c.delivery != crate::claim::Delivery::Waiting)
            .map(|(id, _)| *id)
            .collect();
        (limit, sessions, claims)
    };
    let mut deleted = 0;
    let delete = |path: std::path::PathBuf, notices: &mut Vec<Notice>| match disk::delete_folder(&path) {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(%error, "what is old could not be deleted");
            let file = vec![("file", path.display().to_string())];
            notices.push(Notice {
                code: "station-notice-not-deleted",
                arguments: file,
            });
            false
        }
    };
    for id in sessions {
        if delete(shelf.folder.session(id), notices) {
            shelf.state().sessions.remove(&id);
            deleted += 1;
        }
    }
    for id in claims {
        if delete(shelf.folder.claim(id), notices) {
            shelf.state().claims.remove(&id);
        }
    }
    // A profile goes with the last thing that it had.
    let unused: Vec<_> = {
        let state = shelf.state();
        let has_something = |id| {
            state.sessions.values().any(|e| e.file.players.seat_of(id).is_some())
                || state.claims.values().any(|c| c.profile == *id)
        };
        let unused = state
            .profiles
            .iter()
            .filter(|(id, p)| p.used_lived_s < limit && !has_something(id));
        unused.map(|(id, _)| id.clone()).collect()
    };
    for id in unused {
        if delete(shelf.folder.profile(&id), notices) {
            shelf.state().profiles.remove(&id);
        }
    }
    if deleted > 0 {
        let arguments = vec![("count", deleted.to_string())];
        notices.push(Notice {
            code: "station-notice-old-deleted",
            arguments,
        });
    }
}

/// The stage for a summary: where nobody began, at the beginning.
pub(crate) fn stage(entry: &crate::shelf::SessionEntry, seat: u8) -> Stage {
    entry.stages.get(&seat).copied().unwrap_or(Stage::Tell)
}

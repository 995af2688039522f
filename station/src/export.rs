//! What a learner takes along: readable files in a folder of their choice.

mod page;

use std::fs;
use std::path::{Path, PathBuf};

use situation::library::Library;

use crate::claim::ClaimId;
use crate::disk;
use crate::error::StationError;
use crate::folder::{Folder, PACKAGE};
use crate::profile::ProfileId;
use crate::shelf::State;

/// Copies everything of a profile into a new folder inside `target`.
pub(crate) fn profile(
    folder: &Folder,
    state: &State,
    id: &ProfileId,
    target: &Path,
    library: &Library,
) -> Result<PathBuf, StationError> {
    let profile = state.profiles.get(id).ok_or(StationError::NoSuchProfile)?;
    let short: String = id.0.chars().take(8).collect();
    let root = new_folder(target, &format!("envol-{}-{short}", plain(&profile.pseudonym)))?;
    let about = serde_json::json!({ "pseudonym": profile.pseudonym, "picture": profile.picture.id() });
    disk::write_json(&root.join("profile.json"), &about)?;
    let name = wording::text(state.language, "station-export-page", &[]);
    put(
        &root.join(name),
        page::of(folder, state, id, profile, library)?.as_bytes(),
    )?;
    for (session, entry) in &state.sessions {
        let Some(seat) = entry.file.players.seat_of(id) else {
            continue;
        };
        let into = root.join("sessions").join(session.to_string());
        disk::make_folder(&into)?;
        // Who else took part is theirs.
        let about = serde_json::json!({
            "scenario": entry.file.scenario,
            "seat": seat,
            "ending": entry.file.ending,
            "seconds": entry.file.ticks / simulation::TICKS_PER_SECOND,
            "began_unix_s": entry.file.began_unix_s,
            "wanted": entry.file.wanted(seat),
        });
        disk::write_json(&into.join("session.json"), &about)?;
        copy(&folder.journal(*session), &into.join("journal.envol"))?;
        copy(&folder.looking_back(*session, seat), &into.join("looking-back.json"))?;
    }
    for (claim, file) in &state.claims {
        if file.profile != *id {
            continue;
        }
        let into = root.join("claims").join(situation::wire::claim_code(&claim.0));
        disk::make_folder(&into)?;
        for (from, name) in [
            (folder.claim_file(*claim), "claim.json"),
            (folder.package(*claim), PACKAGE),
            (folder.badge_png(*claim), "badge.png"),
            (folder.badge_json(*claim), "badge.json"),
        ] {
            copy(&from, &into.join(name))?;
        }
    }
    disk::sync_folder(&root)?;
    Ok(root)
}

/// Copies one file of a claim into `target` under a name that tells claims apart.
pub(crate) fn claim_file(from: &Path, claim: ClaimId, suffix: &str, target: &Path) -> Result<PathBuf, StationError> {
    disk::make_folder(target)?;
    claim_file_onto(from, claim, suffix, target)
}

/// As [`claim_file`], into a folder that must be there: where a stick was pulled out, its name would make a folder on
/// this PC.
pub(crate) fn claim_file_onto(
    from: &Path,
    claim: ClaimId,
    suffix: &str,
    target: &Path,
) -> Result<PathBuf, StationError> {
    let to = target.join(claim_name(claim, suffix));
    let bytes = fs::read(from).map_err(|e| disk::failed(from, e))?;
    if fs::read(&to).is_ok_and(|there| there == bytes) {
        return Ok(to);
    }
    if to.exists() {
        return Err(StationError::ExportExists(to));
    }
    put(&to, &bytes)?;
    Ok(to)
}

/// Copies the badge of a claim into `target`, in the place of one that was taken along before: that one was corrected.
pub(crate) fn badge_file(from: &Path, claim: ClaimId, suffix: &str, target: &Path) -> Result<PathBuf, StationError> {
    disk::make_folder(target)?;
    let to = target.join(claim_name(claim, suffix));
    put(&to, &fs::read(from).map_err(|e| disk::failed(from, e))?)?;
    Ok(to)
}

/// Writes a page about a claim into `target`.
pub(crate) fn claim_page(claim: ClaimId, html: &str, target: &Path) -> Result<PathBuf, StationError> {
    disk::make_folder(target)?;
    let to = target.join(claim_name(claim, ".html"));
    put(&to, html.as_bytes())?;
    Ok(to)
}

/// A file's name that tells claims apart.
pub(crate) fn claim_name(claim: ClaimId, suffix: &str) -> String {
    format!("envol-{}{suffix}", situation::wire::claim_code(&claim.0))
}

/// A folder that people find again: their documents, their home, or beside what the station keeps.
pub(crate) fn takeaway(station: &Path) -> PathBuf {
    let named = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let home = named(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).filter(|home| home.is_dir());
    takeaway_in(home.as_deref(), station)
}

fn takeaway_in(home: Option<&Path>, station: &Path) -> PathBuf {
    let Some(home) = home else {
        return station.join("envol");
    };
    let documents = home.join("Documents");
    if documents.is_dir() { documents } else { home.to_owned() }.join("Envol")
}

/// A folder that was not there: what was taken along before stays.
fn new_folder(target: &Path, name: &str) -> Result<PathBuf, StationError> {
    let numbered = (2..).map(|number| target.join(format!("{name}-{number}")));
    let free = std::iter::once(target.join(name))
        .chain(numbered)
        .find(|root| !root.exists());
    let root = free.unwrap_or_else(|| target.join(name));
    disk::make_folder(&root)?;
    Ok(root)
}

/// A pseudonym as a part of a file name that every system takes.
fn plain(pseudonym: &str) -> String {
    let keep = |c: char| if c.is_alphanumeric() { c } else { '-' };
    pseudonym.chars().map(keep).collect()
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), StationError> {
    disk::write_whole(path, bytes)
}

/// Copies a file that may not be there.
fn copy(from: &Path, to: &Path) -> Result<(), StationError> {
    match fs::read(from) {
        Ok(bytes) => put(to, &bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(disk::failed(from, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_along_lies_where_people_look() -> std::io::Result<()> {
        let home = tempfile::tempdir()?;
        let station = Path::new("/srv/station");
        assert_eq!(takeaway_in(None, station), station.join("envol"));
        assert_eq!(takeaway_in(Some(home.path()), station), home.path().join("Envol"));
        fs::create_dir(home.path().join("Documents"))?;
        assert_eq!(
            takeaway_in(Some(home.path()), station),
            home.path().join("Documents").join("Envol")
        );
        Ok(())
    }
}

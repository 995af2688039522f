//! « Récolte »: a stick that goes round the PCs of a venue without a network, with packages one way and answers the other.
//!
//! **Invariants.** An answer is believed by the organisation's signature alone, over this station and its claim. What is
//! on the stick is never the only copy: a package stays here, answers stay at the bridge. What belongs to others is
//! neither changed nor removed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::Path;

use ed25519_dalek::VerifyingKey;
use situation::answers::{self, AnswersError, ClaimAnswer, Reader, SignedAnswer};
use situation::package;
use situation::wire::claim_code;

use crate::claim::{self, ClaimFile, ClaimId, Delivery};
use crate::disk;
use crate::error::{Notice, StationError};
use crate::export;
use crate::shelf::Shelf;

/// End of the name of a package's file.
const PACKAGE: &str = ".envol";

/// What a round of a stick did at this PC.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Harvest {
    /// Packages written onto the stick.
    pub written: usize,
    /// Packages of this PC taken off the stick: nothing more is to come for them.
    pub cleared: usize,
    /// Answers for this PC that said something new.
    pub answers: usize,
    /// Answers for this PC that said what was known, or less.
    pub known: usize,
    /// Answers for other PCs or to requests that are no longer here, and answers files of other organisations.
    pub foreign: usize,
    /// Files that could not be used, whole or in part, in the order of their names within reading and writing.
    pub broken: Vec<BrokenFile>,
}

/// A file on the stick that could not be used, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenFile {
    /// Its name on the stick.
    pub name: String,
    /// Why, with the sentence for a person ([`Notice::say`]).
    pub reason: Notice,
}

impl Harvest {
    /// Notes why a file could not be used; of several reasons in one file, the first.
    fn note(&mut self, name: &str, reason: Notice) {
        if self.broken.iter().all(|broken| broken.name != name) {
            let name = name.to_owned();
            tracing::warn!(file = name, code = reason.code, "a file of the stick cannot be used");
            self.broken.push(BrokenFile { name, reason });
        }
    }
}

/// One round at this PC; see [`crate::Station::harvest`].
pub(crate) fn go_round(shelf: &Shelf, folder: &Path) -> Result<Harvest, StationError> {
    if !folder.is_dir() {
        return Err(StationError::Folder {
            path: folder.to_owned(),
            source: io::ErrorKind::NotFound.into(),
        });
    }
    let mut harvest = Harvest::default();
    for path in disk::entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if answers::is_named_so(&name)
            && let Err(reason) = read(shelf, &path, &name, &mut harvest)
        {
            harvest.note(&name, reason);
        }
    }
    let claims: Vec<(ClaimId, ClaimFile)> = {
        let state = shelf.state();
        state.claims.iter().map(|(id, claim)| (*id, claim.clone())).collect()
    };
    for (id, claim) in claims {
        let done = if claim.awaits_an_answer() {
            write(shelf, id, &claim, folder).map(|is_new| harvest.written += usize::from(is_new))
        } else {
            clear(shelf, id, folder).map(|was_there| harvest.cleared += usize::from(was_there))
        };
        if let Err(error) = done {
            harvest.note(&export::claim_name(id, PACKAGE), Notice::from(&error));
            if !folder.is_dir() {
                // Pulled out: each of the others would say the same.
                break;
            }
        }
    }
    Ok(harvest)
}

/// Takes in the answers of one file; where an answer cannot be used, those after it still are.
fn read(shelf: &Shelf, path: &Path, name: &str, harvest: &mut Harvest) -> Result<(), Notice> {
    let unusable = |error: &AnswersError| Notice {
        code: error.code(),
        arguments: Vec::new(),
    };
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    let (length, file) = opened.map_err(|error| unusable(&error.into()))?;
    if length > answers::MAX_ANSWERS_BYTES {
        return Err(unusable(&AnswersError::TooLarge));
    }
    let reader = Reader::begin(BufReader::new(file)).map_err(|error| unusable(&error))?;
    let pairing = shelf.state().pairing.clone().ok_or(StationError::NotPaired);
    let organisation = pairing.and_then(|pairing| Ok(pairing.certified()?.organisation));
    let organisation = organisation.map_err(|error| Notice::from(&error))?;
    if reader.organisation() != organisation.to_bytes() {
        harvest.foreign += 1;
        return Ok(());
    }
    let here = shelf.key.verifying_key().to_bytes();
    let names: BTreeMap<String, ClaimId> = {
        let state = shelf.state();
        let names = state.claims.keys().map(|id| (answers::claim_name(&id.0), *id));
        names.collect()
    };
    for answer in reader {
        match answer {
            Err(error) => harvest.note(name, unusable(&error)),
            Ok(answer) => match names.get(&answer.claim).filter(|_| answer.station == here) {
                None => harvest.foreign += 1,
                Some(id) => match take(shelf, *id, &answer, &organisation) {
                    Ok(true) => harvest.answers += 1,
                    Ok(false) => harvest.known += 1,
                    Err(Refused::Answer(error)) => harvest.note(name, unusable(&error)),
                    Err(Refused::Disk(error)) => harvest.note(name, Notice::from(&error)),
                },
            },
        }
    }
    Ok(())
}

/// Why an answer is not taken.
enum Refused {
    /// It is not to be believed, or makes no sense.
    Answer(AnswersError),
    /// It cannot be kept here.
    Disk(StationError),
}

impl From<AnswersError> for Refused {
    fn from(error: AnswersError) -> Self {
        Self::Answer(error)
    }
}

impl From<StationError> for Refused {
    fn from(error: StationError) -> Self {
        Self::Disk(error)
    }
}

/// Takes what the bridge says of a claim as it would be taken over the network; whether it said anything new.
fn take(shelf: &Shelf, id: ClaimId, signed: &SignedAnswer, organisation: &VerifyingKey) -> Result<bool, Refused> {
    let answer = signed.open(organisation, &id.0)?;
    let mut state = shelf.state();
    let Some(before) = state.claims.get(&id).cloned() else {
        return Ok(false);
    };
    let mut after = before.clone();
    let mut is_whole = Ok(());
    match answer {
        ClaimAnswer::Refused(refusal) => {
            // What it has by now it did not refuse in the end.
            if before.delivery == Delivery::Waiting {
                let (code, message) = (refusal.code, refusal.message);
                after.delivery = Delivery::Refused { code, message };
            }
        }
        ClaimAnswer::Received { status, .. } if before.knows_better(&status) => {}
        ClaimAnswer::Received {
            apart,
            address,
            status,
            badge,
        } => {
            if before.delivery != (Delivery::Received { apart: false }) {
                after.delivery = Delivery::Received { apart };
            }
            if let Some(address) = address {
                after.page = Some(format!("{address}/r/{}", claim_code(&id.0)));
            }
            let lacks_badge = after.lacks_badge(&status);
            let issued_as = status.issued_as.clone();
            after.hear(status);
            if let Some(badge) = badge.filter(|_| lacks_badge) {
                match badge.png().filter(|png| claim::is_picture(png)) {
                    Some(png) => {
                        shelf.keep_badge(id, &png, badge.json.as_bytes())?;
                        after.take_badge(issued_as);
                    }
                    None => is_whole = Err(AnswersError::Malformed),
                }
            }
        }
    }
    let is_new = after != before;
    if is_new {
        shelf.change_claim(&mut state, id, |claim| *claim = after)?;
    }
    is_whole?;
    Ok(is_new)
}

/// Writes a package whose answer is awaited onto the stick; whether it was not there.
fn write(shelf: &Shelf, id: ClaimId, claim: &ClaimFile, folder: &Path) -> Result<bool, StationError> {
    let from = shelf.folder.package(id);
    let waits = claim.delivery == Delivery::Waiting;
    if is_there(&from, id, folder) || (!waits && !from.exists()) {
        return Ok(false);
    }
    // On disk before it leaves, as over the network: it cannot be taken back from here on.
    let leaves = waits && !claim.may_have_left;
    let say = |may_have_left| {
        let mut state = shelf.state();
        let is_here = state.claims.contains_key(&id);
        shelf.change_claim(&mut state, id, |claim| claim.may_have_left = may_have_left)?;
        Ok::<_, StationError>(is_here)
    };
    if leaves && !say(true)? {
        return Ok(false);
    }
    let is_first = shelf.state().post.carried.insert(id);
    let to = folder.join(export::claim_name(id, PACKAGE));
    let written = if is_damaged(&to) {
        fs::read(&from)
            .map_err(|error| disk::failed(&from, error))
            .and_then(|package| disk::write_whole(&to, &package))
    } else {
        export::claim_file_onto(&from, id, PACKAGE, folder).map(drop)
    };
    if written.is_err() && is_first {
        shelf.state().post.carried.remove(&id);
        if leaves {
            say(false)?;
        }
    }
    written.map(|()| true)
}

/// Whether a file under the name of a package is no package (any more): a stick was pulled out, or is wearing out.
fn is_damaged(file: &Path) -> bool {
    let is_small = fs::metadata(file).is_ok_and(|there| there.len() <= package::MAX_PACKAGE_BYTES as u64);
    is_small && fs::read(file).is_ok_and(|there| package::read(&there).is_err())
}

/// Takes a package off the stick that nothing is awaited for; whether it was there.
fn clear(shelf: &Shelf, id: ClaimId, folder: &Path) -> Result<bool, StationError> {
    // What stayed where a stick was pulled out in the middle of writing.
    let half = folder.join(format!(".{}.new", export::claim_name(id, PACKAGE)));
    if half.is_file() {
        fs::remove_file(&half).map_err(|error| disk::failed(&half, error))?;
    }
    if !is_there(&shelf.folder.package(id), id, folder) {
        return Ok(false);
    }
    let path = folder.join(export::claim_name(id, PACKAGE));
    fs::remove_file(&path).map_err(|error| disk::failed(&path, error))?;
    disk::sync_folder(folder)?;
    Ok(true)
}

/// Whether the stick holds the package of a claim, byte by byte.
fn is_there(package: &Path, id: ClaimId, folder: &Path) -> bool {
    let there = fs::read(folder.join(export::claim_name(id, PACKAGE)));
    there.is_ok_and(|there| fs::read(package).is_ok_and(|package| package == there))
}

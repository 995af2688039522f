//! From bytes to a package.

use serde::de::DeserializeOwned;
use simulation::Tick;

use super::commitment::{Commitments, Of, digest};
use super::sections::{self, ClaimSection, Opened, SegmentSection};
use super::{MAX_PACKAGE_MARKS, MAX_PACKAGE_TICKS, Package, PackageError, Place, Segment, WITHOUT_MARKS};
use crate::identity::SealedIdentity;
use crate::journal::{BLOCK_TICKS, Block, Header, JOURNAL_VERSION, decode_block};
use crate::observe::Marked;
use crate::requirement::{is_to_show, shows_something};
use crate::scenario::Manifest;
use crate::selection::{Extent, Selection};

/// Most rows, moments and marks of a selection together.
const MAX_CHOICES: usize = 10_000;
/// Longest text of a learner, in bytes.
const MAX_TEXT: usize = 100_000;

/// Reads a package of this version or an older one: structure, digests, signature, budgets. Nothing is replayed.
pub fn read(bytes: &[u8]) -> Result<Package, PackageError> {
    let Opened {
        version,
        station,
        contents: [claim, header, manifest, selection, identity, table, segments, marks],
    } = sections::open(bytes)?;
    let claim: ClaimSection = decoded(claim, Place::Claim)?;
    let header: Header = decoded(header, Place::Header)?;
    let manifest: Manifest = decoded(manifest, Place::Manifest)?;
    let selection: Selection = decoded(selection, Place::Selection)?;
    let identity: Option<SealedIdentity> = decoded(identity, Place::Identity)?;
    let table: Commitments = decoded(table, Place::Commitments)?;
    let segments: Vec<SegmentSection> = decoded(segments, Place::Segments)?;

    let malformed = |place| Err(PackageError::Malformed { place });
    if header.version != JOURNAL_VERSION || header.seats == 0 || header.seats > simulation::MAX_SEATS {
        return malformed(Place::Header);
    }
    if manifest.hash() != header.scenario_hash {
        return malformed(Place::Manifest);
    }
    if !is_sound(&selection, &header) {
        return malformed(Place::Selection);
    }
    if table.ticks > MAX_PACKAGE_TICKS {
        return Err(PackageError::TooLong);
    }
    if table.blocks.len() != table.ticks.div_ceil(BLOCK_TICKS) as usize {
        return malformed(Place::Commitments);
    }
    let mut segments = open_segments(segments, &table, &header)?;
    if version > WITHOUT_MARKS {
        add_marks(decoded(marks, Place::Marks)?, &mut segments, &header)?;
    }
    let all = segments.iter().map(|s| s.blocks.len()).sum::<usize>() == table.blocks.len();
    if selection.extent == Extent::Whole && !all {
        return malformed(Place::Segments);
    }
    Ok(Package {
        version,
        claim_id: claim.claim_id,
        station,
        created_unix_s: claim.created_unix_s,
        header,
        manifest,
        selection,
        identity,
        ticks: table.ticks,
        segments,
    })
}

/// Reads a section to its last byte.
fn decoded<T: DeserializeOwned + serde::Serialize>(bytes: &[u8], place: Place) -> Result<T, PackageError> {
    let malformed = PackageError::Malformed { place };
    let value: T = postcard::from_bytes(bytes).map_err(|_| malformed.clone())?;
    // One content, one form: nothing hides in a second way of writing the same.
    let again = postcard::to_stdvec(&value).map_err(|_| malformed.clone())?;
    if again == bytes { Ok(value) } else { Err(malformed) }
}

fn is_sound(selection: &Selection, header: &Header) -> bool {
    let choices: usize = selection
        .rows
        .iter()
        .map(|r| 1 + r.moments.len() + r.people.len())
        .sum();
    let texts = [
        &selection.account,
        &selection.named,
        &selection.pseudonym,
        &selection.language,
    ];
    let words = selection.rows.iter().flat_map(|r| [&r.words, &r.row]);
    let unique = |at: usize| !selection.rows[..at].iter().any(|r| r.row == selection.rows[at].row);
    selection.seat < header.seats
        && choices <= MAX_CHOICES
        && texts.into_iter().chain(words).all(|text| text.len() <= MAX_TEXT)
        && (0..selection.rows.len()).all(unique)
        && selection.rows.iter().all(|row| {
            shows_something(row)
                && row.moments.is_sorted_by(|a, b| a < b)
                && [row.self_first, row.self_later].into_iter().flatten().all(is_to_show)
        })
}

fn open_segments(
    sections: Vec<SegmentSection>,
    table: &Commitments,
    header: &Header,
) -> Result<Vec<Segment>, PackageError> {
    let malformed = || PackageError::Malformed { place: Place::Segments };
    let mut segments = Vec::new();
    // First block that the next segment may start with: segments that touch would be one.
    let mut next = 0_u32;
    for section in sections {
        let first = section.first_block;
        let end = first.checked_add(section.blocks.len() as u32).ok_or_else(malformed)?;
        if first < next || section.blocks.is_empty() || end as usize > table.blocks.len() {
            return Err(malformed());
        }
        next = end + 1;
        let before = digest(Of::State, first, &section.state_salt, &section.start_state);
        if before != table.blocks[first as usize].state_before {
            return Err(PackageError::BrokenCommitment { block: first });
        }
        let mut blocks = Vec::new();
        for (index, block) in (first..end).zip(&section.blocks) {
            if digest(Of::Block, index, &block.salt, &block.bytes) != table.blocks[index as usize].block {
                return Err(PackageError::BrokenCommitment { block: index });
            }
            let ticks: Tick = (table.ticks - index * BLOCK_TICKS).min(BLOCK_TICKS);
            let block = decode_block(&block.bytes, header.seats)
                .filter(|b: &Block| b.index == index && b.inputs.len() as Tick == ticks && b.marks.is_empty())
                .ok_or_else(malformed)?;
            blocks.push(block);
        }
        segments.push(Segment {
            start_state: section.start_state,
            first_block: first,
            blocks,
            marks: Vec::new(),
        });
    }
    Ok(segments)
}

/// Gives each segment its marks: in it, in order, each once, about a seat that there is.
fn add_marks(marks: Vec<Vec<Marked>>, segments: &mut [Segment], header: &Header) -> Result<(), PackageError> {
    let malformed = Err(PackageError::Malformed { place: Place::Marks });
    if marks.len() != segments.len() || marks.iter().map(Vec::len).sum::<usize>() > MAX_PACKAGE_MARKS {
        return malformed;
    }
    for (segment, marks) in segments.iter_mut().zip(marks) {
        let is_sound = |mark: &Marked| segment.contains(mark.effective) && mark.seat < header.seats;
        if !marks.is_sorted_by(|a, b| a < b) || !marks.iter().all(is_sound) {
            return malformed;
        }
        segment.marks = marks;
    }
    Ok(())
}

//! From a journal and a selection to a package.

use ed25519_dalek::SigningKey;

use super::commitment::{Commitment, Commitments, Of, Salts, digest};
use super::disclosure::Session;
use super::sections::{self, BlockSection, ClaimSection, SegmentSection};
use super::{MAX_PACKAGE_BYTES, MAX_PACKAGE_MARKS, MAX_PACKAGE_TICKS, PackageError};
use crate::identity::SealedIdentity;
use crate::journal::{Block, Journal, encode_block};
use crate::observe::{Marked, Watched};
use crate::plain::bytes_of;
use crate::replay::each_block;
use crate::scenario::Scenario;
use crate::selection::Selection;

/// What a package is made from.
#[derive(Debug, Clone)]
pub struct PackageInput<'a> {
    /// The scenario that was played.
    pub scenario: &'a Scenario,
    /// The session.
    pub journal: &'a Journal,
    /// What the learner says and shows.
    pub selection: &'a Selection,
    /// Who they are, sealed to the organisation.
    pub identity: Option<SealedIdentity>,
    /// 128 random bits.
    pub claim_id: [u8; 16],
    /// The station's time, seconds since 1970; 0 where its clock could not be right ([`crate::calendar`]), and it may
    /// be off all the same.
    pub created_unix_s: i64,
}

/// Builds and signs a package. The session is replayed: nothing goes out that would not be confirmed.
pub fn build(input: &PackageInput<'_>, key: &SigningKey) -> Result<Vec<u8>, PackageError> {
    let PackageInput { scenario, journal, .. } = input;
    if journal.ticks() > MAX_PACKAGE_TICKS {
        return Err(PackageError::TooLong);
    }
    let selection = input.selection.outgoing();
    check_choices(scenario, journal, &selection)?;

    let salts = Salts::fresh()?;
    let mut watched = Watched::new(scenario.rows.sample_len());
    journal.marks().for_each(|mark| watched.mark(scenario.rows.mark(mark)));
    let mut table = Commitments {
        ticks: journal.ticks(),
        blocks: Vec::new(),
    };
    let mut states: Vec<Vec<u8>> = Vec::new();
    let mut bytes: Vec<Vec<u8>> = Vec::new();
    each_block(
        scenario,
        journal,
        |before, block| {
            // A block of late marks alone has nothing to disclose.
            if block.inputs.is_empty() {
                return;
            }
            let encoded = encode_block(&Block {
                marks: Vec::new(),
                ..block.clone()
            });
            let state = before.activity().encode();
            let index = block.index;
            table.blocks.push(Commitment {
                block: digest(Of::Block, index, &salts.salt(Of::Block, index), &encoded),
                state_before: digest(Of::State, index, &salts.salt(Of::State, index), &state),
            });
            states.push(state);
            bytes.push(encoded);
        },
        |run, events| watched.push(run.activity(), events),
    )?;
    let observations = watched.observations(&scenario.rows);
    // Every moment must be there, whatever the extent.
    let session = Session::of(scenario, journal, &selection, &observations)?;
    let stretches = session.stretches();
    let marks: Vec<Vec<Marked>> = stretches.iter().map(|blocks| session.marks(*blocks)).collect();
    if marks.iter().map(Vec::len).sum::<usize>() > MAX_PACKAGE_MARKS {
        return Err(PackageError::TooLarge);
    }
    let segments: Vec<SegmentSection> = stretches
        .into_iter()
        .map(|(first, last)| SegmentSection {
            first_block: first,
            state_salt: salts.salt(Of::State, first),
            start_state: states[first as usize].clone(),
            blocks: (first..=last)
                .map(|index| BlockSection {
                    salt: salts.salt(Of::Block, index),
                    bytes: bytes[index as usize].clone(),
                })
                .collect(),
        })
        .collect();
    let claim = ClaimSection {
        claim_id: input.claim_id,
        created_unix_s: input.created_unix_s,
    };
    let package = sections::write(
        &[
            &bytes_of(&claim),
            &bytes_of(&journal.header),
            &bytes_of(&scenario.manifest),
            &bytes_of(&selection),
            &bytes_of(&input.identity),
            &bytes_of(&table),
            &bytes_of(&segments),
            &bytes_of(&marks),
        ],
        key,
    );
    if package.len() > MAX_PACKAGE_BYTES {
        return Err(PackageError::TooLarge);
    }
    Ok(package)
}

fn check_choices(scenario: &Scenario, journal: &Journal, selection: &Selection) -> Result<(), PackageError> {
    let unknown = |found: &str| {
        Err(PackageError::UnknownChoice {
            found: found.to_owned(),
        })
    };
    let (badge, version) = &selection.badge;
    if scenario.badge(badge).is_none_or(|known| known.version != *version) {
        return unknown(badge);
    }
    if selection.seat >= scenario.seats {
        return unknown(&(u16::from(selection.seat) + 1).to_string());
    }
    for (at, row) in selection.rows.iter().enumerate() {
        if scenario.grid.row(&row.row).is_none() || selection.rows[..at].iter().any(|r| r.row == row.row) {
            return unknown(&row.row);
        }
        for (role, seen, tick) in &row.people {
            let made = |mark: &crate::journal::Mark| {
                mark.row == row.row
                    && mark.seat == selection.seat
                    && (mark.role, mark.seen, mark.effective) == (*role, *seen, *tick)
            };
            if !journal.marks().any(made) {
                return unknown(&row.row);
            }
        }
    }
    Ok(())
}

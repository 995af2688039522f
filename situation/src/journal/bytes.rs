//! A journal as bytes, append-only:
//!
//! ```text
//! "ENVOLJNL"  version u16  length u32  header  SHA-256 of all before
//! 1           length u32   block       SHA-256("envol-journal-record-v1" ‖ digest before ‖ all of this record)
//! …
//! 2           96 u32       station key ‖ signature of "envol-journal-seal-v1" ‖ digest before ‖ blocks u32   digest
//! ```
//! Numbers are little-endian. Every digest takes in the one before, so a record is whole only where all before
//! it are. A tail that was cut off is *interrupted*; only the seal makes a journal *closed*.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use super::{BLOCK_TICKS, Block, End, Header, JOURNAL_VERSION, Journal, decode_block, encode_block};
use crate::plain::bytes_of;
use crate::scenario::Hash;

const MAGIC: &[u8; 8] = b"ENVOLJNL";
const RECORD: &[u8] = b"envol-journal-record-v1";
const SEAL: &[u8] = b"envol-journal-seal-v1";
const KIND_BLOCK: u8 = 1;
const KIND_SEAL: u8 = 2;
/// Kind and length.
const RECORD_HEAD: usize = 5;
const DIGEST: usize = 32;
/// Longest header and longest block.
const MAX_RECORD: usize = 1 << 20;
/// Two hours.
const MAX_BLOCKS: usize = 7200 * 60 / BLOCK_TICKS as usize + 1;

/// Why bytes are no journal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// Something else, or nothing.
    #[error("this is no journal of Envol")]
    NotAJournal,
    /// Written by a newer Envol.
    #[error("journal version {found}; this program reads {JOURNAL_VERSION}: use a newer Envol")]
    Version {
        /// Version found.
        found: u16,
    },
    /// The beginning is cut off or altered, so that nothing after it can be read.
    #[error("the beginning of the journal cannot be read")]
    Header,
    /// A record with a right digest that is no block: not written by Envol.
    #[error("block {block} of the journal is no block")]
    Malformed {
        /// Index of the block.
        block: u32,
    },
    /// The seal is not the station's.
    #[error("the seal of the journal is not right")]
    Seal,
}

impl JournalError {
    /// Id of the sentence in `wording`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAJournal => "situation-journal-not-one",
            Self::Version { .. } => "situation-journal-version",
            Self::Header => "situation-journal-header",
            Self::Malformed { .. } => "situation-journal-malformed",
            Self::Seal => "situation-journal-seal",
        }
    }

    /// Arguments of the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Version { found } => vec![("found", found.to_string()), ("known", JOURNAL_VERSION.to_string())],
            Self::Malformed { block } => vec![("block", block.to_string())],
            Self::NotAJournal | Self::Header | Self::Seal => Vec::new(),
        }
    }
}

/// The bytes with which a journal starts.
pub fn encode_header(header: &Header) -> Vec<u8> {
    let payload = bytes_of(header);
    let mut bytes = Vec::with_capacity(MAGIC.len() + 6 + payload.len() + DIGEST);
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&JOURNAL_VERSION.to_le_bytes());
    bytes.extend_from_slice(&(payload.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&payload);
    let digest: Hash = Sha256::digest(&bytes).into();
    bytes.extend_from_slice(&digest);
    bytes
}

fn record_digest(before: &Hash, record: &[u8]) -> Hash {
    Sha256::new()
        .chain_update(RECORD)
        .chain_update(before)
        .chain_update(record)
        .finalize()
        .into()
}

fn seal_message(before: &Hash, blocks: u32) -> Vec<u8> {
    [SEAL, before, &blocks.to_le_bytes()].concat()
}

/// What a writer must remember between blocks: the last digest.
#[derive(Debug, Clone)]
pub struct JournalWriterState {
    last: Hash,
    blocks: u32,
}

impl JournalWriterState {
    /// After [`encode_header`] of the same header.
    pub fn new(header: &Header) -> Self {
        let bytes = encode_header(header);
        let mut last = Hash::default();
        last.copy_from_slice(&bytes[bytes.len() - DIGEST..]);
        Self { last, blocks: 0 }
    }

    /// After the whole blocks of a journal that is to be continued or sealed.
    pub fn after(journal: &Journal) -> Self {
        let mut state = Self::new(&journal.header);
        for block in &journal.blocks {
            state.encode_block(block);
        }
        state
    }

    /// The bytes to append for a block.
    pub fn encode_block(&mut self, block: &Block) -> Vec<u8> {
        self.blocks += 1;
        self.record(KIND_BLOCK, &encode_block(block))
    }

    /// The bytes to append to close the journal.
    pub fn encode_seal(&mut self, signing_key: &SigningKey) -> Vec<u8> {
        let signature = signing_key.sign(&seal_message(&self.last, self.blocks));
        let payload = [&signing_key.verifying_key().to_bytes()[..], &signature.to_bytes()].concat();
        self.record(KIND_SEAL, &payload)
    }

    fn record(&mut self, kind: u8, payload: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(RECORD_HEAD + payload.len() + DIGEST);
        bytes.push(kind);
        bytes.extend_from_slice(&(payload.len() as u32).to_le_bytes());
        bytes.extend_from_slice(payload);
        self.last = record_digest(&self.last, &bytes);
        bytes.extend_from_slice(&self.last);
        bytes
    }
}

/// Reads a journal up to its last whole block. A tail that is cut or damaged is left out and counted in
/// [`End::Interrupted`].
pub fn read_journal(bytes: &[u8]) -> Result<Journal, JournalError> {
    if bytes.get(..MAGIC.len()) != Some(MAGIC) {
        return Err(JournalError::NotAJournal);
    }
    let version = bytes.get(8..10).and_then(|b| b.try_into().ok()).map(u16::from_le_bytes);
    let version = version.ok_or(JournalError::Header)?;
    if version != JOURNAL_VERSION {
        return Err(JournalError::Version { found: version });
    }
    let (payload, mut last, mut rest) = split(bytes, 10).ok_or(JournalError::Header)?;
    let signed = bytes.len() - rest.len() - DIGEST;
    if <[u8; 32]>::from(Sha256::digest(&bytes[..signed])) != last {
        return Err(JournalError::Header);
    }
    let header: Header = postcard::from_bytes(payload).map_err(|_| JournalError::Header)?;
    if encode_header(&header) != bytes[..bytes.len() - rest.len()]
        || header.version != version
        || header.seats == 0
        || header.seats > simulation::MAX_SEATS
    {
        return Err(JournalError::Header);
    }
    let mut blocks: Vec<Block> = Vec::new();
    loop {
        let interrupted = End::Interrupted {
            dropped_bytes: rest.len(),
        };
        let Some((payload, digest, after)) = split(rest, 1) else {
            return Ok(Journal {
                header,
                blocks,
                end: interrupted,
            });
        };
        let record = &rest[..rest.len() - after.len() - DIGEST];
        if record_digest(&last, record) != digest {
            return Ok(Journal {
                header,
                blocks,
                end: interrupted,
            });
        }
        match record[0] {
            KIND_BLOCK => {
                let index = blocks.len() as u32;
                let whole_before = blocks.last().is_none_or(|b| b.inputs.len() == BLOCK_TICKS as usize);
                let block = decode_block(payload, header.seats)
                    .filter(|b| b.index == index && whole_before && blocks.len() < MAX_BLOCKS)
                    .ok_or(JournalError::Malformed { block: index })?;
                blocks.push(block);
            }
            KIND_SEAL => {
                let station = read_seal(payload, &seal_message(&last, blocks.len() as u32))?;
                if !after.is_empty() {
                    // Nothing is appended to a closed journal by this version.
                    return Err(JournalError::Seal);
                }
                return Ok(Journal {
                    header,
                    blocks,
                    end: End::Closed { station },
                });
            }
            _ => {
                return Err(JournalError::Malformed {
                    block: blocks.len() as u32,
                });
            }
        }
        last = digest;
        rest = after;
    }
}

/// Splits a length-prefixed payload with its digest off; the length stands at `at`.
fn split(bytes: &[u8], at: usize) -> Option<(&[u8], Hash, &[u8])> {
    let length = u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
    if length > MAX_RECORD {
        return None;
    }
    let payload = bytes.get(at + 4..at + 4 + length)?;
    let digest = bytes.get(at + 4 + length..at + 4 + length + DIGEST)?.try_into().ok()?;
    Some((payload, digest, &bytes[at + 4 + length + DIGEST..]))
}

fn read_seal(payload: &[u8], message: &[u8]) -> Result<[u8; 32], JournalError> {
    let station: [u8; 32] = payload
        .get(..32)
        .and_then(|b| b.try_into().ok())
        .ok_or(JournalError::Seal)?;
    let signature: [u8; 64] = payload
        .get(32..)
        .and_then(|b| b.try_into().ok())
        .ok_or(JournalError::Seal)?;
    let key = VerifyingKey::from_bytes(&station).map_err(|_| JournalError::Seal)?;
    key.verify_strict(message, &Signature::from_bytes(&signature))
        .map_err(|_| JournalError::Seal)?;
    Ok(station)
}

//! Any bytes are a journal up to some block, or are refused with a sentence. Digests are made right first, so
//! that what lies behind them is reached too.

use sha2::{Digest, Sha256};
use situation::journal::{End, JournalWriterState, encode_header, print_journal, read_journal};
use wording::Language;

const MAGIC: &[u8; 8] = b"ENVOLJNL";
const RECORD: &[u8] = b"envol-journal-record-v1";
const DIGEST: usize = 32;

pub(crate) fn run(data: &[u8]) {
    read(data);
    if let Some(mended) = mended(data) {
        read(&mended);
    }
}

fn read(bytes: &[u8]) {
    match read_journal(bytes) {
        Err(error) => {
            for language in Language::ALL {
                assert!(
                    wording::find(language, error.code(), &[]).is_some(),
                    "no sentence in {language}"
                );
            }
        }
        Ok(journal) => {
            // What was read is what stands there, to the byte.
            let mut again = encode_header(&journal.header);
            let mut writer = JournalWriterState::new(&journal.header);
            for block in &journal.blocks {
                again.extend(writer.encode_block(block));
            }
            assert!(bytes.starts_with(&again), "read otherwise than written");
            if let End::Interrupted { dropped_bytes } = journal.end {
                assert_eq!(again.len() + dropped_bytes, bytes.len());
            }
            let _lines = print_journal(&journal, None, "fr");
        }
    }
}

/// The same records with right digests.
fn mended(data: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(data.get(8..14)?);
    let (header, mut rest) = payload(data, 10)?;
    bytes.extend_from_slice(header);
    let mut last: [u8; DIGEST] = Sha256::digest(&bytes).into();
    bytes.extend_from_slice(&last);
    while let Some((content, after)) = payload(rest, 1) {
        let record = [&rest[..5], content].concat();
        let digest = Sha256::new()
            .chain_update(RECORD)
            .chain_update(last)
            .chain_update(&record);
        last = digest.finalize().into();
        bytes.extend_from_slice(&record);
        bytes.extend_from_slice(&last);
        rest = after;
    }
    bytes.extend_from_slice(rest);
    Some(bytes)
}

/// A length-prefixed payload (the length stands at `at`) and what comes after it and its digest.
fn payload(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    let length = u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
    let end = (at + 4).checked_add(length)?;
    Some((bytes.get(at + 4..end)?, bytes.get(end + DIGEST..)?))
}

//! Any bytes are a package, or are refused with a sentence that names the place. Digests and signature are made
//! right first, so that what lies behind them is reached too.

use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};
use situation::package;
use wording::Language;

/// Magic, version, station key, number of sections.
const HEAD: usize = 8 + 2 + 32 + 1;
/// Tag, length, digest.
const ENTRY: usize = 1 + 4 + 32;
const SIGNATURE: usize = 64;

pub(crate) fn run(data: &[u8]) {
    read(data);
    if let Some(mended) = mended(data) {
        read(&mended);
    }
}

fn read(bytes: &[u8]) {
    match package::read(bytes) {
        Ok(package) => {
            let (shown, whole) = package.disclosed_s();
            assert!(shown <= whole, "{shown} of {whole}");
        }
        Err(error) => {
            for language in Language::ALL {
                assert!(
                    wording::find(language, error.code(), &[]).is_some(),
                    "no sentence in {language}"
                );
            }
        }
    }
}

/// The same sections, their digests right, signed by a key of our own.
fn mended(data: &[u8]) -> Option<Vec<u8>> {
    let key = SigningKey::from_bytes(&[7; 32]);
    let sections = usize::from(*data.get(HEAD - 1)?);
    let table = HEAD + sections * ENTRY;
    let mut head = data.get(..table)?.to_vec();
    let version = u16::from_le_bytes([head[8], head[9]]);
    head[10..42].copy_from_slice(&key.verifying_key().to_bytes());
    let contents = data.get(table + SIGNATURE..)?;
    let mut rest = contents;
    for at in 0..sections {
        let entry = HEAD + at * ENTRY;
        let length = u32::from_le_bytes(head[entry + 1..entry + 5].try_into().ok()?) as usize;
        let (section, after) = rest.split_at_checked(length)?;
        head[entry] = at as u8 + 1;
        head[entry + 5..entry + ENTRY].copy_from_slice(&Sha256::digest(section));
        rest = after;
    }
    let signed = format!("envol-package-v{version}");
    let signature = key.sign(&[signed.as_bytes(), &head].concat());
    Some([&head[..], &signature.to_bytes(), contents].concat())
}

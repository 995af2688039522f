//! The bytes of a package: sections, their table, the signature.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::commitment::Salt;
use super::{MAX_PACKAGE_BYTES, PACKAGE_VERSION, PackageError, Place, WITHOUT_MARKS};
use crate::scenario::Hash;

const MAGIC: &[u8; 8] = b"ENVOLPKG";
/// Magic, version, station key, number of sections.
const HEAD: usize = 8 + 2 + 32 + 1;
/// Tag, length, digest.
const ENTRY: usize = 1 + 4 + 32;
const SIGNATURE: usize = 64;
/// The sections, in order; the tag is the place in this list, from 1.
const PLACES: [Place; 8] = [
    Place::Claim,
    Place::Header,
    Place::Manifest,
    Place::Selection,
    Place::Identity,
    Place::Commitments,
    Place::Segments,
    Place::Marks,
];

/// What a signature of the present version is for.
const SIGNED: &[u8] = b"envol-package-v2";

/// What differs between versions: what a signature is for, and how many of the sections there are.
const fn shape(version: u16) -> Option<(&'static [u8], usize)> {
    match version {
        WITHOUT_MARKS => Some((b"envol-package-v1", PLACES.len() - 1)),
        PACKAGE_VERSION => Some((SIGNED, PLACES.len())),
        _ => None,
    }
}

/// Section « claim ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ClaimSection {
    pub(super) claim_id: [u8; 16],
    pub(super) created_unix_s: i64,
}

/// A segment in section « segments ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SegmentSection {
    pub(super) first_block: u32,
    pub(super) state_salt: Salt,
    pub(super) start_state: Vec<u8>,
    pub(super) blocks: Vec<BlockSection>,
}

/// A disclosed block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BlockSection {
    pub(super) salt: Salt,
    pub(super) bytes: Vec<u8>,
}

/// The content of the sections, in the order of the file; one that the version does not have is empty.
pub(super) type Contents<'a> = [&'a [u8]; PLACES.len()];

/// Puts sections together and signs them, in the present version.
pub(super) fn write(contents: &Contents<'_>, key: &SigningKey) -> Vec<u8> {
    let table_end = HEAD + PLACES.len() * ENTRY;
    let mut bytes = Vec::with_capacity(table_end + SIGNATURE + contents.iter().map(|c| c.len()).sum::<usize>());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&PACKAGE_VERSION.to_le_bytes());
    bytes.extend_from_slice(&key.verifying_key().to_bytes());
    bytes.push(PLACES.len() as u8);
    for (at, content) in contents.iter().enumerate() {
        bytes.push(at as u8 + 1);
        bytes.extend_from_slice(&(content.len() as u32).to_le_bytes());
        bytes.extend_from_slice(&Sha256::digest(content));
    }
    let signature = key.sign(&[SIGNED, &bytes].concat());
    bytes.extend_from_slice(&signature.to_bytes());
    for content in contents {
        bytes.extend_from_slice(content);
    }
    bytes
}

/// A package taken apart: every byte is the one that was signed.
pub(super) struct Opened<'a> {
    pub(super) version: u16,
    pub(super) station: VerifyingKey,
    pub(super) contents: Contents<'a>,
}

/// Takes a package apart and checks every byte of it.
pub(super) fn open(bytes: &[u8]) -> Result<Opened<'_>, PackageError> {
    if bytes.len() > MAX_PACKAGE_BYTES {
        return Err(PackageError::TooLarge);
    }
    if bytes.get(..MAGIC.len()) != Some(MAGIC) {
        return Err(PackageError::NotAPackage);
    }
    let altered = |place| PackageError::Altered { place };
    let version = bytes.get(8..10).and_then(|b| b.try_into().ok()).map(u16::from_le_bytes);
    let version = version.ok_or(altered(Place::Start))?;
    let (signed, sections) = shape(version).ok_or(PackageError::Version { found: version })?;
    let table_end = HEAD + sections * ENTRY;
    let head = bytes.get(..table_end).ok_or(altered(Place::Seal))?;
    let signature: [u8; SIGNATURE] = bytes
        .get(table_end..table_end + SIGNATURE)
        .and_then(|b| b.try_into().ok())
        .ok_or(altered(Place::Seal))?;
    if usize::from(head[HEAD - 1]) != sections {
        return Err(altered(Place::Seal));
    }
    // Sections before the signature: where one of them was altered, that is the place to name.
    let mut contents: Contents<'_> = [&[]; PLACES.len()];
    let mut rest = &bytes[table_end + SIGNATURE..];
    let mut wrong = None;
    for (at, (place, content)) in PLACES.into_iter().zip(&mut contents).take(sections).enumerate() {
        let entry = &head[HEAD + at * ENTRY..HEAD + (at + 1) * ENTRY];
        let length = u32::from_le_bytes([entry[1], entry[2], entry[3], entry[4]]) as usize;
        let Some((section, after)) = rest.split_at_checked(length) else {
            return Err(altered(place));
        };
        if <Hash>::from(Sha256::digest(section)) != entry[5..] || usize::from(entry[0]) != at + 1 {
            wrong = wrong.or(Some(place));
        }
        (*content, rest) = (section, after);
    }
    let key = head[10..].first_chunk().map(VerifyingKey::from_bytes);
    let station = key.and_then(Result::ok).filter(|key| {
        key.verify_strict(&[signed, head].concat(), &Signature::from_bytes(&signature))
            .is_ok()
    });
    match (station, wrong) {
        (Some(station), None) if rest.is_empty() => Ok(Opened {
            version,
            station,
            contents,
        }),
        (Some(_), None) => Err(altered(Place::End)),
        (Some(_), Some(place)) => Err(altered(place)),
        (None, _) => Err(altered(Place::Seal)),
    }
}

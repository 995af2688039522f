//! Bitstring status lists: one bit per badge, in a list that is itself a signed credential.
//!
//! Source: <https://www.w3.org/TR/vc-bitstring-status-list/>. The list holds no names and no badge, so that reading it
//! says nothing about anybody.

use super::badge::StatusEntry;
use super::document;
use super::key::Signer;
use super::known_keys::Keys;
use super::node::node;
use super::terms::{self, CONTEXT_CREDENTIALS, Classes};
use super::validity::{check_controller, check_period};
use super::value::{DateTime, Text, Uri};
pub use super::verify_error::StatusError;
use super::verify_error::VerifyError;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use std::io::{Read as _, Write as _};

/// The smallest list the standard allows, in bits: a smaller crowd would give people away.
pub const MIN_BITS: u32 = 131_072;

/// The largest list read here, in bytes once unpacked.
const MAX_BYTES: usize = 4 << 20;

const REVOCATION: &str = "revocation";
const STATUS_CONTEXTS: [&str; 1] = [CONTEXT_CREDENTIALS];

node! {
    StatusListCredential is Classes::Array(&[terms::VERIFIABLE_CREDENTIAL, terms::STATUS_LIST_CREDENTIAL]);
    id: Uri,
    issuer: Uri = terms::ISSUER,
    valid_from: DateTime = terms::VALID_FROM,
    valid_until: Option<DateTime> = terms::VALID_UNTIL,
    subject: StatusListSubject = terms::CREDENTIAL_SUBJECT,
}

node! {
    StatusListSubject is Classes::Single(&terms::STATUS_LIST);
    id: Uri,
    purpose: Text = terms::STATUS_PURPOSE,
    encoded_list: Text = terms::ENCODED_LIST,
}

/// One bit per badge; set means withdrawn. The first bit is the most significant of the first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

impl Default for Bits {
    fn default() -> Self {
        Self(vec![0; MIN_BITS as usize / 8])
    }
}

impl Bits {
    /// The list in which exactly these places are withdrawn. It grows beyond [`MIN_BITS`] as needed.
    pub fn withdrawn(places: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Self::default();
        for place in places {
            let byte = place as usize / 8;
            if byte >= bits.0.len() {
                bits.0.resize((byte + 1).next_power_of_two(), 0);
            }
            bits.0[byte] |= 0x80 >> (place % 8);
        }
        bits
    }

    /// Whether this place is withdrawn; none outside the list.
    pub fn get(&self, place: u32) -> Option<bool> {
        self.0
            .get(place as usize / 8)
            .map(|byte| byte & (0x80 >> (place % 8)) != 0)
    }

    fn encode(&self) -> Result<String, StatusError> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&self.0).map_err(|_| StatusError::NotPacked)?;
        let packed = gzip.finish().map_err(|_| StatusError::NotPacked)?;
        Ok(format!("u{}", URL_SAFE_NO_PAD.encode(packed)))
    }

    fn decode(text: &str) -> Result<Self, StatusError> {
        let packed = text
            .strip_prefix('u')
            .and_then(|text| URL_SAFE_NO_PAD.decode(text).ok());
        let packed = packed.ok_or(StatusError::Damaged)?;
        let mut bytes = Vec::new();
        // One byte more than allowed tells a list that is too long from one that just fits.
        let limit = MAX_BYTES as u64 + 1;
        GzDecoder::new(packed.as_slice())
            .take(limit)
            .read_to_end(&mut bytes)
            .map_err(|_| StatusError::Damaged)?;
        if bytes.len() * 8 < MIN_BITS as usize || bytes.len() > MAX_BYTES {
            return Err(StatusError::WrongSize { bits: bytes.len() * 8 });
        }
        Ok(Self(bytes))
    }
}

/// Writes the signed list. `id` is where it is published, the same that the badges name.
pub fn sign_list(
    id: &Uri,
    bits: &Bits,
    signer: &Signer,
    valid_from: Timestamp,
    valid_until: Option<Timestamp>,
) -> Result<String, StatusError> {
    let credential = StatusListCredential {
        id: id.clone(),
        issuer: signer.identity().did().clone(),
        valid_from: valid_from.into(),
        valid_until: valid_until.map(DateTime::from),
        subject: StatusListSubject {
            id: Uri::parse(&format!("{id}#list"))?,
            purpose: Text::clean(REVOCATION),
            encoded_list: Text::clean(&bits.encode()?),
        },
    };
    Ok(document::sign(
        &credential,
        &STATUS_CONTEXTS,
        signer,
        valid_from.into(),
    )?)
}

/// The entry of a badge in a list.
pub(super) fn entry(list: &Uri, place: u32) -> StatusEntry {
    StatusEntry {
        id: None,
        purpose: Text::clean(REVOCATION),
        index: Text::clean(&place.to_string()),
        list: list.clone(),
    }
}

/// A list whose signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    id: Uri,
    issuer: Uri,
    bits: Bits,
}

impl StatusList {
    /// Reads a signed list and checks it.
    pub fn open(json: &str, now: Timestamp, keys: &Keys) -> Result<Self, StatusError> {
        let refused = |error: VerifyError| StatusError::NotAccepted(Box::new(error));
        let signed = document::open::<StatusListCredential>(json, &STATUS_CONTEXTS, keys).map_err(refused)?;
        let list = signed.content;
        check_controller(&list.issuer, &signed.method).map_err(refused)?;
        check_period(list.valid_from, list.valid_until, now).map_err(refused)?;
        if list.subject.purpose.as_str() != REVOCATION {
            let purpose = list.subject.purpose.to_string();
            return Err(StatusError::OtherList {
                expected: REVOCATION.to_owned(),
                found: purpose,
            });
        }
        let bits = Bits::decode(list.subject.encoded_list.as_str())?;
        Ok(Self {
            id: list.id,
            issuer: list.issuer,
            bits,
        })
    }

    /// The bits.
    pub fn bits(&self) -> &Bits {
        &self.bits
    }

    /// Whether this badge was withdrawn. The list must be the one the badge names, by the same issuer.
    pub fn is_revoked(&self, issuer: &Uri, entry: &StatusEntry) -> Result<bool, StatusError> {
        let other = |expected: &str, found: &str| {
            Err(StatusError::OtherList {
                expected: expected.to_owned(),
                found: found.to_owned(),
            })
        };
        if entry.list != self.id {
            return other(entry.list.as_str(), self.id.as_str());
        }
        if *issuer != self.issuer {
            return other(issuer.as_str(), self.issuer.as_str());
        }
        if entry.purpose.as_str() != REVOCATION {
            return other(entry.purpose.as_str(), REVOCATION);
        }
        let place = entry.index.as_str().parse().ok();
        place
            .and_then(|place| self.bits.get(place))
            .ok_or_else(|| StatusError::OutOfRange {
                index: entry.index.to_string(),
            })
    }
}

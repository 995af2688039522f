//! Strict verification of badges issued here: everything in the document must be known, typed and signed.

use super::badge::{OpenBadgeCredential, StatusEntry};
use super::document;
use super::fault::Fault;
use super::issue::BADGE_CONTEXTS;
use super::key::PublicKey;
use super::status::{self, StatusError};
use super::value::{Moment, Uri};
use jiff::Timestamp;
use thiserror::Error;

/// Two clocks may differ by this much, in seconds: a badge that begins so little ahead of the clock here is accepted.
pub const TOLERANCE_S: i64 = 300;

/// Why a badge is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VerifyError {
    /// Not JSON, or JSON with a key twice.
    #[error("this is not a badge: {reason}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says, in English.
        reason: String,
    },
    /// Far larger than any badge.
    #[error("this is not a badge: {bytes} bytes; a badge has a few thousand")]
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// The `@context` is not the one of the badges issued here.
    #[error("this is not a badge of this kind: its @context is another one; check it where it was issued")]
    ForeignContext,
    /// Something in it cannot be what was signed.
    #[error(transparent)]
    Content(#[from] Fault),
    /// No proof at all.
    #[error("nobody signed this badge; ask for the signed file")]
    NoProof,
    /// More than one proof.
    #[error("this badge carries {count} proofs; exactly one is expected")]
    SeveralProofs {
        /// How many.
        count: usize,
    },
    /// Signed in another way.
    #[error("signed with “{found}”; only eddsa-rdfc-2022 is checked here; check it where it was issued")]
    WrongSuite {
        /// The suite found.
        found: String,
    },
    /// The proof value is no Ed25519 signature.
    #[error("the signature is damaged; ask for the file again")]
    BrokenSignature,
    /// A key that cannot be derived from its name and is not among the known ones.
    #[error("the key {method} is not known here; add the organisation's keys, or check it where it was issued")]
    UnknownKey {
        /// The verification method.
        method: String,
    },
    /// The key belongs to somebody else than the issuer.
    #[error("the badge says {issuer} issued it, but {method} signed it; do not accept it")]
    ForeignKey {
        /// The issuer named in the badge.
        issuer: String,
        /// The key that signed.
        method: String,
    },
    /// The signature does not fit the content.
    #[error("this badge was changed after it was signed; ask for the original")]
    Altered,
    /// Valid later.
    #[error("this badge is valid from {from} on, and the clock here says {now}; set the clock if it is slow")]
    NotYetValid {
        /// From when.
        from: Timestamp,
        /// What the clock says.
        now: Timestamp,
    },
    /// No longer valid.
    #[error("this badge was valid until {until}, and the clock here says {now}")]
    Expired {
        /// Until when.
        until: Timestamp,
        /// What the clock says.
        now: Timestamp,
    },
    /// Withdrawn by its issuer.
    #[error("this badge was withdrawn by the organisation that issued it; ask there")]
    Revoked,
    /// The status list that was given cannot be used for this badge.
    #[error("the status list cannot be used: {0}")]
    StatusList(#[from] StatusError),
}

impl VerifyError {
    /// The identifier of the sentence that explains this to a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "credential-not-json",
            Self::TooLarge { .. } => "credential-too-large",
            Self::ForeignContext => "credential-foreign-context",
            Self::Content(fault) => fault.code(),
            Self::NoProof => "credential-no-proof",
            Self::SeveralProofs { .. } => "credential-several-proofs",
            Self::WrongSuite { .. } => "credential-wrong-suite",
            Self::BrokenSignature => "credential-broken-signature",
            Self::UnknownKey { .. } => "credential-unknown-key",
            Self::ForeignKey { .. } => "credential-foreign-key",
            Self::Altered => "credential-altered",
            Self::NotYetValid { .. } => "credential-not-yet-valid",
            Self::Expired { .. } => "credential-expired",
            Self::Revoked => "credential-revoked",
            Self::StatusList(error) => error.code(),
        }
    }

    /// The arguments of that sentence, by name.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotJson { line, column, .. } => vec![("line", line.to_string()), ("column", column.to_string())],
            Self::TooLarge { bytes } => vec![("bytes", bytes.to_string())],
            Self::Content(fault) => fault.arguments(),
            Self::SeveralProofs { count } => vec![("count", count.to_string())],
            Self::WrongSuite { found } => vec![("found", found.clone())],
            Self::UnknownKey { method } => vec![("method", method.clone())],
            Self::ForeignKey { issuer, method } => vec![("issuer", issuer.clone()), ("method", method.clone())],
            Self::NotYetValid { from, now } => vec![("from", minute(*from)), ("now", minute(*now))],
            Self::Expired { until, now } => vec![("until", minute(*until)), ("now", minute(*now))],
            Self::StatusList(error) => error.arguments(),
            Self::ForeignContext | Self::NoProof | Self::BrokenSignature | Self::Altered | Self::Revoked => Vec::new(),
        }
    }
}

/// `2026-11-22 12:02 UTC`: to the minute, for holding it against a clock.
fn minute(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// The keys of `did:web` issuers, which cannot be derived from their name. `did:key` needs no entry.
#[derive(Debug, Clone, Default)]
pub struct Keys(Vec<(Uri, PublicKey)>);

impl Keys {
    /// Adds the key that `method` (such as `did:web:example.org#2026-1`) names.
    pub fn add(&mut self, method: Uri, key: PublicKey) {
        self.0.push((method, key));
    }

    pub(super) fn find(&self, method: &Uri) -> Result<PublicKey, VerifyError> {
        let unknown = || VerifyError::UnknownKey {
            method: method.to_string(),
        };
        if let Some((did, fragment)) = method.as_str().split_once('#')
            && let Some(multikey) = did.strip_prefix("did:key:")
        {
            return match PublicKey::from_multikey(multikey) {
                Ok(key) if multikey == fragment => Ok(key),
                _ => Err(unknown()),
            };
        }
        self.0
            .iter()
            .find(|(known, _)| known == method)
            .map(|(_, key)| *key)
            .ok_or_else(unknown)
    }
}

/// What a verification leans on.
#[derive(Debug, Clone, Copy)]
pub struct Trust<'a> {
    /// The present moment.
    pub now: Timestamp,
    /// Keys of `did:web` issuers.
    pub keys: &'a Keys,
    /// The signed status list (JSON) that the badge names, if it is at hand.
    pub status_list: Option<&'a str>,
}

/// What is known about a withdrawal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The list says it stands.
    Stands,
    /// The badge names a list that was not given.
    NotChecked,
    /// The badge cannot be withdrawn.
    NotRevocable,
}

/// A badge that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// What it says.
    pub badge: OpenBadgeCredential,
    /// When it was signed, by the signer's clock.
    pub signed_at: Moment,
    /// The key, as the proof names it.
    pub method: Uri,
    /// The key itself.
    pub key: PublicKey,
    /// Whether it was withdrawn.
    pub standing: Standing,
}

/// Verifies the JSON of a badge. An error of any kind means: do not accept it.
///
/// What holds afterwards: the key that the issuer's DID names signed every value in the document; nothing else stands
/// in it; it is valid at `trust.now`, give or take [`TOLERANCE_S`] at its beginning; it was not withdrawn, as far as [`Verified::standing`] says. *Not* checked:
/// whether the issuer is who its name says. Array order is not signed, nor are spaces and escapes of the JSON text.
pub fn verify(json: &str, trust: &Trust) -> Result<Verified, VerifyError> {
    let signed = document::open::<OpenBadgeCredential>(json, &BADGE_CONTEXTS, trust.keys)?;
    let badge = signed.content;
    check_controller(&badge.issuer.id, &signed.method)?;
    check_period(badge.valid_from, badge.valid_until, trust.now)?;
    let standing = match (&badge.status, trust.status_list) {
        (None, _) => Standing::NotRevocable,
        (Some(_), None) => Standing::NotChecked,
        (Some(entry), Some(list)) => check_standing(&badge.issuer.id, entry, list, trust)?,
    };
    Ok(Verified {
        badge,
        signed_at: signed.created,
        method: signed.method,
        key: signed.key,
        standing,
    })
}

/// Whether a text is JSON in the form of the badges issued here, whatever else is wrong with it.
pub fn has_our_context(json: &str) -> bool {
    document::has_context(json, &BADGE_CONTEXTS)
}

/// The key must stand in the issuer's own DID document.
pub(super) fn check_controller(issuer: &Uri, method: &Uri) -> Result<(), VerifyError> {
    match method.as_str().split_once('#') {
        Some((did, _)) if did == issuer.as_str() => Ok(()),
        _ => Err(VerifyError::ForeignKey {
            issuer: issuer.to_string(),
            method: method.to_string(),
        }),
    }
}

pub(super) fn check_period(from: Moment, until: Option<Moment>, now: Timestamp) -> Result<(), VerifyError> {
    let from = from.timestamp();
    // The clock that signed and the one here may differ: nothing is gained by a badge that begins minutes early.
    if now.as_second().saturating_add(TOLERANCE_S) < from.as_second() {
        return Err(VerifyError::NotYetValid { from, now });
    }
    match until.map(Moment::timestamp) {
        Some(until) if now > until => Err(VerifyError::Expired { until, now }),
        _ => Ok(()),
    }
}

fn check_standing(issuer: &Uri, entry: &StatusEntry, list: &str, trust: &Trust) -> Result<Standing, VerifyError> {
    let list = status::StatusList::open(list, trust.now, trust.keys)?;
    if list.is_revoked(issuer, entry)? {
        Err(VerifyError::Revoked)
    } else {
        Ok(Standing::Stands)
    }
}

//! Strict verification of badges issued here: everything in the document must be known, typed and signed.

use super::badge::{OpenBadgeCredential, StatusEntry};
use super::document;
use super::key::PublicKey;
use super::known_keys::Keys;
use super::status;
use super::terms::BADGE_CONTEXTS;
use super::validity::{check_controller, check_period};
use super::value::{DateTime, Uri};
use super::verify_error::VerifyError;
use jiff::Timestamp;

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
pub enum RevocationCheck {
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
    pub signed_at: DateTime,
    /// The key, as the proof names it.
    pub method: Uri,
    /// The key itself.
    pub key: PublicKey,
    /// Whether it was withdrawn.
    pub revocation: RevocationCheck,
}

/// Verifies the JSON of a badge. An error of any kind means: do not accept it.
///
/// What holds afterwards: the key that the issuer's DID names signed every value in the document; nothing else stands
/// in it; it is valid at `trust.now`, give or take [`TOLERANCE_S`](super::TOLERANCE_S) at its beginning; it was not withdrawn, as far as [`Verified::revocation`] says. *Not* checked:
/// whether the issuer is who its name says. Array order is not signed, nor are spaces and escapes of the JSON text.
pub fn verify(json: &str, trust: &Trust) -> Result<Verified, VerifyError> {
    let signed = document::open::<OpenBadgeCredential>(json, &BADGE_CONTEXTS, trust.keys)?;
    let badge = signed.content;
    check_controller(&badge.issuer.id, &signed.method)?;
    check_period(badge.valid_from, badge.valid_until, trust.now)?;
    for endorsement in &badge.endorsement {
        endorsement.check(&badge.id, trust)?;
    }
    let revocation = match (&badge.status, trust.status_list) {
        (None, _) => RevocationCheck::NotRevocable,
        (Some(_), None) => RevocationCheck::NotChecked,
        (Some(entry), Some(list)) => check_revocation(&badge.issuer.id, entry, list, trust)?,
    };
    Ok(Verified {
        badge,
        signed_at: signed.created,
        method: signed.method,
        key: signed.key,
        revocation,
    })
}

/// Whether a text is JSON in the form of the badges issued here, whatever else is wrong with it.
pub fn has_our_context(json: &str) -> bool {
    document::has_context(json, &BADGE_CONTEXTS)
}

fn check_revocation(
    issuer: &Uri,
    entry: &StatusEntry,
    list: &str,
    trust: &Trust,
) -> Result<RevocationCheck, VerifyError> {
    let list = status::StatusList::open(list, trust.now, trust.keys)?;
    if list.is_revoked(issuer, entry)? {
        Err(VerifyError::Revoked)
    } else {
        Ok(RevocationCheck::Stands)
    }
}

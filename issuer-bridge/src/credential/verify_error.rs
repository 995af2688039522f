//! Why a badge, or the status list beside it, is not accepted.

use jiff::Timestamp;
use thiserror::Error;

use super::fault::Fault;

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
    /// What somebody else says of it does not hold, or is about another badge.
    #[error("an endorsement in this badge does not hold ({reason}); ask for the original")]
    Endorsement {
        /// Why, in English.
        reason: String,
    },
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
            Self::Endorsement { .. } => "credential-endorsement-broken",
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
            Self::ForeignContext
            | Self::NoProof
            | Self::BrokenSignature
            | Self::Altered
            | Self::Endorsement { .. }
            | Self::Revoked => Vec::new(),
        }
    }
}

/// `2026-11-22 12:02 UTC`: to the minute, for holding it against a clock.
fn minute(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// Why a status list cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StatusError {
    /// Not a list that was signed as expected.
    #[error("the list itself is not accepted: {0}")]
    NotAccepted(Box<VerifyError>),
    /// The bits cannot be unpacked.
    #[error("the bits cannot be unpacked; fetch the list again")]
    Damaged,
    /// Fewer bits than the standard asks for, or more than a bridge ever writes.
    #[error("the list has {bits} bits; it must have between 131072 and 33554432")]
    WrongSize {
        /// How many bits.
        bits: usize,
    },
    /// The badge names another list.
    #[error("the badge names the list {expected}; this is {found}")]
    OtherList {
        /// The list the badge names.
        expected: String,
        /// The list that was given.
        found: String,
    },
    /// The badge's place is not a number inside the list.
    #[error("the badge's place “{index}” is not in the list")]
    OutOfRange {
        /// The place, as the badge writes it.
        index: String,
    },
    /// Packing the bits failed.
    #[error("the bits cannot be packed; try again")]
    NotPacked,
    /// The list cannot be signed.
    #[error(transparent)]
    NotSignable(#[from] Fault),
}

impl StatusError {
    /// The identifier of the sentence that explains this to a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAccepted(_) => "credential-status-not-accepted",
            Self::Damaged | Self::NotPacked => "credential-status-damaged",
            Self::WrongSize { .. } => "credential-status-wrong-size",
            Self::OtherList { .. } => "credential-status-other-list",
            Self::OutOfRange { .. } => "credential-status-out-of-range",
            Self::NotSignable(fault) => fault.code(),
        }
    }

    /// The arguments of that sentence, by name.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAccepted(reason) => vec![("reason", reason.to_string())],
            Self::WrongSize { bits } => vec![("bits", bits.to_string())],
            Self::OtherList { expected, found } => vec![("expected", expected.clone()), ("found", found.clone())],
            Self::OutOfRange { index } => vec![("index", index.clone())],
            Self::Damaged | Self::NotPacked => Vec::new(),
            Self::NotSignable(fault) => fault.arguments(),
        }
    }
}

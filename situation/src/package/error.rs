//! Why a package is refused, with the place.

use simulation::Tick;

use super::{MAX_PACKAGE_BYTES, MAX_PACKAGE_TICKS, PACKAGE_VERSION};
use crate::replay::ReplayError;

/// A part of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The first bytes.
    Start,
    /// The table of sections, the station's key or the signature.
    Seal,
    /// Claim id, date.
    Claim,
    /// Header of the journal.
    Header,
    /// List of the scenario's files.
    Manifest,
    /// What the learner says and shows.
    Selection,
    /// Sealed identity.
    Identity,
    /// Salted digests of all blocks.
    Commitments,
    /// Disclosed blocks.
    Segments,
    /// Disclosed marks of people.
    Marks,
    /// After the last section.
    End,
}

impl Place {
    /// Word for it, which the sentence turns into the reader's language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Seal => "seal",
            Self::Claim => "claim",
            Self::Header => "header",
            Self::Manifest => "manifest",
            Self::Selection => "selection",
            Self::Identity => "identity",
            Self::Commitments => "commitments",
            Self::Segments => "segments",
            Self::Marks => "marks",
            Self::End => "end",
        }
    }
}

/// Why there is no package, or none that is accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// Something else, or nothing.
    #[error("this is no evidence package of Envol")]
    NotAPackage,
    /// More than is accepted.
    #[error("larger than {MAX_PACKAGE_BYTES} bytes")]
    TooLarge,
    /// A longer session than is accepted.
    #[error("longer than {MAX_PACKAGE_TICKS} ticks")]
    TooLong,
    /// Written by a newer Envol.
    #[error("package version {found}; this program reads {PACKAGE_VERSION}: use a newer Envol")]
    Version {
        /// Version found.
        found: u16,
    },
    /// Bytes are not those that were signed.
    #[error("altered: {place:?}")]
    Altered {
        /// Where.
        place: Place,
    },
    /// Rightly signed, but not what this format says.
    #[error("signed, but not well-formed: {place:?}")]
    Malformed {
        /// Where.
        place: Place,
    },
    /// A disclosed block or state is not the one of the table.
    #[error("block {block} is not the one that was committed to")]
    BrokenCommitment {
        /// Index of the block.
        block: u32,
    },
    /// The journal does not replay.
    #[error(transparent)]
    Replay(#[from] ReplayError),
    /// The replay does not give a moment that is claimed.
    #[error("the replay does not give the moment of {row} at tick {attempt}")]
    MomentNotGiven {
        /// Row id.
        row: String,
        /// Tick of the attempt.
        attempt: Tick,
    },
    /// Building: the selection names what is not there.
    #[error("nothing called {found} can be chosen here")]
    UnknownChoice {
        /// Row, badge or seat.
        found: String,
    },
    /// Building: the machine gives no random numbers.
    #[error("the machine gives no random numbers")]
    NoRandomness,
}

impl PackageError {
    /// Id of the sentence in `wording`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAPackage => "situation-package-not-one",
            Self::TooLarge => "situation-package-too-large",
            Self::TooLong => "situation-package-too-long",
            Self::Version { .. } => "situation-package-version",
            Self::Altered { .. } => "situation-package-altered",
            Self::Malformed { .. } => "situation-package-malformed",
            Self::BrokenCommitment { .. } => "situation-package-commitment",
            Self::Replay(error) => error.code(),
            Self::MomentNotGiven { .. } => "situation-package-moment-not-given",
            Self::UnknownChoice { .. } => "situation-package-unknown-choice",
            Self::NoRandomness => "situation-package-no-randomness",
        }
    }

    /// Arguments of the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge => vec![("most", (MAX_PACKAGE_BYTES / 1_000_000).to_string())],
            Self::TooLong => {
                vec![(
                    "most",
                    (MAX_PACKAGE_TICKS / simulation::TICKS_PER_SECOND / 60).to_string(),
                )]
            }
            Self::Version { found } => vec![("found", found.to_string()), ("known", PACKAGE_VERSION.to_string())],
            Self::Altered { place } | Self::Malformed { place } => vec![("place", place.word().to_owned())],
            Self::BrokenCommitment { block } => vec![("block", block.to_string())],
            Self::Replay(error) => error.arguments(),
            Self::MomentNotGiven { row, attempt } => {
                vec![("row", row.clone()), ("time", crate::journal::clock(*attempt))]
            }
            Self::UnknownChoice { found } => vec![("found", found.clone())],
            Self::NotAPackage | Self::NoRandomness => Vec::new(),
        }
    }
}

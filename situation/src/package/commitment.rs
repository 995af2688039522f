//! Salted digests of every block and of the state before it. Without its salt, a digest says nothing about
//! what it stands for: not even a guess can be tried on it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::PackageError;
use crate::scenario::Hash;

/// A salt: 256 bits derived from a secret of this package that is in no file.
pub(super) type Salt = [u8; 32];

/// What a digest is of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    Block,
    State,
}

impl Of {
    const fn domain(self) -> &'static [u8] {
        match self {
            Self::Block => b"envol-block-v1",
            Self::State => b"envol-state-v1",
        }
    }
}

/// Digests of one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Commitment {
    pub(super) block: Hash,
    pub(super) state_before: Hash,
}

/// The table of all blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Commitments {
    /// Ticks of the session.
    pub(super) ticks: u32,
    pub(super) blocks: Vec<Commitment>,
}

/// Gives the salts of one package.
pub(super) struct Salts([u8; 32]);

impl Salts {
    pub(super) fn fresh() -> Result<Self, PackageError> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|_| PackageError::NoRandomness)?;
        Ok(Self(secret))
    }

    pub(super) fn salt(&self, of: Of, index: u32) -> Salt {
        Sha256::new()
            .chain_update(b"envol-salt-v1")
            .chain_update(self.0)
            .chain_update(of.domain())
            .chain_update(index.to_le_bytes())
            .finalize()
            .into()
    }
}

/// The digest of `bytes` with its salt.
pub(super) fn digest(of: Of, index: u32, salt: &Salt, bytes: &[u8]) -> Hash {
    Sha256::new()
        .chain_update(of.domain())
        .chain_update(index.to_le_bytes())
        .chain_update(salt)
        .chain_update(bytes)
        .finalize()
        .into()
}

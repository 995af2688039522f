//! Who a claim is about: optional, sealed on the station to the organisation, unreadable there afterwards.

use serde::{Deserialize, Serialize};

/// Identity of a learner; plain only in memory.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identity {
    /// Name as it shall stand with the badge.
    pub name: String,
    /// E-mail, optional.
    pub email: Option<String>,
}

/// HPKE (RFC 9180, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, `ChaCha20Poly1305`, base mode, info
/// `envol-identity-v1`, associated data = claim id) of the JSON of [`Identity`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedIdentity {
    /// Encapsulated key, 32 bytes.
    pub encapsulated: Vec<u8>,
    /// Ciphertext and tag.
    pub ciphertext: Vec<u8>,
    /// SHA-256 of the X25519 public key it was sealed to.
    pub recipient: [u8; 32],
}

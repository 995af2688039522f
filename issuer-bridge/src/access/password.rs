//! Passwords, kept as Argon2id (PHC string, the crate's recommended cost: 19 MiB, two passes).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

use crate::error::BridgeError;

/// Fewest characters of a password.
pub(crate) const MIN_LENGTH: usize = 12;

/// Hashes on a thread that may block.
pub(crate) async fn hash(password: String) -> Result<String, BridgeError> {
    tokio::task::spawn_blocking(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|h| h.to_string())
            .map_err(BridgeError::internal)
    })
    .await
    .map_err(BridgeError::internal)?
}

/// Whether the password is the one that was hashed.
pub(crate) async fn matches(password: String, hash: String) -> Result<bool, BridgeError> {
    tokio::task::spawn_blocking(move || {
        let hash = PasswordHash::new(&hash).map_err(BridgeError::internal)?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
    .map_err(BridgeError::internal)?
}

/// Takes as long as [`matches`], for a name that nobody has: the time must not tell which names exist.
pub(crate) async fn matches_nobody(password: String) -> Result<(), BridgeError> {
    hash(password).await.map(drop)
}

//! Passwords, kept as Argon2id (PHC string, the crate's recommended cost: 19 MiB, two passes) of their one spelling
//! (see [`crate::spelling`]).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

use crate::error::BridgeError;
use crate::spelling::{older_secrets, secret};
use crate::workers::Turn;

/// Fewest characters of a password.
pub(crate) const MIN_LENGTH: usize = 12;

/// Whether a password is the one that was hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match {
    /// It is not.
    No,
    /// It is.
    Yes,
    /// It is, and was hashed by an older version in another spelling of its accents: to be hashed anew.
    OlderSpelling,
}

/// Whether a new password has too few characters, however its accents are written.
pub(crate) fn is_short(password: &str) -> bool {
    secret(password).chars().count() < MIN_LENGTH
}

/// Hashes; takes 19 MiB, so only in a turn.
pub(crate) async fn hash(turn: &Turn, password: String) -> Result<String, BridgeError> {
    turn.work(move || hash_now(&secret(&password))).await?
}

fn hash_now(secret: &str) -> Result<String, BridgeError> {
    Argon2::default()
        .hash_password(secret.as_bytes())
        .map(|h| h.to_string())
        .map_err(BridgeError::internal)
}

/// Whether the password is the one that was hashed.
pub(crate) async fn matches(turn: &Turn, password: String, hash: String) -> Result<Match, BridgeError> {
    let work = move || {
        let hash = PasswordHash::new(&hash).map_err(BridgeError::internal)?;
        let fits = |secret: &str| Argon2::default().verify_password(secret.as_bytes(), &hash).is_ok();
        Ok(if fits(&secret(&password)) {
            Match::Yes
        } else if older_secrets(&password).iter().any(|older| fits(older)) {
            Match::OlderSpelling
        } else {
            Match::No
        })
    };
    turn.work(work).await?
}

/// Takes as long as [`matches`], for a name that nobody has: the time must not tell which names exist.
pub(crate) async fn matches_nobody(turn: &Turn, password: String) -> Result<Match, BridgeError> {
    let work = move || {
        hash_now(&secret(&password))?;
        for older in older_secrets(&password) {
            hash_now(&older)?;
        }
        Ok(Match::No)
    };
    turn.work(work).await?
}

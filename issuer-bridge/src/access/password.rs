//! Passwords, kept as Argon2id (PHC string, the crate's recommended cost: 19 MiB, two passes) of their one spelling
//! (see [`crate::spelling`]).

use std::cell::RefCell;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

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

thread_local! {
    /// Where a worker hashes: taken once and used again. Blocks of this size that come and go leave holes in the memory
    /// of the process, which others then fill with a few bytes each: it grew by 170 MB in a minute of log-ins.
    static ROOM: RefCell<Vec<Block>> = const { RefCell::new(Vec::new()) };
}

/// What a secret comes to, of the length in `argon`'s parameters.
fn output(argon: &Argon2, secret: &str, salt: &Salt) -> Result<Output, BridgeError> {
    let length = argon.params().output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN);
    let mut bytes = [0; Output::MAX_LENGTH];
    let bytes = bytes.get_mut(..length);
    let bytes = bytes.ok_or_else(|| BridgeError::internal("a password hash of no known length"))?;
    ROOM.with_borrow_mut(|room| {
        let count = argon.params().block_count();
        if room.len() < count {
            room.resize(count, Block::default());
        }
        let done = argon.hash_password_into_with_memory(secret.as_bytes(), salt, bytes, &mut room[..count]);
        // What stands there follows from the password.
        room.fill(Block::default());
        done
    })
    .map_err(BridgeError::internal)?;
    Output::new(bytes).map_err(BridgeError::internal)
}

fn hash_now(secret: &str) -> Result<String, BridgeError> {
    let (argon, salt) = (Argon2::default(), Salt::generate());
    let hash = PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: ParamsString::try_from(argon.params()).map_err(BridgeError::internal)?,
        salt: Some(salt),
        hash: Some(output(&argon, secret, &salt)?),
    };
    Ok(hash.to_string())
}

/// Whether a secret is the one that was hashed; compared in a time that does not tell where they differ.
fn fits(secret: &str, hash: &PasswordHash) -> Result<bool, BridgeError> {
    let (Some(salt), Some(expected)) = (&hash.salt, &hash.hash) else {
        return Ok(false);
    };
    let algorithm = Algorithm::try_from(hash.algorithm.as_str()).map_err(BridgeError::internal)?;
    let version = hash.version.map_or(Ok(Version::default()), Version::try_from);
    let params = Params::try_from(hash).map_err(BridgeError::internal)?;
    let argon = Argon2::new(algorithm, version.map_err(BridgeError::internal)?, params);
    Ok(output(&argon, secret, salt)? == *expected)
}

/// Whether the password is the one that was hashed.
pub(crate) async fn matches(turn: &Turn, password: String, hash: String) -> Result<Match, BridgeError> {
    let work = move || {
        let hash = PasswordHash::new(&hash).map_err(BridgeError::internal)?;
        if fits(&secret(&password), &hash)? {
            return Ok(Match::Yes);
        }
        for older in older_secrets(&password) {
            if fits(&older, &hash)? {
                return Ok(Match::OlderSpelling);
            }
        }
        Ok(Match::No)
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

#[cfg(test)]
mod tests {
    use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

    use super::*;

    #[test]
    fn hashes_are_those_of_the_library_and_of_any_cost() {
        let ours = hash_now("une phrase que je retiens").expect("a hash");
        let parsed = PasswordHash::new(&ours).expect("PHC");
        Argon2::default()
            .verify_password(b"une phrase que je retiens", &parsed)
            .expect("theirs says the same");
        for (cost, passes) in [(8, 1), (19_456, 2), (64, 3)] {
            let params = Params::new(cost, passes, 1, Some(32)).expect("parameters");
            let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            let theirs = argon.hash_password(b"autre phrase").expect("a hash");
            assert!(fits("autre phrase", &theirs).expect("read"));
            assert!(!fits("Autre phrase", &theirs).expect("read"));
        }
    }
}

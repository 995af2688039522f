//! Codes and PINs: kept as Argon2id hashes, with a pause after wrong ones. Four pictograms are few: they keep
//! neighbours from opening a profile by mistake, not a thief with the disk.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};

use crate::error::StationError;
use crate::random;

/// Memory in KiB, passes, lanes: the first choice of OWASP's password storage cheat sheet for Argon2id.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);
/// Wrong codes before a pause.
const TRIES: u32 = 5;
/// Length of the pause.
const PAUSE: Duration = Duration::from_secs(10);

/// Whether this can be a PIN: 4 to 12 digits.
pub(crate) fn is_pin(words: &str) -> bool {
    (4..=12).contains(&words.len()) && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// A hash with all that is needed to check it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Secret {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: [u8; 16],
    hash: [u8; 32],
}

impl Secret {
    /// Hashes `words`.
    pub(crate) fn of(words: &str) -> Result<Self, StationError> {
        let (memory_kib, passes, lanes) = COST;
        let mut secret = Self {
            memory_kib,
            passes,
            lanes,
            salt: random::bytes()?,
            hash: [0; 32],
        };
        // The cost is a constant that Argon2 accepts and 19 MiB are there on every PC that draws in 3D.
        secret.hash = secret.derive(words).ok_or(StationError::NoRandomness)?;
        Ok(secret)
    }

    /// Whether `words` are the right ones.
    pub(crate) fn is(&self, words: &str) -> bool {
        self.derive(words)
            .is_some_and(|hash| hash.iter().zip(self.hash).fold(0, |d, (a, b)| d | (a ^ b)) == 0)
    }

    fn derive(&self, words: &str) -> Option<[u8; 32]> {
        // A damaged file must not make the PC swap for minutes.
        if self.memory_kib > 256 * 1024 || self.passes > 16 {
            return None;
        }
        let parameters = Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()?;
        let mut hash = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(words.as_bytes(), &self.salt, &mut hash)
            .ok()?;
        Some(hash)
    }
}

/// Wrong codes lately, by what they were for; in memory only.
#[derive(Debug, Default)]
pub(crate) struct Tries(BTreeMap<String, (u32, Option<Instant>)>);

impl Tries {
    /// Checks `words` against `secret`, with a pause of ten seconds after every five wrong ones.
    pub(crate) fn check(&mut self, of: &str, secret: &Secret, words: &str) -> Result<(), StationError> {
        let (wrong, until) = self.0.entry(of.to_owned()).or_default();
        if let Some(left) = until.and_then(|until| until.checked_duration_since(Instant::now())) {
            return Err(StationError::CodeWait {
                seconds: left.as_secs() + 1,
            });
        }
        if secret.is(words) {
            self.0.remove(of);
            return Ok(());
        }
        *wrong += 1;
        if wrong.is_multiple_of(TRIES) {
            *until = Some(Instant::now() + PAUSE);
        }
        Err(StationError::CodeWrong)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_code_opens_and_another_does_not() {
        let secret = Secret::of("kite-fox-key-drum").unwrap();
        assert!(secret.is("kite-fox-key-drum"));
        assert!(!secret.is("kite-fox-drum-key"));
        assert_ne!(
            secret,
            Secret::of("kite-fox-key-drum").unwrap(),
            "every hash has its own salt"
        );
        assert!(
            !Secret {
                memory_kib: u32::MAX,
                ..secret
            }
            .is("kite-fox-key-drum")
        );
    }

    #[test]
    fn five_wrong_codes_bring_a_pause_even_for_the_right_one() {
        let secret = Secret::of("1234").unwrap();
        let mut tries = Tries::default();
        for _ in 0..TRIES {
            assert!(matches!(
                tries.check("pin", &secret, "0000"),
                Err(StationError::CodeWrong)
            ));
        }
        assert!(matches!(
            tries.check("pin", &secret, "1234"),
            Err(StationError::CodeWait { seconds: 1..=10 })
        ));
        assert!(tries.check("another", &secret, "1234").is_ok());
    }
}

//! The organisation's keys as a file to put away, closed with a passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::OrganisationKeys;
use super::badge_key::{BadgeKey, COPIED};
use super::kek::Kek;
use crate::encoding::{base64url, from_base64url, random};
use crate::reading::{self, NotUtf8};
use crate::spelling;

const FORMAT: &str = "envol-organisation-key";
/// A copy with the keys that sign badges after the first.
const WITH_LATER: u16 = 2;
const EXPORT: &[u8] = b"envol-organisation-export-v1";

/// Why an exported key cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ExportError {
    /// Not such a file.
    #[error("this file is not an exported organisation key")]
    NotAKeyFile,
    /// In another encoding, as some editors save it.
    #[error(transparent)]
    NotUtf8(#[from] NotUtf8),
    /// The passphrase does not open it, or the file was changed.
    #[error("the passphrase does not open this file")]
    WrongPassphrase,
    /// No key can be derived from this passphrase: it is longer than any that a person types.
    #[error("the copy could not be closed with this passphrase; choose another one")]
    NotClosed,
}

impl ExportError {
    /// Id of the sentence for a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAKeyFile => "bridge-export-not-a-key-file",
            Self::NotUtf8(error) => error.code(),
            Self::WrongPassphrase => "bridge-export-wrong-passphrase",
            Self::NotClosed => "bridge-export-not-closed",
        }
    }
}

/// An exported key: JSON, secrets closed with Argon2id and ChaCha20-Poly1305.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeyFile {
    format: String,
    version: u16,
    /// Name of the organisation.
    pub organisation: String,
    public_key: String,
    argon2id: Cost,
    salt: String,
    sealed: String,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// 64 MiB, three passes: the file may be copied and attacked for years.
const COST: Cost = Cost {
    memory_kib: 65_536,
    passes: 3,
    lanes: 1,
};

impl KeyFile {
    /// Closes the keys with a passphrase. Takes a good part of a second.
    ///
    /// # Errors
    /// [`ExportError::NotClosed`] where no key can be derived from the passphrase: there is no file then.
    pub fn close(organisation: &str, keys: &OrganisationKeys, passphrase: &str) -> Result<Self, ExportError> {
        Self::close_at(COST, organisation, keys, passphrase)
    }

    fn close_at(
        cost: Cost,
        organisation: &str,
        keys: &OrganisationKeys,
        passphrase: &str,
    ) -> Result<Self, ExportError> {
        use hpke::Serializable as _;
        let salt = random::<16>();
        let mut secrets = Zeroizing::new([keys.signing.as_bytes(), keys.sealing.to_bytes().as_slice()].concat());
        for later in &keys.badges[1..] {
            secrets.extend_from_slice(&later.copied());
        }
        let key = derive(&spelling::secret(passphrase), &salt, cost).ok_or(ExportError::NotClosed)?;
        Ok(Self {
            format: FORMAT.to_owned(),
            // Older programs read copies of one key, and would drop the others in silence.
            version: if keys.badges.len() > 1 { WITH_LATER } else { 1 },
            organisation: organisation.to_owned(),
            public_key: base64url(&keys.public()),
            argon2id: cost,
            salt: base64url(&salt),
            sealed: base64url(&key.seal(EXPORT, &secrets)),
        })
    }

    /// Reads a file.
    pub fn parse(bytes: &[u8]) -> Result<Self, ExportError> {
        let file: Self = serde_json::from_str(reading::text(bytes)?).map_err(|_| ExportError::NotAKeyFile)?;
        let known = file.format == FORMAT && (1..=WITH_LATER).contains(&file.version);
        // A made-up cost would take all memory.
        let bearable = file.argon2id.memory_kib <= 1_048_576 && file.argon2id.passes <= 16 && file.argon2id.lanes <= 8;
        if known && bearable {
            Ok(file)
        } else {
            Err(ExportError::NotAKeyFile)
        }
    }

    /// Opens it.
    pub fn open(&self, passphrase: &str) -> Result<OrganisationKeys, ExportError> {
        let salt = from_base64url(&self.salt).ok_or(ExportError::NotAKeyFile)?;
        let sealed = from_base64url(&self.sealed).ok_or(ExportError::NotAKeyFile)?;
        // A file of an older version may have been closed with another spelling of the same accents.
        let spellings = std::iter::once(spelling::secret(passphrase)).chain(spelling::older_secrets(passphrase));
        let mut secrets = Err(ExportError::WrongPassphrase);
        for spelling in spellings {
            let key = derive(&spelling, &salt, self.argon2id).ok_or(ExportError::NotAKeyFile)?;
            secrets = key.open(EXPORT, &sealed).map_err(|_| ExportError::WrongPassphrase);
            if secrets.is_ok() {
                break;
            }
        }
        let secrets = secrets?;
        let (signing, rest) = secrets.split_first_chunk::<32>().ok_or(ExportError::NotAKeyFile)?;
        let (sealing, later) = rest.split_at_checked(32).ok_or(ExportError::NotAKeyFile)?;
        let mut keys = OrganisationKeys::from_secrets(signing, sealing).ok_or(ExportError::NotAKeyFile)?;
        for later in later.chunks(COPIED) {
            keys.badges
                .push(BadgeKey::from_copy(later).ok_or(ExportError::NotAKeyFile)?);
        }
        Ok(keys)
    }
}

/// `None` for a cost or a passphrase beyond the limits of Argon2.
fn derive(passphrase: &str, salt: &[u8], cost: Cost) -> Option<Kek> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).ok()?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut *key)
        .ok()?;
    Some(Kek(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exported_key_opens_with_its_passphrase_only() {
        let keys = OrganisationKeys::generate();
        let file = KeyFile::close("Tiers-lieu d'essai", &keys, "six mots que je garde ailleurs").expect("closes");
        let text = serde_json::to_vec(&file).expect("json");
        let read = KeyFile::parse(&text).expect("a key file");
        assert_eq!(
            read.open("six mots que je garde ailleurs").expect("opens").public(),
            keys.public()
        );
        assert_eq!(read.open("autre").err(), Some(ExportError::WrongPassphrase));
        assert_eq!(KeyFile::parse(b"{}").err(), Some(ExportError::NotAKeyFile));
    }

    #[test]
    fn a_copy_holds_the_keys_that_sign_badges_after_the_first() {
        let mut keys = OrganisationKeys::generate();
        let next = BadgeKey::after(keys.newest(), 3, 1_800_000_000);
        keys.badges.push(next);
        let file = KeyFile::close("Tiers-lieu d'essai", &keys, "six mots que je garde ailleurs").expect("closes");
        let text = serde_json::to_vec(&file).expect("json");
        let opened = KeyFile::parse(&text)
            .expect("a key file")
            .open("six mots que je garde ailleurs");
        let opened = opened.expect("opens");
        let (there, here) = (opened.newest(), keys.newest());
        assert_eq!(
            (there.number, there.since, there.first_list, there.public),
            (here.number, here.since, here.first_list, here.public)
        );
        assert!(there.secret.is_some() && opened.badges().len() == 2);
    }

    #[test]
    fn a_copy_that_cannot_be_closed_is_no_file() {
        let keys = OrganisationKeys::generate();
        let beyond = Cost { memory_kib: 1, ..COST };
        let closed = KeyFile::close_at(beyond, "Tiers-lieu d'essai", &keys, "six mots que je garde ailleurs");
        assert_eq!(closed.err(), Some(ExportError::NotClosed));
    }
}

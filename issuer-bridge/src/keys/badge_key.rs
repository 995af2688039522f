//! The keys that sign badges, one after the other. The first is the organisation's own; each later one stands in the
//! store by itself.

use ed25519_dalek::SigningKey;
use zeroize::Zeroizing;

use super::{Kek, KekError};
use crate::encoding::{from_hex, hex, random};
use crate::store::BadgeKeyRow;

const SEALED: &[u8] = b"envol-badge-key-v1";
/// Bytes of one key in a copy: number, since, first list (eight each, little-endian), seed.
pub(super) const COPIED: usize = 56;

/// A key that signs badges, or did.
#[derive(Clone)]
pub struct BadgeKey {
    /// 1, 2, …
    pub number: i64,
    /// Since when it signs, seconds since 1970.
    pub since: i64,
    /// The first status list of its badges.
    pub first_list: i64,
    /// Its public half.
    pub public: [u8; 32],
    /// Nothing where it was lost: what it signed can still be verified.
    pub(crate) secret: Option<SigningKey>,
}

impl std::fmt::Debug for BadgeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BadgeKey({}: {})", self.number, hex(&self.public))
    }
}

impl BadgeKey {
    /// The organisation's own.
    pub(super) fn first(signing: &SigningKey) -> Self {
        Self {
            number: 1,
            since: 0,
            first_list: 1,
            public: signing.verifying_key().to_bytes(),
            secret: Some(signing.clone()),
        }
    }

    /// A fresh one after `before`, for badges from `first_list` on.
    pub(crate) fn after(before: &Self, first_list: i64, now: i64) -> Self {
        let seed = Zeroizing::new(random::<32>());
        let secret = SigningKey::from_bytes(&seed);
        Self {
            number: before.number + 1,
            since: now,
            first_list,
            public: secret.verifying_key().to_bytes(),
            secret: Some(secret),
        }
    }

    /// The row to keep, its secret sealed.
    pub(crate) fn seal(&self, kek: &Kek) -> BadgeKeyRow {
        let sealed = self
            .secret
            .as_ref()
            .map(|secret| hex(&kek.seal(SEALED, secret.as_bytes())));
        BadgeKeyRow {
            number: self.number,
            public: hex(&self.public),
            sealed: sealed.unwrap_or_default(),
            since: self.since,
            first_list: self.first_list,
        }
    }

    /// # Errors
    /// [`KekError::WrongKey`] where it was sealed under another key, or the row was changed.
    pub(super) fn open(row: &BadgeKeyRow, kek: &Kek) -> Result<Self, KekError> {
        let public: Option<[u8; 32]> = from_hex(&row.public).and_then(|key| key.try_into().ok());
        let public = public.ok_or(KekError::WrongKey)?;
        let secret = if row.sealed.is_empty() {
            None
        } else {
            let seed = kek.open(SEALED, &from_hex(&row.sealed).ok_or(KekError::WrongKey)?)?;
            let seed: [u8; 32] = seed.as_slice().try_into().map_err(|_| KekError::WrongKey)?;
            Some(SigningKey::from_bytes(&Zeroizing::new(seed)))
        };
        if secret
            .as_ref()
            .is_some_and(|key| key.verifying_key().to_bytes() != public)
        {
            return Err(KekError::WrongKey);
        }
        Ok(Self {
            number: row.number,
            since: row.since,
            first_list: row.first_list,
            public,
            secret,
        })
    }

    /// As it stands in a copy of the keys; nothing where there is no secret to copy.
    pub(super) fn copied(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(COPIED));
        if let Some(secret) = &self.secret {
            for number in [self.number, self.since, self.first_list] {
                bytes.extend_from_slice(&number.to_le_bytes());
            }
            bytes.extend_from_slice(secret.as_bytes());
        }
        bytes
    }

    pub(super) fn from_copy(bytes: &[u8]) -> Option<Self> {
        let mut parts = bytes.chunks_exact(8);
        let mut number = || Some(i64::from_le_bytes(parts.next()?.try_into().ok()?));
        let (number, since, first_list) = (number()?, number()?, number()?);
        let seed: [u8; 32] = bytes.get(24..COPIED)?.try_into().ok()?;
        let secret = SigningKey::from_bytes(&Zeroizing::new(seed));
        Some(Self {
            number,
            since,
            first_list,
            public: secret.verifying_key().to_bytes(),
            secret: Some(secret),
        })
    }
}

//! What is known where a badge is checked: the keys of the organisation, what it withdrew, keys that a person gave.

use std::path::Path;

use crate::bridge::DATABASE;
use crate::config::DatabaseUrl;
use crate::credential::{HeldToken, Keys, PublicKey, Verified};
use crate::encoding::from_hex;
use crate::error::BridgeError;
use crate::store::SqlStore;

use super::Whose;

/// What is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Knowledge {
    pub(super) keys: Keys,
    /// The organisation's own keys, present and past, and its name.
    ours: Option<(Vec<PublicKey>, String)>,
    /// Ids of badges that it withdrew.
    withdrawn: Vec<String>,
}

impl Knowledge {
    /// Of one organisation.
    pub(crate) fn of(public: &[[u8; 32]], name: &str) -> Result<Self, BridgeError> {
        let read = |key: &[u8; 32]| PublicKey::from_bytes(key).map_err(BridgeError::internal);
        let ours: Vec<PublicKey> = public.iter().map(read).collect::<Result<_, _>>()?;
        let mut keys = Keys::default();
        for key in &ours {
            // Under whatever name of the web it signs, now or before.
            keys.add_under_any_name(*key);
        }
        Ok(Self {
            keys,
            ours: Some((ours, name.to_owned())),
            withdrawn: Vec::new(),
        })
    }

    /// Of the organisation whose data lie on a server or in a folder, which are only read; nothing where there are none.
    pub(crate) async fn beside(data: &Path, server: Option<&DatabaseUrl>) -> Result<Self, BridgeError> {
        let noted = match server {
            Some(url) => SqlStore::noted_on_server(url).await?,
            None => SqlStore::noted_in_file(&data.join(DATABASE)).await?,
        };
        let Some(noted) = noted else {
            return Ok(Self::default());
        };
        let read = |key: &String| -> Option<[u8; 32]> { from_hex(key)?.try_into().ok() };
        let public: Option<Vec<[u8; 32]>> = noted.public_keys.iter().map(read).collect();
        let public = public.ok_or_else(|| BridgeError::internal("a key of the organisation is not 32 bytes"))?;
        Ok(Self {
            withdrawn: noted.revoked,
            ..Self::of(&public, &noted.name)?
        })
    }

    /// A key that a person gave.
    pub(crate) fn pin(&mut self, key: &str) -> bool {
        self.keys.pin(key)
    }

    pub(super) fn is_ours(&self, key: &PublicKey) -> bool {
        self.ours.as_ref().is_some_and(|(ours, _)| ours.contains(key))
    }

    /// Whether a text names a key of the organisation.
    pub(super) fn is_named_in(&self, text: &str) -> bool {
        self.ours
            .as_ref()
            .is_some_and(|(keys, _)| keys.iter().any(|key| text.contains(&key.multikey())))
    }

    pub(super) fn withdrew(&self, verified: &Verified) -> bool {
        self.is_ours(&verified.key) && self.withdrawn.iter().any(|id| id == super::id_in_store(verified))
    }

    pub(super) fn whose(&self, key: &PublicKey, issuer: &str) -> Whose {
        if self.is_ours(key) {
            Whose::Ours
        } else if self.keys.is_pinned(key) {
            Whose::Pinned
        } else {
            self.unknown(issuer)
        }
    }

    pub(super) fn whose_token(&self, held: &HeldToken) -> Whose {
        if held.is_pinned {
            Whose::Pinned
        } else {
            self.unknown(&held.issuer)
        }
    }

    fn unknown(&self, issuer: &str) -> Whose {
        let ours = self.ours.as_ref();
        Whose::Unknown {
            borrows_our_name: ours
                .is_some_and(|(_, name)| crate::spelling::folded(name) == crate::spelling::folded(issuer)),
        }
    }
}

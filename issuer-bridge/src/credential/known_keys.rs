//! The keys that signatures are checked with, by the name that a proof gives them.

use super::key::PublicKey;
use super::value::Uri;
use super::verify_error::VerifyError;

/// The keys of `did:web` issuers, which cannot be derived from their name. `did:key` needs no entry.
#[derive(Debug, Clone, Default)]
pub struct Keys(Vec<(Uri, PublicKey)>);

impl Keys {
    /// Adds the key that `method` (such as `did:web:example.org#2026-1`) names.
    pub fn add(&mut self, method: Uri, key: PublicKey) {
        self.0.push((method, key));
    }

    pub(super) fn find(&self, method: &Uri) -> Result<PublicKey, VerifyError> {
        let unknown = || VerifyError::UnknownKey {
            method: method.to_string(),
        };
        if let Some((did, fragment)) = method.as_str().split_once('#')
            && let Some(multikey) = did.strip_prefix("did:key:")
        {
            return match PublicKey::from_multikey(multikey) {
                Ok(key) if multikey == fragment => Ok(key),
                _ => Err(unknown()),
            };
        }
        self.0
            .iter()
            .find(|(known, _)| known == method)
            .map(|(_, key)| *key)
            .ok_or_else(unknown)
    }
}

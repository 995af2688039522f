//! The keys that signatures are checked with, by the name that a proof gives them.

use super::key::PublicKey;
use super::token::Jwk;
use super::value::Uri;
use super::verify_error::VerifyError;

/// The keys that cannot be derived from their name, and those that a person gave. `did:key` needs no entry.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    named: Vec<(Uri, PublicKey)>,
    under_any_name: Vec<PublicKey>,
    pinned: Vec<PublicKey>,
    pinned_for_tokens: Vec<Jwk>,
}

impl Keys {
    /// Adds the key that `method` (such as `did:web:example.org#2026-1`) names.
    pub fn add(&mut self, method: Uri, key: PublicKey) {
        self.named.push((method, key));
    }

    /// Adds a key that is tried wherever a name cannot be looked up: what it signed is known to be its own, under
    /// whatever name.
    pub fn add_under_any_name(&mut self, key: PublicKey) {
        self.under_any_name.push(key);
    }

    /// Adds a key that a person trusts: `did:key:z6Mk…`, `z6Mk…`, a JWK, a set of them, or the document of a DID. False
    /// where there is no key in it that can be used.
    pub fn pin(&mut self, text: &str) -> bool {
        let text = text.trim();
        let ed25519 = PublicKey::from_multikey(text.strip_prefix("did:key:").unwrap_or(text));
        if let Ok(key) = ed25519 {
            self.pinned.push(key);
            return true;
        }
        let Ok(json) = serde_json::from_str(text) else {
            return false;
        };
        let before = self.pinned.len() + self.pinned_for_tokens.len();
        self.pin_all(&json, 0);
        self.pinned.len() + self.pinned_for_tokens.len() > before
    }

    fn pin_all(&mut self, json: &serde_json::Value, depth: usize) {
        if depth > 4 {
            return;
        }
        if let Some(key) = Jwk::read(json) {
            self.pinned.extend(key.ed25519());
            self.pinned_for_tokens.push(key);
            return;
        }
        if let Some(key) = json.get("publicKeyMultibase").and_then(|key| key.as_str()) {
            self.pinned.extend(PublicKey::from_multikey(key).ok());
        }
        let inside = ["keys", "verificationMethod", "publicKeyJwk", "publicKey"];
        for inner in inside.into_iter().filter_map(|name| json.get(name)) {
            match inner.as_array() {
                Some(several) => several.iter().for_each(|one| self.pin_all(one, depth + 1)),
                None => self.pin_all(inner, depth + 1),
            }
        }
    }

    /// Whether a person gave this key.
    pub fn is_pinned(&self, key: &PublicKey) -> bool {
        self.pinned.contains(key)
    }

    pub(super) fn pinned_for_tokens(&self) -> &[Jwk] {
        &self.pinned_for_tokens
    }

    pub(super) fn pinned(&self) -> &[PublicKey] {
        &self.pinned
    }

    /// The key that `method` names and that `holds`.
    pub(super) fn verify(&self, method: &Uri, holds: impl Fn(&PublicKey) -> bool) -> Result<PublicKey, VerifyError> {
        let unknown = || VerifyError::UnknownKey {
            method: method.to_string(),
        };
        let named = if let Some((did, fragment)) = method.as_str().split_once('#')
            && let Some(multikey) = did.strip_prefix("did:key:")
        {
            match PublicKey::from_multikey(multikey) {
                Ok(key) if multikey == fragment => Some(key),
                _ => return Err(unknown()),
            }
        } else {
            self.named
                .iter()
                .find(|(known, _)| known == method)
                .map(|(_, key)| *key)
        };
        match named {
            Some(key) if holds(&key) => Ok(key),
            Some(_) => Err(VerifyError::Altered),
            None => {
                let mut tried = self.under_any_name.iter().chain(&self.pinned);
                tried.find(|key| holds(key)).copied().ok_or_else(unknown)
            }
        }
    }
}

//! Signing keys and what they are called: Multikey, `did:key`, `did:web`.

use super::value::Uri;
use ed25519_dalek::{Signer as _, VerifyingKey};
use serde_json::json;
use thiserror::Error;
use zeroize::Zeroizing;

/// The multicodec prefix of an Ed25519 public key.
const ED25519_PUBLIC: [u8; 2] = [0xed, 0x01];

/// A key or an identifier that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyError {
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes; try again")]
    NoRandomness,
    /// Not `z` + base58 of an Ed25519 public key.
    #[error("“{0}” is not an Ed25519 key in Multikey form (z6Mk…)")]
    NotAMultikey(String),
    /// Not a `did:key` of an Ed25519 key.
    #[error("“{0}” is not a did:key of an Ed25519 key")]
    NotADidKey(String),
    /// Not a domain name that `did:web` can use.
    #[error("“{0}” is not a domain name; write it like badges.example.org")]
    NotADomain(String),
    /// The bytes are no point of the curve.
    #[error("these 32 bytes are not an Ed25519 public key")]
    NotAKey,
}

impl KeyError {
    /// The identifier of the sentence that explains this to a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoRandomness => "credential-no-randomness",
            Self::NotAMultikey(_) | Self::NotAKey => "credential-not-a-key",
            Self::NotADidKey(_) => "credential-not-a-did-key",
            Self::NotADomain(_) => "credential-not-a-domain",
        }
    }

    /// The arguments of that sentence, by name.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAMultikey(found) | Self::NotADidKey(found) | Self::NotADomain(found) => {
                vec![("found", found.clone())]
            }
            Self::NoRandomness => Vec::new(),
            Self::NotAKey => vec![("found", String::new())],
        }
    }
}

/// An Ed25519 signing key. Wiped from memory when dropped, never printed.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// A new key from the operating system's randomness.
    pub fn generate() -> Result<Self, KeyError> {
        let mut seed = Zeroizing::new([0_u8; 32]);
        getrandom::fill(seed.as_mut()).map_err(|_| KeyError::NoRandomness)?;
        Ok(Self::from_seed(&seed))
    }

    /// The key of a 32-byte seed (RFC 8032).
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The seed, for storing it encrypted.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SigningKey({})", self.public().multikey())
    }
}

/// An Ed25519 public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// The key of these 32 bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeyError> {
        VerifyingKey::from_bytes(bytes).map(Self).map_err(|_| KeyError::NotAKey)
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// `z6Mk…`: base58btc of multicodec prefix and key.
    pub fn multikey(&self) -> String {
        let mut bytes = [0_u8; 34];
        bytes[..2].copy_from_slice(&ED25519_PUBLIC);
        bytes[2..].copy_from_slice(self.0.as_bytes());
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// Reads `z6Mk…`.
    pub fn from_multikey(text: &str) -> Result<Self, KeyError> {
        let refused = || KeyError::NotAMultikey(text.to_owned());
        let encoded = text.strip_prefix('z').ok_or_else(refused)?;
        let mut bytes = [0_u8; 34];
        // Exactly 34 bytes: a shorter or longer text is not this key in another spelling.
        let length = bs58::decode(encoded).onto(&mut bytes[..]).map_err(|_| refused())?;
        let key = bytes
            .strip_prefix(&ED25519_PUBLIC)
            .filter(|_| length == bytes.len())
            .ok_or_else(refused)?;
        let key = <&[u8; 32]>::try_from(key).map_err(|_| refused())?;
        Self::from_bytes(key).map_err(|_| refused())
    }

    /// `did:key:z6Mk…`. It proves a key, not an organisation, and cannot be revoked.
    pub fn did_key(&self) -> String {
        format!("did:key:{}", self.multikey())
    }

    /// Reads `did:key:z6Mk…`.
    pub fn from_did_key(did: &str) -> Result<Self, KeyError> {
        let multikey = did
            .strip_prefix("did:key:")
            .ok_or_else(|| KeyError::NotADidKey(did.to_owned()))?;
        Self::from_multikey(multikey).map_err(|_| KeyError::NotADidKey(did.to_owned()))
    }

    pub(super) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0
            .verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature))
            .is_ok()
    }
}

/// Who signs: a DID and the address of the key in its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerIdentity {
    did: Uri,
    method: Uri,
}

impl IssuerIdentity {
    /// `did:key`: needs no domain.
    pub fn did_key(key: &PublicKey) -> Result<Self, KeyError> {
        let multikey = key.multikey();
        Self::new(&format!("did:key:{multikey}"), &multikey)
    }

    /// `did:web` of a domain, with an optional port: verifiers read `https://DOMAIN/.well-known/did.json`, which must
    /// answer [`did_web_document`]. `key_name` tells the keys of the organisation apart, such as `2026-1`.
    pub fn did_web(domain: &str, key_name: &str) -> Result<Self, KeyError> {
        let refused = || KeyError::NotADomain(domain.to_owned());
        let (host, port) = match domain.split_once(':') {
            Some((host, port)) => (host, Some(port.parse::<u16>().map_err(|_| refused())?)),
            None => (domain, None),
        };
        let label = |part: &str| {
            !part.is_empty()
                && !part.starts_with('-')
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        if !host.contains('.') || !host.split('.').all(label) {
            return Err(refused());
        }
        let port = port.map(|port| format!("%3A{port}")).unwrap_or_default();
        Self::new(&format!("did:web:{host}{port}"), key_name)
    }

    fn new(did: &str, fragment: &str) -> Result<Self, KeyError> {
        let parse = |text: &str| Uri::parse(text).map_err(|_| KeyError::NotADomain(text.to_owned()));
        Ok(Self {
            did: parse(did)?,
            method: parse(&format!("{did}#{fragment}"))?,
        })
    }

    /// The DID.
    pub fn did(&self) -> &Uri {
        &self.did
    }

    /// The address of the key, as the proof names it.
    pub fn method(&self) -> &Uri {
        &self.method
    }
}

/// What signs badges: a key and the name it signs under.
#[derive(Debug)]
pub struct Signer {
    key: SigningKey,
    identity: IssuerIdentity,
}

impl Signer {
    /// Signs as `did:key`.
    pub fn did_key(key: SigningKey) -> Result<Self, KeyError> {
        let identity = IssuerIdentity::did_key(&key.public())?;
        Ok(Self { key, identity })
    }

    /// Signs under a given identity, such as a `did:web`.
    pub fn new(key: SigningKey, identity: IssuerIdentity) -> Self {
        Self { key, identity }
    }

    /// The key.
    pub fn key(&self) -> &SigningKey {
        &self.key
    }

    /// The identity.
    pub fn identity(&self) -> &IssuerIdentity {
        &self.identity
    }
}

/// The DID document of a `did:web` with its present and past keys, newest first: past keys stay listed, or the badges
/// they signed can no longer be verified. `None` without any key.
pub fn did_web_document(keys: &[(IssuerIdentity, PublicKey)]) -> Option<String> {
    let (first, _) = keys.first()?;
    let methods = keys.iter().map(|(identity, key)| {
        json!({
            "id": identity.method.as_str(),
            "type": "Multikey",
            "controller": identity.did.as_str(),
            "publicKeyMultibase": key.multikey(),
        })
    });
    let names: Vec<&str> = keys.iter().map(|(identity, _)| identity.method.as_str()).collect();
    let document = json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": first.did.as_str(),
        "verificationMethod": methods.collect::<Vec<_>>(),
        "assertionMethod": names,
    });
    // A JSON value always has a text.
    Some(format!("{document:#}"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failing test may panic")]
mod tests {
    use super::*;

    /// The first test vector of <https://w3c-ccg.github.io/did-key-spec/#ed25519-x25519>.
    const KNOWN_DID: &str = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
    const KNOWN_KEY: &str = "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29";

    #[test]
    fn a_did_key_is_the_one_of_the_specification() {
        let key = PublicKey::from_did_key(KNOWN_DID).unwrap();
        let hex: String = key
            .bytes()
            .iter()
            .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        assert_eq!(hex, KNOWN_KEY);
        assert_eq!(key.did_key(), KNOWN_DID);
        assert_eq!(SigningKey::from_seed(&[0; 32]).public(), key);
    }

    #[test]
    fn another_spelling_of_a_key_is_refused() {
        let good = KNOWN_DID.strip_prefix("did:key:").unwrap();
        for bad in [
            format!("{good}1"),
            good[1..].to_owned(),
            good[..20].to_owned(),
            "z".to_owned(),
            format!("z1{}", &good[1..]),
        ] {
            assert!(PublicKey::from_multikey(&bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_key_never_prints_its_secret() {
        let key = SigningKey::from_seed(&[7; 32]);
        assert_eq!(format!("{key:?}"), format!("SigningKey({})", key.public().multikey()));
    }

    #[test]
    fn did_web_takes_domains_only() {
        let identity = IssuerIdentity::did_web("badges.example.org:8443", "2026-1").unwrap();
        assert_eq!(identity.did().as_str(), "did:web:badges.example.org%3A8443");
        assert_eq!(identity.method().as_str(), "did:web:badges.example.org%3A8443#2026-1");
        for bad in [
            "",
            "localhost",
            "https://example.org",
            "Example.org",
            "a..b",
            "é.fr",
            "example.org:99999",
            "-a.b",
        ] {
            assert!(IssuerIdentity::did_web(bad, "1").is_err(), "{bad}");
        }
    }

    #[test]
    fn a_did_web_document_lists_past_keys_too() {
        let key = |seed| SigningKey::from_seed(&[seed; 32]).public();
        let identity = |name| IssuerIdentity::did_web("example.org", name).unwrap();
        let document = did_web_document(&[(identity("2"), key(2)), (identity("1"), key(1))]).unwrap();
        for expected in [
            "did:web:example.org#1",
            "did:web:example.org#2",
            &key(1).multikey(),
            &key(2).multikey(),
        ] {
            assert!(document.contains(expected), "{document}");
        }
        assert_eq!(did_web_document(&[]), None);
    }
}

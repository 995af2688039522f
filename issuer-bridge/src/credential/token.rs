//! Credentials signed as tokens (VC-JWT): checked where their key is in the file, in the issuer's own identifier, or was
//! given by a person. `EdDSA`, ES256 and RS256, the ones that badges are signed with.
//!
//! Sources: <https://www.w3.org/TR/vc-jose-cose/>, <https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof>, RFC 7515, 7518,
//! 7638, 8037.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use ring::signature;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::foreign::{issuer_id, issuer_name, names_a_credential, title_of};
use super::key::PublicKey;
use super::known_keys::Keys;
use super::validity::TOLERANCE_S;
use super::verify::RevocationCheck;
use super::verify_error::VerifyError;

/// What a token says, whose signature holds.
#[derive(Debug, Clone)]
pub struct HeldToken {
    /// Name of the badge.
    pub badge: String,
    /// The name its issuer gives itself.
    pub issuer: String,
    /// What its key is known by: the issuer's identifier where the key follows from it, else a digest of the key.
    pub signer: String,
    /// From when it holds, seconds since 1970.
    pub at: Option<i64>,
    /// Whether it can be withdrawn.
    pub revocation: RevocationCheck,
    /// `JWT, ES256`.
    pub way: String,
    /// A person gave the key.
    pub is_pinned: bool,
}

/// What was found about a token.
#[derive(Debug)]
pub enum Token {
    /// Signed and intact.
    Holds(Box<HeldToken>),
    /// It does not hold.
    Refused(VerifyError),
    /// No credential, or one whose key is not at hand, or signed in a way that is not read here.
    NotCheckable,
}

/// A public key as tokens carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Jwk {
    Ed25519([u8; 32]),
    /// The point, not compressed.
    P256([u8; 65]),
    Rsa {
        n: Vec<u8>,
        e: Vec<u8>,
    },
}

impl Jwk {
    pub(super) fn read(json: &Value) -> Option<Self> {
        let text = |name: &str| json.get(name)?.as_str();
        let bytes = |name: &str| URL_SAFE_NO_PAD.decode(text(name)?).ok();
        match (text("kty")?, text("crv")) {
            ("OKP", Some("Ed25519")) => Some(Self::Ed25519(bytes("x")?.try_into().ok()?)),
            ("EC", Some("P-256")) => {
                let (x, y) = (bytes("x")?, bytes("y")?);
                let point = [&[4][..], &x, &y].concat();
                (x.len() == 32).then(|| point.try_into().ok().map(Self::P256))?
            }
            ("RSA", _) => Some(Self::Rsa {
                n: bytes("n")?,
                e: bytes("e")?,
            }),
            _ => None,
        }
    }

    pub(super) fn ed25519(&self) -> Option<PublicKey> {
        match self {
            Self::Ed25519(bytes) => PublicKey::from_bytes(bytes).ok(),
            Self::P256(_) | Self::Rsa { .. } => None,
        }
    }

    /// RFC 7638.
    fn thumbprint(&self) -> String {
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let members = match self {
            Self::Ed25519(x) => format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, text(x)),
            Self::P256(point) => {
                let (x, y) = (text(&point[1..33]), text(&point[33..]));
                format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#)
            }
            Self::Rsa { n, e } => format!(r#"{{"e":"{}","kty":"RSA","n":"{}"}}"#, text(e), text(n)),
        };
        format!("JWK sha-256 {}", text(&Sha256::digest(members)))
    }

    fn verifies(&self, algorithm: &str, message: &[u8], signed: &[u8]) -> bool {
        match (self, algorithm) {
            (Self::Ed25519(_), "EdDSA" | "Ed25519") => {
                let key = self.ed25519();
                key.is_some_and(|key| signed.try_into().is_ok_and(|signed| key.verify(message, signed)))
            }
            (Self::P256(point), "ES256") => {
                let key = signature::UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_FIXED, point);
                key.verify(message, signed).is_ok()
            }
            (Self::Rsa { n, e }, "RS256") => {
                let key = signature::RsaPublicKeyComponents { n, e };
                key.verify(&signature::RSA_PKCS1_2048_8192_SHA256, message, signed)
                    .is_ok()
            }
            _ => false,
        }
    }
}

/// The key that an identifier is made of.
fn key_of_did(did: &str) -> Option<Jwk> {
    let did = did.split('#').next()?;
    if let Some(multikey) = did.strip_prefix("did:key:") {
        return Some(Jwk::Ed25519(PublicKey::from_multikey(multikey).ok()?.bytes()));
    }
    let json = URL_SAFE_NO_PAD.decode(did.strip_prefix("did:jwk:")?).ok()?;
    Jwk::read(&serde_json::from_slice(&json).ok()?)
}

/// Verifies a token in its compact form.
pub fn verify_token(token: &str, keys: &Keys, now: Timestamp) -> Token {
    let mut parts = token.split('.');
    let (Some(header), Some(payload), Some(signed), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Token::NotCheckable;
    };
    let message = &token.as_bytes()[..header.len() + 1 + payload.len()];
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).ok();
    let json = |part: &str| serde_json::from_slice::<Value>(&decode(part)?).ok();
    let (Some(header), Some(payload), Some(signed)) = (json(header), json(payload), decode(signed)) else {
        return Token::NotCheckable;
    };
    let text = |json: &Value, name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
    let algorithm = text(&header, "alg").unwrap_or_default();
    let credential = payload.get("vc").unwrap_or(&payload);
    // What must be understood and is not, is not judged.
    let is_read = ["EdDSA", "Ed25519", "ES256", "RS256"].contains(&algorithm.as_str())
        && header.get("crit").is_none()
        && header.get("b64").is_none()
        && names_a_credential(credential);
    if !is_read || signed.is_empty() {
        return Token::NotCheckable;
    }
    let issuer = issuer_id(credential).or_else(|| text(&payload, "iss"));
    let of_issuer = issuer.as_deref().and_then(key_of_did);
    let carried = header.get("jwk").and_then(Jwk::read);
    let of_name = text(&header, "kid").as_deref().and_then(key_of_did);
    // Whoever says that they are a key must have signed with it.
    let own = of_issuer.clone().or(carried).or(of_name);
    let pinned = keys.pinned_for_tokens().iter().cloned();
    let pinned = pinned.chain(keys.pinned().iter().map(|key| Jwk::Ed25519(key.bytes())));
    let pinned = pinned
        .into_iter()
        .find(|key| key.verifies(&algorithm, message, &signed));
    let (key, is_pinned) = match (pinned, own) {
        (Some(key), _) => (key, true),
        (None, Some(key)) if key.verifies(&algorithm, message, &signed) => (key, false),
        (None, Some(_)) => return Token::Refused(VerifyError::Altered),
        (None, None) => return Token::NotCheckable,
    };
    let begins = [
        seconds(&payload, "nbf"),
        moment(credential, "validFrom"),
        moment(credential, "issuanceDate"),
    ];
    let ends = [
        seconds(&payload, "exp"),
        moment(credential, "validUntil"),
        moment(credential, "expirationDate"),
    ];
    for from in begins.into_iter().flatten() {
        if now.as_second().saturating_add(TOLERANCE_S) < from.as_second() {
            return Token::Refused(VerifyError::NotYetValid { from, now });
        }
    }
    for until in ends.into_iter().flatten() {
        if now > until {
            return Token::Refused(VerifyError::Expired { until, now });
        }
    }
    Token::Holds(Box::new(HeldToken {
        badge: title_of(credential).unwrap_or_default(),
        issuer: issuer_name(credential).or_else(|| issuer.clone()).unwrap_or_default(),
        signer: match issuer {
            Some(issuer) if of_issuer.as_ref() == Some(&key) => issuer,
            _ => key.thumbprint(),
        },
        at: begins.into_iter().flatten().next().map(Timestamp::as_second),
        revocation: if credential.get("credentialStatus").is_some() {
            RevocationCheck::NotChecked
        } else {
            RevocationCheck::NotRevocable
        },
        way: format!("JWT, {algorithm}"),
        is_pinned,
    }))
}

fn seconds(json: &Value, name: &str) -> Option<Timestamp> {
    Timestamp::from_second(json.get(name)?.as_f64()? as i64).ok()
}

fn moment(json: &Value, name: &str) -> Option<Timestamp> {
    json.get(name)?.as_str()?.parse().ok()
}

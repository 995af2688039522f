//! Badges of other tools, checked whole: what their contexts make of them is what was signed, whatever fields they use.
//! The contexts are part of the program; nothing is fetched. Whatever this reader does not follow to the letter — a
//! context that is not here, a field that no context knows, a part of JSON-LD that badges do not use — it refuses to
//! judge.
//!
//! Sources: <https://www.w3.org/TR/json-ld11-api/>, <https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022>.

mod context;
mod expansion;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::document::{CRYPTOSUITE, MAX_BYTES};
use super::json;
use super::key::PublicKey;
use super::terms;
use super::validity::TOLERANCE_S;
use super::value::Uri;
use super::verify::{RevocationCheck, Trust};
use super::verify_error::VerifyError;
use crate::reading;

/// What a badge of another tool says, whose signature holds.
#[derive(Debug, Clone)]
pub struct HeldElsewhere {
    /// Its name.
    pub badge: String,
    /// The name its issuer gives itself.
    pub issuer: String,
    /// The issuer's identifier.
    pub did: String,
    /// When it was signed, seconds since 1970.
    pub at: Option<i64>,
    /// Whether it can be withdrawn.
    pub revocation: RevocationCheck,
    /// The key that signed.
    pub key: PublicKey,
}

/// Why a badge of another tool is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByContexts {
    /// This reader cannot follow it: the field, context or kind of value.
    NotFollowed(String),
    /// It was followed, and it does not hold.
    Refused(VerifyError),
}

impl From<VerifyError> for ByContexts {
    fn from(error: VerifyError) -> Self {
        Self::Refused(error)
    }
}

type Follow<T> = Result<T, ByContexts>;

fn not_followed<T>(what: impl Into<String>) -> Follow<T> {
    Err(ByContexts::NotFollowed(what.into()))
}

/// The document, and its one proof of the suite that is read here.
fn parts(text: &str) -> Follow<(Map<String, Value>, Map<String, Value>)> {
    let text = reading::without_mark(text);
    if text.len() > MAX_BYTES {
        return not_followed("…");
    }
    // Keys that stand twice, and documents beyond all bounds, are not read at all.
    if json::read(text).is_err() {
        return not_followed("JSON");
    }
    let Ok(Value::Object(mut document)) = serde_json::from_str(text) else {
        return not_followed("JSON");
    };
    let proof = match document.remove(terms::PROOF) {
        Some(Value::Array(mut proofs)) if proofs.len() == 1 => proofs.remove(0),
        Some(Value::Array(proofs)) if proofs.len() > 1 => return not_followed(terms::PROOF),
        Some(one) => one,
        None => return Err(VerifyError::NoProof.into()),
    };
    let Value::Object(proof) = proof else {
        return not_followed(terms::PROOF);
    };
    if text_at(&proof, terms::TYPE) != Some("DataIntegrityProof") || text_at(&proof, "cryptosuite") != Some(CRYPTOSUITE)
    {
        return not_followed(terms::PROOF);
    }
    Ok((document, proof))
}

/// Whether a text is a credential with one proof of the suite that is read here.
pub fn is_data_integrity(text: &str) -> bool {
    parts(text).is_ok()
}

fn text_at<'a>(of: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    of.get(name)?.as_str()
}

/// Verifies a badge by its contexts.
pub fn verify_by_contexts(text: &str, trust: &Trust) -> Follow<HeldElsewhere> {
    let (document, mut proof) = parts(text)?;
    let Some(Value::String(signature)) = proof.remove(terms::PROOF_VALUE) else {
        return Err(VerifyError::BrokenSignature.into());
    };
    let signature = signature_of(&signature).ok_or(VerifyError::BrokenSignature)?;
    if text_at(&proof, "proofPurpose") != Some("assertionMethod") {
        return not_followed("proofPurpose");
    }
    let method = text_at(&proof, "verificationMethod").and_then(|method| Uri::parse(method).ok());
    let Some(method) = method else {
        return not_followed("verificationMethod");
    };
    let context = document.get(terms::CONTEXT).cloned();
    let Some(context) = context else {
        return not_followed(terms::CONTEXT);
    };
    if !is_of_badges(&context) {
        return not_followed(terms::CONTEXT);
    }
    proof.insert(terms::CONTEXT.to_owned(), context);
    let mut hashed = [0_u8; 64];
    hashed[..32].copy_from_slice(&Sha256::digest(expansion::canonical(&proof)?));
    hashed[32..].copy_from_slice(&Sha256::digest(expansion::canonical(&document)?));
    let key = trust.keys.verify(&method, |key| key.verify(&hashed, &signature))?;
    check_issuer(&document, &method)?;
    check_period(&document, &proof, trust.now)?;
    Ok(HeldElsewhere {
        badge: title_of(&document).unwrap_or_default(),
        issuer: name_of(document.get("issuer")).unwrap_or_default(),
        did: id_of(document.get("issuer")).unwrap_or_default(),
        at: moment_at(&proof, "created")?.map(Timestamp::as_second),
        revocation: if document.contains_key("credentialStatus") {
            RevocationCheck::NotChecked
        } else {
            RevocationCheck::NotRevocable
        },
        key,
    })
}

/// A credential of the W3C first, and Open Badges 3 somewhere: so what stands under `issuer`, `name` or `validFrom`
/// means what it says, for those contexts protect their words.
fn is_of_badges(context: &Value) -> bool {
    let Value::Array(contexts) = context else { return false };
    let is_first = |url: &str| url == context::CREDENTIALS_1 || url == context::CREDENTIALS_2;
    contexts.first().and_then(Value::as_str).is_some_and(is_first)
        && contexts
            .iter()
            .filter_map(Value::as_str)
            .any(|url| url.starts_with("https://purl.imsglobal.org/spec/ob/v3p0/context"))
}

fn signature_of(text: &str) -> Option<[u8; 64]> {
    let mut bytes = [0_u8; 64];
    let length = bs58::decode(text.strip_prefix('z')?).onto(&mut bytes[..]).ok()?;
    (length == bytes.len()).then_some(bytes)
}

fn id_of(issuer: Option<&Value>) -> Option<String> {
    match issuer? {
        Value::String(id) => Some(id.clone()),
        Value::Object(issuer) => text_at(issuer, "id").map(str::to_owned),
        _ => None,
    }
}

fn name_of(issuer: Option<&Value>) -> Option<String> {
    issuer?.get("name")?.as_str().map(str::to_owned)
}

fn title_of(document: &Map<String, Value>) -> Option<String> {
    if let Some(name) = text_at(document, "name") {
        return Some(name.to_owned());
    }
    let subject = document.get("credentialSubject")?;
    let subject = subject.get(0).unwrap_or(subject);
    let achievement = subject.get("achievement")?;
    let achievement = achievement.get(0).unwrap_or(achievement);
    achievement.get("name")?.as_str().map(str::to_owned)
}

/// The key must stand in the issuer's own DID document.
fn check_issuer(document: &Map<String, Value>, method: &Uri) -> Follow<()> {
    let issuer = id_of(document.get("issuer")).unwrap_or_default();
    match method.as_str().split_once('#') {
        Some((did, _)) if did == issuer => Ok(()),
        _ => Err(VerifyError::ForeignKey {
            issuer,
            method: method.to_string(),
        }
        .into()),
    }
}

fn moment_at(of: &Map<String, Value>, name: &str) -> Follow<Option<Timestamp>> {
    match of.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => match text.parse() {
            Ok(moment) => Ok(Some(moment)),
            Err(_) => not_followed(name),
        },
        Some(_) => not_followed(name),
    }
}

fn check_period(document: &Map<String, Value>, proof: &Map<String, Value>, now: Timestamp) -> Follow<()> {
    for (of, name) in [(document, "validFrom"), (document, "issuanceDate")] {
        if let Some(from) = moment_at(of, name)?
            && now.as_second().saturating_add(TOLERANCE_S) < from.as_second()
        {
            return Err(VerifyError::NotYetValid { from, now }.into());
        }
    }
    for (of, name) in [
        (document, "validUntil"),
        (document, "expirationDate"),
        (proof, "expires"),
    ] {
        if let Some(until) = moment_at(of, name)?
            && now > until
        {
            return Err(VerifyError::Expired { until, now }.into());
        }
    }
    Ok(())
}

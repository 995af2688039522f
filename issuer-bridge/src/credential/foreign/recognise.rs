//! What a text says of itself, read leniently: other tools write in many ways, and nothing is decided by it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::super::document::MAX_BYTES;
use super::{Foreign, Place, Standard, Way, is_web};

/// Longest text of a foreign badge that is shown, characters.
const LONGEST_SHOWN: usize = 500;
/// How deep a token is looked for in JSON around it.
const DEEPEST: usize = 6;

/// What a text out of a picture or a file says of itself; `None` where it is no badge of another kind, or too damaged
/// to say anything.
pub fn recognise(text: &str) -> Option<Foreign> {
    let text = text.trim();
    if text.len() > MAX_BYTES {
        return None;
    }
    if is_web(text) {
        return Some(Foreign {
            standard: Standard::OpenBadges2Or1,
            way: Way::Hosted,
            name: None,
            issuer: None,
            place: Place::Page(shown(text)?),
        });
    }
    if is_token(text) {
        return of_token(text);
    }
    let json: Value = serde_json::from_str(text).ok()?;
    of_credential_with_proof(&json)
        .or_else(|| of_assertion(&json))
        .or_else(|| token_in(&json, 0).and_then(of_token))
        .or_else(|| of_bare_credential(&json))
}

/// The signed token of a file: as it is, or inside JSON that only wraps it.
pub fn find_token(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > MAX_BYTES {
        return None;
    }
    if is_token(text) {
        return Some(text.to_owned());
    }
    let json: Value = serde_json::from_str(text).ok()?;
    if of_credential_with_proof(&json).is_some() || of_assertion(&json).is_some() {
        return None;
    }
    token_in(&json, 0).map(str::to_owned)
}

/// Whether this says that it is a credential of the W3C.
pub(in super::super) fn names_a_credential(json: &Value) -> bool {
    standard_of(json).is_some()
}

/// Whether a text is the JSON of a verifiable credential of any kind.
pub fn is_credential(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|json| standard_of(&json).is_some())
}

/// Whether this is a signed token (JWS in its compact form, perhaps with disclosures behind it), whole or not.
pub fn is_token(text: &str) -> bool {
    text.starts_with("eyJ") && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~=".contains(&b))
}

fn of_token(token: &str) -> Option<Foreign> {
    let signed = token.split('~').next().unwrap_or_default();
    let mut parts = signed
        .split('.')
        .map(|part| URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).ok());
    let mut json = || serde_json::from_slice::<Value>(&parts.next()??).ok();
    let (header, payload) = (json()?, json()?);
    let is_signed = parts.next().flatten().is_some_and(|signature| !signature.is_empty());
    let inner = payload.get("vc").unwrap_or(&payload);
    let mut foreign = of_assertion(&payload)
        .filter(|found| !matches!(found.way, Way::Description(_)))
        .or_else(|| {
            let standard = standard_of(inner).or_else(|| {
                let kind = text_at(&header, "typ").unwrap_or_default();
                (payload.get("vc").is_some() || kind.contains("vc")).then_some(Standard::Credential)
            })?;
            Some(Foreign {
                standard,
                way: Way::Unsigned,
                name: title_of(inner),
                issuer: issuer_of(inner).or_else(|| text_at(&payload, "iss")),
                place: Place::Unsaid,
            })
        })?;
    let algorithm = text_at(&header, "alg").unwrap_or_default();
    foreign.way = if is_signed && algorithm != "none" {
        let kind = if foreign.standard < Standard::OpenBadges3 {
            "JWS"
        } else {
            "JWT"
        };
        Way::Signed(format!("{kind}, {algorithm}"))
    } else {
        Way::Unsigned
    };
    let key = [
        text_at(&header, "kid").filter(|kid| kid.contains(':')),
        text_at(&header, "jku"),
        text_at(&header, "x5u"),
        match &foreign.place {
            Place::Key(key) => Some(key.clone()),
            Place::Page(_) | Place::Unsaid => None,
        },
        text_at(&payload, "iss").filter(|iss| iss.contains(':')),
    ];
    foreign.place = key
        .into_iter()
        .flatten()
        .next()
        .map_or(Place::Unsaid, |key| Place::Key(address_of(&key)));
    Some(foreign)
}

/// A credential that carries a proof as JSON, of a suite or a context that is not read here.
fn of_credential_with_proof(json: &Value) -> Option<Foreign> {
    let standard = standard_of(json)?;
    let proofs: Vec<&Value> = match json.get("proof")? {
        Value::Array(proofs) => proofs.iter().collect(),
        Value::Object(_) => vec![&json["proof"]],
        _ => return None,
    };
    let suites: Vec<String> = proofs
        .iter()
        .filter_map(|proof| text_at(proof, "cryptosuite").or_else(|| text_at(proof, "type")))
        .collect();
    let method = proofs.iter().find_map(|proof| match proof.get("verificationMethod") {
        Some(Value::Object(method)) => shown(method.get("id")?.as_str()?),
        _ => text_at(proof, "verificationMethod"),
    });
    Some(Foreign {
        standard,
        // A proof that says nothing of itself is none.
        way: Some(suites.join(", ")).filter(|way| !way.is_empty()).map(Way::Signed)?,
        name: title_of(json),
        issuer: issuer_of(json),
        place: method.map_or(Place::Unsaid, |key| Place::Key(address_of(&key))),
    })
}

/// A credential without anything that stands for it, where it names a page.
fn of_bare_credential(json: &Value) -> Option<Foreign> {
    Some(Foreign {
        standard: standard_of(json)?,
        way: Way::Unsigned,
        name: title_of(json),
        issuer: issuer_of(json),
        place: Place::Page(text_at(json, "id").filter(|id| is_web(id))?),
    })
}

/// An assertion of Open Badges 1 or 2, or what hangs on one.
fn of_assertion(json: &Value) -> Option<Foreign> {
    let kinds = texts_at(json, "type");
    let contexts = texts_at(json, "@context");
    let has_kind = |wanted: &str| kinds.iter().any(|kind| kind == wanted);
    let in_open_badges = contexts.iter().any(|c| c.contains("openbadges"));
    let has_subject = json.get("badge").is_some() && (json.get("recipient").is_some() || json.get("uid").is_some());
    let is_assertion = (has_kind("Assertion") && (in_open_badges || json.get("badge").is_some())) || has_subject;
    let is_first = contexts.iter().any(|c| c.ends_with("/v1"))
        || (contexts.is_empty() && json.get("verify").is_some())
        || (contexts.is_empty() && json.get("uid").is_some());
    let standard = if is_first {
        Standard::OpenBadges1
    } else {
        Standard::OpenBadges2
    };
    if !is_assertion {
        let kind = kinds.into_iter().find(|kind| {
            ["BadgeClass", "Issuer", "Profile", "Endorsement", "CryptographicKey"].contains(&kind.as_str())
        });
        return Some(Foreign {
            standard,
            way: Way::Description(kind.filter(|_| in_open_badges)?),
            name: text_at(json, "name"),
            issuer: None,
            place: Place::Unsaid,
        });
    }
    let badge = &json["badge"];
    let check = json
        .get("verification")
        .or_else(|| json.get("verify"))
        .unwrap_or(&Value::Null);
    let kind = text_at(check, "type").unwrap_or_default().to_ascii_lowercase();
    let web = |text: Option<String>| text.filter(|text| is_web(text));
    let (way, place) = if kind.contains("signed") {
        let key = text_at(check, "creator").or_else(|| text_at(check, "url"));
        (Way::SignedApart, key.map_or(Place::Unsaid, Place::Key))
    } else {
        let page = web(text_at(check, "url")).or_else(|| web(text_at(json, "id")));
        (Way::Hosted, page.map_or(Place::Unsaid, Place::Page))
    };
    Some(Foreign {
        standard,
        way,
        name: text_at(badge, "name"),
        issuer: issuer_of(badge),
        place,
    })
}

fn standard_of(json: &Value) -> Option<Standard> {
    let kinds = texts_at(json, "type");
    let has_kind = |wanted: &[&str]| kinds.iter().any(|kind| wanted.contains(&kind.as_str()));
    let contexts = texts_at(json, "@context");
    if has_kind(&["ClrCredential"]) {
        Some(Standard::LearnerRecord)
    } else if has_kind(&["OpenBadgeCredential", "AchievementCredential"])
        || contexts.iter().any(|c| c.contains("/spec/ob/v3"))
    {
        Some(Standard::OpenBadges3)
    } else if has_kind(&["VerifiableCredential"]) {
        Some(Standard::Credential)
    } else {
        None
    }
}

pub(in super::super) fn title_of(json: &Value) -> Option<String> {
    let subject = first(&json["credentialSubject"]);
    text_at(json, "name").or_else(|| text_at(first(&subject["achievement"]), "name"))
}

/// The name in `json.issuer`.
pub(in super::super) fn issuer_name(json: &Value) -> Option<String> {
    text_at(first(json.get("issuer")?), "name")
}

/// The identifier in `json.issuer`.
pub(in super::super) fn issuer_id(json: &Value) -> Option<String> {
    match first(json.get("issuer")?) {
        Value::String(id) => shown(id),
        issuer => text_at(issuer, "id"),
    }
}

/// Name and identifier of `json.issuer`, as far as they are there.
fn issuer_of(json: &Value) -> Option<String> {
    match first(json.get("issuer")?) {
        Value::String(id) => shown(id),
        issuer => {
            let id = ["id", "@id", "url"].iter().find_map(|name| text_at(issuer, name));
            match (text_at(issuer, "name"), id) {
                (Some(name), Some(id)) => Some(format!("{name} ({id})")),
                (name, id) => name.or(id),
            }
        }
    }
}

/// The first token in JSON that wraps one: a list of credentials, an answer of a platform, an enveloped credential.
fn token_in(json: &Value, depth: usize) -> Option<&str> {
    if depth > DEEPEST {
        return None;
    }
    match json {
        Value::String(text) => {
            let text = text.trim();
            let text = match text.strip_prefix("data:") {
                Some(data) => data.split_once(',')?.1,
                None => text,
            };
            is_token(text).then_some(text)
        }
        Value::Array(items) => items.iter().find_map(|item| token_in(item, depth + 1)),
        Value::Object(entries) => entries.values().find_map(|item| token_in(item, depth + 1)),
        _ => None,
    }
}

/// A list's first item, else the thing itself.
fn first(json: &Value) -> &Value {
    json.get(0).unwrap_or(json)
}

fn text_at(json: &Value, name: &str) -> Option<String> {
    shown(json.get(name)?.as_str()?)
}

/// The texts under a name, which may be one or a list, with `@` before `type` or not.
fn texts_at(json: &Value, name: &str) -> Vec<String> {
    let found = json.get(name).or_else(|| json.get(format!("@{name}")));
    match found {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}

/// Where the key of a `did:web` is published; any other name as it is.
fn address_of(key: &str) -> String {
    let Some(domain) = key.strip_prefix("did:web:") else {
        return key.to_owned();
    };
    let domain = domain.split(['#', '?']).next().unwrap_or_default();
    let path = domain.replace(':', "/").replace("%3A", ":").replace("%3a", ":");
    if path.contains('/') {
        format!("https://{path}/did.json")
    } else {
        format!("https://{path}/.well-known/did.json")
    }
}

/// A foreign text as it may be shown: no characters that hide or turn round what stands beside it, and not endless.
fn shown(text: &str) -> Option<String> {
    let turns =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let text: String = text.trim().chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    match text.char_indices().nth(LONGEST_SHOWN) {
        _ if text.is_empty() => None,
        Some((end, _)) => Some(format!("{}…", &text[..end])),
        None => Some(text),
    }
}

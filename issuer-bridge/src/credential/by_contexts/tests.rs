//! Badges signed by somebody else's software (the npm packages of `tests/verifier`), with fields that are not modelled
//! here; beside each the canonical N-Quads that software derives from it.
#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use serde_json::{Map, Value, json};

use super::super::known_keys::Keys;
use super::super::verify::{RevocationCheck, Trust};
use super::super::verify_error::VerifyError;
use super::{ByContexts, HeldElsewhere, context, expansion, verify_by_contexts};

macro_rules! badges {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("tests/", $name, ".json")), include_str!(concat!("tests/", $name, ".nq")))),*]
    };
}

fn badges() -> [(&'static str, &'static str, &'static str); 5] {
    badges!("rich-v2", "single-v2", "inline-v2", "v1", "endorsed-v2")
}

fn object(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap()
}

fn check(badge: &Map<String, Value>) -> Result<HeldElsewhere, ByContexts> {
    let keys = Keys::default();
    let trust = Trust {
        now: "2026-05-01T00:00:00Z".parse().unwrap(),
        keys: &keys,
        status_list: None,
    };
    verify_by_contexts(&Value::Object(badge.clone()).to_string(), &trust)
}

#[test]
fn every_published_context_can_be_read() {
    for url in context::URLS {
        let own = json!([url]);
        std::rc::Rc::new(context::Context::default())
            .with(&own, true, false)
            .unwrap_or_else(|error| panic!("{url}: {error:?}"));
    }
}

#[test]
fn what_a_badge_says_is_what_other_software_derives_from_it() {
    for (name, badge, quads) in badges() {
        let mut badge = object(badge);
        badge.remove("proof");
        let canonical = expansion::canonical(&badge).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(canonical, quads, "{name}");
    }
}

#[test]
fn badges_signed_elsewhere_hold() {
    for (name, badge, _) in badges() {
        let held = check(&object(badge)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(
            (held.badge.as_str(), held.issuer.as_str()),
            ("Accueillir", "Maison d'essai"),
            "{name}"
        );
        assert!(held.did.starts_with("did:key:z6Mk") && held.at.is_some(), "{name}");
        let expected = if name == "single-v2" {
            RevocationCheck::NotChecked
        } else {
            RevocationCheck::NotRevocable
        };
        assert_eq!(held.revocation, expected, "{name}");
    }
}

/// Every place of a document at which a text, a number or a truth stands.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => entries
            .iter()
            .for_each(|(key, inner)| places(inner, &format!("{at}/{key}"), found)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, inner)| places(inner, &format!("{at}/{index}"), found)),
        _ => found.push(at.to_owned()),
    }
}

#[test]
fn no_value_can_be_changed_and_no_field_added() {
    for (name, badge, _) in badges() {
        let badge = Value::Object(object(badge));
        let mut found = Vec::new();
        places(&badge, "", &mut found);
        for place in found {
            let mut changed = badge.clone();
            let value = changed.pointer_mut(&place).unwrap();
            *value = match &*value {
                Value::String(text) => json!(format!("{text}x")),
                Value::Number(number) => json!(number.as_f64().unwrap() + 1.0),
                Value::Bool(is) => json!(!is),
                other => other.clone(),
            };
            assert!(check(changed.as_object().unwrap()).is_err(), "{name}: {place}");
        }
        for place in ["", "/credentialSubject", "/credentialSubject/achievement", "/issuer"] {
            for (field, value) in [
                ("nickname", json!("x")),
                ("description", json!("x")),
                ("id", json!("urn:x:other")),
            ] {
                let mut changed = badge.clone();
                let thing = changed.pointer_mut(place).unwrap().as_object_mut().unwrap();
                if thing.get(field) == Some(&value) || (field == "description" && thing.contains_key(field)) {
                    continue;
                }
                thing.insert(field.to_owned(), value.clone());
                assert!(check(changed.as_object().unwrap()).is_err(), "{name}: {place} {field}");
            }
        }
    }
}

#[test]
fn what_is_not_followed_is_named() {
    let (_, badge, _) = badges()[2];
    let badge = object(badge);
    let with = |change: &dyn Fn(&mut Map<String, Value>)| {
        let mut changed = badge.clone();
        change(&mut changed);
        check(&changed).unwrap_err()
    };
    let not_followed = |what: &str| ByContexts::NotFollowed(what.to_owned());
    let unknown = with(&|b| drop(b.insert("surnom".to_owned(), json!("x"))));
    assert_eq!(unknown, not_followed("surnom"));
    let context = with(&|b| {
        b["@context"]
            .as_array_mut()
            .unwrap()
            .push(json!("https://example.org/other"));
    });
    assert_eq!(context, not_followed("https://example.org/other"));
    let redefined = with(&|b| {
        b["@context"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "name": "https://example.org/n" }));
    });
    assert_eq!(redefined, not_followed("name"));
    let emptied = with(&|b| b["@context"].as_array_mut().unwrap().push(Value::Null));
    assert_eq!(emptied, not_followed("@context"));
    let relative = with(&|b| drop(b.insert("id".to_owned(), json!("badges/1"))));
    assert_eq!(relative, not_followed("badges/1"));
    let several = with(&|b| {
        let proof = b["proof"].clone();
        b["proof"] = json!([proof, proof]);
    });
    assert_eq!(several, not_followed("proof"));
    let late = with(&|b| drop(b.insert("validUntil".to_owned(), json!("2026-04-01T00:00:00Z"))));
    assert_eq!(late, ByContexts::Refused(VerifyError::Altered), "it was not signed so");
}

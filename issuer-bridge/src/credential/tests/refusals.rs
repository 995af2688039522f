//! Each refusal says why.

use super::super::{Fault, VerifyError};
use super::{badge, check};
use serde_json::{Value, json};

#[track_caller]
fn refused_as(code: &str, change: impl FnOnce(&mut Value)) {
    let mut value: Value = serde_json::from_str(&badge()).unwrap();
    change(&mut value);
    assert_eq!(check(&value.to_string()).unwrap_err().code(), code);
}

#[test]
fn each_refusal_says_why() {
    refused_as("credential-altered", |badge| badge["name"] = json!("Deuxième vol"));
    refused_as("credential-unknown-term", |badge| {
        badge["credentialSubject"]["level"] = json!("9");
    });
    refused_as("credential-missing-term", |badge| {
        badge["credentialSubject"]["achievement"]
            .as_object_mut()
            .unwrap()
            .remove("criteria");
    });
    refused_as("credential-no-proof", |badge| badge["proof"] = json!([]));
    refused_as("credential-no-proof", |badge| {
        badge.as_object_mut().unwrap().remove("proof");
    });
    refused_as("credential-several-proofs", |badge| {
        badge["proof"] = json!([badge["proof"][0], badge["proof"][0]]);
    });
    refused_as("credential-wrong-suite", |badge| {
        badge["proof"][0]["cryptosuite"] = json!("eddsa-jcs-2022");
    });
    refused_as("credential-wrong-suite", |badge| {
        badge["proof"][0]["type"] = json!("Ed25519Signature2020");
    });
    refused_as("credential-broken-signature", |badge| {
        badge["proof"][0]["proofValue"] = json!("z1");
    });
    refused_as("credential-unknown-key", |badge| {
        badge["proof"][0]["verificationMethod"] = json!("did:web:example.org#1");
    });
    refused_as("credential-foreign-context", |badge| {
        badge["@context"] = json!(["https://www.w3.org/ns/credentials/v2"]);
    });
    refused_as("credential-control-character", |badge| badge["name"] = json!("a\u{7}"));
    refused_as("credential-not-an-address", |badge| {
        badge["issuer"]["id"] = json!("somebody");
    });
    refused_as("credential-not-a-moment", |badge| {
        badge["validFrom"] = json!("yesterday");
    });
    refused_as("credential-shared-identifier", |badge| {
        badge["issuer"]["id"] = badge["id"].clone();
    });
    refused_as("credential-repeated", |badge| {
        badge["credentialSubject"]["achievement"]["tag"] = json!(["drone", "drone"]);
    });
}

#[test]
fn an_error_names_the_place() {
    let mut value: Value = serde_json::from_str(&badge()).unwrap();
    value["credentialSubject"]["achievement"]["alignment"][1]["colour"] = json!("red");
    let error = check(&value.to_string()).unwrap_err();
    let expected = Fault::UnknownTerm {
        at: "credentialSubject.achievement.alignment[1]".to_owned(),
        term: "colour".to_owned(),
    };
    assert_eq!(error, VerifyError::Content(expected));
}

#[test]
fn what_is_no_badge_is_said_so() {
    for text in ["", "{", "null", "[]", "\"x\"", "{\"a\":1,\"a\":2}", "{\"\\ud800\":1}"] {
        assert!(check(text).is_err(), "{text}");
    }
    let twice = badge().replacen("\"name\":", "\"name\":\"x\",\"name\":", 1);
    assert_eq!(check(&twice).unwrap_err().code(), "credential-not-json");
    assert_eq!(check(&"[".repeat(100_000)).unwrap_err().code(), "credential-not-json");
    assert_eq!(check(&" ".repeat(2 << 20)).unwrap_err().code(), "credential-too-large");
}

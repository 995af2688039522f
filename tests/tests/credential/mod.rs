//! Badges, held against software that shares no line with ours.

mod endorsed;
mod orders;
mod sentences;

use crate::verifier::{AtHand, canonical_quads, verdicts};
use issuer_bridge::credential::status::{Bits, sign_list};
use issuer_bridge::credential::{
    self, Fault, IssuerIdentity, Keys, Signer, SigningKey, StatusPlace, Trust, Uri, VerifyError, did_web_document,
    issue,
};
use orders::{LIST, NOW, Order, now, orders};
use serde_json::Value;

fn signer() -> Signer {
    Signer::did_key(SigningKey::from_seed(&[7; 32])).expect("a signer")
}

/// The signed badges of many orders. An order may be refused for one reason only: its tags sort differently elsewhere.
fn badges(count: usize) -> Vec<(Order, String)> {
    let signed: Vec<_> = orders(count)
        .into_iter()
        .filter_map(|order| match issue(&signer(), &order.issuance()) {
            Ok(signed) => Some((order, signed.json)),
            Err(Fault::OrderDisputed { .. }) => None,
            Err(other) => panic!("{other}: {order:?}"),
        })
        .collect();
    assert!(
        signed.len() * 100 >= count * 95,
        "{} of {count} orders can be signed",
        signed.len()
    );
    signed
}

fn at_hand() -> AtHand<'static> {
    AtHand {
        now: NOW,
        ..AtHand::default()
    }
}

fn verify(json: &str) -> Result<credential::Verified, VerifyError> {
    credential::verify(
        json,
        &Trust {
            now: now(),
            keys: &Keys::default(),
            status_list: None,
        },
    )
}

#[test]
fn our_quads_are_those_of_a_json_ld_processor() {
    let badges = badges(200);
    let documents: Vec<String> = badges.iter().map(|(_, json)| json.clone()).collect();
    for ((order, json), theirs) in badges.iter().zip(canonical_quads(&documents)) {
        let ours = credential::canonical_quads(&signer(), &order.issuance()).expect("it was signed");
        assert_eq!(ours, theirs, "{json}");
    }
}

#[test]
fn an_independent_verifier_accepts_every_badge() {
    let documents: Vec<String> = badges(200).into_iter().map(|(_, json)| json).collect();
    for (json, verdict) in documents.iter().zip(verdicts(&documents, &at_hand())) {
        assert_eq!(verdict, "verified", "{json}");
        assert!(verify(json).is_ok(), "{json}");
    }
}

/// Where every text and flag of a document is, as JSON pointers.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                leaves(item, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(entries) => {
            for (name, item) in entries {
                leaves(item, &format!("{at}/{name}"), found);
            }
        }
        _ => found.push(at.to_owned()),
    }
}

/// The document with one character of one value changed.
fn with_one_change(json: &str, leaf: &str, choice: usize) -> String {
    let mut value: Value = serde_json::from_str(json).expect("a badge is JSON");
    let place = value.pointer_mut(leaf).expect("a leaf");
    *place = match place.take() {
        Value::Bool(flag) => Value::Bool(!flag),
        Value::String(text) if text.is_empty() => Value::String("x".to_owned()),
        Value::String(text) => {
            let mut characters: Vec<char> = text.chars().collect();
            let at = choice % characters.len();
            characters[at] = if characters[at] == 'a' { 'b' } else { 'a' };
            Value::String(characters.into_iter().collect())
        }
        other => panic!("a badge holds no {other}"),
    };
    value.to_string()
}

#[test]
fn one_changed_character_anywhere_is_refused_by_both() {
    let mut changed = Vec::new();
    for (number, (_, json)) in badges(12).iter().enumerate() {
        let mut places = Vec::new();
        leaves(&serde_json::from_str(json).expect("a badge is JSON"), "", &mut places);
        for (index, leaf) in places.iter().enumerate() {
            changed.push((leaf.clone(), with_one_change(json, leaf, number * 31 + index * 7)));
        }
    }
    assert!(changed.len() > 400, "{}", changed.len());
    let documents: Vec<String> = changed.iter().map(|(_, json)| json.clone()).collect();
    for ((leaf, json), verdict) in changed.iter().zip(verdicts(&documents, &at_hand())) {
        assert!(verdict.starts_with("refused: "), "{leaf}: {json}");
        assert!(verify(json).is_err(), "{leaf}: {json}");
    }
}

#[test]
fn a_withdrawn_badge_is_withdrawn_elsewhere_too() {
    let (mut order, _) = badges(1).remove(0);
    order.status = Some(StatusPlace {
        list: LIST.to_owned(),
        place: 4321,
    });
    let badge = issue(&signer(), &order.issuance()).expect("it can be signed").json;
    let id = Uri::parse(LIST).expect("an address");
    let list = |places: &[u32]| {
        let bits = Bits::withdrawn(places.iter().copied());
        sign_list(&id, &bits, &signer(), now(), None).expect("a list can be signed")
    };
    for (places, expected) in [(&[4320, 4322][..], "verified"), (&[4321][..], "refused: revoked")] {
        let list = list(places);
        let with_list = AtHand {
            status_list: Some(&list),
            ..at_hand()
        };
        assert_eq!(verdicts(std::slice::from_ref(&badge), &with_list), [expected]);
    }
    // The list is a credential of its own.
    assert_eq!(verdicts(&[list(&[4321])], &at_hand()), ["verified"]);
}

#[test]
fn a_did_web_badge_is_verified_with_its_did_document() {
    let key = SigningKey::from_seed(&[9; 32]);
    let identity = IssuerIdentity::did_web("badges.example.org", "2026-1").expect("a domain");
    let document = did_web_document(&[(identity.clone(), key.public())]).expect("a document");
    let (order, _) = badges(1).remove(0);
    let badge = issue(&Signer::new(key, identity), &order.issuance())
        .expect("it can be signed")
        .json;
    let with_document = AtHand {
        did_document: Some(&document),
        ..at_hand()
    };
    assert_eq!(verdicts(std::slice::from_ref(&badge), &with_document), ["verified"]);
    assert!(verdicts(&[badge], &at_hand())[0].starts_with("refused: "));
}

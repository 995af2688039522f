//! Badges that carry what others say of them, held against software that shares no line with ours.

use super::orders::now;
use super::{badges, leaves, signer, with_one_change};
use crate::verifier::{AtHand, verdicts};
use issuer_bridge::credential::{
    self, EndorsementSpec, IssuerIdentity, Keys, Signer, SigningKey, Trust, did_web_document, endorse, issue,
    with_endorsements,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use uuid::Uuid;

/// When the words are joined: the badge says a newer moment than before.
const LATER: &str = "2026-03-31T15:00:00Z";

fn later() -> Timestamp {
    now() + SignedDuration::from_mins(55)
}

fn at_hand() -> AtHand<'static> {
    AtHand {
        now: LATER,
        ..AtHand::default()
    }
}

fn said(number: u128, words: &str) -> String {
    let spec = EndorsementSpec {
        id: Uuid::from_u128(number),
        badge: Uuid::from_u128(1),
        title: "Endossement : « Premier vol »".to_owned(),
        name: format!("Nadia {number}"),
        role: number.is_multiple_of(2).then(|| "Tutrice, Café du Port".to_owned()),
        words: words.to_owned(),
        at: later(),
    };
    endorse(&spec).expect("it can be signed").json
}

/// The badge with as many endorsements; two of them in the same words.
fn endorsed(badge: &str, count: u128) -> String {
    let said: Vec<String> = (0..count)
        .map(|at| {
            said(
                100 + at,
                if at < 2 {
                    "Elle a \"tenu\" l’accueil.\n\tSeule."
                } else {
                    "Oui !"
                },
            )
        })
        .collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    with_endorsements(&signer(), &Keys::default(), badge, &said, later())
        .expect("it can be signed")
        .json
}

fn holds(json: &str) -> Result<credential::Verified, credential::VerifyError> {
    let trust = Trust {
        now: later(),
        keys: &Keys::default(),
        status_list: None,
    };
    credential::verify(json, &trust)
}

#[test]
fn endorsed_badges_and_their_endorsements_are_verified_elsewhere() {
    let mut documents = Vec::new();
    for (number, (_, json)) in badges(40).into_iter().enumerate() {
        let badge = endorsed(&json, 1 + (number % 4) as u128);
        let carried = holds(&badge).expect("it holds here").badge.endorsement.len();
        assert_eq!(carried, 1 + number % 4);
        let value: Value = serde_json::from_str(&badge).expect("a badge is JSON");
        documents.extend(
            value["endorsement"]
                .as_array()
                .expect("endorsements")
                .iter()
                .map(Value::to_string),
        );
        documents.push(badge);
    }
    for (json, verdict) in documents.iter().zip(verdicts(&documents, &at_hand())) {
        assert_eq!(verdict, "verified", "{json}");
    }
}

#[test]
fn one_changed_character_of_an_endorsement_is_refused_by_both() {
    let (_, json) = badges(1).remove(0);
    let good = endorsed(&json, 3);
    let mut places = Vec::new();
    leaves(&serde_json::from_str(&good).expect("a badge is JSON"), "", &mut places);
    let inside = places.iter().filter(|leaf| leaf.starts_with("/endorsement/"));
    let changed: Vec<String> = inside
        .enumerate()
        .map(|(index, leaf)| with_one_change(&good, leaf, index * 7))
        .collect();
    assert!(changed.len() > 40, "{}", changed.len());
    for (json, verdict) in changed.iter().zip(verdicts(&changed, &at_hand())) {
        assert!(verdict.starts_with("refused: "), "{json}");
        assert!(holds(json).is_err(), "{json}");
    }
    // Whose words are whose is not in the badge's own signature alone, but in each endorsement's.
    let mut swapped: Value = serde_json::from_str(&good).expect("a badge is JSON");
    let first = swapped["endorsement"][0]["credentialSubject"].take();
    let third = std::mem::replace(&mut swapped["endorsement"][2]["credentialSubject"], first);
    swapped["endorsement"][0]["credentialSubject"] = third;
    assert!(holds(&swapped.to_string()).is_err());
}

#[test]
fn words_about_another_badge_are_not_joined() {
    let (_, json) = badges(1).remove(0);
    let mut spec: Value = serde_json::from_str(&said(100, "Oui.")).expect("JSON");
    spec["credentialSubject"]["id"] = "urn:uuid:00000000-0000-0000-0000-000000000002".into();
    let text = spec.to_string();
    let joined = with_endorsements(&signer(), &Keys::default(), &json, &[&text], later());
    assert_eq!(
        joined.expect_err("about another").code(),
        "credential-endorsement-broken"
    );
    let other = Signer::did_key(SigningKey::from_seed(&[8; 32])).expect("a signer");
    let good = said(100, "Oui.");
    let joined = with_endorsements(&other, &Keys::default(), &json, &[&good], later());
    assert_eq!(joined.expect_err("another issuer").code(), "credential-foreign-key");
}

#[test]
fn badges_of_a_key_before_are_verified_with_the_same_did_document() {
    let keys = [SigningKey::from_seed(&[9; 32]), SigningKey::from_seed(&[10; 32])];
    let named = |number| IssuerIdentity::did_web("badges.example.org", &format!("key-{number}")).expect("a domain");
    let document = did_web_document(&[(named(2), keys[1].public()), (named(1), keys[0].public())]).expect("a document");
    let (order, _) = badges(1).remove(0);
    let signed: Vec<String> = keys
        .into_iter()
        .zip(1..)
        .map(|(key, number)| {
            issue(&Signer::new(key, named(number)), &order.issuance())
                .expect("signed")
                .json
        })
        .collect();
    let with_document = AtHand {
        did_document: Some(&document),
        ..at_hand()
    };
    assert_eq!(verdicts(&signed, &with_document), ["verified", "verified"]);
}

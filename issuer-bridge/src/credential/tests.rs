//! What a verification must refuse, and what it must accept.

#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

use super::document;
use super::issue::BADGE_CONTEXTS;
use super::node::Field;
use super::status::{Bits, MIN_BITS, StatusList, sign_list};
use super::*;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

const LIST: &str = "https://badges.example.org/status/1";

fn now() -> Timestamp {
    "2026-03-31T14:05:00Z".parse().unwrap()
}

fn signer(seed: u8) -> Signer {
    Signer::did_key(SigningKey::from_seed(&[seed; 32])).unwrap()
}

fn achievement() -> AchievementSpec {
    let alignment = |code: &str| AlignmentSpec {
        name: format!("Respecter des règles « {code} »"),
        url: format!("https://referentiel.example.org/{code}"),
        code: Some(code.to_owned()),
        framework: Some("Référentiel d’exemple".to_owned()),
        description: Some("Dire \"oui\"\n\tpuis faire.".to_owned()),
    };
    AchievementSpec {
        id: Uuid::from_u128(2),
        name: "Premier vol".to_owned(),
        description: "A vécu un premier vol et sait en parler.".to_owned(),
        criteria: "- Attendre le feu vert\n- Poser quand on le demande".to_owned(),
        language: "fr".to_owned(),
        version: Some("1".to_owned()),
        tags: vec!["drone".to_owned(), "consignes".to_owned()],
        alignments: vec![alignment("A1"), alignment("B2")],
        image_url: Some("https://badges.example.org/premier-vol.png".to_owned()),
    }
}

fn organisation() -> OrganisationSpec {
    OrganisationSpec {
        name: "Maison d’exemple".to_owned(),
        url: Some("https://example.org/".to_owned()),
        email: Some("badges@example.org".to_owned()),
        description: Some("Une maison.".to_owned()),
    }
}

fn issuance<'a>(achievement: &'a AchievementSpec, organisation: &'a OrganisationSpec) -> Issuance<'a> {
    let evidence = |name: &str, url: Option<&str>| EvidenceSpec {
        name: Some(name.to_owned()),
        narrative: Some("Le drone était posé 4,2 s après la consigne.".to_owned()),
        genre: Some("Moment vu".to_owned()),
        url: url.map(str::to_owned),
    };
    Issuance {
        id: Uuid::from_u128(1),
        achievement,
        organisation,
        recipient: Recipient::Opaque(Uuid::from_u128(3)),
        issued_at: now(),
        valid_until: Some(now() + SignedDuration::from_hours(24 * 365)),
        awarded_at: Some(now()),
        activity: Some((
            now() - SignedDuration::from_hours(2),
            now() - SignedDuration::from_hours(1),
        )),
        narrative: Some("J’ai attendu. C’était long !".to_owned()),
        role: Some("pilote".to_owned()),
        evidence: vec![
            evidence("Je pose quand on le demande", None),
            evidence("Témoin", Some("https://badges.example.org/e/1")),
        ],
        assessor: Some(AssessorSpec {
            id: Uuid::from_u128(4),
            name: "Camille".to_owned(),
            description: Some("Conseil".to_owned()),
        }),
        status: Some(StatusPlace {
            list: LIST.to_owned(),
            place: 42,
        }),
    }
}

fn badge() -> String {
    issue(&signer(7), &issuance(&achievement(), &organisation()))
        .unwrap()
        .json
}

fn check(json: &str) -> Result<Verified, VerifyError> {
    verify(
        json,
        &Trust {
            now: now(),
            keys: &Keys::default(),
            status_list: None,
        },
    )
}

fn check_with_list(json: &str, list: &str) -> Result<Verified, VerifyError> {
    verify(
        json,
        &Trust {
            now: now(),
            keys: &Keys::default(),
            status_list: Some(list),
        },
    )
}

fn list(seed: u8, id: &str, places: &[u32]) -> String {
    sign_list(
        &Uri::parse(id).unwrap(),
        &Bits::withdrawn(places.iter().copied()),
        &signer(seed),
        now(),
        None,
    )
    .unwrap()
}

#[test]
fn a_badge_is_accepted_and_says_what_it_said() {
    let json = badge();
    let verified = check(&json).unwrap();
    assert_eq!(verified.standing, Standing::NotChecked);
    assert_eq!(verified.key, signer(7).key().public());
    assert_eq!(verified.signed_at.timestamp(), now());
    let mut content: Value = serde_json::from_str(&json).unwrap();
    content
        .as_object_mut()
        .unwrap()
        .retain(|name, _| name != "@context" && name != "proof");
    assert_eq!(verified.badge.write(), Some(content));
}

#[test]
fn a_spare_badge_is_accepted_too() {
    let achievement = AchievementSpec {
        version: None,
        tags: Vec::new(),
        alignments: Vec::new(),
        image_url: None,
        ..achievement()
    };
    let organisation = OrganisationSpec {
        name: "Maison".to_owned(),
        ..OrganisationSpec::default()
    };
    let spare = Issuance {
        recipient: Recipient::HashedEmail {
            email: "a@example.org".to_owned(),
            salt: "s".repeat(16),
        },
        valid_until: None,
        awarded_at: None,
        activity: None,
        narrative: Some(" \u{0}".to_owned()),
        role: None,
        evidence: Vec::new(),
        assessor: None,
        status: None,
        ..issuance(&achievement, &organisation)
    };
    let json = issue(&signer(7), &spare).unwrap().json;
    assert_eq!(check(&json).unwrap().standing, Standing::NotRevocable);
    let value: Value = serde_json::from_str(&json).unwrap();
    let identity = &value["credentialSubject"]["identifier"][0];
    // sha256 of "a@example.org" followed by sixteen "s".
    let hash = "sha256$bf5b259f97adc2335f36d9b75559700872c7dcad5ca686e752652bcc49af4f60";
    assert_eq!(identity["identityHash"], hash);
    assert!(
        value["credentialSubject"].get("narrative").is_none(),
        "an empty text is left out"
    );
}

/// Every document that differs from `value` in one place.
fn neighbours(value: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    alter(value, "", &mut |place, changed| all.push((place.to_owned(), changed)));
    all
}

fn alter(value: &Value, place: &str, found: &mut dyn FnMut(&str, Value)) {
    for other in [Value::Null, json!({}), json!([]), json!("x"), json!(1)] {
        found(&format!("{place} is {other}"), other);
    }
    match value {
        Value::String(text) => {
            for (at, character) in text.char_indices() {
                let rest = &text[at + character.len_utf8()..];
                let other = if character == 'a' { 'b' } else { 'a' };
                found(
                    &format!("{place} changed at {at}"),
                    json!(format!("{}{other}{rest}", &text[..at])),
                );
                if !rest.starts_with(character) {
                    found(
                        &format!("{place} shortened at {at}"),
                        json!(format!("{}{rest}", &text[..at])),
                    );
                }
            }
            found(&format!("{place} longer"), json!(format!("{text} ")));
            found(&format!("{place} in a list"), json!([text]));
        }
        Value::Bool(flag) => found(&format!("{place} flipped"), json!(!flag)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let mut without = items.clone();
                without.remove(index);
                found(&format!("{place} without {index}"), Value::Array(without));
                let mut twice = items.clone();
                twice.push(item.clone());
                found(&format!("{place} with {index} twice"), Value::Array(twice));
                alter(item, &format!("{place}[{index}]"), &mut |place, changed| {
                    let mut items = items.clone();
                    items[index] = changed;
                    found(place, Value::Array(items));
                });
            }
            if let [only] = items.as_slice() {
                found(&format!("{place} without its list"), only.clone());
            }
        }
        Value::Object(object) => {
            for name in ["unknown", "jti", "endorsementJwt", "@id", "description", "id"] {
                if !object.contains_key(name) {
                    let mut more = object.clone();
                    more.insert(name.to_owned(), json!("urn:x:y"));
                    found(&format!("{place} with {name}"), Value::Object(more));
                }
            }
            for (name, item) in object {
                let mut without = object.clone();
                without.remove(name);
                found(&format!("{place} without {name}"), Value::Object(without));
                alter(item, &format!("{place}.{name}"), &mut |place, changed| {
                    let mut object = object.clone();
                    object.insert(name.clone(), changed);
                    found(place, Value::Object(object));
                });
            }
        }
        Value::Null | Value::Number(_) => {}
    }
}

#[test]
fn a_badge_changed_in_any_one_place_is_refused() {
    let json: Value = serde_json::from_str(&badge()).unwrap();
    let neighbours = neighbours(&json);
    assert!(neighbours.len() > 3000, "{}", neighbours.len());
    for (place, changed) in neighbours {
        // One proof, not in a list, is the same badge; other tools write it so.
        let accepted = check(&changed.to_string()).is_ok();
        assert_eq!(accepted, place == ".proof without its list", "{place}");
    }
}

#[test]
fn a_status_list_changed_in_any_one_place_is_refused() {
    let list: Value = serde_json::from_str(&list(7, LIST, &[1])).unwrap();
    let keys = Keys::default();
    assert!(StatusList::open(&list.to_string(), now(), &keys).is_ok());
    for (place, changed) in neighbours(&list) {
        let accepted = StatusList::open(&changed.to_string(), now(), &keys).is_ok();
        assert_eq!(accepted, place == ".proof without its list", "{place}");
    }
}

#[test]
fn any_flipped_bit_of_the_text_is_refused() {
    let json = badge();
    for at in 0..json.len() {
        let mut bytes = json.clone().into_bytes();
        bytes[at] ^= 1;
        if let Ok(text) = String::from_utf8(bytes) {
            assert!(check(&text).is_err(), "byte {at}");
        }
    }
}

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
        badge["credentialSubject"]["level"] = json!("9")
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
        badge["proof"] = json!([badge["proof"][0], badge["proof"][0]])
    });
    refused_as("credential-wrong-suite", |badge| {
        badge["proof"][0]["cryptosuite"] = json!("eddsa-jcs-2022")
    });
    refused_as("credential-wrong-suite", |badge| {
        badge["proof"][0]["type"] = json!("Ed25519Signature2020")
    });
    refused_as("credential-broken-signature", |badge| {
        badge["proof"][0]["proofValue"] = json!("z1")
    });
    refused_as("credential-unknown-key", |badge| {
        badge["proof"][0]["verificationMethod"] = json!("did:web:example.org#1");
    });
    refused_as("credential-foreign-context", |badge| {
        badge["@context"] = json!(["https://www.w3.org/ns/credentials/v2"])
    });
    refused_as("credential-control-character", |badge| badge["name"] = json!("a\u{7}"));
    refused_as("credential-not-an-address", |badge| {
        badge["issuer"]["id"] = json!("somebody")
    });
    refused_as("credential-not-a-moment", |badge| {
        badge["validFrom"] = json!("yesterday")
    });
    refused_as("credential-shared-identifier", |badge| {
        badge["issuer"]["id"] = badge["id"].clone()
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

#[test]
fn a_badge_holds_between_two_moments() {
    let json = badge();
    let at = |now| {
        verify(
            &json,
            &Trust {
                now,
                keys: &Keys::default(),
                status_list: None,
            },
        )
    };
    let second = SignedDuration::from_secs(1);
    let until = now() + SignedDuration::from_hours(24 * 365);
    assert_eq!(
        at(now() - second).unwrap_err(),
        VerifyError::NotYetValid { from: now() }
    );
    assert!(at(until).is_ok());
    assert_eq!(at(until + second).unwrap_err(), VerifyError::Expired { until });
}

#[test]
fn a_withdrawn_badge_is_refused_and_its_neighbours_stand() {
    let json = badge();
    assert_eq!(
        check_with_list(&json, &list(7, LIST, &[42])).unwrap_err(),
        VerifyError::Revoked
    );
    let standing = check_with_list(&json, &list(7, LIST, &[41, 43])).unwrap().standing;
    assert_eq!(standing, Standing::Stands);
}

#[test]
fn a_list_that_is_not_the_badges_own_proves_nothing() {
    let json = badge();
    let code = |list: &str| check_with_list(&json, list).unwrap_err().code();
    assert_eq!(
        code(&list(7, "https://badges.example.org/status/2", &[])),
        "credential-status-other-list"
    );
    assert_eq!(code(&list(8, LIST, &[])), "credential-status-other-list");
    assert_eq!(
        code(&list(7, LIST, &[]).replace("\"zG", "\"zH").replace("\"z3", "\"z4")),
        "credential-status-not-accepted"
    );
    assert_eq!(code(&json), "credential-status-not-accepted");
    assert_eq!(code(""), "credential-status-not-accepted");
}

#[test]
fn a_place_outside_the_list_is_said_so() {
    let achievement = achievement();
    let organisation = organisation();
    let outside = Issuance {
        status: Some(StatusPlace {
            list: LIST.to_owned(),
            place: MIN_BITS,
        }),
        ..issuance(&achievement, &organisation)
    };
    let json = issue(&signer(7), &outside).unwrap().json;
    assert_eq!(
        check_with_list(&json, &list(7, LIST, &[])).unwrap_err().code(),
        "credential-status-out-of-range"
    );
    // A larger list has room for it.
    assert_eq!(
        check_with_list(&json, &list(7, LIST, &[MIN_BITS])).unwrap_err(),
        VerifyError::Revoked
    );
}

#[test]
fn the_first_bit_is_the_most_significant() {
    let bits = Bits::withdrawn([0, 9]);
    assert_eq!(bits, Bits::withdrawn([9, 0, 9]));
    let all: Vec<u32> = (0..MIN_BITS).filter(|place| bits.get(*place) == Some(true)).collect();
    assert_eq!(all, [0, 9]);
    assert_eq!(bits.get(MIN_BITS), None);
}

#[test]
fn a_did_web_badge_needs_its_key() {
    let key = || SigningKey::from_seed(&[9; 32]);
    let identity = IssuerIdentity::did_web("badges.example.org", "2026-1").unwrap();
    let method = identity.method().clone();
    let signer = Signer::new(key(), identity);
    let json = issue(&signer, &issuance(&achievement(), &organisation())).unwrap().json;
    assert_eq!(
        check(&json).unwrap_err(),
        VerifyError::UnknownKey {
            method: method.to_string()
        }
    );
    let mut keys = Keys::default();
    keys.add(method.clone(), key().public());
    assert!(
        verify(
            &json,
            &Trust {
                now: now(),
                keys: &keys,
                status_list: None
            }
        )
        .is_ok()
    );
    let mut other = Keys::default();
    other.add(method, SigningKey::from_seed(&[1; 32]).public());
    let refused = verify(
        &json,
        &Trust {
            now: now(),
            keys: &other,
            status_list: None,
        },
    );
    assert_eq!(refused.unwrap_err(), VerifyError::Altered);
}

#[test]
fn a_key_that_is_not_the_issuers_is_refused() {
    let mut credential = check(&badge()).unwrap().badge;
    credential.issuer.id = signer(1).identity().did().clone();
    let json = document::sign(&credential, &BADGE_CONTEXTS, &signer(2), now().into()).unwrap();
    assert_eq!(check(&json).unwrap_err().code(), "credential-foreign-key");
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let organisation = organisation();
    let code = |change: &dyn Fn(&mut AchievementSpec)| {
        let mut achievement = achievement();
        change(&mut achievement);
        issue(&signer(7), &issuance(&achievement, &organisation))
            .unwrap_err()
            .code()
    };
    assert_eq!(
        code(&|spec| spec.alignments[0].url = "é".to_owned()),
        "credential-not-an-address"
    );
    assert_eq!(
        code(&|spec| spec.image_url = Some("/b.png".to_owned())),
        "credential-not-an-address"
    );
    assert_eq!(
        code(&|spec| spec.id = Uuid::from_u128(1)),
        "credential-shared-identifier"
    );
    let disputed = |spec: &mut AchievementSpec| spec.tags = vec!["🚁".to_owned(), "\u{fb01}".to_owned()];
    assert_eq!(code(&disputed), "credential-order-disputed");
}

#[test]
fn entries_that_are_exactly_alike_are_each_signed() {
    let achievement = AchievementSpec {
        alignments: vec![],
        ..achievement()
    };
    let organisation = organisation();
    for count in [2, 3, 30] {
        let evidence = vec![
            EvidenceSpec {
                name: Some("Vu".to_owned()),
                ..EvidenceSpec::default()
            };
            count
        ];
        let json = issue(
            &signer(7),
            &Issuance {
                evidence,
                ..issuance(&achievement, &organisation)
            },
        )
        .unwrap()
        .json;
        assert_eq!(check(&json).unwrap().badge.evidence.len(), count);
        let mut fewer: Value = serde_json::from_str(&json).unwrap();
        fewer["evidence"].as_array_mut().unwrap().pop();
        assert_eq!(check(&fewer.to_string()).unwrap_err(), VerifyError::Altered);
    }
}

#[test]
fn the_same_alignment_or_tag_twice_counts_once() {
    let mut achievement = achievement();
    achievement.alignments.push(achievement.alignments[0].clone());
    achievement.tags.push(achievement.tags[0].clone());
    let organisation = organisation();
    let json = issue(&signer(7), &issuance(&achievement, &organisation)).unwrap().json;
    let found = check(&json).unwrap().badge.subject.achievement;
    assert_eq!((found.alignment.len(), found.tag.len()), (2, 2));
}

/// What the official JSON Schema asks for beyond what the types already guarantee.
#[test]
fn a_badge_has_the_shape_of_the_standard() {
    let value: Value = serde_json::from_str(&badge()).unwrap();
    assert_eq!(value["@context"][0], "https://www.w3.org/ns/credentials/v2");
    for lists in ["type", "evidence", "credentialSchema", "proof"] {
        assert!(value[lists].is_array(), "{lists}");
    }
    // These are objects in the schema, and a list there fails.
    for object in ["credentialSubject", "credentialStatus", "issuer"] {
        assert!(value[object].is_object(), "{object}");
    }
    for text in [
        "/proof/0/type",
        "/credentialStatus/type",
        "/credentialSubject/achievement/image/type",
    ] {
        assert!(value.pointer(text).unwrap().is_string(), "{text}");
    }
    assert_eq!(value["credentialSubject"]["achievement"]["achievementType"], "Badge");
    assert_eq!(value["credentialSubject"]["source"]["name"], "Camille");
    assert_eq!(value["credentialStatus"]["statusListIndex"], "42");
}

//! What a verification must refuse, and what it must accept.

#![expect(clippy::unwrap_used, reason = "a failing test may panic")]

mod neighbours;
mod refusals;
mod standing;
mod unsignable;

use super::document;
use super::node::Field;
use super::status::{Bits, StatusList, sign_list};
use super::terms::BADGE_CONTEXTS;
use super::*;
use jiff::{SignedDuration, Timestamp};
use neighbours::neighbours;
use serde_json::Value;
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
    assert_eq!(verified.revocation, RevocationCheck::NotChecked);
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
    assert_eq!(check(&json).unwrap().revocation, RevocationCheck::NotRevocable);
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

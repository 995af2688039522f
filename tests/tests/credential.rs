//! Badges, held against software that shares no line with ours.

use crate::verifier::{AtHand, canonical_quads, verdicts};
use issuer_bridge::credential::status::{Bits, sign_list};
use issuer_bridge::credential::{
    self, AchievementSpec, AlignmentSpec, AssessorSpec, BakeError, EvidenceSpec, Fault, Issuance, IssuerIdentity,
    KeyError, Keys, OrganisationSpec, Recipient, Signer, SigningKey, StatusPlace, Trust, Uri, VerifyError,
    did_web_document, issue,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;
use uuid::Uuid;
use wording::Language;

const NOW: &str = "2026-03-31T14:05:00Z";
const LIST: &str = "https://badges.example.org/status/1";

/// Everything that goes into a badge, owned.
#[derive(Debug, Clone)]
struct Order {
    achievement: AchievementSpec,
    organisation: OrganisationSpec,
    recipient: Recipient,
    valid_until: Option<Timestamp>,
    activity: Option<(Timestamp, Timestamp)>,
    narrative: Option<String>,
    role: Option<String>,
    evidence: Vec<EvidenceSpec>,
    assessor: Option<AssessorSpec>,
    status: Option<StatusPlace>,
}

impl Order {
    fn issuance(&self) -> Issuance<'_> {
        Issuance {
            id: Uuid::from_u128(1),
            achievement: &self.achievement,
            organisation: &self.organisation,
            recipient: self.recipient.clone(),
            issued_at: now(),
            valid_until: self.valid_until,
            awarded_at: self.activity.map(|(_, end)| end),
            activity: self.activity,
            narrative: self.narrative.clone(),
            role: self.role.clone(),
            evidence: self.evidence.clone(),
            assessor: self.assessor.clone(),
            status: self.status.clone(),
        }
    }
}

fn now() -> Timestamp {
    NOW.parse().expect("a moment")
}

fn signer() -> Signer {
    Signer::did_key(SigningKey::from_seed(&[7; 32])).expect("a signer")
}

/// Texts as people and machines write them: quotes, line ends, accents in both forms, emoji, right-to-left, control
/// characters, JSON and Turtle syntax, JSON-LD keywords.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zA-Z éèàçœ’,.!?]{1,30}",
        1 => any::<String>(),
        1 => prop::sample::select(vec![
            "\"", "\\", "\n", "\r\n", "\t", "\\n", "\\u0041", "e\u{301}", "\u{202e}مرحبا", "👩🏽‍🚀", "\u{1}\u{7f}", "]]>", "<b>",
            "@id", "@type", "_:b0", "^^<x>", "null", "true", "-0", "1e3", "\u{feff}", "\u{85}", "\u{2028}", "\u{ffff}", "{}", "[",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn some(text: impl Strategy<Value = String>) -> impl Strategy<Value = Option<String>> {
    prop::option::of(text)
}

fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        "https://[a-z]{1,9}\\.example\\.org(/[a-zA-Z0-9._~-]{0,8}){0,3}(\\?[a-z]=[a-z0-9&=/?:@!$'()*+,;]{0,9})?(#[a-z%]{0})?",
        "http://example\\.org:8080/%C3%A9[a-z]{0,5}",
        "urn:isbn:[0-9]{10}",
    ]
}

fn alignment() -> impl Strategy<Value = AlignmentSpec> {
    (words(), address(), some(words()), some(words()), some(words())).prop_map(
        |(name, url, code, framework, description)| AlignmentSpec {
            name,
            url,
            code,
            framework,
            description,
        },
    )
}

fn achievement() -> impl Strategy<Value = AchievementSpec> {
    let lists = (
        prop::collection::vec(words(), 0..4),
        prop::collection::vec(alignment(), 0..9),
    );
    (words(), words(), words(), some(words()), lists, some(address())).prop_map(
        |(name, description, criteria, version, (tags, alignments), image_url)| AchievementSpec {
            id: Uuid::from_u128(2),
            name,
            description,
            criteria,
            language: "fr".to_owned(),
            version,
            tags,
            alignments,
            image_url,
        },
    )
}

fn evidence() -> impl Strategy<Value = EvidenceSpec> {
    // An address is named after its place in the list below, so that no two are the same thing.
    (some(words()), some(words()), some(words())).prop_map(|(name, narrative, genre)| EvidenceSpec {
        name,
        narrative,
        genre,
        url: None,
    })
}

fn order() -> impl Strategy<Value = Order> {
    let organisation =
        (words(), some(address()), some(words()), some(words())).prop_map(|(name, url, email, description)| {
            OrganisationSpec {
                name,
                url,
                email,
                description,
            }
        });
    let recipient = prop_oneof![
        any::<u64>().prop_map(|id| Recipient::Opaque(Uuid::from_u128(1000 + u128::from(id)))),
        (words(), words()).prop_map(|(email, salt)| Recipient::HashedEmail { email, salt }),
    ];
    let evidence = prop::collection::vec((evidence(), any::<bool>()), 0..5).prop_map(|list| {
        let place = |(index, (evidence, has_url)): (usize, (EvidenceSpec, bool))| EvidenceSpec {
            url: has_url.then(|| format!("https://badges.example.org/evidence/{index}")),
            ..evidence
        };
        list.into_iter().enumerate().map(place).collect::<Vec<_>>()
    });
    let assessor = prop::option::of((words(), some(words()))).prop_map(|assessor| {
        assessor.map(|(name, description)| AssessorSpec {
            id: Uuid::from_u128(4),
            name,
            description,
        })
    });
    let status = prop::option::of(0_u32..131_072).prop_map(|p| {
        p.map(|place| StatusPlace {
            list: LIST.to_owned(),
            place,
        })
    });
    let activity = prop::option::of(1_i64..1_000_000).prop_map(|back| {
        back.map(|back| {
            (
                now() - SignedDuration::from_secs(2 * back),
                now() - SignedDuration::from_secs(back),
            )
        })
    });
    let valid_until = prop::option::of(1_i64..100_000_000)
        .prop_map(|ahead| ahead.map(|ahead| now() + SignedDuration::from_secs(ahead)));
    let told = (some(words()), some(words()), evidence, assessor);
    (
        achievement(),
        organisation,
        recipient,
        valid_until,
        activity,
        told,
        status,
    )
        .prop_map(
            |(
                achievement,
                organisation,
                recipient,
                valid_until,
                activity,
                (narrative, role, evidence, assessor),
                status,
            )| {
                Order {
                    achievement,
                    organisation,
                    recipient,
                    valid_until,
                    activity,
                    narrative,
                    role,
                    evidence,
                    assessor,
                    status,
                }
            },
        )
}

/// The same orders on every run.
fn orders(count: usize) -> Vec<Order> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[1; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = order();
    (0..count)
        .map(|_| strategy.new_tree(&mut runner).expect("a generated order").current())
        .collect()
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

/// Each error in each language, as a sentence with all its arguments.
#[test]
fn every_error_has_its_sentence() {
    let text = || "x".to_owned();
    let faults = [
        Fault::UnknownTerm {
            at: text(),
            term: text(),
        },
        Fault::Missing { at: text(), term: "x" },
        Fault::WrongKind {
            at: text(),
            expected: "x",
            found: "x",
        },
        Fault::WrongValue {
            at: text(),
            expected: text(),
            found: text(),
        },
        Fault::NotAnAddress {
            at: text(),
            found: text(),
        },
        Fault::NotAMoment {
            at: text(),
            found: text(),
        },
        Fault::ControlCharacter {
            at: text(),
            code_point: 7,
        },
        Fault::Repeated {
            term: "x",
            value: text(),
        },
        Fault::SharedIdentifier { id: text() },
        Fault::TooAlike,
        Fault::OrderDisputed { value: text() },
    ];
    let refusals = [
        VerifyError::NotJson {
            line: 1,
            column: 2,
            reason: text(),
        },
        VerifyError::TooLarge { bytes: 3 },
        VerifyError::ForeignContext,
        VerifyError::NoProof,
        VerifyError::SeveralProofs { count: 2 },
        VerifyError::WrongSuite { found: text() },
        VerifyError::BrokenSignature,
        VerifyError::UnknownKey { method: text() },
        VerifyError::ForeignKey {
            issuer: text(),
            method: text(),
        },
        VerifyError::Altered,
        VerifyError::NotYetValid { from: now() },
        VerifyError::Expired { until: now() },
        VerifyError::Revoked,
    ];
    use credential::status::StatusError;
    let lists = [
        StatusError::NotAccepted(Box::new(VerifyError::Altered)),
        StatusError::Damaged,
        StatusError::NotPacked,
        StatusError::WrongSize { bits: 8 },
        StatusError::OtherList {
            expected: text(),
            found: text(),
        },
        StatusError::OutOfRange { index: text() },
    ];
    let pictures = [
        BakeError::NotAPicture,
        BakeError::Damaged { place: text() },
        BakeError::NoBadge,
        BakeError::SeveralBadges { count: 2 },
        BakeError::AlreadyBaked,
    ];
    let keys = [
        KeyError::NoRandomness,
        KeyError::NotAMultikey(text()),
        KeyError::NotADidKey(text()),
        KeyError::NotADomain(text()),
        KeyError::NotAKey,
    ];
    let said = (faults.iter().map(|e| (e.code(), e.arguments())))
        .chain(refusals.iter().map(|e| (e.code(), e.arguments())))
        .chain(lists.iter().map(|e| (e.code(), e.arguments())))
        .chain(pictures.iter().map(|e| (e.code(), e.arguments())))
        .chain(keys.iter().map(|e| (e.code(), e.arguments())));
    for (code, arguments) in said {
        for language in Language::ALL {
            let arguments: Vec<_> = arguments
                .iter()
                .map(|(name, value)| (*name, value.as_str().into()))
                .collect();
            let sentence = wording::text(language, code, &arguments);
            assert!(
                !sentence.contains(code) && !sentence.contains("{$"),
                "{code} ({language}): {sentence}"
            );
        }
    }
}

//! What badges are asked for: everything that people and machines write.

use issuer_bridge::credential::{
    AchievementSpec, AlignmentSpec, AssessorSpec, EvidenceSpec, Issuance, OrganisationSpec, Recipient, StatusPlace,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use uuid::Uuid;

pub(super) const NOW: &str = "2026-03-31T14:05:00Z";
pub(super) const LIST: &str = "https://badges.example.org/status/1";

/// Everything that goes into a badge, owned.
#[derive(Debug, Clone)]
pub(super) struct Order {
    achievement: AchievementSpec,
    organisation: OrganisationSpec,
    recipient: Recipient,
    valid_until: Option<Timestamp>,
    activity: Option<(Timestamp, Timestamp)>,
    narrative: Option<String>,
    role: Option<String>,
    evidence: Vec<EvidenceSpec>,
    assessor: Option<AssessorSpec>,
    pub(super) status: Option<StatusPlace>,
}

impl Order {
    pub(super) fn issuance(&self) -> Issuance<'_> {
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

pub(super) fn now() -> Timestamp {
    NOW.parse().expect("a moment")
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

/// A text that says something, whatever else is in it.
fn needed() -> impl Strategy<Value = String> {
    words().prop_map(|words| format!("N{words}"))
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
    (needed(), address(), some(words()), some(words()), some(words())).prop_map(
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
    (needed(), needed(), needed(), some(words()), lists, some(address())).prop_map(
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
        (needed(), some(address()), some(words()), some(words())).prop_map(|(name, url, email, description)| {
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
    let assessor = prop::option::of((needed(), some(words()))).prop_map(|assessor| {
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
pub(super) fn orders(count: usize) -> Vec<Order> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[1; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = order();
    (0..count)
        .map(|_| strategy.new_tree(&mut runner).expect("a generated order").current())
        .collect()
}

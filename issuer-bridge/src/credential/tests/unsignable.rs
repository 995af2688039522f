//! What is refused before it is signed, and what is signed although it is odd.

use super::super::{AchievementSpec, EvidenceSpec, Issuance, VerifyError, issue};
use super::{achievement, check, issuance, organisation, signer};
use serde_json::Value;
use uuid::Uuid;

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
    assert_eq!(code(&|spec| spec.name = " \u{0}\n".to_owned()), "credential-empty-text");
    assert_eq!(
        code(&|spec| spec.alignments[1].name = String::new()),
        "credential-empty-text"
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

//! What a person reads when a badge is refused.

use super::orders::now;
use issuer_bridge::credential::status::StatusError;
use issuer_bridge::credential::{BakeError, Fault, Foreign, KeyError, Place, Standard, VerifyError, Way};
use issuer_bridge::reading::NotUtf8;
use wording::Language;

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
        Fault::Empty { at: "x" },
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
        VerifyError::Endorsement { reason: text() },
        VerifyError::NotYetValid {
            from: now(),
            now: now(),
        },
        VerifyError::Expired {
            until: now(),
            now: now(),
        },
        VerifyError::Revoked,
    ];
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
        BakeError::NotUtf8(NotUtf8::Utf16),
        BakeError::NotUtf8(NotUtf8::Older),
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
    let foreign = |way, issuer: Option<String>, place| Foreign {
        standard: Standard::OpenBadges2,
        way,
        name: Some(text()),
        issuer,
        place,
    };
    let elsewhere: Vec<_> = [
        foreign(Way::Hosted, Some(text()), Place::Page(text())),
        foreign(Way::Signed(text()), None, Place::Key(text())),
        foreign(Way::SignedApart, None, Place::Unsaid),
        foreign(Way::Unsigned, None, Place::Unsaid),
        foreign(Way::Description(text()), None, Place::Unsaid),
    ]
    .iter()
    .flat_map(Foreign::sentences)
    .collect();
    let said = (faults.iter().map(|e| (e.code(), e.arguments())))
        .chain(refusals.iter().map(|e| (e.code(), e.arguments())))
        .chain(lists.iter().map(|e| (e.code(), e.arguments())))
        .chain(pictures.iter().map(|e| (e.code(), e.arguments())))
        .chain(keys.iter().map(|e| (e.code(), e.arguments())))
        .chain(elsewhere);
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

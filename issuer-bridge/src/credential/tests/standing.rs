//! Validity and withdrawal.

use super::super::status::{Bits, MIN_BITS};
use super::super::{Issuance, Keys, RevocationCheck, StatusPlace, TOLERANCE_S, Trust, VerifyError, issue, verify};
use super::{LIST, achievement, badge, check_with_list, issuance, list, now, organisation, signer};
use jiff::SignedDuration;

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
    let tolerance = SignedDuration::from_secs(TOLERANCE_S);
    let until = now() + SignedDuration::from_hours(24 * 365);
    // Two minutes between the clock that signed and the one that verifies are no reason to refuse.
    assert!(at(now() - SignedDuration::from_secs(120)).is_ok());
    assert!(at(now() - tolerance).is_ok());
    let early = now() - tolerance - second;
    let refused = at(early).unwrap_err();
    assert_eq!(
        refused,
        VerifyError::NotYetValid {
            from: now(),
            now: early
        }
    );
    assert_eq!(
        refused.arguments(),
        [
            ("from", "2026-03-31 14:05 UTC".to_owned()),
            ("now", "2026-03-31 13:59 UTC".to_owned())
        ]
    );
    assert!(at(until).is_ok());
    let late = until + second;
    assert_eq!(at(late).unwrap_err(), VerifyError::Expired { until, now: late });
}

#[test]
fn a_withdrawn_badge_is_refused_and_its_neighbours_stand() {
    let json = badge();
    assert_eq!(
        check_with_list(&json, &list(7, LIST, &[42])).unwrap_err(),
        VerifyError::Revoked
    );
    let standing = check_with_list(&json, &list(7, LIST, &[41, 43])).unwrap().revocation;
    assert_eq!(standing, RevocationCheck::Stands);
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

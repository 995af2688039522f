//! What a station believes of what lies on a stick.

use situation::answers;

use super::*;

#[test]
fn answers_older_than_what_is_known_are_ignored_whatever_their_order() {
    let mut venue = Venue::new();
    let mut pc = venue.pc();
    let (doer, id) = ask(&mut pc);
    let key = pc.public_key();
    let say = |status| [(key, id, stood(status, Some("{}")))];
    let complement = decided(ClaimState::Complement, 1, "Et le vent ?");
    let issue = decided(ClaimState::Issued, 2, "Voilà.");
    let revoke = decided(ClaimState::Revoked, 3, "Une erreur.");
    for (status, answers, known, badge_here) in [
        (&issue, 1, 0, true),
        (&complement, 0, 1, true),
        (&revoke, 1, 0, false),
        (&issue, 0, 1, false),
    ] {
        venue.answer(&say(status.clone()));
        let harvest = pc.harvest(venue.stick()).unwrap();
        assert_eq!((harvest.answers, harvest.known), (answers, known), "{status:?}");
        assert_eq!(claim(&pc, &doer).badge_here, badge_here);
    }
    assert_eq!(claim(&pc, &doer).status, Some(revoke));
}

#[test]
fn only_the_organisation_is_believed_and_only_for_this_station_and_claim() {
    let mut venue = Venue::new();
    let mut pc = venue.pc();
    let (doer, id) = ask(&mut pc);
    let here = pc.public_key();
    let issue = || stood(decided(ClaimState::Issued, 1, "Voilà."), Some("{}"));
    let path = venue.answer(&[(here, id, issue())]);
    let good = fs::read_to_string(&path).unwrap();

    // Of another organisation, by its own word.
    let stranger = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
    let mut writer = answers::Writer::begin(&stranger);
    assert!(writer.add(&here, &id.0, &issue()));
    let forged = String::from_utf8(writer.into_bytes()).unwrap();
    // Under the name of ours, and signed by it.
    let under_our_name = format!("{}\n{}\n", good.lines().next().unwrap(), forged.lines().nth(1).unwrap());
    // Another station's line, and another claim's, put in the place of this one's.
    let replaced = |station: [u8; 32], claim: ClaimId| {
        let bytes = venue.bridge.answers(&[(station, claim, issue())]);
        let mut lines: Vec<serde_json::Value> = String::from_utf8(bytes)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        lines[1]["station"] = crate::seal::write(&here).into();
        lines[1]["claim"] = answers::claim_name(&id.0).into();
        format!("{}\n{}\n", lines[0], lines[1])
    };
    let cases = [
        (forged.clone(), (0, 1, 0), &[][..]),
        (under_our_name, (0, 0, 0), &["situation-answers-signature"]),
        (replaced([7; 32], id), (0, 0, 0), &["situation-answers-signature"]),
        (
            replaced(here, ClaimId([1; 16])),
            (0, 0, 0),
            &["situation-answers-signature"],
        ),
        (
            good.replace("Voil", "Noil"),
            (0, 0, 0),
            &["situation-answers-signature"],
        ),
        (good[..good.len() - 9].to_owned(), (0, 0, 0), &["situation-answers-cut"]),
        ("bonjour".to_owned(), (0, 0, 0), &["situation-answers-not-one"]),
        (
            good.replace("\"version\":1", "\"version\":2"),
            (0, 0, 0),
            &["situation-answers-version"],
        ),
        // Another one of this station, that is no longer here.
        (
            String::from_utf8(venue.bridge.answers(&[(here, ClaimId([1; 16]), issue())])).unwrap(),
            (0, 1, 0),
            &[],
        ),
    ];
    for (text, (new, foreign, known), reasons) in cases {
        fs::write(&path, &text).unwrap();
        let harvest = pc.harvest(venue.stick()).unwrap();
        assert_eq!(
            (harvest.answers, harvest.foreign, harvest.known),
            (new, foreign, known),
            "{text}"
        );
        assert_eq!(codes(&harvest), reasons, "{text}");
        let name = path.file_name().unwrap().to_string_lossy();
        assert!(harvest.broken.iter().all(|broken| broken.name == name));
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "left as it is");
        let record = claim(&pc, &doer);
        assert!(
            record.status.is_none() && record.delivery == Delivery::Waiting,
            "{text}"
        );
    }
    // Too large a file is not read at all.
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(answers::MAX_ANSWERS_BYTES + 1).unwrap();
    assert_eq!(
        codes(&pc.harvest(venue.stick()).unwrap()),
        ["situation-answers-too-large"]
    );
    // And what is behind all that is still taken.
    let second = venue.stick().join("envol-reponses-00 (1).jsonl");
    fs::write(&second, &good).unwrap();
    let harvest = pc.harvest(venue.stick()).unwrap();
    assert_eq!((harvest.answers, codes(&harvest).len()), (1, 1));
}

#[test]
fn a_badge_that_is_no_picture_is_said_and_comes_again() {
    let mut venue = Venue::new();
    let mut pc = venue.pc();
    let (doer, id) = ask(&mut pc);
    let issue = decided(ClaimState::Issued, 1, "Voilà.");
    let no_picture = ClaimAnswer::Received {
        apart: false,
        address: None,
        status: issue.clone(),
        badge: Some(BadgeFiles::of(b"GIF89a", "{}".to_owned())),
    };
    venue.answer(&[(pc.public_key(), id, no_picture)]);
    assert_eq!(
        codes(&pc.harvest(venue.stick()).unwrap()),
        ["situation-answers-malformed"]
    );
    assert!(!claim(&pc, &doer).badge_here);
    venue.answer(&[(pc.public_key(), id, stood(issue, Some("{}")))]);
    assert_eq!(pc.harvest(venue.stick()).unwrap().answers, 1);
    assert!(claim(&pc, &doer).badge_here);
}

#[test]
fn a_pc_that_is_not_linked_writes_and_believes_nobody() {
    let place = Place::new();
    let mut pc = place.open();
    let (doer, id) = ask(&mut pc);
    let venue = Venue::new();
    venue.answer(&[(pc.public_key(), id, stood(decided(ClaimState::Talk, 1, "?"), None))]);
    let harvest = pc.harvest(venue.stick()).unwrap();
    assert_eq!((harvest.written, codes(&harvest)), (1, vec!["station-not-paired"]));
    assert_eq!(claim(&pc, &doer).status, None);
}

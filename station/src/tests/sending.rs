//! Pairing, sealing, sending, and hearing how claims stand.

use std::time::Duration;

use situation::identity::Identity;
use situation::package;
use situation::selection::Extent;
use situation::wire::ClaimState;

use super::fake::{FakeBridge, PNG, waiting};
use super::*;
use crate::{ClaimRecord, Delivery, Receipt, StationError};

fn paired(place: &Place, bridge: &FakeBridge) -> Station {
    let mut station = place.open();
    station.pair(&bridge.offer(), "Poste 3").unwrap();
    station
}

/// Plays and asks; the learner and the receipt.
fn ask(station: &mut Station, identity: Option<Identity>) -> (ProfileId, Receipt) {
    let (mut debrief, [doer, ..]) = play(station);
    debrief.tell("J'ai allumé.").unwrap();
    debrief.keep().unwrap();
    debrief.choose("keeps_lit", 60, true).unwrap();
    (doer, super::ask(&mut debrief, Extent::Extracts, identity).unwrap())
}

fn claim(station: &Station, profile: &ProfileId) -> ClaimRecord {
    station.claims(profile).remove(0)
}

#[test]
fn a_claim_is_with_the_bridge_at_once_and_the_badge_comes_back() {
    let place = Place::new();
    let bridge = FakeBridge::start();
    let mut station = paired(&place, &bridge);
    station.speak(wording::Language::English);
    let identity = Identity {
        name: "Noé Été".to_owned(),
        email: None,
    };
    let (doer, receipt) = ask(&mut station, Some(identity.clone()));
    assert_eq!(
        receipt.page,
        Some(format!("{}r/{}", bridge.offer().address, receipt.code)),
        "the QR code needs no answer"
    );
    wait(|| matches!(claim(&station, &doer).delivery, Delivery::Received { apart: false }));
    assert_eq!(
        claim(&station, &doer).page,
        Some(format!("https://envol.example.org/r/{}", receipt.code))
    );
    assert!(bridge.desk().languages.iter().any(|language| language == "en"));

    let package = package::read(&bridge.desk().packages[&receipt.code]).unwrap();
    let sealed = package.identity.unwrap();
    assert_eq!(
        serde_json::from_slice::<Identity>(&bridge.unseal(&sealed, &receipt.claim.0)).unwrap(),
        identity
    );

    wait(|| {
        claim(&station, &doer)
            .status
            .is_some_and(|s| s.state == ClaimState::Waiting)
    });
    assert!(matches!(
        station.badge_png(receipt.claim),
        Err(StationError::NoBadgeYet)
    ));
    let talk = situation::wire::ClaimStatus {
        state: ClaimState::Talk,
        words: Some("On en parle ?".to_owned()),
        date: Some("2027-02-01".to_owned()),
        ..waiting()
    };
    assert!(!station.has_news(&doer), "that it waits is no news");
    bridge.desk().statuses.insert(receipt.code.clone(), talk);
    wait(|| {
        claim(&station, &doer)
            .status
            .is_some_and(|s| s.words.as_deref() == Some("On en parle ?"))
    });
    assert!(station.has_news(&doer) && claim(&station, &doer).news);
    station.has_looked(receipt.claim).unwrap();
    assert!(!station.has_news(&doer));
    let issued = situation::wire::ClaimStatus {
        state: ClaimState::Issued,
        issued: true,
        ..waiting()
    };
    bridge.desk().statuses.insert(receipt.code.clone(), issued);
    wait(|| claim(&station, &doer).badge_here);
    assert!(station.has_news(&doer), "the badge has come");
    station.has_looked(receipt.claim).unwrap();
    assert_eq!(station.badge_png(receipt.claim).unwrap(), PNG);
    let stick = tempfile::tempdir().unwrap();
    assert_eq!(station.export_badge(receipt.claim, stick.path()).unwrap().len(), 2);
    let page = station.export_page(receipt.claim, "<p>1</p>", stick.path()).unwrap();
    station.export_page(receipt.claim, "<p>2</p>", stick.path()).unwrap();
    assert_eq!(
        std::fs::read(page).unwrap(),
        b"<p>2</p>",
        "what is printed is what stands now"
    );
    assert!(stick.path().join(Station::badge_image_name(receipt.claim)).is_file());

    // Nobody watches: what is decided is not asked again.
    std::thread::sleep(QUICK.status * 2);
    let before = bridge.desk().asked.len();
    std::thread::sleep(QUICK.status * 4);
    assert_eq!(bridge.desk().asked.len(), before);
    // A corrected badge takes the place of the one that is here, when somebody looks.
    station.watch_claims(true);
    for (issued_as, is_news) in [("first", false), ("corrected", true)] {
        let corrected = situation::wire::ClaimStatus {
            state: ClaimState::Issued,
            issued: true,
            issued_as: Some(issued_as.to_owned()),
            ..waiting()
        };
        bridge.desk().statuses.insert(receipt.code.clone(), corrected);
        wait(|| {
            let files = station.export_badge(receipt.claim, stick.path()).unwrap();
            std::fs::read_to_string(&files[1]).unwrap() == format!("\"{issued_as}\"")
        });
        wait(|| station.has_news(&doer) == is_news);
        station.has_looked(receipt.claim).unwrap();
    }
    let before = bridge.desk().asked.len();
    wait(|| bridge.desk().asked.len() > before + 2);
    assert!(
        bridge.desk().asked[before..]
            .iter()
            .all(|asked| !asked.contains("badge.")),
        "the same badge is fetched once"
    );
    station.watch_claims(false);
    // A withdrawal is found when somebody looks, and the file is no longer handed out.
    let revoked = situation::wire::ClaimStatus {
        state: ClaimState::Revoked,
        issued: true,
        ..waiting()
    };
    bridge.desk().statuses.insert(receipt.code.clone(), revoked);
    station.watch_claims(true);
    wait(|| {
        claim(&station, &doer)
            .status
            .is_some_and(|s| s.state == ClaimState::Revoked)
    });
    assert!(!claim(&station, &doer).badge_here);
    assert!(matches!(
        station.export_badge(receipt.claim, stick.path()),
        Err(StationError::NoBadgeYet)
    ));
}

#[test]
fn a_claim_waits_for_the_bridge_and_leaves_when_it_is_back_even_after_a_restart() {
    let place = Place::new();
    let mut bridge = FakeBridge::start();
    let mut station = paired(&place, &bridge);
    bridge.close();
    let (doer, receipt) = ask(&mut station, None);
    wait(|| station.outbox().bridge_there == Some(false));
    assert_eq!(
        (station.outbox().waiting, claim(&station, &doer).delivery),
        (1, Delivery::Waiting)
    );
    drop(station);
    let station = place.open();
    assert_eq!(station.outbox().waiting, 1);
    wait(|| station.outbox().bridge_there == Some(false));
    bridge.open();
    wait(|| station.outbox().waiting == 0);
    assert!(bridge.desk().packages.contains_key(&receipt.code));
    drop(station);
    // Once received, it is not sent again.
    bridge.desk().asked.clear();
    let station = place.open();
    wait(|| !bridge.desk().asked.is_empty());
    std::thread::sleep(Duration::from_millis(100));
    assert!(
        bridge.desk().asked.iter().all(|asked| asked.starts_with("GET")),
        "{:?}",
        bridge.desk().asked
    );
    drop(station);
}

#[test]
fn attempts_get_rarer_and_stay_bounded() {
    let place = Place::new();
    let bridge = FakeBridge::start();
    let mut station = paired(&place, &bridge);
    bridge.desk().refuses = Some(503);
    bridge.desk().asked.clear();
    ask(&mut station, None);
    std::thread::sleep(Duration::from_millis(1_500));
    let attempts = bridge.desk().asked.len();
    // 20, 40, 80, 160, then 200 ms each, shortened by up to a half: at most 4 + 13 and the first; never a storm.
    assert!((5..=22).contains(&attempts), "{attempts}");
    bridge.desk().refuses = None;
    wait(|| station.outbox().waiting == 0);
}

#[test]
fn a_refusal_is_kept_with_its_sentence_and_not_tried_again() {
    for status in [413, 422] {
        let place = Place::new();
        let bridge = FakeBridge::start();
        let mut station = paired(&place, &bridge);
        bridge.desk().refuses = Some(status);
        let (doer, receipt) = ask(&mut station, None);
        wait(|| station.outbox().refused == 1);
        let Delivery::Refused { code, message } = claim(&station, &doer).delivery else {
            panic!("not refused")
        };
        assert_eq!((code.as_str(), message.as_str()), ("bridge-no", "Non : bridge-no."));
        let attempts = bridge.desk().asked.len();
        station.send_now();
        std::thread::sleep(Duration::from_millis(300));
        assert_eq!(bridge.desk().asked.len(), attempts);
        // Nothing is lost: the package is still here, for a person to look into.
        let stick = tempfile::tempdir().unwrap();
        assert!(station.export_package(receipt.claim, stick.path()).is_ok());
        drop(station);
        assert_eq!(place.open().outbox().refused, 1);
    }
}

#[test]
fn a_bridge_that_lost_its_claims_gets_them_again() {
    let place = Place::new();
    let bridge = FakeBridge::start();
    let mut station = paired(&place, &bridge);
    let (_, receipt) = ask(&mut station, None);
    wait(|| bridge.desk().packages.contains_key(&receipt.code));
    bridge.desk().packages.clear();
    wait(|| bridge.desk().packages.contains_key(&receipt.code));
}

#[test]
fn without_a_pairing_nothing_uses_the_network_and_the_package_goes_by_hand() {
    let place = Place::new();
    let bridge = FakeBridge::start();
    let mut station = place.open();
    let (doer, receipt) = ask(&mut station, None);
    station.send_now();
    station.watch_claims(true);
    std::thread::sleep(Duration::from_millis(300));
    assert!(bridge.desk().asked.is_empty());
    assert_eq!((receipt.page, station.outbox().bridge_there), (None, None));
    let stick = tempfile::tempdir().unwrap();
    let file = station.export_package(receipt.claim, stick.path()).unwrap();
    assert_eq!(
        station.export_package(receipt.claim, stick.path()).unwrap(),
        file,
        "the same file again is no harm"
    );
    assert!(package::read(&std::fs::read(file).unwrap()).is_ok());
    // Paired later, it leaves by itself.
    station.pair(&bridge.offer(), "Poste 3").unwrap();
    wait(|| matches!(claim(&station, &doer).delivery, Delivery::Received { .. }));
}

#[test]
fn an_identity_needs_a_certified_key() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, _) = play(&mut station);
    debrief.keep().unwrap();
    let refused = super::ask(&mut debrief, Extent::Extracts, Some(Identity::default()));
    assert!(matches!(refused, Err(StationError::NotPaired)));
    assert!(super::ask(&mut debrief, Extent::Extracts, None).is_ok());
}

#[test]
fn an_offer_that_is_not_right_pairs_nothing() {
    let place = Place::new();
    let bridge = FakeBridge::start();
    let mut station = place.open();
    let mut offer = bridge.offer();
    offer.sealing_key = crate::seal::write(&[9; 32]);
    assert!(matches!(
        station.pair(&offer, "Poste 3"),
        Err(StationError::OfferSignature)
    ));
    assert!(bridge.desk().asked.is_empty(), "it was not even asked");
    offer = bridge.offer();
    offer.version = 9;
    assert!(matches!(
        station.pair(&offer, "Poste 3"),
        Err(StationError::OfferVersion(9))
    ));

    bridge.desk().impostor = true;
    assert!(matches!(
        station.pair(&bridge.offer(), "Poste 3"),
        Err(StationError::NotTheBridge { .. })
    ));
    assert!(station.pairing().is_none());
    bridge.desk().impostor = false;
    assert!(
        matches!(station.pair(&bridge.offer(), "Poste 3"), Err(StationError::OfferSpent)),
        "used a moment ago"
    );
    bridge.desk().token_used = false;
    station.pair(&bridge.offer(), "Poste 3").unwrap();
    drop(station);
    let mut station = place.open();
    assert_eq!(station.pairing().unwrap().organisation, "Une organisation");

    let mut away = bridge.offer();
    away.address = "http://127.0.0.1:1".to_owned();
    assert!(matches!(
        station.pair(&away, "Poste 3"),
        Err(StationError::BridgeAway { .. })
    ));
    let mut other = bridge.offer();
    other.organisation_key = crate::seal::write(
        ed25519_dalek::SigningKey::from_bytes(&[1; 32])
            .verifying_key()
            .as_bytes(),
    );
    assert!(matches!(
        station.pair(&other, "Poste 3"),
        Err(StationError::PairedElsewhere(_))
    ));
    station.unpair().unwrap();
    assert!(station.pairing().is_none());
}

#[test]
fn pairing_files_are_read_with_care() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("offer.json");
    let bridge = FakeBridge::start();
    std::fs::write(&file, serde_json::to_vec(&bridge.offer()).unwrap()).unwrap();
    assert_eq!(Station::read_offer(&file).unwrap(), bridge.offer());
    // As some editors save it.
    let marked = [b"\xef\xbb\xbf", std::fs::read(&file).unwrap().as_slice()].concat();
    std::fs::write(&file, marked).unwrap();
    assert_eq!(Station::read_offer(&file).unwrap(), bridge.offer());
    for (bytes, code) in [
        (b"".to_vec(), "station-offer-unreadable"),
        (b"{}".to_vec(), "station-offer-unreadable"),
        (b"{\"version\":2,\"new\":true}".to_vec(), "station-offer-version"),
        (vec![b' '; 100_000], "station-offer-unreadable"),
    ] {
        std::fs::write(&file, bytes).unwrap();
        let error = Station::read_offer(&file).unwrap_err();
        assert_eq!(error.code(), code);
    }
    assert_eq!(
        Station::read_offer(&folder.path().join("none.json"))
            .unwrap_err()
            .code(),
        "station-disk"
    );
}

/// As [`QUICK`], with time to take a claim back.
const SLOW_TO_LEAVE: Pace = Pace {
    second_thoughts: Duration::from_mins(10),
    ..QUICK
};

#[test]
fn a_claim_can_be_taken_back_until_it_has_left() {
    let place = Place::new();
    let bridge = FakeBridge::start();
    let mut station = place.open_at(SLOW_TO_LEAVE);
    station.pair(&bridge.offer(), "Poste 3").unwrap();
    let (mut debrief, [doer, ..]) = play(&mut station);
    debrief.keep().unwrap();
    let first = super::ask(&mut debrief, Extent::Extracts, None).unwrap();
    std::thread::sleep(QUICK.most);
    assert!(claim(&station, &doer).is_here, "it waits for second thoughts");
    assert_eq!(station.outbox().waiting, 1);

    debrief.take_back(first.claim).unwrap();
    assert!(station.claims(&doer).is_empty());
    assert!(!station.shelf.folder.claim(first.claim).exists(), "nothing of it stays");
    assert_eq!(debrief.stage(), crate::Stage::Claim, "one may ask again");
    assert!(matches!(debrief.take_back(first.claim), Err(StationError::NoSuchClaim)));

    // Asked again it is another claim; sent on, it leaves at once and cannot be taken back here.
    let second = super::ask(&mut debrief, Extent::Extracts, None).unwrap();
    assert_ne!(second.code, first.code);
    station.send_now();
    wait(|| matches!(claim(&station, &doer).delivery, Delivery::Received { .. }));
    assert!(!claim(&station, &doer).is_here);
    assert!(matches!(debrief.take_back(second.claim), Err(StationError::HasLeft)));
    assert!(matches!(station.take_back(second.claim), Err(StationError::HasLeft)));
    let packages: Vec<String> = bridge.desk().packages.keys().cloned().collect();
    assert_eq!(packages, [second.code], "the first was never sent");
}

#[test]
fn a_claim_leaves_by_itself_after_second_thoughts_and_at_the_next_opening() {
    let place = Place::new();
    let bridge = FakeBridge::start();
    let mut station = place.open_at(Pace {
        second_thoughts: Duration::from_millis(400),
        ..QUICK
    });
    station.pair(&bridge.offer(), "Poste 3").unwrap();
    let began = Instant::now();
    ask(&mut station, None);
    wait(|| station.outbox().waiting == 0);
    assert!(began.elapsed() >= Duration::from_millis(400));
    drop(station);
    // Closed while it waits: whoever comes back did not take it back.
    let mut station = place.open_at(SLOW_TO_LEAVE);
    let (_, receipt) = ask(&mut station, None);
    drop(station);
    let station = place.open_at(SLOW_TO_LEAVE);
    wait(|| station.outbox().waiting == 0);
    assert!(bridge.desk().packages.contains_key(&receipt.code));
}

#[test]
fn taken_back_from_the_list_it_can_be_asked_again_where_looking_back_stood() {
    let place = Place::new();
    let mut station = place.open();
    let (doer, receipt) = ask(&mut station, None);
    let session = claim(&station, &doer).session;
    assert_eq!(station.sessions(&doer)[0].stage, crate::Stage::Done);
    station.take_back(receipt.claim).unwrap();
    assert_eq!(station.sessions(&doer)[0].stage, crate::Stage::Claim);
    drop(station);
    let mut station = place.open();
    let debrief = station.look_back(session, &doer, lamps::scenario()).unwrap();
    assert_eq!(debrief.stage(), crate::Stage::Claim);
    assert!(station.claims(&doer).is_empty());
}

#[test]
fn what_was_sent_and_never_answered_is_not_said_to_be_here() {
    let place = Place::new();
    let bridge = FakeBridge::start();
    let mut station = paired(&place, &bridge);
    bridge.desk().is_mute = true;
    let (doer, receipt) = ask(&mut station, None);
    wait(|| !claim(&station, &doer).is_here);
    wait(|| bridge.desk().packages.contains_key(&receipt.code));
    assert!(matches!(station.take_back(receipt.claim), Err(StationError::HasLeft)));
    drop(station);
    let station = place.open();
    assert!(!claim(&station, &doer).is_here, "kept over a restart");
    bridge.desk().is_mute = false;
    wait(|| matches!(claim(&station, &doer).delivery, Delivery::Received { .. }));
}

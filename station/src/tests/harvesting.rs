//! « Récolte »: a stick that goes round, with real files.

mod believing;

use std::fs;
use std::path::{Path, PathBuf};

use situation::answers::{BadgeFiles, ClaimAnswer};
use situation::package;
use situation::selection::Extent;
use situation::wire::{ClaimState, ClaimStatus, Refusal};

use super::fake::{FakeBridge, PNG, waiting};
use super::*;
use crate::{ClaimId, ClaimRecord, Delivery, Harvest};

/// Nothing is tried over the network.
const ALONE: Pace = Pace {
    second_thoughts: Duration::from_hours(1),
    ..QUICK
};

/// PCs that were linked once and have had no network since.
struct Venue {
    bridge: FakeBridge,
    stick: TempDir,
    places: Vec<Place>,
}

impl Venue {
    fn new() -> Self {
        let mut bridge = FakeBridge::start();
        bridge.close();
        Self {
            bridge,
            stick: tempfile::tempdir().unwrap(),
            places: Vec::new(),
        }
    }

    /// Another PC, linked while the bridge was there.
    fn pc(&mut self) -> Station {
        let place = Place::new();
        let mut station = place.open_at(ALONE);
        self.bridge.open();
        self.bridge.desk().token_used = false;
        station.pair(&self.bridge.offer(), "Poste").unwrap();
        self.bridge.close();
        self.places.push(place);
        station
    }

    fn stick(&self) -> &Path {
        self.stick.path()
    }

    /// The bridge puts its answers onto the stick.
    fn answer(&self, answers: &[([u8; 32], ClaimId, ClaimAnswer)]) -> PathBuf {
        let path = self.stick().join(self.bridge.answers_name());
        fs::write(&path, self.bridge.answers(answers)).unwrap();
        path
    }
}

/// Plays and asks; the learner and the claim.
fn ask(station: &mut Station) -> (ProfileId, ClaimId) {
    let (mut debrief, [doer, ..]) = play(station);
    debrief.tell("J'ai allumé.").unwrap();
    debrief.keep().unwrap();
    debrief.choose("keeps_lit", 60, true).unwrap();
    let receipt = super::ask(&mut debrief, Extent::Extracts, None).unwrap();
    (doer, receipt.claim)
}

fn claim(station: &Station, profile: &ProfileId) -> ClaimRecord {
    station.claims(profile).remove(0)
}

fn stood(status: ClaimStatus, badge: Option<&str>) -> ClaimAnswer {
    ClaimAnswer::Received {
        apart: false,
        address: None,
        status,
        badge: badge.map(|json| BadgeFiles::of(PNG, json.to_owned())),
    }
}

fn decided(state: ClaimState, decisions: u32, words: &str) -> ClaimStatus {
    let issued = state == ClaimState::Issued;
    ClaimStatus {
        state,
        words: Some(words.to_owned()),
        issued,
        issued_as: issued.then(|| format!("badge {decisions}")),
        decisions: Some(decisions),
        ..waiting()
    }
}

/// What lies on the stick, by name.
fn names(stick: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(stick)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn codes(harvest: &Harvest) -> Vec<&'static str> {
    harvest.broken.iter().map(|broken| broken.reason.code).collect()
}

fn package_of(stick: &Path, claim: ClaimId) -> PathBuf {
    stick.join(format!("envol-{}.envol", situation::wire::claim_code(&claim.0)))
}

#[test]
fn a_stick_goes_round_two_pcs_with_requests_and_comes_back_with_answers() {
    let mut venue = Venue::new();
    let mut pcs = [venue.pc(), venue.pc()];
    let asked: Vec<_> = pcs.iter_mut().map(ask).collect();
    for (pc, (doer, claim_id)) in pcs.iter_mut().zip(&asked) {
        assert!(claim(pc, doer).is_here);
        let harvest = pc.harvest(venue.stick()).unwrap();
        assert_eq!(
            harvest,
            Harvest {
                written: 1,
                ..Harvest::default()
            }
        );
        assert!(!claim(pc, doer).is_here, "it may have left: it cannot be taken back");
        let written = fs::read(package_of(venue.stick(), *claim_id)).unwrap();
        assert_eq!(package::read(&written).unwrap().claim_id, claim_id.0);
        // Once more changes nothing.
        assert_eq!(pc.harvest(venue.stick()).unwrap(), Harvest::default());
    }
    assert_eq!(names(venue.stick()).len(), 2);

    // The bridge has both; the one it talks about, for the other it makes a badge.
    let keys = [pcs[0].public_key(), pcs[1].public_key()];
    let talk = decided(ClaimState::Talk, 1, "On en parle ?");
    let issue = decided(ClaimState::Issued, 1, "Beau travail.");
    venue.answer(&[
        (keys[0], asked[0].1, stood(talk.clone(), None)),
        (keys[1], asked[1].1, stood(issue.clone(), Some("{\"le\":\"badge\"}"))),
    ]);
    for (at, pc) in pcs.iter_mut().enumerate() {
        let (doer, claim_id) = &asked[at];
        let harvest = pc.harvest(venue.stick()).unwrap();
        assert_eq!(
            harvest,
            Harvest {
                answers: 1,
                foreign: 1,
                cleared: at,
                ..Harvest::default()
            }
        );
        let record = claim(pc, doer);
        assert_eq!(record.delivery, Delivery::Received { apart: false });
        assert_eq!(record.status.as_ref(), Some([&talk, &issue][at]));
        assert!(record.news && pc.has_news(doer));
        assert_eq!((record.badge_here, pc.badge_png(*claim_id).is_ok()), (at == 1, at == 1));
        let again = pc.harvest(venue.stick()).unwrap();
        assert_eq!((again.answers, again.known, again.foreign, again.cleared), (0, 1, 1, 0));
    }
    assert_eq!(pcs[1].badge_png(asked[1].1).unwrap(), PNG);
    let kept = venue.places[1].folder.path().join("claims");
    let json = fs::read_to_string(kept.join(asked[1].1.to_string()).join("badge.json"));
    assert_eq!(json.unwrap(), "{\"le\":\"badge\"}");
    // What is talked about is still awaited, what is a badge is not.
    assert!(package_of(venue.stick(), asked[0].1).exists());
    assert!(!package_of(venue.stick(), asked[1].1).exists());
    // It is on the disk, not in memory alone.
    drop(pcs);
    let reopened = venue.places[1].open();
    assert_eq!(claim(&reopened, &asked[1].0).status, Some(issue));
}

#[test]
fn what_the_bridge_does_not_take_is_said_and_not_awaited() {
    let mut venue = Venue::new();
    let mut pc = venue.pc();
    let (doer, id) = ask(&mut pc);
    pc.harvest(venue.stick()).unwrap();
    let refusal = Refusal {
        code: "bridge-no".to_owned(),
        message: "Non.".to_owned(),
    };
    let refused = [(pc.public_key(), id, ClaimAnswer::Refused(refusal))];
    venue.answer(&refused);
    // And the stick had been pulled out once in the middle.
    let name = format!(".envol-{}.envol.new", situation::wire::claim_code(&id.0));
    fs::write(venue.stick().join(&name), b"half").unwrap();
    let harvest = pc.harvest(venue.stick()).unwrap();
    assert_eq!((harvest.answers, harvest.cleared, harvest.written), (1, 1, 0));
    assert_eq!(
        names(venue.stick()),
        [venue.bridge.answers_name()],
        "nothing of it stays"
    );
    let said = Delivery::Refused {
        code: "bridge-no".to_owned(),
        message: "Non.".to_owned(),
    };
    assert_eq!(claim(&pc, &doer).delivery, said);
    // Received after all, by another way: a refusal of before says nothing any more.
    venue.answer(&[(pc.public_key(), id, stood(decided(ClaimState::Talk, 1, "Oui ?"), None))]);
    assert_eq!(pc.harvest(venue.stick()).unwrap().answers, 1);
    venue.answer(&refused);
    let harvest = pc.harvest(venue.stick()).unwrap();
    assert_eq!((harvest.answers, harvest.known), (0, 1));
    assert_eq!(claim(&pc, &doer).delivery, Delivery::Received { apart: false });
}

#[test]
fn the_learners_page_is_where_the_bridge_says_it_is_and_what_waits_apart_is_said() {
    let mut venue = Venue::new();
    let mut pc = venue.pc();
    let (doer, id) = ask(&mut pc);
    let say = |apart| ClaimAnswer::Received {
        apart,
        address: Some("https://envol.example.org".to_owned()),
        status: ClaimStatus {
            decisions: Some(0),
            ..waiting()
        },
        badge: None,
    };
    for (said, heard) in [(true, true), (false, false), (true, false)] {
        venue.answer(&[(pc.public_key(), id, say(said))]);
        pc.harvest(venue.stick()).unwrap();
        assert_eq!(claim(&pc, &doer).delivery, Delivery::Received { apart: heard });
    }
    let record = claim(&pc, &doer);
    assert_eq!(
        record.page,
        Some(format!("https://envol.example.org/r/{}", record.code))
    );
    assert!(!record.news, "that it waits is no news");
}

#[test]
fn what_others_put_on_the_stick_stays_and_nothing_of_ours_is_lost() {
    let mut venue = Venue::new();
    let mut pc = venue.pc();
    let (doer, id) = ask(&mut pc);
    fs::write(venue.stick().join("photos.zip"), b"photos").unwrap();
    fs::write(venue.stick().join("envol-0000-0000-0000-0000.envol"), b"of another PC").unwrap();
    fs::create_dir(venue.stick().join("envol-reponses-dossier.jsonl")).unwrap();
    let harvest = pc.harvest(venue.stick()).unwrap();
    assert_eq!(
        (harvest.written, codes(&harvest)),
        (1, vec!["situation-answers-unreadable"])
    );
    let package = package_of(venue.stick(), id);
    let good = fs::read(&package).unwrap();
    // Pulled out while it was written, on a file system that kept half of it.
    fs::write(&package, &good[..good.len() / 2]).unwrap();
    assert_eq!(pc.harvest(venue.stick()).unwrap().written, 1);
    assert_eq!(fs::read(&package).unwrap(), good);
    // A sound package of another request under that name.
    let (_, other) = ask(&mut pc);
    pc.harvest(venue.stick()).unwrap();
    let foreign = fs::read(package_of(venue.stick(), other)).unwrap();
    fs::write(&package, &foreign).unwrap();
    let harvest = pc.harvest(venue.stick()).unwrap();
    assert_eq!(harvest.written, 0);
    assert!(codes(&harvest).contains(&"station-export-exists"));
    assert_eq!(fs::read(&package).unwrap(), foreign, "not overwritten");
    fs::remove_file(&package).unwrap();
    assert_eq!(pc.harvest(venue.stick()).unwrap().written, 1);
    assert_eq!(fs::read(venue.stick().join("photos.zip")).unwrap(), b"photos");
    assert_eq!(claim(&pc, &doer).delivery, Delivery::Waiting);
}

#[test]
fn a_stick_that_is_not_there_is_said_and_the_request_can_still_be_taken_back() {
    let mut venue = Venue::new();
    let mut pc = venue.pc();
    let (doer, id) = ask(&mut pc);
    let gone = venue.stick().join("gone");
    assert!(matches!(pc.harvest(&gone), Err(StationError::Folder { path, .. }) if path == gone));
    assert!(!gone.exists(), "no folder is made in its place");
    let file = venue.stick().join("file");
    fs::write(&file, b"").unwrap();
    assert!(pc.harvest(&file).is_err());
    // There, and it takes nothing: a folder stands where the package would be written.
    fs::create_dir(
        venue
            .stick()
            .join(format!(".envol-{}.envol.new", situation::wire::claim_code(&id.0))),
    )
    .unwrap();
    let harvest = pc.harvest(venue.stick()).unwrap();
    assert_eq!((harvest.written, harvest.broken.len()), (0, 1));
    assert!(claim(&pc, &doer).is_here, "nothing left");
    pc.take_back(id).unwrap();
    assert_eq!(pc.harvest(venue.stick()).unwrap(), Harvest::default());
}

#[test]
fn another_stick_carries_what_is_still_awaited() {
    let mut venue = Venue::new();
    let mut pc = venue.pc();
    let (_, id) = ask(&mut pc);
    pc.harvest(venue.stick()).unwrap();
    let wait = ClaimStatus {
        decisions: Some(0),
        ..waiting()
    };
    venue.answer(&[(pc.public_key(), id, stood(wait, None))]);
    assert_eq!(pc.harvest(venue.stick()).unwrap().answers, 1);
    let other = tempfile::tempdir().unwrap();
    assert_eq!(pc.harvest(other.path()).unwrap().written, 1);
    assert!(package_of(other.path(), id).exists());
}

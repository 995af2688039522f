//! Deleting, keeping for N days, taking along, and files that make no sense.

use std::fs;

use situation::library::Library;

use super::*;
use crate::StationError;

fn library() -> Library {
    let mut library = Library::default();
    library.add(lamps::scenario());
    library
}

/// Everything under a folder, as text.
fn all_text(folder: &std::path::Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        text.push_str(&path.to_string_lossy());
        if path.is_dir() {
            text.push_str(&all_text(&path));
        } else {
            text.push_str(&String::from_utf8_lossy(&fs::read(path).unwrap()));
        }
    }
    text
}

#[test]
fn sessions_are_deleted_after_the_days_to_keep_and_never_because_the_clock_jumped() {
    let place = Place::new();
    let mut station = place.open();
    let (debrief, people) = play(&mut station);
    drop(debrief);
    let sessions = |place: &Place| place.open().sessions(&people[0]).len();
    drop(station);
    for day in [-20_000, 3_000, -1, 0, 40, 41, 47] {
        place.set_day(day);
        assert_eq!(sessions(&place), 1, "day {day}");
    }
    // Lived so far: one day up to 0, a week for the long break, seven to day 47. The thirtieth ends on day 62.
    for day in [54, 61, 62] {
        place.set_day(day);
        assert_eq!(sessions(&place), 1, "day {day}");
    }
    place.set_day(63);
    let station = place.open();
    assert_eq!(station.sessions(&people[0]).len(), 0);
    assert!(
        station.notices().iter().any(|n| n.code == "station-notice-old-deleted"),
        "{:?}",
        station.notices()
    );
    assert!(station.profiles().is_empty(), "a profile goes with its last session");
    assert!(!all_text(place.folder.path()).contains("Noé"));
}

#[test]
fn what_waits_in_the_outbox_is_not_deleted_by_age() {
    let place = Place::new();
    let mut station = place.open();
    station.set_retention_days(1).unwrap();
    assert!(matches!(
        station.set_retention_days(0),
        Err(StationError::RetentionDays)
    ));
    let (mut debrief, people) = play(&mut station);
    debrief.keep().unwrap();
    ask_with_all(&mut debrief).unwrap();
    drop((debrief, station));
    place.set_day(3);
    let station = place.open();
    assert!(station.sessions(&people[0]).is_empty());
    assert_eq!((station.claims(&people[0]).len(), station.outbox().waiting), (1, 1));
    assert_eq!(station.profiles().len(), 1, "the learner of the claim");
    assert_eq!(station.retention_days(), 1);
}

#[test]
fn a_profile_is_deleted_with_all_that_is_theirs_and_others_keep_theirs() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    debrief.tell("Mon secret de Noé").unwrap();
    debrief.keep().unwrap();
    ask_with_all(&mut debrief).unwrap();
    let session = debrief.session();
    drop(debrief);
    station.delete_profile(&people[0]).unwrap();
    let text = all_text(place.folder.path());
    assert!(!text.contains("Noé") && !text.contains("secret") && !text.contains(&people[0].0));
    assert!(matches!(
        station.delete_profile(&people[0]),
        Err(StationError::NoSuchProfile)
    ));
    // The second player was there too.
    assert_eq!(station.sessions(&people[1]).len(), 1);
    station.look_back(session, &people[1], lamps::scenario()).unwrap();
    // The witness goes; the session stays.
    station.delete_profile(&people[2]).unwrap();
    assert_eq!(station.sessions(&people[1])[0].players.witness, None);
    station.delete_profile(&people[1]).unwrap();
    assert!(
        crate::disk::entries(&place.folder.path().join("sessions"))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_session_deleted_is_gone_and_its_claim_stays() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    debrief.keep().unwrap();
    ask_with_all(&mut debrief).unwrap();
    station.delete_session(debrief.session()).unwrap();
    assert!(debrief.say_words("proud", "encore").is_err(), "nothing comes back");
    assert!(station.sessions(&people[0]).is_empty());
    assert_eq!(station.claims(&people[0]).len(), 1);
    let claim = station.claims(&people[0])[0].claim;
    station.delete_claim(claim).unwrap();
    assert!(matches!(station.delete_claim(claim), Err(StationError::NoSuchClaim)));
    drop((debrief, station));
    let station = place.open();
    assert!(station.sessions(&people[0]).is_empty() && station.claims(&people[0]).is_empty());
}

#[test]
fn a_learner_takes_along_what_is_theirs_and_nobody_elses() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    debrief.tell("Mon récit").unwrap();
    debrief.keep().unwrap();
    ask_with_all(&mut debrief).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let library = library();
    let folder = station.export(&people[0], stick.path(), &library).unwrap();
    let text = all_text(&folder);
    assert!(text.contains("Mon récit") && text.contains("journal.envol") && text.contains("package.envol"));
    assert!(!text.contains("Lou") && !text.contains(&people[1].0) && !text.contains(&people[2].0));
    let again = station.export(&people[0], stick.path(), &library).unwrap();
    assert!(again != folder && folder.exists(), "what was taken along stays");
    let other = station.export(&people[1], stick.path(), &library).unwrap();
    assert!(!all_text(&other).contains("Mon récit"));
}

#[test]
fn what_is_taken_along_has_a_page_with_titles_and_words() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    debrief.tell("J'ai <b>tenu</b> & lâché").unwrap();
    debrief.keep().unwrap();
    debrief.say_words("proud", "Là, oui.").unwrap();
    ask_with_all(&mut debrief).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let folder = station.export(&people[0], stick.path(), &library()).unwrap();
    let page = fs::read_to_string(folder.join("Mes affaires.html")).unwrap();
    let scenario = lamps::scenario();
    for words in [
        "Les affaires de Noé",
        "J&#39;ai &lt;b&gt;tenu&lt;/b&gt; &amp; lâché",
        "Là, oui.",
        &situation::text::in_markup(scenario.title.get("fr")),
        &situation::text::in_markup(scenario.grid.row("proud").unwrap().text.get("fr")),
        &station.claims(&people[0])[0].code,
    ] {
        assert!(page.contains(words), "{words} is missing:\n{page}");
    }
    // A situation that is no longer here keeps its id.
    let folder = station.export(&people[0], stick.path(), &Library::default()).unwrap();
    let page = fs::read_to_string(folder.join("Mes affaires.html")).unwrap();
    assert!(page.contains(&scenario.id) && page.contains("Là, oui."));
}

#[test]
fn somebody_leaves_a_session_and_others_keep_theirs() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    debrief.tell("Mon secret de Noé").unwrap();
    let session = debrief.session();
    drop(debrief);
    station.leave_session(session, &people[0]).unwrap();
    assert!(station.sessions(&people[0]).is_empty());
    assert_eq!(station.sessions(&people[1]).len(), 1);
    assert!(!all_text(&place.folder.path().join("sessions")).contains("secret"));
    assert_eq!(station.profiles().len(), 3, "the profile stays");
    // The last one who did takes the session with them.
    station.leave_session(session, &people[1]).unwrap();
    assert!(matches!(
        station.leave_session(session, &people[1]),
        Err(StationError::NoSuchSession)
    ));
}

#[test]
fn a_code_opens_a_profile() {
    let place = Place::new();
    let mut station = place.open();
    let code = [Picture::Kite, Picture::Fox, Picture::Key, Picture::Drum];
    let with = station.create_profile("Noé", Picture::Fern, Some(&code)).unwrap();
    let without = station.create_profile("Lou", Picture::Snail, None).unwrap();
    drop(station);
    let mut station = place.open();
    assert!(
        station.profiles().iter().map(|p| p.has_code).eq([false, true]),
        "by pseudonym: Lou, Noé"
    );
    assert!(matches!(station.unlock(&with, None), Err(StationError::CodeShape)));
    assert!(matches!(
        station.unlock(&with, Some(&[Picture::Kite; 4])),
        Err(StationError::CodeWrong)
    ));
    station.unlock(&with, Some(&code)).unwrap();
    station.unlock(&without, None).unwrap();
}

#[test]
fn files_that_make_no_sense_are_set_aside_and_said() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    debrief.tell("Mon récit").unwrap();
    station
        .keep_preferences(Some(&people[0]), "game", &vec![1, 2, 3])
        .unwrap();
    assert_eq!(
        station.preferences::<Vec<u8>>(Some(&people[0]), "game").unwrap(),
        Some(vec![1, 2, 3])
    );
    assert_eq!(station.preferences::<Vec<u8>>(None, "game").unwrap(), None);
    let session = debrief.session();
    drop((debrief, station));

    let root = place.folder.path();
    let profile_file = root.join("profiles").join(&people[1].0).join("profile.json");
    let words = root
        .join("sessions")
        .join(session.to_string())
        .join("looking-back-0.json");
    let preferences = root.join("profiles").join(&people[0].0).join("preferences-game.json");
    for file in [
        &profile_file,
        &words,
        &preferences,
        &root.join("station.json"),
        &root.join("clock.json"),
    ] {
        fs::write(file, b"\xff\x00rubbish").unwrap();
    }
    let mut station = place.open();
    let said = station
        .notices()
        .iter()
        .filter(|n| n.code == "station-notice-set-aside")
        .count();
    assert_eq!(said, 4, "{:?}", station.notices());
    assert_eq!(station.profiles().len(), 2);
    assert!(matches!(
        station.preferences::<Vec<u8>>(Some(&people[0]), "game"),
        Err(StationError::Unreadable { .. })
    ));
    for file in [
        profile_file,
        words,
        preferences,
        root.join("station.json"),
        root.join("clock.json"),
    ] {
        let aside = file.with_file_name(format!("{}.unreadable-1", file.file_name().unwrap().to_string_lossy()));
        assert_eq!(fs::read(aside).unwrap(), b"\xff\x00rubbish");
    }
    let debrief = station.look_back(session, &people[0], lamps::scenario()).unwrap();
    assert_eq!(debrief.stage(), crate::Stage::Tell);
    for language in wording::Language::ALL {
        for notice in station.notices() {
            assert!(!notice.say(language).contains("station-notice"), "{notice:?}");
        }
    }
}

#[test]
fn every_error_has_a_sentence_in_both_languages() {
    use crate::NotYet;
    use std::io::Error;
    use std::path::PathBuf;
    let (path, source) = (|| PathBuf::from("a/b.json"), || Error::other("broken"));
    let text = || "words".to_owned();
    let all = [
        StationError::Folder {
            path: path(),
            source: source(),
        },
        StationError::NoFolder,
        StationError::AlreadyOpen,
        StationError::DiskFull { megabytes: 3 },
        StationError::Disk {
            path: path(),
            source: source(),
        },
        StationError::Unreadable {
            path: path(),
            reason: text(),
        },
        StationError::Newer { path: path(), found: 2 },
        StationError::NoRandomness,
        StationError::Pseudonym,
        StationError::CodeShape,
        StationError::CodeWrong,
        StationError::CodeWait { seconds: 3 },
        StationError::PinShape,
        StationError::NoPin,
        StationError::NoSuchProfile,
        StationError::NoSuchSession,
        StationError::NoSuchClaim,
        StationError::HasLeft,
        StationError::TooManyPlayers { seats: 2 },
        StationError::OwnWitness,
        StationError::RetentionDays,
        StationError::StillPlaying,
        StationError::Closed,
        StationError::OtherScenario,
        StationError::NotYet(NotYet),
        StationError::Kept,
        StationError::NoSuchRow(text()),
        StationError::NoSuchMoment(text()),
        StationError::NoSuchBadge(text()),
        StationError::NoBadgeYet,
        StationError::ExportExists(path()),
        StationError::NotPaired,
        StationError::PairedElsewhere(text()),
        StationError::OfferUnreadable(text()),
        StationError::OfferVersion(2),
        StationError::OfferSignature,
        StationError::OfferSpent,
        StationError::BridgeAway {
            address: text(),
            reason: text(),
        },
        StationError::BridgeRefuses { message: text() },
        StationError::NotTheBridge { address: text() },
    ];
    for error in &all {
        let sentences = wording::Language::ALL.map(|language| error.say(language));
        assert_ne!(sentences[0], sentences[1], "{error:?}");
        for sentence in sentences {
            assert!(
                !sentence.contains("station-") && !sentence.contains("{$") && !sentence.contains("{ $"),
                "{sentence}"
            );
            for (_, value) in error.arguments() {
                assert!(sentence.contains(&value), "{sentence} does not say {value}");
            }
        }
    }
}

#[test]
fn what_waits_can_be_carried_by_hand() {
    let place = Place::new();
    let mut station = place.open();
    let stick = tempfile::tempdir().unwrap();
    assert!(station.export_waiting(stick.path()).unwrap().is_empty());
    let (mut debrief, people) = play(&mut station);
    debrief.keep().unwrap();
    ask_with_all(&mut debrief).unwrap();
    let files = station.export_waiting(stick.path()).unwrap();
    let [file] = files.as_slice() else { panic!("{files:?}") };
    assert!(file.extension().is_some_and(|kind| kind == "envol") && file.exists());
    assert_eq!(
        station.export_waiting(stick.path()).unwrap(),
        files,
        "once more is the same file"
    );
    assert_eq!((station.outbox().waiting, station.claims(&people[0]).len()), (1, 1));
}

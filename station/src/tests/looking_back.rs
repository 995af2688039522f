//! Playing, and looking back in its order.

use situation::journal::{End, MarkRole, read_journal};
use situation::package;
use situation::selection::{Extent, SelfAnswer};

use super::*;
use crate::{DiskState, Ending, NotYet, SeenState, Stage, StationError};

#[test]
fn looking_back_has_its_order_and_survives_a_restart_at_every_step() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    let session = debrief.session();
    assert_eq!(debrief.stage(), Stage::Tell);
    assert!(!debrief.was_interrupted());

    // Reopens everything after each step: what a call has returned is on disk.
    let mut station = Some(station);
    let mut again = |debrief: Debrief| {
        drop(debrief);
        drop(station.take());
        let mut opened = place.open();
        let debrief = opened.look_back(session, &people[0], lamps::scenario()).unwrap();
        station = Some(opened);
        debrief
    };

    debrief.tell("J'ai allumé ma lampe.").unwrap();
    let mut debrief = again(debrief);
    assert_eq!(
        (debrief.stage(), debrief.account()),
        (Stage::Name, "J'ai allumé ma lampe.")
    );
    debrief.name_it("Éclairer").unwrap();
    let mut debrief = again(debrief);
    assert_eq!((debrief.stage(), debrief.named()), (Stage::SelfAssess, "Éclairer"));
    let rows: Vec<_> = debrief.rows().into_iter().map(|row| row.id).collect();
    assert_eq!(
        rows,
        ["keeps_lit", "signals_flood", "explains", "proud", "lights_and_explains"]
    );
    debrief.answer("keeps_lit", SelfAnswer::NotThisTime).unwrap();
    debrief.answer("proud", SelfAnswer::Yes).unwrap();
    let mut debrief = again(debrief);

    // Nothing is shown before.
    assert_eq!(debrief.seen(), Err(NotYet));
    assert!(matches!(debrief.badges(), Err(NotYet)));
    assert!(matches!(
        debrief.choose("keeps_lit", 60, true),
        Err(StationError::NotYet(_))
    ));
    assert!(matches!(
        debrief.say_later("keeps_lit", SelfAnswer::Yes),
        Err(StationError::NotYet(_))
    ));
    assert!(matches!(
        ask(&mut debrief, Extent::Extracts, None),
        Err(StationError::NotYet(_))
    ));
    debrief.keep().unwrap();
    let mut debrief = again(debrief);
    assert_eq!(debrief.stage(), Stage::Seen);
    // Nothing changes after.
    assert!(matches!(debrief.tell("autre"), Err(StationError::Kept)));
    assert!(matches!(
        debrief.answer("proud", SelfAnswer::DontKnow),
        Err(StationError::Kept)
    ));
    assert!(matches!(debrief.want("proud", false), Err(StationError::Kept)));
    assert!(matches!(debrief.keep(), Err(StationError::Kept)));

    let seen = debrief.seen().unwrap();
    let states: Vec<_> = seen.iter().map(|row| (row.row.as_str(), row.seen_state)).collect();
    assert_eq!(
        states,
        [
            ("keeps_lit", SeenState::Seen),
            ("signals_flood", SeenState::NoOccasion),
            ("explains", SeenState::Seen),
            ("proud", SeenState::Seen),
            ("lights_and_explains", SeenState::Seen),
        ]
    );
    assert_eq!(seen[0].observations.len(), 1, "the other's lamp is the other's");
    assert_eq!(seen[0].observations[0].attempt, 60);
    assert_eq!(seen[0].self_first, Some(SelfAnswer::NotThisTime));
    assert_eq!(seen[2].people.len(), 1);
    assert_eq!(seen[2].people[0].role, MarkRole::Witness, "no PIN was given");
    let clip = debrief.clip(&seen[0].observations[0]).unwrap();
    assert!(
        clip.from() <= 60 && clip.to() >= 120,
        "{} to {}",
        clip.from(),
        clip.to()
    );

    debrief.say_later("keeps_lit", SelfAnswer::Yes).unwrap();
    debrief.say_words("keeps_lit", "J'ai tenu.").unwrap();
    debrief.to_claim(true).unwrap();
    assert!(matches!(
        debrief.choose("keeps_lit", 61, true),
        Err(StationError::NoSuchMoment(_))
    ));
    debrief.choose("keeps_lit", 60, true).unwrap();
    debrief.show_row("explains", true).unwrap();
    let mut debrief = again(debrief);
    assert_eq!(debrief.stage(), Stage::Claim);
    let badge = debrief.badges().unwrap().remove(0);
    assert!(badge.state.is_complete(), "{:?}", badge.state);
    let receipt = ask(&mut debrief, Extent::Extracts, None).unwrap();
    let debrief = again(debrief);
    assert_eq!(debrief.stage(), Stage::Done);
    assert_eq!(receipt.page, None, "no bridge, no page");

    // What leaves: the chosen, in the learner's words, and no more.
    let station = station.take().unwrap();
    let stick = tempfile::tempdir().unwrap();
    let file = station.export_package(receipt.claim, stick.path()).unwrap();
    let package = package::read(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(package.station.to_bytes(), station.public_key());
    assert_eq!(situation::wire::claim_code(&package.claim_id), receipt.code);
    let rows: Vec<_> = package.selection.rows.iter().map(|row| row.row.as_str()).collect();
    assert_eq!(rows, ["keeps_lit", "explains"]);
    let row = &package.selection.rows[0];
    assert_eq!(
        (row.self_first, row.self_later),
        (None, Some(SelfAnswer::Yes)),
        "« pas cette fois » stays here"
    );
    assert_eq!(
        (row.moments.as_slice(), row.words.as_str()),
        ([60].as_slice(), "J'ai tenu.")
    );
    assert_eq!(package.selection.rows[1].people.len(), 1);
    assert_eq!(package.selection.pseudonym, "Noé");
}

#[test]
fn what_a_claim_would_disclose_is_said_before_it_is_asked() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, _) = play(&mut station);
    let early = debrief.disclosure("light", Extent::Extracts);
    assert!(matches!(early, Err(StationError::NotYet(_))));
    debrief.keep().unwrap();
    let nothing = debrief.disclosure("light", Extent::Extracts).unwrap();
    assert_eq!((nothing.disclosed, nothing.marks, nothing.ticks), (0, 0, 360));
    let moment = debrief.seen().unwrap()[4].observations[0].clone();
    assert_eq!((moment.attempt, moment.marks.len()), (60, 1));
    debrief.choose("lights_and_explains", 60, true).unwrap();
    let one = debrief.disclosure("light", Extent::Extracts).unwrap();
    assert_eq!((one.marks, one.moments[0].marks, one.is_whole()), (1, 1, false));
    assert_eq!((one.disclosed, one.moments[0].ticks), (45, 45), "blocks from 46 to 90");
    let whole = debrief.disclosure("light", Extent::Whole).unwrap();
    assert!(whole.is_whole());
    let receipt = ask(&mut debrief, Extent::Extracts, None).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = station.export_package(receipt.claim, folder.path()).unwrap();
    let package = package::read(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(package.segments[0].marks, moment.marks);
    assert_eq!(package.disclosed_s().0, 45.0 / 60.0);
}

#[test]
fn the_second_player_looks_back_on_their_own_seat() {
    let place = Place::new();
    let mut station = place.open();
    let (debrief, people) = play(&mut station);
    let mut second = station
        .look_back(debrief.session(), &people[1], lamps::scenario())
        .unwrap();
    second.keep().unwrap();
    let seen = second.seen().unwrap();
    assert_eq!(seen[0].observations[0].attempt, 120);
    assert_eq!(
        seen[2].seen_state,
        SeenState::NotSeenHere,
        "the witness's mark was about the first"
    );
    assert!(matches!(debrief.seen(), Err(NotYet)), "the first has kept nothing");
    let witness = station.look_back(debrief.session(), &people[2], lamps::scenario());
    assert!(
        matches!(witness, Err(StationError::NoSuchSession)),
        "a witness has nothing to look back on"
    );
}

#[test]
fn rows_are_those_that_the_learner_wants() {
    let place = Place::new();
    let mut station = place.open();
    let doer = profile(&mut station, "Noé");
    let players = Players::new(doer, None);
    let unknown = station.begin(lamps::scenario(), players.clone(), vec![vec!["flies".to_owned()]]);
    assert!(matches!(unknown, Err(StationError::NoSuchRow(_))));
    let mut playing = station
        .begin(lamps::scenario(), players, vec![vec!["proud".to_owned()]])
        .unwrap();
    playing.tick(&lamps::inputs(true, false)).unwrap();
    let mut debrief = playing.finish().unwrap();
    assert_eq!(debrief.rows().len(), 1);
    debrief.want("explains", true).unwrap();
    debrief.want("proud", false).unwrap();
    debrief.keep().unwrap();
    let rows: Vec<_> = debrief.seen().unwrap().into_iter().map(|row| row.row).collect();
    assert_eq!(rows, ["explains"]);
    assert!(matches!(
        debrief.say_words("proud", "?"),
        Err(StationError::NoSuchRow(_))
    ));
}

#[test]
fn the_same_badge_asked_twice_is_one_claim() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, people) = play(&mut station);
    debrief.keep().unwrap();
    let first = ask_with_all(&mut debrief).unwrap();
    assert_eq!(ask(&mut debrief, Extent::Extracts, None).unwrap(), first);
    assert_eq!(station.claims(&people[0]).len(), 1);
    assert!(matches!(
        debrief.ask("other", Extent::Whole, None),
        Err(StationError::NoSuchBadge(_))
    ));
}

#[test]
fn an_animator_marks_with_their_pin_only() {
    let place = Place::new();
    let mut station = place.open();
    assert!(matches!(
        station.set_animator_pin(None, "12a4"),
        Err(StationError::PinShape)
    ));
    let doer = profile(&mut station, "Noé");
    let mut playing = station
        .begin(lamps::scenario(), Players::new(doer, None), Vec::new())
        .unwrap();
    assert!(matches!(playing.unlock_animator("1234"), Err(StationError::NoPin)));
    station.set_animator_pin(None, "1234").unwrap();
    assert!(
        matches!(station.set_animator_pin(None, "0000"), Err(StationError::CodeWrong)),
        "the present one is asked"
    );
    assert!(matches!(playing.unlock_animator("0000"), Err(StationError::CodeWrong)));
    playing.mark(mark("explains", MarkRole::Animator));
    playing.unlock_animator("1234").unwrap();
    playing.mark(mark("explains", MarkRole::Animator));
    playing.lock_animator();
    playing.mark(mark("explains", MarkRole::Animator));
    playing.tick(&lamps::inputs(false, false)).unwrap();
    let mut debrief = playing.finish().unwrap();
    debrief.keep().unwrap();
    let roles: Vec<_> = debrief.seen().unwrap()[2].people.iter().map(|mark| mark.role).collect();
    assert_eq!(roles, [MarkRole::Witness, MarkRole::Animator, MarkRole::Witness]);
}

#[test]
fn a_closed_session_is_sealed_synced_and_takes_no_more_ticks() {
    let place = Place::new();
    let mut station = place.open();
    let doer = profile(&mut station, "Noé");
    let mut playing = station
        .begin(lamps::scenario(), Players::new(doer.clone(), None), Vec::new())
        .unwrap();
    for _ in 0..20 {
        playing.tick(&lamps::inputs(true, false)).unwrap();
    }
    let session = playing.session();
    assert!(matches!(
        station.delete_session(session),
        Err(StationError::StillPlaying)
    ));
    playing.finish().unwrap();
    assert_eq!(playing.disk(), DiskState::Saved { up_to_tick: 20 });
    assert!(matches!(
        playing.tick(&lamps::inputs(true, false)),
        Err(StationError::Closed)
    ));
    assert!(matches!(playing.finish(), Err(StationError::Closed)));
    let bytes = std::fs::read(station.shelf.folder.journal(session)).unwrap();
    let journal = read_journal(&bytes).unwrap();
    assert_eq!(
        journal.end,
        End::Closed {
            station: station.public_key()
        }
    );
    assert_eq!(journal.ticks(), 20);
    let summary = &station.sessions(&doer)[0];
    assert_eq!(
        (summary.ending, summary.ticks, summary.stage),
        (Ending::Closed, 20, Stage::Tell)
    );
}

#[test]
fn who_plays_is_checked() {
    let place = Place::new();
    let mut station = place.open();
    let people = ["Noé", "Lou", "Ana"].map(|name| profile(&mut station, name));
    let own = Players::new(people[0].clone(), Some(people[0].clone()));
    assert!(matches!(
        station.begin(lamps::scenario(), own, Vec::new()),
        Err(StationError::OwnWitness)
    ));
    let many = Players {
        doer: people[0].clone(),
        others: people[1..].to_vec(),
        witness: None,
    };
    assert!(matches!(
        station.begin(lamps::scenario(), many, Vec::new()),
        Err(StationError::TooManyPlayers { seats: 2 })
    ));
    let gone = Players::new(ProfileId("nobody".to_owned()), None);
    assert!(matches!(
        station.begin(lamps::scenario(), gone, Vec::new()),
        Err(StationError::NoSuchProfile)
    ));
}

#[test]
fn a_second_program_is_kept_out() {
    let place = Place::new();
    let station = place.open();
    assert!(matches!(
        Station::open(place.folder.path()),
        Err(StationError::AlreadyOpen)
    ));
    drop(station);
    place.open();
}

#[test]
fn a_row_of_the_witness_is_asked_of_who_has_been_one() {
    let place = Place::new();
    let mut station = place.open();
    let (debrief, [doer, _, witness]) = play(&mut station);
    let asked = |debrief: &Debrief| debrief.rows().iter().any(|row| row.id == "says_what_was_seen");
    assert!(!asked(&debrief), "it is not the doing of the one who was looked at");
    assert!(station.has_witnessed(&witness, "lamps") && !station.has_witnessed(&doer, "lamps"));
    assert!(!station.has_witnessed(&witness, "another"));
    // They swap.
    let players = Players::new(witness, Some(doer));
    let mut playing = station.begin(lamps::scenario(), players, Vec::new()).unwrap();
    playing.tick(&lamps::inputs(true, false)).unwrap();
    assert!(asked(&playing.finish().unwrap()));
}

#[test]
fn all_that_was_interrupted_is_listed_with_who_what_and_how_long_ago() {
    let place = Place::new();
    let mut station = place.open();
    let people = ["Noé", "Lou"].map(|name| profile(&mut station, name));
    for (day, doer) in people.iter().enumerate() {
        place.set_day(day as i64);
        let players = Players::new(doer.clone(), None);
        let mut playing = station.begin(lamps::scenario(), players, Vec::new()).unwrap();
        for _ in 0..30 {
            playing.tick(&lamps::inputs(true, false)).unwrap();
        }
    }
    drop(station);
    place.set_day(2);
    let station = place.open();
    let found: Vec<_> = station
        .interrupted()
        .into_iter()
        .map(|s| (s.players.doer, s.scenario, s.ago_s / DAY_S))
        .collect();
    let [noe, lou] = people;
    assert_eq!(found, [(lou, "lamps".to_owned(), 1), (noe, "lamps".to_owned(), 2)]);
}

/// Plays `ticks` of six seconds with the lamp lit, with or without a witness, and looks back.
fn play_lit(station: &mut Station, lit: std::ops::Range<u32>, witness: bool) -> crate::Debrief {
    let doer = profile(station, "Noé");
    let witness = witness.then(|| profile(station, "Ana"));
    let mut playing = station
        .begin_with_seed(lamps::scenario(), Players::new(doer, witness), Vec::new(), 7)
        .unwrap();
    for tick in 1..=360_u32 {
        playing.tick(&lamps::inputs(lit.contains(&tick), false)).unwrap();
    }
    playing.finish().unwrap()
}

/// Ticks in which it is lit, moments that gives, what is asked first and what stays folded.
type Case<'a> = (std::ops::Range<u32>, usize, &'a [&'a str], &'a [&'a str]);

#[test]
fn rows_asked_first_are_those_whose_occasion_came_whether_or_not_the_rule_held() {
    let ids = |rows: Vec<crate::RowView>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    // Lit, when; how many moments of `keeps_lit` that gives; what is asked first and what stays folded.
    let came = ["keeps_lit", "explains", "proud", "lights_and_explains"];
    let (none, flood) = (["explains", "proud"], ["signals_flood"]);
    let cases: [Case; 3] = [
        (60..180, 1, &came, &flood),
        (60..70, 0, &came, &flood),
        (0..0, 0, &none, &["keeps_lit", "signals_flood", "lights_and_explains"]),
    ];
    for (lit, moments, first, more) in cases {
        let place = Place::new();
        let mut station = place.open();
        let mut debrief = play_lit(&mut station, lit.clone(), true);
        let asked = debrief.asked();
        assert_eq!(ids(asked.first), first, "{lit:?}");
        assert_eq!(ids(asked.more), more, "{lit:?}");
        debrief.keep().unwrap();
        assert_eq!(debrief.seen().unwrap()[0].observations.len(), moments, "{lit:?}");
    }
}

#[test]
fn what_only_people_see_is_asked_where_people_were() {
    let place = Place::new();
    let mut station = place.open();
    let mut debrief = play_lit(&mut station, 60..180, false);
    let asked = debrief.asked();
    let all: Vec<_> = asked
        .first
        .iter()
        .chain(&asked.more)
        .map(|row| row.id.as_str())
        .collect();
    assert_eq!(all, ["keeps_lit", "proud", "lights_and_explains", "signals_flood"]);
    // Answers show where they were given.
    debrief.answer("proud", SelfAnswer::Yes).unwrap();
    assert_eq!(debrief.asked().first[1].answer, Some(SelfAnswer::Yes));
}

#[test]
fn exactly_what_leaves_is_said_before() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, _) = play(&mut station);
    assert!(matches!(
        debrief.leaving("light", Extent::Extracts),
        Err(StationError::NotYet(_))
    ));
    debrief.tell("J'ai allumé.").unwrap();
    debrief.answer("keeps_lit", SelfAnswer::NotThisTime).unwrap();
    debrief.answer("proud", SelfAnswer::NotThisTime).unwrap();
    debrief.keep().unwrap();
    let counts = |debrief: &crate::Debrief| {
        let leaving = debrief.leaving("light", Extent::Extracts).unwrap();
        assert_eq!(
            (leaving.pseudonym.as_str(), leaving.account, leaving.named),
            ("Noé", true, false)
        );
        [
            leaving.rows,
            leaving.moments,
            leaving.answers,
            leaving.words,
            leaving.people,
        ]
    };
    assert_eq!(counts(&debrief), [0; 5]);
    // A row whose only answer stays here does not leave.
    debrief.show_row("proud", true).unwrap();
    assert_eq!(counts(&debrief), [0; 5]);
    debrief.choose("keeps_lit", 60, true).unwrap();
    assert_eq!(counts(&debrief), [1, 1, 0, 0, 0]);
    debrief.say_later("keeps_lit", SelfAnswer::Yes).unwrap();
    debrief.say_words("keeps_lit", "J'ai tenu.").unwrap();
    debrief.show_row("explains", true).unwrap();
    assert_eq!(counts(&debrief), [2, 1, 1, 1, 1]);
    let receipt = ask(&mut debrief, Extent::Extracts, None).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = station.export_package(receipt.claim, folder.path()).unwrap();
    let package = package::read(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(package.selection.rows.len(), 2, "what was said is what left");
}

#[test]
fn an_own_answer_is_not_a_moment_for_a_badge() {
    let place = Place::new();
    let mut station = place.open();
    let (mut debrief, _) = play(&mut station);
    debrief.answer("keeps_lit", SelfAnswer::Yes).unwrap();
    debrief.keep().unwrap();
    let shown = |debrief: &crate::Debrief| debrief.badges().unwrap().remove(0).state.shown;
    debrief.show_row("keeps_lit", true).unwrap();
    assert!(shown(&debrief).is_empty(), "an own answer stands beside");
    debrief.choose("keeps_lit", 60, true).unwrap();
    assert_eq!(shown(&debrief), ["keeps_lit"]);
    debrief.show_row("explains", true).unwrap();
    assert_eq!(shown(&debrief), ["keeps_lit", "explains"], "what a person saw counts");
    debrief.show_people("explains", false).unwrap();
    assert_eq!(shown(&debrief), ["keeps_lit"]);
}

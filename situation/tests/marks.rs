//! Moments that rest on what people marked: a package holds the marks that they need, and no other.

use std::sync::Arc;

use simulation::{SeatInput, Tick};
use situation::journal::{End, Mark, MarkRole, Seen};
use situation::live::LiveSession;
use situation::observe::{Marked, Observation};
use situation::package::{self, Package, PackageError, PackageInput, Place, Recomputed, RecomputedMoment, disclosure};
use situation::record::Recording;
use situation::selection::{ChosenRow, Extent, Selection};
use situation::{Journal, Scenario};

use crate::scenarios::{handover, handover_session, key, selection};

/// The session of [`handover_session`] with people beside it, who mark at the given ticks.
fn watched(marks: &[(&str, u8, Tick)]) -> Recording {
    let mut live = LiveSession::start(handover(), 7, [7; 16]);
    let mut people = handover().template.pilot("ordinary", 7, 2).unwrap();
    let mut inputs = [SeatInput::default(); 2];
    let mut blocks = Vec::new();
    let mark = |live: &mut LiveSession| {
        let now = live.ticks();
        for (word, seat, effective) in marks.iter().filter(|(.., tick)| *tick == now) {
            live.mark(Mark {
                row: (*word).to_owned(),
                seat: *seat,
                role: MarkRole::Witness,
                seen: Seen::HelpsOthers,
                effective: *effective,
                recorded: 0,
            });
        }
    };
    mark(&mut live);
    while !live.is_over() {
        inputs.fill(SeatInput::default());
        people.act(live.run().activity(), &mut inputs);
        live.tick(&inputs).unwrap();
        mark(&mut live);
        blocks.extend(live.take_block());
    }
    while let Some(block) = live.finish() {
        blocks.push(block);
    }
    let journal = Journal {
        header: live.header().clone(),
        blocks,
        end: End::Interrupted { dropped_bytes: 0 },
    };
    Recording {
        journal,
        bytes: Vec::new(),
        observations: live.observations().to_vec(),
    }
}

/// Ticks at which the first seat presses when the bell names it.
fn presses() -> Vec<Tick> {
    let seen = handover_session().observations;
    let answers = seen.iter().filter(|o| o.row == "answers_bell" && o.seat == 0);
    answers.map(|o| o.to).collect()
}

fn built(journal: &Journal, selection: &Selection) -> Vec<u8> {
    let input = PackageInput {
        scenario: &handover(),
        journal,
        selection,
        identity: None,
        claim_id: [9; 16],
        created_unix_s: 1_700_000_000,
    };
    package::build(&input, &key()).unwrap()
}

fn confirmed(package: &Package, scenario: &Scenario) -> Vec<Observation> {
    let Recomputed::Rows(rows) = package::recompute(package, scenario).unwrap() else {
        panic!("the same program has the same revisions")
    };
    let moments = rows.into_iter().flat_map(|row| row.moments);
    moments
        .map(|moment| match moment {
            RecomputedMoment::Confirmed(seen) => seen,
            RecomputedMoment::NotRecomputed { .. } => panic!("{moment:?}"),
        })
        .collect()
}

fn marked(word: &str, seat: u8, effective: Tick) -> Marked {
    Marked {
        effective,
        word: word.to_owned(),
        seat,
    }
}

/// A selection of the first seat: rows with the attempts shown.
fn showing(recording: &Recording, rows: &[(&str, Tick)]) -> Selection {
    let mut shown = selection(recording, "handover", 0, &[]);
    shown.rows = rows
        .iter()
        .map(|(row, attempt)| ChosenRow {
            row: (*row).to_owned(),
            moments: vec![*attempt],
            self_first: None,
            self_later: None,
            words: String::new(),
            people: Vec::new(),
        })
        .collect();
    shown
}

#[test]
fn a_moment_that_rests_on_a_mark_is_confirmed_with_the_same_evidence() {
    let presses = presses();
    let recording = watched(&[("rephrases", 0, presses[1] - 40)]);
    let seen: Vec<&Observation> = recording
        .observations
        .iter()
        .filter(|o| o.row == "rephrases_first")
        .collect();
    assert_eq!(seen.len(), 1);
    assert_eq!((seen[0].attempt, seen[0].from), (presses[1], presses[1] - 40));
    assert_eq!(seen[0].marks, [marked("rephrases", 0, presses[1] - 40)]);
    let shown = showing(&recording, &[("rephrases_first", presses[1])]);
    let package = package::read(&built(&recording.journal, &shown)).unwrap();
    assert_eq!(package.version, package::PACKAGE_VERSION);
    assert_eq!(confirmed(&package, &handover()), [seen[0].clone()]);
    assert!(package.disclosed_s().0 < 2.0, "{:?}", package.disclosed_s());
}

#[test]
fn marks_that_no_chosen_moment_reads_are_in_no_package() {
    let presses = presses();
    let (first, second) = (presses[0], presses[2]);
    let recording = watched(&[
        ("rephrases", 0, first - 10),
        ("rephrases", 0, first - 5),
        // In the same stretch: a word that the rule does not read, and the other seat's.
        ("encourages", 0, first - 8),
        ("rephrases", 1, first - 8),
        // In another stretch, beside a moment whose rule reads no marks; and in none at all.
        ("rephrases", 0, second - 5),
        ("rephrases", 0, second + 200),
    ]);
    let bell = recording
        .observations
        .iter()
        .find(|o| o.row == "answers_bell" && o.to == second);
    let rows = [("rephrases_first", first), ("answers_bell", bell.unwrap().attempt)];
    let shown = showing(&recording, &rows);
    let bytes = built(&recording.journal, &shown);
    let package = package::read(&bytes).unwrap();
    let marks: Vec<&[Marked]> = package.segments.iter().map(|s| s.marks.as_slice()).collect();
    let read = [marked("rephrases", 0, first - 10), marked("rephrases", 0, first - 5)];
    assert_eq!(marks, [&read[..], &[]]);
    assert_eq!(confirmed(&package, &handover()).len(), 2);
    assert!(!bytes.windows(10).any(|w| w == b"encourages"));
    // Without the row that reads marks there is none, not even its word.
    let bytes = built(&recording.journal, &showing(&recording, &rows[1..]));
    assert!(!bytes.windows(9).any(|w| w == b"rephrases"));
    // The whole session with that row: its word for its seat, from beginning to end.
    let mut whole = shown;
    whole.extent = Extent::Whole;
    let package = package::read(&built(&recording.journal, &whole)).unwrap();
    let ticks: Vec<Tick> = package.segments[0].marks.iter().map(|mark| mark.effective).collect();
    assert_eq!(ticks, [first - 10, first - 5, second - 5, second + 200]);
    assert!(
        package.segments[0]
            .marks
            .iter()
            .all(|m| m.word == "rephrases" && m.seat == 0)
    );
    assert_eq!(confirmed(&package, &handover()).len(), 2);
}

#[test]
fn a_mark_about_a_time_before_the_first_tick_is_about_the_first() {
    let mut scenario = Scenario::clone(&handover());
    let press = presses()[0];
    // From the very beginning until the first press.
    let (loaded, diagnostics) = crate::scenarios::load(|name, content| {
        let content = content.replace("value: \"3 s\"", "value: \"10 s\"");
        assert!(name != "grid.ron" || content.contains("10 s"));
        Some(content.into_bytes())
    });
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    scenario.clone_from(&loaded.unwrap());
    let scenario = Arc::new(scenario);
    let mut recording = watched(&[("rephrases", 0, 0)]);
    recording.journal.header.scenario_hash = scenario.hash();
    let shown = showing(&recording, &[("rephrases_first", press)]);
    let input = PackageInput {
        scenario: &scenario,
        journal: &recording.journal,
        selection: &shown,
        identity: None,
        claim_id: [9; 16],
        created_unix_s: 0,
    };
    let package = package::read(&package::build(&input, &key()).unwrap()).unwrap();
    assert_eq!(package.segments[0].marks, [marked("rephrases", 0, 1)]);
    let seen = confirmed(&package, &scenario);
    assert_eq!((seen[0].from, seen[0].attempt), (1, press));
}

#[test]
fn an_altered_mark_is_refused_by_the_signature() {
    let press = presses()[0];
    let recording = watched(&[("rephrases", 0, press - 20)]);
    let shown = showing(&recording, &[("rephrases_first", press)]);
    let bytes = built(&recording.journal, &shown);
    let word = bytes.windows(10).rposition(|w| w == b"\x09rephrases").unwrap();
    for at in word - 2..bytes.len() {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        let place = Place::Marks;
        assert_eq!(
            package::read(&altered),
            Err(PackageError::Altered { place }),
            "byte {at}"
        );
    }
}

#[test]
fn what_will_be_disclosed_is_said_before() {
    let presses = presses();
    let recording = watched(&[("rephrases", 0, presses[1] - 40), ("rephrases", 0, presses[1] - 30)]);
    let bell = recording
        .observations
        .iter()
        .find(|o| o.row == "answers_bell" && o.seat == 0);
    let rows = [("rephrases_first", presses[1]), ("answers_bell", bell.unwrap().attempt)];
    let mut shown = showing(&recording, &rows);
    let said = |selection: &Selection| {
        disclosure(&handover(), &recording.journal, selection, &recording.observations).unwrap()
    };
    let package = package::read(&built(&recording.journal, &shown)).unwrap();
    let extracts = said(&shown);
    let seconds = |ticks: Tick| f64::from(ticks) / 60.0;
    assert_eq!(
        (seconds(extracts.disclosed), seconds(extracts.ticks)),
        package.disclosed_s()
    );
    assert!(!extracts.is_whole());
    assert_eq!(extracts.marks, 2);
    assert_eq!(extracts.moments.iter().map(|m| m.marks).collect::<Vec<_>>(), [2, 0]);
    assert_eq!(
        extracts.moments.iter().map(|m| m.ticks).sum::<Tick>(),
        extracts.disclosed
    );
    shown.extent = Extent::Whole;
    assert!(said(&shown).is_whole());
    shown.rows[0].moments[0] += 1;
    let unknown = disclosure(&handover(), &recording.journal, &shown, &recording.observations);
    assert!(matches!(unknown, Err(PackageError::MomentNotGiven { .. })));
}

#[test]
fn whoever_marks_whatever_the_bridge_finds_what_the_station_saw() {
    let last = handover_session().journal.ticks();
    let mut dice = 1_u64;
    let mut roll = move |sides: u32| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((dice >> 33) % u64::from(sides)) as u32
    };
    let mut moments = 0;
    for _ in 0..60 {
        let marks: Vec<(&str, u8, Tick)> = (0..roll(12))
            .map(|_| {
                let word = ["rephrases", "encourages"][roll(2) as usize];
                (word, roll(2) as u8, roll(last + 1))
            })
            .collect();
        let recording = watched(&marks);
        let own = recording.observations.iter().filter(|o| o.seat == 0);
        let expected: Vec<Observation> = own.filter(|_| roll(3) > 0).cloned().collect();
        let mut shown = showing(&recording, &[]);
        for seen in &expected {
            let row = shown.rows.iter_mut().find(|row| row.row == seen.row);
            match row {
                Some(row) => row.moments.push(seen.attempt),
                None => shown
                    .rows
                    .extend(showing(&recording, &[(&seen.row, seen.attempt)]).rows),
            }
        }
        if roll(4) == 0 {
            shown.extent = Extent::Whole;
        }
        let package = package::read(&built(&recording.journal, &shown)).unwrap();
        let mut found = confirmed(&package, &handover());
        found.sort_by_key(|o| (o.attempt, o.row.clone()));
        let mut expected = expected;
        expected.sort_by_key(|o| (o.attempt, o.row.clone()));
        assert_eq!(found, expected, "{marks:?}");
        moments += found.iter().filter(|o| !o.marks.is_empty()).count();
        let all = package.segments.iter().flat_map(|s| &s.marks);
        assert!(
            all.clone()
                .all(|mark| (mark.word.as_str(), mark.seat) == ("rephrases", 0)),
            "{marks:?}"
        );
    }
    assert!(moments > 20, "{moments} moments rest on marks");
}

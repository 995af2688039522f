//! Evidence packages: whole or refused, and nothing in them that was not chosen.

use std::collections::BTreeSet;
use std::sync::Arc;

use situation::clip::Clip;
use situation::journal::{Mark, MarkRole, Seen};
use situation::live::LiveSession;
use situation::package::{self, NotRecomputed, PackageError, PackageInput, Place, Recomputed, RecomputedMoment};
use situation::record::{Recording, record};
use situation::requirement::requirement_state;
use situation::rule::{Segment, reference};
use situation::selection::{Extent, Selection, SelfAnswer};
use situation::waypoints::Waypoints;
use situation::{Journal, Scenario};

use crate::scenarios::{handover, handover_session, key, premier_vol, selection};

fn built(scenario: &Scenario, journal: &Journal, selection: &Selection) -> Result<Vec<u8>, PackageError> {
    let input = PackageInput {
        scenario,
        journal,
        selection,
        identity: None,
        claim_id: [9; 16],
        created_unix_s: 1_700_000_000,
    };
    package::build(&input, &key())
}

fn confirmed(recomputed: &Recomputed) -> Vec<(&str, u32)> {
    let Recomputed::Rows(rows) = recomputed else {
        panic!("{recomputed:?}")
    };
    rows.iter()
        .flat_map(|row| &row.moments)
        .filter_map(|moment| match moment {
            RecomputedMoment::Confirmed(o) => Some((o.row.as_str(), o.attempt)),
            RecomputedMoment::NotRecomputed { .. } => None,
        })
        .collect()
}

#[test]
fn extracts_are_confirmed_and_hold_little() {
    let (scenario, recording) = (handover(), handover_session());
    let selection = selection(&recording, "handover", 0, &["answers_bell", "waits_while_other"]);
    let package = package::read(&built(&scenario, &recording.journal, &selection).unwrap()).unwrap();
    assert_eq!(package.selection, selection);
    assert_eq!(package.claim_id, [9; 16]);
    assert_eq!(package.station, key().verifying_key());
    let expected: Vec<(&str, u32)> = selection.rows.iter().map(|r| (r.row.as_str(), r.moments[0])).collect();
    assert_eq!(confirmed(&package::recompute(&package, &scenario).unwrap()), expected);
    let (shown, whole) = package.disclosed_s();
    assert!(shown > 0.0 && shown < whole / 2.0, "{shown} of {whole}");
}

#[test]
fn the_whole_session_is_confirmed() {
    let (scenario, recording) = (handover(), handover_session());
    let mut selection = selection(&recording, "handover", 1, &["answers_bell"]);
    selection.extent = Extent::Whole;
    selection.rows[0].moments = recording
        .observations
        .iter()
        .filter(|o| o.seat == 1 && o.row == "answers_bell")
        .map(|o| o.attempt)
        .collect();
    let package = package::read(&built(&scenario, &recording.journal, &selection).unwrap()).unwrap();
    assert_eq!(package.segments.len(), 1);
    assert_eq!(package.disclosed_s().0, package.disclosed_s().1);
    let count = selection.rows[0].moments.len();
    assert!(count > 1);
    assert_eq!(
        confirmed(&package::recompute(&package, &scenario).unwrap()).len(),
        count
    );
}

#[test]
fn every_flipped_bit_is_refused() {
    let (scenario, recording) = (handover(), handover_session());
    let selection = selection(&recording, "handover", 0, &["answers_bell"]);
    let bytes = built(&scenario, &recording.journal, &selection).unwrap();
    let mut places = BTreeSet::new();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << bit;
            match package::read(&altered) {
                Err(PackageError::Altered { place }) => {
                    places.insert(place.word());
                }
                Err(PackageError::NotAPackage) => assert!(at < 8),
                Err(PackageError::Version { .. }) => assert!(at == 8 || at == 9),
                other => panic!("byte {at} bit {bit}: {other:?}"),
            }
        }
    }
    // Every part that has bytes is named. Nothing was sealed here but the one byte that says so.
    let all = [
        "seal",
        "claim",
        "header",
        "manifest",
        "selection",
        "identity",
        "commitments",
        "segments",
        "marks",
    ];
    assert!(all.iter().all(|place| places.contains(place)), "{places:?}");
}

#[test]
fn cut_short_or_longer_it_is_refused() {
    let (scenario, recording) = (handover(), handover_session());
    let selection = selection(&recording, "handover", 0, &["answers_bell"]);
    let bytes = built(&scenario, &recording.journal, &selection).unwrap();
    for cut in 0..bytes.len() {
        assert!(package::read(&bytes[..cut]).is_err(), "{cut}");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(package::read(&longer), Err(PackageError::Altered { place: Place::End }));
    assert_eq!(
        package::read(&vec![0; package::MAX_PACKAGE_BYTES + 1]),
        Err(PackageError::TooLarge)
    );
    assert_eq!(package::read(b""), Err(PackageError::NotAPackage));
}

/// What a curious reader of a package can find of `row`: all rows evaluated over all that is disclosed, from
/// every disclosed start on.
fn found_of(scenario: &Scenario, package: &package::Package, seat: u8, row: &str) -> Vec<u32> {
    let rows = scenario.rows.of_seat(seat).unwrap();
    let index = scenario.rows.index(row).unwrap();
    let mut found = Vec::new();
    for segment in &package.segments {
        let clip = Clip::of_package(scenario, package, segment.first_tick(), segment.last_tick()).unwrap();
        let mut run = clip.run().unwrap();
        let width = rows.sample_len();
        let mut stretch = Segment::new(segment.first_tick(), segment.first_block == 0, width);
        let mut sample = vec![simulation::Fixed::ZERO; width];
        let mut events = Vec::new();
        for inputs in clip.inputs() {
            run.step(inputs, &mut events);
            run.activity().sample(&mut sample);
            stretch.push(&sample, &events);
        }
        found.extend(
            reference::moments(rows, index, &stretch)
                .into_iter()
                .map(|moment| moment.attempt),
        );
    }
    found
}

#[test]
fn a_clip_is_the_same_wherever_its_steps_began() {
    let (scenario, recording) = (premier_vol(), flight());
    let mut shown = selection(&recording, "premier-vol", 0, &["lands_on_call", "posts_in_order"]);
    for extent in [Extent::Whole, Extent::Extracts] {
        shown.extent = extent;
        let package = package::read(&built(&scenario, &recording.journal, &shown).unwrap()).unwrap();
        let mut ways = Waypoints::of(&scenario, &package).unwrap();
        let mut clips = 0;
        // Later ones first, so that what was stepped past for one is used for another.
        for segment in package.segments.iter().rev() {
            let (first, last) = (segment.first_tick(), segment.last_tick());
            for from in [last, u32::midpoint(first, last), first, first + (last - first) / 3] {
                let to = (from + 50).min(last);
                let clip = ways.clip(from, to).unwrap();
                let whole = Clip::of_package(&scenario, &package, first, to)
                    .unwrap()
                    .at_its_end()
                    .unwrap();
                let end = clip.at_its_end().unwrap();
                assert_eq!((clip.from(), clip.to(), end.tick()), (from, to, whole.tick()));
                assert_eq!(end.activity().encode(), whole.activity().encode(), "{from} to {to}");
                clips += 1;
            }
        }
        assert!(clips >= 4);
        assert!(ways.clip(package.ticks + 1, package.ticks + 2).is_err());
    }
}

fn flight() -> Recording {
    record(premier_vol(), "ordinary", 3, [3; 16]).unwrap()
}

#[test]
fn a_hidden_row_cannot_be_recomputed_from_what_was_sent() {
    let (scenario, recording) = (premier_vol(), flight());
    let shown = selection(&recording, "premier-vol", 0, &["lands_on_call"]);
    let bytes = built(&scenario, &recording.journal, &shown).unwrap();
    let package = package::read(&bytes).unwrap();
    assert_eq!(confirmed(&package::recompute(&package, &scenario).unwrap()).len(), 1);
    assert_eq!(found_of(&scenario, &package, 0, "lands_on_call").len(), 1);
    let mut hidden = 0;
    for row in [
        "treats_anomaly",
        "waits_for_green",
        "posts_in_order",
        "says_or_adapts",
        "steadies_after_gust",
    ] {
        assert!(recording.observations.iter().any(|o| o.row == row), "{row} was lived");
        assert_eq!(
            found_of(&scenario, &package, 0, row),
            Vec::<u32>::new(),
            "{row} is hidden"
        );
        // Nor can its inputs be had: no disclosed block is one of its moment.
        for o in recording.observations.iter().filter(|o| o.row == row) {
            assert!(package.segments.iter().all(|s| !s.contains(o.from)));
            assert!(Clip::of_package(&scenario, &package, o.from, o.from + 10).is_err());
            hidden += 1;
        }
        assert!(!bytes.windows(row.len()).any(|w| w == row.as_bytes()), "{row} is named");
    }
    assert!(hidden > 4);
}

#[test]
fn digests_of_hidden_blocks_say_nothing_even_to_who_guesses_them() {
    let (scenario, recording) = (handover(), handover_session());
    let selection = selection(&recording, "handover", 0, &["answers_bell"]);
    let one = built(&scenario, &recording.journal, &selection).unwrap();
    let two = built(&scenario, &recording.journal, &selection).unwrap();
    // The same session twice: no 16 bytes of one table stand in the other, so nothing can be held against it.
    let start = |bytes: &[u8]| bytes.len() - recording.journal.blocks.len() * 64;
    let windows: BTreeSet<&[u8]> = one[start(&one) / 2..].windows(16).collect();
    let table_two = &two[start(&two) / 2..];
    let common = table_two.windows(16).filter(|w| windows.contains(w)).count();
    // What both share is what was chosen to be shown: the disclosed blocks and their start, far less than a
    // digest per hidden block.
    let package = package::read(&one).unwrap();
    let disclosed: usize = package.segments.iter().map(|s| s.blocks.len()).sum();
    assert!(disclosed * 4 < recording.journal.blocks.len());
    assert!(common < disclosed * 200 + 2_000, "{common}");
    // State hashes of hidden blocks are in no package.
    for block in &recording.journal.blocks {
        let is_disclosed = package.segments.iter().any(|s| s.contains(block.first_tick()));
        assert_eq!(
            one.windows(32).any(|w| w == block.state_hash),
            is_disclosed,
            "block {}",
            block.index
        );
    }
}

#[test]
fn answers_that_stay_on_the_station_never_go_out() {
    let (scenario, recording) = (handover(), handover_session());
    let mut selection = selection(&recording, "handover", 0, &["answers_bell", "waits_while_other"]);
    selection.rows[0].self_first = Some(SelfAnswer::NotThisTime);
    selection.rows[0].self_later = Some(SelfAnswer::Yes);
    selection.rows[1].moments.clear();
    selection.rows[1].self_first = Some(SelfAnswer::DontKnow);
    selection.rows[1].words = "not for others".to_owned();
    let bytes = built(&scenario, &recording.journal, &selection).unwrap();
    let package = package::read(&bytes).unwrap();
    assert_eq!(package.selection.rows.len(), 1);
    assert_eq!(package.selection.rows[0].self_first, None);
    assert_eq!(package.selection.rows[0].self_later, Some(SelfAnswer::Yes));
    assert!(!bytes.windows(14).any(|w| w == b"not for others"));
}

#[test]
fn marks_go_out_only_where_they_were_chosen() {
    let scenario = handover();
    let mut live = LiveSession::start(Arc::clone(&scenario), 7, [7; 16]);
    let mut pilot = scenario.template.pilot("ordinary", 7, 2).unwrap();
    let mut blocks = Vec::new();
    let mark = |seat, seen| Mark {
        row: "rephrases".to_owned(),
        seat,
        role: MarkRole::Witness,
        seen,
        effective: 20,
        recorded: 0,
    };
    while !live.is_over() {
        let mut inputs = [simulation::SeatInput::default(); 2];
        pilot.act(live.run().activity(), &mut inputs);
        live.tick(&inputs).unwrap();
        if live.ticks() == 25 {
            live.mark(mark(0, Seen::Seen));
            live.mark(mark(1, Seen::HelpsOthers));
        }
        blocks.extend(live.take_block());
    }
    while let Some(block) = live.finish() {
        blocks.push(block);
    }
    let journal = Journal {
        header: live.header().clone(),
        blocks,
        end: situation::journal::End::Interrupted { dropped_bytes: 0 },
    };
    let recording = Recording {
        journal,
        bytes: Vec::new(),
        observations: live.observations().to_vec(),
    };
    let mut shown = selection(&recording, "handover", 0, &["answers_bell", "rephrases"]);
    shown.extent = Extent::Whole;
    shown.rows[1].people = vec![(MarkRole::Witness, Seen::Seen, 20)];
    let package = package::read(&built(&scenario, &recording.journal, &shown).unwrap()).unwrap();
    assert!(
        package
            .segments
            .iter()
            .flat_map(|s| &s.blocks)
            .all(|b| b.marks.is_empty())
    );
    let Recomputed::Rows(rows) = package::recompute(&package, &scenario).unwrap() else {
        panic!()
    };
    assert_eq!(rows[1].not_recomputed, Some(NotRecomputed::SeenByPeople));
    assert_eq!(
        requirement_state(scenario.badge("handover").unwrap(), &shown).witness,
        Some(true)
    );
    // Somebody else's mark, or one that was never made, cannot be shown.
    shown.rows[1].people = vec![(MarkRole::Witness, Seen::HelpsOthers, 20)];
    let refused = built(&scenario, &recording.journal, &shown);
    assert_eq!(
        refused,
        Err(PackageError::UnknownChoice {
            found: "rephrases".to_owned()
        })
    );
}

#[test]
fn what_cannot_be_chosen_is_said() {
    let (scenario, recording) = (handover(), handover_session());
    let good = selection(&recording, "handover", 0, &["answers_bell"]);
    let refused = |edit: &dyn Fn(&mut Selection)| {
        let mut selection = good.clone();
        edit(&mut selection);
        built(&scenario, &recording.journal, &selection).unwrap_err()
    };
    let unknown = |found: &str| PackageError::UnknownChoice {
        found: found.to_owned(),
    };
    assert_eq!(refused(&|s| s.badge.0 = "other".to_owned()), unknown("other"));
    assert_eq!(refused(&|s| s.badge.1 = 2), unknown("handover"));
    assert_eq!(refused(&|s| s.seat = 2), unknown("3"));
    assert_eq!(refused(&|s| s.rows[0].row = "other".to_owned()), unknown("other"));
    let not_given = PackageError::MomentNotGiven {
        row: "answers_bell".to_owned(),
        attempt: 2,
    };
    assert_eq!(refused(&|s| s.rows[0].moments = vec![2]), not_given);
    // The other seat's moments are not this seat's.
    assert!(matches!(refused(&|s| s.seat = 1), PackageError::MomentNotGiven { .. }));
}

#[test]
fn another_revision_is_not_recomputed_and_not_called_altered() {
    let (scenario, recording) = (handover(), handover_session());
    let selection = selection(&recording, "handover", 0, &["answers_bell"]);
    let package = package::read(&built(&scenario, &recording.journal, &selection).unwrap()).unwrap();
    let mut newer = Scenario::clone(&scenario);
    newer.activity_revision += 1;
    let Recomputed::NotSameRevision { have, need } = package::recompute(&package, &newer).unwrap() else {
        panic!()
    };
    assert_eq!((have.simulation, need.simulation), (2, 1));
    let mut other = Scenario::clone(&scenario);
    other.manifest.files.insert("more.txt".to_owned(), [0; 32]);
    let error = package::recompute(&package, &other).unwrap_err();
    assert_eq!(error.code(), "situation-replay-other-scenario");
}

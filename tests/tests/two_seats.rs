//! Nothing outside the flight's own modules assumes flight: an activity with two seats and no movement goes
//! from files to a package that is confirmed, for each of the two who lived it.

use std::sync::Arc;

use ed25519_dalek::SigningKey;
use end_to_end::handover::{FILES, HandoverKind};
use situation::journal::{End, Mark, MarkRole, Seen, encode_header, read_journal};
use situation::library::Library;
use situation::live::LiveSession;
use situation::package::{self, PackageInput, Recomputed, RecomputedMoment};
use situation::replay::replay;
use situation::requirement::requirement_state;
use situation::selection::{ChosenRow, Extent, Selection, SelfAnswer};
use situation::{Journal, Scenario};

/// The library of a folder in which only `handover` stands.
pub(crate) fn library() -> Library {
    let folder = tempfile::tempdir().expect("a folder");
    let scenario = folder.path().join("handover");
    std::fs::create_dir(&scenario).expect("a folder");
    for (name, content) in FILES {
        std::fs::write(scenario.join(name), content).expect("a file");
    }
    let (library, diagnostics) = Library::load(folder.path(), &simulation::builtin().with(&HandoverKind));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    library
}

/// Two people play; somebody watches the first of them. The bytes of the closed journal.
fn lived(scenario: &Arc<Scenario>, key: &SigningKey) -> Vec<u8> {
    let mut live = LiveSession::start(Arc::clone(scenario), 5, [5; 16]);
    let mut writer = situation::journal::JournalWriterState::new(live.header());
    let mut bytes = encode_header(live.header());
    let mut people = scenario.template.pilot("ordinary", 5, 2).expect("a pilot");
    let mut inputs = [simulation::SeatInput::default(); 2];
    while !live.is_over() {
        inputs.fill(simulation::SeatInput::default());
        people.act(live.run().activity(), &mut inputs);
        live.tick(&inputs).expect("a tick");
        if live.ticks() == 200 {
            live.mark(Mark {
                row: "rephrases".to_owned(),
                seat: 0,
                role: MarkRole::Witness,
                seen: Seen::WithHelp,
                effective: 190,
                recorded: 200,
            });
        }
        while let Some(block) = live.take_block() {
            bytes.extend(writer.encode_block(&block));
        }
    }
    while let Some(block) = live.finish() {
        bytes.extend(writer.encode_block(&block));
    }
    assert!(!live.observations().is_empty());
    bytes.extend(writer.encode_seal(key));
    bytes
}

fn selection(scenario: &Scenario, journal: &Journal, seat: u8) -> Selection {
    let seen = replay(scenario, journal).expect("the session replays").observations;
    let row = |id: &str| ChosenRow {
        row: id.to_owned(),
        moments: seen
            .iter()
            .filter(|o| o.seat == seat && o.row == id)
            .map(|o| o.attempt)
            .take(2)
            .collect(),
        self_first: Some(SelfAnswer::Yes),
        self_later: None,
        words: "J'écoutais la cloche.".to_owned(),
        people: Vec::new(),
    };
    let mut rows = vec![row("answers_bell"), row("waits_while_other")];
    assert!(rows.iter().all(|r| r.moments.len() == 2), "{rows:?}");
    let marks = journal.marks().filter(|m| m.seat == seat);
    let people: Vec<_> = marks.map(|m| (m.role, m.seen, m.effective)).collect();
    rows.push(ChosenRow {
        people,
        ..row("rephrases")
    });
    Selection {
        seat,
        badge: ("handover".to_owned(), 1),
        rows,
        extent: Extent::Extracts,
        account: "On s'est passé la main.".to_owned(),
        named: "J'écoute l'autre.".to_owned(),
        pseudonym: ["Mésange", "Pinson"][usize::from(seat)].to_owned(),
        language: "fr".to_owned(),
    }
}

#[test]
fn each_of_two_shows_their_own_moments() {
    let library = library();
    let scenario = library.by_id("handover").expect("the scenario");
    let key = SigningKey::from_bytes(&[3; 32]);
    let journal = read_journal(&lived(scenario, &key)).expect("a journal");
    assert_eq!(
        journal.end,
        End::Closed {
            station: key.verifying_key().to_bytes()
        }
    );

    let mut attempts = Vec::new();
    for seat in 0..2 {
        let selection = selection(scenario, &journal, seat);
        let state = requirement_state(scenario.badge("handover").expect("the badge"), &selection);
        assert!(state.rows_are_there());
        assert_eq!((state.account, state.witness), (Some(true), Some(seat == 0)));
        let input = PackageInput {
            scenario,
            journal: &journal,
            selection: &selection,
            identity: None,
            claim_id: [seat; 16],
            created_unix_s: 0,
        };
        let bytes = package::build(&input, &key).expect("a package");
        let package = package::read(&bytes).expect("an intact package");
        let known = library
            .by_hash(&package.header.scenario_hash)
            .expect("a known scenario");
        let Recomputed::Rows(rows) = package::recompute(&package, known).expect("the same moments") else {
            panic!("the same program has the same revisions");
        };
        for moment in rows.iter().flat_map(|row| &row.moments) {
            let RecomputedMoment::Confirmed(observation) = moment else {
                panic!("{moment:?}")
            };
            assert_eq!(observation.seat, seat);
            attempts.push((observation.row.clone(), observation.attempt));
        }
        assert_eq!(rows.iter().map(|r| r.moments.len()).collect::<Vec<_>>(), [2, 2, 0]);
        let (shown, whole) = package.disclosed_s();
        assert!(shown < whole, "{shown} of {whole}");
    }
    // What one answers, the other waits for: the same bells, never the same moments.
    let count = attempts.len();
    attempts.sort();
    attempts.dedup();
    assert_eq!(attempts.len(), count);
}

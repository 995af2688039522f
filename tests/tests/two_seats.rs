//! Nothing outside the flight's own modules assumes flight: an activity with two seats and no movement goes
//! from files to a package that is confirmed, for each of the two who lived it.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use authoring::demo::pedagogue::Pedagogue;
use ed25519_dalek::SigningKey;
use end_to_end::handover::{FILES, HandoverKind};
use issuer_bridge::{Application, Bootstrap, Config};
use simulation::{Registry, SeatInput};
use situation::journal::{End, Mark, MarkRole, Seen, encode_header, read_journal};
use situation::library::Library;
use situation::live::LiveSession;
use situation::package::{self, PackageInput, Recomputed, RecomputedMoment};
use situation::replay::replay;
use situation::requirement::requirement_state;
use situation::selection::{ChosenRow, Extent, Selection, SelfAnswer};
use situation::{Journal, Scenario};
use station::{Picture, Players, Station};

use crate::verifier;

/// Writes the scenario below `folder`.
fn write_scenario(folder: &Path) {
    let scenario = folder.join("handover");
    std::fs::create_dir_all(&scenario).expect("a folder");
    for (name, content) in FILES {
        std::fs::write(scenario.join(name), content).expect("a file");
    }
}

fn registry() -> Registry {
    simulation::builtin().with(&HandoverKind)
}

/// The library of a folder in which only `handover` stands.
pub(crate) fn library() -> Library {
    let folder = tempfile::tempdir().expect("a folder");
    write_scenario(folder.path());
    let (library, diagnostics) = Library::load(folder.path(), &registry());
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

const PASSWORD: &str = "une-phrase-assez-longue";

/// A bridge that knows the activity, in a thread of its own for as long as the test runs; its address.
fn bridge(folder: &Path, scenarios: &Path, offer: &Path) -> String {
    let mut config = Config::new(folder.to_path_buf());
    config.address = SocketAddr::from(([127, 0, 0, 1], 0));
    config.scenarios = Some(scenarios.to_path_buf());
    config.registry = registry();
    config.offer_file = Some(offer.to_path_buf());
    config.bootstrap = Some(Bootstrap {
        organisation: "Tiers-lieu d'essai".to_owned(),
        name: "Camille".to_owned(),
        email: None,
        password: PASSWORD.to_owned(),
    });
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let application = Application::build(&config).await.expect("a bridge");
            tell.send(application.address()).expect("the test waits");
            application.run_until(std::future::pending()).await;
        });
    });
    told.recv_timeout(Duration::from_mins(1)).expect("the bridge listens")
}

#[test]
fn the_second_of_two_goes_the_whole_way_to_a_badge() {
    let work = tempfile::tempdir().expect("a folder");
    let scenarios = work.path().join("scenarios");
    write_scenario(&scenarios);
    let offer = work.path().join("offer.json");
    let address = bridge(&work.path().join("bridge"), &scenarios, &offer);
    let (library, _) = Library::load(&scenarios, &registry());
    let scenario = library.by_id("handover").expect("the scenario");

    let mut station = Station::open(&work.path().join("station")).expect("a station");
    let paired = Station::read_offer(&offer).and_then(|offer| station.pair(&offer, "Poste 1"));
    paired.expect("paired both ways");
    let first = station
        .create_profile("Pinson", Picture::Kite, None)
        .expect("a profile");
    let second = station
        .create_profile("Mésange", Picture::Drum, None)
        .expect("a profile");
    let players = Players {
        others: vec![second.clone()],
        ..Players::new(first.clone(), None)
    };
    let mut playing = station
        .begin_with_seed(Arc::clone(scenario), players, Vec::new(), 5)
        .expect("a session");
    let mut people = scenario.template.pilot("ordinary", 5, 2).expect("a pilot");
    let mut inputs = [SeatInput::default(); 2];
    let mark = |row: &str, effective| Mark {
        row: row.to_owned(),
        seat: 1,
        role: MarkRole::Witness,
        seen: Seen::OftenAlone,
        effective,
        recorded: effective,
    };
    let mut marked = None;
    while !playing.live().is_over() {
        inputs.fill(SeatInput::default());
        people.act(playing.live().run().activity(), &mut inputs);
        // Somebody watches the second of them, who says it again before the first press, and encourages later.
        if inputs[1].choice != 0 && marked.is_none() {
            marked = Some(playing.live().ticks() + 1);
            playing.mark(mark("rephrases", playing.live().ticks()));
        }
        playing.tick(&inputs).expect("a tick");
    }
    playing.mark(mark("encourages", playing.live().ticks()));
    let session = playing.session();
    playing.finish().expect("sealed");

    let mut debrief = station
        .look_back(session, &second, Arc::clone(scenario))
        .expect("looking back");
    debrief.tell("On s'est passé la main.").expect("told");
    debrief.name_it("J'écoute l'autre.").expect("named");
    assert!(debrief.seen().is_err(), "nothing is shown before the answers are kept");
    debrief.keep().expect("kept");
    let rows = debrief.seen().expect("shown now");
    debrief.to_claim(true).expect("on to the claim");
    let seen = rows.iter().filter_map(|row| Some((row, row.observations.first()?)));
    let mut shown = 0;
    for (row, moment) in seen {
        assert_eq!(moment.seat, 1, "the second seat's own moments");
        debrief.choose(&row.row, moment.attempt, true).expect("chosen");
        if row.row == "rephrases_first" {
            assert_eq!(Some(moment.attempt), marked, "the press that came after the mark");
        }
        shown += 1;
    }
    assert_eq!(shown, 3, "answering, waiting, saying it again first");
    let leaves = debrief.disclosure("handover", Extent::Extracts).expect("said before");
    assert_eq!((leaves.marks, leaves.is_whole()), (1, false));
    // What leaves shows the first at the bell as well: not without their yes.
    assert!(debrief.ask("handover", Extent::Extracts, None).is_err());
    let beside = debrief.to_be_asked("handover", Extent::Extracts).expect("known");
    assert_eq!(beside, std::slice::from_ref(&first));
    debrief.agree(&first, "handover", Extent::Extracts).expect("agreed");
    let receipt = debrief.ask("handover", Extent::Extracts, None).expect("asked");
    // Nobody takes it back.
    station.send_now();

    let mut pedagogue = Pedagogue::enter(&address, "Camille", PASSWORD).expect("let in");
    let claim = until(|| pedagogue.inbox().expect("an inbox").into_iter().next());
    let page = pedagogue.read(&claim).expect("a page");
    assert!(page.contains("On s&#39;est passé la main.") || page.contains("On s'est passé la main."));
    // All three were found again by the bridge, the one whose rule reads a mark with it.
    assert!(
        page.contains("recalculé ici") && !page.contains("pas recalculé"),
        "{page}"
    );
    assert_eq!(page.matches("marque d").count(), 1, "{page}");
    assert!(
        page.contains("Je redis avec mes mots.") && !page.contains("encourage"),
        "{page}"
    );
    pedagogue.issue(&claim, "Vous vous êtes écoutés.").expect("issued");
    station.watch_claims(true);
    until(|| {
        station.send_now();
        station
            .claims(&second)
            .into_iter()
            .find(|c| c.claim == receipt.claim && c.badge_here)
    });
    let files = station.export_badge(receipt.claim, work.path()).expect("a badge");
    let json = files
        .iter()
        .find(|f| f.extension().is_some_and(|e| e == "json"))
        .expect("its JSON");
    let badge = std::fs::read_to_string(json).expect("text");
    let now = jiff::Timestamp::now().to_string();
    let at_hand = verifier::AtHand {
        now: &now,
        ..verifier::AtHand::default()
    };
    assert_eq!(verifier::verdicts(&[badge], &at_hand), ["verified"]);
}

/// Asks again until there is an answer, a minute at most.
fn until<T>(mut ask: impl FnMut() -> Option<T>) -> T {
    for _ in 0..300 {
        if let Some(found) = ask() {
            return found;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    panic!("nothing came within a minute");
}

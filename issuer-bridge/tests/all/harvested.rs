//! « Récolte »: a stick between real stations and a bridge that they cannot reach.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use simulation::SeatInput;
use situation::answers::{AnswersError, ClaimAnswer, Reader, SignedAnswer, claim_name};
use situation::package::MAX_PACKAGE_BYTES;
use situation::scenario::Scenario;
use situation::selection::Extent;
use situation::wire::ClaimState;
use station::{ClaimRecord, Delivery, Harvest, Picture, Players, ProfileId, Receipt, Station};
use tempfile::TempDir;

use crate::client::Form;
use crate::command::{bridge, said};
use crate::world::{FLIGHT, World, offer_for, ordinary, package_of, selection, some_rows, station_key};

/// A PC where somebody played and asked.
struct Pc {
    station: Station,
    learner: ProfileId,
    receipt: Option<Receipt>,
    _folder: TempDir,
}

impl Pc {
    fn linked(world: &World, name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut station = Station::open(folder.path()).unwrap();
        station.pair(&offer_for(&mut world.pedagogue()), name).unwrap();
        let learner = station.create_profile("Lune", Picture::Kite, None).unwrap();
        Self {
            station,
            learner,
            receipt: None,
            _folder: folder,
        }
    }

    fn ask(&mut self) {
        let players = Players::new(self.learner.clone(), None);
        let scenario = Arc::clone(&FLIGHT.scenario);
        let mut playing = self.station.begin_with_seed(scenario, players, Vec::new(), 7).unwrap();
        for _ in 0..180 {
            playing.tick(&[SeatInput::default()]).unwrap();
        }
        let mut debrief = playing.finish().unwrap();
        debrief.tell("J'ai regardé le drone.").unwrap();
        debrief.keep().unwrap();
        self.receipt = Some(debrief.ask("premier-vol", Extent::Whole, None).unwrap());
    }

    fn claim(&self) -> ClaimRecord {
        self.station.claims(&self.learner).remove(0)
    }

    /// The page of its claim at the bridge.
    fn page(&self) -> String {
        let digest = Sha256::digest(self.claim().claim.to_string());
        format!("/claims/{}", hex(&digest[..16]))
    }

    /// The field that has it answered.
    fn field(&self) -> String {
        field_of(&self.station.public_key())
    }
}

fn field_of(key: &[u8; 32]) -> String {
    format!("station-{}", hex(key))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// Two PCs that asked after the bridge had gone to where they cannot reach it.
fn venue() -> (World, [Pc; 2]) {
    let world = World::new();
    let mut pcs = ["Poste 1", "Poste 2"].map(|name| Pc::linked(&world, name));
    let folder = Arc::clone(&world.folder);
    drop(world);
    for pc in &mut pcs {
        pc.ask();
    }
    (World::over(folder, |_| {}).unwrap(), pcs)
}

fn answers_on(stick: &Path) -> PathBuf {
    let found: Vec<_> = std::fs::read_dir(stick)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "jsonl"))
        .collect();
    let [file] = found.as_slice() else { panic!("{found:?}") };
    file.clone()
}

fn harvest(world: &World, stick: &Path) -> (bool, String) {
    let output = bridge(world, &["harvest", &stick.display().to_string()]);
    (output.status.success(), said(&output))
}

fn lines_of(bytes: &[u8]) -> Vec<SignedAnswer> {
    let read: Result<Vec<_>, AnswersError> = Reader::begin(bytes).unwrap().collect();
    read.unwrap()
}

#[test]
fn a_stick_brings_requests_and_takes_answers_back_by_the_command_and_by_the_page() {
    let (world, mut pcs) = venue();
    let stick = tempfile::tempdir().unwrap();
    let at = stick.path();
    for pc in &mut pcs {
        assert_eq!(pc.station.harvest(at).unwrap().written, 1);
    }
    let (is_well, text) = harvest(&world, at);
    assert!(is_well && text.matches("Reçu. Code").count() == 2, "{text}");
    assert!(text.contains("2 réponses écrites"), "{text}");
    for pc in &mut pcs {
        let done = pc.station.harvest(at).unwrap();
        assert_eq!((done.answers, done.foreign, done.cleared), (1, 1, 0), "{done:?}");
        let claim = pc.claim();
        assert_eq!(claim.delivery, Delivery::Received { apart: false });
        assert_eq!(claim.status.unwrap().state, ClaimState::Waiting);
        assert!(!claim.news);
    }

    // Decided meanwhile; then a second round.
    let mut pedagogue = world.pedagogue();
    let talk = [("kind", "complement"), ("knows", "on"), ("words", "Et le vent ?")];
    assert_eq!(pedagogue.submit(&pcs[0].page(), "/decision", &talk).status, 303);
    let issue = [("kind", "issue"), ("knows", "on"), ("words", "Bien regardé.")];
    assert_eq!(pedagogue.submit(&pcs[1].page(), "/decision", &issue).status, 303);
    let (is_well, text) = harvest(&world, at);
    assert!(is_well && text.matches("Déjà reçu").count() == 2, "{text}");
    let written = std::fs::read(answers_on(at)).unwrap();
    let fields = [(pcs[0].field(), "on"), (pcs[1].field(), "on")];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let page = pedagogue.submit("/import", "/import/answers", &fields);
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(page.body, written, "the same answers are the same bytes");
    let name = answers_on(at).file_name().unwrap().to_string_lossy().into_owned();
    let disposition = page.header("content-disposition").unwrap();
    assert!(disposition.contains(&name), "{disposition}");
    // Nothing of it that gives a learner's page away.
    let text = String::from_utf8(written).unwrap();
    for pc in &pcs {
        let claim = pc.claim();
        assert!(!text.contains(&claim.code) && !text.contains(&claim.claim.to_string()));
        assert!(!text.contains("Lune") && !text.contains("drone."));
    }

    for pc in &mut pcs {
        assert_eq!(pc.station.harvest(at).unwrap().answers, 1);
        assert!(pc.claim().news);
    }
    let status = pcs[0].claim().status.unwrap();
    assert_eq!(
        (status.state, status.words.as_deref()),
        (ClaimState::Complement, Some("Et le vent ?"))
    );
    let issued = pcs[1].claim();
    assert_eq!(issued.status.as_ref().unwrap().state, ClaimState::Issued);
    // As over HTTP, to the byte.
    let over_http = world.visitor().get(&format!("/api/v1/claims/{}", issued.code)).json();
    assert_eq!(serde_json::to_value(issued.status.unwrap()).unwrap(), over_http);
    let here = tempfile::tempdir().unwrap();
    let files = pcs[1].station.export_badge(issued.claim, here.path()).unwrap();
    for (file, name) in files.iter().zip(["badge.png", "badge.json"]) {
        let there = world.visitor().get(&format!("/r/{}/{name}", issued.code));
        assert_eq!(std::fs::read(file).unwrap(), there.body, "{name}");
    }
    assert!(
        pedagogue
            .get("/audit")
            .text()
            .contains("Réponses écrites pour des postes")
    );
    // Only what is still awaited stays on the stick, and the next file is for its station alone.
    let (is_well, text) = harvest(&world, at);
    assert!(is_well && text.contains("1 réponse écrite"), "{text}");
    let lines = lines_of(&std::fs::read(answers_on(at)).unwrap());
    assert!(lines.len() == 1 && lines[0].station == pcs[0].station.public_key());
    let done = pcs[1].station.harvest(at).unwrap();
    assert_eq!(
        done,
        Harvest {
            foreign: 1,
            ..Harvest::default()
        }
    );
}

#[test]
fn claims_taken_in_before_are_answered_with_those_that_come() {
    let world = World::new();
    let (key, _) = world.paired();
    for number in 1..=3 {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    assert_eq!(world.send(&ordinary(&station_key(7), 9)).status, 202);
    let stick = tempfile::tempdir().unwrap();
    std::fs::write(stick.path().join("a.envol"), ordinary(&key, 4)).unwrap();
    let (is_well, text) = harvest(&world, stick.path());
    assert!(is_well && text.contains("4 réponses écrites"), "{text}");
    let lines = lines_of(&std::fs::read(answers_on(stick.path())).unwrap());
    let names: Vec<_> = lines.iter().map(|line| line.claim.clone()).collect();
    assert_eq!(names[0], claim_name(&[4; 16]), "what came just now comes first");
    for number in 1..=3_u8 {
        assert!(names.contains(&claim_name(&[number; 16])));
    }
    assert!(lines.iter().all(|line| line.station == key.verifying_key().to_bytes()));
}

#[test]
fn what_lies_in_the_folder_and_is_not_ours_stays_as_it_is() {
    let world = World::new();
    let (key, _) = world.paired();
    let stick = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(stick.path().join(name), bytes).unwrap();
    let (is_well, text) = harvest(&world, &stick.path().join("gone"));
    assert!(!is_well && text.lines().count() == 1, "{text}");
    put("photo.jpg", b"photo");
    put(".half.envol", b"half");
    let (is_well, text) = harvest(&world, stick.path());
    assert!(is_well && text.contains("pas de poste à qui répondre"), "{text}");
    put("broken.envol", b"bonjour");
    put("good.envol", &ordinary(&key, 1));
    let (is_well, text) = harvest(&world, stick.path());
    assert!(!is_well && text.contains("1 réponse écrite"), "{text}");
    assert!(!text.contains("half"), "{text}");
    // Ours is replaced; what another organisation wrote under that name, or nobody, is not.
    let file = answers_on(stick.path());
    let ours = std::fs::read(&file).unwrap();
    let heading =
        "{\"envol\":\"answers\",\"version\":1,\"organisation\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}\n";
    for other in [heading.as_bytes(), b"bonjour"] {
        std::fs::write(&file, other).unwrap();
        let (is_well, text) = harvest(&world, stick.path());
        assert!(!is_well && text.contains("je n'y touche pas"), "{text}");
        assert_eq!(std::fs::read(&file).unwrap(), other);
    }
    std::fs::write(&file, &ours[..ours.len() - 5]).unwrap();
    harvest(&world, stick.path());
    assert_eq!(std::fs::read(&file).unwrap(), ours);
    assert_eq!(std::fs::read(stick.path().join("photo.jpg")).unwrap(), b"photo");
    assert_eq!(std::fs::read_dir(stick.path()).unwrap().count(), 5);
}

#[test]
fn several_files_are_taken_in_by_the_page_and_what_is_refused_is_answered_too() {
    let world = World::new();
    let (key, offer) = world.paired();
    let mut scenario = Scenario::clone(&FLIGHT.scenario);
    scenario.badges[0].id = "made-up".to_owned();
    let mut asked = selection(some_rows(2));
    asked.badge = ("made-up".to_owned(), 1);
    let made_up = package_of(&scenario, &key, 3, &asked, None);
    let stranger = station_key(7);
    let (good, apart) = (ordinary(&key, 1), ordinary(&stranger, 2));
    let large = vec![0; MAX_PACKAGE_BYTES + 1];
    let mut pedagogue = world.pedagogue();
    let page = pedagogue.upload_all(
        "/import",
        &[
            ("un.envol", &good),
            ("large.envol", &large),
            ("deux.envol", &apart),
            ("bonjour.envol", b"bonjour"),
            ("trois.envol", &made_up),
        ],
    );
    assert_eq!(page.status, 200, "{}", page.text());
    let text = page.text();
    for (name, says) in [
        ("un.envol", "Reçu. Code"),
        ("large.envol", "trop grand"),
        ("deux.envol", "attend à part"),
        ("bonjour.envol", ""),
        ("trois.envol", "made-up"),
    ] {
        let line = text.split("<li>").find(|line| line.contains(name)).unwrap();
        let line = line.split("</li>").next().unwrap();
        assert!(line.contains(says) && line.len() > name.len() + 60, "{line}");
    }
    // Both are ticked, also the one that nobody accepted yet.
    let keys = [&key, &stranger].map(|key| key.verifying_key().to_bytes());
    let ticked: Vec<String> = keys.iter().map(field_of).collect();
    for field in &ticked {
        let tag = text.split(&format!("name=\"{field}\"")).nth(1).unwrap();
        assert!(tag.split('>').next().unwrap().contains("checked"), "{field}");
    }
    let fields: Vec<(&str, &str)> = ticked.iter().map(|field| (field.as_str(), "on")).collect();
    let form = Form::of(&text, "/import/answers", &fields);
    let file = pedagogue.send_form(&form);
    assert_eq!(file.status, 200, "{}", file.text());
    let organisation: [u8; 32] = crate::world::from_base64url(&offer.organisation_key)
        .try_into()
        .unwrap();
    let organisation = ed25519_dalek::VerifyingKey::from_bytes(&organisation).unwrap();
    let lines = lines_of(&file.body);
    let answer = |station: [u8; 32], claim: u8| {
        let mut found = lines
            .iter()
            .filter(|line| line.station == station && line.claim == claim_name(&[claim; 16]));
        let answer = found.next().map(|line| line.open(&organisation, &[claim; 16]).unwrap());
        assert!(found.next().is_none());
        answer
    };
    assert_eq!(lines.len(), 3);
    assert!(matches!(
        answer(keys[0], 1),
        Some(ClaimAnswer::Received {
            apart: false,
            address: None,
            badge: None,
            ..
        })
    ));
    assert!(matches!(
        answer(keys[1], 2),
        Some(ClaimAnswer::Received { apart: true, .. })
    ));
    let Some(ClaimAnswer::Refused(refusal)) = answer(keys[0], 3) else {
        panic!("{lines:?}")
    };
    assert_eq!(refusal.code, "bridge-intake-badge-unknown");
    assert!(refusal.message.contains("made-up"), "{}", refusal.message);

    // A refusal that the page did not give out is not signed; without a station there is nobody to answer.
    let forged = Form {
        body: form.body.replace("refused%2D1=", "refused%2D1=AAAA"),
        ..form
    };
    assert_eq!(lines_of(&pedagogue.send_form(&forged).body).len(), 2);
    let none = pedagogue.submit("/import", "/import/answers", &[]);
    assert!(
        none.status == 422 && none.text().contains("Coche au moins un poste"),
        "{}",
        none.text()
    );
    // One alone leads to its claim, as before; whoever may not receive gets no file.
    assert_eq!(pedagogue.upload_all("/import", &[("un.envol", &good)]).status, 303);
    let mut reviewer = world.with_roles("Dominique V.", &["reviewer"]);
    let answer = reviewer.post(
        "/import/answers",
        "application/x-www-form-urlencoded",
        forged.body.as_bytes(),
    );
    assert_eq!(answer.status, 403);
}

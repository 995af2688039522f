//! From nothing to an organisation with a key that was copied once.

use std::sync::Arc;

use issuer_bridge::StartError;
use issuer_bridge::keys::{KeyFile, KeySource};

use situation::wire::PairingOffer;

use crate::world::{World, pair_request, station_key};

const FORM: [(&str, &str); 5] = [
    ("organisation", "Tiers-lieu d'essai"),
    ("name", "Camille R."),
    ("email", ""),
    ("password", "une phrase que je retiens"),
    ("again", "une phrase que je retiens"),
];

#[test]
fn the_link_of_the_terminal_makes_account_and_key_once() {
    let handed = tempfile::tempdir().unwrap();
    let offer = handed.path().join("offer.json");
    let world = World::with(|config| {
        config.bootstrap = None;
        config.offer_file = Some(offer.clone());
    });
    assert!(!offer.exists(), "there is nobody yet to pair with");
    let link = world.setup.clone().unwrap();
    let path = link.split_once(&world.port.to_string()).unwrap().1.to_owned();
    let mut visitor = world.visitor();
    assert_eq!(visitor.get("/setup/guess").status, 404);
    assert_eq!(visitor.get("/login").status, 503, "there is nobody to log in");

    let mut short = FORM;
    (short[3].1, short[4].1) = ("court", "court");
    let answer = visitor.submit(&path, "/setup/", &short);
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("au moins 12 caractères"), "{}", answer.text());

    let answer = visitor.submit(&path, "/setup/", &FORM);
    assert_eq!(
        (answer.status, answer.location()),
        (303, "/organisation"),
        "{}",
        answer.text()
    );
    let offer: PairingOffer = serde_json::from_slice(&std::fs::read(&offer).unwrap()).unwrap();
    let request = pair_request(&offer, &station_key(1));
    assert_eq!(world.visitor().post_json("/api/v1/pair", &request).status, 200);
    assert!(
        visitor.get("/").text().contains("n'est gardée que sur cet ordinateur"),
        "the copy is asked for"
    );

    let phrase = "quatre mots rangés ailleurs";
    let wrong = [("password", "pas le mien"), ("passphrase", phrase), ("again", phrase)];
    let answer = visitor.submit("/organisation", "/organisation/export", &wrong);
    assert_eq!(answer.status, 403, "whoever finds the page open has no password");
    assert!(
        answer.text().contains("Ce n'est pas ton mot de passe"),
        "{}",
        answer.text()
    );
    let answer = visitor.submit(
        "/organisation",
        "/organisation/export",
        &[("password", FORM[3].1), ("passphrase", phrase), ("again", phrase)],
    );
    let file = KeyFile::parse(&answer.body).unwrap();
    assert_eq!(file.organisation, "Tiers-lieu d'essai");
    let public = file.open(phrase).unwrap().public();
    let kept = world.sql("SELECT signing_public FROM organisation").unwrap();
    let bytes: Vec<u8> = (0..64)
        .step_by(2)
        .map(|at| u8::from_str_radix(&kept[at..at + 2], 16).unwrap())
        .collect();
    assert_eq!(bytes, public);
    assert!(!visitor.get("/").text().contains("n'est gardée que sur cet ordinateur"));

    assert_eq!(world.visitor().get(&path).status, 404, "the link served once");
}

#[test]
fn a_copied_database_without_its_key_file_does_not_start() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    drop(World::over(Arc::clone(&folder), |_| {}).unwrap());
    let key = folder.path().join("bridge.kek");
    assert!(key.exists() && !folder.path().join("bridge").join("bridge.kek").exists());

    let moved = folder.path().join("elsewhere.kek");
    std::fs::rename(&key, &moved).unwrap();
    let error = World::over(Arc::clone(&folder), |_| {}).err().unwrap();
    assert_eq!(error.code(), "bridge-key-file-missing");
    assert!(!key.exists(), "a fresh key would hide the loss");

    std::fs::write(&key, "A".repeat(43)).unwrap();
    let error = World::over(Arc::clone(&folder), |_| {}).err().unwrap();
    assert_eq!(error.code(), "bridge-key-wrong");

    World::over(folder, |config| config.key = KeySource::File(moved)).unwrap();
}

#[test]
fn a_port_in_use_is_said() {
    let world = World::new();
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let taken = std::net::SocketAddr::from(([127, 0, 0, 1], world.port));
    let error = World::over(Arc::clone(&folder), |config| config.address = taken)
        .err()
        .unwrap();
    assert!(
        matches!(error, StartError::AddressInUse(address) if address == taken),
        "{error}"
    );
    assert!(!folder.path().join("bridge").exists(), "nothing was touched");
}

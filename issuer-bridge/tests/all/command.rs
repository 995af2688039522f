//! The program itself, as a person starts it.

use std::process::{Command, Output};

use crate::postgres;
use crate::world::{World, claim_page, ordinary, scenarios, station_key};

pub(crate) fn bridge(world: &World, arguments: &[&str]) -> Output {
    let data = world.folder.path().join("bridge");
    postgres::over(&mut Command::new(env!("CARGO_BIN_EXE_issuer-bridge")), &data)
        .args(["--language", "fr", "--data"])
        .arg(&data)
        .arg("--scenarios")
        .arg(scenarios())
        .args(arguments)
        .env_remove("ENVOL_BRIDGE_KEK")
        .output()
        .unwrap()
}

pub(crate) fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[test]
fn files_are_imported_once_and_refused_with_a_sentence() {
    let world = World::new();
    let (key, _) = world.paired();
    let file = |name: &str, bytes: &[u8]| {
        let file = world.folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file.display().to_string()
    };
    let good = file("good.envol", &ordinary(&key, 1));
    let apart = file("apart.envol", &ordinary(&station_key(7), 2));
    let bad = file("bad.envol", b"bonjour");
    let output = bridge(&world, &["import", &good, &bad, &apart]);
    let text = said(&output);
    assert!(!output.status.success());
    assert!(text.contains("Reçu. Code") && text.contains("attend à part"), "{text}");
    assert_eq!(
        text.lines()
            .filter(|l| l.contains("bad.envol: ") && l.len() > 60)
            .count(),
        1,
        "{text}"
    );
    let output = bridge(&world, &["import", &good]);
    assert!(
        output.status.success() && said(&output).contains("Déjà reçu"),
        "{}",
        said(&output)
    );
    assert!(world.pedagogue().get("/").text().contains(&claim_page(1)));
}

#[test]
fn a_badge_is_verified_from_the_command_line() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let mut pedagogue = world.pedagogue();
    let claim = claim_page(1);
    assert_eq!(
        pedagogue
            .submit(&claim, "/decision", &[("kind", "issue"), ("knows", "on")])
            .status,
        303
    );
    let code = situation::wire::claim_code(&[1; 16]);
    let png = pedagogue.get(&format!("/r/{code}/badge.png")).body;
    let json = pedagogue.get(&format!("/r/{code}/badge.json")).body;
    let check = |name: &str, bytes: &[u8]| {
        let file = world.folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let output = bridge(&world, &["verify", &file.display().to_string()]);
        (output.status.success(), said(&output))
    };
    let (holds, text) = check("badge.png", &png);
    assert!(
        holds && text.contains("Ce badge est valable") && text.contains("Tiers-lieu d'essai"),
        "{text}"
    );
    assert!(check("badge.json", &json).0);
    let altered = String::from_utf8(json).unwrap().replace("Premier vol", "Dernier vol");
    for (name, bytes) in [
        ("altered.json", altered.as_bytes()),
        ("cut.png", &png[..200]),
        ("other.txt", b"bonjour"),
    ] {
        let (holds, text) = check(name, bytes);
        assert!(
            !holds && text.len() > 20 && !text.contains("credential-"),
            "{name}: {text}"
        );
    }
}

#[test]
fn stations_keys_and_accounts_are_kept_from_the_command_line() {
    let world = World::new();
    world.paired();
    let list = said(&bridge(&world, &["station", "list"]));
    let id = list
        .lines()
        .find(|l| l.contains("Poste 3"))
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned();
    assert!(bridge(&world, &["station", "remove", &id]).status.success());
    assert!(!bridge(&world, &["station", "remove", &id]).status.success());
    let offer = world.folder.path().join("offer.json").display().to_string();
    assert!(bridge(&world, &["station", "offer", &offer]).status.success());
    assert!(
        !bridge(&world, &["station", "offer", &offer]).status.success(),
        "a file that is there stays"
    );

    assert!(said(&bridge(&world, &["key", "show"])).contains("did:key:z6Mk"));
    let secret = world.folder.path().join("secret.txt");
    std::fs::write(&secret, "une autre longue phrase\n").unwrap();
    let secret = secret.display().to_string();
    let key = world.folder.path().join("key.json").display().to_string();
    let output = bridge(&world, &["key", "export", &key, "--passphrase-file", &secret]);
    assert!(output.status.success(), "{}", said(&output));
    let file = issuer_bridge::keys::KeyFile::parse(&std::fs::read(&key).unwrap()).unwrap();
    file.open("une autre longue phrase").unwrap();
    let kek = world.folder.path().join("bridge.kek");
    std::fs::remove_file(&kek).unwrap();
    assert!(!bridge(&world, &["key", "show"]).status.success());
    let output = bridge(&world, &["key", "restore", &key, "--passphrase-file", &secret]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&bridge(&world, &["key", "show"])).contains("did:key:z6Mk"));

    assert!(
        bridge(&world, &["account", "add", "Dominique", "--password-file", &secret])
            .status
            .success()
    );
    assert!(
        !bridge(&world, &["account", "add", "dominique", "--password-file", &secret])
            .status
            .success()
    );
    let mut client = world.visitor();
    let fields = [("name", "Dominique"), ("password", "une autre longue phrase")];
    assert_eq!(client.submit("/login", "/login", &fields).status, 303);
    assert!(
        bridge(
            &world,
            &["account", "password", "Dominique", "--password-file", &secret]
        )
        .status
        .success()
    );
    assert_eq!(client.get("/").status, 303, "a new password ends the logins");
}

//! Another key signs badges: those of the one before still hold, and can still be withdrawn.

use std::sync::Arc;

use issuer_bridge::PublicUrl;
use serde_json::Value;
use situation::wire::claim_code;

use crate::command::{bridge, said};
use crate::postgres;
use crate::world::{PASSWORD, World, claim_page, ordinary};

fn public(config: &mut issuer_bridge::Config) {
    config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
}

fn issue(world: &World, number: u8) -> Value {
    let decision = [("kind", "issue"), ("knows", "on")];
    let answer = world.pedagogue().submit(&claim_page(number), "/decision", &decision);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let code = claim_code(&[number; 16]);
    world.visitor().get(&format!("/r/{code}/badge.json")).json()
}

fn rotate(world: &World, password: &str) -> u16 {
    world
        .pedagogue()
        .submit("/organisation", "/organisation/rotate", &[("password", password)])
        .status
}

fn checked(world: &World, badge: &Value) -> String {
    world.visitor().upload("/verify", badge.to_string().as_bytes()).text()
}

/// Two badges, and a new key between them.
fn two_badges(world: &World) -> (Value, Value) {
    let (key, _) = world.paired();
    for number in [1, 2, 3] {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    let before = issue(world, 1);
    assert_eq!(rotate(world, "not the password"), 403);
    assert_eq!(rotate(world, PASSWORD), 303);
    (before, issue(world, 2))
}

#[test]
fn badges_of_the_key_before_hold_and_can_be_withdrawn() {
    let world = World::with(public);
    let (before, after) = two_badges(&world);
    assert_ne!(before["issuer"]["id"], after["issuer"]["id"]);
    for badge in [&before, &after] {
        let text = checked(&world, badge);
        assert!(
            text.contains("signé par nous") && text.contains("Il n'a pas été retiré"),
            "{text}"
        );
    }
    // Each list carries the name that its badges carry.
    for badge in [&before, &after] {
        let list = badge["credentialStatus"]["statusListCredential"].as_str().unwrap();
        let path = list.trim_start_matches("https://badges.example.org");
        assert_eq!(world.visitor().get(path).json()["issuer"], badge["issuer"]["id"]);
    }
    let page = world.pedagogue().get("/organisation").text();
    let first = before["issuer"]["id"].as_str().unwrap();
    assert!(page.contains("Les clés d'avant") && page.contains(first), "{page}");
    assert!(
        page.contains("n'est gardée que sur cet ordinateur") || page.contains("Sans copie"),
        "a copy is asked for"
    );

    let revoke = [("kind", "revoke"), ("knows", "on"), ("words", "Une erreur.")];
    let mut pedagogue = world.pedagogue();
    let html = pedagogue.get(&claim_page(1)).text();
    let at = html.find("value=\"revoke\"").unwrap();
    let at = html[..at].rfind("<form").unwrap();
    let form = crate::client::Form::of(&html[at..], "/decision", &revoke);
    assert_eq!(pedagogue.send_form(&form).status, 303);
    assert!(checked(&world, &before).contains("a été retiré par l'organisation"));
    assert!(checked(&world, &after).contains("Il n'a pas été retiré"));
    let acts = world.sql("SELECT detail FROM audit WHERE act = 'key-rotated'").unwrap();
    assert!(after["issuer"]["id"].as_str().unwrap().ends_with(&acts), "{acts}");
    // Stations of the time before are still trusted, and new ones are paired.
    crate::world::offer_for(&mut world.pedagogue());
}

#[test]
fn the_did_document_names_all_keys_and_the_newest_first() {
    let world = World::with(|config| {
        public(config);
        config.did_web = true;
    });
    let (before, after) = two_badges(&world);
    assert_eq!(before["issuer"]["id"], after["issuer"]["id"]);
    let document = world.visitor().get("/.well-known/did.json").json();
    let names: Vec<&str> = document["verificationMethod"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|method| method["id"].as_str())
        .collect();
    assert_eq!(
        names,
        ["did:web:badges.example.org#key-2", "did:web:badges.example.org#key-1"]
    );
    for (badge, name) in [(&before, names[1]), (&after, names[0])] {
        assert_eq!(badge["proof"][0]["verificationMethod"], name);
        assert!(checked(&world, badge).contains("Il n'a pas été retiré"));
    }
}

#[test]
fn a_command_changes_the_key_of_a_bridge_that_serves() {
    let world = World::with(public);
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    assert_eq!(world.send(&ordinary(&key, 2)).status, 200);
    let before = issue(&world, 1);
    let output = bridge(&world, &["key", "rotate"]);
    assert!(output.status.success(), "{}", said(&output));
    let shown = said(&bridge(&world, &["key", "show"]));
    let after = issue(&world, 2);
    for badge in [&before, &after] {
        assert!(shown.contains(badge["issuer"]["id"].as_str().unwrap()), "{shown}");
    }
    assert_ne!(before["issuer"]["id"], after["issuer"]["id"]);
    for (name, badge) in [("before", &before), ("after", &after)] {
        let file = world.folder.path().join(format!("{name}.json"));
        std::fs::write(&file, badge.to_string()).unwrap();
        let output = bridge(&world, &["verify", &file.display().to_string()]);
        assert!(
            output.status.success() && said(&output).contains("signé par nous"),
            "{}",
            said(&output)
        );
    }
}

#[test]
fn copies_bring_all_keys_back_and_an_older_copy_those_it_has() {
    let world = World::with(public);
    let folder = world.folder.path().to_owned();
    let phrase = folder.join("phrase.txt").display().to_string();
    std::fs::write(&phrase, "quatre mots rangés ailleurs").unwrap();
    let export = |name: &str| {
        let file = folder.join(name).display().to_string();
        let output = bridge(&world, &["key", "export", &file, "--passphrase-file", &phrase]);
        assert!(output.status.success(), "{}", said(&output));
        file
    };
    let older = export("older.json");
    let (before, after) = two_badges(&world);
    let copy = export("copy.json");
    drop(world.pedagogue());
    let folder_of_world = Arc::clone(&world.folder);
    drop(world);

    let restored = |copy: &str| {
        let _lost = std::fs::remove_file(folder_of_world.path().join("bridge.kek"));
        let data = folder_of_world.path().join("bridge");
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_issuer-bridge"));
        let output = postgres::over(&mut program, &data)
            .args(["--language", "fr", "--data"])
            .arg(&data)
            .args(["key", "restore", copy, "--passphrase-file", &phrase])
            .env_remove("ENVOL_BRIDGE_KEK")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", said(&output));
        World::over(Arc::clone(&folder_of_world), public).unwrap()
    };
    let again = restored(&copy);
    assert_eq!(issue(&again, 3)["issuer"]["id"], after["issuer"]["id"]);
    drop(again);
    // With a copy from before, the newer key is lost: it still verifies, and the one before signs.
    let older = restored(&older);
    let text = checked(&older, &after);
    assert!(text.contains("signé par nous"), "{text}");
    assert!(checked(&older, &before).contains("signé par nous"));
    let (key, _) = older.paired();
    assert_eq!(older.send(&ordinary(&key, 4)).status, 200);
    assert_eq!(issue(&older, 4)["issuer"]["id"], before["issuer"]["id"]);
}

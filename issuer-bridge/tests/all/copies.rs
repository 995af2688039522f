//! A disk is lost: from the copy of the key the organisation comes back, from a copy of everything all of it does.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use crate::command::{bridge, said};
use crate::postgres;
use crate::world::{PASSWORD, PEDAGOGUE, World, claim_page, ordinary};

const PHRASE: &str = "quatre mots rangés ailleurs";

/// The program over another data folder.
fn elsewhere(data: &Path, arguments: &[&str]) -> Output {
    postgres::over(&mut Command::new(env!("CARGO_BIN_EXE_issuer-bridge")), data)
        .args(["--language", "fr", "--data"])
        .arg(data)
        .args(arguments)
        .env_remove("ENVOL_BRIDGE_KEK")
        .output()
        .unwrap()
}

fn phrase(world: &World) -> String {
    let file = world.folder.path().join("phrase.txt");
    std::fs::write(&file, PHRASE).unwrap();
    file.display().to_string()
}

fn key_of(world: &World) -> String {
    world.sql("SELECT signing_public FROM organisation").unwrap()
}

#[test]
fn the_key_copy_founds_the_organisation_again_on_an_empty_machine() {
    let world = World::new();
    let phrase = phrase(&world);
    let copy = world.folder.path().join("key.json").display().to_string();
    let output = bridge(&world, &["key", "export", &copy, "--passphrase-file", &phrase]);
    assert!(output.status.success(), "{}", said(&output));
    let key = key_of(&world);

    let empty = Arc::new(tempfile::tempdir().unwrap());
    let data = empty.path().join("bridge");
    let output = elsewhere(&data, &["key", "restore", &copy, "--passphrase-file", &phrase]);
    let text = said(&output);
    assert!(output.status.success(), "{text}");
    assert!(
        text.contains("de nouveau là") && text.contains("issuer-bridge serve"),
        "{text}"
    );

    let again = World::over(Arc::clone(&empty), |config| config.bootstrap = None).unwrap();
    assert_eq!(key_of(&again), key);
    let path = again.setup.clone().unwrap();
    let path = path.split_once(&again.port.to_string()).unwrap().1;
    let mut visitor = again.visitor();
    let page = visitor.get(path).text();
    assert!(
        page.contains("Tiers-lieu d'essai") && !page.contains("name=\"organisation\""),
        "{page}"
    );
    let form = [("name", PEDAGOGUE), ("password", PASSWORD), ("again", PASSWORD)];
    assert_eq!(visitor.submit(path, "/setup/", &form).status, 303);
    assert_eq!(again.visitor().get(path).status, 404, "the link served once");
    again.pedagogue();
    assert!(!visitor.get("/").text().contains("n'est gardée que sur cet ordinateur"));

    // Somebody else's organisation is not overwritten.
    let other = World::new();
    let output = bridge(&other, &["key", "restore", &copy, "--passphrase-file", &phrase]);
    assert!(
        !output.status.success() && said(&output).contains("autre organisation"),
        "{}",
        said(&output)
    );
}

#[test]
fn everything_comes_back_onto_an_empty_machine() {
    let world = World::new();
    let (key, _) = world.paired();
    for number in [1, 2] {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    let issue = [("kind", "issue"), ("knows", "on"), ("words", "Beau vol.")];
    assert_eq!(
        world.pedagogue().submit(&claim_page(1), "/decision", &issue).status,
        303
    );
    let phrase = phrase(&world);
    let folder = world.folder.path().join("copie").display().to_string();
    // The bridge serves meanwhile.
    let output = bridge(&world, &["backup", &folder, "--passphrase-file", &phrase]);
    assert!(output.status.success(), "{}", said(&output));
    let output = bridge(&world, &["backup", &folder, "--passphrase-file", &phrase]);
    assert!(
        !output.status.success() && said(&output).contains("n'est pas vide"),
        "{}",
        said(&output)
    );
    let kept: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(kept.len(), 2, "{kept:?}");
    assert!(
        !kept.iter().any(|name| name.contains("kek")),
        "what opens the keys stays apart: {kept:?}"
    );

    let empty = Arc::new(tempfile::tempdir().unwrap());
    let data = empty.path().join("bridge");
    let wrong = world.folder.path().join("wrong.txt");
    std::fs::write(&wrong, "une tout autre phrase").unwrap();
    let wrong = wrong.display().to_string();
    let output = elsewhere(&data, &["restore", &folder, "--passphrase-file", &wrong]);
    assert!(
        !output.status.success() && !data.join("bridge.sqlite").exists(),
        "{}",
        said(&output)
    );
    let output = elsewhere(&data, &["restore", &folder, "--passphrase-file", &phrase]);
    assert!(output.status.success(), "{}", said(&output));
    let output = elsewhere(&data, &["restore", &folder, "--passphrase-file", &phrase]);
    assert!(
        !output.status.success() && said(&output).contains("n'est pas vide"),
        "{}",
        said(&output)
    );

    let badge = |world: &World| {
        let code = situation::wire::claim_code(&[1; 16]);
        world.visitor().get(&format!("/r/{code}/badge.json")).text()
    };
    let (before, key_before) = (badge(&world), key_of(&world));
    drop(world);
    let again = World::over(empty, |config| config.bootstrap = None).unwrap();
    assert!(again.setup.is_none());
    assert_eq!((badge(&again), key_of(&again)), (before, key_before));
    // It goes on as if nothing had happened: the same people, the same stations, and it signs.
    assert_eq!(
        again.pedagogue().submit(&claim_page(2), "/decision", &issue).status,
        303
    );
    assert_eq!(again.send(&ordinary(&key, 3)).status, 200);
}

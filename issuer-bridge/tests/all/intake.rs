//! Once however often it comes; what is unknown waits apart; what is wrong is said.

use std::sync::Arc;

use situation::package::MAX_PACKAGE_BYTES;
use situation::scenario::Scenario;

use crate::world::{FLIGHT, World, claim_page, ordinary, package_of, selection, some_rows, station_key};

#[test]
fn a_package_is_one_claim_however_often_it_comes() {
    let world = World::new();
    let (key, _) = world.paired();
    let bytes = ordinary(&key, 1);
    let first = world.send(&bytes);
    assert_eq!(first.status, 200, "{}", first.text());
    let code = first.json()["code"].as_str().unwrap().to_owned();
    assert_eq!(code, situation::wire::claim_code(&[1; 16]));
    assert_eq!(
        first.json()["page"],
        format!("http://127.0.0.1:{}/r/{code}", world.port)
    );
    for again in [world.send(&bytes), world.send(&bytes)] {
        assert_eq!((again.status, again.json()), (200, first.json()));
    }
    let upload = world.pedagogue().upload("/import", &bytes);
    assert_eq!((upload.status, upload.location()), (303, claim_page(1).as_str()));
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM claim").as_deref(),
        Some("1")
    );

    // The same id over other bytes: salts are fresh in every package.
    let other = world.send(&ordinary(&key, 1));
    assert_eq!(
        (other.status, other.json()["code"].as_str()),
        (409, Some("bridge-intake-same-id"))
    );
}

#[test]
fn two_senders_at_once_are_one_claim() {
    let world = World::new();
    let (key, _) = world.paired();
    let bytes = ordinary(&key, 1);
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let senders: Vec<_> = (0..4).map(|_| scope.spawn(|| world.send(&bytes).status)).collect();
        senders.into_iter().map(|s| s.join().unwrap()).collect()
    });
    assert_eq!(answers, [200; 4]);
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM claim").as_deref(),
        Some("1")
    );
}

#[test]
fn what_is_no_package_is_refused_with_a_sentence() {
    let world = World::new();
    let (key, _) = world.paired();
    let bytes = ordinary(&key, 1);
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let cut = &bytes[..bytes.len() - 1];
    let long = [bytes.as_slice(), b"x"].concat();
    for (sent, status, code) in [
        (&b""[..], 422, "bridge-intake-empty"),
        (b"bonjour", 422, "situation-package-not-one"),
        (&flipped, 422, "situation-package-altered"),
        (cut, 422, ""),
        (&long, 422, ""),
        (&vec![0; MAX_PACKAGE_BYTES + 1], 413, "bridge-intake-too-large"),
    ] {
        let answer = world.send(sent);
        assert_eq!(answer.status, status, "{}", answer.text());
        let refusal = answer.json();
        assert!(code.is_empty() || refusal["code"] == code, "{refusal}");
        assert!(refusal["message"].as_str().unwrap().len() > 20);
    }
    let page = world.pedagogue().upload("/import", b"bonjour");
    assert_eq!(page.status, 422);
    let page = world
        .pedagogue()
        .upload("/import", &vec![0; MAX_PACKAGE_BYTES + 100_000]);
    assert_eq!(page.status, 413);
    assert!(page.text().contains("trop grand"), "{}", page.text());
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM claim").as_deref(),
        Some("0")
    );
}

#[test]
fn an_unknown_station_waits_apart_until_it_is_accepted() {
    let world = World::new();
    let answer = world.send(&ordinary(&station_key(4), 1));
    assert_eq!(
        (answer.status, answer.json()["apart"].as_bool()),
        (202, Some(true)),
        "{}",
        answer.text()
    );
    assert_eq!(
        world.sql("SELECT review FROM claim"),
        None,
        "nothing of it was worked out"
    );
    let mut pedagogue = world.pedagogue();
    assert!(!pedagogue.get("/").text().contains("/claims/"));
    assert_eq!(pedagogue.get(&claim_page(1)).status, 404);
    assert!(pedagogue.get("/apart").text().contains("n'est pas appairé"));
    let answer = pedagogue.submit("/apart", "/accept", &[("name", "Poste 5")]);
    assert_eq!(answer.status, 303);
    assert!(pedagogue.get("/").text().contains("/claims/"));
    assert!(pedagogue.get("/stations").text().contains("Poste 5"));
}

#[test]
fn a_station_that_is_trusted_no_longer_waits_apart() {
    let world = World::new();
    let (key, _) = world.paired();
    let mut pedagogue = world.pedagogue();
    assert_eq!(pedagogue.submit("/stations", "/remove", &[]).status, 303);
    assert_eq!(world.send(&ordinary(&key, 1)).status, 202);
    let answer = pedagogue.submit("/apart", "/remove", &[]);
    assert_eq!(answer.status, 303);
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM claim").as_deref(),
        Some("0")
    );
}

#[test]
fn an_unknown_scenario_waits_apart_until_the_bridge_knows_it() {
    let world = World::with(|config| config.scenarios = None);
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 202);
    assert!(
        world
            .pedagogue()
            .get("/apart")
            .text()
            .contains("La situation de cette demande n'est pas connue")
    );
    let folder = Arc::clone(&world.folder);
    drop(world);
    let world = World::over(folder, |_| {}).unwrap();
    let waiting = std::time::Instant::now();
    while !world.pedagogue().get("/").text().contains("/claims/") {
        assert!(
            waiting.elapsed().as_secs() < 30,
            "{}",
            world.pedagogue().get("/apart").text()
        );
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[test]
fn a_badge_the_organisation_does_not_have_is_refused() {
    let world = World::new();
    let (key, _) = world.paired();
    // A station that made a badge up: its own check passes, the folder's hash is the same.
    let mut scenario = Scenario::clone(&FLIGHT.scenario);
    scenario.badges[0].id = "made-up".to_owned();
    let mut asked = selection(some_rows(2));
    asked.badge = ("made-up".to_owned(), 1);
    let answer = world.send(&package_of(&scenario, &key, 1, &asked, None));
    assert_eq!(
        (answer.status, answer.json()["code"].as_str()),
        (422, Some("bridge-intake-badge-unknown"))
    );
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM claim").as_deref(),
        Some("0")
    );
}

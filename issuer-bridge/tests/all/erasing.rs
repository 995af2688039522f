//! What is held about a person: all of it handed out, erased with a receipt, gone by itself when its time is over.

use std::sync::Arc;

use issuer_bridge::PublicUrl;
use situation::identity::Identity;
use situation::wire::claim_code;

use crate::client::{Client, Form};
use crate::world::{Set, World, claim_page, ordinary, package, seal, selection, some_rows};

/// 2026-11-22, noon.
const TODAY: i64 = 1_795_348_800;
const DAY: i64 = 86_400;

fn public(config: &mut issuer_bridge::Config) {
    config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
}

/// Sends the form of the person whose claim this is.
fn person(client: &mut Client, words: &str, number: u8, fields: &[(&str, &str)]) -> crate::client::Answer {
    let answer = client.submit("/data", "/data/find", &[("words", words)]);
    assert_eq!(answer.status, 200, "{}", answer.text());
    let field = claim_page(number).replace("/claims/", "claim-");
    let fields = [&[(field.as_str(), "on")][..], fields].concat();
    let form = Form::of(&answer.text(), "/data/person", &fields);
    client.send_form(&form)
}

#[test]
fn everything_held_about_a_person_can_be_read_and_taken_along() {
    let world = World::new();
    let (key, offer) = world.paired();
    let identity = Identity {
        name: "Sacha Exemple".to_owned(),
        email: Some("sacha@example.org".to_owned()),
    };
    let sealed = seal(&offer, 1, &identity);
    let sent = world.send(&package(&key, 1, &selection(some_rows(3)), Some(sealed)));
    assert_eq!(sent.status, 200);
    let mut pedagogue = world.pedagogue();
    let keep = [("kind", "keep"), ("words", "Un mot pas encore dit.")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &keep).status, 303);
    let code = claim_code(&[1; 16]);

    let page = person(&mut pedagogue, "lu", 1, &[("kind", "see")]).text();
    for part in [
        "Sacha Exemple",
        "sacha@example.org",
        "j'ai respiré",
        "Un mot pas encore dit.",
        "Je sais attendre le bon moment",
        "Camille R.",
        code.as_str(),
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    let held = person(&mut pedagogue, &code, 1, &[("kind", "file")]).json();
    let request = &held["requests"][0];
    assert_eq!(request["identity"]["name"], "Sacha Exemple");
    assert!(request["package"].as_str().unwrap().len() > 1_000, "the package itself");
    assert_eq!(request["drafts"][0]["words"], "Un mot pas encore dit.");
    let acts = world.sql("SELECT group_concat(act, ' ') FROM audit WHERE act IN ('opened', 'handed-out')");
    assert_eq!(acts.as_deref(), Some("opened handed-out handed-out"));

    // Whoever has the code has a receipt, which others may find: name and e-mail stay closed.
    let mut visitor = world.visitor();
    let page = visitor.get(&format!("/r/{code}/data")).text();
    assert!(
        page.contains("j'ai respiré") && !page.contains("Sacha") && page.contains("un reçu se perd"),
        "{page}"
    );
    let file = visitor.get(&format!("/r/{code}/data.json")).text();
    assert!(file.contains("j'ai respiré") && !file.contains("Sacha"), "{file}");
}

#[test]
fn a_person_is_erased_with_a_receipt_and_does_not_come_back() {
    let world = World::with(public);
    let (key, _) = world.paired();
    let first = ordinary(&key, 1);
    assert_eq!(world.send(&first).status, 200);
    let mut other = selection(some_rows(2));
    "Orage".clone_into(&mut other.pseudonym);
    assert_eq!(world.send(&package(&key, 2, &other, None)).status, 200);
    let mut pedagogue = world.pedagogue();
    let issue = [("kind", "issue"), ("knows", "on"), ("words", "Un beau vol.")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &issue).status, 303);
    let code = claim_code(&[1; 16]);
    let badge = world.visitor().get(&format!("/r/{code}/badge.png")).body;
    let revoke = [("kind", "revoke"), ("knows", "on"), ("words", "Une erreur.")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &revoke).status, 303);
    let list = |world: &World| {
        let list = world.visitor().get("/status/1").json();
        list["credentialSubject"]["encodedList"].as_str().unwrap().to_owned()
    };
    let before = list(&world);

    let answer = person(&mut pedagogue, "Lune", 1, &[("kind", "erase")]);
    assert!(answer.text().contains("Effacer ces demandes"), "{}", answer.text());
    let now = |more: &[(&str, &str)]| {
        Form::of(
            &answer.text(),
            "/data/person",
            &[&[("kind", "erase-now")], more].concat(),
        )
    };
    let missing = pedagogue.send_form(&now(&[("reason", "à sa demande")]));
    assert_eq!(missing.status, 422, "not sure");
    let receipt = pedagogue.send_form(&now(&[("reason", "à sa demande"), ("sure", "on")]));
    let text = receipt.text();
    assert!(
        text.contains("Reçu n°") && text.contains("1 demande") && text.contains("2 décisions"),
        "{text}"
    );
    let (number, digest) = (
        world
            .sql("SELECT CAST(number AS TEXT) FROM audit WHERE act = 'erased'")
            .unwrap(),
        world.sql("SELECT digest FROM audit WHERE act = 'erased'").unwrap(),
    );
    assert!(text.contains(&number) && text.contains(&digest), "{text}");

    let left = world.sql(
        "SELECT (SELECT group_concat(pseudonym) FROM claim) || ' ' || (SELECT COUNT(*) FROM decision) || ' ' || \
         (SELECT COUNT(*) FROM badge) || ' ' || (SELECT COUNT(*) FROM card)",
    );
    assert_eq!(left.as_deref(), Some("Orage 0 0 1"), "the other one stays");
    let bytes = std::fs::read(world.database()).unwrap();
    let holds = |word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    assert!(
        holds("Orage") && !holds("Lune") && !holds("Un beau vol."),
        "overwritten, not only unlinked"
    );

    // Withdrawn stays withdrawn.
    assert_eq!(list(&world), before);
    let answer = world.visitor().upload("/verify", &badge);
    assert!(answer.text().contains("retiré"), "{}", answer.text());
    // The station still has its package, the learner their code.
    let answer = world.send(&first);
    assert_eq!(answer.status, 410, "{}", answer.text());
    assert!(answer.text().contains("effacée"));
    let answer = world.visitor().get(&format!("/r/{code}"));
    assert!(
        answer.status == 410 && answer.text().contains("a été effacée"),
        "{}",
        answer.text()
    );
    assert_eq!(world.visitor().get(&format!("/api/v1/claims/{code}")).status, 410);
}

/// Works on, in steps that the clock is believed at, and starts anew at the end.
fn after(world: World, clock: &Set, now: &mut i64, days: i64) -> World {
    let mut left = days;
    while left > 0 {
        let step = left.min(20);
        *now += step * DAY;
        left -= step;
        clock.to(*now);
        drop(world.pedagogue());
    }
    let folder = Arc::clone(&world.folder);
    drop(world);
    World::over(folder, |config| clock.give(config)).unwrap()
}

fn waiting(world: &World) -> Option<String> {
    for _ in 0..40 {
        world.sql("SELECT group_concat(pseudonym) FROM claim")?;
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    world.sql("SELECT group_concat(pseudonym) FROM claim")
}

#[test]
fn what_is_kept_long_enough_goes_by_itself() {
    let (clock, mut now) = (Set::at(TODAY), TODAY);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let days = [("apart", "30"), ("open", "90"), ("issued", "365"), ("withdrawn", "365")];
    let odd = [("apart", "30"), ("open", "1"), ("issued", "365"), ("withdrawn", "365")];
    assert_eq!(world.pedagogue().submit("/data", "/data/keeping", &odd).status, 422);
    assert_eq!(world.pedagogue().submit("/data", "/data/keeping", &days).status, 303);
    let world = after(world, &clock, &mut now, 80);
    assert_eq!(waiting(&world).as_deref(), Some("Lune"), "its time is not over");
    let world = after(world, &clock, &mut now, 20);
    assert_eq!(waiting(&world), None);
    let act = world.sql("SELECT subject || ' ' || detail FROM audit WHERE act = 'expired'");
    assert_eq!(
        act.as_deref(),
        Some("open days 90, claims 1, decisions 0, badges 0, packages 1")
    );
}

#[test]
fn a_clock_that_leaps_erases_nothing() {
    let clock = Set::at(TODAY);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let folder = Arc::clone(&world.folder);
    drop(world);
    clock.to(TODAY + 4_000 * DAY);
    let world = World::over(folder, |config| clock.give(config)).unwrap();
    assert_eq!(waiting(&world).as_deref(), Some("Lune"));
}

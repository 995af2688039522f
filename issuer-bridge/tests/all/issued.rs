//! Badges before and after they are issued: seen, ended, corrected, withdrawn.

use issuer_bridge::PublicUrl;
use situation::wire::claim_code;

use crate::client::Answer;
use crate::world::{PEDAGOGUE, Set, World, claim_page, ordinary};

/// 2026-11-22, noon.
const TODAY: i64 = 1_795_348_800;

fn with_a_claim() -> (World, Set) {
    let clock = Set::at(TODAY);
    let world = World::with(|config| {
        clock.give(config);
        config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
    });
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    (world, clock)
}

fn decide(world: &World, kind: &str, more: &[(&str, &str)]) -> Answer {
    let fields = [&[("kind", kind), ("knows", "on")], more].concat();
    world.pedagogue().submit(&claim_page(1), "/decision", &fields)
}

fn file(world: &World) -> serde_json::Value {
    world
        .visitor()
        .get(&format!("/r/{}/badge.json", claim_code(&[1; 16])))
        .json()
}

fn count(world: &World, table: &'static str) -> String {
    world
        .sql(format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}").leak())
        .unwrap()
}

#[test]
fn a_badge_is_seen_whole_before_it_is_issued_and_asked_for_once() {
    let (world, _clock) = with_a_claim();
    let answer = decide(&world, "see-issue", &[("words", "Beau vol.")]);
    assert_eq!(answer.status, 200);
    let page = answer.text();
    assert!(
        page.contains("src=\"data:image/png;base64,") && page.contains("Beau vol."),
        "{page}"
    );
    assert!(page.contains(PEDAGOGUE) && page.contains("Vu dans le jeu") && page.contains("Valable sans fin"));
    assert!(page.contains("achievement") && !page.contains("proofValue"), "{page}");
    assert_eq!(
        (count(&world, "badge"), count(&world, "decision")),
        ("0".to_owned(), "0".to_owned())
    );
    assert_eq!(count(&world, "status_place"), "0", "no place is taken by looking");
    assert_eq!(page.matches("value=\"issue\"").count(), 1);

    let form = crate::client::Form::of(&page, "/decision", &[("kind", "issue")]);
    // Of another login: the token is asked for anew.
    let mut pedagogue = world.pedagogue();
    assert_eq!(pedagogue.send_form(&form).status, 403);
    let mut pedagogue = world.pedagogue();
    let seen = pedagogue.submit(
        &claim_page(1),
        "/decision",
        &[("kind", "see-issue"), ("knows", "on"), ("words", "Beau vol.")],
    );
    let form = crate::client::Form::of(&seen.text(), "/decision", &[("kind", "issue")]);
    assert_eq!(pedagogue.send_form(&form).status, 303);
    assert_eq!(world.sql("SELECT words FROM decision").as_deref(), Some("Beau vol."));
    let said = file(&world);
    assert!(said.get("validUntil").is_none());
    let unsure = decide_unsure(&world);
    assert_eq!(unsure.status, 409, "decided");
}

fn decide_unsure(world: &World) -> Answer {
    let mut pedagogue = world.pedagogue();
    let html = pedagogue.get("/stations").text();
    let csrf = html.split("name=\"csrf\" value=\"").nth(1).unwrap();
    let body = format!("csrf={}&kind=see-issue&knows=on", csrf.split('"').next().unwrap());
    let kind = "application/x-www-form-urlencoded";
    pedagogue.post(&format!("{}/decision", claim_page(1)), kind, body.as_bytes())
}

#[test]
fn what_is_missing_is_said_before_the_badge_is_shown() {
    let (world, _clock) = with_a_claim();
    let answer = world.pedagogue().submit(
        &claim_page(1),
        "/decision",
        &[("kind", "see-issue"), ("words", "Beau vol.")],
    );
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("Beau vol.") && answer.text().contains("id=\"decision\""));
}

#[test]
fn a_badge_ends_when_the_organisation_says_so() {
    let (world, clock) = with_a_claim();
    let lasting = [("months", "12")];
    let set = |fields: &[(&str, &str)]| world.pedagogue().submit("/badges", "/badges/lasting", fields);
    assert_eq!(set(&[("months", "7")]).status, 422);
    // The first definition is the experience badge, the second the one that is asked for.
    let mut pedagogue = world.pedagogue();
    let html = pedagogue.get("/badges").text();
    let at = html
        .find("value=\"premier-vol\"><input type=\"hidden\" name=\"version\"")
        .unwrap();
    let form = html[..at].rfind("<form").unwrap();
    let form = crate::client::Form::of(&html[form..], "/badges/lasting", &lasting);
    assert_eq!(pedagogue.send_form(&form).status, 303);
    let page = decide(&world, "see-issue", &[]).text();
    assert!(page.contains("Valable jusqu'au 22 novembre 2027"), "{page}");
    assert_eq!(decide(&world, "issue", &[]).status, 303);
    let badge = file(&world);
    assert_eq!(badge["validUntil"], "2027-11-22T12:00:00Z");
    let learner = world.visitor().get(&format!("/r/{}", claim_code(&[1; 16]))).text();
    assert!(learner.contains("Valable jusqu'au 22 novembre 2027"), "{learner}");
    let check = || world.visitor().upload("/verify", badge.to_string().as_bytes()).text();
    assert!(check().contains("Ce badge est valable"), "{}", check());
    clock.to(TODAY + 400 * 86_400);
    assert!(!check().contains("Ce badge est valable"), "{}", check());
}

#[test]
fn a_corrected_badge_names_what_it_replaces_and_the_old_one_is_withdrawn() {
    let (world, _clock) = with_a_claim();
    assert_eq!(decide(&world, "issue", &[("witnessed", "on")]).status, 303);
    let before = file(&world);
    let mut pedagogue = world.pedagogue();
    let correct = format!("{}/correct", claim_page(1));
    let html = pedagogue.get(&correct).text();
    assert!(html.contains("name=\"witnessed\" checked"), "{html}");
    let row = html.split("name=\"row-").nth(1).unwrap().split('"').next().unwrap();
    let row = format!("row-{row}");
    let only = [("kind", "see-correct"), ("knows", "on"), (row.as_str(), "on")];
    let answer = pedagogue.submit(&correct, "/decision", &only);
    assert_eq!(answer.status, 422, "without a reason");
    assert!(answer.text().contains("Dis pourquoi"), "{}", answer.text());
    let reason = "Je n'étais pas là ce jour-là.";
    let fields = [&only[..], &[("words", reason)]].concat();
    let answer = pedagogue.submit(&correct, "/decision", &fields);
    let page = answer.text();
    assert!(page.contains(reason) && page.contains("prend la place de"), "{page}");
    assert_eq!(count(&world, "badge"), "1", "seen only");
    let form = crate::client::Form::of(&page, "/decision", &[("kind", "correct")]);
    assert_eq!(pedagogue.send_form(&form).status, 303);
    // Pressed twice is once.
    assert_eq!(pedagogue.send_form(&form).status, 409);

    let after = file(&world);
    let id = before["id"].as_str().unwrap();
    assert_ne!(after["id"], before["id"]);
    assert_eq!(
        after["credentialSubject"]["id"], before["credentialSubject"]["id"],
        "of the same person"
    );
    let evidence = after["evidence"].as_array().unwrap();
    assert_eq!(evidence.len(), 2);
    assert_eq!(evidence[1]["id"], id);
    let text = after.to_string();
    assert!(
        !text.contains(reason) && !text.contains("atteste sa présence"),
        "{text}"
    );
    let check = |badge: &serde_json::Value| {
        let text = badge.to_string();
        world.visitor().upload("/verify", text.as_bytes()).text()
    };
    assert!(check(&after).contains("Ce badge est valable"), "{}", check(&after));
    assert!(check(&before).contains("Ce badge a été retiré"), "{}", check(&before));
    let public = |badge: &serde_json::Value| badge["id"].as_str().unwrap().replace("urn:uuid:", "/b/");
    let old = world.visitor().get(&public(&before)).text();
    assert!(
        old.contains(&public(&after)) && !old.contains("<img class=\"badge-picture\""),
        "{old}"
    );
    assert_eq!(
        world.visitor().get(&format!("{}/badge.png", public(&before))).status,
        410
    );
    let learner = world.visitor().get(&format!("/r/{}", claim_code(&[1; 16]))).text();
    assert!(
        learner.contains("Ce badge a été corrigé") && learner.contains(reason),
        "{learner}"
    );
    let claim = world.pedagogue().get(&claim_page(1)).text();
    assert!(claim.contains(id) && claim.contains("Badge corrigé"), "{claim}");
    assert_eq!(
        world
            .sql("SELECT revoked_reason FROM badge WHERE revoked IS NOT NULL")
            .as_deref(),
        Some(reason)
    );
}

#[test]
fn a_withdrawn_badge_is_no_longer_handed_out_and_may_come_again() {
    let (world, _clock) = with_a_claim();
    assert_eq!(decide(&world, "issue", &[]).status, 303);
    let before = file(&world);
    let reason = "Donné à la mauvaise personne.";
    assert_eq!(decide(&world, "revoke", &[]).status, 422);
    assert_eq!(decide(&world, "revoke", &[("words", reason)]).status, 303);
    let code = claim_code(&[1; 16]);
    for path in [
        format!("/r/{code}/badge.png"),
        format!("/r/{code}/badge.json"),
        format!("/api/v1/claims/{code}/badge.png"),
        format!("/api/v1/claims/{code}/badge.json"),
    ] {
        let answer = world.visitor().get(&path);
        assert_eq!(answer.status, 410, "{path}");
        assert!(
            answer.text().contains("Ce badge a été retiré"),
            "{path}: {}",
            answer.text()
        );
    }
    let status = world.visitor().get(&format!("/api/v1/claims/{code}")).json();
    assert_eq!(
        (status["state"].as_str(), status["issued"].as_bool()),
        (Some("revoked"), Some(false))
    );
    assert_eq!(status["words"], reason);
    let learner = world.visitor().get(&format!("/r/{code}")).text();
    assert!(learner.contains(reason) && !learner.contains("badge.png"), "{learner}");

    let correct = format!("{}/correct", claim_page(1));
    let words = "C'était bien la bonne personne.";
    let fields = [("kind", "correct"), ("knows", "on"), ("words", words)];
    assert_eq!(world.pedagogue().submit(&correct, "/decision", &fields).status, 303);
    let after = file(&world);
    assert_ne!(after["id"], before["id"]);
    assert_eq!(
        world
            .sql("SELECT revoked_reason FROM badge WHERE revoked IS NOT NULL")
            .as_deref(),
        Some(reason),
        "why it was withdrawn stays"
    );
    assert_eq!(
        world.visitor().get(&format!("/api/v1/claims/{code}")).json()["issued"],
        true
    );
}

//! What the database holds and nobody can read is said, and never shown as something empty.

use issuer_bridge::PublicUrl;

use crate::world::{World, ordinary};

const CLAIM: &str = "/claims/015a198ef7f44f5e19aeee0c127af5e0";

fn with_a_claim() -> World {
    let world = World::with(|config| {
        config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
    });
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    world
}

fn decide(world: &World, fields: &[(&str, &str)]) {
    let answer = world.pedagogue().submit(CLAIM, "/decision", fields);
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[test]
fn a_review_that_cannot_be_read_keeps_its_card_and_its_page_says_so() {
    let world = with_a_claim();
    let mut pedagogue = world.pedagogue();
    for damage in ["UPDATE claim SET review = '{}'", "UPDATE claim SET review = NULL"] {
        world.sql(damage);
        let inbox = pedagogue.get("/");
        assert_eq!(inbox.status, 200);
        assert!(inbox.text().contains(CLAIM), "{damage}");
        assert!(pedagogue.get(CLAIM).status >= 400, "{damage}");
    }
}

#[test]
fn a_review_of_another_version_is_not_read_as_this_one() {
    let world = with_a_claim();
    let mut pedagogue = world.pedagogue();
    assert_eq!(pedagogue.get(CLAIM).status, 200);
    world.sql("UPDATE claim SET review = json_set(review, '$.version', 9)");
    assert_eq!(pedagogue.get(CLAIM).status, 500);
}

#[test]
fn a_status_list_never_passes_over_a_withdrawn_badge() {
    let world = with_a_claim();
    decide(&world, &[("kind", "issue"), ("knows", "on")]);
    decide(&world, &[("kind", "revoke"), ("knows", "on"), ("words", "Une erreur.")]);
    assert_eq!(world.visitor().get("/status/1").status, 200);
    for place in [
        "UPDATE status_place SET place = -1",
        "UPDATE status_place SET place = 131072",
    ] {
        world.sql(place);
        assert_eq!(world.visitor().get("/status/1").status, 500, "{place}");
    }
}

#[test]
fn a_badge_that_cannot_be_read_is_no_empty_page() {
    let world = with_a_claim();
    decide(&world, &[("kind", "issue"), ("knows", "on")]);
    let page = format!("/b/{}", world.sql("SELECT id FROM badge").unwrap());
    assert!(world.visitor().get(&page).text().contains("Premier vol"));
    world.sql("UPDATE badge SET credential = '{}'");
    assert_eq!(world.visitor().get(&page).status, 500);
}

#[test]
fn a_claim_apart_without_a_reason_is_not_shown_without_one() {
    let world = World::new();
    assert_eq!(world.send(&ordinary(&crate::world::station_key(4), 1)).status, 202);
    let mut pedagogue = world.pedagogue();
    assert_eq!(pedagogue.get("/apart").status, 200);
    world.sql("UPDATE claim SET apart = NULL");
    assert_eq!(pedagogue.get("/apart").status, 500);
}

//! Two reviewers at one claim: who looks at it is said, it can be taken over, and no word is lost.

use crate::client::{Client, Form};
use crate::world::{COLLEAGUE, PEDAGOGUE, Set, World, claim_page, ordinary};

/// 2026-11-22, noon.
const TODAY: i64 = 1_795_348_800;
const WORDS: &str = "Raconte ce que tu as fait quand le vent s'est levé.";

fn with_claims(count: u8) -> (World, Set) {
    let clock = Set::at(TODAY);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    for number in 1..=count {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    (world, clock)
}

fn complement(client: &mut Client, words: &str) -> Form {
    let html = client.get(&claim_page(1)).text();
    Form::of(
        &html,
        "/decision",
        &[("kind", "complement"), ("knows", "on"), ("words", words)],
    )
}

#[test]
fn whoever_comes_second_is_told_and_may_take_over() {
    let (world, _clock) = with_claims(1);
    let (mut first, mut second) = (world.pedagogue(), world.colleague());
    let begun = complement(&mut first, WORDS);
    assert!(
        !first.get("/").text().contains("la lit en ce moment"),
        "one's own look is no news"
    );
    assert!(
        second
            .get("/")
            .text()
            .contains(&format!("{PEDAGOGUE} la lit en ce moment"))
    );
    let page = second.get(&claim_page(1)).text();
    assert!(
        page.contains(&format!("{PEDAGOGUE} lit cette demande (à l'instant).")),
        "{page}"
    );
    assert!(
        page.contains("value=\"take\"") && !page.contains("value=\"see-issue\""),
        "{page}"
    );

    let answer = second.send_form(&complement(&mut second.clone(), "Dis-en plus."));
    assert_eq!(answer.status, 409);
    let page = answer.text();
    assert!(
        page.contains("Rien n'est décidé") && page.contains("Dis-en plus."),
        "{page}"
    );

    let take = [("kind", "take"), ("words", "Dis-en encore.")];
    assert_eq!(second.submit(&claim_page(1), "/decision", &take).status, 303);
    let page = second.get(&claim_page(1)).text();
    assert!(
        page.contains("Dis-en encore.") && page.contains("value=\"see-issue\""),
        "{page}"
    );
    assert!(
        first
            .get(&claim_page(1))
            .text()
            .contains(&format!("{COLLEAGUE} lit cette demande"))
    );
    let answer = second.send_form(&complement(&mut second.clone(), "Dis-en encore."));
    assert_eq!(answer.status, 303, "{}", answer.text());

    // Whoever was there first had read less than there is by now.
    let answer = first.send_form(&begun);
    assert_eq!(answer.status, 409);
    let page = answer.text();
    assert!(
        page.contains(&format!("{COLLEAGUE} a décidé avant toi : Complément demandé")) && page.contains(WORDS),
        "{page}"
    );
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM decision").as_deref(),
        Some("1")
    );
    // Read again, it can be decided again.
    assert_eq!(first.send_form(&complement(&mut first.clone(), WORDS)).status, 303);
}

#[test]
fn a_look_ends_by_itself_and_a_clock_that_stood_ahead_holds_nobody_back() {
    let (world, clock) = with_claims(1);
    let (mut first, mut second) = (world.pedagogue(), world.colleague());
    first.get(&claim_page(1));
    clock.to(TODAY + 14 * 60);
    assert!(
        second
            .get(&claim_page(1))
            .text()
            .contains("lit cette demande (il y a 14 minutes)")
    );
    clock.to(TODAY + 16 * 60);
    assert!(second.get(&claim_page(1)).text().contains("value=\"see-issue\""));
    clock.to(TODAY - 3_600);
    assert!(first.get(&claim_page(1)).text().contains("value=\"see-issue\""));
}

#[test]
fn words_for_a_claim_that_was_closed_meanwhile_are_kept_until_they_are_dropped() {
    let (world, clock) = with_claims(1);
    let (mut first, mut second) = (world.pedagogue(), world.colleague());
    let begun = complement(&mut first, WORDS);
    clock.to(TODAY + 1_000);
    let issue = [("kind", "issue"), ("knows", "on")];
    assert_eq!(second.submit(&claim_page(1), "/decision", &issue).status, 303);
    let answer = first.send_form(&begun);
    assert_eq!(answer.status, 409);
    let page = answer.text();
    assert!(
        page.contains("a décidé avant toi : Badge émis") && page.contains(WORDS),
        "{page}"
    );
    let page = first.get(&claim_page(1)).text();
    assert!(
        page.contains("qui n'ont pas été envoyés") && page.contains(WORDS),
        "{page}"
    );
    assert!(
        !second.get(&claim_page(1)).text().contains(WORDS),
        "they are nobody else's"
    );
    let forget = [("kind", "forget")];
    assert_eq!(first.submit(&claim_page(1), "id=\"decision\"", &forget).status, 303);
    assert!(!first.get(&claim_page(1)).text().contains(WORDS));
}

#[test]
fn the_next_one_is_none_that_somebody_else_looks_at() {
    let (world, _clock) = with_claims(3);
    world.sql("UPDATE claim SET received = received + 100 * (id LIKE '02%') + 200 * (id LIKE '03%')");
    let (mut first, mut second) = (world.pedagogue(), world.colleague());
    first.get(&claim_page(2));
    let page = second.get(&claim_page(1)).text();
    let next = format!("rel=\"next\" href=\"{}\"", claim_page(3));
    assert!(page.contains(&next), "{page}");
    // Who goes on to another leaves the one before.
    first.get(&claim_page(3));
    let page = second.get(&claim_page(1)).text();
    assert!(
        page.contains(&format!("rel=\"next\" href=\"{}\"", claim_page(2))),
        "{page}"
    );
}

//! A whole room on the same day: the same badge for those whom somebody saw there, each with a decision of their own.

use crate::client::Form;
use crate::world::{PEDAGOGUE, World, claim_page, package, selection, some_rows};

/// Claims for « J'ai piloté » of four people; the last one told nothing.
fn room() -> World {
    let world = World::new();
    let (key, _) = world.paired();
    for (number, name) in [(1, "Lune"), (2, "Sable"), (3, "Orage"), (4, "Brume")] {
        let mut chosen = selection(some_rows(1));
        chosen.badge = ("j-ai-pilote".to_owned(), 1);
        name.clone_into(&mut chosen.pseudonym);
        if number == 4 {
            chosen.account = String::new();
        }
        let answer = world.send(&package(&key, number, &chosen, None));
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    world
}

fn link(world: &World) -> String {
    let page = world.pedagogue().get("/together").text();
    let link = page
        .split("href=\"/together?")
        .nth(1)
        .unwrap_or_else(|| panic!("{page}"));
    format!("/together?{}", link.split('"').next().unwrap())
}

fn field(number: u8) -> String {
    claim_page(number).replace("/claims/", "claim-")
}

#[test]
fn a_room_is_chosen_attested_seen_and_issued_one_by_one() {
    let world = room();
    let inbox = world.pedagogue().get("/").text();
    assert!(inbox.contains("href=\"/together\""), "{inbox}");
    let room = link(&world);
    let mut pedagogue = world.pedagogue();
    let page = pedagogue.get(&room).text();
    assert!(
        page.contains(&format!("name=\"{}\"", field(1))) && !page.contains(" checked"),
        "{page}"
    );
    assert!(
        !page.contains(&format!("name=\"{}\"", field(4))),
        "what is missing something is read alone"
    );
    assert!(page.contains("Brume") && page.contains("à lire seule"), "{page}");

    let (one, two) = (field(1), field(2));
    let chosen = [(one.as_str(), "0"), (two.as_str(), "0"), ("words", "Vous étiez là.")];
    for (missing, said) in [
        (vec![("knows", "on")], "Coche que tu étais là"),
        (vec![("witnessed", "on")], "Je sais qui sont ces personnes"),
    ] {
        let fields = [&[("kind", "see")][..], &chosen[..], &missing[..]].concat();
        let answer = pedagogue.submit(&room, "/together/decision", &fields);
        assert_eq!(answer.status, 422);
        let page = answer.text();
        assert!(page.contains(said) && page.contains("Vous étiez là."), "{page}");
        assert_eq!(page.matches("value=\"0\" checked").count(), 2, "{page}");
    }
    let attested = [("kind", "see"), ("knows", "on"), ("witnessed", "on")];
    let fields = [&attested[..], &chosen[..]].concat();
    let answer = pedagogue.submit(&room, "/together/decision", &fields);
    assert_eq!(answer.status, 200);
    let page = answer.text();
    assert!(
        page.contains("pour 2 personnes") && page.contains("data:image/png"),
        "{page}"
    );
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM badge").as_deref(),
        Some("0")
    );
    let form = Form::of(&page, "/together/decision", &[("kind", "issue")]);
    let page = pedagogue.send_form(&form).text();
    assert!(
        page.contains("2 badges sont émis") && page.contains("Lune") && page.contains("Sable"),
        "{page}"
    );
    let decided = world.sql(
        "SELECT group_concat(claim.pseudonym || ' ' || decision.kind || ' ' || CAST(decision.witnessed AS INTEGER) || ' ' || \
         decision.account_name || ' ' || decision.number, ', ') FROM decision JOIN claim ON claim.id = decision.claim",
    );
    let decided = decided.unwrap();
    for name in ["Lune", "Sable"] {
        assert!(decided.contains(&format!("{name} issue 1 {PEDAGOGUE} 1")), "{decided}");
    }
    assert_eq!(decided.matches("issue").count(), 2);
    let badges = world.sql("SELECT CAST(COUNT(DISTINCT credential) AS TEXT) FROM badge");
    assert_eq!(badges.as_deref(), Some("2"), "each their own");
    assert!(
        pedagogue.get(&claim_page(3)).text().contains("value=\"see-issue\""),
        "the others wait"
    );
}

#[test]
fn who_was_decided_about_meanwhile_is_named_and_the_others_get_theirs() {
    let world = room();
    let room = link(&world);
    let mut pedagogue = world.pedagogue();
    let (one, two) = (field(1), field(2));
    let fields = [
        ("kind", "see"),
        ("knows", "on"),
        ("witnessed", "on"),
        (one.as_str(), "0"),
        (two.as_str(), "0"),
    ];
    let page = pedagogue.submit(&room, "/together/decision", &fields).text();
    let form = Form::of(&page, "/together/decision", &[("kind", "issue")]);
    let talk = [("kind", "talk"), ("knows", "on"), ("meeting", "2031-03-04")];
    assert_eq!(world.colleague().submit(&claim_page(1), "/decision", &talk).status, 303);
    let page = pedagogue.send_form(&form).text();
    assert!(
        page.contains("1 badge est émis") && page.contains("a décidé avant toi"),
        "{page}"
    );
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM badge").as_deref(),
        Some("1")
    );
}

#[test]
fn only_claims_of_that_badge_are_decided_together() {
    let world = room();
    let room = link(&world);
    let (key, _) = world.paired();
    assert_eq!(world.send(&crate::world::ordinary(&key, 9)).status, 200);
    let (nine, none) = (field(9), "claim-00".to_owned());
    let fields = [
        ("kind", "issue"),
        ("knows", "on"),
        ("witnessed", "on"),
        (nine.as_str(), "0"),
        (none.as_str(), "0"),
    ];
    let answer = world.pedagogue().submit(&room, "/together/decision", &fields);
    assert!(answer.text().contains("Aucun badge n'a été émis"), "{}", answer.text());
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM badge").as_deref(),
        Some("0")
    );
    for odd in [
        "/together?day=x",
        "/together?scenario=x&badge=y&version=1&day=2",
        "/together?day=9999999999999999999",
    ] {
        assert_eq!(world.pedagogue().get(odd).status, 404, "{odd}");
    }
    assert_eq!(world.visitor().get("/together").status, 303);
}

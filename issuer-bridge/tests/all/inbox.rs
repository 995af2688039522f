//! Lists of claims: fifty at a time, searched and narrowed; and those of databases from before there were cards.

use std::sync::Arc;

use situation::wire::claim_code;

use crate::crowd::multiply;
use crate::world::{World, claim_page, ordinary, package, selection, some_rows, station_key};

fn shown(page: &str) -> usize {
    page.matches("<a class=\"card\"").count()
}

/// A world with this many claims: one that was sent, and copies of it under other names.
fn with_claims(count: usize) -> World {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    multiply(&world, count);
    world
}

#[test]
fn fifty_at_a_time_and_all_of_them_somewhere() {
    let world = with_claims(120);
    let mut pedagogue = world.pedagogue();
    let first = pedagogue.get("/").text();
    assert_eq!(shown(&first), 50);
    assert!(first.contains("1 à 50, sur 120 demandes"), "{first}");
    assert!(first.contains(&claim_page(1)), "the oldest first");
    let last = pedagogue.get("/?list=waiting&page=3").text();
    assert_eq!(shown(&last), 20);
    assert!(last.contains("101 à 120") && last.contains("Étoile 120"), "{last}");
    for beyond in ["99", "0", "-3", "x"] {
        let page = pedagogue.get(&format!("/?page={beyond}"));
        assert_eq!(page.status, 200, "{beyond}");
        assert!(shown(&page.text()) > 0, "{beyond}");
    }
    let empty = pedagogue.get("/?list=issued").text();
    assert_eq!(shown(&empty), 0);
}

#[test]
fn what_is_searched_is_found_however_it_is_typed() {
    let world = with_claims(60);
    let mut pedagogue = world.pedagogue();
    let mut find = |words: &str| shown(&pedagogue.get(&format!("/?words={words}")).text());
    assert_eq!(find("%C3%89TOILE+60"), 1);
    assert_eq!(find("etoile+60"), 1);
    assert_eq!(find("respir%C3%A9"), 50, "in the account");
    assert_eq!(
        find("%22etoile+60%22"),
        0,
        "no word of the search has a meaning of its own"
    );
    assert_eq!(find("NOT"), 0);
    assert_eq!(find("%C3%89t"), 50, "one or two letters are how a pseudonym begins");
    assert_eq!((find("l"), find("Lu"), find("60")), (1, 1, 0));
    assert_eq!(find("%25"), 0, "a sign of the database is a sign like any");
    assert_eq!(find("_toile"), 0);
    assert_eq!(find("personne"), 0);
    // A receipt in hand.
    let answer = pedagogue.get(&format!("/?words={}", claim_code(&[1; 16]).to_lowercase()));
    assert_eq!((answer.status, answer.location()), (303, claim_page(1).as_str()));
}

#[test]
fn lists_are_narrowed_by_station_badge_age_and_state() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let other = station_key(9);
    assert_eq!(world.send(&ordinary(&other, 2)).status, 202);
    let mut pedagogue = world.pedagogue();
    assert_eq!(
        pedagogue.submit("/apart", "/accept", &[("name", "Poste 9")]).status,
        303
    );
    let mut count = |query: &str| shown(&pedagogue.get(&format!("/?{query}")).text());
    assert_eq!(count(""), 2);
    let hex: String = key
        .verifying_key()
        .as_bytes()
        .iter()
        .fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    assert_eq!(count(&format!("station={hex}")), 1);
    assert_eq!(count("station=00"), 0);
    assert_eq!(count("badge=premier-vol"), 2);
    assert_eq!(count("badge=autre"), 0);
    assert_eq!(count("scenario=premier-vol"), 2);
    assert_eq!(count("age=1"), 0);
    world.sql("UPDATE claim SET received = received - 200000 WHERE code = (SELECT MIN(code) FROM claim)");
    assert_eq!(count("age=1"), 1);
    assert_eq!(count("age=7"), 0);
    let talk = [("kind", "talk"), ("knows", "on"), ("meeting", "2031-03-04")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &talk).status, 303);
    let mut count = |query: &str| shown(&pedagogue.get(&format!("/?{query}")).text());
    assert_eq!((count("list=waiting"), count("list=talk")), (1, 1));
}

#[test]
fn from_one_claim_to_the_next_that_waits() {
    let world = World::new();
    let (key, _) = world.paired();
    for number in [1, 2, 3] {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    world.sql("UPDATE claim SET received = 1795000000 + 100 * (id LIKE '02%') + 200 * (id LIKE '03%')");
    let mut pedagogue = world.pedagogue();
    let mut next = |page: &str| {
        let text = pedagogue.get(page).text();
        let link = text.split("rel=\"next\" href=\"").nth(1)?;
        Some(link.split('"').next()?.to_owned())
    };
    assert_eq!(next(&claim_page(1)), Some(claim_page(2)));
    assert_eq!(next(&claim_page(2)), Some(claim_page(3)));
    assert_eq!(next(&claim_page(3)), Some(claim_page(1)), "round again");
    let issue = [("kind", "issue"), ("knows", "on")];
    for number in [1, 2] {
        assert_eq!(
            world
                .pedagogue()
                .submit(&claim_page(number), "/decision", &issue)
                .status,
            303
        );
    }
    assert_eq!(next(&claim_page(2)), Some(claim_page(3)), "after deciding");
    assert_eq!(next(&claim_page(3)), None, "the last one");
}

#[test]
fn a_list_is_narrowed_to_the_day_on_which_a_group_sent() {
    let world = World::new();
    let (key, _) = world.paired();
    for number in [1, 2] {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    // The last second of the 21st, the first of the 22nd of November 2026.
    world.sql("UPDATE claim SET received = 1795305599 WHERE id LIKE '01%'");
    world.sql("UPDATE claim SET received = 1795305600 WHERE id LIKE '02%'");
    let mut pedagogue = world.pedagogue();
    let mut on = |day: &str| {
        let page = pedagogue.get(&format!("/?day={day}")).text();
        (page.contains(&claim_page(1)), page.contains(&claim_page(2)))
    };
    assert_eq!(on("2026-11-21"), (true, false));
    assert_eq!(on("2026-11-22"), (false, true));
    assert_eq!(on("2026-11-23"), (false, false));
    assert_eq!((on(""), on("demain")), ((true, true), (true, true)));
}

#[test]
fn claims_of_a_database_from_before_there_were_cards_are_listed() {
    let world = World::new();
    let (key, _) = world.paired();
    let mut chosen = selection(some_rows(2));
    chosen.pseudonym = "Zoé".to_owned();
    assert_eq!(world.send(&package(&key, 1, &chosen, None)).status, 200);
    assert_eq!(world.send(&ordinary(&station_key(4), 2)).status, 202);
    let folder = Arc::clone(&world.folder);
    // As the version before left it.
    for back in [
        "DROP TABLE badge_gone",
        "DROP TABLE erased",
        "DROP TABLE keeping",
        "DROP TABLE opened",
        "DROP TABLE audit",
        "DROP INDEX claim_by_change",
        "ALTER TABLE login DROP COLUMN browser",
        "ALTER TABLE login DROP COLUMN opened",
        "ALTER TABLE account DROP COLUMN disabled",
        "ALTER TABLE account DROP COLUMN roles",
        "DROP TRIGGER card_made",
        "DROP TRIGGER card_changed",
        "DROP TRIGGER card_gone",
        "DROP TABLE sought",
        "DROP TABLE looking",
        "DROP INDEX claim_alike",
        "DROP TABLE platform_consent",
        "DROP TABLE wallet_grant",
        "DROP TABLE wallet",
        "DROP TABLE badge_key",
        "DROP TABLE endorsement",
        "ALTER TABLE clock DROP COLUMN said_by",
        "DROP TABLE draft",
        "DROP TABLE card",
        "DROP INDEX claim_in_order",
        "CREATE INDEX claim_by_state ON claim (state, received)",
        "ALTER TABLE claim DROP COLUMN sender",
        "DELETE FROM _sqlx_migrations WHERE version > 2",
    ] {
        world.sql(back);
    }
    world.sql("UPDATE claim SET review = '{}' WHERE id LIKE '0202%'");
    drop(world);
    let world = World::over(Arc::clone(&folder), |_| {}).unwrap();
    let mut pedagogue = world.pedagogue();
    let page = pedagogue.get("/?words=zoe").text();
    assert!(page.contains(&claim_page(1)) && page.contains("j'ai respiré"), "{page}");
    assert_eq!(pedagogue.get(&claim_page(1)).status, 200);
    assert!(pedagogue.get("/apart").text().contains("n'est pas appairé"));
    // What could not be read when its card was made says so.
    world.sql("UPDATE claim SET state = 'waiting' WHERE id LIKE '0202%'");
    let page = pedagogue.get("/").text();
    assert!(
        page.contains(&claim_page(2)) && page.contains("ne se lit plus"),
        "{page}"
    );
}

//! Clocks of old PCs: in 1970 after a power cut, years ahead, set right again.

use issuer_bridge::{Clock, PublicUrl};
use situation::wire::claim_code;

use crate::client::Answer;
use crate::world::{PASSWORD, PEDAGOGUE, Set, World, claim_page, offer_for, ordinary, pair_request, station_key};

/// 2026-11-22, noon.
const TODAY: i64 = 1_795_348_800;
const DAY: i64 = 86_400;
/// 2035-06-14.
const LATER: i64 = 2_065_435_200;

fn issue(world: &World, number: u8, more: &[(&str, &str)]) -> Answer {
    let fields = [&[("kind", "issue"), ("knows", "on")], more].concat();
    world.pedagogue().submit(&claim_page(number), "/decision", &fields)
}

fn issued(world: &World, number: u8) -> String {
    let code = claim_code(&[number; 16]);
    let answer = world.visitor().get(&format!("/r/{code}/badge.json"));
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.text()
}

fn badges(world: &World) -> String {
    world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM badge").unwrap()
}

#[test]
fn no_badge_is_signed_before_the_program_existed() {
    let clock = Set::at(TODAY);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    clock.to(86_400 * 3);
    let page = world.pedagogue().get(&claim_page(1)).text();
    assert!(
        page.contains("4 janvier 1970") && !page.contains("name=\"today\""),
        "{page}"
    );
    // Nobody can say that this is the date.
    let answer = issue(&world, 1, &[("today", "1970-01-04")]);
    assert_eq!(answer.status, 422);
    assert!(
        answer
            .text()
            .contains("L'horloge de cet ordinateur indique le 4 janvier 1970"),
        "{}",
        answer.text()
    );
    assert_eq!(badges(&world), "0");
    // Other decisions go on.
    let talk = [("kind", "talk"), ("knows", "on"), ("meeting", "2026-12-01")];
    assert_eq!(world.pedagogue().submit(&claim_page(1), "/decision", &talk).status, 303);
    clock.to(TODAY);
    assert_eq!(issue(&world, 1, &[]).status, 303);
    assert!(issued(&world, 1).contains("\"validFrom\":\"2026-11-22T12:00:00Z\""));
}

#[test]
fn a_leap_of_years_signs_nothing_until_a_person_says_that_the_date_is_right() {
    let clock = Set::at(TODAY);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    clock.to(LATER);
    // What arrives under the wrong clock makes it no righter.
    for number in [1, 2] {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    let answer = issue(&world, 1, &[]);
    let page = answer.text();
    assert_eq!(answer.status, 422);
    assert!(
        page.contains("14 juin 2035") && page.contains("22 novembre 2026"),
        "{page}"
    );
    assert!(page.contains("Nous sommes bien le 14 juin 2035."), "{page}");
    assert!(
        !page.contains("min=\"2035"),
        "a talk may be proposed for a day of this year"
    );
    assert_eq!(
        issue(&world, 1, &[("today", "2026-11-22")]).status,
        422,
        "another day was confirmed"
    );
    assert_eq!(badges(&world), "0");

    // Set right: nothing more is asked.
    clock.to(TODAY + DAY);
    assert_eq!(issue(&world, 1, &[]).status, 303);
    // Or it really is 2035: said once.
    clock.to(LATER);
    assert_eq!(issue(&world, 2, &[("today", "2035-06-14")]).status, 303);
    assert!(issued(&world, 2).contains("\"validFrom\":\"2035-06-14T"));
    assert!(!world.pedagogue().get(&claim_page(2)).text().contains("name=\"today\""));
}

#[test]
fn a_clock_set_to_a_wrong_month_is_asked_about_and_who_answered_is_kept() {
    let clock = Set::at(TODAY);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    for number in [1, 2] {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    // Three weeks without anybody are a holiday.
    clock.to(TODAY + 20 * DAY);
    assert_eq!(issue(&world, 1, &[]).status, 303);
    clock.to(TODAY + 45 * DAY);
    let answer = issue(&world, 2, &[]);
    assert_eq!(answer.status, 422);
    assert!(
        answer.text().contains("Nous sommes bien le 6 janvier 2027."),
        "{}",
        answer.text()
    );
    assert_eq!(badges(&world), "1");
    assert_eq!(world.sql("SELECT said_by FROM clock"), None);
    assert_eq!(issue(&world, 2, &[("today", "2027-01-06")]).status, 303);
    assert_eq!(world.sql("SELECT said_by FROM clock").as_deref(), Some(PEDAGOGUE));
}

#[test]
fn a_bridge_that_began_in_the_future_signs_today_and_not_then() {
    let clock = Set::at(LATER);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let answer = issue(&world, 1, &[]);
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("14 juin 2035"), "{}", answer.text());
    clock.to(TODAY);
    assert_eq!(issue(&world, 1, &[]).status, 303);
}

#[test]
fn a_database_from_before_this_memory_counts_by_its_newest_record() {
    let clock = Set::at(TODAY);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    world.sql("DELETE FROM clock");
    clock.to(LATER);
    assert_eq!(issue(&world, 1, &[]).status, 422);
    assert_eq!(badges(&world), "0");
}

#[test]
fn a_clock_set_back_by_months_is_doubted_and_by_an_hour_is_not() {
    let clock = Set::at(TODAY + 300 * DAY);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    for number in [1, 2] {
        assert_eq!(world.send(&ordinary(&key, number)).status, 200);
    }
    clock.to(TODAY);
    let answer = issue(&world, 1, &[]);
    assert_eq!(answer.status, 422);
    assert!(
        answer.text().contains("a déjà travaillé plus tard"),
        "{}",
        answer.text()
    );
    clock.to(TODAY + 300 * DAY - 3_600);
    assert_eq!(issue(&world, 1, &[]).status, 303);
    // Somebody had let it stand ahead for months: said once, then it goes on from there.
    clock.to(TODAY);
    assert_eq!(issue(&world, 2, &[("today", "2026-11-22")]).status, 303);
}

#[test]
fn failed_logins_of_the_future_lock_nobody_today() {
    let clock = Set::at(LATER);
    let world = World::with(|config| clock.give(config));
    let wrong = [("name", PEDAGOGUE), ("password", "pas le bon mot de passe")];
    for _ in 0..5 {
        assert_eq!(world.visitor().submit("/login", "/login", &wrong).status, 401);
    }
    assert_eq!(world.visitor().submit("/login", "/login", &wrong).status, 429);
    clock.to(TODAY);
    world.pedagogue();
    // And those of today still count, and are the only ones that are kept.
    for _ in 0..5 {
        assert_eq!(world.visitor().submit("/login", "/login", &wrong).status, 401);
    }
    let answer = world.visitor().submit("/login", "/login", &wrong);
    assert_eq!(answer.status, 429);
    assert!(answer.text().contains("Réessaie dans une minute"), "{}", answer.text());
    let newest = world.sql("SELECT CAST(MAX(moment) AS TEXT) FROM failed_login").unwrap();
    assert_eq!(newest, TODAY.to_string());
}

#[test]
fn logins_and_offers_do_not_last_for_years_because_a_clock_stood_ahead() {
    let clock = Set::at(LATER);
    let world = World::with(|config| clock.give(config));
    let mut pedagogue = world.pedagogue();
    let offer = offer_for(&mut pedagogue);
    let code = pedagogue
        .submit("/stations", "/stations/offer", &[("form", "screen")])
        .text();
    let code = code
        .split("<p class=\"code\">")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();
    clock.to(TODAY);
    assert_eq!(pedagogue.get("/").status, 303, "logged out");
    let pair = |offer| {
        world
            .visitor()
            .post_json("/api/v1/pair", &pair_request(offer, &station_key(1)))
    };
    assert_eq!(pair(&offer).status, 403);
    let typed = serde_json::json!({ "code": code });
    assert_eq!(world.visitor().post_json("/api/v1/offer", &typed).status, 403);

    // A correction of the clock is no reason to log anybody out, nor of a minute to spoil an offer.
    let mut pedagogue = world.pedagogue();
    let offer = offer_for(&mut pedagogue);
    clock.to(TODAY - 60);
    assert_eq!(pair(&offer).status, 200);
    clock.to(TODAY - 3_600);
    assert_eq!(pedagogue.get("/").status, 200);
    let fields = [("name", PEDAGOGUE), ("password", PASSWORD)];
    assert_eq!(world.visitor().submit("/login", "/login", &fields).status, 303);
}

#[test]
fn the_status_list_is_there_and_dated_as_it_can_be_whatever_the_clock_says() {
    let clock = Set::at(TODAY);
    let world = World::with(|config| {
        clock.give(config);
        config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
    });
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    assert_eq!(issue(&world, 1, &[]).status, 303);
    for wrong in [0, LATER] {
        clock.to(wrong);
        let list = world.visitor().get("/status/1");
        assert_eq!(list.status, 200, "{}", list.text());
        assert_eq!(list.json()["validFrom"], "2026-11-22T12:00:00Z");
    }
}

#[test]
fn two_clocks_may_differ_by_minutes_and_more_is_said_with_both() {
    let clock = Set::at(TODAY);
    let world = World::with(|config| clock.give(config));
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    assert_eq!(issue(&world, 1, &[]).status, 303);
    let badge = issued(&world, 1);
    let check = || world.visitor().upload("/verify", badge.as_bytes()).text();
    clock.to(TODAY - 120);
    assert!(check().contains("Ce badge est valable"), "{}", check());
    clock.to(TODAY - 3_600);
    let page = check();
    assert!(
        page.contains("2026-11-22 12:00 UTC") && page.contains("l’horloge de cet ordinateur dit 2026-11-22 11:00 UTC"),
        "{page}"
    );
}

#[test]
fn the_command_accepts_two_minutes_and_hints_at_the_clock_beyond() {
    for (ahead, code, part) in [
        (120, 0, "Ce badge est valable"),
        (3_600, 1, "l’horloge de cet ordinateur dit"),
    ] {
        let world = World::with(|config| {
            config.clock = Clock::by(move || Clock::system().now() + ahead);
        });
        let (key, _) = world.paired();
        assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
        assert_eq!(issue(&world, 1, &[]).status, 303);
        let file = world.folder.path().join("badge.json");
        std::fs::write(&file, issued(&world, 1)).unwrap();
        let file = file.display().to_string();
        let output = crate::command::bridge(&world, &["verify", &file]);
        let text = crate::command::said(&output);
        assert_eq!(output.status.code(), Some(code), "{text}");
        assert!(text.contains(part), "{text}");
    }
}

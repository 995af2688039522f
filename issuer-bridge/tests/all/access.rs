//! Who gets in, and what the doors hold back.

use crate::client::Client;
use crate::world::{PASSWORD, PEDAGOGUE, World};

#[test]
fn pages_of_pedagogues_lead_to_the_login() {
    let world = World::new();
    for page in [
        "/",
        "/apart",
        "/stations",
        "/import",
        "/organisation",
        "/accounts",
        "/me",
        "/audit",
        "/data",
        "/claims/00",
    ] {
        let answer = world.visitor().get(page);
        assert_eq!(
            (answer.status, answer.location()),
            (303, format!("/login?to={page}").as_str())
        );
    }
    let mut client = world.visitor();
    let answer = client.submit(
        "/login?to=/stations",
        "/login",
        &[("name", "camille r."), ("password", PASSWORD)],
    );
    assert_eq!((answer.status, answer.location()), (303, "/stations"));
    assert_eq!(client.get("/stations").status, 200);
    assert_eq!(client.submit("/", "/logout", &[]).location(), "/login");
    assert_eq!(client.get("/").status, 303);
}

#[test]
fn guessing_is_slowed_down_for_one_name_and_not_for_the_others() {
    let world = World::new();
    let mut guesser = world.visitor();
    for _ in 0..5 {
        let answer = guesser.submit("/login", "/login", &[("name", "nobody"), ("password", "guess")]);
        assert_eq!(answer.status, 401);
        assert!(answer.text().contains("ne vont pas ensemble"));
    }
    let answer = guesser.submit("/login", "/login", &[("name", "Nobody "), ("password", "guess")]);
    assert_eq!(answer.status, 429);
    assert!(answer.text().contains("Réessaie dans une minute"), "{}", answer.text());
    assert!(answer.header("retry-after").is_some());
    world.pedagogue();
    let kept = world.sql("SELECT GROUP_CONCAT(subject) FROM failed_login").unwrap();
    assert!(!kept.contains("nobody"), "what was typed is not kept");
}

#[test]
fn a_form_without_its_token_or_from_elsewhere_does_nothing() {
    let world = World::new();
    let mut client = world.pedagogue();
    let form = "application/x-www-form-urlencoded";
    assert_eq!(client.post("/stations/offer", form, b"form=file").status, 403);
    assert_eq!(
        client.post("/stations/offer", form, b"form=file&csrf=guess").status,
        403
    );
    assert_eq!(client.post("/logout", form, b"").status, 403);
    let foreign = client
        .clone()
        .with_header("Sec-Fetch-Site", "cross-site")
        .submit("/", "/logout", &[]);
    assert_eq!(foreign.status, 403);
    assert_eq!(client.get("/").status, 200, "still logged in");

    let answer = world
        .visitor()
        .post("/login", form, format!("csrf=x&name={PEDAGOGUE}&password=x").as_bytes());
    assert_eq!(answer.status, 403, "a login form that was not shown here");
}

#[test]
fn only_our_own_names_are_answered_and_nothing_is_framed_or_kept() {
    let world = World::new();
    let answer = Client::new(world.port)
        .with_header("Host", "rebound.example.org")
        .get("/login");
    assert_eq!(answer.status, 421);
    let answer = world.visitor().get("/login");
    for (name, part) in [
        ("content-security-policy", "default-src 'none'"),
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("set-cookie", "HttpOnly; SameSite=Strict"),
    ] {
        assert!(answer.header(name).unwrap().contains(part), "{name}");
    }
    assert!(!answer.text().contains("://"), "a page loads nothing from elsewhere");
}

#[test]
fn a_visitor_chooses_the_language() {
    let world = World::new();
    let mut english = Client::new(world.port).with_header("Accept-Language", "en-GB,en;q=0.9");
    assert!(english.get("/login").text().contains("Log in"));
    let answer = english.get("/language/fr?to=/login");
    assert_eq!((answer.status, answer.location()), (303, "/login"));
    assert!(english.get("/login").text().contains("Se connecter"));
    assert_eq!(english.get("/language/fr?to=https://example.org").location(), "/");
    let answer = Client::new(world.port)
        .with_header("Accept-Language", "en")
        .get("/api/v1/claims/7Q2K");
    assert_eq!(answer.status, 404);
    assert!(
        answer.json()["message"]
            .as_str()
            .unwrap()
            .starts_with("This code is not known")
    );
}

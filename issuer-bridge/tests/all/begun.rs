//! What somebody was writing is there again, whatever happened meanwhile.

use issuer_bridge::PublicUrl;

use crate::client::Client;
use crate::world::{PASSWORD, PEDAGOGUE, World, claim_page, ordinary};

const WORDS: &str = "Tu as attendu le feu vert. Comment tu as fait ? <3";
const FORM: &str = "application/x-www-form-urlencoded";

fn with_a_claim() -> World {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    world
}

/// The hidden fields of the form to log in, as they would be sent.
fn hidden(page: &str) -> String {
    let form = page
        .split("action=\"/login\"")
        .nth(1)
        .unwrap()
        .split("</form>")
        .next()
        .unwrap();
    let fields = form.split("<input type=\"hidden\"").skip(1).map(|field| {
        let value = |name: &str| {
            field
                .split(&format!("{name}=\""))
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
        };
        let plain = value("value")
            .replace("&#60;", "<")
            .replace("&lt;", "<")
            .replace("&amp;", "&");
        format!("{}={}", value("name"), percent(&plain))
    });
    fields.collect::<Vec<_>>().join("&")
}

fn percent(text: &str) -> String {
    text.bytes()
        .fold(String::new(), |made, byte| format!("{made}%{byte:02X}"))
}

#[test]
fn a_login_that_ends_while_somebody_writes_loses_no_word() {
    let world = with_a_claim();
    let mut pedagogue = world.pedagogue();
    assert!(pedagogue.get(&claim_page(1)).text().contains("id=\"decision\""));
    world.sql("DELETE FROM login");
    let sent = format!("kind=complement&knows=on&csrf=old&words={}", percent(WORDS));
    let answer = pedagogue.post(&format!("{}/decision", claim_page(1)), FORM, sent.as_bytes());
    assert_eq!(answer.status, 401);
    let page = String::from_utf8(answer.body).unwrap();
    assert!(page.contains("tes mots t"), "{page}");
    // A password that is mistyped loses nothing either.
    let wrong = format!("{}&name=Camille+R.&password=non", hidden(&page));
    let answer = pedagogue.post("/login", FORM, wrong.as_bytes());
    assert_eq!(answer.status, 401);
    let page = String::from_utf8(answer.body).unwrap();
    let right = format!(
        "{}&name={}&password={}",
        hidden(&page),
        percent(PEDAGOGUE),
        percent(PASSWORD)
    );
    let answer = pedagogue.post("/login", FORM, right.as_bytes());
    let back = format!("{}#decision", claim_page(1));
    assert_eq!(
        (answer.status, answer.location()),
        (303, back.as_str()),
        "{}",
        answer.text()
    );
    let page = pedagogue.get(&claim_page(1)).text();
    assert!(
        page.contains("Comment tu as fait ?") && page.contains("rien n'est envoyé"),
        "{page}"
    );
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM decision").as_deref(),
        Some("0"),
        "nothing was decided"
    );
    // Decided now: nothing begun is left.
    let fields = [("kind", "complement"), ("knows", "on"), ("words", WORDS)];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &fields).status, 303);
    assert_eq!(world.sql("SELECT words FROM draft"), None);
}

#[test]
fn a_form_of_another_login_decides_nothing_and_keeps_the_words() {
    let world = with_a_claim();
    let mut pedagogue = world.pedagogue();
    let sent = format!("kind=issue&knows=on&csrf=old&words={}", percent(WORDS));
    let answer = pedagogue.post(&format!("{}/decision", claim_page(1)), FORM, sent.as_bytes());
    assert_eq!(answer.status, 403);
    assert!(answer.text().contains("Comment tu as fait ?"), "{}", answer.text());
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM badge").as_deref(),
        Some("0")
    );
}

#[test]
fn what_is_refused_or_kept_for_later_comes_back_with_all_that_was_written() {
    let world = with_a_claim();
    let mut pedagogue = world.pedagogue();
    let fields = [
        ("kind", "talk"),
        ("words", WORDS),
        ("meeting", "2031-03-04"),
        ("witnessed", "on"),
    ];
    let answer = pedagogue.submit(&claim_page(1), "/decision", &fields);
    assert_eq!(answer.status, 422);
    let page = answer.text();
    assert!(
        page.contains("Comment tu as fait ?") && page.contains("value=\"2031-03-04\""),
        "{page}"
    );
    assert!(page.contains("name=\"witnessed\" checked"), "{page}");
    let keep = [("kind", "keep"), ("words", WORDS), ("meeting", "2031-03-04")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &keep).status, 303);
    let page = pedagogue.get(&claim_page(1)).text();
    assert!(
        page.contains("Comment tu as fait ?") && page.contains("rien n'est envoyé"),
        "{page}"
    );
    assert!(
        !world
            .visitor()
            .get(&format!("/r/{}", situation::wire::claim_code(&[1; 16])))
            .text()
            .contains("Comment")
    );
}

#[test]
fn the_local_address_lets_people_in_beside_a_public_one() {
    let world = World::with(|config| {
        config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
    });
    let host = format!("192.168.1.10:{}", world.port);
    for (host, secure) in [(host.as_str(), false), ("badges.example.org", true)] {
        let mut visitor = world.visitor().with_header("Host", host);
        let who = [("name", PEDAGOGUE), ("password", PASSWORD)];
        let answer = visitor.submit("/login", "/login", &who);
        assert_eq!(answer.status, 303);
        let cookies: Vec<&str> = answer
            .headers
            .iter()
            .filter(|(name, _)| name == "set-cookie")
            .map(|(_, value)| value.as_str())
            .collect();
        assert_eq!(cookies.len(), 2, "{cookies:?}");
        assert!(
            cookies.iter().all(|cookie| cookie.contains("; Secure") == secure),
            "{host}: {cookies:?}"
        );
    }
}

#[test]
fn an_address_of_a_claim_says_nothing_of_its_code() {
    let world = with_a_claim();
    let mut pedagogue = world.pedagogue();
    let id = "01".repeat(16);
    for page in ["/", "/apart", &claim_page(1)] {
        assert!(!pedagogue.get(page).text().contains(&id), "{page}");
    }
    assert_eq!(pedagogue.get(&format!("/claims/{id}")).status, 404);
}

#[test]
fn what_the_server_refuses_by_itself_is_said_in_the_readers_language() {
    let world = World::new();
    for (language, part) in [("fr", "Revenir à l'accueil"), ("en", "Back to the start")] {
        let mut visitor = Client::new(world.port).with_header("Accept-Language", language);
        let long = vec![b'a'; 300_000];
        let answers = [
            visitor.get("/b/no-uuid"),
            visitor.get("/status/x"),
            visitor.post("/verify", "text/plain", b"x"),
            visitor.post("/r", FORM, b""),
            visitor.post("/login", "text/plain", b"x"),
            visitor.post("/login", FORM, b"name=x"),
            visitor.post("/login", FORM, &long),
            visitor.get("/login?to=%FF"),
        ];
        for (at, answer) in answers.iter().enumerate() {
            let text = answer.text();
            if answer.status < 400 {
                continue;
            }
            assert!(
                text.contains("<h1>") && text.contains(part),
                "{language} {at}: {} {text}",
                answer.status
            );
            for plain in ["Failed", "Invalid", "Expected", "error", "UUID"] {
                assert!(!text.contains(plain), "{language} {at}: {text}");
            }
        }
        let refused = visitor.post("/api/v1/pair", "text/plain", b"x").json();
        assert!(refused["message"].as_str().unwrap().len() > 20);
        assert_eq!(visitor.get("/api/v1/claims").json()["code"], "bridge-error-method");
    }
}

//! From the inbox to a verified badge, and back.

use issuer_bridge::{PublicUrl, credential};
use situation::identity::Identity;
use situation::wire::claim_code;

use crate::client::{Answer, Client};
use crate::world::{PEDAGOGUE, World, ordinary, package, seal, seen_rows, selection, some_rows};

const CLAIM: &str = "/claims/015a198ef7f44f5e19aeee0c127af5e0";

fn public(world: &mut issuer_bridge::Config) {
    world.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
}

fn decide(client: &mut Client, fields: &[(&str, &str)]) -> Answer {
    client.submit(CLAIM, "/decision", fields)
}

fn code() -> String {
    claim_code(&[1; 16])
}

#[test]
fn the_claim_page_shows_words_first_then_three_views_and_nothing_that_was_not_chosen() {
    let world = World::new();
    let (key, offer) = world.paired();
    let identity = Identity {
        name: "Sacha Exemple".to_owned(),
        email: Some("sacha@example.org".to_owned()),
    };
    let chosen = some_rows(3);
    let sealed = seal(&offer, 1, &identity);
    let answer = world.send(&package(&key, 1, &selection(chosen.clone()), Some(sealed)));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let mut pedagogue = world.pedagogue();
    let page = pedagogue.get(CLAIM).text();
    assert!(!page.contains("Sacha"), "an identity is opened, not only met");
    let answer = pedagogue.submit(CLAIM, "/identity", &[]);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = pedagogue.get(CLAIM).text();
    let place = |part: &str| page.find(part).unwrap_or_else(|| panic!("no {part} in {page}"));
    assert!(place("j'ai respiré") < place("Trois regards côte à côte"));
    assert!(place("Sacha Exemple") > 0 && place("sacha@example.org") > 0);
    assert!(place("Je sais attendre le bon moment") > 0);
    assert_eq!(
        page.matches("<svg").count(),
        chosen.iter().map(|r| r.moments.len()).sum::<usize>()
    );
    assert!(page.contains("recalculé ici") && page.contains("témoin · vu"));
    assert!(page.contains("pas qui tenait les manettes"));
    assert!(
        !page.contains("bridge-") && !page.contains("situation-") && !page.contains("rule-say"),
        "{page}"
    );

    let kept = world.sql("SELECT review FROM claim").unwrap();
    assert!(!kept.contains("Sacha"), "the identity is kept sealed");
    let hidden: Vec<String> = seen_rows().into_iter().skip(3).map(|r| r.row).collect();
    assert!(!hidden.is_empty());
    for row in hidden {
        assert!(!kept.contains(&format!("\"{row}\"")), "{row} was not chosen");
    }
    // Before anybody logged in, nothing is unsealed.
    assert_eq!(world.visitor().get(CLAIM).status, 303);
}

#[test]
fn an_issued_badge_verifies_and_can_be_withdrawn() {
    let world = World::with(public);
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let mut pedagogue = world.pedagogue();
    assert!(world.sql("SELECT hex(package) FROM claim").is_some());

    let answer = decide(&mut pedagogue, &[("kind", "issue"), ("words", "Beau vol, calme.")]);
    assert_eq!(answer.status, 422, "somebody must know whom it is about");
    let answer = decide(
        &mut pedagogue,
        &[
            ("kind", "issue"),
            ("words", "Beau vol, calme."),
            ("knows", "on"),
            ("witnessed", "on"),
        ],
    );
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(
        world.sql("SELECT hex(package) FROM claim WHERE package IS NOT NULL"),
        None,
        "raw inputs are gone"
    );
    assert!(
        !world.sql("SELECT review FROM claim").unwrap().contains("\"track\":{"),
        "drawings are gone"
    );
    assert!(pedagogue.get(CLAIM).text().contains("ont été effacés"));

    let mut learner = world.visitor();
    let page = learner.get(&format!("/r/{}", code().to_lowercase())).text();
    assert!(page.contains("Beau vol, calme.") && page.contains(PEDAGOGUE) && page.contains("ton badge est là"));
    let status = learner.get(&format!("/api/v1/claims/{}", code())).json();
    assert_eq!(
        (status["state"].as_str(), status["issued"].as_bool()),
        (Some("issued"), Some(true))
    );
    assert_eq!(
        (status["words"].as_str(), status["by"].as_str()),
        (Some("Beau vol, calme."), Some(PEDAGOGUE))
    );

    let png = learner.get(&format!("/api/v1/claims/{}/badge.png", code())).body;
    let json = learner.get(&format!("/r/{}/badge.json", code())).text();
    let json = json.as_str();
    assert_eq!(credential::extract_png(&png).unwrap(), json);
    let keys = credential::Keys::default();
    let now = jiff::Timestamp::now();
    let list = learner.get("/status/1");
    assert_eq!(list.header("content-type"), Some("application/vc+ld+json"));
    let list = list.text();
    let trust = credential::Trust {
        now,
        keys: &keys,
        status_list: Some(&list),
    };
    let verified = credential::verify(json, &trust).unwrap();
    assert_eq!(verified.revocation, credential::RevocationCheck::Stands);
    assert_eq!(verified.badge.name.as_str(), "Premier vol");
    assert!(json.contains(PEDAGOGUE) && json.contains("\"alignment\""));
    for private in ["Lune", "j'ai respiré", "127.0.0.1", &code()] {
        assert!(!json.contains(private), "{private} has no place in a badge");
    }
    assert!(credential::verify(&json.replace("Premier vol", "Premier bol"), &trust).is_err());

    let public_page = verified.badge.id.as_str().replace("urn:uuid:", "/b/");
    assert!(learner.get(&public_page).text().contains("Ce badge est valable"));
    let answer = world.visitor().upload("/verify", &png);
    assert!(answer.text().contains("Il n'a pas été retiré"), "{}", answer.text());

    assert_eq!(
        decide(&mut pedagogue, &[("kind", "revoke"), ("knows", "on")]).status,
        422,
        "a reason is owed"
    );
    let reason = "Émis pour la mauvaise personne.";
    let answer = decide(
        &mut pedagogue,
        &[("kind", "revoke"), ("knows", "on"), ("words", reason)],
    );
    assert_eq!(answer.status, 303, "{}", answer.text());
    let list = learner.get("/status/1").text();
    let trust = credential::Trust {
        now: jiff::Timestamp::now(),
        keys: &keys,
        status_list: Some(&list),
    };
    assert!(matches!(
        credential::verify(json, &trust),
        Err(credential::VerifyError::Revoked)
    ));
    assert!(learner.get(&format!("/r/{}", code())).text().contains(reason));
    assert!(world.visitor().upload("/verify", &png).text().contains("a été retiré"));
    assert_eq!(
        learner.get(&format!("/api/v1/claims/{}", code())).json()["state"],
        "revoked"
    );
}

#[test]
fn without_a_public_address_no_address_is_signed() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let mut pedagogue = world.pedagogue();
    assert!(
        pedagogue
            .get(CLAIM)
            .text()
            .contains("un retrait ne se verra pas ailleurs")
    );
    assert_eq!(
        decide(&mut pedagogue, &[("kind", "issue"), ("knows", "on")]).status,
        303
    );
    let json = pedagogue.get(&format!("/r/{}/badge.json", code())).text();
    assert!(!json.contains("credentialStatus") && !json.contains("127.0.0.1"));
    let id: serde_json::Value = serde_json::from_str(&json).unwrap();
    let page = id["id"].as_str().unwrap().replace("urn:uuid:", "/b/");
    assert_eq!(pedagogue.get(&page).status, 404);
    assert_eq!(pedagogue.get("/status/1").status, 404);
    assert!(
        pedagogue
            .upload("/verify", json.as_bytes())
            .text()
            .contains("Il ne peut pas être retiré")
    );
}

#[test]
fn words_of_a_decision_reach_the_learner_and_the_request_stays_open() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let mut pedagogue = world.pedagogue();
    let status = |world: &World| world.visitor().get(&format!("/api/v1/claims/{}", code())).json();
    assert_eq!(status(&world)["state"], "waiting");

    assert_eq!(
        decide(&mut pedagogue, &[("kind", "complement"), ("knows", "on")]).status,
        422
    );
    let words = "Raconte ce que tu as fait quand le vent s'est levé.";
    let answer = decide(
        &mut pedagogue,
        &[("kind", "complement"), ("knows", "on"), ("words", words)],
    );
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(
        (status(&world)["state"].as_str(), status(&world)["words"].as_str()),
        (Some("complement"), Some(words))
    );
    assert!(world.visitor().get(&format!("/r/{}", code())).text().contains(words));

    for day in ["", "demain", "2026-02-30"] {
        let answer = decide(&mut pedagogue, &[("kind", "talk"), ("knows", "on"), ("meeting", day)]);
        assert_eq!(answer.status, 422, "{day}");
    }
    let answer = decide(
        &mut pedagogue,
        &[("kind", "talk"), ("knows", "on"), ("meeting", "2031-03-04")],
    );
    assert_eq!(answer.status, 303);
    assert_eq!(
        (status(&world)["state"].as_str(), status(&world)["date"].as_str()),
        (Some("talk"), Some("2031-03-04"))
    );
    let page = world.visitor().get(&format!("/r/{}", code())).text();
    assert!(
        page.contains("on te propose d'en parler") && page.contains("4 mars 2031"),
        "{page}"
    );
    assert!(
        world.sql("SELECT hex(package) FROM claim").is_some(),
        "open requests keep their evidence"
    );
    assert!(
        pedagogue.get(CLAIM).text().contains(words),
        "what was said stays readable"
    );

    assert_eq!(
        decide(&mut pedagogue, &[("kind", "issue"), ("knows", "on")]).status,
        303
    );
    let mut late = pedagogue.clone();
    assert!(
        !late.get(CLAIM).text().contains("value=\"talk\""),
        "the decision is taken"
    );
}

#[test]
fn issuing_twice_gives_one_badge() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let pedagogue = world.pedagogue();
    let mut page = pedagogue.clone();
    let html = page.get(CLAIM).text();
    let csrf = html
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let body = format!("csrf={csrf}&kind=issue&knows=on");
    let mut answers: Vec<u16> = std::thread::scope(|scope| {
        let pressed: Vec<_> = (0..3)
            .map(|_| {
                let mut client = pedagogue.clone();
                let body = body.clone();
                let form = "application/x-www-form-urlencoded";
                scope.spawn(move || client.post(&format!("{CLAIM}/decision"), form, body.as_bytes()).status)
            })
            .collect();
        pressed.into_iter().map(|p| p.join().unwrap()).collect()
    });
    answers.sort_unstable();
    assert_eq!(answers, [303, 409, 409]);
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM badge").as_deref(),
        Some("1")
    );
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM decision").as_deref(),
        Some("1")
    );
}

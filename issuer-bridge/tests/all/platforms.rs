//! Lists for platforms of badges: of those who agreed, and of nobody else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use situation::identity::Identity;
use situation::wire::claim_code;

use crate::world::{World, claim_page, package, seal, selection, some_rows};

fn with_badges() -> World {
    let world = World::new();
    let (key, offer) = world.paired();
    let people = [
        (1, "Sacha \"S\" Exemple", Some("sacha@example.org")),
        (2, "=Alix", Some("alix@example.org")),
        (3, "Sans adresse", None),
    ];
    for (number, name, email) in people {
        let identity = Identity {
            name: name.to_owned(),
            email: email.map(str::to_owned),
        };
        let sealed = seal(&offer, number, &identity);
        let sent = package(&key, number, &selection(some_rows(2)), Some(sealed));
        assert_eq!(world.send(&sent).status, 200);
    }
    assert_eq!(world.send(&crate::world::ordinary(&key, 4)).status, 200);
    for number in [1, 2, 3, 4] {
        let issue = [("kind", "issue"), ("knows", "on")];
        assert_eq!(
            world
                .pedagogue()
                .submit(&claim_page(number), "/decision", &issue)
                .status,
            303
        );
    }
    world
}

fn page_of(number: u8) -> String {
    format!("/r/{}", claim_code(&[number; 16]))
}

fn agree(world: &World, number: u8) {
    let answer = world
        .visitor()
        .submit(&page_of(number), "/platform", &[("answer", "yes")]);
    assert_eq!(answer.status, 303, "{}", answer.text());
}

fn list(world: &World) -> Option<String> {
    let answer = world.pedagogue().submit("/platforms", "\"/platforms\"", &[]).text();
    let encoded = answer.split("base64,").nth(1)?.split('"').next()?;
    Some(String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap())
}

#[test]
fn only_those_who_agreed_are_in_the_list_and_opening_is_noted() {
    let world = with_badges();
    let page = world.pedagogue().get("/platforms").text();
    assert!(
        page.contains("4 badges émis") && page.contains("Personne n'a encore dit oui"),
        "{page}"
    );
    assert!(!page.contains("Faire la liste"));
    assert!(
        !world.visitor().get(&page_of(4)).text().contains("/platform\""),
        "no identity, nothing to agree to"
    );
    for number in [1, 2, 3] {
        agree(&world, number);
    }
    let text = list(&world).unwrap();
    let lines: Vec<&str> = text.split("\r\n").filter(|line| !line.is_empty()).collect();
    assert!(
        lines[0].ends_with("email,name,issued_on,expires_on,criteria_add,log_entry"),
        "{text}"
    );
    assert_eq!(lines.len(), 3, "{text}");
    assert!(
        text.contains("\"sacha@example.org\",\"Sacha \"\"S\"\" Exemple\"") && text.contains("\"'=Alix\""),
        "{text}"
    );
    assert!(text.contains("Vu dans le jeu") && text.contains(claim_page(1).trim_start_matches("/claims/")));
    assert!(!text.contains("Sans adresse"));
    let acts = world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM audit WHERE act = 'handed-out' AND detail = 'platform'");
    assert_eq!(acts.as_deref(), Some("2"));
    let opened = world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM opened");
    assert_eq!(opened.as_deref(), Some("3"));
    assert!(world.visitor().get(&page_of(1)).text().contains("Dans une liste le"));

    // Whoever takes it back is in no list any more.
    let answer = world.visitor().submit(&page_of(1), "/platform", &[("answer", "no")]);
    assert_eq!(answer.status, 303);
    assert!(!list(&world).unwrap().contains("sacha@example.org"));
}

#[test]
fn who_decides_nothing_about_data_makes_no_list() {
    let world = with_badges();
    agree(&world, 1);
    assert_eq!(world.with_roles("Rel", &["reviewer"]).get("/platforms").status, 403);
    assert_eq!(world.visitor().get("/platforms").status, 303);
}

#[test]
fn a_badge_is_taken_along_as_a_class_with_its_picture() {
    let world = with_badges();
    let mut pedagogue = world.pedagogue();
    let page = pedagogue
        .get("/platforms")
        .text()
        .replace("&amp;", "&")
        .replace("&#38;", "&");
    let link = page
        .split("href=\"/platforms/class.json")
        .nth(2)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let class = pedagogue.get(&format!("/platforms/class.json{link}")).json();
    assert_eq!(
        (&class["type"], &class["@context"]),
        (&"BadgeClass".into(), &"https://w3id.org/openbadges/v2".into())
    );
    for name in ["name", "description"] {
        assert!(!class[name].as_str().unwrap().is_empty());
    }
    let image = class["image"]
        .as_str()
        .unwrap()
        .strip_prefix("data:image/png;base64,")
        .unwrap();
    assert!(STANDARD.decode(image).unwrap().starts_with(b"\x89PNG"));
    assert!(!class["alignment"].as_array().unwrap().is_empty());
}

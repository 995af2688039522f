//! A bridge with something on every page, to be looked at: claims of a room, one with an identity, one apart, badges
//! issued, corrected and withdrawn, people of every role. Prints where it is and stays.
//!
//! `cargo run -p issuer-bridge --example pages`
#![allow(clippy::unwrap_used, reason = "whoever looks sees what failed")]
#![allow(dead_code, reason = "the tests use more of their world than a look does")]

#[path = "../tests/all/client.rs"]
mod client;
#[path = "../tests/all/world.rs"]
mod world;

use issuer_bridge::PublicUrl;
use situation::identity::Identity;
use situation::wire::claim_code;

use world::{
    PASSWORD, PEDAGOGUE, World, claim_page, ordinary, package, seal, seen_rows, selection, some_rows, station_key,
};

fn main() {
    let world = World::with(|config| {
        config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
    });
    let (key, offer) = world.paired();
    for (number, name) in [(2_u8, "Sable"), (3, "Orage"), (4, "Brume")] {
        let mut chosen = selection(some_rows(1));
        chosen.badge = ("j-ai-pilote".to_owned(), 1);
        name.clone_into(&mut chosen.pseudonym);
        assert_eq!(world.send(&package(&key, number, &chosen, None)).status, 200);
    }
    let identity = Identity {
        name: "Sacha Exemple".to_owned(),
        email: Some("sacha@example.org".to_owned()),
    };
    for number in [1, 5, 6] {
        let mut chosen = selection(seen_rows());
        if number > 1 {
            ["Étoile", "Marée"][usize::from(number) - 5].clone_into(&mut chosen.pseudonym);
        }
        let sealed = seal(&offer, number, &identity);
        assert_eq!(world.send(&package(&key, number, &chosen, Some(sealed))).status, 200);
    }
    for number in [7, 8] {
        assert_eq!(world.send(&ordinary(&station_key(9), number)).status, 202);
    }
    let mut pedagogue = world.pedagogue();
    let issue = [
        ("kind", "issue"),
        ("knows", "on"),
        ("witnessed", "on"),
        ("words", "Un vol calme."),
    ];
    for number in [5, 6] {
        let answer = pedagogue.submit(&claim_page(number), "/decision", &issue);
        assert_eq!(answer.status, 303, "{}", answer.text());
    }
    let revoke = [
        ("kind", "revoke"),
        ("knows", "on"),
        ("words", "Une erreur de personne."),
    ];
    assert_eq!(pedagogue.submit(&claim_page(6), "/decision", &revoke).status, 303);
    for (name, role) in [
        ("Alix B.", "reviewer"),
        ("Yaël T.", "cartographe"),
        ("Comité de mars", "committee"),
    ] {
        world.with_roles(name, &[role]);
    }
    let first = World::with(|config| config.bootstrap = None);
    println!("bridge http://127.0.0.1:{}", world.port);
    println!("as {PEDAGOGUE} | {PASSWORD}");
    println!("first {}", first.setup.as_deref().unwrap_or_default());
    println!("claim {}", claim_page(1));
    println!("issued {}", claim_page(5));
    println!("code {}", claim_code(&[5; 16]));
    println!(
        "badge {}",
        world
            .sql("SELECT id FROM badge WHERE revoked IS NULL")
            .unwrap_or_default()
    );
    std::thread::park();
}

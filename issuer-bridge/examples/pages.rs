//! A bridge with something on every page, to be looked at: claims of a room, one with an identity, one apart, badges
//! issued, endorsed and withdrawn, people of every role, a wallet that asks. Prints where it is and stays.
//!
//! `cargo run -p issuer-bridge --example pages`
#![allow(clippy::unwrap_used, reason = "whoever looks sees what failed")]
#![allow(dead_code, reason = "the tests use more of their world than a look does")]

#[path = "../tests/all/client.rs"]
mod client;
#[path = "../tests/all/postgres.rs"]
mod postgres;
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
    let learner = format!("/r/{}", claim_code(&[5; 16]));
    let link = |asked: &str, more: &[(&str, &str)]| {
        let fields = [&[("asked", asked)], more].concat();
        let page = world.visitor().submit(&learner, "/endorsements\"", &fields).text();
        let at = page.find("https://badges.example.org/e/").unwrap();
        let link = page[at..].split('<').next().unwrap();
        link.trim_start_matches("https://badges.example.org").to_owned()
    };
    let write = |path: &str, name: &str, role: &str, words: &str| {
        let fields = [("name", name), ("role", role), ("words", words), ("agrees", "on")];
        let answer = world.visitor().submit(path, &format!("\"{path}\""), &fields);
        assert_eq!(answer.status, 303, "{}", answer.text());
    };
    write(
        &link("ma tutrice", &[]),
        "Nadia Moreau",
        "Tutrice, Café du Port",
        "Un samedi de foule, elle a tenu l'accueil et rappelé chaque personne.",
    );
    let answer = world.visitor().submit(&learner, "/endorsements/", &[("kind", "join")]);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let written = link("un client", &[]);
    let words = "Toujours à l'heure dite pour la livraison, et un mot quand ça changeait.";
    write(&written, "Paul Roussel", "Client", words);
    let open = link("le chef d'atelier", &[("account", "on")]);
    let answer = world.visitor().submit(&learner, "/platform", &[("answer", "yes")]);
    assert_eq!(answer.status, 303);
    let wallet =
        serde_json::json!({ "client_name": "Mon portefeuille", "redirect_uris": ["https://wallet.example.org/cb"] });
    let wallet = world.visitor().post_json("/oauth/register", &wallet).json();
    let scope = "https%3A%2F%2Fpurl.imsglobal.org%2Fspec%2Fob%2Fv3p0%2Fscope%2Fcredential.readonly%20offline_access";
    let first = World::with(|config| config.bootstrap = None);
    println!("bridge http://127.0.0.1:{}", world.port);
    println!("as {PEDAGOGUE} | {PASSWORD}");
    println!("first {}", first.setup.as_deref().unwrap_or_default());
    println!("claim {}", claim_page(1));
    println!("issued {}", claim_page(5));
    println!("written {written}");
    println!("open {open}");
    println!(
        "wallet /oauth/authorize?response_type=code&client_id={}&redirect_uri=https%3A%2F%2Fwallet.example.org%2Fcb&scope={scope}\
         &state=x&code_challenge={}&code_challenge_method=S256",
        wallet["client_id"].as_str().unwrap(),
        "x".repeat(43)
    );
    println!("code {}", claim_code(&[5; 16]));
    println!(
        "badge {}",
        world
            .sql("SELECT id FROM badge WHERE revoked IS NULL")
            .unwrap_or_default()
    );
    std::thread::park();
}

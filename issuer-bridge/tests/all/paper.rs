//! A badge on paper, and what the world reads of it.

use issuer_bridge::PublicUrl;
use situation::wire::claim_code;

use crate::world::{PEDAGOGUE, World, claim_page, ordinary};

fn issued(is_public: bool) -> World {
    let world = World::with(|config| {
        config.public_url = is_public.then(|| PublicUrl::parse("https://badges.example.org").unwrap());
    });
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let issue = [("kind", "issue"), ("knows", "on"), ("witnessed", "on")];
    assert_eq!(
        world.pedagogue().submit(&claim_page(1), "/decision", &issue).status,
        303
    );
    world
}

#[test]
fn a_badge_is_taken_along_on_paper_until_it_is_withdrawn() {
    for is_public in [true, false] {
        let world = issued(is_public);
        let code = claim_code(&[1; 16]);
        let address = format!("/r/{code}/attestation.pdf");
        assert!(world.visitor().get(&format!("/r/{code}")).text().contains(&address));
        let paper = world.visitor().get(&address);
        assert_eq!(
            (paper.status, paper.header("content-type")),
            (200, Some("application/pdf"))
        );
        assert!(paper.body.starts_with(b"%PDF-1.7") && paper.body.ends_with(b"%%EOF\n"));
        let revoke = [("kind", "revoke"), ("knows", "on"), ("words", "Une erreur.")];
        assert_eq!(
            world.pedagogue().submit(&claim_page(1), "/decision", &revoke).status,
            303
        );
        assert_eq!(world.visitor().get(&address).status, 410);
    }
}

#[test]
fn the_page_of_a_badge_says_what_was_done_and_what_it_does_not_prove() {
    let world = issued(true);
    let page = format!("/b/{}", world.sql("SELECT id FROM badge").unwrap());
    let text = world.visitor().get(&page).text();
    for part in [
        "Donné par Tiers-lieu d'essai",
        "Ce que la personne a fait",
        "Le badge ne dit pas qui le présente",
        PEDAGOGUE,
    ] {
        assert!(text.contains(part), "no {part} in {text}");
    }
    let before_the_fold = text.split("<details").next().unwrap();
    assert!(
        !before_the_fold.contains("Recalculé") && !text.contains("Lune"),
        "{text}"
    );
    let file = world.visitor().get(&format!("{page}/badge.json"));
    assert_eq!(file.header("access-control-allow-origin"), Some("*"));
    assert_eq!(file.json()["type"][1], "OpenBadgeCredential");
    assert_eq!(world.visitor().get(&format!("{page}/attestation.pdf")).status, 200);
}

//! A moment is gone through instant by instant: with links alone, and by the script that plays it.

use crate::world::{World, claim_page, ordinary};

fn with_a_claim() -> World {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    world
}

#[test]
fn a_moment_is_gone_through_with_links_and_each_event_has_one() {
    let world = with_a_claim();
    let mut pedagogue = world.pedagogue();
    let page = pedagogue.get(&claim_page(1)).text();
    let link = page.split("class=\"small steps-of\"><a href=\"").nth(1).unwrap();
    let link = link.split('"').next().unwrap().to_owned();
    let mut here = pedagogue.get(&link).text();
    assert!(here.contains("<svg") && here.contains("Début du moment"), "{here}");
    let mut seen = vec![here.clone()];
    while let Some(next) = here.split("rel=\"next\" href=\"").nth(1) {
        let next = next.split('"').next().unwrap().to_owned();
        here = pedagogue.get(&next).text();
        assert!(!seen.contains(&here), "{next}");
        seen.push(here.clone());
        assert!(seen.len() < 200);
    }
    assert!(seen.len() > 5, "{}", seen.len());
    assert!(here.contains("rel=\"prev\""));
    for at in ["0", "4294967295", "x", "-3"] {
        assert_eq!(pedagogue.get(&format!("{link}?at={at}")).status, 200, "{at}");
    }
}

#[test]
fn a_film_comes_whole_to_who_is_logged_in_and_goes_with_the_decision() {
    let world = with_a_claim();
    let mut pedagogue = world.pedagogue();
    let page = pedagogue.get(&claim_page(1)).text();
    assert!(page.contains("<script src=\"/assets/bridge.js\" defer>"));
    assert_eq!(
        pedagogue.get("/assets/bridge.js").header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    let films: Vec<String> = page
        .split("data-film=\"")
        .skip(1)
        .map(|part| part.split('"').next().unwrap().to_owned())
        .collect();
    assert!(!films.is_empty());
    for film in &films {
        let answer = pedagogue.get(film);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some("image/svg+xml"))
        );
        let svg = answer.text();
        assert!(
            svg.matches("<g data-tick=").count() > 5 && svg.ends_with("</svg>"),
            "{svg}"
        );
        assert!(svg.len() < 400_000, "{}", svg.len());
    }
    assert_eq!(world.visitor().get(&films[0]).status, 303);
    for (odd, status) in [("nothing/3", 404), ("nothing/3/film", 404), ("x/y", 400)] {
        let answer = pedagogue.get(&format!("{}/moments/{odd}", claim_page(1)));
        assert_eq!(answer.status, status, "{odd}");
        assert!(answer.text().contains("Il n'y a rien à cette adresse"), "{odd}");
    }
    let issue = [("kind", "issue"), ("knows", "on")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &issue).status, 303);
    assert_eq!(pedagogue.get(&films[0]).status, 404);
    assert!(!pedagogue.get(&claim_page(1)).text().contains("data-film"));
}

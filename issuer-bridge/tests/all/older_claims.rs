//! Claims as former programs kept them: they are still shown, decided and cleared.

use std::fs;
use std::path::Path;

use crate::client::Client;
use crate::world::{PASSWORD, PEDAGOGUE, World, ordinary};

const CLAIM: &str = "/claims/015a198ef7f44f5e19aeee0c127af5e0";

/// The summary of a claim of version 1, as the program of its time wrote it, cut to one row.
fn version_1() -> serde_json::Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/fixtures/review-1.json");
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

/// A bridge whose one claim was kept by the former program.
fn with_the_old_claim() -> World {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let review = version_1().to_string().replace('\'', "''");
    world.sql(format!("UPDATE claim SET review = '{review}'").leak());
    world
}

#[test]
fn a_finished_drawing_is_shown_as_it_is() {
    let old = version_1();
    let clip = &old["rows"][0]["moments"][0]["clip"];
    let world = with_the_old_claim();
    for (language, other) in [("fr", "en"), ("en", "fr")] {
        let mut pedagogue = Client::new(world.port).with_header("Accept-Language", language);
        let who = [("name", PEDAGOGUE), ("password", PASSWORD)];
        assert_eq!(pedagogue.submit("/login", "/login", &who).status, 303);
        let page = pedagogue.get(CLAIM).text();
        assert!(page.contains(clip[language].as_str().unwrap()), "{language}: {page}");
        assert!(!page.contains(clip[other].as_str().unwrap()), "{language}");
    }
}

#[test]
fn its_drawing_goes_with_the_decision() {
    let world = with_the_old_claim();
    let mut pedagogue = world.pedagogue();
    let answer = pedagogue.submit(CLAIM, "/decision", &[("kind", "issue"), ("knows", "on")]);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let kept = world.sql("SELECT review FROM claim").unwrap();
    assert!(!kept.contains("<svg") && !kept.contains("\"clip\""), "{kept}");
    assert!(pedagogue.get(CLAIM).text().contains("ont été effacés"));
}

#[test]
fn what_is_kept_now_is_what_happened_and_the_page_draws_it() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let kept = world.sql("SELECT review FROM claim").unwrap();
    assert!(!kept.contains("<svg"), "no drawing is kept");
    let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
    assert_eq!(kept["version"], 2);
    let rows = kept["rows"].as_array().unwrap();
    let moments: Vec<&serde_json::Value> = rows.iter().flat_map(|row| row["moments"].as_array().unwrap()).collect();
    assert!(!moments.is_empty());
    for moment in &moments {
        let size = moment["track"].to_string().len();
        assert!((100..=64 * 1024).contains(&size), "{size} bytes");
    }
    let page = world.pedagogue().get(CLAIM).text();
    assert_eq!(page.matches("<svg").count(), moments.len());
    let ids: std::collections::BTreeSet<&str> = page.split("aria-labelledby=\"").skip(1).collect();
    let ids: std::collections::BTreeSet<&str> = ids.iter().filter_map(|part| part.split('"').next()).collect();
    assert!(ids.len() >= moments.len(), "each drawing has its own title");

    world.sql("UPDATE claim SET review = json_set(review, '$.rows[0].moments[0].track.version', 9)");
    let page = world.pedagogue().get(CLAIM).text();
    assert_eq!(page.matches("<svg").count(), moments.len() - 1);
    assert!(
        page.contains("ce programme ne sait pas le lire"),
        "what cannot be read is said"
    );
}

//! Who never finishes a request does not keep the bridge waiting.

use std::time::{Duration, Instant};

use crate::client::Client;
use crate::world::World;

const FORM: &str = "multipart/form-data; boundary=XX";

#[test]
fn an_upload_that_stalls_is_cut_with_a_sentence() {
    let world = World::with(|config| config.time_limit = Duration::from_secs(1));
    let began = Instant::now();
    let answer = world
        .visitor()
        .stall("/api/v1/claims", "application/vnd.envol.evidence", b"EN");
    assert_eq!(
        (answer.status, answer.json()["code"].as_str()),
        (503, Some("bridge-error-slow"))
    );
    assert!(began.elapsed() >= Duration::from_millis(900), "it was waited for");
    assert!(began.elapsed() < Duration::from_secs(20), "and not for ever");

    let page = world.visitor().stall("/verify", FORM, b"--XX\r\n");
    assert_eq!(page.status, 503);
    assert!(page.text().contains("<h1>"), "a page: {}", page.text());
    assert!(page.text().contains("arrêté d'attendre"), "{}", page.text());
    let mut english = Client::new(world.port).with_header("Accept-Language", "en");
    let page = english.stall("/verify", FORM, b"--XX\r\n");
    assert!(page.text().contains("stopped waiting"), "{}", page.text());

    assert_eq!(world.visitor().get("/login").status, 200, "others are served");
}

//! An address of this PC is no address for another device: no QR code, and a sentence instead.

use crate::client::Client;
use crate::world::{World, ordinary};

/// The same visitor, by the address that this PC has on its network.
fn over_the_network(world: &World, visitor: Client) -> Client {
    visitor.with_header("Host", &format!("192.168.1.10:{}", world.port))
}

#[test]
fn the_learners_page_has_a_qr_code_only_where_another_device_could_open_it() {
    let world = World::new();
    let (key, _) = world.paired();
    let code = world.send(&ordinary(&key, 1)).json()["code"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/r/{code}");
    for here in ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"] {
        let host = format!("{here}:{}", world.port);
        let page = world.visitor().with_header("Host", &host).get(&path).text();
        assert!(!page.contains("class=\"qr\""), "{here}: {page}");
        assert!(
            page.contains("ne s'ouvre que sur cet ordinateur") && page.contains("--public-url"),
            "{here}: {page}"
        );
    }
    let page = over_the_network(&world, world.visitor()).get(&path).text();
    assert!(
        page.contains("class=\"qr\"") && !page.contains("que sur cet ordinateur"),
        "{page}"
    );
}

#[test]
fn a_pairing_qr_code_is_shown_only_where_another_station_could_use_it() {
    let world = World::new();
    let mut here = world.pedagogue();
    assert!(
        here.get("/stations")
            .text()
            .contains("ne marche que sur cet ordinateur")
    );
    let page = here
        .submit("/stations", "/stations/offer", &[("form", "screen")])
        .text();
    assert!(
        !page.contains("class=\"qr\"") && page.contains("<p class=\"code\">"),
        "{page}"
    );

    let mut there = over_the_network(&world, world.pedagogue());
    assert!(
        !there
            .get("/stations")
            .text()
            .contains("ne marche que sur cet ordinateur")
    );
    let page = there
        .submit("/stations", "/stations/offer", &[("form", "screen")])
        .text();
    assert!(
        page.contains("class=\"qr\"") && !page.contains("<p class=\"code\">"),
        "{page}"
    );
}

#[test]
fn a_station_is_told_the_page_by_the_address_it_used_itself() {
    let world = World::new();
    let (key, _) = world.paired();
    let package = ordinary(&key, 1);
    let answer =
        over_the_network(&world, world.visitor()).post("/api/v1/claims", "application/vnd.envol.evidence", &package);
    let code = situation::wire::claim_code(&[1; 16]);
    assert_eq!(
        answer.json()["page"],
        format!("http://192.168.1.10:{}/r/{code}", world.port)
    );
}

#[test]
fn an_offer_file_for_this_pc_only_says_so() {
    let world = World::new();
    world.paired();
    let offer = |name: &str, more: &[&str]| {
        let file = world.folder.path().join(name).display().to_string();
        let output = crate::command::bridge(&world, &[&["station", "offer", &file], more].concat());
        assert!(output.status.success());
        crate::command::said(&output)
    };
    assert!(offer("here.json", &[]).contains("ne marche que sur cet ordinateur"));
    let there = offer("there.json", &["--address", "http://192.168.1.10:8417"]);
    assert!(!there.contains("que sur cet ordinateur"), "{there}");
}

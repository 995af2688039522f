//! Both sides prove themselves, once.

use ed25519_dalek::{Signature, VerifyingKey};
use situation::wire::{PairResponse, PairingOffer};

use crate::world::{World, base64url, from_base64url, offer_for, pair_request, station_key};

#[test]
fn offer_and_answer_prove_both_sides() {
    let world = World::new();
    let mut pedagogue = world.pedagogue();
    let offer = offer_for(&mut pedagogue);
    assert_eq!(offer.address, format!("http://127.0.0.1:{}", world.port));
    let organisation: [u8; 32] = from_base64url(&offer.organisation_key).try_into().unwrap();
    let organisation = VerifyingKey::from_bytes(&organisation).unwrap();
    let certificate = Signature::from_slice(&from_base64url(&offer.sealing_key_signature)).unwrap();
    let certified = [&b"envol-sealing-key-v1"[..], &from_base64url(&offer.sealing_key)].concat();
    organisation.verify_strict(&certified, &certificate).unwrap();

    let key = station_key(1);
    let answer = world.visitor().post_json("/api/v1/pair", &pair_request(&offer, &key));
    assert_eq!(answer.status, 200, "{}", answer.text());
    let response: PairResponse = serde_json::from_slice(&answer.body).unwrap();
    let signature = Signature::from_slice(&from_base64url(&response.signature)).unwrap();
    let message = [
        &b"envol-paired-v1"[..],
        &from_base64url(&offer.token),
        key.verifying_key().as_bytes(),
    ]
    .concat();
    organisation.verify_strict(&message, &signature).unwrap();
    assert!(pedagogue.get("/stations").text().contains("Poste 3"));
}

#[test]
fn a_token_serves_once_and_for_ten_minutes() {
    let world = World::new();
    let mut pedagogue = world.pedagogue();
    let (_, used) = world.paired();
    let again = world
        .visitor()
        .post_json("/api/v1/pair", &pair_request(&used, &station_key(2)));
    assert_eq!(
        (again.status, again.json()["code"].as_str()),
        (403, Some("bridge-pair-token"))
    );

    let old = offer_for(&mut pedagogue);
    let left = world
        .sql("SELECT CAST(MAX(expires) - CAST(strftime('%s') AS INTEGER) AS TEXT) FROM offer")
        .unwrap();
    assert!((595..=600).contains(&left.parse::<i64>().unwrap()), "{left}");
    world.sql("UPDATE offer SET expires = 1 WHERE used IS NULL");
    let late = world
        .visitor()
        .post_json("/api/v1/pair", &pair_request(&old, &station_key(2)));
    assert_eq!(
        (late.status, late.json()["code"].as_str()),
        (403, Some("bridge-pair-token"))
    );
    let guessed = PairingOffer {
        token: base64url(&[0; 16]),
        ..old
    };
    assert_eq!(
        world
            .visitor()
            .post_json("/api/v1/pair", &pair_request(&guessed, &station_key(2)))
            .status,
        403
    );
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM station").as_deref(),
        Some("1")
    );
    assert_eq!(
        world
            .sql("SELECT GROUP_CONCAT(token_hash) FROM offer")
            .unwrap()
            .find(&guessed.token),
        None
    );
}

#[test]
fn a_station_that_does_not_prove_its_key_leaves_the_offer_in_force() {
    let world = World::new();
    let offer = offer_for(&mut world.pedagogue());
    let mut request = pair_request(&offer, &station_key(1));
    request.station_key = base64url(station_key(2).verifying_key().as_bytes());
    let answer = world.visitor().post_json("/api/v1/pair", &request);
    assert_eq!(
        (answer.status, answer.json()["code"].as_str()),
        (422, Some("bridge-pair-signature"))
    );
    // Meant for another organisation.
    let other = PairingOffer {
        organisation_key: base64url(station_key(9).verifying_key().as_bytes()),
        ..offer.clone()
    };
    assert_eq!(
        world
            .visitor()
            .post_json("/api/v1/pair", &pair_request(&other, &station_key(1)))
            .status,
        422
    );
    assert_eq!(
        world.visitor().post("/api/v1/pair", "application/json", b"{").status,
        422
    );
    assert_eq!(
        world
            .visitor()
            .post_json("/api/v1/pair", &pair_request(&offer, &station_key(1)))
            .status,
        200
    );
}

#[test]
fn a_typed_code_gives_an_offer_and_one_wrong_guess_ends_it() {
    let world = World::new();
    let mut pedagogue = world.pedagogue();
    let mut code = || {
        let page = pedagogue
            .submit("/stations", "/stations/offer", &[("form", "screen")])
            .text();
        page.split("<p class=\"code\">")
            .nth(1)
            .unwrap()
            .split('<')
            .next()
            .unwrap()
            .to_owned()
    };
    let typed = code();
    let answer = world
        .visitor()
        .post_json("/api/v1/offer", &serde_json::json!({ "code": typed }));
    let offer: PairingOffer = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(
        world
            .visitor()
            .post_json("/api/v1/pair", &pair_request(&offer, &station_key(1)))
            .status,
        200
    );
    assert_eq!(
        world
            .visitor()
            .post_json("/api/v1/offer", &serde_json::json!({ "code": typed }))
            .status,
        403
    );

    let typed = code();
    let wrong = if typed.starts_with('0') {
        "1111 1111"
    } else {
        "0000 0000"
    };
    assert_eq!(
        world
            .visitor()
            .post_json("/api/v1/offer", &serde_json::json!({ "code": wrong }))
            .status,
        403
    );
    assert_eq!(
        world
            .visitor()
            .post_json("/api/v1/offer", &serde_json::json!({ "code": typed }))
            .status,
        403
    );
}

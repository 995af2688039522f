//! What is said of a badge: ours, somebody's whose key is not known here, or not to be accepted.

use issuer_bridge::PublicUrl;
use issuer_bridge::credential::{AchievementSpec, Issuance, OrganisationSpec, Recipient, Signer, SigningKey, issue};
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::command::{bridge, said};
use crate::world::{World, base64url, claim_page, ordinary};

fn issued(world: &World) -> String {
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let fields = [("kind", "issue"), ("knows", "on")];
    assert_eq!(
        world.pedagogue().submit(&claim_page(1), "/decision", &fields).status,
        303
    );
    let code = situation::wire::claim_code(&[1; 16]);
    world.visitor().get(&format!("/r/{code}/badge.json")).text()
}

/// A badge of a stranger who calls themselves what they like.
fn of_a_stranger(name: &str) -> String {
    let signer = Signer::did_key(SigningKey::from_seed(&[42; 32])).unwrap();
    let achievement = AchievementSpec {
        id: Uuid::from_u128(1),
        name: "Premier vol".to_owned(),
        description: "x".to_owned(),
        criteria: "x".to_owned(),
        language: "fr".to_owned(),
        version: None,
        tags: Vec::new(),
        alignments: Vec::new(),
        image_url: None,
    };
    let now = Timestamp::from_second(Timestamp::now().as_second()).unwrap();
    let issuance = Issuance {
        id: Uuid::from_u128(2),
        achievement: &achievement,
        organisation: &OrganisationSpec {
            name: name.to_owned(),
            ..OrganisationSpec::default()
        },
        recipient: Recipient::Opaque(Uuid::from_u128(3)),
        issued_at: now,
        valid_until: None,
        awarded_at: None,
        activity: None,
        narrative: None,
        role: None,
        evidence: Vec::new(),
        assessor: None,
        status: None,
    };
    issue(&signer, &issuance).unwrap().json
}

fn verify(world: &World, badge: &str, more: &[&str]) -> (Option<i32>, String) {
    let file = world.folder.path().join("badge.json");
    std::fs::write(&file, badge).unwrap();
    let file = file.display().to_string();
    let output = bridge(world, &[&["verify", &file], more].concat());
    (output.status.code(), said(&output))
}

#[test]
fn a_withdrawn_badge_is_known_however_its_json_is_written() {
    let world = World::new();
    let badge = issued(&world);
    let indented = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&badge).unwrap()).unwrap();
    assert!(
        world
            .visitor()
            .upload("/verify", indented.as_bytes())
            .text()
            .contains("signé par nous")
    );
    let revoke = [("kind", "revoke"), ("knows", "on"), ("words", "Une erreur.")];
    assert_eq!(
        world.pedagogue().submit(&claim_page(1), "/decision", &revoke).status,
        303
    );
    for json in [&badge, &indented] {
        let page = world.visitor().upload("/verify", json.as_bytes()).text();
        assert!(
            page.contains("a été retiré") && !page.contains("problem good"),
            "{page}"
        );
        let (code, text) = verify(&world, json, &[]);
        assert_eq!(code, Some(1), "{text}");
        assert!(text.contains("a été retiré"), "{text}");
    }
}

#[test]
fn a_strangers_badge_with_our_name_is_not_green() {
    let world = World::new();
    let badge = of_a_stranger("Tiers-lieu d'essai");
    let page = world.visitor().upload("/verify", badge.as_bytes()).text();
    assert!(
        !page.contains("problem good") && page.contains("problem open"),
        "{page}"
    );
    for part in [
        "par une clé que ce pont ne connaît pas",
        "Le badge dit de lui-même qu'il vient de « Tiers-lieu d'essai »",
        "ce n'est pas notre clé",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(!page.contains("valable"), "{page}");
    let page = world
        .visitor()
        .upload("/verify", of_a_stranger("Autre maison").as_bytes())
        .text();
    assert!(!page.contains("notre clé") && page.contains("Autre maison"), "{page}");

    let (code, text) = verify(&world, &badge, &[]);
    assert_eq!(code, Some(4), "{text}");
    let key = SigningKey::from_seed(&[42; 32]).public().did_key();
    let (code, text) = verify(&world, &badge, &["--key", &key]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("clé donnée comme sûre"), "{text}");
    let (code, text) = verify(&world, &badge.replace("Premier vol", "Dernier vol"), &["--key", &key]);
    assert_eq!(code, Some(1), "{text}");
    let (code, text) = verify(&world, &badge, &["--key", "bonjour"]);
    assert_eq!(code, Some(1));
    assert!(text.contains("ne contient pas de clé"), "{text}");
}

#[test]
fn ones_own_did_web_is_checked_by_the_command_and_by_the_page_too() {
    let world = World::with(|config| {
        config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
        config.did_web = true;
    });
    let badge = issued(&world);
    assert!(badge.contains("did:web:badges.example.org"));
    let (code, text) = verify(&world, &badge, &[]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("signé par nous"), "{text}");
    let page = world.visitor().upload("/verify", badge.as_bytes()).text();
    assert!(
        page.contains("signé par nous") && page.contains("problem good"),
        "{page}"
    );
    // Elsewhere the key of that name is not known, and nothing is made of it.
    let other = World::new();
    let (code, text) = verify(&other, &badge, &[]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("n’est pas connue ici"), "{text}");
    // A document of its keys, at hand.
    let document = world.visitor().get("/.well-known/did.json").text();
    let file = other.folder.path().join("did.json");
    std::fs::write(&file, document).unwrap();
    let (code, text) = verify(&other, &badge, &["--key", &file.display().to_string()]);
    assert_eq!(code, Some(0), "{text}");
}

#[test]
fn a_badge_of_another_tool_with_fields_of_its_own_is_verified_whole() {
    let world = World::new();
    let badge = include_str!("../../src/credential/by_contexts/tests/rich-v2.json");
    let page = world.visitor().upload("/verify", badge.as_bytes()).text();
    assert!(
        page.contains("Signé et intact") && page.contains("problem open") && page.contains("Maison d'essai"),
        "{page}"
    );
    let page = world
        .visitor()
        .upload("/verify", badge.replace("Accueillir", "Cueillir").as_bytes())
        .text();
    assert!(page.contains("a été modifié"), "{page}");
    let unknown = badge.replacen("\"name\"", "\"surnom\": \"x\", \"name\"", 1);
    let page = world.visitor().upload("/verify", unknown.as_bytes()).text();
    assert!(
        page.contains("des champs que ce pont ne connaît pas (surnom)"),
        "{page}"
    );
    assert!(!page.contains("Personne n’a signé"), "{page}");
}

fn payload(issuer: &str) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "iss": issuer,
        "issuer": { "id": issuer, "type": ["Profile"], "name": "Maison d'essai" },
        "name": "Accueillir",
        "validFrom": "2026-03-31T14:05:00Z",
        "credentialSubject": { "type": ["AchievementSubject"] },
    })
}

/// What signs bytes.
type Signs<'a> = &'a dyn Fn(&[u8]) -> Vec<u8>;

/// Signs as a token: the algorithm, the key as a JWK, and what signs.
fn token(header: &Value, payload: &Value, sign: Signs) -> String {
    let part = |json: &Value| base64url(json.to_string().as_bytes());
    let message = format!("{}.{}", part(header), part(payload));
    let signature = sign(message.as_bytes());
    format!("{message}.{}", base64url(&signature))
}

#[test]
fn tokens_are_verified_where_their_key_is_at_hand() {
    let world = World::new();
    let random = SystemRandom::new();
    let ed25519 = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap();
    let ed25519_jwk = json!({ "kty": "OKP", "crv": "Ed25519", "x": base64url(ed25519.public_key().as_ref()) });
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    let p256 = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).unwrap();
    let point = p256.public_key().as_ref();
    let p256_jwk = json!({ "kty": "EC", "crv": "P-256", "x": base64url(&point[1..33]), "y": base64url(&point[33..]) });
    let with_ed25519 = |message: &[u8]| ed25519.sign(message).as_ref().to_vec();
    let with_p256 = |message: &[u8]| p256.sign(&random, message).unwrap().as_ref().to_vec();
    let did_key = SigningKey::from_seed(&[7; 32]).public().did_key();
    let did_jwk = format!("did:jwk:{}", base64url(p256_jwk.to_string().as_bytes()));
    let web = "https://maison.example.org";
    let cases: [(&str, Value, &str, Signs); 4] = [
        (
            "EdDSA",
            json!({ "alg": "EdDSA", "jwk": ed25519_jwk }),
            web,
            &with_ed25519,
        ),
        (
            "EdDSA",
            json!({ "alg": "EdDSA", "kid": did_key }),
            &did_key,
            &with_ed25519,
        ),
        ("ES256", json!({ "alg": "ES256", "jwk": p256_jwk }), web, &with_p256),
        ("ES256", json!({ "alg": "ES256", "kid": "#0" }), &did_jwk, &with_p256),
    ];
    for (name, header, issuer, signs) in cases {
        let made = token(&header, &payload(issuer), signs);
        let page = world.visitor().upload("/verify", made.as_bytes()).text();
        let way = format!("JWT, {name}");
        assert!(
            page.contains("Signé et intact") && page.contains(&way),
            "{name}: {page}"
        );
        assert!(
            page.contains("Accueillir") && page.contains("problem open"),
            "{name}: {page}"
        );
        let (_, rest) = made.split_once('.').unwrap();
        let (body, _) = rest.split_once('.').unwrap();
        let other = base64url(payload(issuer).to_string().replace("Accueillir", "Cueillir").as_bytes());
        let altered = made.replacen(body, &other, 1);
        let page = world.visitor().upload("/verify", altered.as_bytes()).text();
        assert!(page.contains("modifié"), "{name}: {page}");
    }
    // Somebody else's key under the name of a key.
    let borrowed = token(
        &json!({ "alg": "ES256", "jwk": p256_jwk }),
        &payload(&did_key),
        &with_p256,
    );
    let page = world.visitor().upload("/verify", borrowed.as_bytes()).text();
    assert!(!page.contains("Signé et intact"), "{page}");
    // Its key is elsewhere: not judged, until somebody gives it.
    let elsewhere = token(
        &json!({ "alg": "ES256", "kid": "https://maison.example.org/k" }),
        &payload(web),
        &with_p256,
    );
    let (code, text) = verify(&world, &elsewhere, &[]);
    assert_eq!(code, Some(3), "{text}");
    let key = world.folder.path().join("key.jwk");
    std::fs::write(&key, json!({ "keys": [p256_jwk] }).to_string()).unwrap();
    let (code, text) = verify(&world, &elsewhere, &["--key", &key.display().to_string()]);
    assert_eq!(code, Some(0), "{text}");
    let mut expired = payload(web);
    expired["validUntil"] = json!("2026-04-01T00:00:00Z");
    let expired = token(&json!({ "alg": "ES256", "jwk": p256_jwk }), &expired, &with_p256);
    let (code, text) = verify(&world, &expired, &[]);
    assert_eq!(code, Some(1), "{text}");
}

#[test]
fn a_token_signed_with_rsa_is_verified() {
    // Made once with a key of 2048 bits that was thrown away.
    let token = include_str!("fixtures/rs256.jwt");
    let world = World::new();
    let page = world.visitor().upload("/verify", token.trim().as_bytes()).text();
    assert!(
        page.contains("Signé et intact") && page.contains("JWT, RS256"),
        "{page}"
    );
    let (start, end) = token.trim().split_at(token.trim().len() - 8);
    let page = world
        .visitor()
        .upload("/verify", format!("{start}AAAAAAAA").as_bytes())
        .text();
    assert!(!end.is_empty() && page.contains("modifié"), "{page}");
}

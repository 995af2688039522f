//! Badges of older standards and of other ways of signing: said to be what they are, and where they can be checked, by
//! the command and by the page, in both languages.

use std::io::Write as _;
use std::process::Command;

use serde_json::{Value, json};

use crate::client::Client;
use crate::world::{World, base64url};

const HOSTED: &str = "https://badges.example.org/assertions/7f3a";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:openbadges=\"";

/// A picture of one grey pixel.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[90]).unwrap();
    writer.finish().unwrap();
    bytes
}

/// The picture with a chunk right after its header.
fn with_chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let png = picture();
    let mut crc = flate2::Crc::new();
    crc.update(&kind);
    crc.update(data);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&png[..33], &length, &kind, data, &crc.sum().to_be_bytes(), &png[33..]].concat()
}

fn zipped(text: &str) -> Vec<u8> {
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zlib.write_all(text.as_bytes()).unwrap();
    zlib.finish().unwrap()
}

fn itxt(keyword: &str, text: &str) -> Vec<u8> {
    with_chunk(*b"iTXt", format!("{keyword}\0\0\0\0\0{text}").as_bytes())
}

/// A token with a signature of the right form that nobody made.
fn token(header: &Value, payload: &Value) -> String {
    let part = |json: &Value| base64url(json.to_string().as_bytes());
    format!("{}.{}.{}", part(header), part(payload), base64url(&[1; 256]))
}

fn hosted_assertion() -> Value {
    json!({
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": HOSTED,
        "recipient": { "type": "email", "hashed": true, "salt": "sel", "identity": "sha256$00" },
        "badge": {
            "type": "BadgeClass",
            "id": "https://badges.example.org/classes/3",
            "name": "Accueillir",
            "issuer": { "id": "https://maison.example.org", "type": "Profile", "name": "Maison d'essai" },
        },
        "verification": { "type": "hosted" },
        "issuedOn": "2024-06-14T09:30:00+02:00",
    })
}

fn signed_assertion() -> Value {
    let mut assertion = hosted_assertion();
    assertion["verification"] = json!({ "type": "signed", "creator": "https://maison.example.org/key.json" });
    assertion
}

fn credential_payload() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "iss": "https://maison.example.org",
        "issuer": { "id": "https://maison.example.org", "type": ["Profile"], "name": "Maison d'essai" },
        "name": "Accueillir",
    })
}

fn rs256(kid: &str) -> Value {
    json!({ "alg": "RS256", "typ": "JWT", "kid": kid })
}

const KEY: &str = "https://maison.example.org/keys/1";

/// Name of the file, its bytes, and what must be said of it.
fn cases() -> Vec<(&'static str, Vec<u8>, Vec<&'static str>)> {
    let jwt = token(&rs256(KEY), &credential_payload());
    let jws = token(&json!({ "alg": "RS256" }), &signed_assertion());
    let assertion = hosted_assertion().to_string();
    let of_hosted = || vec!["Open Badges 2.0", HOSTED];
    let of_assertion = || {
        vec![
            "Open Badges 2.0",
            HOSTED,
            "Accueillir",
            "Maison d'essai (https://maison.example.org)",
        ]
    };
    let of_jwt = || {
        vec![
            "Open Badges 3.0",
            "JWT, RS256",
            KEY,
            "Maison d'essai (https://maison.example.org)",
        ]
    };
    let of_jws = || {
        vec![
            "Open Badges 2.0",
            "JWS, RS256",
            "https://maison.example.org/key.json",
            "Maison d'essai",
        ]
    };
    let older = "http://openbadges.org";
    let newer = "https://purl.imsglobal.org/ob/v3p0";
    let mut proven = credential_payload();
    proven["proof"] = json!([{
        "type": "Ed25519Signature2020",
        "verificationMethod": "did:web:maison.example.org#key-1",
        "proofValue": "z1",
    }]);
    let first = json!({
        "uid": "7f3a",
        "recipient": { "type": "email", "hashed": false, "identity": "a@example.org" },
        "badge": "https://badges.example.org/classes/3",
        "verify": { "type": "hosted", "url": HOSTED },
    });
    let old_vc = json!({ "iss": "did:web:maison.example.org", "vc": {
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "credentialSubject": { "achievement": { "name": "Accueillir" } },
    }});
    vec![
        ("hosted-itxt.png", itxt("openbadges", HOSTED), of_hosted()),
        ("hosted-text.png", with_chunk(*b"tEXt", format!("openbadges\0{HOSTED}").as_bytes()), of_hosted()),
        ("hosted-ztxt.png", with_chunk(*b"zTXt", &[b"openbadges\0\0", zipped(HOSTED).as_slice()].concat()), of_hosted()),
        (
            "hosted-zipped-itxt.png",
            with_chunk(*b"iTXt", &[b"openbadges\0\x01\0fr\0\0", zipped(HOSTED).as_slice()].concat()),
            of_hosted(),
        ),
        ("assertion.png", itxt("openbadges", &assertion), of_assertion()),
        ("assertion.json", assertion.clone().into_bytes(), of_assertion()),
        ("assertion-mark.json", format!("\u{feff}{assertion}").into_bytes(), of_assertion()),
        ("signed.png", itxt("openbadges", &jws), of_jws()),
        ("signed.jws", format!("{jws}\n").into_bytes(), of_jws()),
        ("signed-apart.json", signed_assertion().to_string().into_bytes(), vec!["Open Badges 2.0", "JWS", "https://maison.example.org/key.json"]),
        ("hosted.svg", format!("{SVG}{older}\"><openbadges:assertion verify=\"{HOSTED}\"/></svg>").into_bytes(), of_hosted()),
        (
            "assertion.svg",
            format!(
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">{SVG}{older}\"><openbadges:assertion verify=\"{HOSTED}\"><![CDATA[{assertion}]]></openbadges:assertion></svg>"
            )
            .into_bytes(),
            of_assertion(),
        ),
        ("signed.svg", format!("{SVG}{older}\"><openbadges:assertion verify=\"{jws}\"></openbadges:assertion></svg>").into_bytes(), of_jws()),
        ("first.json", first.to_string().into_bytes(), vec!["Open Badges 1", HOSTED]),
        ("jwt.png", itxt("openbadgecredential", &jwt), of_jwt()),
        ("jwt.svg", format!("{SVG}{newer}\"><openbadges:credential verify=\"{jwt}\"></openbadges:credential></svg>").into_bytes(), of_jwt()),
        ("badge.jwt", jwt.clone().into_bytes(), of_jwt()),
        ("jwt-text.json", Value::String(jwt.clone()).to_string().into_bytes(), of_jwt()),
        ("jwt-wrapped.json", json!({ "verifiableCredential": [jwt] }).to_string().into_bytes(), of_jwt()),
        (
            "jwt-enveloped.json",
            json!({ "type": "EnvelopedVerifiableCredential", "id": format!("data:application/vc+jwt,{jwt}") }).to_string().into_bytes(),
            of_jwt(),
        ),
        (
            "jwt-older.jwt",
            token(&rs256("did:web:maison.example.org#key-1"), &old_vc).into_bytes(),
            vec!["Open Badges 3.0", "Accueillir", "did:web:maison.example.org", "https://maison.example.org/.well-known/did.json"],
        ),
        (
            "other-proof.json",
            proven.to_string().into_bytes(),
            vec!["Open Badges 3.0", "Ed25519Signature2020", "https://maison.example.org/.well-known/did.json", "Maison d'essai"],
        ),
    ]
}

/// What must never be said of them.
const NEVER: [&str; 6] = [
    "ne contient pas de badge",
    "Personne n’a signé",
    "Ce badge est valable",
    "no badge in this picture",
    "Nobody signed",
    "credential-",
];

#[test]
fn the_command_says_what_a_foreign_badge_is_and_where_it_can_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, parts) in cases() {
        let file = folder.path().join(name);
        std::fs::write(&file, &bytes).unwrap();
        for (language, not_checked) in [("fr", "pas été vérifié ici"), ("en", "not verified here")] {
            let output = Command::new(env!("CARGO_BIN_EXE_issuer-bridge"))
                .args(["--language", language, "verify"])
                .arg(&file)
                .output()
                .unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(3), "{name}: {text}");
            for part in parts.iter().chain([&not_checked]) {
                assert!(text.contains(part), "{name}: no {part} in {text}");
            }
            for wrong in NEVER {
                assert!(!text.contains(wrong), "{name}: {wrong} in {text}");
            }
        }
    }
}

#[test]
fn the_page_says_the_same() {
    let world = World::new();
    for (language, not_checked, link) in [
        ("fr", "pas été vérifié ici", "Ouvrir cette adresse"),
        ("en", "not verified here", "Open this address"),
    ] {
        let mut visitor = Client::new(world.port).with_header("Accept-Language", language);
        for (name, bytes, parts) in cases() {
            let answer = visitor.upload("/verify", &bytes);
            let page = answer.text();
            assert_eq!(answer.status, 200, "{name}");
            for part in parts.iter().chain([&not_checked, &link]) {
                assert!(page.contains(part), "{name}: no {part} in {page}");
            }
            for wrong in NEVER {
                assert!(!page.contains(wrong), "{name}: {wrong} in {page}");
            }
        }
    }
}

#[test]
fn what_is_damaged_a_mere_description_or_no_badge_is_told_apart() {
    let world = World::new();
    let mut visitor = world.visitor();
    let jwt = token(&rs256(KEY), &credential_payload());
    let class = json!({ "@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass", "name": "Accueillir" });
    let hidden = json!({
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "javascript:alert(1)",
        "badge": { "name": "A\u{202e}B", "issuer": "Maison" },
    });
    for (bytes, part) in [
        (jwt.as_bytes()[..jwt.len() / 4].to_vec(), "coupé ou abîmé"),
        (itxt("openbadgecredential", &jwt[..40]), "coupé ou abîmé"),
        (class.to_string().into_bytes(), "pas un badge remis à une personne"),
        (hidden.to_string().into_bytes(), "demandez à qui l’a émis"),
        (
            token(&json!({ "alg": "none" }), &credential_payload()).into_bytes(),
            "ne porte pas de signature",
        ),
        (picture(), "ne contient pas de badge"),
        (b"bonjour".to_vec(), "ni une image PNG ou SVG"),
        (br#"{"bonjour": 1}"#.to_vec(), "n’est pas un badge"),
        (
            br#"{"type": ["OpenBadgeCredential"], "name": "Accueillir"}"#.to_vec(),
            "Personne n’a signé",
        ),
        (with_chunk(*b"zTXt", b"openbadges\0\0pas du zlib"), "abîmée"),
    ] {
        let page = visitor.upload("/verify", &bytes).text();
        assert!(page.contains(part), "no {part} in {page}");
        assert!(!page.contains("javascript:") && !page.contains('\u{202e}'), "{page}");
    }
}

#[test]
fn a_picture_with_badges_of_two_standards_is_read_by_the_newer() {
    let both = itxt("openbadgecredential", &token(&rs256(KEY), &credential_payload()));
    let at = 33;
    let older = with_chunk(*b"tEXt", format!("openbadges\0{HOSTED}").as_bytes());
    let chunk = &older[at..older.len() - (picture().len() - at)];
    let both = [&both[..at], chunk, &both[at..]].concat();
    let world = World::new();
    let page = world.visitor().upload("/verify", &both).text();
    assert!(page.contains("Open Badges 3.0"), "{page}");
}

//! The log for programs: one JSON object a line, one line a request, and nothing in it about anybody.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};

use serde_json::Value;
use situation::identity::Identity;
use situation::wire::claim_code;

use crate::client::Client;
use crate::program::Program;
use crate::world::{
    PASSWORD, PEDAGOGUE, claim_page, offer_for, ordinary, package, pair_request, seal, selection, some_rows,
    station_key,
};

const EMAIL: &str = "sacha@example.org";
const WORDS: &str = "Beau vol, très calme.";
const WRONG: &str = "une autre phrase encore";
const ORGANISATION: &str = "Maison";

/// Sends one request line as it is.
fn raw(program: &Program, line: &str) {
    let mut stream = program.connect();
    let head = format!("{line} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Request-Id: {EMAIL}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    assert!(!answer.is_empty(), "{line}");
}

fn log_in(program: &Program, name: &str, password: &str) -> (Client, u16) {
    let mut client = program.visitor();
    let fields = [("name", name), ("password", password)];
    let status = client.submit("/login", "/login", &fields).status;
    (client, status)
}

/// Everything that people and stations do with a bridge; gives what must not be in its log.
fn everything(program: &Program) -> Vec<String> {
    let code = claim_code(&[1; 16]);
    assert_eq!(log_in(program, "Madame Personne", WRONG).1, 401);
    assert_eq!(log_in(program, PEDAGOGUE, WRONG).1, 401);
    let (mut pedagogue, status) = log_in(program, PEDAGOGUE, PASSWORD);
    assert_eq!(status, 303);
    let offer = offer_for(&mut pedagogue);
    let key = station_key(1);
    let mut visitor = program.visitor();
    assert_eq!(
        visitor.post_json("/api/v1/pair", &pair_request(&offer, &key)).status,
        200
    );
    let identity = Identity {
        name: "Sacha Exemple".to_owned(),
        email: Some(EMAIL.to_owned()),
    };
    let sealed = seal(&offer, 1, &identity);
    let sent = package(&key, 1, &selection(some_rows(3)), Some(sealed));
    let evidence = "application/vnd.envol.evidence";
    assert_eq!(visitor.post("/api/v1/claims", evidence, &sent).status, 200);
    assert_eq!(
        visitor.post("/api/v1/claims", evidence, &sent[..sent.len() / 2]).status,
        422
    );
    assert_eq!(
        visitor
            .post("/api/v1/claims", evidence, &ordinary(&station_key(4), 9))
            .status,
        202
    );

    // A claim, with its identity, and what is typed in searches.
    let page = claim_page(1);
    assert_eq!(pedagogue.get("/?words=Lune").status, 200);
    assert_eq!(pedagogue.get(&page).status, 200);
    assert_eq!(pedagogue.submit(&page, "/identity", &[]).status, 303);
    assert!(pedagogue.get(&page).text().contains("Sacha Exemple"));
    let issue = [("kind", "issue"), ("knows", "on"), ("words", WORDS)];
    assert_eq!(pedagogue.submit(&page, "/decision", &issue).status, 303);
    assert_eq!(pedagogue.submit(&page, "/decision", &issue[..1]).status, 422);

    // What the learner opens, by a link and by typing.
    for path in [
        "",
        "/badge.png",
        "/badge.json",
        "/attestation.pdf",
        "/data",
        "/data.json",
    ] {
        assert_eq!(visitor.get(&format!("/r/{code}{path}")).status, 200, "{path}");
    }
    assert_eq!(visitor.get(&format!("/r?code={code}")).status, 303);
    assert_eq!(visitor.get(&format!("/api/v1/claims/{code}")).status, 200);
    let asked = visitor.submit(&format!("/r/{code}"), "/endorsements", &[("asked", "Sacha Exemple")]);
    let link = asked.text();
    let link = link.split("/e/").nth(1).unwrap_or_else(|| panic!("no link: {link}"));
    let token = link.split(['"', '<', ' ']).next().unwrap().to_owned();
    assert_eq!(visitor.get(&format!("/e/{token}")).status, 200);

    // Files.
    let badge = visitor.get(&format!("/r/{code}/badge.png")).body;
    assert_eq!(visitor.upload("/verify", &badge).status, 200);
    assert_eq!(pedagogue.upload("/import", &sent).status, 303);
    assert_eq!(pedagogue.upload("/import", EMAIL.as_bytes()).status, 422);

    // People.
    let colleague = [
        ("name", "Dominique V."),
        ("password", PASSWORD),
        ("again", PASSWORD),
        ("reviewer", "on"),
    ];
    assert_eq!(pedagogue.submit("/accounts", "\"/accounts\"", &colleague).status, 303);
    let found = pedagogue.submit("/data", "/data/find", &[("words", "Lune")]);
    assert!(found.status < 500, "{}", found.text());

    // Errors, and what somebody may write where it does not belong.
    assert_eq!(visitor.get(&format!("/nowhere/{EMAIL}?{EMAIL}")).status, 404);
    assert_eq!(visitor.get(&format!("/setup/{EMAIL}")).status, 404);
    assert_eq!(visitor.get("/claims/Lune").status, 303);
    let elsewhere = program.visitor().with_header("Host", "lune.example.org").get("/");
    assert_eq!(elsewhere.status, 421);
    raw(program, "SACHA /");
    raw(program, &format!("GET /r/{code}/Lune"));
    assert_eq!(pedagogue.submit("/me", "/logout", &[]).status, 303);

    let cookies = pedagogue.secrets().chain(visitor.secrets());
    let texts = [
        "Madame",
        "Camille",
        "Sacha",
        "SACHA",
        "Dominique",
        "Lune",
        "lune",
        EMAIL,
        WORDS,
        WRONG,
        PASSWORD,
    ];
    let others = [&code, &token, &offer.token, &"01".repeat(16), &"09".repeat(16)].map(String::clone);
    let texts = texts
        .into_iter()
        .chain(["respiré", "Poste 3", ORGANISATION, "127.0.0.1"]);
    cookies.chain(others).chain(texts.map(str::to_owned)).collect()
}

#[test]
fn every_kind_of_request_leaves_one_json_line_and_nothing_about_anybody() {
    let program = Program::serve_with(&["--log", "json"]);
    let secrets = everything(&program);
    let log = program.log();
    for secret in &secrets {
        assert!(!secret.is_empty() && !log.contains(secret.as_str()), "{secret}\n{log}");
    }
    let mut numbers = BTreeSet::new();
    let mut routes = BTreeSet::new();
    let mut received = None;
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        for name in ["time", "level", "target", "message"] {
            assert!(line[name].is_string(), "{name}: {line}");
        }
        if line["message"] == "a claim was received" && received.is_none() {
            received = Some(line["number"].clone());
        }
        if line["message"] != "answered" {
            continue;
        }
        assert!(line["status"].is_u64() && line["ms"].is_u64(), "{line}");
        let number = line["number"].as_str().unwrap().to_owned();
        assert!(
            number.len() == 16 && numbers.insert(number),
            "one line a request: {line}"
        );
        let (method, route) = (line["method"].as_str().unwrap(), line["route"].as_str().unwrap());
        routes.insert(format!("{method} {route} {}", line["status"]));
    }
    for route in [
        "POST /login 401",
        "POST /login 303",
        "POST /api/v1/claims 200",
        "POST /api/v1/claims 202",
        "POST /api/v1/claims 422",
        "GET /claims/{page} 200",
        "POST /claims/{page}/decision 303",
        "GET /r/{code} 200",
        "GET /e/{token} 200",
        "POST /verify 200",
        "GET none 404",
        "other / 405",
    ] {
        assert!(routes.contains(route), "{route}: {routes:?}");
    }
    let received = received.unwrap();
    assert!(
        numbers.contains(received.as_str().unwrap()),
        "lines about one request are found by its number"
    );
}

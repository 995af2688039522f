//! What the log of the program says about requests, and what it must not.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};

use situation::wire::claim_code;

use crate::client::Client;
use crate::postgres;
use crate::world::{ordinary, station_key};

const PASSWORD: &str = "une phrase que je retiens";

/// Ends with the test, also where that fails.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_log_names_routes_and_holds_no_secret() {
    let code = claim_code(&[9; 16]);
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("bridge");
    let mut program = Program(
        postgres::over(&mut Command::new(env!("CARGO_BIN_EXE_issuer-bridge")), &data)
            .args(["--language", "en", "--data"])
            .arg(&data)
            .args(["serve", "--address", "127.0.0.1:0"])
            .env_remove("ENVOL_BRIDGE_KEK")
            .env_remove("RUST_LOG")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap(),
    );
    let mut said = String::new();
    let mut lines = BufReader::new(program.0.stdout.take().unwrap()).lines();
    while !said.contains("Listening on") {
        said += &lines.next().unwrap().unwrap();
        said.push('\n');
    }
    let port = said.trim_end().rsplit(':').next().unwrap().parse().unwrap();
    let token = said.split("/setup/").nth(1).unwrap().split_whitespace().next().unwrap();

    let mut visitor = Client::new(port);
    let setup = format!("/setup/{token}");
    assert_eq!(visitor.get(&setup).status, 200);
    assert_eq!(visitor.get(&format!("{setup}/further?{token}")).status, 404);
    let form = [
        ("organisation", "Tiers-lieu"),
        ("name", "Camille R."),
        ("email", "camille@example.org"),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    assert_eq!(visitor.submit(&setup, "/setup/", &form).status, 303);
    assert_eq!(visitor.get(&format!("/r/{code}")).status, 404);
    assert_eq!(visitor.get(&format!("/r?code={code}")).status, 303);
    assert_eq!(visitor.get(&format!("/api/v1/claims/{code}/badge.png")).status, 404);
    let offer = visitor
        .submit("/stations", "/stations/offer", &[("form", "file")])
        .json();
    assert_eq!(visitor.post_json("/api/v1/pair", &offer).status, 422);
    let sent = visitor.post(
        "/api/v1/claims",
        "application/vnd.envol.evidence",
        &ordinary(&station_key(4), 9),
    );
    assert_eq!(sent.status, 202, "{}", sent.text());
    assert_eq!(visitor.get(&format!("/r/{code}")).status, 200);
    assert_eq!(visitor.get("/assets/bridge.css").status, 200);

    program.0.kill().unwrap();
    let mut log = String::new();
    program.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    // Each request has a number of its own.
    let mut pieces = log.split(" number=");
    let first = pieces.next().unwrap().to_owned();
    let log = pieces.fold(first, |log, piece| log + &piece[16..]);
    for line in [
        "request{method=GET route=/setup/{token}}: issuer_bridge::request_log: answered status=200 ms=",
        "request{method=POST route=/setup/{token}}: issuer_bridge::request_log: answered status=303 ms=",
        "request{method=GET route=none}: issuer_bridge::request_log: answered status=404 ms=",
        "request{method=GET route=/r/{code}}: issuer_bridge::request_log: answered status=404 ms=",
        "request{method=GET route=/api/v1/claims/{code}/badge.png}: issuer_bridge::request_log: answered status=404 ms=",
        "request{method=POST route=/api/v1/claims}: issuer_bridge::intake: a claim was received claim=",
        "request{method=POST route=/api/v1/pair}: issuer_bridge::request_log: answered status=422 ms=",
    ] {
        assert!(log.contains(line), "{line}\n{log}");
    }
    assert!(!log.contains("/assets/"), "a page is one line: {log}");
    let pairing_token = offer["token"].as_str().unwrap();
    // The id of a claim gives its code.
    let id = "09".repeat(16);
    for secret in [token, pairing_token, &code, &id, PASSWORD, "Camille", "camille@"] {
        assert!(!log.contains(secret), "{secret}\n{log}");
    }
}

//! The programs as they are built: same states everywhere, a demo that ends in a badge, sentences in place of panics.

use std::fs;
use std::process::{Command, Output};

use end_to_end::programs::{program, root};

use crate::verifier;

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"))
}

#[test]
fn game_and_bridge_reach_the_same_states() {
    let hashes = |name: &str| {
        let output = run(Command::new(program(name)).arg("--state-hash").env_remove("DISPLAY"));
        assert!(output.status.success(), "{name}: {output:?}");
        let mut lines: Vec<String> = String::from_utf8_lossy(&output.stdout)
            .lines()
            .map(str::to_owned)
            .collect();
        lines.sort();
        lines
    };
    let (game, bridge) = (hashes("envol-game"), hashes("issuer-bridge"));
    assert!(game.len() >= 3, "{game:?}");
    assert_eq!(game, bridge);
    let pinned = fs::read_to_string(root().join("simulation/tests/all/state_hashes.txt")).expect("pinned hashes");
    for line in &game {
        let hash = line.split_whitespace().last().unwrap_or_default();
        assert!(hash.len() == 64 && pinned.contains(hash), "{line} is not pinned");
    }
}

#[test]
fn the_demo_ends_in_a_badge_that_others_verify() {
    let out = tempfile::tempdir().expect("a folder");
    let output = run(Command::new(program("envol-author"))
        .args(["--language", "en", "demo", "--scenarios"])
        .arg(root().join("scenarios"))
        .arg("--out")
        .arg(out.path()));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    for file in ["badge.png", "badge.json", "session.journal", "claim.html"] {
        assert!(out.path().join(file).exists(), "{file} is missing:\n{said}");
    }
    let badge = fs::read_to_string(out.path().join("badge.json")).expect("a badge");
    let now = jiff::Timestamp::now().to_string();
    let at_hand = verifier::AtHand {
        now: &now,
        ..verifier::AtHand::default()
    };
    assert_eq!(verifier::verdicts(&[badge], &at_hand), ["verified"]);
    // The picture carries the same badge, and the bridge's own program says so in words: for one who has nothing of
    // that bridge its key is a stranger's, and with the key given it holds.
    let data = tempfile::tempdir().expect("a folder");
    let output = run(Command::new(program("issuer-bridge"))
        .args(["--language", "fr", "--data"])
        .arg(data.path())
        .arg("verify")
        .arg(out.path().join("badge.png")));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(said.contains("intact"), "{said}");
    let key = said
        .split("did:key:")
        .nth(1)
        .expect("its key")
        .split([')', ' '])
        .next()
        .unwrap_or_default();
    let output = run(Command::new(program("issuer-bridge"))
        .args(["--language", "fr", "--data"])
        .arg(data.path())
        .args(["verify", "--key", key])
        .arg(out.path().join("badge.png")));
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("valable"));
}

#[test]
fn without_a_display_the_game_says_what_works_instead() {
    let station = tempfile::tempdir().expect("a folder");
    for (language, word) in [("fr", "écran"), ("en", "display")] {
        let output = run(Command::new(program("envol-game"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .args(["--language", language, "--scenarios"])
            .arg(root().join("scenarios"))
            .arg("--station")
            .arg(station.path()));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success());
        assert!(said.contains(word) && said.contains("./envol demo"), "{said}");
    }
}

#[test]
fn a_port_in_use_is_said() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let data = tempfile::tempdir().expect("a folder");
    let output = run(Command::new(program("issuer-bridge"))
        .args(["--language", "fr", "serve", "--address", &address, "--data"])
        .arg(data.path()));
    assert!(!output.status.success());
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(said.contains(&address), "{said}");
}

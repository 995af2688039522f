//! `envol`: the game with the review page beside it, which ends with what started it, however that ends.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use end_to_end::display::Display;
use end_to_end::programs::{Running, program, root};

/// Long enough for a busy machine.
const SLOW: Duration = Duration::from_mins(1);

/// An address of this machine where nobody answers.
fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its address").to_string()
}

fn answers(address: &str) -> bool {
    TcpStream::connect(address).is_ok()
}

fn comes_to_an_end(address: &str) -> bool {
    let begun = Instant::now();
    while answers(address) && begun.elapsed() < SLOW {
        std::thread::sleep(Duration::from_millis(50));
    }
    !answers(address)
}

fn play(data: &Path, address: &str) -> Command {
    let mut command = Command::new(program("envol"));
    command
        .args(["--language", "en", "play", "--no-page", "--address", address, "--data"])
        .arg(data)
        .arg("--scenarios")
        .arg(root().join("scenarios"))
        .stdin(Stdio::null());
    command
}

#[test]
fn a_game_that_ends_badly_leaves_no_bridge_behind() {
    let data = tempfile::tempdir().expect("a folder");
    let address = free_address();
    let output = play(data.path(), &address)
        .arg("--no-such-option")
        .output()
        .expect("envol starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "the game's own end: {said}");
    assert!(said.contains(&format!("Listening on http://{address}")), "{said}");
    assert!(said.contains("--no-such-option"), "{said}");
    assert!(!answers(&address), "the bridge is still there");
}

#[test]
fn where_the_page_cannot_open_the_game_does() {
    let data = tempfile::tempdir().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let output = play(data.path(), &address)
        .arg("--no-such-option")
        .output()
        .expect("envol starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("The game opens all the same"), "{said}");
    assert!(said.contains("--no-such-option"), "{said}");
}

#[test]
fn whoever_ends_envol_ends_the_bridge() {
    let data = tempfile::tempdir().expect("a folder");
    let address = free_address();
    let display = Display::start(1280, 720);
    let mut running = Running::start(
        play(data.path(), &address)
            .env("DISPLAY", display.name())
            .env_remove("WAYLAND_DISPLAY"),
    );
    running.wait_for("screen: welcome", 0, SLOW);
    assert!(answers(&address), "{}", running.output());
    // Killed: it has no time to tell anybody.
    running.child.kill().expect("ended");
    assert!(comes_to_an_end(&address), "the bridge is still there");
    // The game goes with its screen.
    drop(display);
}

#[test]
fn other_commands_reach_the_program_they_belong_to() {
    let output = Command::new(program("envol"))
        .args(["--language", "en", "check"])
        .arg(root().join("scenarios/no-such-folder"))
        .output()
        .expect("envol starts");
    assert!(!output.status.success());
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("no-such-folder")
            || String::from_utf8_lossy(&output.stdout).contains("no-such-folder")
    );
    let output = Command::new(program("envol"))
        .args(["bridge", "--version"])
        .output()
        .expect("envol starts");
    assert!(String::from_utf8_lossy(&output.stdout).contains("issuer-bridge"));
}

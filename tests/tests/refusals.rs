//! What keeps the game from opening is said in a window, with a way on, and on the terminal.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use end_to_end::display::Display;
use end_to_end::programs::{Running, program, root};

/// Long enough for a busy machine.
const SLOW: Duration = Duration::from_mins(1);

fn game_on(display: &Display, station: &Path) -> Running {
    Running::start(
        Command::new(program("envol-game"))
            .env("DISPLAY", display.name())
            .env_remove("WAYLAND_DISPLAY")
            .args(["--language", "fr", "--station"])
            .arg(station)
            .arg("--scenarios")
            .arg(root().join("scenarios")),
    )
}

fn ends_with(game: &mut Running, code: i32) {
    let begun = Instant::now();
    while begun.elapsed() < SLOW {
        if let Some(status) = game.child.try_wait().expect("a process") {
            assert_eq!(status.code(), Some(code), "{}", game.output());
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the window did not close:\n{}", game.output());
}

#[test]
fn a_folder_that_cannot_be_used_is_said_in_a_window_and_can_be_tried_again() {
    let work = tempfile::tempdir().expect("a folder");
    let station = work.path().join("poste");
    std::fs::write(&station, "a file where the folder should be").expect("a file");
    let display = Display::start(1280, 720);

    let mut game = game_on(&display, &station);
    game.wait_for("poste", 0, SLOW);
    display.focus("Envol");
    std::thread::sleep(Duration::from_millis(500));
    if let Some(pictures) = std::env::var_os("ENVOL_PICTURES") {
        display.screenshot(&Path::new(&pictures).join("refusal.png"));
    }
    // « Réessayer »: still a file, so the window comes again; « Fermer » ends it.
    display.key("Return");
    game.wait_for("poste", 1, SLOW);
    display.focus("Envol");
    std::thread::sleep(Duration::from_millis(500));
    display.key("Escape");
    ends_with(&mut game, 3);

    // Mended meanwhile: the next try opens the game.
    let mut game = game_on(&display, &station);
    game.wait_for("poste", 0, SLOW);
    display.focus("Envol");
    std::fs::remove_file(&station).expect("it was a file");
    std::thread::sleep(Duration::from_millis(500));
    display.key("Return");
    game.wait_for("screen: welcome", 0, SLOW);
}

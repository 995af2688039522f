//! The game with the activity of the tests that has two seats and no face of its own: how a new kind of activity is
//! played the day its simulation exists, by several.
//!
//! `cargo run --example two_seats -- --station FOLDER` writes its situation beside the station's folder and plays
//! it; other options are the game's.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

#[path = "../../tests/src/handover.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "shared with the end-to-end tests, where it is public"
)]
mod handover;

fn main() -> ExitCode {
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let station = arguments.iter().position(|argument| argument == "--station");
    let Some(station) = station.and_then(|at| arguments.get(at + 1)).map(PathBuf::from) else {
        eprintln!("--station FOLDER is missing: the situation is written beside it");
        return ExitCode::from(2);
    };
    let scenarios = station.with_extension("scenarios");
    let folder = scenarios.join("handover");
    let written = std::fs::create_dir_all(&folder).and_then(|()| {
        let mut files = handover::FILES.iter();
        files.try_for_each(|(name, content)| std::fs::write(folder.join(name), content))
    });
    if let Err(error) = written {
        eprintln!("{} cannot be written: {error}", folder.display());
        return ExitCode::from(3);
    }
    arguments.extend(["--scenarios".into(), scenarios.into_os_string()]);
    game::run_with(
        arguments.into_iter(),
        &simulation::builtin().with(&handover::HandoverKind),
    )
}

//! The game of a station: see the library.

// Without it Windows opens a black window beside the game.
#![windows_subsystem = "windows"]

use std::process::ExitCode;

fn main() -> ExitCode {
    game::run(std::env::args_os().skip(1))
}

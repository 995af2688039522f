//! The game of a station: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    game::run(std::env::args_os().skip(1))
}

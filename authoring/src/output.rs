//! What a command says on standard output.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write as _};

/// Writes one line, as `println!` does, without a panic where nobody reads any more.
macro_rules! out {
    ($($said:tt)*) => { $crate::output::line(format_args!($($said)*)) };
}
pub(crate) use out;

/// Writes one line. A reader that has seen enough (`head` for one) closes the pipe: then there is nothing left to
/// do. Output that cannot be written ends the program: nothing it does afterwards would be seen.
pub(crate) fn line(said: Arguments<'_>) {
    if let Err(error) = writeln!(std::io::stdout().lock(), "{said}") {
        std::process::exit(i32::from(error.kind() != ErrorKind::BrokenPipe));
    }
}

//! What is said in the terminal, if there is one; where there is none, in a file.

use std::io::Write as _;

use wording::{FluentValue, Language};

use crate::log;

/// A sentence with its words.
pub(crate) fn say(language: Language, id: &str, with: &[(&'static str, &str)]) -> String {
    let with: Vec<_> = with
        .iter()
        .map(|(name, word)| (*name, FluentValue::from(*word)))
        .collect();
    wording::text(language, id, &with)
}

/// One line of our own.
pub(crate) fn tell(line: &str) {
    pass_on(line);
    if let Some(log) = log::kept() {
        log.line(line);
    }
}

/// One line of another program, which the log has no use for. Where nobody reads it, nothing is lost: the programs say
/// what matters on their own screens.
pub(crate) fn pass_on(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

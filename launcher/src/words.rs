//! What is said in the terminal, if there is one.

use std::io::Write as _;

use wording::{FluentValue, Language};

/// A sentence with its words.
pub(crate) fn say(language: Language, id: &str, with: &[(&'static str, &str)]) -> String {
    let with: Vec<_> = with
        .iter()
        .map(|(name, word)| (*name, FluentValue::from(*word)))
        .collect();
    wording::text(language, id, &with)
}

/// One line. Where nobody reads, nothing is lost: the programs say what matters on their own screens.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

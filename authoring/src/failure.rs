//! What can go wrong with an author's command, said in the reader's language.

use wording::{FluentValue, Language};

/// A sentence of `wording` with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    code: &'static str,
    arguments: Vec<(&'static str, String)>,
}

impl Failure {
    /// A failure said by the sentence `code`.
    pub fn new(code: &'static str, arguments: Vec<(&'static str, String)>) -> Self {
        Self { code, arguments }
    }

    /// A file that could not be read or written.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(
            "authoring-file",
            vec![("file", path.display().to_string()), ("error", error.to_string())],
        )
    }

    /// The sentence.
    pub fn sentence(&self, language: Language) -> String {
        said(language, self.code, &self.arguments)
    }
}

/// The sentence `code` with string arguments.
pub fn said(language: Language, code: &str, arguments: &[(&'static str, String)]) -> String {
    let arguments: Vec<_> = arguments
        .iter()
        .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
        .collect();
    wording::text(language, code, &arguments)
}

//! What a checker has to say: codes with arguments; `wording` says them in the reader's language.

use std::fmt;

/// Value of the argument `nearest` where no known word is near: a key that the sentences can select.
pub(crate) const NO_NEAREST: &str = "no-nearest";

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something worth knowing.
    Note,
    /// It can be played, but probably is not what was meant.
    Warning,
    /// It cannot be used.
    Error,
}

/// A place in a file of a scenario folder; line and column count from 1, 0 where the file has none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// File name relative to the folder, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One thing found, said by `wording::text(language, code, arguments)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave.
    pub severity: Severity,
    /// Id of the sentence in `wording`, e.g. `situation-unknown-field`.
    pub code: &'static str,
    /// Named arguments of the sentence.
    pub arguments: Vec<(&'static str, String)>,
    /// Where.
    pub place: Place,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            f.write_str(&self.file)
        } else {
            write!(f, "{}:{}:{}", self.file, self.line, self.column)
        }
    }
}

/// True where one of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

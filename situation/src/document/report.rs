//! What is found in one file, with byte offsets turned into lines and columns.

use super::{Dialect, MAX_ERRORS, Span};
use crate::diagnostic::{Diagnostic, Place, Severity};

/// Collects the diagnostics of one file.
#[derive(Debug)]
pub struct Report {
    file: String,
    text: String,
    /// Byte offset of each line's start.
    lines: Vec<usize>,
    found: Vec<(usize, Diagnostic)>,
    torn: bool,
}

impl Report {
    /// For the file called `file` with content `text`.
    pub fn new(file: &str, text: &str) -> Self {
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            file: file.to_owned(),
            text: text.to_owned(),
            lines,
            found: Vec::new(),
            torn: false,
        }
    }

    /// The content.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the file is written: its name says it.
    pub fn dialect(&self) -> Dialect {
        Dialect::of(&self.file)
    }

    /// Line and column, from 1, of a byte offset.
    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= offset) - 1;
        let column = self
            .text
            .get(self.lines[line]..offset)
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        Place {
            file: self.file.clone(),
            line: line as u32 + 1,
            column: column as u32,
        }
    }

    /// Adds a diagnostic; the same one at the same place is kept once, one about nowhere not at all.
    pub fn add(&mut self, severity: Severity, code: &'static str, arguments: Vec<(&'static str, String)>, at: Span) {
        if at == Span::NOWHERE || self.is_full() {
            return;
        }
        let found = Diagnostic {
            severity,
            code,
            arguments,
            place: self.place(at.start),
        };
        if !self.found.iter().any(|(_, d)| *d == found) {
            self.found.push((at.start, found));
        }
    }

    /// Adds an error.
    pub fn error(&mut self, code: &'static str, arguments: Vec<(&'static str, String)>, at: Span) {
        self.add(Severity::Error, code, arguments, at);
    }

    /// Adds a warning.
    pub fn warning(&mut self, code: &'static str, arguments: Vec<(&'static str, String)>, at: Span) {
        self.add(Severity::Warning, code, arguments, at);
    }

    /// True where an error was found at this byte.
    pub(super) fn has_error_at(&self, offset: usize) -> bool {
        self.found
            .iter()
            .any(|(at, d)| *at == offset && d.severity == Severity::Error)
    }

    /// The text has been taken apart; errors found until now are errors of its form.
    pub(super) fn taken_apart(&mut self) {
        self.torn = self.has_errors();
    }

    /// True where the text could not be taken apart without errors.
    pub fn is_torn(&self) -> bool {
        self.torn
    }

    /// True once so much was found that more would not help.
    pub fn is_full(&self) -> bool {
        self.found.len() >= MAX_ERRORS
    }

    /// Errors found so far.
    pub fn errors(&self) -> usize {
        self.found.iter().filter(|(_, d)| d.severity == Severity::Error).count()
    }

    /// True where an error was found.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// Everything found, in the order of the file.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|(at, _)| *at);
        self.found.into_iter().map(|(_, d)| d).collect()
    }
}

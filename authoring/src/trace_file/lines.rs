//! Lines into cells: what separates them, quotes, encodings, what Excel writes first.

use std::io::{BufRead, Read as _};

use situation::encoding::{self, NotText};

use super::{Problem, shortened};

/// Longest line in bytes.
const MOST_LINE: u64 = 64 * 1024;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) quoted: bool,
}

/// Lines of a file, read one at a time.
pub(super) struct Lines<R> {
    reader: R,
    number: usize,
    separator: char,
    /// The header, until it is asked for.
    ahead: Option<String>,
}

impl<R: BufRead> Lines<R> {
    /// Reads as far as the header: it says what separates cells, where a line `sep=;` before it does not.
    pub(super) fn begin(reader: R) -> Result<Self, Problem> {
        let mut lines = Self {
            reader,
            number: 0,
            separator: ',',
            ahead: None,
        };
        let Some(mut header) = lines.filled()? else {
            return Ok(lines);
        };
        let told = told_separator(&header);
        if told.is_some() {
            let Some(next) = lines.filled()? else {
                return Ok(lines);
            };
            header = next;
        }
        let found = || [';', '\t'].into_iter().find(|c| header.contains(*c)).unwrap_or(',');
        lines.separator = told.unwrap_or_else(found);
        lines.ahead = Some(header);
        Ok(lines)
    }

    /// The line read last, from 1.
    pub(super) fn number(&self) -> usize {
        self.number.max(1)
    }

    pub(super) fn separator(&self) -> char {
        self.separator
    }

    /// The cells of the next line that is not empty; false at the end of the file.
    pub(super) fn next(&mut self, cells: &mut Vec<Cell>) -> Result<bool, Problem> {
        let line = match self.ahead.take() {
            Some(line) => Some(line),
            None => self.filled()?,
        };
        let Some(line) = line else {
            return Ok(false);
        };
        split(&line, self.separator, cells)
            .map_err(|cell| Problem::Line(self.number, "authoring-trace-quote", shortened(&cell)))?;
        Ok(true)
    }

    fn filled(&mut self) -> Result<Option<String>, Problem> {
        while let Some(line) = self.line()? {
            if !line.trim().is_empty() {
                return Ok(Some(line));
            }
        }
        Ok(None)
    }

    /// One line without its end; `None` at the end of the file. What is too long is refused, not kept.
    fn line(&mut self) -> Result<Option<String>, Problem> {
        let mut bytes = Vec::new();
        let taken = self
            .reader
            .by_ref()
            .take(MOST_LINE)
            .read_until(b'\n', &mut bytes)
            .map_err(Problem::File)?;
        if taken == 0 {
            return Ok(None);
        }
        self.number += 1;
        if taken as u64 == MOST_LINE {
            let most = MOST_LINE.to_string();
            return Err(Problem::Line(self.number, "authoring-trace-line-long", most));
        }
        match encoding::text(&bytes) {
            Ok(text) => Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned())),
            // One line of a picture may look like Latin-1: what comes after it does not.
            Err(NotText::Latin1 { .. }) if self.reader.fill_buf().is_ok_and(|rest| rest.contains(&0)) => {
                Err(Problem::Line(self.number, "authoring-trace-not-text", String::new()))
            }
            Err(NotText::Utf16) => Err(Problem::Line(self.number, "authoring-trace-utf-16", String::new())),
            Err(NotText::Latin1 { character, .. }) => Err(Problem::Line(
                self.number,
                "authoring-trace-latin-1",
                character.to_string(),
            )),
            Err(NotText::Binary { .. }) => Err(Problem::Line(self.number, "authoring-trace-not-text", String::new())),
        }
    }
}

/// `sep=;`, with or without quotes around it.
fn told_separator(line: &str) -> Option<char> {
    let line = line.trim_matches([' ', '"']);
    let (word, separator) = line.split_once('=')?;
    if !word.trim().eq_ignore_ascii_case("sep") {
        return None;
    }
    let mut signs = separator.chars();
    let sign = signs
        .next()
        .filter(|c| !c.is_alphanumeric() && !matches!(c, '.' | '-' | '+' | '"'))?;
    signs.next().is_none().then_some(sign)
}

/// Splits a line; the cell where a quote is never closed, or is followed by something.
fn split(line: &str, separator: char, cells: &mut Vec<Cell>) -> Result<(), String> {
    cells.clear();
    let mut rest = line;
    loop {
        let start = rest.trim_start_matches(|c: char| c.is_whitespace() && c != separator);
        if let Some(quoted) = start.strip_prefix('"') {
            let (text, after) = unquoted(quoted).ok_or_else(|| start.to_owned())?;
            cells.push(Cell { text, quoted: true });
            let after = after.trim_start_matches(|c: char| c.is_whitespace() && c != separator);
            match after.strip_prefix(separator) {
                Some(next) => rest = next,
                None if after.is_empty() => return Ok(()),
                None => return Err(start.to_owned()),
            }
        } else {
            let (text, next) = rest
                .split_once(separator)
                .map_or((rest, None), |(text, next)| (text, Some(next)));
            cells.push(Cell {
                text: text.to_owned(),
                quoted: false,
            });
            match next {
                Some(next) => rest = next,
                None => return Ok(()),
            }
        }
    }
}

/// What stands up to the closing quote, a doubled quote being one, and what follows.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut said = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"')?;
        said.push_str(part);
        match after.strip_prefix('"') {
            Some(next) => {
                said.push('"');
                rest = next;
            }
            None => return Some((said, after)),
        }
    }
}

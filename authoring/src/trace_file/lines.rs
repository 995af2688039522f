//! Lines into cells: encodings, what separates cells, what Excel writes first. The cells themselves are csv's, with what
//! it would let pass refused.

use std::io::{BufRead, Read as _};

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator};
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
    separator: u8,
    csv: Reader,
    /// The header, until it is asked for.
    ahead: Option<String>,
}

impl<R: BufRead> Lines<R> {
    /// Reads as far as the header: it says what separates cells, where a line `sep=;` before it does not.
    pub(super) fn begin(reader: R) -> Result<Self, Problem> {
        let mut lines = Self {
            reader,
            number: 0,
            separator: b',',
            csv: Reader::new(),
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
        let found = || *b";\t".iter().find(|c| header.as_bytes().contains(c)).unwrap_or(&b',');
        lines.separator = told.unwrap_or_else(found);
        let mut csv = ReaderBuilder::new();
        csv.delimiter(lines.separator).terminator(Terminator::Any(b'\n'));
        lines.csv = csv.build();
        lines.ahead = Some(header);
        Ok(lines)
    }

    /// The line read last, from 1.
    pub(super) fn number(&self) -> usize {
        self.number.max(1)
    }

    pub(super) fn separator(&self) -> u8 {
        self.separator
    }

    /// The cells of the next line that is not empty; false at the end of the file.
    pub(super) fn next(&mut self, cells: &mut Vec<Cell>) -> Result<bool, Problem> {
        let line = match self.ahead.take() {
            Some(line) => Some(line),
            None => self.filled()?,
        };
        let Some(mut line) = line else {
            return Ok(false);
        };
        line.push('\n');
        split(&mut self.csv, &line, self.separator, cells)
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
fn told_separator(line: &str) -> Option<u8> {
    let line = line.trim_matches([' ', '"']);
    let (word, separator) = line.split_once('=')?;
    if !word.trim().eq_ignore_ascii_case("sep") {
        return None;
    }
    match separator.as_bytes() {
        [sign] if !sign.is_ascii_alphanumeric() && !b".-+\"".contains(sign) => Some(*sign),
        _ => None,
    }
}

/// Splits a line that ends in a line feed; the cell where a quote is never closed, or is followed by something.
fn split(csv: &mut Reader, line: &str, separator: u8, cells: &mut Vec<Cell>) -> Result<(), String> {
    cells.clear();
    csv.reset();
    let mut said = vec![0; line.len()];
    let mut rest = line;
    loop {
        // csv knows a quote only where the cell begins; people and programs put spaces before it.
        let start = rest.trim_start_matches(|c: char| c.is_whitespace() && c != char::from(separator));
        let quoted = start.starts_with('"');
        let from = if quoted { start } else { rest };
        let (ReadFieldResult::Field { record_end }, taken, length) = csv.read_field(from.as_bytes(), &mut said) else {
            return Err(start.to_owned());
        };
        // What was text stays it: only quotes are taken out.
        let mut text = String::from_utf8_lossy(&said[..length]).into_owned();
        if quoted {
            text = alone(&from[..taken - 1], &text).ok_or_else(|| start.to_owned())?;
        }
        cells.push(Cell { text, quoted });
        if record_end {
            return Ok(());
        }
        rest = &from[taken..];
    }
}

/// What a quoted cell says, if nothing follows its closing quote: csv would take that for more of the cell.
fn alone(cell: &str, said: &str) -> Option<String> {
    let (cell, spaces) = cell.split_at(cell.trim_end().len());
    let said = said.strip_suffix(spaces)?;
    (cell == format!("\"{}\"", said.replace('"', "\"\""))).then(|| said.to_owned())
}

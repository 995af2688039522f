//! What is JSON's own: its numbers, its texts, and that nothing else may stand in it. A `.json` file gives the same
//! tree as a `.ron` file: an object is a group of named fields, and a variant is a text or an object with one key.

use super::node::{Body, Field, Kind, Node};
use super::report::Report;
use super::token::{Lexer, TokenKind};

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// RON, as [`super`] says.
    Ron,
    /// JSON (RFC 8259), strictly: an editor that knows JSON must not see errors that `check` does not see.
    Json,
}

impl Dialect {
    /// Of the file called so.
    pub fn of(file: &str) -> Self {
        let json = std::path::Path::new(file)
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        if json { Self::Json } else { Self::Ron }
    }
}

/// What is expected, in words that fit a JSON file.
pub(super) fn expected(expected: &'static str) -> &'static str {
    match expected {
        "map" | "group" => "json_object",
        "word" => "json_word",
        "word_alone" => "json_word_alone",
        "variant_value" | "variant_values" | "variant_fields" => "json_variant",
        "character" => "json_character",
        "nothing" => "json_null",
        _ => expected,
    }
}

/// The pairs of an object as named fields.
pub(super) fn object(pairs: Vec<(Node, Node)>, report: &mut Report) -> Kind {
    let mut fields = Vec::new();
    for (key, value) in pairs {
        let span = key.span;
        match key.kind {
            Kind::Text(name) => fields.push(Field { name, span, value }),
            Kind::Broken => {}
            _ => {
                let arguments = vec![("found", key.described()), ("expected", "json_field".to_owned())];
                report.error("situation-syntax", arguments, span);
            }
        }
    }
    Kind::Group(None, Body::Named(fields))
}

impl Lexer<'_> {
    pub(super) fn json_kind(&mut self, first: char) -> TokenKind {
        match first {
            '[' | ']' | '{' | '}' | ':' | ',' => {
                self.at += 1;
                TokenKind::Mark(first)
            }
            '"' => self.json_text(),
            '-' | '0'..='9' => {
                let from = self.at;
                let kind = self.number();
                let written = self.since(from);
                if is_number(&written) {
                    kind
                } else {
                    TokenKind::Wrong("situation-number-unreadable", written)
                }
            }
            _ if first.is_alphabetic() || first == '_' => {
                let word = self.take_while(|c| c.is_alphanumeric() || c == '_');
                TokenKind::Word(word.to_owned())
            }
            _ => {
                self.at += first.len_utf8();
                TokenKind::Wrong("situation-character", first.to_string())
            }
        }
    }

    fn json_text(&mut self) -> TokenKind {
        self.at += 1;
        let mut value = String::new();
        let mut wrong = None;
        loop {
            value.push_str(self.take_while(|c| c != '"' && c != '\\' && c >= ' '));
            match self.rest().chars().next() {
                Some('"') => {
                    self.at += 1;
                    return wrong.unwrap_or(TokenKind::Text(value));
                }
                Some('\\') => match self.json_escape() {
                    Ok(c) => value.push(c),
                    Err(found) => wrong = Some(TokenKind::Wrong("situation-escape", found)),
                },
                // A text of JSON ends on its line; what follows can be read again.
                Some('\n' | '\r') | None => return TokenKind::Wrong("situation-text-open", String::new()),
                Some(control) => {
                    self.at += 1;
                    wrong = Some(TokenKind::Wrong(
                        "situation-character",
                        control.escape_default().to_string(),
                    ));
                }
            }
        }
    }

    /// A backslash and what follows.
    pub(super) fn json_escape(&mut self) -> Result<char, String> {
        let from = self.at;
        self.at += 1;
        let letter = self.rest().chars().next().filter(|c| !c.is_control());
        self.at += letter.map_or(0, char::len_utf8);
        match letter {
            Some('"' | '\\' | '/') => letter,
            Some('b') => Some('\u{8}'),
            Some('f') => Some('\u{c}'),
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('u') => self.json_unit().and_then(|first| self.json_char(first)),
            _ => None,
        }
        .ok_or_else(|| self.since(from))
    }

    /// Four hexadecimal digits.
    fn json_unit(&mut self) -> Option<u16> {
        let digits = self.rest().get(..4)?;
        let unit = digits
            .bytes()
            .all(|b| b.is_ascii_hexdigit())
            .then(|| u16::from_str_radix(digits, 16));
        self.at += if unit.is_some() { 4 } else { 0 };
        unit?.ok()
    }

    /// The character of a code unit, or of the pair of surrogates that it begins.
    fn json_char(&mut self, first: u16) -> Option<char> {
        let second = if (0xd800..0xdc00).contains(&first) && self.rest().starts_with("\\u") {
            self.at += 2;
            Some(self.json_unit()?)
        } else {
            None
        };
        let mut read = char::decode_utf16([Some(first), second].into_iter().flatten());
        read.next()?.ok().filter(|_| read.next().is_none())
    }
}

/// Whether JSON would read it as a number: no `+`, no leading zero or point, no `_`, no base.
fn is_number(written: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = written.strip_prefix('-').unwrap_or(written);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, part) = match mantissa.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && part.is_none_or(digits)
        && exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}

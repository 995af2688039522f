//! Characters into tokens.

use super::{Dialect, Span};

/// A token with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
}

/// Kinds of token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    /// One of `( ) [ ] { } : , #! ` and the like.
    Mark(char),
    /// A bare word.
    Word(String),
    /// A whole number.
    Integer(i128),
    /// A number with a point or an exponent, or too large to be whole.
    Float(f64),
    /// A text.
    Text(String),
    /// A single character.
    Character(char),
    /// Something that is none of these: the code of the sentence and what was found.
    Wrong(&'static str, String),
    /// The end of the file.
    End,
}

/// Reads one token after another.
pub(super) struct Lexer<'a> {
    text: &'a str,
    dialect: Dialect,
    pub(super) at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str, dialect: Dialect) -> Self {
        Self { text, dialect, at: 0 }
    }

    /// Leaves the rest of the text unread.
    pub(super) fn skip_to_end(&mut self) {
        self.at = self.text.len();
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !keep(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Skips blanks and comments; the place of a block comment that never ends.
    fn skip(&mut self) -> Option<Span> {
        loop {
            self.take_while(|c| c.is_whitespace() || c == '\u{feff}');
            if self.dialect == Dialect::Json {
                return None;
            } else if self.rest().starts_with("//") {
                self.take_while(|c| c != '\n');
            } else if self.rest().starts_with("/*") {
                let start = self.at;
                let mut depth = 0_u32;
                loop {
                    if self.rest().starts_with("/*") {
                        (depth, self.at) = (depth + 1, self.at + 2);
                    } else if self.rest().starts_with("*/") {
                        (depth, self.at) = (depth - 1, self.at + 2);
                        if depth == 0 {
                            break;
                        }
                    } else if let Some(c) = self.rest().chars().next() {
                        self.at += c.len_utf8();
                    } else {
                        return Some(Span { start, end: start + 2 });
                    }
                }
            } else {
                return None;
            }
        }
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Token {
        if let Some(span) = self.skip() {
            return Token {
                span,
                kind: TokenKind::Wrong("situation-comment-open", String::new()),
            };
        }
        let start = self.at;
        let kind = self.kind();
        Token {
            span: Span { start, end: self.at },
            kind,
        }
    }

    fn kind(&mut self) -> TokenKind {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return TokenKind::End;
        };
        if self.dialect == Dialect::Json {
            return self.json_kind(first);
        }
        if let Some(hashes) = raw_start(rest) {
            return self.raw(hashes);
        }
        match first {
            '(' | ')' | '[' | ']' | '{' | '}' | ':' | ',' | '#' | '!' | '=' => {
                self.at += 1;
                TokenKind::Mark(first)
            }
            '"' => self.text(),
            '\'' => self.character(),
            '+' | '-' | '.' => self.number(),
            _ if first.is_ascii_digit() => self.number(),
            _ if first.is_alphabetic() || first == '_' => match self.take_while(|c| c.is_alphanumeric() || c == '_') {
                "inf" => TokenKind::Float(f64::INFINITY),
                "NaN" => TokenKind::Float(f64::NAN),
                word => TokenKind::Word(word.to_owned()),
            },
            _ => {
                self.at += first.len_utf8();
                TokenKind::Wrong("situation-character", first.to_string())
            }
        }
    }

    pub(super) fn number(&mut self) -> TokenKind {
        let negative = self.rest().starts_with('-');
        if negative || self.rest().starts_with('+') {
            self.at += 1;
        }
        let written = {
            let from = self.at;
            self.take_while(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
            // The sign of an exponent.
            let sofar = &self.text[from..self.at];
            if sofar.ends_with(['e', 'E']) && !sofar.starts_with("0x") && self.rest().starts_with(['+', '-']) {
                self.at += 1;
                self.take_while(|c| c.is_ascii_digit() || c == '_');
            }
            &self.text[from..self.at]
        };
        let digits: String = written.chars().filter(|c| *c != '_').collect();
        let sign = if negative { -1 } else { 1 };
        let based = [("0x", 16), ("0o", 8), ("0b", 2)]
            .into_iter()
            .find_map(|(prefix, base)| digits.strip_prefix(prefix).map(|d| i128::from_str_radix(d, base)));
        let whole = based.unwrap_or_else(|| digits.parse());
        if let Ok(whole) = whole
            && digits.starts_with(|c: char| c.is_ascii_digit())
        {
            return TokenKind::Integer(sign * whole);
        }
        let float = match digits.as_str() {
            "inf" => Ok(f64::INFINITY),
            "NaN" => Ok(f64::NAN),
            // Rust also reads "infinity" and "nan"; RON does not.
            _ if digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') => digits.parse::<f64>().map_err(|_| ()),
            _ => Err(()),
        };
        float.map_or_else(
            |()| TokenKind::Wrong("situation-number-unreadable", written.to_owned()),
            |value| TokenKind::Float(f64::from(sign as i8) * value),
        )
    }

    fn raw(&mut self, hashes: usize) -> TokenKind {
        let close = format!("\"{}", "#".repeat(hashes));
        let from = self.at + hashes + 2;
        let Some(length) = self.text[from..].find(&close) else {
            self.at = self.text.len();
            return TokenKind::Wrong("situation-text-open", String::new());
        };
        self.at = from + length + close.len();
        TokenKind::Text(self.text[from..from + length].to_owned())
    }

    fn text(&mut self) -> TokenKind {
        self.at += 1;
        let mut value = String::new();
        let mut wrong = None;
        loop {
            value.push_str(self.take_while(|c| c != '"' && c != '\\'));
            match self.rest().chars().next() {
                Some('"') => {
                    self.at += 1;
                    return wrong.unwrap_or(TokenKind::Text(value));
                }
                Some(_) => match self.escape() {
                    Ok(Some(c)) => value.push(c),
                    Ok(None) => {}
                    Err(found) => wrong = Some(TokenKind::Wrong("situation-escape", found)),
                },
                None => return TokenKind::Wrong("situation-text-open", String::new()),
            }
        }
    }

    /// A backslash and what follows; `None` for a line break that is to be ignored.
    fn escape(&mut self) -> Result<Option<char>, String> {
        let from = self.at;
        self.at += 1;
        let Some(letter) = self.rest().chars().next() else {
            return Err("\\".to_owned());
        };
        self.at += letter.len_utf8();
        let plain = match letter {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '0' => '\0',
            '\\' | '"' | '\'' => letter,
            '\n' | '\r' => {
                self.take_while(char::is_whitespace);
                return Ok(None);
            }
            'x' => {
                let digits = self.rest().get(..2).unwrap_or_default();
                self.at += digits.len();
                return u8::from_str_radix(digits, 16)
                    .map(|b| Some(char::from(b)))
                    .map_err(|_| self.since(from));
            }
            'u' if self.rest().starts_with('{') => {
                self.at += 1;
                let digits = self.take_while(|c| c.is_ascii_hexdigit());
                let closed = self.rest().starts_with('}');
                self.at += usize::from(closed);
                let code = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
                return code.filter(|_| closed).map(Some).ok_or_else(|| self.since(from));
            }
            _ => return Err(self.since(from)),
        };
        Ok(Some(plain))
    }

    pub(super) fn since(&self, from: usize) -> String {
        self.text[from..self.at].to_owned()
    }

    fn character(&mut self) -> TokenKind {
        let from = self.at;
        self.at += 1;
        let value = match self.rest().chars().next() {
            Some('\\') => self.escape().ok().flatten(),
            Some(c) if c != '\'' => {
                self.at += c.len_utf8();
                Some(c)
            }
            _ => None,
        };
        let closed = self.rest().starts_with('\'');
        self.at += usize::from(closed);
        match value {
            Some(c) if closed => TokenKind::Character(c),
            _ => TokenKind::Wrong("situation-character", self.since(from)),
        }
    }
}

/// Number of `#` where a raw text `r#"…"#` starts.
fn raw_start(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.bytes().take_while(|b| *b == b'#').count();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// Where byte `inner` of the text whose literal starts at `literal` stands in the file.
pub(super) fn offset_in_literal(text: &str, dialect: Dialect, literal: usize, inner: usize) -> usize {
    let rest = text.get(literal..).unwrap_or_default();
    let ron = dialect == Dialect::Ron;
    if let Some(hashes) = raw_start(rest).filter(|_| ron) {
        return literal + 2 + hashes + inner;
    }
    let mut lexer = Lexer::new(text, dialect);
    lexer.at = literal + 1;
    let mut given = 0;
    loop {
        let plain = lexer.take_while(|c| c != '"' && c != '\\');
        if given + plain.len() > inner {
            return lexer.at - plain.len() + (inner - given);
        }
        given += plain.len();
        // A line break that is ignored stands for nothing: what is meant comes after it.
        let ignored = ron && (lexer.rest().starts_with("\\\n") || lexer.rest().starts_with("\\\r"));
        if (given == inner && !ignored) || !lexer.rest().starts_with('\\') {
            return lexer.at;
        }
        let escaped = if ron {
            lexer.escape()
        } else {
            lexer.json_escape().map(Some)
        };
        if let Ok(Some(c)) = escaped {
            given += c.len_utf8();
        }
        if given > inner {
            return lexer.at;
        }
    }
}

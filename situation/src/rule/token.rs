//! Words, numbers and signs of a formula's text.

use super::comma;
use super::problem::{Problem, Span};
use super::ratio::Ratio;

/// Longest formula, in bytes.
pub const MOST_BYTES: usize = 8_192;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Open,
    Close,
    OpenSquare,
    CloseSquare,
    Comma,
    Plus,
    Minus,
    Times,
    Over,
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Equal,
    NotEqual,
    Arrow,
    Percent,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    Name(String),
    Number(Ratio),
    Sign(Sign),
    End,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
}

fn starts_name(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == '°'
}

fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '²' || c == '·'
}

/// Splits `text`; what cannot be read is named and skipped, so that the rest is still checked. The last
/// token is always [`TokenKind::End`].
pub(super) fn tokens(text: &str, problems: &mut Vec<(Span, Problem)>) -> Vec<Token> {
    let end = Span::new(text.len(), text.len());
    let mut out = Vec::new();
    if text.len() > MOST_BYTES {
        problems.push((Span::new(0, text.len()), Problem::TooLong { most: MOST_BYTES }));
        out.push(Token {
            kind: TokenKind::End,
            span: end,
        });
        return out;
    }
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut last = start + c.len_utf8();
        let mut take_while = |last: &mut usize, accept: &dyn Fn(char) -> bool| {
            while let Some(&(at, next)) = chars.peek() {
                if !accept(next) {
                    break;
                }
                *last = at + next.len_utf8();
                chars.next();
            }
        };
        let kind = if starts_name(c) {
            take_while(&mut last, &continues_name);
            TokenKind::Name(text[start..last].to_owned())
        } else if c == '{' {
            // `{name}` is how grids write a named threshold inside a rule.
            take_while(&mut last, &continues_name);
            let name = text[start + 1..last].to_owned();
            if name.is_empty() || chars.next_if(|&(_, next)| next == '}').is_none() {
                problems.push((Span::new(start, last), Problem::Character { found: c }));
                continue;
            }
            last += 1;
            TokenKind::Name(name)
        } else if c.is_ascii_digit() {
            take_while(&mut last, &|c| c.is_ascii_digit() || c == '.');
            if exponent(&text[last..]) {
                // `1e30` is one number, one that is not read, rather than a 1 with a unit that nobody knows.
                take_while(&mut last, &|c| c.is_ascii_alphanumeric() || c == '+' || c == '-');
            }
            let whole = last;
            if let Some(length) = comma::decimal_part(&text[start..whole], &text[whole..]) {
                last += length;
                chars.by_ref().take(length).for_each(drop);
                let span = Span::new(start, last);
                problems.push((span, comma::problem(text, &out, span)));
            }
            let written = &text[start..last];
            let with_point = written.replace(',', ".");
            if let Some(value) = Ratio::decimal(&with_point) {
                TokenKind::Number(value)
            } else {
                problems.push((
                    Span::new(start, last),
                    Problem::Number {
                        found: shortened(written),
                    },
                ));
                TokenKind::Number(Ratio::ONE)
            }
        } else {
            let next = chars.peek().map(|&(_, next)| next);
            let (sign, doubled) = match (c, next) {
                ('<', Some('=')) => (Sign::LessOrEqual, true),
                ('>', Some('=')) => (Sign::MoreOrEqual, true),
                ('!', Some('=')) => (Sign::NotEqual, true),
                ('=', Some('=')) => (Sign::Equal, true),
                ('-' | '=', Some('>')) => (Sign::Arrow, true),
                ('(', _) => (Sign::Open, false),
                (')', _) => (Sign::Close, false),
                ('[', _) => (Sign::OpenSquare, false),
                (']', _) => (Sign::CloseSquare, false),
                (',', _) => (Sign::Comma, false),
                ('+', _) => (Sign::Plus, false),
                ('-' | '−', _) => (Sign::Minus, false),
                ('*' | '×' | '·', _) => (Sign::Times, false),
                ('/', _) => (Sign::Over, false),
                ('<', _) => (Sign::Less, false),
                ('≤', _) => (Sign::LessOrEqual, false),
                ('>', _) => (Sign::More, false),
                ('≥', _) => (Sign::MoreOrEqual, false),
                ('=', _) => (Sign::Equal, false),
                ('≠', _) => (Sign::NotEqual, false),
                ('→' | '⇒', _) => (Sign::Arrow, false),
                ('%', _) => (Sign::Percent, false),
                _ => {
                    problems.push((Span::new(start, last), Problem::Character { found: c }));
                    continue;
                }
            };
            if doubled && let Some((at, second)) = chars.next() {
                last = at + second.len_utf8();
            }
            TokenKind::Sign(sign)
        };
        out.push(Token {
            kind,
            span: Span::new(start, last),
        });
    }
    out.push(Token {
        kind: TokenKind::End,
        span: end,
    });
    out
}

/// True where an exponent begins: `e30`, `E-9`.
fn exponent(rest: &str) -> bool {
    let Some(power) = rest.strip_prefix(['e', 'E']) else {
        return false;
    };
    power
        .trim_start_matches(['+', '-'])
        .starts_with(|c: char| c.is_ascii_digit())
}

/// At most forty characters, for a message.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_owned()
    } else {
        text.chars().take(39).chain(['…']).collect()
    }
}

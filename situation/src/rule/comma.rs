//! « 0,5 »: a comma right between two whole numbers. To some it is a decimal sign, to others it separates two
//! numbers; it is never read silently as either.

use super::parse::RESERVED;
use super::problem::{Problem, Span};
use super::token::{Sign, Token, TokenKind};

/// Digits of the longest number.
const MOST_DIGITS: usize = 18;

/// How long the comma at the start of `rest` is with the digits after it, if `whole` before it could be the whole part
/// of a decimal number.
pub(super) fn decimal_part(whole: &str, rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(',')?;
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    // What has a point of its own has its decimals already, or is no number.
    let plain = whole.bytes().all(|byte| byte.is_ascii_digit()) && !after[digits..].starts_with('.');
    (plain && digits > 0 && whole.len() + digits <= MOST_DIGITS).then_some(1 + digits)
}

/// What to say of the comma in `span` of `text`, with what stands before it.
pub(super) fn problem(text: &str, before: &[Token], span: Span) -> Problem {
    let found = span.of(text).to_owned();
    let decimal = found.replace(',', ".");
    match innermost(before) {
        Some((Sign::OpenSquare, at)) => {
            let end = text[span.end..].find(']').map_or(text.len(), |to| span.end + to);
            let (start, rest) = (&text[at.end..span.start], &text[span.end..end]);
            let apart = interval(&format!("{start}{}{rest}", found.replace(',', ", ")));
            let one = interval(&format!("{start}{decimal}{}", pointed(rest)));
            match (apart, one) {
                (Some(apart), Some(decimal)) => Problem::CommaReadTwoWays { found, apart, decimal },
                _ => Problem::DecimalComma { found, decimal },
            }
        }
        Some((Sign::Open, _)) => Problem::CommaReadTwoWays {
            apart: found.replace(',', ", "),
            found,
            decimal,
        },
        _ => Problem::DecimalComma { found, decimal },
    }
}

/// The sign that opens what is not closed yet: `[`, or the `(` of a call; a plain parenthesis separates nothing.
fn innermost(before: &[Token]) -> Option<(Sign, Span)> {
    let mut closed = 0_usize;
    for (at, token) in before.iter().enumerate().rev() {
        match token.kind {
            TokenKind::Sign(Sign::Close | Sign::CloseSquare) => closed += 1,
            TokenKind::Sign(Sign::Open | Sign::OpenSquare) if closed > 0 => closed -= 1,
            TokenKind::Sign(Sign::OpenSquare) => return Some((Sign::OpenSquare, token.span)),
            TokenKind::Sign(Sign::Open) => {
                let called = at.checked_sub(1).map(|at| &before[at].kind);
                return match called {
                    Some(TokenKind::Name(name)) if !RESERVED.contains(&name.as_str()) => Some((Sign::Open, token.span)),
                    _ => None,
                };
            }
            _ => {}
        }
    }
    None
}

/// `inside` of an interval written out in full: `[0 s, 5 s]`; `None` where it has not one or two ends.
fn interval(inside: &str) -> Option<String> {
    let seconds = |end: &str| {
        let bare = end.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
        format!("{end}{}", if bare { " s" } else { "" })
    };
    let ends: Vec<&str> = inside.split(',').map(str::trim).collect();
    match ends.as_slice() {
        [to] => Some(format!("[0 s, {}]", seconds(to))),
        [from, to] => Some(format!("[{}, {}]", seconds(from), seconds(to))),
        _ => None,
    }
}

/// `text` with every comma between two digits as a point.
fn pointed(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let point = |(at, c): (usize, char)| {
        let between = c == ',' && digit(at.checked_sub(1)) && digit(Some(at + 1));
        if between { '.' } else { c }
    };
    text.char_indices().map(point).collect()
}

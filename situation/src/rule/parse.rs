//! From text to tree. Parsing never fails: it gives a tree and every problem it met, and what could not be
//! read stands in the tree as [`Kind::Wrong`].

mod quantity;

use super::problem::{Expectation, Problem, Span};
use super::syntax::{Expr, Infix, Interval, Kind, Prefix};
use super::token::{Sign, Token, TokenKind, shortened, tokens};

/// Deepest nesting of parentheses and operators.
pub const MOST_DEPTH: usize = 64;

/// Words that name no signal.
pub(super) const RESERVED: [&str; 13] = [
    "not",
    "and",
    "or",
    "implies",
    "always",
    "eventually",
    "historically",
    "once",
    "next",
    "previous",
    "until",
    "release",
    "since",
];

pub(super) fn parse(text: &str) -> (Expr, Vec<(Span, Problem)>) {
    let mut problems = Vec::new();
    let tokens = tokens(text, &mut problems);
    let unreadable = !problems.is_empty();
    let mut parser = Parser {
        text,
        tokens,
        at: 0,
        depth: 0,
        problems,
    };
    if parser.tokens.len() == 1 {
        if !unreadable {
            parser.problems.push((Span::new(0, text.len()), Problem::Empty));
        }
        return (
            Expr {
                kind: Kind::Wrong,
                span: Span::new(0, text.len()),
            },
            parser.problems,
        );
    }
    let expr = parser.formula();
    if parser.peek() != &TokenKind::End && parser.problems.is_empty() {
        parser.expected(Expectation::End);
    }
    (expr, parser.problems)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    problems: Vec<(Span, Problem)>,
}

impl Parser<'_> {
    fn peek(&self) -> &TokenKind {
        &self.tokens[self.at].kind
    }

    fn span(&self) -> Span {
        self.tokens[self.at].span
    }

    fn last_span(&self) -> Span {
        self.tokens[self.at.saturating_sub(1)].span
    }

    /// Moves on; the end is never passed.
    fn advance(&mut self) {
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
    }

    fn take_sign(&mut self, sign: Sign) -> bool {
        let found = *self.peek() == TokenKind::Sign(sign);
        if found {
            self.advance();
        }
        found
    }

    fn word(&self) -> Option<&str> {
        if let TokenKind::Name(name) = self.peek() {
            Some(name)
        } else {
            None
        }
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.word() == Some(word);
        if found {
            self.advance();
        }
        found
    }

    /// Says what should stand here. What follows from something already said here, or from leaving the rest
    /// of a text that is too deep, would only confuse.
    fn expected(&mut self, expected: Expectation) {
        let span = self.span();
        let said = |(at, problem): &(Span, Problem)| match problem {
            Problem::TooDeep { .. } => true,
            Problem::Expected { .. } => *at == span,
            _ => false,
        };
        if self.problems.iter().any(said) {
            return;
        }
        let found = match self.peek() {
            TokenKind::End => "none".to_owned(),
            _ => shortened(span.of(self.text)),
        };
        self.problems.push((span, Problem::Expected { found, expected }));
    }

    /// Skips to the next `,`, `)` or `]` of this level, so that what follows is still read.
    fn recover(&mut self) {
        let mut open = 0_usize;
        loop {
            match self.peek() {
                TokenKind::End => return,
                TokenKind::Sign(Sign::Open | Sign::OpenSquare) => open += 1,
                TokenKind::Sign(Sign::Close | Sign::CloseSquare | Sign::Comma) if open == 0 => return,
                TokenKind::Sign(Sign::Close | Sign::CloseSquare) => open -= 1,
                _ => {}
            }
            self.advance();
        }
    }

    fn wrong(&mut self, span: Span) -> Expr {
        self.recover();
        Expr {
            kind: Kind::Wrong,
            span: span.to(self.last_span()),
        }
    }

    /// Closes a group; reports and recovers where it is not closed.
    fn close(&mut self, sign: Sign, expected: Expectation) {
        if self.take_sign(sign) {
            return;
        }
        self.expected(expected);
        self.recover();
        self.take_sign(sign);
    }

    /// One level down, or a problem where there are too many.
    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Expr) -> Expr {
        if self.depth >= MOST_DEPTH {
            let span = self.span();
            if !self
                .problems
                .iter()
                .any(|(_, problem)| matches!(problem, Problem::TooDeep { .. }))
            {
                self.problems.push((span, Problem::TooDeep { most: MOST_DEPTH }));
            }
            // Nothing below can be read at bounded depth: the rest of the text is left.
            self.at = self.tokens.len() - 1;
            return Expr {
                kind: Kind::Wrong,
                span,
            };
        }
        self.depth += 1;
        let expr = read(self);
        self.depth -= 1;
        expr
    }

    fn formula(&mut self) -> Expr {
        let left = self.chain("or", Self::conjunction, Kind::Or);
        if !(self.take_word("implies") || self.take_sign(Sign::Arrow)) {
            return left;
        }
        let right = self.deeper(Self::formula);
        let span = left.span.to(right.span);
        Expr {
            kind: Kind::Implies(Box::new(left), Box::new(right)),
            span,
        }
    }

    fn conjunction(&mut self) -> Expr {
        self.chain("and", Self::temporal, Kind::And)
    }

    fn chain(&mut self, word: &str, part: fn(&mut Self) -> Expr, kind: fn(Vec<Expr>) -> Kind) -> Expr {
        let first = part(self);
        if self.word() != Some(word) {
            return first;
        }
        let mut span = first.span;
        let mut parts = vec![first];
        while self.take_word(word) {
            let next = part(self);
            span = span.to(next.span);
            parts.push(next);
        }
        Expr {
            kind: kind(parts),
            span,
        }
    }

    fn temporal(&mut self) -> Expr {
        let left = self.prefixed();
        let Some(operator) = self.word().and_then(Infix::from_word) else {
            return left;
        };
        self.advance();
        let interval = self.interval();
        let right = self.prefixed();
        let span = left.span.to(right.span);
        Expr {
            kind: Kind::Infix {
                operator,
                interval,
                left: Box::new(left),
                right: Box::new(right),
            },
            span,
        }
    }

    fn prefixed(&mut self) -> Expr {
        let start = self.span();
        if self.take_word("not") {
            let of = self.deeper(Self::prefixed);
            let span = start.to(of.span);
            return Expr {
                kind: Kind::Not(Box::new(of)),
                span,
            };
        }
        if let Some(operator) = self.word().and_then(Prefix::from_word) {
            self.advance();
            let interval = self.interval();
            let of = self.deeper(Self::prefixed);
            let span = start.to(of.span);
            return Expr {
                kind: Kind::Prefix {
                    operator,
                    interval,
                    of: Box::new(of),
                },
                span,
            };
        }
        self.comparison()
    }

    fn interval(&mut self) -> Option<Interval> {
        let start = self.span();
        if !self.take_sign(Sign::OpenSquare) {
            return None;
        }
        let first = self.deeper(Self::sum);
        let (from, to) = if self.take_sign(Sign::Comma) {
            let second = self.deeper(Self::sum);
            (Some(Box::new(first)), Box::new(second))
        } else {
            (None, Box::new(first))
        };
        self.close(Sign::CloseSquare, Expectation::CloseSquare);
        Some(Interval {
            from,
            to,
            span: start.to(self.last_span()),
        })
    }
}

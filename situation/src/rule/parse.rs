//! From text to tree. Parsing never fails: it gives a tree and every problem it met, and what could not be
//! read stands in the tree as [`Kind::Wrong`].

use super::problem::{Expectation, Problem, Span};
use super::syntax::{Expr, Infix, Interval, Kind, Order, Prefix};
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

    fn comparison(&mut self) -> Expr {
        let first = self.sum();
        let mut span = first.span;
        let mut parts = vec![first];
        let mut orders = Vec::new();
        loop {
            let order = match self.peek() {
                TokenKind::Sign(Sign::Less) => Order::Less,
                TokenKind::Sign(Sign::LessOrEqual) => Order::LessOrEqual,
                TokenKind::Sign(Sign::More) => Order::More,
                TokenKind::Sign(Sign::MoreOrEqual) => Order::MoreOrEqual,
                TokenKind::Sign(Sign::Equal) => Order::Equal,
                TokenKind::Sign(Sign::NotEqual) => Order::NotEqual,
                _ => break,
            };
            self.advance();
            orders.push(order);
            let next = self.sum();
            span = span.to(next.span);
            parts.push(next);
        }
        if orders.is_empty()
            && let Some(only) = parts.pop()
        {
            return only;
        }
        Expr {
            kind: Kind::Compare(parts, orders),
            span,
        }
    }

    fn sum(&mut self) -> Expr {
        self.signed((Sign::Plus, Sign::Minus), Self::product, Kind::Sum)
    }

    fn product(&mut self) -> Expr {
        self.signed((Sign::Times, Sign::Over), Self::factor, Kind::Product)
    }

    fn signed(
        &mut self,
        (plain, inverse): (Sign, Sign),
        part: fn(&mut Self) -> Expr,
        kind: fn(Vec<(bool, Expr)>) -> Kind,
    ) -> Expr {
        let first = part(self);
        let mut span = first.span;
        let mut parts = vec![(false, first)];
        loop {
            let inverted = if self.take_sign(plain) {
                false
            } else if self.take_sign(inverse) {
                true
            } else {
                break;
            };
            let next = part(self);
            span = span.to(next.span);
            parts.push((inverted, next));
        }
        if parts.len() == 1
            && let Some((_, only)) = parts.pop()
        {
            return only;
        }
        Expr {
            kind: kind(parts),
            span,
        }
    }

    fn factor(&mut self) -> Expr {
        let start = self.span();
        if self.take_sign(Sign::Minus) {
            let of = self.deeper(Self::factor);
            let span = start.to(of.span);
            return Expr {
                kind: Kind::Negative(Box::new(of)),
                span,
            };
        }
        self.primary()
    }

    fn primary(&mut self) -> Expr {
        let start = self.span();
        match self.peek().clone() {
            TokenKind::Number(value) => {
                self.advance();
                let unit = self.unit();
                Expr {
                    kind: Kind::Number { value, unit },
                    span: start.to(self.last_span()),
                }
            }
            TokenKind::Name(name) if !RESERVED.contains(&name.as_str()) => {
                self.advance();
                if *self.peek() != TokenKind::Sign(Sign::Open) {
                    return Expr {
                        kind: Kind::Name(name),
                        span: start,
                    };
                }
                self.advance();
                let arguments = self.arguments();
                let interval = self.interval();
                let span = start.to(self.last_span());
                Expr {
                    kind: Kind::Call {
                        name,
                        name_span: start,
                        arguments,
                        interval,
                    },
                    span,
                }
            }
            TokenKind::Sign(Sign::Open) => {
                self.advance();
                let mut inner = self.deeper(Self::formula);
                self.close(Sign::Close, Expectation::Close);
                inner.span = start.to(self.last_span());
                inner
            }
            _ => {
                if self.problems.len() < 32 {
                    self.expected(Expectation::Operand);
                }
                self.wrong(start)
            }
        }
    }

    fn arguments(&mut self) -> Vec<Expr> {
        let mut arguments = Vec::new();
        if self.take_sign(Sign::Close) {
            return arguments;
        }
        loop {
            // An interval among the parts, as in `AtLeast(3, φ, [0 s, 10 s])`, reads like one after them.
            let argument = if *self.peek() == TokenKind::Sign(Sign::OpenSquare) {
                let start = self.span();
                let interval = self.interval();
                let span = start.to(self.last_span());
                Expr {
                    kind: Kind::Call {
                        name: String::new(),
                        name_span: start,
                        arguments: Vec::new(),
                        interval,
                    },
                    span,
                }
            } else {
                self.deeper(Self::formula)
            };
            arguments.push(argument);
            if !self.take_sign(Sign::Comma) {
                break;
            }
        }
        self.close(Sign::Close, Expectation::Next);
        arguments
    }

    /// The unit after a number: `m`, `m/s`, `s`, `%`, …
    fn unit(&mut self) -> Option<(String, Span)> {
        let start = self.span();
        if self.take_sign(Sign::Percent) {
            return Some(("%".to_owned(), start));
        }
        let name = self.word().filter(|word| !RESERVED.contains(word))?.to_owned();
        self.advance();
        let per = self.tokens.get(self.at + 1).and_then(|next| match &next.kind {
            TokenKind::Name(below) if matches!(below.as_str(), "s" | "s2" | "s²") => Some(below.clone()),
            _ => None,
        });
        match per {
            Some(below) if *self.peek() == TokenKind::Sign(Sign::Over) => {
                self.advance();
                self.advance();
                Some((format!("{name}/{below}"), start.to(self.last_span())))
            }
            _ => Some((name, start)),
        }
    }
}

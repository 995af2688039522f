//! Comparisons and what stands on their sides: sums, numbers with units, names, calls.

use super::{Parser, RESERVED};
use crate::rule::problem::{Expectation, Span};
use crate::rule::syntax::{Expr, Kind, Order};
use crate::rule::token::{Sign, TokenKind};

impl Parser<'_> {
    pub(super) fn comparison(&mut self) -> Expr {
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

    pub(super) fn sum(&mut self) -> Expr {
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

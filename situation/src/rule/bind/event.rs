//! Binding of events and their fields.

use simulation::{EventKind, Unit};

use super::Binder;
use crate::rule::amount::Amount;
use crate::rule::formula::{Filter, Node, Ref, Test};
use crate::rule::nearest::nearest;
use crate::rule::problem::{Expectation, Problem, Span};
use crate::rule::quantity::Dimension;
use crate::rule::ratio::Ratio;
use crate::rule::syntax::{Expr, Kind, Order};

impl Binder<'_> {
    pub(super) fn event(&mut self, kind: &Expr, filters: &[Expr]) -> Ref {
        let vocabulary = self.setting.vocabulary;
        let Kind::Name(name) = &kind.kind else {
            self.report(
                kind.span,
                Problem::UnknownEvent {
                    found: "?".to_owned(),
                    nearest: None,
                },
            );
            return Ref::TRUE;
        };
        if let Some(at) = vocabulary.event_index(name) {
            return self.event_of(at, filters, None);
        }
        let nearest = nearest(name, vocabulary.events.iter().map(|event| event.name.as_str()));
        self.report(
            kind.span,
            Problem::UnknownEvent {
                found: name.clone(),
                nearest,
            },
        );
        Ref::TRUE
    }

    pub(super) fn event_of(&mut self, kind: u16, filters: &[Expr], verb: Option<(&str, Span)>) -> Ref {
        let vocabulary = self.setting.vocabulary;
        let Some(event) = vocabulary.events.get(usize::from(kind)) else {
            return Ref::TRUE;
        };
        let mut tests = Vec::new();
        if let Some((word, span)) = verb {
            tests.extend(self.field_word(event, "verb", word, Order::Equal, span));
        }
        for filter in filters {
            tests.extend(self.filter(event, filter));
        }
        tests.sort_unstable();
        tests.dedup();
        self.arena.intern(Node::Event {
            kind,
            seat: self.seat,
            filters: tests,
        })
    }

    fn field(&mut self, event: &EventKind, name: &str, span: Span) -> Option<u8> {
        let found = event.fields.iter().position(|field| field.name == name);
        if found.is_none() {
            let nearest = nearest(name, event.fields.iter().map(|field| field.name.as_str()));
            let problem = Problem::UnknownField {
                event: event.name.clone(),
                found: name.to_owned(),
                nearest,
            };
            self.report(span, problem);
        }
        found.map(|at| at as u8)
    }

    fn field_word(&mut self, event: &EventKind, field: &str, word: &str, order: Order, span: Span) -> Option<Filter> {
        let at = self.field(event, field, span)?;
        let words = &event.fields[usize::from(at)].words;
        let Some(index) = words.iter().position(|known| known == word) else {
            let nearest = nearest(word, words.iter().map(String::as_str));
            self.report(
                span,
                Problem::UnknownWord {
                    of: field.to_owned(),
                    found: word.to_owned(),
                    nearest,
                },
            );
            return None;
        };
        let test = Test::Equals(index as i128 * i128::from(simulation::Fixed::SCALE));
        match order {
            Order::Equal | Order::NotEqual => Some(Filter {
                field: at,
                test,
                negated: order == Order::NotEqual,
            }),
            _ => {
                self.report(span, Problem::WordOrder);
                None
            }
        }
    }

    fn filter(&mut self, event: &EventKind, expr: &Expr) -> Option<Filter> {
        let one = Expr {
            kind: Kind::Number {
                value: Ratio::ONE,
                unit: None,
            },
            span: expr.span,
        };
        let (left, order, right) = match &expr.kind {
            Kind::Compare(parts, orders) if orders.len() == 1 => (&parts[0], orders[0], &parts[1]),
            Kind::Name(_) => (expr, Order::Equal, &one),
            Kind::Wrong => return None,
            _ => {
                self.report(
                    expr.span,
                    Problem::Expected {
                        found: "?".to_owned(),
                        expected: Expectation::FieldTest,
                    },
                );
                return None;
            }
        };
        let Kind::Name(name) = &left.kind else {
            self.report(
                left.span,
                Problem::UnknownField {
                    event: event.name.clone(),
                    found: "?".to_owned(),
                    nearest: None,
                },
            );
            return None;
        };
        let at = self.field(event, name, left.span)?;
        let unit = event.fields[usize::from(at)].unit;
        if unit == Unit::Word {
            let Kind::Name(word) = &right.kind else {
                self.report(
                    right.span,
                    Problem::UnknownWord {
                        of: name.clone(),
                        found: "?".to_owned(),
                        nearest: None,
                    },
                );
                return None;
            };
            return self.field_word(event, name, word, order, right.span);
        }
        let value = match &right.kind {
            Kind::Name(word) if unit == Unit::Boolean && word == "true" => Amount::number(Ratio::ONE),
            Kind::Name(word) if unit == Unit::Boolean && word == "false" => Amount::number(Ratio::ZERO),
            _ => self.amount(right)?,
        };
        if !value.is_fixed() {
            self.report(right.span, Problem::NotAConstant);
            return None;
        }
        // The difference checks the unit; the field itself is the only unknown of the comparison.
        let bound = match Amount::fixed(Ratio::ZERO, Dimension::of(unit)).plus(value) {
            Ok(sum) => Dimension::size_of(unit)
                .and_then(|size| sum.constant.over(size))
                .and_then(|value| value.times(Ratio::int(simulation::Fixed::SCALE))),
            Err(problem) => {
                self.report(right.span, problem);
                return None;
            }
        };
        let Some(bound) = bound else {
            self.report(right.span, Problem::Overflow);
            return None;
        };
        let above = if bound.den() == 1 {
            bound.num() + 1
        } else {
            bound.ceil()
        };
        let (test, negated) = match order {
            Order::MoreOrEqual => (Test::AtLeast(bound.ceil()), false),
            Order::Less => (Test::AtLeast(bound.ceil()), true),
            Order::More => (Test::AtLeast(above), false),
            Order::LessOrEqual => (Test::AtLeast(above), true),
            // A bound between millionths is met by no field.
            Order::Equal if bound.den() == 1 => (Test::Equals(bound.num()), false),
            Order::NotEqual if bound.den() == 1 => (Test::Equals(bound.num()), true),
            Order::Equal => (Test::AtLeast(i128::MAX), false),
            Order::NotEqual => (Test::AtLeast(i128::MAX), true),
        };
        Some(Filter {
            field: at,
            test,
            negated,
        })
    }
}

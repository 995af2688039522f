//! Binding of comparisons: quantities against each other, words, ratios.

use simulation::Unit;

use super::Binder;
use crate::rule::amount::Amount;
use crate::rule::formula::Ref;
use crate::rule::nearest::nearest;
use crate::rule::problem::{Expectation, Problem, Span};
use crate::rule::quantity::Dimension;
use crate::rule::ratio::Ratio;
use crate::rule::syntax::{Expr, Kind, Order};

impl Binder<'_> {
    /// `left order right`: quantities, or a word signal and one of its words.
    pub(in crate::rule) fn comparison(&mut self, span: Span, left: &Expr, order: Order, right: &Expr) -> Ref {
        for (signal, word) in [(left, right), (right, left)] {
            if let Kind::Name(name) = &signal.kind
                && let Some(kind) = self.signal(name)
                && matches!(kind.unit, Unit::Word | Unit::Boolean)
                && let Kind::Name(value) = &word.kind
                && (kind.unit == Unit::Word || matches!(value.as_str(), "true" | "false"))
            {
                let of = match value.as_str() {
                    "true" | "false" if kind.unit == Unit::Boolean => {
                        self.equals(name, i64::from(value == "true"), span)
                    }
                    _ => self.word(name, value, word.span),
                };
                return match order {
                    Order::Equal => of,
                    Order::NotEqual => of.opposite(),
                    _ => {
                        self.report(span, Problem::WordOrder);
                        Ref::TRUE
                    }
                };
            }
        }
        if let Some(of) = self.ratio(span, left, order, right) {
            return of;
        }
        let (left, right) = (self.amount(left), self.amount(right));
        let (Some(left), Some(right)) = (left, right) else {
            return Ref::TRUE;
        };
        self.compare(span, left, order, right)
    }

    fn compare(&mut self, span: Span, left: Amount, order: Order, right: Amount) -> Ref {
        let difference = right.times(Ratio::int(-1)).and_then(|right| left.plus(right));
        match difference.and_then(|difference| difference.compared(order, self.arena)) {
            Ok(of) => of,
            Err(problem) => {
                self.report(span, problem);
                Ref::TRUE
            }
        }
    }

    /// Signal `name` shows `word`.
    pub(in crate::rule) fn word(&mut self, name: &str, word: &str, span: Span) -> Ref {
        let words = self
            .signal(name)
            .map(|signal| signal.words.as_slice())
            .unwrap_or_default();
        if let Some(index) = words.iter().position(|known| known == word) {
            return self.equals(name, index as i64, span);
        }
        let nearest = nearest(word, words.iter().map(String::as_str));
        self.report(
            span,
            Problem::UnknownWord {
                of: name.to_owned(),
                found: word.to_owned(),
                nearest,
            },
        );
        Ref::TRUE
    }

    /// `ratio(x, y) <= k` is `x <= k·y`; with a floor f, y is never taken smaller than f:
    /// `x <= k·y or x <= k·f`. For `>=` both must hold.
    fn ratio(&mut self, span: Span, left: &Expr, order: Order, right: &Expr) -> Option<Ref> {
        let (call, order, factor) = match (&left.kind, &right.kind) {
            (Kind::Call { name, .. }, _) if name == "ratio" => (left, order, right),
            (_, Kind::Call { name, .. }) if name == "ratio" => (right, order.mirrored(), left),
            _ => return None,
        };
        let Kind::Call {
            name,
            arguments,
            interval,
            ..
        } = &call.kind
        else {
            return None;
        };
        if interval.is_some() {
            self.report(call.span, Problem::IntervalUnexpected { form: name.clone() });
        }
        let ([x, y] | [x, y, _]) = arguments.as_slice() else {
            let problem = Problem::Arguments {
                form: name.clone(),
                expected: "2–3",
                found: arguments.len(),
            };
            self.report(call.span, problem);
            return Some(Ref::TRUE);
        };
        let (top, bottom, factor_amount) = (self.amount(x), self.amount(y), self.amount(factor));
        let floor = arguments.get(2).map(|floor| self.amount(floor));
        let (Some(top), Some(bottom), Some(times)) = (top, bottom, factor_amount) else {
            return Some(Ref::TRUE);
        };
        if !times.is_fixed() || times.dimension != Dimension::NONE || times.constant.is_negative() {
            self.report(factor.span, Problem::NotAConstant);
            return Some(Ref::TRUE);
        }
        let mut sides = Vec::new();
        for side in std::iter::once(Some(bottom)).chain(floor) {
            match side.map(|side| side.times(times.constant)) {
                Some(Ok(side)) => sides.push(self.compare(span, top.clone(), order, side)),
                Some(Err(problem)) => self.report(span, problem),
                None => {}
            }
        }
        Some(match order {
            Order::Less | Order::LessOrEqual => self.arena.or(sides),
            Order::More | Order::MoreOrEqual => self.arena.and(sides),
            Order::Equal | Order::NotEqual => {
                self.report(
                    span,
                    Problem::Expected {
                        found: "=".to_owned(),
                        expected: Expectation::Bound,
                    },
                );
                Ref::TRUE
            }
        })
    }
}

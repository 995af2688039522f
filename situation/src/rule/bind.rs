//! From tree to core: names are looked up, units checked, seconds become ticks, named forms become what
//! they stand for. All problems of a formula are found, not only the first.

mod call;
mod comparison;
mod event;
mod quantity;

use simulation::{SignalKind, Unit, Vocabulary};

use super::amount::Amount;
use super::formula::{Arena, Ref, Window};
use super::nearest::nearest;
use super::problem::{Problem, Span};
use super::quantity::Dimension;
use super::ratio::Ratio;
use super::syntax::{Expr, Infix, Interval, Kind, Order, Prefix};

/// Farthest that a row looks back or ahead, in seconds.
pub const MOST_SECONDS: u32 = 7_200;
/// Most operators of a formula once written out.
pub const MOST_OPERATORS: usize = 20_000;

/// A named number of a grid, e.g. `land_delay` = `5 s`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    /// The name that rules use.
    pub name: String,
    /// Number and unit as written.
    pub value: String,
}

/// What a formula may speak about, and from where it is seen.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// Signals and events.
    pub vocabulary: &'a Vocabulary,
    /// Seats that take part, 1 to 4.
    pub seats: u8,
    /// The seat that the rows are about, from 0.
    pub seat: u8,
    /// Names that people's marks can have: ids of human rows, words of the grid.
    pub marks: &'a [String],
    /// Ticks per second of the trace: 60 in every situation.
    pub ticks_per_second: Ratio,
}

impl<'a> Setting<'a> {
    /// A situation seen from `seat`.
    pub const fn new(vocabulary: &'a Vocabulary, seats: u8, seat: u8, marks: &'a [String]) -> Self {
        let ticks_per_second = Ratio::int(simulation::TICKS_PER_SECOND as i64);
        Self {
            vocabulary,
            seats,
            seat,
            marks,
            ticks_per_second,
        }
    }
}

/// How an interval's seconds are laid out around the tick of evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Ahead,
    Back,
    Around,
}

pub(super) struct Binder<'a> {
    pub(super) arena: &'a mut Arena,
    pub(super) setting: &'a Setting<'a>,
    pub(super) constants: &'a [(String, Amount)],
    pub(super) problems: Vec<(Span, Problem)>,
    pub(super) seat: u8,
    pub(super) operators: usize,
}

impl Binder<'_> {
    pub(super) fn report(&mut self, span: Span, problem: Problem) {
        if !self.problems.iter().any(|(at, known)| *at == span && *known == problem) {
            self.problems.push((span, problem));
        }
    }

    /// Counts an operator; false once there are too many.
    pub(super) fn count(&mut self, span: Span, more: usize) -> bool {
        let before = self.operators;
        self.operators = self.operators.saturating_add(more);
        if self.operators <= MOST_OPERATORS {
            return true;
        }
        if before <= MOST_OPERATORS {
            self.report(span, Problem::TooLarge { most: MOST_OPERATORS });
        }
        false
    }

    pub(super) fn signal(&self, name: &str) -> Option<&SignalKind> {
        self.setting
            .vocabulary
            .signals
            .iter()
            .find(|signal| signal.name == name)
    }

    /// A condition; a wrong part is reported and stands for "true".
    pub(super) fn formula(&mut self, expr: &Expr) -> Ref {
        if !self.count(expr.span, 1) {
            return Ref::TRUE;
        }
        match &expr.kind {
            Kind::Wrong => Ref::TRUE,
            Kind::Not(of) => self.formula(of).opposite(),
            Kind::And(parts) => {
                let parts: Vec<Ref> = parts.iter().map(|part| self.formula(part)).collect();
                self.arena.and(parts)
            }
            Kind::Or(parts) => {
                let parts: Vec<Ref> = parts.iter().map(|part| self.formula(part)).collect();
                self.arena.or(parts)
            }
            Kind::Implies(left, right) => {
                let (left, right) = (self.formula(left), self.formula(right));
                self.arena.or([left.opposite(), right])
            }
            Kind::Prefix { operator, interval, of } => self.prefix(expr.span, *operator, interval.as_ref(), of),
            Kind::Infix {
                operator,
                interval,
                left,
                right,
            } => self.infix(expr.span, *operator, interval.as_ref(), left, right),
            Kind::Compare(parts, orders) => {
                let pairs: Vec<Ref> = orders
                    .iter()
                    .zip(parts.windows(2))
                    .map(|(order, pair)| self.comparison(expr.span, &pair[0], *order, &pair[1]))
                    .collect();
                self.arena.and(pairs)
            }
            Kind::Name(name) => self.name(expr.span, name),
            Kind::Call {
                name,
                name_span,
                arguments,
                interval,
            } => self.call(expr, name, *name_span, arguments, interval.as_ref()),
            Kind::Number { .. } | Kind::Sum(_) | Kind::Product(_) | Kind::Negative(_) => {
                self.report(expr.span, Problem::NotACondition);
                Ref::TRUE
            }
        }
    }

    fn prefix(&mut self, span: Span, operator: Prefix, interval: Option<&Interval>, of: &Expr) -> Ref {
        let form = operator.word();
        let one = |at| Some(Window { from: at, to: at });
        let window = match operator {
            Prefix::Next | Prefix::Previous => {
                if interval.is_some() {
                    self.report(span, Problem::IntervalUnexpected { form: form.to_owned() });
                }
                one(if operator == Prefix::Next { 1 } else { -1 })
            }
            Prefix::Always | Prefix::Eventually => self.window(span, form, interval, Look::Ahead),
            Prefix::Historically | Prefix::Once => self.window(span, form, interval, Look::Back),
        };
        let of = self.formula(of);
        let Some(window) = window else { return Ref::TRUE };
        match operator {
            Prefix::Always | Prefix::Historically => self.arena.everywhere(of, window),
            _ => self.arena.somewhere(of, window),
        }
    }

    fn infix(&mut self, span: Span, operator: Infix, interval: Option<&Interval>, left: &Expr, right: &Expr) -> Ref {
        let look = if operator == Infix::Since {
            Look::Back
        } else {
            Look::Ahead
        };
        let window = self.window(span, operator.word(), interval, look);
        let (left, right) = (self.formula(left), self.formula(right));
        let Some(window) = window else { return Ref::TRUE };
        match operator {
            Infix::Until => self.arena.until(left, right, window),
            Infix::Release => self.arena.until(left.opposite(), right.opposite(), window).opposite(),
            Infix::Since => self.arena.since(left, right, window),
        }
    }

    fn name(&mut self, span: Span, name: &str) -> Ref {
        match name {
            "true" => return Ref::TRUE,
            "false" => return Ref::FALSE,
            _ => {}
        }
        if self.signal(name).is_some_and(|signal| signal.unit == Unit::Boolean) {
            return self.equals(name, 1, span);
        }
        if self.signal(name).is_some() || self.constants.iter().any(|(known, _)| known == name) {
            self.report(span, Problem::NotACondition);
        } else {
            self.unknown_name(span, name);
        }
        Ref::TRUE
    }

    pub(super) fn unknown_name(&mut self, span: Span, name: &str) {
        let signals = self
            .setting
            .vocabulary
            .signals
            .iter()
            .map(|signal| signal.name.as_str());
        let nearest = nearest(
            name,
            signals.chain(self.constants.iter().map(|(known, _)| known.as_str())),
        );
        self.report(
            span,
            Problem::UnknownName {
                found: name.to_owned(),
                nearest,
            },
        );
    }

    /// Signal `name` of the seat in view has the whole value `value`.
    pub(super) fn equals(&mut self, name: &str, value: i64, span: Span) -> Ref {
        let amount = self
            .sampled(name)
            .and_then(|signal| signal.plus(Amount::fixed(Ratio::int(-value), Dimension::NONE)));
        match amount.and_then(|amount| amount.compared(Order::Equal, self.arena)) {
            Ok(of) => of,
            Err(problem) => {
                self.report(span, problem);
                Ref::TRUE
            }
        }
    }

    /// Seconds to ticks: the nearest tick, halves away from zero.
    pub(super) fn window(&mut self, span: Span, form: &str, interval: Option<&Interval>, look: Look) -> Option<Window> {
        let Some(interval) = interval else {
            self.report(span, Problem::IntervalMissing { form: form.to_owned() });
            return None;
        };
        let from = interval.from.as_ref().map_or(Some(0), |from| self.ticks(from));
        let (from, to) = (from?, self.ticks(&interval.to)?);
        if from > to {
            let seconds = |ticks: i32| {
                let value = Ratio::int(ticks.into())
                    .over(self.setting.ticks_per_second)
                    .unwrap_or(Ratio::ZERO);
                format!("{value} s")
            };
            let problem = Problem::IntervalEmpty {
                from: seconds(from),
                to: seconds(to),
            };
            self.report(interval.span, problem);
            return None;
        }
        if look != Look::Around && from < 0 {
            self.report(interval.span, Problem::IntervalNegative { form: form.to_owned() });
            return None;
        }
        Some(if look == Look::Back {
            Window { from: -to, to: -from }
        } else {
            Window { from, to }
        })
    }

    /// A duration in ticks.
    fn ticks(&mut self, expr: &Expr) -> Option<i32> {
        let mut amount = self.amount(expr)?;
        if !amount.is_fixed() {
            self.report(expr.span, Problem::NotAConstant);
            return None;
        }
        if amount.bare {
            amount.dimension = Dimension::SECOND;
        }
        if amount.dimension != Dimension::SECOND {
            let problem = Problem::Unit {
                found: amount.dimension.to_string(),
                expected: "s".to_owned(),
            };
            self.report(expr.span, problem);
            return None;
        }
        let exact = amount.constant.times(self.setting.ticks_per_second);
        let most = Ratio::int(MOST_SECONDS.into())
            .times(self.setting.ticks_per_second)
            .and_then(Ratio::round);
        let (Some(exact), Some(most)) = (exact, most) else {
            self.report(expr.span, Problem::Overflow);
            return None;
        };
        let ticks = exact.round()?;
        if ticks.abs() > most.min(i128::from(i32::MAX / 8)) {
            self.report(expr.span, Problem::TooFar { most_s: MOST_SECONDS });
            return None;
        }
        if ticks == 0 && !exact.is_zero() {
            self.report(
                expr.span,
                Problem::ShorterThanATick {
                    found: format!("{} s", amount.constant),
                    tick: Ratio::ONE
                        .over(self.setting.ticks_per_second)
                        .map_or_else(String::new, |tick| format!("{tick} s")),
                },
            );
            return None;
        }
        i32::try_from(ticks).ok()
    }
}

//! From tree to core: names are looked up, units checked, seconds become ticks, named forms become what
//! they stand for. All problems of a formula are found, not only the first.

use simulation::{EventKind, SignalKind, Unit, Vocabulary};

use super::amount::Amount;
use super::forms;
use super::formula::{Arena, Filter, Node, Ref, Test, Window};
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

const CONDITIONS: [&str; 13] = [
    "event",
    "verb",
    "mark",
    "begins",
    "ends",
    "order",
    "Order",
    "during",
    "During",
    "role",
    "seat",
    "any_seat",
    "every_seat",
];
const QUANTITIES: [&str; 9] = [
    "rate", "abs", "count", "duration", "longest", "sum", "mean", "highest", "lowest",
];

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
                    .div(self.setting.ticks_per_second)
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
        let exact = amount.constant.mul(self.setting.ticks_per_second);
        let most = Ratio::int(MOST_SECONDS.into())
            .mul(self.setting.ticks_per_second)
            .and_then(Ratio::round);
        let (Some(exact), Some(most)) = (exact, most) else {
            self.report(expr.span, Problem::Overflow);
            return None;
        };
        let ticks = exact.round()?;
        if ticks.abs() > most || most > i128::from(i32::MAX / 8) {
            self.report(expr.span, Problem::TooFar { most_s: MOST_SECONDS });
            return None;
        }
        if ticks == 0 && !exact.is_zero() {
            self.report(
                expr.span,
                Problem::ShorterThanATick {
                    found: format!("{} s", amount.constant),
                },
            );
            return None;
        }
        i32::try_from(ticks).ok()
    }

    fn call(
        &mut self,
        whole: &Expr,
        name: &str,
        name_span: Span,
        arguments: &[Expr],
        interval: Option<&Interval>,
    ) -> Ref {
        // An interval written as the last part counts as the form's interval.
        let (arguments, interval) = match arguments.split_last() {
            Some((
                Expr {
                    kind:
                        Kind::Call {
                            name,
                            interval: inner @ Some(_),
                            ..
                        },
                    ..
                },
                rest,
            )) if name.is_empty() => (rest, inner.as_ref()),
            _ => (arguments, interval),
        };
        if let Some(form) = forms::find(name) {
            return self.form(form, whole, arguments, interval);
        }
        if interval.is_some() && !matches!(name, "order" | "Order") && CONDITIONS.contains(&name) {
            self.report(whole.span, Problem::IntervalUnexpected { form: name.to_owned() });
        }
        let wrong = |binder: &mut Self, expected| {
            let problem = Problem::Arguments {
                form: name.to_owned(),
                expected,
                found: arguments.len(),
            };
            binder.report(whole.span, problem);
            Ref::TRUE
        };
        match (name, arguments) {
            ("event", [kind, filters @ ..]) => self.event(kind, filters),
            ("event", _) => wrong(self, "1+"),
            (
                "verb",
                [
                    Expr {
                        kind: Kind::Name(word),
                        span,
                    },
                ],
            ) => self.event_of(0, &[], Some((word, *span))),
            ("verb", _) => wrong(self, "1"),
            (
                "mark",
                [
                    Expr {
                        kind: Kind::Name(word),
                        span,
                    },
                ],
            ) => self.mark(word, *span),
            ("mark", _) => wrong(self, "1"),
            ("begins", [of]) => {
                let of = self.formula(of);
                if of == Ref::TRUE || of == Ref::FALSE {
                    of
                } else {
                    self.arena.intern(Node::Begins(of))
                }
            }
            ("ends", [of]) => {
                let of = self.formula(of);
                let before = self.arena.somewhere(of, Window { from: -1, to: -1 });
                self.arena.and([of.opposite(), before])
            }
            ("begins" | "ends", _) => wrong(self, "1"),
            ("order" | "Order", [_, _, ..]) if arguments.len() <= 8 => {
                let window = self.window(whole.span, name, interval, Look::Around);
                let steps: Vec<Ref> = arguments.iter().map(|step| self.formula(step)).collect();
                window.map_or(Ref::TRUE, |window| self.arena.intern(Node::Order(steps, window)))
            }
            ("order" | "Order", _) => wrong(self, "2–8"),
            ("during" | "During", [scope, of]) => {
                let scope = match &scope.kind {
                    Kind::Name(word) if self.signal(word).is_none() && self.signal("phase").is_some() => {
                        self.word("phase", word, scope.span)
                    }
                    _ => self.formula(scope),
                };
                let of = self.formula(of);
                self.arena.and([scope, of])
            }
            (
                "role",
                [
                    Expr {
                        kind: Kind::Name(word),
                        span,
                    },
                    of,
                ],
            ) => {
                let role = if self.signal("role").is_some() {
                    self.word("role", word, *span)
                } else {
                    self.unknown_name(name_span, "role");
                    Ref::TRUE
                };
                let of = self.formula(of);
                self.arena.and([role, of])
            }
            ("during" | "During" | "role", _) => wrong(self, "2"),
            ("seat", [which, of]) => {
                let Some(seat) = self.seat_number(which) else {
                    return Ref::TRUE;
                };
                self.seen_from(seat, of)
            }
            ("seat", _) => wrong(self, "2"),
            ("any_seat", [of]) => {
                let all: Vec<Ref> = (0..self.setting.seats).map(|seat| self.seen_from(seat, of)).collect();
                self.arena.or(all)
            }
            ("every_seat", [of]) => {
                let all: Vec<Ref> = (0..self.setting.seats).map(|seat| self.seen_from(seat, of)).collect();
                self.arena.and(all)
            }
            ("other_seat", [of]) => {
                let mine = self.seat;
                let others = (0..self.setting.seats).filter(|seat| *seat != mine);
                let all: Vec<Ref> = others.map(|seat| self.seen_from(seat, of)).collect();
                self.arena.or(all)
            }
            ("any_seat" | "every_seat" | "other_seat", _) => wrong(self, "1"),
            _ if QUANTITIES.contains(&name) => {
                self.report(whole.span, Problem::NotACondition);
                Ref::TRUE
            }
            _ => {
                self.unknown_operator(name, name_span);
                for argument in arguments {
                    self.formula(argument);
                }
                Ref::TRUE
            }
        }
    }

    pub(super) fn unknown_operator(&mut self, name: &str, span: Span) {
        let forms = forms::FORMS.iter().map(|form| form.name);
        let all = CONDITIONS
            .into_iter()
            .chain(QUANTITIES)
            .chain(["other_seat", "ratio"])
            .chain(forms);
        let nearest = nearest(name, all);
        self.report(
            span,
            Problem::UnknownOperator {
                found: name.to_owned(),
                nearest,
            },
        );
    }

    fn form(&mut self, form: &forms::Form, whole: &Expr, parts: &[Expr], interval: Option<&Interval>) -> Ref {
        const COUNTS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6"];
        if parts.len() != form.parts.len() {
            let expected = COUNTS.get(form.parts.len()).copied().unwrap_or("?");
            self.report(
                whole.span,
                Problem::Arguments {
                    form: form.name.to_owned(),
                    expected,
                    found: parts.len(),
                },
            );
            return Ref::TRUE;
        }
        let usual = if interval.is_none() {
            forms::default_interval(form)
        } else {
            None
        };
        match (form.interval, interval.or(usual.as_ref())) {
            (None, Some(_)) => {
                self.report(
                    whole.span,
                    Problem::IntervalUnexpected {
                        form: form.name.to_owned(),
                    },
                );
                Ref::TRUE
            }
            (Some(_), None) => {
                self.report(
                    whole.span,
                    Problem::IntervalMissing {
                        form: form.name.to_owned(),
                    },
                );
                Ref::TRUE
            }
            (_, interval) => {
                let mut size = 0;
                let expanded = forms::expand(form, parts, interval, whole, &mut size);
                if self.count(whole.span, size / 8) {
                    self.formula(&expanded)
                } else {
                    Ref::TRUE
                }
            }
        }
    }

    pub(super) fn seat_number(&mut self, which: &Expr) -> Option<u8> {
        if let Kind::Number { value, unit: None } = &which.kind
            && let Some(number) = u8::try_from(value.num()).ok().filter(|_| value.den() == 1)
            && (1..=self.setting.seats).contains(&number)
        {
            return Some(number - 1);
        }
        let found = if let Kind::Number { value, .. } = &which.kind {
            value.to_string()
        } else {
            "?".to_owned()
        };
        self.report(
            which.span,
            Problem::Seat {
                found,
                most: self.setting.seats,
            },
        );
        None
    }

    fn seen_from(&mut self, seat: u8, of: &Expr) -> Ref {
        let mine = std::mem::replace(&mut self.seat, seat);
        let out = self.formula(of);
        self.seat = mine;
        out
    }

    fn mark(&mut self, word: &str, span: Span) -> Ref {
        if let Some(at) = self.setting.marks.iter().position(|known| known == word) {
            return self.arena.intern(Node::Mark {
                word: at as u16,
                seat: self.seat,
            });
        }
        let nearest = nearest(word, self.setting.marks.iter().map(String::as_str));
        self.report(
            span,
            Problem::UnknownMark {
                found: word.to_owned(),
                nearest,
            },
        );
        Ref::TRUE
    }

    fn event(&mut self, kind: &Expr, filters: &[Expr]) -> Ref {
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

    fn event_of(&mut self, kind: u16, filters: &[Expr], verb: Option<(&str, Span)>) -> Ref {
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
                        expected: "field = value",
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
            Ok(sum) => sum.constant.mul(Ratio::int(simulation::Fixed::SCALE)),
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

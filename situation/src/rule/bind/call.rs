//! Binding of what is written like a call: atoms, scopes, named forms.

use super::Binder;
use super::Look;
use crate::rule::forms;
use crate::rule::formula::{Node, Ref, Window};
use crate::rule::nearest::nearest;
use crate::rule::parse::RESERVED;
use crate::rule::problem::{Problem, Span};
use crate::rule::syntax::{Expr, Interval, Kind, trailing_interval};

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

impl Binder<'_> {
    pub(super) fn call(
        &mut self,
        whole: &Expr,
        name: &str,
        name_span: Span,
        arguments: &[Expr],
        interval: Option<&Interval>,
    ) -> Ref {
        let (arguments, interval) = trailing_interval(arguments, interval);
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
            (
                "mark",
                [
                    Expr {
                        kind: Kind::Name(word),
                        span,
                    },
                ],
            ) => self.mark(word, *span),
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
            ("seat", [which, of]) => {
                let Some(seat) = self.seat_number(which) else {
                    return Ref::TRUE;
                };
                self.seen_from(seat, of)
            }
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
            ("during" | "During" | "role" | "seat", _) => wrong(self, "2"),
            ("verb" | "mark" | "begins" | "ends" | "any_seat" | "every_seat" | "other_seat", _) => wrong(self, "1"),
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
            .chain(RESERVED)
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
            forms::default_interval(form, whole.span)
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
}

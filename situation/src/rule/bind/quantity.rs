//! Binding of quantities.

use simulation::{Fixed, Unit};

use super::{Binder, Look};
use crate::rule::amount::Amount;
use crate::rule::formula::{Sample, Scalar, Term, Window};
use crate::rule::nearest::nearest;
use crate::rule::problem::{Problem, Span};
use crate::rule::quantity::{self, Dimension};
use crate::rule::ratio::Ratio;
use crate::rule::syntax::{Expr, Interval, Kind};

impl Binder<'_> {
    /// A quantity, or `None` once its problem is reported.
    pub(in crate::rule) fn amount(&mut self, expr: &Expr) -> Option<Amount> {
        if !self.count(expr.span, 1) {
            return None;
        }
        let result = match &expr.kind {
            Kind::Wrong => return None,
            Kind::Number { value, unit: None } => Ok(Amount::number(*value)),
            Kind::Number {
                value,
                unit: Some((unit, span)),
            } => return self.with_unit(*value, unit, *span),
            Kind::Name(name) => return self.named(name, expr.span),
            Kind::Negative(of) => self.amount(of)?.times(Ratio::int(-1)),
            Kind::Sum(parts) => {
                let mut total: Option<Amount> = None;
                for (subtracted, part) in parts {
                    let amount = self.amount(part)?;
                    let signed = if *subtracted {
                        amount.times(Ratio::int(-1))
                    } else {
                        Ok(amount)
                    };
                    let sum = match (total.take(), signed) {
                        (None, signed) => signed,
                        (Some(total), Ok(signed)) => total.plus(signed),
                        (_, wrong) => wrong,
                    };
                    match sum {
                        Ok(sum) => total = Some(sum),
                        Err(problem) => {
                            self.report(part.span, problem);
                            return None;
                        }
                    }
                }
                return total;
            }
            Kind::Product(factors) => self.product(factors)?,
            Kind::Call {
                name,
                name_span,
                arguments,
                interval,
            } => {
                return self.measured(expr, name, *name_span, arguments, interval.as_ref());
            }
            _ => Err(Problem::NotAQuantity),
        };
        self.or_report(expr.span, result)
    }

    fn or_report(&mut self, span: Span, result: Result<Amount, Problem>) -> Option<Amount> {
        result.map_err(|problem| self.report(span, problem)).ok()
    }

    fn with_unit(&mut self, value: Ratio, unit: &str, span: Span) -> Option<Amount> {
        if let Some((dimension, factor)) = quantity::unit(unit, self.setting.ticks_per_second) {
            let scaled = value.times(factor).ok_or(Problem::Overflow);
            return self.or_report(span, scaled.map(|value| Amount::fixed(value, dimension)));
        }
        let nearest = nearest(unit, quantity::unit_names());
        self.report(
            span,
            Problem::UnknownUnit {
                found: unit.to_owned(),
                nearest,
            },
        );
        None
    }

    fn named(&mut self, name: &str, span: Span) -> Option<Amount> {
        if let Some(signal) = self.signal(name) {
            if signal.unit == Unit::Word {
                self.report(span, Problem::WordOrder);
                return None;
            }
            let sampled = self.sampled(name);
            return self.or_report(span, sampled);
        }
        if let Some((_, amount)) = self.constants.iter().find(|(known, _)| known == name) {
            return Some(amount.clone());
        }
        self.unknown_name(span, name);
        None
    }

    /// The value of a signal of the seat in view.
    pub(in crate::rule) fn sampled(&mut self, name: &str) -> Result<Amount, Problem> {
        let vocabulary = self.setting.vocabulary;
        let slot = vocabulary.sample_index(name, self.seat, self.setting.seats);
        let slot = slot
            .and_then(|slot| u16::try_from(slot).ok())
            .ok_or(Problem::Overflow)?;
        let unit = self.signal(name).map_or(Unit::None, |signal| signal.unit);
        let millionth = Ratio::new(1, Fixed::SCALE.into())
            .and_then(|millionth| millionth.times(Dimension::size_of(unit)?))
            .ok_or(Problem::Overflow)?;
        Ok(Amount::term(
            millionth,
            Term::Sample(Sample { slot, back: 0 }),
            Dimension::of(unit),
        ))
    }

    fn product(&mut self, factors: &[(bool, Expr)]) -> Option<Result<Amount, Problem>> {
        let mut total = Amount::number(Ratio::ONE);
        for (divides, factor) in factors {
            let amount = self.amount(factor)?;
            let bare = total.bare && amount.bare;
            let dimension = if *divides {
                total.dimension.over(amount.dimension)
            } else {
                total.dimension.times(amount.dimension)
            };
            let product = if *divides {
                match Ratio::ONE.over(amount.constant) {
                    Some(inverse) if amount.is_fixed() => total.times(inverse),
                    _ => Err(if amount.is_fixed() {
                        Problem::Overflow
                    } else {
                        Problem::NotLinear
                    }),
                }
            } else if amount.is_fixed() {
                total.times(amount.constant)
            } else if total.is_fixed() {
                amount.times(total.constant)
            } else {
                Err(Problem::NotLinear)
            };
            match product {
                Ok(product) => {
                    total = Amount {
                        dimension,
                        bare,
                        ..product
                    }
                }
                Err(problem) => {
                    self.report(factor.span, problem);
                    return None;
                }
            }
        }
        Some(Ok(total))
    }

    /// `rate(…)`, `count(…)[…]` and the like.
    fn measured(
        &mut self,
        whole: &Expr,
        name: &str,
        name_span: Span,
        arguments: &[Expr],
        interval: Option<&Interval>,
    ) -> Option<Amount> {
        let window = match name {
            "count" | "duration" | "longest" | "sum" | "mean" | "highest" | "lowest" => {
                Some(self.window(whole.span, name, interval, Look::Around))
            }
            _ => None,
        };
        if window.is_none() && interval.is_some() {
            self.report(whole.span, Problem::IntervalUnexpected { form: name.to_owned() });
        }
        if name == "seat" {
            let [which, of] = arguments else {
                let problem = Problem::Arguments {
                    form: name.to_owned(),
                    expected: "2",
                    found: arguments.len(),
                };
                self.report(whole.span, problem);
                return None;
            };
            let seat = self.seat_number(which)?;
            let mine = std::mem::replace(&mut self.seat, seat);
            let out = self.amount(of);
            self.seat = mine;
            return out;
        }
        if window.is_none() && !matches!(name, "rate" | "abs") {
            if matches!(name, "event" | "verb" | "mark") {
                self.report(whole.span, Problem::NotAQuantity);
            } else {
                self.unknown_operator(name, name_span);
            }
            return None;
        }
        let [of] = arguments else {
            let problem = Problem::Arguments {
                form: name.to_owned(),
                expected: "1",
                found: arguments.len(),
            };
            self.report(whole.span, problem);
            return None;
        };
        match name {
            "count" => {
                let of = self.formula(of);
                let starts = self.arena.occurrences(of);
                Some(Amount::term(Ratio::ONE, Term::Ticks(starts, window??), Dimension::NONE))
            }
            "duration" | "longest" => {
                let of = self.formula(of);
                let window = window??;
                let term = if name == "duration" {
                    Term::Ticks(of, window)
                } else {
                    Term::Longest(of, window)
                };
                let tick = Ratio::ONE.over(self.setting.ticks_per_second)?;
                Some(Amount::term(tick, term, Dimension::SECOND))
            }
            _ => {
                let amount = self.amount(of)?;
                let result = match (name, window) {
                    ("rate", _) => self.rate(amount),
                    ("abs", _) => amount
                        .scalar(true)
                        .map(|(factor, scalar)| Amount::term(factor, Term::Scalar(scalar), amount.dimension)),
                    ("sum", Some(window)) => self.summed(amount, window?, true),
                    ("mean", Some(window)) => self.summed(amount, window?, false),
                    (_, window) => extreme(&amount, window??, name == "highest"),
                };
                self.or_report(whole.span, result)
            }
        }
    }

    /// Change since the tick before, per second.
    fn rate(&self, amount: Amount) -> Result<Amount, Problem> {
        let mut terms = Vec::new();
        for (coefficient, term) in amount.terms {
            let Term::Sample(sample) = term else {
                return Err(Problem::NotAQuantity);
            };
            let now = coefficient
                .times(self.setting.ticks_per_second)
                .ok_or(Problem::Overflow)?;
            let back = sample.back.checked_add(1).ok_or(Problem::Overflow)?;
            terms.push((now, Term::Sample(sample)));
            terms.push((now.neg(), Term::Sample(Sample { back, ..sample })));
        }
        let dimension = amount.dimension.over(Dimension::SECOND);
        Ok(Amount {
            terms,
            constant: Ratio::ZERO,
            dimension,
            bare: false,
        })
    }

    /// Sum over time (in unit · second) or mean over a window. Both distribute over what is added up.
    fn summed(&self, amount: Amount, window: Window, over_time: bool) -> Result<Amount, Problem> {
        let share = if over_time {
            Ratio::ONE.over(self.setting.ticks_per_second)
        } else {
            Ratio::new(1, window.len().into())
        };
        let share = share.ok_or(Problem::Overflow)?;
        let mut terms = Vec::new();
        for (coefficient, term) in amount.terms {
            let scalar = match term {
                Term::Sample(sample) => Scalar {
                    absolute: false,
                    parts: vec![(1, sample)],
                    offset: 0,
                },
                Term::Scalar(scalar) => scalar,
                _ => return Err(Problem::NotAQuantity),
            };
            terms.push((
                coefficient.times(share).ok_or(Problem::Overflow)?,
                Term::Sum(scalar, window),
            ));
        }
        let ticks = Ratio::int(window.len());
        let constant = amount
            .constant
            .times(share)
            .and_then(|c| c.times(ticks))
            .ok_or(Problem::Overflow)?;
        let dimension = if over_time {
            amount.dimension.times(Dimension::SECOND)
        } else {
            amount.dimension
        };
        Ok(Amount {
            terms,
            constant,
            dimension,
            bare: false,
        })
    }
}

fn extreme(amount: &Amount, window: Window, highest: bool) -> Result<Amount, Problem> {
    let (factor, scalar) = match amount.terms.as_slice() {
        [(coefficient, Term::Scalar(scalar))] if amount.constant.is_zero() && !coefficient.is_negative() => {
            (*coefficient, scalar.clone())
        }
        _ => amount.scalar(false)?,
    };
    let term = if highest {
        Term::Highest(scalar, window)
    } else {
        Term::Lowest(scalar, window)
    };
    Ok(Amount::term(factor, term, amount.dimension))
}

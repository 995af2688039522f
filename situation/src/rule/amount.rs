//! Quantities: exact linear combinations of terms with a unit, and how they become a comparison of whole
//! numbers.

use super::formula::{Arena, Node, Ref, Scalar, Term, Test, Window};
use super::problem::Problem;
use super::quantity::Dimension;
use super::ratio::Ratio;
use super::syntax::Order;

/// Largest magnitude of a comparison's sum: far inside 128 bits.
const MOST_SUM: u128 = 1 << 124;

/// A quantity: `constant + Σ coefficient · term`, in its base unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub(super) terms: Vec<(Ratio, Term)>,
    pub(super) constant: Ratio,
    pub(super) dimension: Dimension,
    /// Numbers without a unit only.
    pub(super) bare: bool,
}

impl Amount {
    pub(super) const fn number(value: Ratio) -> Self {
        Self {
            terms: Vec::new(),
            constant: value,
            dimension: Dimension::NONE,
            bare: true,
        }
    }

    pub(super) fn fixed(value: Ratio, dimension: Dimension) -> Self {
        Self {
            terms: Vec::new(),
            constant: value,
            dimension,
            bare: false,
        }
    }

    pub(super) fn term(coefficient: Ratio, term: Term, dimension: Dimension) -> Self {
        Self {
            terms: vec![(coefficient, term)],
            constant: Ratio::ZERO,
            dimension,
            bare: false,
        }
    }

    pub(super) const fn is_fixed(&self) -> bool {
        self.terms.is_empty()
    }

    pub(super) fn times(mut self, factor: Ratio) -> Result<Self, Problem> {
        let product = |value: Ratio| value.times(factor).ok_or(Problem::Overflow);
        self.constant = product(self.constant)?;
        for (coefficient, _) in &mut self.terms {
            *coefficient = product(*coefficient)?;
        }
        Ok(self)
    }

    /// Sum; a bare zero fits every unit, another bare number none but "no unit".
    pub(super) fn plus(mut self, other: Self) -> Result<Self, Problem> {
        if self.dimension != other.dimension {
            if self.bare && self.constant.is_zero() {
                return Ok(other);
            }
            if other.bare && other.constant.is_zero() {
                return Ok(self);
            }
            return Err(match (self.bare, other.bare) {
                (true, _) => Problem::UnitMissing {
                    expected: other.dimension.to_string(),
                },
                (_, true) => Problem::UnitMissing {
                    expected: self.dimension.to_string(),
                },
                _ => Problem::Unit {
                    found: other.dimension.to_string(),
                    expected: self.dimension.to_string(),
                },
            });
        }
        self.constant = self.constant.plus(other.constant).ok_or(Problem::Overflow)?;
        self.terms.extend(other.terms);
        self.bare = self.bare && other.bare;
        Ok(self)
    }

    /// The whole combination under one sign, with the positive factor that turns it back into the amount
    /// (less what the factor cannot hold: nothing). Only sampled values can be combined so.
    pub(super) fn scalar(&self, absolute: bool) -> Result<(Ratio, Scalar), Problem> {
        let mut scale = self.constant.den();
        for (coefficient, term) in &self.terms {
            if !matches!(term, Term::Sample(_)) {
                return Err(Problem::NotAQuantity);
            }
            scale = lcm(scale, coefficient.den())?;
        }
        let whole = |value: Ratio| -> Result<i64, Problem> {
            let scaled = value.num().checked_mul(scale / value.den()).ok_or(Problem::Overflow)?;
            i64::try_from(scaled).map_err(|_| Problem::Overflow)
        };
        let mut parts = Vec::new();
        for (coefficient, term) in &self.terms {
            if let Term::Sample(sample) = term {
                parts.push((whole(*coefficient)?, *sample));
            }
        }
        parts.sort_unstable_by_key(|&(_, sample)| sample);
        let factor = Ratio::new(1, scale).ok_or(Problem::Overflow)?;
        Ok((
            factor,
            Scalar {
                absolute,
                parts,
                offset: whole(self.constant)?,
            },
        ))
    }

    /// The condition `self order 0`.
    pub(super) fn compared(self, order: Order, arena: &mut Arena) -> Result<Ref, Problem> {
        let mut terms = self.terms;
        terms.sort_by(|(_, a), (_, b)| a.cmp(b));
        let mut merged: Vec<(Ratio, Term)> = Vec::new();
        for (coefficient, term) in terms {
            match merged.last_mut() {
                Some((sum, last)) if *last == term => *sum = sum.plus(coefficient).ok_or(Problem::Overflow)?,
                _ => merged.push((coefficient, term)),
            }
        }
        merged.retain(|(coefficient, _)| !coefficient.is_zero());
        if merged.is_empty() {
            let sign = self.constant.num().signum();
            let holds = match order {
                Order::Less => sign < 0,
                Order::LessOrEqual => sign <= 0,
                Order::More => sign > 0,
                Order::MoreOrEqual => sign >= 0,
                Order::Equal => sign == 0,
                Order::NotEqual => sign != 0,
            };
            return Ok(if holds { Ref::TRUE } else { Ref::FALSE });
        }
        let mut scale = 1;
        for (coefficient, _) in &merged {
            scale = lcm(scale, coefficient.den())?;
        }
        let mut whole = Vec::new();
        let mut common = 0;
        for (coefficient, _) in &merged {
            let value = coefficient
                .num()
                .checked_mul(scale / coefficient.den())
                .ok_or(Problem::Overflow)?;
            common = Ratio::gcd(common, value);
            whole.push(value);
        }
        // Σ c·T order bound, with the first coefficient positive.
        let flip = whole[0] < 0;
        let divisor = if flip { -common } else { common };
        let order = if flip { order.mirrored() } else { order };
        let bound = self
            .constant
            .neg()
            .times(Ratio::new(scale, 1).ok_or(Problem::Overflow)?)
            .and_then(|bound| bound.over(Ratio::new(divisor, 1)?))
            .ok_or(Problem::Overflow)?;
        let mut sum = Vec::new();
        let mut magnitude = 0_u128;
        for ((_, term), value) in merged.into_iter().zip(whole) {
            let coefficient = i64::try_from(value / divisor).map_err(|_| Problem::Overflow)?;
            magnitude = magnitude.saturating_add(u128::from(coefficient.unsigned_abs()).saturating_mul(largest(&term)));
            sum.push((coefficient, term));
        }
        let ceiling = bound.ceil();
        if magnitude > MOST_SUM || ceiling.unsigned_abs() > MOST_SUM {
            return Err(Problem::Overflow);
        }
        let above = if bound.den() == 1 { ceiling + 1 } else { ceiling };
        let mut node = |test| arena.intern(Node::Compare(sum.clone(), test));
        Ok(match order {
            Order::MoreOrEqual => node(Test::AtLeast(ceiling)),
            Order::Less => node(Test::AtLeast(ceiling)).opposite(),
            Order::More => node(Test::AtLeast(above)),
            Order::LessOrEqual => node(Test::AtLeast(above)).opposite(),
            Order::Equal if bound.den() == 1 => node(Test::Equals(ceiling)),
            Order::NotEqual if bound.den() == 1 => node(Test::Equals(ceiling)).opposite(),
            Order::Equal => Ref::FALSE,
            Order::NotEqual => Ref::TRUE,
        })
    }
}

fn lcm(a: i128, b: i128) -> Result<i128, Problem> {
    (a / Ratio::gcd(a, b).max(1)).checked_mul(b).ok_or(Problem::Overflow)
}

/// Largest magnitude that a term can take, whatever the trace.
fn largest(term: &Term) -> u128 {
    let sample = 1_u128 << 63;
    let scalar = |scalar: &Scalar| {
        scalar
            .parts
            .iter()
            .fold(u128::from(scalar.offset.unsigned_abs()), |sum, (coefficient, _)| {
                sum.saturating_add(u128::from(coefficient.unsigned_abs()).saturating_mul(sample))
            })
    };
    let ticks = |window: &Window| window.len().unsigned_abs().into();
    match term {
        Term::Sample(_) => sample,
        Term::Scalar(of) | Term::Highest(of, _) | Term::Lowest(of, _) => scalar(of),
        Term::Ticks(_, window) | Term::Longest(_, window) => ticks(window),
        Term::Sum(of, window) => scalar(of).saturating_mul(ticks(window)),
    }
}

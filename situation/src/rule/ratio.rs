//! Exact fractions for thresholds, coefficients and seconds: nothing in a rule is rounded before it is
//! compared.

use std::cmp::Ordering;

/// A fraction in lowest terms with a positive denominator. Every operation gives `None` where it would
/// leave 128 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: i128,
    den: i128,
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}

impl Ratio {
    /// 0.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// 1.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// `num / den`; `None` for a zero denominator or a value that does not fit.
    pub fn new(num: i128, den: i128) -> Option<Self> {
        if den == 0 || num == i128::MIN || den == i128::MIN {
            return None;
        }
        let common = gcd(num, den).max(1);
        let sign = if den < 0 { -1 } else { 1 };
        Some(Self {
            num: sign * (num / common),
            den: sign * (den / common),
        })
    }

    /// A whole number.
    pub const fn int(value: i64) -> Self {
        Self {
            num: value as i128,
            den: 1,
        }
    }

    /// Reads digits with at most one point, e.g. `12`, `0.25`; at most 18 digits.
    pub fn decimal(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        if whole.is_empty() || whole.len() + part.len() > 18 {
            return None;
        }
        let digits: i128 = format!("{whole}{part}").parse().ok()?;
        Self::new(digits, 10_i128.checked_pow(u32::try_from(part.len()).ok()?)?)
    }

    /// Numerator, in lowest terms.
    pub const fn num(self) -> i128 {
        self.num
    }

    /// Denominator, positive.
    pub const fn den(self) -> i128 {
        self.den
    }

    /// True for 0.
    pub const fn is_zero(self) -> bool {
        self.num == 0
    }

    /// True below 0.
    pub const fn is_negative(self) -> bool {
        self.num < 0
    }

    /// Sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = self.num.checked_mul(other.den)?;
        Self::new(
            left.checked_add(other.num.checked_mul(self.den)?)?,
            self.den.checked_mul(other.den)?,
        )
    }

    /// Product.
    pub fn times(self, other: Self) -> Option<Self> {
        // Crosswise reduction first keeps the intermediate products small.
        let (a, b) = (gcd(self.num, other.den).max(1), gcd(other.num, self.den).max(1));
        Self::new(
            (self.num / a).checked_mul(other.num / b)?,
            (self.den / b).checked_mul(other.den / a)?,
        )
    }

    /// Quotient.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.den, other.num)?)
    }

    /// The opposite.
    #[must_use]
    pub const fn neg(self) -> Self {
        Self {
            num: -self.num,
            den: self.den,
        }
    }

    /// Smallest whole number that is not below.
    pub fn ceil(self) -> i128 {
        -((-self.num).div_euclid(self.den))
    }

    /// The nearest whole number, halves away from zero.
    pub fn round(self) -> Option<i128> {
        let doubled = self.num.checked_abs()?.checked_mul(2)?.checked_add(self.den)?;
        Some(self.num.signum() * doubled.div_euclid(self.den.checked_mul(2)?))
    }

    /// Compares; `None` where the cross product does not fit.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        Some(self.num.checked_mul(other.den)?.cmp(&other.num.checked_mul(self.den)?))
    }

    /// The nearest `f64`, for display and for the author's robustness only.
    pub fn to_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }

    /// Greatest common divisor of two whole numbers.
    pub(crate) fn gcd(a: i128, b: i128) -> i128 {
        gcd(a, b)
    }
}

impl std::fmt::Display for Ratio {
    /// Shortest exact decimal where there is one of at most nine decimals, else `num/den`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut scale = 1_i128;
        for places in 0..=9_usize {
            if scale % self.den == 0
                && let Some(scaled) = self.num.checked_mul(scale / self.den)
            {
                let sign = if scaled < 0 { "-" } else { "" };
                let (whole, part) = (
                    scaled.unsigned_abs() / scale.unsigned_abs(),
                    scaled.unsigned_abs() % scale.unsigned_abs(),
                );
                return if places == 0 {
                    write!(f, "{sign}{whole}")
                } else {
                    write!(f, "{sign}{whole}.{part:0places$}")
                };
            }
            scale *= 10;
        }
        write!(f, "{}/{}", self.num, self.den)
    }
}

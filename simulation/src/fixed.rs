//! Fixed-point numbers: what signals and event fields are made of, so that sums in rules are exact.

use serde::{Deserialize, Serialize};

/// A number in millionths, exact from −9.2e12 to 9.2e12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fixed(pub i64);

impl Fixed {
    /// Units per 1.
    pub const SCALE: i64 = 1_000_000;
    /// 0.
    pub const ZERO: Self = Self(0);
    /// 1, also "true".
    pub const ONE: Self = Self(Self::SCALE);

    /// Rounds half away from zero to a millionth; NaN becomes 0 and what is out of range is clamped:
    /// a simulation never gives either, and a trace reader refuses them before they come here.
    pub fn from_f64(value: f64) -> Self {
        // `as` saturates and sends NaN to 0.
        Self(libm::round(value * Self::SCALE as f64) as i64)
    }

    /// A whole number.
    pub const fn from_int(value: i64) -> Self {
        Self(value.saturating_mul(Self::SCALE))
    }

    /// 0 or 1.
    pub const fn from_bool(value: bool) -> Self {
        if value { Self::ONE } else { Self::ZERO }
    }

    /// The nearest `f64`, for display only.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Self::SCALE as f64
    }
}

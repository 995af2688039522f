//! Units: what may be compared with what.

use simulation::Unit;

use super::ratio::Ratio;

/// Exponents of metre, second, degree, percent, newton, gram and degree Celsius.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dimension([i8; 7]);

impl Dimension {
    /// No unit.
    pub const NONE: Self = Self([0; 7]);
    /// Second.
    pub const SECOND: Self = Self([0, 1, 0, 0, 0, 0, 0]);

    /// Of a signal or field.
    pub const fn of(unit: Unit) -> Self {
        Self(match unit {
            Unit::None | Unit::Boolean | Unit::Word => [0, 0, 0, 0, 0, 0, 0],
            Unit::Metre | Unit::Millimetre => [1, 0, 0, 0, 0, 0, 0],
            Unit::MetrePerSecond => [1, -1, 0, 0, 0, 0, 0],
            Unit::MetrePerSecondSquared => [1, -2, 0, 0, 0, 0, 0],
            Unit::Degree => [0, 0, 1, 0, 0, 0, 0],
            Unit::DegreePerSecond => [0, -1, 1, 0, 0, 0, 0],
            Unit::Second => [0, 1, 0, 0, 0, 0, 0],
            Unit::Percent => [0, 0, 0, 1, 0, 0, 0],
            Unit::Newton => [0, 0, 0, 0, 1, 0, 0],
            Unit::Gram => [0, 0, 0, 0, 0, 1, 0],
            Unit::NewtonMetre => [1, 0, 0, 0, 1, 0, 0],
            Unit::DegreeCelsius => [0, 0, 0, 0, 0, 0, 1],
        })
    }

    /// How many base units of its dimension one of a signal's or field's units is.
    pub(super) fn size_of(unit: Unit) -> Option<Ratio> {
        match unit {
            Unit::Millimetre => Ratio::new(1, 1000),
            _ => Some(Ratio::ONE),
        }
    }

    /// Of a product.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        let mut out = self;
        for (mine, theirs) in out.0.iter_mut().zip(other.0) {
            *mine = mine.saturating_add(theirs);
        }
        out
    }

    /// Of a quotient.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        let mut out = self;
        for (mine, theirs) in out.0.iter_mut().zip(other.0) {
            *mine = mine.saturating_sub(theirs);
        }
        out
    }
}

const UNITS: [(&str, [i8; 7], (i128, i128)); 28] = [
    ("m", [1, 0, 0, 0, 0, 0, 0], (1, 1)),
    ("cm", [1, 0, 0, 0, 0, 0, 0], (1, 100)),
    ("mm", [1, 0, 0, 0, 0, 0, 0], (1, 1000)),
    ("m/s", [1, -1, 0, 0, 0, 0, 0], (1, 1)),
    ("cm/s", [1, -1, 0, 0, 0, 0, 0], (1, 100)),
    ("m/s²", [1, -2, 0, 0, 0, 0, 0], (1, 1)),
    ("m/s2", [1, -2, 0, 0, 0, 0, 0], (1, 1)),
    ("deg", [0, 0, 1, 0, 0, 0, 0], (1, 1)),
    ("°", [0, 0, 1, 0, 0, 0, 0], (1, 1)),
    ("deg/s", [0, -1, 1, 0, 0, 0, 0], (1, 1)),
    ("°/s", [0, -1, 1, 0, 0, 0, 0], (1, 1)),
    ("s", [0, 1, 0, 0, 0, 0, 0], (1, 1)),
    ("ms", [0, 1, 0, 0, 0, 0, 0], (1, 1000)),
    ("min", [0, 1, 0, 0, 0, 0, 0], (60, 1)),
    ("h", [0, 1, 0, 0, 0, 0, 0], (3600, 1)),
    ("%", [0, 0, 0, 1, 0, 0, 0], (1, 1)),
    ("%/s", [0, -1, 0, 1, 0, 0, 0], (1, 1)),
    ("N", [0, 0, 0, 0, 1, 0, 0], (1, 1)),
    ("g", [0, 0, 0, 0, 0, 1, 0], (1, 1)),
    ("kg", [0, 0, 0, 0, 0, 1, 0], (1000, 1)),
    ("N·m", [1, 0, 0, 0, 1, 0, 0], (1, 1)),
    ("Nm", [1, 0, 0, 0, 1, 0, 0], (1, 1)),
    ("°C", [0, 0, 0, 0, 0, 0, 1], (1, 1)),
    ("degC", [0, 0, 0, 0, 0, 0, 1], (1, 1)),
    ("°C/s", [0, -1, 0, 0, 0, 0, 1], (1, 1)),
    ("mm/s", [1, -1, 0, 0, 0, 0, 0], (1, 1000)),
    // Ticks: the factor is the activity's own, see `unit`.
    ("t", [0, 1, 0, 0, 0, 0, 0], (1, 1)),
    ("ticks", [0, 1, 0, 0, 0, 0, 0], (1, 1)),
];

/// Dimension and size of a unit as written; ticks last `1 / ticks_per_second`.
pub(super) fn unit(name: &str, ticks_per_second: Ratio) -> Option<(Dimension, Ratio)> {
    let (_, dimension, (num, den)) = UNITS.iter().find(|(known, ..)| *known == name)?;
    let factor = if matches!(name, "t" | "ticks") {
        Ratio::ONE.over(ticks_per_second)?
    } else {
        Ratio::new(*num, *den)?
    };
    Some((Dimension(*dimension), factor))
}

/// All unit names.
pub(crate) fn unit_names() -> impl Iterator<Item = &'static str> {
    UNITS.iter().map(|(name, ..)| *name)
}

impl std::fmt::Display for Dimension {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if *self == Self::NONE {
            return f.write_str("1");
        }
        if let Some((name, ..)) = UNITS
            .iter()
            .find(|(_, dimension, (num, den))| dimension == &self.0 && num == den)
        {
            return f.write_str(name);
        }
        let mut first = true;
        for (name, power) in ["m", "s", "deg", "%", "N", "g", "°C"].iter().zip(self.0) {
            if power == 0 {
                continue;
            }
            if !first {
                f.write_str("·")?;
            }
            first = false;
            if power == 1 {
                f.write_str(name)?;
            } else {
                write!(f, "{name}^{power}")?;
            }
        }
        Ok(())
    }
}

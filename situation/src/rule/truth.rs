//! The running verdict: true, false, or not known from what is at hand.

/// Kleene's three values. `Unknown` never leaves the evaluators and the author's `monitor` command: a rule
/// produces a moment or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Truth {
    /// False in every extension of what is at hand.
    False,
    /// Depends on what is not at hand.
    Unknown,
    /// True in every extension of what is at hand.
    True,
}

/// The same three values as two bits: bit 0 "surely", bit 1 "possibly". Conjunction is `&`, disjunction `|`.
pub(crate) type Bits = u8;

pub(crate) const FALSE: Bits = 0b00;
pub(crate) const UNKNOWN: Bits = 0b10;
pub(crate) const TRUE: Bits = 0b11;

/// "Surely" and "possibly" change places under negation.
pub(crate) const NEGATED: [Bits; 4] = [TRUE, UNKNOWN, UNKNOWN, FALSE];

pub(crate) const fn from_bool(value: bool) -> Bits {
    if value { TRUE } else { FALSE }
}

/// From the two planes.
pub(crate) const fn from_planes(surely: bool, possibly: bool) -> Bits {
    (surely as u8) | ((possibly as u8) << 1)
}

impl Truth {
    pub(crate) const fn from_bits(bits: Bits) -> Self {
        match bits {
            TRUE => Self::True,
            FALSE => Self::False,
            _ => Self::Unknown,
        }
    }

    /// What is known of the opposite.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

//! A figure: a name with its unit, a value, and the aim it is held against.

use wording::Language;

use crate::failure::said;

/// Which side of the aim is good.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Aim {
    /// At least this much.
    AtLeast(f64),
    /// At most this much.
    AtMost(f64),
    /// No aim was set.
    Open,
}

/// One measured figure; the unit stands in the name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    pub(crate) name: String,
    pub(crate) value: f64,
    pub(crate) aim: Aim,
}

impl Figure {
    pub(crate) fn new(name: &str, value: f64, aim: Aim) -> Self {
        Self {
            name: name.to_owned(),
            value,
            aim,
        }
    }

    /// Aim over value, so that 1 and more is on the good side; `None` without an aim.
    fn ratio(&self) -> Option<f64> {
        match self.aim {
            Aim::AtLeast(aim) => Some(self.value / aim),
            Aim::AtMost(aim) => Some(aim / self.value),
            Aim::Open => None,
        }
    }

    /// One line for people.
    pub(crate) fn line(&self, language: Language) -> String {
        let number = if self.value >= 100.0 {
            format!("{:.0}", self.value)
        } else {
            format!("{:.3}", self.value)
        };
        let aim = match (self.aim, self.ratio()) {
            (Aim::AtLeast(aim) | Aim::AtMost(aim), Some(ratio)) => {
                let code = if ratio >= 1.0 {
                    "authoring-bench-reached"
                } else {
                    "authoring-bench-short"
                };
                said(
                    language,
                    code,
                    &[("aim", format!("{aim}")), ("ratio", format!("{ratio:.2}"))],
                )
            }
            _ => String::new(),
        };
        format!("{:<46} {number:>14}  {aim}", self.name)
    }
}

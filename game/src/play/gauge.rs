//! The numbers that are worth a place on the screen, in words.

use simulation::{Gauge, Unit};
use wording::FluentValue;

use crate::kit::Kit;

/// A gauge in words: as many digits as a glance can take.
pub(super) fn reading(kit: &Kit<'_>, gauge: &Gauge) -> String {
    let whole = || FluentValue::from(gauge.value.round() + 0.0);
    let tenths = || one_digit((gauge.value * 10.0).round() / 10.0 + 0.0);
    let (id, name, value) = match gauge.unit {
        Unit::Metre => ("game-metres", "metres", tenths()),
        Unit::Millimetre => ("game-millimetres", "millimetres", tenths()),
        Unit::MetrePerSecond => ("game-metres-per-second", "metres", tenths()),
        Unit::MetrePerSecondSquared => ("game-metres-per-second-squared", "acceleration", tenths()),
        Unit::Percent => ("game-percent", "percent", whole()),
        Unit::Second => ("game-seconds", "seconds", whole()),
        Unit::Degree => ("game-degrees", "degrees", whole()),
        Unit::DegreePerSecond => ("game-degrees-per-second", "rate", whole()),
        Unit::Gram => ("game-grams", "grams", whole()),
        Unit::Newton => ("game-newtons", "newtons", tenths()),
        Unit::NewtonMetre => ("game-newton-metres", "torque", tenths()),
        Unit::DegreeCelsius => ("game-degrees-celsius", "celsius", whole()),
        Unit::None | Unit::Boolean | Unit::Word => ("game-count", "count", whole()),
    };
    kit.say_with(id, &[(name, value)])
}

fn one_digit(value: f64) -> FluentValue<'static> {
    use wording::FluentValue::Number;
    let mut value = FluentValue::from(value);
    if let Number(number) = &mut value {
        number.options.minimum_fraction_digits = Some(1);
    }
    value
}

//! What a formula names: the events and phases that it cannot do without looking at.

use std::collections::BTreeSet;

use super::parse::parse;
use super::quantity::{Dimension, unit};
use super::ratio::Ratio;
use super::syntax::{Expr, Kind};

/// Events and phases of a formula, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Kinds of `event(…)`.
    pub events: BTreeSet<String>,
    /// Phases that `phase` is compared with, or that `during(…)` asks for.
    pub phases: BTreeSet<String>,
}

/// What a formula names. What cannot be read names nothing.
pub fn named(formula: &str) -> Named {
    let mut found = Named::default();
    collect(&mut parse(formula).0, &mut found);
    found
}

fn name(expr: &Expr) -> Option<&String> {
    match &expr.kind {
        Kind::Name(name) => Some(name),
        _ => None,
    }
}

fn collect(expr: &mut Expr, found: &mut Named) {
    match &expr.kind {
        Kind::Call {
            name: form, arguments, ..
        } => {
            let first = arguments.first().and_then(name).cloned();
            match form.as_str() {
                "event" => found.events.extend(first),
                "during" => found.phases.extend(first),
                _ => {}
            }
        }
        Kind::Compare(parts, _) if parts.iter().any(|part| name(part).is_some_and(|n| n == "phase")) => {
            let others = parts.iter().filter_map(name).filter(|n| *n != "phase");
            found.phases.extend(others.cloned());
        }
        _ => {}
    }
    expr.each_child(&mut |child| collect(child, found));
}

/// The seconds of an amount of time as it is written, e.g. `210 s` or `1 h`; `None` for anything else.
pub fn seconds(amount: &str) -> Option<f64> {
    let (expr, problems) = parse(amount);
    let Kind::Number {
        value,
        unit: Some((written, _)),
    } = expr.kind
    else {
        return None;
    };
    let per_second = Ratio::int(i64::from(simulation::TICKS_PER_SECOND));
    let (dimension, factor) = unit(&written, per_second).filter(|_| problems.is_empty())?;
    let written_s = value.to_f64() * factor.to_f64();
    (dimension == Dimension::SECOND).then_some(written_s)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_and_phases_are_found_wherever_they_stand() {
        let found =
            named("during(posts, not event(a, how = free)) and once[0 s, 2 s] (begins(phase = hover) or event(b))");
        assert_eq!(found.events.into_iter().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(found.phases.into_iter().collect::<Vec<_>>(), ["hover", "posts"]);
        assert_eq!(named("event("), Named::default());
    }

    #[test]
    fn only_times_have_seconds() {
        assert_eq!(seconds("210 s"), Some(210.0));
        assert_eq!(seconds("1 h"), Some(3600.0));
        assert_eq!(seconds("1.5 min"), Some(90.0));
        for other in ["3", "2 m", "s", "", "2 s 3"] {
            assert_eq!(seconds(other), None, "{other}");
        }
    }
}

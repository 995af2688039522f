//! Shapes of a formula that have a shorter way of being said.

use super::super::syntax::{Expr, Kind, Order};

/// The phase that `phase = …` is about.
pub(super) fn phase(expr: &Expr) -> Option<&str> {
    let Kind::Compare(parts, orders) = &expr.kind else {
        return None;
    };
    match (parts.as_slice(), orders.as_slice()) {
        (
            [
                Expr {
                    kind: Kind::Name(signal),
                    ..
                },
                Expr {
                    kind: Kind::Name(word), ..
                },
            ],
            [Order::Equal],
        ) if signal == "phase" => Some(word),
        _ => None,
    }
}

/// Event, field and word of `event(kind, field = word)`.
pub(super) fn event_with_word(expr: &Expr) -> Option<(&str, &str, &Expr)> {
    let Kind::Call { name, arguments, .. } = &expr.kind else {
        return None;
    };
    let [event, filter] = arguments.as_slice() else {
        return None;
    };
    let (Kind::Name(event), Kind::Compare(parts, orders)) = (&event.kind, &filter.kind) else {
        return None;
    };
    match (parts.as_slice(), orders.as_slice()) {
        ([field, word], [Order::Equal]) if name == "event" && matches!(word.kind, Kind::Name(_)) => {
            let Kind::Name(field) = &field.kind else { return None };
            Some((event, field, word))
        }
        _ => None,
    }
}

/// The field of `field = 0`.
pub(super) fn no(filter: &Expr) -> Option<&str> {
    let Kind::Compare(parts, orders) = &filter.kind else {
        return None;
    };
    let ([field, no], [Order::Equal]) = (parts.as_slice(), orders.as_slice()) else {
        return None;
    };
    match (&field.kind, &no.kind) {
        (Kind::Name(field), Kind::Number { value, .. }) if value.is_zero() => Some(field),
        _ => None,
    }
}

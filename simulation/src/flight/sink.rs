//! Where a step puts what happened.

use super::vocabulary::Happened;
use crate::{Event, Fixed, MAX_EVENT_FIELDS};

/// Appends events; numbers are rounded to a thousandth.
pub(crate) struct Sink<'a> {
    events: &'a mut Vec<Event>,
}

/// To a thousandth of the unit: far below what anybody perceives, and short in a journal.
pub(crate) fn thousandths(value: f64) -> Fixed {
    Fixed((libm::round(value * 1000.0) as i64).saturating_mul(1000))
}

impl<'a> Sink<'a> {
    pub(crate) fn new(events: &'a mut Vec<Event>) -> Self {
        Self { events }
    }

    /// `fields` in the order of the vocabulary.
    pub(crate) fn emit(&mut self, kind: Happened, fields: &[f64]) {
        let mut fixed = [Fixed::ZERO; MAX_EVENT_FIELDS];
        for (fixed, value) in fixed.iter_mut().zip(fields) {
            *fixed = thousandths(*value);
        }
        self.events.push(Event {
            kind: kind as u16,
            seat: 0,
            fields: fixed,
        });
    }
}

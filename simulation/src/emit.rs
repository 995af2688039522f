//! Where a step puts what happened.

use crate::{Event, Fixed, MAX_EVENT_FIELDS};

/// To a thousandth of the unit: far below what anybody perceives, and short in a journal.
pub fn thousandths(value: f64) -> Fixed {
    Fixed((libm::round(value * 1000.0) as i64).saturating_mul(1000))
}

/// Appends events that concern one seat; numbers are rounded to a thousandth.
#[derive(Debug)]
pub struct Emitter<'a> {
    events: &'a mut Vec<Event>,
    seat: u8,
}

impl<'a> Emitter<'a> {
    /// For the events of `seat` (0 where the activity has one seat).
    pub fn new(events: &'a mut Vec<Event>, seat: u8) -> Self {
        Self { events, seat }
    }

    /// `kind` is the index in the vocabulary; `fields` in its order.
    pub fn emit(&mut self, kind: impl Into<u16>, fields: &[f64]) {
        let mut fixed = [Fixed::ZERO; MAX_EVENT_FIELDS];
        for (fixed, value) in fixed.iter_mut().zip(fields) {
            *fixed = thousandths(*value);
        }
        self.events.push(Event {
            kind: kind.into(),
            seat: self.seat,
            fields: fixed,
        });
    }
}

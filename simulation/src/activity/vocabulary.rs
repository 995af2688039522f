//! What rules can speak about: signals at every tick, events when they happen.

use serde::{Deserialize, Serialize};

use super::controls::Verb;
use crate::fixed::Fixed;

/// Most fields an event carries.
pub const MAX_EVENT_FIELDS: usize = 4;

/// Unit of a signal or of an event's field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// No unit: a count, an index, a ratio.
    None,
    /// 0 or 1.
    Boolean,
    /// An index into `words`.
    Word,
    /// m
    Metre,
    /// m/s
    MetrePerSecond,
    /// m/s²
    MetrePerSecondSquared,
    /// degree
    Degree,
    /// degree per second
    DegreePerSecond,
    /// s
    Second,
    /// 0 to 100
    Percent,
    /// N
    Newton,
    /// g
    Gram,
    /// mm
    Millimetre,
    /// N·m
    NewtonMetre,
    /// °C
    DegreeCelsius,
}

/// A named quantity that the activity gives at every tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalKind {
    /// Lower-case name with underscores; with `per_seat`, one value per seat.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// For [`Unit::Word`]: the words, in index order.
    pub words: Vec<String>,
    /// One value per seat instead of one for all.
    pub per_seat: bool,
    /// Smallest value it can take.
    pub min: Fixed,
    /// Largest value it can take.
    pub max: Fixed,
}

/// A field of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldKind {
    /// Lower-case name with underscores.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// For [`Unit::Word`]: the words, in index order.
    pub words: Vec<String>,
}

/// A named kind of event. An event states what happened, never what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventKind {
    /// Lower-case name with underscores.
    pub name: String,
    /// At most [`MAX_EVENT_FIELDS`].
    pub fields: Vec<FieldKind>,
    /// True where it follows from a player's own act, false where the situation does it to them.
    pub own_act: bool,
}

/// Everything a rule can speak about in one activity with one set of parameters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    /// Signals, in sampling order: see [`Vocabulary::sample_len`].
    pub signals: Vec<SignalKind>,
    /// Event kinds; [`Event::kind`] is the index. Index 0 is always `verb` (see [`EventKind::verb`]).
    pub events: Vec<EventKind>,
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

impl SignalKind {
    /// A quantity from `min` to `max`.
    pub fn number(name: &str, unit: Unit, min: i64, max: i64) -> Self {
        Self {
            name: name.to_owned(),
            unit,
            words: Vec::new(),
            per_seat: false,
            min: Fixed::from_int(min),
            max: Fixed::from_int(max),
        }
    }

    /// Yes or no.
    pub fn boolean(name: &str) -> Self {
        Self::number(name, Unit::Boolean, 0, 1)
    }

    /// One of these words.
    pub fn word(name: &str, words: &[&str]) -> Self {
        Self {
            words: owned(words),
            ..Self::number(name, Unit::Word, 0, words.len().saturating_sub(1) as i64)
        }
    }

    /// The signal `phase`, which every activity has; `phases` are its words.
    pub fn phase(phases: &[String]) -> Self {
        let words: Vec<&str> = phases.iter().map(String::as_str).collect();
        Self::word("phase", &words)
    }

    /// One value per seat.
    #[must_use]
    pub fn for_each_seat(self) -> Self {
        Self { per_seat: true, ..self }
    }
}

impl FieldKind {
    /// A quantity.
    pub fn number(name: &str, unit: Unit) -> Self {
        Self {
            name: name.to_owned(),
            unit,
            words: Vec::new(),
        }
    }

    /// One of these words.
    pub fn word(name: &str, words: &[&str]) -> Self {
        Self {
            words: owned(words),
            ..Self::number(name, Unit::Word)
        }
    }
}

impl EventKind {
    /// Follows from a player's own act.
    pub fn own_act(name: &str, fields: Vec<FieldKind>) -> Self {
        Self {
            name: name.to_owned(),
            fields,
            own_act: true,
        }
    }

    /// Something that the situation does.
    pub fn happening(name: &str, fields: Vec<FieldKind>) -> Self {
        Self {
            own_act: false,
            ..Self::own_act(name, fields)
        }
    }

    /// The event that every activity emits when a seat chooses a verb: field `verb` (word).
    pub fn verb() -> Self {
        Self::own_act("verb", vec![FieldKind::word("verb", &Verb::WORDS)])
    }
}

impl Vocabulary {
    /// Values in one sample: one per shared signal, `seats` per per-seat signal.
    pub fn sample_len(&self, seats: u8) -> usize {
        self.signals
            .iter()
            .map(|s| if s.per_seat { usize::from(seats) } else { 1 })
            .sum()
    }

    /// Where the value of signal `name` for `seat` stands in a sample; `None` for an unknown name.
    pub fn sample_index(&self, name: &str, seat: u8, seats: u8) -> Option<usize> {
        let mut at = 0;
        for signal in &self.signals {
            let width = if signal.per_seat { usize::from(seats) } else { 1 };
            if signal.name == name {
                return Some(at + if signal.per_seat { usize::from(seat) } else { 0 });
            }
            at += width;
        }
        None
    }

    /// Index of the event kind `name`.
    pub fn event_index(&self, name: &str) -> Option<u16> {
        self.events.iter().position(|e| e.name == name).map(|i| i as u16)
    }
}

/// Something that happened at a tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Index into [`Vocabulary::events`].
    pub kind: u16,
    /// The seat whose act or drone or hands it concerns; 0 where the activity has one seat.
    pub seat: u8,
    /// Fields in the order of the kind; unused ones are zero.
    pub fields: [Fixed; MAX_EVENT_FIELDS],
}

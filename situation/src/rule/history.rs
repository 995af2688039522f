//! What the monitor remembers of a session: the last ticks, as many as its rows can look at.

use std::collections::VecDeque;

use simulation::{Event, Fixed};

use super::trace::{ABSENT, Mark, Trace, between, stored};

#[derive(Debug, Clone)]
pub(super) struct History {
    first: i64,
    end: i64,
    at_beginning: bool,
    /// Ticks kept.
    kept: i64,
    mask: usize,
    /// Place of each slot of a sample within a kept row; `NONE` for what no rule reads.
    places: Vec<u16>,
    slots: Vec<u16>,
    rows: Vec<i64>,
    /// Last tick at which each place had another value than at the tick before.
    changed: Vec<i64>,
    events: VecDeque<(i64, Event)>,
    marks: VecDeque<(i64, Mark)>,
}

const NONE: u16 = u16::MAX;

/// More ticks than any session or window has.
pub(super) const FOREVER: i64 = i64::MAX / 4;

impl History {
    /// Keeps `kept` ticks of the slots that are read.
    pub(super) fn new(first: i64, at_beginning: bool, kept: i64, slots: Vec<u16>, width: usize) -> Self {
        let mut places = vec![NONE; width];
        for (place, slot) in slots.iter().enumerate() {
            if let Some(entry) = places.get_mut(usize::from(*slot)) {
                *entry = place as u16;
            }
        }
        let capacity = usize::try_from(kept).unwrap_or(1).max(1).next_power_of_two();
        Self {
            first,
            end: first,
            at_beginning,
            kept,
            mask: capacity - 1,
            places,
            // Nothing was there before the first tick.
            changed: vec![first - 1; slots.len()],
            slots,
            rows: Vec::new(),
            events: VecDeque::new(),
            marks: VecDeque::new(),
        }
    }

    /// Appends a tick; missing values are absent.
    pub(super) fn push(&mut self, value: impl Fn(usize) -> Option<Fixed>, events: &[Event], marks: &[Mark]) {
        let width = self.slots.len();
        let row = (self.end - self.first) as usize & self.mask;
        if self.rows.len() < (row + 1) * width {
            self.rows.resize((row + 1) * width, ABSENT);
        }
        for (place, slot) in self.slots.iter().enumerate() {
            let before = self.at(self.end - 1, place as u16);
            let now = value(usize::from(*slot)).map_or(ABSENT, stored);
            if now != before {
                self.changed[place] = self.end;
            }
            self.rows[row * width + place] = now;
        }
        self.events.extend(events.iter().map(|event| (self.end, *event)));
        self.marks.extend(marks.iter().map(|mark| (self.end, *mark)));
        self.end += 1;
        let oldest = self.end - self.kept;
        while self.events.front().is_some_and(|(tick, _)| *tick < oldest) {
            self.events.pop_front();
        }
        while self.marks.front().is_some_and(|(tick, _)| *tick < oldest) {
            self.marks.pop_front();
        }
    }

    /// Place of a slot within kept rows, for [`Self::at`].
    pub(super) fn place(&self, slot: u16) -> u16 {
        self.places.get(usize::from(slot)).copied().unwrap_or(NONE)
    }

    /// Stored value, [`ABSENT`] where there is none.
    pub(super) fn at(&self, tick: i64, place: u16) -> i64 {
        if tick < self.first || tick >= self.end || tick < self.end - self.kept || place == NONE {
            return ABSENT;
        }
        let row = (tick - self.first) as usize & self.mask;
        self.rows[row * self.slots.len() + usize::from(place)]
    }

    /// Whether a place has another value at `tick` than at the tick before, and has kept it since.
    pub(super) fn changes_at(&self, tick: i64, place: u16) -> bool {
        self.changed.get(usize::from(place)) == Some(&tick)
    }

    /// Ticks after `tick` at which a place has the value that it has at `tick`, step `step` being the last;
    /// [`FOREVER`] where that ends only once its value changes.
    pub(super) fn same_for(&self, tick: i64, place: u16, step: i64) -> i64 {
        if place == NONE || tick < self.first || tick >= self.end {
            self.place_absent_for(tick, place)
        } else if self.changed[usize::from(place)] > tick {
            0
        } else if step >= self.end {
            // After the last tick there is no value.
            self.end - 1 - tick
        } else {
            FOREVER
        }
    }

    /// Ticks after `tick` that have no value either, where `tick` lies before or after what is kept; 0 elsewhere.
    pub(super) fn absent_for(&self, tick: i64) -> i64 {
        let oldest = self.first.max(self.end - self.kept);
        if tick >= self.end {
            FOREVER
        } else if tick < oldest {
            (oldest - tick - 1).max(0)
        } else {
            0
        }
    }

    /// The same of one value; what nothing reads never has one.
    pub(super) fn place_absent_for(&self, tick: i64, place: u16) -> i64 {
        if place == NONE { FOREVER } else { self.absent_for(tick) }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.rows.capacity() * 8
            + self.events.capacity() * size_of::<(i64, Event)>()
            + self.marks.capacity() * size_of::<(i64, Mark)>()
    }
}

impl Trace for History {
    fn first(&self) -> i64 {
        self.first.max(self.end - self.kept)
    }

    fn end(&self) -> i64 {
        self.end
    }

    fn at_beginning(&self) -> bool {
        self.at_beginning && self.first >= self.end - self.kept
    }

    fn value(&self, tick: i64, slot: u16) -> Option<i64> {
        Some(self.at(tick, self.place(slot))).filter(|value| *value != ABSENT)
    }

    fn events(&self, tick: i64, visit: &mut dyn FnMut(&Event)) {
        let from = self.events.partition_point(|(at, _)| *at < tick);
        self.events
            .range(from..)
            .take_while(|(at, _)| *at == tick)
            .for_each(|(_, event)| visit(event));
    }

    fn quiet(&self, tick: i64) -> (i64, i64) {
        let next = self.events.partition_point(|(at, _)| *at < tick);
        let at = |index: usize| self.events.get(index).map(|(at, _)| *at);
        between(next.checked_sub(1).and_then(at), at(next), tick)
    }

    fn marks(&self, tick: i64, visit: &mut dyn FnMut(Mark)) {
        let from = self.marks.partition_point(|(at, _)| *at < tick);
        self.marks
            .range(from..)
            .take_while(|(at, _)| *at == tick)
            .for_each(|(_, mark)| visit(*mark));
    }
}

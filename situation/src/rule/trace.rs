//! What evaluators read: a stretch of a session, and what is known beside it.

use simulation::{Event, Fixed, Tick};

/// A person's mark at its effective tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Index into the setting's mark names.
    pub word: u16,
    /// The seat it is about.
    pub seat: u8,
}

/// Stands for "no value"; a real sample of this size is moved by a millionth.
pub(crate) const ABSENT: i64 = i64::MIN;

/// The stored form of a sample.
pub(crate) fn stored(value: Fixed) -> i64 {
    value.0.max(ABSENT + 1)
}

/// A stretch of ticks. Ticks are plain numbers here: −1 is the tick before tick 0.
pub(crate) trait Trace {
    /// First tick at hand.
    fn first(&self) -> i64;
    /// One past the last tick at hand.
    fn end(&self) -> i64;
    /// True where nothing was before the first tick: the session begins there.
    fn at_beginning(&self) -> bool;
    /// Sampled value; `None` outside and where the signal is absent.
    fn value(&self, tick: i64, slot: u16) -> Option<i64>;
    /// Calls `visit` with each event of a tick.
    fn events(&self, tick: i64, visit: &mut dyn FnMut(&Event));
    /// First and last of the ticks around this one at which nothing happened, as far as that goes; where something did,
    /// none: the last is then before the first.
    fn quiet(&self, tick: i64) -> (i64, i64);
    /// Calls `visit` with each mark of a tick.
    fn marks(&self, tick: i64, visit: &mut dyn FnMut(Mark));
}

/// No tick at all.
pub(crate) const NO_TICKS: (i64, i64) = (0, -1);

/// The quiet ticks around `tick` between the events before and after it.
pub(crate) fn between(before: Option<i64>, next: Option<i64>, tick: i64) -> (i64, i64) {
    if next == Some(tick) {
        return NO_TICKS;
    }
    (
        before.map_or(i64::MIN, |before| before + 1),
        next.map_or(i64::MAX, |next| next - 1),
    )
}

/// A stretch of a session: all of it, or what a package discloses of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    first: Tick,
    at_beginning: bool,
    width: usize,
    values: Vec<i64>,
    events: Vec<(Tick, Event)>,
    marks: Vec<(Tick, Mark)>,
}

impl Segment {
    /// An empty stretch that starts at `first`; `width` is the length of a sample. `at_beginning` where the
    /// session itself begins there.
    pub const fn new(first: Tick, at_beginning: bool, width: usize) -> Self {
        Self {
            first,
            at_beginning,
            width,
            values: Vec::new(),
            events: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Appends a tick. Missing values at the end of `sample` count as absent.
    pub fn push(&mut self, sample: &[Fixed], events: &[Event]) {
        let tick = self.end_tick();
        let present = sample.iter().take(self.width).map(|value| stored(*value));
        self.values
            .extend(present.chain(std::iter::repeat(ABSENT)).take(self.width));
        self.events.extend(events.iter().map(|event| (tick, *event)));
    }

    /// Appends a tick of which some signals have no value.
    pub fn push_with_gaps(&mut self, sample: &[Option<Fixed>], events: &[Event]) {
        let tick = self.end_tick();
        let present = sample.iter().take(self.width).map(|value| value.map_or(ABSENT, stored));
        self.values
            .extend(present.chain(std::iter::repeat(ABSENT)).take(self.width));
        self.events.extend(events.iter().map(|event| (tick, *event)));
    }

    /// Adds a mark at its effective tick; marks may come in any order.
    pub fn mark(&mut self, tick: Tick, mark: Mark) {
        let at = self.marks.partition_point(|known| *known <= (tick, mark));
        self.marks.insert(at, (tick, mark));
    }

    /// One past the last tick.
    pub fn end_tick(&self) -> Tick {
        self.first + (self.values.len() / self.width.max(1)) as Tick
    }

    /// First tick.
    pub const fn first_tick(&self) -> Tick {
        self.first
    }

    /// True where the session begins at the first tick.
    pub const fn starts_at_beginning(&self) -> bool {
        self.at_beginning
    }

    /// Sample length.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Values of a tick, `None` where absent.
    pub fn sample(&self, tick: Tick) -> Vec<Option<Fixed>> {
        let mut sample = vec![None; self.width];
        self.read_sample(tick, &mut sample);
        sample
    }

    /// Writes the values of a tick into `sample`, `None` where absent.
    pub fn read_sample(&self, tick: Tick, sample: &mut [Option<Fixed>]) {
        for (slot, value) in sample.iter_mut().enumerate() {
            *value = Trace::value(self, tick.into(), slot as u16).map(Fixed);
        }
    }

    /// One value of a tick, `None` where absent.
    pub fn value(&self, tick: Tick, slot: u16) -> Option<Fixed> {
        Trace::value(self, tick.into(), slot).map(Fixed)
    }

    /// Events of a tick.
    pub fn events_at(&self, tick: Tick) -> impl Iterator<Item = &Event> {
        let from = self.events.partition_point(|(at, _)| *at < tick);
        self.events[from..]
            .iter()
            .take_while(move |(at, _)| *at == tick)
            .map(|(_, event)| event)
    }

    /// Marks of a tick.
    pub fn marks_at(&self, tick: Tick) -> impl Iterator<Item = Mark> {
        let from = self.marks.partition_point(|(at, _)| *at < tick);
        self.marks[from..]
            .iter()
            .take_while(move |(at, _)| *at == tick)
            .map(|(_, mark)| *mark)
    }

    /// Shows every tick in order: values, events, marks.
    pub(super) fn each_tick(&self, mut visit: impl FnMut(&[Option<Fixed>], &[Event], &[Mark])) {
        let (mut events, mut marks) = (Vec::new(), Vec::new());
        let mut sample = vec![None; self.width];
        for tick in self.first..self.end_tick() {
            events.clear();
            events.extend(self.events_at(tick).copied());
            marks.clear();
            marks.extend(self.marks_at(tick));
            self.read_sample(tick, &mut sample);
            visit(&sample, &events, &marks);
        }
    }

    /// The ticks from `from` to `to` (both included) alone. It starts at the beginning only if this one does
    /// and `from` is its first tick.
    #[must_use]
    pub fn part(&self, from: Tick, to: Tick) -> Self {
        let from = from.clamp(self.first, self.end_tick());
        let to = (to.saturating_add(1)).clamp(from, self.end_tick());
        let (a, b) = (
            (from - self.first) as usize * self.width,
            (to - self.first) as usize * self.width,
        );
        Self {
            first: from,
            at_beginning: self.at_beginning && from == self.first,
            width: self.width,
            values: self.values[a..b].to_vec(),
            events: self
                .events
                .iter()
                .filter(|(tick, _)| (from..to).contains(tick))
                .copied()
                .collect(),
            marks: self
                .marks
                .iter()
                .filter(|(tick, _)| (from..to).contains(tick))
                .copied()
                .collect(),
        }
    }
}

impl Trace for Segment {
    fn first(&self) -> i64 {
        self.first.into()
    }

    fn end(&self) -> i64 {
        self.end_tick().into()
    }

    fn at_beginning(&self) -> bool {
        self.at_beginning
    }

    fn value(&self, tick: i64, slot: u16) -> Option<i64> {
        let row = usize::try_from(tick - i64::from(self.first)).ok()?;
        let slot = usize::from(slot);
        if slot >= self.width {
            return None;
        }
        self.values
            .get(row.checked_mul(self.width)? + slot)
            .copied()
            .filter(|value| *value != ABSENT)
    }

    fn events(&self, tick: i64, visit: &mut dyn FnMut(&Event)) {
        if let Ok(tick) = Tick::try_from(tick) {
            self.events_at(tick).for_each(visit);
        }
    }

    fn quiet(&self, tick: i64) -> (i64, i64) {
        let next = self.events.partition_point(|(at, _)| i64::from(*at) < tick);
        let at = |index: usize| self.events.get(index).map(|(at, _)| i64::from(*at));
        between(next.checked_sub(1).and_then(at), at(next), tick)
    }

    fn marks(&self, tick: i64, visit: &mut dyn FnMut(Mark)) {
        if let Ok(tick) = Tick::try_from(tick) {
            self.marks_at(tick).for_each(visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_quiet_between_two_events_and_at_none() {
        let event = Event {
            kind: 1,
            seat: 0,
            fields: [Fixed::ZERO; simulation::MAX_EVENT_FIELDS],
        };
        let mut segment = Segment::new(10, true, 1);
        for tick in 10..40 {
            let events = if [20, 21, 30].contains(&tick) {
                &[event; 2][..]
            } else {
                &[]
            };
            segment.push(&[Fixed::ZERO], events);
        }
        for (tick, quiet) in [
            (5, (i64::MIN, 19)),
            (22, (22, 29)),
            (29, (22, 29)),
            (31, (31, i64::MAX)),
        ] {
            assert_eq!(segment.quiet(tick), quiet, "{tick}");
        }
        for tick in [20, 21, 30] {
            let (from, to) = segment.quiet(tick);
            assert!(from > to, "{tick}");
        }
    }
}

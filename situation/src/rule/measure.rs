//! Windowed quantities of the monitor, each in constant amortised time per tick whatever the window.

use std::collections::VecDeque;

use super::formula::{Scalar, Window};
use super::history::{FOREVER, History};
use super::truth::Bits;

/// A scalar with the places of its samples within the history.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    absolute: bool,
    offset: i128,
    parts: Vec<(i128, u16, i64)>,
}

impl Placed {
    pub(super) fn new(scalar: &Scalar, history: &History) -> Self {
        let place = |(coefficient, sample): &(i64, super::formula::Sample)| {
            (
                i128::from(*coefficient),
                history.place(sample.slot),
                i64::from(sample.back),
            )
        };
        Self {
            absolute: scalar.absolute,
            offset: scalar.offset.into(),
            parts: scalar.parts.iter().map(place).collect(),
        }
    }

    /// The value at a tick; `None` where a sample is absent.
    pub(super) fn at(&self, history: &History, tick: i64) -> Option<i128> {
        let mut sum = self.offset;
        for (coefficient, place, back) in &self.parts {
            let value = history.at(tick - back, *place);
            if value == super::trace::ABSENT {
                return None;
            }
            sum += coefficient * i128::from(value);
        }
        Some(if self.absolute { sum.abs() } else { sum })
    }

    /// Ticks after `tick` at which it is what it is at `tick`, as far as step `step` can tell: see
    /// [`History::same_for`].
    pub(super) fn same_for(&self, history: &History, tick: i64, step: i64) -> i64 {
        let same = |(_, place, back): &(i128, u16, i64)| history.same_for(tick - back, *place, step);
        let all_same = self.parts.iter().map(same).min().unwrap_or(FOREVER);
        all_same.max(self.absent_for(history, tick))
    }

    /// Ticks after `tick` at which it has no value, as it has none at `tick`; 0 where it has one.
    pub(super) fn absent_for(&self, history: &History, tick: i64) -> i64 {
        let absent = |(_, place, back): &(i128, u16, i64)| history.place_absent_for(tick - back, *place);
        self.parts.iter().map(absent).max().unwrap_or(0)
    }
}

/// Sum over a window: what enters is added, what leaves is taken away, exactly.
#[derive(Debug, Clone)]
pub(super) struct Total {
    sum: i128,
    absent: i64,
}

impl Total {
    pub(super) fn new(window: Window) -> Self {
        Self {
            sum: 0,
            absent: window.len(),
        }
    }

    pub(super) fn step(&mut self, entering: Option<i128>, leaving: Option<i128>) -> Option<i128> {
        match entering {
            Some(value) => self.sum += value,
            None => self.absent += 1,
        }
        match leaving {
            Some(value) => self.sum -= value,
            None => self.absent -= 1,
        }
        (self.absent == 0).then_some(self.sum)
    }
}

/// Largest (or smallest) value of a window: a queue of the values that can still become it.
#[derive(Debug, Clone)]
pub(super) struct Extreme {
    highest: bool,
    absent: i64,
    queue: VecDeque<(i64, i128)>,
}

impl Extreme {
    pub(super) fn new(window: Window, highest: bool) -> Self {
        Self {
            highest,
            absent: window.len(),
            queue: VecDeque::new(),
        }
    }

    /// `tick` enters; everything before `oldest` has left.
    pub(super) fn step(
        &mut self,
        tick: i64,
        oldest: i64,
        entering: Option<i128>,
        leaving: Option<i128>,
    ) -> Option<i128> {
        self.absent -= i64::from(leaving.is_none());
        if let Some(value) = entering {
            while self
                .queue
                .back()
                .is_some_and(|(_, last)| if self.highest { *last <= value } else { *last >= value })
            {
                self.queue.pop_back();
            }
            self.queue.push_back((tick, value));
        } else {
            self.absent += 1;
        }
        while self.queue.front().is_some_and(|(at, _)| *at < oldest) {
            self.queue.pop_front();
        }
        if self.absent == 0 {
            self.queue.front().map(|(_, value)| *value)
        } else {
            None
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.queue.capacity() * size_of::<(i64, i128)>()
    }
}

/// A number that changes by `rate` per step, for so many steps.
#[derive(Debug, Clone, Copy)]
pub(super) struct Even {
    pub(super) value: i64,
    pub(super) rate: i64,
    pub(super) steps: i64,
}

impl Even {
    /// The higher of two, for as long as it stays the higher one.
    fn highest(self, other: Self) -> Self {
        let (high, low) = if (self.value, self.rate) >= (other.value, other.rate) {
            (self, other)
        } else {
            (other, self)
        };
        let nears = low.rate - high.rate;
        let overtaken = if nears > 0 {
            (high.value - low.value) / nears
        } else {
            FOREVER
        };
        Self {
            steps: high.steps.min(low.steps).min(overtaken),
            ..high
        }
    }
}

/// Ticks of a window at which a formula holds: surely and possibly.
#[derive(Debug, Clone)]
pub(super) struct Count {
    surely: i64,
    possibly: i64,
}

impl Count {
    pub(super) fn new(window: Window, before: Bits) -> Self {
        Self {
            surely: window.len() * i64::from(before & 1),
            possibly: window.len() * i64::from(before >> 1),
        }
    }

    pub(super) fn step(&mut self, entering: Bits, leaving: Bits) -> (i128, i128) {
        self.surely += i64::from(entering & 1) - i64::from(leaving & 1);
        self.possibly += i64::from(entering >> 1) - i64::from(leaving >> 1);
        (self.surely.into(), self.possibly.into())
    }

    /// The least and the most, each with what it changes by per step while the same values enter and leave.
    pub(super) fn evenly(&self, entering: Bits, leaving: Bits) -> [(i128, i128); 2] {
        let rate = |plane: u8| i128::from(entering >> plane & 1) - i128::from(leaving >> plane & 1);
        [(self.surely.into(), rate(0)), (self.possibly.into(), rate(1))]
    }

    /// As many steps at which the same values enter and leave.
    pub(super) fn skip(&mut self, entering: Bits, leaving: Bits, steps: i64) {
        self.surely += steps * (i64::from(entering & 1) - i64::from(leaving & 1));
        self.possibly += steps * (i64::from(entering >> 1) - i64::from(leaving >> 1));
    }
}

/// Longest run within a window. Finished runs wait in a queue of falling length: a run at least as long
/// that comes later outlives the ones before it, so that the queue holds few.
#[derive(Debug, Clone)]
pub(super) struct Runs {
    start: Option<i64>,
    finished: VecDeque<(i64, i64)>,
}

impl Runs {
    /// `held` where it held at every tick before `first`, `length` ticks being all that can count.
    pub(super) fn new(held: bool, first: i64, length: i64) -> Self {
        Self {
            start: held.then_some(first - length),
            finished: VecDeque::new(),
        }
    }

    /// `tick` enters; everything before `oldest` has left. Returns the longest run.
    pub(super) fn step(&mut self, tick: i64, oldest: i64, holds: bool) -> i64 {
        if holds {
            self.start.get_or_insert(tick);
        } else if let Some(start) = self.start.take() {
            let length = tick - start;
            while self.finished.back().is_some_and(|(from, end)| end - from <= length) {
                self.finished.pop_back();
            }
            self.finished.push_back((start, tick));
        }
        while self.finished.front().is_some_and(|(_, end)| *end <= oldest) {
            self.finished.pop_front();
        }
        let clipped = |(from, end): &(i64, i64)| end - (*from).max(oldest);
        let running = self.start.map_or(0, |start| tick + 1 - start.max(oldest));
        let first = self.finished.front().map_or(0, clipped);
        let second = self.finished.get(1).map_or(0, clipped);
        running.max(first).max(second)
    }

    /// What [`Self::step`] gave for the window from `oldest` to `tick`, and how it changes while what entered
    /// goes on entering.
    pub(super) fn evenly(&self, tick: i64, oldest: i64) -> Even {
        let running = self.start.map(|start| Even {
            value: tick + 1 - start.max(oldest),
            rate: i64::from(start > oldest),
            steps: if start > oldest { start - oldest } else { FOREVER },
        });
        let finished = |(from, end): &(i64, i64)| Even {
            value: end - (*from).max(oldest),
            rate: -i64::from(*from <= oldest),
            // Once it has left, the one behind the second counts.
            steps: if *from > oldest {
                from - oldest
            } else {
                end - oldest - 1
            },
        };
        let runs = self.finished.iter().take(2).map(finished).chain(running);
        let none = Even {
            value: 0,
            rate: 0,
            steps: FOREVER,
        };
        runs.fold(none, Even::highest)
    }

    pub(super) fn bytes(&self) -> usize {
        self.finished.capacity() * size_of::<(i64, i64)>()
    }
}

//! What nodes were worth, as far back as anything reads them.

use super::step::{NEVER, Read};
use crate::rule::history::FOREVER;
use crate::rule::truth::{Bits, NEGATED};

/// Most past values looked through at once for the next that differs. Who reads so long ago looks again after as many
/// steps: cheap enough for windows of an hour, and bounded for whoever is woken at every tick.
const LOOK: i64 = 1_024;

/// What a node was worth at its steps up to the last.
#[derive(Debug, Clone)]
pub(super) struct Values {
    /// Ticks by which the node is late.
    pub(super) delay: i64,
    pub(super) now: Bits,
    /// First step since which it is worth that.
    since: i64,
    /// What it was worth at the step before that.
    before: Bits,
    /// The values from `first` to `since`, where a reader is later than the node.
    ring: Option<Ring>,
    first: i64,
    /// What it was worth before `first`.
    steady: Bits,
}

#[derive(Debug, Clone)]
struct Ring {
    values: Vec<Bits>,
    mask: usize,
}

impl Values {
    /// Of a node that was always worth `steady` before step `first`, read up to `lag` steps late.
    pub(super) fn new(delay: i64, steady: Bits, first: i64, lag: u32) -> Self {
        let capacity = (lag as usize + 1).next_power_of_two();
        let ring = (lag > 0).then(|| Ring {
            values: vec![0; capacity],
            mask: capacity - 1,
        });
        Self {
            delay,
            now: steady,
            since: NEVER,
            before: steady,
            ring,
            first,
            steady,
        }
    }

    /// Is worth `value` from `step` on; true where that is a change.
    pub(super) fn becomes(&mut self, value: Bits, step: i64) -> bool {
        if value == self.now {
            return false;
        }
        if let Some(ring) = &mut self.ring {
            let from = self.since.max(self.first);
            ring.fill(from, step - from, self.now);
        }
        self.before = self.now;
        self.now = value;
        self.since = step;
        true
    }

    fn at(&self, step: i64) -> Bits {
        match &self.ring {
            _ if step >= self.since => self.now,
            _ if step < self.first => self.steady,
            Some(ring) => ring.values[step as usize & ring.mask],
            None => self.before,
        }
    }

    /// Steps after `step` at which it was worth the same; [`FOREVER`] where it is so still.
    fn lasting(&self, step: i64) -> i64 {
        if step >= self.since {
            return FOREVER;
        }
        let other = Wanted {
            mask: 0b11,
            unlike: self.at(step),
        };
        let end = self.since.min(self.first.max(step + 1) + LOOK);
        self.past(other, step + 1, end) - step - 1
    }

    /// The first step from `from` on at which it is worth what is wanted; `end` where none before is.
    fn find(&self, wanted: Wanted, from: i64, end: i64) -> i64 {
        let past = end.min(self.since);
        let found = if from < past {
            self.past(wanted, from, past)
        } else {
            from
        };
        if found < past || wanted.is(self.now) {
            found.min(end)
        } else {
            end
        }
    }

    /// The same of steps before `since`.
    fn past(&self, wanted: Wanted, from: i64, end: i64) -> i64 {
        if from < self.first && wanted.is(self.steady) {
            return from;
        }
        let from = from.max(self.first);
        match &self.ring {
            _ if from >= end => end,
            Some(ring) => ring.find(wanted, from, end),
            None if wanted.is(self.before) => from,
            None => end,
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.ring.as_ref().map_or(0, |ring| ring.values.capacity())
    }
}

impl Ring {
    /// The same value at `steps` steps from `first` on.
    fn fill(&mut self, first: i64, steps: i64, value: Bits) {
        let count = usize::try_from(steps).unwrap_or(usize::MAX).min(self.values.len());
        let from = first as usize & self.mask;
        let before_end = count.min(self.values.len() - from);
        self.values[from..from + before_end].fill(value);
        self.values[..count - before_end].fill(value);
    }

    fn find(&self, wanted: Wanted, from: i64, end: i64) -> i64 {
        let count = (end - from) as usize;
        let place = from as usize & self.mask;
        let before_end = count.min(self.values.len() - place);
        let mut found = wanted.first(&self.values[place..place + before_end]);
        if found == before_end {
            found += wanted.first(&self.values[..count - before_end]);
        }
        from + found as i64
    }
}

/// Values that have not all of these bits as another has.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    mask: Bits,
    unlike: Bits,
}

impl Wanted {
    /// Values that, read so, hold (or do not) in this plane.
    fn of(negated: bool, plane: usize, holds: bool) -> Self {
        let mask = 1 << if negated { 1 - plane } else { plane };
        Self {
            mask,
            unlike: if holds == negated { mask } else { 0 },
        }
    }

    const fn is(self, value: Bits) -> bool {
        (value ^ self.unlike) & self.mask != 0
    }

    /// Place of the first of these values; their number where there is none.
    fn first(self, values: &[Bits]) -> usize {
        // A whole piece without a way out in its middle is looked through many values at once.
        let has_none = |piece: &&[Bits]| !piece.iter().fold(false, |any, value| any | self.is(*value));
        let pieces = values.chunks(64).take_while(has_none);
        let without: usize = pieces.map(<[Bits]>::len).sum();
        let rest = values[without..].iter().take_while(|value| !self.is(**value));
        without + rest.count()
    }
}

/// The nodes as one that steps reads them.
pub(super) struct View<'a> {
    pub(super) nodes: &'a [Values],
    pub(super) step: i64,
}

impl View<'_> {
    pub(super) fn read(&self, read: Read) -> Bits {
        self.at(read, self.step - i64::from(read.lag))
    }

    /// The first tick from `from` on, no later than this step can tell, for which the node holds (or does not) in this
    /// plane; `end` where none before does.
    pub(super) fn find(&self, read: Read, plane: usize, holds: bool, from: i64, end: i64) -> i64 {
        let node = &self.nodes[read.node as usize];
        let wanted = Wanted::of(read.negated, plane, holds);
        node.find(wanted, from + node.delay, end + node.delay) - node.delay
    }

    /// Steps after this one that read the same; [`FOREVER`] where that ends only once the node changes, which wakes
    /// its readers.
    pub(super) fn lasting(&self, read: Read) -> i64 {
        self.nodes[read.node as usize].lasting(self.step - i64::from(read.lag))
    }

    fn at(&self, read: Read, step: i64) -> Bits {
        let value = self.nodes[read.node as usize].at(step);
        if read.negated {
            NEGATED[usize::from(value)]
        } else {
            value
        }
    }
}

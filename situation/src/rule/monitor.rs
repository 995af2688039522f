//! The online monitor: fed tick by tick, it gives a moment as soon as all that the row may look at has
//! passed.

use std::ops::Range;

use simulation::{Event, Fixed, Tick};

use super::compile::CompiledRows;
use super::engine::{Engine, Happened};
use super::evidence;
use super::formula::{Arena, Node};
use super::history::History;
use super::moment::{MOST_MOMENTS, Moment};
use super::trace::{Mark, Segment, Trace};
use super::truth::{Bits, TRUE, Truth};

/// Watches a session.
#[derive(Debug, Clone)]
pub struct Monitor<'a> {
    rows: &'a CompiledRows,
    engine: Engine,
    history: History,
    first: i64,
    /// Moments given so far, per row.
    given: Vec<u32>,
}

impl<'a> Monitor<'a> {
    /// A session from its beginning; its first tick is `first`.
    pub fn new(rows: &'a CompiledRows, first: Tick) -> Self {
        Self::over(rows, first, true)
    }

    /// A stretch of a session that starts at `first`; `at_beginning` where the session itself does.
    pub fn over(rows: &'a CompiledRows, first: Tick, at_beginning: bool) -> Self {
        let kept = rows
            .rows()
            .iter()
            .map(|row| row.reach.back + row.reach.ahead)
            .max()
            .unwrap_or(0)
            + 3;
        let history = History::new(first.into(), at_beginning, kept, slots_read(&rows.arena), rows.width);
        let engine = Engine::new(rows, &history, first, at_beginning);
        Self {
            rows,
            engine,
            history,
            first: first.into(),
            given: vec![0; rows.rows().len()],
        }
    }

    /// Takes the next tick. Marks are taken at their effective tick: late ones are for a second pass over
    /// the session once it is sealed.
    pub fn tick(&mut self, sample: &[Fixed], events: &[Event], marks: &[Mark], out: &mut Vec<Moment>) {
        self.history.push(|slot| sample.get(slot).copied(), events, marks);
        self.advance(&Happened::Tick { events, marks }, out);
    }

    /// Takes the next tick, of which some signals have no value.
    pub fn tick_with_gaps(
        &mut self,
        sample: &[Option<Fixed>],
        events: &[Event],
        marks: &[Mark],
        out: &mut Vec<Moment>,
    ) {
        self.history
            .push(|slot| sample.get(slot).copied().flatten(), events, marks);
        self.advance(&Happened::Tick { events, marks }, out);
    }

    /// Nothing more comes: gives the moments that were waiting and hold whatever would have come.
    pub fn finish(mut self, out: &mut Vec<Moment>) {
        let ahead = self.rows.rows().iter().map(|row| row.reach.ahead).max().unwrap_or(0);
        let Self {
            rows,
            engine,
            history,
            first,
            given,
        } = &mut self;
        engine.run_out(history, ahead, |engine, steps| {
            give((rows, engine, history), *first, steps, given, out);
        });
        let order = |moment: &Moment| (moment.attempt, moment.row);
        out.sort_by_key(order);
    }

    /// Attempts of `row` seen so far, up to the most that are kept.
    pub fn seen(&self, row: usize) -> u32 {
        self.given.get(row).copied().unwrap_or(0)
    }

    /// What the last tick settled about each node, `None` where it is about a tick before the first.
    pub(super) fn settled(&self) -> impl Iterator<Item = Option<Bits>> {
        self.rows.arena.refs().map(|of| {
            let tick = self.engine.last() - self.engine.delay(of);
            (tick >= self.first).then(|| self.engine.value(of))
        })
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.engine.bytes() + self.history.bytes() + self.given.capacity() * 4
    }

    fn advance(&mut self, happened: &Happened<'_>, out: &mut Vec<Moment>) {
        self.engine.step(&self.history, happened);
        let step = self.engine.last();
        let watched = (self.rows, &self.engine, &self.history);
        give(watched, self.first, step..step + 1, &mut self.given, out);
    }
}

/// Adds the moments of rows that hold at `steps`, at all of which every row is worth what it is worth now.
fn give(
    (rows, engine, history): (&CompiledRows, &Engine, &History),
    first: i64,
    steps: Range<i64>,
    given: &mut [u32],
    out: &mut Vec<Moment>,
) {
    for (at, row) in rows.rows().iter().enumerate() {
        if engine.value(row.root) != TRUE {
            continue;
        }
        let delay = engine.delay(row.root);
        let attempts = (steps.start - delay).max(first)..(steps.end - delay).min(history.end());
        for attempt in attempts {
            if given[at] >= MOST_MOMENTS {
                break;
            }
            given[at] += 1;
            out.push(evidence::moment(rows, at, attempt, history));
        }
    }
}

/// The moments of `row` in a segment: what [`super::reference::moments`] gives, at the monitor's cost. No
/// other row is evaluated.
pub fn moments(rows: &CompiledRows, row: usize, segment: &Segment) -> Vec<Moment> {
    let alone = rows.only(row);
    let mut monitor = Monitor::over(&alone, segment.first_tick(), segment.starts_at_beginning());
    let mut out = Vec::new();
    segment.each_tick(|sample, events, marks| monitor.tick_with_gaps(sample, events, marks, &mut out));
    monitor.finish(&mut out);
    for moment in &mut out {
        moment.row = row;
    }
    out
}

/// The verdict of a formula at every tick, for the author's `monitor` command: the rule of row 0, its
/// occasion aside.
#[derive(Debug, Clone)]
pub struct Verdicts<'a> {
    rows: &'a CompiledRows,
    engine: Engine,
    history: History,
    first: i64,
}

impl<'a> Verdicts<'a> {
    /// From the beginning of a trace, at tick 0.
    pub fn new(rows: &'a CompiledRows) -> Self {
        let kept = rows
            .reaches
            .iter()
            .map(|reach| reach.back + reach.ahead)
            .max()
            .unwrap_or(0)
            + 3;
        let history = History::new(0, true, kept, slots_read(&rows.arena), rows.width);
        let engine = Engine::new(rows, &history, 0, true);
        Self {
            rows,
            engine,
            history,
            first: 0,
        }
    }

    /// Takes a tick; gives the verdict of an earlier one once it is settled which.
    pub fn tick(&mut self, sample: &[Option<Fixed>], events: &[Event]) -> Option<(Tick, Truth)> {
        self.tick_with_marks(sample, events, &[])
    }

    /// Takes a tick with people's marks.
    pub fn tick_with_marks(
        &mut self,
        sample: &[Option<Fixed>],
        events: &[Event],
        marks: &[Mark],
    ) -> Option<(Tick, Truth)> {
        self.history
            .push(|slot| sample.get(slot).copied().flatten(), events, marks);
        self.advance(&Happened::Tick { events, marks })
    }

    /// The verdicts still due.
    pub fn finish(mut self) -> Vec<(Tick, Truth)> {
        let delay = self.engine.delay(self.rows.rows()[0].rule);
        let mut due = Vec::new();
        let Self {
            rows,
            engine,
            history,
            first,
        } = &mut self;
        engine.run_out(history, delay, |engine, steps| {
            due.extend(settled(rows, engine, *first..history.end(), steps));
        });
        due
    }

    fn advance(&mut self, happened: &Happened<'_>) -> Option<(Tick, Truth)> {
        self.engine.step(&self.history, happened);
        let step = self.engine.last();
        settled(self.rows, &self.engine, self.first..self.history.end(), step..step + 1).next()
    }
}

/// The verdicts that steps settle, all of which have the value of now.
fn settled(
    rows: &CompiledRows,
    engine: &Engine,
    ticks: Range<i64>,
    steps: Range<i64>,
) -> impl Iterator<Item = (Tick, Truth)> {
    let rule = rows.rows()[0].rule;
    let (delay, verdict) = (engine.delay(rule), Truth::from_bits(engine.value(rule)));
    let from = (steps.start - delay).max(ticks.start);
    let to = (steps.end - delay).min(ticks.end);
    (from..to).map(move |tick| (tick as Tick, verdict))
}

/// Every slot of a sample that some rule reads.
pub(super) fn slots_read(arena: &Arena) -> Vec<u16> {
    let mut slots = Vec::new();
    for node in &arena.nodes {
        let Node::Compare(terms, _) = node else { continue };
        slots.extend(terms.iter().flat_map(|(_, term)| term.slots()));
    }
    slots.sort_unstable();
    slots.dedup();
    slots
}

//! The incremental evaluator: every operator takes constant amortised time per tick whatever its window,
//! and is computed once however many rows share it.
//!
//! A node that looks ahead answers late: at step T it gives its value for tick T − delay. Readers that are
//! later still find it in a ring of past values. "It held somewhere in the window" needs no ring at all,
//! only the last tick at which it held.
//!
//! **A node sleeps while nothing that it reads can change its value.** What it reads wakes it when that changes; what
//! it foresees (a window leaves something behind, a count comes to its bound) it wakes up for by itself. It then makes
//! up for the steps it slept through.

mod after;
mod build;
mod lasting;
mod step;
mod values;
mod wake;

use simulation::{Event, Tick};

use self::build::Build;
use self::lasting::{lasting, skip};
use self::step::{Measure, Step, advance};
use self::values::{Values, View};
use self::wake::Wakers;
use super::compile::CompiledRows;
use super::formula::Ref;
use super::held::delays;
use super::history::History;
use super::steady;
use super::trace::Mark;
use super::truth::{Bits, NEGATED};

/// What happened at a step, as far as it is known.
pub(super) enum Happened<'a> {
    Tick {
        events: &'a [Event],
        marks: &'a [Mark],
    },
    /// After the end: nothing is known.
    Nothing,
}

#[derive(Debug, Clone)]
struct Running {
    step: Step,
    /// The last step that it took.
    taken: i64,
}

#[derive(Debug, Clone)]
pub(super) struct Engine {
    running: Vec<Running>,
    values: Vec<Values>,
    /// The step that each node takes next, unless it is woken before.
    due: Vec<i64>,
    /// The first of these.
    soonest: i64,
    wakers: Wakers,
    first: i64,
    at_beginning: bool,
    /// Tick of the next step.
    next: i64,
}

impl Engine {
    pub(super) fn new(rows: &CompiledRows, history: &History, first: Tick, at_beginning: bool) -> Self {
        let arena = &rows.arena;
        let before = steady::values(arena, at_beginning);
        let delays = delays(arena);
        let mut lags = vec![0_u32; arena.nodes.len()];
        let first = i64::from(first);
        let mut running = Vec::with_capacity(arena.nodes.len());
        for (at, node) in arena.nodes.iter().enumerate() {
            let mut build = Build {
                delay: delays[at],
                delays: &delays,
                lags: &mut lags,
                before: &before,
                first,
                history,
            };
            let step = build.step(node);
            running.push(Running { step, taken: first - 1 });
        }
        let each = delays.iter().zip(&before).zip(&lags);
        Self {
            due: vec![first; running.len()],
            soonest: first,
            wakers: Wakers::of(arena, history),
            running,
            values: each
                .map(|((delay, steady), lag)| Values::new(*delay, *steady, first, *lag))
                .collect(),
            first,
            at_beginning,
            next: first,
        }
    }

    /// Tick of the last step.
    pub(super) const fn last(&self) -> i64 {
        self.next - 1
    }

    /// Ticks by which the value of `of` is late.
    pub(super) fn delay(&self, of: Ref) -> i64 {
        self.values[of.node()].delay
    }

    /// The value of `of` for the tick of the last step less [`Self::delay`].
    pub(super) fn value(&self, of: Ref) -> Bits {
        let value = self.values[of.node()].now;
        if of.negated() {
            NEGATED[usize::from(value)]
        } else {
            value
        }
    }

    /// Advances by one tick; the history holds it already.
    pub(super) fn step(&mut self, history: &History, happened: &Happened<'_>) {
        let step = self.next;
        self.next += 1;
        let due = &mut self.due;
        if self.wakers.each_woken(history, happened, step, |node| due[node] = step) {
            self.soonest = step;
        }
        if self.soonest > step {
            return;
        }
        let mut soonest = i64::MAX;
        for at in 0..self.running.len() {
            if self.due[at] <= step {
                self.take(at, step, history, happened);
            }
            soonest = soonest.min(self.due[at]);
        }
        self.soonest = soonest;
    }

    /// One node takes a step, those before it having taken theirs.
    fn take(&mut self, at: usize, step: i64, history: &History, happened: &Happened<'_>) {
        let running = &mut self.running[at];
        let beginning = (self.first, self.at_beginning);
        let mut view = View {
            nodes: &self.values,
            step: step - 1,
        };
        let slept = step - 1 - running.taken;
        if slept > 0 {
            skip(&mut running.step, &view, slept);
        }
        running.taken = step;
        view.step = step;
        let tick = step - self.values[at].delay;
        let value = advance(&mut running.step, &view, tick, history, happened, beginning);
        self.due[at] = step + 1 + lasting(&running.step, &view, tick, history, beginning, value);
        if self.values[at].becomes(value, step) {
            for reader in self.wakers.readers(at) {
                self.due[*reader as usize] = step;
            }
        }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        let of = |running: &Running| {
            let state = match &running.step {
                Step::Compare { terms, .. } => terms.iter().map(|(_, measure)| measure_bytes(measure)).sum(),
                Step::Order { latest, .. } => latest.capacity() * 16,
                _ => 0,
            };
            size_of::<Running>() + state
        };
        let values = self.values.iter().map(|values| size_of::<Values>() + values.bytes());
        self.running.iter().map(of).chain(values).sum::<usize>() + self.due.capacity() * 8
    }
}

fn measure_bytes(measure: &Measure) -> usize {
    size_of::<(i64, Measure)>()
        + match measure {
            Measure::Longest { surely, possibly, .. } => surely.bytes() + possibly.bytes(),
            Measure::Extreme { extreme, .. } => extreme.bytes(),
            _ => 0,
        }
}

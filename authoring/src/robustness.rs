//! How far a formula is from its thresholds, for authors only: the live monitor is Boolean and no learner
//! ever meets this number.
//!
//! Quantitative semantics of Donzé, Ferrère & Maler (2013): a comparison's distance to its bound, `and` the
//! smaller, `or` the larger, a window the extreme of its ticks. What happens or not (events, marks) is
//! infinitely far. Where the trace does not decide, the distance is known between two bounds only.

mod terms;

use std::collections::VecDeque;

use situation::rule::formula::{Node, Ref, Term, Window};
use situation::rule::{CompiledRows, Segment, Truth};

use self::terms::{compared, unit};

/// Longest loops (ticks times window) of all operators: beyond it the figure is refused, not waited for.
const MOST_WORK: u64 = 4_000_000_000;
/// Most distances at hand at once, over all operators (24 bytes each).
const MOST_CELLS: usize = 24_000_000;

/// What is known of a distance: above zero the formula is true, below zero false.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance {
    /// At least this.
    pub least: f64,
    /// At most this.
    pub most: f64,
    truth: Truth,
}

impl Distance {
    const UNKNOWN: Self = Self {
        least: f64::NEG_INFINITY,
        most: f64::INFINITY,
        truth: Truth::Unknown,
    };

    fn certain(truth: bool) -> Self {
        let value = if truth { f64::INFINITY } else { f64::NEG_INFINITY };
        Self {
            least: value,
            most: value,
            truth: if truth { Truth::True } else { Truth::False },
        }
    }

    /// The distance, where it is known.
    pub fn value(self) -> Option<f64> {
        (self.least == self.most).then_some(self.least)
    }

    fn opposite(self) -> Self {
        Self {
            least: -self.most,
            most: -self.least,
            truth: self.truth.negated(),
        }
    }

    fn smaller(self, other: Self) -> Self {
        let truth = match (self.truth, other.truth) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::True, Truth::True) => Truth::True,
            _ => Truth::Unknown,
        };
        Self {
            least: self.least.min(other.least),
            most: self.most.min(other.most),
            truth,
        }
    }

    fn larger(self, other: Self) -> Self {
        self.opposite().smaller(other.opposite()).opposite()
    }
}

/// The windows are too long for the trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the windows of this formula are too long to measure distances over this trace")]
pub struct TooLong;

/// Distance of the rule of `row` at every tick of the segment.
pub fn distances(rows: &CompiledRows, row: usize, segment: &Segment) -> Result<Vec<Distance>, TooLong> {
    let compiled = &rows.rows()[row];
    let (back, ahead) = (i64::from(compiled.looks_back()), i64::from(compiled.looks_ahead()));
    let first = i64::from(segment.first_tick());
    let mut table = Table {
        rows,
        segment,
        base: first - back - 1,
        len: (i64::from(segment.end_tick()) + ahead - (first - back - 1)) as usize,
        columns: Vec::new(),
        readers: Vec::new(),
        work: 0,
    };
    table.expect(compiled.rule());
    table.fill(compiled.rule())?;
    Ok((first..segment.end_tick().into())
        .map(|tick| table.at(compiled.rule(), tick))
        .collect())
}

struct Table<'a> {
    rows: &'a CompiledRows,
    segment: &'a Segment,
    base: i64,
    len: usize,
    /// Distances of each node already worked out and still to be read, by node.
    columns: Vec<Option<Vec<Distance>>>,
    /// How many operators are still to read each node.
    readers: Vec<usize>,
    /// Loops so far.
    work: u64,
}

impl Table<'_> {
    fn at(&self, of: Ref, tick: i64) -> Distance {
        let column = self.columns.get(of.node()).and_then(Option::as_ref);
        let place = usize::try_from(tick - self.base).ok();
        let known = column
            .and_then(|column| column.get(place?))
            .copied()
            .unwrap_or(Distance::UNKNOWN);
        if of.negated() { known.opposite() } else { known }
    }

    fn inside(&self, tick: i64) -> bool {
        tick >= i64::from(self.segment.first_tick()) && tick < i64::from(self.segment.end_tick())
    }

    /// Counts the readers of every node below `of`, each node once; depth is bounded by the language.
    fn expect(&mut self, of: Ref) {
        if self.readers.len() <= of.node() {
            self.readers.resize(of.node() + 1, 0);
            self.columns.resize(of.node() + 1, None);
        }
        self.readers[of.node()] += 1;
        if self.readers[of.node()] == 1 {
            for part in parts(self.rows.node(of)) {
                self.expect(part);
            }
        }
    }

    /// Children first. What nobody reads any more is dropped.
    fn fill(&mut self, of: Ref) -> Result<(), TooLong> {
        if self.columns[of.node()].is_some() {
            return Ok(());
        }
        let node = self.rows.node(of).clone();
        for part in parts(&node) {
            self.fill(part)?;
        }
        let held = 1 + self.columns.iter().filter(|column| column.is_some()).count();
        if self.len.saturating_mul(held) > MOST_CELLS {
            return Err(TooLong);
        }
        self.columns[of.node()] = Some(self.column(&node)?);
        for part in parts(&node) {
            self.readers[part.node()] -= 1;
            if self.readers[part.node()] == 0 {
                self.columns[part.node()] = None;
            }
        }
        Ok(())
    }

    fn affordable(&mut self, window: Window) -> Result<(), TooLong> {
        let work = (self.len as u64).saturating_mul(window.len().unsigned_abs());
        self.work = self.work.saturating_add(work);
        if self.work > MOST_WORK { Err(TooLong) } else { Ok(()) }
    }

    fn column(&mut self, node: &Node) -> Result<Vec<Distance>, TooLong> {
        let ticks = self.base..self.base + self.len as i64;
        let column = match node {
            Node::True => vec![Distance::certain(true); self.len],
            Node::Event { .. } | Node::Mark { .. } => ticks.map(|tick| self.happened(node, tick)).collect(),
            Node::Compare(terms, test) => {
                let mut columns = Vec::new();
                for (times, term) in terms {
                    columns.push((*times as f64, self.term(term)?));
                }
                let unit = terms
                    .first()
                    .map_or(1.0, |(times, term)| times.unsigned_abs() as f64 * unit(term));
                (0..self.len).map(|at| compared(&columns, at, *test, unit)).collect()
            }
            Node::And(parts) => {
                let all = Distance::certain(true);
                ticks
                    .map(|tick| parts.iter().fold(all, |all, part| all.smaller(self.at(*part, tick))))
                    .collect()
            }
            Node::Somewhere(of, window) => self.somewhere(*of, *window),
            Node::Begins(of) => ticks
                .map(|tick| {
                    let first = tick == i64::from(self.segment.first_tick()) && self.segment.starts_at_beginning();
                    let now = self.at(*of, tick);
                    if first {
                        now
                    } else {
                        now.smaller(self.at(*of, tick - 1).opposite())
                    }
                })
                .collect(),
            Node::Until { hold, goal, window } => {
                self.affordable(*window)?;
                ticks
                    .map(|tick| {
                        let after = (tick + i64::from(window.from)..=tick + i64::from(window.to)).peekable();
                        let start = (tick..tick + i64::from(window.from))
                            .fold(Distance::certain(true), |all, at| all.smaller(self.at(*hold, at)));
                        self.reached(*hold, *goal, after, start)
                    })
                    .collect()
            }
            Node::Since { hold, goal, window } => {
                self.affordable(*window)?;
                ticks
                    .map(|tick| {
                        let before = (tick + i64::from(window.from)..=tick + i64::from(window.to)).rev();
                        let start = (tick + i64::from(window.to) + 1..=tick)
                            .fold(Distance::certain(true), |all, at| all.smaller(self.at(*hold, at)));
                        self.reached(*hold, *goal, before, start)
                    })
                    .collect()
            }
            Node::Order(steps, window) => {
                self.affordable(*window)?;
                ticks.map(|tick| self.order(steps, *window, tick)).collect()
            }
        };
        Ok(column)
    }

    /// The best goal, each with the worst of what had to hold up to it.
    fn reached(&self, hold: Ref, goal: Ref, ticks: impl Iterator<Item = i64>, start: Distance) -> Distance {
        let (mut holding, mut best) = (start, Distance::certain(false));
        for at in ticks {
            best = best.larger(holding.smaller(self.at(goal, at)));
            holding = holding.smaller(self.at(hold, at));
            if holding.most == f64::NEG_INFINITY {
                break;
            }
        }
        best
    }

    fn order(&self, steps: &[Ref], window: Window, tick: i64) -> Distance {
        let mut reached = vec![Distance::certain(false); steps.len() + 1];
        reached[0] = Distance::certain(true);
        for at in tick + i64::from(window.from)..=tick + i64::from(window.to) {
            for (step, of) in steps.iter().enumerate().rev() {
                reached[step + 1] = reached[step + 1].larger(reached[step].smaller(self.at(*of, at)));
            }
        }
        reached[steps.len()]
    }

    fn happened(&self, node: &Node, tick: i64) -> Distance {
        if !self.inside(tick) {
            let before = tick < i64::from(self.segment.first_tick()) && self.segment.starts_at_beginning();
            return if before {
                Distance::certain(false)
            } else {
                Distance::UNKNOWN
            };
        }
        let found = match node {
            Node::Mark { word, seat } => self
                .segment
                .marks_at(tick as u32)
                .any(|mark| mark.word == *word && mark.seat == *seat),
            node => self
                .segment
                .events_at(tick as u32)
                .any(|event| situation::rule::matches_event(node, event)),
        };
        Distance::certain(found)
    }

    /// Sliding maximum, both bounds apart.
    fn somewhere(&self, of: Ref, window: Window) -> Vec<Distance> {
        let mut queues: [VecDeque<(i64, f64)>; 2] = [VecDeque::new(), VecDeque::new()];
        let (mut last_true, mut last_open) = (i64::MIN, i64::MIN);
        let mut out = Vec::with_capacity(self.len);
        let mut next = self.base + i64::from(window.from);
        for tick in self.base..self.base + self.len as i64 {
            let (oldest, newest) = (tick + i64::from(window.from), tick + i64::from(window.to));
            while next <= newest {
                let value = self.at(of, next);
                for (queue, bound) in queues.iter_mut().zip([value.least, value.most]) {
                    while queue.back().is_some_and(|(_, last)| *last <= bound) {
                        queue.pop_back();
                    }
                    queue.push_back((next, bound));
                }
                match value.truth {
                    Truth::True => last_true = next,
                    Truth::Unknown => last_open = next,
                    Truth::False => {}
                }
                next += 1;
            }
            let mut bounds = [f64::NEG_INFINITY; 2];
            for (queue, bound) in queues.iter_mut().zip(&mut bounds) {
                while queue.front().is_some_and(|(at, _)| *at < oldest) {
                    queue.pop_front();
                }
                *bound = queue.front().map_or(f64::NEG_INFINITY, |(_, value)| *value);
            }
            let truth = if last_true >= oldest {
                Truth::True
            } else if last_open >= oldest {
                Truth::Unknown
            } else {
                Truth::False
            };
            out.push(Distance {
                least: bounds[0],
                most: bounds[1],
                truth,
            });
        }
        out
    }
}

fn parts(node: &Node) -> Vec<Ref> {
    match node {
        Node::True | Node::Event { .. } | Node::Mark { .. } => Vec::new(),
        Node::Compare(terms, _) => terms
            .iter()
            .filter_map(|(_, term)| match term {
                Term::Ticks(of, _) | Term::Longest(of, _) => Some(*of),
                _ => None,
            })
            .collect(),
        Node::And(parts) | Node::Order(parts, _) => parts.clone(),
        Node::Somewhere(of, _) | Node::Begins(of) => vec![*of],
        Node::Until { hold, goal, .. } | Node::Since { hold, goal, .. } => vec![*hold, *goal],
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod independent_tests;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests;

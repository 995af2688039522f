//! How far a formula is from its thresholds, for authors only: the live monitor is Boolean and no learner
//! ever meets this number.
//!
//! Quantitative semantics of Donzé, Ferrère & Maler (2013): a comparison's distance to its bound, `and` the
//! smaller, `or` the larger, a window the extreme of its ticks. What happens or not (events, marks) is
//! infinitely far. Where the trace does not decide, the distance is known between two bounds only.

use std::collections::VecDeque;

use situation::rule::formula::{Node, Ref, Sample, Scalar, Term, Test, Window};
use situation::rule::{CompiledRows, Segment, Truth};

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

    /// Bounds of a term at every tick.
    fn term(&mut self, term: &Term) -> Result<Vec<(f64, f64)>, TooLong> {
        const OPEN: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);
        let ticks = self.base..self.base + self.len as i64;
        let exactly = |value: Option<f64>| value.map_or(OPEN, |value| (value, value));
        let over = |window: &Window, tick: i64| tick + i64::from(window.from)..=tick + i64::from(window.to);
        Ok(match term {
            Term::Sample(sample) => ticks.map(|tick| exactly(self.sample(*sample, tick))).collect(),
            Term::Scalar(of) => ticks.map(|tick| exactly(self.scalar(of, tick))).collect(),
            Term::Ticks(of, window) => {
                self.affordable(*window)?;
                let count = |tick| {
                    over(window, tick)
                        .map(|at| self.at(*of, at).truth)
                        .fold((0.0, 0.0), |(low, high), truth| {
                            (
                                low + f64::from(truth == Truth::True),
                                high + f64::from(truth != Truth::False),
                            )
                        })
                };
                ticks.map(count).collect()
            }
            Term::Longest(of, window) => {
                self.affordable(*window)?;
                let longest = |tick| {
                    let (mut best, mut runs) = ([0.0_f64; 2], [0.0_f64; 2]);
                    for at in over(window, tick) {
                        let truth = self.at(*of, at).truth;
                        for (run, holds) in runs.iter_mut().zip([truth == Truth::True, truth != Truth::False]) {
                            *run = if holds { *run + 1.0 } else { 0.0 };
                        }
                        best = [best[0].max(runs[0]), best[1].max(runs[1])];
                    }
                    (best[0], best[1])
                };
                ticks.map(longest).collect()
            }
            Term::Sum(of, window) | Term::Highest(of, window) | Term::Lowest(of, window) => {
                self.affordable(*window)?;
                let join = |all: f64, value: f64| match term {
                    Term::Sum(..) => all + value,
                    Term::Highest(..) => all.max(value),
                    _ => all.min(value),
                };
                let value = |tick| {
                    let mut values = over(window, tick).map(|at| self.scalar(of, at));
                    let first = values.next().flatten()?;
                    values.try_fold(first, |all, value| Some(join(all, value?)))
                };
                ticks.map(|tick| exactly(value(tick))).collect()
            }
        })
    }

    fn sample(&self, sample: Sample, tick: i64) -> Option<f64> {
        let tick = tick - i64::from(sample.back);
        if !self.inside(tick) {
            return None;
        }
        self.segment.value(tick as u32, sample.slot).map(|value| value.0 as f64)
    }

    fn scalar(&self, of: &Scalar, tick: i64) -> Option<f64> {
        let mut sum = of.offset as f64;
        for (times, sample) in &of.parts {
            sum += *times as f64 * self.sample(*sample, tick)?;
        }
        Some(if of.absolute { sum.abs() } else { sum })
    }
}

/// Millionths for sampled values, one for counts.
fn unit(term: &Term) -> f64 {
    if matches!(term, Term::Ticks(..) | Term::Longest(..)) {
        1.0
    } else {
        1e6
    }
}

fn compared(columns: &[(f64, Vec<(f64, f64)>)], at: usize, test: Test, unit: f64) -> Distance {
    let (mut low, mut high) = (0.0, 0.0);
    for (times, column) in columns {
        let (a, b) = column[at];
        let (a, b) = (times * a, times * b);
        low += a.min(b);
        high += a.max(b);
    }
    match test {
        Test::AtLeast(bound) => {
            let (least, most) = ((low - bound as f64) / unit, (high - bound as f64) / unit);
            let truth = if least >= 0.0 {
                Truth::True
            } else if most < 0.0 {
                Truth::False
            } else {
                Truth::Unknown
            };
            Distance { least, most, truth }
        }
        Test::Equals(value) => {
            let (below, above) = ((low - value as f64) / unit, (high - value as f64) / unit);
            let nearest = if below <= 0.0 && above >= 0.0 {
                0.0
            } else {
                below.abs().min(above.abs())
            };
            let farthest = below.abs().max(above.abs());
            let truth = if farthest == 0.0 {
                Truth::True
            } else if nearest > 0.0 {
                Truth::False
            } else {
                Truth::Unknown
            };
            Distance {
                least: -farthest,
                most: -nearest,
                truth,
            }
        }
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
mod tests {
    use simulation::{EventKind, Fixed, SignalKind, Unit, Vocabulary};
    use situation::rule::{RowSource, Setting, reference};

    use super::*;

    fn vocabulary() -> Vocabulary {
        let signal = |name: &str| SignalKind {
            name: name.to_owned(),
            unit: Unit::None,
            words: Vec::new(),
            per_seat: false,
            min: Fixed::from_int(-100),
            max: Fixed::from_int(100),
        };
        Vocabulary {
            signals: vec![signal("x"), signal("y")],
            events: vec![EventKind::verb()],
        }
    }

    fn of(rule: &str, values: &[(i64, i64)]) -> (Vec<Distance>, Vec<Truth>) {
        let vocabulary = vocabulary();
        let row = RowSource {
            id: "row",
            occasion: "true",
            rule,
            constants: &[],
        };
        let rows = CompiledRows::compile(&[row], &Setting::new(&vocabulary, 1, 0, &[])).unwrap();
        let mut segment = Segment::new(0, true, 2);
        for (x, y) in values {
            segment.push(&[Fixed::from_int(*x), Fixed::from_int(*y)], &[]);
        }
        (
            distances(&rows, 0, &segment).unwrap(),
            reference::verdicts(&rows, 0, &segment),
        )
    }

    #[test]
    fn a_distance_is_how_far_the_worst_or_best_tick_is() {
        let values = [(1, 0), (5, 0), (2, 0), (7, 0)];
        let (found, _) = of("eventually[0 t, 2 t] x >= 4", &values);
        assert_eq!(found[0].value(), Some(1.0));
        let (found, _) = of("always[0 t, 2 t] x >= 4", &values);
        assert_eq!(found[0].value(), Some(-3.0));
        assert_eq!(found[1].value(), Some(-2.0));
        assert_eq!(found[2].value(), None);
        let (found, _) = of("x >= 4 and x - y >= 1", &values);
        assert_eq!(found[1].value(), Some(1.0));
    }

    proptest::proptest! {
        #[test]
        fn the_sign_never_contradicts_the_verdict(
            rule in 0_usize..10,
            values in proptest::collection::vec((-3_i64..4, -3_i64..4), 1..30),
        ) {
            let rules = [
                "always[0 t, 3 t] (x > 0 or y < 1)",
                "eventually[1 t, 4 t] (x >= 2 and y >= 0)",
                "(x > 0) until[1 t, 5 t] (y > 1)",
                "(x > 0) since[0 t, 5 t] (y > 1)",
                "historically[0 t, 2 t] x < 3 implies once[1 t, 3 t] y = 0",
                "count(x > 0)[-2 t, 2 t] >= 2",
                "longest(x > 0)[0 t, 6 t] >= 3 t and duration(y > 0)[0 t, 3 t] < 2 t",
                "order(x > 1, y > 1, x < 0)[0 t, 6 t]",
                "mean(abs(x))[0 t, 3 t] > 1.3 and highest(x)[0 t, 2 t] - lowest(x)[0 t, 2 t] <= 3",
                "begins(x > 0) or not next (y > 0)",
            ];
            let (found, verdicts) = of(rules[rule], &values);
            for (distance, verdict) in found.iter().zip(verdicts) {
                proptest::prop_assert_eq!(distance.truth, verdict, "{}", rules[rule]);
                if distance.least > 0.0 {
                    proptest::prop_assert_eq!(verdict, Truth::True);
                }
                if distance.most < 0.0 {
                    proptest::prop_assert_eq!(verdict, Truth::False);
                }
            }
        }
    }
}

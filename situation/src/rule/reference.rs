//! The reference: `docs/observation-rules.md`, literally. Slow and plain; the monitor must agree with it on
//! every trace and every formula.

use simulation::{Event, Tick};

use super::compile::CompiledRows;
use super::evidence;
use super::formula::{Filter, Node, Ref, Sample, Scalar, Term, Test, Window};
use super::moment::{MOST_MOMENTS, Moment};
use super::reach::Reach;
use super::trace::{NO_TICKS, Segment, Trace};
use super::truth::{self, Bits, FALSE, NEGATED, TRUE, Truth, UNKNOWN};

/// The verdict of `row` for the attempt at `attempt`, from the ticks of `segment` alone: true or false only
/// where it is so in every session that contains the segment.
pub fn holds_on(rows: &CompiledRows, row: usize, attempt: Tick, segment: &Segment) -> Truth {
    let root = rows.rows()[row].root;
    let mut evaluator = Evaluator::around(rows, root, attempt.into(), segment).by_stretches();
    Truth::from_bits(evaluator.value(root, attempt.into()))
}

/// The verdict of the rule of `row` alone, occasion aside, at every tick of the segment.
pub fn verdicts(rows: &CompiledRows, row: usize, segment: &Segment) -> Vec<Truth> {
    let root = rows.rows()[row].rule;
    let (first, end) = (segment.first(), segment.end());
    let mut evaluator = Evaluator::over(rows, root, first, end, segment);
    (first..end)
        .map(|tick| Truth::from_bits(evaluator.value(root, tick)))
        .collect()
}

/// Every attempt of `row` that begins for sure in the segment: what `check` counts as occasions.
pub fn occasions(rows: &CompiledRows, row: usize, segment: &Segment) -> Vec<Tick> {
    let mut arena = rows.arena.clone();
    let root = arena.occurrences(rows.rows()[row].occasion);
    if arena.nodes.len() != rows.arena.nodes.len() {
        return Vec::new();
    }
    let (first, end) = (segment.first(), segment.end());
    let mut evaluator = Evaluator::over(rows, root, first, end, segment);
    (first..end)
        .filter(|tick| evaluator.value(root, *tick) == TRUE)
        .map(|tick| tick as Tick)
        .collect()
}

/// The moments of `row` in a segment, in order of attempt; the first [`MOST_MOMENTS`].
pub fn moments(rows: &CompiledRows, row: usize, segment: &Segment) -> Vec<Moment> {
    let root = rows.rows()[row].root;
    let (first, end) = (segment.first(), segment.end());
    let mut evaluator = Evaluator::over(rows, root, first, end, segment);
    let seen: Vec<i64> = (first..end)
        .filter(|tick| evaluator.value(root, *tick) == TRUE)
        .take(MOST_MOMENTS as usize)
        .collect();
    seen.into_iter()
        .map(|tick| evidence::moment(rows, row, tick, segment))
        .collect()
}

/// Evaluates one formula over a range of ticks, remembering what it worked out.
pub(super) struct Evaluator<'a, T: Trace> {
    pub(super) rows: &'a CompiledRows,
    pub(super) trace: &'a T,
    /// Local index of each node that the formula reads.
    local: Vec<u32>,
    base: i64,
    len: usize,
    /// 0, or the value with `KNOWN`; the top bit marks what evidence has been through.
    pub(super) memo: Vec<u8>,
    /// Ticks at which nothing happened, around the one that was asked about last: a search goes from tick to tick, and
    /// on most of them nothing did.
    pub(super) quiet: (i64, i64),
    /// Values worked out so far.
    pub(super) work: usize,
    /// Whether every tick is asked, also where nothing happens.
    pub(super) literally: bool,
}

/// Of a memo: that the value has been worked out.
pub(super) const KNOWN: u8 = 0x40;
const VISITED: u8 = 0x80;

/// A whole number known up to a range; `None` where nothing is known.
pub(super) type Range = Option<(i128, i128)>;

impl<'a, T: Trace> Evaluator<'a, T> {
    pub(super) fn around(rows: &'a CompiledRows, root: Ref, tick: i64, trace: &'a T) -> Self {
        Self::over(rows, root, tick, tick + 1, trace)
    }

    pub(super) fn over(rows: &'a CompiledRows, root: Ref, first: i64, end: i64, trace: &'a T) -> Self {
        let mut local = vec![u32::MAX; rows.arena.nodes.len()];
        let mut count = 0;
        let mut stack = vec![root.node()];
        while let Some(node) = stack.pop() {
            if local[node] != u32::MAX {
                continue;
            }
            local[node] = count;
            count += 1;
            super::reach::each_part(&rows.arena.nodes[node], &mut |of, _| stack.push(of.node()));
        }
        let Reach { back, ahead } = rows.reaches[root.node()];
        let base = first - back;
        let len = usize::try_from(end + ahead - base).unwrap_or(0);
        Self {
            rows,
            trace,
            local,
            base,
            len,
            // Nothing but zeros: memory that is never read is never fetched.
            memo: vec![0; len * count as usize],
            quiet: NO_TICKS,
            work: 0,
            literally: true,
        }
    }

    pub(super) fn place(&self, of: Ref, tick: i64) -> Option<usize> {
        let offset = usize::try_from(tick - self.base)
            .ok()
            .filter(|offset| *offset < self.len)?;
        Some(self.local[of.node()] as usize * self.len + offset)
    }

    /// True the first time it is asked about this node and tick.
    pub(super) fn visit(&mut self, of: Ref, tick: i64) -> bool {
        let Some(place) = self.place(of, tick) else { return true };
        let fresh = self.memo[place] & VISITED == 0;
        self.memo[place] |= VISITED;
        fresh
    }

    /// What is known of the formula at a tick.
    pub(super) fn value(&mut self, of: Ref, tick: i64) -> Bits {
        let place = self.place(of, tick);
        let known = place.map_or(0, |place| self.memo[place]);
        let value = if known & KNOWN == 0 {
            self.work += 1;
            let value = self.node(of, tick);
            if let Some(place) = place {
                self.memo[place] |= value | KNOWN;
            }
            value
        } else {
            known & !(KNOWN | VISITED)
        };
        if of.negated() {
            NEGATED[usize::from(value)]
        } else {
            value
        }
    }

    pub(super) fn is_quiet(&mut self, tick: i64) -> bool {
        let inside = |(from, to): (i64, i64)| from <= tick && tick <= to;
        if !inside(self.quiet) {
            self.quiet = self.trace.quiet(tick);
        }
        inside(self.quiet)
    }

    fn node(&mut self, of: Ref, tick: i64) -> Bits {
        let rows = self.rows;
        match &rows.arena.nodes[of.node()] {
            Node::True => TRUE,
            Node::Event { kind, seat, filters } => {
                let mut found = false;
                if !self.is_quiet(tick) {
                    self.trace
                        .events(tick, &mut |event| found |= matches(event, *kind, *seat, filters));
                }
                self.happened(tick, found)
            }
            Node::Mark { word, seat } => {
                let mut found = false;
                self.trace
                    .marks(tick, &mut |mark| found |= mark.word == *word && mark.seat == *seat);
                self.happened(tick, found)
            }
            Node::Compare(terms, test) => {
                let mut sum: Range = Some((0, 0));
                for (coefficient, term) in terms {
                    sum = plus(sum, *coefficient, self.term(term, tick));
                }
                compare(sum, *test)
            }
            Node::And(parts) => {
                let mut all = TRUE;
                for part in parts {
                    all &= self.value(*part, tick);
                    if all == FALSE {
                        break;
                    }
                }
                all
            }
            Node::Somewhere(inner, window) => {
                let mut any = FALSE;
                let (mut at, last) = within(*window, tick).into_inner();
                while at <= last {
                    any |= self.value(*inner, at);
                    if any == TRUE {
                        break;
                    }
                    at = self.through(&[*inner], at, last) + 1;
                }
                any
            }
            Node::Until { hold, goal, window } => {
                let (mut holding, mut any) = (TRUE, FALSE);
                let (first, last) = within(*window, tick).into_inner();
                let mut at = tick;
                while at <= last {
                    if at >= first {
                        any |= holding & self.value(*goal, at);
                    }
                    if any == TRUE || holding == FALSE {
                        break;
                    }
                    holding &= self.value(*hold, at);
                    at = match () {
                        () if holding == FALSE => at,
                        () if at < first => self.through(&[*hold], at, first - 1),
                        () => self.through(&[*goal, *hold], at, last),
                    } + 1;
                }
                any
            }
            Node::Since { hold, goal, window } => {
                let (mut holding, mut any) = (TRUE, FALSE);
                for at in (tick + i64::from(window.from)..=tick).rev() {
                    if at <= tick + i64::from(window.to) {
                        any |= holding & self.value(*goal, at);
                    }
                    if any == TRUE || holding == FALSE {
                        break;
                    }
                    holding &= self.value(*hold, at);
                }
                any
            }
            Node::Begins(inner) => {
                let now = self.value(*inner, tick);
                now & NEGATED[usize::from(match (self.trace.at_beginning(), tick - self.trace.first()) {
                    (true, 0) => FALSE,
                    // The session may have begun here: it is not sure that anything held before.
                    (false, ..=0) => self.value(*inner, tick - 1) & UNKNOWN,
                    _ => self.value(*inner, tick - 1),
                })]
            }
            Node::Order(steps, window) => {
                // What is known of "the first k steps came, one after the other, by now".
                let mut reached = [FALSE; 9];
                reached[0] = TRUE;
                let (mut at, last) = within(*window, tick).into_inner();
                while at <= last {
                    let before = reached;
                    for (step, inner) in steps.iter().enumerate().rev() {
                        reached[step + 1] |= reached[step] & self.value(*inner, at);
                    }
                    // A tick like one that brought nothing brings nothing either.
                    let to = if reached == before {
                        self.through(steps, at, last)
                    } else {
                        at
                    };
                    at = to + 1;
                }
                reached[steps.len()]
            }
        }
    }

    /// Events and marks: known within the trace; none before a session's beginning.
    fn happened(&self, tick: i64, found: bool) -> Bits {
        if tick >= self.trace.first() && tick < self.trace.end() {
            truth::from_bool(found)
        } else if tick < self.trace.first() && self.trace.at_beginning() {
            FALSE
        } else {
            UNKNOWN
        }
    }

    pub(super) fn term(&mut self, term: &Term, tick: i64) -> Range {
        match term {
            Term::Sample(sample) => exactly(self.sample(*sample, tick)),
            Term::Scalar(of) => exactly(self.scalar(of, tick)),
            Term::Ticks(of, window) => {
                let (mut least, mut most) = (0, 0);
                let (mut at, last) = within(*window, tick).into_inner();
                while at <= last {
                    let value = self.value(*of, at);
                    let next = self.through(&[*of], at, last) + 1;
                    least += i128::from(value & 1) * i128::from(next - at);
                    most += i128::from(value >> 1) * i128::from(next - at);
                    at = next;
                }
                Some((least, most))
            }
            Term::Longest(of, window) => {
                let (mut least, mut most, mut surely, mut possibly) = (0, 0, 0, 0);
                for at in within(*window, tick) {
                    let value = self.value(*of, at);
                    surely = if value & 1 == 1 { surely + 1 } else { 0 };
                    possibly = if value >> 1 == 1 { possibly + 1 } else { 0 };
                    least = least.max(surely);
                    most = most.max(possibly);
                }
                Some((least, most))
            }
            Term::Sum(of, window) => {
                exactly(within(*window, tick).try_fold(0, |sum, at| Some(sum + self.scalar(of, at)?)))
            }
            Term::Highest(of, window) => {
                exactly(within(*window, tick).try_fold(i128::MIN, |top, at| Some(top.max(self.scalar(of, at)?))))
            }
            Term::Lowest(of, window) => {
                exactly(within(*window, tick).try_fold(i128::MAX, |low, at| Some(low.min(self.scalar(of, at)?))))
            }
        }
    }

    fn sample(&self, sample: Sample, tick: i64) -> Option<i128> {
        self.trace
            .value(tick - i64::from(sample.back), sample.slot)
            .map(i128::from)
    }

    fn scalar(&self, of: &Scalar, tick: i64) -> Option<i128> {
        let mut sum = i128::from(of.offset);
        for (coefficient, sample) in &of.parts {
            sum += i128::from(*coefficient) * self.sample(*sample, tick)?;
        }
        Some(if of.absolute { sum.abs() } else { sum })
    }
}

pub(super) fn within(window: Window, tick: i64) -> std::ops::RangeInclusive<i64> {
    tick + i64::from(window.from)..=tick + i64::from(window.to)
}

fn exactly(value: Option<i128>) -> Range {
    value.map(|value| (value, value))
}

/// `sum + coefficient · term`, on what is known of both.
pub(super) fn plus(sum: Range, coefficient: i64, term: Range) -> Range {
    let ((low, high), (least, most)) = (sum?, term?);
    let (a, b) = (i128::from(coefficient) * least, i128::from(coefficient) * most);
    Some((low + a.min(b), high + a.max(b)))
}

pub(super) fn compare(sum: Range, test: Test) -> Bits {
    let Some((low, high)) = sum else { return UNKNOWN };
    match test {
        Test::AtLeast(bound) => truth::from_planes(low >= bound, high >= bound),
        Test::Equals(value) => truth::from_planes(low == value && high == value, low <= value && value <= high),
    }
}

/// True where `node` is an event atom and this event is one of its kind.
pub fn matches_event(node: &Node, event: &Event) -> bool {
    matches!(node, Node::Event { kind, seat, filters } if matches(event, *kind, *seat, filters))
}

/// True where the event is of the kind, concerns the seat and passes every filter.
pub(super) fn matches(event: &Event, kind: u16, seat: u8, filters: &[Filter]) -> bool {
    event.kind == kind
        && event.seat == seat
        && filters.iter().all(|filter| {
            let value = event
                .fields
                .get(usize::from(filter.field))
                .map_or(0, |field| i128::from(field.0));
            let passes = match filter.test {
                Test::AtLeast(bound) => value >= bound,
                Test::Equals(wanted) => value == wanted,
            };
            passes != filter.negated
        })
}

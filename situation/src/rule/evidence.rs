//! Which ticks and events a verdict rests on. The interval found is such that the verdict is reached on its
//! ticks alone: a reviewer needs to be shown nothing else.

use simulation::{Event, Tick};

use super::compile::CompiledRows;
use super::formula::{Node, Ref, Sample, Term, Test, Window};
use super::moment::Moment;
use super::reference::{Evaluator, matches, within};
use super::trace::{Mark, Trace};
use super::truth::{FALSE, TRUE, UNKNOWN};

/// Values worked out before the search gives up and the whole reach of the row is the evidence.
const MOST_WORK: usize = 2_000_000;
/// Most events, and most marks, named by one moment: the first ones.
const MOST_EVENTS: usize = 64;

/// The moment of `row` at `attempt`, which must be seen on `trace`.
pub(super) fn moment<T: Trace>(rows: &CompiledRows, row: usize, attempt: i64, trace: &T) -> Moment {
    let compiled = &rows.rows()[row];
    let mut search = Search {
        evaluator: Evaluator::around(rows, compiled.root, attempt, trace).by_stretches(),
        from: attempt,
        to: attempt,
        events: Vec::new(),
        marks: Vec::new(),
        complete: true,
    };
    search.support(compiled.root, attempt);
    if !search.complete {
        search.from = attempt - compiled.reach.back;
        search.to = attempt + compiled.reach.ahead;
    }
    let within_trace = |tick: i64| tick.clamp(trace.first(), trace.end() - 1) as Tick;
    search.events.sort_by_key(|(tick, order, _)| (*tick, *order));
    search.events.dedup_by_key(|(tick, order, _)| (*tick, *order));
    search.events.truncate(MOST_EVENTS);
    search.marks.sort_unstable();
    search.marks.dedup();
    search.marks.truncate(MOST_EVENTS);
    Moment {
        row,
        attempt: attempt as Tick,
        from: within_trace(search.from),
        to: within_trace(search.to),
        events: search
            .events
            .into_iter()
            .map(|(tick, _, event)| (tick, event))
            .collect(),
        marks: search.marks,
    }
}

struct Search<'a, T: Trace> {
    evaluator: Evaluator<'a, T>,
    from: i64,
    to: i64,
    /// With the place among the events of the tick.
    events: Vec<(Tick, usize, Event)>,
    marks: Vec<(Tick, Mark)>,
    complete: bool,
}

impl<T: Trace> Search<'_, T> {
    fn touch(&mut self, tick: i64) {
        // A tick before the beginning is known because the session begins: its first tick shows that.
        self.from = self.from.min(tick);
        self.to = self.to.max(tick);
    }

    fn value(&mut self, of: Ref, tick: i64) -> u8 {
        self.evaluator.value(of, tick)
    }

    /// Adds what decides `of` at `tick`, which must be decided.
    fn support(&mut self, of: Ref, tick: i64) {
        if self.evaluator.work > MOST_WORK {
            self.complete = false;
        }
        if !self.complete || !self.evaluator.visit(of, tick) {
            return;
        }
        // The value of the node itself, whatever the sign of the reference.
        let plain = if of.negated() { of.opposite() } else { of };
        let holds = match self.value(plain, tick) {
            TRUE => true,
            FALSE => false,
            _ => return,
        };
        let rows = self.evaluator.rows;
        match &rows.arena.nodes[of.node()] {
            Node::True => {}
            Node::Event { kind, seat, filters } => {
                self.touch(tick);
                if holds {
                    let (mut order, mut found) = (0, Vec::new());
                    self.evaluator.trace.events(tick, &mut |event| {
                        if matches(event, *kind, *seat, filters) {
                            found.push((tick as Tick, order, *event));
                        }
                        order += 1;
                    });
                    self.events.extend(found);
                }
            }
            Node::Mark { word, seat } => {
                self.touch(tick);
                if holds {
                    let mark = Mark {
                        word: *word,
                        seat: *seat,
                    };
                    self.marks.push((tick as Tick, mark));
                }
            }
            Node::Compare(terms, test) => self.compare(terms, *test, holds, tick),
            Node::And(parts) if holds => parts.iter().for_each(|part| self.support(*part, tick)),
            Node::And(parts) => {
                if let Some(part) = parts.iter().find(|part| self.value(**part, tick) == FALSE) {
                    self.support(*part, tick);
                }
            }
            Node::Somewhere(inner, window) if holds => {
                if let Some(at) = self.nearest(*inner, *window, tick) {
                    self.support(*inner, at);
                }
            }
            Node::Somewhere(inner, window) => within(*window, tick).for_each(|at| self.support(*inner, at)),
            Node::Until { hold, goal, window } => self.until(holds, *hold, *goal, *window, tick),
            Node::Since { hold, goal, window } => self.since(holds, *hold, *goal, *window, tick),
            Node::Begins(inner) => {
                let first = self.evaluator.trace.at_beginning() && tick == self.evaluator.trace.first();
                let now = self.value(*inner, tick);
                self.touch(tick);
                if holds || (now == FALSE) {
                    self.support(*inner, tick);
                }
                if !first && (holds || now != FALSE) {
                    self.touch(if holds { tick } else { tick - 1 });
                    self.support(*inner, tick - 1);
                }
            }
            Node::Order(steps, window) => self.order(holds, steps, *window, tick),
        }
    }

    /// The tick of the window nearest to now at which `of` holds.
    fn nearest(&mut self, of: Ref, window: Window, tick: i64) -> Option<i64> {
        let window = within(window, tick);
        let farthest = (window.start() - tick).abs().max((window.end() - tick).abs());
        // From now outwards; of two that are as near, the earlier.
        let places = (0..=farthest).flat_map(|away| [tick - away, tick + away]);
        let mut places = places.filter(|at| window.contains(at));
        places.find(|at| self.value(of, *at) == TRUE)
    }

    fn until(&mut self, holds: bool, hold: Ref, goal: Ref, window: Window, tick: i64) {
        let last = tick + i64::from(window.to);
        let goals = within(window, tick);
        if holds {
            let Some(at) = goals.into_iter().find(|at| self.value(goal, *at) == TRUE) else {
                return;
            };
            self.support(goal, at);
            (tick..at).for_each(|before| self.support(hold, before));
        } else {
            let broken = (tick..last).find(|at| self.value(hold, *at) == FALSE);
            if let Some(at) = broken {
                self.support(hold, at);
            }
            let last = broken.unwrap_or(last);
            goals.take_while(|at| *at <= last).for_each(|at| self.support(goal, at));
        }
    }

    fn since(&mut self, holds: bool, hold: Ref, goal: Ref, window: Window, tick: i64) {
        let first = tick + i64::from(window.from);
        let goals = within(window, tick).rev();
        if holds {
            let Some(at) = goals.into_iter().find(|at| self.value(goal, *at) == TRUE) else {
                return;
            };
            self.support(goal, at);
            (at + 1..=tick).for_each(|after| self.support(hold, after));
        } else {
            let broken = (first + 1..=tick).rev().find(|at| self.value(hold, *at) == FALSE);
            if let Some(at) = broken {
                self.support(hold, at);
            }
            let first = broken.unwrap_or(first);
            goals
                .take_while(|at| *at >= first)
                .for_each(|at| self.support(goal, at));
        }
    }

    fn order(&mut self, holds: bool, steps: &[Ref], window: Window, tick: i64) {
        if !holds {
            for at in within(window, tick) {
                for step in steps {
                    if self.value(*step, at) == FALSE {
                        self.support(*step, at);
                    }
                }
            }
            return;
        }
        // The earliest chain gives the end; from there back, the latest chain.
        let mut next = 0;
        let mut end = None;
        for at in within(window, tick) {
            if self.value(steps[next], at) == TRUE {
                next += 1;
                if next == steps.len() {
                    end = Some(at);
                    break;
                }
            }
        }
        let Some(mut at) = end else { return };
        for step in steps.iter().rev() {
            while self.value(*step, at) != TRUE && at > tick + i64::from(window.from) {
                at -= 1;
            }
            self.support(*step, at);
            at -= 1;
        }
    }

    fn compare(&mut self, terms: &[(i64, Term)], test: Test, holds: bool, tick: i64) {
        if let [(coefficient, term)] = terms
            && let Test::AtLeast(bound) = test
            && holds
            && *coefficient > 0
        {
            // The nearest ticks that suffice, rather than the whole window.
            let needed = -((-bound).div_euclid(i128::from(*coefficient)));
            match term {
                Term::Ticks(of, window) => return self.enough(*of, *window, needed, tick),
                Term::Longest(of, window) => return self.run(*of, *window, needed, tick),
                _ => {}
            }
        }
        for (_, term) in terms {
            self.term(term, tick);
        }
    }

    fn enough(&mut self, of: Ref, window: Window, needed: i128, tick: i64) {
        let mut left = needed;
        for at in within(window, tick) {
            if left <= 0 {
                break;
            }
            if self.value(of, at) == TRUE {
                self.support(of, at);
                left -= 1;
            }
        }
    }

    fn run(&mut self, of: Ref, window: Window, needed: i128, tick: i64) {
        let mut length = 0;
        for at in within(window, tick) {
            length = if self.value(of, at) == TRUE { length + 1 } else { 0 };
            if length >= needed {
                (at - length as i64 + 1..=at).for_each(|inside| self.support(of, inside));
                return;
            }
        }
    }

    /// Everything of a term that is known.
    fn term(&mut self, term: &Term, tick: i64) {
        match term {
            Term::Sample(sample) => self.sampled(*sample, tick),
            Term::Scalar(scalar) => scalar.parts.iter().for_each(|(_, sample)| self.sampled(*sample, tick)),
            Term::Ticks(of, window) | Term::Longest(of, window) => {
                for at in within(*window, tick) {
                    if self.value(*of, at) != UNKNOWN {
                        self.support(*of, at);
                    }
                }
            }
            Term::Sum(scalar, window) | Term::Highest(scalar, window) | Term::Lowest(scalar, window) => {
                for at in [tick + i64::from(window.from), tick + i64::from(window.to)] {
                    scalar.parts.iter().for_each(|(_, sample)| self.sampled(*sample, at));
                }
            }
        }
    }

    fn sampled(&mut self, sample: Sample, tick: i64) {
        self.touch(tick - i64::from(sample.back));
    }
}

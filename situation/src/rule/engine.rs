//! The incremental evaluator: every operator takes constant amortised time per tick whatever its window,
//! and is computed once however many rows share it.
//!
//! A node that looks ahead answers late: at step T it gives its value for tick T − delay. Readers that are
//! later still find it in a ring of past values. "It held somewhere in the window" needs no ring at all,
//! only the last tick at which it held.

mod after;
mod lasting;
mod step;

use simulation::{Event, Tick};

use self::step::{Ahead, Measure, NEVER, Read, Step, View, advance};
use super::compile::CompiledRows;
use super::formula::{Node, Ref, Sample, Scalar, Term, Test};
use super::held::delays;
use super::history::History;
use super::measure::{Count, Extreme, Placed, Runs, Total};
use super::steady;
use super::trace::Mark;
use super::truth::{self, Bits, NEGATED};

#[derive(Debug, Clone)]
struct Running {
    step: Step,
    delay: i64,
    ring: Option<Ring>,
}

#[derive(Debug, Clone)]
struct Ring {
    values: Vec<Bits>,
    mask: usize,
}

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
pub(super) struct Engine {
    running: Vec<Running>,
    now: Vec<Bits>,
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
            running.push(Running {
                step,
                delay: delays[at],
                ring: None,
            });
        }
        for ((node, lag), steady) in running.iter_mut().zip(lags).zip(&before) {
            if lag > 0 {
                let capacity = (lag as usize + 1).next_power_of_two();
                node.ring = Some(Ring {
                    values: vec![*steady; capacity],
                    mask: capacity - 1,
                });
            }
        }
        Self {
            running,
            now: before,
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
        self.running[of.node()].delay
    }

    /// The value of `of` for the tick of the last step less [`Self::delay`].
    pub(super) fn value(&self, of: Ref) -> Bits {
        let value = self.now[of.node()];
        if of.negated() {
            NEGATED[usize::from(value)]
        } else {
            value
        }
    }

    /// Advances by one tick; the history holds it already.
    pub(super) fn step(&mut self, history: &History, happened: &Happened<'_>) {
        let tick = self.next;
        self.next += 1;
        for at in 0..self.running.len() {
            let (done, rest) = self.running.split_at_mut(at);
            let Some(running) = rest.first_mut() else { break };
            let view = View {
                done,
                now: &self.now,
                step: tick,
                after: &[],
            };
            let value = advance(
                &mut running.step,
                &view,
                tick - running.delay,
                history,
                happened,
                (self.first, self.at_beginning),
            );
            self.now[at] = value;
            if let Some(ring) = &mut running.ring {
                ring.values[tick as usize & ring.mask] = value;
            }
        }
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        let of = |running: &Running| {
            let ring = running.ring.as_ref().map_or(0, |ring| ring.values.capacity());
            let state = match &running.step {
                Step::Compare { terms, .. } => terms.iter().map(|(_, measure)| measure_bytes(measure)).sum(),
                Step::Order { latest, .. } => latest.capacity() * 16,
                _ => 0,
            };
            size_of::<Running>() + ring + state
        };
        self.running.iter().map(of).sum::<usize>() + self.now.capacity()
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

struct Build<'a> {
    delay: i64,
    delays: &'a [i64],
    lags: &'a mut [u32],
    before: &'a [Bits],
    first: i64,
    history: &'a History,
}

impl Build<'_> {
    /// A reader of `of` at `offset` ticks from its own tick.
    fn read(&mut self, of: Ref, offset: i64) -> Read {
        let lag = (self.delay - self.delays[of.node()] - offset) as u32;
        let most = &mut self.lags[of.node()];
        *most = (*most).max(lag);
        Read {
            node: of.node() as u32,
            lag,
            negated: of.negated(),
        }
    }

    /// A reader that searches ticks of its own choice, from `offset` on.
    fn ahead(&mut self, of: Ref, offset: i64) -> Ahead {
        let read = self.read(of, offset);
        Ahead { read, at: [NEVER; 2] }
    }

    /// Tick that this node answers for at the first step.
    fn start(&self) -> i64 {
        self.first - self.delay
    }

    fn known_before(&self, of: Ref) -> Bits {
        steady::read(self.before, of)
    }

    fn step(&mut self, node: &Node) -> Step {
        match node {
            Node::True => Step::Fixed(truth::TRUE),
            Node::Event { kind, seat, filters } => Step::Event {
                kind: *kind,
                seat: *seat,
                filters: filters.clone(),
            },
            Node::Mark { word, seat } => Step::Mark {
                word: *word,
                seat: *seat,
            },
            Node::Compare(terms, test) => self.compare(terms, *test),
            Node::And(parts) => Step::And(parts.iter().map(|part| self.read(*part, 0)).collect()),
            Node::Somewhere(of, window) => {
                let (surely, possibly) = self.last_before(*of, window.to);
                Step::Somewhere {
                    of: self.read(*of, window.to.into()),
                    window: *window,
                    surely,
                    possibly,
                }
            }
            Node::Until { hold, goal, window } => Step::Until {
                hold: self.ahead(*hold, 0),
                goal: self.ahead(*goal, window.from.into()),
                window: *window,
            },
            Node::Since { hold, goal, window } => {
                let goals = self.last_before(*goal, window.to);
                let broken = self.last_before(hold.opposite(), 0);
                Step::Since {
                    hold: self.read(*hold, 0),
                    goal: self.read(*goal, window.to.into()),
                    window: *window,
                    goals: [goals.0, goals.1],
                    // Surely unbroken means possibly broken, and the other way round.
                    breaks: [broken.1, broken.0],
                }
            }
            Node::Begins(of) => Step::Begins {
                of: self.read(*of, 0),
                before: self.known_before(*of),
            },
            Node::Order(steps, window) => {
                let mut latest = Vec::new();
                let mut reached = truth::TRUE;
                for (at, step) in steps.iter().enumerate() {
                    reached &= self.known_before(*step);
                    let last = self.start() + i64::from(window.to) - 1 - at as i64;
                    let plane = |bit: u8| if reached >> bit & 1 == 1 { last } else { NEVER };
                    latest.push([plane(0), plane(1)]);
                }
                let steps = steps.iter().map(|step| self.read(*step, window.to.into())).collect();
                Step::Order {
                    steps,
                    window: *window,
                    latest,
                }
            }
        }
    }

    /// Last tick before the first one read (at `offset` from this node's tick) at which `of` surely and
    /// possibly held.
    fn last_before(&self, of: Ref, offset: i32) -> (i64, i64) {
        let last = self.start() + i64::from(offset) - 1;
        let before = self.known_before(of);
        (
            if before & 1 == 1 { last } else { NEVER },
            if before >> 1 == 1 { last } else { NEVER },
        )
    }

    fn compare(&mut self, terms: &[(i64, Term)], test: Test) -> Step {
        if let ([(1, Term::Sample(Sample { slot, back: 0 }))], Test::AtLeast(bound)) = (terms, test)
            && self.delay == 0
            && let Ok(bound) = i64::try_from(bound)
        {
            return Step::Sample {
                place: self.history.place(*slot),
                bound,
            };
        }
        let terms = terms
            .iter()
            .map(|(coefficient, term)| (*coefficient, self.measure(term)))
            .collect();
        Step::Compare { terms, test }
    }

    fn measure(&mut self, term: &Term) -> Measure {
        let placed = |scalar: &Scalar| Placed::new(scalar, self.history);
        match term {
            Term::Sample(sample) => Measure::Sample {
                place: self.history.place(sample.slot),
                back: sample.back.into(),
            },
            Term::Scalar(scalar) => Measure::Scalar(placed(scalar)),
            Term::Sum(scalar, window) => Measure::Sum {
                of: placed(scalar),
                window: *window,
                total: Total::new(*window),
            },
            Term::Highest(scalar, window) | Term::Lowest(scalar, window) => Measure::Extreme {
                of: placed(scalar),
                window: *window,
                extreme: Extreme::new(*window, matches!(term, Term::Highest(..))),
            },
            Term::Ticks(of, window) => Measure::Ticks {
                entering: self.read(*of, window.to.into()),
                leaving: self.read(*of, i64::from(window.from) - 1),
                count: Count::new(*window, self.known_before(*of)),
            },
            Term::Longest(of, window) => {
                let before = self.known_before(*of);
                let first = self.start() + i64::from(window.to);
                Measure::Longest {
                    entering: self.read(*of, window.to.into()),
                    window: *window,
                    surely: Runs::new(before & 1 == 1, first, window.len()),
                    possibly: Runs::new(before >> 1 == 1, first, window.len()),
                }
            }
        }
    }
}

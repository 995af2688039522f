//! What nodes remember before the first step.

use super::step::{Ahead, Measure, NEVER, Read, Step};
use crate::rule::formula::{Node, Ref, Sample, Scalar, Term, Test};
use crate::rule::history::History;
use crate::rule::measure::{Count, Extreme, Placed, Runs, Total};
use crate::rule::steady;
use crate::rule::truth::{self, Bits};

/// Makes the state of nodes, one after the other.
pub(super) struct Build<'a> {
    pub(super) delay: i64,
    pub(super) delays: &'a [i64],
    pub(super) lags: &'a mut [u32],
    pub(super) before: &'a [Bits],
    pub(super) first: i64,
    pub(super) history: &'a History,
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

    pub(super) fn step(&mut self, node: &Node) -> Step {
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

//! What each operator does at a step.

use super::Happened;
use super::values::View;
use crate::rule::formula::{Filter, Test, Window};
use crate::rule::history::History;
use crate::rule::measure::{Count, Extreme, Placed, Runs, Total};
use crate::rule::reference::{compare, matches, plus};
use crate::rule::trace::ABSENT;
use crate::rule::truth::{self, Bits, FALSE, NEGATED, UNKNOWN};

/// Long before every tick.
pub(super) const NEVER: i64 = i64::MIN / 4;

/// Where a reader finds a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    pub(super) node: u32,
    /// Ticks by which the reader is later than the node.
    pub(super) lag: u32,
    pub(super) negated: bool,
}

impl Read {
    /// The same value so many ticks later.
    pub(super) fn later(self, ticks: i64) -> Self {
        Self {
            lag: (i64::from(self.lag) - ticks) as u32,
            ..self
        }
    }
}

#[derive(Debug, Clone)]
pub(super) enum Measure {
    Sample {
        place: u16,
        back: i64,
    },
    Scalar(Placed),
    Ticks {
        entering: Read,
        leaving: Read,
        count: Count,
    },
    Longest {
        entering: Read,
        window: Window,
        surely: Runs,
        possibly: Runs,
    },
    Sum {
        of: Placed,
        window: Window,
        total: Total,
    },
    Extreme {
        of: Placed,
        window: Window,
        extreme: Extreme,
    },
}

#[derive(Debug, Clone)]
pub(super) enum Step {
    Fixed(Bits),
    /// One sampled value of now against a bound: by far the most common comparison.
    Sample {
        place: u16,
        bound: i64,
    },
    Compare {
        terms: Vec<(i64, Measure)>,
        test: Test,
    },
    Event {
        kind: u16,
        seat: u8,
        filters: Vec<Filter>,
    },
    Mark {
        word: u16,
        seat: u8,
    },
    And(Vec<Read>),
    Somewhere {
        of: Read,
        window: Window,
        surely: i64,
        possibly: i64,
    },
    Until {
        hold: Ahead,
        goal: Ahead,
        window: Window,
    },
    Since {
        hold: Read,
        goal: Read,
        window: Window,
        goals: [i64; 2],
        breaks: [i64; 2],
    },
    Begins {
        of: Read,
        before: Bits,
    },
    Order {
        steps: Vec<Read>,
        window: Window,
        latest: Vec<[i64; 2]>,
    },
}

/// A value that is searched forward, each tick once: the first tick at which it holds (or does not), for
/// both planes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    pub(super) read: Read,
    pub(super) at: [i64; 2],
}

/// One step of one node: its value for `tick`.
pub(super) fn advance(
    step: &mut Step,
    view: &View<'_>,
    tick: i64,
    history: &History,
    happened: &Happened<'_>,
    (first, at_beginning): (i64, bool),
) -> Bits {
    match step {
        Step::Fixed(value) => *value,
        Step::Sample { place, bound } => {
            let value = history.at(tick, *place);
            if value == ABSENT {
                UNKNOWN
            } else {
                truth::from_bool(value >= *bound)
            }
        }
        Step::Compare { terms, test } => {
            let mut sum = Some((0, 0));
            // Every measure advances, even once the sum is unknown.
            for (coefficient, measure) in terms {
                let range = measured(measure, view, tick, history);
                sum = plus(sum, *coefficient, range);
            }
            compare(sum, *test)
        }
        Step::Event { kind, seat, filters } => match happened {
            Happened::Tick { events, .. } => {
                truth::from_bool(events.iter().any(|event| matches(event, *kind, *seat, filters)))
            }
            Happened::Nothing => UNKNOWN,
        },
        Step::Mark { word, seat } => match happened {
            Happened::Tick { marks, .. } => {
                truth::from_bool(marks.iter().any(|mark| mark.word == *word && mark.seat == *seat))
            }
            Happened::Nothing => UNKNOWN,
        },
        Step::And(parts) => {
            let mut all = truth::TRUE;
            for part in parts {
                all &= view.read(*part);
                if all == FALSE {
                    break;
                }
            }
            all
        }
        Step::Somewhere {
            of,
            window,
            surely,
            possibly,
        } => {
            let value = view.read(*of);
            let (newest, oldest) = (tick + i64::from(window.to), tick + i64::from(window.from));
            if value & 1 == 1 {
                *surely = newest;
            }
            if value >> 1 == 1 {
                *possibly = newest;
            }
            truth::from_planes(*surely >= oldest, *possibly >= oldest)
        }
        Step::Until { hold, goal, window } => {
            let (oldest, newest) = (tick + i64::from(window.from), tick + i64::from(window.to));
            let mut planes = [false; 2];
            for (plane, holds) in planes.iter_mut().enumerate() {
                let reached = view.find(goal.read, plane, true, goal.at[plane].max(oldest), newest + 1);
                goal.at[plane] = reached;
                let kept = view.find(hold.read, plane, false, hold.at[plane].max(tick), newest);
                hold.at[plane] = kept;
                *holds = reached <= newest && kept >= reached;
            }
            truth::from_planes(planes[0], planes[1])
        }
        Step::Since {
            hold,
            goal,
            window,
            goals,
            breaks,
        } => {
            let (reached, held) = (view.read(*goal), view.read(*hold));
            let (oldest, newest) = (tick + i64::from(window.from), tick + i64::from(window.to));
            let mut planes = [false; 2];
            for (plane, holds) in planes.iter_mut().enumerate() {
                if reached >> plane & 1 == 1 {
                    goals[plane] = newest;
                }
                if held >> plane & 1 == 0 {
                    breaks[plane] = tick;
                }
                *holds = goals[plane] >= oldest.max(breaks[plane]);
            }
            truth::from_planes(planes[0], planes[1])
        }
        Step::Begins { of, before } => {
            let value = view.read(*of);
            let earlier = std::mem::replace(before, value);
            value
                & NEGATED[usize::from(match (at_beginning, tick - first) {
                    (true, 0) => FALSE,
                    // The session may have begun here: it is not sure that anything held before.
                    (false, ..=0) => earlier & UNKNOWN,
                    _ => earlier,
                })]
        }
        Step::Order { steps, window, latest } => {
            let (oldest, newest) = (tick + i64::from(window.from), tick + i64::from(window.to));
            for at in (0..steps.len()).rev() {
                let value = view.read(steps[at]);
                let before = if at == 0 { [newest; 2] } else { latest[at - 1] };
                for (plane, start) in latest[at].iter_mut().enumerate() {
                    if value >> plane & 1 == 1 {
                        *start = before[plane];
                    }
                }
            }
            let last = latest.last().copied().unwrap_or([NEVER; 2]);
            truth::from_planes(last[0] >= oldest, last[1] >= oldest)
        }
    }
}

fn measured(measure: &mut Measure, view: &View<'_>, tick: i64, history: &History) -> Option<(i128, i128)> {
    let exactly = |value: Option<i128>| value.map(|value| (value, value));
    match measure {
        Measure::Sample { place, back } => {
            let value = history.at(tick - *back, *place);
            exactly((value != ABSENT).then_some(i128::from(value)))
        }
        Measure::Scalar(of) => exactly(of.at(history, tick)),
        Measure::Ticks {
            entering,
            leaving,
            count,
        } => Some(count.step(view.read(*entering), view.read(*leaving))),
        Measure::Longest {
            entering,
            window,
            surely,
            possibly,
        } => {
            let value = view.read(*entering);
            let (oldest, newest) = (tick + i64::from(window.from), tick + i64::from(window.to));
            let least = surely.step(newest, oldest, value & 1 == 1);
            Some((least.into(), possibly.step(newest, oldest, value >> 1 == 1).into()))
        }
        Measure::Sum { of, window, total } => {
            let entering = of.at(history, tick + i64::from(window.to));
            exactly(total.step(entering, of.at(history, tick + i64::from(window.from) - 1)))
        }
        Measure::Extreme { of, window, extreme } => {
            let (oldest, newest) = (tick + i64::from(window.from), tick + i64::from(window.to));
            let (entering, leaving) = (of.at(history, newest), of.at(history, oldest - 1));
            exactly(extreme.step(newest, oldest, entering, leaving))
        }
    }
}

//! How long a node keeps its value if nothing wakes it: while its parts are worth what they are worth, windows leave
//! behind what they held and counts move evenly toward their bounds.
//!
//! **Invariant.** Sleeping leaves a node exactly where as many steps would have left it. What is found here
//! may be too short, never too long.

use super::step::{Ahead, Measure, Read, Step};
use super::values::View;
use crate::rule::formula::{Test, Window};
use crate::rule::history::{FOREVER, History};
use crate::rule::measure::{Even, Placed};
use crate::rule::trace::ABSENT;
use crate::rule::truth::{Bits, FALSE, NEGATED, TRUE, UNKNOWN};

/// Steps after this one in which a node keeps its value.
pub(super) fn lasting(
    step: &Step,
    view: &View<'_>,
    tick: i64,
    history: &History,
    (first, at_beginning): (i64, bool),
    value: Bits,
) -> i64 {
    match step {
        // What happens lasts for a tick.
        Step::Event { .. } | Step::Mark { .. } if value == TRUE => 0,
        Step::Fixed(_) | Step::Event { .. } | Step::Mark { .. } | Step::Sample { .. } => FOREVER,
        Step::Compare { terms, test } => compared(terms, *test, view, tick, history),
        Step::And(parts) if value == FALSE => {
            let decides = parts.iter().filter(|part| view.read(**part) == FALSE);
            decides.map(|part| view.lasting(*part)).max().unwrap_or(0)
        }
        Step::And(parts) => parts.iter().map(|part| view.lasting(*part)).min().unwrap_or(FOREVER),
        Step::Somewhere {
            of,
            window,
            surely,
            possibly,
        } => {
            let now = view.read(*of);
            let oldest = tick + i64::from(window.from);
            let leaves = |plane: u8, last: i64| {
                if now >> plane & 1 == 1 || last < oldest {
                    FOREVER
                } else {
                    last - oldest
                }
            };
            view.lasting(*of).min(leaves(0, *surely)).min(leaves(1, *possibly))
        }
        Step::Until { hold, goal, window } => {
            until(hold, goal, *window, view, tick, 0).min(until(hold, goal, *window, view, tick, 1))
        }
        Step::Since {
            hold,
            goal,
            window,
            goals,
            breaks,
        } => {
            let (reached, held) = (view.read(*goal), view.read(*hold));
            let oldest = tick + i64::from(window.from);
            let mut least = view.lasting(*goal).min(view.lasting(*hold));
            for plane in 0..2 {
                let moves = i64::from(reached >> plane & 1);
                let breaking = i64::from(held >> plane & 1 == 0);
                least = least
                    .min(crossing(goals[plane] - oldest, moves - 1))
                    .min(crossing(goals[plane] - breaks[plane], moves - breaking));
            }
            least
        }
        Step::Begins { of, .. } => {
            let now = view.read(*of);
            let earlier = match (at_beginning, tick + 1 - first) {
                (true, 0) => FALSE,
                (false, ..=0) => now & UNKNOWN,
                _ => now,
            };
            if now & NEGATED[usize::from(earlier)] != value {
                return 0;
            }
            // The first tick is read in its own way.
            let same = if tick < first { first - tick - 1 } else { FOREVER };
            same.min(view.lasting(*of))
        }
        Step::Order { steps, window, latest } => {
            let oldest = tick + i64::from(window.from);
            let reads = steps.iter().map(|step| view.lasting(*step)).min().unwrap_or(FOREVER);
            let mut least = reads;
            for plane in 0..2 {
                let mut moves = 0;
                for (at, step) in steps.iter().enumerate() {
                    let before = moves;
                    moves = order_moves(view, *step, at, before, plane);
                    let set = view.read(*step) >> plane & 1 == 1;
                    if at > 0 && set && latest[at - 1][plane] - latest[at][plane] != before {
                        // Still catching up with the step before it.
                        return 0;
                    }
                }
                let last = latest.last().map_or(0, |last| last[plane]);
                least = least.min(crossing(last - oldest, moves - 1));
            }
            least
        }
    }
}

/// Moves what a node remembers as `steps` steps would that read what this one read.
pub(super) fn skip(step: &mut Step, view: &View<'_>, steps: i64) {
    match step {
        Step::Compare { terms, .. } => {
            for (_, measure) in terms {
                if let Measure::Ticks {
                    entering,
                    leaving,
                    count,
                } = measure
                {
                    count.skip(view.read(*entering), view.read(*leaving), steps);
                }
            }
        }
        Step::Somewhere {
            of, surely, possibly, ..
        } => {
            let now = view.read(*of);
            *surely += steps * i64::from(now & 1);
            *possibly += steps * i64::from(now >> 1);
        }
        Step::Since {
            hold,
            goal,
            goals,
            breaks,
            ..
        } => {
            let (reached, held) = (view.read(*goal), view.read(*hold));
            for plane in 0..2 {
                goals[plane] += steps * i64::from(reached >> plane & 1);
                breaks[plane] += steps * i64::from(held >> plane & 1 == 0);
            }
        }
        Step::Order {
            steps: parts, latest, ..
        } => {
            let mut moves = [0; 2];
            for (at, (part, latest)) in parts.iter().zip(latest.iter_mut()).enumerate() {
                for (plane, (moves, latest)) in moves.iter_mut().zip(latest.iter_mut()).enumerate() {
                    *moves = order_moves(view, *part, at, *moves, plane);
                    *latest += steps * *moves;
                }
            }
        }
        // What these remember are ticks, which stay; an until finds its own again in the rings.
        Step::Fixed(_)
        | Step::Sample { .. }
        | Step::Event { .. }
        | Step::Mark { .. }
        | Step::And(_)
        | Step::Until { .. }
        | Step::Begins { .. } => {}
    }
}

/// By how much the latest start of a chain of `at + 1` steps moves per tick, `before` being that of the chain
/// without its last one.
fn order_moves(view: &View<'_>, step: Read, at: usize, before: i64, plane: usize) -> i64 {
    match (view.read(step) >> plane & 1, at) {
        (0, _) => 0,
        (_, 0) => 1,
        _ => before,
    }
}

/// Steps in which `value`, changing by `rate` a step, stays below, at or above 0 as it is.
fn crossing<N>(value: N, rate: N) -> i64
where
    i128: From<N>,
{
    let (value, rate) = (i128::from(value), i128::from(rate));
    let steps = match (value.signum(), rate.signum()) {
        (_, 0) | (1, 1) | (-1, -1) => return FOREVER,
        (0, _) => 0,
        _ => (value.abs() - 1) / rate.abs(),
    };
    i64::try_from(steps).unwrap_or(FOREVER)
}

fn until(hold: &Ahead, goal: &Ahead, window: Window, view: &View<'_>, tick: i64, plane: usize) -> i64 {
    let (oldest, newest) = (tick + i64::from(window.from), tick + i64::from(window.to));
    let reached = goal.at[plane];
    if reached > newest {
        return view.lasting(goal.read.later(window.len() - 1));
    }
    let (goal_moves, goal_lasts) = if reached > oldest {
        (0, reached - oldest)
    } else {
        (1, view.lasting(goal.read))
    };
    let kept = hold.at[plane];
    let (hold_moves, hold_lasts) = if window.to == 0 {
        (1, FOREVER)
    } else if kept == newest {
        (1, view.lasting(hold.read.later(i64::from(window.to) - 1)))
    } else if kept > tick {
        (0, kept - tick)
    } else {
        (1, view.lasting(hold.read))
    };
    crossing(kept - reached, hold_moves - goal_moves)
        .min(goal_lasts)
        .min(hold_lasts)
}

fn compared(terms: &[(i64, Measure)], test: Test, view: &View<'_>, tick: i64, history: &History) -> i64 {
    let mut lasts = FOREVER;
    let mut sum = Some([(0_i128, 0_i128); 2]);
    for (coefficient, measure) in terms {
        let (range, lasting) = moving(measure, view, tick, history);
        lasts = lasts.min(lasting);
        if lasts == 0 {
            return 0;
        }
        let coefficient = i128::from(*coefficient);
        sum = sum.zip(range).map(|(sum, range)| {
            [0, 1].map(|end: usize| {
                let (value, rate) = range[if coefficient < 0 { 1 - end } else { end }];
                (sum[end].0 + coefficient * value, sum[end].1 + coefficient * rate)
            })
        });
    }
    let (Test::AtLeast(bound) | Test::Equals(bound)) = test;
    let ends = sum.into_iter().flatten();
    ends.map(|(value, rate)| crossing(value - bound, rate))
        .fold(lasts, i64::min)
}

/// The least and the most that a measure may be, each with what it changes by per step, and for how many
/// steps; no range where nothing is known all that time.
fn moving(measure: &Measure, view: &View<'_>, tick: i64, history: &History) -> (Option<[(i128, i128); 2]>, i64) {
    let still = |value: Option<i128>| value.map(|value| [(value, 0); 2]);
    match measure {
        Measure::Sample { place, back } => {
            let value = history.at(tick - *back, *place);
            let known = (value != ABSENT).then_some(i128::from(value));
            (still(known), history.same_for(tick - *back, *place, view.step))
        }
        Measure::Scalar(of) => (still(of.at(history, tick)), of.same_for(history, tick, view.step)),
        Measure::Ticks {
            entering,
            leaving,
            count,
        } => {
            let evenly = count.evenly(view.read(*entering), view.read(*leaving));
            let lasts = view.lasting(*entering).min(view.lasting(*leaving));
            (Some(evenly), lasts)
        }
        Measure::Longest {
            entering,
            window,
            surely,
            possibly,
        } => {
            let (oldest, newest) = (tick + i64::from(window.from), tick + i64::from(window.to));
            let ends = [surely, possibly].map(|runs| runs.evenly(newest, oldest));
            let lasts = ends
                .iter()
                .map(|even| even.steps)
                .fold(view.lasting(*entering), i64::min);
            (
                Some(ends.map(|Even { value, rate, .. }| (value.into(), rate.into()))),
                lasts,
            )
        }
        Measure::Sum { of, window, .. } | Measure::Extreme { of, window, .. } => {
            (None, unknown_for(of, *window, history, tick))
        }
    }
}

/// Steps for which a sum or an extreme stays unknown without being stepped. A window that has taken in a tick
/// after the end never is without one again; a window before the first tick takes in nothing.
fn unknown_for(of: &Placed, window: Window, history: &History, tick: i64) -> i64 {
    of.absent_for(history, tick + i64::from(window.to))
}

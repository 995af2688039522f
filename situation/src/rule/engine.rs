//! The incremental evaluator: every operator takes constant amortised time per tick whatever its window,
//! and is computed once however many rows share it.
//!
//! A node that looks ahead answers late: at step T it gives its value for tick T − delay. Readers that are
//! later still find it in a ring of past values. "It held somewhere in the window" needs no ring at all,
//! only the last tick at which it held.

use simulation::{Event, Tick};

use super::compile::CompiledRows;
use super::formula::{Filter, Node, Ref, Sample, Scalar, Term, Test, Window};
use super::history::History;
use super::measure::{Count, Extreme, Placed, Runs, Total};
use super::reference::{compare, matches};
use super::steady;
use super::trace::{ABSENT, Mark};
use super::truth::{self, Bits, FALSE, NEGATED, UNKNOWN};

/// Long before every tick.
const NEVER: i64 = i64::MIN / 4;

/// Where a reader finds a value.
#[derive(Debug, Clone, Copy)]
struct Read {
    node: u32,
    /// Ticks by which the reader is later than the node.
    lag: u32,
    negated: bool,
}

#[derive(Debug, Clone)]
enum Measure {
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
enum Step {
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
struct Ahead {
    read: Read,
    at: [i64; 2],
}

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
        let delays = delays(rows);
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

/// Values of the nodes before the one that reads.
struct View<'a> {
    done: &'a [Running],
    now: &'a [Bits],
    step: i64,
}

impl View<'_> {
    fn read(&self, read: Read) -> Bits {
        self.at(read, self.step - i64::from(read.lag))
    }

    /// The value that the node gave at an earlier step.
    fn at(&self, read: Read, step: i64) -> Bits {
        let value = if step == self.step {
            self.now[read.node as usize]
        } else {
            match &self.done[read.node as usize].ring {
                Some(ring) => ring.values[step as usize & ring.mask],
                None => UNKNOWN,
            }
        };
        if read.negated {
            NEGATED[usize::from(value)]
        } else {
            value
        }
    }

    /// The value for `tick`.
    fn for_tick(&self, read: Read, tick: i64) -> Bits {
        self.at(read, tick + self.done[read.node as usize].delay)
    }
}

/// Delay of each node: how many ticks after its tick all it looks at is there.
fn delays(rows: &CompiledRows) -> Vec<i64> {
    let mut delays: Vec<i64> = Vec::with_capacity(rows.arena.nodes.len());
    for node in &rows.arena.nodes {
        let mut delay = 0;
        super::compile::each_part(node, &mut |of, window| {
            delay = delay.max(delays[of.node()] + i64::from(window.to));
        });
        if let Node::Compare(terms, _) = node {
            for (_, term) in terms {
                if let Term::Sum(_, window) | Term::Highest(_, window) | Term::Lowest(_, window) = term {
                    delay = delay.max(i64::from(window.to));
                }
            }
        }
        delays.push(delay);
    }
    delays
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

/// One step of one node: its value for `tick`.
fn advance(
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
                sum = super::reference::plus(sum, *coefficient, range);
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
                let mut reached = goal.at[plane].max(oldest);
                while reached <= newest && view.for_tick(goal.read, reached) >> plane & 1 == 0 {
                    reached += 1;
                }
                goal.at[plane] = reached;
                let mut kept = hold.at[plane].max(tick);
                while kept < newest && view.for_tick(hold.read, kept) >> plane & 1 == 1 {
                    kept += 1;
                }
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
                for plane in 0..2 {
                    if value >> plane & 1 == 1 {
                        latest[at][plane] = if at == 0 { newest } else { latest[at - 1][plane] };
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

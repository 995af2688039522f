//! What can be said of a row without playing: what its signals' ranges make impossible or certain, and
//! whether it can hold although nobody does anything.

use simulation::{Fixed, Tick, Vocabulary};

use super::bind::{Binder, Constant, Setting};
use super::compile::{CompiledRows, RowSource, constants_of};
use super::formula::{Arena, Node, Ref, Sample, Scalar, Term, Test};
use super::need::{need_of, needs};
use super::parse::parse;
use super::problem::{Part, Span};
use super::reference::{Range, compare, plus};
use super::steady::read;
use super::syntax::{Expr, Kind};
use super::truth::{Bits, FALSE, TRUE, UNKNOWN};

/// Something that a row's author should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFinding {
    /// Index of the row in what was compiled.
    pub row: usize,
    /// Which formula.
    pub part: Part,
    /// Where in its text.
    pub span: Span,
    /// What.
    pub finding: Finding,
}

/// What was found. Only [`Finding::Impossible`] stops a grid from being used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// The comparison can never hold.
    ImpossibleComparison {
        /// A signal of it.
        signal: String,
        /// Smallest value of the signal.
        min: String,
        /// Largest value.
        max: String,
    },
    /// The comparison always holds.
    CertainComparison {
        /// A signal of it.
        signal: String,
        /// Smallest value of the signal.
        min: String,
        /// Largest value.
        max: String,
    },
    /// No session can show the row.
    Impossible {
        /// Why not.
        why: Why,
    },
    /// The rule holds although nobody does anything.
    WithoutAct,
    /// The row can need this much of a session as its evidence.
    Spans {
        /// Seconds, rounded up.
        seconds: u32,
    },
}

/// Why no session can show a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A comparison that it needs never holds: what the signals can be excludes it.
    Comparison,
    /// Conditions that it needs at one tick exclude each other.
    Exclusive,
    /// More steps than its window has ticks.
    Narrow,
    /// It needs more time than a session has.
    Longer {
        /// Seconds that it needs at least, rounded up.
        needs_s: u32,
        /// Seconds of the longest session.
        longest_s: u32,
    },
}

impl Finding {
    /// Id of the sentence in `wording`.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::ImpossibleComparison { .. } => "rule-finding-impossible-comparison",
            Self::CertainComparison { .. } => "rule-finding-always",
            Self::Impossible { why } => match why {
                Why::Comparison => "rule-finding-impossible",
                Why::Exclusive => "rule-finding-exclusive",
                Why::Narrow => "rule-finding-narrow",
                Why::Longer { .. } => "rule-finding-longer",
            },
            Self::WithoutAct => "rule-finding-without-act",
            Self::Spans { .. } => "rule-finding-spans",
        }
    }

    /// Arguments of the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::ImpossibleComparison { signal, min, max } | Self::CertainComparison { signal, min, max } => {
                vec![("signal", signal.clone()), ("min", min.clone()), ("max", max.clone())]
            }
            Self::Impossible {
                why: Why::Longer { needs_s, longest_s },
            } => vec![("needs", needs_s.to_string()), ("longest", longest_s.to_string())],
            Self::Impossible { .. } | Self::WithoutAct => Vec::new(),
            Self::Spans { seconds } => vec![("seconds", seconds.to_string())],
        }
    }
}

/// Evidence longer than this is worth saying.
const LONG_S: i64 = 120;

/// Everything found about rows that compiled, in sessions of at most `longest` ticks.
pub fn findings(
    rows: &CompiledRows,
    sources: &[RowSource<'_>],
    setting: &Setting<'_>,
    longest: Tick,
) -> Vec<RuleFinding> {
    let needs = needs(&rows.arena);
    let per_second = i64::try_from(setting.ticks_per_second.ceil()).unwrap_or(1).max(1);
    let whole_s = |ticks: i64| u32::try_from((ticks + per_second - 1).div_euclid(per_second)).unwrap_or(u32::MAX);
    let ranges = ranges(setting.vocabulary, setting.seats);
    let possible = values(&rows.arena, &ranges, &|_| UNKNOWN);
    let idle = values(&rows.arena, &ranges, &|node| match node {
        Node::Event { kind, .. } => {
            let event = setting.vocabulary.events.get(usize::from(*kind));
            if event.is_some_and(|event| event.own_act) {
                FALSE
            } else {
                UNKNOWN
            }
        }
        _ => FALSE,
    });
    let mut out = Vec::new();
    for (at, (row, source)) in rows.rows().iter().zip(sources).enumerate() {
        let mut find = |part, span, finding| {
            out.push(RuleFinding {
                row: at,
                part,
                span,
                finding,
            });
        };
        let whole = Span::new(0, source.rule.len());
        for (part, text) in [(Part::Occasion, source.occasion), (Part::Rule, source.rule)] {
            let mut comparisons = Vec::new();
            collect(&parse(text).0, &mut comparisons);
            for expr in comparisons {
                if let Some(finding) = comparison(&expr, source.constants, setting, &ranges) {
                    find(part, expr.span, finding);
                }
            }
        }
        let need = need_of(&needs, row.root);
        let needs_ticks = need.back.saturating_add(need.ahead).saturating_add(1);
        let why = if read(&possible, row.root) == FALSE {
            Some(cause(&rows.arena, &possible, row.root))
        } else if needs_ticks > i64::from(longest) {
            Some(Why::Longer {
                needs_s: whole_s(needs_ticks),
                longest_s: whole_s(longest.into()),
            })
        } else {
            None
        };
        if let Some(why) = why {
            find(Part::Rule, whole, Finding::Impossible { why });
        } else if read(&idle, row.rule) == TRUE {
            find(Part::Rule, whole, Finding::WithoutAct);
        }
        let ticks = row.reach.back + row.reach.ahead + 1;
        if ticks / per_second > LONG_S {
            let seconds = whole_s(ticks);
            find(Part::Rule, whole, Finding::Spans { seconds });
        }
    }
    out
}

/// Comparisons that stand as conditions: not the filters of an event.
fn collect(expr: &Expr, out: &mut Vec<Expr>) {
    match &expr.kind {
        Kind::Compare(..) => out.push(expr.clone()),
        Kind::Call { name, .. } if name == "event" => {}
        _ => expr.clone().each_child(&mut |child| collect(child, out)),
    }
}

fn comparison(expr: &Expr, constants: &[Constant], setting: &Setting<'_>, ranges: &[(i128, i128)]) -> Option<Finding> {
    let mut arena = Arena::default();
    let amounts = constants_of(constants, &mut arena, setting);
    let mut binder = Binder {
        arena: &mut arena,
        setting,
        constants: &amounts,
        problems: Vec::new(),
        seat: setting.seat,
        operators: 0,
    };
    let of = binder.formula(expr);
    if !binder.problems.is_empty() || of == Ref::TRUE || of == Ref::FALSE {
        return None;
    }
    // The range of a signal says nothing about how often or how long.
    let counts = |(_, term): &(i64, Term)| matches!(term, Term::Ticks(..) | Term::Longest(..));
    if arena
        .nodes
        .iter()
        .any(|node| matches!(node, Node::Compare(terms, _) if terms.iter().any(counts)))
    {
        return None;
    }
    let values = values(&arena, ranges, &|_| UNKNOWN);
    let mut signal = None;
    first_signal(expr, setting.vocabulary, &mut signal);
    let signal = setting
        .vocabulary
        .signals
        .iter()
        .find(|kind| Some(&kind.name) == signal.as_ref())?;
    let shown = |value: Fixed| value.to_f64().to_string();
    let (name, min, max) = (signal.name.clone(), shown(signal.min), shown(signal.max));
    match read(&values, of) {
        FALSE => Some(Finding::ImpossibleComparison { signal: name, min, max }),
        TRUE => Some(Finding::CertainComparison { signal: name, min, max }),
        _ => None,
    }
}

fn first_signal(expr: &Expr, vocabulary: &Vocabulary, found: &mut Option<String>) {
    if let Kind::Name(name) = &expr.kind
        && found.is_none()
        && vocabulary.signals.iter().any(|signal| signal.name == *name)
    {
        *found = Some(name.clone());
    }
    expr.clone()
        .each_child(&mut |child| first_signal(child, vocabulary, found));
}

/// Range of each slot of a sample, in millionths.
fn ranges(vocabulary: &Vocabulary, seats: u8) -> Vec<(i128, i128)> {
    vocabulary
        .signals
        .iter()
        .flat_map(|signal| {
            let times = if signal.per_seat { usize::from(seats) } else { 1 };
            std::iter::repeat_n((i128::from(signal.min.0), i128::from(signal.max.0)), times)
        })
        .collect()
}

/// What each node is worth whatever happens within the ranges: true at every tick, at none, or neither is
/// certain.
fn values(arena: &Arena, ranges: &[(i128, i128)], happens: &dyn Fn(&Node) -> Bits) -> Vec<Bits> {
    let mut values: Vec<Bits> = Vec::with_capacity(arena.nodes.len());
    for node in &arena.nodes {
        let of = |part: Ref| read(&values, part);
        let value = match node {
            Node::True => TRUE,
            Node::Event { .. } | Node::Mark { .. } => happens(node),
            Node::Compare(terms, test) => {
                let mut sum: Range = Some((0, 0));
                for (times, term) in terms {
                    sum = plus(sum, *times, term_range(term, ranges, &values));
                }
                compare(sum, *test)
            }
            Node::And(parts) if exclusive(arena, parts) => FALSE,
            Node::And(parts) => parts.iter().fold(TRUE, |all, part| all & of(*part)),
            Node::Somewhere(inner, _) => of(*inner),
            Node::Until { hold, goal, window } => of(*goal) & if window.from == 0 { TRUE } else { of(*hold) },
            Node::Since { hold, goal, window } => of(*goal) & if window.to == 0 { TRUE } else { of(*hold) },
            // What always holds began with the session, what never holds never begins.
            Node::Begins(inner) => of(*inner) & UNKNOWN,
            Node::Order(steps, window) if window.len() < steps.len() as i64 => FALSE,
            Node::Order(steps, _) => steps.iter().fold(TRUE, |all, step| all & of(*step)),
        };
        values.push(value);
    }
    values
}

fn term_range(term: &Term, ranges: &[(i128, i128)], values: &[Bits]) -> Range {
    match term {
        Term::Sample(sample) => sample_range(*sample, ranges),
        Term::Scalar(of) | Term::Highest(of, _) | Term::Lowest(of, _) => scalar_range(of, ranges),
        Term::Sum(of, window) => {
            let (low, high) = scalar_range(of, ranges)?;
            let ticks = i128::from(window.len());
            Some((low.checked_mul(ticks)?, high.checked_mul(ticks)?))
        }
        Term::Ticks(of, window) | Term::Longest(of, window) => {
            let (value, ticks) = (read(values, *of), i128::from(window.len()));
            Some((ticks * i128::from(value & 1), ticks * i128::from(value >> 1)))
        }
    }
}

fn sample_range(sample: Sample, ranges: &[(i128, i128)]) -> Range {
    ranges
        .get(usize::from(sample.slot))
        .copied()
        .filter(|(low, high)| low <= high)
}

fn scalar_range(of: &Scalar, ranges: &[(i128, i128)]) -> Range {
    let start: Range = Some((of.offset.into(), of.offset.into()));
    let (low, high) = of.parts.iter().fold(start, |sum, (times, sample)| {
        plus(sum, *times, sample_range(*sample, ranges))
    })?;
    if !of.absolute {
        return Some((low, high));
    }
    let nearest = if low <= 0 && high >= 0 {
        0
    } else {
        low.abs().min(high.abs())
    };
    Some((nearest, low.abs().max(high.abs())))
}

/// True where conditions at one tick exclude each other: bounds of one quantity, or a thing and its opposite.
fn exclusive(arena: &Arena, parts: &[Ref]) -> bool {
    if parts.iter().any(|part| parts.contains(&part.opposite())) {
        return true;
    }
    let bound = |part: &Ref| match arena.node(*part) {
        Node::Compare(terms, Test::AtLeast(bound)) if part.negated() => Some((terms, i128::MIN, *bound - 1)),
        Node::Compare(terms, Test::AtLeast(bound)) => Some((terms, *bound, i128::MAX)),
        Node::Compare(terms, Test::Equals(value)) if !part.negated() => Some((terms, *value, *value)),
        _ => None,
    };
    let bounds: Vec<_> = parts.iter().filter_map(bound).collect();
    bounds
        .iter()
        .any(|(terms, low, _)| bounds.iter().any(|(others, _, high)| terms == others && low > high))
}

/// What makes a formula false whatever happens: the innermost reason, the first of several.
fn cause(arena: &Arena, values: &[Bits], of: Ref) -> Why {
    let never = |part: Ref| read(values, part) == FALSE;
    // A node that always holds is looked at through its opposite.
    let through = |part: Ref| if of.negated() { part.opposite() } else { part };
    match arena.node(of) {
        Node::True | Node::Event { .. } | Node::Mark { .. } | Node::Compare(..) => Why::Comparison,
        Node::And(parts) => parts
            .iter()
            .map(|part| through(*part))
            .find(|part| never(*part))
            .map_or(Why::Exclusive, |part| cause(arena, values, part)),
        Node::Somewhere(inner, _) | Node::Begins(inner) => cause(arena, values, through(*inner)),
        Node::Until { hold, goal, .. } | Node::Since { hold, goal, .. } => {
            let goal = through(*goal);
            cause(arena, values, if never(goal) { goal } else { through(*hold) })
        }
        Node::Order(steps, _) => steps
            .iter()
            .map(|step| through(*step))
            .find(|step| never(*step))
            .map_or(Why::Narrow, |step| cause(arena, values, step)),
    }
}

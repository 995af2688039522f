//! Rows as written become rows that evaluators run, sharing what they have in common.

use simulation::Tick;

use super::amount::Amount;
use super::bind::{Binder, Constant, Setting};
use super::formula::{Arena, Node, Ref, Test};
use super::held;
use super::monitor::slots_read;
use super::parse;
use super::problem::{Part, Problem, RuleProblem, Span};
use super::ratio::Ratio;
use super::reach::{Reach, reaches};
use super::syntax::{Expr, Kind};
use super::trace::Mark;

/// Most rows compiled at once.
pub const MOST_ROWS: usize = 1_000;

/// A row as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowSource<'a> {
    /// Id of the row in its grid.
    pub id: &'a str,
    /// When an attempt begins.
    pub occasion: &'a str,
    /// What must hold at that tick.
    pub rule: &'a str,
    /// Named numbers that both may use, as `name` or `{name}`.
    pub constants: &'a [Constant],
}

/// A number of a rule, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// In which formula.
    pub part: Part,
    /// Where.
    pub span: Span,
    /// Name, where the number belongs to a named constant.
    pub name: Option<String>,
    /// Number and unit as written.
    pub value: String,
}

/// A compiled row.
#[derive(Debug, Clone)]
pub struct CompiledRow {
    /// Id of the row in its grid.
    pub id: String,
    /// The occasion as written.
    pub occasion_text: String,
    /// The rule as written.
    pub rule_text: String,
    /// Every number used, in order of writing.
    pub thresholds: Vec<Threshold>,
    pub(crate) occasion: Ref,
    pub(crate) rule: Ref,
    /// Occasion begins, and rule.
    pub(crate) root: Ref,
    /// Ticks that a verdict can look back and ahead.
    pub(crate) reach: Reach,
    pub(crate) reads_marks: bool,
}

impl CompiledRow {
    /// The occasion in core operators.
    pub const fn occasion(&self) -> Ref {
        self.occasion
    }

    /// The rule in core operators.
    pub const fn rule(&self) -> Ref {
        self.rule
    }

    /// What is seen: the occasion begins and the rule holds.
    pub const fn root(&self) -> Ref {
        self.root
    }

    /// Most ticks before an attempt that its verdict can depend on.
    pub const fn looks_back(&self) -> Tick {
        self.reach.back as Tick
    }

    /// Most ticks after an attempt that its verdict can depend on.
    pub const fn looks_ahead(&self) -> Tick {
        self.reach.ahead as Tick
    }

    /// True where a person's marks matter: provisional until the session is sealed.
    pub const fn reads_marks(&self) -> bool {
        self.reads_marks
    }

    /// Rows with equal normal form are the same observation.
    pub fn same_as(&self, other: &Self) -> bool {
        self.root == other.root
    }
}

/// Rows that evaluators run.
#[derive(Debug, Clone)]
pub struct CompiledRows {
    pub(crate) arena: Arena,
    pub(crate) reaches: Vec<Reach>,
    rows: Vec<CompiledRow>,
    pub(crate) width: usize,
    ticks_per_second: Ratio,
}

impl CompiledRows {
    /// Compiles all rows, or says everything that is wrong with them.
    pub fn compile(rows: &[RowSource<'_>], setting: &Setting<'_>) -> Result<Self, Vec<RuleProblem>> {
        let mut problems = Vec::new();
        if rows.len() > MOST_ROWS {
            let problem = Problem::TooManyRows { most: MOST_ROWS };
            return Err(vec![RuleProblem {
                row: MOST_ROWS,
                part: Part::Rule,
                span: Span::default(),
                problem,
            }]);
        }
        let mut arena = Arena::default();
        let mut compiled = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let mut thresholds = Vec::new();
            let constants = constants(row.constants, &mut arena, setting, at, &mut problems);
            let mut bind = |part: Part, text: &str| {
                let (expr, syntax) = parse::parse(text);
                collect_thresholds(&expr, part, text, row.constants, &mut thresholds);
                let mut binder = Binder {
                    arena: &mut arena,
                    setting,
                    constants: &constants,
                    problems: syntax,
                    seat: setting.seat,
                    operators: 0,
                };
                let of = binder.formula(&expr);
                let mut found = binder.problems;
                found.sort_by_key(|(span, _)| *span);
                problems.extend(found.into_iter().map(|(span, problem)| RuleProblem {
                    row: at,
                    part,
                    span,
                    problem,
                }));
                of
            };
            let occasion = bind(Part::Occasion, row.occasion);
            let rule = bind(Part::Rule, row.rule);
            let begins = arena.occurrences(occasion);
            let root = arena.and([begins, rule]);
            compiled.push(CompiledRow {
                id: row.id.to_owned(),
                occasion_text: row.occasion.to_owned(),
                rule_text: row.rule.to_owned(),
                thresholds,
                occasion,
                rule,
                root,
                reach: Reach::default(),
                reads_marks: false,
            });
        }
        let (reaches, marks) = reaches(&arena);
        let most = Ratio::int(super::bind::MOST_SECONDS.into())
            .times(setting.ticks_per_second)
            .map_or(0, Ratio::ceil);
        for (at, (row, source)) in compiled.iter_mut().zip(rows).enumerate() {
            row.reach = reaches[row.root.node()];
            row.reads_marks = marks[row.root.node()];
            if i128::from(row.reach.back.max(row.reach.ahead)) > most {
                let span = Span::new(0, source.rule.len());
                let problem = Problem::TooFar {
                    most_s: super::bind::MOST_SECONDS,
                };
                problems.push(RuleProblem {
                    row: at,
                    part: Part::Rule,
                    span,
                    problem,
                });
            }
        }
        if problems.is_empty()
            && let Some(node) = held::too_much(&arena, &reaches, slots_read(&arena).len())
        {
            // Rows are read in order, and each one's parts stand before it.
            let at = compiled.iter().position(|row| row.root.node() >= node).unwrap_or(0);
            problems.push(RuleProblem {
                row: at,
                part: Part::Rule,
                span: Span::new(0, rows.get(at).map_or(0, |row| row.rule.len())),
                problem: Problem::TooMuchMemory {
                    most_mb: held::MOST_HELD / 1_000_000,
                },
            });
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let width = setting.vocabulary.sample_len(setting.seats);
        Ok(Self {
            arena,
            reaches,
            rows: compiled,
            width,
            ticks_per_second: setting.ticks_per_second,
        })
    }

    /// Row `row` alone, with nothing of the others.
    #[must_use]
    pub fn only(&self, row: usize) -> Self {
        let row = &self.rows[row];
        let (arena, moved) = self.arena.reachable(&[row.root, row.occasion, row.rule]);
        let [root, occasion, rule] = moved[..] else {
            return self.clone();
        };
        let (reaches, _) = reaches(&arena);
        let rows = vec![CompiledRow {
            occasion,
            rule,
            root,
            ..row.clone()
        }];
        Self {
            arena,
            reaches,
            rows,
            width: self.width,
            ticks_per_second: self.ticks_per_second,
        }
    }

    /// The rows, in the order given.
    pub fn rows(&self) -> &[CompiledRow] {
        &self.rows
    }

    /// Length of the samples they read.
    pub const fn sample_len(&self) -> usize {
        self.width
    }

    /// Ticks per second of the traces they read.
    pub const fn ticks_per_second(&self) -> Ratio {
        self.ticks_per_second
    }

    /// The marks that `row` reads: which words, about which seats; each once, in order.
    pub fn marks_read(&self, row: usize) -> Vec<Mark> {
        let (arena, _) = self.arena.reachable(&[self.rows[row].root]);
        let read = arena.nodes.iter().filter_map(|node| match node {
            Node::Mark { word, seat } => Some(Mark {
                word: *word,
                seat: *seat,
            }),
            _ => None,
        });
        let mut read: Vec<Mark> = read.collect();
        read.sort_unstable();
        read
    }

    /// The kinds of events that `row` reads, each once, in order.
    pub fn events_read(&self, row: usize) -> Vec<u16> {
        let (arena, _) = self.arena.reachable(&[self.rows[row].root]);
        let read = arena.nodes.iter().filter_map(|node| match node {
            Node::Event { kind, .. } => Some(*kind),
            _ => None,
        });
        let read: std::collections::BTreeSet<u16> = read.collect();
        read.into_iter().collect()
    }

    /// True where `row` holds a quantity against a bound, not only against a word.
    pub fn compares_values(&self, row: usize) -> bool {
        let (arena, _) = self.arena.reachable(&[self.rows[row].root]);
        let mut nodes = arena.nodes.iter();
        nodes.any(|node| matches!(node, Node::Compare(_, Test::AtLeast(_))))
    }

    /// The core operator behind a reference.
    pub fn node(&self, of: Ref) -> &Node {
        self.arena.node(of)
    }

    /// Operators in all, shared ones counted once.
    pub fn operators(&self) -> usize {
        self.arena.nodes.len()
    }
}

/// The amounts of named numbers, wrong ones as zero.
pub(super) fn constants_of(written: &[Constant], arena: &mut Arena, setting: &Setting<'_>) -> Vec<(String, Amount)> {
    constants(written, arena, setting, 0, &mut Vec::new())
}

fn constants(
    written: &[Constant],
    arena: &mut Arena,
    setting: &Setting<'_>,
    row: usize,
    problems: &mut Vec<RuleProblem>,
) -> Vec<(String, Amount)> {
    let mut out = Vec::new();
    for constant in written {
        let (expr, syntax) = parse::parse(&constant.value);
        let mut binder = Binder {
            arena: &mut *arena,
            setting,
            constants: &[],
            problems: syntax,
            seat: setting.seat,
            operators: 0,
        };
        let amount = binder.amount(&expr);
        if amount.as_ref().is_some_and(|amount| !amount.is_fixed()) {
            binder.report(expr.span, Problem::NotAConstant);
        }
        let found = binder.problems;
        problems.extend(found.into_iter().map(|(span, problem)| RuleProblem {
            row,
            part: Part::Rule,
            span,
            problem,
        }));
        // A wrong constant still has its name, so that its uses are not reported again.
        out.push((
            constant.name.clone(),
            amount.unwrap_or_else(|| Amount::number(Ratio::ZERO)),
        ));
    }
    out
}

fn collect_thresholds(expr: &Expr, part: Part, text: &str, constants: &[Constant], out: &mut Vec<Threshold>) {
    /// Depth is bounded by the parser.
    fn walk(expr: &mut Expr, visit: &mut dyn FnMut(&Expr)) {
        visit(expr);
        let event = matches!(&expr.kind, Kind::Call { name, .. } if name == "event");
        expr.each_child(&mut |child| match &mut child.kind {
            // Left of a filter stands a field, whatever else has that name.
            Kind::Compare(parts, _) if event => {
                for part in parts.iter_mut().skip(1) {
                    walk(part, visit);
                }
            }
            Kind::Name(_) if event => {}
            _ => walk(child, visit),
        });
    }
    walk(&mut expr.clone(), &mut |expr| match &expr.kind {
        Kind::Number { .. } => {
            out.push(Threshold {
                part,
                span: expr.span,
                name: None,
                value: expr.span.of(text).to_owned(),
            });
        }
        Kind::Name(name) => {
            if let Some(constant) = constants.iter().find(|constant| constant.name == *name) {
                let value = constant.value.clone();
                out.push(Threshold {
                    part,
                    span: expr.span,
                    name: Some(name.clone()),
                    value,
                });
            }
        }
        _ => {}
    });
    out.sort_by_key(|threshold| (threshold.part, threshold.span));
}

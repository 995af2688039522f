//! What rules mean is pinned: an old grid keeps its meaning. `meaning/v1.ron` holds, for every operator, form,
//! unit and edge of `docs/observation-rules.md`, the core formula, the verdicts on fixed traces and the first
//! moments, as they were when rules of revision 1 and grids of version 1 came into the world.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use simulation::{Event, Fixed, Tick};
use situation::rule::formula::{Node, Ref, Scalar, Term, Test};
use situation::rule::{
    CompiledRows, FORMS, Mark, Moment, RULES_REVISION, RowSource, Segment, Setting, Truth, Verdicts, moments, reference,
};

use crate::fuzzing::setting;

const CHANGED: &str =
    "the meaning of a rule changed: raise RULES_REVISION, keep a reader of the old, see docs/observation-rules.md";

/// Ticks of a trace.
const TICKS: Tick = 90;
/// Moments of a case that are written down, per trace.
const MOMENTS: usize = 3;

#[derive(Debug, Serialize, Deserialize)]
struct Corpus {
    /// Version of grid files whose rules these are.
    grid_version: u32,
    rules_revision: u32,
    cases: Vec<Case>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Case {
    id: String,
    occasion: String,
    rule: String,
    /// Occasion and rule in core operators.
    core: (String, String),
    /// Ticks looked back and ahead.
    reach: (Tick, Tick),
    /// Of the verdicts at every tick of every trace: how many are true, false and unknown, and their digest.
    verdicts: (usize, usize, usize, String),
    /// The first moments on each trace: attempt, interval, kinds of event.
    moments: Vec<String>,
}

#[test]
fn an_old_grid_keeps_its_meaning() {
    let corpus: Corpus = ron::from_str(include_str!("meaning/v1.ron")).unwrap();
    assert_eq!((corpus.grid_version, corpus.rules_revision), (1, 1));
    assert_eq!(
        corpus.rules_revision, RULES_REVISION,
        "pin what the new revision means beside the old"
    );
    for case in &corpus.cases {
        let found = worked_out(&case.id, &case.occasion, &case.rule);
        assert_eq!(found, *case, "{CHANGED}");
    }
}

#[test]
fn every_operator_and_form_has_a_pinned_meaning() {
    let corpus: Corpus = ron::from_str(include_str!("meaning/v1.ron")).unwrap();
    let rules: Vec<&str> = corpus.cases.iter().map(|case| case.rule.as_str()).collect();
    let core = [
        "not",
        "and",
        "or",
        "implies",
        "eventually",
        "once",
        "always",
        "historically",
        "next",
        "previous",
        "until",
        "release",
        "since",
        "begins",
        "ends",
        "order",
        "<",
        "<=",
        ">",
        ">=",
        "=",
        "!=",
        "rate",
        "abs",
        "count",
        "duration",
        "longest",
        "sum",
        "mean",
        "highest",
        "lowest",
        "ratio",
        "event",
        "verb",
        "mark",
        "seat",
        "any_seat",
        "every_seat",
        "other_seat",
        "during",
        "cm",
        "mm",
        "cm/s",
        "m/s",
        "m/s²",
        "ms",
        "min",
        "h",
        "t",
        "%",
        "N",
    ];
    let used = |word: &str| {
        let part_of_a_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        rules.iter().any(|rule| {
            rule.match_indices(word).any(|(at, _)| {
                let word_like = word.chars().all(char::is_alphanumeric);
                !word_like || !part_of_a_word(rule[at + word.len()..].chars().next())
            })
        })
    };
    for word in core.into_iter().chain(FORMS.iter().map(|form| form.name)) {
        assert!(used(word), "{word} has no pinned meaning");
    }
    // A case that is the same on every trace would pin little.
    let told = |case: &&Case| case.verdicts.0 > 0 && case.verdicts.1 > 0;
    let telling = corpus.cases.iter().filter(told).count();
    assert!(
        telling * 10 >= corpus.cases.len() * 9,
        "{telling} of {}",
        corpus.cases.len()
    );
}

/// What the corpus of a new revision is made with; the one of an old revision is never written again.
#[test]
#[ignore = "writes tests/meaning/new.ron from the cases of v1.ron, to be looked at and given its number"]
fn write_the_corpus_of_a_new_revision() {
    let mut corpus: Corpus = ron::from_str(include_str!("meaning/v1.ron")).unwrap();
    corpus.rules_revision = RULES_REVISION;
    for case in &mut corpus.cases {
        *case = worked_out(&case.id, &case.occasion, &case.rule);
    }
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/meaning");
    std::fs::write(format!("{folder}/new.ron"), written(&corpus)).unwrap();
}

/// One line per field, so that a change shows as one.
fn written(corpus: &Corpus) -> String {
    let mut out = format!(
        "(\n    grid_version: {},\n    rules_revision: {},\n    cases: [\n",
        corpus.grid_version, corpus.rules_revision
    );
    for case in &corpus.cases {
        let (yes, no, open, digest) = &case.verdicts;
        let _ = write!(
            out,
            "        (\n            id: {:?},\n            occasion: {:?},\n            rule: {:?},\n            \
             core: ({:?}, {:?}),\n            reach: {:?},\n            verdicts: ({yes}, {no}, {open}, {digest:?}),\n            \
             moments: {:?},\n        ),\n",
            case.id, case.occasion, case.rule, case.core.0, case.core.1, case.reach, case.moments
        );
    }
    out + "    ],\n)\n"
}

/// The meaning of a row, by both evaluators.
fn worked_out(id: &str, occasion: &str, rule: &str) -> Case {
    let (vocabulary, marks, constants) = (setting::vocabulary(), setting::marks(), setting::constants());
    let row = RowSource {
        id,
        occasion,
        rule,
        constants: &constants,
    };
    let rows = CompiledRows::compile(&[row], &Setting::new(&vocabulary, setting::SEATS, 0, &marks))
        .unwrap_or_else(|problems| panic!("{CHANGED}\n{id}: {problems:?}"));
    let (mut digest, mut counts, mut seen) = (Sha256::new(), [0; 3], Vec::new());
    for trace in traces(rows.sample_len()) {
        let verdicts = reference::verdicts(&rows, 0, &trace);
        if trace.first_tick() == 0 && trace.starts_at_beginning() {
            assert_eq!(monitored(&rows, &trace), verdicts, "{id}: the evaluators disagree");
        }
        for verdict in &verdicts {
            let (place, letter) = match verdict {
                Truth::True => (0, b"t"),
                Truth::False => (1, b"f"),
                Truth::Unknown => (2, b"?"),
            };
            counts[place] += 1;
            digest.update(letter);
        }
        let found = moments(&rows, 0, &trace);
        assert_eq!(
            found,
            reference::moments(&rows, 0, &trace),
            "{id}: the evaluators disagree"
        );
        seen.push(said(&found));
    }
    let digest = digest
        .finalize()
        .iter()
        .take(8)
        .fold(String::new(), |out, byte| format!("{out}{byte:02x}"));
    let compiled = &rows.rows()[0];
    Case {
        id: id.to_owned(),
        occasion: occasion.to_owned(),
        rule: rule.to_owned(),
        core: (core(&rows, compiled.occasion()), core(&rows, compiled.rule())),
        reach: (compiled.looks_back(), compiled.looks_ahead()),
        verdicts: (counts[0], counts[1], counts[2], digest),
        moments: seen,
    }
}

fn monitored(rows: &CompiledRows, trace: &Segment) -> Vec<Truth> {
    let mut verdicts = Verdicts::new(rows);
    let mut out = Vec::new();
    for tick in 0..trace.end_tick() {
        let events: Vec<Event> = trace.events_at(tick).copied().collect();
        let marks: Vec<Mark> = trace.marks_at(tick).collect();
        out.extend(verdicts.tick_with_marks(&trace.sample(tick), &events, &marks));
    }
    out.extend(verdicts.finish());
    out.into_iter().map(|(_, verdict)| verdict).collect()
}

/// `12 moments: 3 [3–9] contact@4 …; …`
fn said(found: &[Moment]) -> String {
    let mut out = format!("{}:", found.len());
    for moment in found.iter().take(MOMENTS) {
        let _ = write!(out, " {} [{}-{}]", moment.attempt, moment.from, moment.to);
        for (tick, event) in moment.events.iter().take(4) {
            let _ = write!(out, " {}@{tick}", event.kind);
        }
        out.push(';');
    }
    out
}

/// A session from its beginning, the same with gaps and extremes, and a stretch from the middle of one.
fn traces(width: usize) -> [Segment; 3] {
    let plain = trace(1, Segment::new(0, true, width), false);
    let gaps = trace(2, Segment::new(0, true, width), true);
    let middle = trace(3, Segment::new(120, false, width), true);
    [plain, gaps, middle]
}

/// Values that stay for some ticks, events and marks now and then: whole numbers of a small generator, so that
/// the trace is the same for ever.
fn trace(seed: u64, mut segment: Segment, gaps: bool) -> Segment {
    let mut dice = Dice(seed);
    let width = segment.width();
    let mut held: Vec<Option<Fixed>> = vec![Some(Fixed::ZERO); width];
    let first = segment.first_tick();
    for _ in 0..TICKS {
        for (slot, value) in held.iter_mut().enumerate() {
            if dice.roll(4) > 0 {
                continue;
            }
            // Slots: phase, altitudes, speeds, armed, écart, charge.
            let most = if slot == 0 {
                3
            } else if slot == 5 || slot == 6 {
                2
            } else {
                5
            };
            *value = match dice.roll(8) {
                0 if gaps => None,
                1 if (1..5).contains(&slot) || slot >= 7 => Some(Fixed(dice.roll(4_000_000) as i64)),
                _ => Some(Fixed::from_int(dice.roll(most) as i64)),
            };
        }
        let mut events = Vec::new();
        for _ in 0..dice.roll(2) {
            let (kind, seat) = (dice.roll(3) as u16, dice.roll(2) as u8);
            let fields = [dice.roll(4) as i64, dice.roll(2) as i64, 0, 0].map(Fixed::from_int);
            events.push(Event { kind, seat, fields });
        }
        let now = segment.end_tick();
        segment.push_with_gaps(&held, &events);
        if dice.roll(9) == 0 {
            // Entered now, about a little earlier.
            let effective = now.saturating_sub(dice.roll(6) as Tick).max(first);
            let seat = dice.roll(2) as u8;
            segment.mark(effective, Mark { word: 0, seat });
        }
    }
    segment
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

/// A core formula as text.
fn core(rows: &CompiledRows, of: Ref) -> String {
    let inner = |of: &Ref| core(rows, *of);
    let said = match rows.node(of) {
        Node::True => "true".to_owned(),
        Node::Compare(terms, test) => {
            let terms: Vec<String> = terms
                .iter()
                .map(|(times, of)| format!("{times}·{}", term(rows, of)))
                .collect();
            format!("({} {})", terms.join(" + "), compared(*test))
        }
        Node::Event { kind, seat, filters } => {
            let filters = filters.iter().fold(String::new(), |out, filter| {
                let not = if filter.negated { "not " } else { "" };
                format!("{out}, {not}field{} {}", filter.field, compared(filter.test))
            });
            format!("event({kind}, seat {seat}{filters})")
        }
        Node::Mark { word, seat } => format!("mark({word}, seat {seat})"),
        // In order of writing, not of the arena, which other rows share.
        Node::And(parts) => {
            let mut parts: Vec<String> = parts.iter().map(inner).collect();
            parts.sort();
            format!("and({})", parts.join(", "))
        }
        Node::Somewhere(of, window) => format!("somewhere[{},{}]({})", window.from, window.to, inner(of)),
        Node::Until { hold, goal, window } => {
            format!("until[{},{}]({}, {})", window.from, window.to, inner(hold), inner(goal))
        }
        Node::Since { hold, goal, window } => {
            format!("since[{},{}]({}, {})", window.from, window.to, inner(hold), inner(goal))
        }
        Node::Begins(of) => format!("begins({})", inner(of)),
        Node::Order(steps, window) => {
            let steps: Vec<String> = steps.iter().map(inner).collect();
            format!("order[{},{}]({})", window.from, window.to, steps.join(", "))
        }
    };
    if of.negated() { format!("not {said}") } else { said }
}

fn compared(test: Test) -> String {
    match test {
        Test::AtLeast(bound) => format!(">= {bound}"),
        Test::Equals(value) => format!("= {value}"),
    }
}

fn term(rows: &CompiledRows, term: &Term) -> String {
    let sample = |slot: u16, back: u8| format!("v{slot}{}", "'".repeat(back.into()));
    let scalar = |of: &Scalar| {
        let mut said = of.offset.to_string();
        for (times, part) in &of.parts {
            let _ = write!(said, " + {times}·{}", sample(part.slot, part.back));
        }
        if of.absolute {
            format!("|{said}|")
        } else {
            format!("({said})")
        }
    };
    match term {
        Term::Sample(of) => sample(of.slot, of.back),
        Term::Scalar(of) => scalar(of),
        Term::Ticks(of, window) => format!("ticks[{},{}]({})", window.from, window.to, core(rows, *of)),
        Term::Longest(of, window) => format!("longest[{},{}]({})", window.from, window.to, core(rows, *of)),
        Term::Sum(of, window) => format!("sum[{},{}]{}", window.from, window.to, scalar(of)),
        Term::Highest(of, window) => format!("highest[{},{}]{}", window.from, window.to, scalar(of)),
        Term::Lowest(of, window) => format!("lowest[{},{}]{}", window.from, window.to, scalar(of)),
    }
}

//! What can be wrong with a rule, as codes with arguments: `wording` says them in the reader's language.

use serde::Serialize;

/// Bytes of the text that a problem is about, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// From one end to the other.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The text it is about.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Which of a row's two formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Part {
    /// When the row can observe at all.
    Occasion,
    /// What it looks for then.
    Rule,
}

impl Part {
    /// The field's name in a grid file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Occasion => "occasion",
            Self::Rule => "rule",
        }
    }
}

/// One problem of one formula.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleProblem {
    /// Index of the row in what was compiled.
    pub row: usize,
    /// Which formula of the row.
    pub part: Part,
    /// Where in its text.
    pub span: Span,
    /// What.
    pub problem: Problem,
}

impl RuleProblem {
    /// Id of the sentence in `wording` (`rule-problem-…`).
    pub fn id(&self) -> &'static str {
        self.problem.id()
    }

    /// Arguments of the sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        self.problem.arguments()
    }
}

impl std::fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "row {} {} {}..{}: {}",
            self.row,
            self.part.word(),
            self.span.start,
            self.span.end,
            self.problem
        )
    }
}

/// What is wrong. The message is for logs; people read the sentence of [`Problem::id`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[expect(missing_docs, reason = "the fields are the arguments of the message above them")]
pub enum Problem {
    /// A character that no formula has.
    #[error("the character {found:?} has no place in a rule")]
    Character { found: char },
    /// Something else was due here.
    #[error("found {found:?}, expected {expected}")]
    Expected { found: String, expected: Expectation },
    /// The text is empty.
    #[error("the formula is empty")]
    Empty,
    /// Parentheses or operators nested too deep.
    #[error("nested deeper than {most}")]
    TooDeep { most: usize },
    /// The text is too long.
    #[error("longer than {most} bytes")]
    TooLong { most: usize },
    /// Written out in core operators, it has too many.
    #[error("more than {most} operators once written out")]
    TooLarge { most: usize },
    /// Too many rows.
    #[error("more than {most} rows")]
    TooManyRows { most: usize },
    /// Watching the rows up to this one would take more memory than old machines have to spare.
    #[error("watching the rows up to this one takes more than {most_mb} MB")]
    TooMuchMemory { most_mb: u64 },
    /// A number with too many digits or out of range.
    #[error("the number {found:?} is out of range")]
    Number { found: String },
    /// A comma between two digits where a decimal sign and a separator both make sense.
    #[error("{found:?} can be read as {apart} or as {decimal}")]
    CommaReadTwoWays {
        found: String,
        apart: String,
        decimal: String,
    },
    /// A comma between two digits where only a decimal sign makes sense.
    #[error("{found:?} has a comma for a point: {decimal}")]
    DecimalComma { found: String, decimal: String },
    /// No signal, constant or word of that name.
    #[error("no signal or threshold is called {found:?}{}", near(nearest.as_ref()))]
    UnknownName { found: String, nearest: Option<String> },
    /// The situation never emits it.
    #[error("no event is called {found:?}{}", near(nearest.as_ref()))]
    UnknownEvent { found: String, nearest: Option<String> },
    /// The event has no such field.
    #[error("event {event} has no field {found:?}{}", near(nearest.as_ref()))]
    UnknownField {
        event: String,
        found: String,
        nearest: Option<String>,
    },
    /// The signal or field never takes this word.
    #[error("{of} is never {found:?}{}", near(nearest.as_ref()))]
    UnknownWord {
        of: String,
        found: String,
        nearest: Option<String>,
    },
    /// No human row or mark of that name.
    #[error("no mark is called {found:?}{}", near(nearest.as_ref()))]
    UnknownMark { found: String, nearest: Option<String> },
    /// No such operator or named form.
    #[error("no operator is called {found:?}{}", near(nearest.as_ref()))]
    UnknownOperator { found: String, nearest: Option<String> },
    /// No such unit.
    #[error("no unit is called {found:?}{}", near(nearest.as_ref()))]
    UnknownUnit { found: String, nearest: Option<String> },
    /// Units do not fit.
    #[error("{found} does not fit {expected}")]
    Unit { found: String, expected: String },
    /// A number without a unit beside a quantity that has one.
    #[error("the number needs a unit: {expected}")]
    UnitMissing { expected: String },
    /// A quantity where a condition is due.
    #[error("this is a quantity; a condition is expected, e.g. a comparison")]
    NotACondition,
    /// A condition where a quantity is due.
    #[error("this is a condition; a quantity is expected")]
    NotAQuantity,
    /// Only a fixed number can stand here.
    #[error("only a fixed number can stand here")]
    NotAConstant,
    /// Two quantities multiplied, or a division by one.
    #[error("a quantity can be multiplied or divided by a number only")]
    NotLinear,
    /// A form with too few or too many parts.
    #[error("{form} takes {expected}, found {found} parts")]
    Arguments {
        form: String,
        expected: &'static str,
        found: usize,
    },
    /// An operator that needs an interval has none.
    #[error("{form} needs an interval, e.g. [0 s, 5 s]")]
    IntervalMissing { form: String },
    /// An interval where none belongs.
    #[error("{form} takes no interval")]
    IntervalUnexpected { form: String },
    /// Its end is before its start.
    #[error("the interval ends ({to}) before it starts ({from})")]
    IntervalEmpty { from: String, to: String },
    /// Negative seconds in an operator that looks one way.
    #[error("{form} looks one way only: its interval cannot be negative")]
    IntervalNegative { form: String },
    /// Longer than rules may look.
    #[error("rules look at most {most_s} s back and ahead")]
    TooFar { most_s: u32 },
    /// A duration other than zero that is shorter than half a tick.
    #[error("{found} is shorter than a tick ({tick})")]
    ShorterThanATick { found: String, tick: String },
    /// The activity has fewer seats.
    #[error("seat {found} is not among 1 to {most}")]
    Seat { found: String, most: u8 },
    /// Words can be equal or not, nothing else.
    #[error("words are compared with = and != only")]
    WordOrder,
    /// A calculation leaves what is exact.
    #[error("this calculation leaves the range that is exact")]
    Overflow,
}

/// What was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Expectation {
    /// The end of the formula.
    End,
    /// A signal, a number, an event, an operator or `(`.
    Operand,
    /// `)`
    Close,
    /// `]`
    CloseSquare,
    /// `,` or `)`
    Next,
    /// A field of an event with its value.
    FieldTest,
    /// `<=` or `>=`.
    Bound,
}

impl std::fmt::Display for Expectation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::End => "the end of the formula",
            Self::Operand => "a signal, a number, an event, an operator or (",
            Self::Close => ")",
            Self::CloseSquare => "]",
            Self::Next => ", or )",
            Self::FieldTest => "field = value",
            Self::Bound => "<= or >=",
        })
    }
}

fn near(nearest: Option<&String>) -> String {
    nearest
        .map(|name| format!("; the nearest is {name:?}"))
        .unwrap_or_default()
}

impl Problem {
    /// Id of the sentence in `wording`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Character { .. } => "rule-problem-character",
            Self::Expected { expected, .. } => match expected {
                Expectation::End => "rule-problem-expected-end",
                Expectation::Operand => "rule-problem-expected-operand",
                Expectation::Close => "rule-problem-expected-close",
                Expectation::CloseSquare => "rule-problem-expected-close-square",
                Expectation::Next => "rule-problem-expected-next",
                Expectation::FieldTest => "rule-problem-expected-field-test",
                Expectation::Bound => "rule-problem-expected-bound",
            },
            Self::Empty => "rule-problem-empty",
            Self::TooDeep { .. } => "rule-problem-too-deep",
            Self::TooLong { .. } => "rule-problem-too-long",
            Self::TooLarge { .. } => "rule-problem-too-large",
            Self::TooManyRows { .. } => "rule-problem-too-many-rows",
            Self::TooMuchMemory { .. } => "rule-problem-too-much-memory",
            Self::Number { .. } => "rule-problem-number",
            Self::CommaReadTwoWays { .. } => "rule-problem-comma-two-ways",
            Self::DecimalComma { .. } => "rule-problem-decimal-comma",
            Self::UnknownName { .. } => "rule-problem-unknown-name",
            Self::UnknownEvent { .. } => "rule-problem-unknown-event",
            Self::UnknownField { .. } => "rule-problem-unknown-field",
            Self::UnknownWord { .. } => "rule-problem-unknown-word",
            Self::UnknownMark { .. } => "rule-problem-unknown-mark",
            Self::UnknownOperator { .. } => "rule-problem-unknown-operator",
            Self::UnknownUnit { .. } => "rule-problem-unknown-unit",
            Self::Unit { expected, .. } if expected == "1" => "rule-problem-unit-unwanted",
            Self::Unit { .. } => "rule-problem-unit",
            Self::UnitMissing { .. } => "rule-problem-unit-missing",
            Self::NotACondition => "rule-problem-not-a-condition",
            Self::NotAQuantity => "rule-problem-not-a-quantity",
            Self::NotAConstant => "rule-problem-not-a-constant",
            Self::NotLinear => "rule-problem-not-linear",
            Self::Arguments { .. } => "rule-problem-arguments",
            Self::IntervalMissing { .. } => "rule-problem-interval-missing",
            Self::IntervalUnexpected { .. } => "rule-problem-interval-unexpected",
            Self::IntervalEmpty { .. } => "rule-problem-interval-empty",
            Self::IntervalNegative { .. } => "rule-problem-interval-negative",
            Self::TooFar { .. } => "rule-problem-too-far",
            Self::ShorterThanATick { .. } => "rule-problem-shorter-than-a-tick",
            Self::Seat { .. } => "rule-problem-seat",
            Self::WordOrder => "rule-problem-word-order",
            Self::Overflow => "rule-problem-overflow",
        }
    }

    /// Arguments of the sentence; `nearest` is `none` where there is none.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let nearest_of = |nearest: &Option<String>| ("nearest", nearest.clone().unwrap_or_else(|| "none".to_owned()));
        match self {
            Self::Character { found } => vec![("found", found.to_string())],
            Self::TooMuchMemory { most_mb } => vec![("most", most_mb.to_string())],
            Self::TooDeep { most } | Self::TooLong { most } | Self::TooLarge { most } | Self::TooManyRows { most } => {
                vec![("most", most.to_string())]
            }
            Self::Expected { found, .. } | Self::Number { found } => vec![("found", found.clone())],
            Self::CommaReadTwoWays { found, apart, decimal } => vec![
                ("found", found.clone()),
                ("apart", apart.clone()),
                ("decimal", decimal.clone()),
            ],
            Self::DecimalComma { found, decimal } => vec![("found", found.clone()), ("decimal", decimal.clone())],
            Self::ShorterThanATick { found, tick } => vec![("found", found.clone()), ("tick", tick.clone())],
            Self::UnknownName { found, nearest }
            | Self::UnknownEvent { found, nearest }
            | Self::UnknownMark { found, nearest }
            | Self::UnknownOperator { found, nearest }
            | Self::UnknownUnit { found, nearest } => vec![("found", found.clone()), nearest_of(nearest)],
            Self::UnknownField { event, found, nearest } => {
                vec![("event", event.clone()), ("found", found.clone()), nearest_of(nearest)]
            }
            Self::UnknownWord { of, found, nearest } => {
                vec![("of", of.clone()), ("found", found.clone()), nearest_of(nearest)]
            }
            Self::Unit { found, expected } => vec![("found", found.clone()), ("expected", expected.clone())],
            Self::UnitMissing { expected } => vec![("expected", expected.clone())],
            Self::Arguments { form, expected, found } => {
                vec![
                    ("form", form.clone()),
                    ("expected", (*expected).to_owned()),
                    ("found", found.to_string()),
                ]
            }
            Self::IntervalMissing { form } | Self::IntervalUnexpected { form } | Self::IntervalNegative { form } => {
                vec![("form", form.clone())]
            }
            Self::IntervalEmpty { from, to } => vec![("from", from.clone()), ("to", to.clone())],
            Self::TooFar { most_s } => vec![("most", most_s.to_string())],
            Self::Seat { found, most } => vec![("found", found.clone()), ("most", most.to_string())],
            Self::Empty
            | Self::NotACondition
            | Self::NotAQuantity
            | Self::NotAConstant
            | Self::NotLinear
            | Self::WordOrder
            | Self::Overflow => Vec::new(),
        }
    }
}

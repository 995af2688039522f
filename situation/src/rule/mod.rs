//! Observation rules: a small language with one exact meaning, written down in `docs/observation-rules.md`.
//!
//! A row of a grid has an *occasion* and a *rule*, both formulas of bounded metric temporal logic over
//! sampled signals, events and people's marks. [`CompiledRows::compile`] reads and checks them, all problems
//! at once. [`Monitor`] watches a session tick by tick; [`reference`] says the same thing slowly and
//! literally. A rule produces a [`Moment`] or nothing.
//!
//! ```text
//! occasion: event(land_call)
//! rule:     WithinAfter(5 s, event(land_call), climb_rate < -0.3 m/s)
//! ```

mod amount;
mod analysis;
mod bind;
mod comma;
mod compile;
mod engine;
mod evidence;
mod explain;
mod forms;
pub mod formula;
mod held;
mod history;
mod measure;
mod moment;
mod monitor;
mod named;
mod nearest;
mod need;
mod parse;
mod problem;
mod quantity;
mod ratio;
mod reach;
mod reached;
pub mod reference;
mod steady;
mod stretch;
mod syntax;
mod token;
mod trace;
mod truth;

pub use analysis::{Finding, RuleFinding, Why, findings};
pub use bind::{Constant, MOST_OPERATORS, MOST_SECONDS, Setting};
pub use compile::{CompiledRow, CompiledRows, MOST_ROWS, RowSource, Threshold};
pub use explain::{Speech, explain};
pub use forms::{FORMS, Form};
pub use moment::{MOST_MOMENTS, Moment, best};
pub use monitor::{Monitor, Verdicts, moments};
pub use named::{Named, named, seconds};
pub use nearest::nearest;
pub use parse::MOST_DEPTH;
pub use problem::{Expectation, Part, Problem, RuleProblem, Span};
pub use quantity::Dimension;
pub(crate) use quantity::unit_names;
pub use ratio::Ratio;
pub use reached::{Reached, reached};
pub use reference::matches_event;
pub use token::MOST_BYTES;
pub use trace::{Mark, Segment};
pub use truth::Truth;

#[cfg(test)]
mod agreement_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod bounds_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod comma_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod forms_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod language_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod moment_tests;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod unit_tests;

/// Raised whenever an old rule could give another verdict on an old session.
pub const RULES_REVISION: u32 = 1;

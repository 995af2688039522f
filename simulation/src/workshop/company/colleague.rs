//! A colleague, as a scenario file describes them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ranges::within;

/// Somebody who works at the same bench: scripted, the same on every machine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Colleague {
    /// Id; they are pointed at by it. Example: `sam`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Where they stand, mm: on the far side, beyond the top.
    #[schemars(transform = within(-1000.0, 7000.0))]
    pub at_mm: [f64; 2],
    /// Where the left end of the piece lies that they work on, mm.
    #[schemars(transform = within(0.0, 6000.0))]
    pub place_mm: [f64; 2],
    /// What they do, in this order, as far as the bench lets them.
    #[schemars(length(min = 1, max = 12))]
    pub tasks: Vec<Task>,
    /// Between two gestures, s.
    #[schemars(transform = within(0.5, 20.0))]
    pub pace_s: f64,
    /// They show a line for so long before they saw, s.
    #[schemars(transform = within(1.0, 120.0))]
    pub shows_s: f64,
    /// They wait for so long with an open hand, or for a hint, before they go on by themselves, s.
    #[schemars(transform = within(5.0, 600.0))]
    pub patience_s: f64,
    /// Ids of tasks; before one of them, which the seed chooses, they do not know how to go on. None: always they do.
    #[serde(default)]
    #[schemars(length(max = 12))]
    pub unsure: Vec<String>,
    /// What they get wrong. Nothing where it is left out.
    #[serde(default)]
    pub mistake: Option<Mistake>,
}

/// A task of a colleague.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ColleagueTask")]
pub struct Task {
    /// Id, for rules and journals. Example: `sam_cuts_front`
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// What they do.
    pub does: TaskDoes,
    /// The work with the tool takes so long, s.
    #[schemars(transform = within(1.0, 300.0))]
    pub takes_s: f64,
    /// The tool of the bench that it takes, if they have none of their own.
    #[serde(default)]
    pub needs: Option<Need>,
}

/// What a colleague does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ColleagueDoes")]
pub enum TaskDoes {
    /// Measures, marks and cuts this part from a board.
    Cut(String),
    /// Sands this part.
    Sand(String),
    /// Drills the holes of this part.
    Drill(String),
}

impl TaskDoes {
    /// Id of the part it is about.
    pub fn part(&self) -> &str {
        match self {
            Self::Cut(part) | Self::Sand(part) | Self::Drill(part) => part,
        }
    }
}

/// A tool that there is only one of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Id of the tool.
    #[schemars(length(min = 1, max = 40))]
    pub tool: String,
    /// Once it has been used so often (a screw, a cut, a piece sanded): the seed chooses between them. Example: (1, 3)
    pub after_uses: (u8, u8),
}

/// What a colleague gets wrong: one line is drawn beside the measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// Ids of tasks that cut; the seed chooses one.
    #[schemars(length(min = 1, max = 12))]
    pub tasks: Vec<String>,
    /// So much too short, mm; the seed chooses between them.
    #[schemars(transform = within(5.0, 200.0))]
    pub short_mm: (f64, f64),
}

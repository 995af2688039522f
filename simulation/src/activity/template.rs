//! From parameters to runs.

use std::ops::RangeInclusive;

use super::Activity;
use super::controls::{Controls, SeatInput};
use super::pilot::{Pilot, PilotNumber};
use super::vocabulary::Vocabulary;

/// A phase that can end by itself although somebody acts: the situation's own time, not the player's pace.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseLimit {
    /// Name of the phase.
    pub phase: String,
    /// The shortest time after which it can end so, s.
    pub shortest_s: f64,
    /// Events that come in it and, once it has ended, no more.
    pub events: Vec<String>,
    /// Whether the session ends with it.
    pub is_last: bool,
}

/// A checked set of parameters from which runs start.
pub trait Template: Send + Sync + std::fmt::Debug {
    /// Seats that can take part.
    fn seats(&self) -> RangeInclusive<u8>;
    /// What rules can speak about.
    fn vocabulary(&self) -> &Vocabulary;
    /// What the devices mean.
    fn controls(&self) -> &Controls;
    /// Ids of all prompts that can appear; the scenario must have words for each.
    fn prompts(&self) -> Vec<String>;
    /// Ids of the words that prompts can say ([`Prompt::words`](super::Prompt::words)); the scenario must have words
    /// for each.
    fn prompt_words(&self) -> Vec<String> {
        Vec::new()
    }
    /// Prompts that files written before them have no words for, each with the prompt whose words then stand in; with
    /// none nothing is shown.
    fn later_prompts(&self) -> &'static [(&'static str, Option<&'static str>)] {
        &[]
    }
    /// Phases that can end by themselves although somebody acts. A phase that is not named lasts for as long as anybody
    /// does anything in it.
    fn limits(&self) -> Vec<PhaseLimit> {
        Vec::new()
    }
    /// Names of the phases, in order; signal `phase` (Word) is mandatory and has the same words.
    fn phases(&self) -> Vec<String>;
    /// Parameters out of range, all of them.
    fn problems(&self) -> Vec<ParameterProblem>;
    /// What does not hold together in the parameters beyond their ranges, all of it.
    fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
    /// Whether what the parameters ask for can be done at all, searched for through at most so many states; `None` where
    /// the kind has nothing to make. Only for a template without problems and faults.
    fn making(&self, _most_states: u64) -> Option<Making> {
        None
    }
    /// A fresh run. `seed` decides when, where and how strong, never whether. Only for a template without
    /// [`Template::problems`] and [`Template::faults`]: what such parameters do is not defined, a panic included.
    fn start(&self, seed: u64, seats: u8) -> Box<dyn Activity>;
    /// A run from the bytes of [`Activity::encode`].
    fn restore(&self, bytes: &[u8]) -> Result<Box<dyn Activity>, RestoreError>;
    /// A closed-loop pilot that plays like a person, for recordings, checks and tests.
    /// `style` is one of [`Template::pilot_styles`]; `None` for an unknown one.
    fn pilot(&self, style: &str, seed: u64, seats: u8) -> Option<Box<dyn Pilot>>;
    /// Names of pilot styles; the first is the ordinary one.
    fn pilot_styles(&self) -> Vec<String>;
    /// The numbers that describe its pilots; none where pilots only have names.
    fn pilot_numbers(&self) -> &'static [PilotNumber] {
        &[]
    }
    /// A pilot with these numbers, in the order of [`Template::pilot_numbers`]; `None` where there are not as many.
    fn pilot_of(&self, _numbers: &[f64], _seed: u64, _seats: u8) -> Option<Box<dyn Pilot>> {
        None
    }
}

/// A parameter that is out of range.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterProblem {
    /// Where, e.g. `beats[3].radius_m`.
    pub path: String,
    /// What was found.
    pub found: f64,
    /// Smallest allowed.
    pub min: f64,
    /// Largest allowed.
    pub max: f64,
}

/// Something in the parameters that does not hold together, said by a sentence of `wording`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, e.g. `steps[3].after`.
    pub path: String,
    /// Id of the sentence, e.g. `situation-making-circular`.
    pub code: &'static str,
    /// Its arguments.
    pub arguments: Vec<(&'static str, String)>,
}

/// Whether what the parameters ask for can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Making {
    /// This seed and these inputs do it.
    Possible {
        /// Seed of the run.
        seed: u64,
        /// How many seats it has.
        seats: u8,
        /// What the seats do, tick after tick, seats innermost.
        inputs: Vec<SeatInput>,
    },
    /// Nothing can do it, and this is what is missing.
    Impossible(Vec<Fault>),
    /// Neither was found.
    NotDecided {
        /// States visited.
        states: u64,
    },
}

/// Why bytes are no state of this template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// The bytes cannot be read.
    #[error("these bytes are no state of this activity")]
    Unreadable,
    /// A value is outside what the template allows.
    #[error("the state does not fit the scenario: {0}")]
    OutOfRange(&'static str),
}

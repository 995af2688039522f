//! From parameters to runs.

use std::ops::RangeInclusive;
use std::sync::{Arc, LazyLock};

use schemars::{Schema, SchemaGenerator};

use super::crew::{Crew, Players};
use super::parameters::Parameters;
use super::running::Choosing;
use super::setting::{PHASES, Setting};
use super::state::State;
use super::{fault, feasible, guide, reference, restoring, vocabulary};
use crate::ranges::Ranges;
use crate::{
    Activity, ActivityKind, Controls, Fault, MAX_SEATS, Making, ParameterProblem, PhaseLimit, Pilot, PilotNumber,
    RestoreError, Template, Vocabulary, saved_state,
};

static RANGES: LazyLock<Ranges<Parameters>> = LazyLock::new(Ranges::stated);

/// The activity kind `choosing`.
#[derive(Debug, Clone, Copy, Default)]
pub struct ChoosingKind;

impl ActivityKind for ChoosingKind {
    fn name(&self) -> &'static str {
        "choosing"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn template(
        &self,
        parameters: &mut dyn erased_serde::Deserializer<'_>,
    ) -> Result<Box<dyn Template>, erased_serde::Error> {
        Ok(Box::new(ChoosingTemplate::new(erased_serde::deserialize(parameters)?)))
    }

    fn reference_hashes(&self) -> Vec<(&'static str, [u8; 32])> {
        reference::hashes()
    }

    fn parameters_schema(&self, generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Parameters>()
    }
}

/// Parameters from which tables at which a place is chosen start.
#[derive(Debug)]
pub struct ChoosingTemplate {
    pub(crate) setting: Arc<Setting>,
    vocabulary: Vocabulary,
    controls: Controls,
}

impl ChoosingTemplate {
    /// From parameters; [`Template::problems`] and [`Template::faults`] say what is wrong with them.
    pub fn new(parameters: Parameters) -> Self {
        let setting = Arc::new(Setting::new(parameters));
        let named = setting.choices.iter().zip(&setting.choice_names);
        Self {
            vocabulary: vocabulary::vocabulary(&setting.parameters),
            controls: Controls {
                sticks: Vec::new(),
                buttons: Vec::new(),
                choices: named.map(|(choice, name)| choice.control(name)).collect(),
            },
            setting,
        }
    }

    /// The parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.setting.parameters
    }

    /// A virtual crew with these numbers, for tests and for trying a grid: nobody.
    pub fn crew(&self, crew: Crew, seed: u64) -> Box<dyn Pilot> {
        Box::new(Players::new(crew, seed))
    }
}

impl Template for ChoosingTemplate {
    fn seats(&self) -> RangeInclusive<u8> {
        2..=MAX_SEATS
    }

    fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn controls(&self) -> &Controls {
        &self.controls
    }

    fn prompts(&self) -> Vec<String> {
        guide::PROMPTS.map(str::to_owned).to_vec()
    }

    fn prompt_words(&self) -> Vec<String> {
        vocabulary::prompt_words(&self.setting.parameters)
    }

    fn limits(&self) -> Vec<PhaseLimit> {
        let day = &self.setting.parameters.day;
        vec![PhaseLimit {
            phase: PHASES[3].to_owned(),
            shortest_s: day.dance_s,
            events: vec!["scene_came".to_owned(), "ended".to_owned()],
            is_last: true,
        }]
    }

    fn phases(&self) -> Vec<String> {
        PHASES.map(str::to_owned).to_vec()
    }

    fn problems(&self) -> Vec<ParameterProblem> {
        let mut found = RANGES.problems(&self.setting.parameters);
        RANGES.sort(&mut found);
        found
    }

    fn faults(&self) -> Vec<Fault> {
        fault::faults(&self.setting)
    }

    fn making(&self, most_states: u64) -> Option<Making> {
        Some(feasible::making(&self.setting, most_states))
    }

    fn start(&self, seed: u64, seats: u8) -> Box<dyn Activity> {
        Box::new(Choosing::start(Arc::clone(&self.setting), seed, seats))
    }

    fn restore(&self, bytes: &[u8]) -> Result<Box<dyn Activity>, RestoreError> {
        let state: State = saved_state::decode(bytes)?;
        restoring::check(&state, &self.setting)?;
        let table = Choosing::of(Arc::clone(&self.setting), state);
        // Only canonical bytes are a state: what was hashed is what was read.
        if table.encode() != bytes {
            return Err(RestoreError::Unreadable);
        }
        Ok(Box::new(table))
    }

    fn pilot(&self, style: &str, seed: u64, _seats: u8) -> Option<Box<dyn Pilot>> {
        Some(self.crew(Crew::named(style)?, seed))
    }

    fn pilot_styles(&self) -> Vec<String> {
        Crew::NAMES.map(str::to_owned).to_vec()
    }

    fn pilot_numbers(&self) -> &'static [PilotNumber] {
        &Crew::NUMBERS
    }

    fn pilot_of(&self, numbers: &[f64], seed: u64, _seats: u8) -> Option<Box<dyn Pilot>> {
        Some(self.crew(Crew::of(numbers)?, seed))
    }
}

//! From parameters to runs.

use std::ops::RangeInclusive;
use std::sync::Arc;

use schemars::{Schema, SchemaGenerator};

use super::company::{self, Company};
use super::parameters::Parameters;
use super::running::Workshop;
use super::setting::Setting;
use super::state::State;
use super::worker::{Hands, Worker};
use super::{fault, feasible, problems, prompt, reference, restoring, vocabulary};
use crate::{
    Activity, ActivityKind, Controls, Fault, Making, ParameterProblem, PhaseLimit, Pilot, PilotNumber, RestoreError,
    Template, Vocabulary, saved_state,
};

/// The activity kind `workshop`.
#[derive(Debug, Clone, Copy, Default)]
pub struct WorkshopKind;

impl ActivityKind for WorkshopKind {
    fn name(&self) -> &'static str {
        "workshop"
    }

    fn revision(&self) -> u32 {
        2
    }

    fn template(
        &self,
        parameters: &mut dyn erased_serde::Deserializer<'_>,
    ) -> Result<Box<dyn Template>, erased_serde::Error> {
        Ok(Box::new(WorkshopTemplate::new(erased_serde::deserialize(parameters)?)))
    }

    fn reference_hashes(&self) -> Vec<(&'static str, [u8; 32])> {
        reference::hashes()
    }

    fn parameters_schema(&self, generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Parameters>()
    }
}

/// Parameters from which workshops start.
#[derive(Debug)]
pub struct WorkshopTemplate {
    pub(crate) setting: Arc<Setting>,
    vocabulary: Vocabulary,
    controls: Controls,
}

impl WorkshopTemplate {
    /// From parameters; [`Template::problems`] and [`Template::faults`] say what is wrong with them.
    pub fn new(parameters: Parameters) -> Self {
        let setting = Arc::new(Setting::new(parameters));
        let named = setting.choices.iter().zip(&setting.choice_names);
        Self {
            vocabulary: vocabulary::vocabulary(&setting),
            controls: Controls {
                sticks: vec!["along".to_owned(), "across".to_owned()],
                buttons: vec!["stop".to_owned()],
                choices: named.map(|(choice, name)| choice.control(name)).collect(),
            },
            setting,
        }
    }

    /// The parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.setting.parameters
    }

    /// A virtual worker with these numbers, for tests and for trying a grid: nobody.
    pub fn worker(&self, worker: Worker, seed: u64) -> Box<dyn Pilot> {
        Box::new(Hands::new(worker, seed))
    }
}

impl Template for WorkshopTemplate {
    fn seats(&self) -> RangeInclusive<u8> {
        1..=1
    }

    fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn controls(&self) -> &Controls {
        &self.controls
    }

    fn prompts(&self) -> Vec<String> {
        let mut all: Vec<&str> = prompt::PROMPTS.to_vec();
        if self.setting.parameters.has_company() {
            all.retain(|id| *id != prompt::ALONE);
            all.extend(prompt::TOGETHER);
        }
        all.into_iter().map(str::to_owned).collect()
    }

    fn prompt_words(&self) -> Vec<String> {
        vocabulary::prompt_words(&self.setting.parameters)
    }

    fn limits(&self) -> Vec<PhaseLimit> {
        let ending = &self.setting.parameters.ending;
        vec![PhaseLimit {
            phase: ending.phase.clone(),
            shortest_s: ending.lasts_s,
            events: Vec::new(),
            is_last: true,
        }]
    }

    fn phases(&self) -> Vec<String> {
        self.setting.phases.clone()
    }

    fn problems(&self) -> Vec<ParameterProblem> {
        problems::problems(&self.setting.parameters)
    }

    fn faults(&self) -> Vec<Fault> {
        fault::faults(&self.setting)
    }

    fn making(&self, most_states: u64) -> Option<Making> {
        Some(feasible::making(&self.setting, most_states))
    }

    fn start(&self, seed: u64, _seats: u8) -> Box<dyn Activity> {
        Box::new(Workshop::start(Arc::clone(&self.setting), seed))
    }

    fn restore(&self, bytes: &[u8]) -> Result<Box<dyn Activity>, RestoreError> {
        let (state, company): (State, Option<Company>) = if self.setting.parameters.has_company() {
            let (state, company) = saved_state::decode(bytes)?;
            (state, Some(company))
        } else {
            (saved_state::decode(bytes)?, None)
        };
        restoring::check(&state, &self.setting)?;
        company::check(company.as_ref(), &state, &self.setting)?;
        let workshop = Workshop {
            setting: Arc::clone(&self.setting),
            state,
            company,
        };
        // Only canonical bytes are a state: what was hashed is what was read.
        if workshop.encode() != bytes {
            return Err(RestoreError::Unreadable);
        }
        Ok(Box::new(workshop))
    }

    fn pilot(&self, style: &str, seed: u64, seats: u8) -> Option<Box<dyn Pilot>> {
        if seats != 1 {
            return None;
        }
        Some(self.worker(Worker::named(style)?, seed))
    }

    fn pilot_styles(&self) -> Vec<String> {
        Worker::NAMES.map(str::to_owned).to_vec()
    }

    fn pilot_numbers(&self) -> &'static [PilotNumber] {
        &Worker::NUMBERS
    }

    fn pilot_of(&self, numbers: &[f64], seed: u64, seats: u8) -> Option<Box<dyn Pilot>> {
        if seats != 1 {
            return None;
        }
        Some(self.worker(Worker::of(numbers)?, seed))
    }
}

//! From parameters to runs.

use std::ops::RangeInclusive;
use std::sync::Arc;

use schemars::{Schema, SchemaGenerator};

use super::choice::Choice;
use super::course::WrittenCourse;
use super::parameters::Parameters;
use super::pilot::{FlightPilot, Style};
use super::running::Flight;
use super::setting::Setting;
use super::state::State;
use super::{limit, problems, prompt, reference, restoring, stick, vocabulary};
use crate::{
    Activity, ActivityKind, Controls, ParameterProblem, PhaseLimit, Pilot, PilotNumber, RestoreError, Template,
    Vocabulary, saved_state,
};

/// The activity kind `flight`.
#[derive(Debug, Clone, Copy, Default)]
pub struct FlightKind;

impl ActivityKind for FlightKind {
    fn name(&self) -> &'static str {
        "flight"
    }

    fn revision(&self) -> u32 {
        3
    }

    fn template(
        &self,
        parameters: &mut dyn erased_serde::Deserializer<'_>,
    ) -> Result<Box<dyn Template>, erased_serde::Error> {
        Ok(Box::new(FlightTemplate::new(erased_serde::deserialize(parameters)?)))
    }

    fn reference_hashes(&self) -> Vec<(&'static str, [u8; 32])> {
        reference::hashes()
    }

    fn parameters_schema(&self, generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Parameters>()
    }
}

/// Parameters from which flights start.
#[derive(Debug)]
pub struct FlightTemplate {
    setting: Arc<Setting>,
    vocabulary: Vocabulary,
    controls: Controls,
}

impl FlightTemplate {
    /// From parameters; [`Template::problems`] says what is out of range.
    pub fn new(parameters: Parameters) -> Self {
        let setting = Arc::new(Setting::new(parameters));
        Self {
            vocabulary: vocabulary::vocabulary(&setting.phases),
            controls: Controls {
                sticks: stick::STICKS.map(str::to_owned).to_vec(),
                buttons: vec!["stop".to_owned()],
                choices: Choice::ALL.iter().map(|choice| choice.control()).collect(),
            },
            setting,
        }
    }
}

impl Template for FlightTemplate {
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
        prompt::PROMPTS.iter().map(|id| (*id).to_owned()).collect()
    }

    fn later_prompts(&self) -> &'static [(&'static str, Option<&'static str>)] {
        &prompt::LATER
    }

    fn limits(&self) -> Vec<PhaseLimit> {
        limit::limits(&self.setting.parameters)
    }

    fn phases(&self) -> Vec<String> {
        self.setting.phases.clone()
    }

    fn problems(&self) -> Vec<ParameterProblem> {
        problems::problems(&self.setting.parameters)
    }

    fn start(&self, seed: u64, _seats: u8) -> Box<dyn Activity> {
        Box::new(Flight::start(Arc::clone(&self.setting), seed))
    }

    fn restore(&self, bytes: &[u8]) -> Result<Box<dyn Activity>, RestoreError> {
        let (state, written): (State, WrittenCourse) = saved_state::decode(bytes)?;
        restoring::check(&state, &self.setting)?;
        let course = restoring::course(written, state.tick, &self.setting.parameters)?;
        let flight = Flight {
            setting: Arc::clone(&self.setting),
            state,
            course,
        };
        // Only canonical bytes are a state: what was hashed is what was read.
        if flight.encode() != bytes {
            return Err(RestoreError::Unreadable);
        }
        Ok(Box::new(flight))
    }

    fn pilot(&self, style: &str, seed: u64, seats: u8) -> Option<Box<dyn Pilot>> {
        if seats != 1 {
            return None;
        }
        Some(Box::new(FlightPilot::new(Style::named(style)?, seed)))
    }

    fn pilot_styles(&self) -> Vec<String> {
        Style::NAMES.map(str::to_owned).to_vec()
    }

    fn pilot_numbers(&self) -> &'static [PilotNumber] {
        &Style::NUMBERS
    }

    fn pilot_of(&self, numbers: &[f64], seed: u64, seats: u8) -> Option<Box<dyn Pilot>> {
        if seats != 1 {
            return None;
        }
        Some(Box::new(FlightPilot::new(Style::of(numbers)?, seed)))
    }
}

//! From parameters to runs.

use std::ops::RangeInclusive;
use std::sync::{Arc, LazyLock};

use schemars::{Schema, SchemaGenerator};

use super::course::Comes;
use super::crew::Crew;
use super::parameters::Parameters;
use super::players::Players;
use super::running::Relay;
use super::setting::Setting;
use super::state::State;
use super::{fault, feasible, guide, reference, restoring, vocabulary};
use crate::ranges::Ranges;
use crate::{
    Activity, ActivityKind, Controls, Fault, MAX_SEATS, Making, ParameterProblem, PhaseLimit, Pilot, PilotNumber,
    RestoreError, Template, Vocabulary, saved_state,
};

static RANGES: LazyLock<Ranges<Parameters>> = LazyLock::new(Ranges::stated);

/// The activity kind `relay`.
#[derive(Debug, Clone, Copy, Default)]
pub struct RelayKind;

impl ActivityKind for RelayKind {
    fn name(&self) -> &'static str {
        "relay"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn template(
        &self,
        parameters: &mut dyn erased_serde::Deserializer<'_>,
    ) -> Result<Box<dyn Template>, erased_serde::Error> {
        Ok(Box::new(RelayTemplate::new(erased_serde::deserialize(parameters)?)))
    }

    fn reference_hashes(&self) -> Vec<(&'static str, [u8; 32])> {
        reference::hashes()
    }

    fn parameters_schema(&self, generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Parameters>()
    }
}

/// Parameters from which relays start.
#[derive(Debug)]
pub struct RelayTemplate {
    pub(crate) setting: Arc<Setting>,
    vocabulary: Vocabulary,
    controls: Controls,
}

impl RelayTemplate {
    /// From parameters; [`Template::problems`] and [`Template::faults`] say what is wrong with them.
    pub fn new(parameters: Parameters) -> Self {
        let setting = Arc::new(Setting::new(parameters));
        let named = setting.choices.iter().zip(&setting.choice_names);
        Self {
            vocabulary: vocabulary::vocabulary(&setting),
            controls: Controls {
                sticks: ["walk_right", "walk_up"].map(str::to_owned).to_vec(),
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

impl Template for RelayTemplate {
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
        let course = &self.setting.parameters.course;
        let limit = |phase: &str, lasts_s: f64, is_last: bool| PhaseLimit {
            phase: phase.to_owned(),
            shortest_s: lasts_s,
            events: Vec::new(),
            is_last,
        };
        let stretches = Comes::ALL.map(|of| limit(&course.stretch(of).phase, course.stretch(of).lasts_s, false));
        let fete = limit(&course.fete.phase, course.fete.lasts_s, true);
        stretches.into_iter().chain([fete]).collect()
    }

    fn phases(&self) -> Vec<String> {
        self.setting.phases.clone()
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
        Box::new(Relay::start(Arc::clone(&self.setting), seed, seats))
    }

    fn restore(&self, bytes: &[u8]) -> Result<Box<dyn Activity>, RestoreError> {
        let state: State = saved_state::decode(bytes)?;
        restoring::check(&state, &self.setting)?;
        let relay = Relay {
            setting: Arc::clone(&self.setting),
            state,
        };
        // Only canonical bytes are a state: what was hashed is what was read.
        if relay.encode() != bytes {
            return Err(RestoreError::Unreadable);
        }
        Ok(Box::new(relay))
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

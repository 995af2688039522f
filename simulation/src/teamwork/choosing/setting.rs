//! A checked set of parameters with everything that follows from it, shared by all runs.

use super::choice::{self, Choice};
use super::parameters::Parameters;
use crate::ticks;

/// Names of the phases, in order.
pub(crate) const PHASES: [&str; 4] = ["the_places", "the_curtain", "the_table", "the_day"];

/// Parameters with what follows from them.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) parameters: Parameters,
    pub(crate) choices: Vec<Choice>,
    pub(crate) choice_names: Vec<String>,
    pub(crate) look: u32,
    pub(crate) quiet: u32,
    pub(crate) idle: u32,
    pub(crate) scene: u32,
    pub(crate) dance: u32,
}

impl Setting {
    /// What does not hold together stays without meaning here: `fault.rs` names it, and nothing starts from it.
    pub(crate) fn new(parameters: Parameters) -> Self {
        let (choices, choice_names) = choice::all(&parameters);
        Self {
            choices,
            choice_names,
            look: ticks(parameters.look_s).max(1),
            quiet: ticks(parameters.quiet_s),
            idle: ticks(parameters.idle_s),
            scene: ticks(parameters.day.scene_s).max(1),
            dance: ticks(parameters.day.dance_s).max(1),
            parameters,
        }
    }
}

//! A checked set of parameters with everything that follows from it, shared by all runs. Names become places in lists.

use super::choice::{self, Choice};
use super::front::{Module, Works};
use super::parameters::Parameters;
use crate::ticks;

/// Parameters with what follows from them.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) parameters: Parameters,
    pub(crate) phases: Vec<String>,
    /// Of each beat, its modules.
    pub(crate) beats: Vec<Vec<usize>>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) choice_names: Vec<String>,
    pub(crate) idle: u32,
    pub(crate) quiet: u32,
    pub(crate) wakes: u32,
    pub(crate) reads_back: u32,
}

impl Setting {
    /// What does not hold together stays without meaning here: `fault.rs` names it, and nothing starts from it.
    pub(crate) fn new(parameters: Parameters) -> Self {
        let (choices, choice_names) = choice::all();
        let phases = std::iter::once(LETTER_PHASE.to_owned())
            .chain(parameters.beats.iter().map(|beat| beat.phase.clone()))
            .chain([parameters.portrait.phase.clone()]);
        let place = |id: &String| parameters.modules.iter().position(|module| module.id == *id);
        let beats = parameters.beats.iter();
        Self {
            phases: phases.collect(),
            beats: beats
                .map(|beat| beat.modules.iter().filter_map(place).collect())
                .collect(),
            choices,
            choice_names,
            idle: ticks(parameters.idle_s),
            quiet: ticks(parameters.quiet_s),
            wakes: ticks(parameters.wakes_s).max(1),
            reads_back: ticks(parameters.reads_back_s).max(1),
            parameters,
        }
    }

    /// The module that comes `at`-th in a beat.
    pub(crate) fn module_of(&self, beat: u8, at: u8) -> Option<usize> {
        self.beats.get(usize::from(beat))?.get(usize::from(at)).copied()
    }

    /// A module.
    pub(crate) fn module(&self, module: usize) -> Option<&Module> {
        self.parameters.modules.get(module)
    }

    /// How many entries set a module that shows so many signs.
    pub(crate) fn entries(&self, module: usize, shown: usize) -> usize {
        match self.module(module).map(|of| &of.works) {
            Some(Works::Crank) => shown * super::carnet::TURNS,
            _ => shown,
        }
    }
}

/// The phase in which people gather and turn the letter.
pub(crate) const LETTER_PHASE: &str = "turning_letter";

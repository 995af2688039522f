//! A running automaton: one front, up to four seats.

use std::any::Any;
use std::sync::Arc;

use super::carnet::LETTERS;
use super::choice::Choice;
use super::front::Works;
use super::role::Role;
use super::setting::Setting;
use super::state::{OnFront, Person, Stage, State};
use super::vocabulary::flag;
use crate::teamwork::Level;
use crate::{Activity, Event, Fixed, Picture, Prompt, SeatInput, Verb, saved_state};

/// A running automaton. The game reads what it draws through the methods in `view.rs`.
#[derive(Debug, Clone)]
pub struct Automaton {
    pub(crate) setting: Arc<Setting>,
    pub(crate) state: State,
}

impl Automaton {
    pub(crate) fn start(setting: Arc<Setting>, seed: u64, seats: u8) -> Self {
        let state = State {
            seed,
            tick: 0,
            acted: 0,
            people: vec![Person::default(); usize::from(seats)],
            level: Level::Normal,
            letter: (seed % u64::from(LETTERS)) as u8,
            beat: 0,
            at: 0,
            stage: Stage::Letter,
            front: OnFront::default(),
            woken: vec![false; setting.parameters.modules.len()],
            came: vec![0; setting.parameters.surprises.len()],
            notice: None,
            over: false,
        };
        Self { setting, state }
    }

    pub(crate) fn choice(&self, byte: u8) -> Option<Choice> {
        let index = usize::from(byte.checked_sub(1)?);
        self.setting.choices.get(index).copied()
    }

    /// Index of a choice among the controls'.
    pub(crate) fn index_of(&self, choice: Choice) -> Option<u8> {
        let index = self.setting.choices.iter().position(|known| *known == choice)?;
        Some(index as u8)
    }

    /// The module at which people are, by its place in the parameters.
    pub(crate) fn module(&self) -> Option<usize> {
        match self.state.stage {
            Stage::Setting | Stage::Surprise(..) | Stage::Waking(_) => {
                self.setting.module_of(self.state.beat, self.state.at)
            }
            Stage::Letter | Stage::Roles(_) | Stage::Portrait(_) => None,
        }
    }

    pub(crate) fn works(&self) -> Option<&Works> {
        self.setting.module(self.module()?).map(|module| &module.works)
    }

    /// The seat that is at the front.
    pub(crate) fn hands(&self) -> Option<usize> {
        self.state
            .people
            .iter()
            .position(|person| person.role == Some(Role::Hands))
    }

    pub(crate) fn role(&self, seat: usize) -> Option<Role> {
        self.state.people.get(seat)?.role
    }

    /// Those who take part.
    pub(crate) fn here(&self) -> Vec<usize> {
        let people = self.state.people.iter().enumerate();
        people.filter(|(_, person)| person.here).map(|(seat, _)| seat).collect()
    }

    /// Whether somebody has done nothing for so long, ticks.
    pub(crate) fn is_quiet(&self, seat: usize, quiet: u32) -> bool {
        let since = match self.state.stage {
            Stage::Roles(since) => since,
            _ => 0,
        };
        let acted = self.state.people.get(seat).map_or(0, |person| person.acted.max(since));
        self.state.tick - acted.min(self.state.tick) >= quiet
    }

    /// Whether all that the lever needs has been entered.
    pub(crate) fn is_all_set(&self) -> bool {
        let Some(module) = self.module() else { return false };
        let front = &self.state.front;
        front.entered.len() >= self.setting.entries(module, front.shown.len())
            && (!matches!(self.works(), Some(Works::Set(..))) || !front.entered.contains(&0))
    }

    /// Whether a line of the page cannot be read, and nobody has brought the piece that is missing.
    pub(crate) fn smudge_open(&self) -> bool {
        let module = self.module().and_then(|module| self.setting.module(module));
        module.is_some_and(|module| module.smudged) && !self.state.front.scrap
    }

    /// Index of the phase.
    pub(crate) fn phase_index(&self) -> usize {
        let last = self.setting.phases.len().saturating_sub(1);
        match self.state.stage {
            Stage::Letter => 0,
            Stage::Portrait(_) => last,
            _ => (1 + usize::from(self.state.beat)).min(last),
        }
    }

    /// What the machine is at: its place among the words of signal `machine`.
    pub(crate) fn machine_word(&self) -> usize {
        match self.state.stage {
            Stage::Letter => 0,
            Stage::Roles(_) => 1,
            Stage::Setting => 2,
            Stage::Surprise(..) => 3,
            Stage::Waking(_) => 4,
            Stage::Portrait(_) => 5,
        }
    }
}

impl Activity for Automaton {
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        self.state.tick = self.state.tick.saturating_add(1);
        let mut acts = false;
        for (seat, input) in inputs.iter().enumerate().take(self.state.people.len()) {
            let choice = self.choice(input.choice).filter(|choice| self.is_open(seat, *choice));
            let is_here = self.state.people[seat].here;
            if choice.is_none() && (input.verb.is_none() || !is_here) {
                continue;
            }
            acts = true;
            if let Some(choice) = choice {
                self.choose(seat, choice, events);
            }
            if let Some(verb) = input.verb {
                self.hear(seat, verb, events);
            }
            self.state.people[seat].acted = self.state.tick;
        }
        if acts {
            self.state.acted = self.state.tick;
        }
        self.go_on(acts, events);
    }

    fn sample(&self, sample: &mut [Fixed]) {
        super::sample::write(self, sample);
    }

    fn encode(&self) -> Vec<u8> {
        saved_state::encode(&self.state)
    }

    fn prompt(&self, seat: u8) -> Prompt {
        super::guide::prompt(self, usize::from(seat))
    }

    fn is_over(&self) -> bool {
        self.state.over
    }

    fn picture(&self) -> Picture {
        super::drawing::picture(self)
    }

    fn open_choices(&self, seat: u8) -> Vec<u8> {
        (0_u8..)
            .zip(&self.setting.choices)
            .filter(|(_, choice)| self.is_open(usize::from(seat), **choice))
            .map(|(index, _)| index)
            .collect()
    }

    fn main_choice(&self, seat: u8) -> Option<u8> {
        let seat = usize::from(seat);
        let choice = super::guide::advice(self, seat).next?;
        self.index_of(choice).filter(|_| self.is_open(seat, choice))
    }

    fn asked_verbs(&self, seat: u8) -> Vec<Verb> {
        super::guide::asked_verbs(self, usize::from(seat))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The number of a place in a list, as an event says it.
pub(crate) fn number(place: usize) -> f64 {
    place as f64
}

/// What is said of a module as it lights up.
pub(crate) fn lit(machine: &Automaton, module: usize, role: usize) -> [f64; 4] {
    let of = machine.setting.module(module);
    [
        number(module),
        number(role),
        flag(of.is_some_and(|of| of.smudged)),
        flag(of.is_some_and(|of| of.works == Works::Crank)),
    ]
}

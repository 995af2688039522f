//! What the game draws and what is printed.

use super::carnet::{self, Line, Page};
use super::front::{Module, Part, Works};
use super::parameters::Parameters;
use super::role::Role;
use super::running::Automaton;
use super::state::Stage;
use crate::TICK_S;
use crate::teamwork::Level;

/// What a thing beside a sign shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotState {
    /// Nothing yet.
    Blank,
    /// A mark: its place among the parameters' marks.
    Mark(usize),
    /// Rung as the so-manyth, from 1.
    Rung(usize),
}

/// A sign on the front, with what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The sign: its place among the parameters' signs.
    pub sign: usize,
    /// What stands beside it.
    pub state: SlotState,
    /// It is lit: it is read back just now, or it is right and people have tried for long.
    pub lit: bool,
}

/// The front of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Front {
    /// Its place among the parameters' modules; the page of the carnet has the number after.
    pub module: usize,
    /// Signs and what stands beside them.
    pub slots: Vec<Slot>,
    /// Turns of the crank so far, `true` the right handle, and how many there are.
    pub turns: (Vec<bool>, usize),
    /// All that the lever needs has been entered.
    pub is_all_set: bool,
    /// The piece that was missing: a sign and its mark.
    pub scrap: Option<(usize, usize)>,
}

impl Automaton {
    /// The parameters.
    pub fn parameters(&self) -> &Parameters {
        &self.setting.parameters
    }

    /// Ticks since the start.
    pub fn tick(&self) -> u32 {
        self.state.tick
    }

    /// The letter that the machine shows.
    pub fn letter(&self) -> char {
        carnet::letter_name(self.state.letter)
    }

    /// How much the front shows at once.
    pub fn level(&self) -> Level {
        self.state.level
    }

    /// What a seat does in this stretch.
    pub fn role_of(&self, seat: u8) -> Option<Role> {
        self.role(usize::from(seat))
    }

    /// Whether somebody takes part from this seat.
    pub fn is_here(&self, seat: u8) -> bool {
        self.state
            .people
            .get(usize::from(seat))
            .is_some_and(|person| person.here)
    }

    fn since(&self, tick: u32) -> f64 {
        f64::from(self.state.tick - tick.min(self.state.tick)) * TICK_S
    }

    /// The absurd thing that came out (its place among the parameters' surprises), and how long ago, s.
    pub fn surprise(&self) -> Option<(usize, f64)> {
        match self.state.stage {
            Stage::Surprise(what, since) => Some((usize::from(what), self.since(since))),
            _ => None,
        }
    }

    /// The part that wakes, and since when, s.
    pub fn waking(&self) -> Option<(Part, f64)> {
        match self.state.stage {
            Stage::Waking(since) => Some((self.setting.module(self.module()?)?.wakes, self.since(since))),
            _ => None,
        }
    }

    /// Since when the machine plays, s.
    pub fn plays(&self) -> Option<f64> {
        match self.state.stage {
            Stage::Portrait(since) => Some(self.since(since)),
            _ => None,
        }
    }

    /// Parts that are awake.
    pub fn awake(&self) -> Vec<Part> {
        let modules = self.setting.parameters.modules.iter().zip(&self.state.woken);
        modules
            .filter(|(_, woken)| **woken)
            .map(|(module, _)| module.wakes)
            .collect()
    }

    /// How often each surprise came.
    pub fn came(&self) -> &[u16] {
        &self.state.came
    }

    /// The module that is being set.
    pub fn module_lit(&self) -> Option<&Module> {
        self.setting.module(self.module()?)
    }

    /// The pages of the carnet of a letter (0 is A), in the order of the modules.
    pub fn carnet(&self, letter: u8) -> Vec<Page> {
        let modules = 0..self.setting.parameters.modules.len();
        modules
            .map(|module| carnet::page(&self.setting, letter, module))
            .collect()
    }

    /// The front of the module that is being set.
    pub fn front(&self) -> Option<Front> {
        let module = self.module()?;
        let front = &self.state.front;
        let right = carnet::right(&self.setting, self.state.letter, module, &front.shown);
        let glows = front.surprises >= self.setting.parameters.glows_after;
        let read = front
            .reads
            .map(|since| (self.state.tick - since) / self.setting.reads_back);
        let works = self.works();
        let slots = front.shown.iter().enumerate().map(|(at, sign)| {
            let entered = front.entered.get(at).copied();
            let rung = front.entered.iter().position(|rung| usize::from(*rung) == at);
            let (state, fits) = match works {
                Some(Works::Set(_, marks)) => {
                    let id = entered.and_then(|mark| marks.get(usize::from(mark.checked_sub(1)?)));
                    let known = |id: &String| self.setting.parameters.marks.iter().position(|mark| mark.id == *id);
                    let state = id.and_then(known).map_or(SlotState::Blank, SlotState::Mark);
                    (state, entered == right.get(at).copied())
                }
                Some(Works::Bells) => {
                    let fits = rung.is_some_and(|rung| right.get(rung) == front.entered.get(rung));
                    (rung.map_or(SlotState::Blank, |rung| SlotState::Rung(rung + 1)), fits)
                }
                Some(Works::Crank) | None => (SlotState::Blank, false),
            };
            let is_read = match works {
                Some(Works::Bells) => rung.map(|rung| rung as u32) == read && read.is_some(),
                _ => read == Some(at as u32),
            };
            Slot {
                sign: usize::from(*sign),
                state,
                lit: is_read || glows && fits,
            }
        });
        let turns = match works {
            Some(Works::Crank) => front.entered.iter().map(|turn| *turn == 1).collect(),
            _ => Vec::new(),
        };
        Some(Front {
            module,
            slots: slots.collect(),
            turns: (turns, self.setting.entries(module, front.shown.len())),
            is_all_set: self.is_all_set(),
            scrap: front.scrap.then(|| self.scrap(module)).flatten(),
        })
    }

    fn scrap(&self, module: usize) -> Option<(usize, usize)> {
        let page = carnet::page(&self.setting, self.state.letter, module);
        let sign = usize::from(page.smudged?);
        let Some(Line::Mark(mark)) = page.lines.get(sign) else {
            return None;
        };
        let Works::Set(_, marks) = &self.setting.module(module)?.works else {
            return None;
        };
        let id = marks.get(usize::from(*mark))?;
        let known = self.setting.parameters.marks.iter().position(|mark| mark.id == *id)?;
        Some((sign, known))
    }
}

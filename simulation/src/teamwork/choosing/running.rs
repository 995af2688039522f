//! A running table: one curtain, cards, up to four seats.

use std::any::Any;
use std::sync::Arc;

use super::choice::Choice;
use super::deal::{self, Deal};
use super::parameters::Mood;
use super::setting::Setting;
use super::state::{Laid, News, Person, Stage, State, Where};
use crate::teamwork::Level;
use crate::{Activity, Event, Fixed, Picture, Prompt, SeatInput, Verb, saved_state};

/// People who choose a place. The game reads what it draws through the methods in `view.rs`.
#[derive(Debug, Clone)]
pub struct Choosing {
    pub(crate) setting: Arc<Setting>,
    pub(crate) state: State,
    /// What the seed deals at the level of the state.
    pub(crate) deal: Deal,
}

impl Choosing {
    pub(crate) fn start(setting: Arc<Setting>, seed: u64, seats: u8) -> Self {
        let state = State {
            seed,
            tick: 0,
            acted: 0,
            people: vec![Person::default(); usize::from(seats)],
            level: Level::Normal,
            stage: Stage::Places,
            curtain: None,
            cards: vec![Where::Kept; setting.parameters.clues.len()],
            news: News::Away,
            notice: None,
            over: false,
        };
        Self::of(setting, state)
    }

    pub(crate) fn of(setting: Arc<Setting>, state: State) -> Self {
        let deal = deal::deal(&setting, state.seed, state.level);
        Self { setting, state, deal }
    }

    fn choice(&self, byte: u8) -> Option<Choice> {
        let index = usize::from(byte.checked_sub(1)?);
        self.setting.choices.get(index).copied()
    }

    /// Index of a choice among the controls'.
    pub(crate) fn index_of(&self, choice: Choice) -> Option<u8> {
        let index = self.setting.choices.iter().position(|known| *known == choice)?;
        Some(index as u8)
    }

    /// Those who take part.
    pub(crate) fn here(&self) -> Vec<usize> {
        let people = self.state.people.iter().enumerate();
        people.filter(|(_, person)| person.here).map(|(seat, _)| seat).collect()
    }

    /// Whether somebody has done nothing for so long that others take their turn.
    pub(crate) fn is_quiet(&self, seat: usize) -> bool {
        self.idle_for(seat) >= self.setting.quiet
    }

    /// Whether somebody has done nothing for so long that they have gone: a decision no longer waits for them.
    pub(crate) fn has_gone(&self, seat: usize) -> bool {
        self.idle_for(seat) >= self.setting.idle
    }

    fn idle_for(&self, seat: usize) -> u32 {
        let acted = self.state.people.get(seat).map_or(0, |person| person.acted);
        self.state.tick - acted.min(self.state.tick)
    }

    /// What somebody is at: its place among the words of signal `at_the_table`.
    pub(crate) fn doing(&self, seat: usize) -> usize {
        if self.state.curtain.is_some_and(|open| usize::from(open.seat) == seat) {
            1
        } else if self.held(seat).is_some() {
            2
        } else if self.state.people.get(seat).is_some_and(|person| person.vote.is_some()) {
            3
        } else {
            0
        }
    }

    /// The clue in somebody's hand.
    pub(crate) fn held(&self, seat: usize) -> Option<u8> {
        let held = |card: &Where| matches!(card, Where::Held(by, _) if usize::from(*by) == seat);
        self.state.cards.iter().position(held).map(|clue| clue as u8)
    }

    /// Where a card lies.
    pub(crate) fn lies(&self, clue: u8) -> Option<Laid> {
        match self.state.cards.get(usize::from(clue)) {
            Some(Where::On(laid)) => Some(*laid),
            _ => None,
        }
    }

    /// Cards in play: everybody's, and those of whoever looked behind the curtain.
    pub(crate) fn in_play(&self) -> Vec<u8> {
        let people = self.state.people.iter().zip(&self.deal.own);
        let own = people.filter(|(person, _)| person.looked).flat_map(|(_, own)| own);
        own.chain(&self.deal.shared).copied().collect()
    }

    /// Cards in play that lie at no place.
    pub(crate) fn missing(&self) -> usize {
        let cards = self.in_play();
        cards.iter().filter(|clue| self.lies(**clue).is_none()).count()
    }

    /// Cards that this seat alone saw, and that lie at no place.
    pub(crate) fn keeps(&self, seat: usize) -> usize {
        let looked = self.state.people.get(seat).is_some_and(|person| person.looked);
        let own = self.deal.own.get(seat).into_iter().flatten();
        own.filter(|clue| looked && self.lies(**clue).is_none()).count()
    }

    /// The same of all other seats.
    pub(crate) fn others_keep(&self, seat: usize) -> usize {
        let others = (0..self.state.people.len()).filter(|other| *other != seat);
        others.map(|other| self.keeps(other)).sum()
    }

    /// How many others wait to look.
    pub(crate) fn others_wait(&self, seat: usize) -> usize {
        let waits = |other: &usize| *other != seat && !self.state.people[*other].looked;
        self.here().into_iter().filter(waits).count()
    }

    /// What lies where by now: the late picture moves one thing.
    pub(crate) fn place_now(&self, clue: u8) -> u8 {
        let (moved, to) = self.deal.news;
        if clue == moved && self.state.news != News::Away {
            to
        } else {
            self.deal.place.get(usize::from(clue)).copied().unwrap_or(0)
        }
    }

    /// What is seen behind the curtain by a seat that opens it now: clues with their places; and whether it is the late
    /// picture.
    pub(crate) fn behind(&self, seat: usize) -> (Vec<(u8, u8)>, bool) {
        let (moved, to) = self.deal.news;
        match self.state.news {
            News::Came(whose) if usize::from(whose) == seat || self.is_quiet(usize::from(whose)) => {
                (vec![(moved, to)], true)
            }
            news => {
                let knows = news == News::Seen(seat as u8);
                let before = |clue: u8| self.deal.place.get(usize::from(clue)).copied().unwrap_or(0);
                let place = |clue: u8| if knows { self.place_now(clue) } else { before(clue) };
                let pictures = self.deal.pictures(seat).into_iter();
                (pictures.map(|clue| (clue, place(clue))).collect(), false)
            }
        }
    }

    /// What there is at the place of the day, and whether it was thought of.
    pub(crate) fn scenes(&self, place: u8) -> Vec<(u8, bool)> {
        let there = self.in_play().into_iter().filter(|clue| self.place_now(*clue) == place);
        there
            .map(|clue| (clue, self.lies(clue).is_some_and(|laid| laid.place == place)))
            .collect()
    }

    /// Which scene of the day it is, if it is not yet time to dance.
    pub(crate) fn scene(&self) -> Option<(u8, bool)> {
        let Stage::Day(place, since) = self.state.stage else {
            return None;
        };
        let at = (self.state.tick - since.min(self.state.tick)) / self.setting.scene;
        self.scenes(place).get(at as usize).copied()
    }

    pub(crate) fn mood(&self, clue: u8) -> Mood {
        let clue = self.setting.parameters.clues.get(usize::from(clue));
        clue.map_or(Mood::Joy, |clue| clue.mood)
    }

    /// Index of the phase.
    pub(crate) fn phase_index(&self) -> usize {
        match self.state.stage {
            Stage::Places => 0,
            Stage::Curtain => 1,
            Stage::Table => 2,
            Stage::Day(..) => 3,
        }
    }
}

impl Activity for Choosing {
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        self.state.tick = self.state.tick.saturating_add(1);
        let mut acts = false;
        for (seat, input) in inputs.iter().enumerate().take(self.state.people.len()) {
            let choice = self.choice(input.choice).filter(|choice| self.is_open(seat, *choice));
            let speaks = input.verb.is_some() && self.state.people[seat].here;
            if choice.is_none() && !speaks {
                continue;
            }
            acts = true;
            if let Some(choice) = choice {
                self.choose(seat, choice, events);
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

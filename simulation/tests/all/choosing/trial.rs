//! A run of the picnic with helpers to play and to ask.

use simulation::teamwork::choosing::{Choosing, ChoosingTemplate, Crew, Lies, Parameters};
use simulation::{MAX_SEATS, SeatInput};

use crate::trial;

/// A run of people who choose a place.
pub(crate) type Trial = trial::Trial<ChoosingTemplate>;

impl Trial {
    pub(crate) fn new(seed: u64) -> Self {
        Self::starting(ChoosingTemplate::new(Parameters::picnic()), seed)
    }

    /// With so many people who have looked behind the curtain: the table lies open.
    pub(crate) fn begun(seed: u64, people: u8) -> Self {
        let mut trial = Self::new(seed);
        for act in ["here", "ready"] {
            for seat in 0..people {
                trial.choose(seat, act);
            }
        }
        for seat in 0..people {
            trial.choose(seat, "open_curtain");
            trial.choose(seat, "close_curtain");
        }
        assert_eq!(trial.word("phase"), "the_table");
        trial
    }

    pub(crate) fn table(&self) -> &Choosing {
        self.run.activity().as_any().downcast_ref::<Choosing>().unwrap()
    }

    /// The name of a clue.
    pub(crate) fn clue(&self, clue: usize) -> String {
        self.template.parameters().clues[clue].id.clone()
    }

    /// The name of a place.
    pub(crate) fn place(&self, place: usize) -> String {
        self.template.parameters().places[place].id.clone()
    }

    /// Clue and place of the picture that this seat alone sees.
    pub(crate) fn own(&mut self, seat: u8) -> (usize, usize) {
        self.choose(seat, "open_curtain");
        let peek = self.table().peek().unwrap();
        self.choose(seat, "close_curtain");
        let (clue, place, _) = peek.pictures.into_iter().find(|(_, _, alone)| *alone).unwrap();
        (clue, place)
    }

    /// Lays a card at a place.
    pub(crate) fn lay(&mut self, seat: u8, clue: usize, place: usize) {
        let (clue, place) = (self.clue(clue), self.place(place));
        self.choose(seat, &clue);
        self.choose(seat, &format!("lay_{place}"));
    }

    pub(crate) fn vote(&mut self, seat: u8, place: usize) {
        let place = self.place(place);
        self.choose(seat, &format!("choose_{place}"));
    }

    pub(crate) fn lies(&self, clue: usize) -> Lies {
        let cards = self.table().cards();
        cards.into_iter().find(|card| card.clue == clue).unwrap().lies
    }

    /// The first fields of the last event of this name.
    pub(crate) fn last(&self, name: &str) -> (u8, [f64; 4]) {
        let found = self.happened.iter().rev().find(|(_, _, known, _)| known == name);
        let (_, seat, _, fields) = found.unwrap();
        (*seat, *fields)
    }

    /// Lets the late picture come by an agreement, and looks at it; whose it was, and what it showed.
    pub(crate) fn hear_news(&mut self, people: u8) -> (u8, usize, usize) {
        for seat in 0..people {
            self.vote(seat, 0);
        }
        let seat = self.table().news_for().unwrap();
        self.choose(seat, "open_curtain");
        let peek = self.table().peek().unwrap();
        assert!(peek.is_news && peek.pictures.len() == 1);
        self.choose(seat, "close_curtain");
        (seat, peek.pictures[0].0, peek.pictures[0].1)
    }

    /// A virtual crew plays until the day begins.
    pub(crate) fn play(&mut self, crew: Crew, seed: u64) {
        let mut players = self.template.crew(crew, seed);
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        while self.table().day().is_none() {
            assert!(self.run.tick() < 100_000, "{:?}", self.happened.last());
            players.act(self.run.activity(), &mut inputs);
            self.step(&inputs);
        }
    }
}

//! A run of the barn with helpers to play and to ask.

use simulation::teamwork::relay::{Crew, Moved, Parameters, Relay, RelayTemplate, Walker};
use simulation::{MAX_SEATS, SeatInput};

use crate::trial;

/// A run of people who move a fête.
pub(crate) type Trial = trial::Trial<RelayTemplate>;

impl Trial {
    pub(crate) fn new(seed: u64) -> Self {
        Self::of(Parameters::barn(), seed)
    }

    pub(crate) fn of(parameters: Parameters, seed: u64) -> Self {
        Self::starting(RelayTemplate::new(parameters), seed)
    }

    /// With so many people who are ready; the first stretch runs.
    pub(crate) fn begun(seed: u64, people: u8) -> Self {
        let mut trial = Self::new(seed);
        trial.begin(people);
        trial
    }

    pub(crate) fn begin(&mut self, people: u8) {
        for act in ["here", "ready"] {
            for seat in 0..people {
                self.choose(seat, act);
            }
        }
        assert_eq!(self.is_at(), "moving");
    }

    pub(crate) fn relay(&self) -> &Relay {
        self.run.activity().as_any().downcast_ref::<Relay>().unwrap()
    }

    pub(crate) fn walker(&self, seat: u8) -> Walker {
        let walkers = self.relay().walkers();
        *walkers.iter().find(|walker| walker.seat == seat).unwrap()
    }

    pub(crate) fn load(&self, id: &str) -> Moved {
        let loads = &self.template.parameters().loads;
        let at = loads.iter().position(|load| load.id == id).unwrap();
        *self.relay().moved().iter().find(|moved| moved.load == at).unwrap()
    }

    /// The word of signal `relay`.
    pub(crate) fn is_at(&self) -> &str {
        self.word("relay")
    }

    /// The word of signal `phase`.
    pub(crate) fn phase(&self) -> &str {
        self.word("phase")
    }

    /// The word of signal `post`.
    pub(crate) fn post(&self, seat: u8) -> &str {
        self.word_of("post", seat)
    }

    /// What happened by that name: tick, seat, fields.
    pub(crate) fn all(&self, name: &str) -> Vec<(u32, u8, [f64; 4])> {
        let happened = self.happened.iter().filter(|(_, _, known, _)| known == name);
        happened
            .map(|(tick, seat, _, fields)| (*tick, *seat, *fields))
            .collect()
    }

    /// A virtual crew plays until the fête, or until something holds.
    pub(crate) fn play_until(&mut self, crew: Crew, seed: u64, holds: impl Fn(&Self) -> bool) {
        let mut players = self.template.crew(crew, seed);
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        while self.relay().feasts().is_none() && !holds(self) {
            assert!(
                self.run.tick() < 200_000,
                "{:?} after {:?}",
                self.is_at(),
                self.happened.last()
            );
            players.act(self.run.activity(), &mut inputs);
            self.step(&inputs);
        }
    }

    /// A virtual crew plays until the fête.
    pub(crate) fn play(&mut self, crew: Crew, seed: u64) {
        self.play_until(crew, seed, |_| false);
    }
}

/// At the first tick of the relief, with so many people.
pub(crate) fn at_relief(seed: u64, people: u8) -> Trial {
    let mut trial = Trial::new(seed);
    let crew = Crew {
        people: f64::from(people),
        ..Crew::named("ordinary").unwrap()
    };
    trial.play_until(crew, seed, |trial| trial.is_at() == "leaving");
    trial
}

/// The relief is over, with hands that do nothing.
pub(crate) fn after_relief(trial: &mut Trial, leaving: &[u8], coming: &[u8]) {
    for seat in leaving {
        trial.choose(*seat, "hand_over");
    }
    for seat in coming {
        trial.choose(*seat, "take_place");
    }
    assert_eq!(trial.phase(), "blocked");
}

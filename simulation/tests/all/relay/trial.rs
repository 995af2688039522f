//! A run of the barn with helpers to play and to ask.

use simulation::teamwork::relay::{Crew, Moved, Parameters, Relay, RelayTemplate, Walker};
use simulation::{Event, Fixed, MAX_SEATS, Run, SeatInput, Template, Verb};

const SEATS: usize = MAX_SEATS as usize;

/// A run, with everything that happened in it: (tick, seat, name, first fields).
pub(crate) struct Trial {
    pub(crate) template: RelayTemplate,
    pub(crate) run: Run,
    pub(crate) happened: Vec<(u32, u8, String, [f64; 4])>,
    /// What each seat pushes.
    pub(crate) sticks: [[i8; 4]; SEATS],
}

impl Trial {
    pub(crate) fn new(seed: u64) -> Self {
        Self::of(Parameters::barn(), seed)
    }

    pub(crate) fn of(parameters: Parameters, seed: u64) -> Self {
        let template = RelayTemplate::new(parameters);
        let run = Run::new(template.start(seed, MAX_SEATS), 0);
        Self {
            template,
            run,
            happened: Vec::new(),
            sticks: [[0; 4]; SEATS],
        }
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

    pub(crate) fn step(&mut self, inputs: &[SeatInput]) {
        let mut events: Vec<Event> = Vec::new();
        self.run.step(inputs, &mut events);
        let kinds = &self.template.vocabulary().events;
        let tick = self.run.tick();
        self.happened.extend(events.iter().map(|event| {
            let name = kinds[usize::from(event.kind)].name.clone();
            (tick, event.seat, name, event.fields.map(|field| field.0 as f64 / 1e6))
        }));
    }

    fn held(&self) -> [SeatInput; SEATS] {
        self.sticks.map(|sticks| SeatInput {
            sticks,
            ..SeatInput::default()
        })
    }

    /// Everybody goes on pushing what they push.
    pub(crate) fn rest(&mut self, seconds: f64) {
        for _ in 0..(seconds * 60.0) as u32 {
            self.step(&self.held());
        }
    }

    /// Somebody pushes the stick, in parts of full, until they push something else.
    pub(crate) fn push(&mut self, seat: u8, right: f64, up: f64) {
        self.sticks[usize::from(seat)] = [(right * 127.0) as i8, (up * 127.0) as i8, 0, 0];
    }

    /// Chooses what must be open.
    pub(crate) fn choose(&mut self, seat: u8, name: &str) {
        assert!(
            self.is_open(seat, name),
            "{name} is not open to {seat}: {:?}",
            self.prompt(seat)
        );
        let mut inputs = self.held();
        inputs[usize::from(seat)].choice = self.template.controls().choice_index(name).unwrap() + 1;
        self.step(&inputs);
    }

    pub(crate) fn say(&mut self, seat: u8, verb: Verb) {
        let mut inputs = self.held();
        inputs[usize::from(seat)].verb = Some(verb);
        self.step(&inputs);
    }

    pub(crate) fn is_open(&self, seat: u8, name: &str) -> bool {
        let index = self.template.controls().choice_index(name).unwrap();
        self.run.activity().open_choices(seat).contains(&index)
    }

    pub(crate) fn prompt(&self, seat: u8) -> String {
        self.run.activity().prompt(seat).id
    }

    pub(crate) fn relay(&self) -> &Relay {
        self.run.activity().as_any().downcast_ref::<Relay>().unwrap()
    }

    pub(crate) fn walker(&self, seat: u8) -> Walker {
        let walkers = self.relay().walkers();
        *walkers.iter().find(|walker| walker.seat == seat).unwrap()
    }

    pub(crate) fn load(&self, id: &str) -> Moved {
        let at = self
            .template
            .parameters()
            .loads
            .iter()
            .position(|load| load.id == id)
            .unwrap();
        *self.relay().moved().iter().find(|moved| moved.load == at).unwrap()
    }

    /// The value of a signal.
    pub(crate) fn signal(&self, name: &str, seat: u8) -> f64 {
        let vocabulary = self.template.vocabulary();
        let mut sample = vec![Fixed::ZERO; vocabulary.sample_len(MAX_SEATS)];
        self.run.activity().sample(&mut sample);
        sample[vocabulary.sample_index(name, seat, MAX_SEATS).unwrap()].to_f64()
    }

    fn word(&self, name: &str, seat: u8) -> &str {
        let signals = &self.template.vocabulary().signals;
        let words = &signals.iter().find(|signal| signal.name == name).unwrap().words;
        &words[self.signal(name, seat) as usize]
    }

    /// The word of signal `relay`.
    pub(crate) fn is_at(&self) -> &str {
        self.word("relay", 0)
    }

    /// The word of signal `phase`.
    pub(crate) fn phase(&self) -> &str {
        self.word("phase", 0)
    }

    /// The word of signal `post`.
    pub(crate) fn post(&self, seat: u8) -> &str {
        self.word("post", seat)
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        self.happened.iter().filter(|(_, _, known, _)| known == name).count()
    }

    /// The first fields of what happened by that name.
    pub(crate) fn all(&self, name: &str) -> Vec<(u32, u8, [f64; 4])> {
        let happened = self.happened.iter().filter(|(_, _, known, _)| known == name);
        happened
            .map(|(tick, seat, _, fields)| (*tick, *seat, *fields))
            .collect()
    }

    /// A virtual crew plays until the fête, or until something holds.
    pub(crate) fn play_until(&mut self, crew: Crew, seed: u64, holds: impl Fn(&Self) -> bool) {
        let mut players = self.template.crew(crew, seed);
        let mut inputs = [SeatInput::default(); SEATS];
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

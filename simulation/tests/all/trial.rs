//! A run of something that several do, with helpers to play and to ask.

use proptest::prelude::*;
use simulation::{Event, Fixed, MAX_SEATS, Run, SeatInput, Template, Verb};

const SEATS: usize = MAX_SEATS as usize;

/// What somebody does, and how long nobody does anything after it, ticks.
pub(crate) type Done = (usize, SeatInput, u8);

/// What people do: any of so many choices, and now and then a verb.
pub(crate) fn any_inputs(choices: u8) -> impl Strategy<Value = Vec<Done>> {
    let one = (0..SEATS, any::<u8>(), 0_usize..12, 1_u8..200).prop_map(move |(seat, choice, verb, ticks)| {
        let input = SeatInput {
            choice: choice % choices,
            verb: Verb::ALL.get(verb).copied(),
            ..SeatInput::default()
        };
        (seat, input, ticks)
    });
    prop::collection::vec(one, 1..200)
}

/// A run, with everything that happened in it: (tick, seat, name, fields).
pub(crate) struct Trial<T> {
    pub(crate) template: T,
    pub(crate) run: Run,
    pub(crate) happened: Vec<(u32, u8, String, [f64; 4])>,
    /// What the sticks of each seat push, until they push something else.
    sticks: [[i8; 4]; SEATS],
}

impl<T: Template> Trial<T> {
    pub(crate) fn starting(template: T, seed: u64) -> Self {
        let run = Run::new(template.start(seed, MAX_SEATS), 0);
        Self {
            template,
            run,
            happened: Vec::new(),
            sticks: [[0; 4]; SEATS],
        }
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

    fn pushed(&self) -> [SeatInput; SEATS] {
        self.sticks.map(|sticks| SeatInput {
            sticks,
            ..SeatInput::default()
        })
    }

    /// Somebody pushes the first two sticks, in parts of full, until they push something else.
    pub(crate) fn push(&mut self, seat: u8, first: f64, second: f64) {
        self.sticks[usize::from(seat)] = [(first * 127.0) as i8, (second * 127.0) as i8, 0, 0];
    }

    pub(crate) fn rest(&mut self, seconds: f64) {
        for _ in 0..(seconds * 60.0) as u32 {
            self.step(&self.pushed());
        }
    }

    /// Chooses what must be open.
    pub(crate) fn choose(&mut self, seat: u8, name: &str) {
        assert!(
            self.is_open(seat, name),
            "{name} is not open to {seat}: {:?}",
            self.prompt(seat)
        );
        let mut inputs = self.pushed();
        inputs[usize::from(seat)].choice = self.template.controls().choice_index(name).unwrap() + 1;
        self.step(&inputs);
    }

    pub(crate) fn say(&mut self, seat: u8, verb: Verb) {
        let mut inputs = self.pushed();
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

    /// The value of a signal.
    pub(crate) fn signal(&self, name: &str, seat: u8) -> f64 {
        let vocabulary = self.template.vocabulary();
        let mut sample = vec![Fixed::ZERO; vocabulary.sample_len(MAX_SEATS)];
        self.run.activity().sample(&mut sample);
        let at = vocabulary.sample_index(name, seat, MAX_SEATS).unwrap();
        sample[at].0 as f64 / Fixed::SCALE as f64
    }

    /// The word that a signal has.
    pub(crate) fn word(&self, name: &str) -> &str {
        self.word_of(name, 0)
    }

    /// The word that a signal of a seat has.
    pub(crate) fn word_of(&self, name: &str, seat: u8) -> &str {
        let signal = self
            .template
            .vocabulary()
            .signals
            .iter()
            .find(|signal| signal.name == name);
        &signal.unwrap().words[self.signal(name, seat) as usize]
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        self.happened.iter().filter(|(_, _, known, _)| known == name).count()
    }

    /// Checks that a run whose state is saved and read again at `cut` goes on as if nothing had happened.
    pub(crate) fn is_restored(&mut self, style: &str, seed: u64, cut: u32) {
        let mut pilot = self.template.pilot(style, seed, MAX_SEATS).unwrap();
        let mut inputs = [SeatInput::default(); SEATS];
        let mut restored = None;
        while self.run.tick() < cut + 3000 && !self.run.activity().is_over() {
            if self.run.tick() == cut {
                let bytes = self.run.activity().encode();
                restored = Some(Run::new(self.template.restore(&bytes).unwrap(), cut));
            }
            pilot.act(self.run.activity(), &mut inputs);
            if let Some(restored) = &mut restored {
                restored.step(&inputs, &mut Vec::new());
            }
            self.step(&inputs);
        }
        assert_eq!(restored.unwrap().hash(), self.run.hash(), "{style} from {cut}");
    }

    /// Checks that whatever people do leaves a state that can be read again.
    pub(crate) fn bears(&mut self, inputs: Vec<Done>) {
        for (seat, input, ticks) in inputs {
            let mut all = [SeatInput::default(); SEATS];
            all[seat] = input;
            self.step(&all);
            self.rest(f64::from(ticks) / 60.0);
            let bytes = self.run.activity().encode();
            assert_eq!(self.template.restore(&bytes).unwrap().encode(), bytes);
        }
    }

    /// Checks that a state with one other byte is refused, or gone on with.
    pub(crate) fn bears_a_changed_byte(&mut self, style: &str, seed: u64, ticks: u32, at: prop::sample::Index, to: u8) {
        let mut pilot = self.template.pilot(style, seed, MAX_SEATS).unwrap();
        let mut inputs = [SeatInput::default(); SEATS];
        for _ in 0..ticks {
            pilot.act(self.run.activity(), &mut inputs);
            self.step(&inputs);
        }
        let mut bytes = self.run.activity().encode();
        let at = at.index(bytes.len());
        bytes[at] = to;
        let Ok(activity) = self.template.restore(&bytes) else {
            return;
        };
        let mut run = Run::new(activity, 0);
        let mut events = Vec::new();
        let mut sample = vec![Fixed::ZERO; self.template.vocabulary().sample_len(MAX_SEATS)];
        for _ in 0..600 {
            pilot.act(run.activity(), &mut inputs);
            run.step(&inputs, &mut events);
            run.activity().sample(&mut sample);
            let _ = (run.activity().picture(), run.activity().gauges(0));
            for seat in 0..MAX_SEATS {
                let _ = (run.activity().prompt(seat), run.activity().main_choice(seat));
            }
        }
    }
}

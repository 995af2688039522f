//! A run of the music box with helpers to play and to ask.

use simulation::teamwork::automaton::{Automaton, AutomatonTemplate, Crew, Parameters};
use simulation::{Event, MAX_SEATS, Run, SeatInput, Template, Verb};

/// A run, with everything that happened in it: (tick, seat, name, first fields).
pub(crate) struct Trial {
    pub(crate) template: AutomatonTemplate,
    pub(crate) run: Run,
    pub(crate) happened: Vec<(u32, u8, String, [f64; 4])>,
}

impl Trial {
    pub(crate) fn new(seed: u64) -> Self {
        Self::of(Parameters::music_box(), seed)
    }

    pub(crate) fn of(parameters: Parameters, seed: u64) -> Self {
        let template = AutomatonTemplate::new(parameters);
        let run = Run::new(template.start(seed, MAX_SEATS), 0);
        Self {
            template,
            run,
            happened: Vec::new(),
        }
    }

    /// With so many people who have taken their first roles; the first module is lit.
    pub(crate) fn begun(seed: u64, people: u8) -> Self {
        let mut trial = Self::new(seed);
        for act in ["here", "same_letter", "take_role"] {
            for seat in 0..people {
                trial.choose(seat, act);
            }
        }
        assert_eq!(trial.is_at(), "silent");
        trial
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

    pub(crate) fn rest(&mut self, seconds: f64) {
        for _ in 0..(seconds * 60.0) as u32 {
            self.step(&[SeatInput::default(); MAX_SEATS as usize]);
        }
    }

    /// Chooses what must be open.
    pub(crate) fn choose(&mut self, seat: u8, name: &str) {
        assert!(
            self.is_open(seat, name),
            "{name} is not open to {seat}: {:?}",
            self.prompt(seat)
        );
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        inputs[usize::from(seat)].choice = self.template.controls().choice_index(name).unwrap() + 1;
        self.step(&inputs);
    }

    pub(crate) fn say(&mut self, seat: u8, verb: Verb) {
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
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

    pub(crate) fn machine(&self) -> &Automaton {
        self.run.activity().as_any().downcast_ref::<Automaton>().unwrap()
    }

    /// The word of signal `machine`.
    pub(crate) fn is_at(&self) -> &str {
        let vocabulary = self.template.vocabulary();
        let mut sample = vec![simulation::Fixed::ZERO; vocabulary.sample_len(MAX_SEATS)];
        self.run.activity().sample(&mut sample);
        let at = vocabulary.sample_index("machine", 0, MAX_SEATS).unwrap();
        &vocabulary.signals[1].words[(sample[at].0 / simulation::Fixed::SCALE) as usize]
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        self.happened.iter().filter(|(_, _, known, _)| known == name).count()
    }

    /// A virtual crew plays until the machine plays.
    pub(crate) fn play(&mut self, crew: Crew, seed: u64) {
        let mut players = self.template.crew(crew, seed);
        let mut inputs = [SeatInput::default(); MAX_SEATS as usize];
        while self.machine().plays().is_none() {
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

    /// What sets the front right, as entries of the marks' places or of slots.
    pub(crate) fn set_right(&mut self, hands: u8, other: u8) {
        use simulation::teamwork::automaton::{Line, SlotState, Works};
        let letter = self.machine().letter() as u8 - b'A';
        let front = self.machine().front().unwrap();
        let page = self.machine().carnet(letter)[front.module].clone();
        let module = self.template.parameters().modules[front.module].clone();
        match &module.works {
            Works::Set(_, marks) => {
                for (at, slot) in front.slots.iter().enumerate() {
                    let Line::Mark(mark) = page.lines[slot.sign] else {
                        panic!()
                    };
                    let id = &marks[usize::from(mark)];
                    let wanted = self.template.parameters().marks.iter().position(|mark| mark.id == *id);
                    while self.machine().front().unwrap().slots[at].state != SlotState::Mark(wanted.unwrap()) {
                        self.choose(hands, &format!("slot_{}", at + 1));
                    }
                }
            }
            Works::Bells => {
                let mut slots: Vec<usize> = (0..front.slots.len()).collect();
                slots.sort_by_key(|at| {
                    page.order
                        .iter()
                        .position(|sign| usize::from(*sign) == front.slots[*at].sign)
                });
                for at in slots {
                    self.choose(hands, &format!("slot_{}", at + 1));
                }
            }
            Works::Crank => {
                for slot in &front.slots {
                    let Line::Turns(turns) = page.lines[slot.sign] else {
                        panic!()
                    };
                    for right in turns {
                        let (seat, handle) = if right { (other, "slot_2") } else { (hands, "slot_1") };
                        self.choose(seat, handle);
                    }
                }
            }
        }
    }
}

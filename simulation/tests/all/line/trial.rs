//! A line under test: steps, collects events by name, reads signals by name.

use simulation::workshop::line::{Line, LineTemplate, Parameters};
use simulation::{Event, Fixed, Pilot, Run, SeatInput, Template, Verb};

/// Something that happened, by name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fact {
    pub(crate) tick: u32,
    pub(crate) name: String,
    pub(crate) fields: Vec<f64>,
}

pub(crate) struct Trial {
    pub(crate) template: LineTemplate,
    pub(crate) run: Run,
    pub(crate) facts: Vec<Fact>,
    events: Vec<Event>,
}

impl Trial {
    pub(crate) fn with(parameters: Parameters, seed: u64) -> Self {
        let template = LineTemplate::new(parameters);
        assert_eq!(template.problems(), []);
        assert_eq!(template.faults(), []);
        let run = Run::new(template.start(seed, 1), 0);
        Self {
            template,
            run,
            facts: Vec::new(),
            events: Vec::new(),
        }
    }

    pub(crate) fn pegs(seed: u64) -> Self {
        Self::with(Parameters::pegs(), seed)
    }

    /// The line of pegs from this beat on.
    pub(crate) fn from_beat(phase: &str, seed: u64) -> Self {
        let mut parameters = Parameters::pegs();
        let first = parameters.beats.iter().position(|beat| beat.phase == phase).unwrap();
        parameters.beats.drain(..first);
        Self::with(parameters, seed)
    }

    pub(crate) fn line(&self) -> &Line {
        self.run.activity().as_any().downcast_ref().unwrap()
    }

    pub(crate) fn step(&mut self, input: SeatInput) {
        self.run.step(&[input], &mut self.events);
        for event in &self.events {
            let kind = &self.template.vocabulary().events[usize::from(event.kind)];
            let values = kind.fields.iter().zip(event.fields);
            self.facts.push(Fact {
                tick: self.run.tick(),
                name: kind.name.clone(),
                fields: values.map(|(_, value)| value.to_f64()).collect(),
            });
        }
    }

    pub(crate) fn rest(&mut self, seconds: f64) {
        for _ in 0..(seconds * 60.0).round() as u32 {
            self.step(SeatInput::default());
        }
    }

    /// A choice, which must be open, then what it begins to its end.
    pub(crate) fn choose(&mut self, name: &str) {
        assert!(self.open().contains(&name), "{name} is not open: {:?}", self.open());
        self.press(name);
        while self.signal("working") > 0.0 || self.signal("belt_moving") > 0.0 {
            self.step(SeatInput::default());
        }
    }

    /// A choice, open or not.
    pub(crate) fn press(&mut self, name: &str) {
        let index = self.template.controls().choice_index(name).unwrap();
        self.step(SeatInput {
            choice: index + 1,
            ..SeatInput::default()
        });
    }

    pub(crate) fn choose_all(&mut self, names: &[&str]) {
        for name in names {
            self.choose(name);
        }
    }

    pub(crate) fn say(&mut self, verb: Verb) {
        self.step(SeatInput {
            verb: Some(verb),
            ..SeatInput::default()
        });
    }

    pub(crate) fn sample(&self) -> Vec<Fixed> {
        let mut sample = vec![Fixed::ZERO; self.template.vocabulary().sample_len(1)];
        self.run.activity().sample(&mut sample);
        sample
    }

    pub(crate) fn signal(&self, name: &str) -> f64 {
        self.sample()[self.template.vocabulary().sample_index(name, 0, 1).unwrap()].to_f64()
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        assert!(self.template.vocabulary().event_index(name).is_some(), "{name}");
        self.facts.iter().filter(|fact| fact.name == name).count()
    }

    pub(crate) fn last(&self, name: &str) -> &Fact {
        let found = self.facts.iter().rev().find(|fact| fact.name == name);
        found.unwrap_or_else(|| panic!("no {name}"))
    }

    pub(crate) fn prompt(&self) -> String {
        self.run.activity().prompt(0).id
    }

    /// Names of the open choices.
    pub(crate) fn open(&self) -> Vec<&str> {
        let choices = &self.template.controls().choices;
        let open = self.run.activity().open_choices(0);
        open.into_iter()
            .map(|index| choices[usize::from(index)].name.as_str())
            .collect()
    }

    /// Lets a pilot work until it is over.
    pub(crate) fn work(&mut self, pilot: &mut dyn Pilot) {
        let mut inputs = [SeatInput::default()];
        while !self.run.activity().is_over() {
            assert!(
                self.run.tick() < 20 * 60 * 60,
                "stuck at {}; open: {:?}; last: {:?}",
                self.prompt(),
                self.open(),
                &self.facts[self.facts.len().saturating_sub(12)..]
            );
            pilot.act(self.run.activity(), &mut inputs);
            self.step(inputs[0]);
        }
    }

    pub(crate) fn worked(style: &str, seed: u64) -> Self {
        let mut trial = Self::pegs(seed);
        let mut pilot = trial.template.pilot(style, seed, 1).unwrap();
        trial.work(pilot.as_mut());
        trial
    }
}

//! A workshop under test: steps, collects events by name, reads signals by name.

use simulation::workshop::{Parameters, Workshop, WorkshopTemplate};
use simulation::{Event, Fixed, Pilot, Prompt, Run, SeatInput, Template, Verb};

/// Something that happened, by name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fact {
    pub(crate) tick: u32,
    pub(crate) name: String,
    pub(crate) fields: Vec<f64>,
}

pub(crate) struct Trial {
    pub(crate) template: WorkshopTemplate,
    pub(crate) run: Run,
    pub(crate) facts: Vec<Fact>,
    events: Vec<Event>,
}

/// The birdhouse without anything unexpected.
pub(crate) fn calm() -> Parameters {
    Parameters {
        incidents: Vec::new(),
        ..Parameters::birdhouse()
    }
}

impl Trial {
    pub(crate) fn with(parameters: Parameters, seed: u64) -> Self {
        let template = WorkshopTemplate::new(parameters);
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

    pub(crate) fn birdhouse(seed: u64) -> Self {
        Self::with(Parameters::birdhouse(), seed)
    }

    pub(crate) fn workshop(&self) -> &Workshop {
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

    pub(crate) fn hold(&mut self, input: SeatInput, seconds: f64) {
        for _ in 0..(seconds * 60.0).round() as u32 {
            self.step(input);
        }
    }

    /// A choice, which must be open, then what it begins to its end.
    pub(crate) fn choose(&mut self, name: &str) {
        assert!(self.open().contains(&name), "{name} is not open: {:?}", self.open());
        self.press(name);
        while self.signal("working") > 0.0 {
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

    /// Moves the hand along by the millimetre, as somebody does who has nothing but two buttons.
    pub(crate) fn along_to(&mut self, mm: f64) {
        for _ in 0..4000 {
            let [at, _] = self.workshop().hand_mm().unwrap();
            if (at - mm).abs() < 0.5 {
                return;
            }
            self.press(if at < mm { "more" } else { "less" });
        }
        panic!("{mm} mm cannot be reached");
    }

    /// Cuts a piece of this length from the board on the bench, tape, clamp and all.
    pub(crate) fn cut(&mut self, mm: f64) {
        self.choose("tape");
        self.along_to(mm);
        self.choose_all(&["mark", "clamp", "saw", "cut"]);
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

    pub(crate) fn prompt(&self) -> Prompt {
        self.run.activity().prompt(0)
    }

    /// Names of the open choices.
    pub(crate) fn open(&self) -> Vec<&str> {
        let choices = &self.template.controls().choices;
        let open = self.run.activity().open_choices(0);
        open.into_iter()
            .map(|index| choices[usize::from(index)].name.as_str())
            .collect()
    }

    /// Name of the choice that is the thing to do now.
    pub(crate) fn main_choice(&self) -> Option<&str> {
        let index = self.run.activity().main_choice(0)?;
        Some(self.template.controls().choices[usize::from(index)].name.as_str())
    }

    /// Lets a pilot work until it is over.
    pub(crate) fn work(&mut self, pilot: &mut dyn Pilot) {
        let mut inputs = [SeatInput::default()];
        while !self.run.activity().is_over() {
            assert!(
                self.run.tick() < 20 * 60 * 60,
                "stuck at {:?}, {:?}; open: {:?}; last: {:?}",
                self.prompt(),
                self.workshop().asked(),
                self.open(),
                &self.facts[self.facts.len().saturating_sub(12)..]
            );
            pilot.act(self.run.activity(), &mut inputs);
            self.step(inputs[0]);
        }
    }

    pub(crate) fn worked(style: &str, seed: u64) -> Self {
        let mut trial = Self::birdhouse(seed);
        let mut pilot = trial.template.pilot(style, seed, 1).unwrap();
        trial.work(pilot.as_mut());
        trial
    }
}

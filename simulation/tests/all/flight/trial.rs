//! A flight under test: steps, collects events by name, reads signals by name.

use simulation::flight::beat::Free;
use simulation::flight::{Beat, Flight, FlightTemplate, Parameters};
use simulation::{Event, Fixed, Prompt, Run, SeatInput, Template};

/// Something that happened, by name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fact {
    pub(crate) tick: u32,
    pub(crate) name: String,
    pub(crate) fields: Vec<f64>,
}

pub(crate) struct Trial {
    pub(crate) template: FlightTemplate,
    pub(crate) run: Run,
    pub(crate) facts: Vec<Fact>,
    events: Vec<Event>,
}

impl Trial {
    pub(crate) fn with(parameters: Parameters, seed: u64) -> Self {
        let template = FlightTemplate::new(parameters);
        assert_eq!(template.problems(), []);
        let run = Run::new(template.start(seed, 1), 0);
        Self {
            template,
            run,
            facts: Vec::new(),
            events: Vec::new(),
        }
    }

    pub(crate) fn first_flight(seed: u64) -> Self {
        Self::with(Parameters::first_flight(), seed)
    }

    /// Only free flight, for an hour, without anything amiss.
    pub(crate) fn free(seed: u64) -> Self {
        Self::with(free_parameters(), seed)
    }

    pub(crate) fn flight(&self) -> &Flight {
        self.run.activity().as_any().downcast_ref().unwrap()
    }

    pub(crate) fn step(&mut self, input: SeatInput) {
        self.run.step(&[input], &mut self.events);
        for event in &self.events {
            let kind = &self.template.vocabulary().events[usize::from(event.kind)];
            let fields = kind
                .fields
                .iter()
                .zip(event.fields)
                .map(|(_, value)| value.to_f64())
                .collect();
            self.facts.push(Fact {
                tick: self.run.tick(),
                name: kind.name.clone(),
                fields,
            });
        }
    }

    /// Steps for some seconds.
    pub(crate) fn hold(&mut self, input: SeatInput, seconds: f64) {
        for _ in 0..(seconds * 60.0).round() as u32 {
            self.step(input);
        }
    }

    pub(crate) fn choose(&mut self, name: &str) {
        let index = self.template.controls().choice_index(name).unwrap();
        self.step(SeatInput {
            choice: index + 1,
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

    pub(crate) fn ticks_of(&self, name: &str) -> Vec<u32> {
        self.facts
            .iter()
            .filter(|fact| fact.name == name)
            .map(|fact| fact.tick)
            .collect()
    }

    pub(crate) fn first(&self, name: &str) -> &Fact {
        self.facts.iter().find(|fact| fact.name == name).unwrap_or_else(|| {
            panic!(
                "no {name} among {:?}",
                self.facts.iter().map(|f| &f.name).collect::<Vec<_>>()
            )
        })
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

    /// Armed, off the ground and steady at about 1.3 m.
    pub(crate) fn in_the_air(mut self) -> Self {
        self.choose("arm");
        self.choose("take_off");
        self.hold(SeatInput::default(), 6.0);
        assert!(self.flight().airborne());
        self
    }
}

pub(crate) fn free_parameters() -> Parameters {
    Parameters {
        beats: vec![Beat::Free(Free {
            phase: "free".to_owned(),
            duration_s: 3600.0,
        })],
        ..Parameters::first_flight()
    }
}

pub(crate) fn sticks(roll: i8, pitch: i8, yaw: i8, climb: i8) -> SeatInput {
    SeatInput {
        sticks: [roll, pitch, yaw, climb],
        ..SeatInput::default()
    }
}

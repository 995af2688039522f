//! A running relay: one hall, two in it, up to four seats.

use std::any::Any;
use std::sync::Arc;

use glam::DVec2;

use super::body::Motion;
use super::choice::Choice;
use super::course::Comes;
use super::geometry::Rect;
use super::load::Nature;
use super::setting::Setting;
use super::state::{Carrier, Freight, Grip, Leaf, Person, Stage, State};
use crate::noise::Noise;
use crate::{Activity, Emitter, Event, Fixed, Gauge, Picture, Prompt, SeatInput, Verb, saved_state};

use super::vocabulary::Happened;

/// Somebody weighs so much, kg.
pub(crate) const PERSON_KG: f64 = 75.0;
/// And is so wide, m.
pub(crate) const PERSON_M: f64 = 0.26;

/// A running relay. The game reads what it draws through the methods in `view.rs`.
#[derive(Debug, Clone)]
pub struct Relay {
    pub(crate) setting: Arc<Setting>,
    pub(crate) state: State,
}

pub(crate) fn emit(events: &mut Vec<Event>, seat: usize, kind: Happened, fields: &[f64]) {
    Emitter::new(events, seat as u8).emit(kind, fields);
}

impl Relay {
    pub(crate) fn start(setting: Arc<Setting>, seed: u64, seats: u8) -> Self {
        let parameters = &setting.parameters;
        let carrier = |at: usize| Carrier {
            seat: None,
            next: None,
            motion: Motion::resting(
                parameters.starts.get(at).map_or(DVec2::ONE, |start| start.at_m.into()),
                0.0,
            ),
            grip: Grip::Nothing,
            sticks: [0; 2],
            pushes: 0,
            stuck: None,
            loose: 0,
            corridor: None,
            door: None,
        };
        let freight = |(at, load): (usize, &super::load::Load)| Freight {
            motion: Motion::resting(load.at_m.into(), load.turned_deg.to_radians()),
            came: false,
            arrived: None,
            bearer: None,
            moved: false,
            water: 1.0,
            swing: DVec2::ZERO,
            swings: DVec2::ZERO,
            spills: false,
            spilled: false,
            charge: match load.nature {
                Nature::Electric { charge_percent, .. } => {
                    0.01 * Noise::new(seed, 200 + at as u64).between(charge_percent)
                }
                _ => 0.0,
            },
        };
        let mut state = State {
            seed,
            tick: 0,
            acted: 0,
            stage: Stage::Gathering,
            people: vec![Person::default(); usize::from(seats)],
            carriers: [carrier(0), carrier(1)],
            loads: parameters.loads.iter().enumerate().map(freight).collect(),
            doors: vec![Leaf { open: true, held: None }; parameters.doors.len()],
            plugged: None,
            wanted: None,
            used: vec![0; parameters.corridors.len()],
            blocked: None,
            stickers: vec![None; parameters.stickers.len()],
            notice: None,
            over: false,
        };
        state.canonicalise();
        Self { setting, state }
    }

    pub(crate) fn choice(&self, byte: u8) -> Option<Choice> {
        let index = usize::from(byte.checked_sub(1)?);
        self.setting.choices.get(index).copied()
    }

    /// Index of a choice among the controls'.
    pub(crate) fn index_of(&self, choice: Choice) -> Option<u8> {
        let index = self.setting.choices.iter().position(|known| *known == choice)?;
        Some(index as u8)
    }

    /// The one in the hall whom a seat moves.
    pub(crate) fn carrier_of(&self, seat: usize) -> Option<usize> {
        self.state
            .carriers
            .iter()
            .position(|carrier| carrier.seat == Some(seat as u8))
    }

    /// Those who take part.
    pub(crate) fn here(&self) -> Vec<usize> {
        let people = self.state.people.iter().enumerate();
        people.filter(|(_, person)| person.here).map(|(seat, _)| seat).collect()
    }

    /// Whether somebody has done nothing for so long, ticks.
    pub(crate) fn is_quiet(&self, seat: usize, quiet: u32) -> bool {
        let since = match self.state.stage {
            Stage::Leaving(since) | Stage::Arriving(since) => since,
            _ => 0,
        };
        let acted = self.state.people.get(seat).map_or(0, |person| person.acted.max(since));
        self.state.tick - acted.min(self.state.tick) >= quiet
    }

    /// A load that is there and not yet where it belongs.
    pub(crate) fn is_open_load(&self, load: usize) -> bool {
        self.state
            .loads
            .get(load)
            .is_some_and(|load| load.came && load.arrived.is_none())
    }

    /// N that a load rubs with now.
    pub(crate) fn rubs(&self, load: usize) -> [f64; 2] {
        self.setting.parameters.loads[load].rubs(self.state.loads[load].charge <= 0.0)
    }

    /// Whether a load takes two.
    pub(crate) fn is_heavy(&self, load: usize) -> bool {
        self.rubs(load)[0] >= self.setting.parameters.walking.pull_n
    }

    /// The load that somebody in the hall holds.
    pub(crate) fn held_by(&self, carrier: usize) -> Option<usize> {
        match self.state.carriers[carrier].grip {
            Grip::Load(load, _) => Some(usize::from(load)),
            _ => None,
        }
    }

    /// Who in the hall holds a load.
    pub(crate) fn holders(&self, load: usize) -> impl Iterator<Item = usize> + '_ {
        (0..2).filter(move |carrier| self.held_by(*carrier) == Some(load))
    }

    /// All that stands in the way now.
    pub(crate) fn solids(&self) -> Vec<Rect> {
        let shut = self
            .state
            .doors
            .iter()
            .zip(&self.setting.doors)
            .filter(|(leaf, _)| !leaf.open);
        let blocked = self
            .state
            .blocked
            .and_then(|blocked| self.setting.corridors.get(usize::from(blocked)));
        let walls = self.setting.walls.iter();
        walls
            .chain(shut.map(|(_, rect)| rect))
            .chain(blocked)
            .copied()
            .collect()
    }

    /// Whether doors have fallen shut for good.
    pub(crate) fn doors_fall(&self) -> bool {
        !matches!(self.state.stage, Stage::Gathering | Stage::Moving(Comes::Together, _))
    }

    /// Index of the phase.
    pub(crate) fn phase_index(&self) -> usize {
        match self.state.stage {
            Stage::Gathering => 0,
            Stage::Moving(Comes::Together, _) => 1,
            Stage::Moving(Comes::Doors, _) => 2,
            Stage::Moving(Comes::Charger, _) => 3,
            Stage::Leaving(_) | Stage::Arriving(_) => 4,
            Stage::Moving(Comes::Blocked, _) => 5,
            Stage::Fete(_) => 6,
        }
    }

    /// What the session is at: its place among the words of signal `relay`.
    pub(crate) fn relay_word(&self) -> usize {
        match self.state.stage {
            Stage::Gathering => 0,
            Stage::Moving(..) => 1,
            Stage::Leaving(_) => 2,
            Stage::Arriving(_) => 3,
            Stage::Fete(_) => 4,
        }
    }
}

impl Activity for Relay {
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        self.state.tick = self.state.tick.saturating_add(1);
        let mut acts = false;
        for (seat, input) in inputs.iter().enumerate().take(self.state.people.len()) {
            let choice = self.choice(input.choice).filter(|choice| self.is_open(seat, *choice));
            let moves = self.steer(seat, *input, events);
            let says = input.verb.is_some() && self.state.people[seat].here;
            if let Some(choice) = choice {
                self.choose(seat, choice, events);
            }
            if says {
                self.hear(seat, input.verb);
            }
            if choice.is_some() || moves || says {
                acts = true;
                self.state.people[seat].acted = self.state.tick;
            }
        }
        if acts {
            self.state.acted = self.state.tick;
        }
        if !matches!(self.state.stage, Stage::Leaving(_) | Stage::Arriving(_)) {
            self.move_all(events);
        }
        self.go_on(acts, events);
        self.state.canonicalise();
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

    fn gauges(&self, seat: u8) -> Vec<Gauge> {
        super::drawing::gauges(self, usize::from(seat))
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

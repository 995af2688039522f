//! A running flight: one drone in the cage, one seat.

use std::any::Any;
use std::sync::Arc;

use glam::DVec3;

use super::battery;
use super::beat::Item;
use super::choice::Choice;
use super::contact::{Touch, level};
use super::controller::{Controller, Demand};
use super::course::Course;
use super::perception::Perception;
use super::rotorcraft::{Body, Surroundings};
use super::setting::Setting;
use super::state::{Automatic, Mode, State};
use super::stick;
use super::wind::Turbulence;
use crate::Emitter;
use crate::{Activity, Event, Fixed, Gauge, Picture, Prompt, SeatInput, Verb, saved_state};

/// Part of its thrust that a loose propeller gives.
const LOOSE_PROPELLER: f64 = 0.85;

/// A running flight. The game reads what it draws through the methods in `view.rs`.
#[derive(Debug, Clone)]
pub struct Flight {
    pub(crate) setting: Arc<Setting>,
    pub(crate) state: State,
    pub(crate) course: Course,
}

impl Flight {
    pub(crate) fn start(setting: Arc<Setting>, seed: u64) -> Self {
        let parameters = &setting.parameters;
        let body = Body::at(setting.pad_rest());
        let course = Course::new(parameters, seed);
        let full = parameters.battery.capacity_j;
        let weak = course.planted.anomaly == Some(Item::Battery);
        let mut state = State {
            tick: 0,
            controller: Controller::at(&body),
            body,
            turbulence: Turbulence::new(seed),
            wind: DVec3::ZERO,
            mode: Mode::Parked,
            mode_since: 0,
            automatic: Automatic::No,
            assist: parameters.assist,
            airborne: false,
            charge_j: if weak {
                full * parameters.battery.weak_percent / 100.0
            } else {
                full
            },
            battery_low: false,
            battery_empty: false,
            sticks: [0; 4],
            stick_steps: 0,
            stop_held: false,
            stop_ticks: 0,
            settling: 0,
            in_net: false,
            same_touch: 0,
            warned: None,
        };
        state.canonicalise();
        Self { setting, state, course }
    }

    pub(crate) fn set_mode(&mut self, mode: Mode) {
        self.state.mode = mode;
        self.state.mode_since = self.state.tick;
    }

    pub(crate) fn rotors_turning(&self) -> bool {
        matches!(self.state.mode, Mode::Idle | Mode::Flying)
    }

    /// Air, controller and body for a tick.
    fn fly(&mut self, demand: &Demand) -> Option<Touch> {
        let setting = Arc::clone(&self.setting);
        let state = &mut self.state;
        state.wind = setting.dryden.step(&mut state.turbulence);
        if let Some(gust) = self.course.gust() {
            state.wind += gust.wind();
        }
        let (force, touch) = setting.obstacles.net(&state.body);
        let mut air = Surroundings {
            wind: state.wind,
            force,
            efficiency: [1.0; 4],
            ground: true,
        };
        if state.body.position.z < 0.5 {
            // The floor breaks the wind.
            air.wind *= (state.body.position.z / 0.5).max(0.0);
        }
        match self.course.open_anomaly() {
            Some(Item::Propellers) => air.efficiency[usize::from(self.course.planted.rotor)] = LOOSE_PROPELLER,
            Some(Item::Pad) if state.body.position.z < 0.6 && setting.over_pad(state.body.position) => {
                // A sleeve flaps in the downwash.
                let flap = libm::sin(f64::from(state.tick) * 0.9);
                air.force += DVec3::new(0.25 * flap, 0.2 * state.turbulence.along, 0.0);
            }
            _ => {}
        }
        let idle = 0.25 * setting.hover_rad_s;
        let sag = battery::sag(&setting.parameters.battery, state.charge_j);
        let most = setting.integrator.model().max_rotor_rad_s * sag;
        match state.mode {
            Mode::Parked | Mode::Idle | Mode::Returning => {
                // Standing: only the rotors turn.
                let target = if state.mode == Mode::Idle { idle } else { 0.0 };
                for rotor in &mut state.body.rotors {
                    *rotor = target + (*rotor - target) * setting.tick_decay;
                }
                state.body.velocity = DVec3::ZERO;
                state.body.rates = DVec3::ZERO;
                level(&mut state.body, 0.2);
                None
            }
            Mode::Grounded => {
                for _ in 0..setting.inner_steps {
                    setting.integrator.step(&mut state.body, &[0.0; 4], &air);
                }
                touch
            }
            Mode::Flying => {
                let ease = state.ease_down(demand, setting.integrator.model().standing_m);
                let aim = setting.loops.aim(
                    &mut state.controller,
                    &state.body,
                    demand,
                    state.assist,
                    setting.obstacles.limits(),
                );
                for _ in 0..setting.inner_steps {
                    let mut command = setting.loops.rotor_speeds(&state.body, &aim);
                    for speed in &mut command {
                        *speed = (*speed * ease).clamp(0.5 * idle, most);
                    }
                    setting.integrator.step(&mut state.body, &command, &air);
                }
                touch
            }
        }
    }
}

impl Activity for Flight {
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        let input = inputs.first().copied().unwrap_or_default();
        let mut out = Emitter::new(events, 0);
        let setting = Arc::clone(&self.setting);
        if self.state.tick == 0 {
            let now = self.perceive(input, None, &Demand::default());
            self.course.enter(0, &setting.parameters, &now, &mut out);
        }
        self.state.tick = self.state.tick.saturating_add(1);
        let choice = Choice::from_byte(input.choice).filter(|choice| self.is_open(*choice));
        let sticks = input.sticks.map(stick::sane);
        self.state.stick_steps = sticks
            .iter()
            .zip(&self.state.sticks)
            .map(|(new, old)| i16::from(*new).abs_diff(i16::from(*old)))
            .sum();
        self.state.sticks = sticks;
        let demand = self.hands(input, choice, &mut out);
        if input.verb == Some(Verb::Signal)
            && self.state.mode == Mode::Parked
            && let Some(item) = self.course.open_anomaly()
            && self.course.looked[item.index()]
        {
            self.treat(item, 1, &mut out);
        }
        let net = self.fly(&demand);
        self.touch(net, &demand, &mut out);
        self.settle(&mut out);
        let now = self.perceive(input, choice, &demand);
        self.course.step(&setting.parameters, &now, &mut out);
        self.state.canonicalise();
        self.course.canonicalise();
    }

    fn sample(&self, sample: &mut [Fixed]) {
        super::sample::write(self, sample);
    }

    fn encode(&self) -> Vec<u8> {
        saved_state::encode(&(&self.state, &self.course))
    }

    fn prompt(&self, _seat: u8) -> Prompt {
        super::prompt::prompt(self)
    }

    fn is_over(&self) -> bool {
        self.state.tick > 0 && self.course.is_over()
    }

    fn picture(&self) -> Picture {
        super::drawing::picture(self)
    }

    fn gauges(&self, _seat: u8) -> Vec<Gauge> {
        super::drawing::gauges(self)
    }

    fn open_choices(&self, _seat: u8) -> Vec<u8> {
        (0_u8..)
            .zip(Choice::ALL)
            .filter(|(_, choice)| self.is_open(*choice))
            .map(|(index, _)| index)
            .collect()
    }

    fn main_choice(&self, _seat: u8) -> Option<u8> {
        super::prompt::main_choice(self).map(Choice::index)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Flight {
    fn perceive(&self, input: SeatInput, choice: Option<Choice>, demand: &Demand) -> Perception {
        let state = &self.state;
        let [c, s] = super::controller::heading(&state.body);
        let asked = (state.assist == super::parameters::Assist::Position)
            .then(|| self.setting.loops.stick_velocity(demand, [c, s], state.body.position.z));
        Perception {
            tick: state.tick,
            position: state.body.position,
            velocity: state.body.velocity,
            airborne: state.airborne,
            rotors: self.rotors_turning(),
            acted: input.choice != 0
                || input.held != 0
                || input.verb.is_some()
                || input
                    .sticks
                    .iter()
                    .any(|s| stick::curve(*s, &self.setting.parameters.handling) != 0.0),
            choice,
            verb: input.verb,
            asked,
            steer: DVec3::new(
                demand.forward * c - demand.left * s,
                demand.forward * s + demand.left * c,
                demand.climb,
            ),
        }
    }
}

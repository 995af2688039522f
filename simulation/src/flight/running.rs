//! A running flight: one drone in the cage, one seat.

use std::any::Any;
use std::sync::Arc;

use glam::DVec3;

use super::battery;
use super::beat::Item;
use super::choice::Choice;
use super::contact::{Surface, Touch, level};
use super::controller::{Controller, Demand};
use super::course::{Course, Moment};
use super::rotorcraft::{Body, Surroundings, TICK_S};
use super::setting::Setting;
use super::sink::Sink;
use super::state::{Automatic, Mode, State};
use super::stick;
use super::vocabulary::Happened;
use super::wind::Turbulence;
use crate::{Activity, Event, Fixed, PlanShape, Prompt, SeatInput, Token, Verb};

/// Higher than this above its standing height, it has taken off, m.
const OFF_THE_GROUND_M: f64 = 0.25;
/// Where an automatic take-off ends, m.
const TAKE_OFF_TO_M: f64 = 1.3;
/// A STOP held so long in the air lands, ticks.
const STOP_LANDS_TICKS: u32 = 90;

/// A running flight. The game reads what it draws through the methods in `view.rs`.
#[derive(Debug, Clone)]
pub struct Flight {
    pub(crate) setting: Arc<Setting>,
    pub(crate) state: State,
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
            in_net: false,
            on_post: false,
            warned: None,
            course,
        };
        state.canonicalise();
        Self { setting, state }
    }

    fn set_mode(&mut self, mode: Mode) {
        self.state.mode = mode;
        self.state.mode_since = self.state.tick;
    }

    pub(crate) fn rotors_turning(&self) -> bool {
        matches!(self.state.mode, Mode::Idle | Mode::Flying)
    }

    /// Whether a choice makes sense now; one that does not is not taken.
    pub(crate) fn is_open(&self, choice: Choice) -> bool {
        let state = &self.state;
        let course = &state.course;
        let standing = matches!(state.mode, Mode::Parked | Mode::Grounded);
        match choice {
            Choice::Look(_) => standing,
            Choice::Treat(item) => {
                standing && course.looked[item.index()] && !(course.treated && course.planted.anomaly == Some(item))
            }
            Choice::Arm => state.mode == Mode::Parked,
            Choice::Disarm => state.mode == Mode::Idle,
            Choice::TakeOff => state.mode == Mode::Idle,
            Choice::Land => state.mode == Mode::Flying && state.automatic != Automatic::Landing,
            Choice::Help(assist) => assist != state.assist,
            // Standing somewhere else than on the pad, one may be brought back too.
            Choice::Restart => state.mode == Mode::Grounded || (standing && !self.on_pad()),
            Choice::NextPost => matches!(course.stage, super::course::Stage::Posts { .. }),
            Choice::Finish => matches!(course.stage, super::course::Stage::Free),
        }
    }

    fn choose(&mut self, choice: Choice, sink: &mut Sink<'_>) {
        match choice {
            Choice::Look(item) => {
                let amiss = self.state.course.open_anomaly() == Some(item);
                self.state.course.looked[item.index()] = true;
                sink.emit(Happened::Look, &[item.index() as f64, f64::from(u8::from(amiss))]);
            }
            Choice::Treat(item) => self.treat(item, 0, sink),
            Choice::Arm => {
                self.set_mode(Mode::Idle);
                sink.emit(Happened::Armed, &[]);
            }
            Choice::Disarm => self.disarm(sink),
            Choice::TakeOff => {
                self.lift();
                self.state.automatic = Automatic::TakeOff;
                sink.emit(Happened::AutomaticTakeOff, &[]);
            }
            Choice::Land => {
                self.state.automatic = Automatic::Landing;
                sink.emit(Happened::AutomaticLanding, &[]);
            }
            Choice::Help(assist) => {
                self.state.assist = assist;
                self.state.controller.take_over(&self.state.body);
                sink.emit(Happened::AssistChanged, &[assist.index() as f64]);
            }
            Choice::Restart => {
                self.set_mode(Mode::Returning);
                self.state.airborne = false;
                self.state.automatic = Automatic::No;
            }
            // The course takes these from the moment.
            Choice::NextPost | Choice::Finish => {}
        }
    }

    fn treat(&mut self, item: Item, how: u8, sink: &mut Sink<'_>) {
        if self.state.course.open_anomaly() == Some(item) {
            self.state.course.treated = true;
            sink.emit(Happened::AnomalyTreated, &[item.index() as f64, f64::from(how)]);
        } else {
            sink.emit(Happened::Treat, &[item.index() as f64]);
        }
        if item == Item::Battery {
            self.fresh_battery();
        }
    }

    fn fresh_battery(&mut self) {
        self.state.charge_j = self.setting.parameters.battery.capacity_j;
        self.state.battery_low = false;
        self.state.battery_empty = false;
    }

    fn disarm(&mut self, sink: &mut Sink<'_>) {
        self.set_mode(Mode::Parked);
        self.state.automatic = Automatic::No;
        sink.emit(Happened::Disarmed, &[]);
    }

    fn lift(&mut self) {
        self.set_mode(Mode::Flying);
        self.state.controller = Controller {
            trim: self.state.controller.trim,
            ..Controller::at(&self.state.body)
        };
    }

    fn ground(&mut self, surface: Surface, sink: &mut Sink<'_>) {
        self.set_mode(Mode::Grounded);
        self.state.airborne = false;
        self.state.automatic = Automatic::No;
        sink.emit(Happened::Grounded, &[f64::from(surface as u8)]);
    }

    /// Buttons, choices and automatic manoeuvres: what the pilot's hands ask of the controller.
    fn hands(&mut self, input: &SeatInput, choice: Option<Choice>, sink: &mut Sink<'_>) -> Demand {
        let stop = input.held & 1 != 0;
        if stop && !self.state.stop_held {
            sink.emit(Happened::StopPressed, &[]);
        }
        self.state.stop_ticks = if stop {
            self.state.stop_ticks.saturating_add(1)
        } else {
            0
        };
        self.state.stop_held = stop;
        if let Some(choice) = choice {
            self.choose(choice, sink);
        }
        let mut demand = stick::demand(input, &self.setting.parameters.handling);
        match self.state.mode {
            Mode::Idle if stop => self.disarm(sink),
            Mode::Idle if demand.climb > 0.1 => self.lift(),
            Mode::Flying => {
                if stop {
                    demand.halt = true;
                    if self.state.stop_ticks == STOP_LANDS_TICKS && self.state.automatic != Automatic::Landing {
                        self.state.automatic = Automatic::Landing;
                        sink.emit(Happened::AutomaticLanding, &[]);
                    }
                }
                // A climb stick that contradicts the manoeuvre takes it back.
                match self.state.automatic {
                    Automatic::TakeOff if demand.climb < -0.3 || self.state.body.position.z >= TAKE_OFF_TO_M => {
                        self.state.automatic = Automatic::No;
                    }
                    Automatic::Landing if demand.climb > 0.3 && !self.state.battery_empty => {
                        self.state.automatic = Automatic::No;
                    }
                    _ => {}
                }
                if self.state.battery_empty {
                    self.state.automatic = Automatic::Landing;
                }
                match self.state.automatic {
                    Automatic::No => {}
                    Automatic::TakeOff => demand.automatic_climb_m_s = Some(0.8),
                    Automatic::Landing => {
                        demand.automatic_climb_m_s = Some(-0.8);
                        demand.halt = false;
                        if stop {
                            (demand.forward, demand.left, demand.turn) = (0.0, 0.0, 0.0);
                        }
                    }
                }
            }
            _ => {}
        }
        demand
    }

    /// Air, controller and body for a tick.
    fn fly(&mut self, demand: &Demand) -> Option<Touch> {
        let setting = Arc::clone(&self.setting);
        let state = &mut self.state;
        state.wind = setting.dryden.step(&mut state.turbulence);
        if let Some(gust) = state.course.gust() {
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
        match state.course.open_anomaly() {
            Some(Item::Propellers) => air.efficiency[usize::from(state.course.planted.rotor)] = 0.8,
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
                        *speed = speed.clamp(0.5 * idle, most);
                    }
                    setting.integrator.step(&mut state.body, &command, &air);
                }
                touch
            }
        }
    }

    /// Net, ground and posts after the body moved.
    fn touch(&mut self, net: Option<Touch>, demand: &Demand, sink: &mut Sink<'_>) {
        if !matches!(self.state.mode, Mode::Flying | Mode::Grounded) {
            self.state.in_net = false;
            self.state.on_post = false;
            return;
        }
        let setting = Arc::clone(&self.setting);
        let flying = self.state.mode == Mode::Flying;
        if let Some(touch) = net
            && !self.state.in_net
            && flying
        {
            sink.emit(
                Happened::SoftContact,
                &[f64::from(touch.surface as u8), touch.speed_m_s],
            );
        }
        self.state.in_net = net.is_some();
        let down = self
            .state
            .course
            .planted
            .down
            .map(|(post, along)| (usize::from(post), usize::from(along)));
        let post = setting.obstacles.posts(&mut self.state.body, down);
        let ground = setting.obstacles.ground(&mut self.state.body);
        if !flying {
            return;
        }
        if let Some(touch) = post {
            let fresh = !self.state.on_post;
            if setting.obstacles.is_hard(touch) {
                sink.emit(
                    Happened::HardContact,
                    &[f64::from(touch.surface as u8), touch.speed_m_s],
                );
                self.state.on_post = true;
                self.ground(touch.surface, sink);
                return;
            }
            if fresh {
                sink.emit(
                    Happened::SoftContact,
                    &[f64::from(touch.surface as u8), touch.speed_m_s],
                );
                // What is held must not pull it into the post again.
                self.state.controller.take_over(&self.state.body);
            }
        }
        self.state.on_post = post.is_some();
        let Some(touch) = ground else { return };
        if setting.obstacles.is_hard(touch) {
            sink.emit(
                Happened::HardContact,
                &[f64::from(touch.surface as u8), touch.speed_m_s],
            );
            self.ground(touch.surface, sink);
        } else if setting.obstacles.tipped_over(&self.state.body) {
            self.ground(touch.surface, sink);
        } else if demand
            .automatic_climb_m_s
            .map_or(demand.climb <= 0.05, |climb| climb < 0.0)
            && self.state.mode_since + 20 < self.state.tick
        {
            if self.state.airborne {
                let on_pad = f64::from(u8::from(self.on_pad()));
                sink.emit(Happened::Landed, &[on_pad, touch.speed_m_s]);
            }
            self.state.airborne = false;
            self.state.automatic = Automatic::No;
            self.set_mode(Mode::Idle);
        }
    }

    /// Airborne or not, warnings, battery, the way back to the pad.
    fn settle(&mut self, sink: &mut Sink<'_>) {
        let setting = Arc::clone(&self.setting);
        if self.state.mode == Mode::Flying
            && !self.state.airborne
            && self.state.body.position.z > setting.integrator.model().standing_m + OFF_THE_GROUND_M
        {
            self.state.airborne = true;
            let light = self.state.course.light as u8;
            sink.emit(Happened::TookOff, &[self.state.assist.index() as f64, f64::from(light)]);
        }
        let distance = setting.obstacles.net_distance_m(self.state.body.position);
        let warning = setting.parameters.cage.warning_m;
        match self.state.warned {
            None if self.state.airborne && distance < warning => {
                self.state.warned = Some(self.state.tick);
                sink.emit(Happened::ZoneWarning, &[distance]);
            }
            // A hand's width of hysteresis, so that hovering at the line does not ring.
            Some(since) if self.state.airborne && distance >= warning + 0.1 => {
                sink.emit(Happened::ZoneBack, &[f64::from(self.state.tick - since) * TICK_S]);
                self.state.warned = None;
            }
            Some(_) if !self.state.airborne => self.state.warned = None,
            _ => {}
        }
        battery::drain(&setting.parameters.battery, setting.integrator.model(), &mut self.state);
        let percent = self.battery_percent();
        if percent <= setting.parameters.battery.low_percent && !self.state.battery_low {
            self.state.battery_low = true;
            sink.emit(Happened::BatteryLow, &[percent]);
        }
        if self.state.charge_j <= 0.0 && !self.state.battery_empty {
            self.state.battery_empty = true;
            sink.emit(Happened::BatteryEmpty, &[]);
        }
        if self.state.mode == Mode::Returning
            && f64::from(self.state.tick - self.state.mode_since) * TICK_S >= setting.parameters.contact.restart_s
        {
            self.state.body = Body::at(setting.pad_rest());
            self.state.controller = Controller::at(&self.state.body);
            // Whoever carries it back changes a battery that is nearly empty.
            if self.state.battery_low {
                self.fresh_battery();
            }
            self.set_mode(Mode::Parked);
            sink.emit(Happened::Restarted, &[]);
        }
    }
}

impl Activity for Flight {
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        let input = inputs.first().copied().unwrap_or_default();
        let mut sink = Sink::new(events);
        let setting = Arc::clone(&self.setting);
        if self.state.tick == 0 {
            let now = self.moment(&input, None, &Demand::default());
            self.state.course.enter(0, &setting.parameters, &now, &mut sink);
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
        let demand = self.hands(&input, choice, &mut sink);
        if input.verb == Some(Verb::Signal)
            && self.state.mode == Mode::Parked
            && let Some(item) = self.state.course.open_anomaly()
            && self.state.course.looked[item.index()]
        {
            self.treat(item, 1, &mut sink);
        }
        let net = self.fly(&demand);
        self.touch(net, &demand, &mut sink);
        self.settle(&mut sink);
        let now = self.moment(&input, choice, &demand);
        self.state.course.step(&setting.parameters, &now, &mut sink);
        self.state.canonicalise();
    }

    fn sample(&self, sample: &mut [Fixed]) {
        super::sample::write(self, sample);
    }

    fn encode(&self) -> Vec<u8> {
        // Writing a plain structure into memory cannot fail.
        postcard::to_allocvec(&self.state).unwrap_or_default()
    }

    fn prompt(&self, _seat: u8) -> Prompt {
        super::prompt::prompt(self)
    }

    fn is_over(&self) -> bool {
        self.state.tick > 0 && self.state.course.is_over()
    }

    fn plan(&self) -> Vec<PlanShape> {
        super::drawing::plan(self)
    }

    fn tokens(&self) -> Vec<Token> {
        super::drawing::tokens(self)
    }

    fn open_choices(&self, _seat: u8) -> Vec<u8> {
        (0_u8..)
            .zip(Choice::ALL)
            .filter(|(_, choice)| self.is_open(*choice))
            .map(|(index, _)| index)
            .collect()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Flight {
    fn moment(&self, input: &SeatInput, choice: Option<Choice>, demand: &Demand) -> Moment {
        let state = &self.state;
        let [c, s] = super::controller::heading(&state.body);
        let asked = (state.assist == super::parameters::Assist::Position)
            .then(|| self.setting.loops.stick_velocity(demand, [c, s], state.body.position.z));
        Moment {
            tick: state.tick,
            position: state.body.position,
            velocity: state.body.velocity,
            airborne: state.airborne,
            rotors: self.rotors_turning(),
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

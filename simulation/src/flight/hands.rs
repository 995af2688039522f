//! What the pilot's hands do: choices, buttons, automatic manoeuvres.

use super::beat::{Item, Running};
use super::choice::Choice;
use super::controller::{Controller, Demand};
use super::running::Flight;
use super::state::{Automatic, Mode};
use super::stick;
use super::vocabulary::Happened;
use crate::Emitter;
use crate::SeatInput;

/// Where an automatic take-off ends, m.
const TAKE_OFF_TO_M: f64 = 1.3;
/// A STOP held so long in the air lands, ticks.
const STOP_LANDS_TICKS: u32 = 90;

impl Flight {
    /// Whether a choice makes sense now; one that does not is not taken.
    pub(crate) fn is_open(&self, choice: Choice) -> bool {
        let state = &self.state;
        let course = &self.course;
        let standing = matches!(state.mode, Mode::Parked | Mode::Grounded);
        match choice {
            Choice::Look(_) => standing,
            // Only what is amiss, and only where one has looked.
            Choice::Treat(item) => standing && course.looked[item.index()] && self.is_amiss(item),
            Choice::Arm => state.mode == Mode::Parked,
            Choice::Disarm | Choice::TakeOff => state.mode == Mode::Idle,
            Choice::Land => state.mode == Mode::Flying && state.automatic != Automatic::Landing,
            Choice::Help(assist) => assist != state.assist,
            // Standing somewhere else than on the pad, one may be brought back too.
            Choice::Restart => state.mode == Mode::Grounded || (standing && !self.on_pad()),
            Choice::NextPost => course.tune().is_some(),
            Choice::Finish => matches!(course.running, Running::Free(_)),
        }
    }

    /// Whether something can be done about an item: what was planted, or a battery that runs low.
    fn is_amiss(&self, item: Item) -> bool {
        self.course.open_anomaly() == Some(item) || (item == Item::Battery && self.state.battery_low)
    }

    pub(crate) fn choose(&mut self, choice: Choice, out: &mut Emitter<'_>) {
        match choice {
            Choice::Look(item) => {
                let amiss = self.course.open_anomaly() == Some(item);
                self.course.looked[item.index()] = true;
                out.emit(Happened::Look, &[item.index() as f64, f64::from(u8::from(amiss))]);
            }
            Choice::Treat(item) => self.treat(item, 0, out),
            Choice::Arm => {
                self.set_mode(Mode::Idle);
                out.emit(Happened::Armed, &[]);
            }
            Choice::Disarm => self.disarm(out),
            Choice::TakeOff => {
                self.lift();
                self.state.automatic = Automatic::TakeOff;
                out.emit(Happened::AutomaticTakeOff, &[]);
            }
            Choice::Land => {
                self.state.automatic = Automatic::Landing;
                out.emit(Happened::AutomaticLanding, &[]);
            }
            Choice::Help(assist) => {
                self.state.assist = assist;
                self.state.controller.take_over(&self.state.body);
                out.emit(Happened::AssistChanged, &[assist.index() as f64]);
            }
            Choice::Restart => {
                self.set_mode(Mode::Returning);
                self.state.airborne = false;
                self.state.automatic = Automatic::No;
            }
            // The course perceives these itself.
            Choice::NextPost | Choice::Finish => {}
        }
    }

    pub(crate) fn treat(&mut self, item: Item, how: u8, out: &mut Emitter<'_>) {
        if self.course.open_anomaly() == Some(item) {
            self.course.treated = true;
            out.emit(Happened::AnomalyTreated, &[item.index() as f64, f64::from(how)]);
        } else {
            out.emit(Happened::Treat, &[item.index() as f64]);
        }
        if item == Item::Battery {
            self.fresh_battery();
        }
    }

    pub(crate) fn fresh_battery(&mut self) {
        self.state.charge_j = self.setting.parameters.battery.capacity_j;
        self.state.battery_low = false;
        self.state.battery_empty = false;
    }

    pub(crate) fn disarm(&mut self, out: &mut Emitter<'_>) {
        self.set_mode(Mode::Parked);
        self.state.automatic = Automatic::No;
        out.emit(Happened::Disarmed, &[]);
    }

    pub(crate) fn lift(&mut self) {
        self.set_mode(Mode::Flying);
        self.state.controller = Controller {
            trim: self.state.controller.trim,
            ..Controller::at(&self.state.body)
        };
    }

    /// Buttons, choices and automatic manoeuvres: what the pilot's hands ask of the controller.
    pub(crate) fn hands(&mut self, input: SeatInput, choice: Option<Choice>, out: &mut Emitter<'_>) -> Demand {
        let stop = input.held & 1 != 0;
        if stop && !self.state.stop_held {
            out.emit(Happened::StopPressed, &[]);
        }
        self.state.stop_ticks = if stop {
            self.state.stop_ticks.saturating_add(1)
        } else {
            0
        };
        self.state.stop_held = stop;
        if let Some(choice) = choice {
            self.choose(choice, out);
        }
        let mut demand = stick::demand(input, &self.setting.parameters.handling);
        match self.state.mode {
            Mode::Idle if stop => self.disarm(out),
            Mode::Idle if demand.climb > 0.1 => self.lift(),
            Mode::Flying => {
                if stop {
                    demand.halt = true;
                    if self.state.stop_ticks == STOP_LANDS_TICKS && self.state.automatic != Automatic::Landing {
                        self.state.automatic = Automatic::Landing;
                        out.emit(Happened::AutomaticLanding, &[]);
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
}

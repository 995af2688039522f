//! What follows from where the drone is: contacts, take-off and landing, warnings, the way back to the pad.

use std::sync::Arc;

use super::battery;
use super::contact::{Surface, Touch};
use super::controller::{Controller, Demand};
use super::rotorcraft::Body;
use super::running::Flight;
use super::state::{Automatic, Mode, State};
use super::vocabulary::Happened;
use crate::Emitter;
use crate::TICK_S;

/// Higher than this above its standing height, it has taken off, m.
const OFF_THE_GROUND_M: f64 = 0.25;

/// A brush within so many ticks of the last belongs to the same touch.
const SAME_TOUCH_TICKS: u8 = 60;

/// Close to the ground the cushion of air carries a drone that is asked down gently. Held down for longer than the
/// first of these, it is given less and less thrust until the second: it settles, as a real one that lands does.
const CUSHION_TICKS: u8 = 30;
/// Ticks from which the thrust is eased no further.
pub(crate) const EASED_TICKS: u8 = 120;
/// Part of the thrust that is taken back at most: more than the cushion gives.
const EASED: f64 = 0.45;
/// A climb stick below this asks down.
const ASKED_DOWN: f64 = -0.02;

impl State {
    /// Counts how long it has been asked down close to the ground; gives the part of the rotor speeds that is left.
    pub(crate) fn ease_down(&mut self, demand: &Demand, standing_m: f64) -> f64 {
        let low = self.body.position.z < standing_m + OFF_THE_GROUND_M;
        let down = demand
            .automatic_climb_m_s
            .map_or(demand.climb < ASKED_DOWN && !demand.halt, |climb| climb < 0.0);
        self.settling = if low && down {
            (self.settling + 1).min(EASED_TICKS)
        } else {
            0
        };
        let eased = f64::from(self.settling.saturating_sub(CUSHION_TICKS)) / f64::from(EASED_TICKS - CUSHION_TICKS);
        libm::sqrt(1.0 - EASED * eased)
    }
}

impl Flight {
    pub(crate) fn ground(&mut self, surface: Surface, out: &mut Emitter<'_>) {
        self.set_mode(Mode::Grounded);
        self.state.airborne = false;
        self.state.automatic = Automatic::No;
        out.emit(Happened::Grounded, &[f64::from(surface as u8)]);
    }

    /// A soft touch: told once, however often the drone swings back into the same net or post.
    fn brush(&mut self, touch: Touch, out: &mut Emitter<'_>) {
        if self.state.same_touch == 0 {
            out.emit(
                Happened::SoftContact,
                &[f64::from(touch.surface as u8), touch.speed_m_s],
            );
        }
        self.state.same_touch = SAME_TOUCH_TICKS;
    }

    /// Net, ground and posts after the body moved.
    pub(crate) fn touch(&mut self, net: Option<Touch>, demand: &Demand, out: &mut Emitter<'_>) {
        if !matches!(self.state.mode, Mode::Flying | Mode::Grounded) {
            self.state.in_net = false;
            self.state.same_touch = 0;
            return;
        }
        let setting = Arc::clone(&self.setting);
        let flying = self.state.mode == Mode::Flying;
        self.state.same_touch = self.state.same_touch.saturating_sub(1);
        if let Some(touch) = net
            && flying
        {
            self.brush(touch, out);
        }
        self.state.in_net = net.is_some();
        let down = self
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
            if setting.obstacles.is_hard(touch) {
                out.emit(
                    Happened::HardContact,
                    &[f64::from(touch.surface as u8), touch.speed_m_s],
                );
                self.ground(touch.surface, out);
                return;
            }
            // What is held must not pull it into the post again.
            self.state.controller.take_over(&self.state.body);
            self.brush(touch, out);
        }
        let Some(touch) = ground else { return };
        if setting.obstacles.is_hard(touch) {
            out.emit(
                Happened::HardContact,
                &[f64::from(touch.surface as u8), touch.speed_m_s],
            );
            self.ground(touch.surface, out);
        } else if setting.obstacles.tipped_over(&self.state.body) {
            self.ground(touch.surface, out);
        } else if demand
            .automatic_climb_m_s
            .map_or(demand.climb <= 0.05, |climb| climb < 0.0)
            && self.state.mode_since + 20 < self.state.tick
        {
            if self.state.airborne {
                let on_pad = f64::from(u8::from(self.on_pad()));
                out.emit(Happened::Landed, &[on_pad, touch.speed_m_s]);
            }
            self.state.airborne = false;
            self.state.automatic = Automatic::No;
            self.set_mode(Mode::Idle);
        }
    }

    /// Airborne or not, warnings, battery, the way back to the pad.
    pub(crate) fn settle(&mut self, out: &mut Emitter<'_>) {
        let setting = Arc::clone(&self.setting);
        if self.state.mode == Mode::Flying
            && !self.state.airborne
            && self.state.body.position.z > setting.integrator.model().standing_m + OFF_THE_GROUND_M
        {
            self.state.airborne = true;
            let light = self.course.light as u8;
            out.emit(Happened::TookOff, &[self.state.assist.index() as f64, f64::from(light)]);
        }
        let distance = setting.obstacles.net_distance_m(self.state.body.position);
        let warning = setting.parameters.cage.warning_m;
        match self.state.warned {
            None if self.state.airborne && distance < warning => {
                self.state.warned = Some(self.state.tick);
                out.emit(Happened::ZoneWarning, &[distance]);
            }
            // A hand's width of hysteresis, so that hovering at the line does not ring.
            Some(since) if self.state.airborne && distance >= warning + 0.1 => {
                out.emit(Happened::ZoneBack, &[f64::from(self.state.tick - since) * TICK_S]);
                self.state.warned = None;
            }
            Some(_) if !self.state.airborne => self.state.warned = None,
            _ => {}
        }
        battery::drain(&setting.parameters.battery, setting.integrator.model(), &mut self.state);
        let percent = self.battery_percent();
        if percent <= setting.parameters.battery.low_percent && !self.state.battery_low {
            self.state.battery_low = true;
            out.emit(Happened::BatteryLow, &[percent]);
        }
        if self.state.charge_j <= 0.0 && !self.state.battery_empty {
            self.state.battery_empty = true;
            out.emit(Happened::BatteryEmpty, &[]);
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
            out.emit(Happened::Restarted, &[]);
        }
    }
}

//! The controller between sticks and rotors: an outer loop at the tick (velocity, held point, heading) and an
//! inner loop at the integration step (attitude, rates, mixing). Gains follow from the motor lag, so every
//! parameter set flies with them.

use glam::DVec3;
use serde::{Deserialize, Serialize};

use super::parameters::{Assist, Handling};
use super::rotorcraft::{Body, GRAVITY, Rotorcraft, rotation};
use crate::TICK_S;

/// Sticks after dead zone and expo, −1..=1: forward, left and up positive, `turn` to the left positive.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Demand {
    pub(crate) forward: f64,
    pub(crate) left: f64,
    pub(crate) climb: f64,
    pub(crate) turn: f64,
    /// A climb rate that takes the place of the stick's, m/s: automatic take-off and landing.
    pub(crate) automatic_climb_m_s: Option<f64>,
    /// Stop and hold, whatever the sticks ask.
    pub(crate) halt: bool,
}

/// What the controller remembers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Controller {
    /// The point that is held, m.
    pub(crate) held: DVec3,
    /// The velocity that is asked for after smoothing, m/s.
    pub(crate) asked: DVec3,
    /// The velocity that a craft which must first tilt can have by now, m/s: what is held and felt against.
    pub(crate) expected: DVec3,
    /// Learnt acceleration against wind and weak rotors, m/s².
    pub(crate) trim: DVec3,
    /// Learnt angular acceleration against uneven rotors, body, rad/s².
    pub(crate) twist: DVec3,
    /// Held heading: cosine and sine.
    pub(crate) heading: [f64; 2],
}

/// What the outer loop asks of the inner one for a tick.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Aim {
    /// Body z along `push` (world, N), turning rate, learnt angular acceleration.
    Attitude { push: DVec3, turn_rad_s: f64, twist: DVec3 },
    /// Body rates, rad/s, and collective thrust, N.
    Rates { rates: DVec3, thrust_n: f64 },
}

/// Gains and mixing of one parameter set.
#[derive(Debug, Clone)]
pub(crate) struct Loops {
    mass_kg: f64,
    inertia: DVec3,
    thrust_n_s2: f64,
    most_thrust_n: f64,
    rate_gain: f64,
    attitude_gain: f64,
    velocity_gain: f64,
    /// Part of the way from expected to asked velocity in a tick.
    follow: f64,
    /// Rotor thrust, N, from (collective N, moments N·m).
    mix: [[f64; 4]; 4],
    tilt_tangent: f64,
    turn_full_rad_s: f64,
    rate_full_rad_s: f64,
    handling: Handling,
}

const FIRMEST_HOLD: f64 = 2.8; // 1/s, from velocity to acceleration
const OUTER_SHARE: f64 = 0.525; // of the attitude loop's gain, so that the loops stay apart
const MOST_TRIM: DVec3 = DVec3::new(1.2, 1.2, 2.5); // m/s²
const TWIST_GAIN: f64 = 1.2; // 1/s, share of the attitude loop that is learnt
const LEARNING_WITHIN: f64 = 0.08; // sine of the angle; a larger one is a manoeuvre, not a bias
const MOST_TWIST: f64 = 60.0; // rad/s²
const SLOW_UNDER_M: f64 = 1.0; // descent is gentle below

impl Controller {
    pub(crate) fn at(body: &Body) -> Self {
        Self {
            held: body.position,
            asked: DVec3::ZERO,
            expected: DVec3::ZERO,
            trim: DVec3::ZERO,
            twist: DVec3::ZERO,
            heading: heading(body),
        }
    }

    /// Starts anew from where the drone is, keeping what was learnt.
    pub(crate) fn take_over(&mut self, body: &Body) {
        self.held = body.position;
        self.asked = body.velocity;
        self.expected = body.velocity;
        self.heading = heading(body);
    }
}

/// Cosine and sine of the direction the craft faces.
pub(crate) fn heading(body: &Body) -> [f64; 2] {
    let x = rotation(body.attitude).x_axis;
    let length = libm::sqrt(x.x * x.x + x.y * x.y);
    if length < 1e-6 {
        [1.0, 0.0]
    } else {
        [x.x / length, x.y / length]
    }
}

impl Loops {
    pub(crate) fn new(model: &Rotorcraft, handling: &Handling) -> Self {
        let ratio = model.torque_nm_s2 / model.thrust_n_s2;
        let mut rows = [[0.0; 4]; 4];
        for (i, rotor) in model.rotors.iter().enumerate() {
            rows[0][i] = 1.0;
            rows[1][i] = rotor.at_m[1];
            rows[2][i] = -rotor.at_m[0];
            rows[3][i] = rotor.spin * ratio;
        }
        let rate_gain = (0.4 / model.motor_lag_s).min(25.0);
        let degree = std::f64::consts::PI / 180.0;
        // Tilting takes about a time constant of the attitude loop and one of the motors.
        let delay_s = 3.0 / rate_gain + model.motor_lag_s;
        Self {
            mass_kg: model.mass_kg,
            inertia: DVec3::from_array(model.inertia_kg_m2),
            thrust_n_s2: model.thrust_n_s2,
            most_thrust_n: model.thrust_n_s2 * model.max_rotor_rad_s * model.max_rotor_rad_s,
            rate_gain,
            attitude_gain: rate_gain / 3.0,
            velocity_gain: (OUTER_SHARE * rate_gain / 3.0).min(FIRMEST_HOLD),
            follow: 1.0 - libm::exp(-TICK_S / delay_s),
            mix: inverse(rows),
            tilt_tangent: libm::tan(handling.tilt_deg * degree),
            turn_full_rad_s: handling.yaw_deg_s * degree,
            rate_full_rad_s: handling.rate_deg_s * degree,
            handling: handling.clone(),
        }
    }

    /// Whether the rotors can push, roll, pitch and turn independently.
    pub(crate) fn can_steer(&self) -> bool {
        self.mix.iter().flatten().any(|part| *part != 0.0)
    }

    /// The velocity that the sticks ask for, world, m/s.
    pub(crate) fn stick_velocity(&self, demand: &Demand, heading: [f64; 2], altitude_m: f64) -> DVec3 {
        let h = &self.handling;
        if demand.halt {
            return DVec3::ZERO;
        }
        let (mut forward, mut left) = (demand.forward, demand.left);
        // A square stick reaches further in its corners; the drone does not.
        let length = libm::sqrt(forward * forward + left * left);
        if length > 1.0 {
            forward /= length;
            left /= length;
        }
        let climb = demand.automatic_climb_m_s.unwrap_or({
            if demand.climb >= 0.0 {
                demand.climb * h.climb_m_s
            } else {
                demand.climb * h.sink_m_s
            }
        });
        let gentle = if altitude_m < SLOW_UNDER_M {
            -0.5 * h.sink_m_s
        } else {
            -h.sink_m_s
        };
        DVec3::new(
            h.speed_m_s * (forward * heading[0] - left * heading[1]),
            h.speed_m_s * (forward * heading[1] + left * heading[0]),
            climb.max(gentle),
        )
    }

    /// The outer loop, once a tick. `limits` are the corners between which the held point stays, m.
    pub(crate) fn aim(
        &self,
        state: &mut Controller,
        body: &Body,
        demand: &Demand,
        assist: Assist,
        limits: (DVec3, DVec3),
    ) -> Aim {
        let h = &self.handling;
        if assist == Assist::Rate && !demand.halt && demand.automatic_climb_m_s.is_none() {
            // Ready to hold from here as soon as STOP or a manoeuvre asks for it.
            state.take_over(body);
            let hover = self.mass_kg * GRAVITY;
            let thrust = hover * (1.0 + demand.climb * if demand.climb > 0.0 { 1.0 } else { 0.8 });
            let rates = DVec3::new(-demand.left, demand.forward, demand.turn) * self.rate_full_rad_s;
            return Aim::Rates {
                rates,
                thrust_n: thrust,
            };
        }
        let turn = if demand.halt {
            0.0
        } else {
            demand.turn * self.turn_full_rad_s
        };
        if turn != 0.0 {
            let (sin, cos) = libm::sincos(turn * TICK_S);
            let [c, s] = state.heading;
            state.heading = [c * cos - s * sin, s * cos + c * sin];
            let length = libm::sqrt(state.heading[0] * state.heading[0] + state.heading[1] * state.heading[1]);
            state.heading = [state.heading[0] / length, state.heading[1] / length];
        }
        let wanted = self.stick_velocity(demand, heading(body), body.position.z);
        let free_plane = assist == Assist::Angle && !demand.halt;
        let before = state.asked;
        let most = h.acceleration_m_s2 * TICK_S;
        let gap = wanted - state.asked;
        let plane = libm::sqrt(gap.x * gap.x + gap.y * gap.y);
        let share = if plane > most { most / plane } else { 1.0 };
        state.asked += DVec3::new(gap.x * share, gap.y * share, gap.z.clamp(-most, most));
        let mut feed = (state.asked - before) / TICK_S;
        state.expected += (state.asked - state.expected) * self.follow;
        state.held += state.expected * TICK_S;
        let lead = state.held - body.position;
        let length = libm::sqrt(lead.dot(lead));
        if length > h.leash_m {
            state.held = body.position + lead * (h.leash_m / length);
        }
        state.held = state.held.clamp(limits.0, limits.1);
        if free_plane {
            state.held.x = body.position.x;
            state.held.y = body.position.y;
            state.asked.x = body.velocity.x;
            state.asked.y = body.velocity.y;
            state.expected.x = body.velocity.x;
            state.expected.y = body.velocity.y;
            feed.x = 0.0;
            feed.y = 0.0;
        }
        let firm = self.velocity_gain;
        let trim_gain = 0.115 * firm * firm;
        let error = state.held - body.position;
        let drift = state.expected - body.velocity;
        state.trim = (state.trim + error * (trim_gain * TICK_S)).clamp(-MOST_TRIM, MOST_TRIM);
        let mut acceleration = feed + (error * (0.57 * firm) + drift) * firm + state.trim;
        if free_plane {
            let [c, s] = heading(body);
            let (f, l) = (demand.forward, demand.left);
            let lean = GRAVITY * self.tilt_tangent;
            acceleration.x = lean * (f * c - l * s);
            acceleration.y = lean * (f * s + l * c);
            state.trim.x = 0.0;
            state.trim.y = 0.0;
        }
        let up = (acceleration.z + GRAVITY).clamp(0.3 * GRAVITY, 1.8 * GRAVITY);
        let plane = libm::sqrt(acceleration.x * acceleration.x + acceleration.y * acceleration.y);
        let most = up * self.tilt_tangent;
        let share = if plane > most { most / plane } else { 1.0 };
        let push = DVec3::new(acceleration.x * share, acceleration.y * share, up) * self.mass_kg;
        let off_aim = Self::turn_to(body, push).map(|turn| turn.clamp(-LEARNING_WITHIN, LEARNING_WITHIN));
        let stiffness = self.rate_gain * self.attitude_gain;
        let learnt = DVec3::new(
            state.twist.x + off_aim[0] * stiffness * TWIST_GAIN * TICK_S,
            state.twist.y + off_aim[1] * stiffness * TWIST_GAIN * TICK_S,
            state.twist.z + (turn - body.rates.z) * 0.5 * self.rate_gain * TWIST_GAIN * TICK_S,
        );
        state.twist = learnt.clamp(DVec3::splat(-MOST_TWIST), DVec3::splat(MOST_TWIST));
        let [c, s] = heading(body);
        let off = c * state.heading[1] - s * state.heading[0];
        let facing_away = c * state.heading[0] + s * state.heading[1] < 0.0;
        let off = if facing_away {
            if off < 0.0 { -1.0 } else { 1.0 }
        } else {
            off
        };
        Aim::Attitude {
            push,
            turn_rad_s: turn + 3.0 * off,
            twist: state.twist,
        }
    }

    /// The turn about body x and y that brings body z onto `push`: the sine of the angle, or 1 beyond a right
    /// angle.
    fn turn_to(body: &Body, push: DVec3) -> [f64; 2] {
        let length = libm::sqrt(push.dot(push));
        let aim = rotation(body.attitude).transpose() * (push / length);
        let (x, y) = (-aim.y, aim.x);
        if aim.z >= 0.0 {
            return [x, y];
        }
        let side = libm::sqrt(x * x + y * y);
        if side > 1e-6 { [x / side, y / side] } else { [1.0, 0.0] }
    }

    /// The inner loop: rotor speeds, rad/s.
    pub(crate) fn rotor_speeds(&self, body: &Body, aim: &Aim) -> [f64; 4] {
        let (rates, thrust, twist) = match aim {
            Aim::Rates { rates, thrust_n } => (*rates, *thrust_n, DVec3::ZERO),
            Aim::Attitude {
                push,
                turn_rad_s,
                twist,
            } => {
                let [x, y] = Self::turn_to(body, *push);
                let up = rotation(body.attitude).z_axis;
                let rates = DVec3::new(x * self.attitude_gain, y * self.attitude_gain, *turn_rad_s);
                (rates, push.dot(up).max(0.0), *twist)
            }
        };
        let error = rates - body.rates;
        let gain = DVec3::new(self.rate_gain, self.rate_gain, 0.5 * self.rate_gain);
        let moment = self.inertia * (gain * error + twist) + body.rates.cross(self.inertia * body.rates);
        self.mixed(thrust, moment)
    }

    /// Roll and pitch first, then the collective, then yaw: what does not fit gives way in that order.
    fn mixed(&self, thrust: f64, moment: DVec3) -> [f64; 4] {
        let most = self.most_thrust_n;
        let mut force = [0.0; 4];
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (force, row) in force.iter_mut().zip(&self.mix) {
            *force = row[0] * thrust + row[1] * moment.x + row[2] * moment.y;
            low = low.min(*force);
            high = high.max(*force);
        }
        let shift = if low < 0.0 {
            (-low).min((most - high).max(0.0))
        } else if high > most {
            -(high - most).min(low)
        } else {
            0.0
        };
        let mut yaw = 1.0_f64;
        for (force, row) in force.iter_mut().zip(&self.mix) {
            *force = (*force + shift).clamp(0.0, most);
            let turn = row[3] * moment.z;
            let room = if turn > 0.0 { most - *force } else { *force };
            if libm::fabs(turn) > room {
                yaw = yaw.min(room / libm::fabs(turn));
            }
        }
        let mut speeds = [0.0; 4];
        for ((speed, force), row) in speeds.iter_mut().zip(&force).zip(&self.mix) {
            *speed = libm::sqrt((force + yaw * row[3] * moment.z).max(0.0) / self.thrust_n_s2);
        }
        speeds
    }
}

/// Inverse of a 4 × 4 matrix by Gauss and Jordan with row pivoting; a singular one (four rotors in a line)
/// gives zeros: such a craft cannot be steered, and the parameter check says so.
pub(crate) fn inverse(mut a: [[f64; 4]; 4]) -> [[f64; 4]; 4] {
    let mut out = [[0.0; 4]; 4];
    for (i, row) in out.iter_mut().enumerate() {
        row[i] = 1.0;
    }
    for column in 0..4 {
        let mut pivot = column;
        for row in column + 1..4 {
            if libm::fabs(a[row][column]) > libm::fabs(a[pivot][column]) {
                pivot = row;
            }
        }
        let scale = a[pivot][column];
        if libm::fabs(scale) < 1e-12 {
            return [[0.0; 4]; 4];
        }
        a.swap(column, pivot);
        out.swap(column, pivot);
        for k in 0..4 {
            a[column][k] /= scale;
            out[column][k] /= scale;
        }
        for row in 0..4 {
            if row != column {
                let factor = a[row][column];
                for k in 0..4 {
                    a[row][k] -= factor * a[column][k];
                    out[row][k] -= factor * out[column][k];
                }
            }
        }
    }
    out
}

//! The flying body: four rotors with lag, rotor and frame drag, ground effect, rigid body, integrated with
//! RK4 in `f64`. Body frame x forward, y left, z up; world z up; the quaternion turns body into world.
//!
//! Sources: Mellinger and Kumar for the motor lag; `RotorPy` (Folk, Paulos, Kumar 2023) for rotor drag,
//! translational lift and frame drag; gym-pybullet-drones (Panerati et al. 2021) for the ground effect.

use glam::{DMat3, DQuat, DVec3};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::TICK_S;
use crate::ranges::within;

/// Acceleration of gravity, m/s².
pub const GRAVITY: f64 = 9.81;

/// One rotor: where it stands and how its drag turns the body.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rotor {
    /// x (forward) and y (left) of the hub in the body frame, m.
    #[schemars(transform = within(-2.0, 2.0))]
    pub at_m: [f64; 2],
    /// +1 or −1: sign of the yaw moment that its drag gives to the body.
    pub spin: f64,
}

/// A set of parameters: everything that makes one multirotor fly unlike another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rotorcraft {
    /// Mass, kg.
    #[schemars(transform = within(0.01, 25.0))]
    pub mass_kg: f64,
    /// Principal moments of inertia Ixx, Iyy, Izz, kg·m².
    #[schemars(transform = within(1e-7, 10.0))]
    pub inertia_kg_m2: [f64; 3],
    /// The four rotors.
    pub rotors: [Rotor; 4],
    /// `k_η`: thrust per squared rotor speed, N·s².
    #[schemars(transform = within(1e-10, 1.0))]
    pub thrust_n_s2: f64,
    /// `k_m`: yaw moment per squared rotor speed, N·m·s².
    #[schemars(transform = within(1e-12, 1.0))]
    pub torque_nm_s2: f64,
    /// `k_d`: in-plane rotor drag per rotor speed and air speed, kg.
    #[schemars(transform = within(0.0, 1.0))]
    pub rotor_drag_kg: f64,
    /// `k_z`: axial rotor drag (inflow) per rotor speed and air speed, kg.
    #[schemars(transform = within(0.0, 1.0))]
    pub inflow_drag_kg: f64,
    /// `k_h`: translational lift per squared in-plane air speed, kg/m.
    #[schemars(transform = within(0.0, 1.0))]
    pub translational_lift_kg_m: f64,
    /// `c_D`: frame drag along x, y, z per squared air speed, kg/m.
    #[schemars(transform = within(0.0, 10.0))]
    pub frame_drag_kg_m: [f64; 3],
    /// `τ_m`: time constant of motor and rotor, s.
    #[schemars(transform = within(0.001, 0.5))]
    pub motor_lag_s: f64,
    /// Largest rotor speed, rad/s.
    #[schemars(transform = within(10.0, 1e5))]
    pub max_rotor_rad_s: f64,
    /// Radius of a rotor, m.
    #[schemars(transform = within(0.005, 1.0))]
    pub rotor_radius_m: f64,
    /// `G`: strength of the ground effect, no unit; 0 for none.
    #[schemars(transform = within(0.0, 100.0))]
    pub ground_effect: f64,
    /// Radius of the ball that stands for body and guards in contacts, m.
    #[schemars(transform = within(0.01, 1.0))]
    pub guard_radius_m: f64,
    /// Height of the body's centre when it stands on the ground, m.
    #[schemars(transform = within(0.005, 1.0))]
    pub standing_m: f64,
    /// Inner integration steps in a tick of 1/60 s: the step must be at most `motor_lag_s / 5`.
    pub inner_steps: u32,
}

impl Rotorcraft {
    /// Rotor speed in hover, `√(m g / 4 k_η)`, rad/s.
    pub fn hover_rotor_rad_s(&self) -> f64 {
        libm::sqrt(self.mass_kg * GRAVITY / (4.0 * self.thrust_n_s2))
    }

    /// Largest thrust over weight.
    pub fn thrust_to_weight(&self) -> f64 {
        4.0 * self.thrust_n_s2 * self.max_rotor_rad_s * self.max_rotor_rad_s / (self.mass_kg * GRAVITY)
    }

    /// Speed at which it falls with rotors off, `√(m g / c_Dz)`, m/s; `None` without frame drag along z.
    pub fn terminal_fall_m_s(&self) -> Option<f64> {
        (self.frame_drag_kg_m[2] > 0.0).then(|| libm::sqrt(self.mass_kg * GRAVITY / self.frame_drag_kg_m[2]))
    }

    /// Inner step, s.
    pub fn inner_step_s(&self) -> f64 {
        TICK_S / f64::from(self.inner_steps)
    }

    /// Height under which the ground effect no longer grows, 0.25 r √(15 G / 4), m.
    fn ground_effect_floor_m(&self) -> f64 {
        0.25 * self.rotor_radius_m * libm::sqrt(15.0 * self.ground_effect / 4.0)
    }
}

/// State of the flying body.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Centre of mass in the world, m.
    pub position: DVec3,
    /// Velocity in the world, m/s.
    pub velocity: DVec3,
    /// Turns body into world, unit length.
    pub attitude: DQuat,
    /// Rates in the body frame, rad/s.
    pub rates: DVec3,
    /// Rotor speeds, rad/s.
    pub rotors: [f64; 4],
}

impl Body {
    /// At rest, level, facing +x, rotors off.
    pub fn at(position: DVec3) -> Self {
        Self {
            position,
            velocity: DVec3::ZERO,
            attitude: DQuat::from_xyzw(0.0, 0.0, 0.0, 1.0),
            rates: DVec3::ZERO,
            rotors: [0.0; 4],
        }
    }

    /// Attitude as a matrix: columns are the body axes in the world.
    pub fn axes(&self) -> DMat3 {
        rotation(self.attitude)
    }

    /// Kinetic and potential energy, J, rotors excluded.
    pub fn energy_j(&self, model: &Rotorcraft) -> f64 {
        let inertia = DVec3::from_array(model.inertia_kg_m2);
        0.5 * model.mass_kg * self.velocity.dot(self.velocity)
            + 0.5 * self.rates.dot(inertia * self.rates)
            + model.mass_kg * GRAVITY * self.position.z
    }
}

/// What acts on the body besides its rotors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surroundings {
    /// Wind in the world, m/s.
    pub wind: DVec3,
    /// Force of nets and hands, world, N.
    pub force: DVec3,
    /// Thrust of each rotor over what it should be, 0..=1.
    pub efficiency: [f64; 4],
    /// Whether the ground (z = 0) is there for the ground effect.
    pub ground: bool,
}

impl Surroundings {
    /// Still air, far from the ground, sound propellers.
    pub const STILL: Self = Self {
        wind: DVec3::ZERO,
        force: DVec3::ZERO,
        efficiency: [1.0; 4],
        ground: false,
    };
}

/// Rotation matrix of a quaternion that may be off unit length by an integration stage's error. Written out
/// because the library's version checks its argument in some builds and not in others.
pub(crate) fn rotation(q: DQuat) -> DMat3 {
    let (x2, y2, z2) = (q.x + q.x, q.y + q.y, q.z + q.z);
    let (xx, xy, xz) = (q.x * x2, q.x * y2, q.x * z2);
    let (yy, yz, zz) = (q.y * y2, q.y * z2, q.z * z2);
    let (wx, wy, wz) = (q.w * x2, q.w * y2, q.w * z2);
    DMat3::from_cols(
        DVec3::new(1.0 - (yy + zz), xy + wz, xz - wy),
        DVec3::new(xy - wz, 1.0 - (xx + zz), yz + wx),
        DVec3::new(xz + wy, yz - wx, 1.0 - (xx + yy)),
    )
}

/// Integrates one parameter set with one step size.
#[derive(Debug, Clone)]
pub struct Integrator {
    model: Rotorcraft,
    inertia: DVec3,
    step_s: f64,
    half_decay: f64,
    full_decay: f64,
    ground_floor_m: f64,
}

/// Rate of change of the rigid body.
#[derive(Clone, Copy)]
struct Derivative {
    velocity: DVec3,
    acceleration: DVec3,
    attitude: [f64; 4],
    angular: DVec3,
}

impl Integrator {
    /// With the inner step of the model's data.
    pub fn new(model: &Rotorcraft) -> Self {
        Self::with_step(model, model.inner_step_s())
    }

    /// With a step of `step_s`, s.
    pub fn with_step(model: &Rotorcraft, step_s: f64) -> Self {
        Self {
            inertia: DVec3::from_array(model.inertia_kg_m2),
            step_s,
            half_decay: libm::exp(-0.5 * step_s / model.motor_lag_s),
            full_decay: libm::exp(-step_s / model.motor_lag_s),
            ground_floor_m: model.ground_effect_floor_m(),
            model: model.clone(),
        }
    }

    /// The parameters.
    pub fn model(&self) -> &Rotorcraft {
        &self.model
    }

    /// Step, s.
    pub fn step_s(&self) -> f64 {
        self.step_s
    }

    /// Advances by one step with commanded rotor speeds (rad/s, clamped to what the motors can do). The rotor
    /// lag is linear and its command constant over the step, so it is integrated exactly.
    pub fn step(&self, body: &mut Body, command: &[f64; 4], air: &Surroundings) {
        let (mut middle, mut end) = ([0.0; 4], [0.0; 4]);
        for i in 0..4 {
            let target = command[i].clamp(0.0, self.model.max_rotor_rad_s);
            let gap = body.rotors[i] - target;
            middle[i] = target + gap * self.half_decay;
            end[i] = target + gap * self.full_decay;
        }
        let h = self.step_s;
        let a = self.derivative(body, &body.rotors, air);
        let b = self.derivative(&moved(body, &a, 0.5 * h), &middle, air);
        let c = self.derivative(&moved(body, &b, 0.5 * h), &middle, air);
        let d = self.derivative(&moved(body, &c, h), &end, air);
        let sixth = h / 6.0;
        body.position += (a.velocity + (b.velocity + c.velocity) * 2.0 + d.velocity) * sixth;
        body.velocity += (a.acceleration + (b.acceleration + c.acceleration) * 2.0 + d.acceleration) * sixth;
        body.rates += (a.angular + (b.angular + c.angular) * 2.0 + d.angular) * sixth;
        let mut q = [body.attitude.x, body.attitude.y, body.attitude.z, body.attitude.w];
        for (i, q) in q.iter_mut().enumerate() {
            *q += (a.attitude[i] + (b.attitude[i] + c.attitude[i]) * 2.0 + d.attitude[i]) * sixth;
        }
        body.attitude = unit(q);
        body.rotors = end;
    }

    fn derivative(&self, body: &Body, rotors: &[f64; 4], air: &Surroundings) -> Derivative {
        let m = &self.model;
        let axes = rotation(body.attitude);
        let flow = axes.transpose() * (body.velocity - air.wind);
        let rates = body.rates;
        let mut force = DVec3::ZERO;
        let mut moment = DVec3::ZERO;
        // The ground effect holds for a craft that is the right way up.
        let near_ground = air.ground && axes.z_axis.z > 0.0 && m.ground_effect > 0.0;
        for (i, rotor) in m.rotors.iter().enumerate() {
            let speed = rotors[i];
            let [x, y] = rotor.at_m;
            // v_air + ω × r with r = (x, y, 0)
            let hub = DVec3::new(
                flow.x - rates.z * y,
                flow.y + rates.z * x,
                flow.z + rates.x * y - rates.y * x,
            );
            let mut thrust = m.thrust_n_s2 * speed * speed * air.efficiency[i];
            if near_ground {
                let height = body.position.z + axes.x_axis.z * x + axes.y_axis.z * y;
                let ratio = m.rotor_radius_m / (4.0 * height.max(self.ground_floor_m));
                thrust += thrust * m.ground_effect * ratio * ratio;
            }
            thrust += m.translational_lift_kg_m * (hub.x * hub.x + hub.y * hub.y);
            let drag_x = -speed * m.rotor_drag_kg * hub.x;
            let drag_y = -speed * m.rotor_drag_kg * hub.y;
            let drag_z = -speed * m.inflow_drag_kg * hub.z;
            let along = thrust + drag_z;
            force += DVec3::new(drag_x, drag_y, along);
            moment += DVec3::new(
                y * along,
                -x * along,
                x * drag_y - y * drag_x + rotor.spin * m.torque_nm_s2 * speed * speed,
            );
        }
        let drag = flow * DVec3::from_array(m.frame_drag_kg_m) * -libm::sqrt(flow.dot(flow));
        let world = axes * (force + drag) + air.force;
        let q = body.attitude;
        Derivative {
            velocity: body.velocity,
            acceleration: world / m.mass_kg - DVec3::new(0.0, 0.0, GRAVITY),
            // q' = ½ q ⊗ (0, ω)
            attitude: [
                0.5 * (q.w * rates.x + q.y * rates.z - q.z * rates.y),
                0.5 * (q.w * rates.y + q.z * rates.x - q.x * rates.z),
                0.5 * (q.w * rates.z + q.x * rates.y - q.y * rates.x),
                -0.5 * (q.x * rates.x + q.y * rates.y + q.z * rates.z),
            ],
            angular: (moment - rates.cross(self.inertia * rates)) / self.inertia,
        }
    }
}

fn moved(body: &Body, rate: &Derivative, by_s: f64) -> Body {
    let q = body.attitude;
    Body {
        position: body.position + rate.velocity * by_s,
        velocity: body.velocity + rate.acceleration * by_s,
        attitude: DQuat::from_xyzw(
            q.x + rate.attitude[0] * by_s,
            q.y + rate.attitude[1] * by_s,
            q.z + rate.attitude[2] * by_s,
            q.w + rate.attitude[3] * by_s,
        ),
        rates: body.rates + rate.angular * by_s,
        rotors: body.rotors,
    }
}

/// The quaternion of `[x, y, z, w]` at unit length.
pub(crate) fn unit(q: [f64; 4]) -> DQuat {
    let length = libm::sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    DQuat::from_xyzw(q[0] / length, q[1] / length, q[2] / length, q[3] / length)
}

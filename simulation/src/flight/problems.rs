//! Parameters out of range: all of them at once.

use super::beat::Span;
use super::controller::Loops;
use super::course::MAX_POSTS;
use super::parameters::{Drone, Handling, Parameters};
use super::rotorcraft::Rotorcraft;
use crate::ParameterProblem;

struct Check {
    found: Vec<ParameterProblem>,
}

impl Check {
    fn range(&mut self, path: impl Into<String>, value: f64, min: f64, max: f64) {
        if !(min..=max).contains(&value) {
            self.found.push(ParameterProblem {
                path: path.into(),
                found: value,
                min,
                max,
            });
        }
    }

    fn span(&mut self, path: &str, (from, to): Span, min: f64, max: f64) {
        self.range(format!("{path}.0"), from, min, max);
        self.range(format!("{path}.1"), to, from.max(min), max);
    }
}

/// The check of one beat: its fields by their names.
pub(crate) struct BeatCheck<'c> {
    check: &'c mut Check,
    path: &'c str,
}

impl BeatCheck<'_> {
    /// Longest that anything of a beat may wait, s.
    pub(crate) const LONGEST_S: f64 = 1800.0;

    pub(crate) fn range(&mut self, field: &str, value: f64, min: f64, max: f64) {
        self.check.range(format!("{}.{field}", self.path), value, min, max);
    }

    pub(crate) fn span(&mut self, field: &str, span: Span, min: f64, max: f64) {
        self.check.span(&format!("{}.{field}", self.path), span, min, max);
    }

    /// How long nobody acts before the beat goes on.
    pub(crate) fn idle(&mut self, idle_s: f64) {
        self.range("idle_s", idle_s, 5.0, Self::LONGEST_S);
    }
}

/// All parameters out of range.
pub(crate) fn problems(parameters: &Parameters) -> Vec<ParameterProblem> {
    let mut check = Check { found: Vec::new() };
    if let Drone::Own(own) = &parameters.drone {
        rotorcraft(&mut check, own, &parameters.handling);
    }
    let h = &parameters.handling;
    check.range("handling.speed_m_s", h.speed_m_s, 0.2, 10.0);
    check.range("handling.climb_m_s", h.climb_m_s, 0.2, 5.0);
    check.range("handling.sink_m_s", h.sink_m_s, 0.2, 3.0);
    check.range("handling.acceleration_m_s2", h.acceleration_m_s2, 0.5, 20.0);
    check.range("handling.tilt_deg", h.tilt_deg, 5.0, 45.0);
    check.range("handling.yaw_deg_s", h.yaw_deg_s, 10.0, 360.0);
    check.range("handling.rate_deg_s", h.rate_deg_s, 30.0, 720.0);
    check.range("handling.dead_zone", h.dead_zone, 0.0, 0.5);
    check.range("handling.expo", h.expo, 0.0, 1.0);
    check.range("handling.leash_m", h.leash_m, 0.1, 3.0);
    let b = &parameters.battery;
    check.range("battery.capacity_j", b.capacity_j, 100.0, 1e7);
    check.range("battery.electronics_w", b.electronics_w, 0.0, 1000.0);
    check.range("battery.efficiency", b.efficiency, 0.05, 1.0);
    check.range("battery.sag", b.sag, 0.0, 0.3);
    check.range("battery.low_percent", b.low_percent, 0.0, 100.0);
    check.range("battery.weak_percent", b.weak_percent, 1.0, 100.0);
    place(&mut check, parameters);
    let c = &parameters.contact;
    check.range("contact.net_rad_s", c.net_rad_s, 1.0, 20.0);
    check.range("contact.net_damping", c.net_damping, 0.0, 1.0);
    check.range("contact.bounce", c.bounce, 0.0, 0.9);
    check.range("contact.post_hard_m_s", c.post_hard_m_s, 0.1, 50.0);
    check.range("contact.ground_hard_m_s", c.ground_hard_m_s, 0.1, 50.0);
    check.range("contact.tip_over_deg", c.tip_over_deg, 20.0, 120.0);
    check.range("contact.restart_s", c.restart_s, 0.0, 3.0);
    let w = &parameters.wind;
    for (axis, value) in w.mean_m_s.iter().enumerate() {
        check.range(format!("wind.mean_m_s[{axis}]"), *value, -10.0, 10.0);
    }
    for (axis, value) in w.turbulence_m_s.iter().enumerate() {
        check.range(format!("wind.turbulence_m_s[{axis}]"), *value, 0.0, 5.0);
    }
    check.range("wind.eddy_m", w.eddy_m, 0.1, 1000.0);
    check.range("wind.passing_m_s", w.passing_m_s, 0.05, 100.0);
    check.range("beats", parameters.beats.len() as f64, 1.0, 32.0);
    for (index, beat) in parameters.beats.iter().enumerate() {
        check.range(format!("beats[{index}].phase"), beat.phase().len() as f64, 1.0, 40.0);
        let path = format!("beats[{index}]");
        let mut of_beat = BeatCheck {
            check: &mut check,
            path: &path,
        };
        beat.terms().check(&mut of_beat, &parameters.cage);
    }
    check.found
}

fn rotorcraft(check: &mut Check, own: &Rotorcraft, handling: &Handling) {
    check.range("drone.mass_kg", own.mass_kg, 0.01, 25.0);
    for (axis, value) in own.inertia_kg_m2.iter().enumerate() {
        check.range(format!("drone.inertia_kg_m2[{axis}]"), *value, 1e-7, 10.0);
    }
    for (index, rotor) in own.rotors.iter().enumerate() {
        check.range(format!("drone.rotors[{index}].at_m[0]"), rotor.at_m[0], -2.0, 2.0);
        check.range(format!("drone.rotors[{index}].at_m[1]"), rotor.at_m[1], -2.0, 2.0);
        check.range(format!("drone.rotors[{index}].spin"), rotor.spin * rotor.spin, 1.0, 1.0);
    }
    // Rotors that cannot push, roll, pitch and turn independently cannot be steered.
    let steerable = Loops::new(own, handling).can_steer();
    check.range("drone.rotors: steerable", f64::from(u8::from(steerable)), 1.0, 1.0);
    check.range("drone.thrust_n_s2", own.thrust_n_s2, 1e-10, 1.0);
    check.range("drone.torque_nm_s2", own.torque_nm_s2, 1e-12, 1.0);
    check.range("drone.rotor_drag_kg", own.rotor_drag_kg, 0.0, 1.0);
    check.range("drone.inflow_drag_kg", own.inflow_drag_kg, 0.0, 1.0);
    check.range("drone.translational_lift_kg_m", own.translational_lift_kg_m, 0.0, 1.0);
    for (axis, value) in own.frame_drag_kg_m.iter().enumerate() {
        check.range(format!("drone.frame_drag_kg_m[{axis}]"), *value, 0.0, 10.0);
    }
    check.range("drone.motor_lag_s", own.motor_lag_s, 0.001, 0.5);
    check.range("drone.max_rotor_rad_s", own.max_rotor_rad_s, 10.0, 1e5);
    check.range("drone.thrust_to_weight", own.thrust_to_weight(), 1.3, 20.0);
    check.range("drone.rotor_radius_m", own.rotor_radius_m, 0.005, 1.0);
    check.range("drone.ground_effect", own.ground_effect, 0.0, 100.0);
    check.range("drone.guard_radius_m", own.guard_radius_m, 0.01, 1.0);
    check.range("drone.standing_m", own.standing_m, 0.005, 1.0);
    // A step longer than a fifth of the motor lag is not resolved.
    let fewest = 5.0 * crate::TICK_S / own.motor_lag_s;
    check.range(
        "drone.inner_steps",
        f64::from(own.inner_steps),
        libm::ceil(fewest - 1e-9).max(1.0),
        100.0,
    );
}

fn place(check: &mut Check, parameters: &Parameters) {
    let cage = &parameters.cage;
    let [hx, hy] = cage.half_m;
    check.range("cage.half_m[0]", hx, 2.0, 100.0);
    check.range("cage.half_m[1]", hy, 2.0, 100.0);
    check.range("cage.height_m", cage.height_m, 2.0, 50.0);
    check.range("cage.warning_m", cage.warning_m, 0.0, 5.0);
    let mut inside = |path: &str, at: [f64; 2]| {
        check.range(format!("{path}[0]"), at[0], -hx, hx);
        check.range(format!("{path}[1]"), at[1], -hy, hy);
    };
    inside("cage.pilot_m", cage.pilot_m);
    inside("cage.pad_m", cage.pad_m);
    inside("cage.neighbour_m", cage.neighbour_m);
    inside("cage.lantern_m", [cage.lantern_m[0], cage.lantern_m[1]]);
    for (index, post) in cage.posts.iter().enumerate() {
        inside(&format!("cage.posts[{index}].at_m"), post.at_m);
    }
    check.range("cage.lantern_m[2]", cage.lantern_m[2], 0.0, cage.height_m);
    check.range("cage.pad_radius_m", cage.pad_radius_m, 0.1, 5.0);
    check.range("cage.post_height_m", cage.post_height_m, 0.1, 5.0);
    check.range("cage.post_radius_m", cage.post_radius_m, 0.01, 1.0);
    let needs_posts = parameters.beats.iter().any(|beat| beat.terms().needs_posts());
    let fewest = if needs_posts { 2.0 } else { 0.0 };
    check.range("cage.posts", cage.posts.len() as f64, fewest, MAX_POSTS as f64);
}

//! Parameters out of range: all of them at once.

use super::beat::{Beat, Span};
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
        self::beat(&mut check, &format!("beats[{index}]"), beat, parameters);
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
    let fewest = 5.0 * super::rotorcraft::TICK_S / own.motor_lag_s;
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
    let needs_posts = parameters
        .beats
        .iter()
        .any(|beat| matches!(beat, Beat::Posts { .. } | Beat::LandCall { .. }));
    let fewest = if needs_posts { 2.0 } else { 0.0 };
    check.range("cage.posts", cage.posts.len() as f64, fewest, MAX_POSTS as f64);
}

fn beat(check: &mut Check, path: &str, beat: &Beat, parameters: &Parameters) {
    let longest = 1800.0;
    match beat {
        Beat::LookCheck { anomalies, idle_s, .. } => {
            check.range(format!("{path}.idle_s"), *idle_s, 5.0, longest);
            check.range(format!("{path}.anomalies"), anomalies.len() as f64, 1.0, 3.0);
            let frames = anomalies
                .iter()
                .filter(|item| **item == super::beat::Item::Frame)
                .count();
            check.range(format!("{path}.anomalies: Frame"), frames as f64, 0.0, 0.0);
        }
        Beat::Light { orange_s, idle_s, .. } => {
            check.span(&format!("{path}.orange_s"), *orange_s, 1.0, 60.0);
            check.range(format!("{path}.idle_s"), *idle_s, 5.0, longest);
        }
        Beat::Lantern {
            radius_m,
            steady_m_s,
            hold_s,
            idle_s,
            ..
        } => {
            check.range(format!("{path}.radius_m"), *radius_m, 0.2, 10.0);
            check.range(format!("{path}.steady_m_s"), *steady_m_s, 0.05, 2.0);
            check.range(format!("{path}.hold_s"), *hold_s, 0.2, 30.0);
            check.range(format!("{path}.idle_s"), *idle_s, 5.0, longest);
        }
        Beat::Posts {
            reach_m,
            ceiling_m,
            down,
            over_down_s,
            idle_s,
            ..
        } => {
            check.range(format!("{path}.reach_m"), *reach_m, 0.2, 5.0);
            check.range(format!("{path}.ceiling_m"), *ceiling_m, 0.5, 50.0);
            let posts = parameters.cage.posts.len() as f64;
            check.span(
                &format!("{path}.down"),
                (f64::from(down.0), f64::from(down.1)),
                1.0,
                posts,
            );
            check.range(format!("{path}.over_down_s"), *over_down_s, 0.2, 30.0);
            check.range(format!("{path}.idle_s"), *idle_s, 5.0, longest);
        }
        Beat::Gust {
            delay_s,
            speed_m_s,
            shortest_s,
            longest_gust_s,
            push_m,
            settle_s,
            idle_s,
            ..
        } => {
            check.span(&format!("{path}.delay_s"), *delay_s, 0.0, 60.0);
            check.span(&format!("{path}.speed_m_s"), *speed_m_s, 1.0, 20.0);
            check.range(format!("{path}.shortest_s"), *shortest_s, 0.2, 30.0);
            check.range(format!("{path}.longest_gust_s"), *longest_gust_s, *shortest_s, 30.0);
            check.range(format!("{path}.push_m"), *push_m, 0.1, 5.0);
            check.range(format!("{path}.settle_s"), *settle_s, 0.0, 60.0);
            check.range(format!("{path}.idle_s"), *idle_s, 5.0, longest);
        }
        Beat::LandCall {
            part,
            latest_s,
            stands_s,
            idle_s,
            ..
        } => {
            check.span(&format!("{path}.part"), *part, 0.05, 0.95);
            check.range(format!("{path}.latest_s"), *latest_s, 1.0, longest);
            check.range(format!("{path}.stands_s"), *stands_s, 5.0, longest);
            check.range(format!("{path}.idle_s"), *idle_s, 5.0, longest);
        }
        Beat::Free { duration_s, .. } => check.range(format!("{path}.duration_s"), *duration_s, 1.0, 7200.0),
    }
}

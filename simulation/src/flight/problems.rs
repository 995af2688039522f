//! Parameters out of range: all of them at once. Ranges stand with the fields; here is what hangs on several of them.

use std::sync::LazyLock;

use super::controller::Loops;
use super::course::MAX_POSTS;
use super::parameters::{Cage, Drone, Handling, Parameters};
use super::rotorcraft::Rotorcraft;
use crate::ParameterProblem;
use crate::ranges::Ranges;

static RANGES: LazyLock<Ranges<Parameters>> = LazyLock::new(Ranges::stated);

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
}

/// The check of one beat: its fields by their names.
pub(crate) struct BeatCheck<'c> {
    check: &'c mut Check,
    path: &'c str,
}

impl BeatCheck<'_> {
    pub(crate) fn range(&mut self, field: &str, value: f64, min: f64, max: f64) {
        self.check.range(format!("{}.{field}", self.path), value, min, max);
    }
}

/// All parameters out of range.
pub(crate) fn problems(parameters: &Parameters) -> Vec<ParameterProblem> {
    let mut check = Check {
        found: RANGES.problems(parameters),
    };
    if let Drone::Own(own) = &parameters.drone {
        rotorcraft(&mut check, own, &parameters.handling);
    }
    place(&mut check, &parameters.cage);
    let needs_posts = parameters.beats.iter().any(|beat| beat.terms().needs_posts());
    let fewest = if needs_posts { 2.0 } else { 0.0 };
    check.range(
        "cage.posts",
        parameters.cage.posts.len() as f64,
        fewest,
        MAX_POSTS as f64,
    );
    for (index, beat) in parameters.beats.iter().enumerate() {
        let mut of_beat = BeatCheck {
            check: &mut check,
            path: &format!("beats[{index}]"),
        };
        beat.terms().check(&mut of_beat, &parameters.cage);
    }
    RANGES.sort(&mut check.found);
    check.found
}

fn rotorcraft(check: &mut Check, own: &Rotorcraft, handling: &Handling) {
    for (index, rotor) in own.rotors.iter().enumerate() {
        check.range(format!("drone.rotors[{index}].spin"), rotor.spin * rotor.spin, 1.0, 1.0);
    }
    // Rotors that cannot push, roll, pitch and turn independently cannot be steered.
    let steerable = Loops::new(own, handling).can_steer();
    check.range("drone.rotors: steerable", f64::from(u8::from(steerable)), 1.0, 1.0);
    check.range("drone.thrust_to_weight", own.thrust_to_weight(), 1.3, 20.0);
    // A step longer than a fifth of the motor lag is not resolved.
    let fewest = 5.0 * crate::TICK_S / own.motor_lag_s;
    check.range(
        "drone.inner_steps",
        f64::from(own.inner_steps),
        libm::ceil(fewest - 1e-9).max(1.0),
        100.0,
    );
}

/// Everything in the place stands inside it.
fn place(check: &mut Check, cage: &Cage) {
    let [hx, hy] = cage.half_m;
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
}

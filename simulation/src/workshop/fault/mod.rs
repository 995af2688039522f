//! What does not hold together in the parameters: names of nothing, steps that wait for each other, parts that no board
//! is long enough for, joints that overlap. All of it at once, each with its place.

mod company;
mod names;
mod object;
mod steps;

use super::feasible;
use super::setting::Setting;
use crate::Fault;
use crate::naming::fault;

/// States of packing that are visited whenever a scenario is read.
const PACKED: u64 = 20_000;

struct Check<'s> {
    setting: &'s Setting,
    found: Vec<Fault>,
}

/// All that does not hold together.
pub(crate) fn faults(setting: &Setting) -> Vec<Fault> {
    let mut check = Check {
        setting,
        found: Vec::new(),
    };
    check.ids();
    check.references();
    check.parts();
    check.joints();
    check.steps();
    check.order();
    check.sheet();
    check.incidents();
    check.company();
    if check.found.is_empty() {
        // Where this does not decide, `check` goes on looking.
        check.found = feasible::missing(setting, &mut 0, PACKED);
    }
    check.found
}

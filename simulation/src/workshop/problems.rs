//! Parameters out of range: all of them at once. Ranges stand with the fields; here is what hangs on several of them.

use std::sync::LazyLock;

use super::incident::Incident;
use super::parameters::Parameters;
use crate::ParameterProblem;
use crate::ranges::Ranges;

static RANGES: LazyLock<Ranges<Parameters>> = LazyLock::new(Ranges::stated);

/// All parameters out of range.
pub(crate) fn problems(parameters: &Parameters) -> Vec<ParameterProblem> {
    let mut found = RANGES.problems(parameters);
    let mut pair = |path: String, (from, to): (u8, u8), most: f64| {
        let (from, to) = (f64::from(from), f64::from(to));
        let ends = [(".0", from, 1.0), (".1", to, from.max(1.0))];
        for (end, value, least) in ends {
            if !(least..=most).contains(&value) {
                found.push(ParameterProblem {
                    path: format!("{path}{end}"),
                    found: value,
                    min: least,
                    max: most,
                });
            }
        }
    };
    for (index, incident) in parameters.incidents.iter().enumerate() {
        match incident {
            Incident::FaultyPanel(_) => {}
            Incident::GuardOpen(open) => pair(format!("incidents[{index}].piece"), open.piece, 8.0),
            Incident::MissingScrew(missing) => {
                let all: u32 = parameters
                    .object
                    .joints
                    .iter()
                    .map(|joint| u32::from(joint.screws))
                    .sum();
                pair(
                    format!("incidents[{index}].missing"),
                    missing.missing,
                    f64::from(all.max(1)),
                );
            }
            Incident::Rain(rain) => {
                let most = parameters.steps.len().max(1) as f64;
                pair(format!("incidents[{index}].after_steps"), rain.after_steps, most);
            }
        }
    }
    RANGES.sort(&mut found);
    found
}

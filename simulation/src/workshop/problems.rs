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
    let mut between = |path: String, (from, to): (u8, u8), least: f64, most: f64| {
        let (from, to) = (f64::from(from), f64::from(to));
        let ends = [(".0", from, least), (".1", to, from.max(least))];
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
            Incident::GuardOpen(open) => between(format!("incidents[{index}].piece"), open.piece, 1.0, 8.0),
            Incident::MissingScrew(missing) => {
                let all: u32 = parameters
                    .object
                    .joints
                    .iter()
                    .map(|joint| u32::from(joint.screws))
                    .sum();
                between(
                    format!("incidents[{index}].missing"),
                    missing.missing,
                    1.0,
                    f64::from(all.max(1)),
                );
            }
            Incident::Rain(rain) => {
                let most = parameters.steps.len().max(1) as f64;
                between(format!("incidents[{index}].after_steps"), rain.after_steps, 1.0, most);
            }
            Incident::EmptyBag(empty) => {
                let fitting = parameters.fittings.iter().find(|fitting| fitting.id == empty.fitting);
                let most = fitting.map_or(8, |fitting| fitting.count.saturating_sub(1));
                between(format!("incidents[{index}].holds"), empty.holds, 0.0, f64::from(most));
            }
            Incident::EarlyVan(van) => {
                // Something is left to do when it comes.
                let most = parameters.steps.len().saturating_sub(1).max(1) as f64;
                between(format!("incidents[{index}].after_steps"), van.after_steps, 1.0, most);
            }
        }
    }
    for (index, task) in parameters.colleague.iter().flat_map(|of| &of.tasks).enumerate() {
        if let Some(need) = &task.needs {
            let path = format!("colleague.tasks[{index}].needs.after_uses");
            between(path, need.after_uses, 1.0, 40.0);
        }
    }
    RANGES.sort(&mut found);
    found
}

//! A comma between two digits: refused wherever it could be a decimal sign, with what it could mean.

use super::language_tests::compile;
use super::*;

/// What is said of `rule`: the sentence and the readings.
fn said(rule: &str, constants: &[Constant]) -> Vec<(&'static str, String)> {
    let problems = compile("armed", rule, constants).map(|_| ()).unwrap_err();
    let comma = problems.iter().filter(|problem| problem.id().contains("comma"));
    let readings = |problem: &RuleProblem| {
        let shown = problem.arguments().into_iter().filter(|(name, _)| *name != "found");
        let shown: Vec<String> = shown.map(|(_, reading)| reading).collect();
        (problem.id(), shown.join(" | "))
    };
    comma.map(readings).collect()
}

#[test]
fn a_comma_between_digits_is_refused_with_its_readings() {
    let two = "rule-problem-comma-two-ways";
    let one = "rule-problem-decimal-comma";
    for (rule, expected) in [
        // Intervals of every operator: one end with decimals, or two ends.
        ("always[0,5 s] armed", (two, "[0 s, 5 s] | [0 s, 0.5 s]")),
        ("eventually[1,5] armed", (two, "[1 s, 5 s] | [0 s, 1.5 s]")),
        ("historically[0,5min] armed", (two, "[0 s, 5min] | [0 s, 0.5min]")),
        ("once[0,30 t] armed", (two, "[0 s, 30 t] | [0 s, 0.30 t]")),
        ("armed until[0,5 s] alt > 1 m", (two, "[0 s, 5 s] | [0 s, 0.5 s]")),
        ("armed release[0,5 s] alt > 1 m", (two, "[0 s, 5 s] | [0 s, 0.5 s]")),
        ("armed since[0,5 s] alt > 1 m", (two, "[0 s, 5 s] | [0 s, 0.5 s]")),
        ("order(armed, alt > 1 m)[0,5 s]", (two, "[0 s, 5 s] | [0 s, 0.5 s]")),
        ("count(armed)[-2,5 s] >= 2", (two, "[-2 s, 5 s] | [0 s, -2.5 s]")),
        ("AtLeast(2, armed, [0,5 s])", (two, "[0 s, 5 s] | [0 s, 0.5 s]")),
        // Intervals where only the decimal sign makes two ends.
        ("always[0 s, 0,5 s] armed", (one, "0.5")),
        ("always[0,5 s, 2 s] armed", (one, "0.5")),
        // Parts of forms and calls.
        ("ratio(alt,0,5) <= 1", (two, "0, 5 | 0.5")),
        ("Sustained(2,5 s, armed)", (two, "2, 5 | 2.5")),
        ("event(gate, distance > 2,5 m)", (two, "2, 5 | 2.5")),
        // Numbers alone.
        ("alt > 0,5 m", (one, "0.5")),
        ("not (alt > 0,5 m)", (one, "0.5")),
        ("armed and (alt + 0,25 m > 1 m)", (one, "0.25")),
    ] {
        assert_eq!(said(rule, &[]), [(expected.0, expected.1.to_owned())], "{rule}");
    }
    let twice = said("always[0,5 s,1,5 s] armed", &[]);
    assert_eq!(twice, [(one, "0.5".to_owned()), (one, "1.5".to_owned())]);
}

#[test]
fn a_named_threshold_is_refused_too() {
    let delay = [Constant {
        name: "delay".to_owned(),
        value: "0,5 s".to_owned(),
    }];
    let problems = compile("armed", "eventually[0 s, delay] armed", &delay)
        .map(|_| ())
        .unwrap_err();
    assert_eq!(problems[0].id(), "rule-problem-decimal-comma");
}

#[test]
fn a_comma_that_can_only_separate_still_does() {
    for rule in [
        "always[0, 5 s] armed",
        "always[0 s,5 s] armed",
        "always[0 ,5 s] armed",
        "always[0.5,1.5 s] armed",
        "always[0,1.5 s] armed",
        "AtLeast(2,armed)[0 s,5 s]",
    ] {
        assert!(compile("armed", rule, &[]).is_ok(), "{rule}");
    }
}

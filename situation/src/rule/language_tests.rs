//! What authors write, and what they are told.

use super::agreement_tests::vocabulary;
use super::*;

pub(super) fn compile(occasion: &str, rule: &str, constants: &[Constant]) -> Result<CompiledRows, Vec<RuleProblem>> {
    let vocabulary = vocabulary();
    let marks = ["readback".to_owned()];
    CompiledRows::compile(
        &[RowSource {
            id: "row",
            occasion,
            rule,
            constants,
        }],
        &Setting::new(&vocabulary, 2, 0, &marks),
    )
}

fn two(left: &str, right: &str) -> CompiledRows {
    let vocabulary = vocabulary();
    let marks = ["readback".to_owned()];
    let row = |rule| RowSource {
        id: "row",
        occasion: "armed",
        rule,
        constants: &[],
    };
    CompiledRows::compile(&[row(left), row(right)], &Setting::new(&vocabulary, 2, 0, &marks))
        .unwrap_or_else(|problems| panic!("{left} / {right}: {problems:?}"))
}

pub(super) fn check_same(left: &str, right: &str) {
    let rows = two(left, right);
    assert!(rows.rows()[0].same_as(&rows.rows()[1]), "{left}\n{right}");
}

fn check_problem(rule: &str, at: &str, id: &str, nearest: Option<&str>) {
    let problems = compile("armed", rule, &[]).map(|_| ()).unwrap_err();
    let found = problems.iter().find(|problem| problem.id() == id);
    let found = found.unwrap_or_else(|| panic!("{rule}: {id} is not among {problems:?}"));
    assert_eq!(found.span.of(rule), at, "{rule}: {problems:?}");
    if let Some(nearest) = nearest {
        assert!(
            found.arguments().contains(&("nearest", nearest.to_owned())),
            "{rule}: {found:?}"
        );
    }
}

#[test]
fn what_means_the_same_has_one_form() {
    for (left, right) in [
        ("alt > 1 m", "1 m < alt"),
        ("alt > 1 m", "alt > 100 cm"),
        ("2 * alt > 2 m", "alt > 1 m"),
        ("not (alt > 1 m)", "alt <= 1 m"),
        ("-alt < -1 m", "alt > 1 m"),
        ("0 m < alt < 3 m", "alt < 3 m and alt > 0 m"),
        ("always[0, 5 s] armed", "not eventually[0, 5 s] not armed"),
        (
            "always[0, 5s](armed)",
            "false release[0 min, 5000 ms] armed and always[0 t, 300 t] armed",
        ),
        (
            "eventually[1 s, 2 s] eventually[0 s, 1 s] armed",
            "eventually[1 s, 3 s] armed",
        ),
        ("next armed", "eventually[1 t, 1 t] armed"),
        ("armed implies alt > 0 m", "not armed or alt > 0 m"),
        ("phase = posts", "posts = phase"),
        ("phase != posts", "not (phase = posts)"),
        ("armed", "armed = true"),
        ("event(verb, verb = ask)", "verb(ask)"),
        ("during(posts, armed)", "phase = posts and armed"),
        ("any_seat(armed)", "seat(1, armed) or seat(2, armed)"),
        ("other_seat(armed)", "seat(2, armed)"),
        (
            "WithinAfter(5 s, event(land_call), alt < 1 m)",
            "event(land_call) and eventually[0 s, 5 s] alt < 1 m",
        ),
        (
            "Before(verb(ask), armed)[0, 9 s]",
            "(not armed) until[0, 9 s] (verb(ask) and not armed)",
        ),
        ("AtLeast(3, armed, [0, 9 s])", "count(armed)[0, 9 s] >= 3"),
        ("at_least(3, armed)[0, 9 s]", "count(begins(armed))[9 s] > 2"),
        (
            "NeverDuring(phase = posts, armed)",
            "NeverDuring(phase = posts, armed)[0, 900 s]",
        ),
        (
            "ratio(mean(alt)[0, 1 s], mean(alt)[-1 s, 0]) <= 1.3",
            "mean(alt)[0, 1 s] - 1.3 * mean(alt)[-1 s, 0] <= 0",
        ),
        ("rate(alt) > 1 m/s", "rate(2 * alt) > 2 m/s"),
        ("mean(alt + 1 m)[0, 1 s] > 2 m", "mean(alt)[0, 1 s] > 1 m"),
    ] {
        check_same(left, right);
    }
}

#[test]
fn what_means_something_else_has_another_form() {
    for (left, right) in [
        ("alt > 1 m", "alt >= 1 m"),
        ("seat(1, armed)", "seat(2, armed)"),
        ("armed until[0, 1 s] alt > 1 m", "alt > 1 m until[0, 1 s] armed"),
        ("once[0, 1 s] armed", "eventually[0, 1 s] armed"),
        ("abs(alt) > 1 m", "alt > 1 m"),
        ("event(contact, force > 1 N)", "event(contact, force >= 1 N)"),
    ] {
        let rows = two(left, right);
        assert!(!rows.rows()[0].same_as(&rows.rows()[1]), "{left} / {right}");
    }
}

#[test]
fn problems_name_their_place_and_the_nearest_word() {
    for (rule, at, id, nearest) in [
        ("atl > 1 m", "atl", "rule-problem-unknown-name", Some("alt")),
        (
            "event(land_cal)",
            "land_cal",
            "rule-problem-unknown-event",
            Some("land_call"),
        ),
        (
            "event(contact, forse > 1 N)",
            "forse",
            "rule-problem-unknown-field",
            Some("force"),
        ),
        (
            "event(contact, with = pots)",
            "pots",
            "rule-problem-unknown-word",
            Some("post"),
        ),
        ("phase = post", "post", "rule-problem-unknown-word", Some("posts")),
        (
            "mark(redback)",
            "redback",
            "rule-problem-unknown-mark",
            Some("readback"),
        ),
        (
            "WithinAftr(5 s, armed, armed)",
            "WithinAftr",
            "rule-problem-unknown-operator",
            Some("WithinAfter"),
        ),
        (
            "evntually(armed)[0, 1 s]",
            "evntually",
            "rule-problem-unknown-operator",
            Some("eventually"),
        ),
        ("evntually[0, 1 s] armed", "[", "rule-problem-expected-end", None),
        ("alt > 1 km", "km", "rule-problem-unknown-unit", Some("m")),
        ("alt > 1", "alt > 1", "rule-problem-unit-missing", None),
        ("alt > 1 s", "alt > 1 s", "rule-problem-unit", None),
        ("alt + speed > 1 m", "speed", "rule-problem-unit", None),
        ("alt * speed > 1 m", "speed", "rule-problem-not-linear", None),
        ("alt / 0 > 1 m", "0", "rule-problem-overflow", None),
        (
            "eventually[5 s, 1 s] armed",
            "[5 s, 1 s]",
            "rule-problem-interval-empty",
            None,
        ),
        (
            "eventually armed",
            "eventually armed",
            "rule-problem-interval-missing",
            None,
        ),
        (
            "eventually[-1 s, 1 s] armed",
            "[-1 s, 1 s]",
            "rule-problem-interval-negative",
            None,
        ),
        ("eventually[0 s, 3 h] armed", "3 h", "rule-problem-too-far", None),
        (
            "eventually[0, 2 h] eventually[0, 2 h] begins(armed)",
            "",
            "rule-problem-too-far",
            None,
        ),
        (
            "eventually[0, 1 ms] armed",
            "1 ms",
            "rule-problem-shorter-than-a-tick",
            None,
        ),
        ("eventually[0, alt] armed", "alt", "rule-problem-not-a-constant", None),
        ("seat(3, armed)", "3", "rule-problem-seat", None),
        ("phase < posts", "phase < posts", "rule-problem-word-order", None),
        ("alt", "alt", "rule-problem-not-a-condition", None),
        ("Sustained(1 s)", "Sustained(1 s)", "rule-problem-arguments", None),
        ("(armed", "", "rule-problem-expected-close", None),
        ("armed armed", "armed", "rule-problem-expected-end", None),
        ("armed and é§ > 1", "§", "rule-problem-character", None),
        (
            "alt > 12345678901234567890 m",
            "12345678901234567890",
            "rule-problem-number",
            None,
        ),
        ("", "", "rule-problem-empty", None),
    ] {
        if id == "rule-problem-too-far" && at.is_empty() {
            let problems = compile("armed", rule, &[]).map(|_| ()).unwrap_err();
            assert!(problems.iter().any(|problem| problem.id() == id), "{problems:?}");
        } else {
            check_problem(rule, at, id, nearest);
        }
    }
}

#[test]
fn all_problems_of_a_row_come_at_once() {
    let problems = compile(
        "armd",
        "WithinAfter(5 m, event(land), atl < 1 m and ) or speed > 1 m",
        &[],
    );
    let ids: Vec<&str> = problems.map(|_| ()).unwrap_err().iter().map(RuleProblem::id).collect();
    let expected = [
        "rule-problem-unknown-name",
        "rule-problem-unit",
        "rule-problem-unknown-event",
        "rule-problem-unknown-name",
        "rule-problem-expected-operand",
        "rule-problem-unit",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn thresholds_are_kept_as_written() {
    let constants = [Constant {
        name: "delay".to_owned(),
        value: "5 s".to_owned(),
    }];
    let rows = compile(
        "event(land_call)",
        "WithinAfter({delay}, event(land_call), rate(alt) < -0.3 m/s)",
        &constants,
    );
    let rows = rows.unwrap();
    let written: Vec<(Option<&str>, &str)> = rows.rows()[0]
        .thresholds
        .iter()
        .map(|t| (t.name.as_deref(), t.value.as_str()))
        .collect();
    assert_eq!(written, [(Some("delay"), "5 s"), (None, "0.3 m/s")]);
    let plain = compile(
        "event(land_call)",
        "WithinAfter(5 s, event(land_call), rate(alt) < -0.3 m/s)",
        &[],
    )
    .unwrap();
    assert_eq!(rows.rows()[0].looks_ahead(), plain.rows()[0].looks_ahead());
    assert_eq!(rows.rows()[0].looks_ahead(), 300);
}

fn found(occasion: &str, rule: &str) -> Vec<(String, &'static str)> {
    let vocabulary = vocabulary();
    let marks = ["readback".to_owned()];
    let setting = Setting::new(&vocabulary, 2, 0, &marks);
    let sources = [RowSource {
        id: "row",
        occasion,
        rule,
        constants: &[],
    }];
    let rows = CompiledRows::compile(&sources, &setting).unwrap();
    let of = |finding: RuleFinding| {
        let text = if finding.part == Part::Rule { rule } else { occasion };
        (finding.span.of(text).to_owned(), finding.finding.id())
    };
    findings(&rows, &sources, &setting, LONGEST)
        .into_iter()
        .map(of)
        .collect()
}

/// A session of ten minutes at most.
const LONGEST: simulation::Tick = 36_000;

#[test]
fn what_cannot_be_seen_or_missed_is_found_without_playing() {
    let check = |occasion: &str, rule: &str, expected: &[(&str, &'static str)]| {
        let expected: Vec<(String, &'static str)> = expected.iter().map(|(at, id)| ((*at).to_owned(), *id)).collect();
        assert_eq!(found(occasion, rule), expected, "{occasion} / {rule}");
    };
    check("armed", "eventually[0, 1 s] alt > 1 m", &[]);
    let never = ("alt > 2000 m", "rule-finding-impossible-comparison");
    check("armed", "eventually[0, 1 s] (alt > 2000 m or event(contact))", &[never]);
    check(
        "armed",
        "eventually[0, 1 s] alt > 2000 m",
        &[never, ("eventually[0, 1 s] alt > 2000 m", "rule-finding-impossible")],
    );
    let always = ("alt > -2000 m", "rule-finding-always");
    check(
        "armed",
        "alt > -2000 m",
        &[always, ("alt > -2000 m", "rule-finding-without-act")],
    );
    check(
        "armed",
        "alt > 3 m and alt < 2 m",
        &[("alt > 3 m and alt < 2 m", "rule-finding-exclusive")],
    );
    check(
        "armed",
        "not begins(armed)",
        &[("not begins(armed)", "rule-finding-exclusive")],
    );
    let inside = "eventually[0, 5 s] (alt > 3 m and always[0, 1 s] (alt > 1 m and alt < 0.5 m))";
    check("armed", inside, &[(inside, "rule-finding-exclusive")]);
    let narrow = "Order(armed, event(contact), alt > 1 m)[0, 1 t]";
    check("armed", narrow, &[(narrow, "rule-finding-narrow")]);
    check(
        "event(land_call)",
        "NeverFor(5 s, event(contact))",
        &[("NeverFor(5 s, event(contact))", "rule-finding-without-act")],
    );
    let short = "longest(armed)[0, 1 s] >= 2 s";
    check("armed", short, &[(short, "rule-finding-impossible")]);
    for (rule, possible) in [
        ("Accumulated(11 min, armed)[0, 12 min]", false),
        ("Accumulated(9 min, armed)[0, 12 min]", true),
        ("eventually[11 min, 12 min] armed", false),
        ("eventually[1 min, 12 min] armed", true),
        ("always[0, 11 min] (armed or alt > 1 m)", false),
        ("not eventually[0, 11 min] armed", false),
        ("once[11 min, 12 min] armed", false),
        ("mean(alt)[-6 min, 6 min] > 1 m", false),
        ("eventually[0, 5 min] (alt > 1 m and always[0, 4 min] armed)", true),
        ("eventually[6 min, 7 min] (alt > 1 m and always[0, 4 min] armed)", false),
    ] {
        let longer = (rule.to_owned(), "rule-finding-longer");
        assert_eq!(!found("true", rule).contains(&longer), possible, "{rule}");
    }
    let long = "NeverDuring(phase = posts, event(contact))";
    check("event(land_call)", long, &[(long, "rule-finding-spans")]);
}

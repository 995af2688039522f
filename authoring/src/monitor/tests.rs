//! What `monitor` answers, to good and to bad input, in both languages.

use super::*;

/// What is printed, and what is said beside it.
fn answered(language: Language, rule: &str, trace: &str) -> (String, String) {
    answered_between(language, rule, trace, false)
}

fn answered_between(language: Language, rule: &str, trace: &str, hold: bool) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trace.csv");
    std::fs::write(&file, trace).unwrap();
    let arguments = Arguments {
        rule: rule.to_owned(),
        trace: file,
        hold,
        settings: vec!["eps=0.5".to_owned()],
    };
    let (mut out, mut aside) = (Vec::new(), Vec::new());
    let done = answer(language, &arguments, &mut out, &mut aside);
    let mut aside = String::from_utf8(aside).unwrap();
    if let Err(stop) = done {
        let said = stop.into_failure().unwrap().sentence(language);
        aside.push_str(&said.replace(&arguments.trace.display().to_string(), "trace.csv"));
    }
    (String::from_utf8(out).unwrap(), aside)
}

fn check_said(language: Language, rule: &str, trace: &str, expected: &str) {
    let (out, aside) = answered(language, rule, trace);
    assert_eq!((out.as_str(), aside.trim_end()), ("", expected), "{rule}");
}

const CLIMB: &str = "t,alt\n0,1\n0.1,2\n0.2,3\n0.3,0\n";

#[test]
fn every_sample_has_a_verdict_and_a_distance() {
    let (out, aside) = answered(Language::French, "always[0, 0.1 s] alt > eps", CLIMB);
    let expected = "t,verdict,robustness\n0.000000,true,0.50000\n0.100000,true,1.50000\n0.200000,false,-0.50000\n\
                    0.300000,false,\n";
    // At the last sample the verdict is sure and how far is not: a later sample could only be lower.
    assert_eq!((out.as_str(), aside.as_str()), (expected, ""));
}

#[test]
fn a_signal_that_vanishes_leaves_verdicts_open_and_says_no_distance() {
    let trace = "t,alt,speed\n0,1,1\n0.1,2,1\n0.2,,1\n0.3,,0\n";
    let (out, _) = answered(Language::English, "alt >= 1 and speed > eps", trace);
    let expected = "t,verdict,robustness\n0.000000,true,0.00000\n0.100000,true,0.50000\n0.200000,unknown,\n\
                    0.300000,false,\n";
    assert_eq!(out, expected);
}

#[test]
fn what_cannot_be_read_is_shown_where_it_stands() {
    check_said(
        Language::French,
        "écart > 1 and altt > 2",
        "t,écart,alt\n0,1,1\n1,1,1\n",
        "  écart > 1 and altt > 2\n                ^^^^\nAucun signal ni seuil ne s'appelle « altt ». Le nom le plus proche : alt.",
    );
    check_said(
        Language::English,
        "eventually[0, 1e30 s] alt > 1",
        CLIMB,
        "  eventually[0, 1e30 s] alt > 1\n                ^^^^\nThe number “1e30” cannot be read: 18 digits at most, no exponent.",
    );
    check_said(
        Language::French,
        "eventually[0, 999999999 s] alt > 1",
        CLIMB,
        "  eventually[0, 999999999 s] alt > 1\n                ^^^^^^^^^^^\nUne règle regarde au plus 7\u{a0}200 s en arrière et en avant.",
    );
    check_said(
        Language::French,
        "alt > NaN",
        CLIMB,
        "  alt > NaN\n        ^^^\nAucun signal ni seuil ne s'appelle « NaN ».",
    );
    check_said(
        Language::English,
        "alt > 2 m",
        CLIMB,
        "  alt > 2 m\n  ^^^^^^^^^\nThis quantity has no unit: take “m” away.",
    );
    check_said(
        Language::French,
        "alt > 1 🚁",
        CLIMB,
        "  alt > 1 🚁\n          ^\nLe caractère « 🚁 » n'a pas de place dans une règle.",
    );
    check_said(
        Language::French,
        "eventually[0, 0.01 s] alt > 1",
        CLIMB,
        "  eventually[0, 0.01 s] alt > 1\n                ^^^^^^\n0.01 s : c'est plus court qu'un pas de temps (0.1 s). \
         Écrivez une durée plus longue, ou comptez en pas : 1 t.",
    );
}

#[test]
fn absurd_depth_and_length_are_refused_in_a_few_lines() {
    let deep = format!("{}alt > 1{}", "(".repeat(100_000), ")".repeat(100_000));
    let (out, aside) = answered(Language::French, &deep, CLIMB);
    assert_eq!(out, "");
    assert!(aside.len() < 1_000, "{aside}");
    assert!(
        aside.ends_with("La formule est trop longue : 8\u{a0}192 octets au plus.\n"),
        "{aside}"
    );
    let (_, aside) = answered(Language::English, &format!("{}alt > 1", "(".repeat(4_000)), CLIMB);
    assert!(aside.len() < 1_000, "{aside}");
    assert!(
        aside.ends_with("Parentheses and operators are nested too deep: 64 at most.\n"),
        "{aside}"
    );
    let (_, aside) = answered(Language::French, "((alt > 1 and", CLIMB);
    assert_eq!(
        aside,
        "  ((alt > 1 and\n               ^\nLa formule finit ici, attendu : un signal, un nombre, un événement, \
         un opérateur ou une parenthèse.\n"
    );
    // A million operators once written out.
    let mut nested = "alt > 1".to_owned();
    for _ in 0..40 {
        nested = format!("NeverDuring({nested}, alt > 2)[0 s, 1 s]");
    }
    let (_, aside) = answered(Language::English, &nested, CLIMB);
    assert!(
        aside.contains("Written out, the formula has more than 20,000 operators."),
        "{aside}"
    );
    assert!(aside.len() < 4_000, "{aside}");
}

#[test]
fn values_that_are_no_numbers_are_refused_by_line() {
    for (trace, expected) in [
        (
            "t,alt\n0,1\n1,NaN\n",
            "trace.csv, line 3: “NaN” is no finite number (no NaN, no infinity, below 9·10¹² in size).",
        ),
        (
            "t,alt\n0,-inf\n1,1\n",
            "trace.csv, line 2: “-inf” is no finite number (no NaN, no infinity, below 9·10¹² in size).",
        ),
        ("t,alt\n0,1\n0,1\n", "trace.csv, line 3: the time 0 does not advance."),
        (
            "t,a 🚁\n0,1\n1,1\n",
            "trace.csv, line 1: “a 🚁” cannot name a signal (letters, digits and _, each name once, 256 at most).",
        ),
    ] {
        check_said(Language::English, "alt > 1", trace, expected);
    }
}

/// The verdict at the first sample.
fn first(out: &str) -> &str {
    out.lines()
        .nth(1)
        .and_then(|line| line.split(',').nth(1))
        .unwrap_or_default()
}

#[test]
fn a_short_touch_in_a_log_of_changes_decides() {
    let changes = "t,touch\n0,0\n3,0\n3.05,1\n3.1,0\n6,0\n9,0\n";
    for hold in [false, true] {
        let (out, aside) = answered_between(Language::English, "always[0 s, 9 s] (touch < 0.5)", changes, hold);
        assert_eq!(first(&out), "false", "{aside}");
    }
}

#[test]
fn a_hole_decides_nothing_and_is_named() {
    let broken = "t,alt\n0,2\n0.5,2\n1,2\n1.5,2\n2,2\n9.5,0.1\n10,0.1\n10.5,0.1\n";
    let into = "always[0 s, 4 s] (alt > 1)";
    let (out, aside) = answered(Language::French, into, broken);
    assert_eq!(first(&out), "unknown");
    assert!(aside.starts_with("Rien entre 2 s et 9,5 s : "), "{aside}");
    let (_, aside) = answered(Language::English, into, broken);
    assert!(
        aside.starts_with("Nothing between 2 s and 9.5 s: ") && aside.contains("--hold"),
        "{aside}"
    );
    // Before and after it everything is decided as ever, and what is false somewhere is false.
    let (out, _) = answered(Language::French, "always[0 s, 2 s] (alt > 1)", broken);
    assert_eq!(first(&out), "true");
    let (out, _) = answered(Language::French, "always[0 s, 10 s] (alt > 1)", broken);
    assert_eq!(first(&out), "false");
    let (out, aside) = answered_between(Language::French, into, broken, true);
    assert_eq!((first(&out), aside.as_str()), ("true", ""));
}

#[test]
fn a_comma_that_has_two_readings_is_shown_with_both() {
    check_said(
        Language::French,
        "always[0,5 s] (alt > 1)",
        CLIMB,
        "  always[0,5 s] (alt > 1)\n         ^^^\n« 0,5 » se lit de deux façons : [0 s, 5 s] ou [0 s, 0.5 s]. \
         Écris celle que tu veux dire.",
    );
    check_said(
        Language::English,
        "always[0 s, 0,2 s] (alt > 0,5)",
        CLIMB,
        "  always[0 s, 0,2 s] (alt > 0,5)\n              ^^^\n\
         “0,2”: in a rule, a number is written with a point. Write 0.2.\n  \
         always[0 s, 0,2 s] (alt > 0,5)\n                            ^^^\n\
         “0,5”: in a rule, a number is written with a point. Write 0.5.",
    );
    let (_, aside) = answered(
        Language::French,
        "always[0, 0.1 s] (alt > eps)",
        "t;alt\n0;1,5\n0,1;2\n",
    );
    assert_eq!(aside, "");
}

#[test]
fn what_excel_writes_first_is_read() {
    let excel = "\u{feff}sep=;\r\ntemps;hauteur\r\n0;1,5\r\n0,1;0,9\r\n0,2;1,8\r\n";
    let (out, aside) = answered(Language::French, "hauteur > 1", excel);
    let expected = "t,verdict,robustness\n0.000000,true,0.50000\n0.100000,false,-0.10000\n0.200000,true,0.80000\n";
    assert_eq!((out.as_str(), aside.as_str()), (expected, ""));
}

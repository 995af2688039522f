//! Absurd depth and size, any text at all, the largest numbers.

use proptest::prelude::*;
use simulation::Fixed;

use super::agreement_tests::vocabulary;
use super::language_tests::compile;
use super::moment_tests::landing;
use super::*;

#[test]
fn absurd_depth_is_refused_not_followed() {
    for deep in [
        "(".repeat(5000),
        "not ".repeat(2000) + "armed",
        "always[0, 1s] ".repeat(550) + "armed",
        "-".repeat(4000) + "alt > 1 m",
        "armed implies ".repeat(500) + "armed",
        "any_seat(".repeat(80) + "armed" + &")".repeat(80),
        "AtLeast(1,".repeat(700),
    ] {
        let problems = compile("armed", &deep, &[]).map(|_| ()).unwrap_err();
        assert!(
            problems.iter().any(|p| p.id() == "rule-problem-too-deep"),
            "{:?}",
            problems.first()
        );
    }
    let long = "armed and ".repeat(2000) + "armed";
    assert_eq!(
        compile("armed", &long, &[]).unwrap_err()[0].id(),
        "rule-problem-too-long"
    );
    let wide = "armed and ".repeat(700) + "armed";
    assert!(compile("armed", &wide, &[]).is_ok());
}

#[test]
fn forms_that_multiply_are_refused_once_too_large() {
    let mut rule = "armed".to_owned();
    for _ in 0..40 {
        rule = format!("NeverDuring({rule}, any_seat(armed))[0 s, 1 s]");
    }
    let problems = compile("armed", &rule, &[]).map(|_| ()).unwrap_err();
    assert!(
        problems.iter().any(|p| p.id() == "rule-problem-too-large"),
        "{:?}",
        problems.first()
    );
}

#[test]
fn what_would_take_too_much_memory_is_refused_before_it_runs() {
    // A longest run over most of two hours, many times over; each window is another.
    let rule: Vec<String> = (0..40)
        .map(|at| format!("longest(alt > {} m)[0 s, {} s] >= 1 s", at % 9, 7_000 - at))
        .collect();
    let problems = compile("armed", &rule.join(" or "), &[]).map(|_| ()).unwrap_err();
    assert_eq!(problems[0].id(), "rule-problem-too-much-memory");
    assert!(compile("armed", &rule[..2].join(" or "), &[]).is_ok());
    // An operator that only remembers a tick costs nothing however far it looks.
    let cheap: Vec<String> = (0..40)
        .map(|at| format!("eventually[0 s, {} s] alt > {} m", 3_000 - at, at % 9))
        .collect();
    assert!(compile("armed", &cheap.join(" or "), &[]).is_ok());
}

#[test]
fn what_is_reckoned_is_no_less_than_what_is_held() {
    for rule in [
        "longest(alt > 2 m)[0 s, 10 min] >= 1 s and highest(alt)[-5 min, 5 min] < 9 m",
        "(alt > 1 m) until[1 min, 20 min] (armed and once[0 s, 5 min] alt > 3 m)",
        "Order(armed, alt > 1 m, alt > 2 m)[0 s, 10 min]",
        "ratio(mean(alt)[0 s, 10 min], mean(alt)[-10 min, 0 s], 1 m) <= 2",
    ] {
        let rows = compile("armed", rule, &[]).unwrap();
        let slots = monitor::slots_read(&rows.arena).len();
        let mut monitor = Monitor::new(&rows, 1);
        let mut out = Vec::new();
        let mut sample = vec![Fixed::ZERO; rows.sample_len()];
        for tick in 0..90_000_i64 {
            // A falling sawtooth fills the queues of extremes.
            sample.fill(Fixed((40_000 - tick % 40_000) * 100));
            monitor.tick(&sample, &[], &[], &mut out);
        }
        let reckoned = held::bytes(&rows.arena, &rows.reaches, slots);
        // Beside it there is a fixed cost per operator, which the number of operators bounds.
        let fixed = rows.operators() as u64 * 1_024;
        assert!(
            monitor.bytes() as u64 <= reckoned + fixed,
            "{rule}: {} > {reckoned}",
            monitor.bytes()
        );
    }
}

#[test]
fn ten_thousand_rows_are_refused() {
    let vocabulary = vocabulary();
    let row = RowSource {
        id: "row",
        occasion: "armed",
        rule: "armed",
        constants: &[],
    };
    let problems = CompiledRows::compile(&vec![row; 10_000], &Setting::new(&vocabulary, 2, 0, &[]));
    assert_eq!(problems.unwrap_err()[0].id(), "rule-problem-too-many-rows");
}

const WORDS: [&str; 40] = [
    "armed",
    "alt",
    "speed",
    "phase",
    "posts",
    "event",
    "contact",
    "force",
    "with",
    "land_call",
    "verb",
    "ask",
    "mark",
    "readback",
    "not",
    "and",
    "or",
    "implies",
    "always",
    "eventually",
    "until",
    "since",
    "once",
    "count",
    "duration",
    "longest",
    "ratio",
    "mean",
    "seat",
    "any_seat",
    "WithinAfter",
    "NeverDuring",
    "m",
    "s",
    "N",
    "1",
    "0.5",
    "7200",
    "é",
    "{delay}",
];
const SIGNS: [&str; 16] = [
    "(", ")", "[", "]", ",", "<", "<=", "=", "!=", ">", "+", "-", "*", "/", "->", "%",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_text_gives_rows_or_problems_inside_it(text in "\\PC{0,200}") {
        if let Err(problems) = compile("armed", &text, &[]) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(problem.span.start <= problem.span.end && problem.span.end <= text.len());
                prop_assert!(text.get(problem.span.start..problem.span.end).is_some());
            }
        }
    }

    #[test]
    fn any_soup_of_words_is_survived(
        soup in proptest::collection::vec(proptest::sample::select([&WORDS[..], &SIGNS[..], &SIGNS[..]].concat()), 0..60)
    ) {
        let text = soup.join(" ");
        if let Ok(rows) = compile("armed", &text, &[]) {
            // What compiles also runs.
            let _moments = moments(&rows, 0, &landing());
        }
    }
}

#[test]
fn the_largest_numbers_stay_exact() {
    let rules = [
        "sum(3 * alt - 2 * 1 s * speed)[-10 s, 10 s] > 1 s * 1 m",
        "ratio(mean(abs(alt + 1 m))[0, 9 t], mean(alt)[-9 t, 0], 0.1 m) <= 1.333333",
        "highest(1000000 * alt)[0, 5 t] - lowest(1000000 * alt)[0, 5 t] > 5 m",
        "123456789.123456 * alt - 0.000001 * 1 s * speed >= 0.000001 m",
        "rate(alt) > 1000000 m/s",
    ];
    for rule in rules {
        let rows = compile("begins(armed) or not begins(armed)", rule, &[]).unwrap();
        let mut segment = Segment::new(0, true, 7);
        for tick in 0..40_i64 {
            let value = [i64::MAX, i64::MIN, 0, -1][tick as usize % 4];
            segment.push(&[Fixed(value); 7], &[]);
        }
        assert_eq!(
            moments(&rows, 0, &segment),
            reference::moments(&rows, 0, &segment),
            "{rule}"
        );
    }
}

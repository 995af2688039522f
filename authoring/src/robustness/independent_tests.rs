//! Distances worked out by another program. `independent.json` was made by a few lines of Python that follow the
//! textbook definition over the formula as written (minimum and maximum over all ticks of a window, unknown
//! beyond the trace and where a value is missing), drawn at random; on 400 other formulas the same lines agree
//! with `rtamt` (Nickovic & Yamaguchi 2020) at all 10 541 ticks that its bounded windows decide.

use serde_json::Value;
use simulation::{EventKind, Fixed, SignalKind, Unit, Vocabulary};
use situation::rule::{CompiledRows, RowSource, Segment, Setting};

use super::distances;

#[test]
fn distances_are_what_another_program_works_out() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("independent.json")).unwrap();
    assert!(cases.len() >= 12);
    for case in &cases {
        let rule = case["rule"].as_str().unwrap();
        let list = |name: &str| case[name].as_array().unwrap();
        let signal = |name: &str| SignalKind {
            name: name.to_owned(),
            unit: Unit::None,
            words: Vec::new(),
            per_seat: false,
            min: Fixed(i64::MIN),
            max: Fixed(i64::MAX),
        };
        let vocabulary = Vocabulary {
            signals: vec![signal("x"), signal("y")],
            events: vec![EventKind::verb()],
        };
        let row = RowSource {
            id: "row",
            occasion: "true",
            rule,
            constants: &[],
        };
        let rows = CompiledRows::compile(&[row], &Setting::new(&vocabulary, 1, 0, &[])).unwrap();
        let mut segment = Segment::new(0, true, 2);
        for (x, y) in list("x").iter().zip(list("y")) {
            segment.push_with_gaps(&[x, y].map(|value| value.as_f64().map(Fixed::from_f64)), &[]);
        }
        let found = distances(&rows, 0, &segment).unwrap();
        assert_eq!(found.len(), list("robustness").len(), "{rule}");
        for (tick, (found, expected)) in found.iter().zip(list("robustness")).enumerate() {
            let expected = match expected {
                Value::Number(number) => number.as_f64(),
                Value::String(infinite) => infinite.parse().ok(),
                _ => None,
            };
            let close = match (found.value(), expected) {
                // A strict comparison starts a millionth further: signals are whole millionths.
                (Some(found), Some(expected)) => found == expected || (found - expected).abs() < 1.5e-5,
                (found, expected) => found == expected,
            };
            assert!(close, "{rule} at {tick}: {:?}, expected {expected:?}", found.value());
        }
    }
}

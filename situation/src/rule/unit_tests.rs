//! A bench is measured in units of its own: millimetres, grams, newton metres, degrees Celsius.

use simulation::{Event, EventKind, FieldKind, Fixed, MAX_EVENT_FIELDS, SignalKind, Unit, Vocabulary};

use super::*;

fn bench() -> Vocabulary {
    Vocabulary {
        signals: vec![
            SignalKind::number("gap", Unit::Millimetre, 0, 500),
            SignalKind::number("mass", Unit::Gram, 0, 5_000),
            SignalKind::number("torque", Unit::NewtonMetre, 0, 50),
            SignalKind::number("heat", Unit::DegreeCelsius, 0, 400),
        ],
        events: vec![
            EventKind::verb(),
            EventKind::own_act("cut", vec![FieldKind::number("length", Unit::Millimetre)]),
        ],
    }
}

fn compile(rules: &[&str]) -> Result<CompiledRows, Vec<RuleProblem>> {
    let vocabulary = bench();
    let rows: Vec<RowSource<'_>> = rules
        .iter()
        .map(|rule| RowSource {
            id: "row",
            occasion: "true",
            rule,
            constants: &[],
        })
        .collect();
    CompiledRows::compile(&rows, &Setting::new(&vocabulary, 1, 0, &[]))
}

#[test]
fn the_same_amount_in_another_unit_is_the_same_rule() {
    for (left, right) in [
        ("gap > 2 cm", "gap > 20 mm"),
        ("gap > 2 cm", "gap > 0.02 m"),
        ("mass >= 0.2 kg", "mass >= 200 g"),
        ("torque < 3 Nm", "torque < 3 N·m"),
        ("heat > 180 °C", "heat > 180 degC"),
        ("event(cut, length > 2 cm)", "event(cut, length > 20 mm)"),
    ] {
        let rows = compile(&[left, right]).unwrap_or_else(|problems| panic!("{left}: {problems:?}"));
        assert!(rows.rows()[0].same_as(&rows.rows()[1]), "{left}\n{right}");
    }
}

#[test]
fn other_dimensions_do_not_fit() {
    for rule in [
        "gap > 2 g",
        "mass > 2 N",
        "torque > 2 N",
        "heat > 2 deg",
        "event(cut, length > 2 g)",
    ] {
        let problems = compile(&[rule]).map(|_| ()).unwrap_err();
        assert!(
            problems.iter().any(|p| p.id() == "rule-problem-unit"),
            "{rule}: {problems:?}"
        );
    }
}

#[test]
fn a_signal_in_millimetres_is_compared_as_a_length() {
    let rows = compile(&["gap > 2 cm", "event(cut, length > 2 cm)"]).unwrap_or_else(|p| panic!("{p:?}"));
    for (millimetres, above) in [(19, false), (20, false), (21, true)] {
        let length = Fixed::from_int(millimetres);
        let mut fields = [Fixed::ZERO; MAX_EVENT_FIELDS];
        fields[0] = length;
        let cut = Event {
            kind: 1,
            seat: 0,
            fields,
        };
        let mut segment = Segment::new(1, true, 4);
        segment.push(&[length, Fixed::ZERO, Fixed::ZERO, Fixed::ZERO], &[cut]);
        let expected = if above { Truth::True } else { Truth::False };
        for row in 0..2 {
            assert_eq!(
                reference::holds_on(&rows, row, 1, &segment),
                expected,
                "{millimetres} mm, {row}"
            );
        }
    }
}

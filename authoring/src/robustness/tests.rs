//! Distances by hand, and their signs against the reference.

use simulation::{EventKind, Fixed, SignalKind, Unit, Vocabulary};
use situation::rule::{RowSource, Setting, reference};

use super::*;

fn vocabulary() -> Vocabulary {
    let signal = |name: &str| SignalKind {
        name: name.to_owned(),
        unit: Unit::None,
        words: Vec::new(),
        per_seat: false,
        min: Fixed::from_int(-100),
        max: Fixed::from_int(100),
    };
    Vocabulary {
        signals: vec![signal("x"), signal("y")],
        events: vec![EventKind::verb()],
    }
}

fn of(rule: &str, values: &[(i64, i64)]) -> (Vec<Distance>, Vec<Truth>) {
    let vocabulary = vocabulary();
    let row = RowSource {
        id: "row",
        occasion: "true",
        rule,
        constants: &[],
    };
    let rows = CompiledRows::compile(&[row], &Setting::new(&vocabulary, 1, 0, &[])).unwrap();
    let mut segment = Segment::new(0, true, 2);
    for (x, y) in values {
        segment.push(&[Fixed::from_int(*x), Fixed::from_int(*y)], &[]);
    }
    (
        distances(&rows, 0, &segment).unwrap(),
        reference::verdicts(&rows, 0, &segment),
    )
}

#[test]
fn a_distance_is_how_far_the_worst_or_best_tick_is() {
    let values = [(1, 0), (5, 0), (2, 0), (7, 0)];
    let (found, _) = of("eventually[0 t, 2 t] x >= 4", &values);
    assert_eq!(found[0].value(), Some(1.0));
    let (found, _) = of("always[0 t, 2 t] x >= 4", &values);
    assert_eq!(found[0].value(), Some(-3.0));
    assert_eq!(found[1].value(), Some(-2.0));
    assert_eq!(found[2].value(), None);
    let (found, _) = of("x >= 4 and x - y >= 1", &values);
    assert_eq!(found[1].value(), Some(1.0));
}

proptest::proptest! {
    #[test]
    fn the_sign_never_contradicts_the_verdict(
        rule in 0_usize..10,
        values in proptest::collection::vec((-3_i64..4, -3_i64..4), 1..30),
    ) {
        let rules = [
            "always[0 t, 3 t] (x > 0 or y < 1)",
            "eventually[1 t, 4 t] (x >= 2 and y >= 0)",
            "(x > 0) until[1 t, 5 t] (y > 1)",
            "(x > 0) since[0 t, 5 t] (y > 1)",
            "historically[0 t, 2 t] x < 3 implies once[1 t, 3 t] y = 0",
            "count(x > 0)[-2 t, 2 t] >= 2",
            "longest(x > 0)[0 t, 6 t] >= 3 t and duration(y > 0)[0 t, 3 t] < 2 t",
            "order(x > 1, y > 1, x < 0)[0 t, 6 t]",
            "mean(abs(x))[0 t, 3 t] > 1.3 and highest(x)[0 t, 2 t] - lowest(x)[0 t, 2 t] <= 3",
            "begins(x > 0) or not next (y > 0)",
        ];
        let (found, verdicts) = of(rules[rule], &values);
        for (distance, verdict) in found.iter().zip(verdicts) {
            proptest::prop_assert_eq!(distance.truth, verdict, "{}", rules[rule]);
            if distance.least > 0.0 {
                proptest::prop_assert_eq!(verdict, Truth::True);
            }
            if distance.most < 0.0 {
                proptest::prop_assert_eq!(verdict, Truth::False);
            }
        }
    }
}

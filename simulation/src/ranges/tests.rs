use schemars::JsonSchema;
use serde::Serialize;

use super::{Ranges, within};
use crate::ParameterProblem;

#[derive(Clone, Serialize, JsonSchema)]
struct Workbench {
    #[schemars(transform = within(0.5, 2.0))]
    height_m: f64,
    #[schemars(transform = within(1.0, 10.0))]
    wait_s: (f64, f64),
    #[schemars(transform = within(-1.0, 1.0))]
    corner_m: [f64; 2],
    #[schemars(range(min = 1, max = 4))]
    people: u8,
    /// No range.
    anywhere_m: (f64, f64),
    /// No range, and no from and to.
    first_and_last: (u8, u8),
    #[schemars(length(min = 2, max = 4))]
    name: String,
    #[schemars(length(max = 2))]
    tools: Vec<Tool>,
    lamp: Option<Lamp>,
    #[schemars(transform = within(3.0, 4.0))]
    shelf: Shelf,
}

/// Referred to by the schema, so that its range stands beside a reference.
#[derive(Clone, Serialize, JsonSchema)]
struct Shelf(f64);

#[derive(Clone, Serialize, JsonSchema)]
struct Lamp {
    #[schemars(transform = within(0.0, 1.0))]
    brightness: f64,
}

#[derive(Clone, Serialize, JsonSchema)]
enum Tool {
    Hammer,
    Saw(Lamp),
    Drill {
        #[schemars(transform = within(10.0, 20.0))]
        turns: f64,
    },
}

fn right() -> Workbench {
    Workbench {
        height_m: 0.5,
        wait_s: (1.0, 10.0),
        corner_m: [-1.0, 1.0],
        people: 4,
        anywhere_m: (-1e9, 1e9),
        first_and_last: (3, 2),
        name: "éta".to_owned(),
        tools: vec![Tool::Saw(Lamp { brightness: 1.0 }), Tool::Drill { turns: 10.0 }],
        lamp: None,
        shelf: Shelf(4.0),
    }
}

fn problems(change: impl FnOnce(&mut Workbench)) -> Vec<ParameterProblem> {
    let mut bench = right();
    change(&mut bench);
    Ranges::stated().problems(&bench)
}

/// The one problem after a change, as path, smallest and largest allowed.
#[track_caller]
fn check(change: impl FnOnce(&mut Workbench), path: &str, min: f64, max: f64) {
    let found = problems(change);
    let [problem] = found.as_slice() else {
        panic!("{path}: {found:?}");
    };
    assert_eq!((problem.path.as_str(), problem.min, problem.max), (path, min, max));
}

#[test]
fn bounds_belong_to_the_range() {
    assert_eq!(problems(|_| ()), []);
}

#[test]
fn every_shape_is_walked() {
    check(|bench| bench.height_m = 0.499, "height_m", 0.5, 2.0);
    check(|bench| bench.corner_m[1] = 1.001, "corner_m[1]", -1.0, 1.0);
    check(|bench| bench.people = 5, "people", 1.0, 4.0);
    check(|bench| bench.people = 0, "people", 1.0, 4.0);
    check(
        |bench| bench.tools[0] = Tool::Saw(Lamp { brightness: -0.1 }),
        "tools[0].brightness",
        0.0,
        1.0,
    );
    check(
        |bench| bench.tools[1] = Tool::Drill { turns: 21.0 },
        "tools[1].turns",
        10.0,
        20.0,
    );
    check(
        |bench| bench.lamp = Some(Lamp { brightness: 2.0 }),
        "lamp.brightness",
        0.0,
        1.0,
    );
    check(|bench| bench.shelf = Shelf(2.9), "shelf", 3.0, 4.0);
}

#[test]
fn a_pair_is_from_and_to() {
    check(|bench| bench.wait_s = (0.0, 10.0), "wait_s.0", 1.0, 10.0);
    check(|bench| bench.wait_s = (2.0, 11.0), "wait_s.1", 2.0, 10.0);
    check(|bench| bench.wait_s = (5.0, 4.0), "wait_s.1", 5.0, 10.0);
    check(|bench| bench.wait_s.0 = f64::NAN, "wait_s.0", 1.0, 10.0);
    check(
        |bench| bench.anywhere_m = (5.0, 4.0),
        "anywhere_m.1",
        5.0,
        f64::INFINITY,
    );
}

#[test]
fn what_is_no_finite_number_is_found_as_it_is() {
    assert!(problems(|bench| bench.height_m = f64::NAN)[0].found.is_nan());
    assert_eq!(problems(|bench| bench.height_m = f64::INFINITY)[0].found, f64::INFINITY);
}

#[test]
fn lengths_are_walked_texts_in_bytes() {
    check(|bench| bench.tools = vec![Tool::Hammer; 3], "tools", 0.0, 2.0);
    check(|bench| bench.name = "a".to_owned(), "name", 2.0, 4.0);
    check(|bench| bench.name = "été".to_owned(), "name", 2.0, 4.0);
}

#[test]
fn problems_are_put_in_the_order_of_the_fields() {
    let ranges = Ranges::<Workbench>::stated();
    let problem = |path: &str| ParameterProblem {
        path: path.to_owned(),
        found: 0.0,
        min: 1.0,
        max: 1.0,
    };
    let mut problems = ["tools[0]", "wait_s.1", "tools: Hammer", "wait_s.0", "height_m"].map(problem);
    ranges.sort(&mut problems);
    let paths = problems.map(|problem| problem.path);
    assert_eq!(paths, ["height_m", "wait_s.1", "wait_s.0", "tools[0]", "tools: Hammer"]);
}

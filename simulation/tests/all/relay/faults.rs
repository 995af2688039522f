//! What does not hold together is named, with its place.

use simulation::teamwork::relay::{Nature, Parameters, RelayTemplate, Sticker, Wall};
use simulation::{Making, Template};

fn found(change: impl Fn(&mut Parameters)) -> Vec<(String, &'static str)> {
    let mut parameters = Parameters::barn();
    change(&mut parameters);
    let faults = RelayTemplate::new(parameters).faults();
    faults.into_iter().map(|fault| (fault.path, fault.code)).collect()
}

fn check(change: impl Fn(&mut Parameters), path: &str, code: &'static str) {
    assert_eq!(found(change), [(path.to_owned(), code)]);
}

#[test]
fn the_barn_holds_together() {
    assert_eq!(found(|_| ()), []);
    assert_eq!(RelayTemplate::new(Parameters::barn()).problems(), []);
}

#[test]
fn names_of_nothing_and_names_twice() {
    check(
        |p| p.loads[0].to = "moon".to_owned(),
        "loads[0].to",
        "situation-making-unknown",
    );
    check(
        |p| p.doors[1].id = "piano".to_owned(),
        "loads[0]",
        "situation-duplicate-id",
    );
    check(|p| p.corridors[1].id = "Été".to_owned(), "corridors[1]", "situation-id");
}

#[test]
fn names_that_are_taken() {
    // With its load, which belongs there.
    let renamed = found(|p| {
        p.places[1].id = "let_go".to_owned();
        p.loads[1].to = "let_go".to_owned();
    });
    assert_eq!(renamed, [("places[1]".to_owned(), "situation-duplicate-id")]);
    check(
        |p| p.stickers[3] = Sticker::Water,
        "stickers[5]",
        "situation-relay-sticker-twice",
    );
}

#[test]
fn what_stands_in_a_wall() {
    check(
        |p| p.places[1].at_m = [7.0, 5.0],
        "places[1].at_m",
        "situation-relay-in-wall",
    );
    check(
        |p| p.starts[0].at_m = [0.1, 2.0],
        "starts[0].at_m",
        "situation-relay-in-wall",
    );
    check(
        |p| p.loads[0].at_m = [0.5, 8.2],
        "loads[0].at_m",
        "situation-relay-in-wall",
    );
    check(
        |p| p.loads[4].at_m = [9.5, 8.5],
        "loads[4].at_m",
        "situation-relay-in-wall",
    );
    check(
        |p| p.doors[0].levers[0].at_m = [8.0, 5.0],
        "doors[0].levers[0].at_m",
        "situation-relay-in-wall",
    );
    check(
        |p| p.charger.as_mut().unwrap().at_m = [7.0, 5.0],
        "charger.at_m",
        "situation-relay-in-wall",
    );
    check(
        |p| p.tap.as_mut().unwrap().at_m = [20.0, 5.0],
        "tap.at_m",
        "situation-relay-in-wall",
    );
}

#[test]
fn loads_that_nobody_could_move() {
    check(
        |p| p.loads[1].handles[0].at_m = [0.3, 0.0],
        "loads[1].handles[0].at_m",
        "situation-relay-handle-inside",
    );
    check(
        |p| p.loads[0].handles.truncate(1),
        "loads[0].handles",
        "situation-relay-one-handle",
    );
    check(
        |p| p.loads[0].rubs_n = 600.0,
        "loads[0].rubs_n",
        "situation-relay-too-heavy",
    );
}

#[test]
fn water_and_batteries_need_what_fills_them() {
    let without = found(|p| p.charger = None);
    let code = "situation-relay-no-charger";
    assert_eq!(
        without,
        [
            ("loads[2].nature".to_owned(), code),
            ("loads[3].nature".to_owned(), code)
        ]
    );
    check(|p| p.tap = None, "loads[1].nature", "situation-relay-no-tap");
    check(
        |p| p.charger.as_mut().unwrap().cable_m = 1.2,
        "loads[2].nature",
        "situation-relay-cable-short",
    );
    check(
        |p| {
            if let Nature::Electric { plugged, .. } = &mut p.loads[3].nature {
                *plugged = true;
            }
        },
        "loads[3].nature",
        "situation-relay-plugged-twice",
    );
}

#[test]
fn a_stretch_brings_something_and_the_block_comes_in_time() {
    check(
        |p| {
            p.loads.remove(4);
        },
        "course.blocked",
        "situation-relay-brings-nothing",
    );
    check(
        |p| p.course.blocks_after_s = (5.0, 130.0),
        "course.blocks_after_s",
        "situation-relay-block-late",
    );
}

#[test]
fn numbers_out_of_range_are_problems() {
    let mut parameters = Parameters::barn();
    parameters.loads[0].mass_kg = 0.0;
    parameters.walls[0].half_m[1] = f64::NAN;
    parameters.course.doors.lasts_s = 0.0;
    parameters.starts.pop();
    let problems = RelayTemplate::new(parameters).problems();
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "walls[0].half_m[1]",
            "loads[0].mass_kg",
            "starts",
            "course.doors.lasts_s"
        ]
    );
}

fn making(change: impl Fn(&mut Parameters)) -> Vec<(String, &'static str)> {
    let mut parameters = Parameters::barn();
    change(&mut parameters);
    match RelayTemplate::new(parameters).making(400_000) {
        Some(Making::Impossible(faults)) => faults.into_iter().map(|fault| (fault.path, fault.code)).collect(),
        other => panic!("{:?}", other.map(|making| matches!(making, Making::Possible { .. }))),
    }
}

#[test]
fn a_load_that_no_way_is_wide_enough_for() {
    // The stage is walled in.
    let around = [([3.2, 1.7], [0.2, 1.7]), ([1.7, 3.2], [1.7, 0.2])];
    let around = around.map(|(at_m, half_m)| Wall { at_m, half_m });
    let code = "situation-relay-no-way";
    let found = making(|p| {
        p.walls.extend(around.clone());
        p.starts[0].at_m = [5.4, 2.4];
    });
    assert_eq!(found, [("loads[0]".to_owned(), code)]);
    // Doorways through which somebody gets, and nothing that is 2.6 m wide.
    let found = making(|p| {
        p.loads[4].half_m = [1.3, 1.3];
        p.loads[4].at_m = [3.4, 8.0];
        p.loads[4].handles[0].at_m = [1.7, 0.0];
        p.loads[4].handles[1].at_m = [-1.7, 0.0];
    });
    assert_eq!(found, [("loads[4]".to_owned(), code)]);
}

#[test]
fn a_load_whose_only_way_may_be_blocked() {
    let south = Wall {
        at_m: [8.75, 1.5],
        half_m: [0.3, 1.5],
    };
    let found = making(|p| p.walls.push(south.clone()));
    assert_eq!(found.len(), 4, "all but the piano: {found:?}");
    assert!(found.iter().all(|(_, code)| *code == "situation-relay-only-way"));
}

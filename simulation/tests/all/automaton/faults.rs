//! What does not hold together is named, with its place.

use simulation::Template;
use simulation::teamwork::automaton::{AutomatonTemplate, Parameters, Works};

fn found(change: impl Fn(&mut Parameters)) -> Vec<(String, &'static str)> {
    let mut parameters = Parameters::music_box();
    change(&mut parameters);
    let faults = AutomatonTemplate::new(parameters).faults();
    faults.into_iter().map(|fault| (fault.path, fault.code)).collect()
}

fn check(change: impl Fn(&mut Parameters), path: &str, code: &'static str) {
    assert_eq!(found(change), [(path.to_owned(), code)]);
}

#[test]
fn the_music_box_holds_together() {
    assert_eq!(found(|_| ()), []);
    assert_eq!(AutomatonTemplate::new(Parameters::music_box()).problems(), []);
}

#[test]
fn names_of_nothing_and_names_twice() {
    assert_eq!(
        found(|p| p.beats[0].modules[1] = "gong".to_owned()),
        [
            ("beats[0].modules[1]".to_owned(), "situation-making-unknown"),
            ("modules[1].id".to_owned(), "situation-automaton-unlit"),
        ]
    );
    check(
        |p| {
            if let Works::Set(_, marks) = &mut p.modules[0].works {
                marks[0] = "moon".to_owned();
            }
        },
        "modules[0].works",
        "situation-making-unknown",
    );
    check(
        |p| p.signs[1].id = "mark_0".to_owned(),
        "marks[0]",
        "situation-duplicate-id",
    );
    check(|p| p.signs[1].id = "Été".to_owned(), "signs[1]", "situation-id");
    check(
        |p| {
            p.modules[0].id = "lever".to_owned();
            p.beats[0].modules[0] = "lever".to_owned();
        },
        "modules[0].id",
        "situation-duplicate-id",
    );
}

#[test]
fn puzzles_without_a_solution() {
    check(
        |p| {
            p.signs.truncate(4);
            p.modules[1].shows = [2, 3, 5];
        },
        "modules[1].shows",
        "situation-automaton-too-many",
    );
    check(
        |p| p.modules[1].smudged = true,
        "modules[1].smudged",
        "situation-automaton-no-answer",
    );
    check(
        |p| {
            if let Works::Set(_, marks) = &mut p.modules[4].works {
                marks[1] = marks[0].clone();
            }
        },
        "modules[4].works",
        "situation-automaton-mark-twice",
    );
}

#[test]
fn modules_light_up_once_and_wake_one_part_each() {
    check(
        |p| p.modules[1].wakes = p.modules[0].wakes,
        "modules[1].wakes",
        "situation-automaton-same-part",
    );
    check(
        |p| p.beats[3].modules.push("dials".to_owned()),
        "beats[3].modules[1]",
        "situation-automaton-twice",
    );
    check(
        |p| p.beats[0].modules.truncate(1),
        "modules[1].id",
        "situation-automaton-unlit",
    );
}

#[test]
fn drawings_stay_on_their_grid() {
    check(
        |p| p.signs[2].lines[0][1] = (13, 4),
        "signs[2].lines[0]",
        "situation-automaton-point",
    );
    check(
        |p| p.marks[0].lines[1].clear(),
        "marks[0].lines[1]",
        "situation-automaton-point",
    );
}

#[test]
fn numbers_out_of_range_are_problems() {
    let mut parameters = Parameters::music_box();
    parameters.modules[0].shows[2] = 7;
    parameters.wakes_s = 0.0;
    parameters.beats.clear();
    let problems = AutomatonTemplate::new(parameters).problems();
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["modules[0].shows[2]", "beats", "wakes_s"]);
}

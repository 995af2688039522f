//! What does not hold together in the parameters is named, all of it, each at its place.

use simulation::workshop::{Does, Hole, Incident, Joint, Parameters, Shows, Step, ToolKind, WorkshopTemplate};
use simulation::{Making, Template};

fn faults(change: impl FnOnce(&mut Parameters)) -> Vec<(String, &'static str)> {
    let mut parameters = Parameters::birdhouse();
    change(&mut parameters);
    let template = WorkshopTemplate::new(parameters);
    // Whatever is written, asking what is wrong with it is safe.
    let _ = (
        template.problems(),
        template.prompts(),
        template.phases(),
        template.prompt_words(),
    );
    let found = template.faults().into_iter();
    found
        .map(|fault| (fault.path, fault.code.trim_start_matches("situation-")))
        .collect()
}

fn check(name: &str, change: impl FnOnce(&mut Parameters), expected: &[(&str, &str)]) {
    let found = faults(change);
    let found: Vec<(&str, &str)> = found.iter().map(|(path, code)| (path.as_str(), *code)).collect();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn the_birdhouse_holds_together() {
    check("as it is", |_| {}, &[]);
}

#[test]
fn each_thing_that_does_not_hold_is_named_at_its_place() {
    let tool_gone = |kind: ToolKind| move |p: &mut Parameters| p.tools.retain(|tool| tool.kind != kind);
    check(
        "a step that nothing can satisfy: no hole",
        |p| p.steps[8].does = Does::Drill("left_side".to_owned()),
        &[("steps[8].does", "making-never")],
    );
    check(
        "a step that nothing can satisfy: it is delivered",
        |p| p.steps[2].does = Does::Cut("roof".to_owned()),
        &[("steps[2].does", "making-never")],
    );
    check(
        "a step that nothing can satisfy: it is not delivered",
        |p| p.steps[6].does = Does::Check("front".to_owned()),
        &[("steps[6].does", "making-never")],
    );
    check(
        "nothing to choose",
        |p| p.object.variants.clear(),
        &[("steps[0].does", "making-never")],
    );
    check(
        "no machine",
        |p| {
            p.machines.clear();
            p.incidents.remove(1);
        },
        &[("steps[8].does", "making-never"), ("steps[9].does", "making-never")],
    );
    check(
        "a guard that nobody would find open",
        |p| {
            for incident in &mut p.incidents {
                if let Incident::GuardOpen(open) = incident {
                    open.piece = (1, 3);
                }
            }
        },
        &[("incidents[1].piece", "making-guard-late")],
    );
    check(
        "a part longer than its stock",
        |p| p.object.parts[4].length_mm = 899.0,
        &[
            ("object.parts[4].length_mm", "making-longer"),
            ("object.parts[5].at_mm", "making-overlap"),
        ],
    );
    check(
        "a circular precondition",
        |p| p.steps[2].after.push("join_left".to_owned()),
        &[("steps[2].after", "making-circular")],
    );
    check(
        "a step that waits for itself",
        |p| p.steps[0].after.push("choose_bird".to_owned()),
        &[("steps[0].after", "making-circular")],
    );
    check(
        "a tool the bench does not have",
        tool_gone(ToolKind::Gauge),
        &[("steps[16].does", "making-tool")],
    );
    check(
        "no sanding block",
        tool_gone(ToolKind::SandingBlock),
        &[("steps[10].does", "making-tool")],
    );
    check(
        "a sheet page without a drawing",
        |p| p.sheet[2].shows.clear(),
        &[("sheet[2].shows", "making-page")],
    );
    check(
        "a page of a part that is not there",
        |p| p.sheet[1].shows.push(Shows::Part("chimney".to_owned())),
        &[("sheet[1].shows[2]", "making-unknown")],
    );
    check(
        "a joint of two parts that overlap",
        |p| p.object.parts[2].at_mm[0] = 10.0,
        &[
            ("object.parts[2].at_mm", "making-overlap"),
            ("object.parts[3].at_mm", "making-overlap"),
        ],
    );
    check(
        "a joint of two parts that do not touch",
        |p| p.object.parts[2].at_mm[0] = 140.0,
        &[("object.joints[2]", "making-apart")],
    );
    check(
        "a part that nothing holds",
        |p| p.object.joints.truncate(4),
        &[
            ("steps[15].does", "making-unknown"),
            ("object.parts[5]", "making-loose"),
        ],
    );
    check(
        "a hole that leaves its part",
        |p| {
            p.object.parts[3].holes.push(Hole {
                at_mm: [112.0, 75.0],
                diameter_mm: 10.0,
                follows_choice: false,
                tolerance_mm: 1.0,
            });
        },
        &[("object.parts[3].holes[1].at_mm", "making-hole")],
    );
    check(
        "names of nothing",
        |p| {
            p.steps[2].does = Does::Cut("lef_side".to_owned());
            p.tools[4].wants.push("helmet".to_owned());
            p.object.parts[1].from = "beam".to_owned();
            p.steps[3].after.push("cut_lefft".to_owned());
        },
        &[
            ("object.parts[1].from", "making-unknown"),
            ("tools[4].wants[1]", "making-unknown"),
            ("steps[2].does", "making-unknown"),
            ("steps[3].after[1]", "making-unknown"),
        ],
    );
    check(
        "a name twice, a name that is none, a name that is taken",
        |p| {
            p.tools[0].id = "saw".to_owned();
            p.steps[0].id = "Choose it".to_owned();
            p.sheet[0].id = "cut".to_owned();
            p.steps[8].after.pop();
        },
        &[
            ("tools[4].id", "duplicate-id"),
            ("steps[0].id", "id"),
            ("sheet[0].id", "duplicate-id"),
        ],
    );
    check(
        "the same incident twice, and a flaw in what is made here",
        |p| {
            let Incident::FaultyPanel(mut faulty) = p.incidents[0].clone() else {
                panic!("the panel comes first");
            };
            faulty.parts = vec!["front".to_owned()];
            p.incidents.push(Incident::FaultyPanel(faulty));
        },
        &[
            ("incidents[4]", "making-incident-twice"),
            ("incidents[4].parts[0]", "making-not-delivered"),
        ],
    );
    check(
        "too little wood",
        |p| p.stock[0].length_mm = 300.0,
        &[("stock[0].count", "making-stock")],
    );
}

#[test]
fn a_tolerance_of_zero_and_a_thousand_boards_are_out_of_range() {
    let mut parameters = Parameters::birdhouse();
    parameters.object.parts[1].tolerance_mm = 0.0;
    parameters.stock[0].count = 200;
    parameters.incidents[1] = Incident::GuardOpen(simulation::workshop::GuardOpen {
        machine: "drill".to_owned(),
        piece: (3, 2),
    });
    let template = WorkshopTemplate::new(parameters);
    let problems = template.problems();
    let found: Vec<(&str, f64)> = problems.iter().map(|p| (p.path.as_str(), p.min)).collect();
    assert_eq!(
        found,
        [
            ("stock[0].count", 1.0),
            ("object.parts[1].tolerance_mm", 0.1),
            ("incidents[1].piece.1", 3.0)
        ]
    );
}

#[test]
fn what_the_boards_hold_only_one_way_is_found() {
    // 250 + 250 + 114 + 250 mm with cuts: two boards of 504 and 366 mm hold them, one way.
    let of = |length_mm: f64, count: u8| {
        let mut parameters = Parameters::birdhouse();
        parameters.stock[0].length_mm = length_mm;
        parameters.stock[0].count = count;
        WorkshopTemplate::new(parameters)
    };
    assert!(matches!(of(510.0, 2).making(2_000_000), Some(Making::Possible { .. })));
    assert!(matches!(of(370.0, 3).making(2_000_000), Some(Making::Possible { .. })));
    assert_eq!(of(370.0, 2).faults().len(), 1);
}

#[test]
fn an_object_of_one_part_needs_no_joint() {
    let mut parameters = Parameters::birdhouse();
    parameters.object.parts.truncate(2);
    parameters.object.parts.remove(0);
    parameters.object.joints = Vec::<Joint>::new();
    parameters.incidents.clear();
    parameters.sheet.truncate(1);
    parameters.steps = vec![Step {
        id: "cut_it".to_owned(),
        phase: "work".to_owned(),
        does: Does::Cut("left_side".to_owned()),
        after: Vec::new(),
    }];
    let template = WorkshopTemplate::new(parameters);
    assert_eq!((template.problems(), template.faults()), (vec![], vec![]));
    assert!(matches!(template.making(200_000), Some(Making::Possible { .. })));
}

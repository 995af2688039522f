//! Drawings of what tests tell.

mod any;
mod edges;

use std::fmt::Write as _;

use simulation::{Board, Cell, Lane, Picture, Plan, PlanShape, Tick, Token};

use super::*;
use crate::clip::Frame;

const VIEW: View = View {
    size: [760.0, 360.0],
    text: 14.0,
    evidence: None,
    now: None,
};

/// A line for each shape, as a person would tell it.
fn written(drawing: &Drawing) -> String {
    let mut text = format!("{:?}\n", drawing.size);
    for shape in &drawing.shapes {
        let fill = shape.fill.map_or(String::new(), |role| format!(" in {role:?}"));
        let line = shape.line.map_or(String::new(), |line| {
            format!(" line {:?} {} {:?}", line.role, line.width, line.dash)
        });
        let form = match &shape.form {
            Form::Polyline(points) => format!("polyline of {} {points:?}", points.len()),
            form => format!("{form:?}"),
        };
        let _ = writeln!(text, "{form}{fill}{line}");
    }
    text
}

fn token(name: &str, seat: Option<u8>, position: [f64; 3]) -> Token {
    Token {
        name: name.to_owned(),
        seat,
        position,
        heading: None,
    }
}

fn cage() -> PlanShape {
    PlanShape::Rectangle {
        name: "cage".to_owned(),
        centre: [0.0, 0.0],
        half: [6.0, 4.0],
    }
}

fn post(name: &str, centre: [f64; 2]) -> PlanShape {
    PlanShape::Circle {
        name: name.to_owned(),
        centre,
        radius: 0.2,
    }
}

/// Up, forwards and to the left, and down; a gust in between; a post falls.
fn flight() -> Vec<Frame> {
    (0..=40_u32)
        .map(|i| {
            let t = f64::from(i);
            let mut drone = token(
                "drone",
                Some(0),
                [
                    0.2 * (t - 10.0).clamp(0.0, 20.0) - 3.0,
                    0.1 * (t - 20.0).clamp(0.0, 10.0),
                    0.15 * t.min(10.0).min(40.0 - t),
                ],
            );
            drone.heading = Some(0.0);
            let mut moving = vec![drone.clone(), token("lamp", None, [5.0, 0.0, 2.0])];
            if (14..18).contains(&i) {
                let mut gust = token("gust", None, drone.position);
                gust.heading = Some(std::f64::consts::FRAC_PI_2);
                moving.push(gust);
            }
            let post = if i < 30 {
                post("post_1", [2.0, -2.0])
            } else {
                post("post_down_1", [2.0, -2.5])
            };
            Frame {
                tick: 600 + 6 * i,
                picture: Picture::Plan(Plan {
                    fixed: vec![cage(), post],
                    moving,
                }),
            }
        })
        .collect()
}

fn moment(from: Tick, to: Tick) -> Evidence {
    Evidence {
        from,
        to,
        seat: Some(0),
    }
}

fn drawn(frames: &[Frame], view: &View) -> Drawing {
    draw(&Track::of(frames).expect("frames"), view)
}

#[test]
fn a_small_flight() {
    let evidence = Some(moment(690, 720));
    insta::assert_snapshot!(written(&drawn(&flight(), &View { evidence, ..VIEW })));
}

#[test]
fn a_small_flight_while_it_is_played() {
    let drawing = drawn(&flight(), &View { now: Some(696), ..VIEW });
    let text = written(&drawing);
    assert!(text.contains("line Now"), "{text}");
    assert!(
        text.contains("post_1") && !text.contains("post_down_1"),
        "the post still stands"
    );
    assert!(text.contains("line Other 2"), "the wind is an arrow: {text}");
    let reach = |drawing: &Drawing| {
        let own = drawing
            .shapes
            .iter()
            .filter_map(|shape| match (&shape.form, shape.line) {
                (Form::Polyline(points), Some(line)) if line.role == Role::Seat(0) => points.last().copied(),
                _ => None,
            });
        own.map(|[x, _]| x).fold(0.0, f64::max)
    };
    assert!(
        reach(&drawing) < reach(&drawn(&flight(), &VIEW)),
        "nothing of what is to come"
    );
}

#[test]
fn a_board() {
    let cell = |at, name: &str, seat| Cell {
        at,
        name: name.to_owned(),
        seat,
    };
    let frame = |tick, cells| Frame {
        tick,
        picture: Picture::Board(Board { size: [3, 2], cells }),
    };
    let frames = [
        frame(1, vec![cell([0, 0], "red", Some(0)), cell([1, 0], "blue", Some(1))]),
        frame(5, vec![cell([0, 1], "red", Some(0)), cell([1, 0], "blue", Some(1))]),
        frame(
            9,
            vec![
                cell([0, 1], "red", Some(0)),
                cell([1, 0], "blue", None),
                cell([2, 1], "key", None),
            ],
        ),
    ];
    let evidence = Some(moment(8, 9));
    insta::assert_snapshot!(written(&drawn(&frames, &View { evidence, ..VIEW })));
}

#[test]
fn who_acts_stands_at_the_lower_edge() {
    let at = |x, y| {
        let frames = [Frame {
            tick: 0,
            picture: Picture::Plan(Plan {
                fixed: vec![cage()],
                moving: vec![token("drone", Some(0), [x, y, 0.0])],
            }),
        }];
        let drawing = drawn(&frames, &VIEW);
        let mark = drawing.shapes.iter().find_map(|shape| match shape.form {
            Form::Mark { at, .. } => Some(at),
            _ => None,
        });
        mark.expect("a mark")
    };
    let ([x, y], [ahead_x, ahead_y], [left_x, left_y]) = (at(0.0, 0.0), at(2.0, 0.0), at(0.0, 2.0));
    assert!(ahead_y < y && (ahead_x - x).abs() < 0.02, "+x is up");
    assert!(left_x < x && (left_y - y).abs() < 0.02, "+y is left");
}

#[test]
fn two_seats_have_two_paths_told_apart_without_colour() {
    let frames: Vec<Frame> = (0..20)
        .map(|t| Frame {
            tick: t,
            picture: Picture::Plan(Plan {
                fixed: Vec::new(),
                moving: (0..4)
                    .map(|seat| token("hand", Some(seat), [f64::from(t), f64::from(seat), 0.0]))
                    .collect(),
            }),
        })
        .collect();
    let track = Track::of(&frames).expect("frames");
    let Kind::Plan(plan) = &track.kind else {
        panic!("a plan")
    };
    assert_eq!(plan.paths.len(), 4);
    assert!(
        plan.paths
            .iter()
            .all(|path| path.runs.len() == 1 && path.runs[0].len() == 2)
    );
    let drawing = draw(&track, &VIEW);
    let mut marks = Vec::new();
    let mut dashes = Vec::new();
    for shape in &drawing.shapes {
        match (&shape.form, shape.line) {
            (Form::Mark { mark, .. }, _) if shape.fill != Some(Role::Ground) => marks.push(*mark),
            (Form::Polyline(_), Some(line)) if matches!(line.role, Role::Seat(_)) => dashes.push(line.dash),
            _ => {}
        }
    }
    for (of_seat, what) in [(dashes.len(), "dashes"), (marks.len(), "marks")] {
        assert_eq!(of_seat, 8, "{what} of four paths and of their legend");
    }
    for list in [0, 4] {
        let mut four: Vec<String> = marks[list..list + 4].iter().map(|m| format!("{m:?}")).collect();
        four.sort();
        four.dedup();
        assert_eq!(four.len(), 4, "each its sign");
        let mut four: Vec<String> = dashes[list..list + 4].iter().map(|m| format!("{m:?}")).collect();
        four.sort();
        four.dedup();
        assert_eq!(four.len(), 4, "each its line");
    }
    let seats = drawing.shapes.iter().filter(|shape| {
        matches!(
            shape.form,
            Form::Label {
                words: Words::Seat(_),
                ..
            }
        )
    });
    assert_eq!(seats.count(), 4);
}

#[test]
fn heights_are_shown_only_where_something_leaves_the_ground() {
    let frames = |seat: Option<u8>, heights: [f64; 2]| -> Vec<Frame> {
        heights
            .into_iter()
            .zip(1..)
            .map(|(z, t)| Frame {
                tick: t,
                picture: Picture::Plan(Plan {
                    fixed: vec![cage()],
                    moving: vec![
                        token("lamp", None, [1.0, 1.0, 2.0]),
                        token("it", seat, [f64::from(t) * 0.1, 0.0, z]),
                    ],
                }),
            })
            .collect()
    };
    for (seat, heights, shown) in [
        (Some(0), [0.0, 0.03], false),
        (Some(0), [0.0, 0.3], true),
        (Some(0), [2.0, 2.0], true),
        (None, [2.0, 2.0], false),
        (None, [2.0, 2.4], true),
    ] {
        let track = Track::of(&frames(seat, heights)).expect("frames");
        assert_eq!(track.leaves_the_ground(), shown, "{seat:?} {heights:?}");
        let text = written(&draw(&track, &VIEW));
        assert_eq!(text.contains("words: Height"), shown, "{seat:?} {heights:?}");
    }
}

#[test]
fn what_jumps_or_is_away_leaves_no_line_between() {
    let at = |tick, x: Option<f64>| Frame {
        tick,
        picture: Picture::Plan(Plan {
            fixed: Vec::new(),
            moving: x.map(|x| token("goal", None, [x, 0.0, 0.0])).into_iter().collect(),
        }),
    };
    let frames = [
        at(1, Some(0.0)),
        at(2, Some(0.5)),
        at(3, Some(9.0)),
        at(4, None),
        at(5, Some(9.0)),
    ];
    let Kind::Plan(plan) = Track::of(&frames).expect("frames").kind else {
        panic!("a plan")
    };
    let ticks: Vec<Vec<Tick>> = plan.paths[0]
        .runs
        .iter()
        .map(|run| run.iter().map(|place| place.tick).collect())
        .collect();
    assert_eq!(ticks, [vec![1, 2], vec![3], vec![5]]);
    assert_eq!(plan.paths[0].at(4), None);
}

#[test]
fn equal_neighbours_are_one_bar_and_a_gap_is_none() {
    let lane = |doing: Option<&str>| {
        Picture::Lanes(vec![Lane {
            name: "hand".to_owned(),
            seat: Some(1),
            doing: doing.map(str::to_owned),
        }])
    };
    let frames: Vec<Frame> = [
        Some("drill"),
        Some("drill"),
        None,
        Some("drill"),
        Some("saw"),
        Some("saw"),
    ]
    .into_iter()
    .zip(0..)
    .map(|(doing, i)| Frame {
        tick: 10 * i,
        picture: lane(doing),
    })
    .collect();
    let Kind::Lanes(lanes) = Track::of(&frames).expect("frames").kind else {
        panic!("lanes")
    };
    let bars: Vec<(Tick, Tick, &str)> = lanes[0].bars.iter().map(|b| (b.from, b.to, b.doing.as_str())).collect();
    assert_eq!(bars, [(0, 19, "drill"), (30, 39, "drill"), (40, 50, "saw")]);
}

#[test]
fn whoever_comes_later_stands_where_the_frame_has_them() {
    let lane = |name: &str, seat| Lane {
        name: name.to_owned(),
        seat,
        doing: Some("drill".to_owned()),
    };
    let bench = lane("bench", None);
    let frames = [
        vec![bench.clone()],
        vec![lane("hand", Some(2)), bench.clone()],
        vec![lane("hand", Some(0)), lane("hand", Some(2)), bench],
    ];
    let frames: Vec<Frame> = (0..)
        .zip(frames)
        .map(|(tick, lanes)| Frame {
            tick,
            picture: Picture::Lanes(lanes),
        })
        .collect();
    let Kind::Lanes(lanes) = Track::of(&frames).expect("frames").kind else {
        panic!("lanes")
    };
    let stand: Vec<(Option<u8>, Tick)> = lanes.iter().map(|lane| (lane.seat, lane.bars[0].from)).collect();
    assert_eq!(stand, [(Some(0), 2), (Some(2), 1), (None, 0)]);
}

//! What every drawing promises, whatever it is made of.

use proptest::prelude::*;
use simulation::{Board, Cell, Lane, Picture, Plan, PlanShape, Token};

use crate::clip::Frame;
use crate::drawing::*;

/// Nothing is cut, nothing is infinite.
pub(super) fn sound(drawing: &Drawing, view: &View) {
    let [width, height] = drawing.size;
    // Hundredths may be rounded up.
    assert!(
        width <= view.size[0] + 0.02 && height <= view.size[1] + 0.02,
        "{:?} on {:?}",
        drawing.size,
        view.size
    );
    let inside = |[x, y]: Point, reach: f64| {
        let within = |value: f64, side: f64| (reach - 2.0..=side - reach + 2.0).contains(&value);
        assert!(
            within(x, width) && within(y, height),
            "{x}, {y} ± {reach} on {:?}",
            drawing.size
        );
    };
    for shape in &drawing.shapes {
        match &shape.form {
            Form::Polyline(points) => {
                assert!(points.len() > 1);
                for point in points {
                    inside(*point, 0.0);
                }
            }
            // What looks out of the picture may do so by a little.
            Form::Polygon(points) => {
                for point in points {
                    inside(*point, -view.text);
                }
            }
            Form::Circle { centre, .. } => inside(*centre, 0.0),
            Form::Mark { at, .. } => inside(*at, 0.0),
            Form::Rectangle { corner, size } => {
                inside(*corner, 0.0);
                inside([corner[0] + size[0], corner[1] + size[1]], 0.0);
            }
            Form::Label { at, room, .. } => {
                inside(*at, 0.0);
                assert!(room.is_finite() && *room >= 0.0);
            }
        }
    }
}

fn any_token() -> impl Strategy<Value = Token> {
    let axis = || prop_oneof![-30.0_f64..30.0, Just(0.0), Just(1e300), Just(f64::NEG_INFINITY)];
    let seat = prop::option::of(0_u8..5);
    (
        0_u8..3,
        seat,
        prop::array::uniform3(axis()),
        prop::option::of(-7.0_f64..7.0),
    )
        .prop_map(|(name, seat, position, heading)| Token {
            name: format!("token_{name}"),
            seat,
            position,
            heading,
        })
}

fn any_plan() -> impl Strategy<Value = Picture> {
    let shape = prop_oneof![
        (
            prop::array::uniform2(-20.0_f64..20.0),
            prop::array::uniform2(-3.0_f64..9.0)
        )
            .prop_map(|(centre, half)| {
                PlanShape::Rectangle {
                    name: "box".to_owned(),
                    centre,
                    half,
                }
            }),
        (
            prop::array::uniform2(-20.0_f64..20.0),
            prop_oneof![0.0_f64..4.0, Just(f64::INFINITY)]
        )
            .prop_map(|(centre, radius)| PlanShape::Circle {
                name: "disc".to_owned(),
                centre,
                radius,
            }),
    ];
    (
        prop::collection::vec(shape, 0..4),
        prop::collection::vec(any_token(), 0..5),
    )
        .prop_map(|(fixed, moving)| Picture::Plan(Plan { fixed, moving }))
}

fn any_lanes() -> impl Strategy<Value = Picture> {
    let lane = (0_u8..3, prop::option::of(0_u8..4), prop::option::of(0_u8..3)).prop_map(|(name, seat, doing)| Lane {
        name: format!("lane_{name}"),
        seat,
        doing: doing.map(|doing| format!("doing_{doing}")),
    });
    prop::collection::vec(lane, 0..6).prop_map(Picture::Lanes)
}

fn any_board() -> impl Strategy<Value = Picture> {
    let cell =
        (prop::array::uniform2(0_u16..9), 0_u8..3, prop::option::of(0_u8..4)).prop_map(|(at, name, seat)| Cell {
            at,
            name: format!("piece_{name}"),
            seat,
        });
    (prop::array::uniform2(0_u16..9), prop::collection::vec(cell, 0..12))
        .prop_map(|(size, cells)| Picture::Board(Board { size, cells }))
}

fn any_frames() -> impl Strategy<Value = Vec<Frame>> {
    let frames = |picture: BoxedStrategy<Picture>| {
        prop::collection::vec((0_u32..200, picture), 1..30).prop_map(|frames| {
            let frames = frames.into_iter();
            frames
                .map(|(tick, picture)| Frame { tick, picture })
                .collect::<Vec<_>>()
        })
    };
    prop_oneof![
        frames(any_plan().boxed()),
        frames(any_lanes().boxed()),
        frames(any_board().boxed()),
        frames(prop_oneof![any_plan(), any_lanes(), any_board()].boxed()),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_it_fits_on_its_page(
        frames in any_frames(),
        size in prop::array::uniform2(1.0_f64..2_000.0),
        text in 6.0_f64..20.0,
        now in prop::option::of(0_u32..300),
        (from, to) in (0_u32..300, 0_u32..300),
        seat in prop::option::of(0_u8..4),
        points in 0_usize..40,
    ) {
        let view = View { size, text, now, evidence: Some(Evidence { from, to, seat }) };
        let bounded = View { size: size.map(|side| side.max(80.0)), ..view };
        let track = Track::of(&frames).expect("frames");
        sound(&draw(&track, &view), &bounded);
        sound(&draw(&track.coarser(points), &view), &bounded);
    }

    #[test]
    fn a_thinned_path_is_where_it_was_at_every_tick(frames in prop::collection::vec(any_plan(), 1..60)) {
        let frames: Vec<Frame> = frames.into_iter().zip(0..).map(|(picture, tick)| Frame { tick, picture }).collect();
        let Kind::Plan(plan) = Track::of(&frames).expect("frames").kind else { panic!("a plan") };
        let (low, high) = plan.bounds();
        let allowed = (high[0] - low[0]).max(high[1] - low[1]) / 2_000.0;
        for frame in &frames {
            let Picture::Plan(seen) = &frame.picture else { panic!("a plan") };
            for token in seen.moving.iter().filter(|t| t.position.iter().all(|v| v.is_finite())) {
                let near = plan.paths.iter().filter(|p| p.name == token.name && p.seat == token.seat).any(|path| {
                    path.at(frame.tick).is_some_and(|place| {
                        (0..3).all(|a| (place.position[a] - token.position[a].clamp(-1e6, 1e6)).abs() <= allowed)
                    })
                });
                prop_assert!(near, "{} of {:?} at {}", token.name, token.seat, frame.tick);
            }
        }
    }
}

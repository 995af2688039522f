//! Nothing, one of everything, endless, and very much.

use simulation::{Board, Picture, Plan};

use super::any::sound;
use super::{VIEW, cage, drawn, flight, post, token, written};
use crate::clip::Frame;
use crate::drawing::{Kind, MOST_POINTS, Track, View, draw};

#[test]
fn nothing_one_frame_and_one_point_can_be_drawn() {
    assert_eq!(Track::of(&[]), None);
    let empty = Frame {
        tick: 7,
        picture: Picture::Plan(Plan::default()),
    };
    let still = Frame {
        tick: 8,
        picture: Picture::Plan(Plan {
            fixed: Vec::new(),
            moving: vec![token("drone", Some(0), [3.0, 3.0, 3.0]); 2],
        }),
    };
    let nobody =
        [Picture::Lanes(Vec::new()), Picture::Board(Board::default())].map(|picture| Frame { tick: 0, picture });
    let huge = Frame {
        tick: 0,
        picture: Picture::Board(Board {
            size: [u16::MAX; 2],
            cells: Vec::new(),
        }),
    };
    for frames in [
        vec![empty.clone()],
        vec![still.clone()],
        vec![empty, still.clone(), still],
        vec![nobody[0].clone()],
        vec![nobody[1].clone(), nobody[0].clone()],
        vec![huge],
    ] {
        sound(&drawn(&frames, &VIEW), &VIEW);
    }
}

#[test]
fn an_infinite_size_is_left_out_and_an_endless_page_has_an_end() {
    let mut frames = flight();
    let Picture::Plan(plan) = &mut frames[3].picture else {
        panic!("a plan")
    };
    plan.fixed.push(post("endless", [0.0, f64::INFINITY]));
    plan.moving.push(token("lost", Some(1), [f64::INFINITY, 0.0, 0.0]));
    for size in [[f64::INFINITY; 2], [0.0; 2], [-3.0, f64::MAX], [f64::NAN; 2]] {
        let view = View { size, ..VIEW };
        let bounded = View {
            size: size.map(|side| {
                if side.is_nan() {
                    80.0
                } else {
                    side.clamp(80.0, 10_000.0)
                }
            }),
            ..VIEW
        };
        sound(&drawn(&frames, &view), &bounded);
    }
    let text = written(&drawn(&frames, &VIEW));
    assert!(!text.contains("endless") && !text.contains("inf"), "{text}");
}

#[test]
fn a_long_stretch_of_four_seats_stays_small() {
    let frames: Vec<Frame> = (0..10_000)
        .map(|tick| {
            let t = f64::from(tick) / 60.0;
            let at = |seat: u8| {
                let turn = t * (1.0 + f64::from(seat)) * 3.0;
                token(
                    "drone",
                    Some(seat),
                    [4.0 * turn.cos(), 4.0 * (1.7 * turn).sin(), 1.0 + (2.3 * turn).sin()],
                )
            };
            Frame {
                tick,
                picture: Picture::Plan(Plan {
                    fixed: vec![cage()],
                    moving: (0..4).map(at).collect(),
                }),
            }
        })
        .collect();
    let track = Track::of(&frames).expect("frames");
    let Kind::Plan(plan) = &track.kind else {
        panic!("a plan")
    };
    assert_eq!(plan.paths.len(), 4);
    for path in &plan.paths {
        let points = path.places().count();
        assert!((100..=MOST_POINTS).contains(&points), "{points}");
    }
    let Kind::Plan(coarse) = track.coarser(50).kind else {
        panic!("a plan")
    };
    assert!(coarse.paths.iter().all(|path| path.places().count() <= 50));
    sound(&draw(&track, &VIEW), &VIEW);
}

//! A stretch of a session, drawn: from its journal to the shapes.

use std::fmt::Write as _;

use situation::clip::Clip;
use situation::drawing::{Evidence, Form, Kind, Track, View, draw};

use crate::scenarios::{handover, handover_session};

#[test]
fn two_seats_that_hand_over_have_three_lanes() {
    let recording = handover_session();
    let clip = Clip::of(&handover(), &recording.journal, 1, 900).unwrap();
    let track = Track::of(&clip.frames(1).unwrap()).unwrap();
    let Kind::Lanes(lanes) = &track.kind else {
        panic!("lanes")
    };
    let who: Vec<(&str, Option<u8>)> = lanes.iter().map(|lane| (lane.name.as_str(), lane.seat)).collect();
    assert_eq!(who, [("bell", None), ("hand", Some(0)), ("hand", Some(1))]);
    // Each bell ends by the press that it asked for, of one of them.
    let presses = lanes[1].bars.len() + lanes[2].bars.len();
    assert!(lanes[0].bars.len() > 1 && presses == lanes[0].bars.len(), "{lanes:?}");

    let view = View {
        size: [760.0, 360.0],
        text: 14.0,
        evidence: Some(Evidence {
            from: 300,
            to: 420,
            seat: Some(1),
        }),
        now: None,
    };
    let drawing = draw(&track, &view);
    let mut text = format!("{:?}\n", drawing.size);
    for shape in &drawing.shapes {
        let (fill, line) = (shape.fill, shape.line.map(|line| (line.role, line.width, line.dash)));
        match &shape.form {
            Form::Polyline(points) => writeln!(text, "{points:?} {line:?}").unwrap(),
            form => writeln!(text, "{form:?} {fill:?} {line:?}").unwrap(),
        }
    }
    insta::assert_snapshot!(text);
}

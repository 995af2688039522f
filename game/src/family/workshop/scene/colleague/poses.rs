//! What each thing that the colleague is at looks like: where their hands and their head are, in the scene.

use bevy::math::{EulerRot, Mat3, Quat, Vec3};
use bevy::prelude::Transform;
use simulation::workshop::{ColleagueSeen, Mime, Stage, ToolKind};

use super::body::{NECK, Shape, WAIST};
use crate::family::workshop::scene::places::TOP;
use crate::family::workshop::scene::readout::Readout;
use crate::family::workshop::scene::tools;

/// Strokes in a second.
const STROKES: f32 = 1.8;

/// A hand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::family::workshop::scene) struct HandPose {
    pub(super) at: Vec3,
    pub(super) turn: Quat,
    pub(super) shape: Shape,
}

/// All of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::family::workshop::scene) struct Pose {
    /// How far the body leans forwards, radians.
    pub(super) leans: f32,
    /// How far the shoulders are up, m.
    pub(super) shrugs: f32,
    /// How the head is turned.
    pub(super) head: Quat,
    /// The right hand (on −x), then the left one.
    pub(super) hands: [HandPose; 2],
}

/// With its palm up, fingers towards +z, a little to the side.
fn palm_up(side: f32) -> Quat {
    Quat::from_rotation_y(side) * Quat::from_mat3(&Mat3::from_cols(Vec3::NEG_X, Vec3::Z, Vec3::Y))
}

/// Palm down, fingers towards +z.
fn palm_down() -> Quat {
    Quat::from_rotation_x(std::f32::consts::FRAC_PI_2)
}

fn pointing(from: Vec3, to: Vec3) -> Quat {
    Quat::from_rotation_arc(Vec3::Y, (to - from).normalize_or(Vec3::Z))
}

/// A head that looks from here to there.
fn looking(from: Vec3, to: Vec3) -> Quat {
    let way = (to - from).normalize_or(Vec3::Z);
    Quat::from_euler(
        EulerRot::YXZ,
        way.x.atan2(way.z).clamp(-1.1, 1.1),
        (-way.y.asin()).clamp(-0.6, 0.85),
        0.0,
    )
}

/// Middle of the piece that the colleague works on.
pub(in crate::family::workshop::scene) fn piece_at(now: &Readout, size: Vec3) -> Option<Vec3> {
    let (_, _, place) = now.together.as_ref()?.colleague?;
    Some(place + Vec3::new(size.x / 2.0, size.y / 2.0, 0.0))
}

/// Where their line is on the piece, or the middle of it.
fn line(now: &Readout, seen: &ColleagueSeen, place: Vec3) -> Vec3 {
    let size = seen
        .piece
        .and_then(|piece| now.wood.get(piece))
        .map_or(Vec3::new(0.3, 0.018, 0.15), |wood| wood.look.metres());
    let along = seen.line_mm.map_or(size.x / 2.0, |mm| (mm / 1000.0) as f32);
    place + Vec3::new(along, size.y, 0.0)
}

/// The stroke of what they work with, −1 to 1.
fn stroke(time: f32, calm: bool) -> f32 {
    if calm {
        0.0
    } else {
        (time * STROKES * std::f32::consts::TAU).sin()
    }
}

/// Where the point of their tool is, while they work.
fn works_at(now: &Readout, seen: &ColleagueSeen, place: Vec3, time: f32, calm: bool) -> Vec3 {
    let line = line(now, seen, place);
    let stroke = stroke(time, calm);
    match seen.works_with {
        Some(ToolKind::SandingBlock) => line + Vec3::X * 0.09 * stroke,
        Some(ToolKind::Saw) => line + Vec3::new(0.0, -0.012 * seen.done as f32, 0.06 * stroke),
        _ => {
            let hole = now
                .wood
                .get(seen.piece.unwrap_or(usize::MAX))
                .map_or(0.2, |wood| wood.look.metres().x / 2.0);
            Vec3::new(place.x + hole, line.y, place.z + 0.03)
        }
    }
}

/// Where a tool in their hand is: their own, or the bench's.
pub(in crate::family::workshop::scene) fn tool_at(
    now: &Readout,
    kind: ToolKind,
    time: f32,
    calm: bool,
) -> Option<Transform> {
    let (seen, at, place) = now.together.as_ref()?.colleague?;
    if seen.works_with != Some(kind) {
        // Taken, and not yet at work.
        let hand = at + Vec3::new(-0.22, 1.12, 0.3);
        let turn = Quat::from_rotation_y(std::f32::consts::PI);
        return Some(Transform::from_translation(hand + Vec3::Y * 0.1).with_rotation(turn));
    }
    let tip = works_at(now, &seen, place, time, calm);
    let held = |turn: Quat, own: Vec3| Transform::from_translation(tip - turn * own).with_rotation(turn);
    Some(match kind {
        ToolKind::Saw => {
            // From the far side: its blade comes towards who plays.
            let turn = Quat::from_rotation_y(std::f32::consts::PI)
                * Quat::from_rotation_x(-0.25)
                * Quat::from_mat3(&Mat3::from_cols(Vec3::Y, Vec3::Z, Vec3::X));
            held(turn, Vec3::new(-0.066, -0.27, 0.0))
        }
        ToolKind::SandingBlock => {
            let turn = Quat::from_rotation_y(std::f32::consts::FRAC_PI_2)
                * Quat::from_rotation_x(-std::f32::consts::FRAC_PI_2);
            held(turn, Vec3::new(0.0, -0.07, -0.0185))
        }
        _ => {
            // Straight down, its grip towards them.
            let turn = Quat::from_mat3(&Mat3::from_cols(Vec3::Y, Vec3::Z, Vec3::X));
            held(turn, Vec3::new(-0.1, -0.04, 0.0))
        }
    })
}

/// How they stand.
pub(super) fn pose(now: &Readout, seen: &ColleagueSeen, at: Vec3, place: Vec3, time: f32, calm: bool) -> Pose {
    let player = Vec3::new(0.0, 1.75, now.places.half.y + 1.0);
    let head_at = at + Vec3::Y * (WAIST + NECK + 0.16);
    let edge = |side: f32| at + Vec3::new(side * 0.24, TOP + 0.045, 0.28);
    let closed = |at: Vec3| HandPose {
        at,
        turn: palm_down(),
        shape: Shape::Closed,
    };
    let breath = if calm { 0.0 } else { 0.012 * (time * 1.4).sin() };
    let mut pose = Pose {
        leans: 0.06,
        shrugs: breath,
        head: looking(head_at, place + Vec3::new(0.2, 0.0, 0.1)),
        hands: [-1.0, 1.0].map(|side| HandPose {
            shape: Shape::Open,
            ..closed(edge(side))
        }),
    };
    let line = line(now, seen, place);
    let to_player = looking(head_at, player);
    match seen.stage {
        Stage::Rests => pose.head = looking(head_at, now.places.object_foot() + Vec3::Y * 0.1),
        Stage::Fetches => {
            pose.leans = 0.2;
            pose.hands[0] = HandPose {
                at: at + Vec3::new(-0.2, 1.02, 0.44),
                turn: palm_down(),
                shape: Shape::Open,
            };
        }
        Stage::Measures => {
            pose.leans = 0.24;
            let pull = if calm {
                0.5
            } else {
                (seen.since as f32 / 200.0).min(1.0)
            };
            pose.hands[0] = closed(place + Vec3::new(0.08, 0.05, -0.04));
            pose.hands[1] = closed((place + Vec3::Y * 0.05).lerp(line + Vec3::Y * 0.04, pull));
        }
        Stage::Shows => {
            pose.leans = 0.16;
            let tip = line + Vec3::new(0.0, 0.16, -0.05);
            let beat = if calm { 0.0 } else { 0.02 * (time * 5.0).sin().abs() };
            pose.hands[0] = HandPose {
                at: tip + Vec3::Y * beat,
                turn: pointing(tip, line),
                shape: Shape::Finger,
            };
            pose.head = to_player;
        }
        Stage::Works => {
            pose.leans = 0.22;
            let tip = works_at(now, seen, place, time, calm);
            let grip = match seen.works_with {
                Some(ToolKind::Saw) => tip + Vec3::new(0.0, 0.05, -0.14),
                Some(ToolKind::SandingBlock) => tip + Vec3::Y * 0.05,
                _ => tip + Vec3::new(0.0, 0.14, -0.05),
            };
            pose.hands[0] = closed(grip);
            pose.hands[1] = HandPose {
                shape: Shape::Open,
                ..closed(place + Vec3::new(0.07, 0.05, -0.03))
            };
        }
        Stage::Asks => {
            let wanted = seen.wants.map_or(player, |tool| tool_now(now, tool));
            let beat = if calm { 0.0 } else { 0.03 * (time * 3.2).sin() };
            pose.leans = 0.3;
            let way = (wanted - at).normalize_or(Vec3::Z);
            pose.hands[0] = HandPose {
                at: at + Vec3::new(0.5 * way.x - 0.12, 1.16 + beat, 0.5),
                turn: palm_up(way.x * 0.7),
                shape: Shape::Open,
            };
            // To the tool, and to who has it.
            let glance = !calm && (time * 0.6).fract() > 0.5;
            pose.head = if glance { to_player } else { looking(head_at, wanted) };
        }
        Stage::Unsure => {
            shrug(&mut pose, at, calm, time);
            pose.head = to_player;
        }
    }
    gesture(&mut pose, now, seen, at, (head_at, to_player), (time, calm));
    pose
}

/// Where a tool is now.
fn tool_now(now: &Readout, tool: usize) -> Vec3 {
    let hook = now.places.tools.get(tool).map_or(Vec3::ZERO, |(_, hook)| *hook);
    let kind = now.places.tools.get(tool).map(|(kind, _)| *kind);
    let middle = kind.map_or(0.1, |kind| tools::extent(kind).0);
    if now.home.get(tool).copied().unwrap_or(true) {
        hook - Vec3::Y * middle
    } else {
        now.places.hand()
    }
}

/// Open hands to both sides, shoulders up.
fn shrug(pose: &mut Pose, at: Vec3, calm: bool, time: f32) {
    let up = if calm { 1.0 } else { 0.75 + 0.25 * (time * 2.4).sin() };
    pose.shrugs = 0.055 * up;
    pose.leans = 0.0;
    for (hand, side) in pose.hands.iter_mut().zip([-1.0, 1.0]) {
        *hand = HandPose {
            at: at + Vec3::new(side * 0.4, 1.17 + 0.04 * up, 0.24),
            turn: palm_up(side * 0.5),
            shape: Shape::Open,
        };
    }
}

/// A gesture over what they are at.
fn gesture(
    pose: &mut Pose,
    now: &Readout,
    seen: &ColleagueSeen,
    at: Vec3,
    (head_at, to_player): (Vec3, Quat),
    (time, calm): (f32, bool),
) {
    match seen.mime {
        Mime::Still => {}
        Mime::Looks => pose.head = to_player,
        Mime::Nods => {
            let nod = if calm { 0.12 } else { 0.2 + 0.22 * (time * 9.0).sin() };
            pose.head = to_player * Quat::from_rotation_x(nod);
        }
        Mime::Thumb => {
            pose.head = to_player;
            pose.leans = 0.02;
            pose.hands[0] = HandPose {
                at: at + Vec3::new(-0.26, 1.32, 0.3),
                turn: Quat::IDENTITY,
                shape: Shape::Thumb,
            };
        }
        Mime::Shrugs => {
            shrug(pose, at, calm, time);
            let shake = if calm { 0.0 } else { 0.3 * (time * 6.0).sin() };
            pose.head = to_player * Quat::from_rotation_y(shake);
        }
        Mime::Oh => {
            pose.leans = -0.04;
            pose.head = to_player * Quat::from_rotation_x(-0.15);
            pose.hands[0] = HandPose {
                at: head_at + Vec3::new(-0.05, 0.08, 0.15),
                turn: Quat::from_rotation_x(0.3) * Quat::from_rotation_y(std::f32::consts::PI),
                shape: Shape::Open,
            };
        }
        Mime::Points => {
            let what = match (seen.wants, now.together.as_ref().and_then(|together| together.van)) {
                (Some(tool), _) => tool_now(now, tool),
                (None, Some(_)) => Vec3::new(-1.7, 1.2, now.places.wall() - 0.6),
                (None, None) => now.places.object_foot(),
            };
            let shoulder = at + Vec3::new(-0.2, 1.28, 0.0);
            let hand = shoulder + (what - shoulder).normalize_or(Vec3::Z) * 0.5;
            pose.hands[0] = HandPose {
                at: hand,
                turn: pointing(shoulder, what),
                shape: Shape::Finger,
            };
            let glance = !calm && (time * 0.9).fract() > 0.55;
            pose.head = if glance { to_player } else { looking(head_at, what) };
        }
        Mime::Takes => {
            pose.leans = 0.28;
            pose.head = to_player;
            pose.hands[0] = HandPose {
                at: at + Vec3::new(-0.22, 1.12, 0.36),
                turn: palm_up(0.0),
                shape: Shape::Closed,
            };
        }
    }
}

//! From where a flight is looked at.

use bevy::prelude::*;

use super::super::camera::Gaze;
use super::super::{Calm, Shown, View};
use super::FlightScene;
use super::moment::{Moment, Pose};
use simulation::flight::Goal;

/// Height of the pilot's eyes, m.
pub(super) const EYE_M: f32 = 1.7;

/// Sets the camera's wish for this frame.
pub(super) fn gaze(
    mut commands: Commands,
    shown: Res<Shown<FlightScene>>,
    view: Res<View>,
    calm: Res<Calm>,
    mut was: Local<Option<View>>,
) {
    let now = shown.now();
    let pose = Pose::between(shown.before(), now, shown.part());
    let changed = was.replace(*view) != Some(*view);
    let mut gaze = match *view {
        View::Pilot => from_the_mark(now, &pose),
        View::Chase => from_behind(&pose),
        View::OnBoard => from_the_nose(&pose, calm.0),
    };
    gaze.cut = shown.cut || changed;
    commands.insert_resource(gaze);
}

/// Where the player is asked to go, at the height of what stands there.
pub(super) fn goal_place(now: &Moment) -> Option<Vec3> {
    match now.goal {
        Goal::Lantern => Some(now.measures.lantern),
        Goal::Post(index) => now.posts.get(index).map(|post| {
            let height = if post.lying.is_some() { 0.5 } else { post.height };
            post.foot + Vec3::Y * height
        }),
        Goal::Land | Goal::None => None,
    }
}

fn from_the_mark(now: &Moment, pose: &Pose) -> Gaze {
    let m = &now.measures;
    if now.checking {
        // Crouching by the pad, to look the drone over.
        let eye = m.pad + (m.pilot - m.pad).normalize_or(Vec3::Z) * 0.52 + Vec3::new(-0.2, 0.4, 0.0);
        return Gaze {
            eye,
            at: m.pad + Vec3::Y * 0.05,
            subject: None,
            up: None,
            cut: false,
        };
    }
    let eye = m.pilot + Vec3::Y * EYE_M;
    let mut at = pose.position;
    // A glance towards the goal, never so far that the drone leaves the picture.
    if let Some(goal) = goal_place(now) {
        at += ((goal - at) * 0.18).clamp_length_max(1.2);
    }
    // Heads stay higher than the drone on the pad: the cage is part of the picture.
    at.y += 0.35 * (EYE_M - pose.position.y).max(0.0);
    Gaze {
        eye,
        at,
        subject: Some((0.3, eye.distance(pose.position))),
        up: None,
        cut: false,
    }
}

fn forward(pose: &Pose) -> Vec3 {
    let ahead = pose.attitude * Vec3::NEG_Z;
    Vec3::new(ahead.x, 0.0, ahead.z).normalize_or(Vec3::NEG_Z)
}

fn from_behind(pose: &Pose) -> Gaze {
    let ahead = forward(pose);
    Gaze {
        eye: pose.position - ahead * 1.7 + Vec3::Y * 0.75,
        at: pose.position + ahead * 1.2 + Vec3::Y * 0.1,
        subject: None,
        up: None,
        cut: false,
    }
}

fn from_the_nose(pose: &Pose, level: bool) -> Gaze {
    let eye = pose.position + pose.attitude * Vec3::new(0.0, 0.03, -0.125);
    let (ahead, up) = if level {
        (forward(pose), Vec3::Y)
    } else {
        (pose.attitude * Vec3::NEG_Z, pose.attitude * Vec3::Y)
    };
    Gaze {
        eye,
        at: eye + ahead,
        subject: None,
        up: Some(up),
        cut: false,
    }
}

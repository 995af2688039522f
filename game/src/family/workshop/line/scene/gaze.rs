//! From where a line is looked at: over the whole post, close over the piece, or into the machine.

use bevy::prelude::*;

use super::machine::OPENING;
use super::readout::{LineScene, MACHINE, MAT, Readout};
use crate::family::workshop::line::view::View;
use crate::preferences::ReducedMotion;
use crate::scene::Shown;
use crate::scene::camera::Gaze;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Post,
    Piece,
    Inside,
    /// As [`Subject::Inside`], with room below it.
    Reveal,
}

fn subject(now: &Readout, view: View) -> Subject {
    if now.revealed.is_some() {
        return Subject::Reveal;
    }
    if now.is_open() {
        return Subject::Inside;
    }
    match view {
        View::Piece if now.piece.is_some() => Subject::Piece,
        _ => Subject::Post,
    }
}

/// The eye and what it looks at.
fn look(subject: Subject) -> (Vec3, Vec3) {
    match subject {
        Subject::Post => (Vec3::new(-0.15, 1.76, 1.12), Vec3::new(-0.17, 0.9, -0.03)),
        Subject::Piece => (MAT + Vec3::new(0.0, 0.5, 0.3), MAT + Vec3::new(0.0, 0.0, 0.03)),
        Subject::Inside => {
            let middle = MACHINE + OPENING.0;
            (
                middle + Vec3::new(0.12, 0.3, 0.78),
                middle + Vec3::new(0.03, -0.05, 0.0),
            )
        }
        Subject::Reveal => {
            let middle = MACHINE + OPENING.0;
            (middle + Vec3::new(0.1, 0.16, 1.0), middle + Vec3::new(0.02, -0.16, 0.0))
        }
    }
}

/// Sets the camera's wish for this frame.
pub(super) fn gaze(
    mut commands: Commands,
    shown: Res<Shown<LineScene>>,
    view: Res<crate::scene::view::View>,
    calm: Res<ReducedMotion>,
) {
    let (eye, at) = look(subject(shown.now(), View::of(*view)));
    commands.insert_resource(Gaze {
        eye,
        at,
        subject: None,
        up: None,
        cut: calm.0 || shown.cut,
    });
}

//! From where a workshop is looked at: over the whole bench, or close over what the hands are at.

use bevy::prelude::*;
use simulation::workshop::{Doing, Lie};

use super::colleague::{Together, van};
use super::machine::TABLE;
use super::places::TOP;
use super::readout::{Readout, WorkshopScene};
use super::spring::Spring;
use crate::family::workshop::view::View;
use crate::preferences::ReducedMotion;
use crate::scene::Shown;
use crate::scene::camera::Gaze;

/// How long the eye takes from one place to another, s.
const GOES_S: f32 = 0.2;
/// It stays close for so long after the hands rested, s.
const STAYS_S: f32 = 1.6;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Bench,
    /// The piece that is worked on, on the bench.
    Piece(usize),
    Machine(usize),
    Object,
    Garden,
}

/// Where the eye was, is going, and for how long it has been on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    subject: Subject,
    from: (Vec3, Vec3),
    shown: (Vec3, Vec3),
    passed: f32,
}

/// What the hands are at.
fn at_hand(now: &Readout) -> Option<Subject> {
    match now.doing {
        Doing::Screwing => Some(Subject::Object),
        Doing::Gauging if now.wood_that(|lie| lie == Lie::Bench).is_none() => Some(Subject::Object),
        _ => {
            let piece = now.focus()?;
            Some(match now.wood[piece].lie {
                Lie::Machine(machine) => Subject::Machine(usize::from(machine)),
                _ => Subject::Piece(piece),
            })
        }
    }
}

/// Whether hands are at something for which one looks closely.
fn works(now: &Readout) -> bool {
    !matches!(
        now.doing,
        Doing::Nothing | Doing::Handling | Doing::Dressing | Doing::Reading
    )
}

/// The eye and what it looks at.
fn look(now: &Readout, subject: Subject) -> (Vec3, Vec3) {
    let places = &now.places;
    match subject {
        Subject::Piece(piece) => {
            let long = now.wood.get(piece).map_or(0.3, |wood| wood.look.metres().x);
            let middle = Vec3::new(places.work.x + long / 2.0, TOP, places.work.z);
            let away = (long * 0.92).clamp(0.5, 0.86);
            // Below it is what can be chosen.
            let low = Vec3::new(0.0, 0.0, 0.1 * away);
            (
                middle + Vec3::new(0.0, 0.86, 0.62) * away + low,
                middle + Vec3::new(0.0, 0.0, -0.01) + low,
            )
        }
        Subject::Machine(machine) => {
            let foot = places.machines.get(machine).copied().unwrap_or_default();
            let table = foot + Vec3::new(0.0, TABLE, 0.1);
            (table + Vec3::new(-0.1, 0.56, 0.66), table + Vec3::new(0.0, 0.085, 0.0))
        }
        Subject::Object => {
            let (half, _) = places.object;
            let middle = places.object_foot() + Vec3::Y * half.y * 0.85;
            (middle + Vec3::new(-0.3, 0.34, 0.66), middle - Vec3::Y * 0.05)
        }
        Subject::Bench | Subject::Garden => {
            let reach = places.half.x / 0.9;
            (
                Vec3::new(0.0, TOP + 1.15 * reach, places.half.y + 1.22 * reach),
                Vec3::new(0.0, TOP + 0.19, places.half.y - 0.42),
            )
        }
    }
}

/// The eye over the whole bench.
#[cfg(test)]
pub(super) fn over_the_bench(now: &Readout) -> Transform {
    let (eye, at) = look(now, Subject::Bench);
    Transform::from_translation(eye).looking_at(at, Vec3::Y)
}

/// Sets the camera's wish for this frame.
pub(super) fn gaze(
    mut commands: Commands,
    shown: Res<Shown<WorkshopScene>>,
    view: Res<crate::scene::view::View>,
    calm: Res<ReducedMotion>,
    time: Res<Time>,
    mut way: Local<Option<Way>>,
    mut worked: Local<Option<(f32, Subject)>>,
) {
    let now = shown.now();
    if shown.cut {
        *worked = None;
        *way = None;
    }
    let at_hand = at_hand(now);
    if let (true, Some(subject)) = (works(now), at_hand) {
        *worked = Some((now.time(), subject));
    }
    // What it rains on is looked at, unless something is just being done.
    let wet = now.rains && !now.covered && now.at_work.is_none() && now.drilling.is_none();
    let calls = now.together.as_ref().is_some_and(Together::calls) && now.at_work.is_none();
    let recent = worked
        .filter(|(since, _)| now.time() - since < STAYS_S)
        .map(|(_, subject)| subject)
        .filter(|_| !wet && !calls);
    let spring = Spring::of(now, calm.0).map(|spring| spring.gaze());
    let ending = spring.or_else(|| van::gaze(now, calm.0));
    let subject = match (&ending, View::of(*view)) {
        (Some(_), _) => Subject::Garden,
        (None, View::Piece) => recent.or(at_hand).unwrap_or(Subject::Object),
        (None, View::Bench) => recent.unwrap_or(Subject::Bench),
    };
    let wanted = ending.unwrap_or_else(|| look(now, subject));
    let cut = calm.0 || (subject == Subject::Garden) != way.is_some_and(|way| way.subject == Subject::Garden);
    let mut next = match *way {
        Some(mut way) if !cut => {
            if way.subject != subject {
                way = Way {
                    subject,
                    from: way.shown,
                    shown: way.shown,
                    passed: 0.0,
                };
            }
            way.passed += time.delta_secs();
            way
        }
        _ => Way {
            subject,
            from: wanted,
            shown: wanted,
            passed: GOES_S,
        },
    };
    let part = (next.passed / GOES_S).min(1.0);
    let eased = 1.0 - (1.0 - part).powi(3);
    next.shown = (next.from.0.lerp(wanted.0, eased), next.from.1.lerp(wanted.1, eased));
    *way = Some(next);
    commands.insert_resource(Gaze {
        eye: next.shown.0,
        at: next.shown.1,
        subject: None,
        up: None,
        // It is eased here: the camera is where it is said to be.
        cut: true,
    });
}

//! Where bodies touch, or will within a moment: every point at which one could enter another, with the way out.

use glam::DVec2;

use super::body::{Form, Motion, Outline};
use super::geometry::{Rect, along, corners, inward, length, near, outward};

/// What is nearer than this is looked at, m: nothing moves as far in a step.
pub(crate) const NEAR_M: f64 = 0.04;
/// A side of a rectangle that lies against another one, no further off than this, is no side, m.
const SEAM_M: f64 = 0.004;

/// A point of contact between a body and another one, or something that stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Contact {
    pub(crate) body: usize,
    pub(crate) other: Option<usize>,
    /// Away from the other, towards the body.
    pub(crate) normal: DVec2,
    /// How far they are apart there, m; negative inside.
    pub(crate) gap: f64,
    pub(crate) point: DVec2,
}

/// The nearest open side of a rectangle: one that another rectangle covers there is none.
fn open_side(point: DVec2, solids: &[Rect], of: usize) -> Option<(DVec2, f64)> {
    let rect = &solids[of];
    let local = point - rect.at;
    let found = near(local, rect.half);
    if found.gap > NEAR_M {
        return None;
    }
    let is_open = |normal: DVec2, gap: f64| {
        let beyond = point - normal * (gap - SEAM_M);
        !solids
            .iter()
            .enumerate()
            .any(|(at, other)| at != of && other.holds(beyond, 0.5 * SEAM_M))
    };
    if is_open(found.normal, found.gap) {
        return Some((found.normal, found.gap));
    }
    if found.corner || found.gap > 0.0 {
        return None;
    }
    let across = along(local, rect.half, found.normal.x == 0.0);
    is_open(across.normal, across.gap).then_some((across.normal, across.gap))
}

/// Points at which a body is near something that stands.
pub(crate) fn with_solids(body: usize, form: &Form, motion: &Motion, solids: &[Rect], found: &mut Vec<Contact>) {
    let reach = form.radius() + NEAR_M;
    for (of, rect) in solids.iter().enumerate() {
        if !rect.holds(motion.pose.at, reach) {
            continue;
        }
        let mut touch = |normal: DVec2, gap: f64, point: DVec2| {
            found.push(Contact {
                body,
                other: None,
                normal,
                gap,
                point,
            });
        };
        match form.outline {
            Outline::Round(radius) => round_with_solid(motion.pose.at, radius, solids, of, &mut touch),
            Outline::Box(half) => {
                let axis = motion.pose.axis();
                for corner in corners(half) {
                    let corner = motion.pose.at + outward(axis, corner);
                    if let Some((normal, gap)) = open_side(corner, solids, of) {
                        touch(normal, gap, corner - normal * gap);
                    }
                }
                for corner in rect.corners() {
                    let there = near(inward(axis, corner - motion.pose.at), half);
                    if !there.corner && there.gap < NEAR_M {
                        touch(-outward(axis, there.normal), there.gap, corner);
                    }
                }
            }
        }
    }
}

fn round_with_solid(at: DVec2, radius: f64, solids: &[Rect], of: usize, touch: &mut impl FnMut(DVec2, f64, DVec2)) {
    let rect = &solids[of];
    let there = near(at - rect.at, rect.half);
    if there.gap > radius + NEAR_M {
        return;
    }
    // A corner against which another rectangle lies is the middle of a flat wall.
    let point = at - there.normal * there.gap;
    let beyond = point + there.normal * SEAM_M;
    let covered = solids
        .iter()
        .enumerate()
        .any(|(other, rect)| other != of && rect.holds(beyond, 0.5 * SEAM_M));
    if !covered {
        touch(there.normal, there.gap - radius, point);
    }
}

/// Points at which two bodies are near each other.
pub(crate) fn between(one: usize, other: usize, forms: &[Form], motions: &[Motion], found: &mut Vec<Contact>) {
    let (first, second) = (&motions[one].pose, &motions[other].pose);
    let off = first.at - second.at;
    let reach = forms[one].radius() + forms[other].radius() + NEAR_M;
    if off.dot(off) > reach * reach {
        return;
    }
    let mut touch = |body: usize, other: usize, normal: DVec2, gap: f64, point: DVec2| {
        found.push(Contact {
            body,
            other: Some(other),
            normal,
            gap,
            point,
        });
    };
    match (forms[one].outline, forms[other].outline) {
        (Outline::Round(radius), Outline::Round(beside)) => {
            let distance = length(off);
            let normal = if distance > 1e-9 { off / distance } else { DVec2::X };
            let gap = distance - radius - beside;
            touch(one, other, normal, gap, second.at + normal * beside);
        }
        (Outline::Round(radius), Outline::Box(half)) => {
            let axis = second.axis();
            let there = near(inward(axis, off), half);
            if there.gap < radius + NEAR_M {
                let normal = outward(axis, there.normal);
                touch(one, other, normal, there.gap - radius, first.at - normal * there.gap);
            }
        }
        (Outline::Box(_), Outline::Round(_)) => between(other, one, forms, motions, found),
        (Outline::Box(half), Outline::Box(beside)) => {
            for (body, other, half, beside, own) in
                [(one, other, half, beside, true), (other, one, beside, half, false)]
            {
                let (pose, against) = (&motions[body].pose, &motions[other].pose);
                let (axis, across) = (pose.axis(), against.axis());
                for corner in corners(half) {
                    let corner = pose.at + outward(axis, corner);
                    let there = near(inward(across, corner - against.at), beside);
                    // Corner against corner is found once.
                    if there.gap < NEAR_M && (own || !there.corner) {
                        let normal = outward(across, there.normal);
                        touch(body, other, normal, there.gap, corner - normal * there.gap);
                    }
                }
            }
        }
    }
}

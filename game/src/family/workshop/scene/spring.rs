//! The ending, in time-lapse: the object hangs on the tree, leaves come, a bird arrives, moves in and looks out. Whoever
//! made a crooked one gets a tenant too.

use bevy::math::{Quat, Vec3};
use bevy::prelude::Transform;

use super::dust::scatter;
use super::garden::{LEAVES, TREE};
use super::lying;
use super::readout::Readout;

/// When the first leaves come and the last, as parts of the ending.
const LEAVES_COME: (f32, f32) = (0.1, 0.5);
/// How long a leaf takes.
const GROWS: f32 = 0.14;
/// When the bird sets out, sits, goes in, looks out.
const SETS_OUT: f32 = 0.4;
const SITS: f32 = 0.54;
const GOES_IN: f32 = 0.66;
const LOOKS_OUT: f32 = 0.74;

fn smooth(part: f32) -> f32 {
    let part = part.clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}

/// One frame of the ending.
pub(super) struct Spring<'a> {
    now: &'a Readout,
    /// How far it is, 0 to 1.
    pub(super) part: f32,
    seconds: f32,
    calm: bool,
}

impl<'a> Spring<'a> {
    /// `None` until the object is handed over.
    pub(super) fn of(now: &'a Readout, calm: bool) -> Option<Self> {
        // What a van fetches hangs on no tree.
        if now.together.is_some() {
            return None;
        }
        let (seconds, lasts) = now.handed_over?;
        Some(Self {
            now,
            part: (seconds / lasts.max(1.0)).min(1.0),
            seconds,
            calm,
        })
    }

    /// A tuft of leaves.
    pub(super) fn leaf(&self, index: usize) -> Option<Transform> {
        let (at, size) = *LEAVES.get(index)?;
        let (first, last) = LEAVES_COME;
        let comes = first + (last - first - GROWS) * scatter(index, 0.618_034);
        let grown = smooth((self.part - comes) / GROWS);
        (grown > 0.02).then(|| {
            let sway = if self.calm {
                0.0
            } else {
                0.02 * (self.seconds * 1.3 + index as f32).sin()
            };
            Transform::from_translation(TREE + Vec3::from(at) + Vec3::X * sway)
                .with_rotation(Quat::from_rotation_y(index as f32))
                .with_scale(Vec3::splat(size * grown))
        })
    }

    /// Where a bird sits before it goes in, and which way it looks; on the object where that has no hole, on a bough where
    /// there is none.
    fn perch(&self) -> (Vec3, Quat, bool) {
        if let Some((hole, out, radius)) = lying::entrance(self.now) {
            let at = hole - Vec3::Y * (radius + 0.012) + out * 0.034;
            return (
                at,
                Quat::from_rotation_arc(Vec3::Z, (Vec3::X * 0.8 + out * 0.6).normalize()),
                true,
            );
        }
        let there = self.now.parts.iter().any(|part| part.placed.is_some());
        let at = if there {
            let (half, middle) = self.now.places.object;
            lying::object_frame(self.now) * (middle + Vec3::Y * half.y)
        } else {
            TREE + Vec3::new(0.85, 2.76, 0.14)
        };
        (at, Quat::from_rotation_y(0.5), false)
    }

    /// The bird outside, and how far its wings are up (−1..=1).
    pub(super) fn bird(&self) -> Option<(Transform, f32)> {
        let (perch, turn, goes_in) = self.perch();
        if self.part < SETS_OUT {
            return None;
        }
        if self.part < SITS {
            if self.calm {
                return None;
            }
            let way = smooth((self.part - SETS_OUT) / (SITS - SETS_OUT));
            let from = perch + Vec3::new(1.7, 0.75, 1.1);
            let bow = Vec3::new(
                0.0,
                0.22 * (way * std::f32::consts::PI).sin() + 0.03 * (self.seconds * 9.0).sin() * (1.0 - way),
                0.0,
            );
            let at = from.lerp(perch, way) + bow;
            let ahead = (perch - from).normalize_or(Vec3::NEG_X);
            let flying = Quat::from_rotation_arc(Vec3::Z, ahead);
            let flap = (self.seconds * 34.0).sin();
            let turned = flying.slerp(turn, smooth((way - 0.8) / 0.2));
            return Some((placed(at, turned, 1.0), flap));
        }
        if goes_in && self.part >= GOES_IN {
            let way = smooth((self.part - GOES_IN) / 0.03);
            if way >= 1.0 || self.calm {
                return None;
            }
            let (hole, out, _) = lying::entrance(self.now)?;
            let inwards = Quat::from_rotation_arc(Vec3::Z, -out);
            return Some((
                placed(
                    perch.lerp(hole - out * 0.05, way),
                    turn.slerp(inwards, way),
                    1.0 - 0.7 * way,
                ),
                -1.2,
            ));
        }
        // It looks about.
        let look = if self.calm {
            0.0
        } else {
            0.25 * (self.seconds * 2.3).sin().signum() * smooth((self.seconds * 0.73).fract() * 6.0)
        };
        Some((placed(perch, turn * Quat::from_rotation_y(look), 1.0), -1.2))
    }

    /// The one who looks out.
    pub(super) fn tenant(&self) -> Option<Transform> {
        let (hole, out, radius) = lying::entrance(self.now)?;
        let comes = smooth((self.part - LOOKS_OUT) / 0.05);
        if comes <= 0.0 {
            return None;
        }
        let look = if self.calm {
            0.2
        } else {
            0.5 * (self.seconds * 1.1).sin()
        };
        let turn = Quat::from_rotation_arc(Vec3::Z, out) * Quat::from_rotation_y(look);
        // Larger than the hole once it is out: it is who one waited for.
        let size = (radius / 0.016).clamp(0.6, 1.2);
        let at = hole + out * (0.056 * comes - 0.036) + Vec3::Y * 0.003;
        Some(
            Transform::from_translation(at)
                .with_rotation(turn)
                .with_scale(Vec3::splat(size)),
        )
    }

    /// The eye and what it looks at: the whole tree first, then nearer.
    pub(super) fn gaze(&self) -> (Vec3, Vec3) {
        let (half, middle) = self.now.places.object;
        let object = lying::object_frame(self.now) * middle;
        let (near, nearest) = if self.calm {
            (0.8, smooth((self.part - LOOKS_OUT) * 1e3))
        } else {
            (smooth((self.part - 0.32) / 0.2), smooth((self.part - GOES_IN) / 0.12))
        };
        let far = (TREE + Vec3::new(0.9, 1.75, 4.3), TREE + Vec3::new(0.1, 2.05, 0.0));
        let close = (object + Vec3::new(0.34, 0.06, 0.92), object - Vec3::Y * half.y * 0.35);
        let closest = (object + Vec3::new(0.22, 0.1, 0.62), object + Vec3::Y * half.y * 0.1);
        let eye = |from: Vec3, to: Vec3, last: Vec3| from.lerp(to, near).lerp(last, nearest);
        (eye(far.0, close.0, closest.0), eye(far.1, close.1, closest.1))
    }
}

/// A little larger than life: it is who one waits for.
fn placed(at: Vec3, turn: Quat, size: f32) -> Transform {
    Transform::from_translation(at)
        .with_rotation(turn)
        .with_scale(Vec3::splat(1.25 * size))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use simulation::workshop::{Parameters, WorkshopTemplate};
    use simulation::{Run, Template};

    use super::*;

    fn at(part: f32, calm: bool, mut see: impl FnMut(Spring<'_>)) {
        let template = WorkshopTemplate::new(Parameters::birdhouse());
        let run = Run::new(template.start(3, 1), 0);
        let mut now = Readout::of(run.activity()).unwrap();
        assert!(Spring::of(&now, calm).is_none(), "not before it is handed over");
        now.handed_over = Some((20.0 * part, 20.0));
        see(Spring::of(&now, calm).unwrap());
    }

    #[test]
    fn leaves_come_and_a_bird_whatever_was_made() {
        let leaves = |part: f32| {
            let mut count = 0;
            at(part, false, |spring| {
                count = (0..LEAVES.len()).filter(|leaf| spring.leaf(*leaf).is_some()).count();
            });
            count
        };
        assert_eq!((leaves(0.05), leaves(0.9)), (0, LEAVES.len()));
        assert!((1..LEAVES.len()).contains(&leaves(0.3)));
        for calm in [false, true] {
            at(0.3, calm, |spring| assert!(spring.bird().is_none()));
            // There is no object and no hole: it sits on a bough.
            at(0.9, calm, |spring| {
                assert!(spring.bird().is_some() && spring.tenant().is_none());
            });
        }
    }
}

//! Things that are taken and laid down go there, and are not suddenly elsewhere.

use bevy::prelude::*;

/// How long it takes, s.
const GOES_S: f32 = 0.22;
/// A step of this length or more is a new place; a smaller one is a movement of the thing's own, m.
const NEW_PLACE_M: f32 = 0.06;

/// Where a thing comes from while it is on its way.
#[derive(Component, Debug, Clone, Copy, Default)]
pub(in crate::family::workshop) struct Glide {
    /// Where it was, and for how long it has been on its way, s.
    from: Option<(Transform, f32)>,
    wanted: Option<Transform>,
    shown: Option<Transform>,
}

impl Glide {
    /// Where it is shown after so many seconds more, wanted there.
    pub(in crate::family::workshop) fn to(&mut self, wanted: Transform, seconds: f32, at_once: bool) -> Transform {
        let is_new = self
            .wanted
            .is_none_or(|before| before.translation.distance(wanted.translation) > NEW_PLACE_M);
        self.wanted = Some(wanted);
        if at_once {
            self.from = None;
        } else if is_new {
            self.from = self.shown.map(|shown| (shown, 0.0));
        }
        let shown = match &mut self.from {
            None => wanted,
            Some((from, passed)) => {
                *passed += seconds;
                let part = (*passed / GOES_S).min(1.0);
                let eased = 1.0 - (1.0 - part).powi(3);
                // A little upwards on the way, as a hand lifts.
                let lift =
                    Vec3::Y * 0.25 * from.translation.distance(wanted.translation).min(0.5) * eased * (1.0 - eased);
                let shown = Transform {
                    translation: from.translation.lerp(wanted.translation, eased) + lift,
                    rotation: from.rotation.slerp(wanted.rotation, eased),
                    scale: wanted.scale,
                };
                if part >= 1.0 {
                    self.from = None;
                }
                shown
            }
        };
        self.shown = Some(shown);
        shown
    }

    /// It is not there: it will appear where it is next.
    pub(super) fn gone(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_goes_to_a_new_place_and_follows_small_steps() {
        let mut glide = Glide::default();
        let at = |x: f32| Transform::from_xyz(x, 0.0, 0.0);
        assert_eq!(glide.to(at(0.0), 0.016, false), at(0.0), "it appears where it is");
        let half_way = glide.to(at(1.0), GOES_S / 2.0, false).translation.x;
        assert!(half_way > 0.5 && half_way < 1.0, "{half_way}");
        assert_eq!(glide.to(at(1.0), GOES_S, false), at(1.0));
        assert_eq!(
            glide.to(at(1.02), 0.016, false),
            at(1.02),
            "a stroke is its own movement"
        );
        assert_eq!(glide.to(at(3.0), 0.016, true), at(3.0), "without motion, at once");
    }
}

//! An arm of two bones: from where a hand is to be, where the elbow goes.

use bevy::math::{Quat, Vec3};

/// Length of the upper arm and of the forearm, m.
pub(super) const UPPER: f32 = 0.29;
pub(super) const FORE: f32 = 0.27;

/// Where the elbow and the hand are for a hand that is wanted at `target`; the elbow bends towards `hint`. Out of reach,
/// the arm is stretched towards it.
pub(super) fn reach(shoulder: Vec3, target: Vec3, hint: Vec3) -> (Vec3, Vec3) {
    let way = target - shoulder;
    let long = way.length().clamp(0.12, UPPER + FORE - 0.004);
    let along = way.normalize_or(Vec3::NEG_Y);
    let share = (UPPER * UPPER - FORE * FORE + long * long) / (2.0 * long);
    let out = (UPPER * UPPER - share * share).max(0.0).sqrt();
    let bend = (hint - along * hint.dot(along)).normalize_or(Vec3::X);
    (shoulder + along * share + bend * out, shoulder + along * long)
}

/// How a bone is turned that hangs down by itself.
pub(super) fn hangs(from: Vec3, to: Vec3) -> Quat {
    Quat::from_rotation_arc(Vec3::NEG_Y, (to - from).normalize_or(Vec3::NEG_Y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bones_keep_their_length_and_the_hand_is_where_it_can_be() {
        let shoulder = Vec3::new(0.2, 1.3, 0.0);
        for target in [
            Vec3::new(0.1, 0.95, 0.4),
            Vec3::new(0.3, 1.5, 0.2),
            Vec3::new(2.0, 0.0, 2.0),
        ] {
            let (elbow, hand) = reach(shoulder, target, Vec3::new(1.0, -0.5, -0.3));
            assert!((elbow.distance(shoulder) - UPPER).abs() < 1e-3);
            assert!((elbow.distance(hand) - FORE).abs() < 1e-3);
        }
        let near = Vec3::new(0.1, 1.0, 0.3);
        assert!(reach(shoulder, near, Vec3::X).1.distance(near) < 1e-3);
    }
}

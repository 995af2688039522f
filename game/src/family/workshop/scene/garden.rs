//! Outside: the garden behind the workshop, hills, and the tree in which the object ends up. Stands still but for what
//! grows, see [`super::spring`].

use bevy::math::{Quat, Vec3};

use super::places::Places;
use crate::scene::form::{Form, Light, Side};
use crate::scene::palette::{LEAF, PAPER, SAND, SKY, SUN, Tone, WOOD};

/// The foot of the tree.
pub(super) const TREE: Vec3 = Vec3::new(-3.7, -0.05, -4.8);
/// Where the object hangs, at its back: the front of the trunk.
pub(super) const HOOK: Vec3 = Vec3::new(0.0, 1.72, 0.13);
const GROUND: f32 = -0.05;
/// Where the sky begins, and its ends.
const SKY_Z: f32 = -19.0;
const SKY_X: (f32, f32) = (-44.0, 28.0);
const SKY_TOP: f32 = 22.0;

const BARK: Tone = WOOD.darker(0.42);
const GRASS: Tone = LEAF.mix(SUN, 0.34).lighter(0.12);

/// From where to where, and how thick at both ends, m.
type Bough = ([f32; 3], [f32; 3], (f32, f32));

/// Boughs: from, to, how thick at either end. Seen from the front.
const BOUGHS: [Bough; 9] = [
    ([0.0, 0.0, 0.0], [0.02, 1.5, 0.0], (0.17, 0.125)),
    ([0.02, 1.5, 0.0], [-0.05, 2.75, -0.04], (0.125, 0.08)),
    ([0.0, 2.0, 0.0], [0.85, 2.72, 0.12], (0.075, 0.045)),
    ([0.85, 2.72, 0.12], [1.35, 3.3, 0.1], (0.045, 0.02)),
    ([0.0, 2.3, 0.0], [-0.8, 2.95, 0.1], (0.07, 0.04)),
    ([-0.8, 2.95, 0.1], [-1.3, 3.2, 0.2], (0.04, 0.018)),
    ([-0.05, 2.75, -0.04], [0.3, 3.7, -0.1], (0.07, 0.03)),
    ([-0.05, 2.75, -0.04], [-0.5, 3.6, -0.1], (0.06, 0.03)),
    ([0.6, 2.5, 0.1], [1.25, 2.45, 0.3], (0.035, 0.015)),
];

/// Where leaves come: place and size.
pub(super) const LEAVES: [([f32; 3], f32); 18] = [
    ([1.35, 3.3, 0.1], 0.42),
    ([0.95, 2.95, 0.2], 0.36),
    ([1.25, 2.48, 0.3], 0.3),
    ([0.55, 2.75, 0.0], 0.3),
    ([-1.3, 3.2, 0.2], 0.42),
    ([-0.85, 3.1, 0.0], 0.38),
    ([-1.0, 2.72, 0.2], 0.26),
    ([-0.45, 2.95, 0.05], 0.28),
    ([0.3, 3.7, -0.1], 0.5),
    ([-0.5, 3.6, -0.1], 0.46),
    ([0.0, 3.25, 0.1], 0.4),
    ([0.7, 3.5, -0.1], 0.38),
    ([-0.95, 3.55, -0.1], 0.36),
    ([0.15, 2.85, 0.2], 0.2),
    ([-0.3, 2.62, 0.16], 0.16),
    ([0.5, 2.5, 0.2], 0.16),
    ([1.6, 2.9, 0.0], 0.28),
    ([-1.55, 2.9, 0.1], 0.26),
];

/// How far the garden reaches to the right.
#[derive(Clone, Copy)]
struct Reach {
    wall: f32,
    /// The right post of the door through which it is seen; `None` where it is seen whole.
    door: Option<f32>,
}

impl Reach {
    /// So far away, m.
    fn right(self, z: f32) -> f32 {
        // Seen from the middle of the bench or from further right.
        self.door.map_or(SKY_X.1, |door| door + 0.15 - 0.43 * (self.wall - z))
    }
}

/// Builds it: all of it, or what is seen through the door whose right post is at `door`.
pub(super) fn build(form: &mut Form, places: &Places, door: Option<f32>) {
    let reach = Reach {
        wall: places.wall(),
        door,
    };
    tree(form);
    fence(form, reach);
    path(form, places);
    ground(form, reach);
    hills(form, reach);
    sky(form, reach);
}

fn tree(form: &mut Form) {
    form.at(TREE, 0.0, |form| {
        for (from, to, thick) in BOUGHS {
            form.tube(Vec3::from(from), Vec3::from(to), thick, 7, BARK);
        }
        for turn in 0..5_u8 {
            let way = Quat::from_rotation_y(1.3 * f32::from(turn)) * Vec3::X;
            form.tube(
                way * 0.32,
                way * 0.08 + Vec3::Y * 0.3,
                (0.02, 0.09),
                5,
                BARK.darker(0.1),
            );
        }
        // Twigs in winter.
        for (at, _) in LEAVES.iter().take(13) {
            let at = Vec3::from(*at);
            let out = (at - Vec3::new(0.0, 2.6, 0.0)).normalize_or(Vec3::Y);
            form.beam(at - out * 0.25, at + out * 0.22, 0.016, BARK);
            form.beam(at, at + (out + Vec3::Y * 0.8).normalize_or(Vec3::Y) * 0.2, 0.011, BARK);
        }
    });
}

fn fence(form: &mut Form, reach: Reach) {
    let z = -8.2;
    let right = reach.right(z);
    for i in 0..17_u8 {
        let x = -14.5 + 1.3 * f32::from(i);
        if x < right {
            form.stand(Vec3::new(x, GROUND, z), Vec3::new(0.1, 0.85, 0.08), WOOD.lighter(0.3));
        }
    }
    let (from, to) = (-14.6, right.min(6.4));
    for y in [0.3, 0.65] {
        let middle = Vec3::new(f32::midpoint(from, to), y, z + 0.05);
        form.block(middle, Vec3::new(to - from, 0.09, 0.03), WOOD.lighter(0.38));
    }
    // Bushes along it.
    for (x, size) in [
        (-12.4, 0.7),
        (-9.3, 0.5),
        (-6.3, 0.62),
        (-1.6, 0.55),
        (1.3, 0.75),
        (4.2, 0.6),
    ] {
        if x - size < right {
            let middle = Vec3::new(x, size * 0.4, z - 0.5);
            form.ball(middle, size, 0.8, LEAF.mix(WOOD, 0.25).lighter(0.12));
        }
    }
}

fn path(form: &mut Form, places: &Places) {
    let back = places.wall();
    for i in 0..4_u8 {
        let z = back - 0.5 - 0.85 * f32::from(i);
        let x = -1.75 - 0.22 * f32::from(i);
        form.block(
            Vec3::new(x, GROUND + 0.01, z),
            Vec3::new(0.8, 0.04, 0.62),
            SAND.darker(0.08 + 0.03 * f32::from(i % 2)),
        );
    }
}

fn ground(form: &mut Form, reach: Reach) {
    let back = reach.wall - 0.08;
    let strips = [back, -2.6, -5.4, -9.0, SKY_Z];
    for (i, pair) in strips.windows(2).enumerate() {
        let (near, far) = (pair[0], pair[1]);
        let right = reach.right(near);
        for column in 0..5_u8 {
            let at = |part: f32| SKY_X.0 + (right - SKY_X.0) * part / 5.0;
            let (x0, x1) = (at(f32::from(column)), at(f32::from(column) + 1.0));
            let tone = GRASS.lighter(0.05 * ((usize::from(column) * 3 + i * 2) % 4) as f32);
            form.face(
                &[(x0, near), (x1, near), (x1, far), (x0, far)].map(|(x, z)| Vec3::new(x, GROUND, z)),
                tone,
            );
        }
    }
}

fn hills(form: &mut Form, reach: Reach) {
    form.under(Light::Own);
    let hill =
        |x: f32, base: f32, swing: f32, phase: f32| base + swing * ((x * 0.21 + phase).sin() + 0.4 * (x * 0.53).sin());
    for (z, base, swing, phase, tone) in [
        (-15.0, 0.9, 0.5, 0.4, LEAF.mix(SKY, 0.32).lighter(0.16)),
        (-17.0, 2.2, 0.9, 2.1, LEAF.mix(SKY, 0.58).lighter(0.22)),
    ] {
        for i in 0..24_u8 {
            let at = |step: f32| SKY_X.0 + (reach.right(z) - SKY_X.0) * step / 24.0;
            let (x0, x1) = (at(f32::from(i)), at(f32::from(i) + 1.0));
            form.face(
                &[
                    Vec3::new(x0, GROUND, z),
                    Vec3::new(x1, GROUND, z),
                    Vec3::new(x1, hill(x1, base, swing, phase), z),
                    Vec3::new(x0, hill(x0, base, swing, phase), z),
                ],
                tone,
            );
        }
    }
    form.under(Light::Baked);
}

fn sky(form: &mut Form, reach: Reach) {
    form.under(Light::Own);
    let (steps, right) = (7_u8, reach.right(SKY_Z));
    for step in 0..steps {
        let at = |part: f32| SKY_TOP * (part / f32::from(steps)).powf(1.3);
        let (low, high) = (at(f32::from(step)), at(f32::from(step) + 1.0));
        let part = f32::from(step + 1) / f32::from(steps);
        let tone = PAPER.mix(SUN, 0.1).mix(SKY, (0.14 + part * 0.8).min(1.0));
        form.side(
            Side::Front,
            Vec3::new(f32::midpoint(SKY_X.0, right), f32::midpoint(low, high), SKY_Z),
            Vec3::new(right - SKY_X.0, high - low, 0.0),
            tone,
        );
    }
    for (x, y, wide) in [(-13.0, 6.6, 2.4), (-8.0, 8.2, 1.8), (-1.0, 7.2, 2.6), (6.0, 8.6, 2.0)] {
        for (out, up, part) in [(-0.6, 0.0, 0.55), (0.0, 0.25, 0.8), (0.65, 0.0, 0.5)] {
            let centre = Vec3::new(x + out * wide, y + up, SKY_Z + 0.4 + part * 0.1);
            form.disc(centre, Vec3::Z, wide * part * 0.45, 9, PAPER.lighter(0.6));
        }
    }
    form.under(Light::Baked);
}

//! Small birds, facing +z, standing at the origin; wings and the head of one who looks out apart.

use bevy::math::{Affine3A, Quat, Vec3};

use crate::scene::form::{Form, Light};
use crate::scene::palette::{BLUE, INK, LEAF, PAPER, SAND, SKY, SUN, Tone, WOOD};

/// What a bird wears.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plumage {
    back: Tone,
    breast: Tone,
    cap: Tone,
    cheek: Tone,
    bib: Tone,
}

/// How many there are; further variants of an object look like one of these.
pub(super) const BIRDS: usize = 3;

/// A blue tit, a great tit, a sparrow: as the variants of the object are ordered.
const PLUMAGES: [Plumage; BIRDS] = [
    Plumage {
        back: LEAF.mix(SKY, 0.35),
        breast: SUN.lighter(0.2),
        cap: BLUE.mix(SKY, 0.25),
        cheek: PAPER,
        bib: INK.lighter(0.1),
    },
    Plumage {
        back: LEAF.mix(SUN, 0.3),
        breast: SUN,
        cap: INK,
        cheek: PAPER,
        bib: INK,
    },
    Plumage {
        back: WOOD.darker(0.28),
        breast: SAND.darker(0.06),
        cap: WOOD.darker(0.12),
        cheek: PAPER.mix(SAND, 0.4),
        bib: INK.lighter(0.16),
    },
];

/// Over the ground, where a bird's head has its middle, m.
const HEAD: Vec3 = Vec3::new(0.0, 0.082, 0.03);

fn plumage(bird: usize) -> Plumage {
    PLUMAGES[bird % BIRDS]
}

/// A head around the origin.
fn head(form: &mut Form, plumage: Plumage) {
    form.ball(Vec3::ZERO, 0.026, 1.0, plumage.cheek);
    form.ball(Vec3::new(0.0, 0.009, -0.003), 0.0245, 0.88, plumage.cap);
    // The line through the eye, the eyes, the beak, the bib.
    for side in [-1.0_f32, 1.0] {
        let eye = Vec3::new(side * 0.0195, 0.004, 0.0155);
        form.block(eye - Vec3::Z * 0.006, Vec3::new(0.01, 0.005, 0.016), plumage.bib);
        form.ball(eye, 0.0056, 1.0, INK);
        form.block(eye + Vec3::new(side * 0.002, 0.002, 0.0045), Vec3::splat(0.002), PAPER);
    }
    form.tube(
        Vec3::new(0.0, -0.002, 0.022),
        Vec3::new(0.0, -0.004, 0.039),
        (0.006, 0.0008),
        5,
        INK.lighter(0.2),
    );
    form.ball(Vec3::new(0.0, -0.018, 0.012), 0.0125, 1.0, plumage.bib);
}

/// A whole bird but for its wings.
pub(super) fn body(bird: usize) -> Form {
    let plumage = plumage(bird);
    let mut form = Form::new(Light::Live);
    let place = Affine3A::from_scale_rotation_translation(
        Vec3::new(0.9, 0.95, 1.25),
        Quat::from_rotation_x(-0.45),
        Vec3::new(0.0, 0.046, 0.0),
    );
    form.within(place, |form| {
        form.ball(Vec3::ZERO, 0.036, 1.0, plumage.breast);
        form.ball(Vec3::new(0.0, 0.008, -0.008), 0.034, 0.95, plumage.back);
    });
    form.within(Affine3A::from_translation(HEAD), |form| head(form, plumage));
    // Tail and feet.
    form.leaf(
        &[
            Vec3::new(-0.008, 0.034, -0.04),
            Vec3::new(0.008, 0.034, -0.04),
            Vec3::new(0.013, 0.012, -0.1),
            Vec3::new(-0.013, 0.012, -0.1),
        ],
        plumage.cap.mix(plumage.back, 0.4),
    );
    for x in [-0.012, 0.012] {
        form.beam(
            Vec3::new(x, 0.0, 0.004),
            Vec3::new(x, 0.02, 0.0),
            0.003,
            INK.lighter(0.25),
        );
    }
    form
}

/// A wing of length one hand, from the shoulder at the origin towards +x (−x for the left one).
pub(super) fn wing(bird: usize, left: bool) -> Form {
    let plumage = plumage(bird);
    let mut form = Form::new(Light::Live);
    let x = |out: f32| if left { -out } else { out };
    let tone = plumage.back.mix(plumage.cap, 0.45);
    form.leaf(
        &[
            Vec3::new(0.0, 0.0, 0.018),
            Vec3::new(x(0.05), 0.0, 0.014),
            Vec3::new(x(0.05), 0.0, -0.03),
            Vec3::new(0.0, 0.0, -0.028),
        ],
        tone,
    );
    form.leaf(
        &[
            Vec3::new(x(0.05), 0.0, 0.014),
            Vec3::new(x(0.105), 0.0, -0.022),
            Vec3::new(x(0.05), 0.0, -0.03),
        ],
        tone.darker(0.2),
    );
    form.leaf(
        &[
            Vec3::new(0.0, 0.001, -0.012),
            Vec3::new(x(0.05), 0.001, -0.012),
            Vec3::new(x(0.05), 0.001, -0.018),
            Vec3::new(0.0, 0.001, -0.018),
        ],
        PAPER,
    );
    form
}

/// Shoulders, from the ground between the feet.
pub(super) const SHOULDER: Vec3 = Vec3::new(0.022, 0.06, 0.008);

/// The head of one who looks out.
pub(super) fn looking_out(bird: usize) -> Form {
    let mut form = Form::new(Light::Live);
    head(&mut form, plumage(bird));
    form.ball(Vec3::new(0.0, -0.012, -0.024), 0.027, 1.0, plumage(bird).breast);
    form
}

//! The training drone and the neighbour's: hull, guards, propellers. Nose towards −z, metres.
//!
//! Front guards and nose are coral, the rear is petrol: which way it faces can be read from every side.

use bevy::math::Vec3;

use crate::scene::form::{Form, Light, Side};
use crate::scene::palette::{CORAL, INK, LEAF, PAPER, PETROL, SAND, SUN, Tone};

/// What differs between two drones.
#[derive(Debug, Clone, Copy)]
pub(super) struct Livery {
    nose: Tone,
    rear: Tone,
    shell: Tone,
}

pub(super) const OURS: Livery = Livery {
    nose: CORAL,
    rear: PETROL,
    shell: PAPER,
};
pub(super) const NEIGHBOURS: Livery = Livery {
    nose: SUN,
    rear: SUN.mix(LEAF, 0.35),
    shell: PAPER,
};

/// Height of the propellers over the body's centre.
pub(super) const ROTOR_HEIGHT: f32 = 0.028;

/// The four arms, as signs of x and z.
fn corners() -> impl Iterator<Item = (f32, f32)> {
    [(-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0)].into_iter()
}

/// Middle of the upper hoop of a guard.
fn rim_at(x: f32, z: f32, arm: f32) -> Vec3 {
    Vec3::new(x * arm, ROTOR_HEIGHT - 0.004, z * arm)
}

/// Hull, arms, guards and feet. `arm` is the distance of a rotor's axis along x and z, `guard` the radius of
/// a guard, `foot` the height of the centre above the ground when standing.
pub(super) fn hull(livery: Livery, arm: f32, guard: f32, foot: f32) -> Form {
    let mut form = body(livery, arm, foot);
    let Livery { nose, rear, .. } = livery;
    for (x, z) in corners() {
        let hub = Vec3::new(x * arm, 0.008, z * arm);
        let tone = if z < 0.0 { nose } else { rear };
        form.tube(hub - Vec3::Y * 0.012, hub + Vec3::Y * 0.016, (0.012, 0.01), 6, INK);
        let axis_at = rim_at(x, z, arm);
        form.hoop(axis_at, Vec3::Y, guard, 0.012, 14, tone);
        form.hoop(axis_at - Vec3::Y * 0.024, Vec3::Y, guard, 0.007, 14, tone.darker(0.15));
        for step in [1_u8, 3, 5, 7] {
            let (sin, cos) = (f32::from(step) * std::f32::consts::FRAC_PI_4).sin_cos();
            let rim = Vec3::new(cos, 0.0, sin) * guard;
            form.beam(axis_at + rim, axis_at + rim - Vec3::Y * 0.026, 0.007, tone);
            form.beam(
                axis_at - Vec3::Y * 0.024 + rim,
                hub - Vec3::Y * 0.01,
                0.005,
                INK.lighter(0.25),
            );
        }
    }
    form
}

/// What can be seen of it from afar: no hub, no strut, one hoop to a guard.
pub(super) fn far_hull(livery: Livery, arm: f32, guard: f32, foot: f32) -> Form {
    let mut form = body(livery, arm, foot);
    for (x, z) in corners() {
        let tone = if z < 0.0 { livery.nose } else { livery.rear };
        // As high as both hoops with what is between them.
        form.hoop(rim_at(x, z, arm) - Vec3::Y * 0.006, Vec3::Y, guard, 0.018, 10, tone);
    }
    form
}

/// What both have.
fn body(livery: Livery, arm: f32, foot: f32) -> Form {
    let mut form = Form::new(Light::Live);
    let Livery { nose, rear, shell } = livery;
    // Belly, shell, canopy: three slabs are enough for a silhouette.
    form.block(
        Vec3::new(0.0, -0.006, 0.0),
        Vec3::new(0.062, 0.022, 0.13),
        SAND.darker(0.1),
    );
    form.block(Vec3::new(0.0, 0.012, 0.006), Vec3::new(0.07, 0.02, 0.1), shell);
    form.block(Vec3::new(0.0, 0.027, 0.034), Vec3::new(0.044, 0.012, 0.036), rear);
    // The battery slides in from behind.
    form.block(
        Vec3::new(0.0, 0.002, 0.07),
        Vec3::new(0.044, 0.024, 0.03),
        SUN.mix(SAND, 0.4),
    );
    // A wedge for a nose, and an arrow on the shell.
    let tip = Vec3::new(0.0, 0.004, -0.108);
    let back =
        [(-0.032, -0.014), (0.032, -0.014), (0.032, 0.024), (-0.032, 0.024)].map(|(x, y)| Vec3::new(x, y, -0.058));
    for i in 0..4 {
        form.face(&[back[(i + 1) % 4], back[i], tip], nose);
        form.face(&[back[i], back[(i + 1) % 4], tip], nose);
    }
    form.leaf(
        &[
            Vec3::new(-0.03, 0.0235, 0.006),
            Vec3::new(0.03, 0.0235, 0.006),
            Vec3::new(0.0, 0.0235, -0.04),
        ],
        nose,
    );
    for (x, z) in corners() {
        let hub = Vec3::new(x * arm, 0.008, z * arm);
        let tone = if z < 0.0 { nose } else { rear };
        form.beam(Vec3::new(x * 0.025, 0.004, z * 0.03), hub, 0.014, tone.lighter(0.35));
        form.beam(hub, Vec3::new(x * arm, -foot, z * arm), 0.009, SAND.darker(0.25));
    }
    form
}

/// A two-blade propeller, lying flat.
pub(super) fn propeller(radius: f32) -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::Y * -0.003, Vec3::Y * 0.006, (0.008, 0.006), 6, INK);
    for side in [-1.0, 1.0] {
        let tip = side * radius;
        form.leaf(
            &[
                Vec3::new(side * 0.006, 0.001, 0.004),
                Vec3::new(tip * 0.6, 0.004, 0.010),
                Vec3::new(tip, 0.002, 0.004),
                Vec3::new(tip * 0.95, -0.001, -0.006),
                Vec3::new(side * 0.006, -0.002, -0.005),
            ],
            INK.lighter(0.18),
        );
    }
    form
}

/// A propeller too fast to be seen: a faint disc with two fainter and two stronger quarters.
pub(super) fn blur(radius: f32) -> Form {
    const SIDES: u32 = 16;
    let mut form = Form::new(Light::Own);
    for i in 0..SIDES {
        let at = |step: u32, part: f32| crate::scene::form::around(step, SIDES, radius * part);
        let strong = i % 8 < 3;
        let (hub, rim) = if strong { (0.30, 0.42) } else { (0.16, 0.24) };
        let tone = INK.lighter(0.25);
        let corners = [at(i + 1, 0.12), at(i, 0.12), at(i, 1.0), at(i + 1, 1.0)];
        form.sheer_face(&corners, tone, &[hub, hub, rim, rim]);
        let back = [corners[3], corners[2], corners[1], corners[0]];
        form.sheer_face(&back, tone, &[rim, rim, hub, hub]);
    }
    form
}

/// How many bars the battery's charge is shown with.
pub(super) const BARS: usize = 4;

/// A bar of the charge, on top of the battery, where it is seen from behind.
pub(super) fn charge_bar(index: usize) -> Form {
    let mut form = Form::new(Light::Own);
    let x = (index as f32 - (BARS as f32 - 1.0) / 2.0) * 0.0105;
    form.side(
        Side::Top,
        Vec3::new(x, 0.0152, 0.071),
        Vec3::new(0.0075, 0.0, 0.022),
        PAPER,
    );
    form
}

/// The lamp at the tail that lights when the battery is weak.
pub(super) fn tail_lamp() -> Form {
    let mut form = Form::new(Light::Own);
    form.ball(Vec3::new(0.0, 0.014, 0.088), 0.011, 1.0, SUN.lighter(0.25));
    form
}

/// A jacket that somebody left on the pad.
pub(super) fn jacket() -> Form {
    let mut form = Form::new(Light::Live);
    let cloth = PETROL.mix(Tone(0x0000_72B2), 0.5);
    form.ball(Vec3::new(0.0, 0.05, 0.0), 0.26, 0.36, cloth);
    form.ball(Vec3::new(0.14, 0.06, 0.1), 0.17, 0.45, cloth.darker(0.12));
    form.ball(Vec3::new(-0.15, 0.04, -0.08), 0.18, 0.35, cloth.lighter(0.1));
    form.beam(
        Vec3::new(-0.1, 0.07, 0.1),
        Vec3::new(-0.42, 0.04, 0.28),
        0.1,
        cloth.darker(0.06),
    );
    form.beam(
        Vec3::new(0.12, 0.06, -0.12),
        Vec3::new(0.42, 0.04, -0.2),
        0.1,
        cloth.darker(0.06),
    );
    form.block(Vec3::new(0.02, 0.12, 0.08), Vec3::new(0.2, 0.02, 0.09), CORAL);
    form
}

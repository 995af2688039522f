//! The cage: floor, painted marks, posts and mats, net. Built from the scenario's own measures.

use bevy::math::{Vec2, Vec3};

use super::super::form::{Form, Light};
use super::super::palette::{CORAL, INK, LEAF, PAPER, PETROL, SAND, SUN, Tone, WOOD};
use super::super::wire::Wire;
use super::people;

/// Measures of the cage, metres, in the scene's axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measures {
    /// Half the floor: to the sides, and towards or away from the pilot.
    pub(super) half: Vec2,
    pub(super) height: f32,
    pub(super) pilot: Vec3,
    pub(super) pad: Vec3,
    pub(super) pad_radius: f32,
    pub(super) neighbour: Vec3,
    pub(super) lantern: Vec3,
}

const PLY: Tone = WOOD.mix(PAPER, 0.42);
const PAINT: Tone = PAPER;

/// Floor, posts, mats, bench, pad and marks.
pub(super) fn build(m: &Measures) -> Form {
    let mut form = Form::new(Light::Baked);
    floor(&mut form, m);
    frame(&mut form, m);
    mats(&mut form, m);
    bench(&mut form, m);
    pads(&mut form, m);
    pilots_mark(&mut form, m);
    lantern_cable(&mut form, m);
    form
}

/// Sheets of plywood, 2.5 × 1.25 m, every one a little different: they give the floor its perspective.
fn floor(form: &mut Form, m: &Measures) {
    form.occluded(|_| 1.0);
    let (columns, rows) = (
        (m.half.x * 2.0 / 2.5).round() as i32,
        (m.half.y * 2.0 / 1.25).round() as i32,
    );
    for column in 0..columns {
        for row in 0..rows {
            let shift = if row % 2 == 0 { 0.0 } else { 1.25 };
            let x0 = (-m.half.x + column as f32 * 2.5 - shift).max(-m.half.x);
            let x1 = if column == columns - 1 {
                m.half.x
            } else {
                -m.half.x + (column + 1) as f32 * 2.5 - shift
            };
            let (z0, z1) = (-m.half.y + row as f32 * 1.25, -m.half.y + (row + 1) as f32 * 1.25);
            let vary = ((column * 5 + row * 3) % 7) as f32 / 6.0;
            let tone = PLY.mix(WOOD, 0.04 + 0.16 * vary);
            form.face(
                &[
                    Vec3::new(x0, 0., z1),
                    Vec3::new(x1, 0., z1),
                    Vec3::new(x1, 0., z0),
                    Vec3::new(x0, 0., z0),
                ],
                tone,
            );
        }
    }
    // A painted border shows where the net is near.
    let (x, z, inside) = (m.half.x, m.half.y, 1.5);
    for side in [-1.0_f32, 1.0] {
        form.block(
            Vec3::new(side * (x - inside), 0.004, 0.0),
            Vec3::new(0.12, 0.008, 2.0 * (z - inside)),
            PETROL.lighter(0.35),
        );
        form.block(
            Vec3::new(0.0, 0.004, side * (z - inside)),
            Vec3::new(2.0 * (x - inside), 0.008, 0.12),
            PETROL.lighter(0.35),
        );
    }
}

/// Painted steel: posts around, a rail on top, feet wrapped in foam.
fn frame(form: &mut Form, m: &Measures) {
    let Vec2 { x, y: z } = m.half;
    let feet = (0..4).flat_map(|i| {
        let part = i as f32 / 2.0 - 1.0;
        [
            Vec3::new(x * part, 0.0, -z),
            Vec3::new(x, 0.0, z * part),
            Vec3::new(-x * part, 0.0, z),
            Vec3::new(-x, 0.0, -z * part),
        ]
    });
    form.occluded(|point| 0.82 + 0.18 * (point.y / 0.7).clamp(0.0, 1.0));
    for foot in feet {
        form.tube(foot, foot + Vec3::Y * m.height, (0.09, 0.09), 6, PETROL.lighter(0.08));
        form.tube(foot, foot + Vec3::Y * 1.7, (0.2, 0.2), 8, SAND.mix(SUN, 0.25));
        form.tube(foot + Vec3::Y * 0.75, foot + Vec3::Y * 0.95, (0.21, 0.21), 8, PETROL);
    }
    let corner = |sx: f32, sz: f32, y: f32| Vec3::new(sx * x, y, sz * z);
    for (a, b) in [
        ((-1., -1.), (1., -1.)),
        ((1., -1.), (1., 1.)),
        ((1., 1.), (-1., 1.)),
        ((-1., 1.), (-1., -1.)),
    ] {
        form.beam(
            corner(a.0, a.1, m.height),
            corner(b.0, b.1, m.height),
            0.12,
            PETROL.lighter(0.08),
        );
    }
    form.beam(
        Vec3::new(-x, m.height, 0.0),
        Vec3::new(x, m.height, 0.0),
        0.06,
        PETROL.lighter(0.2),
    );
    form.beam(
        Vec3::new(0.0, m.height, -z),
        Vec3::new(0.0, m.height, z),
        0.06,
        PETROL.lighter(0.2),
    );
}

/// Gym mats along the foot of the net.
fn mats(form: &mut Form, m: &Measures) {
    let tones = [
        PETROL.mix(SAND, 0.42),
        SAND.darker(0.06),
        LEAF.mix(SAND, 0.5),
        SAND.darker(0.02),
    ];
    let mut mat = |centre: Vec3, along_x: bool, pick: usize| {
        let size = if along_x {
            Vec3::new(2.42, 0.22, 0.95)
        } else {
            Vec3::new(0.95, 0.22, 2.42)
        };
        form.stand(centre, size, tones[pick % tones.len()]);
    };
    let (x, z) = (m.half.x - 0.55, m.half.y - 0.55);
    let across = (m.half.x * 2.0 / 2.5) as i32;
    for i in 0..across {
        let at = -m.half.x + (i as f32 + 0.5) * 2.5;
        mat(Vec3::new(at, 0.0, -z), true, i as usize);
        // Open behind the pilot, where people and drones come in.
        if at.abs() > 5.3 {
            mat(Vec3::new(at, 0.0, z), true, i as usize + 1);
        }
    }
    let deep = (m.half.y * 2.0 / 2.5) as i32;
    for i in 1..deep - 1 {
        let at = -m.half.y + (i as f32 + 0.5) * 2.5;
        mat(Vec3::new(-x, 0.0, at), false, i as usize + 2);
        mat(Vec3::new(x, 0.0, at), false, i as usize);
    }
}

/// A bench by the side, with somebody on it, a bag and a bottle.
fn bench(form: &mut Form, m: &Measures) {
    form.occluded(|point| 0.78 + 0.22 * (point.y / 0.7).clamp(0.0, 1.0));
    form.at(Vec3::new(-m.half.x + 2.1, 0.0, m.pilot.z - 7.2), 1.25, |f| {
        for slat in [-0.16, 0.0, 0.16] {
            f.block(
                Vec3::new(0.0, 0.42, slat),
                Vec3::new(2.4, 0.06, 0.14),
                WOOD.lighter(0.15),
            );
        }
        for x in [-0.95, 0.95] {
            f.stand(Vec3::new(x, 0.0, 0.0), Vec3::new(0.1, 0.39, 0.44), PETROL);
        }
        f.stand(
            Vec3::new(-0.8, 0.45, 0.0),
            Vec3::new(0.45, 0.32, 0.28),
            CORAL.mix(SAND, 0.2),
        );
        f.tube(
            Vec3::new(0.95, 0.45, 0.05),
            Vec3::new(0.95, 0.68, 0.05),
            (0.045, 0.04),
            6,
            PETROL.lighter(0.4),
        );
        people::on_the_bench(f);
    });
}

/// A flat ring of paint.
fn ring(form: &mut Form, centre: Vec3, radius: (f32, f32), tone: Tone) {
    form.washer(centre + Vec3::Y * 0.012, Vec3::Y, radius, 28, tone);
}

fn pads(form: &mut Form, m: &Measures) {
    form.occluded(|_| 1.0);
    let r = m.pad_radius;
    form.tube(m.pad, m.pad + Vec3::Y * 0.008, (r, r), 28, PETROL);
    ring(form, m.pad, (r * 0.84, r * 0.94), PAINT);
    for (x, size) in [
        (-0.3, Vec2::new(0.16, 1.0)),
        (0.3, Vec2::new(0.16, 1.0)),
        (0.0, Vec2::new(0.5, 0.16)),
    ] {
        form.block(
            m.pad + Vec3::new(x * r, 0.01, 0.0),
            Vec3::new(size.x * r, 0.006, size.y * r),
            PAINT,
        );
    }
    form.tube(m.neighbour, m.neighbour + Vec3::Y * 0.008, (r, r), 28, LEAF);
    ring(form, m.neighbour, (r * 0.84, r * 0.94), PAINT);
}

/// A circle with two feet: stand here.
fn pilots_mark(form: &mut Form, m: &Measures) {
    ring(form, m.pilot, (0.62, 0.74), CORAL);
    for side in [-0.17, 0.17] {
        form.tube(
            m.pilot + Vec3::new(side, 0.0, 0.1),
            m.pilot + Vec3::new(side, 0.012, 0.1),
            (0.09, 0.09),
            8,
            CORAL,
        );
        form.block(
            m.pilot + Vec3::new(side, 0.006, -0.08),
            Vec3::new(0.16, 0.012, 0.24),
            CORAL,
        );
    }
}

fn lantern_cable(form: &mut Form, m: &Measures) {
    let top = Vec3::new(m.lantern.x, m.height, m.lantern.z);
    form.beam(m.lantern + Vec3::Y * 0.3, top, 0.025, INK.lighter(0.35));
}

/// The net: four walls and the roof.
pub(super) fn net(m: &Measures) -> Wire {
    const STEP: f32 = 0.75;
    let Vec2 { x, y: z } = m.half;
    let up = Vec3::Y * m.height;
    let tone = INK.mix(PETROL, 0.6);
    let mut wire = Wire::default();
    wire.net(Vec3::new(-x, 0.0, -z), Vec3::X * 2.0 * x, up, STEP, tone, 0.2);
    wire.net(Vec3::new(-x, 0.0, z), Vec3::X * 2.0 * x, up, STEP, tone, 0.16);
    wire.net(Vec3::new(-x, 0.0, -z), Vec3::Z * 2.0 * z, up, STEP, tone, 0.17);
    wire.net(Vec3::new(x, 0.0, -z), Vec3::Z * 2.0 * z, up, STEP, tone, 0.17);
    wire.net(
        Vec3::new(-x, m.height, -z),
        Vec3::X * 2.0 * x,
        Vec3::Z * 2.0 * z,
        1.5,
        tone,
        0.11,
    );
    wire
}

/// Soft shadows under what stands, and the sun that falls through the roof: light and dark laid over the floor.
pub(super) fn floor_light(m: &Measures) -> Form {
    let mut form = Form::new(Light::Own);
    let lift = 0.02;
    for (row, x) in [-12.0_f32, -5.0, 2.0, 9.0].into_iter().enumerate() {
        for z in [-10.5_f32, -2.5, 5.5] {
            let (w, d, slant) = (3.4, 4.4, 1.3);
            let z = z + row as f32 * 0.35;
            let corners = [
                Vec3::new(x, lift, z + d),
                Vec3::new(x + w, lift, z + d),
                Vec3::new(x + w + slant, lift, z),
                Vec3::new(x + slant, lift, z),
            ];
            form.sheer_face(&corners, SUN.lighter(0.72), &[0.30, 0.30, 0.38, 0.38]);
        }
    }
    let mut under = |centre: Vec3, rx: f32, rz: f32| {
        form.blob(Vec3::new(centre.x, 0.016, centre.z), (rx, rz), 0.34, INK.mix(WOOD, 0.3));
    };
    under(Vec3::new(-m.half.x + 2.1, 0.0, m.pilot.z - 7.2), 0.9, 1.5);
    form
}

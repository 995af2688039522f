//! The cage: floor, painted marks, posts and mats, net. Built from the scenario's own measures.

use bevy::math::{Vec2, Vec3};

use super::people;
use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, LEAF, PAPER, PETROL, SAND, SUN, Tone, WOOD};
use crate::scene::wire::Wire;

/// Measures of the cage, metres, in the scene's axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::family::flight) struct Measures {
    /// Half the floor: to the sides, and towards or away from the pilot.
    pub(in crate::family::flight) half: Vec2,
    pub(in crate::family::flight) height: f32,
    pub(in crate::family::flight) pilot: Vec3,
    pub(in crate::family::flight) pad: Vec3,
    pub(in crate::family::flight) pad_radius: f32,
    pub(in crate::family::flight) neighbour: Vec3,
    pub(in crate::family::flight) lantern: Vec3,
}

/// The lantern is drawn so much higher than the place where the drone is held, m: one hovers under it, and it
/// hangs before nothing that one must see.
const LANTERN_LIFT_M: f32 = 1.1;

impl Measures {
    /// Whether the lantern hangs between `eye` and `seen`.
    pub(in crate::family::flight) fn lantern_hides(&self, eye: Vec3, seen: Vec3) -> bool {
        /// Its paper and the drone beside it, m.
        const AROUND_M: f32 = 0.55;
        let (to, way) = (self.lantern_seen() - eye, (seen - eye).normalize_or(Vec3::NEG_Z));
        let along = to.dot(way);
        along > 0.0 && along < eye.distance(seen) && (to - way * along).length() < AROUND_M
    }

    /// Where the lantern is seen.
    pub(super) fn lantern_seen(&self) -> Vec3 {
        let highest = (self.height - 0.8).max(self.lantern.y);
        Vec3::new(
            self.lantern.x,
            (self.lantern.y + LANTERN_LIFT_M).min(highest),
            self.lantern.z,
        )
    }
}

const PLY: Tone = WOOD.mix(PAPER, 0.42);
const PAINT: Tone = PAPER;
/// Light enough for both colours of the drone.
const PAD: Tone = SAND.lighter(0.45);

/// Builds floor, posts, mats, bench, pad and marks; what is near and small first, see [`super::hall::build`].
pub(super) fn build(form: &mut Form, m: &Measures) {
    lantern_cable(form, m);
    frame(form, m);
    bench(form, m);
    mats(form, m);
    pads(form, m);
    pilots_mark(form, m);
    floor(form, m);
    border(form, m);
}

/// The cage as a sketch: what one finds one's way by, on one sheet of floor.
pub(super) fn sketch(form: &mut Form, m: &Measures) {
    lantern_cable(form, m);
    frame(form, m);
    pads(form, m);
    pilots_mark(form, m);
    form.occluded(|_| 1.0);
    border(form, m);
    let Vec2 { x, y: z } = m.half;
    let corners = [(-x, z), (x, z), (x, -z), (-x, -z)].map(|(x, z)| Vec3::new(x, 0.0, z));
    form.face(&corners, PLY.lighter(0.35));
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
            let sheet = [(x0, z1), (x1, z1), (x1, z0), (x0, z0)].map(|(x, z)| Vec3::new(x, 0.0, z));
            for patch in sun_patches() {
                let lit: Vec<Vec3> = clip(&sheet, &patch).into_iter().map(|p| p + Vec3::Y * 0.004).collect();
                if lit.len() > 2 {
                    form.face(&lit, tone.mix(SUN.lighter(0.75), 0.5));
                }
            }
            form.face(&sheet, tone);
        }
    }
}

/// A painted border shows where the net is near.
fn border(form: &mut Form, m: &Measures) {
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

/// Where the sun falls through the roof.
fn sun_patches() -> impl Iterator<Item = [Vec3; 4]> {
    let (width, depth, slant) = (3.4, 4.4, 1.3);
    [-12.0_f32, -5.0, 2.0, 9.0]
        .into_iter()
        .enumerate()
        .flat_map(move |(row, x)| {
            [-10.5_f32, -2.5, 5.5].into_iter().map(move |z| {
                let z = z + row as f32 * 0.35;
                [
                    (x, z + depth),
                    (x + width, z + depth),
                    (x + width + slant, z),
                    (x + slant, z),
                ]
                .map(|(x, z)| Vec3::new(x, 0.0, z))
            })
        })
}

/// The part of a flat shape that lies inside a convex one, both counter-clockwise from above.
fn clip(shape: &[Vec3], inside: &[Vec3]) -> Vec<Vec3> {
    let mut left = shape.to_vec();
    for (i, from) in inside.iter().enumerate() {
        let edge = inside[(i + 1) % inside.len()] - *from;
        let side = |p: Vec3| edge.cross(p - *from).y;
        let mut kept = Vec::with_capacity(left.len() + 1);
        for (j, here) in left.iter().enumerate() {
            let next = left[(j + 1) % left.len()];
            let (a, b) = (side(*here), side(next));
            if a >= 0.0 {
                kept.push(*here);
            }
            if (a < 0.0) != (b < 0.0) {
                kept.push(here.lerp(next, a / (a - b)));
            }
        }
        left = kept;
    }
    left
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
        form.tube(foot, foot + Vec3::Y * 1.7, (0.2, 0.2), 6, SAND.mix(SUN, 0.25));
        form.tube(foot + Vec3::Y * 0.75, foot + Vec3::Y * 0.95, (0.21, 0.21), 6, PETROL);
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
    form.tube(m.pad, m.pad + Vec3::Y * 0.008, (r, r), 28, PAD);
    ring(form, m.pad, (r * 0.84, r * 0.94), PETROL);
    for (x, size) in [
        (-0.3, Vec2::new(0.16, 1.0)),
        (0.3, Vec2::new(0.16, 1.0)),
        (0.0, Vec2::new(0.5, 0.16)),
    ] {
        form.block(
            m.pad + Vec3::new(x * r, 0.01, 0.0),
            Vec3::new(size.x * r, 0.006, size.y * r),
            PETROL,
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
    form.beam(m.lantern_seen() + Vec3::Y * 0.3, top, 0.025, INK.lighter(0.35));
}

/// The net's walls. Coarser than a net is: lines are what a software rasteriser is slowest at, and the eye
/// takes a third of them for a net all the same. Behind the pilot and overhead there is none to see.
pub(super) fn net(m: &Measures) -> Wire {
    const STEP: f32 = 1.5;
    let Vec2 { x, y: z } = m.half;
    let up = Vec3::Y * m.height;
    let tone = INK.mix(PETROL, 0.6);
    let mut wire = Wire::default();
    wire.net(Vec3::new(-x, 0.0, -z), Vec3::X * 2.0 * x, up, STEP, tone, 0.24);
    wire.net(Vec3::new(-x, 0.0, -z), Vec3::Z * 2.0 * z, up, STEP, tone, 0.2);
    wire.net(Vec3::new(x, 0.0, -z), Vec3::Z * 2.0 * z, up, STEP, tone, 0.2);
    wire.net(Vec3::new(-x, 0.0, z), Vec3::X * 2.0 * x, up, 2.0 * STEP, tone, 0.16);
    wire
}

/// Soft shadows under what stands.
pub(super) fn shadows(m: &Measures) -> Form {
    let mut form = Form::new(Light::Own);
    let mut under = |centre: Vec3, rx: f32, rz: f32| {
        form.blob(Vec3::new(centre.x, 0.016, centre.z), (rx, rz), 0.34, INK.mix(WOOD, 0.3));
    };
    under(Vec3::new(-m.half.x + 2.1, 0.0, m.pilot.z - 7.2), 0.9, 1.5);
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clipping_keeps_what_both_have() {
        let square = |x: f32, z: f32, size: f32| {
            [(x, z + size), (x + size, z + size), (x + size, z), (x, z)].map(|(x, z)| Vec3::new(x, 0.0, z))
        };
        let area = |shape: &[Vec3]| -> f32 {
            (0..shape.len())
                .map(|i| shape[i].cross(shape[(i + 1) % shape.len()]).y)
                .sum::<f32>()
                / 2.0
        };
        let overlap = clip(&square(0.0, 0.0, 2.0), &square(1.0, 1.0, 4.0));
        assert!((area(&overlap) - 1.0).abs() < 1e-5, "{overlap:?}");
        assert!(clip(&square(0.0, 0.0, 1.0), &square(3.0, 3.0, 1.0)).len() < 3);
        assert!((area(&clip(&square(1.0, 1.0, 1.0), &square(0.0, 0.0, 5.0))) - 1.0).abs() < 1e-5);
    }

    #[test]
    fn nothing_hangs_before_a_drone_held_where_it_is_asked() {
        let eye = Vec3::new(0.0, 1.7, 13.0);
        let asked = Vec3::new(0.0, 2.0, 5.5);
        let measures = Measures {
            half: Vec2::splat(15.0),
            height: 9.0,
            pilot: eye * Vec3::new(1.0, 0.0, 1.0),
            pad: Vec3::new(0.0, 0.0, 9.0),
            pad_radius: 0.6,
            neighbour: Vec3::new(-4.0, 0.0, 9.0),
            lantern: asked,
        };
        let lantern = measures.lantern_seen();
        // Anywhere around where it is asked to be held, in front of it or behind it.
        for x in [-1.0_f32, 0.0, 1.0] {
            for y in [-0.8_f32, 0.0, 0.5] {
                for z in [-2.0_f32, 0.0, 2.0] {
                    assert!(!measures.lantern_hides(eye, asked + Vec3::new(x, y, z)), "{x} {y} {z}");
                }
            }
        }
        // Higher and behind, it is: there the paper gets thin.
        assert!(measures.lantern_hides(eye, eye + (lantern - eye) * 1.4));
        assert!(!measures.lantern_hides(eye, eye + (lantern - eye) * 0.7));
    }
}

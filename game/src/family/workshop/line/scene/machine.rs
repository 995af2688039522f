//! The machine: a cabinet with a hatch, and behind it the places that may explain the pieces. Its foot is at the origin,
//! it faces +z; pieces leave it to the right.

use bevy::math::Vec3;
use simulation::workshop::line::Shape;

use crate::family::workshop::scene::STEEL;
use crate::scene::form::{Form, Light, Side};
use crate::scene::palette::{CORAL, INK, PAPER, PETROL, SAND, SUN, Tone, WOOD};

/// Size of the cabinet, m.
pub(super) const SIZE: Vec3 = Vec3::new(0.52, 0.5, 0.4);
/// The opening: its middle, and half of it.
pub(super) const OPENING: (Vec3, f32, f32) = (Vec3::new(0.0, 0.27, 0.2), 0.21, 0.16);

const BODY: Tone = PETROL.lighter(0.1);

/// Where the place of this number is, of so many.
pub(super) fn place(index: usize, of: usize) -> Vec3 {
    let rows = if of > 3 { 2 } else { 1 };
    let columns = of.div_ceil(rows).max(1);
    let (row, column) = (index / columns, index % columns);
    let (middle, half, high) = OPENING;
    let x = -half + 2.0 * half * (column as f32 + 0.5) / columns as f32;
    let y = high - 2.0 * high * (row as f32 + 0.5) / rows as f32;
    middle + Vec3::new(x, y, -0.1)
}

/// The cabinet, open in front.
pub(super) fn stand(form: &mut Form) {
    let (middle, half, high) = OPENING;
    let back = Vec3::new(0.0, SIZE.y / 2.0, 0.0);
    for side in [Side::Left, Side::Right, Side::Top] {
        form.side(side, back, SIZE, BODY);
    }
    // The front, around the opening.
    let front = SIZE.z / 2.0;
    let plate = |form: &mut Form, x: (f32, f32), y: (f32, f32)| {
        let centre = Vec3::new(f32::midpoint(x.0, x.1), f32::midpoint(y.0, y.1), front);
        form.side(Side::Front, centre, Vec3::new(x.1 - x.0, y.1 - y.0, 0.0), BODY);
    };
    let (left, right) = (-SIZE.x / 2.0, SIZE.x / 2.0);
    plate(form, (left, right), (0.0, middle.y - high));
    plate(form, (left, right), (middle.y + high, SIZE.y));
    plate(form, (left, -half), (middle.y - high, middle.y + high));
    plate(form, (half, right), (middle.y - high, middle.y + high));
    // Inside: a light back wall, so that what is there can be seen.
    let deep = 0.18;
    let inside = SAND.darker(0.12);
    form.side(
        Side::Front,
        Vec3::new(0.0, middle.y, front - deep),
        Vec3::new(2.0 * half, 2.0 * high, 0.0),
        inside,
    );
    form.side(
        Side::Top,
        Vec3::new(0.0, middle.y - high, front - deep / 2.0),
        Vec3::new(2.0 * half, 0.0, deep),
        inside.darker(0.2),
    );
    form.side(
        Side::Right,
        Vec3::new(-half, middle.y, front - deep / 2.0),
        Vec3::new(0.0, 2.0 * high, deep),
        inside.darker(0.1),
    );
    form.side(
        Side::Left,
        Vec3::new(half, middle.y, front - deep / 2.0),
        Vec3::new(0.0, 2.0 * high, deep),
        inside.darker(0.1),
    );
    // Where pieces leave it.
    form.side(
        Side::Right,
        Vec3::new(SIZE.x / 2.0 + 0.001, 0.12, -0.03),
        Vec3::new(0.0, 0.08, 0.14),
        INK,
    );
    form.stand(Vec3::new(0.0, SIZE.y, -0.05), Vec3::new(0.06, 0.03, 0.06), STEEL);
}

/// The door of the hatch, hinged at the origin along its left edge.
pub(super) fn door() -> Form {
    let mut form = Form::new(Light::Live);
    let (_, half, high) = OPENING;
    let wide = 2.0 * half;
    form.block(
        Vec3::new(half, 0.0, 0.006),
        Vec3::new(wide, 2.0 * high, 0.012),
        BODY.lighter(0.1),
    );
    form.block(Vec3::new(wide - 0.03, 0.0, 0.024), Vec3::new(0.016, 0.1, 0.024), SUN);
    // What it is: hands stay out while it runs.
    let at = |x: f32, y: f32| Vec3::new(half + x, y, 0.0135);
    form.face(&[at(-0.05, -0.04), at(0.05, -0.04), at(0.0, 0.05)], SUN);
    form.face(
        &[
            at(-0.007, -0.005),
            at(0.007, -0.005),
            at(0.005, 0.028),
            at(-0.005, 0.028),
        ]
        .map(|p| p + Vec3::Z * 0.001),
        INK,
    );
    form.disc(at(0.0, -0.02) + Vec3::Z * 0.001, Vec3::Z, 0.007, 8, INK);
    form
}

/// What a place behind the hatch looks like: as it should, or with what is wrong. Its middle is at the origin.
pub(super) fn inside(shape: Shape, wrong: bool) -> Form {
    let mut form = Form::new(Light::Live);
    let f = &mut form;
    let p = Vec3::new;
    f.block(p(0.0, -0.056, 0.0), p(0.17, 0.012, 0.07), STEEL.darker(0.25));
    match shape {
        // A stop against which pieces are pushed; worn, it has a notch.
        Shape::Length => {
            f.block(p(-0.035, -0.02, 0.0), p(0.08, 0.026, 0.045), WOOD.mix(SAND, 0.45));
            if wrong {
                f.block(p(0.045, -0.034, 0.0), p(0.034, 0.032, 0.05), STEEL);
                f.block(p(0.052, 0.022, 0.0), p(0.02, 0.05, 0.05), STEEL);
                f.block(p(0.038, -0.008, 0.012), p(0.014, 0.02, 0.03), CORAL);
            } else {
                f.block(p(0.03, 0.0, 0.0), p(0.034, 0.1, 0.05), STEEL);
            }
        }
        // A fence along which they slide; dust lies on it.
        Shape::Hole => {
            f.block(p(0.0, -0.005, -0.02), p(0.15, 0.06, 0.016), STEEL);
            if wrong {
                for (x, size) in [(-0.045, 0.024), (0.0, 0.032), (0.04, 0.022), (0.062, 0.015)] {
                    f.ball(p(x, -0.03, 0.006), size, 0.8, WOOD.lighter(0.25));
                }
            }
        }
        // A clamp that holds them square; loose, it leans away and shows a gap.
        Shape::Slant => {
            let lean = if wrong { 0.03 } else { 0.0 };
            f.block(p(-0.02, -0.028, 0.0), p(0.1, 0.026, 0.045), WOOD.mix(SAND, 0.45));
            f.beam(
                p(-0.02, -0.012 + lean, 0.0),
                p(-0.02 + lean, 0.05 + lean, 0.0),
                0.02,
                STEEL.lighter(0.15),
            );
            f.beam(
                p(-0.045 + lean, 0.054 + lean, 0.0),
                p(0.03 + lean, 0.036 + lean * 2.0, 0.0),
                0.014,
                CORAL,
            );
        }
        // A blade; warm, it is dark, with a glow at its rim.
        Shape::Burn => {
            let tone = if wrong {
                INK.mix(CORAL, 0.35)
            } else {
                STEEL.lighter(0.25)
            };
            f.tube(p(0.0, 0.0, -0.008), p(0.0, 0.0, 0.004), (0.052, 0.052), 16, tone);
            f.disc(p(0.0, 0.0, 0.006), Vec3::Z, 0.012, 10, INK);
            if wrong {
                f.washer(p(0.0, 0.0, 0.006), Vec3::Z, (0.04, 0.056), 18, CORAL);
                for x in [-0.03, 0.0, 0.03] {
                    f.beam(p(x, 0.06, 0.0), p(x + 0.01, 0.078, 0.0), 0.005, SUN);
                }
            }
        }
    }
    form
}

/// A ring around a place.
pub(super) fn ring() -> Form {
    let mut form = Form::new(Light::Own);
    form.washer(Vec3::ZERO, Vec3::Z, (0.074, 0.082), 24, PAPER);
    form
}

/// The lamp on top, of one colour.
pub(super) fn lamp() -> Form {
    let mut form = Form::new(Light::Own);
    form.ball(Vec3::ZERO, 0.03, 1.0, PAPER);
    form
}

//! What tells something in the cage: posts with their numbers, lantern, traffic light, streamers, the marker
//! over the place to go. Colour is never alone: numbers, bars, arrow and shape say the same.

use bevy::math::Vec3;

use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, LEAF, ORANGE, PAPER, PETROL, SAND, SUN, Tone, WOOD};

/// A post with its number, standing at the origin, its number towards +z. Lights belong to [`hoop`].
pub(super) fn post(number: usize, height: f32, radius: f32) -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::ZERO, Vec3::Y * 0.05, (0.3, 0.27), 10, PETROL);
    form.tube(
        Vec3::Y * 0.05,
        Vec3::Y * height,
        (radius * 1.15, radius),
        8,
        WOOD.lighter(0.12),
    );
    form.tube(
        Vec3::Y * (height - 0.1),
        Vec3::Y * height,
        (radius * 1.2, radius * 1.2),
        8,
        PETROL,
    );
    let centre = Vec3::new(0.0, height * 0.62, radius + 0.02);
    form.tube(
        centre - Vec3::Z * 0.02,
        centre + Vec3::Z * 0.015,
        (0.34, 0.34),
        14,
        PAPER,
    );
    form.hoop(centre, Vec3::Z, 0.34, 0.05, 14, INK);
    digit(&mut form, number, centre + Vec3::Z * 0.02, 0.4);
    form
}

/// Strokes of a digit, from the left bottom corner (0, 0) to (1, 2).
fn strokes(number: usize) -> &'static [[(f32, f32); 2]] {
    match number {
        1 => &[
            [(0.2, 1.5), (0.6, 2.0)],
            [(0.6, 2.0), (0.6, 0.0)],
            [(0.2, 0.0), (1.0, 0.0)],
        ],
        2 => &[
            [(0.0, 1.8), (1.0, 2.0)],
            [(1.0, 2.0), (1.0, 1.1)],
            [(1.0, 1.1), (0.0, 0.0)],
            [(0.0, 0.0), (1.0, 0.0)],
        ],
        3 => &[
            [(0.0, 2.0), (1.0, 2.0)],
            [(1.0, 2.0), (0.4, 1.1)],
            [(0.4, 1.1), (1.0, 0.7)],
            [(1.0, 0.7), (0.8, 0.0)],
            [(0.8, 0.0), (0.0, 0.0)],
        ],
        4 => &[
            [(0.75, 0.0), (0.75, 2.0)],
            [(0.75, 2.0), (0.0, 0.6)],
            [(0.0, 0.6), (1.05, 0.6)],
        ],
        5 => &[
            [(1.0, 2.0), (0.1, 2.0)],
            [(0.1, 2.0), (0.0, 1.15)],
            [(0.0, 1.15), (1.0, 0.8)],
            [(1.0, 0.8), (0.8, 0.0)],
            [(0.8, 0.0), (0.0, 0.0)],
        ],
        6 => &[
            [(0.9, 2.0), (0.0, 0.8)],
            [(0.0, 0.8), (0.0, 0.0)],
            [(0.0, 0.0), (1.0, 0.0)],
            [(1.0, 0.0), (1.0, 0.9)],
            [(1.0, 0.9), (0.0, 0.8)],
        ],
        7 => &[[(0.0, 2.0), (1.0, 2.0)], [(1.0, 2.0), (0.35, 0.0)]],
        _ => &[
            [(0.0, 0.0), (1.0, 0.0)],
            [(1.0, 0.0), (1.0, 2.0)],
            [(1.0, 2.0), (0.0, 2.0)],
            [(0.0, 2.0), (0.0, 0.0)],
            [(0.0, 1.0), (1.0, 1.0)],
        ],
    }
}

/// A digit `height` metres tall, facing +z.
fn digit(form: &mut Form, number: usize, centre: Vec3, height: f32) {
    let half = height / 2.0;
    for [from, to] in strokes(number) {
        let at = |(x, y): (f32, f32)| centre + Vec3::new((x - 0.5) * half, (y - 1.0) * half, 0.0);
        let (a, b) = (at(*from), at(*to));
        let along = (b - a).normalize_or(Vec3::X) * 0.02;
        form.beam(a - along, b + along, 0.055, INK);
    }
}

/// The wooden ring on top of a post: the part that lights.
pub(super) fn hoop(radius: f32) -> Form {
    let mut form = Form::new(Light::Own);
    form.hoop(Vec3::ZERO, Vec3::Y, radius, 0.06, 18, PAPER);
    for step in [0, 6, 12] {
        let rim = crate::scene::form::around(step, 18, radius);
        form.beam(Vec3::ZERO - Vec3::Y * 0.08, rim, 0.025, WOOD);
    }
    form
}

/// A flat ring on the floor, radius 1, seen from above: where a post can be heard from, or where a note spreads.
pub(super) fn floor_ring() -> Form {
    let mut form = Form::new(Light::Own);
    form.washer(Vec3::ZERO, Vec3::Y, (0.9, 1.0), 36, PAPER);
    form
}

/// A small arrow that points down at where to go.
pub(super) fn marker() -> Form {
    let mut form = Form::new(Light::Live);
    let tip = Vec3::ZERO;
    for i in 0..4 {
        let at = |step: u32| crate::scene::form::around(step % 4, 4, 0.17) + Vec3::Y * 0.34;
        form.face(&[at(i + 1), tip, at(i)], CORAL);
        form.face(&[at(i), tip, at(i + 1)], CORAL);
    }
    form.block(Vec3::Y * 0.37, Vec3::new(0.22, 0.05, 0.22), CORAL.lighter(0.2));
    form
}

/// The paper lantern, unlit: ribs and lids.
pub(super) fn lantern() -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::Y * 0.26, Vec3::Y * 0.33, (0.14, 0.1), 8, WOOD.darker(0.2));
    form.tube(Vec3::Y * -0.31, Vec3::Y * -0.26, (0.1, 0.13), 8, WOOD.darker(0.2));
    for (y, radius) in [(-0.16, 0.265), (0.0, 0.315), (0.16, 0.265)] {
        form.hoop(Vec3::Y * y, Vec3::Y, radius, 0.015, 14, WOOD);
    }
    form.beam(Vec3::Y * -0.31, Vec3::Y * -0.6, 0.02, CORAL);
    form
}

/// Its paper, white: tinted by whether it is lit.
pub(super) fn lantern_paper() -> Form {
    let mut form = Form::new(Light::Own);
    form.ball(Vec3::ZERO, 0.3, 0.95, PAPER);
    form
}

/// A soft round glow of radius 1, lying.
pub(super) fn glow() -> Form {
    let mut form = Form::new(Light::Own);
    form.blob(Vec3::ZERO, (1.0, 1.0), 0.55, SUN.lighter(0.3));
    form
}

/// Heights of the lamps of the traffic light, m.
const WAIT_Y: f32 = 1.07;
const GO_Y: f32 = 0.75;

/// The box of the traffic light on its pole, towards +z; lamps apart.
pub(super) fn light_box() -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::ZERO, Vec3::Y * 0.04, (0.2, 0.18), 8, PETROL);
    form.tube(Vec3::Y * 0.04, Vec3::Y * 0.6, (0.035, 0.035), 6, PETROL.lighter(0.1));
    form.block(Vec3::Y * 0.91, Vec3::new(0.34, 0.68, 0.16), INK.lighter(0.14));
    for y in [GO_Y, WAIT_Y] {
        form.tube(Vec3::new(0.0, y, 0.06), Vec3::new(0.0, y, 0.09), (0.15, 0.15), 12, INK);
        form.block(Vec3::new(0.0, y + 0.155, 0.13), Vec3::new(0.3, 0.02, 0.14), INK);
    }
    form
}

/// The upper lamp: two bars, wait.
pub(super) fn wait_lamp() -> Form {
    let mut form = lamp(WAIT_Y, ORANGE);
    for x in [-0.045, 0.045] {
        form.block(Vec3::new(x, WAIT_Y, 0.099), Vec3::new(0.042, 0.156, 0.006), INK);
    }
    form
}

/// The lower lamp: an arrow up, go.
pub(super) fn go_lamp() -> Form {
    let mut form = lamp(GO_Y, LEAF.mix(Tone(0x0000_C896), 0.7));
    let at = |x: f32, y: f32| Vec3::new(x, GO_Y + y, 0.104);
    form.face(&[at(-0.084, -0.018), at(0.084, -0.018), at(0.0, 0.096)], PAPER);
    form.block(
        Vec3::new(0.0, GO_Y - 0.054, 0.099),
        Vec3::new(0.054, 0.084, 0.006),
        PAPER,
    );
    form
}

fn lamp(y: f32, tone: Tone) -> Form {
    let mut form = Form::new(Light::Own);
    form.disc(Vec3::new(0.0, y, 0.095), Vec3::Z, 0.132, 14, tone);
    form
}

/// A ribbon of 1.1 m hanging from the origin down.
pub(super) fn streamer() -> Form {
    let mut form = Form::new(Light::Live);
    let pieces = 5_u8;
    for i in 0..pieces {
        let at = |step: u8| {
            let part = f32::from(step) / f32::from(pieces);
            (0.07 * (1.0 - 0.5 * part), -1.1 * part, 0.05 * (part * 9.0).sin())
        };
        let ((w0, y0, z0), (w1, y1, z1)) = (at(i), at(i + 1));
        let tone = if i % 2 == 0 { CORAL } else { SAND };
        let corners = [
            Vec3::new(-w1, y1, z1),
            Vec3::new(w1, y1, z1),
            Vec3::new(w0, y0, z0),
            Vec3::new(-w0, y0, z0),
        ];
        form.leaf(&corners, tone);
    }
    form
}

/// A speck of sawdust.
pub(super) fn speck() -> Form {
    let mut form = Form::new(Light::Own);
    form.leaf(
        &[
            Vec3::new(-0.03, 0.0, 0.0),
            Vec3::new(0.03, 0.01, 0.0),
            Vec3::new(0.0, 0.05, 0.01),
        ],
        WOOD.lighter(0.5),
    );
    form
}

/// A dry leaf that came in with the wind.
pub(super) fn dry_leaf() -> Form {
    let mut form = Form::new(Light::Own);
    form.leaf(
        &[
            Vec3::new(-0.07, 0.0, 0.0),
            Vec3::new(0.0, 0.015, 0.035),
            Vec3::new(0.08, 0.0, 0.0),
            Vec3::new(0.0, 0.015, -0.035),
        ],
        SUN.mix(CORAL, 0.4),
    );
    form
}

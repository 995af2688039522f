//! Tools as they hang: from a hook at the origin downwards, their face towards +z. Metres, a little larger than life.

use bevy::math::{Affine3A, Quat, Vec3};
use simulation::workshop::ToolKind;

use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, LEAF, ORANGE, PAPER, PETROL, SAND, SUN, Tone, WOOD};
use crate::scene::wire::Wire;

/// Steel, not painted.
pub(in crate::family::workshop) const STEEL: Tone = SAND.mix(PETROL, 0.28).lighter(0.1);
const HANDLE: Tone = WOOD.darker(0.18);
const GRIP: Tone = INK.lighter(0.12);

/// A plate with these corners (x, y), counter-clockwise from the front, so thick.
pub(super) fn plate(form: &mut Form, corners: &[(f32, f32)], thick: f32, tone: Tone) {
    let at = |z: f32| -> Vec<Vec3> { corners.iter().map(|(x, y)| Vec3::new(*x, *y, z)).collect() };
    let (front, mut back) = (at(thick / 2.0), at(-thick / 2.0));
    form.face(&front, tone);
    for i in 0..corners.len() {
        let next = (i + 1) % corners.len();
        form.face(&[front[next], front[i], back[i], back[next]], tone.darker(0.2));
    }
    back.reverse();
    form.face(&back, tone.darker(0.1));
}

/// Draws a tool.
pub(super) fn draw(form: &mut Form, kind: ToolKind) {
    match kind {
        ToolKind::Tape => tape(form),
        ToolKind::Square => square(form),
        ToolKind::Pencil => pencil(form),
        ToolKind::Clamp => clamp(form),
        ToolKind::Saw => saw(form),
        ToolKind::Screwdriver => driver(form),
        ToolKind::SandingBlock => block(form),
        ToolKind::Gauge => gauge(form),
    }
}

/// How far down its middle is, and half its size around it.
pub(super) fn extent(kind: ToolKind) -> (f32, Vec3) {
    let (long, wide, thick) = match kind {
        ToolKind::Tape => (0.11, 0.09, 0.05),
        ToolKind::Square => (0.23, 0.1, 0.03),
        ToolKind::Pencil => (0.17, 0.03, 0.03),
        ToolKind::Clamp => (0.2, 0.12, 0.04),
        ToolKind::Saw => (0.42, 0.15, 0.04),
        ToolKind::Screwdriver => (0.2, 0.13, 0.06),
        ToolKind::SandingBlock => (0.13, 0.08, 0.06),
        ToolKind::Gauge => (0.27, 0.1, 0.03),
    };
    (long / 2.0, Vec3::new(wide, long, thick) / 2.0)
}

fn tape(form: &mut Form) {
    plate(
        form,
        &[
            (-0.036, -0.1),
            (0.024, -0.1),
            (0.04, -0.084),
            (0.04, -0.04),
            (0.02, -0.018),
            (-0.02, -0.018),
            (-0.036, -0.034),
        ],
        0.04,
        SUN,
    );
    form.tube(
        Vec3::new(0.0, -0.058, 0.015),
        Vec3::new(0.0, -0.058, 0.023),
        (0.026, 0.024),
        12,
        INK.lighter(0.1),
    );
    form.block(Vec3::new(0.0, -0.011, 0.0), Vec3::new(0.022, 0.016, 0.01), GRIP);
    // A hand of its blade looks out.
    form.block(Vec3::new(-0.055, -0.096, 0.0), Vec3::new(0.05, 0.003, 0.018), PAPER);
    form.block(Vec3::new(-0.08, -0.101, 0.0), Vec3::new(0.003, 0.014, 0.02), STEEL);
}

fn square(form: &mut Form) {
    form.block(Vec3::new(0.0, -0.026, 0.0), Vec3::new(0.11, 0.036, 0.022), HANDLE);
    form.block(
        Vec3::new(0.034, -0.135, 0.0),
        Vec3::new(0.036, 0.185, 0.004),
        STEEL.lighter(0.2),
    );
    for i in 0..8_u8 {
        let y = -0.06 - 0.02 * f32::from(i);
        form.block(Vec3::new(0.024, y, 0.003), Vec3::new(0.014, 0.0016, 0.001), INK);
    }
    for x in [-0.03, 0.0] {
        form.disc(Vec3::new(x, -0.026, 0.0115), Vec3::Z, 0.006, 8, SUN.mix(SAND, 0.3));
    }
}

fn pencil(form: &mut Form) {
    let at = |y: f32| Vec3::new(0.0, y, 0.0);
    form.tube(at(-0.02), at(-0.005), (0.0072, 0.0072), 6, CORAL);
    form.tube(at(-0.125), at(-0.02), (0.0072, 0.0072), 6, LEAF.lighter(0.1));
    form.tube(at(-0.152), at(-0.125), (0.0022, 0.0072), 6, WOOD.lighter(0.5));
    form.tube(at(-0.16), at(-0.152), (0.0004, 0.0022), 6, INK);
}

/// A screw clamp: its lower arm below, its screw from above through the upper one.
fn clamp(form: &mut Form) {
    form.block(
        Vec3::new(-0.045, -0.105, 0.0),
        Vec3::new(0.02, 0.17, 0.014),
        STEEL.darker(0.18),
    );
    form.block(Vec3::new(0.0, -0.03, 0.0), Vec3::new(0.11, 0.022, 0.02), CORAL);
    form.block(Vec3::new(0.0, -0.182, 0.0), Vec3::new(0.11, 0.02, 0.02), CORAL);
    form.block(Vec3::new(0.04, -0.168, 0.0), Vec3::new(0.03, 0.01, 0.026), STEEL);
    form.tube(
        Vec3::new(0.04, -0.125, 0.0),
        Vec3::new(0.04, 0.01, 0.0),
        (0.007, 0.007),
        8,
        STEEL,
    );
    form.tube(
        Vec3::new(0.04, -0.137, 0.0),
        Vec3::new(0.04, -0.125, 0.0),
        (0.016, 0.012),
        8,
        STEEL,
    );
    form.tube(
        Vec3::new(0.04, 0.01, 0.0),
        Vec3::new(0.04, 0.05, 0.0),
        (0.014, 0.011),
        8,
        HANDLE,
    );
}

/// A handsaw: its handle above, its teeth towards −x.
fn saw(form: &mut Form) {
    let blade = [(-0.062, -0.13), (-0.05, -0.42), (-0.012, -0.42), (0.05, -0.13)];
    plate(
        form,
        &[blade[0], blade[1], blade[2], blade[3]],
        0.004,
        STEEL.lighter(0.25),
    );
    for i in 0..14_u8 {
        let along = f32::from(i) / 14.0;
        let at = |part: f32| (-0.062 + 0.012 * part, -0.13 - 0.29 * part);
        let ((x0, y0), (x1, y1)) = (at(along), at(along + 1.0 / 14.0));
        let tip = (f32::midpoint(x0, x1) - 0.009, f32::midpoint(y0, y1));
        form.leaf(
            &[
                Vec3::new(x0, y0, 0.0),
                Vec3::new(tip.0, tip.1, 0.0),
                Vec3::new(x1, y1, 0.0),
            ],
            STEEL.darker(0.15),
        );
    }
    // The handle, open in its middle.
    for (from, to) in [
        ((-0.055, -0.135), (0.055, -0.135)),
        ((-0.055, -0.03), (0.05, -0.03)),
        ((-0.052, -0.03), (-0.052, -0.135)),
        ((0.052, -0.03), (0.052, -0.135)),
    ] {
        form.beam(
            Vec3::new(from.0, from.1, 0.0),
            Vec3::new(to.0, to.1, 0.0),
            0.027,
            ORANGE.mix(HANDLE, 0.45),
        );
    }
}

/// A cordless driver: its body above, its battery below, its bit towards −x.
fn driver(form: &mut Form) {
    form.tube(
        Vec3::new(-0.03, -0.04, 0.0),
        Vec3::new(0.06, -0.04, 0.0),
        (0.03, 0.033),
        10,
        PETROL,
    );
    form.tube(
        Vec3::new(-0.062, -0.04, 0.0),
        Vec3::new(-0.03, -0.04, 0.0),
        (0.014, 0.026),
        10,
        INK.lighter(0.15),
    );
    form.tube(
        Vec3::new(-0.1, -0.04, 0.0),
        Vec3::new(-0.062, -0.04, 0.0),
        (0.0035, 0.005),
        6,
        STEEL,
    );
    let place = Affine3A::from_rotation_translation(Quat::from_rotation_z(0.16), Vec3::new(0.035, -0.105, 0.0));
    form.within(place, |f| f.block(Vec3::ZERO, Vec3::new(0.036, 0.1, 0.036), GRIP));
    form.block(Vec3::new(0.012, -0.08, 0.0), Vec3::new(0.012, 0.022, 0.02), CORAL);
    form.block(
        Vec3::new(0.035, -0.17, 0.0),
        Vec3::new(0.085, 0.044, 0.052),
        PETROL.darker(0.2),
    );
    form.block(Vec3::new(0.035, -0.17, 0.0), Vec3::new(0.086, 0.01, 0.053), SUN);
}

/// A block with sandpaper around it.
fn block(form: &mut Form) {
    form.block(
        Vec3::new(0.0, -0.07, 0.012),
        Vec3::new(0.07, 0.115, 0.032),
        WOOD.mix(SUN, 0.25),
    );
    form.block(
        Vec3::new(0.0, -0.07, -0.011),
        Vec3::new(0.074, 0.119, 0.014),
        CORAL.mix(WOOD, 0.55).darker(0.1),
    );
    form.block(Vec3::new(0.0, -0.005, 0.0), Vec3::new(0.012, 0.016, 0.004), GRIP);
}

/// A gauge: a plate with steps to hold against what is compared.
fn gauge(form: &mut Form) {
    let tone = SKY_BLUE;
    form.block(Vec3::new(-0.032, -0.14, 0.0), Vec3::new(0.036, 0.24, 0.008), tone);
    for (y, wide, tall) in [(-0.034, 0.1, 0.03), (-0.13, 0.07, 0.03), (-0.246, 0.1, 0.03)] {
        form.block(
            Vec3::new(-0.05 + wide / 2.0, y, 0.0),
            Vec3::new(wide, tall, 0.008),
            tone,
        );
    }
    for i in 0..9_u8 {
        let y = -0.05 - 0.022 * f32::from(i);
        let long = if i % 3 == 0 { 0.02 } else { 0.012 };
        form.block(
            Vec3::new(-0.05 + long / 2.0, y, 0.005),
            Vec3::new(long, 0.002, 0.001),
            INK,
        );
    }
}

/// Clear plastic.
pub(super) const SKY_BLUE: Tone = Tone(0x005E_A4B8);

/// A screw, its head up at the origin.
pub(super) fn screw() -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::NEG_Y * 0.03, Vec3::ZERO, (0.0016, 0.0028), 6, STEEL.darker(0.2));
    form.tube(
        Vec3::NEG_Y * 0.001,
        Vec3::Y * 0.0014,
        (0.0062, 0.0062),
        8,
        STEEL.lighter(0.2),
    );
    form.block(Vec3::Y * 0.0016, Vec3::new(0.0075, 0.0006, 0.0016), INK);
    form.block(Vec3::Y * 0.0016, Vec3::new(0.0016, 0.0006, 0.0075), INK);
    form
}

/// The blade of the tape, laid from the origin along +x: its ticks towards +z, one for each half centimetre, longer ones
/// for whole and longest for tens.
pub(super) fn blade(long: f32) -> Form {
    let mut form = Form::new(Light::Live);
    let (wide, up) = (0.019, 0.0012);
    form.block(
        Vec3::new(long / 2.0, up / 2.0, 0.0),
        Vec3::new(long, up, wide),
        SUN.lighter(0.45),
    );
    form.block(Vec3::new(-0.002, 0.0, 0.0), Vec3::new(0.004, 0.016, wide), STEEL);
    let tens = (long / 0.1) as u32;
    for ten in 1..=tens {
        let x = ten as f32 * 0.1;
        let half = 0.0014;
        form.face(
            &[(x - half, 0.5), (x + half, 0.5), (x + half, -0.5), (x - half, -0.5)]
                .map(|(x, z)| Vec3::new(x, up + 0.0004, z * wide)),
            CORAL,
        );
    }
    form
}

/// Ticks of the blade, in lines.
pub(super) fn ticks(long: f32) -> Wire {
    let mut wire = Wire::default();
    let near = 0.0095;
    for tick in 1..(long / 0.005) as u32 {
        let x = tick as f32 * 0.005;
        let reach = if tick % 20 == 0 {
            0.0
        } else if tick % 2 == 0 {
            0.009
        } else {
            0.0055
        };
        let at = |z: f32| Vec3::new(x, 0.0018, z);
        wire.line(at(near), at(near - reach), INK, (0.85, 0.85));
    }
    wire
}

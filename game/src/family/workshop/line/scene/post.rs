//! The post: table, mat with its painted outline, belt, and what stands on the spots.

use bevy::math::Vec3;
use simulation::workshop::line::{Movable, Tray};

use super::piece::{BORE, HOLE};
use super::readout::{BELT, BELT_TOP, BELT_Z, CARD, HALF, MAT, STOP, TOP};
use crate::family::workshop::scene::STEEL;
use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, LEAF, PAPER, PETROL, SAND, SKY, SUN, Tone, WOOD};

const BEECH: Tone = WOOD.mix(SAND, 0.12);
/// Half of a tray, and the height of its sides.
pub(super) const TRAY: (f32, f32, f32) = (0.1, 0.08, 0.04);

/// The colour of a tray: each has its sign as well.
pub(super) fn tone(tray: Tray) -> Tone {
    match tray {
        Tray::Keep => LEAF,
        Tray::Repair => SUN,
        Tray::Aside => SKY,
    }
}

/// The sign of a tray, lying flat around `at`, seen from above: a tick, a plus, a ring.
pub(super) fn sign(form: &mut Form, at: Vec3, tray: Tray, size: f32) {
    let p = |x: f32, z: f32| at + Vec3::new(x, 0.0, z) * size;
    let thick = size * 0.22;
    match tray {
        Tray::Keep => {
            form.beam(p(-0.5, 0.0), p(-0.1, 0.4), thick, PAPER);
            form.beam(p(-0.1, 0.4), p(0.55, -0.4), thick, PAPER);
        }
        Tray::Repair => {
            form.beam(p(-0.5, 0.0), p(0.5, 0.0), thick, INK);
            form.beam(p(0.0, -0.5), p(0.0, 0.5), thick, INK);
        }
        Tray::Aside => form.washer(at, Vec3::Y, (size * 0.3, size * 0.52), 16, INK),
    }
}

/// What stands still.
pub(super) fn build(form: &mut Form, size: Vec3) {
    let planks = 5_u8;
    let wide = 2.0 * HALF.1 / f32::from(planks);
    for plank in 0..planks {
        let z = -HALF.1 + wide * (f32::from(plank) + 0.5);
        let tone = BEECH.lighter([0.06, 0.13, 0.03, 0.1, 0.07][usize::from(plank) % 5]);
        form.block(
            Vec3::new(-0.12, TOP - 0.03, z),
            Vec3::new(2.0 * HALF.0 + 0.24, 0.06, wide - 0.002),
            tone,
        );
    }
    for x in [-1.0, 0.66] {
        for z in [-0.38, 0.38] {
            form.stand(
                Vec3::new(x, 0.0, z),
                Vec3::new(0.08, TOP - 0.06, 0.08),
                BEECH.darker(0.25),
            );
        }
    }
    mat(form, size);
    belt(form);
    // Foot of the card.
    form.stand(
        CARD.with_y(TOP),
        Vec3::new(0.06, CARD.y - TOP + 0.03, 0.04),
        BEECH.darker(0.2),
    );
    // Foot of the stop button: yellow, as everywhere.
    form.stand(STOP, Vec3::new(0.11, 0.045, 0.11), SUN);
}

/// The mat: the outline of a piece as it should be, and the place of its hole.
fn mat(form: &mut Form, size: Vec3) {
    let high = MAT.y - TOP;
    form.stand(
        Vec3::new(MAT.x, TOP, MAT.z),
        Vec3::new(size.x + 0.12, high, size.z + 0.1),
        PETROL.mix(SAND, 0.4),
    );
    let up = MAT + Vec3::Y * 0.0012;
    let (x, z) = (size.x / 2.0, size.z / 2.0);
    let line = 0.0026;
    let corners = [(-x, -z), (x, -z), (x, z), (-x, z)];
    for at in 0..4 {
        let (a, b) = (corners[at], corners[(at + 1) % 4]);
        form.beam(
            up + Vec3::new(a.0, 0.0, a.1),
            up + Vec3::new(b.0, 0.0, b.1),
            line,
            PAPER,
        );
    }
    // Two ticks say where the hole should be, on either side of a piece.
    for side in [-1.0, 1.0] {
        let from = up + Vec3::new(-x + size.x * HOLE, 0.0, side * (z + 0.008));
        form.beam(from, from + Vec3::Z * side * 0.022, line, PAPER);
        let from = up + Vec3::new(-x - 0.008, 0.0, side * BORE);
        form.beam(from, from - Vec3::X * 0.022, line, PAPER);
    }
}

fn belt(form: &mut Form) {
    let (from, to) = BELT;
    let (middle, long) = (f32::midpoint(from, to), to - from);
    form.block(
        Vec3::new(middle, BELT_TOP - 0.012, BELT_Z),
        Vec3::new(long, 0.024, 0.13),
        INK.lighter(0.16),
    );
    for z in [-0.075, 0.075] {
        form.block(
            Vec3::new(middle, BELT_TOP - 0.01, BELT_Z + z),
            Vec3::new(long + 0.03, 0.05, 0.016),
            STEEL,
        );
    }
    for x in [from + 0.06, to - 0.06] {
        form.stand(
            Vec3::new(x, TOP, BELT_Z),
            Vec3::new(0.05, BELT_TOP - TOP - 0.03, 0.12),
            STEEL.darker(0.2),
        );
    }
    form.tube(
        Vec3::new(to, BELT_TOP - 0.016, BELT_Z + 0.066),
        Vec3::new(to, BELT_TOP - 0.016, BELT_Z - 0.066),
        (0.018, 0.018),
        10,
        STEEL.darker(0.1),
    );
}

/// A movable thing, its foot at the origin.
pub(super) fn thing(of: Movable) -> Form {
    let mut form = Form::new(Light::Live);
    let f = &mut form;
    let tray = match of {
        Movable::Keep => Some(Tray::Keep),
        Movable::Repair => Some(Tray::Repair),
        Movable::Aside => Some(Tray::Aside),
        Movable::Gauge | Movable::Record => None,
    };
    if let Some(tray) = tray {
        let (x, z, high) = TRAY;
        let tone = tone(tray);
        f.stand(Vec3::ZERO, Vec3::new(2.0 * x, 0.01, 2.0 * z), tone.darker(0.15));
        for side in [-1.0, 1.0] {
            f.stand(
                Vec3::new(side * x, 0.0, 0.0),
                Vec3::new(0.012, high, 2.0 * z + 0.012),
                tone,
            );
            f.stand(Vec3::new(0.0, 0.0, side * z), Vec3::new(2.0 * x, high, 0.012), tone);
        }
        // Its sign on a tongue in front.
        f.stand(Vec3::new(0.0, 0.0, z + 0.032), Vec3::new(0.07, 0.012, 0.052), tone);
        sign(f, Vec3::new(0.0, 0.0135, z + 0.032), tray, 0.036);
    } else if of == Movable::Gauge {
        // A frame into which a piece is laid, with a dial.
        f.stand(Vec3::ZERO, Vec3::new(0.22, 0.014, 0.13), PETROL);
        for z in [-0.052, 0.052] {
            f.stand(
                Vec3::new(0.0, 0.014, z),
                Vec3::new(0.22, 0.018, 0.018),
                STEEL.lighter(0.2),
            );
        }
        f.stand(
            Vec3::new(-0.102, 0.014, 0.0),
            Vec3::new(0.018, 0.03, 0.12),
            STEEL.lighter(0.1),
        );
        let dial = Vec3::new(0.0, 0.12, -0.062);
        f.stand(Vec3::new(0.0, 0.014, -0.07), Vec3::new(0.03, 0.09, 0.016), STEEL);
        f.tube(dial - Vec3::Z * 0.012, dial, (0.052, 0.052), 16, PETROL.darker(0.2));
        f.disc(dial + Vec3::Z * 0.001, Vec3::Z, 0.045, 16, PAPER);
        f.beam(
            dial + Vec3::Z * 0.003,
            dial + Vec3::new(0.018, 0.03, 0.003),
            0.005,
            CORAL,
        );
    } else {
        // A board with a sheet, leaning back a little.
        f.stand(Vec3::ZERO, Vec3::new(0.17, 0.012, 0.13), WOOD.darker(0.15));
        let sheet = [(-0.072, 0.055), (0.072, 0.055), (0.072, -0.05), (-0.072, -0.05)];
        f.face(&sheet.map(|(x, z)| Vec3::new(x, 0.0132, z)), PAPER);
        for (at, dot) in [0.02, 0.004, 0.012, -0.012, -0.03].into_iter().enumerate() {
            f.disc(
                Vec3::new(-0.05 + 0.025 * at as f32, 0.0142, dot),
                Vec3::Y,
                0.006,
                8,
                PETROL,
            );
        }
        f.block(Vec3::new(0.0, 0.018, -0.056), Vec3::new(0.06, 0.014, 0.02), STEEL);
    }
    form
}

/// A stamp, fat, its rubber at the origin.
pub(super) fn stamp(tray: Tray) -> Form {
    let mut form = Form::new(Light::Live);
    form.block(Vec3::Y * 0.014, Vec3::new(0.06, 0.028, 0.045), tone(tray));
    form.tube(Vec3::Y * 0.028, Vec3::Y * 0.075, (0.012, 0.016), 8, WOOD);
    form.ball(Vec3::Y * 0.088, 0.024, 0.85, WOOD.darker(0.12));
    form
}

/// The red button, pressed on its foot.
pub(super) fn button() -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::ZERO, Vec3::Y * 0.02, (0.018, 0.018), 10, STEEL);
    form.tube(Vec3::Y * 0.02, Vec3::Y * 0.042, (0.044, 0.036), 14, CORAL);
    form
}

/// A place where something can stand.
pub(super) fn spot() -> Form {
    let mut form = Form::new(Light::Own);
    form.washer(Vec3::Y * 0.002, Vec3::Y, (0.07, 0.084), 20, PAPER);
    form
}

/// A piece that lies in a tray, of size one, seen from afar.
pub(super) fn plain(size: Vec3) -> Form {
    let mut form = Form::new(Light::Live);
    form.stand(Vec3::ZERO, size, WOOD.mix(SAND, 0.45));
    form
}

/// A cleat of the belt.
pub(super) fn cleat() -> Form {
    let mut form = Form::new(Light::Live);
    form.block(Vec3::ZERO, Vec3::new(0.008, 0.003, 0.12), INK.lighter(0.32));
    form
}

//! A pillar drill: foot, pillar, table; head, bit and guard move. Its foot is at the origin, it faces +z.

use bevy::math::Vec3;

use super::tools::STEEL;
use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, PETROL, SAND, SUN, Tone};

/// Height of the table's top over the bench, m.
pub(super) const TABLE: f32 = 0.13;
/// The bit is so far in front of the foot, m.
pub(super) const BIT: f32 = 0.06;
/// Lower end of the bit over the table while nothing is drilled, m.
pub(super) const LIFT: f32 = 0.1;
/// Half its size, and its middle.
pub(super) const EXTENT: (Vec3, Vec3) = (Vec3::new(0.11, 0.3, 0.15), Vec3::new(0.0, 0.3, -0.01));

const BODY: Tone = PETROL.lighter(0.1);

/// What stands still.
pub(super) fn stand(form: &mut Form) {
    form.stand(
        Vec3::new(0.0, 0.0, -0.01),
        Vec3::new(0.2, 0.035, 0.28),
        BODY.darker(0.25),
    );
    form.tube(
        Vec3::new(0.0, 0.035, -0.1),
        Vec3::new(0.0, 0.56, -0.1),
        (0.026, 0.026),
        10,
        STEEL.lighter(0.2),
    );
    form.block(Vec3::new(0.0, TABLE - 0.012, 0.02), Vec3::new(0.22, 0.024, 0.2), STEEL);
    form.block(
        Vec3::new(0.0, TABLE - 0.035, -0.07),
        Vec3::new(0.06, 0.05, 0.09),
        BODY.darker(0.15),
    );
    form.disc(Vec3::new(0.0, TABLE + 0.0008, BIT), Vec3::Y, 0.016, 10, INK);
    // Motor and belt cover stay up.
    form.block(Vec3::new(0.0, 0.545, -0.02), Vec3::new(0.13, 0.07, 0.25), CORAL);
    form.tube(
        Vec3::new(0.0, 0.4, -0.13),
        Vec3::new(0.0, 0.51, -0.13),
        (0.05, 0.05),
        10,
        STEEL.darker(0.2),
    );
    form.block(Vec3::new(0.0, 0.455, 0.03), Vec3::new(0.1, 0.12, 0.12), BODY);
    // Green to start, red to stop, each with its shape.
    form.block(
        Vec3::new(-0.022, 0.46, 0.092),
        Vec3::new(0.02, 0.02, 0.006),
        Tone(0x0000_9E73),
    );
    form.disc(Vec3::new(0.022, 0.46, 0.0935), Vec3::Z, 0.012, 8, Tone(0x00C8_3018));
}

/// Spindle and chuck; lowers as the hole goes on.
pub(super) fn head() -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(
        Vec3::new(0.0, 0.315, BIT),
        Vec3::new(0.0, 0.43, BIT),
        (0.016, 0.016),
        8,
        STEEL.lighter(0.25),
    );
    form
}

/// Chuck and bit, turning about their own axis at the origin; the bit's tip is there.
pub(super) fn bit() -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::Y * 0.045, Vec3::Y * 0.1, (0.014, 0.026), 8, INK.lighter(0.25));
    // Something on it that shows that it turns.
    form.block(Vec3::new(0.023, 0.085, 0.0), Vec3::new(0.012, 0.02, 0.008), SUN);
    form.tube(Vec3::ZERO, Vec3::Y * 0.05, (0.002, 0.008), 6, STEEL);
    for i in 0..4_u8 {
        let at = |step: u8| {
            let turn = 1.6 * f32::from(step);
            Vec3::new(turn.cos() * 0.009, 0.008 + 0.01 * f32::from(step), turn.sin() * 0.009)
        };
        form.beam(at(i), at(i + 1), 0.004, STEEL.darker(0.25));
    }
    form
}

/// The guard: a clear shield in a bright frame that hangs from the origin before the bit, hinged there.
pub(super) fn guard() -> Form {
    let mut form = Form::new(Light::Live);
    let tone = SUN;
    for x in [-0.06, 0.06] {
        form.block(Vec3::new(x, -0.075, 0.0), Vec3::new(0.012, 0.15, 0.012), tone);
        form.block(Vec3::new(x, -0.008, -0.03), Vec3::new(0.012, 0.014, 0.06), tone);
    }
    for y in [-0.006, -0.146] {
        form.block(Vec3::new(0.0, y, 0.0), Vec3::new(0.13, 0.014, 0.014), tone);
    }
    form
}

/// The clear pane in it.
pub(super) fn pane() -> Form {
    let mut form = Form::new(Light::Own);
    let corners = [(-0.054, -0.14), (0.054, -0.14), (0.054, -0.012), (-0.054, -0.012)];
    let face = corners.map(|(x, y)| Vec3::new(x, y, 0.0));
    form.sheer_face(&face, SAND.lighter(0.6), &[0.3; 4]);
    let mut back = face;
    back.reverse();
    form.sheer_face(&back, SAND.lighter(0.6), &[0.3; 4]);
    form
}

/// The lamp that burns while it runs.
pub(super) fn lamp() -> Form {
    let mut form = Form::new(Light::Own);
    form.block(
        Vec3::new(0.0, 0.5, 0.094),
        Vec3::new(0.026, 0.012, 0.008),
        crate::scene::palette::PAPER,
    );
    form
}

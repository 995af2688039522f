//! What one puts on, as it hangs: from a hook at the origin downwards, towards +z.

use bevy::math::{Affine3A, Vec3};
use simulation::workshop::ProtectionKind;

use super::tools::{SKY_BLUE, plate};
use crate::scene::form::Form;
use crate::scene::palette::{CORAL, INK, PETROL, SAND, SUN};

/// Draws what one puts on, as it hangs.
pub(super) fn draw(form: &mut Form, kind: ProtectionKind) {
    match kind {
        ProtectionKind::Glasses => glasses(form),
        ProtectionKind::Gloves => gloves(form),
        ProtectionKind::Hearing => muffs(form),
    }
}

/// How far down its middle is, and half its size.
pub(super) fn extent(kind: ProtectionKind) -> (f32, Vec3) {
    match kind {
        ProtectionKind::Glasses => (0.045, Vec3::new(0.055, 0.05, 0.03)),
        ProtectionKind::Gloves => (0.075, Vec3::new(0.055, 0.085, 0.03)),
        ProtectionKind::Hearing => (0.06, Vec3::new(0.055, 0.075, 0.03)),
    }
}

fn glasses(form: &mut Form) {
    let frame = PETROL.darker(0.1);
    form.block(Vec3::new(0.0, -0.012, 0.0), Vec3::new(0.104, 0.01, 0.014), frame);
    for side in [-1.0_f32, 1.0] {
        let x = |part: f32| side * part;
        let mut corners = vec![
            (x(0.004), -0.014),
            (x(0.05), -0.014),
            (x(0.05), -0.05),
            (x(0.034), -0.062),
            (x(0.01), -0.046),
        ];
        if side > 0.0 {
            corners.reverse();
        }
        plate(form, &corners, 0.008, SKY_BLUE.lighter(0.5));
        form.beam(
            Vec3::new(x(0.05), -0.014, -0.004),
            Vec3::new(x(0.047), -0.085, 0.016),
            0.006,
            frame,
        );
    }
}

fn gloves(form: &mut Form) {
    for (x, z, tone) in [(-0.014, 0.0, SUN.mix(SAND, 0.3)), (0.022, 0.016, SUN.mix(SAND, 0.12))] {
        form.block(Vec3::new(x, -0.022, z), Vec3::new(0.05, 0.034, 0.016), CORAL);
        form.block(Vec3::new(x, -0.07, z), Vec3::new(0.056, 0.066, 0.018), tone);
        for i in 0..4_u8 {
            let out = -0.021 + 0.014 * f32::from(i);
            let long = [0.036, 0.045, 0.042, 0.03][usize::from(i)];
            form.block(
                Vec3::new(x + out, -0.1 - long / 2.0, z),
                Vec3::new(0.0115, long, 0.013),
                tone,
            );
        }
        form.beam(
            Vec3::new(x - 0.026, -0.075, z),
            Vec3::new(x - 0.044, -0.105, z),
            0.014,
            tone,
        );
    }
}

fn muffs(form: &mut Form) {
    let at = |turn: f32| Vec3::new(turn.cos() * 0.046, -0.056 + turn.sin() * 0.048, 0.0);
    for i in 0..8_u8 {
        let turn = |step: u8| std::f32::consts::PI * f32::from(step) / 8.0;
        form.beam(at(turn(i)), at(turn(i + 1)), 0.011, INK.lighter(0.1));
    }
    for side in [-1.0_f32, 1.0] {
        let place = Affine3A::from_translation(Vec3::new(side * 0.042, -0.088, 0.0));
        form.within(place, |f| {
            f.tube(
                Vec3::X * side * -0.018,
                Vec3::X * side * 0.002,
                (0.032, 0.034),
                10,
                INK.lighter(0.2),
            );
            f.tube(
                Vec3::X * side * 0.002,
                Vec3::X * side * 0.022,
                (0.036, 0.026),
                10,
                CORAL,
            );
        });
    }
}

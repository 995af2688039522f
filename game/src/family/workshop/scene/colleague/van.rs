//! The van in the doorway: it comes with its lamps on, waits, and in the end takes the object on its roof.

use bevy::math::{Quat, Vec3};
use bevy::prelude::Transform;

use crate::family::workshop::scene::readout::Readout;
use crate::family::workshop::scene::room;
use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, PAPER, PETROL, SAND, SKY, SUN};

/// It comes from so far, m, in so long, s.
const COMES: (f32, f32) = (4.0, 1.6);
/// Height of its roof, m.
const ROOF: f32 = 1.38;
/// The object goes onto it in so long, s.
const LOADS_S: f32 = 1.6;

/// Its front towards +z, standing on the origin.
pub(super) fn van() -> Form {
    let mut form = Form::new(Light::Live);
    let (body, dark) = (SAND.lighter(0.45), INK.lighter(0.08));
    form.block(Vec3::new(0.0, 0.62, -0.9), Vec3::new(1.12, 0.72, 1.9), body);
    form.block(Vec3::new(0.0, 0.6, 0.12), Vec3::new(1.1, 0.46, 0.3), body.darker(0.05));
    form.block(Vec3::new(0.0, 0.55, 0.0), Vec3::new(1.13, 0.09, 2.1), PETROL);
    // The cab, its windscreen, its roof with rails.
    form.block(Vec3::new(0.0, 1.14, -0.9), Vec3::new(1.08, 0.4, 1.86), body);
    form.block(
        Vec3::new(0.0, 1.13, 0.034),
        Vec3::new(0.94, 0.32, 0.012),
        SKY.darker(0.25),
    );
    form.beam(Vec3::new(-0.36, 1.0, 0.05), Vec3::new(-0.1, 1.2, 0.05), 0.014, INK);
    form.block(
        Vec3::new(0.0, ROOF - 0.03, -0.9),
        Vec3::new(1.1, 0.03, 1.9),
        body.lighter(0.2),
    );
    for x in [-0.46, 0.46] {
        form.block(Vec3::new(x, ROOF - 0.004, -0.8), Vec3::new(0.03, 0.03, 1.4), dark);
    }
    // Grille, bumper, plate, wheels.
    form.block(Vec3::new(0.0, 0.58, 0.276), Vec3::new(0.5, 0.12, 0.014), dark);
    form.block(Vec3::new(0.0, 0.36, 0.28), Vec3::new(1.16, 0.12, 0.08), dark);
    form.block(Vec3::new(0.0, 0.37, 0.324), Vec3::new(0.26, 0.07, 0.008), PAPER);
    for x in [-0.5, 0.5] {
        form.tube(
            Vec3::new(x - 0.07, 0.2, 0.0),
            Vec3::new(x + 0.07, 0.2, 0.0),
            (0.2, 0.2),
            12,
            INK,
        );
        form.block(Vec3::new(x * 1.2, 1.02, 0.1), Vec3::new(0.1, 0.14, 0.05), dark);
        form.disc(Vec3::new(x * 0.78, 0.6, 0.274), Vec3::Z, 0.105, 12, dark);
        form.block(
            Vec3::new(x * 0.98, 0.47, 0.276),
            Vec3::new(0.12, 0.04, 0.012),
            CORAL.mix(SUN, 0.5),
        );
    }
    form
}

/// Its lamps, lit.
pub(super) fn beam() -> Form {
    let mut form = Form::new(Light::Own);
    for x in [-0.39, 0.39] {
        let lamp = Vec3::new(x, 0.6, 0.279);
        form.disc(lamp, Vec3::Z, 0.088, 14, PAPER);
        form.washer(lamp + Vec3::Z * 0.003, Vec3::Z, (0.088, 0.115), 14, PAPER);
        for turn in 0..8_u8 {
            let way = Quat::from_rotation_z(std::f32::consts::TAU * f32::from(turn) / 8.0) * Vec3::X;
            form.beam(lamp + way * 0.14, lamp + way * 0.2, 0.018, PAPER);
        }
    }
    form
}

/// Where it stands once it is there.
fn stands(now: &Readout) -> Vec3 {
    let (left, right) = room::door(&now.places);
    Vec3::new(f32::midpoint(left, right) + 0.1, 0.0, now.places.wall() - 0.55)
}

/// Where it is.
pub(super) fn place(now: &Readout, calm: bool) -> Option<Transform> {
    let waited = now.together.as_ref()?.van;
    let since = waited.or_else(|| now.handed_over.map(|(since, _)| since))?;
    let part = if calm { 1.0 } else { (since / COMES.1).min(1.0) };
    let eased = 1.0 - (1.0 - part).powi(2);
    let sway = if calm { 0.0 } else { 0.006 * (since * 21.0).sin() };
    Some(Transform::from_translation(
        stands(now) + Vec3::new(0.0, sway, (eased - 1.0) * COMES.0),
    ))
}

/// Whether its lamps are lit: while it honks they are brighter.
pub(super) fn honks(now: &Readout) -> bool {
    let waited = now.together.as_ref().and_then(|together| together.van);
    waited.is_some_and(|waited| waited < 6.0) || now.handed_over.is_some()
}

/// Where the object is once it was handed over: on its way to the roof, then there.
pub(in crate::family::workshop::scene) fn loaded(now: &Readout, calm: bool) -> Option<Transform> {
    let (since, _) = now.handed_over?;
    now.together.as_ref()?;
    let part = if calm { 1.0 } else { (since / LOADS_S).min(1.0) };
    let eased = part * part * (3.0 - 2.0 * part);
    let (half, middle) = now.places.object;
    let bench = now.places.assembly;
    let roof = stands(now) + Vec3::new(0.0, ROOF + 0.012, -0.42) - middle + Vec3::Y * half.y;
    let arc = Vec3::Y * 0.5 * (eased * std::f32::consts::PI).sin();
    Some(Transform::from_translation(bench.lerp(roof, eased) + arc))
}

/// The eye and what it looks at, at the end.
pub(in crate::family::workshop::scene) fn gaze(now: &Readout, calm: bool) -> Option<(Vec3, Vec3)> {
    let (since, _) = now.handed_over?;
    now.together.as_ref()?;
    let van = stands(now);
    let object = van + Vec3::new(0.0, ROOF + 0.09, -0.42);
    let near = if calm {
        1.0
    } else {
        ((since - 2.0) / 2.5).clamp(0.0, 1.0)
    };
    let eased = near * near * (3.0 - 2.0 * near);
    let far = (van + Vec3::new(1.5, 2.0, 3.4), van + Vec3::new(0.4, 0.95, 0.0));
    let close = (object + Vec3::new(0.34, 0.52, 0.98), object + Vec3::new(0.0, -0.1, 0.0));
    Some((far.0.lerp(close.0, eased), far.1.lerp(close.1, eased)))
}

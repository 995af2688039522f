//! The colleague's body, in pieces around their joints. Metres; they face +z, their right hand is on −x.

use bevy::math::{Affine3A, Quat, Vec3};

use super::arm::{FORE, UPPER};
use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, PAPER, PETROL, SAND, SUN, Tone, WOOD};

/// Skin.
const SKIN: Tone = WOOD.mix(SUN, 0.12).lighter(0.12);
const SHIRT: Tone = SAND.mix(SUN, 0.22);
const APRON: Tone = PETROL.lighter(0.08);
const HAIR: Tone = INK.mix(WOOD, 0.25);

/// Half the width between the shoulders, and their height over the waist.
pub(super) const SHOULDER: Vec3 = Vec3::new(0.205, 0.4, 0.0);
/// From the waist to the neck.
pub(super) const NECK: f32 = 0.47;
/// The waist over the ground.
pub(super) const WAIST: f32 = 0.88;

/// What a hand looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::family::workshop::scene) enum Shape {
    /// Round something, or resting.
    Closed,
    /// Flat, its palm towards +z, fingers along +y.
    Open,
    /// Closed, the thumb along +y.
    Thumb,
    /// Closed, a finger along +y.
    Finger,
}

impl Shape {
    pub(super) const ALL: [Self; 4] = [Self::Closed, Self::Open, Self::Thumb, Self::Finger];
}

/// From the waist up: shirt and apron.
pub(super) fn torso() -> Form {
    let mut form = Form::new(Light::Live);
    // Wider at the shoulders.
    let ring = |y: f32, x: f32, z: f32| {
        [
            Vec3::new(-x, y, z),
            Vec3::new(x, y, z),
            Vec3::new(x, y, -z),
            Vec3::new(-x, y, -z),
        ]
    };
    let (low, high) = (ring(-0.06, 0.17, 0.11), ring(0.42, 0.22, 0.115));
    for i in 0..4 {
        let next = (i + 1) % 4;
        form.face(&[low[i], low[next], high[next], high[i]], SHIRT);
    }
    form.face(&high, SHIRT.lighter(0.08));
    for side in [-1.0, 1.0] {
        form.ball(
            Vec3::new(side * SHOULDER.x, 0.385, 0.0),
            0.078,
            1.0,
            SHIRT.lighter(0.03),
        );
    }
    form.tube(Vec3::Y * 0.4, Vec3::Y * 0.5, (0.058, 0.052), 8, SKIN.darker(0.1));
    // The apron: bib, pocket, straps.
    form.block(Vec3::new(0.0, 0.12, 0.118), Vec3::new(0.29, 0.38, 0.012), APRON);
    form.block(Vec3::new(0.0, -0.02, 0.126), Vec3::new(0.36, 0.14, 0.012), APRON);
    form.block(
        Vec3::new(0.06, 0.17, 0.128),
        Vec3::new(0.1, 0.09, 0.008),
        APRON.darker(0.25),
    );
    form.block(Vec3::new(0.085, 0.235, 0.132), Vec3::new(0.014, 0.07, 0.014), SUN);
    for side in [-1.0, 1.0] {
        form.beam(
            Vec3::new(side * 0.11, 0.3, 0.122),
            Vec3::new(side * 0.1, 0.43, 0.07),
            0.026,
            APRON.darker(0.12),
        );
    }
    form
}

/// From the neck up, the middle of the head at the origin.
pub(super) fn head() -> Form {
    let mut form = Form::new(Light::Live);
    form.ball(Vec3::ZERO, 0.118, 1.16, SKIN);
    // Hair around, and a cap of it.
    form.within(
        Affine3A::from_rotation_translation(Quat::from_rotation_x(-0.35), Vec3::new(0.0, 0.035, -0.022)),
        |form| {
            form.ball(Vec3::ZERO, 0.124, 0.98, HAIR);
        },
    );
    // A pencil behind the ear.
    form.beam(
        Vec3::new(-0.118, 0.012, 0.07),
        Vec3::new(-0.114, 0.03, -0.07),
        0.014,
        SUN,
    );
    form.block(Vec3::new(-0.118, 0.008, 0.085), Vec3::new(0.011, 0.011, 0.03), CORAL);
    for side in [-1.0_f32, 1.0] {
        form.block(
            Vec3::new(side * 0.115, -0.012, 0.0),
            Vec3::new(0.02, 0.045, 0.03),
            SKIN.darker(0.08),
        );
        form.block(
            Vec3::new(side * 0.042, 0.006, 0.108),
            Vec3::new(0.03, 0.034, 0.012),
            PAPER,
        );
        form.block(
            Vec3::new(side * 0.042, 0.004, 0.115),
            Vec3::new(0.016, 0.022, 0.008),
            INK,
        );
        form.block(
            Vec3::new(side * 0.042, 0.037, 0.108),
            Vec3::new(0.044, 0.011, 0.016),
            HAIR,
        );
    }
    form.block(
        Vec3::new(0.0, -0.022, 0.122),
        Vec3::new(0.024, 0.04, 0.024),
        SKIN.darker(0.1),
    );
    form.block(
        Vec3::new(0.0, -0.066, 0.104),
        Vec3::new(0.056, 0.011, 0.012),
        CORAL.mix(SKIN, 0.35).darker(0.2),
    );
    form
}

/// An upper arm, hanging from its shoulder.
pub(super) fn upper() -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::NEG_Y * UPPER * 0.8, Vec3::ZERO, (0.052, 0.064), 8, SHIRT);
    form.tube(
        Vec3::NEG_Y * UPPER * 0.84,
        Vec3::NEG_Y * UPPER * 0.74,
        (0.058, 0.058),
        8,
        SHIRT.darker(0.14),
    );
    form.ball(Vec3::NEG_Y * UPPER, 0.045, 1.0, SKIN);
    form
}

/// A forearm, hanging from its elbow.
pub(super) fn fore() -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::NEG_Y * FORE, Vec3::ZERO, (0.032, 0.043), 8, SKIN);
    form
}

fn fist(form: &mut Form) {
    form.block(Vec3::new(0.0, 0.012, 0.004), Vec3::new(0.074, 0.082, 0.068), SKIN);
    for finger in 0..4_u8 {
        let y = 0.04 - 0.019 * f32::from(finger);
        form.block(
            Vec3::new(0.0, y, 0.039),
            Vec3::new(0.066, 0.016, 0.016),
            SKIN.darker(0.09),
        );
    }
}

/// A hand: a little larger than life, it speaks.
pub(super) fn hand(shape: Shape) -> Form {
    let mut form = Form::new(Light::Live);
    match shape {
        Shape::Closed => fist(&mut form),
        Shape::Thumb => {
            fist(&mut form);
            form.block(
                Vec3::new(0.0, 0.088, 0.008),
                Vec3::new(0.03, 0.088, 0.032),
                SKIN.lighter(0.06),
            );
        }
        Shape::Finger => {
            fist(&mut form);
            form.block(
                Vec3::new(0.016, 0.104, 0.01),
                Vec3::new(0.023, 0.116, 0.026),
                SKIN.lighter(0.06),
            );
        }
        Shape::Open => {
            form.block(Vec3::new(0.0, 0.035, 0.0), Vec3::new(0.088, 0.088, 0.028), SKIN);
            for (x, long) in [(-0.033, 0.07), (-0.011, 0.085), (0.011, 0.082), (0.033, 0.062)] {
                let finger = Vec3::new(x, 0.078 + long / 2.0, 0.0);
                form.block(finger, Vec3::new(0.018, long, 0.022), SKIN.lighter(0.04));
            }
            for side in [-1.0, 1.0] {
                form.beam(
                    Vec3::new(side * 0.04, 0.02, 0.0),
                    Vec3::new(side * 0.074, 0.06, 0.008),
                    0.02,
                    SKIN,
                );
            }
        }
    }
    form
}

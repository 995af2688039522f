//! What holds a lid: hinges, or what stands in for them. Each at the origin, over the seam: x along it, y up, the lid
//! towards +z. Larger than life: they are what makes one box different from another.

use bevy::math::{Quat, Vec3};
use bevy::prelude::Transform;
use simulation::workshop::Looks;

use super::seen::FittedNow;
use crate::family::workshop::scene::lying;
use crate::family::workshop::scene::readout::Readout;
use crate::family::workshop::scene::tools::STEEL;
use crate::scene::form::{Form, Light};
use crate::scene::palette::{CORAL, INK, SAND, SUN, Tone, WOOD};

const BRASS: Tone = SUN.mix(WOOD, 0.35);
const ROPE: Tone = SAND.mix(SUN, 0.3);
const LEATHER: Tone = CORAL.mix(WOOD, 0.6).darker(0.25);

/// One that belongs there.
pub(super) fn hinge() -> Form {
    let mut form = Form::new(Light::Live);
    for side in [-1.0, 1.0] {
        form.block(Vec3::new(0.0, 0.002, side * 0.022), Vec3::new(0.06, 0.004, 0.04), BRASS);
        for x in [-0.018, 0.018] {
            let screw = Vec3::new(x, 0.0045, side * 0.024);
            form.disc(screw, Vec3::Y, 0.006, 7, BRASS.darker(0.35));
        }
    }
    form.tube(
        Vec3::new(-0.032, 0.006, 0.0),
        Vec3::new(0.032, 0.006, 0.0),
        (0.007, 0.007),
        8,
        BRASS.lighter(0.25),
    );
    form
}

/// One that stands in.
pub(super) fn substitute(looks: Looks) -> Form {
    let mut form = Form::new(Light::Live);
    match looks {
        Looks::Rope => {
            for x in [-0.016, 0.016] {
                form.hoop(Vec3::new(x, -0.004, 0.0), Vec3::X, 0.032, 0.012, 10, ROPE);
                form.hoop(Vec3::new(x, -0.004, 0.0), Vec3::X, 0.026, 0.014, 10, ROPE.darker(0.18));
            }
            // The knot, and two ends.
            form.ball(Vec3::new(0.0, 0.034, 0.0), 0.018, 0.9, ROPE.lighter(0.1));
            form.beam(Vec3::new(0.0, 0.034, 0.0), Vec3::new(-0.03, 0.018, 0.042), 0.01, ROPE);
            form.beam(Vec3::new(0.0, 0.034, 0.0), Vec3::new(0.034, 0.014, 0.05), 0.01, ROPE);
        }
        Looks::Leather => {
            form.block(Vec3::new(0.0, 0.003, 0.03), Vec3::new(0.06, 0.006, 0.062), LEATHER);
            form.block(
                Vec3::new(0.0, 0.006, 0.0),
                Vec3::new(0.06, 0.012, 0.014),
                LEATHER.lighter(0.12),
            );
            form.block(
                Vec3::new(0.0, 0.003, -0.024),
                Vec3::new(0.06, 0.006, 0.046),
                LEATHER.darker(0.12),
            );
            for z in [-0.036, 0.05] {
                for x in [-0.017, 0.017] {
                    form.disc(Vec3::new(x, 0.0066, z), Vec3::Y, 0.006, 7, SUN);
                }
            }
        }
        Looks::Wire => {
            for x in [-0.022, -0.007, 0.008, 0.023] {
                form.hoop(Vec3::new(x, -0.002, 0.0), Vec3::X, 0.026, 0.004, 9, STEEL.darker(0.15));
            }
            // Twisted ends.
            for turn in 0..4_u8 {
                let y = 0.026 + 0.009 * f32::from(turn);
                let side = if turn.is_multiple_of(2) { 1.0 } else { -1.0 };
                form.beam(
                    Vec3::new(-0.006 * side, y, 0.0),
                    Vec3::new(0.006 * side, y + 0.009, 0.0),
                    0.005,
                    STEEL.lighter(0.1),
                );
            }
        }
    }
    form
}

/// As it lies on the bench.
pub(super) fn lying_there(looks: Looks) -> Form {
    let mut form = Form::new(Light::Live);
    match looks {
        Looks::Rope => {
            for (ring, radius) in [(0.0_f32, 0.052), (1.0, 0.046), (2.0, 0.05)] {
                let up = Vec3::Y * (0.008 + 0.013 * ring);
                form.hoop(up, Vec3::Y, radius, 0.014, 12, ROPE.darker(0.1 * (ring % 2.0)));
                form.washer(
                    up + Vec3::Y * 0.007,
                    Vec3::Y,
                    (radius - 0.014, radius),
                    12,
                    ROPE.lighter(0.06),
                );
            }
            form.beam(Vec3::new(0.04, 0.036, 0.02), Vec3::new(0.085, 0.008, 0.05), 0.012, ROPE);
        }
        Looks::Leather => {
            form.block(Vec3::new(0.0, 0.004, 0.0), Vec3::new(0.13, 0.008, 0.075), LEATHER);
            form.tube(
                Vec3::new(0.055, 0.02, -0.038),
                Vec3::new(0.055, 0.02, 0.038),
                (0.02, 0.02),
                9,
                LEATHER.lighter(0.1),
            );
            form.block(
                Vec3::new(-0.03, 0.0085, 0.0),
                Vec3::new(0.05, 0.001, 0.06),
                LEATHER.lighter(0.16),
            );
        }
        Looks::Wire => {
            for ring in 0..5_u8 {
                let up = Vec3::Y * (0.004 + 0.006 * f32::from(ring));
                let tone = STEEL.darker(0.08 * f32::from(ring % 2));
                form.hoop(up, Vec3::Y, 0.044 - 0.001 * f32::from(ring), 0.005, 14, tone);
                form.washer(up + Vec3::Y * 0.0025, Vec3::Y, (0.038, 0.044), 14, tone.lighter(0.12));
            }
            form.beam(Vec3::new(0.0, 0.026, 0.044), Vec3::new(0.06, 0.004, 0.07), 0.005, STEEL);
        }
    }
    form
}

/// A paper bag, or an open one with its mouth towards who plays.
pub(super) fn bag(is_open: bool) -> Form {
    let mut form = Form::new(Light::Live);
    let paper = WOOD.lighter(0.35);
    if is_open {
        form.block(
            Vec3::new(0.0, 0.004, -0.01),
            Vec3::new(0.11, 0.008, 0.1),
            paper.darker(0.1),
        );
        form.block(Vec3::new(0.0, 0.04, -0.052), Vec3::new(0.11, 0.07, 0.012), paper);
        for side in [-1.0, 1.0] {
            form.block(
                Vec3::new(side * 0.052, 0.03, -0.02),
                Vec3::new(0.008, 0.06, 0.075),
                paper.darker(0.06),
            );
        }
        form.block(
            Vec3::new(0.0, 0.012, -0.012),
            Vec3::new(0.092, 0.008, 0.07),
            INK.mix(WOOD, 0.4),
        );
    } else {
        form.block(Vec3::new(0.0, 0.035, -0.01), Vec3::new(0.11, 0.07, 0.08), paper);
        form.block(
            Vec3::new(0.0, 0.078, -0.01),
            Vec3::new(0.112, 0.022, 0.02),
            paper.darker(0.14),
        );
    }
    // What belongs in it is drawn on it.
    let front = if is_open { -0.0455 } else { 0.031 };
    let drawn = Vec3::new(0.0, 0.04, front);
    form.block(drawn, Vec3::new(0.055, 0.03, 0.002), SAND.lighter(0.4));
    for side in [-1.0, 1.0] {
        form.block(
            drawn + Vec3::new(side * 0.014, 0.0, 0.0014),
            Vec3::new(0.018, 0.02, 0.001),
            BRASS,
        );
    }
    form.block(
        drawn + Vec3::Z * 0.0016,
        Vec3::new(0.005, 0.024, 0.002),
        BRASS.darker(0.3),
    );
    form
}

/// The sticker on a part, or in the hand.
pub(super) fn sticker() -> Form {
    let mut form = Form::new(Light::Own);
    for way in [Vec3::Y, Vec3::NEG_Y] {
        form.disc(Vec3::ZERO + way * 0.0006, way, 0.027, 16, SAND.lighter(0.7));
        form.disc(way * 0.0012, way, 0.022, 16, SUN);
        form.disc(way * 0.0018, way, 0.006, 10, INK);
    }
    form
}

/// A sheet of stickers.
pub(super) fn pad() -> Form {
    let mut form = Form::new(Light::Live);
    form.block(Vec3::Y * 0.003, Vec3::new(0.11, 0.006, 0.14), SAND.lighter(0.6));
    for column in [-1.0, 1.0] {
        for row in [-1.0, 0.0, 1.0] {
            let at = Vec3::new(column * 0.026, 0.0066, row * 0.044);
            form.disc(at, Vec3::Y, 0.019, 12, SUN);
            form.disc(at + Vec3::Y * 0.0006, Vec3::Y, 0.005, 8, INK);
        }
    }
    form
}

/// Where the `place`-th of what holds a joint is.
pub(super) fn place(now: &Readout, fitted: &FittedNow, place: usize) -> Option<Transform> {
    let (part, onto) = (now.parts.get(fitted.part)?, now.parts.get(fitted.onto)?);
    let ((half, at), (other_half, other)) = (part.placed?, onto.placed?);
    let (low, high) = ((at - half).max(other - other_half), (at + half).min(other + other_half));
    let share = (place as f32 + 0.5) / fitted.count.max(1) as f32;
    let x = low.x + (high.x - low.x) * (0.12 + 0.76 * share);
    let top = (at + half).y.max((other + other_half).y);
    let seam = Vec3::new(x, top, f32::midpoint(low.z, high.z));
    let turn = if at.z >= other.z {
        Quat::IDENTITY
    } else {
        Quat::from_rotation_y(std::f32::consts::PI)
    };
    Some(lying::object_frame(now) * Transform::from_translation(seam).with_rotation(turn))
}

/// Where the sticker on a part is: on the face that looks most towards who plays.
pub(super) fn stuck(now: &Readout, part: usize) -> Option<Transform> {
    let piece = now.made.get(part).copied().flatten()?;
    let wood = now.wood.get(piece)?;
    let at = lying::piece(now, piece)?;
    let half = wood.look.metres() / 2.0;
    let towards = Vec3::new(0.0, 0.62, 0.78);
    let faces = [Vec3::X, Vec3::Y, Vec3::Z].into_iter().flat_map(|axis| [axis, -axis]);
    // Ends are too small.
    let out = faces
        .filter(|axis| axis.x.abs() < 0.5)
        .map(|axis| {
            (
                axis,
                (at.rotation * axis).dot(towards) * if axis.y.abs() > 0.5 { 1.0 } else { 0.55 },
            )
        })
        .max_by(|one, other| one.1.total_cmp(&other.1))?
        .0;
    let middle = out * (half * out.abs()).length() + out * 0.0012 + Vec3::X * half.x * 0.35;
    let turn = Quat::from_rotation_arc(Vec3::Y, out);
    Some(at * Transform::from_translation(middle).with_rotation(turn))
}

//! What saw, sandpaper and drill leave: bits in the air while they work, and what lies there afterwards. All of it follows
//! from what was done: nothing is remembered here.

use bevy::math::{Quat, Vec3};
use bevy::prelude::Transform;
use simulation::workshop::ToolKind;

use super::lying;
use super::machine::{BIT, TABLE};
use super::places::TOP;
use super::readout::Readout;
use crate::scene::form::{Form, Light};
use crate::scene::palette::{SUN, WOOD};

/// Bits in the air.
pub(super) const SPECKS: usize = 22;
/// Places where something lies: saw, drill, sandpaper.
pub(super) const HEAPS: usize = 3;
/// How long a bit flies, s.
const FLIES: f32 = 0.55;
/// More than so many cuts, holes or rubs make no larger heap.
const MOST: [usize; HEAPS] = [8, 3, 4];

/// Scattered once for each place: 0..1.
pub(super) fn scatter(index: usize, salt: f32) -> f32 {
    ((index as f32 + 1.0) * salt).fract()
}

/// Where bits come from now, and which way they go.
fn source(now: &Readout) -> Option<(Vec3, Vec3)> {
    let (at, place, size) = lying::under_hand(now)?;
    if now.drilling.is_some_and(|done| done > 0.05) {
        return Some((at, Vec3::new(0.0, 0.5, 0.25)));
    }
    match now.at_work {
        Some((ToolKind::Saw, _)) => Some((
            Vec3::new(at.x, at.y - 0.004, place.translation.z + size.z * 0.3),
            Vec3::new(0.0, 0.35, 0.3),
        )),
        Some((ToolKind::SandingBlock, _)) => Some((
            Vec3::new(at.x, at.y, place.translation.z + 0.03),
            Vec3::new(0.15, 0.22, 0.1),
        )),
        _ => None,
    }
}

/// A bit in the air, while something throws it.
pub(super) fn speck(now: &Readout, index: usize, time: f32) -> Option<Transform> {
    let (from, way) = source(now)?;
    let phase = (time / FLIES + scatter(index, 0.618_034)).fract();
    let age = phase * FLIES;
    let aside = Vec3::new(
        scatter(index, 0.754_877) - 0.5,
        scatter(index, 0.569_84) - 0.3,
        scatter(index, 0.414_2) - 0.5,
    );
    let speed = way + aside * Vec3::new(0.9, 0.6, 0.7);
    let mut at = from + speed * age + Vec3::NEG_Y * 2.6 * age * age;
    at.y = at.y.max(TOP + 0.003);
    let turn = Quat::from_rotation_y(6.0 * phase + index as f32) * Quat::from_rotation_x(4.0 * phase);
    Some(
        Transform::from_translation(at)
            .with_rotation(turn)
            .with_scale(Vec3::splat(1.1 - 0.5 * phase)),
    )
}

/// What lies somewhere, as large as what was done.
pub(super) fn heap(now: &Readout, index: usize) -> Option<Transform> {
    let done = now.left[index].min(MOST[index]);
    if done == 0 {
        return None;
    }
    let places = &now.places;
    let widest = places.stock.iter().map(|stock| stock.size.z).fold(0.1, f32::max);
    let at = match index {
        0 => places.work.with_y(TOP) + Vec3::new(places.cuts_at, 0.0, -widest / 2.0 - 0.06),
        1 => *places.machines.first()? + Vec3::new(0.0, TABLE, BIT + 0.03),
        _ => places.work.with_y(TOP) + Vec3::new(places.cuts_at * 0.4, 0.0, -widest / 2.0 - 0.055),
    };
    let size = 0.6 + 0.7 * done as f32 / MOST[index] as f32;
    Some(Transform::from_translation(at + Vec3::Y * 0.001).with_scale(Vec3::new(size, 0.5 + 0.5 * size, size)))
}

/// A bit of wood.
pub(super) fn bit() -> Form {
    let mut form = Form::new(Light::Own);
    let corners = [
        Vec3::new(-0.005, 0.0, 0.0),
        Vec3::new(0.005, 0.001, 0.001),
        Vec3::new(0.001, 0.006, 0.002),
    ];
    form.leaf(&corners, WOOD.mix(SUN, 0.2).lighter(0.5));
    form
}

/// What lies: a flat heap, crumbs around it, and curls where wood was taken off.
pub(super) fn lies(index: usize) -> Form {
    let mut form = Form::new(Light::Live);
    let tone = WOOD.mix(SUN, 0.22).lighter([0.34, 0.42, 0.56][index % HEAPS]);
    let (wide, high, deep) = [(0.055, 0.012, 0.024), (0.034, 0.007, 0.03), (0.07, 0.004, 0.022)][index % HEAPS];
    let sides = 9_u32;
    let rim = |step: u32| {
        let step = step % sides;
        let out = crate::scene::form::around(step, sides, 1.0);
        let uneven = 0.75 + 0.5 * scatter(step as usize, 0.618_034);
        Vec3::new(out.x * wide * uneven, 0.0, out.z * deep * uneven)
    };
    for step in 0..sides {
        form.face(&[rim(step + 1), rim(step), Vec3::new(0.006, high, 0.002)], tone);
    }
    for crumb in 0..14_usize {
        let out = Vec3::new(scatter(crumb, 0.754_877) - 0.5, 0.0, scatter(crumb, 0.569_84) - 0.5);
        let at = out * Vec3::new(wide * 4.2, 0.0, deep * 4.4) + Vec3::Y * 0.001;
        let size = 0.003 + 0.003 * scatter(crumb, 0.32);
        form.face(
            &[
                at + Vec3::new(-size, 0.0, size),
                at + Vec3::new(size, 0.0, size * 0.6),
                at + Vec3::new(0.0, 0.002, -size),
            ],
            tone.lighter(0.1),
        );
    }
    if index != 1 {
        return form;
    }
    for curl in 0..4_usize {
        let at = Vec3::new(
            (scatter(curl, 0.618) - 0.5) * wide * 3.0,
            0.006,
            (scatter(curl, 0.414) - 0.5) * deep * 3.0,
        );
        let way = Quat::from_rotation_y(2.1 * curl as f32);
        for step in 0..6_u8 {
            let point = |step: u8, side: f32| {
                let turn = 1.05 * f32::from(step);
                let out = 0.006 - 0.0006 * f32::from(step);
                at + way
                    * Vec3::new(
                        side * 0.006 + 0.0012 * f32::from(step),
                        turn.sin() * out,
                        turn.cos() * out,
                    )
            };
            let (a, b) = (step, step + 1);
            form.leaf(
                &[point(a, -1.0), point(a, 1.0), point(b, 1.0), point(b, -1.0)],
                tone.lighter(0.12),
            );
        }
    }
    form
}

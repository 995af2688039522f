//! The workshop around the post: planks, a band of paint, a window of daylight. Stands still.

use bevy::math::Vec3;

use super::readout::TOP;
use crate::scene::form::{Form, Side};
use crate::scene::palette::{INK, PAPER, PETROL, SAND, SKY, Tone, WOOD};
use crate::scene::wire::Wire;

/// What is behind everything.
pub(super) const HAZE: Tone = Tone(0x00E9_E6DA);
/// Where the wall stands, and how far it reaches to the sides and up, m.
const BACK: f32 = -0.62;
const LEFT: f32 = -2.6;
const RIGHT: f32 = 2.4;
const HIGH: f32 = 2.6;
const NEAR: f32 = 3.0;
/// Upper edge of the band of paint.
const BAND: f32 = 1.02;

fn corners(point: Vec3) -> f32 {
    0.76 + 0.24 * (point.y / 0.8).clamp(0.0, 1.0)
}

/// Builds the room.
pub(super) fn build(form: &mut Form) {
    form.occluded(corners);
    let planks = 16_u8;
    let wide = (RIGHT - LEFT) / f32::from(planks);
    for plank in 0..planks {
        let x = LEFT + wide * (f32::from(plank) + 0.5);
        let tone = WOOD
            .mix(SAND, 0.22)
            .lighter([0.34, 0.4, 0.3, 0.37][usize::from(plank) % 4]);
        let face = |form: &mut Form, from: f32, to: f32, tone: Tone| {
            let centre = Vec3::new(x, f32::midpoint(from, to), BACK);
            form.side(Side::Front, centre, Vec3::new(wide - 0.004, to - from, 0.0), tone);
        };
        face(form, BAND, HIGH, tone);
        let low = if x.abs() < 0.7 { TOP - 0.1 } else { 0.0 };
        face(
            form,
            low,
            BAND,
            PETROL.mix(SAND, 0.5).lighter(0.02 * f32::from(plank % 3)),
        );
    }
    // A window over the post.
    let pane = Vec3::new(0.25, 1.85, BACK + 0.004);
    form.side(Side::Front, pane, Vec3::new(1.5, 0.7, 0.0), SKY.lighter(0.35));
    for x in [-0.75, 0.0, 0.75] {
        form.block(pane + Vec3::new(x, 0.0, 0.02), Vec3::new(0.05, 0.8, 0.03), PAPER);
    }
    for y in [-0.38, 0.38] {
        form.block(pane + Vec3::new(0.0, y, 0.02), Vec3::new(1.6, 0.05, 0.04), PAPER);
    }
    let floor = [p(LEFT, NEAR), p(RIGHT, NEAR), p(RIGHT, BACK), p(LEFT, BACK)];
    form.face(&floor, SAND.darker(0.1));
}

fn p(x: f32, z: f32) -> Vec3 {
    Vec3::new(x, 0.0, z)
}

/// The room as a sketch: lines on paper.
pub(super) fn sketch() -> Wire {
    let mut wire = Wire::default();
    let mut line = |a: Vec3, b: Vec3| wire.line(a, b, INK, (0.4, 0.4));
    line(Vec3::new(LEFT, BAND, BACK), Vec3::new(RIGHT, BAND, BACK));
    for x in [-0.5, 1.0] {
        line(Vec3::new(x, 1.5, BACK), Vec3::new(x, 2.2, BACK));
    }
    for y in [1.5, 2.2] {
        line(Vec3::new(-0.5, y, BACK), Vec3::new(1.0, y, BACK));
    }
    wire
}

//! The workshop around the bench: a wall with the tool board, an open door on the left through which the garden is seen,
//! shelves on the right. Stands still.

use bevy::math::{Affine3A, Vec3};

use super::bench;
use super::garden;
use super::machine;
use super::places::{Places, TOP};
use super::tools::STEEL;
use crate::scene::form::{Form, Light, Side};
use crate::scene::palette::{BLUE, CORAL, INK, LEAF, ORANGE, PAPER, PETROL, SAND, SKY, SUN, Tone, WOOD};
use crate::scene::wire::Wire;

/// What is behind everything.
pub(super) const HAZE: Tone = Tone(0x00E9_E6DA);

/// Sides and near end of the room, height of its walls, m.
const LEFT: f32 = -2.5;
const RIGHT: f32 = 2.3;
const NEAR: f32 = 3.2;
const HIGH: f32 = 2.7;
/// Upper edge of the door.
pub(super) const LINTEL: f32 = 2.12;

/// Upper edge of the band of paint, and of the tool board.
const BAND: f32 = 1.02;
const BOARD_TOP: f32 = 1.6;

const PLASTER: Tone = PAPER.mix(SAND, 0.5);
const TIMBER: Tone = WOOD.mix(SAND, 0.22);

/// From where to where the door is open.
pub(super) fn door(places: &Places) -> (f32, f32) {
    let (board, _) = bench::board_span(places);
    (LEFT + 0.12, (board - 0.05).max(LEFT + 1.0))
}

/// Light fades a little into the corners and under the bench.
fn corners(point: Vec3) -> f32 {
    let floor = 0.74 + 0.26 * (point.y / 0.8).clamp(0.0, 1.0);
    let right = ((RIGHT - point.x) / 1.6).clamp(0.0, 1.0);
    floor * (0.9 + 0.1 * right)
}

/// Builds the room, what is near first.
pub(super) fn build(form: &mut Form, places: &Places) {
    form.occluded(corners);
    bench::build(form, places);
    for at in &places.machines {
        form.at(*at, 0.0, machine::stand);
    }
    shelves(form);
    bin(form);
    wall(form, places);
    floor(form, places);
}

/// What is outside: all of it, or what is seen through the door.
pub(super) fn outside(form: &mut Form, places: &Places, door: bool, is_sketch: bool) {
    if is_sketch {
        form.hazed(0.25, PAPER);
    } else {
        form.hazed(0.1, HAZE);
    }
    form.occluded(|_| 1.0);
    garden::build(form, places, door.then(|| self::door(places).1));
}

/// The room as a sketch: what is played with in colour, the rest in lines on paper.
pub(super) fn sketch(form: &mut Form, places: &Places) -> Wire {
    form.occluded(corners);
    bench::build(form, places);
    for at in &places.machines {
        form.at(*at, 0.0, machine::stand);
    }
    // What can be chosen on it is pointed at; offcuts lie in the bin.
    poster(form, pinned(places));
    bin(form);
    let mut wire = Wire::default();
    let back = places.wall();
    let (left, right) = door(places);
    let mut line = |a: [f32; 3], b: [f32; 3], opacity: f32| {
        wire.line(Vec3::from(a), Vec3::from(b), INK, (opacity, opacity));
    };
    for x in [left, right] {
        line([x, 0.0, back], [x, LINTEL, back], 0.6);
    }
    line([left, LINTEL, back], [right, LINTEL, back], 0.6);
    line([right, 0.0, back], [RIGHT, 0.0, back], 0.4);
    line([RIGHT, 0.0, back], [RIGHT, HIGH, back], 0.4);
    line([RIGHT, 0.0, back], [RIGHT, 0.0, NEAR], 0.3);
    for y in [1.2, 1.7] {
        line([RIGHT, y, back], [RIGHT, y, 1.0], 0.3);
    }
    wire
}

fn wall(form: &mut Form, places: &Places) {
    let back = places.wall();
    let (left, right) = door(places);
    // Planks from the door to the corner; below, a band of paint. What bench and tool board hide is left out.
    let (board_left, board_right) = bench::board_span(places);
    let planks = 13_u8;
    let wide = (RIGHT - right) / f32::from(planks);
    for plank in 0..planks {
        let x = right + wide * (f32::from(plank) + 0.5);
        let tone = TIMBER.lighter([0.34, 0.4, 0.3, 0.37][usize::from(plank) % 4]);
        let face = |form: &mut Form, from: f32, to: f32, tone: Tone| {
            let size = Vec3::new(wide, to - from, 0.0);
            form.side(Side::Front, Vec3::new(x, f32::midpoint(from, to), back), size, tone);
        };
        let behind_board = x - wide / 2.0 > board_left && x + wide / 2.0 < board_right;
        face(form, if behind_board { BOARD_TOP } else { BAND }, HIGH, tone);
        let low = if x.abs() + wide / 2.0 < places.half.x {
            // Where somebody stands behind the bench, more of the wall is seen over its top.
            (TOP - 0.12 - 0.75 * (places.behind() - 0.06)).max(0.0)
        } else {
            0.0
        };
        let paint = PETROL.mix(SAND, 0.5).lighter(0.02 * f32::from(plank % 3));
        face(form, low, BAND, paint);
        let groove = Vec3::new(x - wide / 2.0, f32::midpoint(low, HIGH), back + 0.001);
        form.side(
            Side::Front,
            groove,
            Vec3::new(0.006, HIGH - low, 0.0),
            TIMBER.darker(0.2),
        );
    }
    // The frame of the door and the beam over it.
    for x in [left - 0.05, right + 0.02] {
        form.stand(
            Vec3::new(x, 0.0, back - 0.02),
            Vec3::new(0.1, LINTEL, 0.16),
            TIMBER.darker(0.12),
        );
    }
    let beam = Vec3::new(f32::midpoint(left, right), LINTEL + 0.09, back - 0.02);
    form.block(beam, Vec3::new(right - left + 0.3, 0.18, 0.18), TIMBER.darker(0.05));
    form.side(
        Side::Front,
        Vec3::new(f32::midpoint(left, right), 0.18 + f32::midpoint(LINTEL, HIGH), back),
        Vec3::new(right - left + 0.3, HIGH - LINTEL, 0.0),
        PLASTER,
    );
    // The leaf of the door, slid aside before the left wall.
    form.block(
        Vec3::new(LEFT + 0.06, 1.05, 0.5),
        Vec3::new(0.06, 2.1, 1.7),
        PETROL.lighter(0.12),
    );
    for y in [0.35, 1.75] {
        form.block(
            Vec3::new(LEFT + 0.1, y, 0.5),
            Vec3::new(0.02, 0.12, 1.7),
            PETROL.lighter(0.3),
        );
    }
    form.side(
        Side::Right,
        Vec3::new(LEFT, HIGH / 2.0, f32::midpoint(back, NEAR)),
        Vec3::new(0.0, HIGH, NEAR - back),
        PLASTER,
    );
    form.side(
        Side::Left,
        Vec3::new(RIGHT, HIGH / 2.0, f32::midpoint(back, NEAR)),
        Vec3::new(0.0, HIGH, NEAR - back),
        PLASTER.mix(WOOD, 0.12),
    );
    poster(form, pinned(places));
}

/// Where the drawing of birds is pinned: its middle.
fn pinned(places: &Places) -> Vec3 {
    Vec3::new(1.2, 1.27, places.wall() + 0.004)
}

/// The bird on the drawing for each variant of the object, as long as there are birds.
pub(super) fn drawn_bird(places: &Places, variant: usize) -> Option<Vec3> {
    (variant < super::bird::BIRDS).then(|| pinned(places) + Vec3::new(-0.12 + 0.12 * variant as f32, 0.0, 0.0))
}

/// A drawing of birds that somebody pinned to the wall.
fn poster(form: &mut Form, at: Vec3) {
    form.side(Side::Front, at, Vec3::new(0.4, 0.3, 0.0), PAPER);
    for (i, tone) in [BLUE.mix(SKY, 0.3), SUN, WOOD.darker(0.2)].into_iter().enumerate() {
        let x = -0.12 + 0.12 * i as f32;
        let body = at + Vec3::new(x, -0.01, 0.002);
        form.disc(body, Vec3::Z, 0.034, 8, tone);
        form.disc(
            body + Vec3::new(0.022, 0.034, 0.001),
            Vec3::Z,
            0.02,
            7,
            tone.darker(0.25),
        );
        form.face(
            &[
                body + Vec3::new(-0.024, -0.012, 0.001),
                body + Vec3::new(-0.012, -0.03, 0.001),
                body + Vec3::new(-0.062, -0.042, 0.001),
            ],
            tone.darker(0.3),
        );
    }
    for (x, y) in [(-0.19, 0.14), (0.19, 0.14)] {
        form.disc(at + Vec3::new(x, y, 0.003), Vec3::Z, 0.008, 6, CORAL);
    }
}

/// Slabs, but for those that the bench hides.
fn floor(form: &mut Form, places: &Places) {
    let back = places.wall() - 0.02;
    let hidden = places.half.x - 0.12;
    let mut slab = |x: (f32, f32), z: (f32, f32), pale: u8| {
        let centre = Vec3::new(f32::midpoint(x.0, x.1), 0.0, f32::midpoint(z.0, z.1));
        let tone = SAND.mix(PETROL, 0.2).lighter(0.05 * f32::from(pale % 4));
        form.side(Side::Top, centre, Vec3::new(x.1 - x.0, 0.0, z.1 - z.0), tone);
    };
    let front = places.half.y - 0.1;
    for (i, x) in [(LEFT, -hidden), (hidden, RIGHT)].into_iter().enumerate() {
        slab(x, (back, front), i as u8 * 2);
    }
    let (columns, rows) = (5_u8, 3_u8);
    let (wide, deep) = ((RIGHT - LEFT) / f32::from(columns), (NEAR - front) / f32::from(rows));
    for column in 0..columns {
        for row in 0..rows {
            let (x, z) = (LEFT + wide * f32::from(column), front + deep * f32::from(row));
            slab((x, x + wide), (z, z + deep), column * 3 + row * 5 + 1);
        }
    }
}

/// Shelves on the right wall: pots of paint, boxes, and boxes for birds that others made.
fn shelves(form: &mut Form) {
    let bright = [CORAL, SUN, LEAF, BLUE, PETROL, ORANGE];
    for (level, y) in [1.16_f32, 1.6].into_iter().enumerate() {
        form.block(
            Vec3::new(RIGHT - 0.14, y, 0.35),
            Vec3::new(0.28, 0.03, 1.5),
            TIMBER.lighter(0.15),
        );
        for i in 0..5_u8 {
            let z = -0.22 + 0.28 * f32::from(i);
            let tone = bright[(usize::from(i) * 2 + level) % bright.len()].mix(SAND, 0.25);
            let base = Vec3::new(RIGHT - 0.16, y + 0.015, z);
            if (usize::from(i) + level).is_multiple_of(2) {
                form.tube(base, base + Vec3::Y * 0.15, (0.065, 0.065), 8, tone);
                form.tube(
                    base + Vec3::Y * 0.15,
                    base + Vec3::Y * 0.17,
                    (0.068, 0.068),
                    8,
                    STEEL.lighter(0.2),
                );
            } else {
                form.stand(base, Vec3::new(0.2, 0.2, 0.2), tone);
            }
        }
    }
    let place = Affine3A::from_translation(Vec3::new(RIGHT - 0.12, TOP + 0.02, -0.3));
    form.within(place, |form| {
        form.stand(
            Vec3::new(0.0, -0.9, 0.9),
            Vec3::new(0.4, 0.86, 1.2),
            TIMBER.darker(0.05),
        );
    });
}

/// Where offcuts go.
pub(super) const BIN: Vec3 = Vec3::new(1.2, 0.0, 0.2);
/// Its height, m.
pub(super) const BIN_HIGH: f32 = 0.5;

fn bin(form: &mut Form) {
    form.tube(BIN, BIN + Vec3::Y * BIN_HIGH, (0.17, 0.2), 12, PETROL.mix(SAND, 0.35));
    form.washer(
        BIN + Vec3::Y * (BIN_HIGH + 0.002),
        Vec3::Y,
        (0.17, 0.205),
        12,
        STEEL.lighter(0.2),
    );
    form.disc(BIN + Vec3::Y * (BIN_HIGH + 0.001), Vec3::Y, 0.18, 12, INK.lighter(0.08));
}

/// Sun from the door: bright patches over bench and floor.
pub(super) fn sunlight(places: &Places) -> Form {
    let mut form = Form::new(Light::Own);
    let patch = |form: &mut Form, y: f32, corners: [(f32, f32); 4], strength: f32| {
        let face = corners.map(|(x, z)| Vec3::new(x, y, z));
        form.sheer_face(
            &face,
            SUN.lighter(0.72),
            &[strength, strength * 0.5, strength * 0.35, strength],
        );
    };
    let half = places.half;
    let left = -half.x + 0.02;
    patch(
        &mut form,
        TOP + 0.0015,
        [
            (left, half.y * 0.9),
            (left + 0.5, half.y * 0.9),
            (left + 0.24, -half.y),
            (left, -half.y),
        ],
        0.26,
    );
    // Soft shadows under bench and machines.
    for at in &places.machines {
        form.blob(*at + Vec3::Y * 0.0012, (0.2, 0.22), 0.35, INK);
    }
    form.blob(places.aside + Vec3::Y * 0.0012, (0.2, 0.17), 0.3, INK);
    form.blob(places.object_foot() + Vec3::Y * 0.001, (0.2, 0.2), 0.25, INK);
    form
}

//! The hall around the cage: a former depot with a timber roof, a big window at the far end, daylight from
//! above. Stands still, so all of it is one mesh with its light in its colours.

use bevy::math::{Vec2, Vec3};

use super::{furniture, people};
use crate::scene::form::{Form, Light, Side};
use crate::scene::palette::{INK, LEAF, PAPER, PETROL, SAND, SKY, SUN, Tone, WOOD};
use crate::scene::wire::Wire;

/// What distance does to colours, and what is behind everything.
pub(super) const HAZE: Tone = Tone(0x00E9_E6DA);

/// Half width, near end, far end of the hall; its eaves and ridge. Metres.
pub(super) const SIDE: f32 = 23.0;
const NEAR: f32 = 20.0;
const FAR: f32 = -25.0;
const EAVES: f32 = 9.6;
const RIDGE: f32 = 13.2;
const BAYS: usize = 6;
/// Half width, lower and upper edge of the big window.
const GLASS: f32 = 13.5;
const SILL: f32 = 1.5;
const LINTEL: f32 = 8.6;
/// The hall's floor lies a step below the cage's.
const FLOOR: f32 = -0.06;

const PLASTER: Tone = PAPER.mix(SAND, 0.35);
const TIMBER: Tone = WOOD.mix(SAND, 0.25);
const CONCRETE: Tone = SAND.mix(PETROL, 0.18);

/// Light fades a little into the corners and under the eaves.
fn corners(point: Vec3) -> f32 {
    let floor = 0.80 + 0.20 * (point.y / 1.2).clamp(0.0, 1.0);
    let side = ((SIDE - point.x.abs()) / 3.0).clamp(0.0, 1.0);
    let eaves = ((point.y - EAVES + 3.0) / 4.0).clamp(0.0, 1.0);
    floor * (1.0 - 0.10 * (1.0 - side)) * (1.0 - 0.08 * eaves)
}

/// Builds the whole hall around a cage of this half width and depth; what is near comes first, so that what
/// it hides is never painted.
pub(super) fn build(form: &mut Form, cage: Vec2) {
    form.occluded(corners).hazed(0.14, HAZE);
    people::at_work(form);
    furniture::workshop(form);
    furniture::corner(form);
    furniture::far_tables(form);
    form.hazed(0.16, HAZE);
    side_walls(form);
    form.hazed(0.2, HAZE);
    roof(form);
    form.hazed(0.16, HAZE);
    floor(form, cage);
    form.hazed(0.26, HAZE);
    far_wall(form);
    near_wall(form);
}

/// The hall as a sketch: what the big window looks out on, and the rest in lines on paper.
pub(super) fn sketch(form: &mut Form) -> Wire {
    form.hazed(0.3, PAPER).under(Light::Own);
    view(form, GLASS, SILL, LINTEL);
    let mut wire = Wire::default();
    let mut line = |a: Vec3, b: Vec3, opacity: f32| wire.line(a, b, INK, (opacity, opacity));
    let place = |x: f32, y: f32, z: f32| Vec3::new(x, y, z);
    for side in [-SIDE, SIDE] {
        line(place(side, FLOOR, FAR), place(side, FLOOR, NEAR), 0.4);
        line(place(side, EAVES, FAR), place(side, EAVES, NEAR), 0.4);
        line(place(side, 1.3, FAR), place(side, 1.3, NEAR), 0.2);
        for z in [FAR, NEAR] {
            line(place(side, FLOOR, z), place(side, EAVES, z), 0.4);
        }
        for bay in 0..=BAYS {
            let z = FAR + (NEAR - FAR) * bay as f32 / BAYS as f32;
            line(place(side, EAVES, z), place(0.0, RIDGE, z), 0.3);
            line(place(side, FLOOR, z), place(side, EAVES, z), 0.2);
        }
        // Benches along the walls, and what stands on them.
        for z in [-19.0, -11.0, -3.0, 5.0] {
            let near = side * 0.9;
            line(place(near, 0.9, z), place(near, 0.9, z + 5.0), 0.4);
            line(place(near, FLOOR, z), place(near, 0.9, z), 0.3);
            line(place(near, FLOOR, z + 5.0), place(near, 0.9, z + 5.0), 0.3);
        }
    }
    line(place(0.0, RIDGE, FAR), place(0.0, RIDGE, NEAR), 0.4);
    line(place(-SIDE, FLOOR, FAR), place(SIDE, FLOOR, FAR), 0.5);
    for y in [SILL, 4.4, LINTEL] {
        line(place(-GLASS, y, FAR + 0.3), place(GLASS, y, FAR + 0.3), 0.6);
    }
    for i in 0..=6 {
        let x = -GLASS + 2.0 * GLASS * i as f32 / 6.0;
        line(place(x, SILL, FAR + 0.3), place(x, LINTEL, FAR + 0.3), 0.6);
    }
    wire
}

/// Poured slabs around the cage: the same tone would look like a void, and under the cage nobody sees them.
fn floor(form: &mut Form, cage: Vec2) {
    const SLAB: f32 = 4.0;
    let (columns, rows) = ((2.0 * SIDE / SLAB).ceil() as i32, ((NEAR - FAR) / SLAB).ceil() as i32);
    for column in 0..columns {
        for row in 0..rows {
            let (x0, z0) = (-SIDE + SLAB * column as f32, FAR + SLAB * row as f32);
            let (x1, z1) = ((x0 + SLAB).min(SIDE), (z0 + SLAB).min(NEAR));
            if x0 > -cage.x && x1 < cage.x && z0 > -cage.y && z1 < cage.y {
                continue;
            }
            let tone = CONCRETE.lighter(0.06 * ((column * 7 + row * 5) % 4) as f32);
            form.face(
                &[(x0, z1), (x1, z1), (x1, z0), (x0, z0)].map(|(x, z)| Vec3::new(x, FLOOR, z)),
                tone,
            );
        }
    }
}

fn side_walls(form: &mut Form) {
    for side in [-1.0_f32, 1.0] {
        let wall = |z0: f32, z1: f32, y0: f32, y1: f32, out: f32| {
            let x = side * (SIDE - out);
            let (a, b) = if side < 0.0 { (z1, z0) } else { (z0, z1) };
            [
                Vec3::new(x, y0, a),
                Vec3::new(x, y0, b),
                Vec3::new(x, y1, b),
                Vec3::new(x, y1, a),
            ]
        };
        for bay in 0..BAYS {
            let z0 = FAR + (NEAR - FAR) * bay as f32 / BAYS as f32;
            let z1 = FAR + (NEAR - FAR) * (bay + 1) as f32 / BAYS as f32;
            form.face(&wall(z0, z1, FLOOR, 1.3, 0.0), WOOD.darker(0.12));
            form.face(&wall(z0, z1, 1.3, 6.6, 0.0), PLASTER);
            // A ribbon of windows under the eaves.
            form.under(Light::Own);
            let panes = 4;
            for pane in 0..panes {
                let from = z0 + 0.7 + (z1 - z0 - 1.4) * pane as f32 / panes as f32;
                let to = z0 + 0.7 + (z1 - z0 - 1.4) * (pane as f32 + 0.94) / panes as f32;
                form.face(&wall(from, to, 6.9, 9.1, 0.06), SKY.lighter(0.35));
            }
            form.under(Light::Baked);
            form.face(&wall(z0, z1, 6.6, EAVES, 0.0), PLASTER.darker(0.04));
            form.stand(
                Vec3::new(side * (SIDE - 0.2), 0.0, z0),
                Vec3::new(0.45, EAVES, 0.4),
                TIMBER,
            );
        }
        form.block(
            Vec3::new(side * (SIDE - 0.12), 1.34, -2.5),
            Vec3::new(0.2, 0.1, NEAR - FAR),
            TIMBER.lighter(0.2),
        );
    }
}

/// A gable of glass with the afternoon behind it.
fn far_wall(form: &mut Form) {
    let face = |x0: f32, x1: f32, y0: f32, y1: f32, z: f32| {
        [
            Vec3::new(x0, y0, z),
            Vec3::new(x1, y0, z),
            Vec3::new(x1, y1, z),
            Vec3::new(x0, y1, z),
        ]
    };
    let (glass, sill, lintel) = (GLASS, SILL, LINTEL);
    for i in 0..=6 {
        let x = -glass + 2.0 * glass * i as f32 / 6.0;
        form.block(
            Vec3::new(x, f32::midpoint(sill, lintel), FAR + 0.3),
            Vec3::new(0.26, lintel - sill, 0.3),
            PETROL,
        );
    }
    for y in [sill, 4.4, lintel] {
        form.block(Vec3::new(0.0, y, FAR + 0.3), Vec3::new(2.0 * glass, 0.2, 0.26), PETROL);
    }
    form.under(Light::Own);
    view(form, glass, sill, lintel);
    form.under(Light::Baked);
    form.face(&face(-SIDE, -glass, FLOOR, EAVES, FAR), PLASTER);
    form.face(&face(glass, SIDE, FLOOR, EAVES, FAR), PLASTER);
    form.face(&face(-glass, glass, FLOOR, sill, FAR), WOOD.darker(0.08));
    form.face(&face(-glass, glass, lintel, EAVES, FAR), PLASTER);
    form.face(
        &[
            Vec3::new(-SIDE, EAVES, FAR),
            Vec3::new(SIDE, EAVES, FAR),
            Vec3::new(0.0, RIDGE, FAR),
        ],
        PLASTER.mix(WOOD, 0.18),
    );
}

/// What the big window looks out on: trees, three rows of hills, a warm sky.
fn view(form: &mut Form, glass: f32, sill: f32, lintel: f32) {
    for (x, height) in [(-11.2, 3.4), (-8.9, 2.6), (7.6, 3.0), (10.4, 4.2), (12.0, 3.0)] {
        for (dx, dy, r) in [(0.0, 0.62, 0.42), (-0.3, 0.45, 0.34), (0.32, 0.48, 0.32)] {
            let centre = Vec3::new(x + dx * height * 0.6, sill + dy * height, FAR + 0.11 + dy * 0.01);
            form.disc(centre, Vec3::Z, r * height * 0.62, 9, LEAF.mix(SKY, 0.14 + 0.2 * dy));
        }
        let trunk = Vec3::new(x, sill + height * 0.25, FAR + 0.1);
        form.side(Side::Front, trunk, Vec3::new(0.24, height * 0.5, 0.0), WOOD.darker(0.4));
    }
    let hill = |x: f32, phase: f32, base: f32, swing: f32| base + swing * ((x * 0.21 + phase).sin() + (x * 0.09).cos());
    let rows = [
        (4.0, 2.2, 0.22, LEAF.mix(SUN, 0.16)),
        (2.1, 3.0, 0.35, LEAF.mix(SKY, 0.34)),
        (0.4, 3.9, 0.45, LEAF.mix(SKY, 0.62).lighter(0.15)),
    ];
    for (row, (phase, base, swing, tone)) in rows.into_iter().enumerate() {
        let z = FAR + 0.08 - 0.02 * row as f32;
        for i in 0..18 {
            let (x0, x1) = (1.5 * i as f32 - glass, 1.5 * (i + 1) as f32 - glass);
            let (y0, y1) = (hill(x0, phase, base, swing), hill(x1, phase, base, swing));
            form.face(
                &[
                    Vec3::new(x0, sill, z),
                    Vec3::new(x1, sill, z),
                    Vec3::new(x1, y1, z),
                    Vec3::new(x0, y0, z),
                ],
                tone,
            );
        }
    }
    let steps = 6;
    for step in 0..steps {
        let (low, high) = (step as f32 / steps as f32, (step + 1) as f32 / steps as f32);
        let at = |part: f32| sill + (lintel - sill) * part;
        let tone = PAPER.mix(SUN, 0.10).mix(SKY, (0.12 + high * 0.75).min(1.0));
        let centre = Vec3::new(0.0, f32::midpoint(at(low), at(high)), FAR + 0.02);
        form.side(
            Side::Front,
            centre,
            Vec3::new(2.0 * glass, at(high) - at(low), 0.0),
            tone,
        );
    }
}

fn near_wall(form: &mut Form) {
    let corner = |x: f32, y: f32| Vec3::new(x, y, NEAR);
    form.face(
        &[
            corner(SIDE, FLOOR),
            corner(-SIDE, FLOOR),
            corner(-SIDE, EAVES),
            corner(SIDE, EAVES),
        ],
        PLASTER,
    );
    form.face(
        &[corner(SIDE, EAVES), corner(-SIDE, EAVES), corner(0.0, RIDGE)],
        PLASTER.mix(WOOD, 0.2),
    );
    form.block(Vec3::new(6.0, 2.0, NEAR), Vec3::new(5.0, 4.0, 0.2), PETROL.lighter(0.1));
}

fn roof(form: &mut Form) {
    for side in [-1.0_f32, 1.0] {
        let at = |part: f32, z: f32| Vec3::new(side * SIDE * (1.0 - part), EAVES + (RIDGE - EAVES) * part, z);
        for bay in 0..BAYS {
            let z0 = FAR + (NEAR - FAR) * bay as f32 / BAYS as f32;
            let z1 = FAR + (NEAR - FAR) * (bay + 1) as f32 / BAYS as f32;
            let mut strip = |from: f32, to: f32, near: f32, far: f32, tone: Tone| {
                // The underside is what is seen: counter-clockwise from below.
                let corners = [at(from, far), at(from, near), at(to, near), at(to, far)];
                if side > 0.0 {
                    form.face(&corners, tone);
                } else {
                    form.face(&[corners[1], corners[0], corners[3], corners[2]], tone);
                }
            };
            let boards = TIMBER.lighter(0.12);
            strip(0.0, 0.42, z1, z0, boards);
            strip(0.86, 1.0, z1, z0, boards);
            strip(0.42, 0.86, z0 + 1.6, z0, boards);
            strip(0.42, 0.86, z1, z1 - 1.6, boards);
            form.under(Light::Own);
            let mut strip = |from: f32, to: f32, tone: Tone| {
                let corners = [
                    at(from, z0 + 1.6),
                    at(from, z1 - 1.6),
                    at(to, z1 - 1.6),
                    at(to, z0 + 1.6),
                ];
                if side > 0.0 {
                    form.face(&corners, tone);
                } else {
                    form.face(&[corners[1], corners[0], corners[3], corners[2]], tone);
                }
            };
            strip(0.42, 0.64, PAPER.mix(SKY, 0.5));
            strip(0.64, 0.86, PAPER.mix(SKY, 0.25));
            form.under(Light::Baked);
        }
        for bay in 0..=BAYS {
            let z = FAR + 0.2 + (NEAR - FAR - 0.4) * bay as f32 / BAYS as f32;
            form.beam(at(0.0, z) - Vec3::Y * 0.2, at(1.0, z) - Vec3::Y * 0.2, 0.34, TIMBER);
            form.beam(
                at(0.0, z) - Vec3::Y * 0.1,
                Vec3::new(0.0, EAVES - 0.1, z),
                0.24,
                TIMBER.darker(0.06),
            );
            form.beam(Vec3::new(side * SIDE * 0.45, EAVES - 0.1, z), at(0.55, z), 0.18, TIMBER);
            if side > 0.0 {
                form.beam(Vec3::new(0.0, EAVES - 0.1, z), Vec3::new(0.0, RIDGE, z), 0.2, TIMBER);
            }
        }
    }
}

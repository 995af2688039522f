//! What stands around the cage: the workshop on the left, a corner to sit in on the right, tables at the far end.

use bevy::math::Vec3;

use crate::scene::form::{Form, Side};
use crate::scene::palette::{BLUE, CORAL, GREEN, INK, LEAF, ORANGE, PAPER, PETROL, PINK, SAND, SKY, SUN, Tone, WOOD};

const STEEL: Tone = PETROL.mix(SAND, 0.55);
const BRIGHT: [Tone; 8] = [CORAL, SUN, LEAF, BLUE, PETROL, ORANGE, GREEN, PINK];

/// A table or workbench: top, four legs, a shelf.
fn bench(form: &mut Form, size: Vec3, top: Tone) {
    form.block(Vec3::Y * (size.y - 0.05), Vec3::new(size.x, 0.1, size.z), top);
    for x in [-1.0, 1.0] {
        for z in [-1.0, 1.0] {
            let foot = Vec3::new(x * (size.x / 2.0 - 0.1), 0.0, z * (size.z / 2.0 - 0.1));
            form.stand(foot, Vec3::new(0.1, size.y - 0.1, 0.1), top.darker(0.25));
        }
    }
    form.block(
        Vec3::Y * 0.25,
        Vec3::new(size.x - 0.2, 0.05, size.z - 0.15),
        top.darker(0.15),
    );
}

/// Shelves of coloured boxes, facing +z.
fn shelves(form: &mut Form, width: f32, levels: u32) {
    let height = levels as f32 * 0.62;
    for x in [-width / 2.0, width / 2.0] {
        form.stand(Vec3::new(x, 0.0, 0.0), Vec3::new(0.06, height, 0.5), WOOD.darker(0.1));
    }
    for level in 0..levels {
        let y = 0.08 + level as f32 * 0.62;
        form.block(Vec3::new(0.0, y, 0.0), Vec3::new(width, 0.05, 0.5), WOOD.lighter(0.2));
        let boxes = (width / 0.5) as u32;
        for i in 0..boxes {
            let pick = (level * 5 + i * 3) as usize;
            if pick % 7 == 3 {
                continue;
            }
            let x = -width / 2.0 + (i as f32 + 0.5) * width / boxes as f32;
            let tall = 0.24 + 0.08 * (pick % 4) as f32;
            let tone = BRIGHT[pick % BRIGHT.len()].mix(SAND, 0.35);
            form.shelved(Vec3::new(x, y + 0.03, 0.02), Vec3::new(0.36, tall, 0.36), tone);
        }
    }
}

/// A panel of hung tools, facing +z.
fn tools(form: &mut Form, width: f32) {
    form.block(
        Vec3::new(0.0, 1.9, 0.0),
        Vec3::new(width, 1.5, 0.06),
        SAND.mix(WOOD, 0.3),
    );
    let count = (width / 0.42) as u32;
    let mut plate = |x: f32, y: f32, wide: f32, tall: f32, tone: Tone| {
        form.side(Side::Front, Vec3::new(x, y, 0.05), Vec3::new(wide, tall, 0.0), tone);
    };
    for i in 0..count {
        let x = -width / 2.0 + (i as f32 + 0.6) * 0.42;
        let top = 2.45 - 0.1 * (i % 3) as f32;
        let length = 0.35 + 0.13 * (i % 4) as f32;
        plate(x, top - length / 2.0, 0.07, length, WOOD.darker(0.25));
        plate(x, top, 0.16 + 0.06 * (i % 2) as f32, 0.1, STEEL.darker(0.2));
        if i % 3 != 0 {
            plate(x, 1.35, 0.12, 0.2, BRIGHT[i as usize % BRIGHT.len()]);
        }
    }
}

/// A plant in a pot, about `height` metres.
fn plant(form: &mut Form, height: f32) {
    form.tube(
        Vec3::ZERO,
        Vec3::Y * height * 0.28,
        (height * 0.13, height * 0.18),
        7,
        CORAL.mix(SAND, 0.35),
    );
    for i in 0..5_u32 {
        let turn = 2.4 * i as f32;
        let out = Vec3::new(turn.cos(), 0.0, turn.sin()) * height * 0.17;
        let up = Vec3::Y * height * (0.42 + 0.11 * i as f32);
        form.ball(
            out + up,
            height * 0.17,
            0.85,
            LEAF.mix(SUN, 0.05 * (i % 4) as f32).lighter(0.08),
        );
    }
}

/// The box somebody made for a bird, on a wall, facing +z.
fn birdhouse(form: &mut Form, tone: Tone) {
    form.block(Vec3::ZERO, Vec3::new(0.5, 0.6, 0.4), tone);
    form.disc(Vec3::new(0.0, 0.06, 0.205), Vec3::Z, 0.09, 8, INK);
    for side in [-1.0_f32, 1.0] {
        form.beam(
            Vec3::new(side * 0.36, 0.24, 0.02),
            Vec3::new(0.0, 0.52, 0.02),
            0.1,
            WOOD.darker(0.3),
        );
    }
    form.block(Vec3::new(0.0, 0.4, 0.0), Vec3::new(0.24, 0.2, 0.38), tone);
}

/// A lamp on its cable, hung from `top` metres.
fn lamp(form: &mut Form, top: f32, tone: Tone) {
    form.block(Vec3::Y * (top + 3.2) / 2.0, Vec3::new(0.04, top - 3.2, 0.04), INK);
    form.tube(Vec3::Y * 2.9, Vec3::Y * 3.25, (0.42, 0.1), 8, tone);
    form.disc(Vec3::Y * 2.89, Vec3::NEG_Y, 0.3, 8, SUN.lighter(0.6));
}

/// Workbenches, tools, shelves, a pillar drill and a rack of timber along the left wall.
pub(super) fn workshop(form: &mut Form) {
    for (i, z) in [-14.0_f32, -5.2, 3.6].into_iter().enumerate() {
        form.at(Vec3::new(-21.3, 0.0, z), 1.57, |f| {
            bench(f, Vec3::new(4.6, 0.95, 1.2), WOOD.lighter(0.15));
        });
        form.at(Vec3::new(-22.75, 0.0, z), 1.57, |f| tools(f, 4.2));
        form.at(Vec3::new(-21.2, 0.95, z - 1.2), 0.4, |f| {
            f.stand(Vec3::ZERO, Vec3::new(0.5, 0.4, 0.5), BRIGHT[i * 2]);
            f.stand(Vec3::new(0.1, 0.0, 1.0), Vec3::new(0.9, 0.12, 0.3), WOOD.lighter(0.45));
            f.stand(Vec3::new(-0.1, 0.0, 1.9), Vec3::new(0.25, 0.3, 0.25), STEEL);
        });
    }
    form.at(Vec3::new(-22.5, 0.0, -19.6), 1.57, |f| shelves(f, 4.0, 4));
    form.at(Vec3::new(-22.5, 0.0, 9.6), 1.57, |f| shelves(f, 4.5, 4));
    // Pillar drill.
    form.at(Vec3::new(-20.8, 0.0, -9.6), 1.57, |f| {
        f.stand(Vec3::ZERO, Vec3::new(0.7, 0.12, 0.9), STEEL.darker(0.2));
        f.stand(Vec3::Z * -0.2, Vec3::new(0.16, 1.9, 0.16), STEEL.lighter(0.2));
        f.block(Vec3::new(0.0, 1.05, 0.1), Vec3::new(0.6, 0.08, 0.6), STEEL);
        f.block(Vec3::new(0.0, 1.8, 0.1), Vec3::new(0.42, 0.5, 0.9), CORAL);
        f.tube(
            Vec3::new(0.0, 1.25, 0.32),
            Vec3::new(0.0, 1.6, 0.32),
            (0.03, 0.09),
            6,
            INK,
        );
    });
    // Timber leaning on the wall.
    for i in 0..6_u32 {
        let z = -1.6 + 0.28 * i as f32;
        let tone = WOOD.lighter(0.12 * (i % 4) as f32);
        form.beam(
            Vec3::new(-21.9, 0.0, z),
            Vec3::new(-22.8, 3.0 + 0.3 * (i % 3) as f32, z + 0.1),
            0.16,
            tone,
        );
    }
    for z in [-16.0, -7.0, 2.0, 11.0] {
        form.at(Vec3::new(-19.4, 0.0, z), 0.0, |f| lamp(f, 9.2, PETROL));
    }
    form.at(Vec3::new(-22.7, 3.9, -9.7), 1.57, |f| {
        birdhouse(f, SKY.mix(PETROL, 0.2));
    });
    form.at(Vec3::new(-22.7, 4.1, -8.5), 1.57, |f| birdhouse(f, SUN.mix(SAND, 0.3)));
    form.at(Vec3::new(-22.7, 3.8, -0.6), 1.57, |f| {
        birdhouse(f, CORAL.mix(SAND, 0.35));
    });
}

/// Counter, sofas, low table, plants and a landing with a rail along the right wall.
pub(super) fn corner(form: &mut Form) {
    form.at(Vec3::new(21.0, 0.0, 4.5), -1.57, |f| {
        f.stand(Vec3::ZERO, Vec3::new(5.6, 1.1, 0.8), PETROL.lighter(0.12));
        f.block(Vec3::Y * 1.14, Vec3::new(5.9, 0.1, 1.0), WOOD.lighter(0.25));
        for i in 0..6_u32 {
            let x = -2.2 + 0.75 * i as f32;
            f.tube(
                Vec3::new(x, 1.19, 0.1),
                Vec3::new(x, 1.36, 0.1),
                (0.09, 0.11),
                7,
                BRIGHT[i as usize],
            );
        }
        f.stand(Vec3::new(2.2, 1.19, -0.1), Vec3::new(0.6, 0.6, 0.5), INK.lighter(0.25));
    });
    form.at(Vec3::new(22.6, 1.5, 4.5), -1.57, |f| shelves(f, 5.0, 3));
    // Somewhere to sit.
    for (x, z, turn, tone) in [
        (19.0_f32, -6.6, -0.5, CORAL),
        (16.9, -5.2, 1.57, SUN),
        (20.9, -4.2, -1.57, LEAF),
    ] {
        form.at(Vec3::new(x, 0.0, z), turn, |f| {
            let tone = tone.mix(SAND, 0.25);
            f.stand(Vec3::ZERO, Vec3::new(1.9, 0.45, 0.9), tone);
            f.stand(
                Vec3::new(0.0, 0.45, -0.36),
                Vec3::new(1.9, 0.5, 0.22),
                tone.darker(0.08),
            );
            for side in [-0.9, 0.9] {
                f.stand(Vec3::new(side, 0.0, 0.0), Vec3::new(0.2, 0.68, 0.9), tone.darker(0.12));
            }
        });
    }
    form.tube(
        Vec3::new(18.9, 0.0, -4.4),
        Vec3::new(18.9, 0.42, -4.4),
        (0.25, 0.7),
        10,
        WOOD,
    );
    form.disc(Vec3::new(18.9, 0.43, -4.4), Vec3::Y, 0.72, 10, WOOD.lighter(0.3));
    form.tube(
        Vec3::new(18.7, 0.43, -4.5),
        Vec3::new(18.7, 0.6, -4.5),
        (0.08, 0.1),
        7,
        PAPER,
    );
    for (x, z, height) in [
        (22.0, -8.6, 2.6),
        (17.0, -9.4, 1.8),
        (22.2, -1.0, 2.2),
        (22.2, 9.0, 2.4),
        (-16.8, -22.5, 2.2),
    ] {
        form.at(Vec3::new(x, 0.0, z), x, |f| plant(f, height));
    }
    // The landing: a floor over the corner, with a rail and somewhere to look down from.
    form.block(Vec3::new(20.6, 4.1, -17.0), Vec3::new(4.8, 0.25, 14.0), WOOD);
    for i in 0..15 {
        let z = -23.8 + i as f32;
        form.beam(Vec3::new(18.3, 4.2, z), Vec3::new(18.3, 5.2, z), 0.06, PETROL);
    }
    form.block(
        Vec3::new(18.3, 5.2, -17.0),
        Vec3::new(0.1, 0.1, 14.0),
        WOOD.lighter(0.2),
    );
    for z in [-23.5, -17.0, -10.5] {
        form.stand(Vec3::new(18.5, 0.0, z), Vec3::new(0.28, 4.0, 0.28), PETROL);
    }
    form.at(Vec3::new(22.5, 4.22, -17.0), -1.57, |f| shelves(f, 7.0, 4));
    form.at(Vec3::new(22.5, 0.0, -17.0), -1.57, |f| shelves(f, 8.0, 5));
    for z in [-6.0, 1.0, 8.0] {
        form.at(Vec3::new(19.3, 0.0, z), 0.0, |f| lamp(f, 9.2, SUN));
    }
}

/// Big tables between the cage and the window, and bunting from wall to wall.
pub(super) fn far_tables(form: &mut Form) {
    for (i, x) in [-10.5_f32, -4.4, 3.2, 9.8].into_iter().enumerate() {
        form.at(Vec3::new(x, 0.0, -19.6), 0.05 * i as f32 - 0.1, |f| {
            bench(f, Vec3::new(4.2, 0.9, 1.5), WOOD.lighter(0.3));
            f.stand(
                Vec3::new(-1.2, 0.9, 0.1),
                Vec3::new(0.7, 0.35, 0.5),
                BRIGHT[i].mix(SAND, 0.2),
            );
            f.stand(Vec3::new(0.4, 0.9, -0.3), Vec3::new(0.9, 0.06, 0.6), PAPER);
            f.at(Vec3::new(1.4, 1.2, 0.0), 0.0, |f| {
                birdhouse(f, BRIGHT[i + 3].mix(SAND, 0.3));
            });
            for side in [-1.1, 0.3] {
                f.tube(
                    Vec3::new(side, 0.0, 1.3),
                    Vec3::new(side, 0.5, 1.3),
                    (0.2, 0.22),
                    8,
                    BRIGHT[(i + 2) % 8],
                );
            }
        });
    }
    for (z, height) in [(-22.0_f32, 7.6), (-17.2, 8.4)] {
        let sag = |part: f32| height - 1.6 * (1.0 - (2.0 * part - 1.0).powi(2));
        let flags = 44_u32;
        for i in 0..flags {
            let (from, to) = (i as f32 / flags as f32, (i + 1) as f32 / flags as f32);
            let at = |part: f32| Vec3::new(-22.8 + 45.6 * part, sag(part), z);
            let thin = Vec3::Y * 0.03;
            form.leaf(&[at(from), at(to), at(to) + thin, at(from) + thin], INK.lighter(0.4));
            let tip = at(f32::midpoint(from, to)) - Vec3::Y * 0.62;
            let tone = [CORAL, SUN, PETROL, PAPER, LEAF][i as usize % 5];
            form.leaf(&[at(from + 0.003), tip, at(to - 0.003)], tone);
        }
    }
}

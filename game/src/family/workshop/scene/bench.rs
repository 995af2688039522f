//! The bench and what belongs to it: top, vice, rack of boards, the row of what waits, tool board, box for what is put
//! aside. Stands still.

use bevy::math::{Affine3A, Vec3};

use super::places::{HANGS, HOOK, Places, TOP};
use super::tools::{self, STEEL};
use super::worn;
use crate::scene::form::{Form, Side};
use crate::scene::palette::{CORAL, INK, PAPER, PETROL, SAND, SUN, Tone, WOOD};

/// The bench's own wood: darker than what is made on it.
const BEECH: Tone = WOOD.mix(SAND, 0.12);
/// Tools are shown on a board of their own colour, with the shape of each.
const BOARD: Tone = SAND.mix(PETROL, 0.36);
/// How far what waits leans back, radians.
pub(super) const LEANS: f32 = 0.16;
/// Depth of the ledge of what waits, m.
const LEDGE: f32 = 0.05;
/// Half the size of the box for what is put aside, m.
pub(super) const CRATE: Vec3 = Vec3::new(0.12, 0.05, 0.1);

/// Builds all of it.
pub(super) fn build(form: &mut Form, places: &Places) {
    top(form, places);
    vice(form, places);
    hook(form, places);
    for stock in &places.stock {
        // Two bearers, so that boards can be lifted.
        for z in [-0.32, 0.32] {
            let at = stock.at + Vec3::new(0.0, 0.0, z * stock.size.x);
            form.stand(at, Vec3::new(stock.size.z + 0.05, BEARER, 0.04), BEECH.darker(0.2));
        }
    }
    row(form, places);
    crate_aside(form, places);
    tool_board(form, places);
    // Where the object is put together: a board of its own.
    let foot = places.object_foot();
    let (half, _) = places.object;
    form.stand(
        foot - Vec3::Y * 0.006,
        Vec3::new(half.x * 2.0 + 0.1, 0.008, half.z * 2.0 + 0.06),
        PETROL.mix(SAND, 0.62),
    );
}

/// Boards lie so high over the top, m.
pub(super) const BEARER: f32 = 0.03;

fn top(form: &mut Form, places: &Places) {
    let half = places.half;
    // Planks of the top, each a little different.
    let planks = 5_u8;
    let wide = 2.0 * half.y / f32::from(planks);
    for plank in 0..planks {
        let z = -half.y + wide * (f32::from(plank) + 0.5);
        let tone = BEECH.lighter([0.06, 0.13, 0.03, 0.1, 0.07][usize::from(plank) % 5]);
        form.block(
            Vec3::new(0.0, TOP - 0.03, z),
            Vec3::new(2.0 * half.x, 0.06, wide - 0.002),
            tone,
        );
    }
    let apron = BEECH.darker(0.14);
    form.block(
        Vec3::new(0.0, TOP - 0.13, half.y - 0.06),
        Vec3::new(2.0 * half.x - 0.16, 0.14, 0.03),
        apron,
    );
    for x in [-1.0, 1.0] {
        for z in [-1.0, 1.0] {
            let foot = Vec3::new(x * (half.x - 0.1), 0.0, z * (half.y - 0.08));
            form.stand(foot, Vec3::new(0.1, TOP - 0.06, 0.1), BEECH.darker(0.2));
        }
    }
    drawers(form, places);
}

/// Drawers below the top: what is behind them need not be drawn.
fn drawers(form: &mut Form, places: &Places) {
    let (front, half) = (places.half.y - 0.09, places.half.x - 0.15);
    let side = |form: &mut Form, centre: Vec3, size: Vec3, tone: Tone| form.side(Side::Front, centre, size, tone);
    let body = Vec3::new(0.0, DRAWERS_LOW + 0.3, front);
    side(form, body, Vec3::new(2.0 * half, 0.6, 0.0), BEECH.darker(0.3));
    let tones = [
        PETROL.lighter(0.2),
        SUN.mix(SAND, 0.4),
        CORAL.mix(SAND, 0.3),
        PETROL.mix(SAND, 0.5),
    ];
    let wide = 2.0 * half / 4.0;
    for column in 0..4_u8 {
        let x = -half + wide * (f32::from(column) + 0.5);
        for row in 0..2_u8 {
            let y = DRAWERS_LOW + 0.145 + 0.28 * f32::from(row);
            let tone = tones[usize::from(column + 2 * row) % 4].mix(WOOD, 0.25);
            side(
                form,
                Vec3::new(x, y, front + 0.002),
                Vec3::new(wide - 0.025, 0.255, 0.0),
                tone,
            );
            let knob = Vec3::new(x, y + 0.03, front + 0.012);
            form.block(knob, Vec3::new(0.09, 0.016, 0.02), BEECH.lighter(0.3));
        }
    }
}

/// Lower edge of the drawers, m.
const DRAWERS_LOW: f32 = 0.13;

/// A stop at the left end of what is worked on, and a vice at the front edge.
fn vice(form: &mut Form, places: &Places) {
    let front = places.half.y;
    let stop = Vec3::new(places.work.x - 0.018, TOP, places.work.z);
    for z in [-0.045, 0.045] {
        form.stand(
            stop + Vec3::Z * z,
            Vec3::new(0.022, 0.022 + HOOK, 0.022),
            STEEL.darker(0.1),
        );
    }
    let at = Vec3::new(places.work.x + 0.16, TOP - 0.085, front + 0.035);
    form.block(at, Vec3::new(0.34, 0.15, 0.05), BEECH.darker(0.08));
    form.block(at - Vec3::Z * 0.03, Vec3::new(0.3, 0.12, 0.02), BEECH.darker(0.3));
    form.tube(at, at + Vec3::Z * 0.1, (0.02, 0.02), 8, STEEL);
    form.tube(
        at + Vec3::new(-0.11, 0.0, 0.09),
        at + Vec3::new(0.11, 0.0, 0.09),
        (0.01, 0.01),
        6,
        STEEL.lighter(0.2),
    );
}

/// What is sawn lies on: a board with a lip over the bench's edge.
fn hook(form: &mut Form, places: &Places) {
    let widest = places.stock.iter().map(|stock| stock.size.z).fold(0.1, f32::max);
    let foot = Vec3::new(places.work.x, TOP, places.work.z);
    let tone = BEECH.lighter(0.24);
    let deep = widest + 0.05;
    let board = foot + Vec3::X * HOOK_LONG / 2.0;
    form.stand(board, Vec3::new(HOOK_LONG, HOOK - 0.001, deep), tone);
    let lip = (board + Vec3::Z * (deep / 2.0)).with_y(TOP - 0.012);
    if lip.z > places.half.y {
        form.block(lip, Vec3::new(HOOK_LONG, 0.024 + HOOK, 0.02), tone.darker(0.1));
    }
}

/// How long the bench hook is, m.
const HOOK_LONG: f32 = 0.5;

/// A ledge with a rail: what waits leans on it, each part in its own place.
fn row(form: &mut Form, places: &Places) {
    let long = places.step * places.parts as f32;
    let middle = places.shelf + Vec3::X * long / 2.0;
    form.stand(middle, Vec3::new(long + 0.02, 0.012, LEDGE), BEECH.darker(0.12));
    form.stand(
        middle + Vec3::Z * LEDGE / 2.0,
        Vec3::new(long + 0.02, 0.02, 0.008),
        BEECH.darker(0.22),
    );
    for post in [0.0, 0.5, 1.0] {
        let foot = places.shelf + Vec3::new(long * post, 0.0, -0.045);
        form.stand(foot, Vec3::new(0.02, 0.11, 0.02), BEECH.darker(0.25));
    }
    form.block(
        middle + Vec3::new(0.0, 0.1, -0.036),
        Vec3::new(long + 0.03, 0.022, 0.014),
        BEECH.darker(0.18),
    );
    for part in 1..places.parts {
        let x = places.shelf.x + places.step * part as f32;
        form.stand(
            Vec3::new(x, TOP + 0.012, places.shelf.z),
            Vec3::new(0.006, 0.03, LEDGE),
            BEECH.darker(0.3),
        );
    }
}

/// The box for what is put aside: open, with a label in front.
fn crate_aside(form: &mut Form, places: &Places) {
    let (at, half) = (places.aside, CRATE);
    let tone = CORAL.mix(SAND, 0.42);
    form.block(
        at + Vec3::Y * 0.008,
        Vec3::new(2.0 * half.x, 0.016, 2.0 * half.z),
        tone.darker(0.3),
    );
    for side in [-1.0, 1.0] {
        let wall = at + Vec3::new(side * half.x, half.y, 0.0);
        form.block(wall, Vec3::new(0.014, 2.0 * half.y, 2.0 * half.z), tone.darker(0.06));
        let wall = at + Vec3::new(0.0, half.y, side * half.z);
        form.block(wall, Vec3::new(2.0 * half.x + 0.014, 2.0 * half.y, 0.014), tone);
    }
    let label = at + Vec3::new(0.0, half.y, half.z + 0.0085);
    form.block(label, Vec3::new(0.1, 0.055, 0.002), PAPER);
    // A hand that says: not this one.
    let palm = label + Vec3::Z * 0.002;
    form.block(palm - Vec3::Y * 0.006, Vec3::new(0.022, 0.02, 0.001), INK);
    for (x, long) in [(-0.009, 0.016), (-0.003, 0.02), (0.003, 0.019), (0.009, 0.014)] {
        form.block(
            palm + Vec3::new(x, 0.004 + long / 2.0, 0.0),
            Vec3::new(0.0045, long, 0.001),
            INK,
        );
    }
}

/// From where to where the tool board reaches.
pub(super) fn board_span(places: &Places) -> (f32, f32) {
    let tools = places.tools.iter().map(|(_, at)| at.x);
    let all = || tools.clone().chain(places.worn.iter().map(|(_, at)| at.x));
    let left = all().fold(f32::MAX, f32::min) - 0.1;
    (left, all().fold(left + 0.4, f32::max) + 0.12)
}

/// Hooks, and the shape of what hangs on each: what is missing is seen.
fn tool_board(form: &mut Form, places: &Places) {
    let (left, right) = board_span(places);
    let wall = places.wall();
    let middle = Vec3::new(f32::midpoint(left, right), TOP + HANGS - 0.2, wall + 0.01);
    form.block(middle, Vec3::new(right - left, 0.62, 0.02), BOARD);
    for y in [-0.31, 0.31] {
        form.block(
            middle + Vec3::Y * y,
            Vec3::new(right - left + 0.04, 0.03, 0.035),
            BEECH.darker(0.15),
        );
    }
    let tools = places.tools.iter().map(|(kind, at)| (*at, Hung::Tool(*kind)));
    let worn = places.worn.iter().map(|(kind, at)| (*at, Hung::Worn(*kind)));
    for (at, hung) in tools.chain(worn) {
        let flat = Affine3A::from_scale_rotation_translation(
            Vec3::new(1.0, 1.0, 0.01),
            bevy::math::Quat::IDENTITY,
            Vec3::new(at.x, at.y, wall + 0.0215),
        );
        form.hazed(1.0, BOARD.darker(0.24));
        form.within(flat, |form| match hung {
            Hung::Tool(kind) => tools::draw(form, kind),
            Hung::Worn(kind) => worn::draw(form, kind),
        });
        form.hazed(0.0, INK);
        let hook = Vec3::new(at.x, at.y + 0.004, wall + 0.035);
        form.block(hook, Vec3::new(0.012, 0.012, 0.045), STEEL.lighter(0.1));
    }
}

/// What hangs on a hook.
enum Hung {
    Tool(simulation::workshop::ToolKind),
    Worn(simulation::workshop::ProtectionKind),
}

/// The sheet, lying on the bench: its middle at the origin.
pub(super) fn sheet(form: &mut Form) {
    form.block(Vec3::Y * 0.004, Vec3::new(0.17, 0.008, 0.235), PETROL.lighter(0.25));
    form.block(Vec3::Y * 0.009, Vec3::new(0.15, 0.003, 0.21), PAPER);
    form.block(Vec3::new(0.0, 0.012, -0.11), Vec3::new(0.06, 0.008, 0.02), STEEL);
    // A small drawing of a box with a roof, and lines of writing.
    let line = |form: &mut Form, (x, z): (f32, f32), (wide, deep): (f32, f32)| {
        form.side(
            Side::Top,
            Vec3::new(x, 0.011, z),
            Vec3::new(wide, 0.0004, deep),
            INK.lighter(0.2),
        );
    };
    for (at, size) in [
        ((0.0, -0.062), (0.062, 0.003)),
        ((0.0, -0.012), (0.046, 0.003)),
        ((-0.022, -0.036), (0.003, 0.05)),
        ((0.022, -0.036), (0.003, 0.05)),
        ((0.0, -0.042), (0.012, 0.012)),
        ((-0.01, 0.02), (0.1, 0.004)),
        ((-0.02, 0.038), (0.08, 0.004)),
        ((-0.005, 0.056), (0.11, 0.004)),
        ((-0.025, 0.074), (0.07, 0.004)),
    ] {
        line(form, at, size);
    }
}

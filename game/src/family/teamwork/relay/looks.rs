//! What loads look like from above. Those that a fête knows by name have a look of their own; any other looks like what it
//! is: a crate, a tank, a cart with a battery, a wheel.

use std::f32::consts::TAU;

use bevy_egui::egui::{Color32, Stroke, Vec2, vec2};
use simulation::teamwork::relay::{Load, Nature};

use super::ground::Body;
use crate::theme::{CORAL, INK, INK_SOFT, LEAF, PAPER, PETROL, SAND, SAND_DEEP, SKY, SUN, SUN_SOFT, WHITE, WOOD};

const ROSE: Color32 = Color32::from_rgb(0xE8, 0xA9, 0xC4);
const WATER: Color32 = Color32::from_rgb(0x5E, 0xA9, 0xC4);
const DARK_WOOD: Color32 = Color32::from_rgb(0x6E, 0x47, 0x2A);

/// How a load is just now.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    /// Water left, 0 to 1.
    pub(super) water: f32,
    /// How far it swings along and across the load, m.
    pub(super) swing: Vec2,
    /// Water goes over the brim.
    pub(super) spills: bool,
    /// Charge, 0 to 1.
    pub(super) charge: f32,
    /// How far it has gone along its length, m.
    pub(super) rolled: f32,
    /// Seconds, for what moves by itself.
    pub(super) beat: f32,
}

impl State {
    /// As on a list: full, charged, at rest.
    pub(super) const AT_REST: Self = Self {
        water: 1.0,
        swing: Vec2::ZERO,
        spills: false,
        charge: 1.0,
        rolled: 0.0,
        beat: 0.0,
    };
}

/// A load, its measures in metres.
pub(super) fn draw(body: Body<'_>, load: &Load, state: State) {
    let half = load.half_m.map(|half| half as f32);
    match (load.id.as_str(), &load.nature) {
        ("piano", _) => piano(body, half),
        ("candyfloss", _) => candyfloss(body, half, state),
        ("lanterns", _) => lanterns(body, half, state),
        (_, Nature::Sloshes { .. }) => tank(body, half, state),
        (_, Nature::Rolls { .. }) => wheel(body, half, state),
        (_, Nature::Electric { .. }) => {
            cart(body, half, state);
            body.disc([0.0, 0.0], half[1] * 0.5, bulb(state), edge());
        }
        (_, Nature::Plain) => crate_of_wood(body, half),
    }
}

fn edge() -> Stroke {
    Stroke::new(2.0, INK)
}

fn fine() -> Stroke {
    Stroke::new(1.0, INK)
}

fn piano(body: Body<'_>, [long, wide]: [f32; 2]) {
    body.slab([-long, -wide], [long, wide], DARK_WOOD, edge());
    let keys = [-wide * 0.85, -wide * 0.1];
    body.slab([-long * 0.9, keys[0]], [long * 0.9, keys[1]], WHITE, fine());
    let count = 9;
    for key in 1..count {
        let along = long * 0.9 * (2.0 * key as f32 / count as f32 - 1.0);
        body.line([along, keys[0]], [along, keys[1]], fine());
        if key % 3 != 0 {
            let thick = long * 0.05;
            let half_way = keys[0] + (keys[1] - keys[0]) * 0.45;
            body.slab([along - thick, half_way], [along + thick, keys[1]], INK, Stroke::NONE);
        }
    }
    // The lid, a little open.
    body.line([-long * 0.9, wide * 0.45], [long * 0.9, wide * 0.45], fine());
}

fn crate_of_wood(body: Body<'_>, [long, wide]: [f32; 2]) {
    body.slab([-long, -wide], [long, wide], WOOD, edge());
    for part in [-0.5, 0.0, 0.5] {
        body.line([long * part, -wide], [long * part, wide], fine());
    }
    body.line([-long, -wide], [long, wide], Stroke::new(2.0, INK_SOFT));
}

/// Glass, water that swings, two fish that swing with it.
fn tank(body: Body<'_>, [long, wide]: [f32; 2], state: State) {
    body.slab([-long, -wide], [long, wide], PAPER, edge());
    let rim = 0.06;
    let (along, across) = (long - rim, wide - rim);
    // Four times as far as it really swings: it has to be seen.
    let swing = vec2(
        (state.swing.x * 4.0).clamp(-along, along),
        (state.swing.y * 4.0).clamp(-across, across),
    );
    let low = 1.0 - state.water;
    let dry = vec2(along, across) * low * 0.55;
    let from = [
        (-along + dry.x + swing.x.max(0.0)).min(0.0),
        (-across + dry.y + swing.y.max(0.0)).min(0.0),
    ];
    let to = [
        (along - dry.x + swing.x.min(0.0)).max(0.0),
        (across - dry.y + swing.y.min(0.0)).max(0.0),
    ];
    body.slab(from, to, if state.water < 0.6 { SKY } else { WATER }, Stroke::NONE);
    // A crest where the water stands highest.
    let crest = Stroke::new(2.0, WHITE);
    if swing.x.abs() > 0.05 {
        let at = if swing.x > 0.0 { to[0] } else { from[0] };
        body.line([at, from[1]], [at, to[1]], crest);
    }
    if swing.y.abs() > 0.05 {
        let at = if swing.y > 0.0 { to[1] } else { from[1] };
        body.line([from[0], at], [to[0], at], crest);
    }
    let middle = [0.5 * (from[0] + to[0]), 0.5 * (from[1] + to[1])];
    for (fish, colour) in [(0.0, SUN), (0.5, CORAL)] {
        let turn = (state.beat * 0.25 + fish) * TAU;
        let at = [
            middle[0] + turn.cos() * (to[0] - from[0]) * 0.3,
            middle[1] + turn.sin() * (to[1] - from[1]) * 0.22,
        ];
        body.disc(at, 0.09, colour, fine());
        body.disc(
            [at[0] + turn.sin() * 0.11, at[1] - turn.cos() * 0.06],
            0.05,
            colour,
            fine(),
        );
    }
    if state.spills {
        for drop in 0..7 {
            let angle = TAU * (drop as f32 / 7.0 + state.beat);
            let out = 1.25 + 0.25 * ((state.beat * 9.0 + drop as f32).sin());
            body.disc(
                [angle.cos() * long * out, angle.sin() * wide * out * 1.3],
                0.07,
                WATER,
                fine(),
            );
        }
    }
}

/// What is on wheels, with its battery at one end.
fn cart(body: Body<'_>, [long, wide]: [f32; 2], state: State) {
    for along in [-0.7, 0.7] {
        for across in [-1.0, 1.0] {
            let at = [long * along, wide * across];
            body.slab(
                [at[0] - 0.1, at[1] - 0.06],
                [at[0] + 0.1, at[1] + 0.06],
                INK,
                Stroke::NONE,
            );
        }
    }
    body.slab([-long, -wide], [long, wide], SAND, edge());
    battery(body, [-long * 0.74, 0.0], wide * 0.7, state.charge);
}

/// Three cells, as many filled as it has; empty, a quiet outline.
fn battery(body: Body<'_>, [along, across]: [f32; 2], tall: f32, charge: f32) {
    let thick = 0.11;
    body.slab(
        [along - thick, across - tall],
        [along + thick, across + tall],
        WHITE,
        fine(),
    );
    let cells = (charge * 3.0).ceil() as usize;
    for cell in 0..3 {
        let from = across - tall + tall * 2.0 * cell as f32 / 3.0;
        let fill = if cell < cells { LEAF } else { SAND_DEEP };
        body.slab(
            [along - thick * 0.6, from + 0.04],
            [along + thick * 0.6, from + tall * 2.0 / 3.0 - 0.04],
            fill,
            Stroke::NONE,
        );
    }
}

fn bulb(state: State) -> Color32 {
    if state.charge > 0.0 { SUN } else { SAND_DEEP }
}

fn candyfloss(body: Body<'_>, half: [f32; 2], state: State) {
    cart(body, half, state);
    let [long, wide] = half;
    let spins = if state.charge > 0.0 { state.beat } else { 0.0 };
    let middle = long * 0.2;
    for puff in 0..5 {
        let angle = TAU * (puff as f32 / 5.0 + spins * 0.3);
        let at = [middle + angle.cos() * wide * 0.45, angle.sin() * wide * 0.45];
        body.disc(at, wide * 0.5, ROSE, fine());
    }
    body.disc([middle, 0.0], wide * 0.5, ROSE, Stroke::NONE);
    body.disc([middle, 0.0], 0.06, WHITE, fine());
}

fn lanterns(body: Body<'_>, half: [f32; 2], state: State) {
    cart(body, half, state);
    let [long, wide] = half;
    for (nth, colour) in [CORAL, SUN, LEAF, PETROL].into_iter().enumerate() {
        let at = [
            long * (-0.3 + 0.36 * nth as f32),
            wide * if nth % 2 == 0 { 0.4 } else { -0.4 },
        ];
        if state.charge > 0.0 {
            body.disc(at, wide * 0.55, SUN_SOFT, Stroke::NONE);
        }
        body.disc(at, wide * 0.36, colour, fine());
    }
}

/// On its edge: its rind turns as it rolls.
fn wheel(body: Body<'_>, [long, wide]: [f32; 2], state: State) {
    body.slab([-long, -wide], [long, wide], SUN, edge());
    for hole in 0..6 {
        let turn = TAU * hole as f32 / 6.0 - state.rolled / long;
        // Only what is on the upper side is seen.
        if turn.sin() > 0.05 {
            let across = wide * [-0.45, 0.4, 0.0][hole % 3];
            body.disc(
                [long * 0.92 * turn.cos(), across],
                wide * 0.26 * turn.sin(),
                SUN_SOFT,
                fine(),
            );
        }
    }
    for across in [-1.0, 1.0] {
        let side = wide * across * 0.94;
        body.line([-long, side], [long, side], Stroke::new(3.0, CORAL));
    }
}

//! What moves or changes in the scene of a flight, and the coats of paint it wears.

use bevy::prelude::*;

use crate::scene::paint::Paint;
use crate::scene::palette::{CORAL, PETROL, SAND, SUN, Tone, WOOD, shown, shown_over};

/// A thing that moves or changes.
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The drone's hull; propellers, discs and lamp are its children.
    Hull,
    Propeller(usize),
    Disc(usize),
    TailLamp,
    /// A bar of the battery's charge.
    ChargeBar(usize),
    /// Light air behind the drone, so that it stands out from what is behind it.
    Halo,
    /// Soft shadow, line to the floor and ring on it: how high, and over what.
    Shadow,
    HeightLine,
    HeightRing,
    /// The arrow over the goal and the ring on the floor around it.
    Marker,
    GoalRing,
    /// The ring of a post, and its note spreading over the floor.
    Hoop(usize),
    Wave(usize),
    LanternPaper,
    LanternGlow,
    WaitLamp,
    GoLamp,
    Neighbour,
    NeighbourShadow,
    Jacket,
    Streamer(usize),
    Speck(usize),
}

/// Paint ready to be worn. Few coats: what shares mesh and coat is drawn in one go.
#[derive(Resource, Debug, Clone)]
pub(super) struct Coats {
    pub(super) still: Handle<Paint>,
    pub(super) baked: Handle<Paint>,
    pub(super) lit: Handle<Paint>,
    pub(super) sheer: Handle<Paint>,
    pub(super) faint: Handle<Paint>,
    pub(super) wood: Handle<Paint>,
    pub(super) coral: Handle<Paint>,
    pub(super) petrol: Handle<Paint>,
    pub(super) dark: Handle<Paint>,
    pub(super) paper: Handle<Paint>,
    pub(super) lamp: Handle<Paint>,
    /// Paper that something behind it is seen through.
    pub(super) thin: Handle<Paint>,
}

pub(super) fn mix_coats(mut commands: Commands, mut paints: ResMut<Assets<Paint>>) {
    let tint = |tone: Tone, opacity: f32| shown_over(tone.linear(), opacity);
    commands.insert_resource(Coats {
        still: paints.add(Paint::still()),
        baked: paints.add(Paint::baked()),
        lit: paints.add(Paint::lit()),
        sheer: paints.add(Paint::sheer()),
        faint: paints.add(Paint::sheer().tinted(Vec4::ONE.with_w(0.45))),
        wood: paints.add(Paint::baked().tinted(tint(WOOD, 1.0))),
        coral: paints.add(Paint::baked().tinted(tint(CORAL, 1.0))),
        petrol: paints.add(Paint::baked().tinted(tint(PETROL.lighter(0.12), 1.0))),
        dark: paints.add(Paint::baked().tinted(shown(Vec3::new(0.16, 0.16, 0.17)).extend(1.0))),
        paper: paints.add(Paint::baked().tinted(tint(SAND.darker(0.06), 1.0))),
        thin: paints.add(Paint::sheer().tinted(tint(SAND, 0.28))),
        lamp: paints.add(Paint::baked().tinted(tint(SUN.lighter(0.35), 1.0))),
    });
}

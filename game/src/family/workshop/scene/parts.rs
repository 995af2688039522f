//! What moves or changes in the scene of a workshop, and the coats of paint it wears.

use bevy::prelude::*;

use crate::scene::paint::Paint;
use crate::scene::palette::{CORAL, INK, PAPER, SUN, Tone, shown_over};

/// A thing that moves or changes. Pieces of wood are apart, see [`super::lumber`].
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A tool, wherever it is.
    Tool(usize),
    /// The blade of the tape while it is laid on, and its ticks.
    Blade,
    Ticks,
    /// What one puts on, while it hangs.
    Worn(usize),
    /// Motor and chuck of a machine come down together; the bit turns.
    Head(usize),
    Bit(usize),
    Guard(usize),
    /// The lamp of a machine that runs.
    Lamp(usize),
    /// Across the piece, where the hand is; along it, at its place.
    HandLine,
    HandDot,
    /// The cut under the saw.
    Kerf,
    /// The hole under the bit.
    Bore,
    /// Soft shadow under what is held.
    Shadow,
    /// A screw of the object.
    Screw(usize),
    /// What saw, drill and sandpaper left.
    Heap(usize),
    /// A bit of wood in the air.
    Speck(usize),
    /// The cover, folded or over the boards.
    Folded,
    Cover,
    /// Rain before the door, and on the boards.
    Rain(usize),
    Drop(usize),
    /// Sawdust in the eyes.
    Veil,
    /// The sheet that is being read is not on the bench.
    Sheet,
    /// Wet ground before the door.
    Puddle,
    /// The garden: as it is seen through the door, or all of it.
    Garden(bool),
    /// In the garden: leaves, blossom, the bird that comes, its wings, the one who looks out.
    Leaf(usize),
    Bird(usize),
    Wing(usize, bool),
    Tenant(usize),
}

/// Paint ready to be worn. Few coats: what shares mesh and coat is drawn in one go.
#[derive(Resource, Debug, Clone)]
pub(super) struct Coats {
    pub(super) still: Handle<Paint>,
    pub(super) lit: Handle<Paint>,
    pub(super) sheer: Handle<Paint>,
    pub(super) faint: Handle<Paint>,
    pub(super) veil: Handle<Paint>,
    pub(super) coral: Handle<Paint>,
    pub(super) dark: Handle<Paint>,
    pub(super) lamp: Handle<Paint>,
}

pub(super) fn mix_coats(mut commands: Commands, mut paints: ResMut<Assets<Paint>>) {
    let tint = |tone: Tone, opacity: f32| shown_over(tone.linear(), opacity);
    commands.insert_resource(Coats {
        still: paints.add(Paint::still()),
        lit: paints.add(Paint::lit()),
        sheer: paints.add(Paint::sheer()),
        faint: paints.add(Paint::sheer().tinted(Vec4::ONE.with_w(0.4))),
        veil: paints.add(Paint::sheer().tinted(tint(PAPER, 0.5))),
        coral: paints.add(Paint::baked().tinted(tint(CORAL, 1.0))),
        dark: paints.add(Paint::baked().tinted(tint(INK, 1.0))),
        lamp: paints.add(Paint::baked().tinted(tint(SUN, 1.0))),
    });
}

//! What moves or changes in the scene of a line, and the coats of paint it wears.

use bevy::prelude::*;
use simulation::workshop::line::{Movable, Tray};

use crate::scene::paint::Paint;
use crate::scene::palette::{CORAL, SUN, Tone, shown_over};

/// A thing that moves or changes.
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The piece at the post, or on its way there.
    Piece,
    /// A piece on the belt: what it is like is seen at the post.
    OnBelt,
    /// A movable thing.
    Thing(Movable),
    /// A stamp beside its tray.
    Stamp(Tray),
    /// A piece that lies in a tray.
    Lies(Tray, usize),
    /// The door of the hatch.
    Hatch,
    /// What a place behind the hatch looks like: as it should, or with what is wrong.
    Place(usize, bool),
    /// Around the place that is looked at, or pointed out.
    Ring(usize),
    /// The lamp of the machine: it runs, or a piece is stuck.
    Lamp(bool),
    /// The piece that is stuck.
    Stuck,
    /// The button, pressed or not.
    Button,
    /// The card, and the frame around a new one.
    Card,
    CardFrame,
    /// Where something can stand.
    Spot(usize),
    /// Cleats of the belt.
    Cleat(usize),
}

/// Cleats on the belt.
pub(super) const CLEATS: usize = 7;
/// Pieces that are seen in a tray, at most.
pub(super) const SEEN: usize = 6;

/// Paint ready to be worn. Few coats: what shares mesh and coat is drawn in one go.
#[derive(Resource, Debug, Clone)]
pub(super) struct Coats {
    pub(super) still: Handle<Paint>,
    pub(super) lit: Handle<Paint>,
    pub(super) own: Handle<Paint>,
    pub(super) sheer: Handle<Paint>,
    pub(super) coral: Handle<Paint>,
    pub(super) sun: Handle<Paint>,
}

pub(super) fn mix_coats(mut commands: Commands, mut paints: ResMut<Assets<Paint>>) {
    let tint = |tone: Tone| shown_over(tone.linear(), 1.0);
    commands.insert_resource(Coats {
        still: paints.add(Paint::still()),
        lit: paints.add(Paint::lit()),
        own: paints.add(Paint::baked()),
        sheer: paints.add(Paint::sheer()),
        coral: paints.add(Paint::baked().tinted(tint(CORAL))),
        sun: paints.add(Paint::baked().tinted(tint(SUN))),
    });
}

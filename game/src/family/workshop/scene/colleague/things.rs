//! What moves or changes where people work together.

use bevy::prelude::*;

use super::body::Shape;

/// A thing that moves or changes.
#[derive(Component, Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::family::workshop::scene) enum Thing {
    Torso,
    Head,
    /// Right (0) and left (1).
    Upper(usize),
    Fore(usize),
    Hand(usize, Shape),
    /// Their own saw and sanding block.
    Saw,
    Block,
    /// A bag, shut or open, and what lies in it.
    Bag(usize, bool),
    Found(usize, usize),
    /// What stands in for a fitting, lying there or held.
    Substitute(usize),
    /// What holds a joint: which joint of those that are fitted, which place, and with what (`None`: what belongs).
    Fixture(usize, usize, Option<usize>),
    /// Stickers: the sheet of them, the one in the hand, the one on a part.
    Pad,
    Held,
    Stuck(usize),
    /// The van, and the light of its lamps.
    Van,
    Beam,
}

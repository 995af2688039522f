//! Where every piece of wood is: in the rack, in the hand, on the bench or a machine, waiting, put aside, in the object,
//! among the offcuts.

use bevy::math::{Mat3, Quat, Vec2, Vec3};
use bevy::prelude::Transform;
use simulation::workshop::{Lie, ToolKind};

use super::bench::{BEARER, CRATE, LEANS};
use super::colleague;
use super::garden;
use super::machine::{BIT, TABLE};
use super::places::{TOP, turned};
use super::readout::{Readout, Screw, Wood};
use super::room::{BIN, BIN_HIGH};

/// A piece on a machine lies so far in front of the bit until it is drilled, m.
const BEFORE_BIT: f32 = 0.075;
/// More offcuts than this lie deep in the bin.
const SEEN_IN_BIN: usize = 6;

/// Standing on its left end, its upper face towards who looks.
fn upright() -> Quat {
    Quat::from_mat3(&Mat3::from_cols(Vec3::Y, Vec3::Z, Vec3::X))
}

/// Where a piece is; `None` where nobody sees it.
pub(super) fn piece(now: &Readout, index: usize) -> Option<Transform> {
    let wood = now.wood.get(index)?;
    let size = wood.look.metres();
    let places = &now.places;
    Some(match wood.lie {
        Lie::Rack => return racked(now, index),
        Lie::Hand => {
            let hand = places.hand();
            // Neither over the boards nor over the box for what is put aside.
            let right = places.aside.x - CRATE.x - 0.03 - size.x / 2.0;
            let x = (hand.x + (size.x - 0.3).max(0.0) / 2.0 - 0.06).min(right);
            Transform::from_translation(Vec3::new(x, hand.y, hand.z))
                .with_rotation(Quat::from_rotation_z(0.1) * Quat::from_rotation_x(0.8))
        }
        Lie::Bench => Transform::from_translation(on_bench(now, size)),
        Lie::Machine(machine) => {
            let at = *places.machines.get(usize::from(machine))?;
            let table = at + Vec3::new(0.0, TABLE + size.y / 2.0, BIT);
            let under_bit = now.hand.filter(|_| now.drilling.is_some());
            Transform::from_translation(match under_bit {
                Some(hand) => table - local(size, hand),
                None => table + Vec3::Z * BEFORE_BIT,
            })
        }
        Lie::Shelf => {
            let foot = places.waits(wood.part.unwrap_or(0)) + Vec3::new(0.0, 0.013, 0.012);
            standing(foot, size.x, LEANS)
        }
        Lie::Aside => {
            let before = now.wood[..index].iter().filter(|other| other.lie == Lie::Aside).count();
            let foot = places.aside + Vec3::new(0.0, 0.02, 0.045 - 0.034 * (before % 4) as f32);
            standing(foot, size.x, 0.2)
        }
        Lie::Object => return in_object(now, wood),
        Lie::Colleague => Transform::from_translation(colleague::piece_at(now, size)?),
        Lie::Bin => {
            let before = now.wood[..index].iter().filter(|other| other.lie == Lie::Bin).count();
            if before >= SEEN_IN_BIN {
                return None;
            }
            let turn = Quat::from_rotation_y(1.1 * before as f32);
            let foot = BIN + Vec3::Y * (BIN_HIGH - 0.05) + turn * Vec3::X * 0.07;
            let lean = turn * Quat::from_rotation_z(-0.22);
            Transform::from_translation(foot + lean * Vec3::Y * size.x * 0.2).with_rotation(lean * upright())
        }
    })
}

/// Standing with its foot here, leaning back.
fn standing(foot: Vec3, long: f32, leans: f32) -> Transform {
    let lean = Quat::from_rotation_x(-leans);
    Transform::from_translation(foot + lean * Vec3::Y * long / 2.0).with_rotation(lean * upright())
}

/// Middle of a piece that is worked on.
fn on_bench(now: &Readout, size: Vec3) -> Vec3 {
    now.places.work + Vec3::new(size.x / 2.0, size.y / 2.0, 0.0)
}

/// A place on a piece, along and across, from its middle.
fn local(size: Vec3, at: Vec2) -> Vec3 {
    Vec3::new(at.x - size.x / 2.0, 0.0, size.z / 2.0 - at.y)
}

/// Boards lie on each other, the longest below, each a little aside: they can be counted.
fn racked(now: &Readout, index: usize) -> Option<Transform> {
    let wood = &now.wood[index];
    let stock = now.places.stock.get(wood.stock)?;
    let rank = |of: usize| (std::cmp::Reverse(now.wood[of].look.size[0]), of);
    let below = (0..now.wood.len())
        .filter(|other| now.wood[*other].lie == Lie::Rack && now.wood[*other].stock == wood.stock)
        .filter(|other| rank(*other) < rank(index))
        .count();
    let size = wood.look.metres();
    let aside = [0.0, 0.02, -0.014, 0.026, -0.006][below % 5];
    let up = BEARER + (size.y + 0.005) * (below as f32 + 0.5);
    // Their near ends are even.
    let near = (stock.size.x - size.x) / 2.0;
    let at = stock.at + Vec3::new(aside, up, near);
    Some(Transform::from_translation(at).with_rotation(Quat::from_rotation_y(std::f32::consts::FRAC_PI_2)))
}

/// How high the stack of a kind of board is, from the top of the bench, m.
pub(super) fn stacked(now: &Readout, stock: usize) -> f32 {
    let boards = now
        .wood
        .iter()
        .filter(|wood| wood.lie == Lie::Rack && wood.stock == stock);
    let thick = now.places.stock.get(stock).map_or(0.02, |stock| stock.size.y);
    BEARER + (thick + 0.005) * boards.count() as f32
}

/// Where the object's corner is and how it is turned: on the bench, and in the end on the tree, as crooked as it is.
pub(super) fn object_frame(now: &Readout) -> Transform {
    if now.handed_over.is_none() {
        return Transform::from_translation(now.places.assembly);
    }
    if let Some(loaded) = colleague::van::loaded(now, false) {
        return loaded;
    }
    let (half, middle) = now.places.object;
    let anchor = Vec3::new(middle.x, middle.y, middle.z - half.z);
    let lean = Quat::from_rotation_z((now.crooked_mm * 0.008).min(0.14));
    Transform::from_translation(garden::TREE + garden::HOOK - lean * anchor).with_rotation(lean)
}

fn in_object(now: &Readout, wood: &Wood) -> Option<Transform> {
    let part = now.parts.get(wood.part?)?;
    let (_, middle) = part.placed?;
    Some(object_frame(now) * Transform::from_translation(middle).with_rotation(turned(part.axes)))
}

/// The largest hole of the object: its middle on the outer face, the way out, its radius.
pub(super) fn entrance(now: &Readout) -> Option<(Vec3, Vec3, f32)> {
    let frame = object_frame(now);
    let in_object = now.wood.iter().filter(|wood| wood.lie == Lie::Object);
    let holes = in_object.flat_map(|wood| wood.look.holes.iter().map(move |hole| (wood, hole)));
    let (wood, (at, diameter)) = holes.max_by_key(|(_, (_, diameter))| *diameter)?;
    let part = now.parts.get(wood.part?)?;
    let (half, middle) = part.placed?;
    let tenths = |tenths: i32| tenths as f32 / 10_000.0;
    let hole = middle + turned(part.axes) * local(wood.look.metres(), Vec2::new(tenths(at[0]), tenths(at[1])));
    let through = super::places::axis(part.axes[2]);
    let out = through * (middle - now.places.object.1).dot(through).signum();
    let face = hole + out * (half * through.abs()).length();
    Some((frame * face, frame.rotation * out, tenths(*diameter) / 2.0))
}

/// Where a screw is: its head outwards along y.
pub(super) fn screw(now: &Readout, screw: &Screw) -> Option<Transform> {
    let (part, onto) = (now.parts.get(screw.part)?, now.parts.get(screw.onto)?);
    let ((half, at), (other_half, other)) = (part.placed?, onto.placed?);
    // They touch where their boxes are nearest to just meeting.
    let gap = (at - other).abs() - half - other_half;
    let across = if gap.x >= gap.y && gap.x >= gap.z {
        Vec3::X
    } else if gap.y >= gap.z {
        Vec3::Y
    } else {
        Vec3::Z
    };
    // Through the one that lies flat there, into the other's edge.
    let thin = |axes: [usize; 3]| super::places::axis(axes[2]).abs().dot(across) > 0.5;
    let (from, from_half, to) = if thin(part.axes) || !thin(onto.axes) {
        (at, half, other)
    } else {
        (other, other_half, at)
    };
    let out = across * (from - to).dot(across).signum();
    // Side by side over the stretch in which they meet.
    let low = (at - half).max(other - other_half);
    let high = (at + half).min(other + other_half);
    let long = (high - low) * (Vec3::ONE - across);
    let along = if long.x >= long.y && long.x >= long.z {
        Vec3::X
    } else if long.y >= long.z {
        Vec3::Y
    } else {
        Vec3::Z
    };
    let share = (screw.place.0 as f32 + 0.5) / screw.place.1.max(1) as f32;
    let spread = along * (share - 0.5) * long.dot(along) * 0.8;
    let middle = low.midpoint(high) * (Vec3::ONE - across);
    let face = (from + out * from_half) * across;
    let sticks = (1.0 - screw.depth).max(0.0) * 0.028;
    let place = Transform::from_translation(middle + face + spread + out * sticks)
        .with_rotation(Quat::from_rotation_arc(Vec3::Y, out));
    Some(object_frame(now) * place)
}

/// The place on a piece where the hand is, on its upper face, and the ways along and across.
pub(super) fn under_hand(now: &Readout) -> Option<(Vec3, Transform, Vec3)> {
    let index = now.focus()?;
    let hand = now.hand?;
    let size = now.wood[index].look.metres();
    let place = piece(now, index)?;
    Some((place * (local(size, hand) + Vec3::Y * size.y / 2.0), place, size))
}

/// Where the middle of a tool that is out lies while nothing is done with it: clear of what is worked on and of what
/// waits, each kind in a place of its own.
pub(super) fn lies_about(now: &Readout, kind: ToolKind) -> Vec3 {
    let places = &now.places;
    let deep = f32::midpoint(places.work.z - 0.1, places.shelf.z);
    let from_left = match kind {
        ToolKind::Saw => return Vec3::new(places.work.x - 0.11, TOP, places.half.y - 0.2),
        ToolKind::Tape | ToolKind::SandingBlock | ToolKind::Pencil => 0.045,
        ToolKind::Square => 0.145,
        ToolKind::Clamp => 0.255,
        ToolKind::Screwdriver => 0.38,
        ToolKind::Gauge => 0.495,
    };
    let aside = match kind {
        ToolKind::Tape => -0.07,
        ToolKind::SandingBlock => 0.07,
        _ => 0.0,
    };
    Vec3::new(places.work.x + from_left, TOP, deep + aside)
}

//! What a line points at: every thing that stands for a choice, where it is now.

use std::borrow::Cow;

use bevy::prelude::*;
use simulation::workshop::line::{Line, Movable};

use super::machine::{OPENING, SIZE, place};
use super::pose;
use super::readout::{BELT, BELT_TOP, BELT_Z, LineScene, MACHINE, Readout, STOP};
use crate::play::Session;
use crate::scene::Shown;
use crate::scene::signs::{Signs, Thing};

/// Writes what can be pointed at.
pub(super) fn guide(shown: Res<Shown<LineScene>>, session: Option<Res<Session>>, mut signs: ResMut<Signs>) {
    let line = session.as_ref().and_then(|session| {
        let activity = session.run().activity();
        activity.as_any().downcast_ref::<Line>()
    });
    let things = line.map_or_else(Vec::new, |line| things(shown.now(), line));
    signs.set_if_neq(Signs {
        things,
        ..Signs::default()
    });
}

fn things(now: &Readout, line: &Line) -> Vec<Thing> {
    if now.revealed.is_some() {
        return Vec::new();
    }
    let parameters = line.parameters();
    let mut all = Vec::new();
    let mut add = |choice: &str, at: Vec3, size: f32| {
        all.push(Thing {
            choice: Cow::Owned(choice.to_owned()),
            at,
            size,
        });
    };
    add("belt", Vec3::new(f32::midpoint(BELT.0, BELT.1), BELT_TOP, BELT_Z), 0.1);
    for (thing, word) in Movable::ALL.into_iter().zip(Movable::WORDS) {
        add(word, now.stands[thing as usize] + Vec3::Y * 0.03, 0.1);
    }
    add("rule_card", pose::card() * Vec3::new(0.0, 0.15, 0.0), 0.14);
    add("stop_button", STOP + Vec3::Y * 0.06, 0.06);
    let (middle, half, _) = OPENING;
    if now.is_open() {
        // The door stands open to the left.
        add(
            "hatch",
            MACHINE + Vec3::new(-half - 0.1, middle.y, SIZE.z / 2.0 + 0.17),
            0.1,
        );
    } else {
        add("hatch", MACHINE + middle, 0.15);
    }
    for (index, culprit) in parameters.culprits.iter().enumerate() {
        add(&culprit.id, MACHINE + place(index, parameters.culprits.len()), 0.075);
    }
    for (spot, at) in parameters.spots.iter().zip(&now.spots) {
        add(&spot.id, *at + Vec3::Y * 0.01, 0.08);
    }
    all
}

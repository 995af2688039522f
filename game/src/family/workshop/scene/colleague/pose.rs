//! Moving the colleague, and what comes with working together, to where they are.

use bevy::prelude::*;
use simulation::workshop::{Carried, ToolKind};

use super::arm::{hangs, reach};
use super::body::{NECK, SHOULDER, WAIST};
use super::poses::{self, Pose};
use super::seen::Together;
use super::things::Thing;
use super::{fixtures, van};
use crate::family::workshop::scene::glide::Glide;
use crate::family::workshop::scene::readout::{Readout, WorkshopScene};
use crate::preferences::ReducedMotion;
use crate::scene::Shown;

/// How fast a body follows what it is at, 1/s.
const FOLLOWS: f32 = 9.0;

/// The body, ready to be drawn.
struct Body {
    torso: Transform,
    head: Transform,
    /// Shoulder, elbow, hand.
    arms: [[Vec3; 3]; 2],
}

impl Body {
    fn of(pose: &Pose, at: Vec3) -> Self {
        let lean = Quat::from_rotation_x(pose.leans);
        let waist = at + Vec3::Y * WAIST;
        let neck = waist + lean * Vec3::Y * NECK;
        let head = neck + lean * Vec3::new(0.0, 0.155, 0.015);
        let arms = [-1.0_f32, 1.0].map(|side| {
            let shoulder = waist + lean * (SHOULDER * Vec3::new(side, 1.0, 1.0) + Vec3::Y * pose.shrugs);
            let hand = pose.hands[usize::from(side > 0.0)].at;
            let (elbow, hand) = reach(shoulder, hand, Vec3::new(side * 0.9, -0.7, -0.5));
            [shoulder, elbow, hand]
        });
        Self {
            torso: Transform::from_translation(waist).with_rotation(lean),
            head: Transform::from_translation(head - Vec3::Y * pose.shrugs * 0.3).with_rotation(pose.head),
            arms,
        }
    }
}

/// From one pose towards another.
fn towards(from: &Pose, to: &Pose, part: f32) -> Pose {
    let hand = |index: usize| {
        let (from, to) = (from.hands[index], to.hands[index]);
        poses::HandPose {
            at: from.at.lerp(to.at, part),
            turn: from.turn.slerp(to.turn, part),
            shape: to.shape,
        }
    };
    Pose {
        leans: from.leans + (to.leans - from.leans) * part,
        shrugs: from.shrugs + (to.shrugs - from.shrugs) * part,
        head: from.head.slerp(to.head, part),
        hands: [hand(0), hand(1)],
    }
}

/// What is held up lies over the front edge, higher than what is worked on.
fn held(now: &Readout) -> Vec3 {
    now.places.hand() + Vec3::new(0.05, 0.07, -0.04)
}

/// Where a thing is; `None` where it is not there.
fn place(
    now: &Readout,
    together: &Together,
    body: Option<(&Body, &Pose)>,
    thing: Thing,
    (time, calm): (f32, bool),
) -> Option<Transform> {
    let at = Transform::from_translation;
    let here = now.handed_over.is_none();
    match thing {
        Thing::Torso => Some(body?.0.torso),
        Thing::Head => Some(body?.0.head),
        Thing::Upper(side) => {
            let [shoulder, elbow, _] = body?.0.arms[side];
            Some(at(shoulder).with_rotation(hangs(shoulder, elbow)))
        }
        Thing::Fore(side) => {
            let [_, elbow, hand] = body?.0.arms[side];
            Some(at(elbow).with_rotation(hangs(elbow, hand)))
        }
        Thing::Hand(side, shape) => {
            let (body, pose) = body?;
            let hand = pose.hands[side];
            (hand.shape == shape).then(|| at(body.arms[side][2]).with_rotation(hand.turn))
        }
        Thing::Saw | Thing::Block => {
            let kind = if thing == Thing::Saw {
                ToolKind::Saw
            } else {
                ToolKind::SandingBlock
            };
            let (seen, ..) = together.colleague?;
            let own = seen.works_with == Some(kind) && seen.tool.is_none() && here;
            own.then(|| poses::tool_at(now, kind, time, calm)).flatten()
        }
        Thing::Bag(index, open) => {
            let bag = together.bags.get(index)?;
            (bag.opened == open).then(|| at(bag.at))
        }
        Thing::Found(index, found) => {
            let bag = together.bags.get(index)?;
            let used = together.fitted.iter().any(|fitted| fitted.holds == bag.holds);
            let place = bag.at + Vec3::new(0.03 * found as f32 - 0.01, 0.018, -0.01);
            (bag.opened && !used).then(|| at(place).with_scale(Vec3::splat(0.9)))
        }
        Thing::Substitute(index) => {
            let (_, lies) = *together.substitutes.get(index)?;
            if together.carried == Some(Carried::Substitute(index as u8)) {
                return Some(at(held(now)).with_rotation(Quat::from_rotation_x(1.0)));
            }
            Some(at(lies))
        }
        Thing::Fixture(joint, number, with) => {
            let fitted = together.fitted.get(joint)?;
            // What the bag held goes first, whatever stands in for the rest.
            let own = if number < fitted.holds { None } else { fitted.with };
            (number < fitted.count && own == with)
                .then(|| fixtures::place(now, fitted, number))
                .flatten()
        }
        Thing::Pad => together.stickers.map(at),
        Thing::Held => (together.carried == Some(Carried::Sticker)).then(|| {
            at(held(now))
                .with_rotation(Quat::from_rotation_x(1.0))
                .with_scale(Vec3::splat(1.6))
        }),
        Thing::Stuck(part) => {
            let on = together.stuck.get(part).copied().unwrap_or(false);
            on.then(|| fixtures::stuck(now, part)).flatten()
        }
        Thing::Van => van::place(now, calm),
        Thing::Beam => {
            let place = van::place(now, calm)?;
            van::honks(now).then_some(place)
        }
    }
}

/// Moves everything.
pub(in crate::family::workshop::scene) fn pose(
    shown: Res<Shown<WorkshopScene>>,
    calm: Res<ReducedMotion>,
    time: Res<Time>,
    mut last: Local<Option<Pose>>,
    mut things: Query<(&Thing, &mut Transform, &mut Visibility, Option<&mut Glide>)>,
) {
    let (before, now) = (shown.before(), shown.now());
    let Some(together) = &now.together else {
        *last = None;
        return;
    };
    let seconds = before.time() + (now.time() - before.time()) * shown.part();
    let wanted = together
        .colleague
        .map(|(seen, at, place)| (poses::pose(now, &seen, at, place, seconds, calm.0), at));
    let at_once = calm.0 || shown.cut;
    let current = wanted.map(|(wanted, at)| {
        let part = 1.0 - (-FOLLOWS * time.delta_secs()).exp();
        let pose = match &*last {
            Some(last) if !at_once => towards(last, &wanted, part),
            _ => wanted,
        };
        (pose, at)
    });
    *last = current.map(|(pose, _)| pose);
    let body = current.map(|(pose, at)| (Body::of(&pose, at), pose));
    let body = body.as_ref().map(|(body, pose)| (body, pose));
    for (thing, mut transform, mut visibility, glide) in &mut things {
        let wanted = place(now, together, body, *thing, (seconds, calm.0));
        visibility.set_if_neq(if wanted.is_some() {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        });
        match (wanted, glide) {
            (Some(wanted), Some(mut glide)) => {
                transform.set_if_neq(glide.to(wanted, time.delta_secs(), at_once || now.handed_over.is_some()));
            }
            (Some(wanted), None) => {
                transform.set_if_neq(wanted);
            }
            (None, Some(mut glide)) => glide.gone(),
            (None, None) => {}
        }
    }
}

//! Moving the parts of a line's scene to where they are.

use bevy::prelude::*;
use simulation::workshop::line::{Movable, Onward, Tray};

use super::machine::{OPENING, SIZE, place};
use super::parts::{CLEATS, Part};
use super::readout::{BELT, BELT_TOP, BELT_Z, CARD, LineScene, MACHINE, MAT, Readout, STOP};
use crate::family::workshop::scene::Glide;
use crate::preferences::ReducedMotion;
use crate::scene::Shown;

/// How far the card leans back, rad.
pub(super) const LEANS: f32 = -0.32;

fn at(place: Vec3) -> Transform {
    Transform::from_translation(place)
}

/// From one place to another, lifted on the way.
fn carried(from: Vec3, to: Vec3, part: f32) -> Vec3 {
    let part = part.clamp(0.0, 1.0);
    let eased = part * part * (3.0 - 2.0 * part);
    from.lerp(to, eased) + Vec3::Y * 0.12 * (eased * (1.0 - eased)) * 4.0
}

/// Where the piece lies in the gauge.
fn in_gauge(now: &Readout) -> Vec3 {
    now.stands[Movable::Gauge as usize] + Vec3::Y * 0.02
}

/// Where the next piece lies in a tray.
fn in_tray(now: &Readout, tray: Tray) -> Vec3 {
    now.tray(tray) + Vec3::Y * 0.013
}

/// Where the piece is: on the belt, on the mat, or in somebody's hand.
pub(super) fn piece(now: &Readout) -> Option<Vec3> {
    now.piece.as_ref()?;
    Some(match now.onward {
        Some(Onward::Gauge(done)) => {
            let done = done as f32;
            if done < 0.7 {
                carried(MAT, in_gauge(now), done / 0.3)
            } else {
                carried(in_gauge(now), MAT, (done - 0.7) / 0.3)
            }
        }
        Some(Onward::Tray(tray, done)) => carried(MAT, in_tray(now, tray), done as f32 / 0.6),
        _ => MAT,
    })
}

/// On the belt, after so much of the way.
fn on_belt(part: f32) -> Vec3 {
    Vec3::new(BELT.0 + 0.05 + (BELT.1 - BELT.0 - 0.1) * part, BELT_TOP, BELT_Z)
}

/// How far the belt has run, m: it moves only while a piece comes.
fn belt_run(now: &Readout) -> f32 {
    now.coming.unwrap_or(0.0) * (BELT.1 - BELT.0)
}

fn stamp(now: &Readout, tray: Tray) -> Transform {
    let foot = now.tray(tray);
    let rests = foot + Vec3::new(0.135, 0.0, 0.03);
    let over = foot + Vec3::Y * (0.02 + now.size.y);
    let since = now
        .last
        .as_ref()
        .filter(|(_, last, _)| *last == tray)
        .map(|(.., since)| *since);
    let down = match now.onward {
        Some(Onward::Tray(to, done)) if to == tray => ((done as f32 - 0.6) / 0.4).clamp(0.0, 1.0),
        _ => since.map_or(0.0, |since| (1.0 - since / 0.25).clamp(0.0, 1.0)),
    };
    // Up and over first, then down with a thud.
    let raised = over + Vec3::Y * 0.14;
    let there = if down < 0.5 {
        rests.lerp(raised, down * 2.0)
    } else {
        raised.lerp(over, (down * 2.0 - 1.0).powi(2))
    };
    at(there)
}

/// The middle of the card's foot, leaning back.
pub(super) fn card() -> Transform {
    at(CARD + Vec3::Y * 0.02).with_rotation(Quat::from_rotation_y(-0.35) * Quat::from_rotation_x(LEANS))
}

fn frame(now: &Readout, part: Part) -> Option<Transform> {
    let [runs, stuck, _] = now.machine;
    match part {
        // Before it is at the post nobody knows what it is like.
        Part::Piece => piece(now).map(at),
        Part::OnBelt => Some(at(on_belt(now.coming?))),
        Part::Thing(thing) => {
            let lifted = if now.carried == Some(thing) {
                Vec3::Y * 0.09
            } else {
                Vec3::ZERO
            };
            let away = thing == Movable::Record && now.reading;
            (!away).then(|| at(now.stands[thing as usize] + lifted))
        }
        Part::Stamp(tray) => Some(stamp(now, tray)),
        Part::Lies(tray, which) => {
            let count = usize::from(now.trays[tray as usize]);
            let slot = Vec3::new(
                if which % 2 == 0 { -0.012 } else { 0.01 },
                0.011 + now.size.y * 0.5 * which as f32,
                if which % 2 == 0 { 0.006 } else { -0.008 },
            );
            (which < count).then(|| {
                at(now.tray(tray) + slot)
                    .with_rotation(Quat::from_rotation_y([0.08, -0.11, 0.03][which % 3]))
                    .with_scale(Vec3::new(1.0, 0.5, 1.0))
            })
        }
        Part::Hatch => {
            let (middle, half, _) = OPENING;
            let hinge = MACHINE + Vec3::new(-half, middle.y, SIZE.z / 2.0);
            let turn = if now.is_open() { -1.9 } else { 0.0 };
            Some(at(hinge).with_rotation(Quat::from_rotation_y(turn)))
        }
        Part::Place(which, wrong) => {
            let shows = now.is_open() && now.shows_cause(which) == wrong;
            shows.then(|| at(MACHINE + place(which, now.shapes.len())))
        }
        Part::Ring(which) => {
            let revealed = now.revealed.is_some() && now.culprit == which;
            let looks = now.looks == Some(which) || now.pointed.get(which).copied().unwrap_or(false) || revealed;
            (looks && now.is_open()).then(|| at(MACHINE + place(which, now.shapes.len()) + Vec3::Z * 0.05))
        }
        Part::Lamp(ordinary) => {
            let on = if stuck { !ordinary } else { ordinary && runs };
            on.then(|| at(MACHINE + Vec3::new(0.0, SIZE.y + 0.05, -0.05)))
        }
        Part::Stuck => {
            // Half out of the machine, askew.
            let out = MACHINE + Vec3::new(SIZE.x / 2.0 + 0.02, 0.1, -0.03);
            stuck.then(|| at(out).with_rotation(Quat::from_rotation_y(0.5) * Quat::from_rotation_z(0.35)))
        }
        Part::Button => Some(at(STOP + Vec3::Y * if runs { 0.045 } else { 0.03 })),
        Part::Card => Some(card()),
        Part::CardFrame => now.card_is_new.then(card),
        Part::Spot(which) => {
            let free = now.carried.is_some() && now.arranging;
            free.then(|| now.spots.get(which).map(|spot| at(*spot))).flatten()
        }
        Part::Cleat(which) => {
            let long = BELT.1 - BELT.0;
            let so_far = (which as f32 / CLEATS as f32 * long + belt_run(now)) % long;
            Some(at(Vec3::new(BELT.0 + so_far, BELT_TOP + 0.001, BELT_Z)))
        }
    }
}

/// Moves everything.
pub(super) fn pose(
    shown: Res<Shown<LineScene>>,
    calm: Res<ReducedMotion>,
    time: Res<Time>,
    mut parts: Query<(&Part, &mut Transform, &mut Visibility)>,
    mut glides: Local<[Glide; 5]>,
    mut taken: Local<(Option<u16>, Glide)>,
) {
    let now = shown.now();
    let number = now.piece.as_ref().map(|piece| piece.number);
    if taken.0 != number {
        // A new one comes from the end of the belt.
        let mut from = Glide::default();
        from.to(at(on_belt(1.0)), 0.0, true);
        *taken = (number, from);
    }
    for (part, mut transform, mut visibility) in &mut parts {
        let wanted = frame(now, *part);
        visibility.set_if_neq(if wanted.is_some() {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        });
        let Some(mut wanted) = wanted else { continue };
        let glide = match part {
            Part::Thing(thing) => glides.get_mut(*thing as usize),
            Part::Piece if now.onward.is_none() => Some(&mut taken.1),
            _ => None,
        };
        if let Some(glide) = glide {
            wanted = glide.to(wanted, time.delta_secs(), calm.0 || shown.cut);
        }
        transform.set_if_neq(wanted);
    }
}

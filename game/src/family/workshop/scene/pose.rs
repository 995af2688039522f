//! Moving the parts of a workshop's scene to where they are.

use bevy::prelude::*;
use simulation::workshop::{Doing, ToolKind};

use super::bird::SHOULDER;
use super::dust;
use super::glide::Glide;
use super::lying;
use super::machine::{BIT, LIFT, TABLE};
use super::parts::Part;
use super::places::{HOOK, TOP};
use super::readout::{Readout, WorkshopScene};
use super::spring::Spring;
use super::ways::Ways;
use crate::preferences::ReducedMotion;
use crate::scene::Shown;
use crate::scene::camera::Eye;

/// Turns of a bit in a second, as many as an eye can follow.
const TURNS: f32 = 7.0;
/// Rain falls so fast, m/s, and its lines come again after so far.
const FALLS: f32 = 3.2;
pub(super) const RAIN_AGAIN: f32 = 0.5;
/// Rings of rain on the boards.
pub(super) const DROPS: usize = 7;

/// One frame of a workshop, ready to be drawn.
struct Frame<'a> {
    now: &'a Readout,
    ways: Ways<'a>,
    spring: Option<Spring<'a>>,
    time: f32,
    calm: bool,
    eye: Transform,
}

fn at(place: Vec3) -> Transform {
    Transform::from_translation(place)
}

impl Frame<'_> {
    /// Where a part is; `None` where it is not there.
    fn place(&self, part: Part) -> Option<Transform> {
        let now = self.now;
        let in_workshop = self.spring.is_none();
        match part {
            Part::Tool(tool) => Some(self.ways.tool(tool)),
            Part::Blade | Part::Ticks => {
                let (start, _) = super::ways::blade(now)?;
                Some(at(start))
            }
            Part::Worn(item) => {
                let (_, hook) = *now.places.worn.get(item)?;
                let on = now.worn.get(item).copied().unwrap_or(false);
                (!on).then(|| at(hook + Vec3::Z * 0.018))
            }
            Part::Head(machine) => Some(at(*now.places.machines.get(machine)? - Vec3::Y * self.sunk(machine))),
            Part::Bit(machine) => self.bit(machine),
            Part::Guard(machine) => self.guard(machine),
            Part::Lamp(machine) => {
                let runs = now.machines.get(machine)?.runs;
                runs.then_some(at(*now.places.machines.get(machine)?))
            }
            Part::HandLine => self.hand_line(),
            Part::HandDot => {
                let (place, _, _) = self.hand()?;
                Some(at(place + Vec3::Y * 0.0018).with_scale(Vec3::splat(self.thick(place) * 4.0)))
            }
            Part::Kerf => self.kerf(),
            Part::Bore => {
                let done = now.drilling?;
                let (place, _, _) = lying::under_hand(now)?;
                let radius = now.bores / 2.0 * (done * 3.0).min(1.0);
                Some(at(place + Vec3::Y * 0.001).with_scale(Vec3::new(radius, 1.0, radius)))
            }
            Part::Shadow => self.shadow(),
            Part::Screw(index) => lying::screw(now, now.screws.get(index)?),
            Part::Heap(index) => dust::heap(now, index).filter(|_| in_workshop),
            Part::Speck(index) => dust::speck(now, index, self.time).filter(|_| !self.calm && in_workshop),
            Part::Folded => (!now.covered && now.rains).then(|| at(folded(now))),
            Part::Cover => {
                let stock = now.places.stock.first()?;
                let high = lying::stacked(now, 0) + 0.012;
                now.covered
                    .then(|| at(stock.at).with_scale(Vec3::new(stock.size.z + 0.07, high, stock.size.x + 0.05)))
            }
            Part::Rain(index) => {
                let falls = if self.calm {
                    0.0
                } else {
                    (self.time * FALLS + 0.2 * index as f32) % RAIN_AGAIN
                };
                (now.rains && in_workshop).then(|| at(Vec3::NEG_Y * falls))
            }
            Part::Drop(index) => self.drop(index),
            Part::Veil => self.veil(),
            Part::Sheet => (!now.reading).then(|| at(now.places.sheet)),
            Part::Puddle => (now.rains && in_workshop).then(Transform::default),
            Part::Garden(door) => (door == in_workshop).then(Transform::default),
            Part::Leaf(index) => self.spring.as_ref()?.leaf(index),
            Part::Bird(bird) => Some(self.bird(bird)?.0),
            Part::Wing(bird, left) => {
                let (place, up) = self.bird(bird)?;
                let side = if left { -1.0 } else { 1.0 };
                let shoulder = SHOULDER * Vec3::new(side, 1.0, 1.0);
                // Folded against the body, or spread and beating.
                let turn = if up < -1.0 {
                    Quat::from_rotation_y(side * 1.35) * Quat::from_rotation_z(side * -0.9)
                } else {
                    Quat::from_rotation_z(side * up * 0.9)
                };
                Some(place * at(shoulder).with_rotation(turn))
            }
            Part::Tenant(bird) => {
                let tenant = self.spring.as_ref()?.tenant()?;
                (self.is_tenant(bird)).then_some(tenant)
            }
        }
    }

    /// Whether this is the bird that was chosen.
    fn is_tenant(&self, bird: usize) -> bool {
        self.now.variant.unwrap_or(0) % super::bird::BIRDS == bird
    }

    fn bird(&self, bird: usize) -> Option<(Transform, f32)> {
        self.spring.as_ref()?.bird().filter(|_| self.is_tenant(bird))
    }

    /// How far the spindle of a machine is down, m.
    fn sunk(&self, machine: usize) -> f32 {
        let now = self.now;
        let on =
            now.wood_that(|lie| matches!(lie, simulation::workshop::Lie::Machine(of) if usize::from(of) == machine));
        match (on, now.drilling) {
            (Some(piece), Some(done)) => {
                let thick = now.wood[piece].look.metres().y;
                // Down to the wood at once, then through it.
                let touch = LIFT - thick;
                touch * (done * 6.0).min(1.0) + thick * ((done - 1.0 / 6.0) * 1.2).clamp(0.0, 1.0)
            }
            _ => 0.0,
        }
    }

    fn bit(&self, machine: usize) -> Option<Transform> {
        let foot = *self.now.places.machines.get(machine)?;
        let runs = self.now.machines.get(machine)?.runs;
        let turn = if runs {
            self.time * TURNS * std::f32::consts::TAU
        } else {
            0.6
        };
        let tip = foot + Vec3::new(0.0, TABLE + LIFT - self.sunk(machine), BIT);
        let still = if self.calm && runs { 0.6 } else { turn };
        Some(at(tip).with_rotation(Quat::from_rotation_y(still)))
    }

    /// Closed, it stands before the bit; open, it is swung up beside the head.
    fn guard(&self, machine: usize) -> Option<Transform> {
        let foot = *self.now.places.machines.get(machine)?;
        let closed = self.now.machines.get(machine)?.guarded;
        let hinge = foot + Vec3::new(0.0, 0.4, BIT + 0.075);
        Some(at(hinge).with_rotation(Quat::from_rotation_x(if closed { 0.0 } else { -1.95 })))
    }

    /// Where the hand is, while it matters.
    fn hand(&self) -> Option<(Vec3, Transform, Vec3)> {
        let now = self.now;
        let sawing = matches!(now.at_work, Some((ToolKind::Saw | ToolKind::SandingBlock, _)));
        lying::under_hand(now).filter(|_| !sawing && now.drilling.is_none() && self.spring.is_none())
    }

    /// About a pixel and a half at this distance.
    fn thick(&self, place: Vec3) -> f32 {
        (self.eye.translation.distance(place) * 0.0021).clamp(0.0008, 0.005)
    }

    fn hand_line(&self) -> Option<Transform> {
        let (place, piece, size) = self.hand()?;
        let middle = Vec3::new(place.x, place.y + 0.0012, piece.translation.z);
        Some(at(middle).with_scale(Vec3::new(self.thick(place), 0.001, size.z + 0.026)))
    }

    /// The cut so far: deeper and deeper across the piece.
    fn kerf(&self) -> Option<Transform> {
        let (kind, done) = self.now.at_work?;
        if kind != ToolKind::Saw {
            return None;
        }
        let (place, piece, size) = lying::under_hand(self.now)?;
        let reach = size.z * (0.25 + 0.75 * done);
        let near = piece.translation.z + size.z / 2.0;
        let middle = Vec3::new(place.x, place.y - size.y * done / 2.0, near - reach / 2.0 + 0.0006);
        Some(at(middle).with_scale(Vec3::new(0.0026, size.y * done + 0.0012, reach)))
    }

    /// Under what is held.
    fn shadow(&self) -> Option<Transform> {
        let now = self.now;
        let held = now.wood_that(|lie| lie == simulation::workshop::Lie::Hand);
        let (place, wide, deep) = match held {
            Some(piece) => {
                let size = now.wood[piece].look.metres();
                let place = lying::piece(now, piece)?.translation;
                (place, size.x * 0.55, size.z * 0.62)
            }
            None => {
                let tool = now
                    .tool
                    .filter(|_| now.at_work.is_none() && now.doing != Doing::Measuring)?;
                let (kind, _) = *now.places.tools.get(tool)?;
                if matches!(kind, ToolKind::Tape) && now.laid[0] {
                    return None;
                }
                (self.ways.tool(tool).translation, 0.11, 0.09)
            }
        };
        let z = (place.z + 0.02).min(now.places.half.y - deep * 0.6);
        let floor = now
            .wood_that(|lie| lie == simulation::workshop::Lie::Bench)
            .map_or(0.002, |_| 0.021 + HOOK);
        Some(at(Vec3::new(place.x, TOP + floor, z)).with_scale(Vec3::new(wide, 1.0, deep)))
            .filter(|_| self.spring.is_none())
    }

    fn drop(&self, index: usize) -> Option<Transform> {
        let now = self.now;
        let stock = now
            .places
            .stock
            .first()
            .filter(|_| now.rains && self.spring.is_none())?;
        let phase = if self.calm {
            0.5
        } else {
            (self.time * 1.7 + dust::scatter(index, 0.618_034)).fract()
        };
        let round = if self.calm {
            0.0
        } else {
            (self.time * 1.7 + dust::scatter(index, 0.618_034)).floor()
        };
        let out = |salt: f32| dust::scatter(index + (round as usize % 11) * 7, salt) - 0.5;
        let up = lying::stacked(now, 0) + if now.covered { 0.016 } else { 0.0015 };
        let place = stock.at
            + Vec3::new(
                out(0.754_877) * stock.size.z * 0.8,
                up,
                out(0.569_84) * stock.size.x * 0.9,
            );
        let size = 0.004 + 0.018 * phase;
        Some(at(place).with_scale(Vec3::new(size, 1.0, size)))
    }

    /// Right before the eye.
    fn veil(&self) -> Option<Transform> {
        (self.now.hazy && self.spring.is_none()).then(|| {
            let ahead = self.eye.rotation * Vec3::NEG_Z;
            at(self.eye.translation + ahead * 0.12).with_rotation(self.eye.rotation)
        })
    }
}

/// Where the cover lies, rolled up: before the boards.
pub(super) fn folded(now: &Readout) -> Vec3 {
    let stock = now.places.stock.first().map_or(Vec3::ZERO, |stock| stock.at);
    Vec3::new(stock.x + 0.148, TOP + 0.045, now.places.half.y - 0.18)
}

/// The camera, which is no part of what it looks at.
type TheEye = (With<Eye>, Without<Part>);

/// Moves everything.
pub(super) fn pose(
    shown: Res<Shown<WorkshopScene>>,
    calm: Res<ReducedMotion>,
    time: Res<Time>,
    eye: Option<Single<&Transform, TheEye>>,
    mut parts: Query<(&Part, &mut Transform, &mut Visibility, Option<&mut Glide>), Without<Eye>>,
) {
    let (before, now) = (shown.before(), shown.now());
    let seconds = before.time() + (now.time() - before.time()) * shown.part();
    let frame = Frame {
        now,
        ways: Ways {
            now,
            time: seconds,
            calm: calm.0,
        },
        spring: Spring::of(now, calm.0),
        time: seconds,
        calm: calm.0,
        eye: eye.map_or_else(Transform::default, |eye| **eye),
    };
    for (part, mut place, mut visibility, glide) in &mut parts {
        let wanted = frame.place(*part);
        visibility.set_if_neq(if wanted.is_some() {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        });
        let Some(wanted) = wanted else { continue };
        let wanted = match glide {
            Some(mut glide) => glide.to(wanted, time.delta_secs(), calm.0 || shown.cut),
            None => wanted,
        };
        place.set_if_neq(wanted);
    }
}

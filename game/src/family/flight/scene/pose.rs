//! Moving the parts of a flight's scene to where they are between two ticks.

use bevy::prelude::*;
use simulation::flight::{Goal, Item, Light};

use super::aircraft::{BARS, ROTOR_HEIGHT};
use super::gust::front;
use super::parts::{Coats, Part};
use super::readout::FlightScene;
use super::readout::{EYE_M, goal_place};
use super::readout::{Pose, Readout};
use super::stage;
use crate::family::flight::view::View;
use crate::preferences::ReducedMotion;
use crate::scene::Shown;
use crate::scene::paint::Paint;

/// Faster than this part of hovering speed, a propeller is a disc.
const BLURRED: f32 = 0.35;
/// How long a note spreads over the floor, s.
const WAVE_S: f32 = 1.1;
/// How far around the drone dust is seen, m.
const REACH: f32 = 5.0;
/// Wind from which dust flies, m/s.
const DUSTY: f32 = 3.5;
/// How much larger than it is a neighbour's drone is drawn.
const NEIGHBOUR_GROWS: f32 = 1.5;

/// One frame of a flight, ready to be drawn.
struct Frame<'a> {
    now: &'a Readout,
    pose: Pose,
    /// Time of the flight, s: stands still in a pause.
    time: f32,
    /// How far the wind has carried the dust.
    drift: Vec3,
    calm: bool,
    view: View,
}

/// Where a part is, whether it is there, and another coat if it changes.
struct Set<'a> {
    place: Transform,
    there: bool,
    coat: Option<&'a Handle<Paint>>,
}

impl Set<'_> {
    fn at(place: Transform) -> Self {
        Self {
            place,
            there: true,
            coat: None,
        }
    }

    fn gone() -> Self {
        Self {
            there: false,
            ..Self::at(Transform::default())
        }
    }

    fn only_if(mut self, there: bool) -> Self {
        self.there = there;
        self
    }
}

fn floor(point: Vec3, lift: f32) -> Vec3 {
    Vec3::new(point.x, lift, point.z)
}

impl Frame<'_> {
    fn set<'c>(&self, part: Part, coats: &'c Coats) -> Set<'c> {
        let (now, pose) = (self.now, &self.pose);
        match part {
            Part::Hull => Set::at(self.hull()),
            Part::ChargeBar(index) => Set {
                coat: Some(self.charge_bar(index, coats)),
                ..Set::at(Transform::default())
            },
            Part::Propeller(index) => self.propeller(index),
            Part::Disc(index) => {
                let (at, spin) = now.craft.rotors[index];
                let place = Transform::from_translation(at + Vec3::Y * ROTOR_HEIGHT)
                    .with_rotation(Quat::from_rotation_y(spin * self.time * 9.0));
                Set::at(place).only_if(now.rotors[index] > BLURRED)
            }
            Part::TailLamp => Set::at(Transform::default())
                .only_if(now.battery_low || now.amiss == Some(Item::Battery) && now.checking),
            Part::Halo => self.halo(),
            Part::Shadow => shadow(pose.position, now.craft.guard),
            Part::HeightLine => Set::at(
                Transform::from_translation(floor(pose.position, 0.0)).with_scale(Vec3::new(
                    1.0,
                    pose.position.y.max(0.01),
                    1.0,
                )),
            )
            .only_if(now.airborne),
            Part::HeightRing => Set::at(
                Transform::from_translation(floor(pose.position, 0.03)).with_scale(Vec3::splat(now.craft.guard * 1.35)),
            )
            .only_if(now.airborne),
            Part::Marker => self.marker(),
            Part::GoalRing => self.goal_ring(),
            Part::Hoop(index) => self.hoop(index, coats),
            Part::Wave(index) => self.wave(index),
            Part::LanternPaper => Set {
                coat: Some(match (self.behind_the_lantern(), now.lantern_lit) {
                    (true, _) => &coats.thin,
                    (false, true) => &coats.lamp,
                    (false, false) => &coats.paper,
                }),
                ..Set::at(Transform::from_translation(now.measures.lantern_seen()))
            },
            Part::LanternGlow => {
                Set::at(Transform::from_translation(floor(now.measures.lantern, 0.025)).with_scale(Vec3::splat(2.6)))
                    .only_if(now.lantern_lit)
            }
            Part::WaitLamp => self.lamp(now.light == Light::Orange, coats),
            Part::GoLamp => self.lamp(now.light == Light::Green, coats),
            Part::Neighbour => pose.neighbour.map_or_else(Set::gone, |at| {
                // It turns towards the door before it leaves.
                let leaving = (at.distance(now.measures.neighbour) - 0.3).clamp(0.0, 1.0);
                let turn = Quat::from_rotation_y(std::f32::consts::PI * leaving)
                    * Quat::from_rotation_x(-0.12 * f32::from(u8::from(at.y > 1.5)));
                // Larger than it is: it is told apart from afar by who waits for it.
                let lift = Vec3::Y * now.craft.standing * (NEIGHBOUR_GROWS - 1.0);
                Set::at(
                    Transform::from_translation(at + lift)
                        .with_rotation(turn)
                        .with_scale(Vec3::splat(NEIGHBOUR_GROWS)),
                )
            }),
            Part::NeighbourShadow => pose.neighbour.map_or_else(Set::gone, |at| shadow(at, now.craft.guard)),
            Part::Jacket => Set::at(
                Transform::from_translation(now.measures.pad + Vec3::new(0.3, 0.0, -0.12))
                    .with_rotation(Quat::from_rotation_y(2.4))
                    .with_scale(Vec3::splat(0.72)),
            )
            .only_if(now.amiss == Some(Item::Pad)),
            Part::Streamer(index) => self.streamer(index),
            Part::Speck(index) => self.speck(index),
        }
    }

    fn eye(&self) -> Vec3 {
        self.now.measures.pilot + Vec3::Y * EYE_M
    }

    /// The drone; from the mark, the farther the larger than it is, so that it is not lost.
    fn hull(&self) -> Transform {
        let pose = &self.pose;
        let grow = if self.view == View::Pilot && !self.now.checking {
            1.0 + ((self.eye().distance(pose.position) - 4.0) / 9.0).clamp(0.0, 0.8)
        } else {
            1.0
        };
        // It still stands on its feet.
        let lift = Vec3::Y * self.now.craft.standing * (grow - 1.0);
        Transform::from_translation(pose.position + lift)
            .with_rotation(pose.attitude)
            .with_scale(Vec3::splat(grow))
    }

    fn charge_bar<'c>(&self, index: usize, coats: &'c Coats) -> &'c Handle<Paint> {
        let bars = (self.now.charge * BARS as f32).ceil() as usize;
        match (index < bars, bars > 2) {
            (false, _) => &coats.dark,
            (true, true) => &coats.petrol,
            (true, false) => &coats.coral,
        }
    }

    /// From the mark, the lantern hangs before the drone.
    fn behind_the_lantern(&self) -> bool {
        self.view == View::Pilot && self.now.measures.lantern_hides(self.eye(), self.pose.position)
    }

    fn halo(&self) -> Set<'static> {
        let eye = self.eye();
        let away = (self.pose.position - eye).normalize_or(Vec3::NEG_Z);
        let place = Transform::from_translation(self.pose.position + away * self.now.craft.guard * 1.5)
            .with_rotation(Quat::from_rotation_arc(Vec3::Y, -away))
            .with_scale(Vec3::splat(self.now.craft.guard * 2.6));
        let far = eye.distance(self.pose.position) > 4.0;
        Set::at(place).only_if(self.view == View::Pilot && self.now.airborne && far)
    }

    fn propeller(&self, index: usize) -> Set<'static> {
        let (at, spin) = self.now.craft.rotors[index];
        let speed = self.now.rotors[index];
        let still = 0.7 + 1.3 * index as f32;
        let turn = if speed > 0.01 { spin * self.time * 16.0 } else { still };
        let mut place =
            Transform::from_translation(at + Vec3::Y * ROTOR_HEIGHT).with_rotation(Quat::from_rotation_y(turn));
        if self.now.loose_rotor == Some(index) {
            // Half off its axle: lifted and askew.
            place.translation.y += 0.02;
            place.rotation = Quat::from_rotation_z(0.55) * place.rotation;
        }
        Set::at(place).only_if(speed <= BLURRED || self.now.loose_rotor == Some(index))
    }

    fn marker(&self) -> Set<'static> {
        let Some(goal) = goal_place(self.now) else {
            return Set::gone();
        };
        let bob = if self.calm { 0.0 } else { 0.07 * (self.time * 2.6).sin() };
        let lift = if self.now.goal == Goal::Lantern { 0.25 } else { 0.4 };
        Set::at(
            Transform::from_translation(goal + Vec3::Y * (lift + bob))
                .with_rotation(Quat::from_rotation_y(if self.calm { 0.6 } else { self.time * 0.8 })),
        )
    }

    fn goal_ring(&self) -> Set<'static> {
        let (centre, radius) = match (self.now.goal, goal_place(self.now)) {
            (Goal::Land, _) => (self.pose.position, 0.45),
            (_, Some(goal)) => (goal, 1.2),
            _ => return Set::gone(),
        };
        Set::at(Transform::from_translation(floor(centre, 0.026)).with_scale(Vec3::new(radius, 1.0, radius)))
    }

    fn since(&self, tick: Option<u32>) -> Option<f32> {
        tick.map(|tick| self.time - tick as f32 / 60.0)
    }

    fn hoop<'c>(&self, index: usize, coats: &'c Coats) -> Set<'c> {
        let Some(post) = self.now.posts.get(index) else {
            return Set::gone();
        };
        let ringing = self.since(post.sounded).is_some_and(|s| (0.0..WAVE_S).contains(&s));
        let coat = match self.now.goal {
            _ if ringing => &coats.lamp,
            Goal::Post(goal) if goal == index => &coats.coral,
            _ if post.sounded.is_some() => &coats.petrol,
            _ => &coats.wood,
        };
        let place = match post.lying {
            None => Transform::from_translation(post.foot + Vec3::Y * post.height),
            Some(turn) => {
                let turn = Quat::from_rotation_y(turn) * Quat::from_rotation_z(-std::f32::consts::FRAC_PI_2);
                Transform::from_translation(post.foot + Vec3::Y * 0.3 + turn * Vec3::Y * post.height / 2.0)
                    .with_rotation(turn)
            }
        };
        Set {
            coat: Some(coat),
            ..Set::at(place)
        }
    }

    fn wave(&self, index: usize) -> Set<'static> {
        let Some(post) = self.now.posts.get(index) else {
            return Set::gone();
        };
        match self.since(post.sounded).filter(|s| (0.0..WAVE_S).contains(s)) {
            Some(seconds) => {
                let part = if self.calm {
                    1.0
                } else {
                    1.0 - (1.0 - seconds / WAVE_S).powi(3)
                };
                let radius = 0.35 + 1.6 * part;
                Set::at(Transform::from_translation(floor(post.foot, 0.03)).with_scale(Vec3::new(radius, 1.0, radius)))
            }
            None => Set::gone(),
        }
    }

    fn lamp<'c>(&self, on: bool, coats: &'c Coats) -> Set<'c> {
        let foot = stage::light_foot(&self.now.measures);
        let away = (foot - self.now.measures.pilot) * Vec3::new(1.0, 0.0, 1.0);
        let place = Transform::from_translation(foot).looking_to(away, Vec3::Y);
        Set {
            coat: Some(if on { &coats.baked } else { &coats.dark }),
            ..Set::at(place)
        }
    }

    /// Wind at a place of the cage: a gust that comes moves the air there before it reaches the drone.
    fn wind_at(&self, place: Vec3) -> Vec3 {
        let wind = self.now.wind * Vec3::new(1.0, 0.0, 1.0);
        self.now.coming.map_or(wind, |coming| {
            let to = coming.to.unwrap_or_else(|| wind.normalize_or(Vec3::X));
            let half = self.now.measures.half.max_element();
            wind + to * front(place.dot(to) / half, coming.left_s)
        })
    }

    fn streamer(&self, index: usize) -> Set<'static> {
        let hangs = stage::streamer_place(&self.now.measures, index);
        let wind = self.wind_at(hangs);
        let strength = wind.length();
        let lift = (strength / 6.5).min(1.35);
        let flutter = if self.calm {
            0.0
        } else {
            (0.04 + 0.02 * strength) * (self.time * 7.0 + index as f32).sin()
        };
        let to = Quat::from_rotation_arc(Vec3::Z, wind.normalize_or(Vec3::X));
        // Hanging down, then lifted towards where the wind goes.
        let turn = to * Quat::from_rotation_y(flutter) * Quat::from_rotation_x(-lift + flutter * 0.6);
        Set::at(Transform::from_translation(hangs).with_rotation(turn))
    }

    fn speck(&self, index: usize) -> Set<'static> {
        // Scattered once, carried by the wind, wrapped around the drone.
        let scatter = |salt: f32| ((index as f32 + 1.0) * salt).fract();
        let wrap = |at: f32| (at.rem_euclid(2.0 * REACH)) - REACH;
        let centre = self.pose.position;
        let place = Vec3::new(
            centre.x + wrap(scatter(0.618) * 2.0 * REACH + self.drift.x - centre.x),
            0.05 + 1.9 * scatter(0.414) * scatter(0.732),
            centre.z + wrap(scatter(0.271) * 2.0 * REACH + self.drift.z - centre.z),
        );
        if self.calm || self.wind_at(place).length() < DUSTY {
            return Set::gone();
        }
        Set::at(
            Transform::from_translation(place)
                .with_rotation(Quat::from_rotation_y(self.time * 3.0 + index as f32))
                .with_scale(Vec3::splat(1.5)),
        )
    }
}

fn shadow(of: Vec3, size: f32) -> Set<'static> {
    let height = of.y.max(0.0);
    // Higher, wider; a blob as wide as this is fainter because its edge is.
    let radius = size * (1.5 + 0.25 * height);
    Set::at(Transform::from_translation(floor(of, 0.022)).with_scale(Vec3::new(radius, 1.0, radius)))
}

/// Moves everything.
pub(super) fn pose(
    shown: Res<Shown<FlightScene>>,
    calm: Res<ReducedMotion>,
    view: Res<crate::scene::view::View>,
    coats: Res<Coats>,
    mut drift: Local<(f32, Vec3)>,
    mut parts: Query<(&Part, &mut Transform, &mut Visibility, &mut MeshMaterial3d<Paint>)>,
) {
    let (before, now) = (shown.before(), shown.now());
    let part = shown.part();
    let time = (before.tick as f32 + (now.tick as f32 - before.tick as f32) * part) / 60.0;
    let step = (time - drift.0).clamp(0.0, 0.1);
    let blows = now.coming.and_then(|coming| coming.to).unwrap_or_default() * 4.0;
    let carried = drift.1 + (now.wind + blows) * step;
    *drift = (time, carried);
    let frame = Frame {
        now,
        pose: Pose::between(before, now, part),
        time,
        drift: carried,
        calm: calm.0,
        view: View::of(*view),
    };
    for (part, mut place, mut visibility, mut coat) in &mut parts {
        let set = frame.set(*part, &coats);
        place.set_if_neq(set.place);
        visibility.set_if_neq(if set.there {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        });
        if let Some(wanted) = set.coat
            && coat.0 != *wanted
        {
            coat.0 = wanted.clone();
        }
    }
}

//! A tick of the hall: sticks, the solver, and what follows from how things moved.

use glam::DVec2;

use super::body::{Form, Motion};
use super::geometry::length;
use super::load::Nature;
use super::running::{PERSON_KG, PERSON_M, Relay, emit, number};
use super::solver::{Hold, Legs, World};
use super::state::{Grip, Stage};
use super::vocabulary::Happened;
use crate::{Event, SeatInput, TICK_S};

/// A stick that is pushed less far does not move anybody, of 127.
pub(crate) const STILL: i32 = 12;
/// Legs stop so hard, N.
const STOPS_N: f64 = 450.0;
/// Hands that hold a load and do not pull go along with it, N.
const GOES_ALONG_N: f64 = 60.0;
/// A hit is heard from this impulse on, N·s.
const HIT_NS: f64 = 18.0;
/// Water swings at so many rad/s (0.9 Hz, a tank of half a metre), and so much of it is lost with each.
const SWINGS_RAD_S: f64 = 5.6;
const DAMPED: f64 = 0.08;
/// Of the water over the brim, 1/(m·s).
const SPILLS: f64 = 6.0;
/// So much water is always left.
const LEAST_WATER: f64 = 0.25;
/// With less an aquarium wants water; it is full again from here on.
pub(crate) const WANTS_WATER: f64 = 0.95;
const FULL: f64 = 0.98;

/// Steps of a stick as a part of full.
fn pushed(sticks: [i8; 2]) -> DVec2 {
    let value = |stick: i8| {
        let stick = i32::from(stick).max(-127);
        if stick.abs() < STILL {
            0.0
        } else {
            f64::from(stick) / 127.0
        }
    };
    super::geometry::shortened(DVec2::new(value(sticks[0]), value(sticks[1])), 1.0)
}

impl Relay {
    /// Takes what the sticks of a seat say. Gives whether they push.
    pub(crate) fn steer(&mut self, seat: usize, input: SeatInput, events: &mut Vec<Event>) -> bool {
        let Some(carrier) = self.carrier_of(seat) else {
            return false;
        };
        let sticks = [input.sticks[0].max(-127), input.sticks[1].max(-127)];
        let pushes = pushed(sticks) != DVec2::ZERO;
        let stands = matches!(self.state.stage, Stage::Leaving(_) | Stage::Arriving(_));
        self.state.carriers[carrier].sticks = if stands { [0; 2] } else { sticks };
        if pushes && !stands {
            let after = self.is_after_relief();
            let person = &mut self.state.people[seat];
            person.reads = false;
            if after && !person.has_moved {
                person.has_moved = true;
                let read = super::vocabulary::flag(person.has_read);
                emit(events, seat, Happened::FirstMove, &[read]);
            }
        }
        pushes && !stands
    }

    /// Whether somebody is there.
    pub(crate) fn is_there(&self, carrier: usize) -> bool {
        self.state.carriers[carrier].seat.is_some()
    }

    pub(crate) fn move_all(&mut self, events: &mut Vec<Event>) {
        let people: Vec<usize> = (0..2).filter(|carrier| self.is_there(*carrier)).collect();
        let loads: Vec<usize> = (0..self.state.loads.len())
            .filter(|load| self.is_open_load(*load))
            .collect();
        let mut motions: Vec<Motion> = people.iter().map(|at| self.state.carriers[*at].motion).collect();
        motions.extend(loads.iter().map(|at| self.state.loads[*at].motion));
        let mut world = self.world(&people, &loads);
        let before: Vec<DVec2> = motions.iter().map(|motion| motion.velocity).collect();
        let hits = world.tick(&mut motions);
        for (motion, at) in motions.iter().zip(&people) {
            self.state.carriers[*at].motion = *motion;
            self.state.carriers[*at].motion.pose.angle = self.faces(*at);
        }
        for (place, load) in loads.iter().enumerate() {
            let at = people.len() + place;
            self.state.loads[*load].motion = motions[at];
            self.hit(*load, hits[at], events);
            self.travel(*load, motions[at], motions[at].velocity - before[at], events);
        }
        self.slip(events);
        self.work_doors();
        self.watch(events);
        self.charge(events);
        self.arrive(events);
    }

    fn world(&self, people: &[usize], loads: &[usize]) -> World {
        let parameters = &self.setting.parameters;
        let mut world = World::within(self.solids());
        for (body, at) in people.iter().enumerate() {
            let carrier = &self.state.carriers[*at];
            world.forms.push(Form::person(PERSON_KG, PERSON_M));
            let pushes = pushed(carrier.sticks);
            let (speed, most_n) = match carrier.grip {
                Grip::Nothing => (parameters.walking.free_m_s, STOPS_N),
                Grip::Lever(..) => (0.0, STOPS_N),
                Grip::Load(..) if pushes == DVec2::ZERO => (0.0, GOES_ALONG_N),
                Grip::Load(..) => (parameters.walking.holding_m_s, parameters.walking.pull_n),
            };
            world.legs.push(Legs {
                body,
                wants: pushes * speed,
                most_n,
            });
            if let Grip::Load(load, handle) = carrier.grip
                && let Some(place) = loads.iter().position(|at| *at == usize::from(load))
            {
                let handles = &parameters.loads[usize::from(load)].handles;
                world.holds.push(Hold {
                    body,
                    load: people.len() + place,
                    handle: handles
                        .get(usize::from(handle))
                        .map_or(DVec2::ZERO, |stand| stand.at_m.into()),
                });
            }
        }
        for at in loads {
            let load = &parameters.loads[*at];
            world
                .forms
                .push(Form::load(load.mass_kg, load.half_m.into(), self.rubs(*at)));
        }
        world
    }

    fn hit(&self, load: usize, impulse: f64, events: &mut Vec<Event>) {
        if impulse < HIT_NS {
            return;
        }
        let speed = impulse / self.setting.parameters.loads[load].mass_kg;
        for carrier in self.holders(load) {
            let seat = self.state.carriers[carrier].seat.unwrap_or(0);
            emit(events, usize::from(seat), Happened::Bumped, &[number(load), speed]);
        }
    }

    /// What a load does as it goes: its motor uses charge, its water swings.
    fn travel(&mut self, load: usize, motion: Motion, jerk: DVec2, events: &mut Vec<Event>) {
        let of = &self.setting.parameters.loads[load];
        let start = DVec2::from(of.at_m);
        let freight = &mut self.state.loads[load];
        freight.moved |= length(motion.pose.at - start) > 0.5;
        match of.nature {
            Nature::Electric { uses_percent_per_m, .. } => {
                let metres = length(motion.velocity) * TICK_S;
                freight.charge = (freight.charge - 0.01 * uses_percent_per_m * metres).clamp(0.0, 1.0);
            }
            Nature::Sloshes { brim_m } => {
                let pull =
                    freight.swing * (-SWINGS_RAD_S * SWINGS_RAD_S) - freight.swings * (2.0 * DAMPED * SWINGS_RAD_S);
                freight.swings += pull * TICK_S - jerk;
                freight.swing += freight.swings * TICK_S;
                let most = 4.0 * brim_m;
                freight.swing = super::geometry::shortened(freight.swing, most);
                freight.swings = super::geometry::shortened(freight.swings, most * SWINGS_RAD_S);
                // The fuller, the lower the brim.
                let over = length(freight.swing) - brim_m * (2.0 - freight.water);
                freight.spills = over > 0.0;
                if over > 0.0 {
                    freight.water = (freight.water - SPILLS * over * TICK_S).max(LEAST_WATER);
                }
                let left = 100.0 * freight.water;
                // A splash is nothing to speak of.
                if freight.water < WANTS_WATER && !freight.spilled {
                    freight.spilled = true;
                    self.tell_holders(load, Happened::Spilled, &[number(load), left], events);
                }
                self.fill(load, events);
            }
            Nature::Plain | Nature::Rolls { .. } => {}
        }
    }

    fn tell_holders(&self, load: usize, kind: Happened, fields: &[f64], events: &mut Vec<Event>) {
        for carrier in self.holders(load) {
            let seat = self.state.carriers[carrier].seat.unwrap_or(0);
            emit(events, usize::from(seat), kind, fields);
        }
    }

    /// At the tap an aquarium fills by itself.
    fn fill(&mut self, load: usize, events: &mut Vec<Event>) {
        let Some(tap) = &self.setting.parameters.tap else {
            return;
        };
        let freight = &mut self.state.loads[load];
        if length(freight.motion.pose.at - DVec2::from(tap.at_m)) > tap.reach_m {
            return;
        }
        freight.water = (freight.water + 0.01 * tap.fills_percent_per_s * TICK_S).min(1.0);
        if freight.spilled && freight.water >= FULL {
            freight.spilled = false;
            let bearer = freight.bearer.unwrap_or(0);
            emit(events, usize::from(bearer), Happened::FilledAgain, &[number(load)]);
        }
    }

    /// Doors open with their levers and fall shut after them, unless somebody or something stands in them.
    fn work_doors(&mut self) {
        let falls = self.doors_fall();
        for door in 0..self.state.doors.len() {
            let held = self.state.carriers.iter().any(
                |carrier| matches!(carrier.grip, Grip::Lever(of, _) if usize::from(of) == door && carrier.seat.is_some()),
            );
            if held {
                self.state.doors[door].held = Some(self.state.tick);
            }
            let since = self.state.doors[door].held;
            let closes = self.setting.closes;
            let lately = since.is_some_and(|since| self.state.tick - since.min(self.state.tick) < closes);
            let wants = !falls || held || lately;
            let was = self.state.doors[door].open;
            self.state.doors[door].open = wants || was && self.is_occupied(self.setting.doors[door]);
        }
    }

    /// Whether somebody or something stands in a rectangle, or against it.
    pub(crate) fn is_occupied(&self, rect: super::geometry::Rect) -> bool {
        let somebody = (0..2).any(|carrier| {
            let at = self.state.carriers[carrier].motion.pose.at;
            self.is_there(carrier) && rect.holds(at, PERSON_M + 0.03)
        });
        let something = (0..self.state.loads.len())
            .filter(|load| self.is_open_load(*load))
            .any(|load| {
                let pose = &self.state.loads[load].motion.pose;
                let half = DVec2::from(self.setting.parameters.loads[load].half_m);
                super::geometry::depth(pose, half, &rect) > -0.03
            });
        somebody || something
    }

    /// How fast somebody who holds a load moves, m/s.
    pub(crate) fn gives_way(&self, carrier: usize) -> f64 {
        length(self.state.carriers[carrier].motion.velocity)
    }

    /// How far somebody pushes the stick, 0 to 1, and where to.
    pub(crate) fn pushed_by(&self, carrier: usize) -> DVec2 {
        pushed(self.state.carriers[carrier].sticks)
    }

    /// Where somebody in the hall faces, radians.
    pub(crate) fn faces(&self, carrier: usize) -> f64 {
        let of = &self.state.carriers[carrier];
        let towards = match of.grip {
            Grip::Load(load, _) => self.state.loads[usize::from(load)].motion.pose.at - of.motion.pose.at,
            Grip::Lever(door, _) => self.setting.doors[usize::from(door)].at - of.motion.pose.at,
            Grip::Nothing => self.pushed_by(carrier),
        };
        if towards == DVec2::ZERO {
            of.motion.pose.angle
        } else {
            libm::atan2(towards.y, towards.x)
        }
    }
}

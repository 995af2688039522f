//! Hands: what is in reach, gripping, letting go.

use glam::DVec2;

use super::geometry::{length, near};
use super::running::{Relay, emit, number};
use super::state::{Grip, Stage};
use super::vocabulary::{Happened, flag};
use crate::Event;

/// Further than reach by so much, what is held slips out of hands, m.
const SLIPS_M: f64 = 0.35;
/// Help came to the one who said « Demander » so long before, ticks.
const ASKED_BEFORE: u32 = 480;
/// Whoever opens a door so near to somebody who is stuck helps them, m.
const DOOR_HELPS_M: f64 = 3.0;

impl Relay {
    /// Where one stands to hold a load at a handle.
    pub(crate) fn handle(&self, load: usize, handle: usize) -> DVec2 {
        let local = self.setting.parameters.loads[load].handles.get(handle);
        let local = local.map_or(DVec2::ZERO, |stand| stand.at_m.into());
        self.state.loads[load].motion.pose.of(local)
    }

    /// Where a lever is.
    pub(crate) fn lever(&self, door: usize, lever: usize) -> DVec2 {
        let levers = &self.setting.parameters.doors[door].levers;
        levers.get(lever).map_or(DVec2::ZERO, |stand| stand.at_m.into())
    }

    /// What somebody in the hall can grip from where they stand: the nearest.
    pub(crate) fn in_reach(&self, carrier: usize) -> Option<Grip> {
        let at = self.state.carriers[carrier].motion.pose.at;
        let taken = |grip: Grip| {
            self.state
                .carriers
                .iter()
                .any(|other| other.seat.is_some() && other.grip == grip)
        };
        let parameters = &self.setting.parameters;
        let mut found: Option<(f64, Grip)> = None;
        let mut look = |point: DVec2, grip: Grip| {
            let away = length(point - at);
            let nearer = found.is_none_or(|(nearest, _)| away < nearest);
            if away <= parameters.walking.reach_m && nearer && !taken(grip) && self.can_stand(point, at) {
                found = Some((away, grip));
            }
        };
        for (load, of) in parameters.loads.iter().enumerate() {
            if self.is_open_load(load) {
                for handle in 0..of.handles.len() {
                    look(self.handle(load, handle), Grip::Load(load as u8, handle as u8));
                }
            }
        }
        if self.doors_fall() {
            for (door, of) in parameters.doors.iter().enumerate() {
                for lever in 0..of.levers.len() {
                    look(self.lever(door, lever), Grip::Lever(door as u8, lever as u8));
                }
            }
        }
        found.map(|(_, grip)| grip)
    }

    /// Whether there is room at a point, and nothing between it and somebody.
    fn can_stand(&self, point: DVec2, from: DVec2) -> bool {
        let solids = self.solids();
        let free = |at: DVec2, room: f64| solids.iter().all(|rect| near(at - rect.at, rect.half).gap > room);
        free(point, 0.0) && (1..4).all(|step| free(from + (point - from) * (0.25 * f64::from(step)), 0.0))
    }

    pub(crate) fn grip(&mut self, seat: usize, events: &mut Vec<Event>) {
        let Some(carrier) = self.carrier_of(seat) else { return };
        let Some(grip) = self.in_reach(carrier) else { return };
        self.state.carriers[carrier].grip = grip;
        match grip {
            Grip::Load(load, _) => {
                let load = usize::from(load);
                let others = self.holders(load).count() - 1;
                self.state.loads[load].bearer = Some(seat as u8);
                emit(events, seat, Happened::Gripped, &[number(load), number(others)]);
                let stuck = (0..2).filter(|other| *other != carrier && self.held_by(*other) == Some(load));
                self.lend(seat, stuck.collect(), events);
            }
            Grip::Lever(door, _) => {
                let door = usize::from(door);
                emit(events, seat, Happened::LeverHeld, &[number(door)]);
                let at = self.setting.doors[door].at;
                let beside = |other: &usize| {
                    let is_near = length(self.state.carriers[*other].motion.pose.at - at) <= DOOR_HELPS_M;
                    *other != carrier && is_near && !self.state.doors[door].open
                };
                self.lend(seat, (0..2).filter(beside).collect(), events);
            }
            Grip::Nothing => {}
        }
    }

    /// Says of those who are stuck that somebody lends them a hand.
    fn lend(&self, seat: usize, others: Vec<usize>, events: &mut Vec<Event>) {
        for other in others {
            let of = &self.state.carriers[other];
            let (Some(since), Some(load), Some(whose)) = (of.stuck, self.held_by(other), of.seat) else {
                continue;
            };
            let asked = self.state.people[usize::from(whose)].asked;
            let asked = asked.is_some_and(|asked| asked + ASKED_BEFORE >= since);
            emit(events, seat, Happened::LentHand, &[number(load), flag(asked)]);
        }
    }

    /// Hands open.
    pub(crate) fn let_go(&mut self, carrier: usize, events: &mut Vec<Event>) {
        let of = &mut self.state.carriers[carrier];
        let grip = std::mem::replace(&mut of.grip, Grip::Nothing);
        of.pushes = 0;
        of.stuck = None;
        of.loose = 0;
        let seat = usize::from(of.seat.unwrap_or(0));
        match grip {
            Grip::Load(load, _) => {
                let load = usize::from(load);
                let in_place = flag(self.is_in_place(load));
                emit(events, seat, Happened::LetGo, &[number(load), in_place]);
            }
            Grip::Lever(door, _) => emit(events, seat, Happened::LeverLetGo, &[f64::from(door)]),
            Grip::Nothing => {}
        }
    }

    /// Whether the middle of a load is where it belongs.
    pub(crate) fn is_in_place(&self, load: usize) -> bool {
        let place = &self.setting.parameters.places[self.setting.belongs[load]];
        length(self.state.loads[load].motion.pose.at - DVec2::from(place.at_m)) <= place.radius_m
    }

    /// What is too far away slips out of hands.
    pub(crate) fn slip(&mut self, events: &mut Vec<Event>) {
        for carrier in 0..2 {
            let Grip::Load(load, handle) = self.state.carriers[carrier].grip else {
                continue;
            };
            let (load, handle) = (usize::from(load), usize::from(handle));
            let away = length(self.handle(load, handle) - self.state.carriers[carrier].motion.pose.at);
            if away > self.setting.parameters.walking.reach_m + SLIPS_M || !self.is_open_load(load) {
                let of = &mut self.state.carriers[carrier];
                of.grip = Grip::Nothing;
                of.pushes = 0;
                of.stuck = None;
                emit(
                    events,
                    usize::from(of.seat.unwrap_or(0)),
                    Happened::Slipped,
                    &[number(load)],
                );
            }
        }
    }

    /// Nobody holds anything: the fête begins.
    pub(crate) fn open_hands(&mut self) {
        for carrier in &mut self.state.carriers {
            carrier.grip = Grip::Nothing;
            carrier.pushes = 0;
            carrier.stuck = None;
            carrier.sticks = [0; 2];
        }
    }

    /// Whether the relief is over.
    pub(crate) fn is_after_relief(&self) -> bool {
        matches!(self.state.stage, Stage::Moving(super::course::Comes::Blocked, _))
    }
}

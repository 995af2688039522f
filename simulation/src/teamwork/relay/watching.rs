//! What happened to whom: who is stuck, who went through which door and corridor, what arrived, what needs the cable.

use glam::DVec2;

use super::geometry::length;
use super::running::{Relay, emit, number};
use super::vocabulary::{Happened, flag};
use crate::{Event, TICK_S};

/// Whoever holds a load and pushes the stick so far pushes at it.
const PUSHES: f64 = 0.5;
/// What gives way slower than this does not move, m/s.
const STUCK_M_S: f64 = 0.06;
/// What gives way faster moves, m/s, if for so many ticks.
const LOOSE_M_S: f64 = 0.15;
const LOOSE_TICKS: u16 = 15;
/// A door is near up to here, m, along and across.
const BY_DOOR_M: f64 = 1.1;
const BESIDE_DOOR_M: f64 = 0.3;
/// And passed from this far on one side to this far on the other, m.
const THROUGH_DOOR_M: f64 = 0.3;
/// Of the length of a corridor, what one has gone along it to have gone through.
const THROUGH: f64 = 0.8;
/// What is where it belongs and slower than this has arrived, m/s.
const ARRIVES_M_S: f64 = 0.15;

impl Relay {
    pub(crate) fn watch(&mut self, events: &mut Vec<Event>) {
        for carrier in 0..2 {
            let Some(seat) = self.state.carriers[carrier].seat else {
                continue;
            };
            self.watch_push(carrier, usize::from(seat), events);
            self.watch_doors(carrier, usize::from(seat), events);
            self.watch_corridors(carrier, usize::from(seat), events);
        }
    }

    fn watch_push(&mut self, carrier: usize, seat: usize, events: &mut Vec<Event>) {
        let Some(load) = self.held_by(carrier) else { return };
        let (pushes, gives_way) = (length(self.pushed_by(carrier)), self.gives_way(carrier));
        let stuck_after = self.setting.stuck;
        let tick = self.state.tick;
        let of = &mut self.state.carriers[carrier];
        if of.stuck.is_some() {
            of.loose = if gives_way > LOOSE_M_S { of.loose + 1 } else { 0 };
            if of.loose >= LOOSE_TICKS {
                of.stuck = None;
                of.loose = 0;
                of.pushes = 0;
                emit(events, seat, Happened::CameLoose, &[number(load)]);
            }
            return;
        }
        of.pushes = if pushes >= PUSHES && gives_way < STUCK_M_S {
            of.pushes.saturating_add(1)
        } else {
            0
        };
        if u32::from(of.pushes) >= stuck_after {
            of.stuck = Some(tick);
            of.pushes = 0;
            emit(events, seat, Happened::GotStuck, &[number(load)]);
        }
    }

    fn watch_doors(&mut self, carrier: usize, seat: usize, events: &mut Vec<Event>) {
        let at = self.state.carriers[carrier].motion.pose.at;
        let loaded = flag(self.held_by(carrier).is_some());
        let doors = self.setting.doors.iter().enumerate();
        let by = doors.filter_map(|(door, rect)| {
            let off = at - rect.at;
            let across = rect.half.x <= rect.half.y;
            let (through, aside, half) = if across {
                (off.x, off.y, rect.half.y)
            } else {
                (off.y, off.x, rect.half.x)
            };
            (through.abs() <= BY_DOOR_M && aside.abs() <= half + BESIDE_DOOR_M).then_some((door as u8, through))
        });
        let by = by.collect::<Vec<_>>();
        let of = &mut self.state.carriers[carrier];
        let Some((door, through)) = by.first().copied() else {
            of.door = None;
            return;
        };
        if through.abs() < THROUGH_DOOR_M {
            return;
        }
        let side = through > 0.0;
        if of.door.is_some_and(|(of, was)| of == door && was != side) {
            emit(events, seat, Happened::DoorPassed, &[f64::from(door), loaded]);
        }
        of.door = Some((door, side));
    }

    fn watch_corridors(&mut self, carrier: usize, seat: usize, events: &mut Vec<Event>) {
        let at = self.state.carriers[carrier].motion.pose.at;
        let now = self.setting.corridors.iter().position(|rect| rect.holds(at, 0.0));
        let was = self.state.carriers[carrier].corridor;
        if was.map(|(way, _)| usize::from(way)) == now {
            return;
        }
        self.state.carriers[carrier].corridor = now.map(|way| (way as u8, at));
        let Some((way, from)) = was else { return };
        let gone = (at - from).abs();
        let whole = self.setting.corridors[usize::from(way)].half * (2.0 * THROUGH);
        if gone.x < whole.x && gone.y < whole.y {
            return;
        }
        let loaded = self.held_by(carrier).is_some();
        if loaded {
            let used = &mut self.state.used[usize::from(way)];
            *used = used.saturating_add(1);
        }
        let after = flag(self.state.blocked.is_some());
        emit(
            events,
            seat,
            Happened::WentThrough,
            &[f64::from(way), flag(loaded), after],
        );
    }

    /// The cable charges what is plugged in, reaches so far, and may be wanted elsewhere.
    pub(crate) fn charge(&mut self, events: &mut Vec<Event>) {
        let Some(charger) = &self.setting.parameters.charger else {
            return;
        };
        let (at, enough) = (DVec2::from(charger.at_m), 0.01 * charger.enough_percent);
        if let Some(load) = self.state.plugged.map(usize::from) {
            let away = length(self.state.loads[load].motion.pose.at - at);
            if !self.is_open_load(load) || away > charger.cable_m {
                self.state.plugged = None;
                let seat = usize::from(self.state.loads[load].bearer.unwrap_or(0));
                emit(events, seat, Happened::PlugPopped, &[number(load)]);
            } else {
                let of = &mut self.state.loads[load];
                of.charge = (of.charge + 0.01 * charger.charges_percent_per_s * TICK_S).min(1.0);
            }
        }
        let has_enough = |load: u8| self.state.loads[usize::from(load)].charge >= enough;
        let wanted = self
            .state
            .plugged
            .filter(|load| has_enough(*load))
            .and_then(|_| self.to_plug().filter(|load| self.state.loads[*load].charge < enough))
            .map(|load| load as u8);
        if wanted == self.state.wanted {
            return;
        }
        if let (Some(load), None) = (wanted, self.state.wanted) {
            for seat in self.state.carriers.iter().filter_map(|carrier| carrier.seat) {
                emit(events, usize::from(seat), Happened::ChargerWanted, &[f64::from(load)]);
            }
        }
        self.state.wanted = wanted;
    }

    /// What the cable would be plugged into: of what it reaches, the one with the least charge.
    pub(crate) fn to_plug(&self) -> Option<usize> {
        let charger = self.setting.parameters.charger.as_ref()?;
        let loads = self.setting.parameters.loads.iter().enumerate();
        let reached = loads.filter(|(at, load)| {
            let of = &self.state.loads[*at];
            let away = length(of.motion.pose.at - DVec2::from(charger.at_m));
            let other = self.state.plugged != Some(*at as u8);
            load.is_electric() && self.is_open_load(*at) && other && away <= charger.cable_m && of.charge < 1.0
        });
        reached.map(|(at, _)| at).min_by(|one, other| {
            self.state.loads[*one]
                .charge
                .total_cmp(&self.state.loads[*other].charge)
        })
    }

    /// What stands where it belongs and is held by nobody has arrived.
    pub(crate) fn arrive(&mut self, events: &mut Vec<Event>) {
        for load in 0..self.state.loads.len() {
            let slow = length(self.state.loads[load].motion.velocity) < ARRIVES_M_S;
            let held = self.holders(load).next().is_some();
            if self.is_open_load(load) && slow && !held && self.is_in_place(load) {
                let tick = self.state.tick;
                let of = &mut self.state.loads[load];
                of.arrived = Some(tick);
                of.motion.stop();
                let seat = usize::from(of.bearer.unwrap_or(0));
                emit(events, seat, Happened::LoadArrived, &[number(load)]);
            }
        }
    }
}

//! « Relève ! »: those in the hall say with stickers what is left to do, others take their places and may read the note.

use super::course::Comes;
use super::moving::WANTS_WATER;
use super::running::{Relay, emit, number};
use super::state::Stage;
use super::sticker::{Spot, Sticker};
use super::vocabulary::{Happened, flag};
use super::way;
use crate::Event;
use crate::teamwork::notice::Notice;

impl Relay {
    /// Time stands.
    pub(crate) fn call_relief(&mut self, events: &mut Vec<Event>) {
        let here = self.here();
        for carrier in &mut self.state.carriers {
            carrier.motion.stop();
            carrier.sticks = [0; 2];
        }
        for load in &mut self.state.loads {
            load.motion.stop();
        }
        // Those who waited come next, then those who were there, in each other's place.
        let now: Vec<usize> = self
            .state
            .carriers
            .iter()
            .filter_map(|of| of.seat.map(usize::from))
            .collect();
        let waited = here.iter().copied().filter(|seat| !now.contains(seat));
        let next: Vec<usize> = waited.chain(now.iter().rev().copied()).collect();
        let mut taken: Vec<usize> = Vec::new();
        for carrier in 0..2 {
            let own = self.state.carriers[carrier].seat.map(usize::from);
            let free = |seat: &usize| !taken.contains(seat);
            let other = next.iter().copied().find(|seat| free(seat) && Some(*seat) != own);
            let seat = other.or_else(|| next.iter().copied().find(free));
            taken.extend(seat);
            self.state.carriers[carrier].next = seat.map(|seat| seat as u8);
        }
        for person in &mut self.state.people {
            person.handed_over = false;
            person.took_place = false;
            person.sticker = None;
            person.reads = false;
            person.has_read = false;
            person.has_moved = false;
        }
        self.state.stage = Stage::Leaving(self.state.tick);
        for seat in here {
            let part = match (self.carrier_of(seat).is_some(), self.comes(seat)) {
                (true, true) => 2,
                (true, false) => 0,
                (false, true) => 1,
                (false, false) => continue,
            };
            emit(events, seat, Happened::ReliefCame, &[number(part)]);
        }
    }

    /// Whether a seat takes somebody's place in this relief.
    pub(crate) fn comes(&self, seat: usize) -> bool {
        self.state
            .carriers
            .iter()
            .any(|carrier| carrier.next == Some(seat as u8))
    }

    /// Everybody has handed over, or is not waited for.
    pub(crate) fn is_handed_over(&self) -> bool {
        let waits = |seat: u8| {
            let seat = usize::from(seat);
            !self.state.people[seat].handed_over && !self.is_quiet(seat, self.setting.quiet)
        };
        !self.state.carriers.iter().filter_map(|carrier| carrier.seat).any(waits)
    }

    /// Everybody has taken their place, or is not waited for.
    pub(crate) fn is_taken_over(&self) -> bool {
        let waits = |seat: u8| {
            let seat = usize::from(seat);
            !self.state.people[seat].took_place && !self.is_quiet(seat, self.setting.quiet)
        };
        !self.state.carriers.iter().filter_map(|carrier| carrier.next).any(waits)
    }

    /// Time goes on, with others in the hall.
    pub(crate) fn end_relief(&mut self) {
        for carrier in &mut self.state.carriers {
            carrier.seat = carrier.next.take();
            carrier.stuck = None;
            carrier.pushes = 0;
            carrier.loose = 0;
        }
        self.state.stage = Stage::Moving(Comes::Blocked, self.state.tick);
    }

    pub(crate) fn stick(&mut self, seat: usize, spot: Spot, events: &mut Vec<Event>) {
        let Some(sticker) = self.state.people[seat].sticker.take() else {
            // With empty hands, what lies there is taken off.
            if let Some(at) = self.state.stickers.iter().position(|lies| *lies == Some(spot)) {
                self.state.stickers[at] = None;
                emit(events, seat, Happened::StickerOff, &[number(at)]);
            }
            return;
        };
        self.state.stickers[usize::from(sticker)] = Some(spot);
        let place = self
            .setting
            .spots
            .iter()
            .position(|(known, _)| *known == spot)
            .unwrap_or(0);
        let open = self
            .setting
            .sticker(sticker)
            .is_some_and(|kind| self.is_open_task(kind, spot));
        let fields = [f64::from(sticker), number(place), flag(open)];
        emit(events, seat, Happened::StickerPut, &fields);
    }

    pub(crate) fn turn_note(&mut self, seat: usize, events: &mut Vec<Event>) {
        let person = &mut self.state.people[seat];
        person.reads = !person.reads;
        if person.reads {
            person.has_read = true;
            emit(events, seat, Happened::NoteOpened, &[flag(person.has_moved)]);
        }
    }

    /// Whether what a sticker says of something is so.
    pub(crate) fn is_open_task(&self, sticker: Sticker, spot: Spot) -> bool {
        let enough = self
            .setting
            .parameters
            .charger
            .as_ref()
            .map_or(0.0, |of| 0.01 * of.enough_percent);
        let loads = || (0..self.state.loads.len()).filter(|load| self.is_open_load(*load));
        let wants_charge = |load: &usize| {
            self.setting.parameters.loads[*load].is_electric() && self.state.loads[*load].charge < enough
        };
        let wants_water = |load: &usize| {
            self.setting.parameters.loads[*load].sloshes() && self.state.loads[*load].water < WANTS_WATER
        };
        let is_open = |load: u8| self.is_open_load(usize::from(load));
        match (sticker, spot) {
            (Sticker::ForTwo, Spot::Load(load)) => is_open(load) && self.is_heavy(usize::from(load)),
            (Sticker::UnderWay, Spot::Load(load)) => is_open(load) && self.state.loads[usize::from(load)].moved,
            (Sticker::BelongsHere, Spot::Place(place)) => {
                loads().any(|load| self.setting.belongs[load] == usize::from(place))
            }
            (Sticker::HoldDoor, Spot::Door(door)) => self.leads_on(usize::from(door)),
            (Sticker::Charge, Spot::Charger) => loads().any(|load| wants_charge(&load)),
            (Sticker::Charge, Spot::Load(load)) => is_open(load) && wants_charge(&usize::from(load)),
            (Sticker::Water, Spot::Tap) => loads().any(|load| wants_water(&load)),
            (Sticker::Water, Spot::Load(load)) => is_open(load) && wants_water(&usize::from(load)),
            _ => false,
        }
    }

    /// Whether a load that is under way gets to its place by this door, and would not with all doors shut.
    fn leads_on(&self, door: usize) -> bool {
        let open = |load: &usize| self.is_open_load(*load);
        (0..self.state.loads.len()).filter(open).any(|load| {
            let from = self.state.loads[load].motion.pose.at;
            let place = &self.setting.parameters.places[self.setting.belongs[load]];
            let to = place.at_m.into();
            let half = self.setting.parameters.loads[load].half_m;
            let radius = half[0].min(half[1]);
            let others = |but: Option<usize>| {
                let doors = self.setting.doors.iter().enumerate();
                let shut = doors.filter(move |(at, _)| Some(*at) != but).map(|(_, rect)| *rect);
                let walls = self.setting.walls.iter().copied();
                way::Ground::new(&self.setting, &walls.chain(shut).collect::<Vec<_>>(), radius)
            };
            !others(None).leads(from, to) && others(Some(door)).leads(from, to)
        })
    }

    /// That it went on by itself was said.
    pub(crate) fn went_on(&mut self, events: &mut Vec<Event>) {
        let phase = number(self.phase_index());
        self.state.acted = self.state.tick;
        self.state.notice = Some(Notice::Unread);
        emit(events, 0, Happened::MovedOn, &[phase]);
    }
}

//! How a session goes on: people gather, stretch follows on stretch, the relief between them; the fête.

use super::course::Comes;
use super::load::Nature;
use super::running::{Relay, emit, number};
use super::state::Stage;
use super::vocabulary::Happened;
use crate::noise::Noise;
use crate::teamwork::notice;
use crate::{Event, ticks};

/// The corridor that was used most is waited for so long to be clear, s; then any is blocked that is.
const CLEARS_S: f64 = 20.0;

impl Relay {
    /// What follows from a tick.
    pub(crate) fn go_on(&mut self, acts: bool, events: &mut Vec<Event>) {
        self.state.notice = notice::after(self.state.notice, self.state.tick, acts);
        let tick = self.state.tick;
        let since = |from: u32| tick - from.min(tick);
        let idle = |from: u32| since(self.state.acted.max(from)) >= self.setting.idle;
        match self.state.stage {
            Stage::Gathering if self.all_are_ready() => self.begin(Comes::Together, events),
            Stage::Gathering if idle(0) => {
                self.went_on(events);
                self.begin(Comes::Together, events);
            }
            Stage::Gathering => {}
            Stage::Moving(stretch, from) => {
                if stretch == Comes::Blocked {
                    self.block(since(from), events);
                }
                let waits = stretch == Comes::Blocked && self.state.blocked.is_none();
                if since(from) >= self.setting.lasts(stretch) || self.all_arrived() && !waits {
                    self.next(stretch, events);
                }
            }
            Stage::Leaving(_) if self.is_handed_over() => self.state.stage = Stage::Arriving(tick),
            Stage::Arriving(_) if self.is_taken_over() => self.end_relief(),
            Stage::Leaving(from) | Stage::Arriving(from) => {
                if idle(from) {
                    self.went_on(events);
                    self.end_relief();
                }
            }
            Stage::Fete(began) => self.state.over |= since(began) >= ticks(self.setting.parameters.course.fete.lasts_s),
        }
    }

    /// Nobody who is there is waited for any more, and somebody alone has waited for others.
    fn all_are_ready(&self) -> bool {
        let here = self.here();
        let waits = |seat: &usize| !self.state.people[*seat].ready && !self.is_quiet(*seat, self.setting.quiet);
        let some = here.iter().any(|seat| self.state.people[*seat].ready);
        let alone = here.len() == 1 && !here.iter().all(|seat| self.is_quiet(*seat, self.setting.quiet));
        some && !alone && !here.iter().any(waits)
    }

    fn all_arrived(&self) -> bool {
        self.state.loads.iter().all(|load| !load.came || load.arrived.is_some())
    }

    fn begin(&mut self, stretch: Comes, events: &mut Vec<Event>) {
        self.state.stage = Stage::Moving(stretch, self.state.tick);
        self.bring(stretch, events);
    }

    /// The loads of a stretch come; whoever stands where they do is moved aside.
    fn bring(&mut self, stretch: Comes, events: &mut Vec<Event>) {
        for at in 0..self.state.loads.len() {
            let load = &self.setting.parameters.loads[at];
            if load.comes != stretch {
                continue;
            }
            let plugged = matches!(load.nature, Nature::Electric { plugged: true, .. });
            self.state.loads[at].came = true;
            if plugged && self.state.plugged.is_none() {
                self.state.plugged = Some(at as u8);
            }
            for seat in self.here() {
                emit(events, seat, Happened::LoadCame, &[number(at)]);
            }
        }
    }

    fn next(&mut self, stretch: Comes, events: &mut Vec<Event>) {
        match stretch {
            Comes::Together => self.begin(Comes::Doors, events),
            Comes::Doors => self.begin(Comes::Charger, events),
            Comes::Charger => {
                // What comes after the relief is seen by those who leave.
                self.bring(Comes::Blocked, events);
                self.call_relief(events);
            }
            Comes::Blocked => {
                self.open_hands();
                self.state.stage = Stage::Fete(self.state.tick);
                let arrived = self.state.loads.iter().filter(|load| load.arrived.is_some()).count();
                emit(events, 0, Happened::Ended, &[number(arrived)]);
            }
        }
    }

    /// The corridor that was used most is blocked, as soon as it is clear; where several were, the seed chooses.
    fn block(&mut self, since: u32, events: &mut Vec<Event>) {
        let mut noise = Noise::new(self.state.seed, 210);
        let after = ticks(noise.between(self.setting.parameters.course.blocks_after_s));
        if self.state.blocked.is_some() || since < after {
            return;
        }
        let ways = self.setting.corridors.len();
        let first = noise.below(ways);
        let most = self.state.used.iter().copied().max().unwrap_or(0);
        let preferred = (0..ways)
            .map(|way| (first + way) % ways)
            .find(|way| self.state.used[*way] == most);
        let is_clear = |way: &usize| !self.is_occupied(self.setting.corridors[*way]);
        let mut clear = preferred.filter(is_clear);
        if clear.is_none() && since >= after + ticks(CLEARS_S) {
            clear = (0..ways).map(|way| (first + way) % ways).find(is_clear);
        }
        let Some(way) = clear else { return };
        self.state.blocked = Some(way as u8);
        for seat in self.state.carriers.iter().filter_map(|carrier| carrier.seat) {
            emit(events, usize::from(seat), Happened::CorridorBlocked, &[number(way)]);
        }
    }
}

//! How a session goes on: people gather, roles go round, modules light up one after the other; the end.

use super::role::Role;
use super::running::{Automaton, lit, number};
use super::state::Stage;
use super::vocabulary::Happened;
use crate::teamwork::notice::{self, Notice};
use crate::{Emitter, Event, ticks};

/// Finding one's carnet may take so many times what makes hands quiet.
const FINDING: u32 = 3;

impl Automaton {
    /// What follows from a tick.
    pub(crate) fn go_on(&mut self, acts: bool, events: &mut Vec<Event>) {
        self.state.notice = notice::after(self.state.notice, self.state.tick, acts);
        let since = |tick: u32, of: &Self| of.state.tick - tick.min(of.state.tick);
        match self.state.stage {
            Stage::Letter if self.all_have_the_letter() => self.begin(events),
            Stage::Roles(_) if self.roles_are_taken() => self.light(events),
            Stage::Waking(woke) if since(woke, self) >= self.setting.wakes => self.next_module(events),
            Stage::Portrait(began) => {
                self.state.over |= since(began, self) >= ticks(self.setting.parameters.portrait.lasts_s);
            }
            Stage::Letter | Stage::Roles(_) | Stage::Setting | Stage::Surprise(..) | Stage::Waking(_) => {
                if since(self.state.acted, self) >= self.setting.idle {
                    self.go_on_by_itself(events);
                }
            }
        }
        if let Some(read) = self.state.front.reads
            && since(read, self) >= self.setting.reads_back * self.state.front.entered.len().max(1) as u32
        {
            self.state.front.reads = None;
        }
    }

    fn go_on_by_itself(&mut self, events: &mut Vec<Event>) {
        let phase = number(self.phase_index());
        self.state.acted = self.state.tick;
        self.state.notice = Some(Notice::Unread);
        Emitter::new(events, 0).emit(Happened::MovedOn, &[phase]);
        match self.state.stage {
            Stage::Letter => self.begin(events),
            Stage::Roles(_) => self.light(events),
            _ => self.next_module(events),
        }
    }

    /// Somebody has the letter, nobody who is there is still looking, and somebody alone has waited for others.
    fn all_have_the_letter(&self) -> bool {
        let here = self.here();
        let looking = |seat: &usize| {
            let person = self.state.people[*seat];
            !person.same_letter && !self.is_quiet(*seat, FINDING * self.setting.quiet)
        };
        let some = here.iter().any(|seat| self.state.people[*seat].same_letter);
        let alone = here.len() == 1 && !here.iter().all(|seat| self.is_quiet(*seat, self.setting.quiet));
        some && !alone && !here.iter().any(looking)
    }

    /// Nobody who is there is still to take their role, and somebody is at the front.
    fn roles_are_taken(&self) -> bool {
        let taken = |seat: &usize| self.state.people[*seat].took_role;
        let waits = |seat: &usize| !taken(seat) && !self.is_quiet(*seat, self.setting.quiet);
        self.hands().is_some_and(|hands| taken(&hands)) && !self.here().iter().any(waits)
    }

    /// The first roles, in the order of seats.
    fn begin(&mut self, events: &mut Vec<Event>) {
        self.give_roles(0, events);
    }

    /// Gives roles from the `first`-th of those who are there on.
    fn give_roles(&mut self, first: usize, events: &mut Vec<Event>) {
        let here = self.here();
        for person in &mut self.state.people {
            person.role = None;
            person.took_role = false;
        }
        for place in 0..here.len() {
            let seat = here[(first + place) % here.len()];
            self.give_role(seat, Role::at(place, here.len()), events);
        }
        self.state.stage = Stage::Roles(self.state.tick);
    }

    /// The module lights up.
    fn light(&mut self, events: &mut Vec<Event>) {
        self.state.stage = Stage::Setting;
        let Some(module) = self.module() else { return };
        self.state.front = self.fresh_front(module);
        for seat in self.here() {
            let role = self.role(seat).map_or(0, Role::index);
            Emitter::new(events, seat as u8).emit(Happened::ModuleLit, &lit(self, module, role));
        }
    }

    fn next_module(&mut self, events: &mut Vec<Event>) {
        self.state.at += 1;
        if self.setting.module_of(self.state.beat, self.state.at).is_some() {
            self.light(events);
            return;
        }
        if usize::from(self.state.beat) + 1 >= self.setting.beats.len() {
            self.state.stage = Stage::Portrait(self.state.tick);
            let awake = self.state.woken.iter().filter(|woken| **woken).count();
            Emitter::new(events, 0).emit(Happened::Ended, &[number(awake)]);
            return;
        }
        self.state.beat += 1;
        self.state.at = 0;
        // Roles go round: whoever sits next to the hands is at the front now.
        let here = self.here();
        let hands = self
            .hands()
            .and_then(|hands| here.iter().position(|seat| *seat == hands));
        self.give_roles(hands.map_or(0, |hands| hands + 1), events);
    }
}

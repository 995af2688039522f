//! What people do: which choices are open to whom, and what they change.

use super::carnet::{self, LETTERS};
use super::choice::{Act, Choice};
use super::front::Works;
use super::role::Role;
use super::running::{Automaton, number};
use super::state::{OnFront, Stage};
use super::vocabulary::{Happened, flag};
use crate::noise::Noise;
use crate::{Emitter, Event, Verb};

/// Surprises after which people may ask themselves whether they have the right carnet.
pub(crate) const DOUBTS_AFTER: u8 = 2;

fn emit(events: &mut Vec<Event>, seat: usize, kind: Happened, fields: &[f64]) {
    Emitter::new(events, seat as u8).emit(kind, fields);
}

impl Automaton {
    /// Whether a seat can make this choice now.
    pub(crate) fn is_open(&self, seat: usize, choice: Choice) -> bool {
        let Some(person) = self.state.people.get(seat) else {
            return false;
        };
        let stage = self.state.stage;
        let plays = matches!(stage, Stage::Portrait(_));
        if !person.here {
            return choice == Choice::Act(Act::Here) && !plays;
        }
        let is_hands = person.role == Some(Role::Hands);
        let setting = stage == Stage::Setting;
        match choice {
            Choice::Act(Act::Here) => false,
            Choice::Act(Act::SameLetter) => stage == Stage::Letter && !person.same_letter,
            Choice::Act(Act::LetterBack | Act::LetterOn) => {
                stage == Stage::Letter || setting && is_hands && self.state.front.surprises >= DOUBTS_AFTER
            }
            Choice::Level(level) => matches!(stage, Stage::Letter | Stage::Roles(_)) && level != self.state.level,
            Choice::Act(Act::TakeRole) => matches!(stage, Stage::Roles(_)) && !person.took_role,
            Choice::Act(Act::TakeHands) => {
                let at_work = matches!(stage, Stage::Roles(_) | Stage::Setting | Stage::Surprise(..));
                let quiet = |hands: usize| self.is_quiet(hands, self.setting.quiet);
                at_work && !is_hands && self.hands().is_none_or(quiet)
            }
            Choice::Slot(slot) => setting && self.slot_is_open(is_hands, slot),
            Choice::Lever => setting && is_hands && self.is_all_set(),
            Choice::Act(Act::ReadBack) => setting && is_hands && self.is_all_set() && self.state.front.reads.is_none(),
            Choice::Act(Act::Undo) => is_hands && (matches!(stage, Stage::Surprise(..)) || self.can_begin_again()),
            Choice::Act(Act::Finish) => plays,
        }
    }

    /// Bells and turns that were entered can be taken back; what is set can just be set otherwise.
    fn can_begin_again(&self) -> bool {
        let entered = !self.state.front.entered.is_empty();
        self.state.stage == Stage::Setting && entered && !matches!(self.works(), Some(Works::Set(..)))
    }

    fn slot_is_open(&self, is_hands: bool, slot: u8) -> bool {
        let front = &self.state.front;
        let shown = usize::from(slot) < front.shown.len();
        match self.works() {
            Some(Works::Set(..)) => is_hands && shown,
            Some(Works::Bells) => is_hands && shown && !front.entered.contains(&slot),
            Some(Works::Crank) => {
                let alone = self.here().len() < 2;
                let mine = if slot == 0 { is_hands } else { !is_hands || alone };
                slot < 2 && mine && !self.is_all_set()
            }
            None => false,
        }
    }

    pub(crate) fn choose(&mut self, seat: usize, choice: Choice, events: &mut Vec<Event>) {
        match choice {
            Choice::Slot(slot) => self.use_slot(seat, slot, events),
            Choice::Lever => self.pull(seat, events),
            Choice::Level(level) => {
                self.state.level = level;
                emit(events, seat, Happened::LevelSet, &[number(level as usize)]);
            }
            Choice::Act(act) => self.act(seat, act, events),
        }
    }

    fn act(&mut self, seat: usize, act: Act, events: &mut Vec<Event>) {
        match act {
            Act::Here => self.join(seat, events),
            Act::SameLetter => {
                self.state.people[seat].same_letter = true;
                emit(events, seat, Happened::LetterSame, &[f64::from(self.state.letter)]);
            }
            Act::LetterBack => self.turn_letter(seat, LETTERS - 1, events),
            Act::LetterOn => self.turn_letter(seat, 1, events),
            Act::TakeRole => {
                self.state.people[seat].took_role = true;
                let role = self.role(seat).map_or(0, Role::index);
                emit(events, seat, Happened::RoleTaken, &[number(role)]);
            }
            Act::TakeHands => self.relieve(seat, events),
            Act::ReadBack => {
                self.state.front.reads = Some(self.state.tick);
                self.state.front.was_read = true;
                emit(events, seat, Happened::ReadBack, &[]);
            }
            Act::Undo => self.put_back(seat, events),
            Act::Finish => self.state.over = true,
        }
    }

    fn join(&mut self, seat: usize, events: &mut Vec<Event>) {
        self.state.people[seat].here = true;
        emit(events, seat, Happened::Joined, &[]);
        if self.state.stage == Stage::Letter {
            return;
        }
        // Who comes later gets what is missing, else a second carnet.
        let has = |role: Role| self.state.people.iter().any(|person| person.role == Some(role));
        let missing = Role::ALL.into_iter().find(|role| !has(*role));
        self.give_role(seat, missing.unwrap_or(Role::Carnet), events);
    }

    pub(crate) fn give_role(&mut self, seat: usize, role: Role, events: &mut Vec<Event>) {
        let person = &mut self.state.people[seat];
        person.role = Some(role);
        person.took_role = false;
        emit(events, seat, Happened::RoleCame, &[number(role.index())]);
    }

    fn turn_letter(&mut self, seat: usize, by: u8, events: &mut Vec<Event>) {
        self.state.letter = (self.state.letter + by) % LETTERS;
        for person in &mut self.state.people {
            person.same_letter = false;
        }
        emit(events, seat, Happened::LetterTurned, &[f64::from(self.state.letter)]);
        if let Some(module) = self.module() {
            // Another carnet, another page; what was tried with the wrong one counts for nothing.
            self.state.front = self.fresh_front(module);
        }
    }

    /// A module as it lights up.
    pub(crate) fn fresh_front(&self, module: usize) -> OnFront {
        let state = &self.state;
        let shown = carnet::shown(&self.setting, state.seed, state.letter, module, state.level as usize);
        let sets = self
            .setting
            .module(module)
            .is_some_and(|of| matches!(of.works, Works::Set(..)));
        OnFront {
            entered: vec![0; if sets { shown.len() } else { 0 }],
            shown,
            ..OnFront::default()
        }
    }

    /// Whoever was quiet at the front and whoever was not change places.
    fn relieve(&mut self, seat: usize, events: &mut Vec<Event>) {
        let before = self.role(seat).unwrap_or(Role::Carnet);
        if let Some(hands) = self.hands() {
            self.give_role(hands, before, events);
            self.state.people[hands].took_role = true;
        }
        self.give_role(seat, Role::Hands, events);
        self.state.people[seat].took_role = true;
        emit(events, seat, Happened::HandsTaken, &[]);
    }

    fn use_slot(&mut self, seat: usize, slot: u8, events: &mut Vec<Event>) {
        self.state.front.was_read = false;
        self.state.front.reads = None;
        let place = usize::from(slot);
        let marks = match self.works() {
            Some(Works::Set(_, marks)) => Some(marks.clone()),
            _ => None,
        };
        if let Some(marks) = marks {
            let Some(entered) = self.state.front.entered.get_mut(place) else {
                return;
            };
            *entered = *entered % (marks.len().max(1) as u8) + 1;
            let id = marks.get(usize::from(*entered) - 1);
            let known = self
                .setting
                .parameters
                .marks
                .iter()
                .position(|mark| Some(&mark.id) == id);
            emit(
                events,
                seat,
                Happened::Set,
                &[number(place + 1), number(known.unwrap_or(0))],
            );
            return;
        }
        self.state.front.entered.push(slot);
        if self.works() == Some(&Works::Crank) {
            emit(events, seat, Happened::Turned, &[flag(slot == 1)]);
        } else {
            emit(events, seat, Happened::Rung, &[number(place + 1)]);
        }
    }

    /// The lever: settings are those of the page, or something absurd comes out.
    fn pull(&mut self, seat: usize, events: &mut Vec<Event>) {
        let Some(module) = self.module() else { return };
        let state = &self.state;
        let before = f64::from(state.front.surprises);
        emit(events, seat, Happened::LeverPulled, &[number(module), before]);
        let right = carnet::right(&self.setting, state.letter, module, &state.front.shown);
        if state.front.entered == right {
            self.state.stage = Stage::Waking(self.state.tick);
            self.state.woken[module] = true;
            let part = self.setting.module(module).map_or(0, |of| of.wakes as usize);
            emit(events, seat, Happened::PartWoke, &[number(part), number(module)]);
            return;
        }
        let so_far: u64 = state.came.iter().map(|came| u64::from(*came)).sum();
        let what = Noise::new(state.seed, 1_000 + so_far).below(state.came.len());
        self.state.stage = Stage::Surprise(what as u8, self.state.tick);
        self.state.came[what] = self.state.came[what].saturating_add(1);
        self.state.front.surprises = self.state.front.surprises.saturating_add(1);
        emit(events, seat, Happened::SurpriseCame, &[number(what)]);
    }

    fn put_back(&mut self, seat: usize, events: &mut Vec<Event>) {
        let surprise = matches!(self.state.stage, Stage::Surprise(..));
        self.state.stage = Stage::Setting;
        self.state.front.was_read = false;
        self.state.front.reads = None;
        if !matches!(self.works(), Some(Works::Set(..))) {
            self.state.front.entered.clear();
        }
        emit(events, seat, Happened::PutBack, &[flag(surprise)]);
    }

    /// Verbs are heard: whoever asks about a line that cannot be read gets the piece that is missing.
    pub(crate) fn hear(&mut self, seat: usize, verb: Verb, events: &mut Vec<Event>) {
        if verb == Verb::Ask
            && self.smudge_open()
            && let Some(module) = self.module()
        {
            self.state.front.scrap = true;
            emit(events, seat, Happened::PieceCame, &[number(module)]);
        }
    }
}

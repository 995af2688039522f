//! What people do: which choices are open to whom, and what they change.

use super::choice::{Act, Choice};
use super::running::{Relay, emit, number};
use super::state::{Grip, Stage};
use super::vocabulary::{Happened, flag};
use crate::{Event, Verb};

/// Whoever holds something may be quiet for so many times as long as with empty hands.
const HOLDING_ON: u32 = 3;

impl Relay {
    /// Whether a seat can make this choice now.
    pub(crate) fn is_open(&self, seat: usize, choice: Choice) -> bool {
        let Some(person) = self.state.people.get(seat) else {
            return false;
        };
        let stage = self.state.stage;
        let feast = matches!(stage, Stage::Fete(_));
        if !person.here {
            return choice == Choice::Act(Act::Here) && !feast;
        }
        let carrier = self.carrier_of(seat);
        let moves = matches!(stage, Stage::Moving(..));
        let leaves = matches!(stage, Stage::Leaving(_)) && carrier.is_some() && !person.handed_over;
        match choice {
            Choice::Act(Act::Here) => false,
            Choice::Act(Act::Ready) => stage == Stage::Gathering && !person.ready,
            Choice::Act(Act::Grip) => {
                let free = |carrier: &usize| self.state.carriers[*carrier].grip == Grip::Nothing;
                moves
                    && carrier
                        .filter(free)
                        .is_some_and(|carrier| self.in_reach(carrier).is_some())
            }
            Choice::Act(Act::LetGo) => {
                moves && carrier.is_some_and(|carrier| self.state.carriers[carrier].grip != Grip::Nothing)
            }
            Choice::Act(Act::Plug) => {
                moves && self.state.plugged.is_none() && self.at_charger(carrier) && self.to_plug().is_some()
            }
            Choice::Act(Act::Unplug) => moves && self.state.plugged.is_some() && self.at_charger(carrier),
            Choice::Act(Act::Note) => {
                let coming = matches!(stage, Stage::Arriving(_)) && self.comes(seat);
                let after = moves && carrier.is_some() && self.is_after_relief();
                coming || after
            }
            Choice::Act(Act::HandOver) => leaves && person.sticker.is_none(),
            Choice::Act(Act::TakePlace) => {
                matches!(stage, Stage::Arriving(_)) && self.comes(seat) && !person.took_place
            }
            Choice::Act(Act::TakeOver) => moves && carrier.is_none() && self.to_relieve().is_some(),
            Choice::Act(Act::Finish) => feast,
            Choice::Sticker(at) => {
                let free = self.state.stickers.get(usize::from(at)).is_some_and(Option::is_none);
                let others = self.state.people.iter().enumerate();
                let mut in_hand = others.filter(|(other, person)| *other != seat && person.sticker == Some(at));
                leaves && free && in_hand.next().is_none()
            }
            Choice::Spot(spot) => {
                let lies = self.state.stickers.contains(&Some(spot));
                leaves && if person.sticker.is_some() { !lies } else { lies }
            }
        }
    }

    pub(crate) fn choose(&mut self, seat: usize, choice: Choice, events: &mut Vec<Event>) {
        match choice {
            Choice::Sticker(at) => {
                // Taken again, it is put back.
                let person = &mut self.state.people[seat];
                person.sticker = (person.sticker != Some(at)).then_some(at);
            }
            Choice::Spot(spot) => self.stick(seat, spot, events),
            Choice::Act(act) => self.act(seat, act, events),
        }
    }

    fn act(&mut self, seat: usize, act: Act, events: &mut Vec<Event>) {
        match act {
            Act::Here => self.join(seat, events),
            Act::Ready => {
                self.state.people[seat].ready = true;
                emit(events, seat, Happened::Readied, &[]);
            }
            Act::Grip => self.grip(seat, events),
            Act::LetGo => {
                if let Some(carrier) = self.carrier_of(seat) {
                    self.let_go(carrier, events);
                }
            }
            Act::Plug => self.plug(seat, events),
            Act::Unplug => self.unplug(seat, events),
            Act::Note => self.turn_note(seat, events),
            Act::HandOver => {
                self.state.people[seat].handed_over = true;
                let put = self.state.stickers.iter().flatten().count();
                emit(events, seat, Happened::HandedOver, &[number(put)]);
            }
            Act::TakePlace => {
                self.state.people[seat].took_place = true;
                emit(events, seat, Happened::PlaceTaken, &[]);
            }
            Act::TakeOver => self.relieve(seat, events),
            Act::Finish => self.state.over = true,
        }
    }

    fn join(&mut self, seat: usize, events: &mut Vec<Event>) {
        self.state.people[seat].here = true;
        emit(events, seat, Happened::Joined, &[]);
        // Whoever comes while somebody is missing in the hall moves them; the others wait for the relief.
        let relief = matches!(self.state.stage, Stage::Leaving(_) | Stage::Arriving(_));
        let missing = self.state.carriers.iter_mut().find(|carrier| carrier.seat.is_none());
        if let Some(carrier) = missing.filter(|_| !relief) {
            carrier.seat = Some(seat as u8);
        }
    }

    /// Somebody in the hall who did nothing for long: those who wait may take over.
    fn to_relieve(&self) -> Option<usize> {
        let quiet = |carrier: &usize| {
            let of = &self.state.carriers[*carrier];
            // Holding on for the other is no being away.
            let patience = if of.grip == Grip::Nothing { 1 } else { HOLDING_ON };
            let away = |seat: u8| self.is_quiet(usize::from(seat), patience * self.setting.quiet);
            of.seat.is_none_or(away)
        };
        (0..2).find(quiet)
    }

    fn relieve(&mut self, seat: usize, events: &mut Vec<Event>) {
        if let Some(carrier) = self.to_relieve() {
            let of = &mut self.state.carriers[carrier];
            of.seat = Some(seat as u8);
            of.sticks = [0; 2];
            emit(events, seat, Happened::TookOver, &[]);
        }
    }

    /// Verbs are heard: help that was asked for is known as such.
    pub(crate) fn hear(&mut self, seat: usize, verb: Option<Verb>) {
        if verb == Some(Verb::Ask) {
            self.state.people[seat].asked = Some(self.state.tick);
        }
    }

    fn at_charger(&self, carrier: Option<usize>) -> bool {
        let Some(charger) = &self.setting.parameters.charger else {
            return false;
        };
        let reach = self.setting.parameters.walking.reach_m + 0.5;
        carrier.is_some_and(|carrier| {
            let at = self.state.carriers[carrier].motion.pose.at;
            super::geometry::length(at - glam::DVec2::from(charger.at_m)) <= reach
        })
    }

    fn plug(&mut self, seat: usize, events: &mut Vec<Event>) {
        if let Some(load) = self.to_plug() {
            self.state.plugged = Some(load as u8);
            let charge = 100.0 * self.state.loads[load].charge;
            emit(events, seat, Happened::Plugged, &[number(load), charge]);
        }
    }

    fn unplug(&mut self, seat: usize, events: &mut Vec<Event>) {
        if let Some(load) = self.state.plugged.take() {
            let wanted = flag(self.state.wanted.is_some());
            emit(events, seat, Happened::Unplugged, &[f64::from(load), wanted]);
            self.state.wanted = None;
        }
    }
}

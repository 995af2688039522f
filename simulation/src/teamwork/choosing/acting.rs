//! What people do: which choices are open to whom, and what they change.

use super::choice::{Act, Choice};
use super::running::{Choosing, number};
use super::state::{Laid, News, Open, Stage, Where};
use super::vocabulary::{Happened, flag};
use crate::{Emitter, Event};

fn emit(events: &mut Vec<Event>, seat: usize, kind: Happened, fields: &[f64]) {
    Emitter::new(events, seat as u8).emit(kind, fields);
}

impl Choosing {
    /// Whether a seat can make this choice now.
    pub(crate) fn is_open(&self, seat: usize, choice: Choice) -> bool {
        let Some(person) = self.state.people.get(seat) else {
            return false;
        };
        let day = matches!(self.state.stage, Stage::Day(..));
        if !person.here {
            return choice == Choice::Act(Act::Here) && !day;
        }
        if let Some(open) = self.state.curtain {
            // One looks, the others have turned away.
            return choice == Choice::Act(Act::CloseCurtain) && usize::from(open.seat) == seat;
        }
        let places = self.state.stage == Stage::Places;
        let table = self.state.stage == Stage::Table;
        let held = self.held(seat);
        match choice {
            Choice::Act(Act::Here | Act::CloseCurtain) => false,
            Choice::Act(Act::Ready) => places && !person.ready,
            Choice::Act(Act::OpenCurtain) => {
                table && held.is_none() || self.state.stage == Stage::Curtain && !person.looked
            }
            Choice::Act(Act::PutBack) | Choice::Lay(_) => held.is_some(),
            // Once everything has been seen that is there.
            Choice::Act(Act::Finish) => day && self.scene().is_none(),
            Choice::Take(clue) => table && held.is_none() && self.can_take(seat, clue),
            Choice::Vote(place) => {
                let news_wait = matches!(self.state.news, News::Came(_));
                table && held.is_none() && !news_wait && person.vote != Some(place)
            }
            Choice::Level(level) => places && level != self.state.level,
        }
    }

    fn can_take(&self, seat: usize, clue: u8) -> bool {
        let is_shared = self.deal.shared.contains(&clue);
        let is_mine = self.state.people[seat].looked && self.deal.owner(clue) == Some(seat);
        match self.state.cards.get(usize::from(clue)) {
            Some(Where::Kept) => is_shared || is_mine,
            Some(Where::On(_)) => true,
            // Whoever went away left it there.
            Some(Where::Held(by, _)) => self.is_quiet(usize::from(*by)),
            None => false,
        }
    }

    pub(crate) fn choose(&mut self, seat: usize, choice: Choice, events: &mut Vec<Event>) {
        match choice {
            Choice::Take(clue) => self.take(seat, clue, events),
            Choice::Lay(place) => self.lay(seat, place, events),
            Choice::Vote(place) => {
                let before = self.state.people[seat].vote.replace(place);
                let fields = [f64::from(place), flag(before.is_some()), number(self.missing())];
                emit(events, seat, Happened::Chosen, &fields);
            }
            Choice::Level(level) => {
                self.state.level = level;
                self.deal = super::deal::deal(&self.setting, self.state.seed, level);
                emit(events, seat, Happened::LevelSet, &[number(level as usize)]);
            }
            Choice::Act(act) => self.act(seat, act, events),
        }
    }

    fn act(&mut self, seat: usize, act: Act, events: &mut Vec<Event>) {
        match act {
            Act::Here => {
                self.state.people[seat].here = true;
                emit(events, seat, Happened::Joined, &[]);
            }
            Act::Ready => {
                self.state.people[seat].ready = true;
                emit(events, seat, Happened::PlacesSeen, &[]);
            }
            Act::OpenCurtain => self.open_curtain(seat, events),
            Act::CloseCurtain => self.close_curtain(true, events),
            Act::PutBack => {
                if let Some(clue) = self.held(seat) {
                    self.put_back(clue);
                    emit(events, seat, Happened::PutBack, &[f64::from(clue)]);
                }
            }
            Act::Finish => self.state.over = true,
        }
    }

    fn open_curtain(&mut self, seat: usize, events: &mut Vec<Event>) {
        let (pictures, is_news) = self.behind(seat);
        let looked = self.state.people[seat].looked;
        let fields = [flag(looked && !is_news), number(self.others_wait(seat))];
        emit(events, seat, Happened::CurtainOpened, &fields);
        self.state.curtain = Some(Open {
            seat: seat as u8,
            since: self.state.tick,
            news: is_news,
        });
        if is_news {
            self.state.news = News::Seen(seat as u8);
            if let Some((clue, place)) = pictures.first() {
                emit(events, seat, Happened::NewsSeen, &[f64::from(*clue), f64::from(*place)]);
            }
            return;
        }
        if !looked {
            self.state.people[seat].looked = true;
            for (clue, _) in pictures {
                let alone = self.deal.owner(clue) == Some(seat);
                emit(events, seat, Happened::PictureSeen, &[f64::from(clue), flag(alone)]);
            }
        }
    }

    pub(crate) fn close_curtain(&mut self, by_hand: bool, events: &mut Vec<Event>) {
        if let Some(open) = self.state.curtain.take() {
            let seat = usize::from(open.seat);
            let fields = [flag(by_hand), number(self.others_wait(seat))];
            emit(events, seat, Happened::CurtainClosed, &fields);
        }
    }

    fn take(&mut self, seat: usize, clue: u8, events: &mut Vec<Event>) {
        let card = &mut self.state.cards[usize::from(clue)];
        let before = match *card {
            Where::On(laid) | Where::Held(_, Some(laid)) => Some(laid),
            Where::Kept | Where::Held(_, None) => None,
        };
        *card = Where::Held(seat as u8, before);
        let by_other = before.is_some_and(|laid| usize::from(laid.by) != seat);
        emit(events, seat, Happened::Taken, &[f64::from(clue), flag(by_other)]);
    }

    pub(crate) fn put_back(&mut self, clue: u8) {
        let card = &mut self.state.cards[usize::from(clue)];
        if let Where::Held(_, before) = *card {
            *card = before.map_or(Where::Kept, Where::On);
        }
    }

    fn lay(&mut self, seat: usize, place: u8, events: &mut Vec<Event>) {
        let Some(clue) = self.held(seat) else { return };
        let before = match self.state.cards[usize::from(clue)] {
            Where::Held(_, before) => before,
            _ => None,
        };
        if before.is_some_and(|laid| laid.place == place) {
            // It lies where it lay: whoever laid it did.
            self.put_back(clue);
            emit(events, seat, Happened::PutBack, &[f64::from(clue)]);
            return;
        }
        self.state.cards[usize::from(clue)] = Where::On(Laid { place, by: seat as u8 });
        let [clue_field, place_field] = [f64::from(clue), f64::from(place)];
        if let Some(laid) = before {
            let by_other = usize::from(laid.by) != seat;
            let as_news_say = self.state.news != News::Away && self.deal.news == (clue, place);
            let fields = [clue_field, place_field, flag(by_other), flag(as_news_say)];
            emit(events, seat, Happened::Moved, &fields);
        } else {
            let alone = self.deal.owner(clue) == Some(seat);
            emit(events, seat, Happened::Laid, &[clue_field, place_field, flag(alone)]);
        }
    }
}

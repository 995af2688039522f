//! How a session goes on: people gather, look, lay and choose; the late picture; the day.

use super::running::{Choosing, number};
use super::state::{News, Stage, Where};
use super::vocabulary::{Happened, flag};
use crate::teamwork::notice::{self, Notice};
use crate::{Emitter, Event};

impl Choosing {
    /// What follows from a tick.
    pub(crate) fn go_on(&mut self, acts: bool, events: &mut Vec<Event>) {
        self.state.notice = notice::after(self.state.notice, self.state.tick, acts);
        if let Some(open) = self.state.curtain
            && self.since(open.since) >= self.setting.look
        {
            self.close_curtain(false, events);
        }
        match self.state.stage {
            Stage::Day(place, since) => self.live(place, since, events),
            // Behind a curtain nothing else happens.
            _ if self.state.curtain.is_some() => {}
            Stage::Places if self.all_are_ready() => self.state.stage = Stage::Curtain,
            Stage::Curtain if self.all_have_looked() => self.open_table(events),
            Stage::Table if self.news_are_due() => self.bring_news(events),
            Stage::Table if matches!(self.state.news, News::Seen(_)) && self.agreed().is_some() => {
                self.begin_day(self.agreed().unwrap_or(0), events);
            }
            Stage::Places | Stage::Curtain | Stage::Table => {
                if self.since(self.state.acted) >= self.setting.idle {
                    self.go_on_by_itself(events);
                }
            }
        }
    }

    fn since(&self, tick: u32) -> u32 {
        self.state.tick - tick.min(self.state.tick)
    }

    fn go_on_by_itself(&mut self, events: &mut Vec<Event>) {
        let phase = number(self.phase_index());
        self.state.acted = self.state.tick;
        self.state.notice = Some(Notice::Unread);
        Emitter::new(events, 0).emit(Happened::MovedOn, &[phase]);
        match (self.state.stage, self.state.news) {
            (Stage::Places, _) => self.state.stage = Stage::Curtain,
            (Stage::Curtain, _) => self.open_table(events),
            (_, News::Away) => self.bring_news(events),
            (_, News::Came(seat)) => self.state.news = News::Seen(seat),
            (_, News::Seen(_)) => self.begin_day(self.most_chosen(), events),
        }
    }

    /// Somebody is ready, nobody who is there is still looking, and somebody alone has waited for others.
    fn all_are_ready(&self) -> bool {
        let here = self.here();
        let waits = |seat: &usize| !self.state.people[*seat].ready && !self.is_quiet(*seat);
        let some = here.iter().any(|seat| self.state.people[*seat].ready);
        let alone = here.len() == 1 && !here.iter().all(|seat| self.is_quiet(*seat));
        some && !alone && !here.iter().any(waits)
    }

    fn all_have_looked(&self) -> bool {
        let here = self.here();
        let waits = |seat: &usize| !self.state.people[*seat].looked && !self.is_quiet(*seat);
        here.iter().any(|seat| self.state.people[*seat].looked) && !here.iter().any(waits)
    }

    fn open_table(&mut self, events: &mut Vec<Event>) {
        self.state.stage = Stage::Table;
        for seat in self.here() {
            let keeps = number(self.keeps(seat));
            Emitter::new(events, seat as u8).emit(Happened::TableOpened, &[keeps]);
        }
    }

    /// The place that all choose who are there. Talking takes long: only whoever has gone is not waited for.
    pub(crate) fn agreed(&self) -> Option<u8> {
        let here = self.here();
        let counts = |seat: &&usize| self.state.people[**seat].vote.is_some() || !self.has_gone(**seat);
        let mut votes = here.iter().filter(counts).map(|seat| self.state.people[*seat].vote);
        let first = votes.next()??;
        votes.all(|vote| vote == Some(first)).then_some(first)
    }

    fn news_are_due(&self) -> bool {
        if self.state.news != News::Away {
            return false;
        }
        let cards = self.in_play().len();
        let laid = cards - self.missing();
        let enough = laid > 0 && laid * 100 >= cards * usize::from(self.deal.news_after);
        enough || self.agreed().is_some()
    }

    fn bring_news(&mut self, events: &mut Vec<Event>) {
        let here = self.here();
        let awake: Vec<usize> = here.iter().copied().filter(|seat| !self.is_quiet(*seat)).collect();
        let among = if awake.is_empty() { &here } else { &awake };
        let seat = match among.len() {
            0 => 0,
            people => among[usize::from(self.deal.news_for) % people],
        };
        self.state.news = News::Came(seat as u8);
        // Everybody is free to choose again.
        for person in &mut self.state.people {
            person.vote = None;
        }
        Emitter::new(events, seat as u8).emit(Happened::NewsCame, &[f64::from(self.deal.news.0)]);
    }

    /// The place that most choose; of several the first.
    fn most_chosen(&self) -> u8 {
        let places = 0..self.setting.parameters.places.len() as u8;
        let votes = |place: u8| {
            self.state
                .people
                .iter()
                .filter(|person| person.vote == Some(place))
                .count()
        };
        places.rev().max_by_key(|place| votes(*place)).unwrap_or(0)
    }

    fn begin_day(&mut self, place: u8, events: &mut Vec<Event>) {
        let missing = number(self.missing());
        for clue in 0..self.state.cards.len() as u8 {
            if matches!(self.state.cards[usize::from(clue)], Where::Held(..)) {
                self.put_back(clue);
            }
        }
        self.state.stage = Stage::Day(place, self.state.tick);
        for seat in self.here() {
            Emitter::new(events, seat as u8).emit(Happened::Agreed, &[f64::from(place), missing]);
        }
        self.show_scene(place, 0, events);
    }

    fn show_scene(&self, place: u8, at: usize, events: &mut Vec<Event>) {
        if let Some((clue, known)) = self.scenes(place).get(at) {
            Emitter::new(events, 0).emit(Happened::SceneCame, &[f64::from(*clue), flag(*known)]);
        }
    }

    fn live(&mut self, place: u8, since: u32, events: &mut Vec<Event>) {
        let passed = self.since(since);
        let scenes = self.scenes(place).len() as u32;
        if passed > 0 && passed.is_multiple_of(self.setting.scene) {
            self.show_scene(place, (passed / self.setting.scene) as usize, events);
        }
        if passed == (scenes * self.setting.scene).max(1) {
            Emitter::new(events, 0).emit(Happened::Ended, &[f64::from(place)]);
        }
        self.state.over |= passed >= scenes * self.setting.scene + self.setting.dance;
    }
}

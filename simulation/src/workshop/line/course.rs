//! How a session goes on: beats that wait for who acts; the end.

use super::beat::Does;
use super::piece;
use super::running::Line;
use super::setting::Setting;
use super::state::{Notice, Progress};
use super::vocabulary::{Happened, flag};
use crate::{Emitter, TICK_S, ticks};

/// From the moment somebody is back, that the situation went on is said for so long, s.
const SAID_S: f64 = 6.0;

/// What a beat asks now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// Pieces are decided about.
    Pieces,
    /// The order is ready to go.
    Sending,
    /// The machine is to run again.
    Restarting,
    /// The post is laid out.
    Arranging,
    /// Nothing more.
    Nothing,
}

/// A beat as it begins.
pub(crate) fn progress(setting: &Setting, seed: u64, beat: usize) -> Progress {
    let card = setting.card_of(beat);
    let before = beat.checked_sub(1).map_or(card, |before| setting.card_of(before));
    Progress {
        plan: piece::plan(setting, seed, beat),
        brought: 0,
        put: 0,
        good: 0,
        card_is_new: card != before,
        recorded: false,
        order_gone: false,
        restarted: false,
        arranged: false,
        jam_told: false,
    }
}

impl Line {
    fn beat(&self) -> Option<&Does> {
        let beats = &self.setting.parameters.beats;
        beats.get(usize::from(self.state.beat)).map(|beat| &beat.does)
    }

    /// Whether samples are handled.
    pub(crate) fn is_samples(&self) -> bool {
        matches!(self.beat(), Some(Does::Samples))
    }

    /// Pieces that the order still lacks; nothing where there is none.
    pub(crate) fn order_left(&self) -> Option<u16> {
        match self.beat() {
            Some(Does::Pieces(batch)) if batch.order > 0 && !self.state.progress.order_gone => {
                Some(u16::from(batch.order).saturating_sub(self.state.progress.good))
            }
            _ => None,
        }
    }

    /// What is asked now.
    pub(crate) fn asks(&self) -> Asks {
        let progress = &self.state.progress;
        match self.beat() {
            Some(Does::Samples) if usize::from(progress.put) < progress.plan.len() => Asks::Pieces,
            Some(Does::Pieces(batch)) => {
                let all = progress.put >= u16::from(batch.pieces) && progress.good >= u16::from(batch.order);
                match (all, batch.order > 0 && !progress.order_gone) {
                    (false, _) => Asks::Pieces,
                    (true, true) => Asks::Sending,
                    (true, false) => Asks::Nothing,
                }
            }
            Some(Does::Stop) if !progress.restarted => Asks::Restarting,
            Some(Does::Arrange) if !progress.arranged => Asks::Arranging,
            _ => Asks::Nothing,
        }
    }

    /// What follows from a tick.
    pub(crate) fn go_on(&mut self, acts: bool, out: &mut Emitter<'_>) {
        if let Some(ended) = self.state.ended {
            if self.state.tick - ended.min(self.state.tick) >= ticks(self.setting.parameters.reveal.lasts_s) {
                self.state.over = true;
            }
            return;
        }
        self.say_that_it_went_on(acts);
        // A page that is read, and a hatch that is open, are closed by hands.
        let machine = &self.state.machine;
        let free = self.state.working.is_none() && self.state.page.is_none();
        if self.asks() == Asks::Nothing && free && machine.running && !machine.hatch_open {
            self.next_beat(out);
        } else if self.state.tick - self.state.acted.min(self.state.tick) >= self.setting.idle {
            let phase = f64::from(self.state.beat);
            self.state.acted = self.state.tick;
            self.state.notice = Some(Notice::Unread);
            self.state.page = None;
            out.emit(Happened::MovedOn, &[phase]);
            self.next_beat(out);
        }
    }

    fn say_that_it_went_on(&mut self, acts: bool) {
        match self.state.notice {
            Some(Notice::Unread) if acts => self.state.notice = Some(Notice::Back(self.state.tick)),
            Some(Notice::Back(since)) if f64::from(self.state.tick - since.min(self.state.tick)) * TICK_S >= SAID_S => {
                self.state.notice = None;
            }
            _ => {}
        }
    }

    fn next_beat(&mut self, out: &mut Emitter<'_>) {
        let (piece, coming) = (self.state.piece.take(), self.state.coming.take());
        if piece.is_some() || coming.is_some() {
            // What lay there when nobody was there is put aside by somebody else.
            let aside = &mut self.state.trays[2];
            *aside = aside.saturating_add(1);
        }
        // What a beat leaves open, somebody settled meanwhile.
        let machine = &mut self.state.machine;
        machine.jammed = false;
        machine.hatch_open = false;
        machine.looks = None;
        machine.pointed_out = false;
        machine.running = true;
        self.state.carried = None;
        self.state.odd_open = false;
        self.state.odd_told = false;
        let beat = usize::from(self.state.beat) + 1;
        self.state.beat = beat as u8;
        if beat >= self.setting.parameters.beats.len() {
            self.state.ended = Some(self.state.tick);
            out.emit(Happened::Ended, &[flag(self.state.machine.put_right)]);
            return;
        }
        self.state.progress = progress(&self.setting, self.state.seed, beat);
        self.state.card = self.setting.card_of(beat) as u8;
        self.open_beat(out);
    }

    /// What comes with the beat that begins.
    pub(crate) fn open_beat(&mut self, out: &mut Emitter<'_>) {
        if self.state.progress.card_is_new {
            out.emit(Happened::CardCame, &[f64::from(self.state.card)]);
        }
        if let Some(left) = self.order_left() {
            out.emit(Happened::OrderCame, &[f64::from(left)]);
        }
        if self.is_stop() {
            self.jam(out);
        }
    }

    /// Index of the phase.
    pub(crate) fn phase_index(&self) -> usize {
        usize::from(self.state.beat).min(self.setting.phases.len().saturating_sub(1))
    }
}

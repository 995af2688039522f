//! What hands do: which choices make sense now, and what follows from one.

use super::card::Tray;
use super::choice::{Act, Choice, Pace};
use super::course::Asks;
use super::layout::Movable;
use super::piece::Kind;
use super::running::Line;
use super::state::{Read, Task, Working};
use super::vocabulary::{Happened, UNEXPECTED_JAM, UNEXPECTED_ODD, flag};
use crate::{Emitter, Verb, ticks};

/// Whether a choice makes sense now. Arranging comes first: what is pointed at then is moved.
pub(crate) fn is_open(line: &Line, choice: Choice) -> bool {
    let state = &line.state;
    if state.over {
        return false;
    }
    if state.ended.is_some() {
        return choice == Choice::Act(Act::Finish);
    }
    if state.working.is_some() {
        // Stopping is always possible.
        return choice == Choice::StopButton && state.machine.running;
    }
    let reading = state.page.is_some();
    let asks = line.asks();
    let arranges = asks == Asks::Arranging;
    let machine = &state.machine;
    match choice {
        Choice::Thing(Movable::Record) if reading => true,
        Choice::Act(Act::PageBack) => state.page.is_some_and(|page| page > 0),
        Choice::Act(Act::PageOn) => state
            .page
            .is_some_and(|page| usize::from(page) + 1 < line.setting.measures.len()),
        Choice::StopButton => machine.running,
        _ if reading => false,
        Choice::Belt => line.can_call(),
        Choice::Thing(thing) if arranges => state.carried != Some(thing),
        Choice::Spot(_) => arranges && state.carried.is_some(),
        Choice::Thing(Movable::Gauge) => state.piece.as_ref().is_some_and(|piece| !piece.gauged),
        Choice::Thing(Movable::Record) => true,
        Choice::Thing(Movable::Keep | Movable::Repair | Movable::Aside) => state.piece.is_some(),
        Choice::Card => !line.is_samples(),
        // Behind the hatch there is something to see once pieces have come; what is open can be closed.
        Choice::Hatch => machine.hatch_open || !arranges && (state.drifted > 0 || machine.jammed),
        Choice::Suspect(suspect) => machine.hatch_open && machine.looks != Some(suspect),
        Choice::Pace(pace) => state.pace != pace,
        Choice::Act(Act::PutRight) => machine.hatch_open && machine.looks.is_some_and(|looks| line.is_cause(looks)),
        Choice::Act(Act::ClearJam) => machine.hatch_open && machine.jammed,
        Choice::Act(Act::Start) => !machine.running && !machine.hatch_open && !machine.jammed,
        Choice::Act(Act::SendOrder) => asks == Asks::Sending,
        Choice::Act(Act::Ready) => arranges && state.carried.is_none(),
        Choice::Act(Act::Finish) => false,
    }
}

impl Line {
    pub(crate) fn choose(&mut self, choice: Choice, out: &mut Emitter<'_>) {
        if let Some(tray) = choice.tray().filter(|_| self.asks() != Asks::Arranging) {
            let thing = Movable::ALL[1 + tray as usize];
            self.begin(Task::Putting(tray), self.reach_ticks(thing, 0.0));
            return;
        }
        match choice {
            Choice::Belt => {
                self.call();
                out.emit(Happened::PieceCalled, &[]);
            }
            Choice::Thing(thing) if self.asks() == Asks::Arranging => self.state.carried = Some(thing),
            Choice::Thing(Movable::Gauge) => {
                let more = self.setting.parameters.handling.gauge_s;
                self.begin(Task::Gauging, self.reach_ticks(Movable::Gauge, more));
            }
            Choice::Thing(_) => self.use_record(out),
            Choice::Card => {
                self.state.progress.card_is_new = false;
                out.emit(Happened::CardRead, &[f64::from(self.state.card)]);
            }
            Choice::StopButton => self.stop_machine(out),
            Choice::Hatch => self.use_hatch(out),
            Choice::Suspect(suspect) => self.look_at(suspect, out),
            Choice::Spot(spot) => self.put_on_spot(spot, out),
            Choice::Pace(pace) => {
                self.state.pace = pace;
                self.state.free = 0;
                let at = Pace::ALL.iter().position(|known| *known == pace);
                out.emit(Happened::BeltSet, &[at.unwrap_or(0) as f64]);
            }
            Choice::Act(act) => self.act(act, out),
        }
    }

    fn act(&mut self, act: Act, out: &mut Emitter<'_>) {
        let repair = ticks(self.setting.parameters.handling.repair_s).max(1);
        match act {
            Act::PutRight => {
                if let Some(suspect) = self.state.machine.looks {
                    self.begin(Task::PuttingRight(suspect), repair);
                }
            }
            Act::ClearJam => self.begin(Task::ClearingJam, repair),
            Act::Start => self.start_machine(out),
            Act::SendOrder => {
                self.state.progress.order_gone = true;
                let good = f64::from(self.state.progress.good);
                out.emit(Happened::OrderSent, &[flag(self.state.progress.recorded), good]);
            }
            Act::Ready => {
                self.state.progress.arranged = true;
                out.emit(Happened::Arranged, &[f64::from(self.state.moves)]);
            }
            Act::PageBack => self.turn_page(-1),
            Act::PageOn => self.turn_page(1),
            Act::Finish => {}
        }
    }

    fn turn_page(&mut self, by: i16) {
        if let Some(page) = self.state.page {
            let last = self.setting.measures.len().saturating_sub(1) as i16;
            let page = (i16::from(page) + by).clamp(0, last) as u8;
            self.state.page = Some(page);
            self.state.last_page = page;
        }
    }

    fn use_record(&mut self, out: &mut Emitter<'_>) {
        if self.state.page.take().is_some() {
            out.emit(Happened::RecordClosed, &[]);
            return;
        }
        self.state.page = Some(self.state.last_page);
        self.state.written = self.state.readings.len() as u16;
        self.state.progress.recorded = true;
        out.emit(Happened::Recorded, &[f64::from(self.state.written)]);
    }

    fn begin(&mut self, task: Task, of: u32) {
        self.state.working = Some(Working { task, done: 0, of });
    }

    pub(crate) fn go_on_working(&mut self, out: &mut Emitter<'_>) {
        let Some(working) = &mut self.state.working else { return };
        working.done += 1;
        if working.done < working.of {
            return;
        }
        let task = working.task;
        self.state.working = None;
        match task {
            Task::Gauging => self.gauge(out),
            Task::Putting(tray) => self.put(tray, out),
            Task::PuttingRight(suspect) => {
                self.state.machine.put_right = true;
                out.emit(Happened::PutRight, &[f64::from(suspect)]);
            }
            Task::ClearingJam => {
                self.state.machine.jammed = false;
                out.emit(Happened::JamCleared, &[]);
            }
        }
    }

    fn gauge(&mut self, out: &mut Emitter<'_>) {
        let Some(piece) = &mut self.state.piece else { return };
        piece.gauged = true;
        let piece = piece.clone();
        let worst = piece.worst(&self.setting);
        let off = super::setting::mm(piece.off.get(worst).copied().unwrap_or(0));
        let fits = !piece.is_over(&self.setting) && !piece.is_under(&self.setting);
        let doubtful = piece.is_doubtful(&self.setting);
        // The sheet holds so many: the first go, the last stay.
        if self.state.readings.len() >= MOST_READINGS {
            self.state.readings.remove(0);
        }
        self.state.readings.push(Read {
            piece: piece.number,
            off: piece.off,
        });
        out.emit(Happened::Gauged, &[worst as f64, off, flag(fits), flag(doubtful)]);
    }

    fn put(&mut self, tray: Tray, out: &mut Emitter<'_>) {
        let Some(piece) = self.state.piece.take() else { return };
        let goes = piece.goes(&self.setting, usize::from(self.state.card));
        let count = &mut self.state.trays[tray as usize];
        *count = count.saturating_add(1);
        let progress = &mut self.state.progress;
        progress.put = progress.put.saturating_add(1);
        progress.card_is_new = false;
        if tray != Tray::Aside {
            progress.good = progress.good.saturating_add(1);
        }
        let fields = [
            f64::from(tray as u8),
            piece.kind.word(),
            flag(goes == Some(tray)),
            flag(piece.gauged),
        ];
        self.state.odd_told &= piece.kind != Kind::Odd;
        self.state.last = Some((piece, tray, self.state.tick));
        out.emit(Happened::Put, &fields);
    }

    /// Verbs are heard.
    pub(crate) fn hear(&mut self, verb: Verb, out: &mut Emitter<'_>) {
        if !matches!(verb, Verb::Signal | Verb::Ask) {
            return;
        }
        if self.state.odd_open {
            self.state.odd_open = false;
            self.state.odd_told = self.state.piece.as_ref().is_some_and(|piece| piece.kind == Kind::Odd);
            out.emit(Happened::Told, &[UNEXPECTED_ODD]);
        } else if self.state.machine.jammed && !self.state.progress.jam_told {
            self.state.progress.jam_told = true;
            out.emit(Happened::Told, &[UNEXPECTED_JAM]);
        }
        if verb == Verb::Ask {
            if self.state.machine.hatch_open {
                self.state.machine.pointed_out = true;
            }
            out.emit(Happened::HelpAsked, &[]);
        }
    }
}

/// Most readings that a record holds.
pub(crate) const MOST_READINGS: usize = 120;

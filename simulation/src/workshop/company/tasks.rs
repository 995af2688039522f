//! What a colleague does, task by task, with real pieces and tools of the bench.

use std::sync::Arc;

use super::state::{ColleagueState, Mime, Stage, Wrong};
use super::vocabulary::Together;
use crate::workshop::cutting::{cut, keep};
use crate::workshop::piece::{Drilled, Lie, MOST_HOLES, Mark, Piece};
use crate::workshop::running::Workshop;
use crate::workshop::setting::mm;
use crate::workshop::state::ToolLies;
use crate::workshop::vocabulary::part_word;
use crate::{Emitter, ticks};

/// Reaching for something takes so long, s.
const REACHES_S: f64 = 1.2;
/// Measuring and drawing a line, s.
const MEASURES_S: f64 = 4.0;
/// A gesture shows for so long, s.
const GESTURE_S: f64 = 2.0;
/// Who gave up asking asks again after so long, in times of their patience.
const ASKS_AGAIN: u32 = 1;

/// What a task is, by places in lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TaskKind {
    Cut,
    Sand,
    Drill,
}

impl Workshop {
    pub(crate) fn colleague_state(&self) -> Option<&ColleagueState> {
        self.company.as_ref()?.colleague.as_ref()
    }

    pub(super) fn colleague_mut(&mut self) -> Option<&mut ColleagueState> {
        self.company.as_mut()?.colleague.as_mut()
    }

    /// Shows a gesture for a moment.
    pub(super) fn mimes(&mut self, mime: Mime) {
        let until = self.state.tick + ticks(GESTURE_S);
        if let Some(colleague) = self.colleague_mut() {
            colleague.mime = mime;
            colleague.mime_until = until;
        }
    }

    pub(super) fn enters(&mut self, stage: Stage) {
        let tick = self.state.tick;
        if let Some(colleague) = self.colleague_mut() {
            colleague.stage = stage;
            colleague.since = tick;
        }
    }

    /// The colleague's share of a tick.
    pub(crate) fn colleague_goes_on(&mut self, out: &mut Emitter<'_>) {
        let Some(colleague) = self.colleague_state() else {
            return;
        };
        let (stage, task, piece) = (colleague.stage, colleague.task, colleague.piece);
        let passed = self.state.tick - colleague.since.min(self.state.tick);
        let lost = piece.is_some_and(|piece| self.state.pieces[usize::from(piece)].lie != Lie::Colleague);
        if lost {
            // Somebody has it now.
            self.puts_down(out);
            return;
        }
        let (pace, shows, patience) = {
            let times = &self.setting.company;
            (times.pace, times.shows, times.patience)
        };
        let Some(task) = task.map(usize::from) else {
            if passed >= pace {
                self.begins(out);
            }
            return;
        };
        match stage {
            Stage::Rests if passed >= pace => self.begins(out),
            Stage::Fetches if passed >= ticks(REACHES_S) => self.has_it(task, out),
            Stage::Measures if passed >= ticks(MEASURES_S) => self.draws_line(task, out),
            Stage::Shows if passed >= shows => self.enters(Stage::Works),
            Stage::Works if passed >= self.setting.company.tasks[task].takes => self.finishes(task, out),
            Stage::Asks => self.waits_for_tool(task, passed >= patience, out),
            Stage::Unsure if passed >= patience => self.starts(task, out),
            _ => {}
        }
    }

    /// Whether a task was done by somebody else, or cannot be done any more.
    fn is_moot(&self, task: usize) -> bool {
        let of = self.setting.company.tasks[task];
        let Some(part) = of.part else { return true };
        let made = self.state.made[part].map(|piece| &self.state.pieces[usize::from(piece)]);
        match of.kind {
            TaskKind::Cut => made.is_some(),
            TaskKind::Sand => made.is_some_and(|piece| piece.sanded > 0),
            TaskKind::Drill => {
                let holes = self.setting.parts[part].holes.len();
                (0..holes).all(|hole| self.hole_is_there(part, hole))
            }
        }
    }

    /// Whether the colleague is to cut this part, and has not yet.
    pub(crate) fn colleague_cuts(&self, part: usize) -> bool {
        let Some(colleague) = self.colleague_state() else {
            return false;
        };
        let tasks = self.setting.company.tasks.iter().zip(&colleague.done);
        tasks
            .into_iter()
            .any(|(task, done)| !done && task.kind == TaskKind::Cut && task.part == Some(part))
    }

    /// Whether a task could be begun.
    fn is_ready(&self, task: usize) -> bool {
        let of = self.setting.company.tasks[task];
        let Some(part) = of.part else { return false };
        let (Some(company), Some(colleague)) = (&self.company, self.colleague_state()) else {
            return false;
        };
        let tool = of.tool.is_none_or(|tool| {
            colleague.asks_from <= self.state.tick && company.uses[tool] >= u16::from(company.planted.uses)
        });
        let there = self.state.made[part].is_some_and(|piece| {
            matches!(
                self.state.pieces[usize::from(piece)].lie,
                Lie::Shelf | Lie::Rack | Lie::Aside
            )
        });
        tool && (of.kind == TaskKind::Cut || there)
    }

    /// The task that is worth beginning: one whose tool has come free of its turn first, then in order.
    fn next_task(&self) -> Option<usize> {
        let colleague = self.colleague_state()?;
        let ready: Vec<usize> = (0..colleague.done.len())
            .filter(|task| !colleague.done[*task] && self.is_ready(*task))
            .collect();
        let with_tool = |task: &&usize| self.setting.company.tasks[**task].tool.is_some();
        ready.iter().find(with_tool).or(ready.first()).copied()
    }

    fn begins(&mut self, out: &mut Emitter<'_>) {
        for task in 0..self.setting.company.tasks.len() {
            if self.is_moot(task)
                && let Some(colleague) = self.colleague_mut()
            {
                colleague.done[task] = true;
            }
        }
        let Some(task) = self.next_task() else { return };
        let unsure = self.company.as_ref().and_then(|company| company.planted.unsure);
        let Some(colleague) = self.colleague_mut() else { return };
        colleague.task = Some(task as u8);
        if unsure == Some(task as u8) && !colleague.was_unsure {
            colleague.was_unsure = true;
            self.enters(Stage::Unsure);
            out.emit(Together::ColleagueUnsure.at(&self.setting), &[task as f64]);
        } else {
            self.starts(task, out);
        }
    }

    /// Begins a task: the tool first, where it takes one.
    pub(super) fn starts(&mut self, task: usize, out: &mut Emitter<'_>) {
        let Some(tool) = self.setting.company.tasks[task].tool else {
            self.enters(Stage::Fetches);
            return;
        };
        if self.state.tools[tool] == ToolLies::Home {
            self.takes_tool(tool, out);
            return;
        }
        self.enters(Stage::Asks);
        if let Some(colleague) = self.colleague_mut() {
            colleague.asked = true;
        }
        out.emit(Together::ColleagueNeeds.at(&self.setting), &[tool as f64]);
    }

    /// Takes a tool from its place.
    fn takes_tool(&mut self, tool: usize, out: &mut Emitter<'_>) {
        self.gets_tool(tool);
        out.emit(Together::ColleagueTook.at(&self.setting), &[tool as f64]);
    }

    /// Has a tool now.
    pub(super) fn gets_tool(&mut self, tool: usize) {
        self.state.tools[tool] = ToolLies::Lent;
        if self.state.tool == Some(tool as u8) {
            self.state.tool = None;
        }
        if let Some(colleague) = self.colleague_mut() {
            colleague.tool = Some(tool as u8);
        }
        self.enters(Stage::Fetches);
        self.mimes(Mime::Takes);
    }

    fn waits_for_tool(&mut self, task: usize, is_tired: bool, out: &mut Emitter<'_>) {
        let Some(tool) = self.setting.company.tasks[task].tool else {
            self.enters(Stage::Fetches);
            return;
        };
        if self.state.tools[tool] == ToolLies::Home {
            self.takes_tool(tool, out);
        } else if is_tired {
            let again = self.state.tick + ASKS_AGAIN * self.setting.company.patience;
            if let Some(colleague) = self.colleague_mut() {
                colleague.asks_from = again;
                colleague.task = None;
            }
            self.enters(Stage::Rests);
            self.mimes(Mime::Shrugs);
        }
    }

    /// The board that a colleague takes: the shortest of the rack that is long enough, else one they bring along.
    fn board_for(&mut self, part: usize) -> Option<u8> {
        let size = &self.setting.parts[part];
        let (stock, wanted) = (size.stock, size.length + self.setting.kerf);
        let boards = self.state.pieces.iter().enumerate().filter(|(_, piece)| {
            usize::from(piece.stock) == stock
                && piece.lie == Lie::Rack
                && piece.part.is_none()
                && piece.flaw.is_none()
                && piece.length >= wanted
        });
        let board = boards.min_by_key(|(index, piece)| (piece.length, *index));
        if let Some((board, _)) = board {
            return Some(board as u8);
        }
        let length = self.setting.stock[stock][0];
        keep(&mut self.state.pieces, Piece::board(stock as u8, length))
    }

    fn has_it(&mut self, task: usize, out: &mut Emitter<'_>) {
        let of = self.setting.company.tasks[task];
        let Some(part) = of.part.filter(|_| !self.is_moot(task) && self.is_ready_now(task)) else {
            self.puts_down(out);
            return;
        };
        let piece = match of.kind {
            TaskKind::Cut => self.board_for(part),
            TaskKind::Sand | TaskKind::Drill => self.state.made[part],
        };
        let Some(piece) = piece else {
            self.puts_down(out);
            return;
        };
        self.state.pieces[usize::from(piece)].lie = Lie::Colleague;
        if let Some(colleague) = self.colleague_mut() {
            colleague.piece = Some(piece);
        }
        self.enters(match of.kind {
            TaskKind::Cut => Stage::Measures,
            TaskKind::Sand | TaskKind::Drill => Stage::Works,
        });
    }

    /// Whether the piece of a task can be reached for, whoever's turn the tool is.
    fn is_ready_now(&self, task: usize) -> bool {
        let of = self.setting.company.tasks[task];
        let piece = of.part.and_then(|part| self.state.made[part]);
        let free = |piece: u8| {
            matches!(
                self.state.pieces[usize::from(piece)].lie,
                Lie::Shelf | Lie::Rack | Lie::Aside
            )
        };
        of.kind == TaskKind::Cut || piece.is_some_and(free)
    }

    fn draws_line(&mut self, task: usize, out: &mut Emitter<'_>) {
        let setting = Arc::clone(&self.setting);
        let Some(part) = setting.company.tasks[task].part else {
            return;
        };
        let planted = self.company.as_ref().and_then(|company| company.planted.wrong);
        let Some(colleague) = self.colleague_mut() else { return };
        let Some(piece) = colleague.piece.map(usize::from) else {
            return;
        };
        let short = planted
            .filter(|(wrong, _)| usize::from(*wrong) == task && !colleague.erred)
            .map(|(_, short)| short);
        if short.is_some() {
            colleague.erred = true;
            colleague.wrong = Wrong::Open;
        }
        let length = setting.parts[part].length;
        let off = short.unwrap_or(0).min(length / 2);
        let [_, width, _] = setting.stock[setting.parts[part].stock];
        let of = &mut self.state.pieces[piece];
        of.marks.clear();
        of.mark(Mark {
            at: [(length - off).clamp(0, of.length), width / 2],
            measured: true,
            squared: true,
        });
        self.enters(Stage::Shows);
        self.mimes(Mime::Looks);
        out.emit(
            Together::ColleagueMarked.at(&setting),
            &[part_word(Some(part as u8)), mm(length - off)],
        );
        if short.is_some() {
            out.emit(
                Together::ColleagueErred.at(&setting),
                &[part_word(Some(part as u8)), mm(off)],
            );
        }
    }

    fn finishes(&mut self, task: usize, out: &mut Emitter<'_>) {
        let setting = Arc::clone(&self.setting);
        let of = setting.company.tasks[task];
        let piece = self.colleague_state().and_then(|colleague| colleague.piece);
        let (Some(part), Some(piece)) = (of.part, piece.map(usize::from)) else {
            self.puts_down(out);
            return;
        };
        let word = part_word(Some(part as u8));
        match of.kind {
            TaskKind::Cut => {
                let of = &mut self.state.pieces[piece];
                let at = of.marks.last().map_or(setting.parts[part].length, |mark| mark.at[0]);
                let at = at.clamp(0, of.length);
                of.marks.clear();
                let mut left = cut(of, at, setting.kerf);
                // Nobody has looked at it yet.
                left.checked = false;
                let there = self.state.made[part].is_some();
                left.lie = if there { Lie::Rack } else { Lie::Shelf };
                left.part = (!there).then_some(part as u8);
                let length = left.length;
                if let Some(kept) = keep(&mut self.state.pieces, left).filter(|_| !there) {
                    self.state.made[part] = Some(kept);
                    self.state.kept[part] = false;
                }
                out.emit(Together::ColleagueCut.at(&setting), &[word, mm(length)]);
            }
            TaskKind::Sand => {
                let of = &mut self.state.pieces[piece];
                of.sanded = of.sanded.max(1);
                of.lie = Lie::Shelf;
                out.emit(Together::ColleagueSanded.at(&setting), &[word]);
            }
            TaskKind::Drill => {
                for (number, hole) in setting.parts[part].holes.iter().enumerate() {
                    let there = self.hole_is_there(part, number);
                    let diameter = setting.diameter(*hole, self.state.variant);
                    let of = &mut self.state.pieces[piece];
                    if !there && of.holes.len() < MOST_HOLES {
                        of.holes.push(Drilled { at: hole.at, diameter });
                    }
                }
                self.state.pieces[piece].lie = Lie::Shelf;
                out.emit(Together::ColleagueDrilled.at(&setting), &[word]);
            }
        }
        if let Some(colleague) = self.colleague_mut() {
            colleague.done[task] = true;
            colleague.piece = None;
        }
        self.puts_down(out);
        self.mimes(Mime::Thumb);
    }

    /// Puts down what they have; a tool of the bench goes back to its place.
    fn puts_down(&mut self, out: &mut Emitter<'_>) {
        let Some(colleague) = self.colleague_mut() else { return };
        let (piece, tool) = (colleague.piece.take(), colleague.tool.take());
        colleague.task = None;
        if let Some(piece) = piece.map(usize::from)
            && self.state.pieces[piece].lie == Lie::Colleague
        {
            let of = &mut self.state.pieces[piece];
            of.lie = if of.part.is_some() { Lie::Shelf } else { Lie::Rack };
        }
        if let Some(tool) = tool.map(usize::from) {
            self.state.tools[tool] = ToolLies::Home;
            out.emit(Together::ColleagueGaveBack.at(&self.setting), &[tool as f64]);
        }
        self.enters(Stage::Rests);
    }
}

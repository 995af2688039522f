//! Turning to a colleague: what it means hangs on what is in one's hand, and they answer with their body.

use super::state::{Carried, Mime, Stage, Wrong};
use super::tasks::TaskKind;
use super::vocabulary::Together;
use crate::Emitter;
use crate::workshop::bench::ToolKind;
use crate::workshop::doing::Doing;
use crate::workshop::piece::Lie;
use crate::workshop::running::Workshop;
use crate::workshop::state::ToolLies;
use crate::workshop::vocabulary::part_word;

/// What something was shown by, in the order of the words of field `by`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Sheet,
    Tape,
    Piece,
}

impl Workshop {
    /// The tool that the colleague waits for.
    pub(crate) fn asked_tool(&self) -> Option<usize> {
        let colleague = self.colleague_state()?;
        let task = colleague.task.filter(|_| colleague.stage == Stage::Asks)?;
        self.setting.company.tasks[usize::from(task)].tool
    }

    /// Turns to the colleague with what is in one's hand.
    pub(crate) fn turn_to_colleague(&mut self, out: &mut Emitter<'_>) {
        self.show(Doing::Handling);
        let carried = self.company.as_ref().and_then(|company| company.carried);
        if let Some(Carried::Substitute(substitute)) = carried {
            if let Some(company) = &mut self.company {
                company.shown[usize::from(substitute)] = true;
            }
            self.mimes(Mime::Thumb);
            out.emit(Together::SubstituteShown.at(&self.setting), &[f64::from(substitute)]);
            return;
        }
        let asked = self.asked_tool();
        if let Some(tool) = asked.filter(|tool| self.state.tool == Some(*tool as u8)) {
            self.lend(tool, out);
            return;
        }
        if self.state.page.is_some() {
            self.explain(By::Sheet, out);
            return;
        }
        if self.tool_kind() == Some(ToolKind::Tape) || self.state.taped {
            self.explain(By::Tape, out);
            return;
        }
        if self.held().is_some() {
            self.explain(By::Piece, out);
            return;
        }
        if let Some(tool) = asked.filter(|tool| self.state.tools[*tool] == ToolLies::Out) {
            self.lend(tool, out);
            return;
        }
        self.beckon(out);
    }

    fn lend(&mut self, tool: usize, out: &mut Emitter<'_>) {
        let in_hand = self.state.tool == Some(tool as u8);
        self.gets_tool(tool);
        out.emit(
            Together::Lent.at(&self.setting),
            &[tool as f64, crate::workshop::vocabulary::flag(in_hand)],
        );
    }

    /// They look up, and show again what they are at.
    fn beckon(&mut self, out: &mut Emitter<'_>) {
        let stage = self.colleague_state().map(|colleague| colleague.stage);
        self.mimes(match stage {
            Some(Stage::Asks) => Mime::Points,
            Some(Stage::Unsure) => Mime::Shrugs,
            Some(Stage::Shows) => Mime::Looks,
            _ => Mime::Nods,
        });
        out.emit(Together::Beckoned.at(&self.setting), &[]);
    }

    /// Whether the piece in the hand has to do with a task.
    fn hand_is_about(&self, task: usize) -> bool {
        let of = self.setting.company.tasks[task];
        let (Some(piece), Some(part)) = (self.held(), of.part) else {
            return false;
        };
        let piece = &self.state.pieces[piece];
        match piece.part {
            Some(own) if usize::from(own) == part => true,
            Some(own) => {
                of.kind == TaskKind::Cut
                    && self.setting.parts[usize::from(own)].length == self.setting.parts[part].length
            }
            None => of.kind == TaskKind::Cut && usize::from(piece.stock) == self.setting.parts[part].stock,
        }
    }

    /// The task that went wrong, while that can be made good: its piece is not in the object.
    fn wrong_task(&self) -> Option<usize> {
        let company = self.company.as_ref()?;
        let colleague = company.colleague.as_ref()?;
        let (task, _) = company.planted.wrong.filter(|_| colleague.wrong == Wrong::Open)?;
        let part = self.setting.company.tasks[usize::from(task)].part?;
        self.state.placed[part].is_none().then_some(usize::from(task))
    }

    /// Whether a line of the colleague's is wrong, or what they sawed by it, and can be made good.
    pub(crate) fn mistake_is_open(&self) -> bool {
        self.wrong_task().is_some()
    }

    fn explain(&mut self, by: By, out: &mut Emitter<'_>) {
        let Some(colleague) = self.colleague_state() else {
            return;
        };
        let unsure = colleague.task.filter(|_| colleague.stage == Stage::Unsure);
        if let Some(task) = unsure.map(usize::from) {
            if by == By::Piece && !self.hand_is_about(task) {
                self.mimes(Mime::Shrugs);
                out.emit(Together::Beckoned.at(&self.setting), &[]);
                return;
            }
            self.hand_back(by);
            self.starts(task, out);
            self.mimes(Mime::Nods);
            out.emit(Together::Pointed.at(&self.setting), &[task as f64, by as usize as f64]);
            return;
        }
        if let Some(task) = self.wrong_task()
            && (by != By::Piece || self.hand_is_about(task))
        {
            self.show_again(task, by, out);
            return;
        }
        self.beckon(out);
    }

    /// What was held out is where the colleague can take it.
    fn hand_back(&mut self, by: By) {
        if let Some(piece) = self.held().filter(|_| by == By::Piece) {
            let of = &mut self.state.pieces[piece];
            of.lie = if of.part.is_some() { Lie::Shelf } else { Lie::Rack };
        }
    }

    fn show_again(&mut self, task: usize, by: By, out: &mut Emitter<'_>) {
        let Some(part) = self.setting.company.tasks[task].part else {
            return;
        };
        let Some(colleague) = self.colleague_mut() else { return };
        colleague.wrong = Wrong::No;
        let at_it = colleague.task == Some(task as u8);
        if at_it && matches!(colleague.stage, Stage::Shows | Stage::Works) {
            // The line is rubbed out and drawn anew; a cut that has begun goes along it.
            if let Some(piece) = colleague.piece {
                self.state.pieces[usize::from(piece)].marks.clear();
            }
            self.enters(Stage::Measures);
        } else {
            // The piece goes aside, and another is made.
            colleague.done[task] = false;
            if let Some(piece) = self.state.made[part].take() {
                let on_bench = self.on_bench() == Some(usize::from(piece));
                let of = &mut self.state.pieces[usize::from(piece)];
                of.part = None;
                of.lie = Lie::Aside;
                if on_bench {
                    self.clear_bench();
                }
            }
            self.state.kept[part] = false;
        }
        self.mimes(Mime::Oh);
        out.emit(
            Together::ShownAgain.at(&self.setting),
            &[part_word(Some(part as u8)), by as usize as f64],
        );
    }
}

//! How a session goes on: steps that are done, in whatever order; phases that wait for who acts; the end.

use super::bench::ToolKind;
use super::running::Workshop;
use super::setting::Task;
use super::state::{Notice, Progress, ToolLies};
use super::vocabulary::{Happened, flag};
use crate::{Emitter, TICK_S, ticks};

/// Whoever handed over sees so much of the ending before it can be cut short: who was waited for has come by then.
const SEEN_OF_ENDING: f64 = 0.82;
/// From the moment somebody is back, that the situation went on is said for so long, s.
const SAID_S: f64 = 6.0;

impl Workshop {
    /// What follows from a tick.
    pub(crate) fn go_on(&mut self, acts: bool, out: &mut Emitter<'_>) {
        if let Some(ended) = self.state.ended {
            let lasts = ticks(self.setting.parameters.ending.lasts_s);
            if self.state.tick - ended.min(self.state.tick) >= lasts {
                self.state.over = true;
            }
            return;
        }
        self.settle_steps(out);
        self.say_that_it_went_on(acts);
        if self.state.tick - self.state.acted.min(self.state.tick) >= self.setting.idle {
            self.leave_phase(out);
        }
    }

    /// Whether so much of the ending has been seen that it can be cut short.
    pub(crate) fn ending_was_seen(&self) -> bool {
        let since = |ended: u32| self.state.tick - ended.min(self.state.tick);
        let enough = ticks(self.setting.parameters.ending.lasts_s * SEEN_OF_ENDING);
        self.state.ended.is_some_and(|ended| since(ended) >= enough)
    }

    fn settle_steps(&mut self, out: &mut Emitter<'_>) {
        for step in 0..self.state.steps.len() {
            // What was taken apart is to be joined again.
            if self.state.steps[step] == Progress::Done
                && matches!(self.setting.tasks[step], Some(Task::Join(joint)) if !self.joint_holds(joint))
            {
                self.state.steps[step] = Progress::Open;
            }
            if self.state.steps[step] == Progress::Done || !self.is_done(step) {
                continue;
            }
            let before = &self.setting.after[step];
            let before = before.iter().all(|before| self.state.steps[*before] == Progress::Done);
            let in_order = before && !self.is_past(step);
            self.state.steps[step] = Progress::Done;
            out.emit(Happened::StepDone, &[step as f64, flag(in_order)]);
        }
    }

    /// Whether a check comes too late: its part is in the object, nobody looked at it before.
    fn is_past(&self, step: usize) -> bool {
        matches!(self.setting.tasks[step], Some(Task::Check(part)) if self.state.placed[part].is_some() && !self.is_checked(part))
    }

    /// Whether the piece for a part was looked at, and no flaw is known of it.
    fn is_checked(&self, part: usize) -> bool {
        let piece = self.state.made[part].map(|piece| &self.state.pieces[usize::from(piece)]);
        piece.is_some_and(|piece| piece.checked && !(piece.noticed && piece.flaw.is_some()))
    }

    /// Whether what a step asks is done.
    pub(crate) fn is_done(&self, step: usize) -> bool {
        let state = &self.state;
        let made = |part: usize| state.made[part].map(|piece| &state.pieces[usize::from(piece)]);
        match self.setting.tasks[step] {
            None => false,
            // A hole that is drilled has chosen.
            Some(Task::Choose) => state.variant.is_some() || self.has_chosen_hole(),
            Some(Task::Wear(worn)) => state.worn[worn],
            Some(Task::Cut(part)) => {
                let cut = state.made[part].is_some() && !self.setting.parts[part].delivered;
                state.placed[part].is_some() || (cut && !self.is_to_cut(part))
            }
            Some(Task::Check(part)) => state.placed[part].is_some() || self.is_checked(part),
            Some(Task::Drill(part)) => {
                let holes = self.setting.parts[part].holes.len();
                holes > 0 && (0..holes).all(|hole| self.hole_is_there(part, hole))
            }
            Some(Task::Sand(part)) => made(part).is_some_and(|piece| piece.sanded > 0),
            Some(Task::Join(joint)) => self.joint_holds(joint),
            Some(Task::Gauge) => state.gauged,
            Some(Task::Tidy) => {
                // At the start everything is in its place: there is something to tidy once the rest is done.
                let rest = state.steps[..step].iter().all(|before| *before != Progress::Open);
                rest && state.tool.is_none() && !state.tools.contains(&ToolLies::Out)
            }
        }
    }

    /// Where nobody was there, that is said until somebody has been back for a while.
    fn say_that_it_went_on(&mut self, acts: bool) {
        match self.state.notice {
            Some(Notice::Unread) if acts => self.state.notice = Some(Notice::Read(self.state.tick)),
            Some(Notice::Read(back)) if f64::from(self.state.tick - back.min(self.state.tick)) * TICK_S >= SAID_S => {
                self.state.notice = None;
            }
            _ => {}
        }
    }

    /// Nobody is there: the next phase comes, and what was asked can be done later.
    fn leave_phase(&mut self, out: &mut Emitter<'_>) {
        let open = self.state.steps.iter().position(|step| *step == Progress::Open);
        let Some(open) = open else {
            self.hand_over(false, out);
            return;
        };
        let phase = self.setting.step_phase[open];
        for step in open..self.state.steps.len() {
            if self.setting.step_phase[step] == phase && self.state.steps[step] == Progress::Open {
                self.state.steps[step] = Progress::Left;
            }
        }
        self.state.acted = self.state.tick;
        self.state.notice = Some(Notice::Unread);
        out.emit(Happened::MovedOn, &[phase as f64]);
    }

    /// Index of the phase.
    pub(crate) fn phase_index(&self) -> usize {
        let last = self.setting.phases.len().saturating_sub(1);
        if self.state.ended.is_some() {
            return (self.setting.phases.iter())
                .position(|phase| *phase == self.setting.parameters.ending.phase)
                .unwrap_or(last);
        }
        let open = self.state.steps.iter().position(|step| *step == Progress::Open);
        let step = open.unwrap_or(self.setting.step_phase.len().saturating_sub(1));
        self.setting.step_phase.get(step).copied().unwrap_or(0)
    }

    /// Tools that are not in their places, pencils aside.
    pub(crate) fn tools_out(&self) -> usize {
        let tools = self.state.tools.iter().enumerate();
        tools
            .filter(|(tool, lies)| **lies == ToolLies::Out && self.setting.tool_kind(*tool) != Some(ToolKind::Pencil))
            .count()
    }
}

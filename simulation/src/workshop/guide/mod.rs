//! What is worth doing next: for the step that is asked, for one that was chosen, for what comes in between. Prompt,
//! main choice, virtual workers and the search for a way to make the object all ask here.

mod joining;
mod shaping;

use super::bench::{ProtectionKind, ToolKind};
use super::choice::{Act, Choice};
use super::piece::Lie;
use super::prompt::ALONE;
use super::running::Workshop;
use super::setting::Task;
use super::state::{Gesture, ToolLies, Weather};
use crate::Prompt;

/// Where the hand counts as being at a place, tenths of a millimetre.
pub(crate) const THERE: i32 = 5;

/// What is worth doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// This choice.
    Choose(Choice),
    /// The hand to this place over the piece, tenths of a millimetre.
    Move([i32; 2]),
    /// Nothing: something goes on or comes.
    Wait,
    /// Several things are equally good.
    Open,
}

/// What is worth doing, and how it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Advice {
    pub(crate) next: Next,
    pub(crate) prompt: Prompt,
}

impl Advice {
    fn new(id: &str, next: Next) -> Self {
        Self {
            next,
            prompt: Prompt::plain(id),
        }
    }

    fn choose(id: &str, choice: Choice) -> Self {
        Self::new(id, Next::Choose(choice))
    }

    fn word(mut self, name: &str, word: &str) -> Self {
        self.prompt = self.prompt.word(name, word);
        self
    }

    fn number(mut self, name: &str, number: i32) -> Self {
        self.prompt = self.prompt.number(name, i64::from(number));
        self
    }
}

/// Whole millimetres.
fn whole_mm(tenths: i32) -> i32 {
    (tenths + 5).div_euclid(10)
}

impl Workshop {
    /// What is worth doing now.
    pub(crate) fn advice(&self) -> Advice {
        let between = self.in_between();
        between.unwrap_or_else(|| match self.current_step() {
            Some(step) => self.advice_for(step),
            None => Advice::choose("hand_over", Choice::Act(Act::HandOver)),
        })
    }

    /// What comes before any step.
    pub(crate) fn in_between(&self) -> Option<Advice> {
        let state = &self.state;
        if state.over {
            return Some(Advice::new("over", Next::Wait));
        }
        if state.ended.is_some() {
            let id = if self.company.is_some() { "van_leaves" } else { ALONE };
            return Some(Advice::choose(id, Choice::Act(Act::Finish)));
        }
        if let Some(working) = state.working {
            let id = match working.gesture {
                Gesture::Saw => "sawing",
                Gesture::Drill => "drilling",
                Gesture::Sand => "sanding",
                Gesture::Screw(_) => "screwing",
                Gesture::Gauge => "gauging",
            };
            return Some(Advice::new(id, Next::Wait));
        }
        if matches!(state.weather, Weather::Rain(_)) && !state.covered {
            return Some(Advice::choose("rain", Choice::Cover));
        }
        if state.hazy > 0 {
            let glasses = self.setting.parameters.protection.iter().zip(&state.worn);
            let off = glasses
                .into_iter()
                .position(|(worn, on)| worn.kind == ProtectionKind::Glasses && !*on);
            let next = off.map_or(Next::Wait, |worn| Next::Choose(Choice::Protection(worn as u8)));
            return Some(Advice::new("hazy", next));
        }
        if self.flaw_is_noticed()
            && let Some((part, _)) = state.planted.flawed
        {
            let at_hand = self.held().or_else(|| self.on_bench());
            let choice = match at_hand {
                Some(piece) if state.pieces[piece].flaw.is_some() => Choice::Aside,
                _ => self.lay_down_or(Choice::Part(part)),
            };
            return Some(Advice::choose("panel_flawed", choice).word("part", self.part_id(usize::from(part))));
        }
        if state.screws_out {
            return Some(Advice::new("screws_out", Next::Open).number("missing", i32::from(self.missing_screws())));
        }
        if let Some((part, off)) = self.off_part() {
            let id = if off > 0 { "piece_long" } else { "piece_short" };
            let advice = Advice::new(id, Next::Open).word("part", self.part_id(part));
            return Some(advice.number("mm", whole_mm(off.abs()).max(1)));
        }
        None
    }

    /// What is worth doing for a step.
    pub(crate) fn advice_for(&self, step: usize) -> Advice {
        let protection = &self.setting.parameters.protection;
        match self.setting.tasks.get(step).copied().flatten() {
            None => Advice::new("free", Next::Open),
            Some(Task::Choose) => Advice::new("choose_one", Next::Open),
            Some(Task::Wear(worn)) => {
                Advice::choose("put_on", Choice::Protection(worn as u8)).word("item", &protection[worn].id)
            }
            Some(Task::Cut(part)) => self.cutting(part),
            Some(Task::Check(part)) => self.checking(part),
            Some(Task::Drill(part)) => self.drilling(part, true),
            Some(Task::Sand(part)) => self.sanding(part),
            Some(Task::Join(joint)) => self.joining(joint),
            Some(Task::Gauge) => self.comparing(),
            Some(Task::Tidy) => {
                Advice::choose("tidy", Choice::Act(Act::PutBack)).number("left", self.tools_out() as i32)
            }
        }
    }

    fn part_id(&self, part: usize) -> &str {
        &self.setting.parameters.object.parts[part].id
    }

    /// What is in the hand goes first: a part is laid down, a board goes back.
    fn lay_down_or(&self, choice: Choice) -> Choice {
        match self.held() {
            Some(piece) if self.state.pieces[piece].part.is_none() => Choice::Act(Act::PutBack),
            Some(_) => Choice::Bench,
            None => choice,
        }
    }

    /// A machine is stopped and cleared before work goes on at the bench.
    fn clear_machine(&self) -> Option<Advice> {
        let (_, machine) = self.on_machine()?;
        Some(if self.state.machines[machine].running {
            Advice::choose("stop_machine", Choice::Act(Act::StopMachine))
        } else {
            Advice::choose("back_to_bench", Choice::Machine(machine as u8))
        })
    }

    fn take_tool(&self, kind: ToolKind) -> Option<Advice> {
        let tool = self.setting.tool(kind)?;
        if self.state.tools[tool] == ToolLies::Lent {
            let id = &self.setting.parameters.tools[tool].id;
            return Some(Advice::new("tool_lent", Next::Wait).word("tool", id));
        }
        let id = &self.setting.parameters.tools[tool].id;
        Some(Advice::choose("take_tool", Choice::Tool(tool as u8)).word("tool", id))
    }

    /// Whether another piece for a part is on its way.
    fn is_coming(&self, part: usize) -> bool {
        let mut coming = self.state.brought.parts.iter();
        coming.any(|(coming, _)| usize::from(*coming) == part)
    }

    /// What is in the object comes off from the outside inwards.
    fn outermost(&self, mut part: usize) -> usize {
        for _ in 0..self.setting.joints.len() {
            let mut joints = self.setting.joints.iter().zip(&self.state.joints);
            let outer = joints.find(|(joint, state)| state.placed && joint.onto == part);
            match outer {
                Some((joint, _)) if self.state.placed[part].is_some() => part = joint.part,
                _ => break,
            }
        }
        part
    }

    fn take_part(&self, part: usize) -> Advice {
        if self.is_coming(part) {
            return Advice::new("coming", Next::Wait);
        }
        let part = self.outermost(part);
        let made = self.state.made[part].map(usize::from);
        if made.is_some_and(|piece| self.state.pieces[piece].lie == Lie::Colleague) {
            return Advice::new("colleague_at_it", Next::Wait).word("part", self.part_id(part));
        }
        let choice = self.lay_down_or(Choice::Part(part as u8));
        Advice::choose("take_part", choice).word("part", self.part_id(part))
    }

    fn checking(&self, part: usize) -> Advice {
        if let Some(advice) = self.clear_machine() {
            return advice;
        }
        let Some(piece) = self.state.made[part].map(usize::from).filter(|_| !self.is_coming(part)) else {
            return self.take_part(part);
        };
        if self.held() == Some(piece) {
            return Advice::choose("lay_down", Choice::Bench);
        }
        if self.on_bench() != Some(piece) {
            return self.take_part(part);
        }
        match self.setting.tool(ToolKind::Gauge) {
            Some(gauge) => Advice::choose("check", Choice::Tool(gauge as u8)).word("part", self.part_id(part)),
            None => Advice::choose("turn_and_look", Choice::Act(Act::Turn)).word("part", self.part_id(part)),
        }
    }

    fn comparing(&self) -> Advice {
        if let Some(advice) = self.clear_machine() {
            return advice;
        }
        match self.setting.tool(ToolKind::Gauge) {
            Some(gauge) => Advice::choose("compare", Choice::Tool(gauge as u8)),
            None => Advice::new("free", Next::Open),
        }
    }
}

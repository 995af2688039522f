//! What is worth doing next: for the step that is asked, for one that was chosen, for what comes in between. Prompt,
//! main choice, virtual workers and the search for a way to make the object all ask here.

use super::bench::{ProtectionKind, ToolKind};
use super::choice::{Act, Choice};
use super::piece::Lie;
use super::running::Workshop;
use super::setting::Task;
use super::state::{Gesture, Weather};
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
            return Some(Advice::choose("ending", Choice::Act(Act::Finish)));
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
        let choice = self.lay_down_or(Choice::Part(part as u8));
        Advice::choose("take_part", choice).word("part", self.part_id(part))
    }

    /// Whether a piece can become this part by a cut.
    pub(crate) fn serves(&self, piece: usize, part: usize) -> bool {
        let (of, size) = (&self.state.pieces[piece], &self.setting.parts[part]);
        let too_long = of.part == Some(part as u8) && of.whole_length() > size.length + size.tolerance;
        let board = of.part.is_none() && usize::from(of.stock) == size.stock && of.flaw.is_none();
        too_long || (board && of.length >= size.length + self.setting.kerf)
    }

    /// Cuts a part to its measure.
    pub(crate) fn cutting(&self, part: usize) -> Advice {
        if let Some(advice) = self.clear_machine() {
            return advice;
        }
        let state = &self.state;
        let size = &self.setting.parts[part];
        let name = self.part_id(part);
        if let Some(piece) = self.held() {
            let choice = if self.serves(piece, part) {
                Choice::Bench
            } else {
                self.lay_down_or(Choice::Bench)
            };
            return Advice::choose("lay_down", choice);
        }
        let Some(piece) = self.on_bench().filter(|piece| self.serves(*piece, part)) else {
            let made = state.made[part]
                .map(usize::from)
                .filter(|piece| self.serves(*piece, part));
            if made.is_some() {
                return self.take_part(part);
            }
            if state.brought.board.is_some() {
                return Advice::new("coming", Next::Wait);
            }
            let board = &self.setting.parameters.stock[size.stock].id;
            return Advice::choose("take_board", Choice::Board(size.stock as u8)).word("board", board);
        };
        let hand = self.hand_at();
        // A line that is near enough to the measure is the line that was meant.
        let near = (size.tolerance / 2).max(THERE);
        let marks = state.pieces[piece].marks.iter();
        let line = marks.filter(|mark| (mark.at[0] - size.length).abs() <= near);
        let line = line
            .min_by_key(|mark| (mark.at[0] - size.length).abs())
            .map(|mark| mark.at);
        let middle = self.face_of(piece)[1] / 2;
        if line.is_none() && self.setting.tool(ToolKind::Pencil).is_some() {
            if let Some(advice) = self.take_tool(ToolKind::Tape).filter(|_| !state.taped) {
                return advice;
            }
            let measure = |id: &str, next| {
                Advice::new(id, next)
                    .word("part", name)
                    .number("mm", whole_mm(size.length))
            };
            if (hand[0] - size.length).abs() > THERE {
                return measure("measure", Next::Move([size.length, middle]));
            }
            return measure("mark", Next::Choose(Choice::Act(Act::Mark)));
        }
        if let Some(advice) = self.take_tool(ToolKind::Clamp).filter(|_| !state.clamped) {
            return advice;
        }
        if let Some(advice) = self
            .take_tool(ToolKind::Saw)
            .filter(|_| self.tool_kind() != Some(ToolKind::Saw))
        {
            return advice;
        }
        let to = line.unwrap_or([size.length, middle]);
        if (hand[0] - to[0]).abs() > THERE {
            return Advice::new("to_the_line", Next::Move(to));
        }
        Advice::choose("cut", Choice::Act(Act::Cut)).word("part", name)
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

    /// Drills a part; where the guard is not minded, as if it were closed.
    pub(crate) fn drilling(&self, part: usize, minds_guard: bool) -> Advice {
        let Some(piece) = self.state.made[part].map(usize::from) else {
            return if self.setting.parts[part].delivered {
                self.take_part(part)
            } else {
                self.cutting(part)
            };
        };
        let machine = match self.state.pieces[piece].lie {
            Lie::Machine(machine) => usize::from(machine),
            lie => {
                if let Some(advice) = self.clear_machine() {
                    return advice;
                }
                if !matches!(lie, Lie::Hand | Lie::Bench) {
                    return self.take_part(part);
                }
                let Some(machine) = self.setting.parameters.machines.first() else {
                    return Advice::new("free", Next::Open);
                };
                if let Some(held) = self.held().filter(|held| *held != piece) {
                    let board = self.state.pieces[held].part.is_none();
                    return Advice::choose(
                        "lay_down",
                        if board {
                            Choice::Act(Act::PutBack)
                        } else {
                            Choice::Bench
                        },
                    );
                }
                return Advice::choose("to_machine", Choice::Machine(0)).word("machine", &machine.id);
            }
        };
        let of = &self.state.machines[machine];
        let id = &self.setting.parameters.machines[machine].id;
        if minds_guard && !of.guard_closed {
            return Advice::choose("guard_open", Choice::Guard(machine as u8)).word("machine", id);
        }
        let holes = &self.setting.parts[part].holes;
        let Some(hole) = (0..holes.len()).find(|hole| !self.hole_is_there(part, *hole)) else {
            return self.clear_machine().unwrap_or_else(|| Advice::new("free", Next::Open));
        };
        let (hand, at) = (self.hand_at(), holes[hole].at);
        if (0..2).any(|axis| (hand[axis] - at[axis]).abs() > THERE) {
            let advice = Advice::new("place_hole", Next::Move(at));
            return advice
                .number("along", whole_mm(at[0]))
                .number("across", whole_mm(at[1]));
        }
        if !of.running {
            return Advice::choose("start", Choice::Act(Act::Start)).word("machine", id);
        }
        Advice::choose("drill", Choice::Act(Act::Drill)).word("part", self.part_id(part))
    }

    fn sanding(&self, part: usize) -> Advice {
        if let Some(advice) = self.clear_machine() {
            return advice;
        }
        let Some(piece) = self.state.made[part].map(usize::from) else {
            return self.cutting(part);
        };
        if self.held() == Some(piece) {
            return Advice::choose("lay_down", Choice::Bench);
        }
        if self.on_bench() != Some(piece) {
            return self.take_part(part);
        }
        let block = self.take_tool(ToolKind::SandingBlock);
        block
            .filter(|_| self.tool_kind() != Some(ToolKind::SandingBlock))
            .unwrap_or_else(|| Advice::choose("sand", Choice::Act(Act::Sand)).word("part", self.part_id(part)))
    }

    /// The part that has to be put to the object next so that a joint can be.
    pub(crate) fn next_to_put(&self, joint: usize) -> usize {
        let placed = |part: usize| self.state.placed[part].is_some();
        if self.state.placed.iter().all(Option::is_none) {
            return 0;
        }
        let of = self.setting.joints[joint];
        let mut part = if placed(of.onto) { of.part } else { of.onto };
        for _ in 0..self.setting.joints.len() {
            let below = self.setting.joints.iter().find(|joint| joint.part == part);
            match below {
                Some(below) if !placed(below.onto) => part = below.onto,
                _ => break,
            }
        }
        part
    }

    fn joining(&self, joint: usize) -> Advice {
        if let Some(advice) = self.clear_machine() {
            return advice;
        }
        if self.state.joints[joint].placed {
            if self.state.screws == 0
                && self
                    .next_screw()
                    .is_some_and(|(joint, screw)| self.state.joints[joint].screws[screw] == 0)
                && self.state.brought.screws.is_some()
            {
                return Advice::new("coming", Next::Wait);
            }
            let driver = self.take_tool(ToolKind::Screwdriver);
            let driver = driver.filter(|_| self.tool_kind() != Some(ToolKind::Screwdriver));
            return driver.unwrap_or_else(|| {
                let open = self.state.joints[joint]
                    .screws
                    .iter()
                    .filter(|depth| **depth < super::open::HOLDS);
                Advice::choose("screw", Choice::Act(Act::Screw)).number("left", open.count() as i32)
            });
        }
        let part = self.next_to_put(joint);
        let Some(piece) = self.state.made[part].map(usize::from) else {
            return if self.setting.parts[part].delivered {
                self.take_part(part)
            } else {
                self.cutting(part)
            };
        };
        let at_hand = self.held().or_else(|| self.on_bench());
        if at_hand == Some(piece) {
            return Advice::choose("assemble", Choice::Assembly).word("part", self.part_id(part));
        }
        self.take_part(part)
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

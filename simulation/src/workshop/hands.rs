//! What hands do: taking, placing, putting on, drawing.

use std::sync::Arc;

use super::bench::ToolKind;
use super::choice::{Act, Choice};
use super::company::Carried;
use super::doing::Doing;
use super::piece::{Lie, Mark};
use super::running::Workshop;
use super::setting::mm;
use super::state::{Gesture, Progress, ToolLies};
use super::vocabulary::{Happened, flag, part_word};
use crate::Emitter;

impl Workshop {
    pub(crate) fn choose(&mut self, choice: Choice, out: &mut Emitter<'_>) {
        let setting = Arc::clone(&self.setting);
        match choice {
            Choice::Bag(fitting) => self.open_bag(fitting, out),
            Choice::Substitute(substitute) => self.take_substitute(substitute, out),
            Choice::Stickers => self.take_sticker(out),
            Choice::Colleague => self.turn_to_colleague(out),
            Choice::Part(part) if self.carries() == Some(Carried::Sticker) => self.stick(part, out),
            Choice::Board(kind) => self.take_board(kind, out),
            Choice::Part(part) => {
                if let Some(piece) = self.state.made[usize::from(part)] {
                    self.take_off(usize::from(part), out);
                    self.take(usize::from(piece), out);
                    out.emit(Happened::PartTaken, &[part_word(Some(part))]);
                    self.meet_flaw(usize::from(piece), out);
                } else {
                    self.ask_part(part);
                    out.emit(Happened::PartAsked, &[part_word(Some(part))]);
                }
            }
            Choice::Tool(tool) => self.use_tool(tool, out),
            Choice::Machine(machine) => self.bring_to_machine(machine, out),
            Choice::Guard(machine) => {
                let of = &mut self.state.machines[usize::from(machine)];
                of.guard_closed = !of.guard_closed;
                of.found_open = false;
                let happened = if of.guard_closed {
                    Happened::GuardClosed
                } else {
                    Happened::GuardOpened
                };
                out.emit(happened, &[f64::from(machine)]);
                if !self.state.machines[usize::from(machine)].guard_closed && self.runs(machine) {
                    // It stops when its guard is opened.
                    self.state.machines[usize::from(machine)].running = false;
                    out.emit(Happened::MachineStopped, &[f64::from(machine)]);
                }
                self.show(Doing::Handling);
            }
            Choice::Protection(worn) => {
                let on = &mut self.state.worn[usize::from(worn)];
                *on = !*on;
                let happened = if *on { Happened::PutOn } else { Happened::TakenOff };
                out.emit(happened, &[f64::from(worn)]);
                self.show(Doing::Dressing);
            }
            Choice::Bench => {
                if let Some(piece) = self.held().or_else(|| self.on_machine().map(|(piece, _)| piece)) {
                    self.place(piece, out);
                }
            }
            Choice::Assembly => match self.joint_to_fit() {
                Some(joint) => self.fit(joint, out),
                None => self.assemble(out),
            },
            Choice::Aside => self.set_aside(out),
            Choice::Sheet => {
                if self.state.page.take().is_some() {
                    out.emit(Happened::SheetClosed, &[]);
                } else {
                    self.state.page = Some(self.state.last_page);
                    out.emit(Happened::SheetOpened, &[f64::from(self.state.last_page)]);
                }
                self.show(Doing::Reading);
            }
            Choice::Cover => self.cover(0, out),
            Choice::Variant(variant) => {
                self.state.variant = Some(variant);
                out.emit(Happened::VariantChosen, &[f64::from(variant)]);
            }
            Choice::Act(act) => self.act(act, &setting.parameters.handling, out),
        }
    }

    fn act(&mut self, act: Act, handling: &super::handling::Handling, out: &mut Emitter<'_>) {
        match act {
            Act::Mark => self.mark(out),
            Act::Cut => self.begin_sawing(out),
            Act::Start => self.start_machine(out),
            Act::Drill => self.begin(Gesture::Drill, handling.drill_s),
            Act::StopMachine => self.stop_machines(true, out),
            Act::Sand => self.begin(Gesture::Sand, handling.sand_s),
            Act::Screw => self.begin_screw(out),
            Act::Turn => self.turn(out),
            Act::Less => self.nudge(0, -1),
            Act::More => self.nudge(0, 1),
            Act::LessAcross => self.nudge(1, -1),
            Act::MoreAcross => self.nudge(1, 1),
            Act::RubOut => self.rub_out(),
            Act::PutBack => self.put_back(out),
            Act::Keep => {
                if let Some((part, _)) = self.off_part() {
                    self.state.kept[part] = true;
                    out.emit(Happened::Kept, &[part_word(Some(part as u8))]);
                }
            }
            Act::Pack => {
                if let Some((part, off)) = self.off_part()
                    && let Some(piece) = self.state.made[part]
                {
                    self.state.pieces[usize::from(piece)].shim -= off;
                    out.emit(Happened::Packed, &[part_word(Some(part as u8)), mm(-off)]);
                    self.show(Doing::Handling);
                }
            }
            Act::PageBack => self.turn_page(-1, out),
            Act::PageOn => self.turn_page(1, out),
            Act::HandOver => self.hand_over(true, out),
            Act::Finish => {}
        }
    }

    fn turn_page(&mut self, by: i16, out: &mut Emitter<'_>) {
        if let Some(page) = self.state.page {
            let last = self.setting.parameters.sheet.len().saturating_sub(1) as i16;
            let page = (i16::from(page) + by).clamp(0, last) as u8;
            self.state.page = Some(page);
            self.state.last_page = page;
            out.emit(Happened::PageTurned, &[f64::from(page)]);
            self.show(Doing::Reading);
        }
    }

    /// Leaves the tool in the hand on the bench.
    pub(crate) fn free_hand(&mut self) {
        self.state.tool = None;
        if let Some(company) = &mut self.company {
            company.carried = None;
        }
    }

    /// What was laid on the piece on the bench is taken off: the tools lie about.
    pub(crate) fn clear_bench(&mut self) {
        self.state.clamped = false;
        self.state.taped = false;
        self.state.squared = false;
    }

    /// Takes a piece into the hand.
    pub(crate) fn take(&mut self, piece: usize, _out: &mut Emitter<'_>) {
        self.free_hand();
        if self.state.pieces[piece].lie == Lie::Bench {
            self.clear_bench();
        }
        self.state.pieces[piece].lie = Lie::Hand;
        self.show(Doing::Handling);
    }

    /// Lays a piece where it is worked on; what lies there waits beside.
    pub(crate) fn place(&mut self, piece: usize, out: &mut Emitter<'_>) {
        if let Some(other) = self.on_bench()
            && other != piece
        {
            let other = &mut self.state.pieces[other];
            other.lie = if other.part.is_some() { Lie::Shelf } else { Lie::Rack };
        }
        self.clear_bench();
        self.state.pieces[piece].lie = Lie::Bench;
        self.state.cursor = [0, self.face_of(piece)[1] * 5];
        out.emit(Happened::PiecePlaced, &[mm(self.state.pieces[piece].length)]);
        self.show(Doing::Handling);
    }

    /// A piece in the hand is laid down before a tool is taken.
    pub(crate) fn lay_down(&mut self, out: &mut Emitter<'_>) {
        if let Some(piece) = self.held() {
            self.place(piece, out);
        }
    }

    fn use_tool(&mut self, tool: u8, out: &mut Emitter<'_>) {
        let index = usize::from(tool);
        self.lay_down(out);
        let kind = self.setting.tool_kind(index);
        if self.state.tool != Some(tool) {
            let stays = matches!(kind, Some(ToolKind::Clamp | ToolKind::Square));
            // What stays on the piece leaves the hand free for what it held.
            if !stays {
                self.free_hand();
                self.state.tool = Some(tool);
            }
            if self.state.tools[index] == ToolLies::Home || !stays {
                out.emit(Happened::ToolTaken, &[f64::from(tool)]);
            }
            self.state.tools[index] = ToolLies::Out;
        }
        let bench = self.on_bench();
        match (kind, bench) {
            (Some(ToolKind::Tape), Some(piece)) => {
                self.state.taped = !self.state.taped;
                self.show(Doing::Measuring);
                if self.state.taped {
                    let of = &mut self.state.pieces[piece];
                    of.checked = true;
                    let (part, length) = (of.part, of.length);
                    out.emit(Happened::Measured, &[part_word(part), mm(length)]);
                    self.notice_by(piece, super::incident::Flaw::Short, out);
                }
            }
            (Some(ToolKind::Square), Some(piece)) => {
                self.state.squared = !self.state.squared;
                self.show(Doing::Measuring);
                self.notice_by(piece, super::incident::Flaw::Bowed, out);
            }
            (Some(ToolKind::Clamp), Some(_)) => {
                self.state.clamped = !self.state.clamped;
                let happened = if self.state.clamped {
                    Happened::Clamped
                } else {
                    Happened::Unclamped
                };
                out.emit(happened, &[]);
                self.show(Doing::Clamping);
            }
            (Some(ToolKind::Saw), Some(_)) => {
                self.hand_to_mark();
                self.show(Doing::Handling);
            }
            (Some(ToolKind::Gauge), _) if self.to_gauge().is_some() => {
                self.begin(Gesture::Gauge, self.setting.parameters.handling.gauge_s);
            }
            _ => self.show(Doing::Handling),
        }
    }

    fn mark(&mut self, out: &mut Emitter<'_>) {
        let Some(piece) = self.focus() else { return };
        let mut at = self.hand_at();
        if self.state.hazy > 0 {
            // With sawdust in the eyes a line is not where it was meant.
            let [off, _] = self.chance().normal_pair();
            at[0] = (at[0] + libm::round(off * 12.0) as i32).clamp(0, self.face_of(piece)[0]);
        }
        let on_bench = self.on_machine().is_none();
        let mark = Mark {
            at,
            measured: on_bench && self.state.taped && self.state.hazy == 0,
            squared: on_bench && self.state.squared,
        };
        self.state.pieces[piece].mark(mark);
        out.emit(Happened::Marked, &[mm(at[0]), flag(mark.measured), flag(mark.squared)]);
        self.show(Doing::Marking);
    }

    /// Rubs out the line that is under the hand.
    fn rub_out(&mut self) {
        if let Some((piece, mark)) = self.mark_at_hand() {
            self.state.pieces[piece].marks.remove(mark);
            self.show(Doing::Marking);
        }
    }

    fn turn(&mut self, out: &mut Emitter<'_>) {
        let Some(piece) = self.held().or_else(|| self.on_bench()) else {
            return;
        };
        let of = &mut self.state.pieces[piece];
        of.turn();
        of.checked = true;
        let part = of.part;
        if of.lie == Lie::Bench {
            let length = of.length * 10;
            self.state.cursor[0] = (length - self.state.cursor[0]).max(0);
        }
        out.emit(Happened::Turned, &[part_word(part)]);
        self.show(Doing::Handling);
        self.notice_by(piece, super::incident::Flaw::Split, out);
    }

    /// The tool in the hand goes to its place, else one that lies about; a board in the hand goes to its rack.
    /// The tool that is put away next: the one in the hand, else the first that lies about.
    pub(crate) fn tool_to_put_back(&self) -> Option<usize> {
        let lying = || self.state.tools.iter().position(|lies| *lies == ToolLies::Out);
        self.state.tool.map(usize::from).or_else(lying)
    }

    fn put_back(&mut self, out: &mut Emitter<'_>) {
        if self.carries().is_some() {
            self.free_hand();
            self.show(Doing::Handling);
            return;
        }
        if let Some(piece) = self.held().filter(|piece| self.state.pieces[*piece].part.is_none()) {
            self.state.pieces[piece].lie = Lie::Rack;
            self.state.passed_over = self.state.pieces[piece].length;
            self.show(Doing::Handling);
            return;
        }
        let Some(tool) = self.tool_to_put_back() else { return };
        self.state.tools[tool] = ToolLies::Home;
        if self.state.tool == Some(tool as u8) {
            self.state.tool = None;
        }
        match self.setting.tool_kind(tool) {
            Some(ToolKind::Tape) => self.state.taped = false,
            Some(ToolKind::Square) => self.state.squared = false,
            Some(ToolKind::Clamp) => self.state.clamped = false,
            _ => {}
        }
        let left = self.state.tools.iter().filter(|lies| **lies == ToolLies::Out).count();
        out.emit(Happened::ToolPutBack, &[tool as f64, left as f64]);
        self.show(Doing::Handling);
    }

    fn set_aside(&mut self, out: &mut Emitter<'_>) {
        let Some(piece) = self.held().or_else(|| self.on_bench()) else {
            return;
        };
        if self.state.pieces[piece].lie == Lie::Bench {
            self.clear_bench();
        }
        let of = &mut self.state.pieces[piece];
        of.lie = Lie::Aside;
        let (part, flawed) = (of.part, of.flaw.is_some());
        out.emit(Happened::SetAside, &[part_word(part), flag(flawed)]);
        self.show(Doing::Handling);
        if flawed {
            self.settle_flaw(0, out);
        }
    }

    /// The object is handed over, by hand or because nobody was there any more.
    pub(crate) fn hand_over(&mut self, by_hand: bool, out: &mut Emitter<'_>) {
        let whole = self.is_whole();
        self.hand_on(by_hand, out);
        let tidy = !self.state.tools.contains(&ToolLies::Out);
        self.stop_machines(false, out);
        self.state.working = None;
        self.state.page = None;
        self.state.ended = Some(self.state.tick);
        if by_hand {
            out.emit(
                Happened::HandedOver,
                &[flag(whole), flag(self.state.gauged), flag(tidy)],
            );
        } else {
            out.emit(Happened::Collected, &[flag(whole)]);
        }
    }

    /// Whether every part is in the object and every screw holds.
    pub(crate) fn is_whole(&self) -> bool {
        let joins = |joint: usize| self.joint_holds(joint);
        let parts = self.state.made.iter().all(Option::is_some);
        parts && (0..self.setting.joints.len()).all(joins)
    }

    /// The part that the current step is about.
    pub(crate) fn asked_part(&self) -> Option<usize> {
        use super::setting::Task;
        match self.setting.tasks.get(self.current_step()?).copied().flatten()? {
            Task::Cut(part) | Task::Check(part) | Task::Drill(part) | Task::Sand(part) => Some(part),
            Task::Join(joint) => Some(self.setting.joints[joint].part),
            _ => None,
        }
    }

    /// The first step that is neither done nor left, else the first that was left.
    pub(crate) fn current_step(&self) -> Option<usize> {
        let first = |progress: Progress| self.state.steps.iter().position(|step| *step == progress);
        first(Progress::Open).or_else(|| first(Progress::Left))
    }
}

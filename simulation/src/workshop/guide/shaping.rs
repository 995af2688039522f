//! What is worth doing to shape a piece: cutting, drilling, sanding.

use super::{Advice, Next, THERE, whole_mm};
use crate::workshop::bench::ToolKind;
use crate::workshop::choice::{Act, Choice};
use crate::workshop::open::FROM_THE_END;
use crate::workshop::piece::Lie;
use crate::workshop::running::Workshop;
use crate::workshop::work::ON_THE_LINE;

impl Workshop {
    /// Whether a piece can become this part by a cut.
    pub(crate) fn serves(&self, piece: usize, part: usize) -> bool {
        let (of, size) = (&self.state.pieces[piece], &self.setting.parts[part]);
        let too_long = of.part == Some(part as u8) && of.whole_length() > size.length + size.tolerance;
        let board = of.part.is_none() && usize::from(of.stock) == size.stock && of.flaw.is_none();
        too_long || (board && of.length >= size.length + FROM_THE_END)
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
            if (hand[0] - size.length).abs() > near {
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
        if (hand[0] - to[0]).abs() > ON_THE_LINE {
            return Advice::new("to_the_line", Next::Move(to));
        }
        Advice::choose("cut", Choice::Act(Act::Cut)).word("part", name)
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
        // As near as the sheet asks, with some room for the hand.
        let near = (holes[hole].tolerance / 2).max(THERE);
        if (0..2).any(|axis| (hand[axis] - at[axis]).abs() > near) {
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

    pub(super) fn sanding(&self, part: usize) -> Advice {
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
}

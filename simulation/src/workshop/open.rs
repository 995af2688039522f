//! Which choices make sense now; one that does not is not taken.

use super::bench::ToolKind;
use super::choice::{Act, Choice};
use super::company::Carried;
use super::piece::{Lie, MOST_HOLES};
use super::running::Workshop;
use super::state::{ToolLies, Weather};

/// A cut is at least so far from either end, tenths of a millimetre.
pub(crate) const FROM_THE_END: i32 = 5;
/// A piece is at least so long, tenths of a millimetre.
pub(crate) const LEAST: i32 = 50;
/// A screw that is in so far holds, percent.
pub(crate) const HOLDS: u8 = 60;
/// More sanding changes nothing.
pub(crate) const MOST_SANDED: u8 = 3;

impl Workshop {
    /// Whether a choice makes sense now.
    pub(crate) fn is_open(&self, choice: Choice) -> bool {
        let state = &self.state;
        if state.ended.is_some() {
            return choice == Choice::Act(Act::Finish) && self.ending_was_seen();
        }
        if choice == Choice::Sheet {
            return !self.setting.parameters.sheet.is_empty();
        }
        if state.working.is_some() {
            return false;
        }
        let at_hand = self.held().is_some() || self.on_bench().is_some();
        match choice {
            Choice::Board(_) => self.held().is_none(),
            Choice::Part(part) if self.carries() == Some(Carried::Sticker) => {
                state.made.get(usize::from(part)).copied().flatten().is_some()
            }
            Choice::Part(part) => self.held().is_none() && self.can_take(part),
            Choice::Tool(tool) => self.tool_is_open(tool, at_hand),
            Choice::Machine(machine) => match self.on_machine() {
                Some((_, at)) => at == usize::from(machine) && !self.runs(machine),
                None => at_hand,
            },
            Choice::Guard(_) | Choice::Protection(_) | Choice::Bag(_) | Choice::Colleague => true,
            Choice::Bench => self.held().is_some() || self.machine_piece_is_free(),
            Choice::Assembly => self.joint_to_fit().is_some() || self.joinable().is_some(),
            Choice::Aside => at_hand,
            Choice::Cover => matches!(state.weather, Weather::Rain(_)) && !state.covered,
            Choice::Variant(variant) => state.variant != Some(variant) && !self.has_chosen_hole(),
            Choice::Act(act) => self.act_is_open(act, at_hand),
            Choice::Substitute(substitute) => self.carries() != Some(Carried::Substitute(substitute)),
            Choice::Stickers => self.carries() != Some(Carried::Sticker),
            Choice::Sheet => false,
        }
    }

    fn act_is_open(&self, act: Act, at_hand: bool) -> bool {
        let state = &self.state;
        let kind = self.tool_kind();
        match act {
            Act::Mark => self.focus().is_some() && self.setting.tool(ToolKind::Pencil).is_some(),
            Act::Cut => self.on_bench().is_some_and(|piece| {
                let (at, length) = (self.hand_at()[0], state.pieces[piece].length);
                kind == Some(ToolKind::Saw) && at >= LEAST && at <= length - FROM_THE_END
            }),
            Act::Start => self
                .on_machine()
                .is_some_and(|(_, machine)| !state.machines[machine].running),
            Act::Drill => self.on_machine().is_some_and(|(piece, machine)| {
                state.machines[machine].running && state.pieces[piece].holes.len() < MOST_HOLES
            }),
            Act::StopMachine => state.machines.iter().any(|machine| machine.running),
            Act::Sand => self
                .on_bench()
                .is_some_and(|piece| kind == Some(ToolKind::SandingBlock) && state.pieces[piece].sanded < MOST_SANDED),
            Act::Screw => kind == Some(ToolKind::Screwdriver) && self.next_screw().is_some() && !state.screws_out,
            Act::Turn => at_hand && !state.clamped,
            Act::Less | Act::More => self.focus().is_some(),
            // Only on a machine it matters where across the piece the hand is.
            Act::LessAcross | Act::MoreAcross => self.on_machine().is_some(),
            Act::RubOut => self.mark_at_hand().is_some(),
            Act::PutBack => {
                self.carries().is_some()
                    || state.tools.contains(&ToolLies::Out)
                    || self.held().is_some_and(|p| state.pieces[p].part.is_none())
            }
            Act::Keep => self.off_part().is_some(),
            Act::Pack => self.off_part().is_some_and(|(_, off)| off < 0),
            Act::PageBack => state.page.is_some_and(|page| page > 0),
            Act::PageOn => (state.page).is_some_and(|page| usize::from(page) + 1 < self.setting.parameters.sheet.len()),
            Act::HandOver => {
                let joined = state.joints.iter().any(|joint| joint.placed);
                joined || (state.joints.is_empty() && state.made.iter().any(Option::is_some))
            }
            Act::Finish => false,
        }
    }

    fn tool_is_open(&self, tool: u8, at_hand: bool) -> bool {
        let in_hand = self.state.tool == Some(tool);
        if self.state.tools.get(usize::from(tool)) == Some(&ToolLies::Lent) {
            return false;
        }
        match self.setting.tool_kind(usize::from(tool)) {
            Some(ToolKind::Tape | ToolKind::Square | ToolKind::Clamp) => at_hand,
            Some(ToolKind::Gauge) => self.to_gauge().is_some() || !in_hand,
            Some(ToolKind::Saw | ToolKind::Screwdriver | ToolKind::SandingBlock) => !in_hand,
            Some(ToolKind::Pencil) | None => false,
        }
    }

    pub(crate) fn runs(&self, machine: u8) -> bool {
        (self.state.machines.get(usize::from(machine))).is_some_and(|machine| machine.running)
    }

    fn machine_piece_is_free(&self) -> bool {
        self.on_machine()
            .is_some_and(|(_, machine)| !self.state.machines[machine].running)
    }

    fn can_take(&self, part: u8) -> bool {
        let index = usize::from(part);
        let Some(made) = self.state.made.get(index).copied() else {
            return false;
        };
        if made.is_none() {
            // One that was delivered and sawn up: another can be asked for.
            let coming = self.state.brought.parts.iter().any(|(known, _)| *known == part);
            return self.setting.parts[index].delivered && !coming;
        }
        made.is_some_and(|piece| match self.state.pieces[usize::from(piece)].lie {
            Lie::Rack | Lie::Bench | Lie::Shelf | Lie::Aside => true,
            Lie::Machine(machine) => !self.runs(machine),
            Lie::Object => self.comes_off(index),
            Lie::Hand | Lie::Bin | Lie::Colleague => false,
        })
    }

    /// Whether a hole was drilled that follows what was chosen.
    pub(crate) fn has_chosen_hole(&self) -> bool {
        let follows = |part: usize| {
            self.setting.parts[part]
                .holes
                .iter()
                .any(|hole| hole.diameter.is_none())
        };
        let drilled = |piece: u8| !self.state.pieces[usize::from(piece)].holes.is_empty();
        let made = self.state.made.iter().enumerate();
        made.into_iter()
            .any(|(part, piece)| follows(part) && piece.is_some_and(drilled))
    }

    /// A part that was cut and is off its measure, for which nobody has decided yet: the part, and by how much its
    /// piece is too long (too short where negative), tenths of a millimetre.
    pub(crate) fn off_part(&self) -> Option<(usize, i32)> {
        (0..self.setting.parts.len()).find_map(|part| {
            let size = &self.setting.parts[part];
            let piece = &self.state.pieces[usize::from(self.state.made[part]?)];
            let off = piece.whole_length() - size.length;
            let there = self.state.placed[part].is_none() && piece.lie != Lie::Aside;
            // What the colleague made is off once somebody has looked.
            let seen = piece.checked && piece.lie != Lie::Colleague;
            let open = !size.delivered && !self.state.kept[part] && there && seen;
            (open && off.abs() > size.tolerance).then_some((part, off))
        })
    }
}

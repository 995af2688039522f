//! Cutting by a line of one's own: measured or by eye.

use super::hands::{Hands, Matter};
use crate::SeatInput;
use crate::workshop::bench::ToolKind;
use crate::workshop::choice::{Act, Choice};
use crate::workshop::guide::THERE;
use crate::workshop::running::Workshop;

impl Hands {
    /// Measures or does not, draws, then follows its own line; false where something else comes first.
    pub(super) fn cuts_by_its_own_line(
        &mut self,
        workshop: &Workshop,
        part: usize,
        piece: usize,
        input: &mut SeatInput,
    ) -> bool {
        let setting = &workshop.setting;
        let state = &workshop.state;
        if !workshop.serves(piece, part) || workshop.held().is_some() || workshop.on_machine().is_some() {
            return false;
        }
        let length = setting.parts[part].length;
        let middle = workshop.face_of(piece)[1] / 2;
        let drawn = self
            .line
            .filter(|(on, at)| *on == piece && state.pieces[piece].marks.iter().any(|m| m.at == *at));
        let Some((_, line)) = drawn else {
            let tape = setting.tool(ToolKind::Tape);
            let measures = self.decides(Matter::Measure(self.cuts), self.worker.checks) && tape.is_some();
            if measures && !state.taped {
                self.choose(workshop, Choice::Tool(tape.unwrap_or(0) as u8), input);
                return true;
            }
            let meant = [length, middle];
            let came = self
                .decided
                .get(&Matter::Redo(usize::MAX, self.cuts))
                .copied()
                .unwrap_or(false);
            if came {
                self.choose(workshop, Choice::Act(Act::Mark), input);
            } else {
                self.decided.insert(Matter::Redo(usize::MAX, self.cuts), true);
                self.go_to(meant, false);
                if !measures && let Some((to, ..)) = &mut self.moving {
                    // By eye: some millimetres, to either side.
                    to[0] += libm::round(self.noise.normal_pair()[0] * 40.0) as i32;
                }
                // There has to be wood on both sides of the saw.
                let most = workshop.face_of(piece)[0] - 10;
                if let Some((to, ..)) = &mut self.moving {
                    to[0] = to[0].min(most).max(60);
                }
            }
            return true;
        };
        if let Some(clamp) = setting.tool(ToolKind::Clamp)
            && !state.clamped
            && self.decides(Matter::Clamp(self.cuts), self.worker.checks)
        {
            self.choose(workshop, Choice::Tool(clamp as u8), input);
            return true;
        }
        let Some(saw) = setting.tool(ToolKind::Saw) else {
            return false;
        };
        if workshop.tool_kind() != Some(ToolKind::Saw) {
            if !self.dresses(workshop, &setting.tool_wants[saw], &[], input) {
                self.choose(workshop, Choice::Tool(saw as u8), input);
            }
            return true;
        }
        if (workshop.hand_at()[0] - line[0]).abs() > THERE {
            self.go_to(line, true);
            return true;
        }
        self.choose(workshop, Choice::Act(Act::Cut), input);
        true
    }
}

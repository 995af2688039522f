//! Working together, in a worker's own way: what they say and lend, whom they point and show again.

use super::hands::{Hands, Matter};
use crate::workshop::choice::{Act, Choice};
use crate::workshop::company::{Carried, Stage};
use crate::workshop::running::Workshop;
use crate::workshop::state::ToolLies;
use crate::{SeatInput, Verb};

impl Hands {
    /// What a colleague, a bag or a van asks for; true where something was done about it.
    pub(super) fn keeps_company(&mut self, workshop: &Workshop, input: &mut SeatInput) -> bool {
        if workshop.company.is_none() || workshop.state.ended.is_some() {
            return false;
        }
        let says = self.worker.says;
        if workshop.short_bag().is_some() && self.decides(Matter::Say("bag"), says) {
            self.say(Verb::Signal, input);
            return true;
        }
        if workshop.held().is_some() || workshop.off_part().is_some() {
            return false;
        }
        if workshop.van_waits().is_some()
            && workshop.setting.parameters.stickers.is_some()
            && self.decides(Matter::Say("stickers"), says)
        {
            if let Some(done) = self.says_what_is_left(workshop, input) {
                return done;
            }
        } else if workshop.carries() == Some(Carried::Sticker) {
            self.choose(workshop, Choice::Act(Act::PutBack), input);
            return true;
        }
        self.minds_colleague(workshop, input)
    }

    /// Puts a sticker on every part that is left, then hands over or goes on; `None` once that is done.
    fn says_what_is_left(&mut self, workshop: &Workshop, input: &mut SeatInput) -> Option<bool> {
        let parts = 0..workshop.setting.parts.len();
        let open: Vec<usize> = parts
            .filter(|part| workshop.state.made[*part].is_some() && workshop.part_is_open(*part))
            .filter(|part| !workshop.has_sticker(*part))
            .collect();
        let carries = workshop.carries() == Some(Carried::Sticker);
        let first = open
            .first()
            .filter(|_| !self.decided.contains_key(&Matter::Say("stuck")));
        if let Some(part) = first {
            let choice = if carries {
                Choice::Part(*part as u8)
            } else {
                Choice::Stickers
            };
            self.choose(workshop, choice, input);
            return Some(true);
        }
        self.decided.insert(Matter::Say("stuck"), true);
        if carries {
            self.choose(workshop, Choice::Act(Act::PutBack), input);
            return Some(true);
        }
        // What is begun is finished first: a lid that hangs in the air cannot be carried. Who makes everything again
        // goes on to the end.
        let hangs = (0..workshop.setting.joints.len()).all(|joint| workshop.is_fitted(joint));
        if hangs && self.decides(Matter::Say("hand_on"), 1.0 - self.worker.redo) {
            self.choose(workshop, Choice::Act(Act::HandOver), input);
            return Some(true);
        }
        None
    }

    fn minds_colleague(&mut self, workshop: &Workshop, input: &mut SeatInput) -> bool {
        let Some(colleague) = workshop.colleague() else {
            return false;
        };
        if workshop.carries().is_some() {
            return false;
        }
        let says = self.worker.says;
        if let Some(tool) = colleague.wants {
            let lies = workshop.state.tools[tool] == ToolLies::Out;
            if lies && self.decides(Matter::Say("lend"), says.max(0.3)) {
                let choice = if workshop.state.tool == Some(tool as u8) {
                    Choice::Colleague
                } else {
                    Choice::Tool(tool as u8)
                };
                self.choose(workshop, choice, input);
                return true;
            }
        }
        if !workshop.is_open(Choice::Sheet) {
            return false;
        }
        let points = colleague.stage == Stage::Unsure && self.decides(Matter::Say("point"), says);
        let corrects = workshop.mistake_is_open()
            && colleague.stage != Stage::Unsure
            && self.decides(Matter::Say("again"), self.worker.checks.min(says.max(0.4)));
        if points || corrects {
            let choice = if workshop.open_page().is_some() {
                Choice::Colleague
            } else {
                Choice::Sheet
            };
            self.choose(workshop, choice, input);
            return true;
        }
        false
    }
}

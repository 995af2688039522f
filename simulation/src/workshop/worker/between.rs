//! What comes in between steps: the unexpected, a piece that came out wrong, the sheet.

use super::hands::{Hands, Matter};
use crate::workshop::choice::{Act, Choice};
use crate::workshop::guide::{Advice, Next};
use crate::workshop::running::Workshop;
use crate::{SeatInput, Verb, ticks};

impl Hands {
    /// What comes in between steps; true where it was dealt with.
    pub(super) fn between(&mut self, workshop: &Workshop, advice: &Advice, input: &mut SeatInput) -> bool {
        let says = self.worker.says;
        let checks = self.worker.checks;
        match (advice.prompt.id.as_str(), advice.next) {
            ("rain", _) => {
                if !self.decides(Matter::Cover, checks) {
                    return false;
                }
                if self.decides(Matter::Say("rain"), says) {
                    self.say(Verb::Signal, input);
                } else {
                    self.choose(workshop, Choice::Cover, input);
                }
                true
            }
            ("hazy", Next::Choose(choice)) => {
                if self.decides(Matter::Wear(usize::MAX), self.worker.checks.max(0.2)) {
                    self.choose(workshop, choice, input);
                }
                true
            }
            ("panel_flawed", Next::Choose(choice)) => {
                if self.decides(Matter::Say("flaw"), says) {
                    self.say(Verb::Signal, input);
                } else {
                    self.choose(workshop, choice, input);
                }
                true
            }
            ("screws_out", _) => {
                let verb = if self.decides(Matter::Say("screws"), says) {
                    Verb::Signal
                } else {
                    Verb::Ask
                };
                self.say(verb, input);
                true
            }
            ("piece_long" | "piece_short", _) => {
                let Some((part, off)) = workshop.off_part() else {
                    return true;
                };
                if !self.decides(Matter::Redo(part, self.cuts), self.worker.redo) {
                    let pack = off < 0 && self.decides(Matter::Say("pack"), self.worker.checks);
                    self.choose(workshop, Choice::Act(if pack { Act::Pack } else { Act::Keep }), input);
                    return true;
                }
                let advice = workshop.cutting(part);
                self.follow(workshop, &advice, Some(part), input);
                true
            }
            (_, Next::Choose(choice)) => {
                self.choose(workshop, choice, input);
                true
            }
            _ => true,
        }
    }

    /// Opens the sheet when a phase begins, turns a page, closes it.
    pub(super) fn reads(&mut self, workshop: &Workshop, input: &mut SeatInput) -> bool {
        let phase = workshop.phase_index();
        if workshop.open_page().is_some() {
            let turned = self.decided.contains_key(&Matter::Opened(phase));
            self.decided.insert(Matter::Opened(phase), true);
            let choice = if turned {
                Choice::Sheet
            } else {
                Choice::Act(Act::PageOn)
            };
            let choice = if workshop.is_open(choice) {
                choice
            } else {
                Choice::Sheet
            };
            self.choose(workshop, choice, input);
            self.wait += ticks(self.worker.pace_s);
            return true;
        }
        let opened = self.decided.contains_key(&Matter::Opened(phase));
        if !opened && self.decides(Matter::Read(phase), self.worker.reads) && workshop.is_open(Choice::Sheet) {
            self.choose(workshop, Choice::Sheet, input);
            return true;
        }
        false
    }
}

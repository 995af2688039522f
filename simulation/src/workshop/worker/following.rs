//! Doing what is advised, in a worker's own way.

use super::hands::{Hands, Matter};
use crate::workshop::bench::{StartRule, ToolKind};
use crate::workshop::choice::{Act, Choice};
use crate::workshop::guide::{Advice, Next};
use crate::workshop::running::Workshop;
use crate::{SeatInput, Verb};

impl Hands {
    /// Puts on what a tool or machine wants, and off what it refuses; true where there was something to do.
    pub(super) fn dresses(
        &mut self,
        workshop: &Workshop,
        wants: &[usize],
        refuses: &[usize],
        input: &mut SeatInput,
    ) -> bool {
        let worn = &workshop.state.worn;
        let lacks = wants.iter().copied().filter(|item| !worn[*item]);
        let wrong = refuses.iter().copied().filter(|item| worn[*item]);
        for item in lacks.chain(wrong).collect::<Vec<_>>() {
            if self.decides(Matter::Wear(item), self.worker.checks) {
                self.choose(workshop, Choice::Protection(item as u8), input);
                return true;
            }
        }
        false
    }

    /// Does what is advised, in this worker's way.
    pub(super) fn follow(&mut self, workshop: &Workshop, advice: &Advice, part: Option<usize>, input: &mut SeatInput) {
        let setting = &workshop.setting;
        let cutting = match advice.next {
            Next::Choose(Choice::Tool(tool)) => matches!(
                setting.tool_kind(usize::from(tool)),
                Some(ToolKind::Tape | ToolKind::Clamp | ToolKind::Saw)
            ),
            _ => matches!(advice.prompt.id.as_str(), "measure" | "mark" | "to_the_line" | "cut"),
        };
        let bench = workshop.on_bench();
        if let (true, Some(part), Some(piece)) = (cutting, part, bench)
            && self.cuts_by_its_own_line(workshop, part, piece, input)
        {
            return;
        }
        match (advice.prompt.id.as_str(), advice.next) {
            ("guard_open", Next::Choose(choice)) => {
                let Choice::Guard(machine) = choice else { return };
                let machine = usize::from(machine);
                let pieces = u32::from(workshop.state.machines[machine].pieces);
                let only_safe = setting.parameters.machines[machine].starts == StartRule::OnlySafe;
                if only_safe || self.decides(Matter::Guard(pieces), self.worker.checks) {
                    if workshop.unexpected().is_some() && self.decides(Matter::Say("guard"), self.worker.says) {
                        self.decided.insert(Matter::Say("guard"), false);
                        self.say(Verb::Signal, input);
                    } else {
                        self.choose(workshop, choice, input);
                    }
                } else if let Some(part) = part {
                    let advice = workshop.drilling(part, false);
                    self.follow(workshop, &advice, Some(part), input);
                }
            }
            ("start", Next::Choose(choice)) => {
                let machine = workshop.on_machine().map_or(0, |(_, machine)| machine);
                let (wants, refuses) = (&setting.machine_wants[machine], &setting.machine_refuses[machine]);
                if !self.dresses(workshop, wants, refuses, input) {
                    self.choose(workshop, choice, input);
                }
            }
            ("fit", Next::Choose(choice)) => {
                let shows = self.decides(Matter::Say("show"), self.worker.says);
                if shows && self.decided.insert(Matter::Say("shown"), true).is_none() {
                    self.choose(workshop, Choice::Colleague, input);
                } else {
                    self.choose(workshop, choice, input);
                }
            }
            (_, Next::Choose(choice)) => self.choose(workshop, choice, input),
            ("place_hole", Next::Move(to)) => self.places_hole(workshop, to, part, input),
            (_, Next::Move(to)) => self.go_to(to, false),
            ("choose_one", Next::Open) => {
                let variants = setting.parameters.object.variants.len();
                let variant = self.noise.below(variants) as u8;
                self.choose(workshop, Choice::Variant(variant), input);
            }
            ("bag_short", Next::Open) => {
                let substitutes = setting.parameters.substitutes.len();
                let substitute = self.noise.below(substitutes) as u8;
                self.choose(workshop, Choice::Substitute(substitute), input);
            }
            (_, Next::Wait | Next::Open) => {}
        }
    }

    /// Goes to where the hole is to be, once; then drills where the hand is.
    fn places_hole(&mut self, workshop: &Workshop, to: [i32; 2], part: Option<usize>, input: &mut SeatInput) {
        let Some((piece, machine)) = workshop.on_machine() else {
            return;
        };
        let holes = workshop.state.pieces[piece].holes.len();
        if self
            .decided
            .insert(Matter::Hole(part.unwrap_or(0), holes), true)
            .is_none()
        {
            self.go_to(to, false);
            return;
        }
        let setting = &workshop.setting;
        let (wants, refuses) = (&setting.machine_wants[machine], &setting.machine_refuses[machine]);
        if workshop.state.machines[machine].running {
            self.choose(workshop, Choice::Act(Act::Drill), input);
        } else if !self.dresses(workshop, wants, refuses, input) {
            self.choose(workshop, Choice::Act(Act::Start), input);
        }
    }
}

//! What is worth doing to put the object together.

use super::{Advice, Next};
use crate::workshop::bench::ToolKind;
use crate::workshop::choice::{Act, Choice};
use crate::workshop::company::Carried;
use crate::workshop::open::HOLDS;
use crate::workshop::running::Workshop;

impl Workshop {
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

    /// What a joint takes before it is screwed.
    fn fitting(&self, joint: usize) -> Advice {
        let parameters = &self.setting.parameters;
        let Some(fitting) = self.setting.company.joint_fitting[joint] else {
            return Advice::new("free", Next::Open);
        };
        let of = &parameters.fittings[fitting];
        let thing = match self.carries() {
            Some(Carried::Substitute(substitute)) => Some(&parameters.substitutes[usize::from(substitute)].id),
            Some(Carried::Fitting(own)) if usize::from(own) == fitting => Some(&of.id),
            _ => None,
        };
        if let Some(thing) = thing {
            return Advice::choose("fit", Choice::Assembly).word("thing", thing);
        }
        match self.bag(fitting) {
            Some((true, holds)) if holds < of.count => self.short(fitting),
            _ => Advice::choose("open_bag", Choice::Bag(fitting as u8)).word("bag", &of.id),
        }
    }

    /// What a bag holds that holds too little.
    pub(crate) fn short(&self, fitting: usize) -> Advice {
        let of = &self.setting.parameters.fittings[fitting];
        let holds = self.bag(fitting).map_or(0, |(_, holds)| holds);
        Advice::new("bag_short", Next::Open)
            .number("holds", i32::from(holds))
            .number("count", i32::from(of.count))
            .word("bag", &of.id)
    }

    pub(super) fn joining(&self, joint: usize) -> Advice {
        if let Some(advice) = self.clear_machine() {
            return advice;
        }
        if self.state.joints[joint].placed && !self.is_fitted(joint) {
            return self.fitting(joint);
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
                let open = self.state.joints[joint].screws.iter().filter(|depth| **depth < HOLDS);
                Advice::choose("screw", Choice::Act(Act::Screw)).number("left", open.count() as i32)
            });
        }
        let part = self.next_to_put(joint);
        let Some(piece) = self.state.made[part].map(usize::from) else {
            if self.colleague_cuts(part) && self.held().is_none() {
                return Advice::new("colleague_at_it", Next::Wait).word("part", self.part_id(part));
            }
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
}

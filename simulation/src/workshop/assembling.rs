//! Putting the object together: parts touch and never overlap, screws sit or stick out.

use super::doing::Doing;
use super::open::HOLDS;
use super::piece::Lie;
use super::placed::{Placed, pushed_out};
use super::running::Workshop;
use super::vocabulary::{Happened, flag, part_word};
use crate::Emitter;

impl Workshop {
    /// The piece at hand that can be put to the object, its part, and by which joint (none for the first part).
    pub(crate) fn joinable(&self) -> Option<(usize, usize, Option<usize>)> {
        let piece = self.held().or_else(|| self.on_bench())?;
        let part = usize::from(self.state.pieces[piece].part?);
        if self.state.placed[part].is_some() {
            return None;
        }
        if self.state.placed.iter().all(Option::is_none) {
            return (part == 0).then_some((piece, part, None));
        }
        let joint = self
            .setting
            .joints
            .iter()
            .position(|joint| joint.part == part && self.state.placed[joint.onto].is_some())?;
        Some((piece, part, Some(joint)))
    }

    pub(crate) fn assemble(&mut self, out: &mut Emitter<'_>) {
        let Some((piece, part, joint)) = self.joinable() else {
            return;
        };
        self.take(piece, out);
        let length = self.state.pieces[piece].whole_length();
        let placed = self.fitted(part, length, joint);
        self.state.placed[part] = Some(placed);
        self.state.pieces[piece].lie = Lie::Object;
        if let Some(joint) = joint {
            self.state.joints[joint].placed = true;
        }
        let flawed = self.state.pieces[piece].flaw.is_some();
        out.emit(Happened::Assembled, &[part_word(Some(part as u8)), flag(flawed)]);
        self.state.gauged = false;
        self.show(Doing::Handling);
    }

    /// Where a piece of this length comes to lie: against the part it is joined to, as the sheet has it, and pushed
    /// outwards by what came out longer.
    fn fitted(&self, part: usize, length: i32, joint: Option<usize>) -> Placed {
        let drawn = self.setting.sized(part, length);
        let Some(joint) = joint else { return drawn };
        let onto = self.setting.joints[joint].onto;
        let (designed, base) = (self.setting.designed(part), self.setting.designed(onto));
        let (axis, far) = designed.touches(&base).unwrap_or((2, true));
        let others: Vec<Placed> = self.state.placed.iter().flatten().copied().collect();
        let against = self.state.placed[onto].map_or(drawn, |onto| drawn.beside(&onto, axis, far));
        pushed_out(against, &others, axis, far)
    }

    /// Whether a part of the object can be taken off: nothing else is joined onto it.
    pub(crate) fn comes_off(&self, part: usize) -> bool {
        let mut joints = self.setting.joints.iter().zip(&self.state.joints);
        !joints.any(|(joint, state)| state.placed && joint.onto == part)
    }

    /// Takes a part off the object; its screws go back into the box.
    pub(crate) fn take_off(&mut self, part: usize, out: &mut Emitter<'_>) {
        if self.state.placed[part].take().is_none() {
            return;
        }
        for (joint, of) in self.setting.joints.iter().zip(&mut self.state.joints) {
            if joint.part == part && of.placed {
                of.placed = false;
                let driven = of.screws.iter().filter(|depth| **depth > 0).count();
                self.state.screws += driven as u16;
                of.screws.fill(0);
            }
        }
        self.unfit(part);
        self.state.gauged = false;
        out.emit(Happened::TakenApart, &[part_word(Some(part as u8))]);
    }

    /// The joint whose next screw can be driven, and the number of the screw.
    pub(crate) fn next_screw(&self) -> Option<(usize, usize)> {
        let joints = self.state.joints.iter().enumerate();
        let mut joints = joints.filter(|(index, joint)| joint.placed && self.is_fitted(*index));
        joints.find_map(|(joint, state)| {
            let screw = state.screws.iter().position(|depth| *depth < HOLDS)?;
            Some((joint, screw))
        })
    }

    /// Whether a joint is placed and all its screws hold.
    pub(crate) fn joint_holds(&self, joint: usize) -> bool {
        let state = &self.state.joints[joint];
        state.placed && self.is_fitted(joint) && state.screws.iter().all(|depth| *depth >= HOLDS)
    }

    /// Drives the next screw of a joint so far, percent.
    pub(crate) fn screw(&mut self, joint: u8, depth: u8, out: &mut Emitter<'_>) {
        let index = usize::from(joint);
        let screws = &mut self.state.joints[index].screws;
        let Some(screw) = screws.iter().position(|known| *known < HOLDS) else {
            return;
        };
        if screws[screw] == 0 {
            if self.state.screws == 0 {
                return;
            }
            self.state.screws -= 1;
        }
        // One that sticks out is driven on from where it is.
        screws[screw] = screws[screw].max(depth.max(1)).min(100);
        let depth = screws[screw];
        out.emit(
            Happened::ScrewDriven,
            &[f64::from(joint), f64::from(depth), flag(depth >= HOLDS)],
        );
        if self.joint_holds(index) {
            out.emit(Happened::Joined, &[f64::from(joint)]);
        }
    }
}

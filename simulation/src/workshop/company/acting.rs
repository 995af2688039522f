//! Bags that are opened, substitutes that are fitted, stickers that are put on parts.

use super::state::{Carried, Fitted, Mime};
use super::vocabulary::Together;
use crate::Emitter;
use crate::workshop::bench::ToolKind;
use crate::workshop::doing::Doing;
use crate::workshop::running::Workshop;
use crate::workshop::state::Gesture;
use crate::workshop::vocabulary::{flag, part_word};

impl Workshop {
    /// What is in the hand that is neither a piece nor a tool.
    pub(crate) fn carries(&self) -> Option<Carried> {
        self.company.as_ref().and_then(|company| company.carried)
    }

    /// The bag that was found to hold less than it should, of which nobody has said so yet.
    pub(crate) fn short_bag(&self) -> Option<usize> {
        let fittings = &self.setting.parameters.fittings;
        let bags = self.company.as_ref()?.bags.iter().zip(fittings);
        let mut bags = bags.enumerate();
        bags.find(|(_, (bag, fitting))| bag.opened.is_some() && !bag.told && bag.holds < fitting.count)
            .map(|(index, _)| index)
    }

    /// Whether a joint has what it takes before it is screwed.
    pub(crate) fn is_fitted(&self, joint: usize) -> bool {
        self.setting.company.joint_fitting[joint].is_none()
            || (self.company.as_ref()).is_some_and(|company| company.fitted[joint].is_some())
    }

    /// The joint that what is carried can be fitted to.
    pub(crate) fn joint_to_fit(&self) -> Option<usize> {
        let carried = self.carries()?;
        (0..self.setting.joints.len()).find(|joint| {
            let Some(fitting) = self.setting.company.joint_fitting[*joint] else {
                return false;
            };
            let fits = match carried {
                Carried::Fitting(of) => usize::from(of) == fitting,
                Carried::Substitute(_) => true,
                Carried::Sticker => false,
            };
            fits && self.state.joints[*joint].placed && !self.is_fitted(*joint)
        })
    }

    /// A tool was used once more.
    pub(crate) fn use_counts(&mut self, gesture: Gesture) {
        let kind = match gesture {
            Gesture::Saw => ToolKind::Saw,
            Gesture::Sand => ToolKind::SandingBlock,
            Gesture::Screw(_) => ToolKind::Screwdriver,
            Gesture::Gauge => ToolKind::Gauge,
            Gesture::Drill => return,
        };
        let tool = self.setting.tool(kind);
        if let (Some(tool), Some(company)) = (tool, &mut self.company) {
            company.uses[tool] = company.uses[tool].saturating_add(1);
        }
    }

    /// Takes something into the hand that is neither a piece nor a tool.
    fn carry(&mut self, carried: Carried, out: &mut Emitter<'_>) {
        self.lay_down(out);
        self.free_hand();
        if let Some(company) = &mut self.company {
            company.carried = Some(carried);
        }
        self.show(Doing::Handling);
    }

    pub(crate) fn open_bag(&mut self, fitting: u8, out: &mut Emitter<'_>) {
        let index = usize::from(fitting);
        let count = self.setting.parameters.fittings[index].count;
        let Some(bag) = self.company.as_mut().map(|company| &mut company.bags[index]) else {
            return;
        };
        let (first, holds) = (bag.opened.is_none(), bag.holds);
        bag.opened = Some(self.state.tick);
        out.emit(
            Together::BagOpened.at(&self.setting),
            &[f64::from(fitting), f64::from(holds)],
        );
        if holds >= count {
            self.carry(Carried::Fitting(fitting), out);
        } else {
            self.show(Doing::Handling);
            if first {
                out.emit(
                    Together::BagShort.at(&self.setting),
                    &[f64::from(fitting), f64::from(count - holds)],
                );
            }
        }
    }

    pub(crate) fn take_substitute(&mut self, substitute: u8, out: &mut Emitter<'_>) {
        self.carry(Carried::Substitute(substitute), out);
        out.emit(Together::SubstituteTaken.at(&self.setting), &[f64::from(substitute)]);
    }

    pub(crate) fn take_sticker(&mut self, out: &mut Emitter<'_>) {
        self.carry(Carried::Sticker, out);
    }

    /// Fits what is carried.
    pub(crate) fn fit(&mut self, joint: usize, out: &mut Emitter<'_>) {
        let Some(company) = &mut self.company else { return };
        let (fitted, word, shown) = match company.carried.take() {
            Some(Carried::Substitute(substitute)) => (
                Fitted::Substitute(substitute),
                f64::from(substitute) + 1.0,
                company.shown[usize::from(substitute)],
            ),
            _ => (Fitted::Proper, 0.0, false),
        };
        company.fitted[joint] = Some(fitted);
        self.state.gauged = false;
        self.show(Doing::Handling);
        out.emit(Together::FittedTo.at(&self.setting), &[joint as f64, word, flag(shown)]);
    }

    /// What a joint was fitted with comes off with its part.
    pub(crate) fn unfit(&mut self, part: usize) {
        let setting = &self.setting;
        if let Some(company) = &mut self.company {
            for (joint, fitted) in company.fitted.iter_mut().enumerate() {
                if setting.joints[joint].part == part {
                    *fitted = None;
                }
            }
        }
    }

    /// Whether something is left to do with a part: it is not in the object, does not hold there, or lacks a hole.
    pub(crate) fn part_is_open(&self, part: usize) -> bool {
        let holes = self.setting.parts[part].holes.len();
        let joints = self.setting.joints.iter().enumerate();
        let mut joints = joints.filter(|(_, joint)| joint.part == part);
        self.state.placed[part].is_none()
            || !joints.all(|(joint, _)| self.joint_holds(joint))
            || !(0..holes).all(|hole| self.hole_is_there(part, hole))
    }

    /// Puts the sticker in the hand on a part, or takes the one there off.
    pub(crate) fn stick(&mut self, part: u8, out: &mut Emitter<'_>) {
        let index = usize::from(part);
        let is_open = self.part_is_open(index);
        let Some(company) = &mut self.company else { return };
        let on = !company.stickers[index];
        company.stickers[index] = on;
        if on {
            if let Some(van) = &mut company.van {
                van.told = true;
            }
            out.emit(
                Together::StickerPut.at(&self.setting),
                &[part_word(Some(part)), flag(is_open)],
            );
            self.mimes(Mime::Nods);
        } else {
            out.emit(Together::StickerOff.at(&self.setting), &[part_word(Some(part))]);
        }
        self.show(Doing::Handling);
    }

    /// Says how the work is handed on, where there are stickers.
    pub(crate) fn hand_on(&mut self, by_hand: bool, out: &mut Emitter<'_>) {
        if by_hand && self.setting.parameters.stickers.is_some() {
            let (left, marked, clear) = self.marked_as_left();
            out.emit(
                Together::WorkHandedOn.at(&self.setting),
                &[left as f64, marked as f64, flag(clear && marked == left)],
            );
        }
    }

    /// How many parts have something left, how many of those have a sticker, and whether no other part has one.
    pub(crate) fn marked_as_left(&self) -> (usize, usize, bool) {
        let Some(company) = &self.company else {
            return (0, 0, false);
        };
        let parts = 0..self.setting.parts.len();
        let open: Vec<bool> = parts.map(|part| self.part_is_open(part)).collect();
        let both = open.iter().zip(&company.stickers);
        let marked = both.clone().filter(|(open, sticker)| **open && **sticker).count();
        let astray = both.into_iter().any(|(open, sticker)| !*open && *sticker);
        (open.iter().filter(|open| **open).count(), marked, !astray)
    }
}

//! What the scene reads of working together. Metres, seconds.

use bevy::math::Vec3;
use simulation::workshop::{Carried, ColleagueSeen, Fitted, Looks, Stage, Workshop};

use crate::family::workshop::scene::places::Places;

/// What calls is looked at for so long, s.
const CALLS_S: f32 = 4.0;

/// A bag.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::family::workshop::scene) struct BagNow {
    pub(super) at: Vec3,
    pub(super) opened: bool,
    pub(super) holds: usize,
}

/// What holds a joint: in its place, what the bag held first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::family::workshop::scene) struct FittedNow {
    pub(super) part: usize,
    pub(super) onto: usize,
    /// `None` for what belongs there.
    pub(super) with: Option<usize>,
    pub(super) holds: usize,
    pub(super) count: usize,
}

/// All of it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::family::workshop::scene) struct Together {
    /// The colleague, where they stand and where the left end of their piece lies.
    pub(super) colleague: Option<(ColleagueSeen, Vec3, Vec3)>,
    pub(super) bags: Vec<BagNow>,
    pub(super) substitutes: Vec<(Looks, Vec3)>,
    pub(super) carried: Option<Carried>,
    pub(super) fitted: Vec<FittedNow>,
    /// Where the stickers lie.
    pub(super) stickers: Option<Vec3>,
    /// Whether one is on each part.
    pub(super) stuck: Vec<bool>,
    /// For how long the van has waited, s.
    pub(super) van: Option<f32>,
    /// Whether each tool is with the colleague.
    pub(super) lent: Vec<bool>,
}

impl Together {
    /// Reads it; `None` where nobody else works and nothing is missing.
    pub(in crate::family::workshop::scene) fn of(workshop: &Workshop, places: &Places) -> Option<Self> {
        let parameters = workshop.parameters();
        let part_of = |id: &str| parameters.object.parts.iter().position(|part| part.id == id);
        let at = |mm: [f64; 2]| places.at_mm(mm);
        let colleague = workshop.colleague().zip(parameters.colleague.as_ref());
        let bags: Vec<BagNow> = (parameters.fittings.iter().enumerate())
            .filter_map(|(index, fitting)| {
                let (opened, holds) = workshop.bag(index)?;
                Some(BagNow {
                    at: at(fitting.at_mm),
                    opened,
                    holds: usize::from(holds),
                })
            })
            .collect();
        let joints = parameters.object.joints.iter().enumerate();
        let fitted = joints.filter_map(|(index, joint)| {
            let (fitting, with) = workshop.fitting_of(index)?;
            let with = match with? {
                Fitted::Proper => None,
                Fitted::Substitute(substitute) => Some(usize::from(substitute)),
            };
            Some(FittedNow {
                part: part_of(&joint.part)?,
                onto: part_of(&joint.onto)?,
                with,
                holds: bags.get(fitting)?.holds,
                count: usize::from(parameters.fittings.get(fitting)?.count),
            })
        });
        let fitted: Vec<FittedNow> = fitted.collect();
        let now = Self {
            colleague: colleague.map(|(seen, of)| (seen, at(of.at_mm).with_y(0.0), at(of.place_mm))),
            fitted,
            bags,
            substitutes: (parameters.substitutes.iter())
                .map(|one| (one.looks, at(one.at_mm)))
                .collect(),
            carried: workshop.carried(),
            stickers: parameters.stickers.as_ref().map(|stickers| at(stickers.at_mm)),
            stuck: (0..parameters.object.parts.len())
                .map(|part| workshop.has_sticker(part))
                .collect(),
            van: workshop.van_waits().map(|ticks| ticks as f32 / 60.0),
            lent: (0..parameters.tools.len())
                .map(|tool| workshop.tool_is_lent(tool))
                .collect(),
        };
        let is_any = now.colleague.is_some() || !now.bags.is_empty() || now.stickers.is_some() || now.van.is_some();
        is_any.then_some(now)
    }

    /// Whether the colleague has just begun to want something, or the van has just come: that is looked at.
    pub(in crate::family::workshop::scene) fn calls(&self) -> bool {
        let fresh = |(seen, ..): (ColleagueSeen, Vec3, Vec3)| {
            let wants = matches!(seen.stage, Stage::Asks | Stage::Unsure | Stage::Shows);
            wants && (seen.since as f32) < CALLS_S * 60.0
        };
        self.colleague.is_some_and(fresh) || self.van.is_some_and(|since| since < CALLS_S)
    }

    /// Whether somebody works across the bench.
    pub(in crate::family::workshop::scene) fn is_across(&self) -> bool {
        self.colleague.is_some()
    }

    /// Whether a tool is with the colleague.
    pub(in crate::family::workshop::scene) fn is_lent(&self, tool: usize) -> bool {
        self.lent.get(tool) == Some(&true)
    }

    /// Where bag, substitutes and stickers are pointed at, in the order of the scenario; then the colleague's middle.
    pub(in crate::family::workshop::scene) fn pointed_at(&self) -> (Vec<Vec3>, Vec<Vec3>, Option<Vec3>, Option<Vec3>) {
        (
            self.bags.iter().map(|bag| bag.at).collect(),
            self.substitutes.iter().map(|(_, at)| *at).collect(),
            self.stickers,
            self.colleague.map(|(_, at, _)| at),
        )
    }
}

//! What the game draws of working together. Lengths in millimetres, shares from 0 to 1.

use super::state::{Carried, Fitted, Mime, Stage};
use super::tasks::TaskKind;
use crate::ticks;
use crate::workshop::bench::ToolKind;
use crate::workshop::running::Workshop;
use crate::workshop::setting::mm;
use crate::workshop::state::ToolLies;

/// What is new is said for so long, s.
const NEWS_S: f64 = 6.0;

/// It honks for so long, s.
const HONK_S: f64 = 0.6;

/// A colleague, as they are seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ColleagueSeen {
    /// What they are at.
    pub stage: Stage,
    /// For so many ticks.
    pub since: u32,
    /// A gesture over it.
    pub mime: Mime,
    /// The kind of tool they work with, their own or the bench's.
    pub works_with: Option<ToolKind>,
    /// How far the work is, 0 to 1.
    pub done: f64,
    /// The piece they have (an index).
    pub piece: Option<usize>,
    /// The tool of the bench that they have (an index).
    pub tool: Option<usize>,
    /// The tool of the bench that they wait for (an index).
    pub wants: Option<usize>,
    /// The part they are at or unsure of (an index).
    pub part: Option<usize>,
    /// Where their line is, mm from the left end of the piece.
    pub line_mm: Option<f64>,
}

impl Workshop {
    /// What has just come about beside one's own work: it is said for a moment, never what to do about it.
    pub(crate) fn company_news(&self) -> Option<&'static str> {
        let company = self.company.as_ref()?;
        let fresh = |since: u32| self.state.tick - since.min(self.state.tick) < ticks(NEWS_S);
        if company.van.is_some_and(|van| fresh(van.since)) {
            return Some("van_here");
        }
        let colleague = company.colleague.as_ref().filter(|colleague| fresh(colleague.since))?;
        match colleague.stage {
            Stage::Shows => Some("colleague_shows"),
            Stage::Asks => Some("colleague_asks"),
            Stage::Unsure => Some("colleague_unsure"),
            _ => None,
        }
    }

    /// The bag (an index) that somebody has just looked into and that holds less than it should.
    pub(crate) fn bag_news(&self) -> Option<usize> {
        let fittings = &self.setting.parameters.fittings;
        let mut bags = self.company.as_ref()?.bags.iter().zip(fittings);
        bags.position(|(bag, fitting)| {
            let fresh = |since: u32| self.state.tick - since.min(self.state.tick) < ticks(NEWS_S);
            bag.opened.is_some_and(fresh) && bag.holds < fitting.count
        })
    }

    /// What the colleague shows with their body.
    pub(crate) fn mime(&self) -> Mime {
        let colleague = self.colleague_state();
        colleague
            .filter(|colleague| colleague.mime_until >= self.state.tick)
            .map_or(Mime::Still, |colleague| colleague.mime)
    }

    /// The colleague, where there is one.
    pub fn colleague(&self) -> Option<ColleagueSeen> {
        let colleague = self.colleague_state()?;
        let task = colleague.task.map(|task| self.setting.company.tasks[usize::from(task)]);
        let since = self.state.tick - colleague.since.min(self.state.tick);
        let works = colleague.stage == Stage::Works;
        let takes = task.map_or(1, |task| task.takes.max(1));
        let line = colleague.piece.and_then(|piece| {
            let marks = &self.state.pieces[usize::from(piece)].marks;
            marks.last().map(|mark| mm(mark.at[0]))
        });
        Some(ColleagueSeen {
            stage: colleague.stage,
            since,
            mime: self.mime(),
            works_with: task.filter(|_| works).map(|task| match task.kind {
                TaskKind::Cut => ToolKind::Saw,
                TaskKind::Sand => ToolKind::SandingBlock,
                TaskKind::Drill => ToolKind::Screwdriver,
            }),
            done: if works {
                (f64::from(since) / f64::from(takes)).min(1.0)
            } else {
                0.0
            },
            piece: colleague.piece.map(usize::from),
            tool: colleague.tool.map(usize::from),
            wants: self.asked_tool(),
            part: task.and_then(|task| task.part),
            line_mm: line,
        })
    }

    /// What is in the hand that is neither a piece nor a tool.
    pub fn carried(&self) -> Option<Carried> {
        self.carries()
    }

    /// Whether a tool (an index) is with the colleague.
    pub fn tool_is_lent(&self, tool: usize) -> bool {
        self.state.tools.get(tool) == Some(&ToolLies::Lent)
    }

    /// Whether a bag (an index into the fittings) was opened, and how many it holds.
    pub fn bag(&self, fitting: usize) -> Option<(bool, u8)> {
        let bag = self.company.as_ref()?.bags.get(fitting)?;
        Some((bag.opened.is_some(), bag.holds))
    }

    /// What a joint (an index) takes before it is screwed (an index into the fittings), and what it was fitted with.
    pub fn fitting_of(&self, joint: usize) -> Option<(usize, Option<Fitted>)> {
        let fitting = (*self.setting.company.joint_fitting.get(joint)?)?;
        let fitted = self.company.as_ref()?.fitted.get(joint).copied().flatten();
        Some((fitting, fitted))
    }

    /// Whether a sticker is on a part (an index).
    pub fn has_sticker(&self, part: usize) -> bool {
        let stickers = self.company.as_ref().map(|company| &company.stickers);
        stickers.is_some_and(|stickers| stickers.get(part) == Some(&true))
    }

    /// Whether the van honks just now.
    pub fn van_honks(&self) -> bool {
        let every = self.early_van().map_or(u32::MAX, |van| ticks(van.honks_every_s).max(1));
        self.van_waits().is_some_and(|waited| waited % every < ticks(HONK_S))
    }

    /// For how many ticks the van has waited.
    pub fn van_waits(&self) -> Option<u32> {
        let van = self.company.as_ref()?.van?;
        Some(self.state.tick - van.since.min(self.state.tick))
    }
}

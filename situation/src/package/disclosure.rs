//! What a package of a selection discloses: which stretches of the session, and which marks of people in them.

use std::collections::BTreeSet;

use simulation::{SeatInput, Tick};

use super::PackageError;
use crate::journal::{BLOCK_TICKS, Block, Journal};
use crate::observe::{Marked, Observation};
use crate::rule;
use crate::scenario::Scenario;
use crate::selection::{Extent, Selection};

/// What a package would disclose, to be said to the learner before there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disclosure {
    /// Ticks of the whole session.
    pub ticks: Tick,
    /// Ticks of it that would be disclosed.
    pub disclosed: Tick,
    /// Marks of people that would be disclosed because a chosen moment's rule reads them; those of the same word
    /// about the same seat and tick count once. Marks shown with a row that people see are not among them.
    pub marks: usize,
    /// Seats other than the learner's that did something in what would be disclosed, in order. A stretch cannot be
    /// replayed without what everybody did in it.
    pub others: Vec<u8>,
    /// Each chosen moment, in the order of the selection.
    pub moments: Vec<DisclosedMoment>,
}

/// What one chosen moment would disclose by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosedMoment {
    /// Row id.
    pub row: String,
    /// Tick of the attempt.
    pub attempt: Tick,
    /// Ticks around it that would be disclosed.
    pub ticks: Tick,
    /// Marks of people in them that its rule reads.
    pub marks: usize,
}

impl Disclosure {
    /// True where the whole session would be disclosed, by choice or because moments span it.
    pub const fn is_whole(&self) -> bool {
        self.disclosed >= self.ticks
    }
}

/// What a package of `selection` would disclose. `observations` are those of the whole session.
///
/// # Errors
/// Where a chosen moment is not among the observations.
pub fn disclosure(
    scenario: &Scenario,
    journal: &Journal,
    selection: &Selection,
    observations: &[Observation],
) -> Result<Disclosure, PackageError> {
    let session = Session::of(scenario, journal, selection, observations)?;
    let ticks = journal.ticks();
    let length = |(first, last): (Tick, Tick)| last + 1 - first;
    let stretches = session.stretches();
    let moments = session.chosen.iter().map(|moment| {
        let around = session.ticks_of(blocks_around(moment.observation));
        DisclosedMoment {
            row: moment.observation.row.clone(),
            attempt: moment.observation.attempt,
            ticks: length(around),
            marks: session.marks_in(&moment.reads, around).len(),
        }
    });
    let mut acting = BTreeSet::new();
    for (first, last) in stretches.iter().map(|blocks| session.ticks_of(*blocks)) {
        let acts = |tick: Tick| journal.inputs(tick).into_iter().flatten().enumerate();
        let acts = (first..=last)
            .flat_map(acts)
            .filter(|(_, input)| **input != SeatInput::default());
        acting.extend(acts.map(|(seat, _)| seat as u8));
    }
    acting.remove(&selection.seat);
    Ok(Disclosure {
        ticks,
        others: acting.into_iter().collect(),
        disclosed: stretches.iter().map(|blocks| length(session.ticks_of(*blocks))).sum(),
        marks: stretches.iter().map(|blocks| session.marks(*blocks).len()).sum(),
        moments: moments.collect(),
    })
}

/// A session and what is chosen of it.
pub(super) struct Session<'a> {
    scenario: &'a Scenario,
    journal: &'a Journal,
    extent: Extent,
    chosen: Vec<Chosen<'a>>,
}

/// A chosen moment.
struct Chosen<'a> {
    observation: &'a Observation,
    /// Words and seats of the marks that its rule reads.
    reads: Vec<rule::Mark>,
}

impl<'a> Session<'a> {
    pub(super) fn of(
        scenario: &'a Scenario,
        journal: &'a Journal,
        selection: &Selection,
        observations: &'a [Observation],
    ) -> Result<Self, PackageError> {
        let mut chosen = Vec::new();
        for row in &selection.rows {
            let index = scenario.rows.index(&row.row);
            let reads = index.map_or_else(Vec::new, |index| scenario.rows.marks_read(selection.seat, index));
            for attempt in &row.moments {
                let observation = observations
                    .iter()
                    .find(|o| o.seat == selection.seat && o.row == row.row && o.attempt == *attempt)
                    .ok_or_else(|| PackageError::MomentNotGiven {
                        row: row.row.clone(),
                        attempt: *attempt,
                    })?;
                chosen.push(Chosen {
                    observation,
                    reads: reads.clone(),
                });
            }
        }
        Ok(Self {
            scenario,
            journal,
            extent: selection.extent,
            chosen,
        })
    }

    /// First and last block of each disclosed stretch, in order, apart from each other.
    pub(super) fn stretches(&self) -> Vec<(u32, u32)> {
        let mut stretches: Vec<(u32, u32)> = match self.extent {
            Extent::Extracts => self.chosen.iter().map(|c| blocks_around(c.observation)).collect(),
            Extent::Whole => {
                let blocks = self.journal.ticks().div_ceil(BLOCK_TICKS);
                blocks.checked_sub(1).map(|last| (0, last)).into_iter().collect()
            }
        };
        stretches.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (first, last) in stretches {
            match joined.last_mut() {
                Some(before) if first <= before.1 + 1 => before.1 = before.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        joined
    }

    /// The marks that a stretch discloses: all those in it, and only those, that the rule of a chosen moment in it
    /// reads. In order, each once.
    pub(super) fn marks(&self, blocks: (u32, u32)) -> Vec<Marked> {
        let ticks = self.ticks_of(blocks);
        let inside = |chosen: &&Chosen<'_>| (ticks.0..=ticks.1).contains(&chosen.observation.attempt);
        let reads: Vec<rule::Mark> = self
            .chosen
            .iter()
            .filter(inside)
            .flat_map(|chosen| chosen.reads.iter().copied())
            .collect();
        self.marks_in(&reads, ticks)
    }

    fn marks_in(&self, reads: &[rule::Mark], (first, last): (Tick, Tick)) -> Vec<Marked> {
        let mut marks: Vec<Marked> = self
            .journal
            .marks()
            .filter_map(|mark| self.scenario.rows.mark(mark))
            .filter(|(_, mark)| reads.contains(mark))
            .map(|(effective, mark)| self.scenario.rows.named(effective, mark))
            .filter(|marked| (first..=last).contains(&marked.effective))
            .collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// First and last tick of a stretch of blocks.
    fn ticks_of(&self, (first, last): (u32, u32)) -> (Tick, Tick) {
        let end = ((last + 1) * BLOCK_TICKS).min(self.journal.ticks());
        (first * BLOCK_TICKS + 1, end)
    }
}

/// The blocks in which a moment's evidence lies: on them alone it is already sure.
fn blocks_around(moment: &Observation) -> (u32, u32) {
    let from: Tick = moment.from.min(moment.attempt).max(1);
    let to: Tick = moment.to.max(moment.attempt);
    (Block::of_tick(from), Block::of_tick(to))
}

//! From a package to the moments it gives: replayed from each disclosed start, only for the rows of the claim.

use simulation::{Fixed, Run, Tick};

use super::{Package, PackageError, Place, Segment};
use crate::grid::Source;
use crate::observe::Observation;
use crate::replay::{ReplayError, Revisions, check_same, step_block};
use crate::rule::{self, Truth, reference};
use crate::scenario::Scenario;

/// What could be said about a package by computing it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recomputed {
    /// Every row of the selection, in its order.
    Rows(Vec<RecomputedRow>),
    /// Signed and intact, not recomputed: this program has other revisions.
    NotSameRevision {
        /// This program's.
        have: Revisions,
        /// The package's.
        need: Revisions,
    },
}

/// A row of the selection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecomputedRow {
    /// Row id.
    pub row: String,
    /// Its chosen moments, in order.
    pub moments: Vec<RecomputedMoment>,
    /// Why the row as such is not for computing, where it is not.
    pub not_recomputed: Option<NotRecomputed>,
}

/// A chosen moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecomputedMoment {
    /// The replay gives it.
    Confirmed(Observation),
    /// It was not computed.
    NotRecomputed {
        /// Tick of the attempt.
        attempt: Tick,
        /// Why.
        reason: NotRecomputed,
    },
}

/// Why something was not computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRecomputed {
    /// People see it, not a rule.
    SeenByPeople,
    /// The rule reads people's marks, which a package of version 1 does not disclose.
    ReadsMarks,
}

impl NotRecomputed {
    /// Id of the sentence in `wording`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SeenByPeople => "situation-not-recomputed-people",
            Self::ReadsMarks => "situation-not-recomputed-marks",
        }
    }
}

/// Replays the disclosed stretches and evaluates the chosen rows on them, nothing else.
pub fn recompute(package: &Package, scenario: &Scenario) -> Result<Recomputed, PackageError> {
    match check_same(scenario, &package.header) {
        Ok(()) => {}
        Err(ReplayError::OtherRevision { have, need }) => return Ok(Recomputed::NotSameRevision { have, need }),
        Err(error) => return Err(error.into()),
    }
    let stretches: Vec<rule::Segment> = package
        .segments
        .iter()
        .map(|segment| replayed(package, scenario, segment))
        .collect::<Result<_, _>>()?;
    let rows = package.selection.rows.iter().map(|chosen| {
        let row = scenario.grid.row(&chosen.row).ok_or(PackageError::Malformed {
            place: Place::Selection,
        })?;
        let is_game = matches!(row.source, Source::Game(_));
        if !is_game && !chosen.moments.is_empty() {
            return Err(PackageError::Malformed {
                place: Place::Selection,
            });
        }
        let moments = chosen
            .moments
            .iter()
            .map(|attempt| moment(package, scenario, &chosen.row, *attempt, &stretches))
            .collect::<Result<_, _>>()?;
        let not_recomputed = (!is_game).then_some(NotRecomputed::SeenByPeople);
        Ok(RecomputedRow {
            row: chosen.row.clone(),
            moments,
            not_recomputed,
        })
    });
    rows.collect::<Result<_, PackageError>>().map(Recomputed::Rows)
}

/// Replays a segment from its disclosed start: states, events and hashes must be the recorded ones.
fn replayed(package: &Package, scenario: &Scenario, segment: &Segment) -> Result<rule::Segment, PackageError> {
    let header = &package.header;
    let at_beginning = segment.first_block == 0;
    let activity = scenario
        .template
        .restore(&segment.start_state)
        .map_err(|_| ReplayError::Unrestorable)?;
    if activity.encode() != segment.start_state {
        return Err(ReplayError::Unrestorable.into());
    }
    if at_beginning && scenario.template.start(header.seed, header.seats).encode() != segment.start_state {
        return Err(ReplayError::Diverged { block: 0 }.into());
    }
    let mut run = Run::new(activity, segment.first_tick() - 1);
    let width = scenario.rows.sample_len();
    let mut stretch = rule::Segment::new(segment.first_tick(), at_beginning, width);
    let mut sample = vec![Fixed::ZERO; width];
    for block in &segment.blocks {
        step_block(&mut run, block, |run, events| {
            run.activity().sample(&mut sample);
            stretch.push(&sample, events);
        })?;
    }
    let readable = readable(package, scenario, segment);
    for marked in &segment.marks {
        // What no chosen moment needs must not have been sent.
        let mark = scenario.rows.marked(marked).filter(|mark| readable.contains(mark));
        let mark = mark.ok_or(PackageError::Malformed { place: Place::Marks })?;
        stretch.mark(marked.effective, mark);
    }
    Ok(stretch)
}

/// Words and seats of the marks that the rules of the chosen moments in a segment read.
fn readable(package: &Package, scenario: &Scenario, segment: &Segment) -> Vec<rule::Mark> {
    let selection = &package.selection;
    let here = selection
        .rows
        .iter()
        .filter(|chosen| chosen.moments.iter().any(|attempt| segment.contains(*attempt)));
    here.filter_map(|chosen| scenario.rows.index(&chosen.row))
        .flat_map(|row| scenario.rows.marks_read(selection.seat, row))
        .collect()
}

fn moment(
    package: &Package,
    scenario: &Scenario,
    id: &str,
    attempt: Tick,
    stretches: &[rule::Segment],
) -> Result<RecomputedMoment, PackageError> {
    let not_given = || PackageError::MomentNotGiven {
        row: id.to_owned(),
        attempt,
    };
    let seat = package.selection.seat;
    let row = scenario.rows.index(id).ok_or_else(not_given)?;
    let rows = scenario.rows.of_seat(seat).ok_or_else(not_given)?;
    let compiled = &rows.rows()[row];
    if compiled.reads_marks() && !package.discloses_marks() {
        return Ok(RecomputedMoment::NotRecomputed {
            attempt,
            reason: NotRecomputed::ReadsMarks,
        });
    }
    let stretch = stretches
        .iter()
        .find(|s| (s.first_tick()..s.end_tick()).contains(&attempt))
        .ok_or_else(not_given)?;
    // Only what the row can look at: the whole session may be hours.
    let from = attempt.saturating_sub(compiled.looks_back().saturating_add(2));
    let around = stretch.part(from, attempt.saturating_add(compiled.looks_ahead().saturating_add(2)));
    if reference::holds_on(rows, row, attempt, &around) != Truth::True {
        return Err(not_given());
    }
    let seen = scenario
        .rows
        .moments(seat, row, &around)
        .into_iter()
        .find(|o| o.attempt == attempt);
    seen.map(RecomputedMoment::Confirmed).ok_or_else(not_given)
}

//! The loop: play, see what is new, keep it, vary it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use simulation::Tick;
use situation::observe::Observation;
use situation::record::Recording;
use situation::rule::{Segment, reached};
use situation::scenario::Scenario;

use super::interference::{Script, below};
use super::marking::marks_that_show;
use super::{Feasibility, SearchError};
use crate::robustness::distances;

/// Scripts that are kept to be varied.
const MOST_KEPT: usize = 256;
/// Most values of a signal combination in one session for which distances are measured: longer sessions or windows
/// are guided by what holds and lapses alone.
const MOST_WORK: u64 = 40_000_000;

/// What a session brought about that none had before.
type Coverage = BTreeSet<(usize, u8, usize, bool)>;

/// A script that brought something new.
struct Kept {
    script: Script,
    ticks: Tick,
    /// Ticks at which something happened that an open row reads.
    read: Vec<Tick>,
    /// Ticks at which anything happened.
    events: Vec<Tick>,
}

pub(super) struct Explorer<'a> {
    scenario: &'a Arc<Scenario>,
    /// Game rows that nothing has shown yet.
    open: BTreeSet<usize>,
    witnesses: BTreeMap<usize, (Script, Recording, Observation)>,
    kept: Vec<Kept>,
    covered: Coverage,
    /// Best distance of each open row and seat.
    nearest: BTreeMap<(usize, u8), f64>,
    /// Events of the vocabulary that came.
    came: BTreeSet<u16>,
    states: u64,
    sessions: u64,
}

impl<'a> Explorer<'a> {
    pub(super) fn new(scenario: &'a Arc<Scenario>) -> Self {
        let rows = scenario.rows.of_seat(0).map_or(0, |rows| rows.rows().len());
        Self {
            scenario,
            open: (0..rows).collect(),
            witnesses: BTreeMap::new(),
            kept: Vec::new(),
            covered: BTreeSet::new(),
            nearest: BTreeMap::new(),
            came: BTreeSet::new(),
            states: 0,
            sessions: 0,
        }
    }

    /// Every pilot style over the seeds, until every row was seen once.
    pub(super) fn undisturbed(&mut self, seeds: u64) -> Result<(), SearchError> {
        for seed in 0..seeds.max(1) {
            for style in self.scenario.template.pilot_styles() {
                if self.open.is_empty() {
                    return Ok(());
                }
                self.play(Script::undisturbed(&style, seed))?;
            }
        }
        Ok(())
    }

    /// Variations of what was kept, until nothing is open or so many states were visited.
    pub(super) fn explore(&mut self, most_states: u64) -> Result<(), SearchError> {
        let mut random = ChaCha8Rng::seed_from_u64(0);
        while !self.open.is_empty() && self.states < most_states && !self.kept.is_empty() {
            // The latest are looked at more often: they are where something new was found.
            let (a, b) = (self.any(&mut random), self.any(&mut random));
            let kept = &self.kept[a.max(b)];
            let other = &self.kept[self.any(&mut random)].script;
            let near = if kept.read.is_empty() || below(&mut random, 2) == 0 {
                &kept.events
            } else {
                &kept.read
            };
            let script = kept.script.varied(self.scenario, kept.ticks, near, other, &mut random);
            if script != kept.script {
                self.play(script)?;
            }
        }
        Ok(())
    }

    /// The session that shows a row, and the moment.
    pub(super) fn witness(&mut self, row: usize) -> Option<(Script, Recording, Observation)> {
        self.witnesses.remove(&row)
    }

    /// What is to be said of a row that nothing showed.
    pub(super) fn not_decided(&self, row: usize) -> Feasibility {
        let vocabulary = self.scenario.template.vocabulary();
        let kinds = self.scenario.rows.of_seat(0).map(|rows| rows.events_read(row));
        let never_came = kinds
            .unwrap_or_default()
            .into_iter()
            .filter(|kind| !self.came.contains(kind))
            .filter_map(|kind| vocabulary.events.get(usize::from(kind)))
            .map(|event| event.name.clone())
            .collect();
        Feasibility::NotDecided {
            states: self.states,
            sessions: self.sessions,
            never_came,
        }
    }

    fn any(&self, random: &mut ChaCha8Rng) -> usize {
        below(random, self.kept.len() as u32) as usize
    }

    fn play(&mut self, script: Script) -> Result<(), SearchError> {
        let (recording, session) = script.play(self.scenario, &[])?;
        let ticks = recording.journal.ticks();
        self.states += u64::from(ticks);
        self.sessions += 1;
        let events: Vec<(Tick, u16)> = recording
            .journal
            .blocks
            .iter()
            .flat_map(|block| block.events.iter().map(|(tick, event)| (*tick, event.kind)))
            .collect();
        let new_kinds = events.iter().filter(|(_, kind)| self.came.insert(*kind)).count();
        for seen in &recording.observations {
            let Some(row) = self.scenario.rows.index(&seen.row) else {
                continue;
            };
            if self.open.remove(&row) {
                self.witnesses
                    .insert(row, (script.clone(), recording.clone(), seen.clone()));
            }
        }
        if self.open.is_empty() {
            return Ok(());
        }
        self.with_marks(&script, &session)?;
        if self.is_new(&session) || new_kinds > 0 || self.kept.is_empty() {
            if self.kept.len() == MOST_KEPT {
                // The oldest but the undisturbed ones, which are the ground everything else stands on.
                self.kept.remove(MOST_KEPT / 8);
            }
            let rows = self.scenario.rows.of_seat(0);
            let read: BTreeSet<u16> = (self.open.iter())
                .flat_map(|row| rows.map_or_else(Vec::new, |rows| rows.events_read(*row)))
                .collect();
            self.kept.push(Kept {
                script,
                ticks,
                read: (events.iter())
                    .filter(|(_, kind)| read.contains(kind))
                    .map(|(tick, _)| *tick)
                    .collect(),
                events: events.into_iter().map(|(tick, _)| tick).collect(),
            });
        }
        Ok(())
    }

    /// Rows that read marks: some way of marking this session may show them.
    fn with_marks(&mut self, script: &Script, session: &Segment) -> Result<(), SearchError> {
        for row in self.open.clone() {
            for seat in 0..self.scenario.seats {
                let reads_marks = |rows: &situation::rule::CompiledRows| rows.rows()[row].reads_marks();
                if !self.scenario.rows.of_seat(seat).is_some_and(reads_marks) {
                    continue;
                }
                let Some(marks) = marks_that_show(session, self.scenario, seat, row) else {
                    continue;
                };
                let (recording, _) = script.play(self.scenario, &marks)?;
                let id = self.scenario.rows.of_seat(seat).map(|rows| rows.rows()[row].id.clone());
                let seen = recording
                    .observations
                    .iter()
                    .find(|seen| seen.seat == seat && Some(&seen.row) == id.as_ref())
                    .cloned();
                if let Some(seen) = seen
                    && self.open.remove(&row)
                {
                    self.witnesses.insert(row, (script.clone(), recording, seen));
                }
            }
        }
        Ok(())
    }

    /// True where a part of an open row held or lapsed for the first time, or a row came nearer to its thresholds.
    fn is_new(&mut self, session: &Segment) -> bool {
        let mut new = false;
        for seat in 0..self.scenario.seats {
            let Some(rows) = self.scenario.rows.of_seat(seat) else {
                continue;
            };
            for row in &self.open {
                for (part, reached) in reached(rows, *row, session).into_iter().enumerate() {
                    new |= reached.held && self.covered.insert((*row, seat, part, true));
                    new |= reached.lapsed && self.covered.insert((*row, seat, part, false));
                }
                let compiled = &rows.rows()[*row];
                if !rows.compares_values(*row) {
                    continue;
                }
                let window = u64::from(compiled.looks_back() + compiled.looks_ahead() + 1);
                if window.saturating_mul(u64::from(session.end_tick())) > MOST_WORK {
                    continue;
                }
                let nearest = distances(rows, *row, session)
                    .unwrap_or_default()
                    .into_iter()
                    .filter_map(|distance| distance.value().filter(|value| value.is_finite()))
                    .fold(f64::NEG_INFINITY, f64::max);
                let before = self.nearest.entry((*row, seat)).or_insert(f64::NEG_INFINITY);
                if nearest > *before + 1e-6 {
                    *before = nearest;
                    new = true;
                }
            }
        }
        new
    }
}

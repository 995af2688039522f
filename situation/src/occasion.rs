//! Does the occasion of every required row come, whatever the seed? Pilots show it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::journal::Journal;
use crate::observe::Watched;
use crate::record::{RecordError, record};
use crate::replay::{Replay, ReplayError, each_block, watch};
use crate::rule::{Segment, reference};
use crate::scenario::{File, Scenario};

/// Plays the scenario with its pilots, the ordinary one first, and says which row that a badge requires has no
/// occasion in which seed: seeds decide when, where and how strong, never whether.
pub fn check_occasions(
    scenario: &Arc<Scenario>,
    seeds: impl IntoIterator<Item = u64>,
) -> Result<Vec<Diagnostic>, RecordError> {
    let mut required: Vec<&str> = scenario
        .badges
        .iter()
        .flat_map(|b| &b.requires.of)
        .map(String::as_str)
        .collect();
    required.sort_unstable();
    required.dedup();
    let index = |id| Some((id, scenario.rows.index(id)?));
    let required: Vec<(&str, usize)> = required.into_iter().filter_map(index).collect();
    let mut found = Vec::new();
    for seed in seeds {
        let mut open = required.clone();
        for style in scenario.template.pilot_styles() {
            if open.is_empty() {
                break;
            }
            let recording = record(Arc::clone(scenario), &style, seed, [0; 16])?;
            let mut watched = Watched::new(scenario.rows.sample_len());
            each_block(
                scenario,
                &recording.journal,
                |_, _| {},
                |run, events| {
                    watched.push(run.activity(), events);
                },
            )?;
            let segment: Segment = watched.segment();
            let came = |row: usize| {
                (0..scenario.seats).any(|seat| {
                    scenario
                        .rows
                        .of_seat(seat)
                        .is_some_and(|rows| !reference::occasions(rows, row, &segment).is_empty())
                })
            };
            open.retain(|(_, row)| !came(*row));
        }
        for (id, _) in open {
            found.push(Diagnostic {
                severity: Severity::Error,
                code: "situation-occasion-missing",
                arguments: vec![("row", id.to_owned()), ("seed", seed.to_string())],
                place: Place {
                    file: scenario.file_name(File::Grid).to_owned(),
                    ..Place::default()
                },
            });
        }
    }
    Ok(found)
}

/// The game rows whose occasion came, by seat: « l'occasion n'est pas venue » is for the others.
pub type Occasions = Vec<BTreeSet<String>>;

/// Replays a session once, for everybody who looks back on it.
pub fn replay_with_occasions(scenario: &Scenario, journal: &Journal) -> Result<(Replay, Occasions), ReplayError> {
    let (replay, watched) = watch(scenario, journal)?;
    let segment = watched.segment();
    let of_seat = |seat| {
        let rows = scenario.rows.of_seat(seat)?;
        let came = |row: &usize| !reference::occasions(rows, *row, &segment).is_empty();
        let came = (0..rows.rows().len()).filter(came);
        Some(came.map(|row| rows.rows()[row].id.clone()).collect())
    };
    let occasions = (0..scenario.seats)
        .map(|seat| of_seat(seat).unwrap_or_default())
        .collect();
    Ok((replay, occasions))
}

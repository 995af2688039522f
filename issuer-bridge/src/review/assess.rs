//! From a package to what a pédagogue is shown: replays the disclosed stretches, only for the chosen rows.

use std::collections::BTreeMap;

use simulation::{TICKS_PER_SECOND, Tick};
use situation::drawing::Track;
use situation::grid::{GameRule, GridStatus, Observable, Source};
use situation::observe::Observation;
use situation::package::{Package, PackageError, Place, RecomputedMoment, RecomputedRow, Segment, recompute};
use situation::replay::Revisions;
use situation::scenario::{Scenario, Spoken};
use situation::selection::{ChosenRow, SelfAnswer};
use situation::text::Text;
use situation::waypoints::Waypoints;
use wording::{FluentValue, Language};

use super::kept_object::KeptObject;
use super::kept_track::KeptTrack;
use super::{Marked, Recomputation, Review, ReviewedMoment, ReviewedRow, SeenBy, Standing, VERSION};

/// Seconds shown before and after the evidence, where they are disclosed.
const AROUND_S: u32 = 3;
/// Most frames that a track is made of, so that a whole session does not fill the memory.
const MOST_FRAMES: u32 = 3_000;

/// Works a package out.
///
/// # Errors
/// Where the replay does not give what the package says.
pub(crate) fn assess(package: &Package, scenario: &Scenario) -> Result<Review, PackageError> {
    let recomputed = recompute(package, scenario)?;
    let (said, rows) = match recomputed {
        situation::package::Recomputed::Rows(rows) => (Recomputation::Yes, Some(rows)),
        situation::package::Recomputed::NotSameRevision { have, need } => (
            Recomputation::OtherRevision {
                have: revision(have),
                need: revision(need),
            },
            None,
        ),
    };
    // Of another revision nothing is stepped through.
    let mut ways = Waypoints::of(scenario, package).ok();
    let reviewed = package.selection.rows.iter().enumerate().map(|(at, chosen)| {
        let row = scenario.grid.row(&chosen.row).ok_or(PackageError::Malformed {
            place: Place::Selection,
        })?;
        let recomputed = rows.as_ref().and_then(|r| r.get(at));
        Ok(reviewed_row(package, scenario, row, chosen, recomputed, ways.as_mut()))
    });
    let reviewed = reviewed.collect::<Result<Vec<_>, PackageError>>()?;
    Ok(Review {
        version: VERSION,
        selection: package.selection.clone(),
        identity: package.identity.clone(),
        scenario_title: scenario.title.clone(),
        grid_proposed: scenario.grid.status == GridStatus::Proposed,
        ticks: package.ticks,
        disclosed_ticks: package
            .segments
            .iter()
            .map(|s| s.last_tick() + 1 - s.first_tick())
            .sum(),
        station_clock: package.created_unix_s,
        object: rows.and(ways.as_mut()).and_then(|ways| object(package, scenario, ways)),
        recomputed: said,
        rows: reviewed,
        raw_dropped: false,
    })
}

fn revision(of: Revisions) -> String {
    format!("{}.{}", of.simulation, of.rules)
}

fn reviewed_row(
    package: &Package,
    scenario: &Scenario,
    row: &Observable,
    chosen: &ChosenRow,
    recomputed: Option<&RecomputedRow>,
    mut ways: Option<&mut Waypoints>,
) -> ReviewedRow {
    let moments = if let Some(recomputed) = recomputed {
        recomputed
            .moments
            .iter()
            .map(|m| moment(package, scenario, row, m, ways.as_deref_mut()))
            .collect()
    } else {
        let bare = |attempt: &Tick| not_recomputed(row, *attempt, "bridge-moment-other-revision");
        chosen.moments.iter().map(bare).collect()
    };
    let answers = [chosen.self_first, chosen.self_later];
    ReviewedRow {
        row: row.id.clone(),
        text: row.text.clone(),
        question: row.question.clone(),
        seen_by: match row.source {
            Source::Game(_) => SeenBy::Game,
            Source::Observer => SeenBy::Observer,
            Source::OneSelf => SeenBy::OneSelf,
            Source::Peer => SeenBy::Peer,
        },
        sentence: game_rule(row).and_then(|rule| sentence(scenario, &row.id, rule)),
        thresholds: game_rule(row).map_or_else(Vec::new, |rule| rule.thresholds.clone()),
        moments,
        self_seen: answers
            .into_iter()
            .flatten()
            .any(|a| matches!(a, SelfAnswer::Yes | SelfAnswer::WithHelp)),
        people: !chosen.people.is_empty(),
    }
}

fn game_rule(row: &Observable) -> Option<&GameRule> {
    match &row.source {
        Source::Game(rule) => Some(rule),
        _ => None,
    }
}

fn moment(
    package: &Package,
    scenario: &Scenario,
    row: &Observable,
    found: &RecomputedMoment,
    ways: Option<&mut Waypoints>,
) -> ReviewedMoment {
    match found {
        RecomputedMoment::Confirmed(seen) => ReviewedMoment {
            attempt: seen.attempt,
            from: seen.from,
            to: seen.to,
            rule: seen.rule.clone(),
            events: events(scenario, seen),
            marks: marks(scenario, seen),
            standing: Standing::Confirmed,
            track: ways.and_then(|ways| track(package, scenario, seen, ways)),
            clip: None,
        },
        RecomputedMoment::NotRecomputed { attempt, reason } => not_recomputed(row, *attempt, reason.code()),
    }
}

fn not_recomputed(row: &Observable, attempt: Tick, code: &str) -> ReviewedMoment {
    ReviewedMoment {
        attempt,
        from: attempt,
        to: attempt,
        rule: game_rule(row).map_or_else(String::new, |rule| rule.rule.clone()),
        events: Vec::new(),
        marks: Vec::new(),
        standing: Standing::NotRecomputed { code: code.to_owned() },
        track: None,
        clip: None,
    }
}

fn events(scenario: &Scenario, seen: &Observation) -> Vec<(u32, Text)> {
    let kinds = &scenario.template.vocabulary().events;
    seen.events
        .iter()
        .filter_map(|(tick, event)| {
            let name = &kinds.get(usize::from(event.kind))?.name;
            let words = scenario.words.get(name).cloned();
            Some((
                *tick,
                words.unwrap_or_else(|| Text(BTreeMap::from([("fr".to_owned(), name.replace('_', " "))]))),
            ))
        })
        .collect()
}

fn marks(scenario: &Scenario, seen: &Observation) -> Vec<Marked> {
    let marks = seen.marks.iter().filter_map(|mark| {
        Some(Marked {
            tick: mark.effective,
            own: mark.seat == seen.seat,
            text: scenario.grid.row(&mark.word)?.text.clone(),
        })
    });
    marks.collect()
}

/// What happened around the moment; `None` where its stretch is not disclosed, or cannot be shown: the claim reaches
/// its reader all the same.
fn track(package: &Package, scenario: &Scenario, seen: &Observation, ways: &mut Waypoints) -> Option<KeptTrack> {
    let segment = package.segments.iter().find(|s| s.contains(seen.attempt.max(1)))?;
    let around = AROUND_S * TICKS_PER_SECOND;
    let from = seen
        .attempt
        .min(seen.from)
        .saturating_sub(around)
        .max(segment.first_tick());
    let frames = ways.clip(from, seen.to.saturating_add(around)).and_then(|clip| {
        let every = (clip.to() - clip.from() + 1).div_ceil(MOST_FRAMES).max(2);
        clip.frames(every)
    });
    let frames = frames
        .inspect_err(|error| tracing::error!(%error, "a moment that was confirmed cannot be shown"))
        .ok()?;
    let track = Track::of(&frames)?;
    let names = track.names();
    let words = names
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), scenario.name_words(name)?.clone())));
    KeptTrack::of(&track, &words.collect())
}

/// What was being made, after the last tick that is disclosed. It illustrates the claim: where it cannot be shown, the
/// claim reaches its reader all the same.
fn object(package: &Package, scenario: &Scenario, ways: &mut Waypoints) -> Option<KeptObject> {
    let last = package.segments.iter().map(Segment::last_tick).max()?;
    let run = ways.clip(last, last).and_then(|clip| clip.at_its_end());
    let run = run
        .inspect_err(|error| tracing::error!(%error, "the object of a claim that was confirmed cannot be shown"))
        .ok()?;
    let made = run.activity().made()?;
    Some(KeptObject::of(&made, last, |name| scenario.name_words(name).cloned()))
}

/// The rule as a sentence in each language.
fn sentence(scenario: &Scenario, id: &str, game: &GameRule) -> Option<Text> {
    let said = Language::ALL.iter().filter_map(|language| {
        let spoken = Spoken {
            scenario,
            tag: language.tag(),
            say: |id: &str, arguments: &[(&'static str, String)]| {
                let arguments: Vec<_> = arguments
                    .iter()
                    .map(|(n, v)| (*n, FluentValue::from(v.as_str())))
                    .collect();
                wording::text(*language, id, &arguments)
            },
        };
        Some((language.tag().to_owned(), spoken.sentence(id, game).ok()?))
    });
    Some(Text(said.collect())).filter(|text| !text.0.is_empty())
}

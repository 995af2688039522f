//! `try GRID --on SESSION…`: which rows would be seen where, and how that changes with each threshold, so
//! that a pédagogue can build a grid from real sessions.

mod chart;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use simulation::{Registry, TICKS_PER_SECOND, Tick};
use situation::grid::{GameRule, Source};
use situation::journal::read_journal;
use situation::rule::{CompiledRows, Constant, Ratio, RowSource, Segment, Setting, moments};
use situation::scenario::Scenario;
use wording::Language;

use crate::failure::{Failure, said};

/// What `try` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The situation folder with the grid to try, or its grid.ron.
    grid: PathBuf,
    /// Recorded sessions: journal files.
    #[arg(long, required = true, num_args = 1..)]
    on: Vec<PathBuf>,
    /// Where the chart goes.
    #[arg(long, default_value = "try.svg")]
    svg: PathBuf,
}

/// Parts of a threshold's value that are tried.
const FACTORS: [(i64, i64); 7] = [(1, 2), (3, 4), (9, 10), (1, 1), (11, 10), (5, 4), (3, 2)];

/// How often a row is seen as one of its thresholds moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sweep {
    pub(crate) row: String,
    pub(crate) threshold: String,
    /// Value as written and sessions in which the row is seen; the grid's own value stands at [`OWN`].
    pub(crate) steps: Vec<(String, usize)>,
}

/// Place of the grid's own value among the steps.
pub(crate) const OWN: usize = 3;

/// Runs the grid over the sessions; prints the table, writes the chart.
pub fn run(language: Language, registry: &Registry, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let scenario = crate::record::load(language, registry, crate::explain::folder_of(&arguments.grid))?;
    let mut sessions = Vec::new();
    for path in &arguments.on {
        let bytes = std::fs::read(path).map_err(|e| Failure::file(path, &e))?;
        let journal = read_journal(&bytes).map_err(|e| Failure::new(e.code(), e.arguments()))?;
        let trace = situation::replay::trace(&scenario, &journal).map_err(|e| Failure::new(e.code(), e.arguments()))?;
        sessions.push((
            path.file_stem()
                .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            trace,
        ));
    }
    let mut sweeps = Vec::new();
    for row in &scenario.grid.rows {
        let Source::Game(rule) = &row.source else { continue };
        println!("{} — {}", row.id, row.text.get(language.tag()));
        for (name, trace) in &sessions {
            let places = places(&scenario, &row.id, rule, &constants(rule), trace);
            let seen = if places.is_empty() {
                said(language, "authoring-try-not-here", &[])
            } else {
                places.join(", ")
            };
            println!("  {name}: {seen}");
        }
        for sweep in sweep(&scenario, &row.id, rule, &sessions) {
            let cells: Vec<String> = sweep
                .steps
                .iter()
                .enumerate()
                .map(|(at, (value, seen))| {
                    if at == OWN {
                        format!("[{value}: {seen}]")
                    } else {
                        format!("{value}: {seen}")
                    }
                })
                .collect();
            println!("  {} — {}", sweep.threshold, cells.join("  "));
            sweeps.push(sweep);
        }
    }
    let title = said(
        language,
        "authoring-try-chart",
        &[("sessions", sessions.len().to_string())],
    );
    std::fs::write(&arguments.svg, chart::draw(&title, &sweeps, sessions.len()))
        .map_err(|e| Failure::file(&arguments.svg, &e))?;
    println!(
        "{}",
        said(
            language,
            "authoring-try-drawn",
            &[("file", arguments.svg.display().to_string())]
        )
    );
    Ok(ExitCode::SUCCESS)
}

fn constants(rule: &GameRule) -> Vec<Constant> {
    rule.thresholds
        .iter()
        .map(|t| Constant {
            name: t.name.clone(),
            value: t.value.clone(),
        })
        .collect()
}

/// Where the row is seen: minutes and seconds of each attempt, with its seat where there are several.
fn places(scenario: &Scenario, id: &str, rule: &GameRule, constants: &[Constant], trace: &Segment) -> Vec<String> {
    let marks: Vec<String> = scenario
        .grid
        .rows
        .iter()
        .filter(|row| !matches!(row.source, Source::Game(_)))
        .map(|row| row.id.clone())
        .collect();
    let mut places = Vec::new();
    for seat in 0..scenario.seats {
        let setting = Setting::new(scenario.template.vocabulary(), scenario.seats, seat, &marks);
        let source = RowSource {
            id,
            occasion: &rule.occasion,
            rule: &rule.rule,
            constants,
        };
        // A threshold moved too far (a duration below a tick) gives no row, so nothing is seen.
        let Ok(rows) = CompiledRows::compile(&[source], &setting) else {
            continue;
        };
        for moment in moments(&rows, 0, trace) {
            let at = minutes(moment.attempt);
            places.push(if scenario.seats == 1 {
                at
            } else {
                format!("{at} ({})", seat + 1)
            });
        }
    }
    places
}

fn minutes(tick: Tick) -> String {
    let seconds = tick / TICKS_PER_SECOND;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Every threshold of a row, moved by each factor, the others as they are.
fn sweep(scenario: &Scenario, id: &str, rule: &GameRule, sessions: &[(String, Segment)]) -> Vec<Sweep> {
    let own = constants(rule);
    let mut sweeps = Vec::new();
    for (at, threshold) in own.iter().enumerate() {
        let steps = FACTORS.iter().filter_map(|(num, den)| {
            let mut moved = own.clone();
            moved[at].value = scaled(&threshold.value, *num, *den)?;
            let seen = sessions
                .iter()
                .filter(|(_, trace)| !places(scenario, id, rule, &moved, trace).is_empty());
            Some((moved[at].value.clone(), seen.count()))
        });
        let steps: Vec<(String, usize)> = steps.collect();
        if steps.len() == FACTORS.len() {
            sweeps.push(Sweep {
                row: id.to_owned(),
                threshold: threshold.name.clone(),
                steps,
            });
        }
    }
    sweeps
}

/// `5 s` times `num / den`: the number scaled exactly, the unit kept.
fn scaled(value: &str, num: i64, den: i64) -> Option<String> {
    let value = value.trim();
    let (sign, digits) = value
        .strip_prefix('-')
        .map_or(("", value), |rest| ("-", rest.trim_start()));
    let end = digits
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(digits.len());
    let number = Ratio::decimal(digits.get(..end)?)?.times(Ratio::new(num.into(), den.into())?)?;
    Some(format!("{sign}{number}{}", digits.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_keeps_its_unit() {
        assert_eq!(scaled("5 s", 3, 2).as_deref(), Some("7.5 s"));
        assert_eq!(scaled("-0.3 m/s", 1, 2).as_deref(), Some("-0.15 m/s"));
        assert_eq!(scaled("4", 5, 4).as_deref(), Some("5"));
        assert_eq!(scaled("many", 1, 1), None);
    }

    #[test]
    fn places_are_minutes_and_seconds() {
        assert_eq!(minutes(60 * 75 + 3), "1:15");
    }
}

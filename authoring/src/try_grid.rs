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
use crate::output::out;

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

/// Parts of a measure that are tried.
const FACTORS: [(i64, i64); 7] = [(1, 2), (3, 4), (9, 10), (1, 1), (11, 10), (5, 4), (3, 2)];
/// A whole number without a unit up to this is a count: the numbers next to it are tried.
const MOST_COUNTED: i64 = 20;

/// How often a row is seen as one of its thresholds moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sweep {
    pub(crate) row: String,
    pub(crate) threshold: String,
    /// Value as written and sessions in which the row is seen.
    pub(crate) steps: Vec<(String, usize)>,
    /// Place of the grid's own value among the steps.
    pub(crate) own: usize,
}

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
        out!("{} — {}", row.id, row.text.get(language.tag()));
        for (name, trace) in &sessions {
            let constants = constants(rule);
            let row = source(&row.id, rule, &constants);
            let places = places(&scenario, &row, trace);
            let (code, arguments) = if places.is_empty() {
                // Every attempt of the occasion, whatever the rule says.
                let occasions = self::places(&scenario, &RowSource { rule: "true", ..row }, trace).len();
                match occasions {
                    0 => ("authoring-try-no-occasion", Vec::new()),
                    _ => ("authoring-try-not-here", vec![("occasions", occasions.to_string())]),
                }
            } else {
                ("authoring-try-seen", vec![("places", places.join(", "))])
            };
            out!("  {name} : {}", said(language, code, &arguments));
        }
        for sweep in sweep(&scenario, &row.id, rule, &sessions) {
            let arguments = [
                ("threshold", sweep.threshold.clone()),
                ("sessions", sessions.len().to_string()),
            ];
            out!("  {}", said(language, "authoring-try-sweep", &arguments));
            let [values, seen] = lines(&sweep);
            out!("    {values}");
            out!("    {seen}");
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
    out!(
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

/// Values of a threshold and, under each, the sessions; the grid's own value in brackets.
fn lines(sweep: &Sweep) -> [String; 2] {
    let cells = sweep.steps.iter().enumerate().map(|(at, (value, seen))| {
        let value = if at == sweep.own {
            format!("[{value}]")
        } else {
            format!(" {value} ")
        };
        let width = value.chars().count().max(6);
        (
            format!("{value:>width$}"),
            format!("{seen:>width$} ", width = width - 1),
        )
    });
    let (values, seen): (Vec<String>, Vec<String>) = cells.unzip();
    [values, seen].map(|cells| cells.concat().trim_end().to_owned())
}

/// Where the row is seen: minutes and seconds of each attempt, with its seat where there are several.
fn places(scenario: &Scenario, row: &RowSource<'_>, trace: &Segment) -> Vec<String> {
    let mut places = Vec::new();
    for seat in 0..scenario.seats {
        let marks = scenario.rows.mark_words();
        let setting = Setting::new(scenario.template.vocabulary(), scenario.seats, seat, marks);
        // A threshold moved too far (a duration below a tick) gives no row, so nothing is seen.
        let Ok(rows) = CompiledRows::compile(&[*row], &setting) else {
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

fn source<'a>(id: &'a str, rule: &'a GameRule, constants: &'a [Constant]) -> RowSource<'a> {
    RowSource {
        id,
        occasion: &rule.occasion,
        rule: &rule.rule,
        constants,
    }
}

pub(crate) fn minutes(tick: Tick) -> String {
    let seconds = tick / TICKS_PER_SECOND;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Every threshold of a row, moved step by step, the others as they are.
fn sweep(scenario: &Scenario, id: &str, rule: &GameRule, sessions: &[(String, Segment)]) -> Vec<Sweep> {
    let own = constants(rule);
    let mut sweeps = Vec::new();
    for (at, threshold) in own.iter().enumerate() {
        let Some((values, place)) = steps(&threshold.value) else {
            continue;
        };
        let steps = values.into_iter().map(|value| {
            let mut moved = own.clone();
            moved[at].value.clone_from(&value);
            let seen = sessions
                .iter()
                .filter(|(_, trace)| !places(scenario, &source(id, rule, &moved), trace).is_empty());
            (value, seen.count())
        });
        sweeps.push(Sweep {
            row: id.to_owned(),
            threshold: threshold.name.clone(),
            steps: steps.collect(),
            own: place,
        });
    }
    sweeps
}

/// The values to try for a threshold, in order, and the place of its own.
fn steps(value: &str) -> Option<(Vec<String>, usize)> {
    if let Some(count) = value
        .trim()
        .parse()
        .ok()
        .filter(|count| (1..=MOST_COUNTED).contains(count))
    {
        let first = (count - 3).max(1);
        let values = (first..=count + 3).map(|count: i64| count.to_string()).collect();
        return Some((values, (count - first) as usize));
    }
    let values: Vec<String> = FACTORS
        .iter()
        .map(|(num, den)| scaled(value, *num, *den))
        .collect::<Option<_>>()?;
    Some((values, FACTORS.iter().position(|factor| *factor == (1, 1))?))
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
    fn a_count_moves_by_one_and_a_measure_by_parts() {
        let (values, own) = steps("3").unwrap_or_default();
        assert_eq!((values.join(" ").as_str(), own), ("1 2 3 4 5 6", 2));
        let (values, own) = steps("10 s").unwrap_or_default();
        assert_eq!(
            (values.join(" ").as_str(), own),
            ("5 s 7.5 s 9 s 10 s 11 s 12.5 s 15 s", 3)
        );
        assert_eq!(steps("many"), None);
    }

    #[test]
    fn values_stand_over_their_sessions() {
        let sweep = Sweep {
            row: "lands".to_owned(),
            threshold: "delay".to_owned(),
            steps: vec![("2.5 s".to_owned(), 0), ("5 s".to_owned(), 12), ("7.5 s".to_owned(), 3)],
            own: 1,
        };
        assert_eq!(lines(&sweep), [" 2.5 s  [5 s] 7.5 s", "     0    12      3"]);
    }

    #[test]
    fn places_are_minutes_and_seconds() {
        assert_eq!(minutes(60 * 75 + 3), "1:15");
    }
}

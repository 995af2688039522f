//! `check FOLDER`: every problem of a situation folder at once, then pilots to see that occasions come and whether
//! each row can be seen.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use ed25519_dalek::SigningKey;
use simulation::Registry;
use situation::diagnostic::{Diagnostic, Severity, has_errors};
use situation::journal::clock;
use situation::occasion::check_occasions;
use situation::scenario::Scenario;
use wording::Language;

use crate::failure::{Failure, said};
use crate::feasibility::{Effort, Feasibility, Made, RowFound, feasibility, making};
use crate::output::out;

/// What `check` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The folder with its scenario, grid and badge files.
    folder: PathBuf,
    /// How many seeds the pilots play to see that every required occasion comes.
    #[arg(long, default_value_t = 8)]
    seeds: u64,
    /// How many states (ticks of simulation) to visit for rows that no pilot shows; 0 looks no further.
    #[arg(long, default_value_t = 1_000_000)]
    states: u64,
    /// Folder for the sessions that show a row: journals for `try` and `journal`.
    #[arg(long, value_name = "FOLDER")]
    witnesses: Option<PathBuf>,
}

/// Reads the folder, prints what was found, lets the pilots play, looks for a session that shows each row.
pub fn run(language: Language, registry: &Registry, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (scenario, mut diagnostics) = Scenario::load(&arguments.folder, registry);
    print(language, &diagnostics);
    if let Some(scenario) = scenario.filter(|_| !has_errors(&diagnostics)).map(Arc::new) {
        let found =
            check_occasions(&scenario, 0..arguments.seeds).map_err(|e| Failure::new(e.code(), e.arguments()))?;
        print(language, &found);
        diagnostics.extend(found);
        let effort = Effort {
            seeds: arguments.seeds,
            states: arguments.states,
        };
        let rows = feasibility(&scenario, effort).map_err(|e| Failure::new(e.code(), e.arguments()))?;
        diagnostics.extend(print_making(language, &scenario, arguments.states)?);
        print_rows(language, &rows);
        if let Some(folder) = &arguments.witnesses {
            keep(folder, &rows)?;
            let told = [("folder", folder.display().to_string())];
            out!("{}", said(language, "authoring-check-kept", &told));
        }
        if !has_errors(&diagnostics) {
            let arguments = [
                ("scenario", scenario.id.clone()),
                ("rows", scenario.grid.rows.len().to_string()),
                ("badges", scenario.badges.len().to_string()),
                ("seeds", arguments.seeds.to_string()),
            ];
            out!("{}", said(language, "authoring-check-good", &arguments));
            return Ok(ExitCode::SUCCESS);
        }
    }
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    out!(
        "{}",
        said(language, "authoring-check-bad", &[("errors", errors.to_string())])
    );
    Ok(ExitCode::FAILURE)
}

/// Says whether what the situation asks for can be made at all; gives what makes it impossible.
fn print_making(language: Language, scenario: &Arc<Scenario>, states: u64) -> Result<Vec<Diagnostic>, Failure> {
    let Some(found) = making(scenario, states).map_err(|e| Failure::new(e.code(), e.arguments()))? else {
        return Ok(Vec::new());
    };
    match found {
        Made::Possible { seed, ticks } => {
            let arguments = [("time", clock(ticks)), ("seed", seed.to_string())];
            out!("{}", said(language, "authoring-check-making-possible", &arguments));
        }
        Made::Impossible(missing) => {
            out!("{}", said(language, "authoring-check-making-impossible", &[]));
            print(language, &missing);
            return Ok(missing);
        }
        Made::NotDecided { states } => {
            let arguments = [("states", states.to_string())];
            out!("{}", said(language, "authoring-check-making-not-decided", &arguments));
        }
    }
    Ok(Vec::new())
}

/// One line per row of the game, in the order of the grid.
fn print_rows(language: Language, rows: &[RowFound]) {
    if rows.is_empty() {
        return;
    }
    out!("{}", said(language, "authoring-check-rows", &[]));
    let width = rows.iter().map(|row| row.row.chars().count()).max().unwrap_or(0);
    for row in rows {
        let sentence = match &row.feasibility {
            Feasibility::Possible(witness) => {
                let code = if !witness
                    .recording
                    .journal
                    .blocks
                    .iter()
                    .all(|block| block.marks.is_empty())
                {
                    "authoring-check-possible-marked"
                } else if witness.varied {
                    "authoring-check-possible-varied"
                } else {
                    "authoring-check-possible"
                };
                let arguments = [
                    ("style", witness.style.clone()),
                    ("seed", witness.seed.to_string()),
                    ("from", clock(witness.moment.from.max(1) - 1)),
                    ("to", clock(witness.moment.to)),
                ];
                said(language, code, &arguments)
            }
            Feasibility::NotDecided {
                states,
                sessions,
                never_came,
            } => {
                let arguments = [
                    ("states", states.to_string()),
                    ("sessions", sessions.to_string()),
                    ("events", never_came.join(", ")),
                ];
                let code = if never_came.is_empty() {
                    "authoring-check-not-decided"
                } else {
                    "authoring-check-not-decided-events"
                };
                said(language, code, &arguments)
            }
        };
        out!("  {:width$}  {sentence}", row.row);
        if let Some(without) = row.without_act {
            let arguments = [("seed", without.seed.to_string()), ("at", clock(without.attempt))];
            let code = if without.whole_session {
                "authoring-check-without-act"
            } else {
                "authoring-check-hands-off"
            };
            out!("  {:width$}  {}", "", said(language, code, &arguments));
        }
    }
}

/// Writes the witnesses as journals, one per row. They are nobody's: sealed by a key that is forgotten at once.
fn keep(folder: &Path, rows: &[RowFound]) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
    for row in rows {
        if let Feasibility::Possible(witness) = &row.feasibility {
            let path = folder.join(format!("{}.journal", row.row));
            let key = SigningKey::from_bytes(&rand::random());
            std::fs::write(&path, witness.recording.sealed(&key)).map_err(|error| Failure::file(&path, &error))?;
        }
    }
    Ok(())
}

/// Prints diagnostics, one line each: place, gravity, sentence.
pub(crate) fn print(language: Language, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let gravity = match diagnostic.severity {
            Severity::Error => "authoring-error",
            Severity::Warning => "authoring-warning",
            Severity::Note => "authoring-note",
        };
        out!(
            "{}: {}: {}",
            diagnostic.place,
            said(language, gravity, &[]),
            said(language, diagnostic.code, &diagnostic.arguments)
        );
    }
}

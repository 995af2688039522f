//! `check FOLDER`: every problem of a situation folder at once, then pilots to see that occasions come.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use simulation::Registry;
use situation::diagnostic::{Diagnostic, Place, Severity, has_errors};
use situation::grid::{Source, Threshold};
use situation::occasion::check_occasions;
use situation::rule::{Constant, Finding, RowSource, Setting, findings};
use situation::scenario::Scenario;
use wording::Language;

use crate::failure::{Failure, said};

/// Reads the folder, prints what was found, flies the pilots over `seeds` seeds.
pub fn run(language: Language, registry: &Registry, folder: &Path, seeds: u64) -> Result<ExitCode, Failure> {
    let (scenario, mut diagnostics) = Scenario::load(folder, registry);
    print(language, &diagnostics);
    if let Some(scenario) = scenario.filter(|_| !has_errors(&diagnostics)).map(Arc::new) {
        let said_of_rules = rule_findings(&scenario);
        print(language, &said_of_rules);
        diagnostics.extend(said_of_rules);
        let found = check_occasions(&scenario, 0..seeds).map_err(|e| Failure::new(e.code(), e.arguments()))?;
        print(language, &found);
        diagnostics.extend(found);
        if !has_errors(&diagnostics) {
            let arguments = [
                ("scenario", scenario.id.clone()),
                ("rows", scenario.grid.rows.len().to_string()),
                ("badges", scenario.badges.len().to_string()),
                ("seeds", seeds.to_string()),
            ];
            println!("{}", said(language, "authoring-check-good", &arguments));
            return Ok(ExitCode::SUCCESS);
        }
    }
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    println!(
        "{}",
        said(language, "authoring-check-bad", &[("errors", errors.to_string())])
    );
    Ok(ExitCode::FAILURE)
}

/// What can be said of the game's rows without playing; only what no session can show is an error.
fn rule_findings(scenario: &Scenario) -> Vec<Diagnostic> {
    let mut constants = Vec::new();
    let mut marks = Vec::new();
    for row in &scenario.grid.rows {
        match &row.source {
            Source::Game(rule) => {
                let named = |t: &Threshold| Constant {
                    name: t.name.clone(),
                    value: t.value.clone(),
                };
                constants.push((row, rule, rule.thresholds.iter().map(named).collect::<Vec<_>>()));
            }
            _ => marks.push(row.id.clone()),
        }
    }
    let sources: Vec<RowSource<'_>> = constants
        .iter()
        .map(|(row, rule, constants)| RowSource {
            id: &row.id,
            occasion: &rule.occasion,
            rule: &rule.rule,
            constants,
        })
        .collect();
    let setting = Setting::new(scenario.template.vocabulary(), scenario.seats, 0, &marks);
    let Some(rows) = scenario.rows.of_seat(0) else {
        return Vec::new();
    };
    findings(rows, &sources, &setting)
        .into_iter()
        .map(|found| Diagnostic {
            severity: match found.finding {
                Finding::Impossible => Severity::Error,
                Finding::Spans { .. } => Severity::Note,
                _ => Severity::Warning,
            },
            code: found.finding.id(),
            arguments: found.finding.arguments(),
            place: Place {
                file: format!("grid.ron ({})", sources.get(found.row).map_or("", |s| s.id)),
                ..Place::default()
            },
        })
        .collect()
}

/// Prints diagnostics, one line each: place, gravity, sentence.
pub(crate) fn print(language: Language, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let gravity = match diagnostic.severity {
            Severity::Error => "authoring-error",
            Severity::Warning => "authoring-warning",
            Severity::Note => "authoring-note",
        };
        println!(
            "{}: {}: {}",
            diagnostic.place,
            said(language, gravity, &[]),
            said(language, diagnostic.code, &diagnostic.arguments)
        );
    }
}

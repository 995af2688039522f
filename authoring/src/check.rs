//! `check FOLDER`: every problem of a situation folder at once, then pilots to see that occasions come.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use simulation::Registry;
use situation::diagnostic::{Diagnostic, Severity, has_errors};
use situation::occasion::check_occasions;
use situation::scenario::Scenario;
use wording::Language;

use crate::failure::{Failure, said};

/// Reads the folder, prints what was found, flies the pilots over `seeds` seeds.
pub fn run(language: Language, registry: &Registry, folder: &Path, seeds: u64) -> Result<ExitCode, Failure> {
    let (scenario, mut diagnostics) = Scenario::load(folder, registry);
    print(language, &diagnostics);
    if let Some(scenario) = scenario.filter(|_| !has_errors(&diagnostics)).map(Arc::new) {
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

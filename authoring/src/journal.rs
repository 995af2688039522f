//! `journal FILE`: a journal, printed for people.

use std::path::Path;
use std::process::ExitCode;

use simulation::Registry;
use situation::journal::{print_journal, read_journal};
use situation::library::Library;
use wording::Language;

use crate::failure::{Failure, said};
use crate::output::out;

/// Prints the journal; where its scenario is among `scenarios`, events and choices have words.
pub fn run(language: Language, registry: &Registry, file: &Path, scenarios: &Path) -> Result<ExitCode, Failure> {
    let bytes = std::fs::read(file).map_err(|e| Failure::file(file, &e))?;
    let journal = read_journal(&bytes).map_err(|e| Failure::new(e.code(), e.arguments()))?;
    let (library, _) = Library::load(scenarios, registry);
    let scenario = library.by_hash(&journal.header.scenario_hash);
    for line in print_journal(&journal, scenario.map(AsRef::as_ref), language.tag()) {
        out!("{}", said(language, line.code, &line.arguments));
    }
    Ok(ExitCode::SUCCESS)
}

//! `explain GRID`: each rule of a grid as a sentence.

use std::path::Path;
use std::process::ExitCode;

use simulation::Registry;
use situation::grid::Source;
use situation::scenario::Spoken;
use wording::Language;

use crate::failure::{Failure, said};
use crate::output::out;

/// Prints every row: its text, and for a row of the game what its rule says.
pub fn run(language: Language, registry: &Registry, grid: &Path) -> Result<ExitCode, Failure> {
    let scenario = crate::record::load(language, registry, folder_of(grid))?;
    let spoken = Spoken {
        scenario: &scenario,
        tag: language.tag(),
        say: |id: &str, arguments: &[(&'static str, String)]| said(language, id, arguments),
    };
    for row in &scenario.grid.rows {
        out!("{} — {}", row.id, row.text.get(language.tag()));
        let Source::Game(rule) = &row.source else {
            out!("  {}", said(language, "authoring-explain-people", &[]));
            continue;
        };
        match spoken.sentence(&row.id, rule) {
            Ok(sentence) => out!("  {sentence}"),
            // A grid that loaded has readable rules.
            Err(problems) => out!("  {problems:?}"),
        }
        for threshold in &rule.thresholds {
            out!(
                "    {} = {} — {}",
                threshold.name,
                threshold.value,
                threshold.reason.get(language.tag())
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The folder itself, or the one that a grid file lies in.
pub(crate) fn folder_of(grid: &Path) -> &Path {
    if grid
        .extension()
        .is_some_and(|extension| extension == "ron" || extension == "json")
    {
        // A bare `grid.ron` lies in the folder where one stands.
        match grid.parent() {
            Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
            Some(parent) => parent,
            None => grid,
        }
    } else {
        grid
    }
}

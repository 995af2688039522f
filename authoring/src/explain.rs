//! `explain GRID`: each rule of a grid as a sentence.

use std::path::Path;
use std::process::ExitCode;

use simulation::Registry;
use situation::grid::Source;
use situation::rule::{Constant, RowSource, Speech, explain};
use situation::scenario::Scenario;
use wording::Language;

use crate::failure::{Failure, said};

/// Prints every row: its text, and for a row of the game what its rule says.
pub fn run(language: Language, registry: &Registry, grid: &Path) -> Result<ExitCode, Failure> {
    let scenario = crate::record::load(language, registry, folder_of(grid))?;
    let speech = Spoken {
        language,
        scenario: &scenario,
    };
    for row in &scenario.grid.rows {
        println!("{} — {}", row.id, row.text.get(language.tag()));
        let Source::Game(rule) = &row.source else {
            println!("  {}", said(language, "authoring-explain-people", &[]));
            continue;
        };
        let constants: Vec<Constant> = rule
            .thresholds
            .iter()
            .map(|t| Constant {
                name: t.name.clone(),
                value: t.value.clone(),
            })
            .collect();
        let source = RowSource {
            id: &row.id,
            occasion: &rule.occasion,
            rule: &rule.rule,
            constants: &constants,
        };
        match explain(&source, &speech) {
            Ok(sentence) => println!("  {sentence}"),
            // A grid that loaded has readable rules.
            Err(problems) => println!("  {problems:?}"),
        }
        for threshold in &rule.thresholds {
            println!(
                "    {} = {}: {}",
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
    if grid.extension().is_some_and(|extension| extension == "ron") {
        grid.parent().unwrap_or(grid)
    } else {
        grid
    }
}

/// Sentences of `wording`, names of the scenario.
struct Spoken<'a> {
    language: Language,
    scenario: &'a Scenario,
}

impl Speech for Spoken<'_> {
    fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        said(self.language, id, arguments)
    }

    fn field(&self, word: &str) -> String {
        self.scenario.field_words(word, self.language.tag())
    }

    fn name(&self, word: &str) -> String {
        let known = self
            .scenario
            .words
            .get(word)
            .map(|text| text.get(self.language.tag()).to_owned());
        known.unwrap_or_else(|| word.replace('_', " "))
    }
}

//! `record FOLDER`: a closed-loop pilot plays a situation, the session is kept as a journal.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use ed25519_dalek::SigningKey;
use simulation::Registry;
use situation::diagnostic::has_errors;
use situation::record::record;
use situation::scenario::Scenario;
use wording::Language;

use crate::failure::{Failure, said};
use crate::output::out;

/// What `record` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The situation folder.
    folder: PathBuf,
    /// The journal file to write.
    #[arg(long)]
    out: PathBuf,
    /// Pilot style; the activity's ordinary one by default.
    #[arg(long)]
    style: Option<String>,
    /// Seed: when, where and how strong things happen.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Loads a scenario or says everything that is wrong with it.
pub(crate) fn load(
    language: Language,
    registry: &Registry,
    folder: &std::path::Path,
) -> Result<Arc<Scenario>, Failure> {
    let (scenario, diagnostics) = Scenario::load(folder, registry);
    if let Some(scenario) = scenario.filter(|_| !has_errors(&diagnostics)) {
        return Ok(Arc::new(scenario));
    }
    crate::check::print(language, &diagnostics);
    Err(Failure::new(
        "authoring-unusable",
        vec![("folder", folder.display().to_string())],
    ))
}

/// Records and says what was kept.
pub fn run(language: Language, registry: &Registry, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let scenario = load(language, registry, &arguments.folder)?;
    let style = arguments
        .style
        .clone()
        .or_else(|| scenario.template.pilot_styles().into_iter().next())
        .unwrap_or_default();
    let recording =
        record(scenario, &style, arguments.seed, rand::random()).map_err(|e| Failure::new(e.code(), e.arguments()))?;
    // Not a station's key: a pilot's session proves its integrity, not where it was played.
    let sealed = recording.sealed(&SigningKey::from_bytes(&rand::random()));
    std::fs::write(&arguments.out, &sealed).map_err(|e| Failure::file(&arguments.out, &e))?;
    let said = said(
        language,
        "authoring-recorded",
        &[
            ("file", arguments.out.display().to_string()),
            (
                "seconds",
                (recording.journal.ticks() / simulation::TICKS_PER_SECOND).to_string(),
            ),
            ("kilobytes", sealed.len().div_ceil(1000).to_string()),
            ("moments", recording.observations.len().to_string()),
        ],
    );
    out!("{said}");
    Ok(ExitCode::SUCCESS)
}

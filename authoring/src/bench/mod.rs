//! `bench`: speed and memory as figures. Nothing here is a test: machines differ, numbers are printed.

mod chain;
mod figure;
mod flying;
mod frames;
mod memory;
mod process;
mod rules;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use simulation::Registry;
use wording::Language;

pub(crate) use self::figure::{Aim, Figure};
use crate::failure::{Failure, said};
use crate::output::out;
use crate::shipped;

/// What `bench` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    part: Option<Part>,
    /// One JSON object: a name and a number each.
    #[arg(long, global = true)]
    json: bool,
    /// Folder of situations.
    #[arg(long, global = true, default_value_os_t = shipped())]
    scenarios: PathBuf,
    /// The game's program; without it, or without Xvfb, the window is not measured and this is said.
    #[arg(long, global = true)]
    game: Option<PathBuf>,
    /// How long flights, screens and clips are watched for what grows, minutes.
    #[arg(long, default_value_t = 10.0, value_parser = minutes)]
    minutes: f64,
}

/// A part that is measured alone.
#[derive(Debug, Clone, Copy, Subcommand)]
enum Part {
    /// Frames of every situation and view, with what the screen writes, in two sizes of window.
    Frames,
}

/// Between half a minute, less shows nothing, and a day.
fn minutes(text: &str) -> Result<f64, String> {
    let minutes: f64 = text.parse().map_err(|_| text.to_owned())?;
    if (0.5..=1440.0).contains(&minutes) {
        Ok(minutes)
    } else {
        Err("0.5 – 1440".to_owned())
    }
}

/// Measures and prints.
pub fn run(language: Language, registry: &Registry, arguments: &Arguments) -> Result<ExitCode, Failure> {
    if let (Some(Part::Frames), Some(game)) = (arguments.part, &arguments.game) {
        if let Err(reason) = frames::run(language, game, &arguments.scenarios, arguments.json) {
            eprintln!("{}", said(language, "authoring-bench-no-window", &[("reason", reason)]));
            return Ok(ExitCode::FAILURE);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let scenario = crate::record::load(language, registry, &arguments.scenarios.join("premier-vol"))?;
    let mut figures = Vec::new();
    figures.extend(flying::bare_dynamics());
    figures.extend(flying::full_ticks("flight_ticks_per_s", &scenario));
    figures.extend(chain::replay("", &scenario)?);
    for (kind, folder) in [
        ("workshop", "le-nichoir"),
        ("line", "la-ligne"),
        ("automaton", "la-machine-muette"),
        ("choosing", "le-bon-plan"),
    ] {
        let scenario = crate::record::load(language, registry, &arguments.scenarios.join(folder))?;
        figures.extend(flying::full_ticks(&format!("{kind}_ticks_per_s"), &scenario));
        figures.extend(chain::replay(&format!("{kind}_"), &scenario)?);
    }
    figures.extend(rules::language());
    figures.extend(chain::badges()?);
    figures.extend(chain::journal_sync()?);
    let (window, skipped) = window::measure(arguments.game.as_deref(), &arguments.scenarios, arguments.minutes);
    figures.extend(window);
    if arguments.json {
        let object: serde_json::Map<String, serde_json::Value> = figures
            .iter()
            .map(|f| (f.name.clone(), serde_json::Value::from(f.value)))
            .collect();
        out!("{}", serde_json::Value::Object(object));
    } else {
        for figure in &figures {
            out!("{}", figure.line(language));
        }
    }
    if let Some(reason) = skipped {
        eprintln!("{}", said(language, "authoring-bench-no-window", &[("reason", reason)]));
    }
    Ok(ExitCode::SUCCESS)
}

/// The value below which `share` (0 to 1) of the sorted values lie.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted
        .get((share * last as f64).round() as usize)
        .copied()
        .unwrap_or(f64::NAN)
}

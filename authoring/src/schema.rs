//! `schema scenario|grid|badge`: what a situation's files look like, for editors that know JSON Schema.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use simulation::Registry;
use situation::scenario::File;

use crate::failure::Failure;

/// A file of a situation's folder, as it is named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Which {
    /// scenario.json: what happens.
    Scenario,
    /// grid.json: what is looked at.
    Grid,
    /// badge.json: what can be asked for.
    Badge,
}

impl From<Which> for File {
    fn from(which: Which) -> Self {
        match which {
            Which::Scenario => Self::Scenario,
            Which::Grid => Self::Grid,
            Which::Badge => Self::Badge,
        }
    }
}

/// The schema as `docs/schemas` holds it: indented, with a line break at its end.
pub fn text(registry: &Registry, file: File) -> String {
    format!("{:#}\n", file.schema(registry))
}

/// Prints the schema of one file.
pub fn run(registry: &Registry, which: Which) -> Result<ExitCode, Failure> {
    print(&text(registry, which.into()))
}

/// Prints a long text that people pipe into other programs.
pub(crate) fn print(text: &str) -> Result<ExitCode, Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        // Whoever reads has seen enough, `head` for one.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure::file(Path::new("stdout"), &error)),
        Ok(()) => Ok(ExitCode::SUCCESS),
    }
}

//! `envol-author`: the author's commands, called through `./envol`.

use std::path::PathBuf;
use std::process::ExitCode;

use authoring::{
    bench, check, demo, explain, journal, monitor, print, record, schema, shipped, simulate, try_grid, vocabulary,
};
use clap::{Parser, Subcommand};
use wording::Language;

/// Commands for those who write situations, and the headless demo.
#[derive(Parser)]
#[command(name = "envol-author", version)]
struct Arguments {
    /// Language of what is said: `fr` or `en`; by default the machine's.
    #[arg(long, global = true)]
    language: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads a situation folder and explains every problem.
    Check(check::Arguments),
    /// Says each rule of a grid as a sentence.
    Explain {
        /// A situation folder, or its grid.ron.
        grid: PathBuf,
    },
    /// Prints the JSON Schema of a file, for editors.
    Schema {
        /// Which file.
        #[arg(value_enum, default_value = "grid")]
        file: schema::Which,
    },
    /// Lists what the rules of a situation can speak about.
    Vocabulary {
        /// The situation folder.
        folder: PathBuf,
    },
    /// Runs a grid over recorded sessions and shows which rows would be seen where.
    Try(try_grid::Arguments),
    /// Evaluates a formula over a trace from anywhere.
    Monitor(monitor::Arguments),
    /// Lets a pilot play a situation and keeps the session.
    Record(record::Arguments),
    /// Lets many virtual pilots play and shows which rows are seen with which numbers.
    Simulate(simulate::Arguments),
    /// Writes the plan of what a situation makes, for making it for real.
    Print(print::Arguments),
    /// Prints a journal for people.
    Journal {
        /// A journal file.
        file: PathBuf,
        /// Folder of situations, for the words.
        #[arg(long, default_value_os_t = shipped())]
        scenarios: PathBuf,
    },
    /// From a recorded flight to a verified badge, without a screen.
    Demo(demo::Arguments),
    /// Measures speed and memory.
    Bench(bench::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = arguments
        .language
        .as_deref()
        .and_then(Language::from_tag)
        .unwrap_or_else(Language::of_environment);
    let registry = simulation::builtin();
    let done = match arguments.command {
        Command::Check(arguments) => check::run(language, &registry, &arguments),
        Command::Explain { grid } => explain::run(language, &registry, &grid),
        Command::Schema { file } => schema::run(&registry, file),
        Command::Vocabulary { folder } => vocabulary::run(language, &registry, &folder),
        Command::Try(arguments) => try_grid::run(language, &registry, &arguments),
        Command::Monitor(arguments) => monitor::run(language, &arguments),
        Command::Record(arguments) => record::run(language, &registry, &arguments),
        Command::Simulate(arguments) => simulate::run(language, &registry, &arguments),
        Command::Print(arguments) => print::run(language, &registry, &arguments),
        Command::Journal { file, scenarios } => journal::run(language, &registry, &file, &scenarios),
        Command::Demo(arguments) => demo::run(language, &registry, &arguments),
        Command::Bench(arguments) => bench::run(language, &registry, &arguments),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{}", failure.sentence(language));
            ExitCode::FAILURE
        }
    }
}

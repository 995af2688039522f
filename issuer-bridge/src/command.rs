//! The command line: `serve`, `import`, `harvest`, `verify`, `station`, `key`, `account`, `backup`, `restore`,
//! `doctor`, `audit`.

/// Writes one line, as `println!` does; where nobody reads any more there is nobody to tell.
macro_rules! out {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        let _closed = writeln!(std::io::stdout().lock(), $($said)*);
    }};
}

mod arguments;
mod auditing;
mod copying;
mod examining;
mod failed;
mod harvesting;
mod keeping;
mod serving;
mod text_file;

use std::io::IsTerminal as _;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use tracing_subscriber::EnvFilter;

use crate::check::{Finding, Knowledge, check_with};
use crate::log_lines::JsonLines;
use crate::openapi;
use crate::words::Words;
use arguments::{Arguments, Command, LogForm, Verify};
use failed::Failed;
use text_file::read_text;

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let language = arguments.language();
    start_log(arguments.log);
    let words = Words::in_language(language);
    if arguments.state_hash {
        // Compared with what the game's binary prints: both must compute the same bits.
        for (name, hash) in simulation::determinism::reference_hashes() {
            out!("{name} {hash}");
        }
        return ExitCode::SUCCESS;
    }
    let done = match &arguments.command {
        None => Ok(ExitCode::SUCCESS),
        Some(command) => match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
            Ok(runtime) => runtime.block_on(dispatch(&arguments, command, words)),
            Err(error) => Err(Failed::with("bridge-start-internal", "error", error)),
        },
    };
    match done {
        Ok(code) => code,
        Err(failed) => {
            eprintln!("{}", words.with_all(failed.code, &failed.arguments));
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(arguments: &Arguments, command: &Command, words: Words) -> Result<ExitCode, Failed> {
    match command {
        Command::Serve(serve) => serving::serve(arguments, serve, words).await,
        Command::Import { files } => keeping::import(arguments, files, words).await,
        Command::Harvest { folder } => harvesting::harvest(arguments, folder, words).await,
        Command::Station { command } => keeping::station(arguments, command, words).await,
        Command::Key { command } => keeping::key(arguments, command, words).await,
        Command::Backup(wanted) => copying::backup(arguments, wanted, words).await,
        Command::Restore(wanted) => copying::restore_all(arguments, wanted, words).await,
        Command::Account { command } => keeping::account(arguments, command, words).await,
        Command::Openapi => {
            out!("{}", openapi::text());
            Ok(ExitCode::SUCCESS)
        }
        Command::Doctor => examining::doctor(arguments, words).await,
        Command::Audit { command } => auditing::audit(arguments, command, words).await,
        Command::Verify(wanted) => verify(arguments, wanted, words).await,
    }
}

/// The log goes to stderr, in English, and names no person.
fn start_log(form: LogForm) {
    let wanted = EnvFilter::try_from_default_env();
    let unreadable = wanted.as_ref().err().map(ToString::to_string);
    let filter = wanted.unwrap_or_else(|_| EnvFilter::new("issuer_bridge=info,warn"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let set = match form {
        LogForm::Json => {
            let log = log.with_ansi(false).fmt_fields(JsonLines).event_format(JsonLines);
            tracing::subscriber::set_global_default(log.finish())
        }
        LogForm::Text => {
            // A log in a file is read without colours.
            let log = log.with_ansi(std::io::stderr().is_terminal());
            tracing::subscriber::set_global_default(log.finish())
        }
    };
    // In the same process as another log (tests), that one stays.
    if set.is_err() {
        tracing::debug!("a log was there already");
    }
    if let Some(error) = unreadable.filter(|_| std::env::var_os(EnvFilter::DEFAULT_ENV).is_some()) {
        tracing::warn!(
            error,
            "{} cannot be read; the usual log is kept",
            EnvFilter::DEFAULT_ENV
        );
    }
}

/// Exit status 0 where the badge holds, 1 where it does not, 3 where it is a badge of another standard or signed in
/// another way, which is not checked here, 4 where it is signed and intact by a key that is not known here (2 is a wrong
/// command line). What lies in the data folder is only read, and need not be there.
async fn verify(arguments: &Arguments, wanted: &Verify, words: Words) -> Result<ExitCode, Failed> {
    let bytes = std::fs::read(&wanted.badge).map_err(|e| Failed::file(&wanted.badge, &e))?;
    let list = match &wanted.status_list {
        Some(file) => Some(read_text(file)?),
        None => None,
    };
    let mut knowledge = match arguments.data_folder() {
        Ok(data) => Knowledge::beside(&data, Arguments::database()?.as_ref())
            .await
            .unwrap_or_else(|error| {
                tracing::warn!(%error, "the data folder cannot be read: no key is known");
                Knowledge::default()
            }),
        Err(_) => Knowledge::default(),
    };
    for key in &wanted.key {
        let file = Path::new(key);
        let text = if file.is_file() { read_text(file)? } else { key.clone() };
        if !knowledge.pin(&text) {
            return Err(Failed::with("bridge-command-no-key", "key", key));
        }
    }
    let checked = check_with(&bytes, list.as_deref(), &knowledge);
    for sentence in checked.sentences(words) {
        out!("{sentence}");
    }
    Ok(match checked.finding() {
        Finding::Holds => ExitCode::SUCCESS,
        Finding::DoesNotHold => ExitCode::FAILURE,
        Finding::NotCheckedHere => ExitCode::from(3),
        Finding::UnknownKey => ExitCode::from(4),
    })
}

//! The command line: `serve`, `import`, `verify`, `station`, `key`, `account`.

/// Writes one line, as `println!` does; where nobody reads any more there is nobody to tell.
macro_rules! out {
    ($($said:tt)*) => {{
        use std::io::Write as _;
        let _closed = writeln!(std::io::stdout().lock(), $($said)*);
    }};
}

mod arguments;
mod keeping;
mod serving;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use wording::text;
use zeroize::Zeroizing;

use crate::application::StartError;
use crate::check::{Finding, check_file};
use crate::error::BridgeError;
use crate::language::Words;
use crate::reading;
use arguments::{Arguments, Command};

/// Why a command ends without having done its work; said in the user's language.
#[derive(Debug)]
struct Failed {
    code: &'static str,
    arguments: Vec<(&'static str, String)>,
}

impl Failed {
    fn new(code: &'static str) -> Self {
        Self {
            code,
            arguments: Vec::new(),
        }
    }

    fn with(code: &'static str, name: &'static str, value: impl std::fmt::Display) -> Self {
        Self {
            code,
            arguments: vec![(name, format!("{value}"))],
        }
    }

    fn file(file: &std::path::Path, error: &std::io::Error) -> Self {
        Self {
            code: "bridge-command-file",
            arguments: vec![("file", file.display().to_string()), ("error", error.to_string())],
        }
    }
}

impl From<StartError> for Failed {
    fn from(error: StartError) -> Self {
        // The person reads the sentence; the log says it once more only to who asks for it.
        tracing::debug!(error = %error, "the bridge does not start");
        Self {
            code: error.code(),
            arguments: error.arguments(),
        }
    }
}

impl From<BridgeError> for Failed {
    fn from(error: BridgeError) -> Self {
        match error {
            BridgeError::Refused { code, arguments, .. } => Self { code, arguments },
            BridgeError::NotFounded => Self::new("bridge-error-not-founded"),
            other => {
                tracing::error!(error = %other, "the command failed");
                Self::with("bridge-start-internal", "error", other)
            }
        }
    }
}

impl From<crate::store::StoreError> for Failed {
    fn from(error: crate::store::StoreError) -> Self {
        BridgeError::from(error).into()
    }
}

/// The text of a file, whatever editor wrote it.
fn read_text(file: &Path) -> Result<String, Failed> {
    let bytes = Zeroizing::new(std::fs::read(file).map_err(|e| Failed::file(file, &e))?);
    text_of(file, &bytes)
}

fn text_of(file: &Path, bytes: &[u8]) -> Result<String, Failed> {
    let text = reading::text(bytes).map_err(|e| Failed::with(e.code(), "file", file.display()))?;
    Ok(text.to_owned())
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let language = arguments.language();
    start_log();
    let words = Words(language);
    if arguments.state_hash {
        // Compared with what the game's binary prints: both must compute the same bits.
        for (name, hash) in simulation::determinism::reference_hashes() {
            out!("{name} {hash}");
        }
        return ExitCode::SUCCESS;
    }
    let done = match &arguments.command {
        None => Ok(ExitCode::SUCCESS),
        // Needs neither database nor threads.
        Some(Command::Verify { badge, status_list }) => verify(words, badge, status_list.as_deref()),
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
        Command::Station { command } => keeping::station(arguments, command, words).await,
        Command::Key { command } => keeping::key(arguments, command, words).await,
        Command::Account { command } => keeping::account(arguments, command, words).await,
        Command::Verify { badge, status_list } => verify(words, badge, status_list.as_deref()),
    }
}

/// The log goes to stderr, in English, and names no person.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("issuer_bridge=info,warn"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .finish();
    // In the same process as another log (tests), that one stays.
    if tracing::subscriber::set_global_default(log).is_err() {
        tracing::debug!("a log was there already");
    }
}

/// Exit status 0 where the badge holds, 1 where it does not, 3 where it is a badge of another standard or signed in
/// another way, which is not checked here (2 is a wrong command line).
fn verify(words: Words, badge: &Path, status_list: Option<&Path>) -> Result<ExitCode, Failed> {
    let bytes = std::fs::read(badge).map_err(|e| Failed::file(badge, &e))?;
    let list = match status_list {
        Some(file) => Some(read_text(file)?),
        None => None,
    };
    let checked = check_file(&bytes, list.as_deref());
    for sentence in checked.sentences(words) {
        out!("{sentence}");
    }
    Ok(match checked.finding() {
        Finding::Holds => ExitCode::SUCCESS,
        Finding::DoesNotHold => ExitCode::FAILURE,
        Finding::NotCheckedHere => ExitCode::from(3),
    })
}

/// A sentence on stdout.
fn say(words: Words, id: &str) {
    out!("{}", text(words.0, id, &[]));
}

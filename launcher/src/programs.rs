//! The programs that lie beside this one.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, ExitCode, ExitStatus};

use wording::Language;

use crate::words::say;

/// The game.
pub(crate) const GAME: &str = "envol-game";
/// The review page.
pub(crate) const BRIDGE: &str = "issuer-bridge";
/// What authors use.
pub(crate) const AUTHOR: &str = "envol-author";

/// A program that is not there, or does not start.
#[derive(Debug)]
pub(crate) struct Missing {
    file: PathBuf,
    error: std::io::Error,
}

impl Missing {
    pub(crate) fn of(file: PathBuf, error: std::io::Error) -> Self {
        Self { file, error }
    }

    pub(crate) fn sentence(&self, language: Language) -> String {
        let id = match self.error.kind() {
            std::io::ErrorKind::NotFound => "launcher-program-missing",
            _ => "launcher-program-unstartable",
        };
        let file = self.file.display().to_string();
        say(language, id, &[("file", &file), ("error", &self.error.to_string())])
    }
}

/// Where a program lies: beside this one.
pub(crate) fn beside(name: &str) -> PathBuf {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let this = std::env::current_exe().ok();
    this.and_then(|this| Some(this.parent()?.join(&file)))
        .unwrap_or_else(|| PathBuf::from(file))
}

/// Keeps a program that writes lines from opening a black window for them; elsewhere than on Windows none would.
pub(crate) fn without_console(command: &mut Command) -> &mut Command {
    // `CREATE_NO_WINDOW`: a console that is not shown.
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(command, 0x0800_0000);
    command
}

/// Runs a program in place of this one, with the language this one was asked for.
pub(crate) fn hand_over(language: Option<Language>, name: &str, rest: &[OsString]) -> Result<ExitCode, Missing> {
    let file = beside(name);
    let mut command = Command::new(&file);
    if let Some(language) = language {
        command.args(["--language", language.tag()]);
    }
    let status = command.args(rest).status().map_err(|error| Missing::of(file, error))?;
    Ok(code(status))
}

/// What a program ended with. One that was ended from outside has no code.
pub(crate) fn code(status: ExitStatus) -> ExitCode {
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    code.map_or(ExitCode::FAILURE, ExitCode::from)
}

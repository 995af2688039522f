//! `envol`, the one program of a venue: alone, or as `envol play`, it opens the game with the review page beside it, paired.
//! Every other command is handed to the program it belongs to.
#![forbid(unsafe_code)]
// Without it Windows opens a black window beside the game.
#![windows_subsystem = "windows"]

mod log;
mod play;
mod programs;
mod review;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use wording::Language;

/// Envol.
#[derive(Parser)]
#[command(name = "envol", version)]
struct Arguments {
    /// Langue / language: fr, en
    #[arg(long)]
    language: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Ouvrir le jeu et la page de relecture / open the game and the review page
    Play(play::Arguments),
    /// La page de relecture seule, et ce qui va avec (serve, import, verify, station, key…) / the review page alone
    #[command(disable_help_flag = true)]
    Bridge {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<OsString>,
    },
    /// La page de relecture seule / the review page alone
    #[command(disable_help_flag = true)]
    Serve {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<OsString>,
    },
    /// check, explain, print, demo… : pour qui écrit des situations / for those who write situations
    #[command(external_subcommand)]
    Author(Vec<OsString>),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let language = arguments.language.as_deref().and_then(Language::from_tag);
    let done = match arguments.command {
        None => play::run(language, &play::Arguments::default()),
        Some(Command::Play(play)) => play::run(language, &play),
        Some(Command::Bridge { rest }) => programs::hand_over(language, programs::BRIDGE, &rest),
        Some(Command::Serve { rest }) => {
            let rest: Vec<OsString> = std::iter::once("serve".into()).chain(rest).collect();
            programs::hand_over(language, programs::BRIDGE, &rest)
        }
        Some(Command::Author(rest)) => programs::hand_over(language, programs::AUTHOR, &rest),
    };
    done.unwrap_or_else(|missing| {
        words::tell(&missing.sentence(language.unwrap_or_else(Language::of_environment)));
        log::show();
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn commands_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn what_is_meant_for_the_game_reaches_it() {
        let read = Arguments::parse_from([
            "envol",
            "play",
            "--data",
            "d",
            "--safe-graphics",
            "--window",
            "1024x600",
        ]);
        let Some(Command::Play(play)) = read.command else {
            panic!("play")
        };
        assert_eq!(play.game, ["--safe-graphics", "--window", "1024x600"]);
    }
}

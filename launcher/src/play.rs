//! `envol`, `envol play`: the game with the review page beside it, paired.

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use clap::Args;
use wording::Language;

use crate::log;
use crate::programs::{GAME, Missing, beside, code};
use crate::review::{Review, Wanted};
use crate::words::{say, tell};

/// Where the review page answers unless told otherwise.
const ADDRESS: &str = "127.0.0.1:8417";

#[derive(Debug, Default, Args)]
pub(crate) struct Arguments {
    /// Dossier des données du jeu et de la page / folder of the game's and the page's data
    #[arg(long, env = "ENVOL_DATA")]
    data: Option<PathBuf>,
    /// Où la page de relecture répond / where the review page answers
    #[arg(long, env = "ENVOL_ADDRESS")]
    address: Option<String>,
    /// Dossier des situations / folder of situations
    #[arg(long)]
    scenarios: Option<PathBuf>,
    /// Ne pas ouvrir le navigateur / do not open the browser
    #[arg(long)]
    no_page: bool,
    /// Options du jeu / options of the game
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) game: Vec<OsString>,
}

/// Opens both; ends as the game ends. In a terminal the review page stays until somebody ends it there; without one, nobody
/// could, and it ends with the game.
///
/// # Errors
/// Where a program is missing or does not start.
pub(crate) fn run(language: Option<Language>, wanted: &Arguments) -> Result<ExitCode, Missing> {
    let words = language.unwrap_or_else(Language::of_environment);
    let handed = tempfile::tempdir().map_err(|error| Missing::of(std::env::temp_dir(), error))?;
    let offer = handed.path().join("offer.json");
    let mut review = Review::start(&Wanted {
        address: wanted.address.as_deref().unwrap_or(ADDRESS),
        data: wanted.data.as_ref().map(|data| data.join("envol-bridge")),
        scenarios: wanted.scenarios.as_deref(),
        offer: &offer,
        language,
    })?;
    let kiosk = wanted.game.iter().any(|option| option == KIOSK);
    match &review {
        // A browser would be a way to the desktop.
        Some(review) if !wanted.no_page && !kiosk => {
            if let Err(error) = open::that_detached(&review.first_page) {
                let with = [("page", review.first_page.as_str()), ("error", &error.to_string())];
                tell(&say(words, "launcher-no-browser", &with));
            }
        }
        Some(_) => {}
        None => no_page(words),
    }
    let file = beside(GAME);
    let mut game = Command::new(&file);
    if let Some(language) = language {
        game.args(["--language", language.tag()]);
    }
    if let Some(data) = &wanted.data {
        game.arg("--station").arg(data.join("envol"));
    }
    if let Some(scenarios) = &wanted.scenarios {
        game.arg("--scenarios").arg(scenarios);
    }
    // The offer may come later, once the account is made: the game waits for it without stopping anybody.
    game.arg("--pair").arg(&offer).args(&wanted.game).envs(log::plain());
    let mut falls = Falls::default();
    let ended = loop {
        let ended = game.stderr(log::errors()).status();
        let ended = ended.map_err(|error| Missing::of(file.clone(), error))?;
        let fell = !ended.success() && !said_by_the_game(ended.code());
        // Nobody there may start it again: what was played is offered on its first page.
        if !(kiosk && fell && falls.again(Instant::now())) {
            break ended;
        }
    };
    if !ended.success() && !said_by_the_game(ended.code()) {
        tell(&say(words, "launcher-game-stopped", &[]));
        log::show();
    }
    let stays = ended.success() && std::io::stdin().is_terminal() && review.as_mut().is_some_and(Review::is_open);
    if let Some(review) = review.filter(|_| stays) {
        tell(&say(words, "launcher-page-stays", &[("address", &review.address)]));
        review.wait();
    }
    Ok(code(ended))
}

/// The option with which the game has the screen for itself.
const KIOSK: &str = "--kiosk";

/// When a kiosk's game fell.
#[derive(Debug, Default)]
struct Falls(Vec<Instant>);

impl Falls {
    /// So many falls within [`Falls::TIME`], and it is not started again: it would only fall.
    const MOST: usize = 3;
    const TIME: Duration = Duration::from_mins(5);

    /// It fell now; whether it is started again.
    fn again(&mut self, now: Instant) -> bool {
        self.0.retain(|fell| now.duration_since(*fell) < Self::TIME);
        self.0.push(now);
        self.0.len() < Self::MOST
    }
}

/// Why there is no page has been said by the bridge: in the terminal, or in a file.
fn no_page(language: Language) {
    match log::kept() {
        Some(log) => {
            let file = log.path.display().to_string();
            tell(&say(language, "launcher-no-page-in", &[("file", &file)]));
            log::show();
        }
        None => tell(&say(language, "launcher-no-page", &[])),
    }
}

/// The ends of the game that it has said why in a window of its own: options, folders, graphics.
fn said_by_the_game(code: Option<i32>) -> bool {
    matches!(code, Some(2..=4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kiosk_gets_up_until_it_only_falls() {
        let start = Instant::now();
        let at = |minutes| start + Duration::from_mins(minutes);
        let mut falls = Falls::default();
        assert!(falls.again(at(0)) && falls.again(at(1)));
        assert!(!falls.again(at(2)), "three in two minutes");
        assert!(falls.again(at(9)), "the old ones are forgotten");
    }

    #[test]
    fn an_end_that_the_game_could_not_say_is_told() {
        assert!(said_by_the_game(Some(3)));
        // A panic, a crash on Windows, a signal.
        for code in [Some(101), Some(-1_073_741_819), None] {
            assert!(!said_by_the_game(code));
        }
    }
}

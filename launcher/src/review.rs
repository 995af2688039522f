//! The review page, for as long as this program runs: the bridge ends when its input does, and that ends with us however
//! we end.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::log;
use crate::programs::{BRIDGE, Missing, beside, without_console};
use crate::words::pass_on;

/// The line with which the bridge says that it answers; not translated.
const LISTENING: &str = "Listening on ";
/// Part of the address that makes the first account.
const SETUP: &str = "/setup/";
/// A bridge that has not said anything for so long is not waited for: an old disk, a large database.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the bridge is started with.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) address: &'a str,
    /// Its data; the system's own folder if none.
    pub(crate) data: Option<PathBuf>,
    pub(crate) scenarios: Option<&'a Path>,
    /// Where it writes the offer that pairs the game.
    pub(crate) offer: &'a Path,
    pub(crate) language: Option<wording::Language>,
}

/// A bridge that answers.
#[derive(Debug)]
pub(crate) struct Review {
    bridge: Child,
    /// Where its pages are.
    pub(crate) address: String,
    /// The page to begin with: at the first start the one that makes the account.
    pub(crate) first_page: String,
}

impl Review {
    /// Starts it and waits until it answers; `None` where it ends first or keeps silent: it has said why.
    pub(crate) fn start(wanted: &Wanted) -> Result<Option<Self>, Missing> {
        let file = beside(BRIDGE);
        let mut command = Command::new(&file);
        if let Some(language) = wanted.language {
            command.args(["--language", language.tag()]);
        }
        if let Some(data) = &wanted.data {
            command.arg("--data").arg(data);
        }
        if let Some(scenarios) = wanted.scenarios {
            command.arg("--scenarios").arg(scenarios);
        }
        command.args(["serve", "--until-input-ends", "--address", wanted.address]);
        command.arg("--offer-file").arg(wanted.offer);
        let mut bridge = without_console(&mut command)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log::errors())
            .envs(log::plain())
            .spawn()
            .map_err(|error| Missing::of(file, error))?;
        let Some(out) = bridge.stdout.take() else {
            return Ok(None);
        };
        let (said, heard) = channel();
        std::thread::spawn(move || {
            // Read to the end, so that the bridge is never kept waiting; what comes after it answers is told as well.
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                pass_on(&line);
                let _ = said.send(line);
            }
        });
        let mut setup = None;
        let until = Instant::now() + PATIENCE;
        loop {
            match heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    if let Some(address) = line.strip_prefix(LISTENING) {
                        return Ok(Some(Self {
                            bridge,
                            first_page: setup.unwrap_or_else(|| address.to_owned()),
                            address: address.to_owned(),
                        }));
                    }
                    setup = setup.or_else(|| address_of_setup(&line));
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    let _ = bridge.kill();
                    let _ = bridge.wait();
                    return Ok(None);
                }
            }
        }
    }

    /// Whether it still answers.
    pub(crate) fn is_open(&mut self) -> bool {
        matches!(self.bridge.try_wait(), Ok(None))
    }

    /// Waits until it is ended from outside: from the terminal, for one.
    pub(crate) fn wait(mut self) {
        // Its input stays open meanwhile: `Child::wait` would close it.
        let input = self.bridge.stdin.take();
        let _ = self.bridge.wait();
        drop(input);
    }
}

impl Drop for Review {
    fn drop(&mut self) {
        drop(self.bridge.stdin.take());
        let until = Instant::now() + Duration::from_secs(5);
        while self.is_open() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.bridge.kill();
        let _ = self.bridge.wait();
    }
}

/// The address of the page that makes the first account, from the sentence that holds it.
fn address_of_setup(line: &str) -> Option<String> {
    let word = line.split_whitespace().find(|word| word.contains(SETUP))?;
    let from = word.find("http")?;
    Some(word[from..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_the_first_start_is_found_in_a_sentence() {
        let line = "Premier démarrage : http://127.0.0.1:8417/setup/abc-def";
        assert_eq!(
            address_of_setup(line).as_deref(),
            Some("http://127.0.0.1:8417/setup/abc-def")
        );
        assert_eq!(address_of_setup("Rien ici"), None);
    }
}

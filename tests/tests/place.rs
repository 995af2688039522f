//! A bridge with a browser before it, and what a test makes: requests that are read and decided, badges that somebody
//! else's verifier accepts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use end_to_end::browser::Browser;
use end_to_end::programs::{Running, program, root};

use crate::learner::{Player, SLOW};
use crate::verifier;

const PASSWORD: &str = "une-phrase-assez-longue";

/// A bridge that was founded, its browser, and a place for what a test makes.
pub(crate) struct Place {
    work: tempfile::TempDir,
    pub(crate) pictures: PathBuf,
    offer: PathBuf,
    bridge: Running,
    address: String,
    pub(crate) browser: Browser,
}

impl Place {
    /// Pictures go into a folder of this name.
    pub(crate) fn open(name: &str) -> Self {
        let work = tempfile::tempdir().expect("a folder");
        let pictures = std::env::var_os("ENVOL_PICTURES").map_or_else(
            || work.path().join("pictures"),
            |folder| PathBuf::from(folder).join(name),
        );
        fs::create_dir_all(&pictures).expect("a folder for pictures");
        let offer = work.path().join("offer.json");
        let (bridge, address, link) = open_bridge(&work.path().join("bridge"), &offer);
        let browser = Browser::start(1280, 900);
        found(&browser, &link, &pictures);
        Self {
            work,
            pictures,
            offer,
            bridge,
            address,
            browser,
        }
    }

    /// The game, at its welcome screen.
    pub(crate) fn sit_down(&self) -> Player {
        Player::sit_down(&self.work.path().join("station"), &self.offer, &self.pictures)
    }

    /// The request is in the inbox; its page.
    pub(crate) fn open_claim(&self) -> String {
        let Self { browser, address, .. } = self;
        browser.open(address);
        let mut tries = 0;
        while !browser.has("a[href^='/claims/']") {
            tries += 1;
            assert!(
                tries < 120,
                "no request in the inbox: {}\n{}",
                browser.text(),
                self.bridge.output()
            );
            std::thread::sleep(Duration::from_millis(500));
            browser.open(address);
        }
        browser.screenshot(&self.pictures.join("page-inbox.png"));
        browser.click("a[href^='/claims/']");
        browser.text()
    }

    /// A person decides: previewed, then issued.
    pub(crate) fn issue(&self, words: &str) {
        let browser = &self.browser;
        browser.fill("#decision-words", words);
        browser.click("#decision input[name=knows]");
        browser.click("#decision input[name=witnessed]");
        browser.click("#decision button[value=see-issue]");
        browser.screenshot(&self.pictures.join("page-preview.png"));
        browser.click("button[value=issue]");
        browser.wait_for("a[href$='/correct']");
        browser.screenshot(&self.pictures.join("page-issued.png"));
    }

    /// The badges that the station has fetched, once there are so many; each is accepted by somebody else's verifier,
    /// and refused with one byte changed.
    pub(crate) fn verified_badges(&self, count: usize) -> Vec<String> {
        let claims = self.work.path().join("station").join("claims");
        let badges: Vec<String> = wait_for_badges(&claims, count)
            .iter()
            .map(|badge| fs::read_to_string(badge).expect("a badge"))
            .collect();
        let now = jiff::Timestamp::now().to_string();
        let at_hand = verifier::AtHand {
            now: &now,
            ..verifier::AtHand::default()
        };
        for text in &badges {
            let at = text.find("Tiers-lieu d'essai").expect("the organisation's name");
            let mut altered = text.clone().into_bytes();
            altered[at] = b'L';
            let altered = String::from_utf8(altered).expect("still text");
            let verdicts = verifier::verdicts(&[text.clone(), altered], &at_hand);
            assert_eq!(verdicts[0], "verified");
            assert!(verdicts[1].starts_with("refused"), "one byte changed: {}", verdicts[1]);
        }
        badges
    }
}

/// The bridge before anybody made an account, with the link of its first start.
fn open_bridge(folder: &Path, offer: &Path) -> (Running, String, String) {
    let mut bridge = Running::start(
        Command::new(program("issuer-bridge"))
            .args(["--language", "fr", "serve", "--address", "127.0.0.1:0", "--data"])
            .arg(folder)
            .arg("--scenarios")
            .arg(root().join("scenarios"))
            .arg("--offer-file")
            .arg(offer),
    );
    let (line, _) = bridge.wait_for("Listening on ", 0, SLOW);
    let address = line.trim_start_matches("Listening on ").trim().to_owned();
    let said = bridge.output();
    let at = said
        .find(&format!("{address}/setup/"))
        .expect("the link of the first start is printed");
    let link = said[at..].split_whitespace().next().unwrap_or_default().to_owned();
    (bridge, address, link)
}

/// The first start: organisation and account, in the page.
fn found(browser: &Browser, link: &str, pictures: &Path) {
    browser.open(link);
    browser.screenshot(&pictures.join("page-setup.png"));
    browser.fill("#organisation", "Tiers-lieu d'essai");
    browser.fill("#name", "Camille");
    browser.fill("#password", PASSWORD);
    browser.fill("#again", PASSWORD);
    browser.click("button[type=submit]");
    browser.screenshot(&pictures.join("page-founded.png"));
}

fn wait_for_badges(claims: &Path, count: usize) -> Vec<PathBuf> {
    for _ in 0..240 {
        let found = fs::read_dir(claims)
            .ok()
            .into_iter()
            .flatten()
            .flatten()
            .map(|e| e.path().join("badge.json"))
            .filter(|path| path.exists());
        let found: Vec<PathBuf> = found.collect();
        if found.len() >= count {
            return found;
        }
        std::thread::sleep(Duration::from_millis(500));
    }
    panic!("{count} badges did not come to the station within two minutes");
}

//! A learner's whole way, from the welcome screen to a verified badge: a real window with key presses from outside the
//! process, a real bridge, a real browser, somebody else's verifier.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use end_to_end::display::Display;
use end_to_end::programs::{Running, program, root};

use crate::place::Place;

/// Long enough for a software rasteriser on a busy machine.
pub(crate) const SLOW: Duration = Duration::from_secs(90);

/// The game in its window, followed through the screens that its log names.
pub(crate) struct Player {
    display: Display,
    game: Running,
    heard: usize,
    pictures: PathBuf,
}

impl Player {
    pub(crate) fn sit_down(station: &Path, offer: &Path, pictures: &Path) -> Self {
        Self::sit_down_with(station, pictures, &["--pair".as_ref(), offer.as_os_str()])
    }

    /// With these options beside the station's folder.
    pub(crate) fn sit_down_with(station: &Path, pictures: &Path, options: &[&OsStr]) -> Self {
        let display = Display::start(1280, 720);
        let mut game = Running::start(
            Command::new(program("envol-game"))
                .env("DISPLAY", display.name())
                .env_remove("WAYLAND_DISPLAY")
                // The log for developers says what has the focus, what is asked and what was chosen.
                .env("RUST_LOG", "warn,game=debug")
                .env("NO_COLOR", "1")
                .args(["--language", "fr", "--window", "1280x720", "--station"])
                .arg(station)
                .arg("--scenarios")
                .arg(root().join("scenarios"))
                .args(options),
        );
        let (_, heard) = game.wait_for("screen: welcome", 0, SLOW);
        display.focus("Envol");
        let (_, heard) = game.wait_for("focus: Je suis là", heard, SLOW);
        Self {
            display,
            game,
            heard,
            pictures: pictures.to_owned(),
        }
    }

    /// Presses a key, long enough for a slow frame.
    pub(crate) fn press(&self, key: &str) {
        self.display.hold(key, Duration::from_millis(200));
    }

    /// Waits until the game says `wanted`.
    pub(crate) fn wait(&mut self, wanted: &str) {
        let (_, heard) = self.game.wait_for(wanted, self.heard, SLOW);
        self.heard = heard;
    }

    /// Presses `key` until the game says `wanted`: on a busy machine a key can be lost, and a person would press again.
    pub(crate) fn press_until(&mut self, key: &str, wanted: &str) {
        for _ in 0..40 {
            self.press(key);
            if let Some((_, heard)) = self.game.hears(wanted, self.heard, Duration::from_millis(1200)) {
                self.heard = heard;
                return;
            }
        }
        self.wait(wanted);
    }

    /// Presses Enter until the game shows `screen`.
    pub(crate) fn go(&mut self, screen: &str) {
        self.press_until("Return", &format!("screen: {screen}"));
        self.picture(screen);
    }

    /// Keeps a picture of what is shown, once it has been drawn.
    pub(crate) fn picture(&mut self, name: &str) {
        std::thread::sleep(Duration::from_millis(700));
        let file = format!("{:03}-{name}.png", self.heard);
        self.display.screenshot(&self.pictures.join(file));
    }

    pub(crate) fn write(&self, words: &str) {
        self.display.type_text(words);
    }

    /// From the welcome screen to the card of this situation.
    pub(crate) fn arrive(&mut self, situation: &str) {
        self.come();
        // Nobody else is here: that is where one goes on.
        self.press_until("Right", "focus: Continuer sans témoin");
        self.choose_situation(situation);
    }

    /// The same with somebody new who witnesses.
    pub(crate) fn arrive_with(&mut self, witness: &str, situation: &str) {
        self.come();
        self.press_until("Up", "focus: Quelqu'un d'autre");
        self.go("arrive");
        self.write(witness);
        self.press_until("Return", "focus: C'est moi");
        self.press_until("Return", "focus: Continuer");
        self.picture("pair-witness");
        self.choose_situation(situation);
    }

    /// Whether the game ended well, waited for.
    pub(crate) fn ends_well(mut self) -> bool {
        let begun = std::time::Instant::now();
        while begun.elapsed() < SLOW {
            if let Ok(Some(status)) = self.game.child.try_wait() {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        false
    }

    /// Somebody new arrives, to the question who witnesses.
    pub(crate) fn come(&mut self) {
        self.go("arrive");
        self.write("Lune");
        self.press_until("Return", "focus: C'est moi");
        self.go("welcome");
        self.go("pair");
    }

    fn choose_situation(&mut self, situation: &str) {
        self.go("situations");
        let card = format!("focus: {situation}");
        // Cards stand two by two.
        let mut ways = ["Right", "Down", "Left", "Down"].into_iter().cycle().take(24);
        while self.hears(&card, Duration::from_secs(2)).is_none() {
            let way = ways.next().unwrap_or_else(|| panic!("no card says {situation}"));
            self.press(way);
        }
    }

    /// Through the briefing into play.
    fn begin(&mut self) {
        self.go("briefing");
        self.go("play");
    }

    /// Holds a key for so long.
    pub(crate) fn hold(&self, key: &str, time: Duration) {
        self.display.hold(key, time);
    }

    /// Whether the game says `wanted` within this time; what was said up to it is done with.
    pub(crate) fn hears(&mut self, wanted: &str, time: Duration) -> Option<()> {
        let (_, heard) = self.game.hears(wanted, self.heard, time)?;
        self.heard = heard;
        Some(())
    }

    /// Moves the hand along the tape, as somebody does who reads it: far with the key held, the last millimetres by
    /// tapping.
    pub(crate) fn measure(&mut self, wanted_mm: f64) {
        for _ in 0..120 {
            let reads = self.last("reads: ").and_then(|words| words.parse::<f64>().ok());
            let off = wanted_mm - reads.unwrap_or(0.0);
            if off.abs() < 0.5 {
                return;
            }
            let key = if off > 0.0 { "Right" } else { "Left" };
            self.hold(
                key,
                match off.abs() {
                    far if far > 120.0 => Duration::from_millis(500),
                    near if near > 12.0 => Duration::from_millis(180),
                    _ => Duration::from_millis(30),
                },
            );
            std::thread::sleep(Duration::from_millis(400));
        }
        panic!("the tape reads {:?}", self.last("reads: "));
    }

    /// Walks through what can be chosen until `choice` is pointed at, and chooses it.
    pub(crate) fn point_and_choose(&mut self, choice: &str) {
        let (points, chosen) = (format!("points: {choice}"), format!("chosen: {choice}"));
        for _ in 0..80 {
            self.press("Tab");
            if self.hears(&points, Duration::from_millis(700)).is_some() {
                self.press("Return");
                if self.hears(&chosen, Duration::from_millis(2500)).is_some() {
                    return;
                }
            }
        }
        panic!("{choice} was not chosen: {:?}", self.last("points: "));
    }

    /// What stands behind `wanted` in the last line of the log in which it does.
    pub(crate) fn last(&self, wanted: &str) -> Option<String> {
        let said = self.game.output();
        let at = said.rfind(wanted)? + wanted.len();
        Some(said[at..].lines().next().unwrap_or_default().trim().to_owned())
    }

    /// Rows that the page of what was seen lists, in the order in which the focus came to them; the others are folded away
    /// below them.
    fn seen(&self) -> Vec<String> {
        let said = self.game.output();
        let page = said.rfind("screen: look").map_or("", |at| &said[at..]);
        let names = page
            .lines()
            .filter_map(|line| Some(line.split_once("focus: ")?.1.to_owned()));
        names
            .take_while(|name| !name.contains("À vivre une autre fois"))
            .collect()
    }

    /// « Arrêter ici », asked twice.
    pub(crate) fn stop(&mut self) {
        self.press_until("Escape", "focus: Reprendre");
        self.press_until("Left", "focus: Arrêter ici");
        self.press_until("Return", "focus: Reprendre");
        self.press_until("Left", "focus: Oui, arrêter et regarder");
        self.go("end");
    }

    /// « Arrêter ici », then the looking back, in its order, to the receipt.
    fn look_back(&mut self, way: Way<'_>) {
        self.stop();
        self.go("tell");
        self.tell_and_ask(way.account, &[way.shown, way.hidden], 1);
        // « Envoyer ta demande ? » is asked once; the same key again would not send it.
        self.press_until("Return", "focus: Pas encore");
        self.picture("sure");
        self.press_until("Right", "focus: Oui, j'envoie");
        self.go("receipt");
    }

    /// From telling to the page on which one asks; these rows are seen on the way, and so many of the last things that can
    /// be shown are.
    pub(crate) fn tell_and_ask(&mut self, account: &str, rows: &[&str], shows: usize) {
        self.write(account);
        self.press_until("Return", "focus: Continuer");
        self.go("name");
        self.write("Je prends le temps");
        self.press_until("Return", "focus: Continuer");
        self.go("self-assess");
        // Yes to the first row; then down to « Je garde ma réponse ».
        self.press("Return");
        self.press_until("Down", "focus: Je garde ma réponse");
        self.go("look");
        self.picture("look-later");
        // Down the column of what was seen to « Plus tard », then along the foot to « Je garde, je demande ».
        self.press_until("Down", "focus: Plus tard");
        let seen = self.seen();
        for row in rows {
            let is_seen = seen.iter().any(|seen| seen.contains(row));
            assert!(is_seen, "« {row} » was not seen, of: {seen:#?}");
        }
        self.press_until("Right", "focus: Je garde, je demande");
        self.go("choose");
        // Up from « Continuer » to the last moment: it is shown, then those above it; then down past « Je garde pour moi »
        // to the foot.
        for _ in 0..shows {
            self.press("Up");
            self.press("Return");
        }
        self.picture("chosen");
        self.press_until("Down", "focus: Je garde pour moi");
        self.press_until("Right", "focus: Continuer");
        self.go("ask");
    }
}

/// What is particular about the way through a situation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way<'w> {
    /// Its title.
    pub(crate) situation: &'w str,
    /// What the learner tells.
    pub(crate) account: &'w str,
    /// The row whose moment is shown: the last that was seen.
    pub(crate) shown: &'w str,
    /// A row that was seen and is not shown.
    pub(crate) hidden: &'w str,
}

/// Somebody arrives, lives a situation, looks back and asks for a badge; a person decides; the badge is verified by
/// somebody else's program.
pub(crate) fn to_a_verified_badge(way: Way<'_>, live: impl FnOnce(&mut Player)) {
    let place = Place::open(way.situation);
    let mut player = place.sit_down();
    player.arrive(way.situation);
    player.begin();
    live(&mut player);
    player.look_back(way);

    // The request is in the inbox; a person reads it and decides.
    let page = place.open_claim();
    let (browser, pictures) = (&place.browser, &place.pictures);
    assert!(page.contains(way.account), "the learner's words come first:\n{page}");
    assert!(
        page.contains("Je prends le temps"),
        "what the learner calls it:\n{page}"
    );
    assert!(page.contains(way.shown), "the row that was shown:\n{page}");
    assert!(!page.contains(way.hidden), "what was not shown is not there:\n{page}");
    assert!(browser.has("svg"), "the clip of the moment is drawn");
    browser.screenshot(&pictures.join("page-claim.png"));
    browser.show("main svg");
    browser.screenshot(&pictures.join("page-claim-drawing.png"));
    place.issue("Tu as pris le temps de regarder.");

    // The station fetches the badge by itself.
    place.verified_badges(1);
    // The screen asks every five seconds.
    std::thread::sleep(Duration::from_secs(8));
    player.display.screenshot(&pictures.join("receipt-issued.png"));
}

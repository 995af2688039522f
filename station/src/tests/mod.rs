//! The station as a whole, with a situation that is not a flight, a clock that tests set and a bridge that they play.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod agreeing;
mod clocks;
mod fake;
mod forgetting;
mod harvesting;
mod joining;
mod killing;
mod lamps;
mod looking_back;
mod opening;
mod sending;
mod wishes;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::outbox::Pace;
use crate::{Clock, Debrief, Picture, Players, ProfileId, Receipt, Station, StationError};
use situation::identity::Identity;
use situation::journal::{Mark, MarkRole, Seen};
use situation::selection::Extent;

/// Some time after the first release.
const NOON_S: i64 = 1_800_000_000;
const DAY_S: i64 = 86_400;

/// A clock that tests set.
#[derive(Debug)]
struct Hand(AtomicI64);

impl Clock for Hand {
    fn now_unix_s(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// A folder for a station, with its clock.
struct Place {
    folder: TempDir,
    clock: Arc<Hand>,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            clock: Arc::new(Hand(AtomicI64::new(NOON_S))),
        }
    }

    fn open(&self) -> Station {
        self.open_at(QUICK)
    }

    fn open_at(&self, pace: Pace) -> Station {
        let clock = Arc::clone(&self.clock) as Arc<dyn Clock>;
        Station::open_at_pace(self.folder.path(), clock, pace).unwrap()
    }

    /// Sets the clock to so many days after noon.
    fn set_day(&self, day: i64) {
        self.clock.0.store(NOON_S + day * DAY_S, Ordering::SeqCst);
    }
}

/// As outside tests, sixty times faster.
const QUICK: Pace = Pace {
    first: Duration::from_millis(20),
    most: Duration::from_millis(200),
    most_loopback: Duration::from_millis(200),
    status: Duration::from_millis(100),
    watched: Duration::from_millis(30),
    second_thoughts: Duration::ZERO,
};

fn profile(station: &mut Station, pseudonym: &str) -> ProfileId {
    station.create_profile(pseudonym, Picture::Heron, None).unwrap()
}

/// Two players and a witness play six seconds: the first keeps the lamp lit from the second on for two, the second
/// player too, one second later; the witness marks `explains` for the first.
fn play(station: &mut Station) -> (Debrief, [ProfileId; 3]) {
    let people = ["Noé", "Lou", "Ana"].map(|name| profile(station, name));
    let players = Players {
        doer: people[0].clone(),
        others: vec![people[1].clone()],
        witness: Some(people[2].clone()),
    };
    let mut playing = station
        .begin_with_seed(lamps::scenario(), players, Vec::new(), 7)
        .unwrap();
    for tick in 1..=360_u32 {
        let (first, second) = ((60..180).contains(&tick), (120..240).contains(&tick));
        playing.tick(&lamps::inputs(first, second)).unwrap();
        if tick == 100 {
            playing.mark(mark("explains", MarkRole::Animator));
        }
    }
    (playing.finish().unwrap(), people)
}

/// Asks once everybody who is seen in it has said yes.
fn ask(debrief: &mut Debrief, extent: Extent, identity: Option<Identity>) -> Result<Receipt, StationError> {
    for person in debrief.to_be_asked("light", extent).unwrap_or_default() {
        debrief.agree(&person, "light", extent)?;
    }
    debrief.ask("light", extent, identity)
}

/// The same with the whole session, without a name.
fn ask_with_all(debrief: &mut Debrief) -> Result<Receipt, StationError> {
    ask(debrief, Extent::Whole, None)
}

fn mark(row: &str, role: MarkRole) -> Mark {
    Mark {
        row: row.to_owned(),
        seat: 0,
        role,
        seen: Seen::Seen,
        effective: 90,
        recorded: 0,
    }
}

/// Waits until `done`, ten seconds at most.
fn wait(mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < Duration::from_secs(10), "it did not come");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What a screen holds may move between threads: the game keeps it as a resource.
const _: () = {
    const fn moves<T: Send + Sync + 'static>() {}
    moves::<Station>();
    moves::<crate::Playing>();
    moves::<Debrief>();
};

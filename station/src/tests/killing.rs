//! A program that is killed while it plays: at most 250 ms are lost, and the session can be looked back on.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::*;
use crate::{Ending, Stage};

/// Set for the process that plays and is killed.
const FOLDER: &str = "ENVOL_TEST_PLAYS_IN";
/// A block and the tick that was being taken when the process died.
const MOST_LOST: u32 = 15 + 1;

/// Plays in real time, saying every tick, until it is killed. Run by the tests below as a process of its own.
#[test]
#[ignore = "run as a process by the tests that kill it"]
fn plays_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut station = Station::open(std::path::Path::new(&folder)).unwrap();
    let doer = profile(&mut station, "Noé");
    let players = Players::new(doer, None);
    let mut playing = station
        .begin_with_seed(lamps::scenario(), players, Vec::new(), 7)
        .unwrap();
    let mut out = std::io::stdout().lock();
    let began = Instant::now();
    for tick in 1..=3_000_u32 {
        let due = Duration::from_secs(1) * tick / 60;
        std::thread::sleep(due.saturating_sub(began.elapsed()));
        playing.tick(&lamps::inputs(tick % 120 >= 60, false)).unwrap();
        writeln!(out, "tick {tick}").unwrap();
        out.flush().unwrap();
    }
}

fn start(folder: &std::path::Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "tests::killing::plays_until_it_is_killed",
            "--ignored",
            "--nocapture",
        ])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Kills the process right after it said `tick`; the last tick it said.
fn kill_after(folder: &std::path::Path, tick: u32) -> u32 {
    let mut child = start(folder);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said = |line: std::io::Result<String>| line.ok()?.strip_prefix("tick ")?.parse::<u32>().ok();
    let mut last = 0;
    while last < tick {
        let line = lines.next().unwrap_or_else(|| panic!("it ended after tick {last}"));
        last = said(line).unwrap_or(last);
    }
    // SIGKILL, TerminateProcess: nothing in the process runs any more.
    child.kill().unwrap();
    child.wait().unwrap();
    lines.filter_map(said).last().unwrap_or(last).max(last)
}

#[test]
fn a_kill_at_any_moment_loses_at_most_a_quarter_of_a_second() {
    // Before the first block, at its edge, within blocks, before and after a sync.
    for at in [1, 14, 15, 16, 29, 31, 44, 46, 58, 61, 73, 90, 105, 119] {
        let folder = tempfile::tempdir().unwrap();
        let last = kill_after(folder.path(), at);
        let mut station = Station::open(folder.path()).unwrap();
        let doer = station.profiles().remove(0).id;
        let found = station.interrupted();
        let ticks = found.first().map_or(0, |summary| summary.ticks);
        assert!(ticks <= last + 1);
        assert!(
            last - ticks.min(last) < MOST_LOST,
            "killed after {last}: {ticks} are there"
        );
        assert_eq!(
            station.sessions(&doer).len(),
            found.len(),
            "what was not played is not listed"
        );
        assert!(found.iter().all(|summary| summary.ending == Ending::Interrupted));
        if let Some(found) = found.first() {
            assert!(station.notices().iter().any(|n| n.code == "station-notice-interrupted"));
            // The reserve is given back.
            let journal = station.shelf.folder.journal(found.id);
            assert!(std::fs::metadata(journal).unwrap().len() < 20_000);
            let mut debrief = station.look_back(found.id, &doer, lamps::scenario()).unwrap();
            assert!(debrief.was_interrupted());
            debrief.tell("Le courant a sauté.").unwrap();
            debrief.keep().unwrap();
            assert_eq!(debrief.seen().unwrap().len(), 5);
            assert_eq!(debrief.stage(), Stage::Seen);
            ask_with_all(&mut debrief).unwrap();
            assert!(station.interrupted().is_empty());
        }
    }
}

#[test]
fn a_journal_cut_at_any_byte_is_whole_up_to_its_last_block() {
    let place = Place::new();
    let mut station = place.open();
    let (debrief, people) = play(&mut station);
    let session = debrief.session();
    drop((debrief, station));
    let folder = place.folder.path().join("sessions").join(session.to_string());
    let bytes = std::fs::read(folder.join("journal.envol")).unwrap();
    let file = std::fs::read_to_string(folder.join("session.json"))
        .unwrap()
        .replace("closed", "playing");
    let mut ticks_before = 0;
    for cut in (0..=bytes.len()).step_by(61).chain([bytes.len()]) {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("session.json"), &file).unwrap();
        // With and without the zeros of the reserve behind it; none stand behind a seal.
        let mut torn = bytes[..cut].to_vec();
        torn.resize(cut + if cut < bytes.len() { (cut % 3) * 1_000 } else { 0 }, 0);
        std::fs::write(folder.join("journal.envol"), &torn).unwrap();
        let mut station = place.open();
        let summary = station.sessions(&people[0]).pop();
        let ticks = summary.as_ref().map_or(0, |summary| summary.ticks);
        assert!(ticks >= ticks_before, "cut at {cut}");
        ticks_before = ticks;
        if let Some(summary) = summary.filter(|_| ticks > 0) {
            let debrief = station.look_back(session, &people[0], lamps::scenario()).unwrap();
            assert_eq!(debrief.was_interrupted(), summary.ending == Ending::Interrupted);
        }
        // What could not be read was set aside, not thrown away.
        for aside in crate::disk::entries(&folder)
            .unwrap()
            .iter()
            .filter(|p| p.to_string_lossy().contains("unreadable"))
        {
            assert!(!std::fs::read(aside).unwrap().is_empty());
            std::fs::remove_file(aside).unwrap();
        }
    }
    assert_eq!(ticks_before, 360);
}

#[test]
fn a_window_closed_in_the_middle_loses_nothing() {
    let place = Place::new();
    let mut station = place.open();
    let doer = profile(&mut station, "Noé");
    let mut playing = station
        .begin(lamps::scenario(), Players::new(doer.clone(), None), Vec::new())
        .unwrap();
    for _ in 0..22 {
        playing.tick(&lamps::inputs(true, false)).unwrap();
    }
    drop(playing);
    assert_eq!(station.interrupted().len(), 1);
    drop(station);
    let station = place.open();
    assert_eq!(station.interrupted()[0].ticks, 22, "the last, partial block too");
}

#[test]
fn a_station_opens_even_where_nothing_can_be_written() {
    let place = Place::new();
    let mut station = place.open();
    let doer = profile(&mut station, "Noé");
    let mut playing = station
        .begin(lamps::scenario(), Players::new(doer.clone(), None), Vec::new())
        .unwrap();
    for _ in 0..30 {
        playing.tick(&lamps::inputs(true, false)).unwrap();
    }
    let session = playing.session();
    drop((playing, station));
    // A folder stands where the new content would be written, as a full disk would refuse it.
    let folder = place.folder.path().join("sessions").join(session.to_string());
    std::fs::create_dir(folder.join(".session.json.new")).unwrap();
    let mut station = place.open();
    assert!(
        station.notices().iter().any(|n| n.code == "station-disk"),
        "{:?}",
        station.notices()
    );
    assert_eq!(station.interrupted()[0].ticks, 30);
    station.look_back(session, &doer, lamps::scenario()).unwrap();
}

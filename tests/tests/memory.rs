//! What grows while somebody plays.

use std::fs;
use std::process::Command;
use std::time::Duration;

use end_to_end::display::Display;
use end_to_end::programs::{Running, program, root};

/// Long enough for a software rasteriser on a busy machine to come up.
const SLOW: Duration = Duration::from_mins(2);
/// Growth from 10 s to 60 s of flight that is still no leak, MB.
const MOST_MB: f64 = 30.0;

/// Resident memory, MB.
fn held_mb(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).expect("the game runs");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .expect("its memory");
    let kilobytes: f64 = line
        .split_whitespace()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .expect("a number");
    kilobytes / 1000.0
}

/// Heaps that the allocator made for a thread of its own: 64 MB each, of which a part is in use (glibc, `malloc/arena.c`).
#[cfg(target_os = "linux")]
fn heaps_of_threads(process: u32) -> usize {
    const SIZE: u64 = 64 << 20;
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("the game runs");
    let ranges: Vec<(u64, u64, &str)> = maps
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (start, end) = words.next()?.split_once('-')?;
            let address = |text| u64::from_str_radix(text, 16).ok();
            Some((address(start)?, address(end)?, words.next()?))
        })
        .collect();
    ranges
        .windows(2)
        .filter(|pair| {
            let [(start, _, used), (_, end, free)] = pair else {
                return false;
            };
            start % SIZE == 0 && end - start == SIZE && (*used, *free) == ("rw-p", "---p")
        })
        .count()
}

/// A branch in a shader once cost 25 to 38 MB with every second of flight: 1 250 MB at least between the readings.
#[test]
fn a_minute_of_flight_holds_no_more_than_its_first_seconds() {
    let station = tempfile::tempdir().expect("a folder");
    let display = Display::start(1280, 720);
    let mut game = Running::start(
        Command::new(program("envol-game"))
            .env("DISPLAY", display.name())
            .env_remove("WAYLAND_DISPLAY")
            .args(["--window", "1280x720", "--evening", "65", "--station"])
            .arg(station.path())
            .arg("--scenarios")
            .arg(root().join("scenarios")),
    );
    let (_, heard) = game.wait_for("evening: flying", 0, SLOW);
    std::thread::sleep(Duration::from_secs(10));
    // What one thread frees in a heap of its own, no other takes: 5 to 30 MB more with each round of all situations.
    #[cfg(target_os = "linux")]
    assert_eq!(heaps_of_threads(game.child.id()), 0, "threads have heaps of their own");
    let first = held_mb(game.child.id());
    std::thread::sleep(Duration::from_secs(50));
    let last = held_mb(game.child.id());
    let (line, _) = game.wait_for("\"frames\":", heard, SLOW);
    let drawn = line.split("\"frames\":").nth(1).and_then(|rest| rest.split(',').next());
    let drawn: u32 = drawn.and_then(|n| n.parse().ok()).expect("frames drawn");
    assert!(drawn > 200, "hardly anything was drawn: {line}");
    assert!(
        last < first + MOST_MB,
        "{first:.0} MB after 10 s of flight, {last:.0} MB after 60 s, {drawn} frames"
    );
}

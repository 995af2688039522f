//! How long the inbox takes with many claims: fills a bridge of its own with copies of one real claim, asks for pages
//! over loopback as a pédagogue does, and prints milliseconds and memory.
//!
//! `cargo run -p issuer-bridge --example inbox -- 1000 20000`; with `--stay` the last bridge stays to be looked at.
#![allow(clippy::unwrap_used, reason = "whoever measures sees what failed")]
#![allow(dead_code, reason = "the tests use more of their world than a measure does")]

#[path = "../tests/all/client.rs"]
mod client;
#[path = "../tests/all/crowd.rs"]
mod crowd;
#[path = "../tests/all/postgres.rs"]
mod postgres;
#[path = "../tests/all/world.rs"]
mod world;

use std::time::{Duration, Instant};

use client::Client;
use world::{PASSWORD, PEDAGOGUE, World, claim_page, package, seen_rows, selection};

const COLLEAGUES: usize = 4;
/// A page comes within this, and the bridge keeps to so much memory, with 100 000 claims.
const MOST_MS: u128 = 100;
const MOST_MB: u64 = 150;

fn main() {
    let counts: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|count| count.parse().ok())
        .collect();
    let counts = if counts.is_empty() { vec![1_000, 20_000] } else { counts };
    for count in counts {
        measure(count);
    }
}

fn measure(count: usize) {
    let world = World::new();
    let (key, _) = world.paired();
    // A claim that shows what a whole flight gave.
    let sent = world.send(&package(&key, 1, &selection(seen_rows()), None));
    assert_eq!(sent.status, 200, "{}", sent.text());
    crowd::multiply(&world, count);
    let kept = world.sql("SELECT CAST(length(review) + length(package) AS TEXT) FROM claim LIMIT 1");
    println!(
        "{count} claims waiting, {} bytes kept of each",
        kept.unwrap_or_default()
    );
    let mut visitor = world.pedagogue();
    forget_the_peak();
    let rest = memory_mb("VmRSS:");
    for (what, path) in [
        ("first page", "/".to_owned()),
        ("last page", format!("/?page={}", count.div_ceil(50))),
        ("narrowed", "/?badge=premier-vol&scenario=premier-vol".to_owned()),
        ("search, one found", format!("/?words=etoile+{count}")),
        ("search, nothing found", "/?words=personne".to_owned()),
        ("decide together", "/together".to_owned()),
        ("one claim", claim_page(1)),
    ] {
        let began = processor_ms();
        let took = middle((0..20).map(|_| timed(&mut visitor, &path)).collect()).as_millis();
        let busy = processor_ms().saturating_sub(began) / 20;
        println!(
            "  {what}: {took} ms (the middle of 20, {busy} of the processor){}",
            beyond(took > MOST_MS)
        );
    }
    let began = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..COLLEAGUES {
            let mut visitor = visitor.clone();
            scope.spawn(move || {
                for _ in 0..5 {
                    timed(&mut visitor, "/");
                }
            });
        }
    });
    println!(
        "  {COLLEAGUES} colleagues, 5 pages each: {} ms",
        began.elapsed().as_millis()
    );
    let most = memory_mb("VmHWM:");
    println!(
        "  memory: {rest} MB before, at most {most} MB{}",
        beyond(most > MOST_MB)
    );
    if std::env::args().any(|argument| argument == "--stay") {
        println!("  http://127.0.0.1:{}, as {PEDAGOGUE} with « {PASSWORD} »", world.port);
        std::thread::park();
    }
}

fn timed(visitor: &mut Client, path: &str) -> Duration {
    let began = Instant::now();
    let answer = visitor.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    began.elapsed()
}

fn middle(mut took: Vec<Duration>) -> Duration {
    took.sort_unstable();
    took[took.len() / 2]
}

fn beyond(it_is: bool) -> &'static str {
    if it_is { " — too much" } else { "" }
}

/// The peak counts from here on, where the system lets it: filling the bridge is not what is measured.
fn forget_the_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// How long the processors worked for this process; 0 where the system does not tell. Beside the time that went by it says
/// whether something else ran.
fn processor_ms() -> u64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_the_name = told.rsplit(") ").next().unwrap_or_default();
    // In hundredths of a second: utime and stime.
    let worked = after_the_name.split(' ').skip(11).take(2);
    worked.filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10
}

/// Of this process, which holds the bridge and who asks it; 0 where the system does not tell.
fn memory_mb(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|found| found.strip_prefix(line));
    found
        .and_then(|kb| kb.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or_default()
        / 1_000
}

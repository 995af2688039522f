//! How much bridges of one database do in a second, on this machine: packages of a whole session of ten minutes taken in
//! (verified and replayed), pages looked at, badges issued with their pictures; by one process, two, and four.
//!
//! `cargo run -p issuer-bridge --example load -- [PACKAGES [PROCESSES…]]` after `cargo build -p issuer-bridge`, or
//! `./envol bench bridge`. Everything stays on loopback, and it ends by itself. Beside what was done in a second stands what
//! each took of a processor: where something else runs, the former is less and the latter nearly the same.
#![allow(clippy::unwrap_used, reason = "whoever measures sees what failed")]
#![allow(dead_code, reason = "the tests use more of their world than a measure does")]

#[path = "../tests/all/client.rs"]
mod client;
#[path = "../tests/all/postgres.rs"]
mod postgres;
#[path = "../tests/all/world.rs"]
mod world;

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use client::Client;
use ed25519_dalek::SigningKey;
use issuer_bridge::credential;
use sha2::{Digest as _, Sha256};
use simulation::{Activity, Pilot, SeatInput};
use situation::package::{PackageInput, build};
use situation::record::{Recording, pilot, record_with};
use situation::scenario::Scenario;
use situation::selection::{Extent, Selection};
use tempfile::TempDir;
use world::{FLIGHT, PASSWORD, PEDAGOGUE, offer_for, pair_request, scenarios, seen_rows, selection, station_key};

/// Ten minutes.
const TICKS: u32 = 36_000;
/// Who asks at once.
const CLIENTS: usize = 8;
const PAGES: usize = 240;
/// How long one who is told to come later waits.
const LATER: Duration = Duration::from_millis(50);

fn main() {
    let numbers: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|count| count.parse().ok())
        .collect();
    let packages = numbers.first().copied().unwrap_or(96);
    let processes = if numbers.len() > 1 { &numbers[1..] } else { &[1, 2, 4] };
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    println!("{cores} cores; {CLIENTS} ask at once; load average before: {}", load());
    let key = station_key(1);
    let (scenario, recording) = ten_minutes();
    let kept: Vec<Vec<u8>> = (0..packages)
        .map(|number| package(&scenario, &recording, &key, number))
        .collect();
    println!(
        "{packages} packages, each a session of ten minutes, {} kB",
        kept[0].len() / 1_000
    );
    for count in processes {
        measure(*count, &kept, &key);
    }
    println!("load average after: {}", load());
}

/// Waits on the ground before it flies.
struct Late {
    pilot: Box<dyn Pilot>,
    wait: u32,
}

impl Pilot for Late {
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]) {
        match self.wait.checked_sub(1) {
            Some(left) => self.wait = left,
            None => self.pilot.act(activity, inputs),
        }
    }
}

/// A first flight, begun late enough to be over after ten minutes.
fn ten_minutes() -> (Arc<Scenario>, Recording) {
    let scenario = Arc::clone(&FLIGHT.scenario);
    let style = scenario.template.pilot_styles().remove(0);
    let mut wait = TICKS - FLIGHT.recording.journal.ticks();
    loop {
        let mut late = Late {
            pilot: pilot(&scenario, &style, 7).unwrap(),
            wait,
        };
        let (recording, _) = record_with(Arc::clone(&scenario), &mut late, 7, [5; 16], &[]).unwrap();
        let ticks = recording.journal.ticks();
        if ticks >= TICKS {
            return (scenario, recording);
        }
        // It flies a little differently when it begins later.
        wait += TICKS - ticks;
    }
}

/// The whole session with all its moments, as one of many.
fn package(scenario: &Scenario, recording: &Recording, key: &SigningKey, number: usize) -> Vec<u8> {
    let mut rows = seen_rows();
    for row in &mut rows {
        let moments = recording.observations.iter().filter(|moment| moment.row == row.row);
        row.moments = moments.map(|moment| moment.attempt).collect();
        row.people.clear();
    }
    rows.retain(|row| !row.moments.is_empty());
    let selection = Selection {
        extent: Extent::Whole,
        ..selection(rows)
    };
    let input = PackageInput {
        scenario,
        journal: &recording.journal,
        selection: &selection,
        identity: None,
        claim_id: (number as u128 + 1).to_be_bytes(),
        created_unix_s: 1_700_000_000,
    };
    build(&input, key).unwrap()
}

fn page_of(number: usize) -> String {
    let digest = Sha256::digest(format!("{:032x}", number + 1));
    let hex = digest[..16].iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("/claims/{hex}")
}

/// A bridge as a program of its own; ended when dropped.
struct Bridge {
    child: Child,
    port: u16,
}

impl Drop for Bridge {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Bridge {
    fn over(folder: &Path) -> Self {
        let program = std::env::current_exe().unwrap();
        let program = program.parent().unwrap().parent().unwrap().join("issuer-bridge");
        let mut child = Command::new(program)
            .args(["--language", "fr", "serve", "--address", "127.0.0.1:0", "--bootstrap"])
            .arg(folder.join("bootstrap.json"))
            .arg("--data")
            .arg(folder.join("data"))
            .arg("--scenarios")
            .arg(scenarios())
            .env_remove("ENVOL_BRIDGE_KEK")
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("Listening on ")?.rsplit(':').next()?.parse().ok());
        Self {
            child,
            port: port.unwrap(),
        }
    }

    /// Hundredths of a second of a processor so far; `None` where the system does not tell.
    fn worked(&self) -> Option<u64> {
        let told = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        let (_, after_the_name) = told.rsplit_once(") ")?;
        let worked = after_the_name.split(' ').skip(11).take(2);
        worked.map(|ticks| ticks.parse::<u64>().ok()).sum()
    }

    /// What it held at most, MB; `None` where the system does not tell.
    fn memory_mb(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(peak.split_whitespace().next()?.parse::<u64>().ok()? / 1_000)
    }
}

fn measure(count: usize, packages: &[Vec<u8>], key: &SigningKey) {
    let folder = TempDir::new().unwrap();
    let bootstrap = serde_json::json!({ "organisation": "Maison", "name": PEDAGOGUE, "password": PASSWORD });
    std::fs::write(folder.path().join("bootstrap.json"), bootstrap.to_string()).unwrap();
    let bridges: Vec<Bridge> = (0..count).map(|_| Bridge::over(folder.path())).collect();
    let mut person = Client::new(bridges[0].port);
    let fields = [("name", PEDAGOGUE), ("password", PASSWORD)];
    assert_eq!(person.submit("/login", "/login", &fields).status, 303);
    let offer = offer_for(&mut person);
    assert_eq!(person.post_json("/api/v1/pair", &pair_request(&offer, key)).status, 200);
    println!("{count} process{} on one database", if count == 1 { "" } else { "es" });

    let evidence = "application/vnd.envol.evidence";
    timed(
        "intake, replay of ten minutes",
        200,
        &bridges,
        &person,
        packages.len(),
        |client, number| client.post("/api/v1/claims", evidence, &packages[number]).status,
    );
    println!(
        "  database: {} kB a claim that waits",
        kept_kb(folder.path()) / packages.len() as u64
    );
    timed("inbox page", 200, &bridges, &person, PAGES, |client, _| {
        client.get("/").status
    });
    timed("claim page", 200, &bridges, &person, PAGES, |client, number| {
        client.get(&page_of(number % packages.len())).status
    });
    // The token of forms belongs to the login, not to a page.
    let page = person.get(&page_of(0)).text();
    let csrf = page
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let decision = format!("csrf={csrf}&kind=issue&knows=on");
    let form = "application/x-www-form-urlencoded";
    timed(
        "issuing, with picture",
        303,
        &bridges,
        &person,
        packages.len(),
        |client, number| {
            let target = format!("{}/decision", page_of(number));
            client.post(&target, form, decision.as_bytes()).status
        },
    );
    println!("  badge: {} kB, credential and picture", badge_kb(&mut person));
    let memory = bridges.iter().filter_map(Bridge::memory_mb).max();
    println!(
        "  memory of one process, at most: {} MB",
        figure(memory.map(|mb| mb as f64))
    );
    holds(&mut person, packages.len());
}

/// Of the database with its journal.
fn kept_kb(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder.join("data")).unwrap().flatten();
    files.map(|file| file.metadata().unwrap().len()).sum::<u64>() / 1_000
}

/// Of the first badge, which stays when raw inputs are gone.
fn badge_kb(person: &mut Client) -> usize {
    let code = situation::wire::claim_code(&1_u128.to_be_bytes());
    let files = ["badge.png", "badge.json"].map(|file| person.get(&format!("/r/{code}/{file}")).body.len());
    files.iter().sum::<usize>() / 1_000
}

/// Every badge is there, signed, with a picture that carries it.
fn holds(person: &mut Client, count: usize) {
    for number in 0..count {
        let code = situation::wire::claim_code(&(number as u128 + 1).to_be_bytes());
        let picture = person.get(&format!("/r/{code}/badge.png"));
        assert_eq!(picture.status, 200, "{}", picture.text());
        let json = credential::extract_png(&picture.body).unwrap();
        let keys = credential::Keys::default();
        let trust = credential::Trust {
            now: jiff::Timestamp::now(),
            keys: &keys,
            status_list: None,
        };
        credential::verify(&json, &trust).unwrap();
    }
}

/// Does something so often, by [`CLIENTS`] at once and each bridge in turn. Who is told to come later comes again; who is
/// told anything else fails the measure.
fn timed(
    what: &str,
    good: u16,
    bridges: &[Bridge],
    person: &Client,
    count: usize,
    one: impl Fn(&mut Client, usize) -> u16 + Sync,
) {
    let (next, later) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let worked = || bridges.iter().map(Bridge::worked).sum::<Option<u64>>();
    let (before, began) = (worked(), Instant::now());
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                let mut client = person.clone();
                loop {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= count {
                        break;
                    }
                    client.moves_to(bridges[number % bridges.len()].port);
                    for tries in 0.. {
                        let status = one(&mut client, number);
                        if status == good {
                            break;
                        }
                        assert!(
                            status == 503 && tries < 200,
                            "{what}, {number}: {status} after {tries} tries"
                        );
                        later.fetch_add(1, Ordering::SeqCst);
                        std::thread::sleep(LATER);
                    }
                }
            });
        }
    });
    let took = began.elapsed().as_secs_f64();
    let spent = worked().zip(before).map(|(after, before)| after - before);
    let each_ms = spent.map(|spent| spent as f64 * 10.0 / count as f64);
    let later = later.into_inner();
    println!(
        "  {what}: {:.0} a second, {} ms of a processor each{}",
        count as f64 / took,
        figure(each_ms),
        if later > 0 {
            format!(", {later} times told to come later")
        } else {
            String::new()
        }
    );
}

/// A figure, or that the system does not tell it.
fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "?".to_owned(), |value| format!("{value:.0}"))
}

fn load() -> String {
    let told = std::fs::read_to_string("/proc/loadavg");
    let told = told.map(|told| told.split(' ').take(3).collect::<Vec<_>>().join(" "));
    told.unwrap_or_else(|_| "?".to_owned())
}

//! The game in a real window: Xvfb and a software rasteriser, 1280×720.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Aim, Figure};

/// Frames measured after warming up.
const FRAMES: u32 = 300;
/// A game that has not come up or not ended by then is given up.
const PATIENCE: Duration = Duration::from_mins(3);

/// The figures, and why some are missing.
pub(super) fn measure(game: Option<&Path>, scenarios: &Path) -> (Vec<Figure>, Option<String>) {
    let Some(game) = game else {
        return (Vec::new(), Some("--game".to_owned()));
    };
    let mut figures = Vec::new();
    let mut missing = None;
    match Screen::start() {
        Ok(screen) => {
            for part in [
                start_to_menu(game, scenarios, &screen),
                flight_scene(game, scenarios, &screen),
            ] {
                match part {
                    Ok(found) => figures.extend(found),
                    Err(reason) => missing = Some(reason),
                }
            }
        }
        Err(reason) => missing = Some(reason),
    }
    (figures, missing)
}

/// A virtual screen, ended when dropped.
struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    fn start() -> Result<Self, String> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("Xvfb: {e}"))?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out)
                .read_line(&mut number)
                .map_err(|e| format!("Xvfb: {e}"))?;
        }
        Ok(Self {
            server,
            name: format!(":{}", number.trim()),
        })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn game_on(screen: &Screen, game: &Path, scenarios: &Path) -> Command {
    let mut command = Command::new(game);
    command.env("DISPLAY", &screen.name).env_remove("WAYLAND_DISPLAY");
    command
        .args(["--window", "1280x720", "--scenarios"])
        .arg(scenarios)
        .stdin(Stdio::null());
    command
}

/// From the start of the program to its welcome screen, on an empty station; the first picture follows.
fn start_to_menu(game: &Path, scenarios: &Path, screen: &Screen) -> Result<Vec<Figure>, String> {
    let station = tempfile::tempdir().map_err(|e| e.to_string())?;
    let begun = Instant::now();
    let mut child = game_on(screen, game, scenarios)
        .arg("--station")
        .arg(station.path())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| e.to_string())?;
    let mut last = String::new();
    let mut reached = None;
    if let Some(err) = child.stderr.take() {
        for line in BufReader::new(err).lines().map_while(Result::ok) {
            if line.contains("screen: welcome") {
                reached = Some(begun.elapsed());
                break;
            }
            last = line;
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    let reached = reached.ok_or(last)?;
    Ok(vec![Figure::new(
        "start_to_menu_ms",
        reached.as_secs_f64() * 1000.0,
        Aim::AtMost(3000.0),
    )])
}

/// Frame times of the flight scene, by the game's own clock, and the most memory it ever held.
fn flight_scene(game: &Path, scenarios: &Path, screen: &Screen) -> Result<Vec<Figure>, String> {
    let mut child = game_on(screen, game, scenarios)
        .args(["--bench-frames", &FRAMES.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| e.to_string())?;
    let begun = Instant::now();
    let mut peak_kb: Option<f64> = None;
    let status = loop {
        peak_kb = peak_memory_kb(child.id()).or(peak_kb);
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            break status;
        }
        if begun.elapsed() > PATIENCE {
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("{} s", PATIENCE.as_secs()));
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    let mut printed = String::new();
    if let Some(mut out) = child.stdout.take() {
        out.read_to_string(&mut printed).map_err(|e| e.to_string())?;
    }
    let read = |line: &str| serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line.trim()).ok();
    let object = printed.lines().rev().find_map(read).ok_or_else(|| status.to_string())?;
    let mut figures = Vec::new();
    for (name, shown, aim) in [
        ("median_ms", "frame_median_ms", Aim::AtMost(20.0)),
        ("p95_ms", "frame_p95_ms", Aim::Open),
        ("longest_ms", "frame_longest_ms", Aim::Open),
    ] {
        if let Some(value) = object.get(name).and_then(serde_json::Value::as_f64) {
            figures.push(Figure::new(shown, value, aim));
        }
    }
    if let Some(kilobytes) = peak_kb {
        figures.push(Figure::new("peak_memory_mb", kilobytes / 1000.0, Aim::AtMost(600.0)));
    }
    Ok(figures)
}

/// Peak resident memory of a running process, kB; `None` where the system does not say it this way.
fn peak_memory_kb(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

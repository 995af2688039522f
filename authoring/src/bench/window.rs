//! The game in a real window: Xvfb and a software rasteriser, 1280×720.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::memory::Memory;
use super::{Aim, Figure};

/// A game that has not come up, or not ended so long after its time, is given up.
const PATIENCE: Duration = Duration::from_mins(3);

/// The window of these figures, pixels.
const SIZE: &str = "1280x720";

/// The figures, and why some are missing.
pub(super) fn measure(game: Option<&Path>, scenarios: &Path, minutes: f64) -> (Vec<Figure>, Option<String>) {
    let Some(game) = game else {
        return (Vec::new(), Some("--game".to_owned()));
    };
    let mut figures = Vec::new();
    let mut missing = None;
    match Screen::start() {
        Ok(screen) => {
            for part in [
                start_to_menu(game, scenarios, &screen),
                evening(game, scenarios, &screen, minutes),
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
pub(super) struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    pub(super) fn start() -> Result<Self, String> {
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

/// The game in a window of this size.
pub(super) fn game_on(screen: &Screen, game: &Path, scenarios: &Path, size: &str) -> Command {
    let mut command = Command::new(game);
    command.env("DISPLAY", &screen.name).env_remove("WAYLAND_DISPLAY");
    // With it, the graphics library notes where it is called from with each lock: 3 % of a frame, and nobody who plays asks
    // for it.
    command.env_remove("RUST_BACKTRACE");
    command
        .args(["--window", size, "--scenarios"])
        .arg(scenarios)
        .stdin(Stdio::null());
    command
}

/// From the start of the program to its welcome screen, on an empty station; the first picture follows.
fn start_to_menu(game: &Path, scenarios: &Path, screen: &Screen) -> Result<Vec<Figure>, String> {
    let station = tempfile::tempdir().map_err(|e| e.to_string())?;
    let begun = Instant::now();
    let mut child = game_on(screen, game, scenarios, SIZE)
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

/// An evening of flights with their pauses, screens and clips: frame times by the game's own clock, and what the
/// process holds, read from outside every second.
fn evening(game: &Path, scenarios: &Path, screen: &Screen, minutes: f64) -> Result<Vec<Figure>, String> {
    let station = tempfile::tempdir().map_err(|e| e.to_string())?;
    let mut child = game_on(screen, game, scenarios, SIZE)
        .arg("--station")
        .arg(station.path())
        .args(["--evening", &(60.0 * minutes).to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| e.to_string())?;
    let lines = lines_of(child.stdout.take());
    let followed = follow(&mut child, &lines, PATIENCE + Duration::from_secs_f64(60.0 * minutes));
    let _ = child.kill();
    let _ = child.wait();
    let (memory, line) = followed?;
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&line).map_err(|error| format!("{line}: {error}"))?;
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
    figures.push(Figure::new("evening_minutes", minutes, Aim::Open));
    if let Some(peak) = memory.peak_mb() {
        figures.push(Figure::new("peak_memory_mb", peak, Aim::AtMost(400.0)));
    }
    if let Some(slope) = memory.slope_mb_per_minute() {
        figures.push(Figure::new("memory_slope_mb_per_minute", slope, Aim::AtMost(1.0)));
    }
    Ok(figures)
}

/// Lines of a stream, as they come.
pub(super) fn lines_of(stream: Option<ChildStdout>) -> Receiver<String> {
    let (to, lines) = channel();
    if let Some(stream) = stream {
        std::thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if to.send(line).is_err() {
                    break;
                }
            }
        });
    }
    lines
}

/// Reads the memory of the game every second from its first flight on, until its line of figures.
fn follow(child: &mut Child, lines: &Receiver<String>, patience: Duration) -> Result<(Memory, String), String> {
    let started = Instant::now();
    let mut memory = Memory::default();
    let mut flying = None;
    loop {
        match lines.recv_timeout(Duration::from_secs(1)) {
            Ok(line) if line.starts_with('{') => return Ok((memory, line)),
            Ok(line) if line == "evening: flying" => flying = Some(Instant::now()),
            Ok(_) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return Err(child.wait().map_or_else(|e| e.to_string(), |status| status.to_string()));
            }
        }
        if let Some(begun) = flying {
            memory.read(child.id(), begun.elapsed());
        }
        if started.elapsed() > patience {
            return Err(format!("{} s", patience.as_secs()));
        }
    }
}

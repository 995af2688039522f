//! Frames of every situation, view by view, in a window of either size: what `./envol bench frames` prints.

use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use serde::Deserialize;
use wording::Language;

use super::memory::Memory;
use super::process;
use super::window::{Screen, game_on, lines_of};
use crate::failure::said;
use crate::output::out;

/// Windows that are measured, pixels, and the median that is aimed at, ms.
const SIZES: [(&str, f64); 2] = [("1280x720", 16.7), ("1024x600", 12.0)];
/// A game that says nothing for so long is given up.
const PATIENCE: Duration = Duration::from_mins(4);

/// One line of the game.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Line {
    situation: String,
    moment: String,
    frames: u32,
    median_ms: f64,
    p95_ms: f64,
    longest_ms: f64,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    line: Line,
    /// Processor time of all threads, ms per frame; `None` where the system does not say it.
    cpu_ms: Option<f64>,
    /// What the process holds, MB.
    held_mb: Option<f64>,
}

/// All rows of one size, and what it held at most, MB.
struct Table {
    size: &'static str,
    aim_ms: f64,
    rows: Vec<Row>,
    memory: Memory,
}

/// Measures and prints; the reason where something cannot be measured.
pub(super) fn run(language: Language, game: &Path, scenarios: &Path, json: bool) -> Result<(), String> {
    let screen = Screen::start()?;
    let mut tables = Vec::new();
    for (size, aim_ms) in SIZES {
        tables.push(measure(game, scenarios, &screen, size, aim_ms)?);
    }
    if json {
        out!("{}", as_json(&tables));
    } else {
        for table in &tables {
            table.print(language);
        }
    }
    Ok(())
}

fn measure(game: &Path, scenarios: &Path, screen: &Screen, size: &'static str, aim_ms: f64) -> Result<Table, String> {
    let station = tempfile::tempdir().map_err(|e| e.to_string())?;
    let mut child = game_on(screen, game, scenarios, size)
        .arg("--station")
        .arg(station.path())
        .arg("--frames")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| e.to_string())?;
    let lines = lines_of(child.stdout.take());
    let mut table = Table {
        size,
        aim_ms,
        rows: Vec::new(),
        memory: Memory::default(),
    };
    let begun = Instant::now();
    let mut heard = Instant::now();
    let mut cpu_before = None;
    let ended = loop {
        match lines.recv_timeout(Duration::from_secs(1)) {
            Ok(line) if line == "frames: done" => break Ok(()),
            Ok(line) if line.starts_with('{') => {
                let cpu_after = process::cpu_ms(child.id());
                let line: Line = serde_json::from_str(&line).map_err(|error| format!("{line}: {error}"))?;
                let spent = cpu_after
                    .zip(cpu_before)
                    .map(|(after, before): (f64, f64)| after - before);
                table.rows.push(Row {
                    cpu_ms: spent.map(|ms| ms / f64::from(line.frames.max(1))),
                    held_mb: process::held_mb(child.id()),
                    line,
                });
                heard = Instant::now();
            }
            Ok(line) if line.starts_with("frames: ") => {
                cpu_before = process::cpu_ms(child.id());
                heard = Instant::now();
            }
            Ok(_) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                break Err(child.wait().map_or_else(|e| e.to_string(), |status| status.to_string()));
            }
        }
        table.memory.read(child.id(), begun.elapsed());
        if heard.elapsed() > PATIENCE {
            break Err(format!("{} s", PATIENCE.as_secs()));
        }
    };
    let _ = child.kill();
    let _ = child.wait();
    ended.map(|()| table)
}

impl Table {
    /// For people, in the form that README takes over.
    fn print(&self, language: Language) {
        out!("");
        let aim = [
            ("window", self.size.replace('x', "×")),
            ("aim", format!("{}", self.aim_ms)),
        ];
        out!("{}", said(language, "authoring-bench-frames-title", &aim));
        out!("");
        out!("{}", said(language, "authoring-bench-frames-head", &[]));
        out!("|---|---:|---:|---:|---:|---:|");
        let number = |value: Option<f64>| value.map_or_else(|| "?".to_owned(), |value| localised(language, value));
        for Row { line, cpu_ms, held_mb } in &self.rows {
            out!(
                "| {} · {} | {} | {} | {} | {} | {} |",
                line.situation,
                line.moment,
                number(Some(line.median_ms)),
                number(Some(line.p95_ms)),
                number(Some(line.longest_ms)),
                number(*cpu_ms),
                number(*held_mb)
            );
        }
        out!("");
        let peak = [
            ("peak", number(self.memory.peak_mb())),
            ("slope", number(self.memory.slope_mb_per_minute())),
        ];
        out!("{}", said(language, "authoring-bench-frames-peak", &peak));
    }
}

fn localised(language: Language, value: f64) -> String {
    let plain = format!("{value:.1}");
    match language {
        Language::French => plain.replace('.', ","),
        Language::English => plain,
    }
}

/// An object for each size: an object for each moment.
fn as_json(tables: &[Table]) -> serde_json::Value {
    let of = |row: &Row| {
        serde_json::json!({
            "situation": row.line.situation,
            "moment": row.line.moment,
            "median_ms": row.line.median_ms,
            "p95_ms": row.line.p95_ms,
            "longest_ms": row.line.longest_ms,
            "cpu_ms": row.cpu_ms,
            "held_mb": row.held_mb,
        })
    };
    tables
        .iter()
        .map(|table| {
            let rows: Vec<_> = table.rows.iter().map(of).collect();
            let object = serde_json::json!({
                "frames": rows,
                "peak_mb": table.memory.peak_mb(),
                "slope_mb_per_minute": table.memory.slope_mb_per_minute(),
            });
            (table.size.to_owned(), object)
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_game_is_read() {
        let line = r#"{"situation":"premier-vol","moment":"1-check","frames":240,"median_ms":12.50,"p95_ms":14.00,"longest_ms":20.25}"#;
        let line: Line = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((line.frames, line.median_ms), (240, 12.5));
        assert_eq!(localised(Language::French, 12.54), "12,5");
    }
}

//! The game in a real window: Xvfb and a software rasteriser, 1280×720. The game measures itself.

use std::path::Path;
use std::process::Command;

use super::{Aim, Figure};

/// Frames measured after warming up.
const FRAMES: u32 = 300;

/// The figures, or why there are none.
pub(super) fn measure(game: Option<&Path>, scenarios: &Path) -> (Vec<Figure>, Option<String>) {
    let Some(game) = game else {
        return (Vec::new(), Some("--game".to_owned()));
    };
    let ran = Command::new("xvfb-run")
        .args(["-a", "-s", "-screen 0 1280x720x24"])
        .arg(game)
        .args([
            "--window",
            "1280x720",
            "--bench-frames",
            &FRAMES.to_string(),
            "--scenarios",
        ])
        .arg(scenarios)
        .output();
    let output = match ran {
        Ok(output) => output,
        Err(error) => return (Vec::new(), Some(format!("xvfb-run: {error}"))),
    };
    let printed = String::from_utf8_lossy(&output.stdout);
    let object = printed
        .lines()
        .rev()
        .find_map(|line| serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line.trim()).ok());
    let Some(object) = object else {
        let last = String::from_utf8_lossy(&output.stderr)
            .lines()
            .last()
            .unwrap_or_default()
            .to_owned();
        return (Vec::new(), Some(format!("{}: {last}", output.status)));
    };
    let figures = object.iter().filter_map(|(name, value)| {
        let aim = match name.as_str() {
            "frame_median_ms" => Aim::AtMost(20.0),
            "start_to_menu_ms" => Aim::AtMost(3000.0),
            "peak_memory_mb" => Aim::AtMost(600.0),
            _ => Aim::Open,
        };
        Some(Figure::new(name, value.as_f64()?, aim))
    });
    (figures.collect(), None)
}

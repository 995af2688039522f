//! « Récolte »: a stick that goes round the PCs, with requests one way and answers the other.

use std::fs;
use std::path::{Path, PathBuf};

use bevy_egui::egui::{Id, Ui};
use station::{Harvest, StationError, Stick};
use wording::{FluentValue, Language};

use super::{Wish, shared_folder};
use crate::desk::Desk;
use crate::kit::{Column, HEIGHT, Kit, Pictogram, TextStyle, Weight};
use crate::theme::{CORAL, INK, LEAF};

/// Seconds between two looks at which sticks are plugged in.
const LOOKS_S: f32 = 1.0;
/// Sticks that are offered at most.
const SHOWN: usize = 4;
/// Files that are told of at most; all of them stand in the log.
const TOLD: usize = 6;

/// What the page knows of sticks.
#[derive(Debug, Default)]
pub(super) struct Round {
    sticks: Vec<Stick>,
    /// The folder that everybody finds, for a stick that the system does not call one.
    folder: PathBuf,
    /// Seconds since it was looked.
    since_s: f32,
    /// What the last round did.
    said: Option<String>,
    /// What it could not use, with the reason.
    broken: Vec<String>,
}

impl Round {
    pub(super) fn of(desk: &Desk) -> Self {
        Self {
            sticks: station::sticks(),
            folder: shared_folder(desk),
            ..Self::default()
        }
    }

    /// After `passed_s` more seconds: whoever plugs a stick in finds it on the page.
    pub(super) fn follow(&mut self, passed_s: f32) {
        self.since_s += passed_s;
        if self.since_s > LOOKS_S {
            self.since_s = 0.0;
            self.sticks = station::sticks();
        }
    }

    /// Goes round at this PC. What came of it is said beside the way: the head of the page may be scrolled away.
    pub(super) fn go(&mut self, desk: &mut Desk, folder: &Path, language: Language) -> Result<(), StationError> {
        self.said = None;
        self.broken.clear();
        make_ready(folder, &desk.station.takeaway_folder())?;
        let done = desk.station.harvest(folder)?;
        self.broken = done
            .broken
            .iter()
            .take(TOLD)
            .map(|file| {
                let with = [
                    ("file", FluentValue::from(file.name.as_str())),
                    ("reason", FluentValue::from(file.reason.say(language))),
                ];
                wording::text(language, "game-venue-harvest-broken", &with)
            })
            .collect();
        self.said = Some(said(&done, language));
        Ok(())
    }
}

/// The folder that everybody finds is made when it is first used; where a stick should be, none is made up.
fn make_ready(folder: &Path, takeaway: &Path) -> Result<(), StationError> {
    if folder != takeaway {
        return Ok(());
    }
    fs::create_dir_all(folder).map_err(|source| StationError::Folder {
        path: folder.to_owned(),
        source,
    })
}

/// What a round did: what went, what came, what was taken off.
fn said(done: &Harvest, language: Language) -> String {
    let mut counts = vec![
        ("game-venue-harvest-written", done.written),
        ("game-venue-harvest-answers", done.answers),
    ];
    if done.cleared > 0 {
        counts.push(("game-venue-harvest-cleared", done.cleared));
    }
    let sentences: Vec<String> = counts
        .into_iter()
        .map(|(id, count)| wording::text(language, id, &[("count", count.into())]))
        .collect();
    sentences.join(" ")
}

/// Draws it; what is asked for.
pub(super) fn draw(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, round: &Round) -> Option<Wish> {
    column.text(ui, &kit.say("game-venue-harvest"), TextStyle::HEADING);
    column.gap(1.0);
    column.text(ui, &kit.say("game-venue-harvest-purpose"), TextStyle::BODY.soft());
    if let Some(said) = &round.said {
        column.gap(1.0);
        column.signed(ui, (Pictogram::Tick, LEAF), said, TextStyle::STRONG);
    }
    for broken in &round.broken {
        column.gap(1.0);
        column.signed(ui, (Pictogram::Exclamation, CORAL), broken, TextStyle::BODY);
    }
    column.gap(1.5);
    if round.sticks.is_empty() {
        column.signed(
            ui,
            (Pictogram::Disk, INK),
            &kit.say("game-venue-harvest-none"),
            TextStyle::BODY,
        );
        column.gap(1.5);
    }
    let mut ways: Vec<(String, &Path)> = round
        .sticks
        .iter()
        .take(SHOWN)
        .map(|stick| {
            let with = [
                ("label", FluentValue::from(stick.label.as_str())),
                ("path", FluentValue::from(stick.folder.display().to_string())),
                (
                    "named",
                    FluentValue::from(if stick.label.is_empty() { "no" } else { "yes" }),
                ),
            ];
            (kit.say_with("game-venue-harvest-stick", &with), stick.folder.as_path())
        })
        .collect();
    if round.sticks.iter().all(|stick| stick.folder != round.folder) {
        let path = FluentValue::from(round.folder.display().to_string());
        let label = kit.say_with("game-venue-harvest-folder", &[("path", path)]);
        ways.push((label, &round.folder));
    }
    let mut wish = None;
    for (label, folder) in ways {
        let wide = kit.button_width(ui, &label, true).min(column.width());
        let rect = column.take_wide(wide, HEIGHT);
        let id = Id::new("venue-harvest").with(folder);
        if kit.button(ui, id, rect, &label, Some(Pictogram::Tray), Weight::Quiet) {
            wish = Some(Wish::Harvest(folder.to_owned()));
        }
        column.gap(1.0);
    }
    column.gap(1.0);
    wish
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_folder_that_everybody_finds_is_made() {
        let home = tempfile::tempdir().expect("a folder");
        let [takeaway, stick] = ["Envol", "E"].map(|name| home.path().join(name));
        make_ready(&stick, &takeaway).expect("nothing to do");
        assert!(!stick.exists() && !takeaway.exists());
        make_ready(&takeaway, &takeaway).expect("a folder");
        make_ready(&takeaway, &takeaway).expect("a folder");
        assert!(takeaway.is_dir());
        let file = home.path().join("file");
        fs::write(&file, "").expect("a file");
        assert!(make_ready(&file.join("Envol"), &file.join("Envol")).is_err());
    }
}

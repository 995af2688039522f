//! « Récolte »: a stick that goes round the PCs, with requests one way and answers the other.

use std::path::{Path, PathBuf};

use bevy_egui::egui::{Id, Ui};
use station::{Harvest, StationError, Stick};
use wording::{FluentValue, Language};

use super::{Wish, shared_folder};
use crate::desk::Desk;
use crate::kit::{Column, HEIGHT, Kit, Pictogram, TextStyle, Weight};
use crate::theme::{CORAL, INK};

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
    /// What the last round could not use, with the reason.
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

    /// Goes round at this PC; what is said then.
    pub(super) fn go(&mut self, desk: &mut Desk, folder: &Path, language: Language) -> Result<String, StationError> {
        self.broken.clear();
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
        Ok(said(&done, language))
    }
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

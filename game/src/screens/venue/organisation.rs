//! The organisation that a station is linked to: by a file that lies in a folder everybody finds, or by a code typed.

use std::path::PathBuf;

use bevy_egui::egui::Ui;
use station::{Pairing, Station, StationError};
use wording::{FluentValue, Language};

use super::{State, Way, Wish};
use crate::desk::Desk;
use crate::kit::{Column, Field, HEIGHT, Kit, Pictogram, TextStyle, Weight};
use crate::theme::INK;

/// Where a bridge answers on the same PC.
const HERE: &str = "http://127.0.0.1:8417";
/// Most characters of what is typed.
const LONGEST: usize = 120;
/// Files that are offered at most.
const SHOWN: usize = 4;

/// What is typed to link the station, and the invitations that were found.
#[derive(Debug, Default)]
pub(super) struct Linking {
    address: String,
    code: String,
    name: String,
    files: Vec<PathBuf>,
}

impl Linking {
    /// Nothing is typed yet.
    pub(super) fn of(desk: &Desk) -> Self {
        let known = desk.station.pairing();
        let (address, name) = known.map_or_else(Default::default, |known: Pairing| (known.address, known.station_name));
        let here = || desk.venue.bridge.clone().unwrap_or_else(|| HERE.to_owned());
        Self {
            address: if address.is_empty() { here() } else { address },
            code: String::new(),
            name,
            files: invitations(desk),
        }
    }

    /// Links the station; the organisation's name.
    pub(super) fn link(&mut self, desk: &mut Desk, way: Way, language: Language) -> Result<String, StationError> {
        let offer = match way {
            Way::Code => desk.station.offer_for_code(self.address.trim(), self.code.trim())?,
            Way::File(file) => Station::read_offer(&file)?,
        };
        let name = match self.name.trim() {
            "" => wording::text(language, "game-station-name", &[]),
            name => name.to_owned(),
        };
        desk.station.pair(&offer, &name)?;
        *self = Self::of(desk);
        Ok(desk
            .station
            .pairing()
            .map(|pairing| pairing.organisation)
            .unwrap_or_default())
    }
}

/// Files of the folder that everybody finds which are invitations.
fn invitations(desk: &Desk) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(desk.station.takeaway_folder()) else {
        return Vec::new();
    };
    let is_json = |file: &PathBuf| file.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("json"));
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(is_json)
        .filter(|file| Station::read_offer(file).is_ok())
        .collect();
    files.sort();
    files.truncate(SHOWN);
    files
}

/// Draws it; what is asked for.
pub(super) fn draw(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    linking: &mut Linking,
    state: &State,
) -> Option<Wish> {
    column.text(ui, &kit.say("game-venue-organisation"), TextStyle::HEADING);
    column.gap(1.0);
    let mark = [("fingerprint", FluentValue::from(state.fingerprint.as_str()))];
    let wish = match &state.pairing {
        Some(pairing) => linked(ui, kit, column, pairing),
        None => unlinked(ui, kit, column, linking, state),
    };
    column.gap(1.5);
    column.text(
        ui,
        &kit.say_with("game-venue-fingerprint", &mark),
        TextStyle::SMALL.soft(),
    );
    wish
}

fn linked(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, pairing: &Pairing) -> Option<Wish> {
    let with = [
        ("organisation", FluentValue::from(pairing.organisation.as_str())),
        ("address", FluentValue::from(pairing.address.as_str())),
        ("name", FluentValue::from(pairing.station_name.as_str())),
    ];
    column.signed(
        ui,
        (Pictogram::Tick, INK),
        &kit.say_with("game-venue-linked", &with),
        TextStyle::BODY,
    );
    column.gap(1.5);
    let label = kit.say("game-venue-unlink");
    let rect = column.take_wide(kit.button_width(ui, &label, true), HEIGHT);
    kit.button(ui, "venue-unlink", rect, &label, Some(Pictogram::Erase), Weight::Quiet)
        .then_some(Wish::Unlink)
}

fn unlinked(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, linking: &mut Linking, state: &State) -> Option<Wish> {
    let mut wish = None;
    let folder = [("folder", FluentValue::from(state.folder.as_str()))];
    column.text(ui, &kit.say_with("game-venue-unlinked", &folder), TextStyle::BODY);
    column.gap(1.5);
    labelled(ui, kit, column, "game-venue-name", &mut linking.name);
    for file in &linking.files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let label = kit.say_with("game-venue-link-file", &[("file", FluentValue::from(name.as_ref()))]);
        let rect = column.take_wide(kit.button_width(ui, &label, true), HEIGHT);
        if kit.button(
            ui,
            ("venue-file", name.as_ref()),
            rect,
            &label,
            Some(Pictogram::Letter),
            Weight::Quiet,
        ) {
            wish = Some(Wish::Link(Way::File(file.clone())));
        }
        column.gap(1.5);
    }
    labelled(ui, kit, column, "game-venue-address", &mut linking.address);
    labelled(ui, kit, column, "game-venue-code", &mut linking.code);
    if !linking.code.trim().is_empty() {
        let label = kit.say("game-venue-link");
        let rect = column.take_wide(kit.button_width(ui, &label, true), HEIGHT);
        if kit.button(ui, "venue-link", rect, &label, Some(Pictogram::Send), Weight::Quiet) {
            wish = Some(Wish::Link(Way::Code));
        }
    }
    wish
}

/// A field that says what it is for.
fn labelled(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, id: &str, text: &mut String) {
    let hint = kit.say(id);
    // What it is for stands over the edge once something is written.
    column.gap(0.5);
    let field = Field {
        text,
        hint: &hint,
        most: LONGEST,
        first: false,
    };
    kit.field(ui, id, column.take_wide(520.0, 56.0), field);
    column.gap(1.5);
}

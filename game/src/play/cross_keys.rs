//! What the cross of a device does now, beside its keys, in the column of whoever has it.

use bevy::prelude::KeyCode;
use bevy_egui::egui::Ui;

use super::session::Session;
use crate::devices::{Device, Half};
use crate::family::cross::Cross;
use crate::kit::{Column, Glyph, Kit, Row, TextStyle, draw_glyph, glyph_width, measure};
use crate::theme::{INK, STEP};

/// Height of the keys, points.
const KEYS: f32 = 34.0;

/// Its glyph, and the sentence beside them: a long one, and a short one where that finds no room.
struct Says {
    glyph: Glyph,
    long: &'static str,
    short: &'static str,
}

fn says(kit: &Kit<'_>, session: &Session, seat: u8, device: Device) -> Option<Says> {
    let (by_keys, by_stick) = match session.face().cross(session.run().activity(), seat) {
        Cross::Walks { keys, stick } => (keys, stick),
        Cross::Points(words) => (words, words),
        Cross::Levers | Cross::Rests => return None,
    };
    let said = |glyph: Glyph, long: &'static str| {
        Some(Says {
            glyph,
            long,
            short: by_stick,
        })
    };
    match device {
        Device::Half(Half::Left) => {
            let letters = [KeyCode::KeyW, KeyCode::KeyA, KeyCode::KeyS, KeyCode::KeyD];
            let letters = letters.map(|key| kit.labels.letter(key).unwrap_or_default());
            said(Glyph::Key(letters.join(" ")), by_keys)
        }
        Device::Half(Half::Right) => said(Glyph::Key("↑ ← ↓ →".to_owned()), by_keys),
        Device::Gamepad(_) | Device::All => said(Glyph::Named(kit.say("game-stick-left-short")), by_stick),
        // Its pads are drawn.
        Device::Mouse => None,
    }
}

/// What is drawn in a column: a glyph, its width, words in two lines at most, and their height.
struct Shown {
    glyph: Glyph,
    pressed: f32,
    words: String,
    tall: f32,
}

fn shown(ui: &Ui, kit: &Kit<'_>, column: &Column, session: &Session, seat: u8, device: Device) -> Option<Shown> {
    let Says { glyph, long, short } = says(kit, session, seat, device)?;
    let pressed = glyph_width(ui, &glyph);
    let tall = |words: &str| measure(ui, column.width() - pressed - STEP, words, TextStyle::SMALL).y;
    let two_lines = 2.2 * tall(".");
    let words = [long, short].map(|id| kit.say(id));
    let words = words.iter().find(|words| tall(words) <= two_lines).unwrap_or(&words[1]);
    Some(Shown {
        glyph,
        pressed,
        tall: tall(words).max(KEYS),
        words: words.clone(),
    })
}

/// Height that it takes in a column, with what is free below it; 0 where the cross does nothing.
pub(super) fn tall(ui: &Ui, kit: &Kit<'_>, column: &Column, session: &Session, seat: u8, device: Device) -> f32 {
    shown(ui, kit, column, session, seat, device).map_or(0.0, |shown| shown.tall + STEP / 2.0)
}

pub(super) fn show(ui: &Ui, kit: &Kit<'_>, column: &mut Column, session: &Session, seat: u8, device: Device) {
    let Some(shown) = shown(ui, kit, column, session, seat, device) else {
        return;
    };
    let mut row = Row::of(column.take(shown.tall));
    draw_glyph(ui, row.left(shown.pressed).center(), &shown.glyph, INK);
    row.gap(1.0);
    row.text(ui, &shown.words, TextStyle::SMALL);
    column.gap(0.5);
}

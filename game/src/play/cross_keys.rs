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

/// Its glyphs, and the sentence beside them.
fn says(kit: &Kit<'_>, session: &Session, seat: u8, device: Device) -> Option<(Vec<Glyph>, &'static str)> {
    let (by_keys, by_stick) = match session.face().cross(session.run().activity(), seat) {
        Cross::Walks { keys, stick } => (keys, stick),
        Cross::Points(words) => (words, words),
        Cross::Levers | Cross::Rests => return None,
    };
    match device {
        Device::Half(Half::Left) => {
            let letters = [KeyCode::KeyW, KeyCode::KeyA, KeyCode::KeyS, KeyCode::KeyD];
            let letters = letters.map(|key| kit.labels.letter(key).unwrap_or_default());
            Some((vec![Glyph::Key(letters.join(" "))], by_keys))
        }
        Device::Half(Half::Right) => Some((vec![Glyph::Key("↑ ← ↓ →".to_owned())], by_keys)),
        Device::Gamepad(_) | Device::All => Some((vec![Glyph::Named(kit.say("game-stick-left-short"))], by_stick)),
        // Its pads are drawn.
        Device::Mouse => None,
    }
}

pub(super) fn show(ui: &Ui, kit: &Kit<'_>, column: &mut Column, session: &Session, seat: u8, device: Device) {
    let Some((glyphs, words)) = says(kit, session, seat, device) else {
        return;
    };
    let words = kit.say(words);
    let pressed: f32 = glyphs.iter().map(|glyph| glyph_width(ui, glyph) + 2.0).sum();
    let tall = measure(ui, column.width() - pressed - STEP, &words, TextStyle::SMALL).y;
    let mut row = Row::of(column.take(tall.max(KEYS)));
    for glyph in glyphs {
        let wide = glyph_width(ui, &glyph);
        draw_glyph(ui, row.left(wide).center(), &glyph, INK);
        row.gap(0.25);
    }
    row.gap(0.75);
    row.text(ui, &words, TextStyle::SMALL);
    column.gap(0.5);
}

//! What the cross of a device does now, beside its keys, in the column of whoever has it.

use bevy::prelude::KeyCode;
use bevy_egui::egui::{Rect, Stroke, StrokeKind, Ui, vec2};

use super::session::Session;
use crate::devices::{Device, Half};
use crate::family::cross::Cross;
use crate::kit::{Column, Glyph, Kit, Pictogram, Row, Side, TextStyle, draw_glyph, glyph_width, measure};
use crate::theme::{INK, STEP, WHITE};

/// Height of the keys, points.
const KEYS: f32 = 34.0;

/// What it is pressed with.
enum Keys {
    Glyph(Glyph),
    /// Four arrows in one cap.
    Arrows,
}

/// Side of an arrow in its cap, and of what it stands in, points.
const ARROW: f32 = 15.0;
const CELL: f32 = 20.0;
/// Up, left, down, right.
const ARROWS: [Pictogram; 4] = [
    Pictogram::Upward,
    Pictogram::Back,
    Pictogram::Downward,
    Pictogram::Onward,
];

impl Keys {
    fn width(&self, ui: &Ui) -> f32 {
        match self {
            Self::Glyph(glyph) => glyph_width(ui, glyph),
            Self::Arrows => CELL * 4.0 + STEP,
        }
    }

    fn draw(&self, ui: &Ui, place: Rect) {
        match self {
            Self::Glyph(glyph) => {
                draw_glyph(ui, place.center(), glyph, INK);
            }
            Self::Arrows => {
                let cap = Rect::from_center_size(place.center(), vec2(place.width(), 30.0));
                ui.painter()
                    .rect(cap, 6.0, WHITE, Stroke::new(1.5, INK), StrokeKind::Inside);
                let mut row = Row::inside(cap, 0.5);
                for arrow in ARROWS {
                    let cell = row.left(CELL);
                    arrow.draw(
                        ui.painter(),
                        Rect::from_center_size(cell.center(), vec2(ARROW, ARROW)),
                        INK,
                    );
                }
            }
        }
    }
}

/// Its keys, and the sentence beside them: a long one, and a short one where that finds no room.
struct Says {
    keys: Keys,
    long: &'static str,
    short: &'static str,
}

fn says(kit: &Kit<'_>, session: &Session, seat: u8, device: Device) -> Option<Says> {
    let (by_keys, by_stick) = match session.face().cross(session.run().activity(), seat) {
        Cross::Walks { keys, stick } => (keys, stick),
        Cross::Points(words) => (words, words),
        Cross::Levers | Cross::Rests => return None,
    };
    let said = |keys: Keys, long: &'static str| {
        Some(Says {
            keys,
            long,
            short: by_stick,
        })
    };
    match device {
        Device::Half(Half::Left) => {
            let letters = [KeyCode::KeyW, KeyCode::KeyA, KeyCode::KeyS, KeyCode::KeyD];
            let letters = letters.map(|key| kit.labels.letter(key).unwrap_or_default());
            said(Keys::Glyph(Glyph::Key(letters.join(" "))), by_keys)
        }
        Device::Half(Half::Right) => said(Keys::Arrows, by_keys),
        Device::Gamepad(_) | Device::All => said(Keys::Glyph(Glyph::Stick(Side::Left)), by_stick),
        // Its pads are drawn.
        Device::Mouse => None,
    }
}

/// What is drawn in a column: keys, their width, words in two lines at most, and their height.
struct Shown {
    keys: Keys,
    pressed: f32,
    words: String,
    tall: f32,
}

fn shown(ui: &Ui, kit: &Kit<'_>, column: &Column, session: &Session, seat: u8, device: Device) -> Option<Shown> {
    let Says { keys, long, short } = says(kit, session, seat, device)?;
    let pressed = keys.width(ui);
    let tall = |words: &str| measure(ui, column.width() - pressed - STEP, words, TextStyle::SMALL).y;
    let two_lines = 2.2 * tall(".");
    let words = [long, short].map(|id| kit.say(id));
    let words = words.iter().find(|words| tall(words) <= two_lines).unwrap_or(&words[1]);
    Some(Shown {
        keys,
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
    shown.keys.draw(ui, row.left(shown.pressed));
    row.gap(1.0);
    row.text(ui, &shown.words, TextStyle::SMALL);
    column.gap(0.5);
}

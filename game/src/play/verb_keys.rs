//! The keys of the four verbs in the column of somebody who plays with keys or a gamepad: with their words where there is
//! room, else as signs in one line.

use bevy_egui::egui::{Rect, Ui, Vec2, pos2, vec2};
use simulation::Verb;

use super::wheel::{SIGNS, WORDS};
use crate::devices::Device;
use crate::kit::{Glyph, Kit, Pictogram, Row, TextStyle, draw_glyph, glyph_width, measure};
use crate::theme::{CORAL, INK, STEP};

/// Height of a line, points; one is always kept free.
pub(super) const LINE: f32 = 34.0;
/// Side of a sign, points.
const SIGN: f32 = 18.0;
/// Between a key and what it says, and between two of them, steps.
const CLOSE: f32 = 0.5;
const APART: f32 = 0.75;

/// Directions of a gamepad's cross, in the order of the verbs.
const CROSS: [Pictogram; 4] = [
    Pictogram::Upward,
    Pictogram::Onward,
    Pictogram::Downward,
    Pictogram::Back,
];

/// What says a verb.
#[derive(Clone, Copy)]
enum Says {
    /// A key with what stands on it.
    Key(&'static str),
    /// A direction of the cross.
    Way(Pictogram),
}

impl Says {
    fn width(self, ui: &Ui) -> f32 {
        match self {
            Self::Key(label) => glyph_width(ui, &Glyph::Key(label.to_owned())),
            Self::Way(_) => SIGN,
        }
    }

    fn draw(self, ui: &Ui, place: Rect) {
        match self {
            Self::Key(label) => {
                draw_glyph(ui, place.center(), &Glyph::Key(label.to_owned()), INK);
            }
            Self::Way(way) => {
                let place = Rect::from_center_size(place.center(), Vec2::splat(SIGN));
                way.draw(ui.painter(), place, INK);
            }
        }
    }
}

/// Draws them along the lower edge of `free`; those of `asked` stand out.
pub(super) fn show(ui: &Ui, kit: &Kit<'_>, device: Device, asked: &[Verb], free: Rect) {
    // The button that opens the wheel comes first; then the cross chooses.
    let (wheel, keys) = match device {
        Device::Half(half) => (None, half.verb_digits().map(Says::Key)),
        Device::Gamepad(_) | Device::All => (Some(Glyph::Pad(3)), CROSS.map(Says::Way)),
        Device::Mouse => return,
    };
    let lead = wheel
        .as_ref()
        .map_or(0.0, |glyph| glyph_width(ui, glyph) + APART * STEP);
    let words = WORDS.map(|id| kit.say(id));
    let most = |wide: &dyn Fn(usize) -> f32| (0..4).map(wide).fold(0.0, f32::max);
    let key = most(&|at| keys[at].width(ui));
    let word = most(&|at| measure(ui, f32::INFINITY, &words[at], TextStyle::SMALL).x + 1.0);
    let sign = SIGN + CLOSE * STEP;
    let cell = |signed: bool| key + CLOSE * STEP + if signed { sign } else { 0.0 } + word;
    let ways = [(4, true), (2, true), (2, false)];
    let way = ways.into_iter().find(|(side_by_side, signed)| {
        let count = *side_by_side as f32;
        let wide = lead + count * cell(*signed) + (count - 1.0) * APART * STEP;
        wide <= free.width() && 4.0 / count * LINE <= free.height()
    });
    let (side_by_side, signed) = way.unwrap_or((4, true));
    let wide = match way {
        Some((_, signed)) => cell(signed),
        None => key + sign,
    };
    let top = free.bottom() - (4 / side_by_side) as f32 * LINE;
    if let Some(wheel) = wheel {
        let place = Rect::from_min_size(pos2(free.left(), top), vec2(lead - APART * STEP, LINE));
        draw_glyph(ui, place.center(), &wheel, INK);
    }
    for (at, says) in keys.into_iter().enumerate() {
        let x = free.left() + lead + (at % side_by_side) as f32 * (wide + APART * STEP);
        let y = top + (at / side_by_side) as f32 * LINE;
        let mut row = Row::of(Rect::from_min_size(pos2(x, y), vec2(wide, LINE)));
        let ink = if asked.contains(&Verb::ALL[at]) { CORAL } else { INK };
        says.draw(ui, row.left(key));
        row.gap(CLOSE);
        if signed {
            SIGNS[at].draw(ui.painter(), row.sign(SIGN), ink);
            row.gap(CLOSE);
        }
        if way.is_some() {
            row.text(ui, &words[at], TextStyle::SMALL.in_colour(ink));
        }
    }
}

//! A QR code, drawn.

use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use qrcodegen::{QrCode, QrCodeEcc};

use situation::address::points_to_this_pc;

use super::canvas::Kit;
use super::pictogram::Pictogram;
use super::write::{TextStyle, write_centred};
use crate::theme::{self, INK, INK_SOFT, SAND, STEP, WHITE};

/// `text` as a QR code in SVG, with its quiet zone; `None` where it does not fit a code.
pub(crate) fn qr_svg(text: &str) -> Option<String> {
    use std::fmt::Write as _;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 8;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            write!(path, "M{} {}h1v1h-1z", x + 4, y + 4).ok()?;
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>"
    ))
}

impl Kit<'_> {
    /// Draws `text` as a QR code in `place`, with its quiet zone of four modules; where it is the address of this PC,
    /// says so instead: a phone would find itself. False where it does not fit a code.
    pub(crate) fn qr(&self, ui: &Ui, place: Rect, text: &str) -> bool {
        if points_to_this_pc(text) {
            ui.painter().rect_filled(place, theme::ROUND, SAND);
            let words = place.shrink(2.0 * STEP);
            let sign = Rect::from_min_size(Pos2::new(place.center().x - 20.0, words.top()), vec2(40.0, 40.0));
            Pictogram::Disk.draw(ui.painter(), sign, INK_SOFT);
            let words = Rect::from_min_max(Pos2::new(words.left(), sign.bottom()), words.max);
            write_centred(ui, words, &self.say("game-qr-this-pc"), TextStyle::SMALL);
            return true;
        }
        let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else {
            return false;
        };
        let modules = code.size() + 8;
        let side = place.width().min(place.height());
        let module = side / modules as f32;
        let painter = ui.painter();
        let ground = Rect::from_center_size(place.center(), vec2(side, side));
        painter.rect_filled(ground, 6.0, WHITE);
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let from = x;
                while x < code.size() && code.get_module(x, y) {
                    x += 1;
                }
                if x > from {
                    let at = Pos2::new(
                        ground.left() + (from + 4) as f32 * module,
                        ground.top() + (y + 4) as f32 * module,
                    );
                    // A hair wider than exact, so that no seam of paper shows between rows.
                    let size = vec2((x - from) as f32 * module + 0.3, module + 0.3);
                    painter.rect_filled(Rect::from_min_size(at, size), 0.0, INK);
                }
                x += 1;
            }
        }
        true
    }
}

//! A QR code, drawn.

use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use qrcodegen::{QrCode, QrCodeEcc};

use super::Kit;
use crate::theme::{INK, WHITE};

impl Kit<'_> {
    /// Draws `text` as a QR code in `place`, with its quiet zone of four modules. False where it does not fit a code.
    pub(crate) fn qr(&self, ui: &Ui, place: Rect, text: &str) -> bool {
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

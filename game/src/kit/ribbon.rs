//! A horizontal ribbon for time: phases along it, sparks on it. It is no bar that fills.

use bevy_egui::egui::{Pos2, Rect, Stroke, Ui, vec2};

use super::pictogram::spark;
use super::write::{TextStyle, write};
use crate::theme::{self, INK, INK_SOFT, PETROL, SAND, SUN};

/// Draws `length_s` seconds over `place` with `moments` (from, to in s; whether it is the one looked at).
pub(crate) fn ribbon(ui: &Ui, place: Rect, length_s: f32, moments: &[(f32, f32, bool)]) {
    let painter = ui.painter();
    let y = place.center().y;
    let x = |s: f32| place.left() + place.width() * (s / length_s.max(1.0)).clamp(0.0, 1.0);
    let band = Rect::from_min_max(Pos2::new(place.left(), y - 4.0), Pos2::new(place.right(), y + 4.0));
    painter.rect_filled(band, 4.0, SAND);
    let mut minute = 60.0;
    while minute < length_s {
        painter.line_segment(
            [Pos2::new(x(minute), y - 8.0), Pos2::new(x(minute), y + 8.0)],
            Stroke::new(1.0, INK_SOFT),
        );
        minute += 60.0;
    }
    for (from, to, looked) in moments {
        let part = Rect::from_min_max(
            Pos2::new(x(*from), y - 4.0),
            Pos2::new(x(*to).max(x(*from) + 3.0), y + 4.0),
        );
        painter.rect_filled(part, 2.0, if *looked { PETROL } else { theme::SAND_DEEP });
        let radius = if *looked { 13.0 } else { 9.0 };
        spark(
            painter,
            Pos2::new(x(f32::midpoint(*from, *to)), y),
            radius,
            Some(SUN),
            INK,
        );
    }
    write(
        ui,
        place.left_bottom() + vec2(0.0, -2.0),
        90.0,
        "0:00",
        TextStyle::SMALL.soft(),
    );
    let end = format!("{}:{:02}", length_s as u32 / 60, length_s as u32 % 60);
    write(
        ui,
        place.right_bottom() + vec2(-36.0, -2.0),
        90.0,
        &end,
        TextStyle::SMALL.soft(),
    );
}

//! A measure's readings as a picture: one dot for each piece that was gauged, and the band that is allowed.

use bevy_egui::egui::{Pos2, Rect, Stroke, Ui, pos2};
use simulation::workshop::line::Line;

use crate::theme::{self, INK, PETROL, SAND, SAND_DEEP};

/// Draws the readings of a measure into `place`, the first piece at the left, too much above.
pub(super) fn draw(ui: &Ui, place: Rect, line: &Line, measure: usize) {
    let parameters = line.parameters();
    let Some(of) = parameters.measures.get(measure) else {
        return;
    };
    let readings = line.readings(measure);
    // The scale stays the same whatever was read, so that pages compare.
    let most = parameters
        .culprits
        .iter()
        .map(|culprit| culprit.drift_mm.1)
        .fold(of.tolerance_mm * 2.0, f64::max)
        * 1.15;
    let painter = ui.painter();
    let height = |mm: f64| place.center().y - (mm / most).clamp(-1.0, 1.0) as f32 * place.height() / 2.0;
    painter.rect_filled(place, 4.0, SAND);
    let band = Rect::from_min_max(
        pos2(place.left(), height(of.tolerance_mm)),
        pos2(place.right(), height(-of.tolerance_mm)),
    );
    painter.rect_filled(band, 0.0, theme::PAPER);
    for edge in [of.tolerance_mm, -of.tolerance_mm] {
        let ends = [pos2(place.left(), height(edge)), pos2(place.right(), height(edge))];
        painter.line_segment(ends, Stroke::new(1.5, PETROL));
    }
    painter.line_segment(
        [pos2(place.left(), height(0.0)), pos2(place.right(), height(0.0))],
        Stroke::new(1.0, SAND_DEEP),
    );
    let places = readings.len().max(10) as f32;
    let at = |index: usize, mm: f64| {
        let part = (index as f32 + 0.5) / places;
        pos2(place.left() + part * place.width(), height(mm))
    };
    let dots: Vec<Pos2> = readings
        .iter()
        .enumerate()
        .map(|(index, read)| at(index, read.off_mm))
        .collect();
    for two in dots.windows(2) {
        painter.line_segment([two[0], two[1]], Stroke::new(1.5, SAND_DEEP));
    }
    for (dot, read) in dots.iter().zip(&readings) {
        // Inside the band a disc, outside it a square: never colour alone.
        if read.off_mm.abs() <= of.tolerance_mm {
            painter.circle_filled(*dot, 6.0, PETROL);
        } else {
            painter.rect_filled(
                Rect::from_center_size(*dot, bevy_egui::egui::vec2(12.0, 12.0)),
                0.0,
                INK,
            );
        }
    }
}

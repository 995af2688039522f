//! Absurd things that come out. Those that the house knows are drawn; any other comes as a puff with its name.

use bevy_egui::egui::{Painter, Rect, Stroke, StrokeKind, Ui, vec2};

use super::pen::Square;
use crate::kit::{Pictogram, TextStyle, write_centred};
use crate::theme::{CORAL, INK, PAPER, PETROL, SAND, SKY, SUN_SOFT, WHITE, WOOD};

/// Draws what came out `since_s` ago; it stands still where nothing is to move.
pub(super) fn draw(ui: &Ui, place: Rect, id: &str, name: &str, since_s: f64, still: bool) {
    let painter = ui.painter();
    let on = Square::within(place);
    let rise = if still { 1.0 } else { (since_s as f32 / 0.6).min(1.0) };
    let line = Stroke::new(2.0, INK);
    match id {
        "bubbles" => bubbles(painter, on, rise),
        "feathers" => feathers(painter, on, rise),
        "cuckoo" => {
            let door = on.rect([22.0, 20.0], [56.0, 60.0]);
            painter.rect(door, on.long(6.0), WOOD, line, StrokeKind::Middle);
            let out = on.rect([30.0, 30.0 + 20.0 * (1.0 - rise)], [42.0, 42.0]);
            Pictogram::Bird.draw(painter, out, INK);
        }
        "toast" => {
            let low = 30.0 * (1.0 - rise);
            painter.rect(
                on.rect([26.0, 20.0 + low], [48.0, 52.0]),
                on.long(14.0),
                WOOD,
                line,
                StrokeKind::Middle,
            );
            painter.rect_filled(on.rect([32.0, 27.0 + low], [36.0, 38.0]), on.long(10.0), SUN_SOFT);
        }
        "boots" => {
            let low = 20.0 * (1.0 - rise);
            painter.add(on.shape(
                &[
                    [34.0, 14.0 + low],
                    [58.0, 14.0 + low],
                    [58.0, 60.0 + low],
                    [34.0, 78.0 + low],
                ],
                PETROL,
                line,
            ));
            painter.rect(
                on.rect([34.0, 58.0 + low], [46.0, 20.0]),
                on.long(8.0),
                PETROL,
                line,
                StrokeKind::Middle,
            );
            painter.rect_filled(on.rect([32.0, 76.0 + low], [50.0, 6.0]), 0.0, INK);
        }
        _ => {
            for [x, y, r] in [[34.0, 55.0, 20.0], [62.0, 52.0, 22.0], [48.0, 38.0, 20.0]] {
                painter.circle_filled(on.at(x, y), on.long(r), SAND);
            }
            write_centred(ui, on.rect([4.0, 38.0], [92.0, 30.0]), name, TextStyle::SMALL_STRONG);
        }
    }
}

fn bubbles(painter: &Painter, on: Square, rise: f32) {
    for [x, y, r] in [
        [30.0, 66.0, 14.0],
        [62.0, 58.0, 18.0],
        [40.0, 34.0, 11.0],
        [72.0, 26.0, 9.0],
        [52.0, 12.0, 6.0],
    ] {
        let at = on.at(x, y + 30.0 * (1.0 - rise));
        painter.circle(at, on.long(r), SKY.gamma_multiply(0.8), Stroke::new(2.0, PETROL));
        painter.circle_filled(at - vec2(on.long(r * 0.4), on.long(r * 0.4)), on.long(r * 0.18), WHITE);
    }
}

fn feathers(painter: &Painter, on: Square, rise: f32) {
    for ([x, y, lean], fill) in [
        ([26.0, 60.0, -8.0], PAPER),
        ([46.0, 40.0, 6.0], CORAL),
        ([64.0, 62.0, 10.0], SKY),
        ([74.0, 32.0, -6.0], PAPER),
    ] {
        let y = y + 24.0 * (1.0 - rise);
        let feather = [
            [x, y],
            [x + lean - 5.0, y - 12.0],
            [x + lean, y - 28.0],
            [x + lean + 5.0, y - 12.0],
        ];
        painter.add(on.shape(&feather, fill, Stroke::new(1.5, INK)));
        let quill = [on.at(x, y + 8.0), on.at(x + lean, y - 24.0)];
        painter.line_segment(quill, Stroke::new(1.5, INK));
    }
}

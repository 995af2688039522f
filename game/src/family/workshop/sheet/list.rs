//! The list of parts.

use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use simulation::workshop::{Row, Workshop};
use situation::scenario::Scenario;

use super::words;
use crate::kit::{Kit, Pictogram, TextStyle, measure, write};
use crate::theme::{CORAL, INK, LEAF, SAND, STEP};

/// Height of a row, points, where there is room.
const ROW: f32 = 46.0;
/// Where the columns begin, parts of the width: sign, name, measures, how far off, holes, where it comes from.
const COLUMNS: [f32; 6] = [0.0, 0.06, 0.34, 0.62, 0.73, 0.83];

pub(super) fn draw(ui: &Ui, kit: &Kit<'_>, place: Rect, (scenario, workshop): (&Scenario, &Workshop), rows: &[Row]) {
    let height = (place.height() / (rows.len() as f32 + 1.0)).min(ROW);
    let asked = workshop.asked().and_then(|(_, part)| part);
    let width = |column: usize| {
        let end = COLUMNS.get(column + 1).copied().unwrap_or(1.0);
        (end - COLUMNS[column]) * place.width() - STEP
    };
    let cell = |column: usize, top: f32, text: &str, style: TextStyle| {
        let size = measure(ui, width(column), text, style);
        let at = Pos2::new(
            place.left() + COLUMNS[column] * place.width(),
            top + (height - size.y) / 2.0,
        );
        write(ui, at, width(column), text, style);
    };
    for (column, id) in [
        (1, "game-sheet-part"),
        (2, "game-sheet-size"),
        (3, "game-sheet-off"),
        (4, "game-sheet-holes"),
    ] {
        cell(column, place.top(), &kit.say(id), TextStyle::SMALL.soft());
    }
    for (index, row) in rows.iter().enumerate() {
        let top = place.top() + height * (index as f32 + 1.0);
        let band = Rect::from_min_size(Pos2::new(place.left(), top), vec2(place.width(), height - 4.0));
        let here = asked == Some(row.part);
        if here {
            ui.painter().rect_filled(band.expand2(vec2(4.0, 0.0)), 6.0, SAND);
        }
        let sign = Rect::from_center_size(Pos2::new(band.left() + 14.0, band.center().y), vec2(24.0, 24.0));
        // What is made is ticked, what is asked for now is pointed at.
        let cut = !row.delivered && workshop.made_for(row.part).is_some();
        if cut || workshop.placed(row.part).is_some() {
            Pictogram::Tick.draw(ui.painter(), sign, LEAF);
        } else if here {
            Pictogram::Onward.draw(ui.painter(), sign, CORAL);
        }
        let id = workshop
            .parameters()
            .object
            .parts
            .get(row.part)
            .map_or("", |part| &part.id);
        cell(1, top - 2.0, words(kit, scenario, id), TextStyle::STRONG);
        let [length, wide, thick] = row.size_mm;
        let size = [("long", length.into()), ("wide", wide.into()), ("thick", thick.into())];
        cell(
            2,
            top - 2.0,
            &kit.say_with("game-sheet-sizes", &size),
            TextStyle::STRONG,
        );
        let off = kit.say_with("game-sheet-tolerance", &[("mm", row.tolerance_mm.into())]);
        cell(3, top - 2.0, &off, TextStyle::BODY);
        if row.holes > 0 {
            let holes = kit.say_with("game-count", &[("count", (row.holes as f64).into())]);
            cell(4, top - 2.0, &holes, TextStyle::BODY);
        }
        let from = match (row.delivered, cut) {
            (true, _) => "game-sheet-delivered",
            (false, true) => "game-sheet-cut",
            (false, false) => "game-sheet-to-cut",
        };
        cell(5, top - 2.0, &kit.say(from), TextStyle::SMALL.in_colour(INK));
    }
}

//! « Qu'est-ce que tu veux qu'on regarde ? »: rows to pick, the rest is a switch; and beside each row whether the
//! witness looks out for it.

use bevy_egui::egui::{Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};
use situation::grid::{Grid, Observable, Source, Whose};

use super::Pick;
use crate::desk::Visit;
use crate::kit::{Glyph, Kit, Pictogram, TextStyle, draw_glyph, measure, write};
use crate::screens::mark_keys::{self, MOST};
use crate::theme::{self, INK, INK_SOFT, PAPER, PETROL, SAND, SAND_DEEP, STEP};

/// The rows that a witness looks out for unless they choose others: those that only people see first, then those
/// wanted; never a row about being a witness, which is theirs.
pub(super) fn proposed(grid: &Grid, visit: &Visit) -> Vec<String> {
    let wanted = |row: &&Observable| row.whose == Whose::Doer && is_wanted(visit, &row.id);
    let by_people = |row: &&Observable| matches!(row.source, Source::Peer | Source::Observer);
    let (people, others): (Vec<_>, Vec<_>) = grid.rows.iter().filter(wanted).partition(by_people);
    let rows = people
        .into_iter()
        .chain(others)
        .filter(|row| row.source != Source::OneSelf);
    rows.map(|row| row.id.clone()).take(MOST).collect()
}

/// Whether anybody wants a row looked at.
fn is_wanted(visit: &Visit, row: &str) -> bool {
    let seats = visit.seated().count().max(1);
    (0..seats).any(|seat| visit.wanted(seat).is_empty() || visit.wanted(seat).contains(row))
}

/// The witness looks out for a row, or no more; beyond [`MOST`] the one chosen first makes room.
pub(super) fn watch(watched: &mut Vec<String>, row: String) {
    if let Some(at) = watched.iter().position(|known| *known == row) {
        watched.remove(at);
        return;
    }
    if watched.len() == MOST {
        watched.remove(0);
    }
    watched.push(row);
}

/// Width of the place beside a row where the witness chooses it.
const CHIP: f32 = 60.0;

/// Draws the page; `witness` is their name where there is one, `witnessed`: the one who does has been one.
pub(super) fn draw(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    grid: &Grid,
    (visit, seat): (&Visit, usize),
    witness: Option<&str>,
    witnessed: bool,
) -> Option<Pick> {
    kit.scroll(ui, "rows", place, |ui, kit| {
        let whole = ui.max_rect();
        let start = whole.min + vec2(6.0, 6.0);
        let wide = whole.width() - 26.0;
        let rows: Vec<&Observable> = grid.rows_of(witnessed).collect();
        let mut pick = None;
        let wanted = visit.wanted(seat);
        let all = wanted.is_empty() || wanted.len() == rows.len();
        let label = kit.say("game-looked-rest");
        let rest = Rect::from_min_size(start, vec2(wide.min(420.0), 48.0));
        let mut on = all;
        if kit.switch(ui, "rest", rest, &label, &mut on) {
            pick = Some(Pick::Rest(on));
        }
        let mut y = rest.bottom() + STEP;
        if let Some(name) = witness {
            let words = kit.say_with("game-looked-witness", &[("name", name.into())]);
            let line = write(ui, Pos2::new(start.x, y), wide, &words, TextStyle::STRONG);
            y = mark_keys::explain(ui, kit, Pos2::new(start.x, line.bottom() + 4.0), wide) + STEP;
            y = chosen(ui, kit, Pos2::new(start.x, y), wide, grid, &visit.watched) + STEP;
        }
        let gap = 1.5 * STEP;
        let columns = if wide < 820.0 { 1 } else { 2 };
        let width = (wide - gap * (columns - 1) as f32) / columns as f32;
        let chip = if witness.is_some() { CHIP + STEP } else { 0.0 };
        let mut tops = vec![y; columns];
        for (index, row) in rows.iter().enumerate() {
            // Row by row, so that a hand finds left and right what the eye does.
            let column = index % columns;
            if column == 0 {
                let lowest = tops.iter().copied().fold(y, f32::max);
                tops.fill(lowest);
            }
            let text = kit.text(&row.text);
            let room = width - chip - 60.0 - 44.0;
            let size = measure(ui, room, text, TextStyle::BODY);
            let at = Pos2::new(start.x + column as f32 * (width + gap), tops[column]);
            let rect = Rect::from_min_size(at, vec2(width - chip, (size.y + 3.0 * STEP).max(56.0)));
            tops[column] = rect.bottom() + gap;
            if card(ui, kit, rect, row, room, wanted.contains(&row.id)) {
                pick = Some(Pick::Row(row.id.clone()));
            }
            if witness.is_some() {
                let place = Rect::from_min_size(rect.right_top() + vec2(STEP, 0.0), vec2(CHIP, rect.height()));
                let key = visit.watched.iter().position(|watched| *watched == row.id);
                if watch_chip(ui, kit, place, row, key) {
                    pick = Some(Pick::Watch(row.id.clone()));
                }
            }
        }
        let bottom = tops.into_iter().fold(y, f32::max);
        ui.allocate_space(vec2(10.0, bottom - whole.top() + 4.0));
        pick
    })
}

/// What the witness looks out for now, each beside its key; gives where it ends.
fn chosen(ui: &Ui, kit: &Kit<'_>, at: Pos2, width: f32, grid: &Grid, watched: &[String]) -> f32 {
    let mut y = at.y;
    for (index, row) in watched.iter().filter_map(|id| grid.row(id)).enumerate() {
        let text = kit.text(&row.text);
        let size = measure(ui, width - 52.0, text, TextStyle::BODY);
        let tall = size.y.max(36.0);
        let key = Pos2::new(at.x + 22.0, y + tall / 2.0);
        draw_glyph(ui, key, &Glyph::Key((index + 1).to_string()), INK);
        let from = Pos2::new(at.x + 52.0, y + (tall - size.y) / 2.0);
        write(ui, from, width - 52.0, text, TextStyle::BODY);
        y += tall + 2.0;
    }
    y
}

/// A row of the grid, to pick; true where it was.
fn card(ui: &mut Ui, kit: &mut Kit<'_>, rect: Rect, row: &Observable, room: f32, chosen: bool) -> bool {
    let touch = kit.touch(ui, Id::new(("row", row.id.as_str())), rect, kit.text(&row.text), false);
    kit.card_ground(ui, rect, if chosen { SAND } else { PAPER }, chosen);
    let sign = match row.source {
        Source::Game(_) => Pictogram::Eye,
        Source::OneSelf => Pictogram::Person,
        Source::Observer | Source::Peer => Pictogram::Pair,
    };
    let middle = rect.center().y;
    let at = Rect::from_center_size(Pos2::new(rect.left() + 30.0, middle), vec2(28.0, 28.0));
    sign.draw(ui.painter(), at, INK_SOFT);
    let text = kit.text(&row.text);
    let size = measure(ui, room, text, TextStyle::BODY);
    let at = Pos2::new(rect.left() + 60.0, middle - size.y / 2.0);
    write(ui, at, room, text, TextStyle::BODY);
    if chosen {
        let tick = Rect::from_center_size(Pos2::new(rect.right() - 24.0, middle), vec2(26.0, 26.0));
        Pictogram::Tick.draw(ui.painter(), tick, PETROL);
    }
    kit.ring(ui, rect, touch.focused);
    touch.chosen
}

/// Where the witness chooses a row: its key where they look out for it; true where it was pressed.
fn watch_chip(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, row: &Observable, key: Option<usize>) -> bool {
    let name = kit.say_with("game-looked-watch", &[("row", kit.text(&row.text).into())]);
    let touch = kit.touch(ui, Id::new(("watched", row.id.as_str())), place, &name, false);
    let (fill, outline) = if key.is_some() {
        (SAND, PETROL)
    } else {
        (PAPER, SAND_DEEP)
    };
    ui.painter().rect_filled(place, theme::ROUND, fill);
    let stroke = Stroke::new(if key.is_some() { 3.0 } else { 1.5 }, outline);
    ui.painter()
        .rect_stroke(place, theme::ROUND, stroke, StrokeKind::Inside);
    match key {
        Some(key) => {
            draw_glyph(ui, place.center(), &Glyph::Key((key + 1).to_string()), INK);
        }
        None => Pictogram::Plus.draw(
            ui.painter(),
            Rect::from_center_size(place.center(), vec2(20.0, 20.0)),
            INK_SOFT,
        ),
    }
    kit.ring(ui, place, touch.focused);
    touch.chosen
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::screens::sitting::premier_vol;

    #[test]
    fn a_witness_looks_out_for_what_the_other_does() {
        let scenario = premier_vol();
        let mut visit = Visit::default();
        let rows = proposed(&scenario.grid, &visit);
        assert_eq!(rows[..2], ["pauses_to_think", "asks_or_answers"]);
        assert_eq!(rows.len(), MOST);
        for row in &rows {
            assert_eq!(scenario.grid.row(row).unwrap().whose, Whose::Doer, "{row}");
        }
        // What the one who does wants looked at, where they said so.
        *visit.wanted_mut(0) = ["lands_on_call".to_owned()].into();
        assert_eq!(proposed(&scenario.grid, &visit), ["lands_on_call"]);
    }

    #[test]
    fn three_at_most_and_the_first_makes_room() {
        let mut watched = ["a", "b", "c"].map(String::from).to_vec();
        watch(&mut watched, "b".to_owned());
        assert_eq!(watched, ["a", "c"]);
        for row in ["d", "e"] {
            watch(&mut watched, row.to_owned());
        }
        assert_eq!(watched, ["c", "d", "e"]);
    }
}

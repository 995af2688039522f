//! « Qu'est-ce que tu veux qu'on regarde ? »: rows to pick, the rest is a switch; and beside each row whether the
//! witness looks out for it.

use bevy_egui::egui::{Id, Rect, Ui, Vec2};
use situation::grid::{Grid, Observable, Source, Whose};

use super::Pick;
use crate::desk::Visit;
use crate::kit::{Column, Glyph, Kit, Line, Mark, Pictogram, Row, TextStyle, draw_glyph, measure};
use crate::screens::mark_keys::{self, MOST};
use crate::theme::{INK, INK_SOFT, PAPER, PETROL, SAND, STEP};

/// The rows that a witness looks out for unless they choose others: those that only people see first, then those
/// wanted; never a row about being a witness, which is theirs.
pub(crate) fn proposed(grid: &Grid, visit: &Visit) -> Vec<String> {
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
    kit.scroll_column(ui, "rows", place, |ui, kit, column| {
        let rows: Vec<&Observable> = grid.rows_of(witnessed).collect();
        let mut pick = None;
        let wanted = visit.wanted(seat);
        let mut on = wanted.is_empty() || wanted.len() == rows.len();
        let rest = column.take_wide(420.0, 48.0);
        if kit.switch(ui, "rest", rest, &kit.say("game-looked-rest"), &mut on) {
            pick = Some(Pick::Rest(on));
        }
        column.gap(1.0);
        if let Some(name) = witness {
            let words = kit.say_with("game-looked-witness", &[("name", name.into())]);
            column.text(ui, &words, TextStyle::STRONG);
            column.gap(0.5);
            mark_keys::explain(ui, kit, column);
            column.gap(1.0);
            chosen(ui, kit, column, grid, &visit.watched);
            column.gap(1.0);
        }
        // Row by row, so that a hand finds left and right what the eye does.
        let side_by_side = if column.width() < BESIDE { 1 } else { 2 };
        for pair in rows.chunks(side_by_side) {
            let mut columns = column.split(side_by_side, GAP);
            for (row, column) in pair.iter().zip(&mut columns) {
                let watched = witness.map(|_| visit.watched.as_slice());
                pick = card(ui, kit, column, row, wanted.contains(&row.id), watched).or(pick);
            }
            column.join(&columns);
            column.gap(GAP);
        }
        pick
    })
}

/// Narrower than this, rows stand one below the other.
const BESIDE: f32 = 820.0;
/// Between rows, steps.
const GAP: f32 = 1.5;

/// What the witness looks out for now, each beside its key.
fn chosen(ui: &Ui, kit: &Kit<'_>, column: &mut Column, grid: &Grid, watched: &[String]) {
    for (index, row) in watched.iter().filter_map(|id| grid.row(id)).enumerate() {
        let (mut keys, mut beside) = column.beside(44.0, 1.0);
        let text = kit.text(&row.text);
        let height = measure(ui, beside.width(), text, TextStyle::BODY).y.max(36.0);
        let key = Glyph::Key((index + 1).to_string());
        draw_glyph(ui, keys.take(height).center(), &key, INK);
        Row::of(beside.take(height)).text(ui, text, TextStyle::BODY);
        column.join([&keys, &beside]);
        column.gap(0.25);
    }
}

/// A row of the grid, to pick; beside it, where there is a witness, whether they look out for it and with which key.
fn card(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    row: &Observable,
    chosen: bool,
    watched: Option<&[String]>,
) -> Option<Pick> {
    let sign = match row.source {
        Source::Game(_) => Pictogram::Eye,
        Source::OneSelf => Pictogram::Person,
        Source::Observer | Source::Peer => Pictogram::Pair,
    };
    let text = kit.text(&row.text).to_owned();
    let line = Line {
        fill: Some(if chosen { SAND } else { PAPER }),
        chosen,
        end: Some(if chosen {
            Mark::Sign(Pictogram::Tick, PETROL)
        } else {
            Mark::Room
        }),
        ..Line::new(Mark::Sign(sign, INK_SOFT), &text, TextStyle::BODY)
    };
    let chip = if watched.is_some() { CHIP + STEP } else { 0.0 };
    let height = line.height(ui, column.width() - chip).max(56.0);
    let mut places = Row::of(column.take(height));
    let place = places.left(column.width() - chip);
    let touch = kit.line(ui, Id::new(("row", row.id.as_str())), place, line);
    let mut pick = touch.chosen.then(|| Pick::Row(row.id.clone()));
    if let Some(watched) = watched {
        let key = watched.iter().position(|watched| *watched == row.id);
        places.gap(1.0);
        if watch_chip(ui, kit, places.rest(), row, key) {
            pick = Some(Pick::Watch(row.id.clone()));
        }
    }
    pick
}

/// Where the witness chooses a row: its key where they look out for it; true where it was pressed.
fn watch_chip(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, row: &Observable, key: Option<usize>) -> bool {
    let name = kit.say_with("game-looked-watch", &[("row", kit.text(&row.text).into())]);
    let touch = kit.touch(ui, Id::new(("watched", row.id.as_str())), place, &name, false);
    let fill = if key.is_some() { SAND } else { PAPER };
    kit.card_ground(ui, place, fill, key.is_some());
    match key {
        Some(key) => {
            draw_glyph(ui, place.center(), &Glyph::Key((key + 1).to_string()), INK);
        }
        None => {
            let plus = Rect::from_center_size(place.center(), Vec2::splat(20.0));
            Pictogram::Plus.draw(ui.painter(), plus, INK_SOFT);
        }
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

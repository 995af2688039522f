//! The table: places, cards that were laid at them, who chooses which, and the cards that wait.

use bevy_egui::egui::{Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use simulation::teamwork::choosing::{Choosing, Lies};
use situation::scenario::Scenario;

use super::scene::{card, place_card};
use crate::kit::{Kit, Pictogram, token};
use crate::theme::{INK, PAPER, STEP, SUN_SOFT};

pub(super) fn draw(ui: &Ui, kit: &Kit<'_>, at: Rect, scenario: &Scenario, choosing: &Choosing) {
    let tray = if choosing.has_table() { at.height() * 0.23 } else { 0.0 };
    let above = at.with_max_y(at.bottom() - tray);
    let places = choosing.parameters().places.len();
    let wide = above.width() / places.max(1) as f32;
    for place in 0..places {
        let left = above.left() + wide * place as f32;
        let each = Rect::from_min_size(pos2(left, above.top()), vec2(wide, above.height())).shrink(STEP * 0.5);
        place_card(ui, kit, each, scenario, choosing, place);
        laid(ui, each, choosing, place);
        chosen(ui, each, choosing, place);
    }
    if choosing.has_table() {
        waiting(ui, at.with_min_y(above.bottom()), choosing);
    }
}

/// Cards at a place, each with the sign of whoever laid it.
fn laid(ui: &Ui, place: Rect, choosing: &Choosing, of: usize) {
    let cards = choosing.cards();
    let here: Vec<(usize, u8)> = cards
        .iter()
        .filter_map(|card| match card.lies {
            Lies::At(place, by) if place == of => Some((card.clue, by)),
            _ => None,
        })
        .collect();
    if here.is_empty() {
        return;
    }
    let band = place.shrink(STEP);
    // As large as they fit, in one row or two.
    let side = |rows: usize| {
        let columns = here.len().div_ceil(rows) as f32;
        let gaps = 4.0 * (columns - 1.0);
        ((band.width() - gaps) / columns).min(band.height() * 0.62 / rows as f32 - 4.0)
    };
    let (rows, side) = if side(2) > side(1) { (2, side(2)) } else { (1, side(1)) };
    let columns = here.len().div_ceil(rows);
    for (at, (clue, by)) in here.iter().enumerate() {
        let (row, column) = (at / columns, at % columns);
        let corner = pos2(
            band.left() + column as f32 * (side + 4.0),
            band.bottom() - (rows - row) as f32 * (side + 4.0) + 4.0,
        );
        let face = Rect::from_min_size(corner, vec2(side, side));
        card(ui, face, choosing, *clue);
        let radius = (side * 0.16).min(10.0);
        token(ui.painter(), face.right_top() + vec2(-radius, radius), radius, *by);
    }
}

/// Who chooses this place.
fn chosen(ui: &Ui, place: Rect, choosing: &Choosing, of: usize) {
    let seats: Vec<u8> = (0..simulation::MAX_SEATS)
        .filter(|seat| choosing.vote(*seat) == Some(of))
        .collect();
    if seats.is_empty() {
        return;
    }
    let radius = (place.width() * 0.055).clamp(7.0, 16.0);
    let plate = Rect::from_min_max(
        pos2(place.right() - seats.len() as f32 * radius * 2.6 - radius, place.top()),
        pos2(place.right(), place.top() + radius * 3.0),
    );
    ui.painter()
        .rect(plate, 6.0, SUN_SOFT, Stroke::new(2.0, INK), StrokeKind::Inside);
    for (at, seat) in seats.iter().enumerate() {
        let x = plate.right() - radius * 1.7 - at as f32 * radius * 2.6;
        token(ui.painter(), pos2(x, plate.center().y), radius, *seat);
    }
}

/// Cards that are still to be laid: everybody's first, then each person's own with their sign; those in a hand are lifted.
fn waiting(ui: &Ui, at: Rect, choosing: &Choosing) {
    let mut cards = choosing.cards();
    cards.retain(|card| !matches!(card.lies, Lies::At(..)));
    let news = choosing.news_for();
    let count = cards.len() + usize::from(news.is_some());
    if count == 0 {
        return;
    }
    let side = (at.height() - 2.0 * STEP).min(at.width() / count as f32 - STEP);
    let step = side + STEP * 1.5;
    let left = at.center().x - step * count as f32 / 2.0;
    let plate = Rect::from_min_max(
        pos2(left - STEP, at.top() + STEP * 0.5),
        pos2(left + step * count as f32, at.bottom()),
    );
    ui.painter().rect(
        plate,
        8.0,
        PAPER.gamma_multiply(0.85),
        Stroke::new(1.5, INK),
        StrokeKind::Inside,
    );
    let place = |at_: usize| {
        Rect::from_min_size(
            pos2(left + step * at_ as f32, plate.center().y - side / 2.0),
            vec2(side, side),
        )
    };
    let radius = (side * 0.2).min(12.0);
    for (at_, waits) in cards.iter().enumerate() {
        let (owner, lift) = match waits.lies {
            Lies::Held(seat) => (Some(seat), STEP),
            Lies::Waiting(owner) => (owner, 0.0),
            Lies::At(_, by) => (Some(by), 0.0),
        };
        let face = place(at_).translate(vec2(0.0, -lift));
        card(ui, face, choosing, waits.clue);
        if let Some(seat) = owner {
            token(ui.painter(), face.right_top() + vec2(-radius, radius), radius, seat);
        }
    }
    if let Some(seat) = news {
        // A picture that waits for somebody: its back.
        let face = place(cards.len());
        ui.painter()
            .rect(face, 5.0, SUN_SOFT, Stroke::new(2.5, INK), StrokeKind::Inside);
        Pictogram::Exclamation.draw(ui.painter(), face.shrink(side * 0.24), INK);
        token(ui.painter(), face.right_top() + vec2(-radius, radius), radius, seat);
    }
}

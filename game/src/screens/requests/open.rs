//! One request: the badge large, the words that came, code and QR again; to take along and to print.

use bevy_egui::egui::{Rect, TextureId, Ui};
use station::ClaimRecord;

use super::{Wish, draw_badge, words_of};
use crate::kit::{Column, HEIGHT, Kit, Pictogram, TextStyle, Weight};
use crate::screens::receipt::code_card;
use crate::theme::{self, LEAF, SAND, STEP};

/// Narrower than this, everything stands in one column.
const BESIDE: f32 = 820.0;

/// Side of the QR code, points.
const QR: f32 = 210.0;
/// Room from which it stands beside the code, points.
const QR_BESIDE: f32 = 620.0;

/// Draws the request; `said`: where the learner finds what they took along.
pub(super) fn draw(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    record: &ClaimRecord,
    badge: Option<TextureId>,
    said: Option<&str>,
) -> Option<Wish> {
    kit.scroll_column(ui, "claim", place, |ui, kit, column| {
        if column.width() < BESIDE {
            let side = column.width().min(240.0);
            image(ui, column.take_wide(side, side), badge);
            column.gap(2.0);
            return told(ui, kit, column, record, said);
        }
        let side = (column.width() * 0.34).min(320.0);
        let (mut left, mut right) = column.beside(side, 4.0);
        image(ui, left.take(side), badge);
        let wish = told(ui, kit, &mut right, record, said);
        column.join([&left, &right]);
        wish
    })
}

/// The badge, or the place where it will be.
fn image(ui: &Ui, place: Rect, badge: Option<TextureId>) {
    if badge.is_none() {
        ui.painter().rect_filled(place, theme::ROUND, SAND);
    }
    draw_badge(ui, place, badge);
}

/// Words, what can be done, code and QR.
fn told(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, record: &ClaimRecord, said: Option<&str>) -> Option<Wish> {
    if let Some(words) = words_of(record) {
        let by = record.status.as_ref().and_then(|s| s.by.clone()).unwrap_or_default();
        let heading = kit.say_with("game-requests-words", &[("by", by.into())]);
        column.text(ui, &heading, TextStyle::SMALL.soft());
        column.gap(0.5);
        let (mut edge, mut quote) = column.beside(4.0, 1.5);
        quote.text(ui, &words, TextStyle::QUOTE);
        ui.painter().rect_filled(edge.take(quote.height()), 2.0, LEAF);
        column.join([&quote]);
        column.gap(3.0);
    }
    let wish = acts(ui, kit, column, record);
    column.gap(1.5);
    if let Some(said) = said {
        column.text(ui, said, TextStyle::SMALL_STRONG);
        column.gap(1.5);
    }
    column.gap(1.0);
    // The QR code stands beside the code where there is room.
    if column.width() < QR_BESIDE {
        code(ui, kit, column, record);
        if let Some(address) = &record.page {
            column.gap(1.0);
            kit.qr(ui, column.take_wide(QR, QR), address);
        }
        return wish;
    }
    let (mut left, mut right) = column.beside(column.width() - QR - 3.0 * STEP, 3.0);
    code(ui, kit, &mut left, record);
    if let Some(address) = &record.page {
        kit.qr(ui, right.take(QR), address);
    }
    column.join([&left, &right]);
    wish
}

/// What can be done: taken along, printed.
fn acts(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, record: &ClaimRecord) -> Option<Wish> {
    let mut flow = column.flow(2.0);
    let mut act = |id: &str, sign: Pictogram, first: bool| {
        let label = kit.say(id);
        let wide = kit.button_width(ui, &label, true).min(flow.width());
        let weight = if first { Weight::Primary } else { Weight::Quiet };
        let rect = flow.take(wide, HEIGHT);
        kit.button_first(ui, id, rect, &label, Some(sign), weight, first).chosen
    };
    let saves = record.badge_here && act("game-requests-save", Pictogram::Disk, true);
    let prints = act("game-requests-print", Pictogram::Letter, !record.badge_here);
    column.below(flow.bottom());
    if saves {
        Some(Wish::Save(record.claim))
    } else {
        prints.then_some(Wish::Print(record.claim))
    }
}

/// The code, and where the page of the request is.
fn code(ui: &Ui, kit: &Kit<'_>, column: &mut Column, record: &ClaimRecord) {
    column.text(ui, &kit.say("game-receipt-code"), TextStyle::SMALL.soft());
    column.gap(0.5);
    code_card(ui, kit, column, &record.code, TextStyle::TITLE);
    column.gap(2.0);
    let words = match &record.page {
        Some(address) => kit.say_with("game-receipt-page", &[("page", address.as_str().into())]),
        None => kit.say("game-receipt-no-page"),
    };
    column.text(ui, &words, TextStyle::SMALL.soft());
}

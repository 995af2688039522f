//! One request: the badge large, the words that came, code and QR again; to take along and to print.

use bevy_egui::egui::{Color32, Pos2, Rect, TextureId, Ui, vec2};
use station::ClaimRecord;

use super::{Wish, words_of};
use crate::kit::{HEIGHT, Kit, Pictogram, TextStyle, Weight, measure, write};
use crate::theme::{self, INK_SOFT, LEAF, SAND, STEP};

/// Narrower than this, everything stands in one column.
const BESIDE: f32 = 820.0;

/// Side of the QR code, points.
const QR: f32 = 210.0;

/// Draws the request; `said`: where the learner finds what they took along.
pub(super) fn draw(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    record: &ClaimRecord,
    badge: Option<TextureId>,
    said: Option<&str>,
) -> Option<Wish> {
    kit.scroll(ui, "claim", place, |ui, kit| {
        let whole = ui.max_rect();
        let at = whole.min + vec2(6.0, 6.0);
        let wide = whole.width() - 26.0;
        let beside = wide >= BESIDE;
        let side = if beside {
            320.0_f32.min(wide * 0.34)
        } else {
            240.0_f32.min(wide)
        };
        let image = Rect::from_min_size(at, vec2(side, side));
        match badge {
            Some(texture) => {
                let all = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
                ui.painter().image(texture, image, all, Color32::WHITE);
            }
            None => {
                ui.painter().rect_filled(image, theme::ROUND, SAND);
                Pictogram::Badge.draw(ui.painter(), image.shrink(side * 0.28), INK_SOFT);
            }
        }
        let from = if beside {
            image.right_top() + vec2(4.0 * STEP, 0.0)
        } else {
            image.left_bottom() + vec2(0.0, 2.0 * STEP)
        };
        let width = at.x + wide - from.x;
        let (wish, bottom) = beside_it(ui, kit, from, width, record, said);
        ui.allocate_space(vec2(10.0, bottom.max(image.bottom()) - whole.top() + 12.0));
        wish
    })
}

/// Words, what can be done, code and QR; gives where they end.
fn beside_it(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    at: Pos2,
    width: f32,
    record: &ClaimRecord,
    said: Option<&str>,
) -> (Option<Wish>, f32) {
    let mut wish = None;
    let mut y = at.y;
    if let Some(words) = words_of(record) {
        let by = record.status.as_ref().and_then(|s| s.by.clone()).unwrap_or_default();
        let heading = kit.say_with("game-requests-words", &[("by", by.into())]);
        let line = write(ui, Pos2::new(at.x, y), width, &heading, TextStyle::SMALL.soft());
        let from = Pos2::new(at.x + 2.0 * STEP, line.bottom() + 4.0);
        let line = write(ui, from, width - 2.0 * STEP, &words, TextStyle::QUOTE);
        let edge = Rect::from_min_max(Pos2::new(at.x, from.y), Pos2::new(at.x + 4.0, line.bottom()));
        ui.painter().rect_filled(edge, 2.0, LEAF);
        y = line.bottom() + 3.0 * STEP;
    }
    let mut x = at.x;
    let mut act = |ui: &mut Ui, kit: &mut Kit<'_>, id: &str, sign: Pictogram, first: bool| {
        let label = kit.say(id);
        let wide = kit.button_width(ui, &label, true).min(width);
        if x > at.x && x + wide > at.x + width {
            (x, y) = (at.x, y + HEIGHT + STEP);
        }
        let rect = Rect::from_min_size(Pos2::new(x, y), vec2(wide, HEIGHT));
        x = rect.right() + 2.0 * STEP;
        let weight = if first { Weight::Primary } else { Weight::Quiet };
        kit.button_first(ui, id, rect, &label, Some(sign), weight, first).chosen
    };
    if record.badge_here && act(ui, kit, "game-requests-save", Pictogram::Disk, true) {
        wish = Some(Wish::Save(record.claim));
    }
    if act(ui, kit, "game-requests-print", Pictogram::Letter, !record.badge_here) {
        wish = Some(Wish::Print(record.claim));
    }
    y += HEIGHT + 1.5 * STEP;
    if let Some(said) = said {
        let line = write(ui, Pos2::new(at.x, y), width, said, TextStyle::SMALL_STRONG);
        y = line.bottom() + 1.5 * STEP;
    }
    y += STEP;
    // The QR code stands beside the code where there is room.
    let beside = width >= 620.0;
    let top = y;
    let width = if beside { width - QR - 3.0 * STEP } else { width };
    let label = kit.say("game-receipt-code");
    let line = write(ui, Pos2::new(at.x, y), width, &label, TextStyle::SMALL.soft());
    let size = measure(ui, width, &record.code, TextStyle::TITLE);
    let code = Rect::from_min_size(
        Pos2::new(at.x, line.bottom() + 4.0),
        vec2((size.x + 4.0 * STEP).min(width), size.y + 2.0 * STEP),
    );
    ui.painter().rect_filled(code, theme::ROUND, SAND);
    let from = code.min + vec2(2.0 * STEP, STEP);
    write(ui, from, width - 4.0 * STEP, &record.code, TextStyle::TITLE);
    y = code.bottom() + 2.0 * STEP;
    let Some(address) = &record.page else {
        let words = kit.say("game-receipt-no-page");
        let line = write(ui, Pos2::new(at.x, y), width, &words, TextStyle::SMALL.soft());
        return (wish, line.bottom());
    };
    let words = kit.say_with("game-receipt-page", &[("page", address.as_str().into())]);
    let line = write(ui, Pos2::new(at.x, y), width, &words, TextStyle::SMALL.soft());
    y = line.bottom() + STEP;
    let corner = if beside {
        Pos2::new(at.x + width + 3.0 * STEP, top)
    } else {
        Pos2::new(at.x, y)
    };
    let place = Rect::from_min_size(corner, vec2(QR, QR));
    if kit.qr(ui, place, address) {
        y = y.max(place.bottom());
    }
    (wish, y)
}

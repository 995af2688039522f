//! The receipt: a code, a page behind a QR code, and where the request stands.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, vec2};
use station::{ClaimRecord, Delivery};
use wording::FluentValue;

use super::Screen;
use super::requests::{say_state, unwatch, watch};
use super::trouble::Last;
use crate::desk::{Desk, LookingBack, Visit};
use crate::kit::{Begin, Foot, Pictogram, Table, Turn, measure, write};
use crate::theme::{self, INK, INK_SOFT, PETROL, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Receipt), watch);
    app.add_systems(OnExit(Screen::Receipt), unwatch);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Receipt)),
    );
}

fn show(
    mut table: Table,
    back: Option<Res<LookingBack>>,
    desk: Res<Desk>,
    visit: Res<Visit>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(receipt) = back.as_ref().and_then(|b| b.receipt.clone()) else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let claims = visit
        .doer
        .as_ref()
        .map(|id| desk.station.claims(id))
        .unwrap_or_default();
    let record: Option<&ClaimRecord> = claims.iter().find(|c| c.claim == receipt.claim);
    let organisation = desk.station.pairing().map(|p| p.organisation).unwrap_or_default();
    let turn = table.lay(|ui, kit| {
        let page = kit.quiet_page_of("game-receipt", Pictogram::Send);
        let foot = Foot {
            on: Some(kit.say("game-receipt-on")),
            open: true,
            back: None,
            first: true,
            hint: None,
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            let side = place.height().min(360.0);
            let code_place = Rect::from_min_size(Pos2::new(place.right() - side, place.top()), vec2(side, side));
            let width = match &receipt.page {
                Some(address) if kit.qr(ui, code_place, address) => place.width() - side - 5.0 * STEP,
                _ => place.width(),
            };
            let label = write(
                ui,
                place.min,
                width,
                &kit.say("game-receipt-code"),
                theme::BODY,
                theme::regular(),
                INK_SOFT,
            );
            let size = measure(ui, width, &receipt.code, 44.0, theme::bold());
            let card = Rect::from_min_size(
                Pos2::new(place.left(), label.bottom() + STEP),
                vec2(width.min(size.x + 6.0 * STEP), size.y + 3.0 * STEP),
            );
            kit.card_ground(ui, card, SAND, false);
            write(
                ui,
                card.min + vec2(3.0 * STEP, 1.5 * STEP),
                width,
                &receipt.code,
                44.0,
                theme::bold(),
                INK,
            );
            let mut y = card.bottom() + 3.0 * STEP;
            let mut line = |sign: Pictogram, words: &str| {
                sign.draw(
                    ui.painter(),
                    Rect::from_min_size(Pos2::new(place.left(), y), vec2(30.0, 30.0)),
                    PETROL,
                );
                let at = Pos2::new(place.left() + 46.0, y + 2.0);
                y = write(ui, at, width - 46.0, words, theme::BODY, theme::regular(), INK)
                    .bottom()
                    .max(y + 30.0)
                    + 2.0 * STEP;
            };
            match record.map(|r| &r.delivery) {
                Some(Delivery::Received { .. }) => {
                    line(
                        Pictogram::Tick,
                        &kit.say_with(
                            "game-receipt-received",
                            &[("organisation", FluentValue::from(organisation.as_str()))],
                        ),
                    );
                }
                Some(Delivery::Refused { message, .. }) => line(Pictogram::Exclamation, message),
                _ => line(Pictogram::Clock, &kit.say("game-receipt-waiting")),
            }
            if let Some(record) = record {
                line(Pictogram::Badge, &say_state(kit, record));
            }
            let page = match &receipt.page {
                Some(address) => kit.say_with("game-receipt-page", &[("page", FluentValue::from(address.as_str()))]),
                None => kit.say("game-receipt-no-page"),
            };
            line(Pictogram::Eye, &page);
            line(Pictogram::Lock, &kit.say("game-receipt-keep"));
        });
        turn
    })?;
    if turn == Turn::On {
        next.set(Screen::Welcome);
    }
    Ok(())
}

//! The receipt: a code, whether the request has left, the way to take it back until it has, and where it stands.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use station::{ClaimRecord, Delivery, OutboxState, Receipt};
use wording::FluentValue;

use super::requests::{say_state, unwatch, watch};
use super::screen::Screen;
use super::screen::TroubleDrawn;
use crate::desk::{Desk, LookingBack, Trouble, Visit};
use crate::kit::{Canvas, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn, Weight, measure, write};
use crate::theme::{PETROL, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Receipt), watch);
    app.add_systems(OnExit(Screen::Receipt), unwatch);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Receipt)),
    );
}

/// What is known of the request.
struct Standing<'a> {
    receipt: &'a Receipt,
    record: Option<&'a ClaimRecord>,
    outbox: OutboxState,
    organisation: String,
}

fn show(
    mut canvas: Canvas,
    back: Option<ResMut<LookingBack>>,
    desk: Res<Desk>,
    visit: Res<Visit>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some((mut back, receipt)) = back.and_then(|b| b.receipt.clone().map(|receipt| (b, receipt))) else {
        next.set(Screen::Welcome);
        return Ok(());
    };
    let claims = visit
        .doer
        .as_ref()
        .map(|id| desk.station.claims(id))
        .unwrap_or_default();
    let standing = Standing {
        receipt: &receipt,
        record: claims.iter().find(|c| c.claim == receipt.claim),
        outbox: desk.station.outbox(),
        organisation: desk.station.pairing().map(|p| p.organisation).unwrap_or_default(),
    };
    let (taken_back, turn, language) = canvas.draw(|ui, kit| {
        let page = kit.quiet_page_of("game-receipt", Pictogram::Send);
        let foot = Foot {
            on: Some(kit.say("game-receipt-on")),
            open: true,
            back: None,
            first: true,
            hint: None,
        };
        let (taken_back, turn) = kit.page(ui, &page, &foot, |ui, place, kit| {
            kit.scroll(ui, "receipt", place, |ui, kit| standing.body(ui, kit, place.height()))
        });
        (taken_back, turn, kit.language)
    })?;
    if taken_back {
        match back.debrief.take_back(receipt.claim) {
            Ok(()) => {
                back.receipt = None;
                next.set(Screen::Ask);
            }
            Err(error) => trouble.tell(error.say(language)),
        }
    } else if turn == Turn::On {
        // Whoever goes on has thought it over.
        desk.station.send_now();
        next.set(Screen::Welcome);
    }
    Ok(())
}

impl Standing<'_> {
    /// Code and page, then line by line where the request stands; true where it is taken back.
    fn body(&self, ui: &mut Ui, kit: &mut Kit<'_>, height: f32) -> bool {
        let start = ui.max_rect().min + vec2(6.0, 6.0);
        let whole = ui.max_rect().width() - 28.0;
        let side = height.clamp(160.0, 360.0);
        let code_place = Rect::from_min_size(Pos2::new(start.x + whole - side, start.y), vec2(side, side));
        let mut width = whole;
        let mut lowest = start.y;
        // The page is there once the request is: a code that opens nothing yet is no help.
        if let Some(address) = self.page()
            && whole > 2.0 * side
            && kit.qr(ui, code_place, address)
        {
            width = whole - side - 5.0 * STEP;
            lowest = code_place.bottom();
        }
        let label = kit.say("game-receipt-code");
        let label = write(ui, start, width, &label, TextStyle::BODY.soft());
        let size = measure(ui, width, &self.receipt.code, TextStyle::bold(44.0));
        let card = Rect::from_min_size(
            Pos2::new(start.x, label.bottom() + STEP),
            vec2(width.min(size.x + 6.0 * STEP), size.y + 3.0 * STEP),
        );
        kit.card_ground(ui, card, SAND, false);
        let at = card.min + vec2(3.0 * STEP, 1.5 * STEP);
        write(ui, at, width, &self.receipt.code, TextStyle::bold(44.0));
        let mut y = card.bottom() + 2.5 * STEP;
        for (sign, words) in self.lines(kit) {
            let place = Rect::from_min_size(Pos2::new(start.x, y), vec2(30.0, 30.0));
            sign.draw(ui.painter(), place, PETROL);
            let at = Pos2::new(start.x + 46.0, y + 2.0);
            let line = write(ui, at, width - 46.0, &words, TextStyle::BODY);
            y = line.bottom().max(y + 30.0) + 1.5 * STEP;
        }
        let mut taken_back = false;
        if self.record.is_some_and(|record| record.is_here) {
            let label = kit.say("game-receipt-take-back");
            let size = vec2(kit.button_width(ui, &label, true), 52.0);
            let rect = Rect::from_min_size(Pos2::new(start.x, y), size);
            taken_back = kit.button(ui, "take-back", rect, &label, Some(Pictogram::Back), Weight::Quiet);
            y = rect.bottom() + STEP;
        }
        ui.allocate_space(vec2(10.0, y.max(lowest) - start.y + 12.0));
        taken_back
    }

    /// The address of the learner's page, once there is something on it.
    fn page(&self) -> Option<&str> {
        let arrived = self
            .record
            .is_some_and(|record| matches!(record.delivery, Delivery::Received { .. }));
        self.receipt.page.as_deref().filter(|_| arrived)
    }

    /// Whether it has left, where it stands, where its page is.
    fn lines(&self, kit: &Kit<'_>) -> Vec<(Pictogram, String)> {
        let organisation = || [("organisation", FluentValue::from(self.organisation.as_str()))];
        let mut lines = Vec::new();
        match self.record.map(|record| (&record.delivery, record.is_here)) {
            Some((Delivery::Received { .. }, _)) => {
                lines.push((Pictogram::Tick, kit.say_with("game-receipt-received", &organisation())));
            }
            Some((Delivery::Refused { message, .. }, _)) => lines.push((Pictogram::Exclamation, message.clone())),
            Some((Delivery::Waiting, false)) => {
                lines.push((
                    Pictogram::Send,
                    kit.say_with("game-receipt-on-its-way", &organisation()),
                ));
            }
            Some((Delivery::Waiting, true)) if self.outbox.paired && self.outbox.bridge_there != Some(false) => {
                lines.push((Pictogram::Clock, kit.say("game-receipt-here")));
            }
            _ => lines.push((Pictogram::Clock, kit.say("game-receipt-waiting"))),
        }
        if let Some(record) = self.record
            && matches!(record.delivery, Delivery::Received { .. })
        {
            lines.push((Pictogram::Badge, say_state(kit, record)));
        }
        let page = match self.page() {
            Some(address) => kit.say_with("game-receipt-page", &[("page", FluentValue::from(address))]),
            None if self.receipt.page.is_some() => kit.say("game-receipt-page-later"),
            None => kit.say("game-receipt-no-page"),
        };
        lines.push((Pictogram::Eye, page));
        lines.push((Pictogram::Lock, kit.say("game-receipt-keep")));
        lines
    }
}

//! « Mes demandes »: where each stands, the words that came back, the badge.

use bevy::asset::RenderAssetUsages;
use bevy::image::{CompressedImageFormats, ImageSampler, ImageType};
use bevy::platform::collections::HashMap;
use bevy::prelude::*;
use bevy_egui::egui::{self, Color32, Pos2, Rect, TextureId, vec2};
use bevy_egui::{EguiPrimaryContextPass, EguiTextureHandle, EguiUserTextures};
use situation::wire::ClaimState;
use station::{ClaimRecord, Delivery};
use wording::FluentValue;

use super::Screen;
use super::trouble::Last;
use crate::desk::{Desk, Visit};
use crate::kit::{Begin, Foot, Kit, Pictogram, Table, Turn, Weight, measure, write};
use crate::theme::{self, INK, INK_SOFT, LEAF, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Drawn>();
    app.add_systems(OnEnter(Screen::Requests), watch);
    app.add_systems(OnExit(Screen::Requests), unwatch);
    app.add_systems(Update, draw.run_if(in_state(Screen::Requests)));
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(Begin).before(Last).run_if(in_state(Screen::Requests)),
    );
}

pub(super) fn watch(desk: Res<Desk>) {
    desk.station.watch_claims(true);
}

pub(super) fn unwatch(desk: Res<Desk>) {
    desk.station.watch_claims(false);
}

/// Badge images as textures, by code of the claim.
#[derive(Resource, Default)]
struct Drawn(HashMap<String, Option<TextureId>>);

fn draw(
    desk: Res<Desk>,
    visit: Res<Visit>,
    mut drawn: ResMut<Drawn>,
    mut images: ResMut<Assets<Image>>,
    mut textures: ResMut<EguiUserTextures>,
) {
    let Some(doer) = &visit.doer else { return };
    for record in desk.station.claims(doer).iter().filter(|r| r.badge_here) {
        if drawn.0.contains_key(&record.code) {
            continue;
        }
        let texture = desk.station.badge_png(record.claim).ok().and_then(|bytes| {
            let kind = ImageType::Extension("png");
            let formats = CompressedImageFormats::NONE;
            let usages = RenderAssetUsages::default();
            Image::from_buffer(&bytes, kind, formats, true, ImageSampler::linear(), usages).ok()
        });
        let id = texture.map(|image| textures.add_image(EguiTextureHandle::Strong(images.add(image))));
        drawn.0.insert(record.code.clone(), id);
    }
}

/// Where a request stands, in a sentence.
pub(super) fn say_state(kit: &Kit<'_>, record: &ClaimRecord) -> String {
    let Some(status) = &record.status else {
        return match &record.delivery {
            Delivery::Waiting => kit.say("game-state-outbox"),
            Delivery::Received { apart: true } => kit.say("game-state-apart"),
            Delivery::Received { apart: false } => kit.say("game-state-waiting"),
            Delivery::Refused { message, .. } => message.clone(),
        };
    };
    let by = status.by.clone().unwrap_or_default();
    let with = [
        ("by", FluentValue::from(by)),
        ("date", FluentValue::from(status.date.clone().unwrap_or_default())),
    ];
    let id = match status.state {
        ClaimState::Waiting => "game-state-waiting",
        ClaimState::Complement => "game-state-complement",
        ClaimState::Talk if status.date.is_some() => "game-state-talk-date",
        ClaimState::Talk => "game-state-talk",
        ClaimState::Issued => "game-state-issued",
        ClaimState::Revoked => "game-state-revoked",
    };
    kit.say_with(id, &with)
}

fn show(
    mut table: Table,
    desk: Res<Desk>,
    visit: Res<Visit>,
    drawn: Res<Drawn>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let claims = visit
        .doer
        .as_ref()
        .map(|id| desk.station.claims(id))
        .unwrap_or_default();
    let waiting = claims.iter().any(|c| c.delivery == Delivery::Waiting);
    let (again, turn) = table.lay(|ui, kit| {
        let page = kit.quiet_page_of("game-requests", Pictogram::Badge);
        let foot = Foot {
            back: Some(kit.say("game-back")),
            ..Foot::default()
        };
        kit.page(ui, &page, &foot, |ui, place, kit| {
            let mut again = false;
            let list = Rect::from_min_max(place.min, place.max - vec2(0.0, if waiting { 64.0 } else { 0.0 }));
            kit.scroll(ui, "claims", list, |ui, kit| {
                let start = ui.max_rect().min + vec2(6.0, 6.0);
                let width = ui.max_rect().width() - 26.0;
                let mut y = start.y;
                for record in &claims {
                    y = card(
                        ui,
                        kit,
                        Pos2::new(start.x, y),
                        width,
                        record,
                        drawn.0.get(&record.code).copied().flatten(),
                    );
                }
                if claims.is_empty() {
                    let words = kit.say("game-requests-none");
                    y = write(
                        ui,
                        Pos2::new(start.x, y),
                        width,
                        &words,
                        theme::BODY,
                        theme::regular(),
                        INK_SOFT,
                    )
                    .bottom();
                }
                ui.allocate_space(vec2(10.0, y - start.y + 12.0));
            });
            if waiting {
                let label = kit.say("game-requests-again");
                let rect = Rect::from_min_size(
                    Pos2::new(place.left(), place.bottom() - 52.0),
                    vec2(kit.button_width(ui, &label, true), 52.0),
                );
                again = kit.button(ui, "send-again", rect, &label, Some(Pictogram::Send), Weight::Quiet);
            }
            again
        })
    })?;
    if again {
        desk.station.send_now();
    }
    if turn == Turn::Back {
        next.set(Screen::Welcome);
    }
    Ok(())
}

/// One request; gives where the next one begins.
fn card(
    ui: &mut egui::Ui,
    kit: &mut Kit<'_>,
    at: Pos2,
    width: f32,
    record: &ClaimRecord,
    badge: Option<TextureId>,
) -> f32 {
    let text = width - 190.0;
    let name = kit.text(&record.badge).to_owned();
    let state = say_state(kit, record);
    let words = record
        .status
        .as_ref()
        .and_then(|s| s.words.clone())
        .filter(|w| !w.trim().is_empty());
    let code = kit.say_with(
        "game-requests-code",
        &[("code", FluentValue::from(record.code.as_str()))],
    );
    let heights = [
        measure(ui, text, &name, theme::HUD, theme::bold()).y,
        measure(ui, text, &state, theme::BODY, theme::regular()).y,
        words
            .as_ref()
            .map_or(0.0, |w| measure(ui, text, w, theme::BODY, theme::italic()).y + 4.0),
        measure(ui, text, &code, theme::SMALL, theme::regular()).y,
    ];
    let height = heights.iter().sum::<f32>() + 12.0 + 3.0 * STEP;
    let rect = Rect::from_min_size(at, vec2(width, height.max(148.0)));
    // A card that only tells is still a place for the focus: long lists scroll with it.
    let touch = kit.touch(ui, egui::Id::new(("claim", record.code.as_str())), rect, false);
    kit.card_ground(ui, rect, SAND, false);
    let image = Rect::from_min_size(rect.min + vec2(16.0, 12.0), vec2(124.0, 124.0));
    match badge {
        Some(texture) => {
            let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            ui.painter().image(texture, image, whole, Color32::WHITE);
        }
        None => Pictogram::Badge.draw(ui.painter(), image.shrink(20.0), INK_SOFT),
    }
    let x = rect.left() + 164.0;
    let line = write(
        ui,
        Pos2::new(x, rect.top() + 1.5 * STEP),
        text,
        &name,
        theme::HUD,
        theme::bold(),
        INK,
    );
    let issued = record.status.as_ref().is_some_and(|s| s.state == ClaimState::Issued);
    let ink = if issued { LEAF } else { INK };
    let mut line = write(
        ui,
        Pos2::new(x, line.bottom() + 4.0),
        text,
        &state,
        theme::BODY,
        theme::regular(),
        ink,
    );
    if let Some(words) = words {
        line = write(
            ui,
            Pos2::new(x, line.bottom() + 4.0),
            text,
            &words,
            theme::BODY,
            theme::italic(),
            INK,
        );
    }
    write(
        ui,
        Pos2::new(x, line.bottom() + 4.0),
        text,
        &code,
        theme::SMALL,
        theme::regular(),
        INK_SOFT,
    );
    kit.ring(ui, rect, touch.focused);
    rect.bottom() + 1.5 * STEP
}

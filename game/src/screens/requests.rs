//! « Mes demandes »: where each stands, the words that came back, the badge.

mod open;
mod print;

use std::path::PathBuf;

use bevy::asset::RenderAssetUsages;
use bevy::image::{CompressedImageFormats, ImageSampler, ImageType};
use bevy::platform::collections::HashMap;
use bevy::prelude::*;
use bevy_egui::egui::{self, Color32, Pos2, Rect, TextureId};
use bevy_egui::{EguiPrimaryContextPass, EguiTextureHandle, EguiUserTextures};
use situation::wire::ClaimState;
use station::{ClaimId, ClaimRecord, Delivery, StationError};
use wording::{FluentValue, Language};

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{Desk, Trouble, Visit};
use crate::kit::{
    Canvas, Column, FocusMoved, Foot, HEIGHT, Kit, Pictogram, Pile, Row, TextStyle, Turn, Weight, corner, measure,
    spark,
};
use crate::theme::{INK, INK_SOFT, LEAF, SAND, STEP, SUN};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Drawn>().init_resource::<Opened>();
    app.add_systems(
        OnEnter(Screen::Requests),
        (watch, |mut opened: ResMut<Opened>| {
            *opened = Opened::default();
        }),
    );
    app.add_systems(OnExit(Screen::Requests), unwatch);
    app.add_systems(Update, draw.run_if(in_state(Screen::Requests)));
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Requests)),
    );
}

pub(super) fn watch(desk: Res<Desk>) {
    desk.station.watch_claims(true);
}

pub(super) fn unwatch(desk: Res<Desk>) {
    desk.station.watch_claims(false);
}

/// The request that is open, and what was said of taking it along.
#[derive(Resource, Debug, Default)]
struct Opened {
    claim: Option<ClaimId>,
    said: Option<String>,
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

#[derive(Debug, Clone, PartialEq, Eq)]
enum Wish {
    Open(ClaimId),
    Send,
    Save(ClaimId),
    Print(ClaimId),
}

fn show(
    mut canvas: Canvas,
    mut desk: ResMut<Desk>,
    visit: Res<Visit>,
    drawn: Res<Drawn>,
    mut opened: ResMut<Opened>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let claims = visit
        .doer
        .as_ref()
        .map(|id| desk.station.claims(id))
        .unwrap_or_default();
    let one = opened.claim.and_then(|claim| claims.iter().find(|r| r.claim == claim));
    // What comes while it is open is looked at.
    let news = one.filter(|record| record.news).map(|record| record.claim);
    let image = |record: &ClaimRecord| drawn.0.get(&record.code).copied().flatten();
    let ((wish, turn), language) = canvas.draw(|ui, kit| {
        let mut page = kit.quiet_page_of("game-requests", Pictogram::Badge);
        if let Some(record) = one {
            kit.text(&record.badge).clone_into(&mut page.title);
            page.purpose = say_state(kit, record);
        }
        let foot = Foot {
            back: Some(kit.say("game-back")),
            ..Foot::default()
        };
        let result = kit.page(ui, &page, &foot, |ui, place, kit| match one {
            Some(record) => open::draw(ui, kit, place, record, image(record), opened.said.as_deref()),
            None => list(ui, kit, place, &claims, &image),
        });
        (result, kit.language)
    })?;
    if let Some(claim) = news
        && let Err(error) = desk.station.has_looked(claim)
    {
        tracing::warn!(%error, "that it was looked at cannot be kept");
    }
    let done = match wish {
        Some(Wish::Open(claim)) => {
            *opened = Opened {
                claim: Some(claim),
                said: None,
            };
            desk.station.has_looked(claim)
        }
        Some(Wish::Send) => {
            desk.station.send_now();
            Ok(())
        }
        Some(Wish::Save(claim)) => save(&desk, claim).map(|folder| {
            opened.said = Some(print::say_where("game-requests-saved", &folder, language));
        }),
        Some(Wish::Print(claim)) => match claims.iter().find(|r| r.claim == claim) {
            Some(record) => print_one(&desk, record, language).map(|page| {
                print::show(&page);
                opened.said = Some(print::say_where("game-requests-printed", &page, language));
            }),
            None => Ok(()),
        },
        None => Ok(()),
    };
    if let Err(error) = done {
        trouble.tell(error.say(language));
    }
    if turn == Turn::Back && opened.claim.take().is_none() {
        next.set(Screen::Welcome);
    }
    Ok(())
}

/// Takes the badge along; where it is then.
fn save(desk: &Desk, claim: ClaimId) -> std::result::Result<PathBuf, StationError> {
    let folder = desk.station.takeaway_folder();
    desk.station.export_badge(claim, &folder)?;
    Ok(folder)
}

/// Writes the page to print, with the badge beside it; where it is then.
fn print_one(desk: &Desk, record: &ClaimRecord, language: Language) -> std::result::Result<PathBuf, StationError> {
    let folder = desk.station.takeaway_folder();
    if record.badge_here {
        desk.station.export_badge(record.claim, &folder)?;
    }
    let html = print::page(record, language);
    desk.station.export_page(record.claim, &html, &folder)
}

/// All requests.
fn list(
    ui: &mut egui::Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    claims: &[ClaimRecord],
    image: &dyn Fn(&ClaimRecord) -> Option<TextureId>,
) -> Option<Wish> {
    let waiting = claims.iter().any(|c| c.delivery == Delivery::Waiting);
    let mut pile = Pile::of(place);
    let foot = waiting.then(|| pile.bottom(HEIGHT));
    if waiting {
        pile.gap_bottom(1.5);
    }
    let mut wish = kit.scroll_column(ui, "claims", pile.rest(), |ui, kit, column| {
        let mut wish = None;
        let news = claims.iter().position(|c| c.news).unwrap_or(0);
        for (index, record) in claims.iter().enumerate() {
            if card(ui, kit, column, record, image(record), index == news) {
                wish = Some(Wish::Open(record.claim));
            }
            column.gap(1.5);
        }
        if claims.is_empty() {
            column.text(ui, &kit.say("game-requests-none"), TextStyle::BODY.soft());
        }
        wish
    });
    if let Some(foot) = foot {
        let label = kit.say("game-requests-again");
        let rect = Row::of(foot).left(kit.button_width(ui, &label, true));
        if kit.button(ui, "send-again", rect, &label, Some(Pictogram::Send), Weight::Quiet) {
            wish = Some(Wish::Send);
        }
    }
    wish
}

/// The words that came back, if there are any.
fn words_of(record: &ClaimRecord) -> Option<String> {
    let words = record.status.as_ref().and_then(|s| s.words.clone());
    words.filter(|w| !w.trim().is_empty())
}

/// Draws the badge of a request; without its image, a quiet sign.
fn draw_badge(ui: &egui::Ui, place: Rect, badge: Option<TextureId>) {
    match badge {
        Some(texture) => {
            let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            ui.painter().image(texture, place, whole, Color32::WHITE);
        }
        None => Pictogram::Badge.draw(ui.painter(), place.shrink(place.width() * 0.2), INK_SOFT),
    }
}

/// One request; true where it was chosen.
fn card(
    ui: &mut egui::Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    record: &ClaimRecord,
    badge: Option<TextureId>,
    first: bool,
) -> bool {
    const IMAGE: f32 = 124.0;
    let name = kit.text(&record.badge).to_owned();
    let code = [("code", FluentValue::from(record.code.as_str()))];
    let issued = record.status.as_ref().is_some_and(|s| s.state == ClaimState::Issued);
    let state = TextStyle::BODY.in_colour(if issued { LEAF } else { INK });
    let lines = [
        Some((name.clone(), TextStyle::HEADING)),
        Some((say_state(kit, record), state)),
        words_of(record).map(|words| (words, TextStyle::QUOTE)),
        Some((kit.say_with("game-requests-code", &code), TextStyle::SMALL.soft())),
    ];
    let (mut image, mut text) = column.inside(2.0).beside(IMAGE, 3.0);
    let heights = lines.iter().flatten().map(|(words, style)| {
        let size = measure(ui, text.width(), words, *style);
        size.y + STEP / 2.0
    });
    let height = heights.sum::<f32>().max(IMAGE) + 3.0 * STEP;
    let rect = column.take(height);
    let touch = kit.touch(ui, egui::Id::new(("claim", record.code.as_str())), rect, &name, first);
    kit.card_ground(ui, rect, SAND, false);
    image.gap(1.5);
    draw_badge(ui, image.take(IMAGE), badge);
    text.gap(1.5);
    for (words, style) in lines.iter().flatten() {
        text.text(ui, words, *style);
        text.gap(0.5);
    }
    if record.news {
        spark(ui.painter(), corner(rect).center(), 15.0, Some(SUN), INK);
    }
    kit.ring(ui, rect, touch.focused);
    touch.chosen
}

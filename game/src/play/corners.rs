//! The corners of the screen of somebody who plays alone: what to do now, numbers that help, help level, STOP.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Rect, Stroke, Ui, vec2};
use simulation::TICKS_PER_SECOND;

use super::common::{key_of, line};
use super::gauge::reading;
use super::naming::words;
use super::news::{self, News};
use super::pausing::Pause;
use super::plate::{plate, small};
use super::players::Player;
use super::session::{ALONE, Said, Session};
use super::settings::settings;
use super::way::{self, Pushes};
use crate::devices::{HoldKey, MousePads, PlayerInput};
use crate::kit::{
    Canvas, Glyph, Kit, Pictogram, TextStyle, draw_glyph, is_held, measure, name_it, write, write_centred,
};
use crate::theme::{self, CORAL, INK, PAPER, SAND_DEEP, STEP};

/// Seconds a line stays in view after the next one came: a slow reader reads ten characters a second.
fn reading_s(words: &str) -> f32 {
    1.5 + words.chars().count() as f32 / 10.0
}

pub(super) fn show(
    mut canvas: Canvas,
    session: Res<Session>,
    mut input: Single<&mut PlayerInput, With<Player>>,
    mut pads: ResMut<MousePads>,
    pushes: Res<Pushes>,
    news: Res<News>,
) -> Result {
    if session.pause().is_some_and(Pause::clears) {
        pads.held = 0;
        return Ok(());
    }
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect().shrink(2.0 * STEP);
        let below = now(ui, kit, whole, &session, news.0.as_deref());
        way::show(ui, kit, Pos2::new(whole.center().x, below + 6.0), &session, &pushes);
        numbers(ui, kit, whole, &session);
        levels(ui, kit, whole, &session, &mut input);
        pads.held = held(ui, kit, whole, &session);
    })
}

/// What to do now, one line, top centre; below it what was just done, or else the line before it until it could be read.
/// Gives where it ends.
fn now(ui: &Ui, kit: &Kit<'_>, whole: Rect, session: &Session, news: Option<&str>) -> f32 {
    let Some(said) = session.said(ALONE).last() else {
        return whole.top();
    };
    let width = (whole.width() - 470.0).min(760.0);
    let text = width - 84.0;
    let size = measure(ui, text, &said.words, TextStyle::HEADING);
    let place = Rect::from_min_size(
        Pos2::new(whole.center().x - size.x / 2.0 - 46.0, whole.top()),
        vec2(size.x + 92.0, size.y.max(40.0) + 2.0 * STEP),
    );
    plate(ui, place);
    let age = session.run().tick().saturating_sub(said.tick) as f32 / TICKS_PER_SECOND as f32;
    let fresh = age < 3.0;
    let edge = Rect::from_min_max(place.min, Pos2::new(place.left() + 8.0, place.bottom()));
    ui.painter()
        .rect_filled(edge, 4.0, if fresh { CORAL } else { SAND_DEEP });
    let sign = Rect::from_center_size(Pos2::new(place.left() + 40.0, place.center().y), vec2(36.0, 36.0));
    session
        .face()
        .sign_of(&said.id)
        .draw(ui.painter(), sign, if fresh { CORAL } else { INK });
    write(
        ui,
        Pos2::new(place.left() + 72.0, place.center().y - size.y / 2.0),
        text,
        &said.words,
        TextStyle::HEADING,
    );
    if let Some(news) = news {
        return news::show(ui, Pos2::new(whole.center().x, place.bottom() + 6.0), news);
    }
    let before: Option<&Said> = session.said(ALONE).iter().rev().nth(1);
    if let Some(before) =
        before.filter(|b| (session.run().tick() - b.tick) as f32 / 60.0 < reading_s(&b.words) && age < 4.0)
    {
        let words = kit.say_with("game-said-before", &[("words", before.words.as_str().into())]);
        let size = measure(ui, text, &words, TextStyle::SMALL);
        let below = Rect::from_center_size(
            Pos2::new(whole.center().x, place.bottom() + 6.0 + size.y / 2.0 + 4.0),
            size + vec2(24.0, 8.0),
        );
        plate(ui, below);
        write(ui, below.min + vec2(12.0, 4.0), text, &words, TextStyle::SMALL.soft());
        return below.bottom();
    }
    place.bottom()
}

/// What the situation says is worth a number, top left.
fn numbers(ui: &Ui, kit: &Kit<'_>, whole: Rect, session: &Session) {
    let mut y = whole.top();
    let mut line = |sign: Pictogram, text: &str, low: bool| {
        let wide = measure(ui, f32::INFINITY, text, TextStyle::HEADING).x + 64.0;
        let place = Rect::from_min_size(Pos2::new(whole.left(), y), vec2(wide.max(150.0), 44.0));
        plate(ui, place);
        let mark = Rect::from_min_size(place.min + vec2(12.0, 9.0), vec2(26.0, 26.0));
        sign.draw(ui.painter(), mark, if low { CORAL } else { INK });
        write(ui, place.min + vec2(50.0, 7.0), f32::INFINITY, text, TextStyle::HEADING);
        y += 52.0;
    };
    for gauge in session.gauges(ALONE) {
        line(session.face().sign_of(&gauge.name), &reading(kit, &gauge), gauge.is_low);
    }
}

/// What stands in one of several ways, below the pause and the view, which stay where they are.
fn levels(ui: &Ui, kit: &Kit<'_>, whole: Rect, session: &Session, input: &mut PlayerInput) {
    let ways = usize::from(session.face().views().len() > 1);
    let standing = settings(session, ALONE).into_iter();
    let standing = standing.filter_map(|setting| Some((setting.now.clone()?, setting)));
    for (index, (now, setting)) in standing.enumerate() {
        let label = match session.face().setting(&now) {
            Some(id) => kit.say(id),
            None => words(kit, session, &now),
        };
        // The key goes through the first setting that can be changed.
        let glyph = key_of(kit, KeyCode::KeyH, Glyph::Pad(2)).filter(|_| index == 0 && setting.next.is_some());
        let sign = session.face().sign_of(&now);
        if small(ui, &setting.of, line(whole, 1 + ways + index), sign, &label, glyph)
            && let Some(next) = setting.next
        {
            input.choose(next);
        }
    }
}

/// What can be held, bottom right: the first large, in the corner; others in a column over it. Bit `i` of what is given
/// is button `i` held with the mouse.
fn held(ui: &Ui, kit: &Kit<'_>, whole: Rect, session: &Session) -> u8 {
    let mut mask = 0;
    for (place, name) in session
        .scenario()
        .template
        .controls()
        .buttons
        .iter()
        .enumerate()
        .take(8)
    {
        let said = session.face().button(name);
        let label = said.map_or_else(|| words(kit, session, name), |said| kit.say(said.label));
        let (centre, size) = if place == 0 {
            (whole.max - vec2(72.0, 72.0), 66.0)
        } else {
            (whole.max - vec2(44.0, 150.0 + 84.0 * (place as f32 - 0.5)), 38.0)
        };
        let area = Rect::from_center_size(centre, egui::Vec2::splat(2.0 * size));
        let response = ui.interact(
            area,
            Id::new("held").with(place),
            egui::Sense::CLICK | egui::Sense::DRAG,
        );
        name_it(&response, &label);
        let painter = ui.painter();
        let corners = (0..8)
            .map(|i| centre + egui::Vec2::angled(std::f32::consts::TAU * (i as f32 + 0.5) / 8.0) * size)
            .collect();
        painter.add(egui::Shape::convex_polygon(corners, CORAL, Stroke::new(3.0, PAPER)));
        let text = if place == 0 { theme::TITLE - 4.0 } else { theme::SMALL };
        write_centred(ui, area, &label, TextStyle::bold(text).in_colour(PAPER));
        if let Some(key) = HoldKey::of(place).and_then(|key| kit.hold_glyph(key)) {
            draw_glyph(ui, centre + vec2(0.0, size * 0.62), &key, INK);
        }
        if is_held(&response) {
            mask |= 1 << place;
        }
    }
    mask
}

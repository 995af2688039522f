//! The corners of the screen in play: what to do now, numbers that help, help level, STOP, what is open.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};
use simulation::TICKS_PER_SECOND;
use station::DiskState;
use wording::FluentValue;

use super::pause::Pause;
use super::steer::{change_help, helps};
use super::way::{self, Pushes};
use super::{Said, Session};
use crate::devices::{Hand, MousePads, Seat};
use crate::kit::{Glyph, Kit, Pictogram, Table, draw_glyph, glyph_width, measure, write, write_centred};
use crate::scene::View;
use crate::theme::{self, CORAL, INK, INK_SOFT, PAPER, PETROL, SAND_DEEP, STEP};

/// Seconds a line stays in view after the next one came: a slow reader reads ten characters a second.
fn reading_s(words: &str) -> f32 {
    1.5 + words.chars().count() as f32 / 10.0
}

pub(super) fn show(
    mut table: Table,
    mut session: ResMut<Session>,
    mut seat: ResMut<Seat>,
    mut pads: ResMut<MousePads>,
    mut view: ResMut<View>,
    pushes: Res<Pushes>,
) -> Result {
    if session.pause().is_some_and(Pause::clears) {
        pads.stop = false;
        return Ok(());
    }
    table.lay(|ui, kit| {
        let whole = ui.max_rect().shrink(2.0 * STEP);
        let below = now(ui, whole, &session);
        let controls = session.scenario().template.controls();
        way::show(ui, kit, Pos2::new(whole.center().x, below + 6.0), controls, &pushes);
        numbers(ui, kit, whole, &session);
        let pause = ways(ui, kit, whole, &session, &mut seat, &mut view);
        if pause {
            session.stop_for(Pause::Asked);
        }
        pads.stop = stop(ui, kit, whole, &session);
        disk(ui, kit, whole, &session);
    })
}

/// A plate that keeps text readable over any scene.
pub(super) fn plate(ui: &Ui, place: Rect) {
    ui.painter()
        .rect_filled(place, theme::ROUND, PAPER.gamma_multiply(0.94));
}

/// Room that height and battery take, top left, points.
pub(super) const NUMBERS: f32 = 108.0;
/// Room that help, view and pause take, top right, points.
pub(super) const WAYS: f32 = 160.0;

/// What to do now, one line, top centre; the line before it stays until it could be read. Gives where it ends.
fn now(ui: &Ui, whole: Rect, session: &Session) -> f32 {
    let Some(said) = session.said().last() else {
        return whole.top();
    };
    let width = (whole.width() - 470.0).min(760.0);
    let text = width - 84.0;
    let size = measure(ui, text, &said.words, theme::HUD, theme::bold());
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
    Pictogram::of_id(&said.id).draw(ui.painter(), sign, if fresh { CORAL } else { INK });
    write(
        ui,
        Pos2::new(place.left() + 72.0, place.center().y - size.y / 2.0),
        text,
        &said.words,
        theme::HUD,
        theme::bold(),
        INK,
    );
    let before: Option<&Said> = session.said().iter().rev().nth(1);
    if let Some(before) =
        before.filter(|b| (session.run().tick() - b.tick) as f32 / 60.0 < reading_s(&b.words) && age < 4.0)
    {
        let size = measure(ui, text, &before.words, theme::SMALL, theme::regular());
        let below = Rect::from_center_size(
            Pos2::new(whole.center().x, place.bottom() + 6.0 + size.y / 2.0 + 4.0),
            size + vec2(24.0, 8.0),
        );
        plate(ui, below);
        write(
            ui,
            below.min + vec2(12.0, 4.0),
            text,
            &before.words,
            theme::SMALL,
            theme::regular(),
            INK_SOFT,
        );
        return below.bottom();
    }
    place.bottom()
}

/// Height and battery, top left: what the situation gives of them.
fn numbers(ui: &Ui, kit: &Kit<'_>, whole: Rect, session: &Session) {
    let mut y = whole.top();
    let mut line = |sign: Pictogram, text: &str, low: bool| {
        let place = Rect::from_min_size(Pos2::new(whole.left(), y), vec2(150.0, 44.0));
        plate(ui, place);
        let ink = if low { CORAL } else { INK };
        sign.draw(
            ui.painter(),
            Rect::from_min_size(place.min + vec2(12.0, 9.0), vec2(26.0, 26.0)),
            ink,
        );
        write(
            ui,
            place.min + vec2(50.0, 7.0),
            100.0,
            text,
            theme::HUD,
            theme::bold(),
            ink,
        );
        y += 52.0;
    };
    if let Some(altitude) = session.signal("altitude") {
        let metres = (altitude.max(0.0) * 10.0).round() / 10.0;
        line(
            Pictogram::Altitude,
            &kit.say_with("game-metres", &[("metres", one_digit(metres))]),
            false,
        );
    }
    if let Some(battery) = session.signal("battery") {
        let text = kit.say_with("game-percent", &[("percent", FluentValue::from(battery.round()))]);
        line(Pictogram::Battery, &text, battery < 20.0);
    }
}

fn one_digit(value: f64) -> FluentValue<'static> {
    use wording::FluentValue::Number;
    let mut value = FluentValue::from(value);
    if let Number(number) = &mut value {
        number.options.minimum_fraction_digits = Some(1);
    }
    value
}

/// Help level, view and pause, top right. True where pause was asked for.
fn ways(ui: &mut Ui, kit: &mut Kit<'_>, whole: Rect, session: &Session, seat: &mut Seat, view: &mut View) -> bool {
    let line = |index: usize| {
        let top = Pos2::new(whole.right() - 216.0, whole.top() + 52.0 * index as f32);
        Rect::from_min_size(top, vec2(216.0, 44.0))
    };
    let key = |kit: &Kit<'_>, code: KeyCode, pad: &str| match kit.hand {
        Hand::Keyboard => kit.labels.letter(code).map(Glyph::Key),
        Hand::Gamepad => Some(Glyph::Named(pad.to_owned())),
        Hand::Mouse => None,
    };
    let pause_key = match kit.hand {
        Hand::Keyboard => Some(Glyph::Key(kit.say("game-key-escape"))),
        Hand::Gamepad => Some(Glyph::Named("Start".to_owned())),
        Hand::Mouse => None,
    };
    let label = kit.say("game-pause");
    let pause = small(ui, "pause", line(0), Pictogram::Pause, &label, pause_key);
    let (help, next) = helps(session);
    if let Some(help) = help {
        let label = kit.say(&format!("game-help-{help}"));
        let glyph = key(kit, KeyCode::KeyH, "X").filter(|_| next.is_some());
        if small(ui, "help", line(1), Pictogram::of_id(&help), &label, glyph) && next.is_some() {
            change_help(session, seat);
        }
    }
    let label = kit.say(match *view {
        View::Pilot => "game-view-pilot",
        View::Chase => "game-view-chase",
        View::OnBoard => "game-view-on-board",
    });
    if small(
        ui,
        "view",
        line(2),
        Pictogram::Eye,
        &label,
        key(kit, KeyCode::KeyV, "Select"),
    ) {
        *view = view.next();
    }
    pause
}

/// A small button of a corner.
pub(super) fn small(ui: &Ui, name: &str, place: Rect, sign: Pictogram, label: &str, key: Option<Glyph>) -> bool {
    let response = ui.interact(place, Id::new("corner").with(name), egui::Sense::CLICK);
    plate(ui, place);
    if response.hovered() {
        ui.painter()
            .rect_stroke(place, theme::ROUND, Stroke::new(2.0, PETROL), StrokeKind::Inside);
    }
    sign.draw(
        ui.painter(),
        Rect::from_min_size(place.min + vec2(10.0, 9.0), vec2(26.0, 26.0)),
        INK,
    );
    write(
        ui,
        place.min + vec2(46.0, 11.0),
        150.0,
        label,
        theme::SMALL,
        theme::regular(),
        INK,
    );
    if let Some(key) = key {
        let width = glyph_width(ui, &key);
        draw_glyph(
            ui,
            Pos2::new(place.right() - 10.0 - width / 2.0, place.center().y),
            &key,
            INK,
        );
    }
    response.clicked()
}

/// STOP, bottom right. True while held with the mouse.
fn stop(ui: &Ui, kit: &Kit<'_>, whole: Rect, session: &Session) -> bool {
    if !session
        .scenario()
        .template
        .controls()
        .buttons
        .iter()
        .any(|name| name == "stop")
    {
        return false;
    }
    let centre = whole.max - vec2(72.0, 72.0);
    let place = Rect::from_center_size(centre, vec2(128.0, 128.0));
    let response = ui.interact(place, Id::new("stop"), egui::Sense::CLICK | egui::Sense::DRAG);
    let painter = ui.painter();
    let corners = (0..8)
        .map(|i| centre + egui::Vec2::angled(std::f32::consts::TAU * (i as f32 + 0.5) / 8.0) * 66.0)
        .collect();
    painter.add(egui::Shape::convex_polygon(corners, CORAL, Stroke::new(3.0, PAPER)));
    write_centred(
        ui,
        place,
        &kit.say("game-stop"),
        theme::TITLE - 4.0,
        theme::bold(),
        PAPER,
    );
    let key = match kit.hand {
        Hand::Keyboard => Some(Glyph::Key(kit.say("game-key-space"))),
        Hand::Gamepad => Some(Glyph::Pad(1)),
        Hand::Mouse => None,
    };
    if let Some(key) = key {
        draw_glyph(ui, centre + vec2(0.0, 40.0), &key, INK);
    }
    response.is_pointer_button_down_on()
}

/// Writing to disk fails: said quietly, play goes on, nothing is lost yet.
fn disk(ui: &Ui, kit: &Kit<'_>, whole: Rect, session: &Session) {
    let DiskState::Failing { code, arguments } = session.disk() else {
        return;
    };
    let arguments: Vec<_> = arguments
        .iter()
        .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
        .collect();
    let text = kit.say_with(code, &arguments);
    let width = 330.0;
    let size = measure(ui, width - 60.0, &text, theme::SMALL, theme::regular());
    let place = Rect::from_min_size(
        Pos2::new(whole.left(), whole.top() + 112.0),
        vec2(width, size.y.max(40.0) + 2.0 * STEP),
    );
    plate(ui, place);
    Pictogram::Disk.draw(
        ui.painter(),
        Rect::from_min_size(place.min + vec2(10.0, 10.0), vec2(28.0, 28.0)),
        CORAL,
    );
    write(
        ui,
        place.min + vec2(50.0, STEP),
        width - 60.0,
        &text,
        theme::SMALL,
        theme::regular(),
        INK,
    );
}

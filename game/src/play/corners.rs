//! The corners of the screen in play: what to do now, numbers that help, help level, STOP, what is open.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};
use simulation::{Gauge, TICKS_PER_SECOND, Unit};
use station::DiskState;
use wording::FluentValue;

use super::choices::words;
use super::pause::Pause;
use super::steer::settings;
use super::way::{self, Pushes};
use super::{Said, Session};
use crate::devices::{Hand, HoldKey, MousePads, Seat};
use crate::kit::{
    Canvas, Glyph, Kit, Pictogram, TextStyle, draw_glyph, glyph_width, measure, name_it, write, write_centred,
};
use crate::scene::view::View;
use crate::theme::{self, CORAL, INK, PAPER, PETROL, SAND_DEEP, STEP};

/// Seconds a line stays in view after the next one came: a slow reader reads ten characters a second.
fn reading_s(words: &str) -> f32 {
    1.5 + words.chars().count() as f32 / 10.0
}

pub(super) fn show(
    mut canvas: Canvas,
    mut session: ResMut<Session>,
    mut seat: ResMut<Seat>,
    mut pads: ResMut<MousePads>,
    mut view: ResMut<View>,
    pushes: Res<Pushes>,
) -> Result {
    if session.pause().is_some_and(Pause::clears) {
        pads.held = 0;
        return Ok(());
    }
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect().shrink(2.0 * STEP);
        let below = now(ui, whole, &session);
        way::show(ui, kit, Pos2::new(whole.center().x, below + 6.0), &session, &pushes);
        numbers(ui, kit, whole, &session);
        let pause = ways(ui, kit, whole, &session, &mut seat, &mut view);
        if pause {
            session.stop_for(Pause::Asked);
        }
        pads.held = held(ui, kit, whole, &session);
        disk(ui, kit, whole, &session);
    })
}

/// A plate that keeps text readable over any scene.
pub(super) fn plate(ui: &Ui, place: Rect) {
    ui.painter()
        .rect_filled(place, theme::ROUND, PAPER.gamma_multiply(0.94));
}

/// Room that two numbers take, top left, points.
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
    let before: Option<&Said> = session.said().iter().rev().nth(1);
    if let Some(before) =
        before.filter(|b| (session.run().tick() - b.tick) as f32 / 60.0 < reading_s(&b.words) && age < 4.0)
    {
        let size = measure(ui, text, &before.words, TextStyle::SMALL);
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
            TextStyle::SMALL.soft(),
        );
        return below.bottom();
    }
    place.bottom()
}

/// What the situation says is worth a number, top left.
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
            TextStyle::HEADING.in_colour(ink),
        );
        y += 52.0;
    };
    for gauge in session.gauges() {
        line(session.face().sign_of(&gauge.name), &reading(kit, &gauge), gauge.is_low);
    }
}

/// A gauge in words: as many digits as a glance can take.
fn reading(kit: &Kit<'_>, gauge: &Gauge) -> String {
    let whole = || FluentValue::from(gauge.value.round() + 0.0);
    let tenths = || one_digit((gauge.value * 10.0).round() / 10.0 + 0.0);
    let (id, name, value) = match gauge.unit {
        Unit::Metre => ("game-metres", "metres", tenths()),
        Unit::Millimetre => ("game-millimetres", "millimetres", tenths()),
        Unit::MetrePerSecond => ("game-metres-per-second", "metres", tenths()),
        Unit::MetrePerSecondSquared => ("game-metres-per-second-squared", "acceleration", tenths()),
        Unit::Percent => ("game-percent", "percent", whole()),
        Unit::Second => ("game-seconds", "seconds", whole()),
        Unit::Degree => ("game-degrees", "degrees", whole()),
        Unit::DegreePerSecond => ("game-degrees-per-second", "rate", whole()),
        Unit::Gram => ("game-grams", "grams", whole()),
        Unit::Newton => ("game-newtons", "newtons", tenths()),
        Unit::NewtonMetre => ("game-newton-metres", "torque", tenths()),
        Unit::DegreeCelsius => ("game-degrees-celsius", "celsius", whole()),
        Unit::None | Unit::Boolean | Unit::Word => ("game-count", "count", whole()),
    };
    kit.say_with(id, &[(name, value)])
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
    let mut below = 1;
    for setting in settings(session) {
        let (Some(now), glyph) = (setting.now, (below == 1 && setting.next.is_some())) else {
            continue;
        };
        let label = match session.face().setting(&now) {
            Some(id) => kit.say(id),
            None => words(kit, session, &now),
        };
        let glyph = key(kit, KeyCode::KeyH, "X").filter(|_| glyph);
        if small(
            ui,
            &setting.of,
            line(below),
            session.face().sign_of(&now),
            &label,
            glyph,
        ) && let Some(next) = setting.next
        {
            seat.choose(next);
        }
        below += 1;
    }
    let views = session.face().views();
    if let Some(place) = view.among(views.len()).filter(|_| views.len() > 1) {
        let label = kit.say(views[place]);
        let glyph = key(kit, KeyCode::KeyV, "Select");
        if small(ui, "view", line(below), Pictogram::Eye, &label, glyph) {
            *view = view.next(views.len());
        }
    }
    pause
}

/// A small button of a corner.
pub(super) fn small(ui: &Ui, name: &str, place: Rect, sign: Pictogram, label: &str, key: Option<Glyph>) -> bool {
    let response = ui.interact(place, Id::new("corner").with(name), egui::Sense::CLICK);
    name_it(&response, label);
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
    write(ui, place.min + vec2(46.0, 11.0), 150.0, label, TextStyle::SMALL);
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
        if response.is_pointer_button_down_on() {
            mask |= 1 << place;
        }
    }
    mask
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
    let size = measure(ui, width - 60.0, &text, TextStyle::SMALL);
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
    write(ui, place.min + vec2(50.0, STEP), width - 60.0, &text, TextStyle::SMALL);
}

//! The picture: places side by side, the curtain over them, the table with its cards, the day.

use bevy::prelude::*;
use bevy_egui::egui::{Painter, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use simulation::teamwork::choosing::{Choosing, Form, Peek};
use situation::scenario::Scenario;

use super::forms::{forms, square};
use super::{choosing_of, day, table};
use crate::family::face::Stage;
use crate::kit::{Kit, TextStyle, token, write_centred};
use crate::play::Session;
use crate::theme::{CORAL, INK, PAPER, SAND, SAND_DEEP, SKY, STEP, SUN, WHITE, WOOD};

/// For developers, and for whoever plays from outside: what the open curtain shows, where it changed.
fn tell(session: Res<Session>, mut told: Local<String>) {
    let Some(choosing) = choosing_of(session.run().activity()) else {
        return;
    };
    let Some(peek) = choosing.peek() else {
        told.clear();
        return;
    };
    let name = |clue: usize| choosing.clue(clue).map_or("", |clue| &clue.id);
    let at = |place: usize| choosing.place(place).map_or("", |place| &place.id);
    let pictures: Vec<String> = peek
        .pictures
        .iter()
        .map(|(clue, place, alone)| format!("{}@{}{}", name(*clue), at(*place), if *alone { "!" } else { "" }))
        .collect();
    let now = format!("{} {}", peek.seat + 1, pictures.join(" "));
    if *told != now {
        tracing::debug!("behind the curtain: {now}");
        *told = now;
    }
}

/// Words of a place or clue.
pub(super) fn name(kit: &Kit<'_>, scenario: &Scenario, id: &str) -> String {
    scenario
        .name_words(id)
        .map_or_else(String::new, |text| kit.text(text).to_owned())
}

pub(super) fn draw(ui: &Ui, kit: &Kit<'_>, stage: Stage, scenario: &Scenario, choosing: &Choosing) {
    let painter = ui.painter();
    painter.rect_filled(stage.whole, 0.0, SKY);
    let below = Rect::from_min_max(
        pos2(stage.whole.left(), stage.place.bottom() - stage.place.height() * 0.2),
        stage.whole.max,
    );
    painter.rect_filled(below, 0.0, WOOD);
    if let Some(scene) = choosing.day() {
        day::draw(ui, kit, stage.place, choosing, scene);
    } else if let Some(peek) = choosing.peek() {
        behind(ui, kit, stage.place, scenario, choosing, &peek);
    } else if choosing.gathers() || choosing.has_table() {
        table::draw(ui, kit, stage.place, scenario, choosing);
    } else {
        shut(ui, stage.place, choosing);
    }
}

/// Folds of a curtain.
fn folds(ui: &Ui, cloth: Rect, count: usize) {
    let painter = ui.painter();
    painter.rect(cloth, 4.0, CORAL, Stroke::new(2.0, INK), StrokeKind::Inside);
    for fold in 1..count {
        let x = cloth.left() + cloth.width() * fold as f32 / count as f32;
        let line = [pos2(x, cloth.top() + 3.0), pos2(x, cloth.bottom() - 3.0)];
        painter.line_segment(line, Stroke::new(1.5, INK.gamma_multiply(0.45)));
    }
}

fn rod(ui: &Ui, place: Rect) -> Rect {
    let rod = Rect::from_min_size(place.min, vec2(place.width(), 12.0));
    ui.painter()
        .rect(rod, 6.0, SAND_DEEP, Stroke::new(2.0, INK), StrokeKind::Inside);
    place.with_min_y(rod.bottom() - 2.0)
}

/// The curtain, shut: those who have looked stand before it, those who wait beside.
fn shut(ui: &Ui, place: Rect, choosing: &Choosing) {
    let cloth = rod(ui, place);
    let (left, right) = cloth.split_left_right_at_fraction(0.5);
    folds(ui, left, 7);
    folds(ui, right, 7);
    let people: Vec<u8> = (0..simulation::MAX_SEATS)
        .filter(|seat| choosing.is_here(*seat))
        .collect();
    let radius = (place.height() * 0.09).min(28.0);
    let step = radius * 3.2;
    let tag = Rect::from_center_size(
        cloth.center(),
        vec2(step * people.len() as f32 + 2.0 * STEP, radius * 3.6),
    );
    ui.painter()
        .rect(tag, 10.0, PAPER, Stroke::new(2.0, INK), StrokeKind::Inside);
    for (at, seat) in people.iter().enumerate() {
        let x = tag.center().x + (at as f32 - (people.len() as f32 - 1.0) / 2.0) * step;
        token(ui.painter(), pos2(x, tag.center().y - radius * 0.35), radius, *seat);
        // An eye below whoever has looked.
        let eye = Rect::from_center_size(pos2(x, tag.bottom() - radius * 0.6), vec2(radius, radius));
        if choosing.has_looked(*seat) {
            crate::kit::Pictogram::Tick.draw(ui.painter(), eye, INK);
        }
    }
}

/// What is seen behind the open curtain.
fn behind(ui: &Ui, kit: &Kit<'_>, place: Rect, scenario: &Scenario, choosing: &Choosing, peek: &Peek) {
    let inner = rod(ui, place);
    ui.painter().rect_filled(inner, 0.0, INK);
    let drape = (inner.width() * 0.07).min(60.0);
    folds(ui, inner.with_max_x(inner.left() + drape), 3);
    folds(ui, inner.with_min_x(inner.right() - drape), 3);
    let window = inner.shrink2(vec2(drape + STEP, STEP));
    // Who looks, and how long the curtain stays open.
    let head = Rect::from_min_size(window.min, vec2(window.width(), (place.height() * 0.11).min(34.0)));
    token(
        ui.painter(),
        head.left_center() + vec2(head.height() / 2.0, 0.0),
        head.height() * 0.4,
        peek.seat,
    );
    let all = choosing.parameters().look_s;
    let bar = head
        .with_min_x(head.left() + head.height() + STEP)
        .shrink2(vec2(0.0, head.height() * 0.36));
    let left = (peek.left_s / all) as f32;
    ui.painter().rect_filled(bar, 4.0, SAND_DEEP);
    ui.painter()
        .rect_filled(bar.with_max_x(bar.left() + bar.width() * left), 4.0, SUN);
    let below = window.with_min_y(head.bottom() + STEP);
    let count = peek.pictures.len().max(1);
    // More than four stand in two rows.
    let rows = if count > 4 { 2 } else { 1 };
    let columns = count.div_ceil(rows);
    let cell = vec2(below.width() / columns as f32, below.height() / rows as f32);
    for (at, (clue, where_, alone)) in peek.pictures.iter().enumerate() {
        let corner = below.min + vec2((at % columns) as f32 * cell.x, (at / columns) as f32 * cell.y);
        let frame = bearable(Rect::from_min_size(corner, cell).shrink(STEP * 0.5));
        picture(ui, kit, frame, scenario, choosing, (*clue, *where_));
        if *alone {
            // Nobody else sees this one: the seat's own sign on it.
            let at = frame.right_top() + vec2(-14.0, 14.0);
            token(ui.painter(), at, 11.0, peek.seat);
        }
    }
}

/// A picture: a place, and what is there.
fn picture(ui: &Ui, kit: &Kit<'_>, frame: Rect, scenario: &Scenario, choosing: &Choosing, shows: (usize, usize)) {
    let (Some(clue), Some(place)) = (choosing.clue(shows.0), choosing.place(shows.1)) else {
        return;
    };
    let painter = ui.painter();
    painter.rect(frame, 4.0, WHITE, Stroke::new(1.5, INK), StrokeKind::Inside);
    let small = frame.height() < 110.0;
    let label = if small { 0.0 } else { 26.0 };
    let image = frame.shrink(5.0).with_max_y(frame.bottom() - 5.0 - label);
    forms(&painter.with_clip_rect(image), image, &place.forms);
    let side = image.width().min(image.height()) * 0.7;
    let on = Rect::from_center_size(pos2(image.center().x, image.bottom() - side * 0.54), vec2(side, side));
    thing(painter, on, &clue.forms);
    if !small {
        let line = Rect::from_min_max(pos2(frame.left() + 3.0, image.bottom()), frame.max);
        write_centred(ui, line, &name(kit, scenario, &clue.id), TextStyle::SMALL);
    }
}

/// A thing on a disc of paper, so that it is seen on any place.
pub(super) fn thing(painter: &Painter, on: Rect, forms_of: &[Form]) {
    let outline = Stroke::new(1.5, INK);
    painter.circle(on.center(), on.width() / 2.0, PAPER, outline);
    forms(painter, on.shrink(on.width() * 0.16), forms_of);
}

/// Part of a place that is no wider than a drawing bears, in the middle.
pub(super) fn bearable(place: Rect) -> Rect {
    let wide = place.width().min(place.height() * 1.75);
    Rect::from_center_size(place.center(), vec2(wide, place.height()))
}

/// A card: a clue on white.
pub(super) fn card(ui: &Ui, at: Rect, choosing: &Choosing, clue: usize) {
    let Some(clue) = choosing.clue(clue) else { return };
    let painter = ui.painter();
    painter.rect_filled(at.translate(vec2(2.0, 3.0)), 5.0, INK.gamma_multiply(0.3));
    painter.rect(at, 5.0, WHITE, Stroke::new(1.5, INK), StrokeKind::Inside);
    forms(painter, square(at.shrink(at.width() * 0.1)), &clue.forms);
}

/// A drawing of a place with its name on a tag.
pub(super) fn place_card(ui: &Ui, kit: &Kit<'_>, at: Rect, scenario: &Scenario, choosing: &Choosing, place: usize) {
    let Some(of) = choosing.place(place) else { return };
    let painter = ui.painter();
    painter.rect(at, 6.0, SAND, Stroke::new(2.0, INK), StrokeKind::Inside);
    let image = at.shrink(4.0);
    forms(&painter.with_clip_rect(image), image, &of.forms);
    if at.width() < 150.0 {
        return;
    }
    let words = name(kit, scenario, &of.id);
    let size = crate::kit::measure(ui, at.width(), &words, TextStyle::STRONG);
    let tag = Rect::from_min_size(image.min, size + vec2(2.0 * STEP, 4.0));
    painter.add(Shape::rect_filled(tag, 4.0, PAPER));
    write_centred(ui, tag, &words, TextStyle::STRONG.in_colour(INK));
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tell.run_if(resource_exists::<Session>));
}

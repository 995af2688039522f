//! « J'ai besoin de quelqu'un »: time stands still, the room reads it from afar, and it says how to go on. Then play
//! goes on after a short count-in, so that hands are back on their levers.

use bevy::prelude::*;
use bevy_egui::egui::{self, Pos2, Rect, Stroke, StrokeKind, Ui, vec2};
use wording::FluentValue;

use super::pausing::Pause;
use super::players::Player;
use super::session::Session;
use super::systems::PlaySystems;
use crate::devices::Device;
use crate::kit::{Canvas, Cover, Kit, Pictogram, TextStyle, Weight, measure, write_centred};
use crate::theme::{self, CORAL, PAPER, STEP};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        count.before(PlaySystems::Read).run_if(resource_exists::<Session>),
    );
}

/// The key or button that called ends it too, pressed anew; the count-in runs out.
fn count(
    mut session: ResMut<Session>,
    players: Query<&Device, With<Player>>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<(Entity, &Gamepad)>,
    time: Res<Time<Real>>,
) {
    match session.pause() {
        Some(Pause::Needed) if players.iter().any(|device| device.presses(&keys, pads, 0).calls) => {
            session.count_in();
        }
        Some(Pause::CountIn { .. }) => session.count_down(time.delta_secs()),
        _ => {}
    }
}

pub(super) fn show(mut canvas: Canvas, mut session: ResMut<Session>) -> Result {
    match session.pause() {
        Some(Pause::Needed) => {
            let ended = canvas.draw(|ui, kit| {
                kit.over(ui, "need", Cover::Pause, |ui, kit| {
                    let on = called(ui, kit);
                    on || kit.focus.take_back()
                })
            })?;
            if ended {
                session.count_in();
            }
            Ok(())
        }
        Some(Pause::CountIn { left_s }) => canvas.draw(|ui, kit| counting(ui, kit, left_s)),
        _ => Ok(()),
    }
}

/// A border and words that the room reads at four metres, and how to go on.
fn called(ui: &mut Ui, kit: &mut Kit<'_>) -> bool {
    let whole = ui.max_rect();
    ui.painter()
        .rect_stroke(whole, 0.0, Stroke::new(34.0, CORAL), StrokeKind::Inside);
    let width = whole.width() * 0.8;
    let sign = 96.0_f32.min(whole.height() * 0.2);
    let text = width - sign - 6.0 * STEP;
    let words = kit.say("game-need");
    let size = measure(ui, text, &words, TextStyle::bold(LARGE));
    let height = size.y.max(sign) + 5.0 * STEP;
    let band = Rect::from_center_size(
        Pos2::new(whole.center().x, whole.top() + whole.height() * 0.38),
        vec2(width, height),
    );
    let painter = ui.painter();
    painter.rect_filled(band, theme::ROUND, CORAL);
    let left = band.left() + 3.0 * STEP;
    let place = Rect::from_center_size(Pos2::new(left + sign / 2.0, band.center().y), vec2(sign, sign));
    Pictogram::Hand.draw(painter, place, PAPER);
    let beside = Rect::from_min_max(Pos2::new(place.right() + STEP, band.top()), band.max - vec2(STEP, 0.0));
    write_centred(ui, beside, &words, TextStyle::bold(LARGE).in_colour(PAPER));
    // What it means, and the way on.
    let words = kit.say("game-need-still");
    let size = measure(ui, width - 4.0 * STEP, &words, TextStyle::LEAD);
    let below = Rect::from_min_size(
        Pos2::new(band.left(), band.bottom() + 2.0 * STEP),
        vec2(width, size.y + 2.0 * STEP),
    );
    ui.painter().rect_filled(below, theme::ROUND, PAPER);
    write_centred(ui, below, &words, TextStyle::LEAD);
    let label = kit.say("game-need-on");
    let wide = kit.button_width(ui, &label, true);
    let at = Pos2::new(whole.center().x, below.bottom() + 2.0 * STEP + 28.0);
    let button = Rect::from_center_size(at, vec2(wide, 56.0));
    ui.painter().rect_filled(button.expand(STEP), theme::ROUND, PAPER);
    kit.button_first(
        ui,
        "need-on",
        button,
        &label,
        Some(Pictogram::Onward),
        Weight::Primary,
        true,
    )
    .chosen
}

/// Size of what the room reads, points.
const LARGE: f32 = 56.0;

/// The count-in: a number that stands for a second, without moving.
fn counting(ui: &Ui, kit: &Kit<'_>, left_s: f32) {
    let centre = ui.max_rect().center() - vec2(0.0, 0.12 * ui.max_rect().height());
    let painter = ui.painter();
    painter.circle(centre, 74.0, PAPER, Stroke::new(6.0, CORAL));
    let number = left_s.ceil().max(1.0);
    let words = kit.say_with("game-count-in", &[("seconds", FluentValue::from(f64::from(number)))]);
    let place = Rect::from_center_size(centre, egui::Vec2::splat(120.0));
    write_centred(ui, place, &format!("{number:.0}"), TextStyle::bold(2.0 * theme::TITLE));
    let size = measure(ui, f32::INFINITY, &words, TextStyle::HEADING);
    let below = Rect::from_center_size(centre + vec2(0.0, 112.0), size + vec2(4.0 * STEP, STEP));
    painter.rect_filled(below, theme::ROUND, PAPER);
    write_centred(ui, below, &words, TextStyle::HEADING);
}

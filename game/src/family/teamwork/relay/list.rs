//! Beside the hall: what is to be brought where, and who waits for the relief.

use bevy_egui::egui::{Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use simulation::teamwork::relay::Relay;
use situation::scenario::Scenario;

use super::ground::Body;
use super::looks::{self, State};
use super::scene::name;
use crate::kit::{Kit, Pictogram, TextStyle, measure, token, write};
use crate::theme::{INK, LEAF, PAPER, SAND_DEEP, STEP, WHITE};

/// Narrower than this there is no list, points.
pub(super) const LEAST: f32 = 120.0;
/// Height of a line, points.
const LINE: f32 = 44.0;

pub(super) fn draw(ui: &Ui, kit: &Kit<'_>, place: Rect, scenario: &Scenario, relay: &Relay) {
    let painter = ui.painter();
    let parameters = relay.parameters();
    let moved = relay.moved();
    let mut top = place.top() + STEP;
    for (at, load) in parameters.loads.iter().enumerate() {
        let Some(of) = moved.iter().find(|of| of.load == at) else {
            continue;
        };
        let line = Rect::from_min_size(pos2(place.left() + STEP, top), vec2(place.width() - 2.0 * STEP, LINE));
        if line.bottom() > place.bottom() {
            return;
        }
        let icon = Rect::from_min_size(line.min, vec2(LINE, LINE));
        let unit = 17.0 / load.half_m[0].max(load.half_m[1]) as f32;
        looks::draw(Body::new(painter, icon.center(), 0.0, unit), load, State::AT_REST);
        let arrow = Rect::from_min_size(pos2(icon.right(), line.top()), vec2(26.0, LINE));
        if of.arrived_s.is_some() {
            painter.circle(arrow.center(), 10.0, LEAF, Stroke::new(1.5, INK));
            let tick = Rect::from_center_size(arrow.center(), vec2(15.0, 15.0));
            Pictogram::Tick.draw(painter, tick, PAPER);
        } else {
            let sign = Rect::from_center_size(arrow.center(), vec2(18.0, 18.0));
            Pictogram::Onward.draw(painter, sign, INK);
        }
        let words = name(kit, scenario, &load.to);
        let beside = line.with_min_x(arrow.right() + 4.0);
        let tall = measure(ui, beside.width(), &words, TextStyle::SMALL).y;
        let at = pos2(beside.left(), beside.center().y - tall / 2.0);
        write(ui, at, beside.width(), &words, TextStyle::SMALL);
        top = line.bottom();
    }
    waiting(ui, place.with_min_y(top), relay);
}

/// A bench, and those who sit on it.
fn waiting(ui: &Ui, place: Rect, relay: &Relay) {
    let seats: Vec<u8> = (0..simulation::MAX_SEATS).filter(|seat| relay.waits(*seat)).collect();
    if seats.is_empty() || place.height() < 50.0 {
        return;
    }
    let bench = Rect::from_min_max(
        pos2(place.left() + 2.0 * STEP, place.bottom() - 22.0),
        pos2(place.right() - 2.0 * STEP, place.bottom() - 12.0),
    );
    let painter = ui.painter();
    painter.rect(bench, 3.0, SAND_DEEP, Stroke::new(1.5, INK), StrokeKind::Inside);
    for (nth, seat) in seats.iter().enumerate() {
        let x = bench.left() + bench.width() * (nth as f32 + 1.0) / (seats.len() as f32 + 1.0);
        painter.circle_filled(pos2(x, bench.top() - 13.0), 15.0, WHITE);
        token(painter, pos2(x, bench.top() - 13.0), 12.0, *seat);
    }
}

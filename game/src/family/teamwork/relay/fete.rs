//! The fête, with what has arrived: a meadow, little flags, a dance; each load does what it came for.

use std::f32::consts::TAU;

use bevy_egui::egui::{Painter, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};
use simulation::teamwork::relay::{Load, Nature, Relay};

use super::ground::Body;
use super::looks::{self, State};
use super::scene::MEADOW;
use crate::family::face::Stage;
use crate::kit::{Pictogram, token};
use crate::theme::{CORAL, INK, LEAF, PAPER, PETROL, SKY, SUN, SUN_SOFT, WHITE};

/// Little flags.
const FLAGS: usize = 22;

/// `since` in seconds; 0 all along where nothing moves.
pub(super) fn draw(ui: &Ui, stage: Stage, relay: &Relay, since: f32) {
    let painter = ui.painter();
    painter.rect_filled(stage.whole, 0.0, SKY);
    let place = stage.place;
    let meadow = stage.whole.with_min_y(place.top() + place.height() * 0.3);
    painter.rect_filled(meadow, 0.0, MEADOW);
    garland(painter, place);
    let parameters = relay.parameters();
    let moved = relay.moved();
    let there: Vec<(&Load, State)> = moved
        .iter()
        .filter(|of| of.arrived_s.is_some())
        .map(|of| {
            let charge = if matches!(parameters.loads[of.load].nature, Nature::Electric { .. }) {
                1.0
            } else {
                0.0
            };
            let state = State {
                water: of.water.0 as f32,
                charge,
                beat: since,
                rolled: since * 0.4,
                ..State::AT_REST
            };
            (&parameters.loads[of.load], state)
        })
        .collect();
    let wide = place.width() / (there.len().max(1) as f32);
    for (nth, (load, state)) in there.into_iter().enumerate() {
        let x = place.left() + wide * (nth as f32 + 0.5);
        let at = pos2(x, place.top() + place.height() * 0.42);
        let side = wide.min(place.height() * 0.62) * 0.36;
        stand(painter, at, side, load, state);
    }
    dance(painter, place, relay, since);
    confetti(painter, place, since);
}

/// A load on its cloth, and what comes of it.
fn stand(painter: &Painter, at: Pos2, side: f32, load: &Load, state: State) {
    let beat = state.beat;
    let sway = (beat * TAU * 0.9).sin() * 0.06;
    painter.circle(at, side * 1.18, PAPER, Stroke::new(2.0, INK));
    let unit = side / load.half_m[0].hypot(load.half_m[1]) as f32;
    looks::draw(Body::new(painter, at, f64::from(sway), unit), load, state);
    for nth in 0..3_u8 {
        let part = (beat * 0.45 + f32::from(nth) / 3.0).fract();
        let aside = (part * 5.0 + f32::from(nth) * 2.1).sin() * side * 0.5;
        let from = at + vec2(aside, -side * (0.5 + 0.95 * part));
        let size = side * 0.34;
        let sign = Rect::from_center_size(from, vec2(size, size));
        match load.nature {
            Nature::Sloshes { .. } => fish(painter, at, side, beat, nth),
            Nature::Electric { .. } => {
                painter.circle(from, size * 0.4, SUN_SOFT, Stroke::new(1.5, INK));
            }
            Nature::Rolls { .. } => {
                let slice = [pos2(0.0, -0.5), pos2(0.55, 0.4), pos2(-0.55, 0.4)];
                let corners = slice.map(|corner| from + corner.to_vec2() * size).to_vec();
                painter.add(Shape::convex_polygon(corners, SUN, Stroke::new(1.5, INK)));
            }
            Nature::Plain => Pictogram::Note.draw(painter, sign, INK),
        }
    }
}

/// Fish jump over the tank, one after the other.
fn fish(painter: &Painter, at: Pos2, side: f32, beat: f32, nth: u8) {
    let part = (beat * 0.5 + f32::from(nth) / 3.0).fract();
    let to = at + vec2((part - 0.5) * side * 1.6, -side * (0.3 + 3.0 * part * (1.0 - part)));
    let colour = [SUN, CORAL, WHITE][usize::from(nth % 3)];
    let tail = to - vec2(side * 0.16, (part - 0.5) * side * 0.3);
    painter.circle(tail, side * 0.06, colour, Stroke::new(1.5, INK));
    painter.circle(to, side * 0.11, colour, Stroke::new(1.5, INK));
}

/// Little flags along the upper edge.
fn garland(painter: &Painter, place: Rect) {
    let wide = place.width() / FLAGS as f32;
    for at in 0..FLAGS {
        let left = place.left() + wide * at as f32;
        let part = at as f32 / FLAGS as f32;
        let top = place.top() + 4.0 + 26.0 * (part * TAU).sin().abs();
        let corners = vec![
            pos2(left, top),
            pos2(left + wide, top),
            pos2(left + wide / 2.0, top + 22.0),
        ];
        let colour = [CORAL, SUN, PETROL, LEAF][at % 4];
        painter.add(Shape::convex_polygon(corners, colour, Stroke::new(1.0, INK)));
    }
}

/// Everybody who took part, hopping in a row.
fn dance(painter: &Painter, place: Rect, relay: &Relay, beat: f32) {
    let seats: Vec<u8> = (0..simulation::MAX_SEATS).filter(|seat| relay.is_here(*seat)).collect();
    let tall = place.height() * 0.24;
    for (at, seat) in seats.iter().enumerate() {
        let x = place.left() + place.width() * (at as f32 + 1.0) / (seats.len() as f32 + 1.0);
        let hop = ((beat * 1.6 + at as f32 * 0.31) * TAU).sin().abs() * tall * 0.3;
        let foot = pos2(x, place.bottom() - 6.0 - hop);
        let neck = foot - vec2(0.0, tall * 0.62);
        let hip = foot - vec2(0.0, tall * 0.25);
        let line = Stroke::new((tall * 0.07).max(2.5), INK);
        painter.line_segment([neck, hip], line);
        let swing = (beat * 0.8 * TAU + at as f32).sin() * tall * 0.1;
        for side in [-1.0, 1.0] {
            painter.line_segment([hip, foot + vec2(side * tall * 0.16, 0.0)], line);
            let shoulder = neck + vec2(0.0, tall * 0.08);
            let hand = shoulder + vec2(side * tall * 0.36 + swing, -tall * 0.3);
            painter.line_segment([shoulder, hand], line);
        }
        token(painter, neck - vec2(0.0, tall * 0.18), tall * 0.2, *seat);
    }
}

/// Bits of paper in the air.
fn confetti(painter: &Painter, place: Rect, beat: f32) {
    for bit in 0..40_u32 {
        let x = place.left() + place.width() * (f64::from(bit) * 0.618_034).fract() as f32;
        let falls = (f64::from(bit) * 0.414_214 + f64::from(beat) * 0.12).fract() as f32;
        let at = pos2(x, place.top() + place.height() * falls);
        let colour = [CORAL, SUN, PETROL, WHITE][bit as usize % 4];
        let scrap = Rect::from_center_size(at, vec2(6.0, 4.0));
        painter.rect_filled(scrap, 1.0, colour);
    }
}

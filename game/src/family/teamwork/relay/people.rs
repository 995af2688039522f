//! Those in the hall, from above: their sign is their body, with feet that step and arms that reach for what they hold.

use bevy_egui::egui::{Painter, Pos2, Rect, Stroke, Vec2, vec2};
use simulation::teamwork::relay::{Held, Walker};

use super::ground::Ground;
use crate::kit::{Pictogram, token};
use crate::theme::{INK, PAPER, PETROL, SUN_SOFT, WHITE};

/// Somebody is drawn so wide at least, points, and else so wide, m.
const LEAST: f32 = 10.0;
const WIDE_M: f64 = 0.36;
/// Steps in a metre.
const STEPS: f32 = 1.4;

/// Radius of a body on this ground, points.
pub(super) fn radius(ground: Ground) -> f32 {
    ground.long(WIDE_M).max(LEAST)
}

/// What can be gripped: a ring, below everybody.
pub(super) fn reach(painter: &Painter, ground: Ground, walker: &Walker) {
    if let (Held::Nothing { in_reach: true }, Some(at)) = (walker.holds, walker.hands_m) {
        painter.circle(ground.at(at), radius(ground) * 0.9, SUN_SOFT, Stroke::new(3.0, PETROL));
    }
}

pub(super) fn draw(painter: &Painter, ground: Ground, walker: &Walker, tick: u32) {
    let at = ground.at(walker.at_m);
    let body = radius(ground);
    let faces = walker.faces as f32;
    let ahead = vec2(faces.cos(), -faces.sin());
    let aside = vec2(ahead.y, -ahead.x);
    if walker.pace_m_s > 0.15 {
        feet(painter, at, body, (ahead, aside), step_of(walker, tick));
    }
    let hands = match (walker.holds, walker.hands_m) {
        (Held::Load(_) | Held::Door(_), Some(to)) => Some(ground.at(to)),
        _ => None,
    };
    if let Some(to) = hands {
        arms(painter, at, body, aside, to);
    }
    token(painter, at, body, walker.seat);
    // A cap's peak: where they look.
    painter.circle(at + ahead * body * 0.5, body * 0.27, WHITE, Stroke::new(1.5, INK));
    if walker.stuck {
        let over = at + vec2(body * 0.9, -body * 1.5);
        painter.circle(over, body * 0.75, SUN_SOFT, Stroke::new(1.5, INK));
        let sign = Rect::from_center_size(over, Vec2::splat(body));
        Pictogram::Exclamation.draw(painter, sign, INK);
    }
}

/// −1 to 1: which foot is in front.
fn step_of(walker: &Walker, tick: u32) -> f32 {
    let along = walker.at_m[0] + walker.at_m[1];
    let walked = along as f32 * STEPS + tick as f32 * 0.03;
    (walked * std::f32::consts::TAU).sin()
}

fn feet(painter: &Painter, at: Pos2, body: f32, (ahead, aside): (Vec2, Vec2), step: f32) {
    for side in [-1.0, 1.0] {
        let foot = at + aside * body * 0.5 * side + ahead * body * 0.85 * step * side;
        painter.circle_filled(foot, body * 0.42, INK);
    }
}

fn arms(painter: &Painter, at: Pos2, body: f32, aside: Vec2, to: Pos2) {
    for side in [-1.0, 1.0] {
        let shoulder = at + aside * body * 0.8 * side;
        let hand = to + aside * body * 0.35 * side;
        painter.line_segment([shoulder, hand], Stroke::new(body * 0.42, INK));
        painter.circle(hand, body * 0.3, PAPER, Stroke::new(1.5, INK));
    }
}

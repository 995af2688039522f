//! The day at the place that was chosen: what is there, one thing after the other, and then the dance.

use std::f32::consts::TAU;

use bevy_egui::egui::{Painter, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use simulation::teamwork::choosing::{Choosing, Scene};

use super::forms::forms;
use super::scene::{bearable, card, thing};
use crate::kit::{Kit, token};
use crate::theme::{CORAL, INK, LEAF, PETROL, SUN, SUN_SOFT, WHITE};

/// A thing pops up within so long, s.
const POPS_S: f32 = 0.35;

pub(super) fn draw(ui: &Ui, kit: &Kit<'_>, at: Rect, choosing: &Choosing, scene: Scene) {
    let Some(place) = choosing.place(scene.place) else {
        return;
    };
    let painter = ui.painter();
    let at = bearable(at);
    painter.rect(at, 8.0, WHITE, Stroke::new(2.0, INK), StrokeKind::Inside);
    let image = at.shrink(4.0);
    let clipped = painter.with_clip_rect(image);
    forms(&clipped, image, &place.forms);
    let since = if kit.still { 9.0 } else { scene.since_s as f32 };
    let beat = if kit.still { 0.0 } else { scene.since_s as f32 };
    garland(&clipped, image);
    match scene.shows {
        Some((clue, thought_of)) => {
            let Some(shown) = choosing.clue(clue) else { return };
            let grown = (since / POPS_S).min(1.0);
            // A little too large for a moment, as things that pop up are.
            let over = 1.0 + 0.12 * (grown * TAU / 2.0).sin();
            let side = image.height() * 0.62 * grown * over;
            let on = Rect::from_center_size(
                pos2(image.center().x, image.top() + image.height() * 0.45),
                vec2(side, side),
            );
            if thought_of {
                // Its card, ready: somebody had laid it here.
                let small = image.height() * 0.24;
                let corner = image.right_top() + vec2(-small - 14.0, 26.0);
                card(ui, Rect::from_min_size(corner, vec2(small, small)), choosing, clue);
            } else {
                burst(&clipped, on.center(), side * 0.72, beat);
            }
            thing(&clipped, on, &shown.forms);
            people(&clipped, image, choosing, beat, 0.5);
        }
        None => {
            confetti(&clipped, image, beat);
            let there = choosing.there(scene.place);
            let side = (image.height() * 0.3).min(image.width() / (there.len() as f32 + 1.0));
            for (nth, (clue, _)) in there.iter().enumerate() {
                let x = image.center().x + (nth as f32 - (there.len() as f32 - 1.0) / 2.0) * (side + 10.0);
                let on = Rect::from_center_size(pos2(x, image.top() + image.height() * 0.34), vec2(side, side));
                if let Some(shown) = choosing.clue(*clue) {
                    thing(&clipped, on, &shown.forms);
                }
            }
            people(&clipped, image, choosing, beat, 1.0);
        }
    }
}

/// Little flags along the upper edge: a party.
fn garland(painter: &Painter, image: Rect) {
    let count = 14;
    let wide = image.width() / count as f32;
    for at in 0..count {
        let left = image.left() + wide * at as f32;
        let colour = [CORAL, SUN, PETROL, LEAF][at % 4];
        let top = image.top() + 2.0;
        let corners = vec![
            pos2(left, top),
            pos2(left + wide, top),
            pos2(left + wide / 2.0, top + 18.0),
        ];
        painter.add(bevy_egui::egui::Shape::convex_polygon(
            corners,
            colour,
            Stroke::new(1.0, INK),
        ));
    }
}

/// Rays around a surprise.
fn burst(painter: &Painter, centre: bevy_egui::egui::Pos2, radius: f32, beat: f32) {
    for ray in 0..12 {
        let angle = TAU * ray as f32 / 12.0 + beat * 0.4;
        let to = vec2(angle.cos(), angle.sin());
        let line = [centre + to * radius * 0.9, centre + to * radius * 1.15];
        painter.line_segment(line, Stroke::new(6.0, SUN_SOFT));
    }
}

/// Those who chose, with arms in the air; `lively` from 0 to 1.
fn people(painter: &Painter, image: Rect, choosing: &Choosing, beat: f32, lively: f32) {
    let seats: Vec<u8> = (0..simulation::MAX_SEATS)
        .filter(|seat| choosing.is_here(*seat))
        .collect();
    let tall = image.height() * 0.2;
    for (at, seat) in seats.iter().enumerate() {
        let x = image.left() + image.width() * (at as f32 + 1.0) / (seats.len() as f32 + 1.0);
        let hop = ((beat * 2.2 + at as f32 * 0.31) * TAU).sin().abs() * tall * 0.35 * lively;
        let foot = pos2(x, image.bottom() - 8.0 - hop);
        let neck = foot - vec2(0.0, tall * 0.62);
        let swing = (beat * 1.1 * TAU + at as f32).sin() * tall * 0.14 * lively;
        let stroke = Stroke::new((tall * 0.07).max(2.0), INK);
        painter.line_segment([neck, foot - vec2(0.0, tall * 0.25)], stroke);
        for side in [-1.0, 1.0] {
            let hip = foot - vec2(0.0, tall * 0.25);
            painter.line_segment([hip, foot + vec2(side * tall * 0.16, 0.0)], stroke);
            let shoulder = neck + vec2(0.0, tall * 0.08);
            painter.line_segment(
                [shoulder, shoulder + vec2(side * tall * 0.28 + swing, -tall * 0.26)],
                stroke,
            );
        }
        token(painter, neck - vec2(0.0, tall * 0.18), tall * 0.2, *seat);
    }
}

/// Bits of paper in the air.
fn confetti(painter: &Painter, image: Rect, beat: f32) {
    for bit in 0..36_u32 {
        let drift = f64::from(bit) * 0.618_034;
        let x = image.left() + image.width() * (drift.fract() as f32);
        let falls = (f64::from(bit) * 0.414_214 + f64::from(beat) * 0.12).fract() as f32;
        let colour = [CORAL, SUN, PETROL, LEAF, WHITE][bit as usize % 5];
        let at = pos2(
            x + (falls * TAU * 2.0).sin() * 10.0,
            image.top() + image.height() * falls,
        );
        painter.rect_filled(Rect::from_center_size(at, vec2(11.0, 6.0)), 1.0, colour);
    }
}

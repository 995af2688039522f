//! An afternoon outside: hills in cut paper at the foot of quiet pages.

use std::sync::Arc;

use bevy_egui::egui::{Color32, Id, Mesh, Painter, Pos2, Rect, Stroke, Ui, vec2};

use super::pictogram::Pictogram;
use crate::theme::{INK, LEAF, PAPER, SKY, SUN, WOOD};

/// Height of the hills, points.
const HEIGHT: f32 = 176.0;

/// A layer of paper: colour on paper, base and swing above the lower edge, waves over the width, shift.
const LAYERS: [(Color32, f32, f32, f32, f32, f32); 4] = [
    (SKY, 0.34, 0.78, 0.14, 1.1, 0.4),
    (LEAF, 0.22, 0.56, 0.16, 1.6, 2.1),
    (LEAF, 0.36, 0.38, 0.12, 2.3, 4.4),
    (WOOD, 0.42, 0.20, 0.05, 3.1, 1.0),
];

/// Draws the hills at the foot of `page`; a small drone hangs over them, still where nothing shall move.
pub(super) fn scenery(ui: &Ui, page: Rect, still: bool) {
    let painter = ui.painter();
    let place = Rect::from_min_max(Pos2::new(page.left(), page.bottom() - HEIGHT), page.max);
    let sun = Pos2::new(page.right() - page.width() * 0.24, place.top() + 38.0);
    painter.circle_filled(sun, 34.0, tint(SUN, 0.45));
    for layer in LAYERS {
        hill(painter, place, layer);
    }
    for (x, size) in [(0.09, 1.0), (0.13, 0.7), (0.62, 0.8), (0.66, 1.1), (0.95, 0.9)] {
        tree(
            painter,
            Pos2::new(place.left() + place.width() * x, place.bottom() - 34.0),
            size,
        );
    }
    let swing = if still { 0.0 } else { swing(ui) };
    let drone = Rect::from_center_size(
        Pos2::new(page.left() + page.width() * 0.38, place.top() + 20.0 + swing),
        vec2(44.0, 44.0),
    );
    Pictogram::Drone.draw(painter, drone, tint(INK, 0.55));
}

/// How long what hovers swings after the page came up, s: then it hangs still, and a page that nobody touches costs nothing.
const SWINGS_S: f64 = 8.0;

/// How far what hovers is off its place, points.
fn swing(ui: &Ui) -> f32 {
    let now = ui.input(|input| input.time);
    let id = Id::new("scenery");
    // When the page came up, and when it was drawn last.
    let (came, _) = ui
        .data(|data| data.get_temp(id))
        .filter(|(_, last): &(f64, f64)| now - last < 1.0)
        .unwrap_or((now, now));
    ui.data_mut(|data| data.insert_temp(id, (came, now)));
    let left = (1.0 - (now - came) / SWINGS_S).max(0.0);
    if left > 0.0 {
        ui.ctx().request_repaint();
    }
    ((now * 2.1).sin() * 4.0 * left) as f32
}

/// `colour` thinned over paper.
fn tint(colour: Color32, part: f32) -> Color32 {
    let mix = |a: u8, b: u8| (f32::from(a) * part + f32::from(b) * (1.0 - part)).round() as u8;
    Color32::from_rgb(
        mix(colour.r(), PAPER.r()),
        mix(colour.g(), PAPER.g()),
        mix(colour.b(), PAPER.b()),
    )
}

fn hill(painter: &Painter, place: Rect, (colour, part, base, swing, waves, shift): (Color32, f32, f32, f32, f32, f32)) {
    let colour = tint(colour, part);
    let steps = 64;
    let mut mesh = Mesh::default();
    for step in 0..=steps {
        let along = step as f32 / steps as f32;
        let height = base + swing * (along * waves * std::f32::consts::TAU + shift).sin();
        let x = place.left() + place.width() * along;
        mesh.colored_vertex(Pos2::new(x, place.bottom() - HEIGHT * height), colour);
        mesh.colored_vertex(Pos2::new(x, place.bottom()), colour);
    }
    for step in 0..steps {
        let at = step * 2;
        mesh.add_triangle(at, at + 1, at + 2);
        mesh.add_triangle(at + 1, at + 2, at + 3);
    }
    painter.add(Arc::new(mesh));
}

fn tree(painter: &Painter, foot: Pos2, size: f32) {
    let trunk = Stroke::new(4.0 * size, tint(WOOD, 0.8));
    painter.line_segment([foot, foot - vec2(0.0, 26.0 * size)], trunk);
    for (x, y, radius) in [(0.0, 40.0, 17.0), (-11.0, 30.0, 12.0), (11.0, 31.0, 13.0)] {
        painter.circle_filled(foot + vec2(x, -y) * size, radius * size, tint(LEAF, 0.55));
    }
}

//! The pictures that people choose beside their pseudonym.

use std::f32::consts::TAU;

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke};
use station::Picture;

use crate::theme::{INK, LEAF, PAPER, PETROL, SAND, SKY, SUN, WOOD};

/// Strokes in a disc of 24 × 24.
struct Brush<'p> {
    painter: &'p Painter,
    centre: Pos2,
    unit: f32,
    ink: Color32,
}

impl Brush<'_> {
    fn p(&self, x: f32, y: f32) -> Pos2 {
        Pos2::new(
            self.centre.x + (x - 12.0) * self.unit,
            self.centre.y + (y - 12.0) * self.unit,
        )
    }

    fn stroke(&self) -> Stroke {
        Stroke::new((1.5 * self.unit).max(1.4), self.ink)
    }

    fn line(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::line(
            points.iter().map(|(x, y)| self.p(*x, *y)).collect(),
            self.stroke(),
        ));
    }

    fn fill(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|(x, y)| self.p(*x, *y)).collect();
        self.painter.add(Shape::convex_polygon(points, self.ink, Stroke::NONE));
    }

    fn dot(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_filled(self.p(x, y), radius * self.unit, self.ink);
    }

    fn ring(&self, x: f32, y: f32, radius: f32) {
        self.painter
            .circle_stroke(self.p(x, y), radius * self.unit, self.stroke());
    }
}

/// The sentence that says what `picture` shows.
pub(crate) const fn picture_name(picture: Picture) -> &'static str {
    match picture {
        Picture::Kite => "game-picture-kite",
        Picture::Heron => "game-picture-heron",
        Picture::Lighthouse => "game-picture-lighthouse",
        Picture::Fox => "game-picture-fox",
        Picture::Bicycle => "game-picture-bicycle",
        Picture::Fern => "game-picture-fern",
        Picture::Boat => "game-picture-boat",
        Picture::Comet => "game-picture-comet",
        Picture::Snail => "game-picture-snail",
        Picture::Key => "game-picture-key",
        Picture::Mountain => "game-picture-mountain",
        Picture::Drum => "game-picture-drum",
    }
}

/// Draws `picture` in a disc that fills `place`.
pub(crate) fn picture(painter: &Painter, place: Rect, picture: Picture) {
    let side = place.width().min(place.height());
    let (ground, ink) = match picture {
        Picture::Kite | Picture::Boat | Picture::Mountain => (SKY, INK),
        Picture::Heron | Picture::Key => (SUN, INK),
        Picture::Fern => (LEAF, PAPER),
        Picture::Comet | Picture::Lighthouse => (PETROL, PAPER),
        Picture::Fox | Picture::Drum => (WOOD, INK),
        Picture::Bicycle | Picture::Snail => (SAND, INK),
    };
    painter.circle(
        place.center(),
        side / 2.0,
        ground,
        Stroke::new((side * 0.03).max(1.5), INK),
    );
    let brush = Brush {
        painter,
        centre: place.center(),
        unit: side / 24.0,
        ink,
    };
    match picture {
        Picture::Kite => kite(&brush),
        Picture::Heron => heron(&brush),
        Picture::Lighthouse => lighthouse(&brush),
        Picture::Fox => fox(&brush),
        Picture::Bicycle => bicycle(&brush),
        Picture::Fern => fern(&brush),
        Picture::Boat => boat(&brush),
        Picture::Comet => comet(&brush),
        Picture::Snail => snail(&brush),
        Picture::Key => key(&brush),
        Picture::Mountain => mountain(&brush),
        Picture::Drum => drum(&brush),
    }
}

fn kite(b: &Brush<'_>) {
    b.fill(&[(13.0, 4.0), (18.0, 8.5), (12.5, 15.0), (7.0, 9.5)]);
    b.line(&[(12.5, 15.0), (14.0, 17.0), (11.0, 18.5), (12.5, 20.5)]);
}

fn heron(b: &Brush<'_>) {
    b.fill(&[(8.0, 11.5), (14.0, 10.5), (18.5, 14.5), (12.0, 15.5)]);
    b.line(&[(9.0, 12.0), (10.5, 8.0), (8.5, 5.5)]);
    b.line(&[(9.0, 5.5), (4.5, 6.8)]);
    b.line(&[(12.0, 15.0), (11.5, 20.5)]);
    b.line(&[(14.0, 15.0), (14.5, 20.5)]);
}

fn lighthouse(b: &Brush<'_>) {
    b.fill(&[(10.0, 9.0), (14.0, 9.0), (15.5, 20.0), (8.5, 20.0)]);
    b.fill(&[(9.8, 4.8), (14.2, 4.8), (14.2, 8.0), (9.8, 8.0)]);
    b.line(&[(15.5, 6.0), (20.0, 4.5)]);
    b.line(&[(15.5, 7.5), (20.0, 9.0)]);
    b.line(&[(8.5, 6.0), (4.0, 4.5)]);
    b.line(&[(8.5, 7.5), (4.0, 9.0)]);
}

fn fox(b: &Brush<'_>) {
    b.fill(&[(6.0, 9.0), (18.0, 9.0), (12.0, 19.0)]);
    b.fill(&[(6.0, 4.5), (10.5, 9.2), (6.0, 10.0)]);
    b.fill(&[(18.0, 4.5), (18.0, 10.0), (13.5, 9.2)]);
    let white = Brush {
        painter: b.painter,
        centre: b.centre,
        unit: b.unit,
        ink: PAPER,
    };
    white.dot(9.7, 11.3, 0.9);
    white.dot(14.3, 11.3, 0.9);
    white.dot(12.0, 17.3, 0.9);
}

fn bicycle(b: &Brush<'_>) {
    b.ring(7.0, 15.0, 3.6);
    b.ring(17.0, 15.0, 3.6);
    b.line(&[(7.0, 15.0), (10.0, 9.5), (15.0, 9.5), (12.0, 15.0), (7.0, 15.0)]);
    b.line(&[(10.0, 9.5), (12.0, 15.0)]);
    b.line(&[(17.0, 15.0), (14.6, 7.5), (16.6, 7.0)]);
    b.line(&[(8.8, 8.6), (11.2, 8.6)]);
}

fn fern(b: &Brush<'_>) {
    b.line(&[(9.0, 20.0), (11.0, 13.0), (14.5, 5.0)]);
    for i in 0..5 {
        let t = i as f32 / 4.0;
        let (x, y) = (9.7 + 4.3 * t, 17.5 - 10.5 * t);
        let reach = 5.0 - 3.2 * t;
        b.line(&[(x, y), (x - reach, y - reach * 0.5)]);
        b.line(&[(x, y), (x + reach, y - reach * 0.1)]);
    }
}

fn boat(b: &Brush<'_>) {
    b.fill(&[(4.5, 15.0), (19.5, 15.0), (16.5, 19.0), (7.5, 19.0)]);
    b.line(&[(12.0, 15.0), (12.0, 4.5)]);
    b.fill(&[(12.8, 5.0), (18.0, 13.0), (12.8, 13.0)]);
}

fn comet(b: &Brush<'_>) {
    b.dot(8.5, 15.5, 3.6);
    b.line(&[(11.5, 12.5), (19.0, 5.0)]);
    b.line(&[(12.8, 15.0), (19.5, 9.5)]);
    b.line(&[(9.0, 11.2), (14.5, 4.5)]);
}

fn snail(b: &Brush<'_>) {
    b.ring(10.5, 12.0, 4.8);
    b.ring(10.5, 12.0, 1.9);
    b.line(&[(4.5, 17.5), (17.0, 17.5), (19.0, 12.5), (18.0, 9.0)]);
    b.line(&[(19.0, 12.5), (20.8, 9.2)]);
}

fn key(b: &Brush<'_>) {
    b.ring(8.0, 12.0, 3.2);
    b.line(&[(11.2, 12.0), (19.5, 12.0), (19.5, 15.5)]);
    b.line(&[(16.0, 12.0), (16.0, 14.5)]);
}

fn mountain(b: &Brush<'_>) {
    b.fill(&[(3.5, 18.0), (9.5, 7.0), (14.5, 18.0)]);
    b.fill(&[(11.0, 18.0), (16.0, 10.5), (20.5, 18.0)]);
}

fn drum(b: &Brush<'_>) {
    let rim: Vec<(f32, f32)> = (0..=20)
        .map(|i| {
            let (sin, cos) = (TAU * i as f32 / 20.0).sin_cos();
            (12.0 + 6.5 * cos, 9.5 + 2.2 * sin)
        })
        .collect();
    b.line(&rim);
    b.line(&[
        (5.5, 9.5),
        (5.5, 17.0),
        (9.0, 19.0),
        (15.0, 19.0),
        (18.5, 17.0),
        (18.5, 9.5),
    ]);
    b.line(&[(8.0, 4.0), (13.0, 9.0)]);
    b.line(&[(17.5, 3.8), (14.0, 9.0)]);
}

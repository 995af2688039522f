//! Pictograms, drawn: everything that matters can be found without reading.

use std::f32::consts::{PI, TAU};

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pictogram {
    Onward,
    Back,
    Upward,
    Downward,
    Tick,
    Plus,
    Drone,
    Speech,
    Map,
    Gear,
    Pair,
    Person,
    Eye,
    Spark,
    Outline,
    Question,
    Exclamation,
    Bulb,
    Received,
    Pause,
    Altitude,
    Battery,
    Propeller,
    Frame,
    Pad,
    Rise,
    Fall,
    Again,
    Hand,
    HelpMost,
    HelpSome,
    HelpNone,
    Keyboard,
    Gamepad,
    Mouse,
    Lock,
    Send,
    Badge,
    Clock,
    Film,
    Scissors,
    Sound,
    Letter,
    Still,
    Erase,
    Note,
    Disk,
    Flag,
    Wind,
    Steps,
    Target,
    Enter,
}

/// Cosine of a turn that needs no round joint.
const HARDLY: f32 = 0.9;

/// Strokes in a square of 24 × 24.
struct Pen<'p> {
    painter: &'p Painter,
    at: Pos2,
    unit: f32,
    ink: Color32,
}

impl Pen<'_> {
    fn p(&self, x: f32, y: f32) -> Pos2 {
        self.at + vec2(x, y) * self.unit
    }

    fn stroke(&self) -> Stroke {
        Stroke::new((2.0 * self.unit).max(1.5), self.ink)
    }

    fn line(&self, points: &[(f32, f32)]) {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| self.p(*x, *y)).collect();
        // Round ends and joints: a dot at each point, save where the line hardly turns.
        for (place, point) in points.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|before| points.get(before));
            let hardly_turns = before.zip(points.get(place + 1)).is_some_and(|(before, after)| {
                let (came, goes) = ((*point - *before).normalized(), (*after - *point).normalized());
                came.dot(goes) > HARDLY
            });
            if !hardly_turns {
                self.painter.circle_filled(*point, self.stroke().width / 2.0, self.ink);
            }
        }
        self.painter.add(Shape::line(points, self.stroke()));
    }

    fn closed(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|(x, y)| self.p(*x, *y)).collect();
        self.painter.add(Shape::closed_line(points, self.stroke()));
    }

    fn filled(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|(x, y)| self.p(*x, *y)).collect();
        self.painter.add(Shape::convex_polygon(points, self.ink, Stroke::NONE));
    }

    fn ring(&self, x: f32, y: f32, radius: f32) {
        self.painter
            .circle_stroke(self.p(x, y), radius * self.unit, self.stroke());
    }

    fn dot(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_filled(self.p(x, y), radius * self.unit, self.ink);
    }

    fn arc(&self, x: f32, y: f32, radius: f32, from: f32, to: f32) {
        let points: Vec<(f32, f32)> = (0..=16)
            .map(|i| {
                let angle = from + (to - from) * i as f32 / 16.0;
                (x + radius * angle.cos(), y + radius * angle.sin())
            })
            .collect();
        self.line(&points);
    }
}

/// The shape of an observation: a spark of four points with a heart of light. Filled = seen; its outline
/// alone = not seen yet.
pub(crate) fn spark(painter: &Painter, centre: Pos2, radius: f32, fill: Option<Color32>, ink: Color32) {
    let point = |i: usize| {
        let angle = -PI / 2.0 + TAU * i as f32 / 16.0;
        let reach = match i % 4 {
            0 => 1.0,
            2 => 0.56,
            _ => 0.34,
        };
        centre + Vec2::angled(angle) * radius * reach
    };
    let points: Vec<Pos2> = (0..16).map(point).collect();
    if let Some(fill) = fill {
        // A star is not convex: a fan from its centre.
        for i in 0..16 {
            painter.add(Shape::convex_polygon(
                vec![centre, points[i], points[(i + 1) % 16]],
                fill,
                Stroke::NONE,
            ));
        }
    }
    painter.add(Shape::closed_line(points, Stroke::new((radius * 0.09).max(1.2), ink)));
}

impl Pictogram {
    /// Draws the sign in the middle of `place`.
    pub(crate) fn draw(self, painter: &Painter, place: Rect, ink: Color32) {
        let side = place.width().min(place.height());
        let at = place.center() - Vec2::splat(side / 2.0);
        let pen = Pen {
            painter,
            at,
            unit: side / 24.0,
            ink,
        };
        self.draw_ways(&pen);
        self.draw_doings(&pen);
        self.draw_things(&pen);
    }

    fn draw_ways(self, pen: &Pen<'_>) {
        match self {
            Self::Onward => pen.line(&[(4.0, 12.0), (19.0, 12.0), (13.0, 6.0), (19.0, 12.0), (13.0, 18.0)]),
            Self::Back => pen.line(&[(20.0, 12.0), (5.0, 12.0), (11.0, 6.0), (5.0, 12.0), (11.0, 18.0)]),
            Self::Upward => pen.line(&[(12.0, 20.0), (12.0, 5.0), (6.0, 11.0), (12.0, 5.0), (18.0, 11.0)]),
            Self::Downward => pen.line(&[(12.0, 4.0), (12.0, 19.0), (6.0, 13.0), (12.0, 19.0), (18.0, 13.0)]),
            Self::Tick => pen.line(&[(4.0, 13.0), (10.0, 19.0), (20.0, 6.0)]),
            Self::Plus => {
                pen.line(&[(12.0, 4.0), (12.0, 20.0)]);
                pen.line(&[(4.0, 12.0), (20.0, 12.0)]);
            }
            Self::Speech => {
                pen.closed(&[
                    (3.0, 4.0),
                    (21.0, 4.0),
                    (21.0, 16.0),
                    (11.0, 16.0),
                    (6.0, 21.0),
                    (6.0, 16.0),
                    (3.0, 16.0),
                ]);
                pen.line(&[(7.0, 8.5), (17.0, 8.5)]);
                pen.line(&[(7.0, 12.0), (14.0, 12.0)]);
            }
            Self::Map => {
                pen.closed(&[
                    (2.0, 6.0),
                    (9.0, 3.0),
                    (15.0, 6.0),
                    (22.0, 3.0),
                    (22.0, 18.0),
                    (15.0, 21.0),
                    (9.0, 18.0),
                    (2.0, 21.0),
                ]);
                pen.line(&[(9.0, 3.0), (9.0, 18.0)]);
                pen.line(&[(15.0, 6.0), (15.0, 21.0)]);
            }
            Self::Gear => {
                pen.ring(12.0, 12.0, 5.5);
                for i in 0..8 {
                    let (sin, cos) = (TAU * i as f32 / 8.0).sin_cos();
                    pen.line(&[
                        (12.0 + 6.5 * cos, 12.0 + 6.5 * sin),
                        (12.0 + 9.5 * cos, 12.0 + 9.5 * sin),
                    ]);
                }
                pen.dot(12.0, 12.0, 1.8);
            }
            Self::Person => {
                pen.ring(12.0, 7.0, 4.0);
                pen.arc(12.0, 21.0, 8.0, PI, TAU);
            }
            Self::Pair => {
                pen.ring(7.5, 8.0, 3.3);
                pen.arc(7.5, 20.0, 5.5, PI, TAU);
                pen.ring(17.0, 8.0, 3.3);
                pen.arc(17.0, 20.0, 5.5, PI, TAU);
            }
            Self::Keyboard => {
                pen.closed(&[(1.5, 6.0), (22.5, 6.0), (22.5, 18.0), (1.5, 18.0)]);
                for x in [5.0, 9.6, 14.3, 19.0] {
                    pen.dot(x, 10.0, 1.2);
                }
                pen.line(&[(7.0, 14.5), (17.0, 14.5)]);
            }
            Self::Gamepad => {
                pen.closed(&[
                    (6.0, 7.0),
                    (18.0, 7.0),
                    (22.5, 17.5),
                    (18.5, 19.0),
                    (15.0, 14.5),
                    (9.0, 14.5),
                    (5.5, 19.0),
                    (1.5, 17.5),
                ]);
                pen.dot(7.8, 10.7, 1.6);
                pen.dot(16.2, 10.7, 1.6);
            }
            Self::Mouse => {
                pen.closed(&[
                    (7.0, 3.0),
                    (17.0, 3.0),
                    (18.5, 9.0),
                    (18.5, 16.0),
                    (15.5, 21.5),
                    (8.5, 21.5),
                    (5.5, 16.0),
                    (5.5, 9.0),
                ]);
                pen.line(&[(12.0, 3.5), (12.0, 10.0)]);
            }
            Self::Steps => pen.line(&[
                (3.0, 20.0),
                (9.0, 20.0),
                (9.0, 14.5),
                (15.0, 14.5),
                (15.0, 9.0),
                (21.0, 9.0),
                (21.0, 4.0),
            ]),
            Self::Target => {
                pen.ring(12.0, 12.0, 9.5);
                pen.ring(12.0, 12.0, 5.0);
                pen.dot(12.0, 12.0, 1.8);
            }
            Self::Enter => pen.line(&[
                (20.0, 5.0),
                (20.0, 14.0),
                (5.0, 14.0),
                (10.0, 9.0),
                (5.0, 14.0),
                (10.0, 19.0),
            ]),
            Self::Pause => {
                pen.line(&[(8.0, 5.0), (8.0, 19.0)]);
                pen.line(&[(16.0, 5.0), (16.0, 19.0)]);
            }
            Self::Erase => {
                pen.closed(&[(8.0, 5.0), (22.0, 5.0), (22.0, 19.0), (8.0, 19.0), (2.0, 12.0)]);
                pen.line(&[(12.0, 9.0), (18.0, 15.0)]);
                pen.line(&[(18.0, 9.0), (12.0, 15.0)]);
            }
            _ => {}
        }
    }

    fn draw_doings(self, pen: &Pen<'_>) {
        match self {
            Self::Eye => {
                pen.arc(12.0, 19.0, 12.5, PI * 1.22, PI * 1.78);
                pen.arc(12.0, 5.0, 12.5, PI * 0.22, PI * 0.78);
                pen.dot(12.0, 12.0, 3.4);
            }
            Self::Spark => spark(
                pen.painter,
                pen.p(12.0, 12.0),
                11.0 * pen.unit,
                Some(crate::theme::SUN),
                pen.ink,
            ),
            Self::Outline => spark(pen.painter, pen.p(12.0, 12.0), 11.0 * pen.unit, None, pen.ink),
            Self::Question => {
                pen.arc(12.0, 8.0, 4.5, -PI, PI * 0.4);
                pen.line(&[(13.2, 12.3), (12.0, 15.2)]);
                pen.dot(12.0, 20.0, 1.7);
            }
            Self::Exclamation => {
                pen.line(&[(12.0, 3.5), (12.0, 14.5)]);
                pen.dot(12.0, 20.0, 1.9);
            }
            Self::Bulb => {
                pen.arc(12.0, 9.0, 6.5, PI * 0.72, PI * 2.28);
                pen.line(&[(8.5, 14.5), (8.8, 18.0), (15.2, 18.0), (15.5, 14.5)]);
                pen.line(&[(10.0, 21.5), (14.0, 21.5)]);
            }
            Self::Received => {
                pen.closed(&[
                    (3.0, 4.0),
                    (21.0, 4.0),
                    (21.0, 16.0),
                    (11.0, 16.0),
                    (6.0, 21.0),
                    (6.0, 16.0),
                    (3.0, 16.0),
                ]);
                pen.line(&[(8.0, 10.0), (11.0, 13.0), (16.5, 7.0)]);
            }
            Self::Hand => {
                for (x, top) in [(7.0, 7.5), (10.4, 4.0), (13.8, 3.5), (17.2, 6.0)] {
                    pen.line(&[(x, top), (x, 14.0)]);
                }
                pen.line(&[(7.0, 14.0), (3.5, 11.5), (8.0, 20.5), (15.5, 20.5), (17.2, 14.0)]);
            }
            Self::Altitude => {
                pen.line(&[(12.0, 20.0), (12.0, 4.0), (7.5, 8.5), (12.0, 4.0), (16.5, 8.5)]);
                pen.line(&[(4.0, 21.0), (20.0, 21.0)]);
            }
            Self::Rise => {
                pen.line(&[(12.0, 15.0), (12.0, 3.0), (7.0, 8.0), (12.0, 3.0), (17.0, 8.0)]);
                pen.line(&[(4.0, 20.0), (20.0, 20.0)]);
            }
            Self::Fall => {
                pen.line(&[(12.0, 3.0), (12.0, 15.0), (7.0, 10.0), (12.0, 15.0), (17.0, 10.0)]);
                pen.line(&[(4.0, 20.0), (20.0, 20.0)]);
            }
            Self::Again => {
                pen.arc(12.0, 12.0, 8.0, -PI * 0.35, PI * 1.35);
                pen.line(&[(11.5, 4.0), (16.0, 4.9), (15.0, 9.5)]);
            }
            Self::Send => {
                pen.closed(&[(2.0, 11.0), (22.0, 3.0), (15.0, 21.0), (11.0, 13.5)]);
                pen.line(&[(11.0, 13.5), (22.0, 3.0)]);
            }
            Self::Scissors => {
                pen.ring(6.0, 6.0, 3.0);
                pen.ring(6.0, 18.0, 3.0);
                pen.line(&[(8.5, 8.0), (21.0, 18.0)]);
                pen.line(&[(8.5, 16.0), (21.0, 6.0)]);
            }
            Self::Still => {
                pen.arc(12.0, 12.0, 9.0, 0.0, TAU);
                pen.line(&[(8.0, 12.0), (16.0, 12.0)]);
            }
            _ => {}
        }
    }

    fn draw_things(self, pen: &Pen<'_>) {
        match self {
            Self::Drone => {
                pen.closed(&[(9.0, 10.0), (15.0, 10.0), (15.0, 15.0), (9.0, 15.0)]);
                for (x, y) in [(4.5, 6.0), (19.5, 6.0)] {
                    pen.line(&[(x - 3.0, y), (x + 3.0, y)]);
                    pen.line(&[(x, y), (x, 9.0), (12.0, 12.0)]);
                }
                pen.line(&[(9.5, 15.0), (7.0, 19.5)]);
                pen.line(&[(14.5, 15.0), (17.0, 19.5)]);
            }
            Self::Battery => {
                pen.closed(&[(2.0, 7.0), (19.0, 7.0), (19.0, 17.0), (2.0, 17.0)]);
                pen.line(&[(22.0, 10.5), (22.0, 13.5)]);
                pen.filled(&[(4.5, 9.5), (11.0, 9.5), (11.0, 14.5), (4.5, 14.5)]);
            }
            Self::Propeller => {
                for i in 0..3 {
                    let angle = TAU * i as f32 / 3.0 - PI / 2.0;
                    let (sin, cos) = angle.sin_cos();
                    let side = |k: f32, d: f32| (12.0 + k * cos - d * sin, 12.0 + k * sin + d * cos);
                    pen.closed(&[side(2.0, 0.0), side(6.0, 2.6), side(10.0, 1.6), side(9.5, -1.2)]);
                }
                pen.dot(12.0, 12.0, 2.0);
            }
            Self::Frame => {
                pen.line(&[(5.0, 5.0), (19.0, 19.0)]);
                pen.line(&[(19.0, 5.0), (5.0, 19.0)]);
                for (x, y) in [(5.0, 5.0), (19.0, 5.0), (5.0, 19.0), (19.0, 19.0)] {
                    pen.ring(x, y, 3.2);
                }
            }
            Self::Pad => {
                pen.ring(12.0, 12.0, 9.5);
                pen.line(&[(8.5, 7.5), (8.5, 16.5)]);
                pen.line(&[(15.5, 7.5), (15.5, 16.5)]);
                pen.line(&[(8.5, 12.0), (15.5, 12.0)]);
            }
            Self::HelpMost | Self::HelpSome | Self::HelpNone => {
                let rings = match self {
                    Self::HelpMost => 3,
                    Self::HelpSome => 2,
                    _ => 1,
                };
                pen.dot(12.0, 12.0, 2.4);
                for i in 1..rings {
                    pen.ring(12.0, 12.0, 2.4 + 3.6 * i as f32);
                }
                pen.line(&[(2.0, 22.0), (22.0, 22.0)]);
            }
            Self::Lock => {
                pen.closed(&[(5.0, 11.0), (19.0, 11.0), (19.0, 21.0), (5.0, 21.0)]);
                pen.arc(12.0, 11.0, 5.0, PI, TAU);
                pen.dot(12.0, 16.0, 1.6);
            }
            Self::Badge => {
                pen.closed(&[
                    (12.0, 2.0),
                    (20.0, 6.5),
                    (20.0, 15.5),
                    (12.0, 20.0),
                    (4.0, 15.5),
                    (4.0, 6.5),
                ]);
                spark(
                    pen.painter,
                    pen.p(12.0, 11.0),
                    5.5 * pen.unit,
                    Some(crate::theme::SUN),
                    pen.ink,
                );
            }
            Self::Clock => {
                pen.ring(12.0, 12.0, 9.5);
                pen.line(&[(12.0, 6.0), (12.0, 12.0), (16.0, 14.5)]);
            }
            Self::Film => {
                pen.closed(&[(2.0, 5.0), (22.0, 5.0), (22.0, 19.0), (2.0, 19.0)]);
                pen.filled(&[(9.5, 8.5), (16.0, 12.0), (9.5, 15.5)]);
            }
            Self::Sound => {
                pen.closed(&[
                    (2.0, 9.0),
                    (6.5, 9.0),
                    (12.0, 4.5),
                    (12.0, 19.5),
                    (6.5, 15.0),
                    (2.0, 15.0),
                ]);
                pen.arc(12.0, 12.0, 5.0, -0.8, 0.8);
                pen.arc(12.0, 12.0, 9.0, -0.8, 0.8);
            }
            Self::Letter => {
                pen.line(&[(2.0, 19.0), (7.5, 5.0), (13.0, 19.0)]);
                pen.line(&[(4.0, 14.0), (11.0, 14.0)]);
                pen.line(&[(15.5, 19.0), (18.5, 11.0), (21.5, 19.0)]);
                pen.line(&[(16.7, 16.0), (20.3, 16.0)]);
            }
            Self::Note => {
                pen.dot(7.0, 18.0, 3.4);
                pen.line(&[(10.2, 18.0), (10.2, 4.0), (19.0, 7.5)]);
            }
            Self::Disk => {
                pen.closed(&[(3.0, 3.0), (17.0, 3.0), (21.0, 7.0), (21.0, 21.0), (3.0, 21.0)]);
                pen.closed(&[(7.0, 3.0), (15.0, 3.0), (15.0, 8.5), (7.0, 8.5)]);
                pen.ring(12.0, 15.0, 3.0);
            }
            Self::Wind => {
                pen.line(&[(2.0, 8.0), (14.0, 8.0)]);
                pen.arc(14.0, 5.5, 2.5, -PI * 0.9, PI * 0.5);
                pen.line(&[(4.0, 13.0), (19.0, 13.0)]);
                pen.line(&[(2.0, 18.0), (12.0, 18.0)]);
                pen.arc(12.0, 20.2, 2.2, -PI * 0.5, PI * 0.9);
            }
            Self::Flag => {
                pen.line(&[
                    (5.0, 22.0),
                    (5.0, 3.0),
                    (19.0, 3.0),
                    (15.5, 7.5),
                    (19.0, 12.0),
                    (5.0, 12.0),
                ]);
            }
            _ => {}
        }
    }
}

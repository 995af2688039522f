//! The automaton itself: what sleeps is grey wood, what is awake has colour and moves.

use bevy_egui::egui::{Color32, Painter, Rect, Shape, Stroke, StrokeKind};
use simulation::teamwork::automaton::{Automaton, Part};

use super::pen::Square;
use crate::theme::{CORAL, INK, LEAF, PAPER, PETROL, SAND, SAND_DEEP, SUN_SOFT, WHITE, WOOD};

/// The machine as it is at this moment.
pub(super) struct Figure<'a> {
    pub(super) painter: &'a Painter,
    pub(super) on: Square,
    awake: Vec<Part>,
    has: Vec<Part>,
    /// From −1 to 1 and back, for what moves.
    sway: f32,
    line: Stroke,
}

impl<'a> Figure<'a> {
    pub(super) fn new(painter: &'a Painter, place: Rect, machine: &Automaton, still: bool) -> Self {
        let on = Square::within(place);
        let moves = !still && (machine.waking().is_some() || machine.plays().is_some());
        let beat = machine.tick() as f32 / 60.0 * std::f32::consts::TAU;
        Self {
            painter,
            on,
            awake: machine.awake(),
            has: machine.parameters().modules.iter().map(|module| module.wakes).collect(),
            sway: if moves { (beat * 0.9).sin() } else { 0.0 },
            line: Stroke::new(2.0_f32.max(on.long(0.7)), INK),
        }
    }

    fn is_awake(&self, part: Part) -> bool {
        self.awake.contains(&part)
    }

    /// Its colour once it is awake, and that of sleep.
    fn colour(&self, part: Part, awake: Color32) -> Color32 {
        if self.is_awake(part) { awake } else { SAND_DEEP }
    }

    fn shape(&self, corners: &[[f32; 2]], fill: Color32) {
        self.painter.add(self.on.shape(corners, fill, self.line));
    }

    fn limb(&self, points: &[[f32; 2]], width: f32, colour: Color32) {
        let points: Vec<_> = points.iter().map(|[x, y]| self.on.at(*x, *y)).collect();
        for (width, colour) in [(width + 1.6, INK), (width, colour)] {
            let width = self.on.long(width);
            for point in &points {
                self.painter.circle_filled(*point, width / 2.0, colour);
            }
            self.painter
                .add(Shape::line(points.clone(), Stroke::new(width, colour)));
        }
    }

    /// From what stands behind to what stands before.
    pub(super) fn draw(&self) {
        if self.has.contains(&Part::Wings) {
            self.wings();
        }
        if self.has.contains(&Part::Feet) {
            self.feet();
        }
        self.arms();
        self.body();
        if self.has.contains(&Part::Bellows) {
            self.bellows();
        }
        if self.has.contains(&Part::Drum) {
            self.drum();
        }
        if self.has.contains(&Part::Heart) {
            self.heart();
        }
        self.head();
        if self.has.contains(&Part::Hat) {
            self.hat();
        }
    }

    fn wings(&self) {
        let fill = self.colour(Part::Wings, PAPER);
        let lift = if self.is_awake(Part::Wings) {
            -12.0 + 4.0 * self.sway
        } else {
            16.0
        };
        for side in [-1.0, 1.0] {
            let x = |from_middle: f32| 50.0 + side * from_middle;
            self.shape(
                &[
                    [x(18.0), 46.0],
                    [x(46.0), 42.0 + lift],
                    [x(44.0), 58.0 + lift],
                    [x(18.0), 62.0],
                ],
                fill,
            );
        }
    }

    fn feet(&self) {
        let fill = self.colour(Part::Feet, PETROL);
        for (side, sway) in [(-1.0, self.sway), (1.0, -self.sway)] {
            let lift = if self.is_awake(Part::Feet) {
                (sway * 4.0).max(0.0)
            } else {
                0.0
            };
            let x = 50.0 + side * 13.0;
            let place = self.on.rect([x - 9.0, 90.0 - lift], [18.0, 8.0]);
            self.painter
                .rect(place, self.on.long(3.0), fill, self.line, StrokeKind::Middle);
        }
    }

    fn arms(&self) {
        let colour = self.colour(Part::Arms, CORAL);
        for side in [-1.0, 1.0] {
            let x = |from_middle: f32| 50.0 + side * from_middle;
            let arm = if self.is_awake(Part::Arms) {
                let wave = side * self.sway * 4.0;
                [[x(22.0), 54.0], [x(34.0), 46.0], [x(38.0), 30.0 + wave]]
            } else {
                [[x(22.0), 54.0], [x(29.0), 68.0], [x(28.0), 82.0]]
            };
            self.limb(&arm, 5.0, colour);
        }
    }

    fn body(&self) {
        self.shape(&[[28.0, 48.0], [72.0, 48.0], [76.0, 92.0], [24.0, 92.0]], WOOD);
        let band = self.on.rect([27.0, 84.0], [46.0, 4.0]);
        self.painter.rect_filled(band, 0.0, INK.gamma_multiply(0.25));
    }

    fn bellows(&self) {
        let fill = self.colour(Part::Bellows, LEAF);
        let stretch = if self.is_awake(Part::Bellows) {
            1.0 + 0.18 * self.sway
        } else {
            0.8
        };
        for fold in 0..4 {
            let low = 90.0 - fold as f32 * 6.0 * stretch;
            let wide = if fold % 2 == 0 { 10.0 } else { 13.0 };
            let place = self.on.rect([68.0, low - 6.0 * stretch], [wide, 6.0 * stretch]);
            self.painter.rect(place, 1.0, fill, self.line, StrokeKind::Middle);
        }
    }

    fn drum(&self) {
        let skin = self.colour(Part::Drum, PAPER);
        let centre = self.on.at(38.0, 76.0);
        self.painter
            .circle(centre, self.on.long(11.0), self.colour(Part::Drum, CORAL), self.line);
        self.painter.circle(centre, self.on.long(8.0), skin, self.line);
        if self.is_awake(Part::Drum) {
            let hit = self.sway * 4.0;
            self.limb(&[[22.0, 62.0 + hit], [36.0, 74.0]], 1.6, WHITE);
        }
    }

    fn heart(&self) {
        let beats = if self.is_awake(Part::Heart) {
            1.0 + 0.12 * self.sway
        } else {
            1.0
        };
        let fill = if self.is_awake(Part::Heart) { CORAL } else { SAND_DEEP };
        let (x, y, half) = (58.0, 60.0, 6.5 * beats);
        let mut points = Vec::new();
        // Two round shoulders over a point.
        for step in 0..=24_u8 {
            let turn = f32::from(step) / 24.0 * std::f32::consts::TAU;
            let across = 16.0 * turn.sin().powi(3);
            let up = 13.0 * turn.cos() - 5.0 * (2.0 * turn).cos() - 2.0 * (3.0 * turn).cos() - (4.0 * turn).cos();
            points.push(self.on.at(x + across * half / 16.0, y - up * half / 16.0));
        }
        self.painter.add(Shape::Path(bevy_egui::egui::epaint::PathShape {
            points,
            closed: true,
            fill,
            stroke: self.line.into(),
        }));
    }

    fn head(&self) {
        let centre = self.on.at(50.0, 33.0);
        self.painter.rect(
            self.on.rect([45.0, 44.0], [10.0, 6.0]),
            0.0,
            SAND_DEEP,
            self.line,
            StrokeKind::Middle,
        );
        self.painter.circle(centre, self.on.long(14.0), SAND, self.line);
        for side in [-1.0, 1.0] {
            let eye = self.on.at(50.0 + side * 5.5, 31.0);
            if self.is_awake(Part::Eyes) {
                self.painter.circle(eye, self.on.long(3.4), WHITE, self.line);
                let looks = eye + bevy_egui::egui::vec2(self.on.long(1.2) * self.sway, 0.0);
                self.painter.circle_filled(looks, self.on.long(1.5), INK);
            } else {
                let lid = [
                    self.on.at(50.0 + side * 5.5 - 3.2, 31.5),
                    self.on.at(50.0 + side * 5.5 + 3.2, 31.5),
                ];
                self.painter.line_segment(lid, self.line);
            }
        }
        // Nobody is mocked: it sleeps with a straight mouth, and smiles once something in it is awake.
        let smile = if self.awake.is_empty() { 0.0 } else { 3.0 };
        let mouth = [
            [44.0, 39.0],
            [47.0, 39.0 + smile * 0.8],
            [50.0, 39.0 + smile],
            [53.0, 39.0 + smile * 0.8],
            [56.0, 39.0],
        ];
        let mouth: Vec<_> = mouth.iter().map(|[x, y]| self.on.at(*x, *y)).collect();
        self.painter.add(Shape::line(mouth, self.line));
    }

    fn hat(&self) {
        let awake = self.is_awake(Part::Hat);
        let fill = self.colour(Part::Hat, SUN_SOFT);
        let lift = if awake { -2.0 + self.sway.min(0.0) * 3.0 } else { 0.0 };
        self.shape(
            &[
                [40.0, 20.0 + lift],
                [42.0, 4.0 + lift],
                [58.0, 4.0 + lift],
                [60.0, 20.0 + lift],
            ],
            fill,
        );
        self.shape(
            &[
                [33.0, 20.0 + lift],
                [67.0, 20.0 + lift],
                [67.0, 23.0 + lift],
                [33.0, 23.0 + lift],
            ],
            fill,
        );
    }
}

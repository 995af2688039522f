//! Pictograms, drawn: everything that matters can be found without reading.

mod bench;
mod doings;
mod pen;
mod things;
mod tools;
mod ways;

use std::f32::consts::{PI, TAU};

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use pen::Pen;

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
    Minus,
    Nearer,
    Power,
    Flip,
    Away,
    Tray,
    Bench,
    Plank,
    House,
    Joined,
    Van,
    Bird,
    BlueTit,
    GreatTit,
    Sparrow,
    Sheet,
    Tape,
    Square,
    Pencil,
    Clamp,
    Saw,
    Drill,
    Shield,
    Screwdriver,
    Screw,
    SandingBlock,
    Gauge,
    Shim,
    Glasses,
    Gloves,
    EarMuffs,
    Rain,
    Umbrella,
    Door,
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
        self.draw_tools(&pen);
        self.draw_bench(&pen);
    }
}

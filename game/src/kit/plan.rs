//! A clip seen from above, with height over time beside it.

use bevy_egui::egui::{Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, vec2};
use simulation::PlanShape;
use situation::clip::Frame;

use super::{Kit, write};
use crate::theme::{self, INK, INK_SOFT, PETROL, PLAYERS, SAND_DEEP, SKY, WHITE, WOOD};

/// A clip laid out for drawing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct PlanView {
    /// Fixed things.
    pub(crate) shapes: Vec<PlanShape>,
    /// One per tick.
    pub(crate) frames: Vec<Frame>,
}

impl PlanView {
    /// Corner and size of everything fixed, metres.
    fn bounds(&self) -> (Vec2, Vec2) {
        let (mut low, mut high) = (Vec2::splat(f32::MAX), Vec2::splat(f32::MIN));
        for shape in &self.shapes {
            let (centre, half) = match shape {
                PlanShape::Rectangle { centre, half, .. } => (centre, [half[0], half[1]]),
                PlanShape::Circle { centre, radius, .. } => (centre, [*radius, *radius]),
            };
            let (centre, half) = (
                vec2(centre[0] as f32, centre[1] as f32),
                vec2(half[0] as f32, half[1] as f32),
            );
            low = low.min(centre - half);
            high = high.max(centre + half);
        }
        if low.x > high.x {
            (vec2(-5.0, -5.0), vec2(10.0, 10.0))
        } else {
            (low, high - low)
        }
    }

    fn highest(&self) -> f32 {
        self.frames
            .iter()
            .flat_map(|f| &f.tokens)
            .map(|t| t.position[2] as f32)
            .fold(1.0, f32::max)
    }
}

impl Kit<'_> {
    /// Draws `view` up to frame `now`: the plan at the left, height over time at the right.
    pub(crate) fn plan(&self, ui: &Ui, place: Rect, view: &PlanView, now: usize) {
        let painter = ui.painter();
        painter.rect_filled(place, theme::ROUND, WHITE);
        painter.rect_stroke(place, theme::ROUND, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
        let inner = place.shrink(14.0);
        let side = inner.height().min(inner.width() * 0.6);
        let plan = Rect::from_min_size(inner.min, vec2(side, side));
        let (corner, size) = view.bounds();
        let scale = side / size.x.max(size.y).max(0.1);
        // The pilot stands at the lower edge and looks up the page: +x is up, +y is left.
        let to = |x: f64, y: f64| {
            let (x, y) = (x as f32 - corner.x, y as f32 - corner.y);
            Pos2::new(plan.left() + (size.y - y) * scale, plan.top() + (size.x - x) * scale)
        };
        for shape in &view.shapes {
            match shape {
                PlanShape::Rectangle { centre, half, .. } => {
                    let rect = Rect::from_two_pos(
                        to(centre[0] - half[0], centre[1] - half[1]),
                        to(centre[0] + half[0], centre[1] + half[1]),
                    );
                    painter.rect_stroke(rect, 2.0, Stroke::new(1.5, WOOD), StrokeKind::Inside);
                }
                PlanShape::Circle { centre, radius, .. } => {
                    let radius = (*radius as f32 * scale).max(3.0);
                    painter.circle(to(centre[0], centre[1]), radius, SKY, Stroke::new(1.0, INK_SOFT));
                }
            }
        }
        let now = now.min(view.frames.len().saturating_sub(1));
        let names: Vec<&str> = view
            .frames
            .first()
            .map_or(Vec::new(), |f| f.tokens.iter().map(|t| t.name.as_str()).collect());
        let height = Rect::from_min_max(
            Pos2::new(plan.right() + 40.0, inner.top() + 8.0),
            inner.max - vec2(0.0, 24.0),
        );
        let top = view.highest().ceil();
        for metre in 0..=top as u32 {
            let y = height.bottom() - height.height() * metre as f32 / top;
            painter.line_segment(
                [Pos2::new(height.left(), y), Pos2::new(height.right(), y)],
                Stroke::new(1.0, theme::SAND),
            );
            if top < 6.0 || metre % 2 == 0 {
                write(
                    ui,
                    Pos2::new(height.left() - 34.0, y - 11.0),
                    60.0,
                    &format!("{metre} m"),
                    16.0,
                    theme::regular(),
                    INK_SOFT,
                );
            }
        }
        let last = (view.frames.len().max(2) - 1) as f32;
        for (index, name) in names.iter().enumerate() {
            let find = |frame: &Frame| frame.tokens.iter().find(|t| t.name == *name).cloned();
            let colour = view
                .frames
                .first()
                .and_then(find)
                .and_then(|t| t.seat)
                .map_or(PETROL, |s| PLAYERS[usize::from(s) % 4]);
            let mut path = Vec::new();
            let mut heights = Vec::new();
            for (i, frame) in view.frames.iter().enumerate().take(now + 1).step_by(3) {
                let Some(token) = find(frame) else { continue };
                path.push(to(token.position[0], token.position[1]));
                let x = height.left() + height.width() * i as f32 / last;
                heights.push(Pos2::new(
                    x,
                    height.bottom() - height.height() * token.position[2] as f32 / top,
                ));
            }
            painter.add(Shape::line(path, Stroke::new(2.5, colour)));
            if index == 0 || view.frames.first().and_then(find).is_some_and(|t| t.seat.is_some()) {
                painter.add(Shape::line(heights, Stroke::new(2.5, colour)));
            }
            let Some(token) = view.frames.get(now).and_then(find) else {
                continue;
            };
            let at = to(token.position[0], token.position[1]);
            painter.circle(at, 6.0, colour, Stroke::new(1.5, INK));
            if let Some(heading) = token.heading {
                let (sin, cos) = (heading as f32).sin_cos();
                painter.line_segment([at, at + vec2(-sin, -cos) * 13.0], Stroke::new(2.5, INK));
            }
        }
    }
}

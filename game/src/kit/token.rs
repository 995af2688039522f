//! The sign of a seat: a colour and a shape, the same as in every drawing.

use bevy_egui::egui::{Painter, Pos2, Shape, Stroke};
use situation::drawing::Mark;

use crate::theme::{INK, PLAYERS};

/// Draws the sign of `seat` around `centre`.
pub(crate) fn token(painter: &Painter, centre: Pos2, radius: f32, seat: u8) {
    let fill = PLAYERS[usize::from(seat % 4)];
    let line = Stroke::new(1.5, INK);
    match Mark::of_seat(seat) {
        Mark::Circle => {
            painter.circle(centre, radius, fill, line);
        }
        mark => {
            let corners = mark.corners([f64::from(centre.x), f64::from(centre.y)], f64::from(radius));
            let corners = corners
                .into_iter()
                .map(|[x, y]| Pos2::new(x as f32, y as f32))
                .collect();
            painter.add(Shape::convex_polygon(corners, fill, line));
        }
    }
}

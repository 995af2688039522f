//! What the machine prints at the end: those who woke it, and the absurd things that came out on the way. No number, no
//! name: a sheet that is everybody's.

use bevy_egui::egui::{Rect, Stroke, StrokeKind, Ui, vec2};
use simulation::teamwork::automaton::Automaton;

use super::surprises;
use crate::kit::{Kit, TextStyle, token, write_centred};
use crate::theme::{INK, PAPER, SAND_DEEP, SKY, STEP};

/// Draws the sheet as far as it has come out.
pub(super) fn draw(ui: &Ui, kit: &Kit<'_>, place: Rect, machine: &Automaton, since_s: f64) {
    let out = if kit.still {
        1.0
    } else {
        (since_s as f32 / 2.0).min(1.0)
    };
    let slot = Rect::from_min_size(place.min, vec2(place.width(), 14.0));
    ui.painter().rect_filled(slot, 4.0, INK);
    let sheet = Rect::from_min_size(
        slot.center_bottom() - vec2(place.width() * 0.45, 4.0),
        vec2(place.width() * 0.9, (place.height() - 18.0) * out),
    );
    let painter = ui.painter().with_clip_rect(sheet.expand(2.0));
    painter.rect(sheet, 0.0, PAPER, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
    if out < 1.0 {
        return;
    }
    let inner = sheet.shrink(1.5 * STEP);
    let head = Rect::from_min_size(inner.min, vec2(inner.width(), 30.0));
    write_centred(ui, head, &kit.say("game-machine-portrait"), TextStyle::STRONG);
    // Heads on one line, each as large as any other.
    let people: Vec<u8> = (0..simulation::MAX_SEATS)
        .filter(|seat| machine.is_here(*seat))
        .collect();
    let band = (inner.height() - 36.0) * 0.55;
    let middle = inner.top() + 36.0 + band / 2.0;
    let step = inner.width() / (people.len() as f32 + 1.0);
    // Nobody's head lies over another's.
    let radius = (band * 0.32).min(step / 2.8);
    for (at, seat) in people.iter().enumerate() {
        let centre = bevy_egui::egui::pos2(inner.left() + step * (at as f32 + 1.0), middle);
        painter.circle(centre, radius * 1.3, SKY, Stroke::new(2.0, INK));
        token(&painter, centre, radius * 0.7, *seat);
        // A face under the sign: two eyes and a smile are the machine's way to see people.
        let smile: Vec<_> = [[-0.5, 1.0], [-0.25, 1.12], [0.0, 1.16], [0.25, 1.12], [0.5, 1.0]]
            .map(|[x, y]: [f32; 2]| centre + vec2(x * radius, y * radius * 0.9))
            .to_vec();
        painter.add(bevy_egui::egui::Shape::line(smile, Stroke::new(2.0, INK)));
    }
    // What came out on the way, once each.
    let came: Vec<&String> = machine
        .parameters()
        .surprises
        .iter()
        .zip(machine.came())
        .filter(|(_, came)| **came > 0)
        .map(|(id, _)| id)
        .collect();
    let below = Rect::from_min_max(
        bevy_egui::egui::pos2(inner.left(), middle + band / 2.0 + STEP),
        inner.max,
    );
    let side = below.height().min(below.width() / came.len().max(1) as f32);
    for (at, id) in came.iter().enumerate() {
        let left = below.center().x + (at as f32 - came.len() as f32 / 2.0) * side;
        let at = Rect::from_min_size(bevy_egui::egui::pos2(left, below.top()), vec2(side, side));
        surprises::draw(ui, at.shrink(4.0), id, "", 9.0, true);
    }
}

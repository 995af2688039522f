//! The hall from above: floor, shelves, doors with their levers, charger, tap, the places where loads belong.

use bevy_egui::egui::{Color32, Painter, Rect, Stroke, StrokeKind, Ui, vec2};
use simulation::teamwork::relay::{Held, Relay};
use situation::scenario::Scenario;

use super::ground::{Body, Ground};
use super::looks::{self, State};
use super::scene::name;
use crate::kit::{Kit, Pictogram, TextStyle, measure, write_centred};
use crate::theme::{CORAL, INK, LEAF, PAPER, PETROL, SAND, SAND_DEEP, SKY, STEP, SUN, WHITE, WOOD};

const FLOOR: Color32 = Color32::from_rgb(0xEE, 0xE6, 0xD6);
/// Lines on the floor are so far apart, m.
const TILE_M: f64 = 2.0;
/// Places are named where a metre has so many points.
const NAMED: f32 = 19.0;

pub(super) fn draw(ui: &Ui, kit: &Kit<'_>, ground: Ground, scenario: &Scenario, relay: &Relay) {
    let painter = ui.painter();
    floor(painter, ground, relay);
    places(ui, kit, ground, scenario, relay);
    for wall in &relay.parameters().walls {
        shelf(painter, ground.rect(wall.at_m, wall.half_m));
    }
    fittings(painter, ground, relay);
    for door in 0..relay.parameters().doors.len() {
        doorway(painter, ground, relay, door);
    }
    if let Some(way) = relay.blocked().and_then(|way| relay.parameters().corridors.get(way)) {
        pile(painter, ground.rect(way.at_m, way.half_m));
    }
}

fn floor(painter: &Painter, ground: Ground, relay: &Relay) {
    let floor = ground.floor;
    painter.rect(floor, 0.0, FLOOR, Stroke::new(7.0, INK), StrokeKind::Outside);
    let [wide, deep] = relay.parameters().size_m;
    let line = Stroke::new(1.0, SAND);
    for tile in 1..(wide / TILE_M) as u32 {
        painter.vline(ground.at([f64::from(tile) * TILE_M, 0.0]).x, floor.y_range(), line);
    }
    for tile in 1..(deep / TILE_M) as u32 {
        painter.hline(floor.x_range(), ground.at([0.0, f64::from(tile) * TILE_M]).y, line);
    }
}

/// A ring, what belongs there as a shade, and its name.
fn places(ui: &Ui, kit: &Kit<'_>, ground: Ground, scenario: &Scenario, relay: &Relay) {
    let parameters = relay.parameters();
    let moved = relay.moved();
    for place in &parameters.places {
        let centre = ground.at(place.at_m);
        let radius = ground.long(place.radius_m);
        let belongs = parameters.loads.iter().position(|load| load.to == place.id);
        let arrived = moved
            .iter()
            .any(|of| Some(of.load) == belongs && of.arrived_s.is_some());
        let ring = Stroke::new(if arrived { 4.0 } else { 2.5 }, if arrived { LEAF } else { PETROL });
        ui.painter().circle(centre, radius, WHITE, ring);
        if let Some(load) = belongs.filter(|_| !arrived) {
            let load = &parameters.loads[load];
            let unit = radius * 0.8 / load.half_m[0] as f32;
            let shade = ui.painter().with_clip_rect(ui.clip_rect());
            looks::draw(
                Body::new(&shade, centre, 0.0, unit.min(ground.unit)),
                load,
                State::AT_REST,
            );
            // Behind a veil: it is not there yet.
            shade.circle_filled(centre, radius - 1.0, WHITE.gamma_multiply(0.62));
        }
        if arrived {
            let at = centre + vec2(-0.75, -0.75) * radius;
            ui.painter().circle(at, 11.0, LEAF, Stroke::new(1.5, INK));
            Pictogram::Tick.draw(ui.painter(), Rect::from_center_size(at, vec2(15.0, 15.0)), PAPER);
        }
        if ground.unit >= NAMED {
            label(ui, ground, centre + vec2(0.0, radius), &name(kit, scenario, &place.id));
        }
    }
}

/// A name below a point, kept inside the hall.
fn label(ui: &Ui, ground: Ground, below: bevy_egui::egui::Pos2, words: &str) {
    let size = measure(ui, f32::INFINITY, words, TextStyle::SMALL) + vec2(STEP, 0.0);
    let inside = ground.floor.shrink2(size * 0.5 + vec2(2.0, 2.0));
    let middle = inside.clamp(below + vec2(0.0, size.y * 0.42));
    let tag = Rect::from_center_size(middle, size);
    ui.painter().rect_filled(tag, 4.0, PAPER);
    write_centred(ui, tag, words, TextStyle::SMALL.in_colour(INK));
}

fn fittings(painter: &Painter, ground: Ground, relay: &Relay) {
    let parameters = relay.parameters();
    let faint = Stroke::new(1.0, SAND_DEEP);
    let side = ground.long(0.8).max(20.0);
    if let Some(charger) = &parameters.charger {
        let at = ground.at(charger.at_m);
        painter.circle_stroke(at, ground.long(charger.cable_m), faint);
        let block = Rect::from_center_size(at, vec2(side, side));
        painter.rect(block, 4.0, PETROL, Stroke::new(2.0, INK), StrokeKind::Inside);
        Pictogram::Power.draw(painter, block.shrink(side * 0.16), PAPER);
        // The lamp: what is plugged in has enough.
        let enough = 0.01 * charger.enough_percent;
        if relay.moved().iter().any(|of| of.plugged && of.charge >= enough) {
            let lamp = block.right_top();
            painter.circle(lamp, 9.0, LEAF, Stroke::new(1.5, INK));
            Pictogram::Tick.draw(painter, Rect::from_center_size(lamp, vec2(13.0, 13.0)), PAPER);
        }
    }
    if let Some(tap) = &parameters.tap {
        let at = ground.at(tap.at_m);
        painter.circle_stroke(at, ground.long(tap.reach_m), faint);
        painter.circle(at, side * 0.5, SKY, Stroke::new(2.0, INK));
        Pictogram::Rain.draw(painter, Rect::from_center_size(at, vec2(side, side) * 0.7), INK);
    }
}

/// Shelves full of boxes, the same in every session.
fn shelf(painter: &Painter, place: Rect) {
    painter.rect(place, 2.0, WOOD, Stroke::new(2.0, INK), StrokeKind::Inside);
    let small = place.width().min(place.height());
    if small < 16.0 {
        return;
    }
    let row = 34.0_f32.min(small);
    let rows = (place.height() / row).floor().max(1.0) as usize;
    let tall = place.height() / rows as f32;
    for at in 0..rows {
        let top = place.top() + tall * at as f32;
        let board = Rect::from_min_size(bevy_egui::egui::pos2(place.left(), top), vec2(place.width(), tall));
        painter.hline(board.x_range(), board.bottom(), Stroke::new(1.0, INK));
        let mut left = board.left() + 5.0;
        let mut nth = at * 7;
        loop {
            let wide = tall * [0.55, 0.8, 0.65, 0.5, 0.9][nth % 5];
            if left + wide > board.right() - 4.0 {
                break;
            }
            let box_of = Rect::from_min_size(bevy_egui::egui::pos2(left, top + tall * 0.2), vec2(wide, tall * 0.62));
            let fill = [SAND, SAND_DEEP, PAPER, SAND][nth % 4];
            painter.rect(box_of, 2.0, fill, Stroke::new(1.0, INK), StrokeKind::Inside);
            left += wide + 6.0 + tall * 0.3 * ((nth % 3) as f32);
            nth += 1;
        }
    }
}

/// A doorway: shut, a bar across; open, two leaves along the way. Its levers stand beside, bent over while held.
fn doorway(painter: &Painter, ground: Ground, relay: &Relay, door: usize) {
    let of = &relay.parameters().doors[door];
    let place = ground.rect(of.at_m, of.half_m);
    let edge = Stroke::new(2.0, INK);
    // One passes across the thinner.
    let upright = place.width() <= place.height();
    if relay.is_door_open(door) {
        let reach = place.width().max(place.height()) * 0.46;
        let thin = 5.0;
        for end in [-1.0, 1.0] {
            let (at, size) = if upright {
                (vec2(reach * 0.5, end * place.height() * 0.5), vec2(reach, thin))
            } else {
                (vec2(end * place.width() * 0.5, reach * 0.5), vec2(thin, reach))
            };
            let leaf = Rect::from_center_size(place.center() + at, size);
            painter.rect(leaf, 1.0, CORAL, Stroke::new(1.0, INK), StrokeKind::Inside);
        }
    } else {
        painter.rect(place, 1.0, CORAL, edge, StrokeKind::Inside);
        if upright {
            painter.hline(place.x_range(), place.center().y, edge);
        } else {
            painter.vline(place.center().x, place.y_range(), edge);
        }
    }
    let held = relay.walkers().into_iter().filter_map(|walker| match walker.holds {
        Held::Door(held) if held == door => walker.hands_m,
        _ => None,
    });
    let held: Vec<[f64; 2]> = held.collect();
    for lever in &of.levers {
        let at = ground.at(lever.at_m);
        let is_held = held.contains(&lever.at_m);
        painter.rect(
            Rect::from_center_size(at, vec2(14.0, 14.0)),
            3.0,
            if is_held { SUN } else { SAND_DEEP },
            Stroke::new(1.5, INK),
            StrokeKind::Inside,
        );
        let tip = at + if is_held { vec2(9.0, 5.0) } else { vec2(4.0, -11.0) };
        painter.line_segment([at, tip], Stroke::new(3.0, INK));
        painter.circle(tip, 4.0, CORAL, Stroke::new(1.0, INK));
    }
}

/// Boxes that fell all over a way.
fn pile(painter: &Painter, place: Rect) {
    painter.rect(place, 2.0, SAND_DEEP, Stroke::new(2.0, INK), StrokeKind::Inside);
    let across = 3;
    let side = place.width() / across as f32;
    let rows = (place.height() / side).floor().max(1.0) as usize;
    for nth in 0..across * rows {
        let (row, column) = (nth / across, nth % across);
        let middle = place.min
            + vec2(
                side * (column as f32 + 0.5),
                place.height() / rows as f32 * (row as f32 + 0.5),
            );
        let turned = [0.2, -0.35, 0.5, -0.1][nth % 4];
        let body = Body::new(painter, middle, turned, side * 0.42);
        let fill = [WOOD, SAND, PAPER][nth % 3];
        body.slab([-1.0, -0.8], [1.0, 0.8], fill, Stroke::new(1.5, INK));
        body.line([-1.0, 0.0], [1.0, 0.0], Stroke::new(1.0, INK));
    }
    let sign = Rect::from_center_size(place.center(), vec2(34.0, 34.0));
    painter.circle(sign.center(), 17.0, CORAL, Stroke::new(2.0, PAPER));
    Pictogram::Minus.draw(painter, sign.shrink(6.0), PAPER);
}

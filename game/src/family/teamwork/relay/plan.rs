//! « Relève ! »: the hall as a plan on which stickers are put. What each points at has a ring in their colour.

use bevy_egui::egui::{Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};
use simulation::teamwork::relay::{Parameters, Relay, Spot, Sticker};

use super::ground::Ground;
use super::signs;
use crate::family::face::Stage;
use crate::kit::token;
use crate::theme::{INK, PAPER, PLAYERS, SAND_DEEP, STEP, SUN_SOFT};

/// Radius of a sticker on the plan, and beside it, points.
const RADIUS: f32 = 17.0;
const WAITS: f32 = 24.0;
/// On the sheet on which hands find their way from one thing to the next, a metre is so long, points; and so far apart, and
/// so far left of the hall, the stickers lie in two columns.
const SHEET: f32 = 40.0;
const APART: f32 = 130.0;
const COLUMNS: usize = 2;

/// Where something stands on the plan, m. A place is pointed at beside what may stand in it.
fn at(relay: &Relay, spot: Spot) -> Option<[f64; 2]> {
    let parameters = relay.parameters();
    match spot {
        Spot::Load(load) => {
            let moved = relay.moved();
            let found = moved.iter().find(|of| of.load == usize::from(load))?;
            Some(found.at_m)
        }
        Spot::Place(place) => {
            let place = parameters.places.get(usize::from(place))?;
            Some([
                place.at_m[0] - place.radius_m * 0.75,
                place.at_m[1] + place.radius_m * 0.75,
            ])
        }
        Spot::Door(door) => Some(parameters.doors.get(usize::from(door))?.at_m),
        Spot::Charger => Some(parameters.charger.as_ref()?.at_m),
        Spot::Tap => Some(parameters.tap.as_ref()?.at_m),
    }
}

/// All that stands on the plan, by its name.
fn named(parameters: &Parameters, name: &str) -> Option<Spot> {
    let of = |place: Option<usize>, spot: fn(u8) -> Spot| place.map(|place| spot(place as u8));
    let loads = of(parameters.loads.iter().position(|load| load.id == name), Spot::Load);
    let places = of(parameters.places.iter().position(|place| place.id == name), Spot::Place);
    let doors = of(parameters.doors.iter().position(|door| door.id == name), Spot::Door);
    let charger = parameters
        .charger
        .iter()
        .find(|of| of.id == name)
        .map(|_| Spot::Charger);
    let tap = parameters.tap.iter().find(|of| of.id == name).map(|_| Spot::Tap);
    loads.or(places).or(doors).or(charger).or(tap)
}

/// The place of a sticker among the others.
fn nth(parameters: &Parameters, name: &str) -> Option<usize> {
    let word = |sticker: &Sticker| Sticker::WORDS.get(*sticker as usize) == Some(&name);
    parameters.stickers.iter().position(word)
}

/// Where a choice lies, for hands that go from one to the next.
pub(super) fn lies(relay: &Relay, choice: &str) -> Option<Pos2> {
    let parameters = relay.parameters();
    if let Some(nth) = nth(parameters, choice) {
        let (row, column) = (nth / COLUMNS, nth % COLUMNS);
        return Some(pos2(
            (column as f32 - COLUMNS as f32) * APART,
            (row as f32 + 0.5) * APART,
        ));
    }
    let [x, y] = at(relay, named(parameters, choice)?)?;
    Some(pos2(x as f32 * SHEET, (parameters.size_m[1] - y) as f32 * SHEET))
}

/// A sticker.
fn sticker(painter: &Painter, at: Pos2, radius: f32, of: Sticker) {
    painter.circle(at, radius, SUN_SOFT, Stroke::new(2.0, INK));
    let sign = signs::sign_of(Sticker::WORDS[of as usize]);
    sign.draw(painter, Rect::from_center_size(at, vec2(1.25, 1.25) * radius), INK);
}

/// Where the stickers wait, beside the hall.
fn tray(place: Rect, nth: usize, count: usize) -> Pos2 {
    let rows = count.div_ceil(COLUMNS).max(1);
    let cell = vec2(place.width() / COLUMNS as f32, place.height() / rows as f32);
    let (row, column) = (nth / COLUMNS, nth % COLUMNS);
    place.min + vec2(cell.x * (column as f32 + 0.5), cell.y * (row as f32 + 0.5))
}

/// A veil over the hall: time stands.
pub(super) fn veil(painter: &Painter, ground: Ground) {
    painter.rect_filled(ground.floor, 0.0, PAPER.gamma_multiply(0.3));
}

/// Stickers on the plan.
pub(super) fn stuck(painter: &Painter, ground: Ground, relay: &Relay) {
    for (of, spot, _) in relay.stickers() {
        if let Some(at) = at(relay, spot) {
            // Over a load, so that it is seen what is meant.
            let lift = if matches!(spot, Spot::Load(_)) {
                1.1 * RADIUS
            } else {
                0.0
            };
            sticker(painter, ground.at(at) - vec2(0.0, lift), RADIUS, of);
        }
    }
}

/// Stickers beside the plan: those that wait, those in a hand, the places of those that are put.
pub(super) fn waiting(ui: &Ui, place: Rect, relay: &Relay) {
    let painter = ui.painter();
    let stickers = &relay.parameters().stickers;
    let put = relay.stickers();
    for (nth, of) in stickers.iter().enumerate() {
        let at = tray(place, nth, stickers.len());
        if put.iter().any(|(known, ..)| known == of) {
            painter.circle_stroke(at, WAITS, Stroke::new(1.5, SAND_DEEP));
            continue;
        }
        let holder = (0..simulation::MAX_SEATS).find(|seat| relay.sticker_in_hand(*seat) == Some(*of));
        let lift = if holder.is_some() { STEP } else { 0.0 };
        sticker(painter, at - vec2(0.0, lift), WAITS, *of);
        if let Some(seat) = holder {
            token(painter, at + vec2(WAITS, -WAITS - lift) * 0.75, 10.0, seat);
        }
    }
}

/// What each points at.
pub(super) fn pointed(painter: &Painter, ground: Ground, side: Rect, stage: Stage, relay: &Relay, names: &[&str]) {
    let parameters = relay.parameters();
    for (seat, choice) in (0..).zip(stage.pointed) {
        let Some(name) = choice.and_then(|choice| names.get(usize::from(choice))) else {
            continue;
        };
        let on = match nth(parameters, name) {
            Some(nth) => Some((tray(side, nth, parameters.stickers.len()), WAITS)),
            None => named(parameters, name)
                .and_then(|spot| at(relay, spot))
                .map(|at| (ground.at(at), RADIUS)),
        };
        let Some((on, radius)) = on else { continue };
        let radius = radius + 6.0 + 4.0 * f32::from(seat);
        painter.circle_stroke(on, radius, Stroke::new(7.0, PAPER));
        painter.circle_stroke(on, radius, Stroke::new(4.0, PLAYERS[usize::from(seat % 4)]));
        token(painter, on + vec2(radius, -radius) * 0.75, 9.0, seat);
    }
}

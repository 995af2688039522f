//! Loads in the hall: handles where hands can hold, the load itself, the cable on which it hangs.

use bevy_egui::egui::{Painter, Pos2, Rect, Stroke, pos2, vec2};
use simulation::teamwork::relay::{Held, Load, Moved, Relay};

use super::ground::{Body, Ground};
use super::looks::{self, State};
use crate::kit::Pictogram;
use crate::theme::{INK, PETROL, SUN_SOFT, WHITE};

/// The sign of what is special about a load is so large, points.
const SIGN: f32 = 11.0;

/// How a load that is there looks just now.
pub(super) fn state(of: &Moved, tick: u32) -> State {
    let (sin, cos) = (of.turned.sin(), of.turned.cos());
    let [x, y] = of.water.1;
    let rolled = of.at_m[0] * cos + of.at_m[1] * sin;
    State {
        water: of.water.0 as f32,
        swing: vec2((x * cos + y * sin) as f32, (y * cos - x * sin) as f32),
        spills: of.spills,
        charge: of.charge as f32,
        rolled: rolled as f32,
        beat: tick as f32 / simulation::TICKS_PER_SECOND as f32,
    }
}

/// Where one stands to hold a load, m.
pub(super) fn handles<'l>(load: &'l Load, of: &'l Moved) -> impl Iterator<Item = [f64; 2]> + 'l {
    let (sin, cos) = (of.turned.sin(), of.turned.cos());
    load.handles.iter().map(move |handle| {
        let [along, across] = handle.at_m;
        [
            of.at_m[0] + along * cos - across * sin,
            of.at_m[1] + along * sin + across * cos,
        ]
    })
}

pub(super) fn draw(painter: &Painter, ground: Ground, relay: &Relay) {
    let tick = relay.tick();
    let parameters = relay.parameters();
    let moved = relay.moved();
    if let (Some(charger), Some(plugged)) = (&parameters.charger, moved.iter().find(|of| of.plugged)) {
        cable(painter, ground.at(charger.at_m), ground.at(plugged.at_m));
    }
    for of in &moved {
        let load = &parameters.loads[of.load];
        if of.arrived_s.is_none() {
            for handle in handles(load, of) {
                let at = ground.at(handle);
                painter.line_segment([at, ground.at(of.at_m)], Stroke::new(4.0, INK));
                painter.circle(at, 5.0, WHITE, Stroke::new(2.0, INK));
            }
        }
        looks::draw(
            Body::new(painter, ground.at(of.at_m), of.turned, ground.unit),
            load,
            state(of, tick),
        );
        let held = relay
            .walkers()
            .into_iter()
            .filter(|walker| walker.holds == Held::Load(of.load));
        if of.arrived_s.is_none() && of.heavy && held.count() < 2 {
            let side = ground.long(load.half_m[0].min(load.half_m[1]));
            pair(painter, ground.at(of.at_m) - vec2(0.0, side + SIGN));
        }
    }
}

/// It takes two.
fn pair(painter: &Painter, at: Pos2) {
    painter.circle(at, SIGN, SUN_SOFT, Stroke::new(1.5, INK));
    Pictogram::Pair.draw(painter, Rect::from_center_size(at, vec2(1.4, 1.4) * SIGN), INK);
}

/// It hangs down a little.
fn cable(painter: &Painter, from: Pos2, to: Pos2) {
    let middle = pos2(0.5 * (from.x + to.x), 0.5 * (from.y + to.y) + 0.18 * from.distance(to));
    let point = |part: f32| {
        let (one, other) = (from.lerp(middle, part), middle.lerp(to, part));
        one.lerp(other, part)
    };
    let points: Vec<Pos2> = (0..=10).map(|step| point(step as f32 / 10.0)).collect();
    painter.add(bevy_egui::egui::Shape::line(points, Stroke::new(4.0, PETROL)));
}

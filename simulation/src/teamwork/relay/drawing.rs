//! A relay in plan, for clips, claim pages and the group.

use std::f64::consts::FRAC_PI_2;

use super::running::Relay;
use crate::{Gauge, Picture, Plan, PlanShape, Token, Unit};

/// A battery that asks for attention, %.
const LOW_PERCENT: f64 = 20.0;
/// Water that asks for attention, %.
const LITTLE_PERCENT: f64 = 60.0;

/// A point on the sheet, where the first direction is up and the second to the left: up in the hall is up.
fn placed([right, up]: [f64; 2]) -> [f64; 2] {
    [up, 0.0 - right]
}

fn rectangle(name: &str, centre: [f64; 2], half: [f64; 2]) -> PlanShape {
    PlanShape::Rectangle {
        name: name.to_owned(),
        centre: placed(centre),
        half: [half[1], half[0]],
    }
}

fn circle(name: &str, centre: [f64; 2], radius: f64) -> PlanShape {
    PlanShape::Circle {
        name: name.to_owned(),
        centre: placed(centre),
        radius,
    }
}

pub(crate) fn picture(relay: &Relay) -> Picture {
    Picture::Plan(Plan {
        fixed: fixed(relay),
        moving: moving(relay),
    })
}

/// Only places have names of the scenario's: more would lie over each other on a page.
fn fixed(relay: &Relay) -> Vec<PlanShape> {
    let parameters = relay.parameters();
    let half = parameters.size_m.map(|side| 0.5 * side);
    let mut shapes = vec![rectangle("hall", half, half)];
    shapes.extend(
        parameters
            .walls
            .iter()
            .map(|wall| rectangle("wall", wall.at_m, wall.half_m)),
    );
    let doors = parameters
        .doors
        .iter()
        .enumerate()
        .filter(|(at, _)| !relay.is_door_open(*at));
    shapes.extend(doors.map(|(_, door)| rectangle("door", door.at_m, door.half_m)));
    let blocked = relay.blocked().and_then(|at| parameters.corridors.get(at));
    shapes.extend(blocked.map(|way| rectangle("blocked", way.at_m, way.half_m)));
    shapes.extend(
        parameters
            .places
            .iter()
            .map(|place| circle(&place.id, place.at_m, place.radius_m)),
    );
    shapes.extend(parameters.charger.iter().map(|of| circle("fitting", of.at_m, 0.3)));
    shapes.extend(parameters.tap.iter().map(|of| circle("fitting", of.at_m, 0.3)));
    shapes
}

fn moving(relay: &Relay) -> Vec<Token> {
    let token = |name: &str, seat: Option<u8>, at: [f64; 2], turned: f64| {
        let [up, left] = placed(at);
        Token {
            name: name.to_owned(),
            seat,
            position: [up, left, 0.0],
            // Counted from up.
            heading: Some(turned - FRAC_PI_2),
        }
    };
    let walkers = relay.walkers();
    let people = walkers
        .iter()
        .map(|of| token("carrier", Some(of.seat), of.at_m, of.faces));
    let moved = relay.moved();
    let loads = moved.iter().map(|of| {
        let id = &relay.parameters().loads[of.load].id;
        token(id, None, of.at_m, of.turned)
    });
    people.chain(loads).collect()
}

/// What is worth a number: charge or water of what is held, what has arrived, the time of the stretch.
pub(crate) fn gauges(relay: &Relay, seat: usize) -> Vec<Gauge> {
    let percent = |name: &str, part: f64, low: f64| Gauge {
        name: name.to_owned(),
        value: 100.0 * part,
        unit: Unit::Percent,
        is_low: 100.0 * part < low,
    };
    let mut gauges = Vec::new();
    if let Some(load) = relay.carrier_of(seat).and_then(|carrier| relay.held_by(carrier)) {
        let (of, freight) = (&relay.parameters().loads[load], &relay.state.loads[load]);
        if of.sloshes() {
            gauges.push(percent("water", freight.water, LITTLE_PERCENT));
        }
        if of.is_electric() {
            gauges.push(percent("charge", freight.charge, LOW_PERCENT));
        }
    }
    if let Some(left) = relay.left_s() {
        gauges.push(Gauge {
            name: "time_left".to_owned(),
            value: left,
            unit: Unit::Second,
            is_low: false,
        });
    }
    let arrived = relay.state.loads.iter().filter(|load| load.arrived.is_some()).count();
    if arrived > 0 {
        gauges.push(Gauge {
            name: "loads_arrived".to_owned(),
            value: arrived as f64,
            unit: Unit::None,
            is_low: false,
        });
    }
    gauges
}

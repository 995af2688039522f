//! A flight in plan, for clips and claim pages.

use super::course::{Goal, Light};
use super::running::Flight;
use crate::{Gauge, Picture, Plan, PlanShape, Token, Unit};

pub(crate) fn picture(flight: &Flight) -> Picture {
    Picture::Plan(Plan {
        fixed: fixed(flight),
        moving: moving(flight),
    })
}

fn fixed(flight: &Flight) -> Vec<PlanShape> {
    let cage = flight.cage();
    let mut shapes = vec![
        PlanShape::Rectangle {
            name: "cage".to_owned(),
            centre: [0.0, 0.0],
            half: cage.half_m,
        },
        PlanShape::Circle {
            name: "pad".to_owned(),
            centre: cage.pad_m,
            radius: cage.pad_radius_m,
        },
        PlanShape::Circle {
            name: "pilot".to_owned(),
            centre: cage.pilot_m,
            radius: 0.3,
        },
        PlanShape::Circle {
            name: "lantern".to_owned(),
            centre: [cage.lantern_m[0], cage.lantern_m[1]],
            radius: 0.2,
        },
    ];
    let down = flight.post_down();
    for (index, post) in cage.posts.iter().enumerate() {
        let number = index + 1;
        shapes.push(match down {
            Some((lying, along_y)) if lying == index => {
                let (long, thick) = (0.5 * cage.post_height_m, cage.post_radius_m);
                PlanShape::Rectangle {
                    name: format!("post_down_{number}"),
                    centre: post.at_m,
                    half: if along_y { [thick, long] } else { [long, thick] },
                }
            }
            _ => PlanShape::Circle {
                name: format!("post_{number}"),
                centre: post.at_m,
                radius: cage.post_radius_m.max(0.15),
            },
        });
    }
    shapes
}

fn moving(flight: &Flight) -> Vec<Token> {
    let token = |name: &str, position: [f64; 3]| Token {
        name: name.to_owned(),
        seat: None,
        position,
        heading: None,
    };
    let mut tokens = vec![Token {
        name: "drone".to_owned(),
        seat: Some(0),
        position: flight.position().to_array(),
        heading: Some(flight.heading_rad()),
    }];
    if let Some(neighbour) = flight.neighbour() {
        tokens.push(token("neighbour", neighbour.to_array()));
    }
    let pad = flight.cage().pad_m;
    match flight.light() {
        Light::Off => {}
        Light::Orange => tokens.push(token("light_orange", [pad[0], pad[1], 2.0])),
        Light::Green => tokens.push(token("light_green", [pad[0], pad[1], 2.0])),
    }
    if flight.lantern_lit() {
        tokens.push(token("lantern_lit", flight.cage().lantern_m));
    }
    if let (Goal::Lantern | Goal::Post(_), Some([x, y])) = (flight.goal(), flight.goal_at()) {
        tokens.push(token("goal", [x, y, flight.cage().post_height_m]));
    }
    let gust = flight.gust_wind();
    if gust.x != 0.0 || gust.y != 0.0 {
        tokens.push(Token {
            name: "gust".to_owned(),
            seat: None,
            position: flight.position().to_array(),
            heading: Some(libm::atan2(gust.y, gust.x)),
        });
    }
    tokens
}

/// Height over the floor and charge.
pub(crate) fn gauges(flight: &Flight) -> Vec<Gauge> {
    vec![
        Gauge {
            name: "altitude".to_owned(),
            value: flight.altitude_m().max(0.0),
            unit: Unit::Metre,
            is_low: false,
        },
        Gauge {
            name: "battery".to_owned(),
            value: flight.battery_percent(),
            unit: Unit::Percent,
            is_low: flight.battery_low(),
        },
    ]
}

//! Flights: a netted cage in the hall of a tiers-lieu, a drone, and hands on two sticks as on a real remote (mode 2: the
//! left hand rises and turns, the right hand moves).

mod bank;
mod hearing;
mod moments;
mod scene;
mod signs;
mod view;

use bevy::prelude::*;

use super::face::Face;
use super::moment::Moment;
use super::push::{Button, Push};
use crate::devices::lever::Lever;
use crate::kit::Pictogram;

use view::View;

/// The face of flights.
pub(crate) struct FlightFace;

/// Helps that can be asked for before play.
const HELPS: [(&str, &str); 2] = [
    ("assist_position", "game-help-position"),
    ("assist_angle", "game-help-angle"),
];

impl Face for FlightFace {
    fn kind(&self) -> &'static str {
        "flight"
    }

    fn sign(&self) -> Pictogram {
        Pictogram::Drone
    }

    fn sign_of(&self, id: &str) -> Pictogram {
        signs::sign_of(id)
    }

    fn lever(&self, name: &str, place: usize) -> Lever {
        match name {
            "yaw" => Lever::LeftX,
            "climb" => Lever::LeftY,
            "roll" => Lever::RightX,
            "pitch" => Lever::RightY,
            _ => super::plain::ordinary::lever(place),
        }
    }

    fn push(&self, lever: Lever) -> Push {
        let (words, signs) = match lever {
            Lever::LeftY => ("game-legend-rise", [Pictogram::Fall, Pictogram::Rise]),
            Lever::LeftX => ("game-legend-turn", [Pictogram::Back, Pictogram::Again]),
            Lever::RightY => ("game-legend-ahead", [Pictogram::Downward, Pictogram::Upward]),
            Lever::RightX => ("game-legend-aside", [Pictogram::Back, Pictogram::Onward]),
        };
        Push { words, signs }
    }

    fn hand(&self, left: bool) -> &'static str {
        if left { "game-flight-left" } else { "game-flight-right" }
    }

    fn setting(&self, choice: &str) -> Option<&'static str> {
        Some(match choice {
            "assist_position" => "game-help-position",
            "assist_angle" => "game-help-angle",
            "assist_rate" => "game-help-rate",
            _ => return None,
        })
    }

    fn helps(&self) -> &'static [(&'static str, &'static str)] {
        &HELPS
    }

    fn button(&self, name: &str) -> Option<Button> {
        (name == "stop").then_some(Button {
            label: "game-stop",
            legend: "game-legend-stop",
            briefing: "game-controls-stop",
        })
    }

    fn views(&self) -> &'static [&'static str] {
        &View::WORDS
    }

    fn moments(&self) -> &'static [Moment] {
        &moments::MOMENTS
    }

    fn plugin(&self, app: &mut App) {
        app.add_plugins(scene::plugin);
        app.add_systems(Startup, bank::load);
    }
}

//! A fête that is moved through a warehouse, seen from above: walls, doors, loads that turn and bump, who carries them;
//! the plan with its stickers; the fête with what has arrived.

mod dust;
mod fete;
mod ground;
mod hall;
mod hearing;
mod list;
mod loads;
mod looks;
mod moments;
mod people;
mod plan;
mod scene;
mod signs;

use bevy::prelude::App;
use bevy_egui::egui::{Pos2, Ui};
use simulation::Activity;
use simulation::teamwork::relay::Relay;
use situation::scenario::Scenario;

use crate::devices::Lever;
use crate::family::cross::Cross;
use crate::family::face::{Face, Stage};
use crate::family::moment::Moment;
use crate::kit::{Kit, Pictogram};

/// The face of a relay.
pub(crate) struct RelayFace;

fn relay_of(activity: &dyn Activity) -> Option<&Relay> {
    activity.as_any().downcast_ref()
}

impl Face for RelayFace {
    fn kind(&self) -> &'static str {
        "relay"
    }

    fn sign(&self) -> Pictogram {
        Pictogram::Van
    }

    fn sign_of(&self, id: &str) -> Pictogram {
        signs::sign_of(id)
    }

    fn lever(&self, _name: &str, place: usize) -> Lever {
        if place == 0 { Lever::LeftX } else { Lever::LeftY }
    }

    fn cross(&self, activity: &dyn Activity, seat: u8) -> Cross {
        let Some(relay) = relay_of(activity) else {
            return Cross::Levers;
        };
        if relay.puts_stickers(seat) {
            Cross::Points("game-relay-point")
        } else if relay.is_relief() || relay.feasts().is_some() || !relay.is_here(seat) || relay.waits(seat) {
            Cross::Rests
        } else {
            Cross::Walks {
                keys: "game-relay-walk-keys",
                stick: "game-relay-walk",
            }
        }
    }

    fn lies(&self, activity: &dyn Activity, choice: &str) -> Option<Pos2> {
        let relay = relay_of(activity).filter(|relay| relay.is_handing_over())?;
        plan::lies(relay, choice)
    }

    fn is_flat(&self) -> bool {
        true
    }

    fn columns(&self) -> f32 {
        0.44
    }

    fn hand(&self, _left: bool) -> &'static str {
        "game-relay-hand"
    }

    fn flat(&self, ui: &Ui, kit: &Kit<'_>, stage: Stage, activity: &dyn Activity, scenario: &Scenario) {
        if let Some(relay) = relay_of(activity) {
            scene::draw(ui, kit, stage, scenario, relay);
        }
    }

    fn moments(&self) -> &'static [Moment] {
        &moments::MOMENTS
    }

    fn plugin(&self, app: &mut App) {
        app.add_plugins((hearing::plugin, scene::plugin));
    }
}

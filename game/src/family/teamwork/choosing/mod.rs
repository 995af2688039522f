//! Choosing a place: drawings of places, a curtain, cards, and the day that follows.

mod day;
mod forms;
mod hearing;
mod moments;
mod scene;
mod signs;
mod table;

use bevy::prelude::App;
use bevy_egui::egui::Ui;
use simulation::Activity;
use simulation::teamwork::choosing::Choosing;
use situation::scenario::Scenario;

use crate::family::face::{Face, Stage};
use crate::family::moment::Moment;
use crate::kit::{Kit, Pictogram};

/// The face of choosing a place.
pub(crate) struct ChoosingFace;

fn choosing_of(activity: &dyn Activity) -> Option<&Choosing> {
    activity.as_any().downcast_ref()
}

impl Face for ChoosingFace {
    fn kind(&self) -> &'static str {
        "choosing"
    }

    fn sign(&self) -> Pictogram {
        Pictogram::Map
    }

    fn sign_of(&self, id: &str) -> Pictogram {
        signs::sign_of(id)
    }

    fn is_flat(&self) -> bool {
        true
    }

    fn flat(&self, ui: &Ui, kit: &Kit<'_>, stage: Stage, activity: &dyn Activity, scenario: &Scenario) {
        if let Some(choosing) = choosing_of(activity) {
            scene::draw(ui, kit, stage, scenario, choosing);
        }
    }

    fn moments(&self) -> &'static [Moment] {
        &moments::MOMENTS
    }

    fn plugin(&self, app: &mut App) {
        app.add_plugins((hearing::plugin, scene::plugin));
    }
}

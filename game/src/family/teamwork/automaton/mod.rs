//! Automata: a machine with a face, a front with signs, and people around it.

mod figure;
mod front;
mod hearing;
mod moments;
mod pen;
mod portrait;
mod scene;
mod signs;
mod surprises;

use bevy::prelude::App;
use bevy_egui::egui::Ui;
use simulation::Activity;
use simulation::teamwork::automaton::Automaton;
use situation::scenario::Scenario;

use crate::family::face::{Face, Stage};
use crate::family::moment::Moment;
use crate::kit::{Kit, Pictogram};

/// The face of automata.
pub(crate) struct AutomatonFace;

fn automaton_of(activity: &dyn Activity) -> Option<&Automaton> {
    activity.as_any().downcast_ref()
}

impl Face for AutomatonFace {
    fn kind(&self) -> &'static str {
        "automaton"
    }

    fn sign(&self) -> Pictogram {
        Pictogram::Pair
    }

    fn sign_of(&self, id: &str) -> Pictogram {
        signs::sign_of(id)
    }

    fn is_flat(&self) -> bool {
        true
    }

    fn flat(&self, ui: &Ui, kit: &Kit<'_>, stage: Stage, activity: &dyn Activity, scenario: &Scenario) {
        if let Some(machine) = automaton_of(activity) {
            scene::wall(ui, stage.whole, stage.place);
            scene::draw(ui, kit, stage.place, scenario, machine);
        }
    }

    fn calls(&self, kit: &Kit<'_>, _scenario: &Scenario, activity: &dyn Activity, choice: &str) -> Option<String> {
        signs::calls(kit, automaton_of(activity)?, choice)
    }

    fn moments(&self) -> &'static [Moment] {
        &moments::MOMENTS
    }

    fn plugin(&self, app: &mut App) {
        app.add_plugins((hearing::plugin, scene::plugin));
    }
}

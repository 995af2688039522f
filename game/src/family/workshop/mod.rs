//! Workshops: a bench in a tiers-lieu, wood, tools that are pointed at, and a hand over the piece.

mod bank;
mod beside;
mod hearing;
pub(super) mod line;
mod moments;
mod progress;
mod scene;
mod sheet;
mod signs;
mod tape;
mod view;

use bevy::prelude::*;
use simulation::Activity;
use simulation::workshop::Workshop;
use situation::scenario::Scenario;

use super::face::{Face, HandOver};
use super::leaf::Leaf;
use super::moment::Moment;
use super::push::{Button, Push};
use crate::devices::lever::Lever;
use crate::kit::{Kit, Pictogram};

use view::View;

/// From so far off the hand is led at full speed, mm.
const FAR_MM: f32 = 90.0;

/// The hand over the piece that is worked on, mm.
fn hand_over(workshop: &Workshop) -> Option<HandOver> {
    let asked = workshop.asked_place_mm();
    let goal = |way: usize| asked.map(|asked| asked[way] as f32);
    // Across a piece on the bench any place is as good.
    let across = goal(1).filter(|_| workshop.piece_on_machine().is_some());
    Some(HandOver {
        at: workshop.hand_mm()?.map(|mm| mm as f32),
        goal: [goal(0), across],
        far: FAR_MM,
    })
}

/// The face of workshops.
pub(crate) struct WorkshopFace;

impl Face for WorkshopFace {
    fn kind(&self) -> &'static str {
        "workshop"
    }

    fn sign(&self) -> Pictogram {
        Pictogram::Saw
    }

    fn sign_on_card(&self, scenario: &Scenario) -> Pictogram {
        // Where somebody works across the bench there is a word for their not knowing how to go on.
        if scenario.words.contains_key("colleague_unsure") {
            Pictogram::Joined
        } else {
            self.sign()
        }
    }

    fn sign_of(&self, id: &str) -> Pictogram {
        signs::sign_of(id)
    }

    fn lever(&self, name: &str, place: usize) -> Lever {
        match name {
            "along" => Lever::RightX,
            "across" => Lever::RightY,
            _ => super::plain::ordinary::lever(place),
        }
    }

    fn push(&self, lever: Lever) -> Push {
        let (words, signs) = match lever {
            Lever::LeftX | Lever::RightX => ("game-legend-along", [Pictogram::Back, Pictogram::Onward]),
            Lever::LeftY | Lever::RightY => ("game-legend-across", [Pictogram::Downward, Pictogram::Upward]),
        };
        Push { words, signs }
    }

    fn hand(&self, _left: bool) -> &'static str {
        "game-workshop-hand"
    }

    fn button(&self, name: &str) -> Option<Button> {
        (name == "stop").then_some(Button {
            label: "game-stop",
            legend: "game-legend-let-go",
            briefing: "game-controls-let-go",
        })
    }

    fn points(&self) -> bool {
        true
    }

    fn stays(&self) -> bool {
        true
    }

    fn also(&self, activity: &dyn Activity, choice: &str) -> Option<&'static str> {
        let workshop: &Workshop = activity.as_any().downcast_ref()?;
        let is_tool = workshop.parameters().tools.iter().any(|tool| tool.id == choice);
        (is_tool && workshop.piece_in_hand().is_some()).then_some("game-workshop-lays-down")
    }

    fn calls(&self, kit: &Kit<'_>, scenario: &Scenario, activity: &dyn Activity, choice: &str) -> Option<String> {
        signs::calls(kit, scenario, activity.as_any().downcast_ref()?, choice)
    }

    fn hand_over(&self, activity: &dyn Activity) -> Option<HandOver> {
        hand_over(activity.as_any().downcast_ref()?)
    }

    fn at_hand(&self) -> &'static [&'static str] {
        &["mark", "cut", "drill_hole", "sand"]
    }

    fn small_steps(&self) -> &'static [[&'static str; 2]] {
        &[["less", "more"], ["less_across", "more_across"]]
    }

    fn leaf(&self, activity: &dyn Activity) -> Option<Leaf> {
        let workshop: &Workshop = activity.as_any().downcast_ref()?;
        let page = workshop.open_page()?;
        Some(Leaf {
            close: "sheet",
            back: "page_back",
            on: "page_on",
            nearer: sheet::nearer(workshop, page),
        })
    }

    fn views(&self) -> &'static [&'static str] {
        &View::WORDS
    }

    fn looks_by_itself(&self) -> bool {
        true
    }

    fn moments(&self) -> &'static [Moment] {
        &moments::MOMENTS
    }

    fn moments_in(&self, activity: &dyn Activity) -> &'static [Moment] {
        let workshop: Option<&Workshop> = activity.as_any().downcast_ref();
        match workshop.and_then(Workshop::colleague) {
            Some(_) => &moments::TOGETHER,
            None => &moments::MOMENTS,
        }
    }

    fn plugin(&self, app: &mut App) {
        app.add_plugins((scene::plugin, hearing::plugin));
    }

    fn overlay(&self, app: &mut App) {
        app.add_plugins((sheet::plugin, beside::plugin, tape::plugin, progress::plugin));
    }
}

//! Lines: a post by a belt, pieces that are looked at, gauged and stamped, and a machine with a hatch.

mod chart;
mod hearing;
mod moments;
mod record;
mod reveal;
mod scene;
mod signs;
mod view;

use bevy::prelude::*;
use simulation::Activity;
use simulation::workshop::line::Line;

use crate::family::face::Face;
use crate::family::leaf::Leaf;
use crate::family::moment::Moment;
use crate::family::push::Button;
use crate::kit::Pictogram;

use view::View;

/// The face of lines.
pub(crate) struct LineFace;

fn line_of(activity: &dyn Activity) -> Option<&Line> {
    activity.as_any().downcast_ref()
}

impl Face for LineFace {
    fn kind(&self) -> &'static str {
        "line"
    }

    fn sign(&self) -> Pictogram {
        Pictogram::Gauge
    }

    fn sign_of(&self, id: &str) -> Pictogram {
        signs::sign_of(id)
    }

    fn hand(&self, _left: bool) -> &'static str {
        "game-line-hand"
    }

    fn button(&self, name: &str) -> Option<Button> {
        (name == "stop").then_some(Button {
            label: "game-stop",
            legend: "game-legend-machine-off",
            briefing: "game-controls-machine-off",
        })
    }

    fn points(&self) -> bool {
        true
    }

    fn stays(&self) -> bool {
        true
    }

    fn leaf(&self, activity: &dyn Activity) -> Option<Leaf> {
        line_of(activity)?.record_page()?;
        Some(Leaf {
            close: "record",
            back: "page_back",
            on: "page_on",
            nearer: 0,
        })
    }

    fn views(&self) -> &'static [&'static str] {
        &View::WORDS
    }

    fn moments(&self) -> &'static [Moment] {
        &moments::MOMENTS
    }

    fn plugin(&self, app: &mut App) {
        app.add_plugins((scene::plugin, hearing::plugin));
    }

    fn overlay(&self, app: &mut App) {
        app.add_plugins((record::plugin, reveal::plugin));
    }
}

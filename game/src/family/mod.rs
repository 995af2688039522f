//! Families: what the game knows of a kind of activity beyond what the activity says of itself.
//!
//! Everything else in the game asks the activity (choices and what kind each is, gauges, picture, prompt) or its
//! [`Face`]. A kind that has no face is played with the plain one: its choices as buttons, its picture as the scene. A
//! test reads the game outside this folder and fails on a word of a family's vocabulary.

mod flight;
mod plain;

use bevy::prelude::*;

use crate::devices::Lever;
use crate::kit::Pictogram;

pub(crate) use flight::Rehearsal;

/// What a lever does, said and drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Push {
    /// Sentence of the legend.
    pub(crate) words: &'static str,
    /// Signs of pushing it towards −1 and towards +1.
    pub(crate) signs: [Pictogram; 2],
}

/// The face of a kind of activity: hands, signs, words, scene and sounds. Whatever it leaves out is plain.
pub(crate) trait Face: Send + Sync {
    /// The word in scenario files.
    fn kind(&self) -> &'static str;

    /// True where nothing but the picture shows what happens.
    fn is_plain(&self) -> bool {
        false
    }

    /// The sign of the family, on cards and headings.
    fn sign(&self) -> Pictogram {
        Pictogram::Pair
    }

    /// The sign of a choice, a prompt, a gauge or a button, by its id.
    fn sign_of(&self, id: &str) -> Pictogram {
        plain::sign_of(id)
    }

    /// The lever that moves the stick called `name`, the `place`-th among the sticks.
    fn lever(&self, _name: &str, place: usize) -> Lever {
        plain::lever(place)
    }

    /// What a lever does.
    fn push(&self, lever: Lever) -> Push {
        plain::push(lever)
    }

    /// What a hand does, in a sentence: the left one, or the right one.
    fn hand(&self, _left: bool) -> &'static str {
        plain::hand()
    }

    /// The sentence on a setting's button in the corner; without one, the scenario's words for the choice.
    fn setting(&self, _choice: &str) -> Option<&'static str> {
        None
    }

    /// The settings that a learner can ask for before play, with their sentences: (choice, sentence).
    fn helps(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    /// The sentence on a button that is held, and the one that tells what it does; without them, its id.
    fn button(&self, _name: &str) -> Option<Button> {
        None
    }

    /// From where the scene can be looked at, as sentences: the first is the ordinary one.
    fn views(&self) -> &'static [&'static str] {
        &[]
    }

    /// Scene, sounds and what else is drawn of it.
    fn plugin(&self, _app: &mut App) {}
}

/// What is said of a button that is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Button {
    /// On the button.
    pub(crate) label: &'static str,
    /// Beside its key, in the legend.
    pub(crate) legend: &'static str,
    /// On the page before play.
    pub(crate) briefing: &'static str,
}

/// All faces.
pub(crate) const FACES: [&dyn Face; 1] = [&flight::FlightFace];

/// The face of a kind; the plain one where it has none.
pub(crate) fn face(kind: &str) -> &'static dyn Face {
    FACES
        .into_iter()
        .find(|face| face.kind() == kind)
        .unwrap_or(&plain::PlainFace)
}

pub(super) fn plugin(app: &mut App) {
    for face in FACES {
        face.plugin(app);
    }
    app.add_plugins(plain::plugin);
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod walls_tests;

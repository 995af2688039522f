//! What the game knows of a kind of activity beyond what the activity says of itself.

use bevy::prelude::App;
use bevy_egui::egui::{Pos2, Rect, Ui};
use simulation::{Activity, MAX_SEATS};
use situation::scenario::Scenario;

use super::cross::Cross;
use super::leaf::Leaf;
use super::moment::Moment;
use super::plain::ordinary as plain;
use super::push::{Button, Push};
use crate::devices::lever::Lever;
use crate::kit::{Kit, Pictogram};

/// Where something is drawn that has no scene.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stage {
    /// All of the picture: what is behind.
    pub(crate) whole: Rect,
    /// The part of it that nothing lies over.
    pub(crate) place: Rect,
    /// The choice that each seat points at in it.
    pub(crate) pointed: [Option<u8>; MAX_SEATS as usize],
}

/// A hand that sticks move over something, along and across, units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct HandOver {
    pub(crate) at: [f32; 2],
    /// Where it is asked to be; `None` where any place is as good.
    pub(crate) goal: [Option<f32>; 2],
    /// From so far off it goes as fast as it can.
    pub(crate) far: f32,
}

/// The face of a kind of activity: hands, signs, words, scene and sounds. Whatever it leaves out is plain.
pub(crate) trait Face: Send + Sync {
    /// The word in scenario files.
    fn kind(&self) -> &'static str;

    /// True where nothing but the picture shows what happens.
    fn is_plain(&self) -> bool {
        false
    }

    /// It has no scene: [`Face::flat`] draws it.
    fn is_flat(&self) -> bool {
        false
    }

    /// Part of the height that the columns of several take.
    fn columns(&self) -> f32 {
        0.46
    }

    /// Draws it, where it has no scene.
    fn flat(&self, _ui: &Ui, _kit: &Kit<'_>, _stage: Stage, _activity: &dyn Activity, _scenario: &Scenario) {}

    /// Where a choice lies in the flat picture now, on a sheet of its own: hands go from one to the next. What lies there
    /// needs no button.
    fn lies(&self, _activity: &dyn Activity, _choice: &str) -> Option<Pos2> {
        None
    }

    /// What the cross of a device does for a seat now.
    fn cross(&self, _activity: &dyn Activity, _seat: u8) -> Cross {
        Cross::Levers
    }

    /// The sign of the family, on cards and headings.
    fn sign(&self) -> Pictogram {
        Pictogram::Pair
    }

    /// The sign of one situation, on its card and its headings: two of a family are told apart without reading.
    fn sign_on_card(&self, _scenario: &Scenario) -> Pictogram {
        self.sign()
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

    /// Things are pointed at in the picture, which shows all of them: they need no buttons, and hands without a pointer
    /// walk from one to the next.
    fn points(&self) -> bool {
        false
    }

    /// What a choice is called as things stand, where that changes; without it, the scenario's words.
    fn calls(&self, _kit: &Kit<'_>, _scenario: &Scenario, _activity: &dyn Activity, _choice: &str) -> Option<String> {
        None
    }

    /// What else a choice would do now, as a sentence below its name where it is pointed at.
    fn also(&self, _activity: &dyn Activity, _choice: &str) -> Option<&'static str> {
        None
    }

    /// The hand that the first two sticks move over something, where that is: where it is and where it is asked to be
    /// along and across (`None` where any place is as good), units.
    fn hand_over(&self, _activity: &dyn Activity) -> Option<HandOver> {
        None
    }

    /// The choices that move a hand by a small step, back and on, for each stick: the wheel of the mouse makes those of
    /// the first (of the second with the shift key), and nobody needs a button for them.
    fn small_steps(&self) -> &'static [[&'static str; 2]] {
        &[]
    }

    /// The choices that are done where the hand is: a press of the mouse there does the one that is the main act.
    fn at_hand(&self) -> &'static [&'static str] {
        &[]
    }

    /// The page that lies over the picture now.
    fn leaf(&self, _activity: &dyn Activity) -> Option<Leaf> {
        None
    }

    /// What was made stays to be looked at once the session is over.
    fn stays(&self) -> bool {
        false
    }

    /// From where the scene can be looked at, as sentences: the first is the ordinary one.
    fn views(&self) -> &'static [&'static str] {
        &[]
    }

    /// The eye goes by itself where what is done asks: [`Signs::view`](crate::scene::Signs) says what the view's button leads
    /// to, where it leads anywhere.
    fn looks_by_itself(&self) -> bool {
        false
    }

    /// What is worth a picture, in the order in which it comes.
    fn moments(&self) -> &'static [Moment] {
        &[]
    }

    /// The same, of those that come in a session like this one.
    fn moments_in(&self, _activity: &dyn Activity) -> &'static [Moment] {
        self.moments()
    }

    /// Scene and sounds.
    fn plugin(&self, _app: &mut App) {}

    /// What it writes over its scene.
    fn overlay(&self, _app: &mut App) {}
}

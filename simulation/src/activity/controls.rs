//! What a seat does in a tick, and what that means in an activity.

use serde::{Deserialize, Serialize};

/// The wheel of verbs, an input of every situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verb {
    /// « Signaler »: something is not as it should be.
    Signal,
    /// « Demander »: help, information.
    Ask,
    /// « Proposer ».
    Propose,
    /// « Reçu »: I heard you.
    Acknowledge,
}

impl Verb {
    /// All verbs, in the order of the wheel; the index is the value of the field `verb` of event `verb`.
    pub const ALL: [Self; 4] = [Self::Signal, Self::Ask, Self::Propose, Self::Acknowledge];
    /// The word of the rule language and of the field `verb`: `signal`, `ask`, `propose`, `acknowledge`.
    pub const WORDS: [&'static str; 4] = ["signal", "ask", "propose", "acknowledge"];

    /// Place in [`Verb::ALL`].
    pub const fn index(self) -> u8 {
        self as u8
    }
}

/// What one seat does during one tick, quantised: the journal holds exactly this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeatInput {
    /// Sticks, −127..=127 (−128 is read as −127), in the order of [`Controls::sticks`].
    pub sticks: [i8; 4],
    /// Buttons held down: bit `i` is `Controls::buttons[i]`.
    pub held: u8,
    /// A choice made in this tick: 0 none, else 1 + index into [`Controls::choices`].
    pub choice: u8,
    /// A verb chosen on the wheel in this tick.
    pub verb: Option<Verb>,
}

/// What a choice is to the one who makes it: screens lay it out by this.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ChoiceKind {
    /// Something that is done: it happens once, now.
    Act,
    /// One way out of several in which something can stand, e.g. a help level. The settings of one `of` exclude each
    /// other; the one that stands is the one that is not open.
    Setting {
        /// What it sets, e.g. `assist`.
        of: String,
    },
    /// Something that is pointed at, e.g. a part that is looked at: the picture shows where it is.
    Thing,
}

/// Something that a seat can choose.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Choice {
    /// Lower-case id with underscores, e.g. `look_propellers`, `arm`, `assist_angle`. The scenario has words for it.
    pub name: String,
    /// What it is.
    pub kind: ChoiceKind,
}

impl Choice {
    /// Something that is done.
    pub fn act(name: &str) -> Self {
        Self::of_kind(name, ChoiceKind::Act)
    }

    /// One of the ways in which `of` can stand.
    pub fn setting(of: &str, name: &str) -> Self {
        Self::of_kind(name, ChoiceKind::Setting { of: of.to_owned() })
    }

    /// Something that is pointed at.
    pub fn thing(name: &str) -> Self {
        Self::of_kind(name, ChoiceKind::Thing)
    }

    fn of_kind(name: &str, kind: ChoiceKind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
        }
    }
}

/// What the devices of a seat mean in an activity. Names are ids: the game has glyphs for them, scenarios words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Controls {
    /// Up to four names, e.g. `roll`, `pitch`, `yaw`, `climb`.
    pub sticks: Vec<String>,
    /// Up to eight names of what is held, e.g. `stop`.
    pub buttons: Vec<String>,
    /// Up to 255.
    pub choices: Vec<Choice>,
}

impl Controls {
    /// Index of the choice called `name`.
    pub fn choice_index(&self, name: &str) -> Option<u8> {
        self.choices.iter().position(|c| c.name == name).map(|i| i as u8)
    }

    /// Name of the choice at `index`.
    pub fn choice_name(&self, index: u8) -> Option<&str> {
        self.choices.get(usize::from(index)).map(|choice| choice.name.as_str())
    }

    /// Names of all choices, in order.
    pub fn choice_names(&self) -> impl Iterator<Item = &str> {
        self.choices.iter().map(|choice| choice.name.as_str())
    }
}

//! What a seat can choose: stickers and what stands on the plan are pointed at, the rest is done.

use super::parameters::Parameters;
use super::sticker::{Spot, Sticker};

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Grip,
    LetGo,
    Here,
    Ready,
    Plug,
    Unplug,
    Note,
    HandOver,
    TakePlace,
    TakeOver,
    Finish,
}

impl Act {
    pub(crate) const ALL: [(Self, &'static str); 11] = [
        (Self::Grip, "grip"),
        (Self::LetGo, "let_go"),
        (Self::Here, "here"),
        (Self::Ready, "ready"),
        (Self::Plug, "plug"),
        (Self::Unplug, "unplug"),
        (Self::Note, "note"),
        (Self::HandOver, "hand_over"),
        (Self::TakePlace, "take_place"),
        (Self::TakeOver, "take_over"),
        (Self::Finish, "finish"),
    ];
}

/// A choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    Act(Act),
    /// A sticker, by its place in the parameters.
    Sticker(u8),
    Spot(Spot),
}

/// All that stands on the plan, with its name.
pub(crate) fn spots(parameters: &Parameters) -> Vec<(Spot, String)> {
    let loads = (0..).map(Spot::Load).zip(parameters.loads.iter().map(|load| &load.id));
    let places = (0..)
        .map(Spot::Place)
        .zip(parameters.places.iter().map(|place| &place.id));
    let doors = (0..).map(Spot::Door).zip(parameters.doors.iter().map(|door| &door.id));
    let charger = parameters.charger.iter().map(|charger| (Spot::Charger, &charger.id));
    let tap = parameters.tap.iter().map(|tap| (Spot::Tap, &tap.id));
    let all = loads.chain(places).chain(doors).chain(charger).chain(tap);
    all.map(|(spot, id)| (spot, id.clone())).collect()
}

/// All choices in the order of the controls, with their names.
pub(crate) fn all(parameters: &Parameters) -> (Vec<Choice>, Vec<String>) {
    let acts = Act::ALL.map(|(act, name)| (Choice::Act(act), name.to_owned()));
    let word = |sticker: &Sticker| Sticker::WORDS[*sticker as usize].to_owned();
    let stickers = (0..).map(Choice::Sticker).zip(parameters.stickers.iter().map(word));
    let spots = spots(parameters).into_iter().map(|(spot, id)| (Choice::Spot(spot), id));
    acts.into_iter().chain(stickers).chain(spots).unzip()
}

impl Choice {
    /// What the controls say of it.
    pub(crate) fn control(self, name: &str) -> crate::Choice {
        match self {
            Self::Act(_) => crate::Choice::act(name),
            Self::Sticker(_) | Self::Spot(_) => crate::Choice::thing(name),
        }
    }
}

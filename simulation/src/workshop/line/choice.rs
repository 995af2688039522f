//! What a seat can choose: everything at the post is pointed at, and what is done is an act.

use super::card::Tray;
use super::layout::Movable;
use super::parameters::Parameters;

/// How the belt goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Pace {
    /// A piece comes when it is called.
    ByHand,
    /// The next one comes by itself, after a while.
    Slow,
    /// The next one comes by itself, soon.
    Quick,
}

impl Pace {
    pub(crate) const ALL: [Self; 3] = [Self::ByHand, Self::Slow, Self::Quick];
    pub(crate) const WORDS: [&'static str; 3] = ["belt_by_hand", "belt_slow", "belt_quick"];
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    PutRight,
    ClearJam,
    Start,
    SendOrder,
    Ready,
    PageBack,
    PageOn,
    Finish,
}

impl Act {
    pub(crate) const ALL: [(Self, &'static str); 8] = [
        (Self::PutRight, "put_right"),
        (Self::ClearJam, "clear_jam"),
        (Self::Start, "start"),
        (Self::SendOrder, "send_order"),
        (Self::Ready, "ready"),
        (Self::PageBack, "page_back"),
        (Self::PageOn, "page_on"),
        (Self::Finish, "finish"),
    ];
}

/// A choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    Belt,
    Thing(Movable),
    Card,
    StopButton,
    Hatch,
    /// A place behind the hatch.
    Suspect(u8),
    Spot(u8),
    Pace(Pace),
    Act(Act),
}

/// Names of what every line has.
pub(crate) const PLACES: [(Choice, &str); 4] = [
    (Choice::Belt, "belt"),
    (Choice::Card, "rule_card"),
    (Choice::StopButton, "stop_button"),
    (Choice::Hatch, "hatch"),
];

/// All choices in the order of the controls, with their names.
pub(crate) fn all(parameters: &Parameters) -> (Vec<Choice>, Vec<String>) {
    let named = |(choice, name): (Choice, &str)| (choice, name.to_owned());
    let things = Movable::ALL.into_iter().map(Choice::Thing).zip(Movable::WORDS);
    let mut all: Vec<(Choice, String)> = PLACES.into_iter().chain(things).map(named).collect();
    let suspects = (0_u8..).zip(&parameters.culprits);
    all.extend(suspects.map(|(at, culprit)| (Choice::Suspect(at), culprit.id.clone())));
    let spots = (0_u8..).zip(&parameters.spots);
    all.extend(spots.map(|(at, spot)| (Choice::Spot(at), spot.id.clone())));
    let paces = Pace::ALL.into_iter().map(Choice::Pace).zip(Pace::WORDS);
    all.extend(paces.map(named));
    all.extend(Act::ALL.map(|(act, name)| named((Choice::Act(act), name))));
    all.into_iter().unzip()
}

impl Choice {
    /// What the controls say of it.
    pub(crate) fn control(self, name: &str) -> crate::Choice {
        match self {
            Self::Pace(_) => crate::Choice::setting("belt", name),
            Self::Act(_) => crate::Choice::act(name),
            _ => crate::Choice::thing(name),
        }
    }

    /// The tray that this is.
    pub(crate) fn tray(self) -> Option<Tray> {
        match self {
            Self::Thing(Movable::Keep) => Some(Tray::Keep),
            Self::Thing(Movable::Repair) => Some(Tray::Repair),
            Self::Thing(Movable::Aside) => Some(Tray::Aside),
            _ => None,
        }
    }
}

//! What a seat can choose: cards are pointed at, and the rest is done.

use super::parameters::Parameters;
use crate::teamwork::Level;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Here,
    Ready,
    OpenCurtain,
    CloseCurtain,
    PutBack,
    Finish,
}

impl Act {
    pub(crate) const ALL: [(Self, &'static str); 6] = [
        (Self::Here, "here"),
        (Self::Ready, "ready"),
        (Self::OpenCurtain, "open_curtain"),
        (Self::CloseCurtain, "close_curtain"),
        (Self::PutBack, "put_back"),
        (Self::Finish, "finish"),
    ];
}

/// A choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Takes the card of this clue into the hand.
    Take(u8),
    /// Lays what is in the hand at this place.
    Lay(u8),
    /// Chooses this place.
    Vote(u8),
    Act(Act),
    Level(Level),
}

/// Names of what is made of a place's id.
pub(crate) fn lay_name(place: &str) -> String {
    format!("lay_{place}")
}

/// Names of what is made of a place's id.
pub(crate) fn vote_name(place: &str) -> String {
    format!("choose_{place}")
}

/// All choices in the order of the controls, with their names.
pub(crate) fn all(parameters: &Parameters) -> (Vec<Choice>, Vec<String>) {
    let clues = (0..).zip(&parameters.clues);
    let take = clues.map(|(at, clue)| (Choice::Take(at), clue.id.clone()));
    let places = || (0..).zip(&parameters.places);
    let lay = places().map(|(at, place)| (Choice::Lay(at), lay_name(&place.id)));
    let votes = places().map(|(at, place)| (Choice::Vote(at), vote_name(&place.id)));
    let acts = Act::ALL.map(|(act, name)| (Choice::Act(act), name.to_owned()));
    let levels = Level::ALL
        .map(Choice::Level)
        .into_iter()
        .zip(Level::WORDS.map(str::to_owned));
    take.chain(lay).chain(votes).chain(acts).chain(levels).unzip()
}

impl Choice {
    /// What the controls say of it.
    pub(crate) fn control(self, name: &str) -> crate::Choice {
        match self {
            Self::Take(_) => crate::Choice::thing(name),
            Self::Lay(_) | Self::Vote(_) | Self::Act(_) => crate::Choice::act(name),
            Self::Level(_) => crate::Choice::setting("level", name),
        }
    }
}

//! What a seat can choose besides flying.

use super::beat::Item;
use super::parameters::Assist;

/// A choice; [`Choice::ALL`] has the order of the controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    Look(Item),
    Treat(Item),
    Arm,
    Disarm,
    TakeOff,
    Land,
    Help(Assist),
    Restart,
    NextPost,
    Finish,
}

impl Choice {
    pub(crate) const ALL: [Self; 17] = [
        Self::Look(Item::Propellers),
        Self::Look(Item::Battery),
        Self::Look(Item::Frame),
        Self::Look(Item::Pad),
        Self::Treat(Item::Propellers),
        Self::Treat(Item::Battery),
        Self::Treat(Item::Pad),
        Self::Arm,
        Self::Disarm,
        Self::TakeOff,
        Self::Land,
        Self::Help(Assist::Position),
        Self::Help(Assist::Angle),
        Self::Help(Assist::Rate),
        Self::Restart,
        Self::NextPost,
        Self::Finish,
    ];
    pub(crate) const NAMES: [&'static str; 17] = [
        "look_propellers",
        "look_battery",
        "look_frame",
        "look_pad",
        "treat_propellers",
        "treat_battery",
        "treat_pad",
        "arm",
        "disarm",
        "take_off",
        "land",
        "assist_position",
        "assist_angle",
        "assist_rate",
        "restart",
        "next_post",
        "finish",
    ];

    /// What the controls say of it.
    pub(crate) fn control(self) -> crate::Choice {
        let name = Self::NAMES[usize::from(self.index())];
        match self {
            Self::Look(_) => crate::Choice::thing(name),
            Self::Help(_) => crate::Choice::setting("assist", name),
            _ => crate::Choice::act(name),
        }
    }

    /// From the byte of an input.
    pub(crate) fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte.checked_sub(1)?)).copied()
    }

    /// Place among the controls' choices.
    pub(crate) fn index(self) -> u8 {
        self.byte().saturating_sub(1)
    }

    /// The byte of an input.
    pub(crate) fn byte(self) -> u8 {
        Self::ALL
            .iter()
            .position(|known| *known == self)
            .map_or(0, |index| index as u8 + 1)
    }
}

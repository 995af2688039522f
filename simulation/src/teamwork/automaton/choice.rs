//! What a seat can choose: what stands on the front is pointed at, and the rest is done.

use crate::teamwork::Level;

/// Most things that stand on a module.
pub(crate) const MOST_SLOTS: u8 = 4;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Here,
    SameLetter,
    LetterBack,
    LetterOn,
    TakeRole,
    TakeHands,
    ReadBack,
    Undo,
    Finish,
}

impl Act {
    pub(crate) const ALL: [(Self, &'static str); 9] = [
        (Self::Here, "here"),
        (Self::SameLetter, "same_letter"),
        (Self::LetterBack, "letter_back"),
        (Self::LetterOn, "letter_on"),
        (Self::TakeRole, "take_role"),
        (Self::TakeHands, "take_hands"),
        (Self::ReadBack, "read_back"),
        (Self::Undo, "undo"),
        (Self::Finish, "finish"),
    ];
}

/// A choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// What stands at this place of the module: a dial, a plug, a bell, a handle.
    Slot(u8),
    Lever,
    Act(Act),
    Level(Level),
}

const SLOTS: [&str; MOST_SLOTS as usize] = ["slot_1", "slot_2", "slot_3", "slot_4"];

/// All choices in the order of the controls, with their names.
pub(crate) fn all() -> (Vec<Choice>, Vec<String>) {
    let slots = (0..MOST_SLOTS).map(Choice::Slot).zip(SLOTS);
    let lever = [(Choice::Lever, "lever")];
    let acts = Act::ALL.map(|(act, name)| (Choice::Act(act), name));
    let levels = Level::ALL.map(Choice::Level).into_iter().zip(Level::WORDS);
    let all = slots.chain(lever).chain(acts).chain(levels);
    all.map(|(choice, name)| (choice, name.to_owned())).unzip()
}

impl Choice {
    /// What the controls say of it.
    pub(crate) fn control(self, name: &str) -> crate::Choice {
        match self {
            Self::Slot(_) | Self::Lever => crate::Choice::thing(name),
            Self::Act(_) => crate::Choice::act(name),
            Self::Level(_) => crate::Choice::setting("level", name),
        }
    }
}

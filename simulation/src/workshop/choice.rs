//! What a seat can choose: everything on the bench is pointed at, and what is done is an act.

use super::parameters::Parameters;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Mark,
    Cut,
    Start,
    Drill,
    StopMachine,
    Sand,
    Screw,
    Turn,
    Less,
    More,
    PutBack,
    Keep,
    Pack,
    PageBack,
    PageOn,
    HandOver,
    Finish,
    LessAcross,
    MoreAcross,
    RubOut,
}

impl Act {
    pub(crate) const ALL: [(Self, &'static str); 20] = [
        (Self::Mark, "mark"),
        (Self::Cut, "cut"),
        (Self::Start, "start"),
        (Self::Drill, "drill_hole"),
        (Self::StopMachine, "stop_machine"),
        (Self::Sand, "sand"),
        (Self::Screw, "screw"),
        (Self::Turn, "turn"),
        (Self::Less, "less"),
        (Self::More, "more"),
        (Self::PutBack, "put_back"),
        (Self::Keep, "keep"),
        (Self::Pack, "pack"),
        (Self::PageBack, "page_back"),
        (Self::PageOn, "page_on"),
        (Self::HandOver, "hand_over"),
        (Self::Finish, "finish"),
        (Self::LessAcross, "less_across"),
        (Self::MoreAcross, "more_across"),
        (Self::RubOut, "rub_out"),
    ];
}

/// A choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// A board of this kind.
    Board(u8),
    /// The piece made or delivered for this part.
    Part(u8),
    Tool(u8),
    Machine(u8),
    Guard(u8),
    Protection(u8),
    Bench,
    Assembly,
    Aside,
    Sheet,
    Cover,
    Variant(u8),
    Act(Act),
    /// The bag of this fitting.
    Bag(u8),
    Substitute(u8),
    Stickers,
    Colleague,
}

/// Names of places that are pointed at.
pub(crate) const PLACES: [(Choice, &str); 5] = [
    (Choice::Bench, "bench"),
    (Choice::Assembly, "assembly"),
    (Choice::Aside, "aside"),
    (Choice::Sheet, "sheet"),
    (Choice::Cover, "cover"),
];

/// Name of the stickers, where there are any.
pub(crate) const STICKERS: &str = "stickers";

/// All choices in the order of the controls, with their names.
pub(crate) fn all(parameters: &Parameters) -> (Vec<Choice>, Vec<String>) {
    let numbered = |count: usize| 0..count.min(usize::from(u8::MAX)) as u8;
    let mut all: Vec<(Choice, String)> = Vec::new();
    let of = |choice: fn(u8) -> Choice, ids: Vec<String>| numbered(ids.len()).map(choice).zip(ids);
    let ids = parameters.stock.iter().map(|stock| stock.id.clone());
    all.extend(of(Choice::Board, ids.collect()));
    let ids = parameters.object.parts.iter().map(|part| part.id.clone());
    all.extend(of(Choice::Part, ids.collect()));
    let ids = parameters.tools.iter().map(|tool| tool.id.clone());
    all.extend(of(Choice::Tool, ids.collect()));
    let ids = parameters.machines.iter().map(|machine| machine.id.clone());
    all.extend(of(Choice::Machine, ids.collect()));
    let ids = parameters
        .machines
        .iter()
        .map(|machine| format!("{}_guard", machine.id));
    all.extend(of(Choice::Guard, ids.collect()));
    let ids = parameters.protection.iter().map(|worn| worn.id.clone());
    all.extend(of(Choice::Protection, ids.collect()));
    all.extend(PLACES.map(|(choice, name)| (choice, name.to_owned())));
    let ids = parameters.object.variants.iter().map(|variant| variant.id.clone());
    all.extend(of(Choice::Variant, ids.collect()));
    all.extend(Act::ALL.map(|(act, name)| (Choice::Act(act), name.to_owned())));
    // What not every bench has comes after what all have.
    let ids = parameters.fittings.iter().map(|fitting| fitting.id.clone());
    all.extend(of(Choice::Bag, ids.collect()));
    let ids = parameters.substitutes.iter().map(|substitute| substitute.id.clone());
    all.extend(of(Choice::Substitute, ids.collect()));
    all.extend((parameters.stickers.iter()).map(|_| (Choice::Stickers, STICKERS.to_owned())));
    all.extend((parameters.colleague.iter()).map(|colleague| (Choice::Colleague, colleague.id.clone())));
    all.into_iter().unzip()
}

impl Choice {
    /// What the controls say of it.
    pub(crate) fn control(self, name: &str) -> crate::Choice {
        match self {
            Self::Variant(_) => crate::Choice::setting("variant", name),
            Self::Act(_) => crate::Choice::act(name),
            _ => crate::Choice::thing(name),
        }
    }
}

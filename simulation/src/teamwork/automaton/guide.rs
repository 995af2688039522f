//! What is worth doing next for each seat: the prompt, and the choice that does it. Where people are to decide between
//! them, there is no choice.

use super::acting::DOUBTS_AFTER;
use super::choice::{Act, Choice};
use super::front::{Look, Part, Works};
use super::role::Role;
use super::running::Automaton;
use super::state::Stage;
use super::vocabulary::letter_word;
use crate::{Prompt, Verb};

/// Every prompt that can appear.
pub(crate) const PROMPTS: [&str; 27] = [
    "join",
    "turn_letter",
    "wait_others",
    "wait_letter",
    "role_hands",
    "role_carnet",
    "role_witness",
    "role_alone",
    "wait_roles",
    "set_dials",
    "set_plugs",
    "ring",
    "crank_left",
    "crank_right",
    "crank_both",
    "commit",
    "letter_again",
    "listen_page",
    "page_smudged",
    "scrap",
    "witness",
    "surprise",
    "surprise_other",
    "woke",
    "portrait",
    "moved_on",
    "over",
];

/// Advice: what is said, and the choice that does it.
pub(crate) struct Advice {
    pub(crate) prompt: Prompt,
    pub(crate) next: Option<Choice>,
}

fn says(id: &str, next: Option<Choice>) -> Advice {
    Advice {
        prompt: Prompt::plain(id),
        next,
    }
}

fn does(id: &str, act: Act) -> Advice {
    says(id, Some(Choice::Act(act)))
}

impl Advice {
    fn word(mut self, name: &str, id: &str) -> Self {
        self.prompt = self.prompt.word(name, id);
        self
    }

    fn number(mut self, name: &str, number: i64) -> Self {
        self.prompt = self.prompt.number(name, number);
        self
    }
}

pub(crate) fn prompt(machine: &Automaton, seat: usize) -> Prompt {
    let plays = matches!(machine.state.stage, Stage::Portrait(_));
    let here = machine.state.people.get(seat).is_some_and(|person| person.here);
    if machine.state.notice.is_some() && here && !plays {
        return Prompt::plain("moved_on");
    }
    advice(machine, seat).prompt
}

/// What is worth doing now.
pub(crate) fn advice(machine: &Automaton, seat: usize) -> Advice {
    let state = &machine.state;
    if state.over {
        return says("over", None);
    }
    let Some(person) = state.people.get(seat).filter(|person| person.here) else {
        return match state.stage {
            Stage::Portrait(_) => says("portrait", None),
            _ => does("join", Act::Here),
        };
    };
    let hands = person.role == Some(Role::Hands);
    match state.stage {
        Stage::Letter if !person.same_letter => {
            does("turn_letter", Act::SameLetter).word("letter", &letter_word(state.letter))
        }
        Stage::Letter if machine.here().len() < 2 => says("wait_others", None),
        Stage::Letter => says("wait_letter", None),
        Stage::Roles(_) if !person.took_role => {
            let alone = machine.here().len() < 2;
            let id = match person.role {
                Some(Role::Hands) | None if alone => "role_alone",
                Some(Role::Hands) | None => "role_hands",
                Some(Role::Carnet) => "role_carnet",
                Some(Role::Witness) => "role_witness",
            };
            does(id, Act::TakeRole)
        }
        Stage::Roles(_) => says("wait_roles", None),
        Stage::Setting => setting(machine, person.role),
        Stage::Surprise(what, _) => {
            let id = state_surprise(machine, what);
            if hands {
                does("surprise", Act::Undo).word("what", id)
            } else {
                says("surprise_other", None).word("what", id)
            }
        }
        Stage::Waking(_) => {
            let module = machine.module().and_then(|module| machine.setting.module(module));
            let part = module.map_or("", |module| Part::WORDS[module.wakes as usize]);
            says("woke", None).word("part", part)
        }
        Stage::Portrait(_) => does("portrait", Act::Finish),
    }
}

fn state_surprise(machine: &Automaton, what: u8) -> &str {
    let all = &machine.setting.parameters.surprises;
    all.get(usize::from(what)).map_or("", String::as_str)
}

/// The number of the page: modules are numbered from 1.
fn page(machine: &Automaton) -> i64 {
    machine.module().map_or(0, |module| module as i64 + 1)
}

fn setting(machine: &Automaton, role: Option<Role>) -> Advice {
    let crank = machine.works() == Some(&Works::Crank);
    let alone = machine.here().len() < 2;
    match role {
        Some(Role::Hands) => at_front(machine, alone),
        Some(Role::Witness) if !crank => says("witness", None),
        _ if crank => says("crank_right", None).number("page", page(machine)),
        // What cannot be read stands on paper; once it led astray the screen says so too.
        _ if machine.smudge_open() && machine.state.front.surprises > 0 => {
            says("page_smudged", None).number("page", page(machine))
        }
        _ => says("listen_page", None).number("page", page(machine)),
    }
}

fn at_front(machine: &Automaton, alone: bool) -> Advice {
    let front = &machine.state.front;
    if machine.is_all_set() {
        return says("commit", Some(Choice::Lever));
    }
    if front.surprises >= DOUBTS_AFTER && front.entered.iter().all(|entry| *entry == 0) {
        return says("letter_again", None).word("letter", &letter_word(machine.state.letter));
    }
    let id = match machine.works() {
        _ if front.scrap && matches!(machine.works(), Some(Works::Set(..))) => "scrap",
        Some(Works::Set(Look::Dial, _)) => "set_dials",
        Some(Works::Set(Look::Plug, _)) => "set_plugs",
        Some(Works::Crank) if alone => "crank_both",
        Some(Works::Crank) => "crank_left",
        Some(Works::Bells) | None => "ring",
    };
    says(id, None).number("page", page(machine))
}

/// Verbs that the prompt speaks of.
pub(crate) fn asked_verbs(machine: &Automaton, seat: usize) -> Vec<Verb> {
    let asks = machine.state.notice.is_none() && advice(machine, seat).prompt.id == "page_smudged";
    if asks { vec![Verb::Ask] } else { Vec::new() }
}

//! The signs of a machine's choices, prompts and gauges, and what stands at its places.

use simulation::teamwork::automaton::{Automaton, Look, Works};

use crate::kit::{Kit, Pictogram};

/// By its id. What has none of these is a thing on the front.
pub(super) fn sign_of(id: &str) -> Pictogram {
    match id {
        "lever" | "commit" => Pictogram::Power,
        "here" | "join" => Pictogram::Plus,
        "same_letter" | "turn_letter" => Pictogram::Letter,
        "letter_back" => Pictogram::Back,
        "letter_on" | "moved_on" => Pictogram::Onward,
        "letter_again" => Pictogram::Exclamation,
        "take_role" | "role_alone" => Pictogram::Tick,
        "take_hands" | "role_hands" | "set_dials" | "set_plugs" | "ring" => Pictogram::Hand,
        "role_carnet" | "listen_page" => Pictogram::Sheet,
        "role_witness" | "watch_over" => Pictogram::Eye,
        "crank_left" | "crank_right" | "crank_both" => Pictogram::Again,
        "read_back" => Pictogram::Speech,
        "undo" => Pictogram::Erase,
        "page_smudged" => Pictogram::Question,
        "scrap" => Pictogram::Scissors,
        "surprise" | "surprise_other" => Pictogram::Bulb,
        "woke" => Pictogram::Spark,
        "portrait" => Pictogram::Person,
        "finish" | "over" => Pictogram::Flag,
        "wait_others" | "wait_letter" | "wait_roles" => Pictogram::Clock,
        "level_simple" => Pictogram::HelpMost,
        "level_normal" => Pictogram::HelpSome,
        "level_hard" => Pictogram::HelpNone,
        _ => Pictogram::Target,
    }
}

/// What stands at the places of a module, from the left, is called by what it is: the same place is a dial, a plug, a
/// bell or a handle.
pub(super) fn calls(kit: &Kit<'_>, machine: &Automaton, choice: &str) -> Option<String> {
    let place: usize = choice.strip_prefix("slot_")?.parse().ok()?;
    let which = ["first", "second", "third", "fourth"].get(place.checked_sub(1)?)?;
    let id = match &machine.module_lit()?.works {
        Works::Set(Look::Dial, _) => "game-machine-dial",
        Works::Set(Look::Plug, _) => "game-machine-plug",
        Works::Bells => "game-machine-bell",
        Works::Crank => "game-machine-handle",
    };
    Some(kit.say_with(id, &[("which", (*which).into())]))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_done_has_a_sign_of_its_own() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
        let (library, _) = situation::library::Library::load(&root, &simulation::builtin());
        let scenario = library
            .iter()
            .find(|scenario| scenario.activity == "automaton")
            .unwrap();
        let mut signs: Vec<(String, Pictogram)> = Vec::new();
        for choice in &scenario.template.controls().choices {
            if choice.kind == simulation::ChoiceKind::Act {
                let sign = sign_of(&choice.name);
                let twin = signs.iter().find(|(_, other)| *other == sign);
                assert!(twin.is_none(), "{} looks like {twin:?}", choice.name);
                signs.push((choice.name.clone(), sign));
            }
        }
        assert_eq!(signs.len(), 9);
        for prompt in scenario.template.prompts() {
            assert!(sign_of(&prompt) != Pictogram::Target, "{prompt}");
        }
    }
}
